#include "hearsay/strength.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <set>
#include <string>
#include <utility>

#include "lexicon/state.hpp"

using namespace hearsay;

TEST_SUITE("strength") {
  TEST_CASE("every contribution carries the words that caused it") {
    StrengthFeatures f;
    f.identity = Identity::named;
    f.specificity = 3;
    f.source = {10, 26};
    f.office = {true, {0, 9}};
    f.verbatim = {0.25, {60, 80}};
    f.words = 20;
    f.stance = {0.4, {31, 35}};
    StrengthWeights w;
    w.named = 1;
    w.specificity_3 = 0.5;
    w.office = 0.25;
    w.verbatim = 2;
    const Strength strength = Strength::of(f, w);
    const std::vector<Contribution> expected{
        {"identity named", 1, {10, 26}, "a named person"},
        {"specificity 3", 0.5, {10, 26}, "identified beyond doubt"},
        {"office", 0.25, {0, 9}, "the office is given"},
        {"verbatim", 0.5, {60, 80}, "partly quoted word for word"},
    };
    CHECK(strength.contributions == expected);
    CHECK(strength.log_odds == 2.25);
    CHECK(strength.score == doctest::Approx(90.4651));
  }

  TEST_CASE("how much is quoted is said in words") {
    for (const auto& [share, note] : {std::pair(1.0, "quoted word for word"),
                                      {0.95, "quoted word for word"},
                                      {0.9, "mostly quoted word for word"},
                                      {0.5, "mostly quoted word for word"},
                                      {0.4, "partly quoted word for word"}}) {
      StrengthFeatures features;
      features.verbatim.value = share;
      StrengthWeights weights;
      weights.verbatim = 1;
      const Strength strength = Strength::of(features, weights);
      const auto verbatim = std::find_if(strength.contributions.begin(), strength.contributions.end(),
                                         [](const Contribution& one) { return one.feature == "verbatim"; });
      REQUIRE(verbatim != strength.contributions.end());
      CHECK(verbatim->note == note);
    }
  }

  TEST_CASE("nothing known, nothing weighed: even odds") {
    CHECK(Strength::of(StrengthFeatures{}, StrengthWeights{}) == Strength{50, 50, 50, 0, {}});
  }

  TEST_CASE("the weights file names every weight once, and says why") {
    const auto& table = Lexicon::builtin().state().table("strength");
    StrengthWeights w = StrengthWeights::of(Lexicon::builtin());
    CHECK(table.entries().size() == sizeof(StrengthWeights) / sizeof(double));
    for (const auto& entry : table.entries()) {
      CAPTURE(entry.phrase);
      CHECK_FALSE(entry.field(2).empty());  // the reason
      const auto changed = Lexicon::builtin().with_entries("strength\t" + entry.phrase + "\t4.5\ttest\n");
      REQUIRE(changed.has_value());
      CHECK(StrengthWeights::of(*changed) != w);
    }
  }
}
