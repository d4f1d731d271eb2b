// The laws of strength from text to number: a sentence and a rewritten form of it, the weaker first.
// Extraction and resolution take part, so that a law can fail here although the weights obey it.
#include <doctest/doctest.h>

#include <algorithm>
#include <initializer_list>
#include <string>
#include <vector>

#include "hearsay/analyzer.hpp"

using namespace hearsay;

namespace {

/// The strength of the only statement, or of the weakest where one holds another.
double strength(const Analyzer& analyzer, const std::string& text) {
  const Analysis analysis = analyzer.analyze(text).value();
  REQUIRE_MESSAGE(!analysis.statements.empty(), text);
  double weakest = 100;
  for (const Statement& statement : analysis.statements)
    weakest = std::min(weakest, statement.assessment.strength.score);
  return weakest;
}

struct Pair {
  const char* weaker;
  const char* stronger;
};

void check(std::initializer_list<Pair> pairs) {
  static const Analyzer analyzer;
  for (const Pair& pair : pairs) {
    CAPTURE(pair.weaker);
    CAPTURE(pair.stronger);
    CHECK(strength(analyzer, pair.weaker) < strength(analyzer, pair.stronger));
  }
}

}  // namespace

TEST_SUITE("rewriting") {
  TEST_CASE("an official gets a name") {
    check({
        {"An official said on Tuesday that the bridge had been destroyed in the night.",
         "Gen. Peter Hale said on Tuesday that the bridge had been destroyed in the night."},
        {"“The bridge was destroyed in the night,” a military official said.",
         "“The bridge was destroyed in the night,” Defense Minister Ann Lee said."},
    });
  }

  TEST_CASE("a source is described more closely") {
    check({
        {"People familiar with the matter said that the bridge had been destroyed in the night.",
         "A senior military official said that the bridge had been destroyed in the night."},
        {"Officials said on Tuesday that the bridge had been destroyed in the night.",
         "A senior U.S. military official said on Tuesday that the bridge had been destroyed in the night."},
    });
  }

  TEST_CASE("a paraphrase becomes a quotation") {
    check({
        {"The bridge was destroyed in the night, Ann Lee said.",
         "“The bridge was destroyed in the night,” Ann Lee said."},
        {"A senior military official said that the bridge was destroyed in the night.",
         "A senior military official said: “The bridge was destroyed in the night.”"},
    });
  }

  TEST_CASE("one more hop of hearsay") {
    check({
        {"Officials said that Ann Lee had told them that the bridge was destroyed in the night.",
         "Ann Lee had told them that the bridge was destroyed in the night."},
        {"Ann Lee reportedly told aides that the bridge had been destroyed in the night.",
         "Ann Lee told aides that the bridge had been destroyed in the night."},
    });
  }

  TEST_CASE("what was done or wanted, and what was said") {
    check({
        {"Ann Lee believes that the bridge was destroyed in the night.",
         "Ann Lee said that the bridge was destroyed in the night."},
        {"Ann Lee declined to say that the bridge was destroyed in the night.",
         "Ann Lee said that the bridge was destroyed in the night."},
        {"Ann Lee criticized the plan.", "Ann Lee said that the plan would fail within a year."},
    });
  }

  // A minister on record, an unnamed official word for word, the same paraphrased, experts who suggest.
  TEST_CASE("the order of four sources of one article") {
    const Analysis analysis =
        Analyzer()
            .analyze(
                "“Our soldiers hold the bridge and will go on to hold it,” Defense Minister Ann Lee said "
                "on Tuesday.\n\n"
                "“These are not battle-hardened troops, and they have not been in combat,” a senior "
                "military official said.\n\n"
                "A senior intelligence officer said that the troops had lost several hundred men in the "
                "last days.\n\n"
                "Experts suggest that the country views the war as a means to gain technology.\n")
            .value();
    std::vector<double> scores;  // of what is said by the article itself, not in what somebody says
    for (const Statement& statement : analysis.statements) {
      if (!statement.attribution.parent) scores.push_back(statement.assessment.strength.score);
    }
    REQUIRE(scores.size() == 4);
    for (std::size_t i = 1; i < 4; ++i) CHECK(scores[i] < scores[i - 1]);
  }

  TEST_CASE("claimed becomes said becomes confirmed") {
    check({
        {"Ann Lee claimed that the bridge had been destroyed in the night.",
         "Ann Lee said that the bridge had been destroyed in the night."},
        {"Ann Lee said that the bridge had been destroyed in the night.",
         "Ann Lee confirmed that the bridge had been destroyed in the night."},
        {"Experts suggested that the bridge had been destroyed in the night.",
         "Experts said that the bridge had been destroyed in the night."},
    });
  }
}
