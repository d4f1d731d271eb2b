// The laws of strength from text to number: a sentence and a rewritten form of it, the weaker first.
// Extraction and resolution take part, so that a law can fail here although the weights obey it.
#include <doctest/doctest.h>

#include <algorithm>
#include <initializer_list>
#include <string>

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
  for (const auto& [weaker, stronger] : pairs) {
    CAPTURE(std::string(weaker));
    CAPTURE(std::string(stronger));
    CHECK(strength(analyzer, weaker) < strength(analyzer, stronger));
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
