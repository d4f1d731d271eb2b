#include "hearsay/strength.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>
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

  TEST_CASE("each feature has its share, and says what it is for") {
    using F = StrengthFeatures;
    using W = StrengthWeights;
    struct Row {
      const char* feature;
      double W::*weight;
      void (*set)(F&);
      double times;
      const char* note;
    };
    const Row rows[] = {
        {"identity none", &W::sourceless, [](F&) {}, 1, "nobody is named as the source"},
        {"identity named", &W::named, [](F& f) { f.identity = Identity::named; }, 1, "a named person"},
        {"identity unnamed", &W::unnamed, [](F& f) { f.identity = Identity::unnamed; }, 1,
         "a person who is not named"},
        {"identity group", &W::group, [](F& f) { f.identity = Identity::group; }, 1,
         "nobody in particular: a group"},
        {"identity organization", &W::organization, [](F& f) { f.identity = Identity::organization; }, 1,
         "an organization, through nobody in particular"},
        {"identity document", &W::document, [](F& f) { f.identity = Identity::document; }, 1,
         "a document or data"},
        {"specificity 1", &W::specificity_1, [](F& f) { f.specificity = 1; }, 1,
         "described only as one of a broad class"},
        {"specificity 2", &W::specificity_2, [](F& f) { f.specificity = 2; }, 1,
         "narrowed down to an institution, a unit or a rank"},
        {"specificity 3", &W::specificity_3, [](F& f) { f.specificity = 3; }, 1, "identified beyond doubt"},
        {"vague", &W::vague, [](F& f) { f.vague.value = true; }, 1, "might be anybody"},
        {"outlet", &W::outlet, [](F& f) { f.outlet = true; }, 1, "a news outlet, which has it from others"},
        {"affiliation", &W::affiliation, [](F& f) { f.affiliation.value = true; }, 1,
         "the affiliation is given"},
        {"office", &W::office, [](F& f) { f.office.value = true; }, 1, "the office is given"},
        {"senior", &W::senior, [](F& f) { f.senior.value = true; }, 1, "said to be senior"},
        {"described", &W::described, [](F& f) { f.described = 1; }, 1.0 / 12,
         "named or described here in one word"},
        {"described", &W::described, [](F& f) { f.described = 2; }, 2.0 / 12,
         "named or described here in 2 words"},
        {"described", &W::described, [](F& f) { f.described = 12; }, 1,
         "named or described here in 12 words"},
        {"described", &W::described, [](F& f) { f.described = 40; }, 1,
         "named or described here in 40 words"},
        {"anonymity reason", &W::reason, [](F& f) { f.reason.value = true; }, 1,
         "the article says why there is no name"},
        {"persons", &W::person, [](F& f) { f.persons.value = 2; }, std::log(2), "2 people speak"},
        {"persons", &W::person, [](F& f) { f.persons.value = 5; }, std::log(5), "5 people speak"},
        {"access briefed", &W::briefed, [](F& f) { f.access.value = Access::briefed; }, 1,
         "was briefed on the matter"},
        {"access took part", &W::took_part, [](F& f) { f.access.value = Access::took_part; }, 1,
         "took part in it"},
        {"access witnessed", &W::witnessed, [](F& f) { f.access.value = Access::witnessed; }, 1,
         "saw it happen"},
        {"hop", &W::hop, [](F& f) { f.hops.value = 1; }, 1, "second-hand"},
        {"hop", &W::hop, [](F& f) { f.hops.value = 3; }, 3, "passed on 3 times"},
        {"hop unnamed", &W::vague_hop, [](F& f) { f.vague_hops.value = 1; }, 1,
         "passed on by somebody who is not named"},
        {"hop unnamed", &W::vague_hop, [](F& f) { f.vague_hops.value = 2; }, 2,
         "passed on by somebody who is not named"},
        {"quoted", &W::quoted, [](F& f) { f.verbatim.value = 0.1; }, 1, "some words stand in quote marks"},
        {"topic", &W::topic, [](F& f) { f.words = 0; }, 1,
         "a few words of the reporter's, hardly a statement"},
        {"topic", &W::topic, [](F& f) { f.words = 2; }, 0.75,
         "a few words of the reporter's, hardly a statement"},
        {"topic", &W::topic, [](F& f) { f.words = 7; }, 0.125,
         "a few words of the reporter's, hardly a statement"},
        {"topic", &W::topic, [](F& f) { f.words = 4, f.verbatim.value = 0.5; }, 0.25,
         "a few words of the reporter's, hardly a statement"},
        {"fragment", &W::fragment, [](F& f) { f.fragment = true; }, 1,
         "names something, but says nothing about it"},
        {"fragment", &W::fragment, [](F& f) { f.fragment = true, f.verbatim.value = 0.25; }, 0.75,
         "names something, but says nothing about it"},
        {"medium", &W::medium, [](F& f) { f.medium.value = true; }, 1, "can be looked up where it was said"},
        {"act writing", &W::writing, [](F& f) { f.act = Act::writing; }, 1, "put in writing"},
        {"act thought", &W::thought, [](F& f) { f.act = Act::thought; }, 1,
         "a thought or wish, not a statement"},
        {"act evidence", &W::evidence, [](F& f) { f.act = Act::evidence; }, 1, "what a text or data show"},
        {"deed", &W::deed, [](F& f) { f.deed = true; }, 1, "something done rather than said"},
        {"stance", &W::stance, [](F& f) { f.stance.value = 1; }, 0.6, "put forward as fact"},
        {"stance", &W::stance, [](F& f) { f.stance.value = 0.7; }, 0.3,
         "put a little more firmly than by \"said\""},
        {"stance", &W::stance, [](F& f) { f.stance.value = 0.5; }, 0.1,
         "put a little more firmly than by \"said\""},
        {"stance", &W::stance, [](F& f) { f.stance.value = 0.2; }, -0.2,
         "put a little less firmly than by \"said\""},
        {"stance", &W::stance, [](F& f) { f.stance.value = 0; }, -0.4,
         "put forward as a claim, a belief or a denial"},
        {"unsaid", &W::unsaid, [](F& f) { f.unsaid = true; }, 1, "not said, or refused to be said"},
        {"hypothetical", &W::hypothetical, [](F& f) { f.actuality = Actuality::hypothetical; }, 1,
         "not said: only supposed"},
        {"future", &W::future, [](F& f) { f.actuality = Actuality::future; }, 1, "not said yet"},
        {"ordered", &W::ordered, [](F& f) { f.actuality = Actuality::ordered; }, 1,
         "not said: only asked for"},
        {"contested", &W::contested, [](F& f) { f.contested.value = true; }, 1,
         "somebody else contradicts it"},
        {"independent", &W::independent,
         [](F& f) {
           f.corroborating = {7, 7};
         },
         std::log(2), "another source reports the same"},
        {"independent", &W::independent,
         [](F& f) {
           f.corroborating = {7, 9, 7};
         },
         std::log(3), "2 other sources report the same"},
    };
    for (const Row& row : rows) {
      CAPTURE(row.feature);
      CAPTURE(row.note);
      F features;
      row.set(features);
      W weights;
      weights.*row.weight = 2;
      const Strength strength = Strength::of(features, weights);
      REQUIRE(strength.contributions.size() == 1);
      CHECK(strength.contributions[0].feature == row.feature);
      CHECK(strength.contributions[0].log_odds == doctest::Approx(2 * row.times));
      CHECK(strength.contributions[0].note == row.note);
    }
  }

  TEST_CASE("what says nothing has no share") {
    using F = StrengthFeatures;
    using W = StrengthWeights;
    struct Row {
      double W::*weight;
      void (*set)(F&);
    };
    const Row rows[] = {
        {&W::person, [](F& f) { f.persons.value = 1; }},
        {&W::topic, [](F& f) { f.words = 8; }},
        {&W::topic, [](F& f) { f.verbatim.value = 1; }},
        {&W::fragment, [](F& f) { f.fragment = true, f.verbatim.value = 1; }},
        {&W::stance, [](F& f) { f.stance.value = 0.4; }},
        // A name says more than that.
        {&W::vague, [](F& f) { f.vague.value = true, f.identity = Identity::named; }},
        {&W::outlet, [](F& f) { f.outlet = true, f.identity = Identity::named; }},
        {&W::senior, [](F& f) { f.senior.value = true, f.identity = Identity::named; }},
    };
    for (const Row& row : rows) {
      CAPTURE(&row - rows);
      F features;
      row.set(features);
      W weights;
      weights.*row.weight = 2;
      CHECK(Strength::of(features, weights).contributions.empty());
    }
  }

  TEST_CASE("how wide the range is: more with doubt, and where no cue shows whose words they are") {
    StrengthWeights weights;
    weights.spread = 1;
    weights.spread_doubt = 2;
    weights.spread_cueless = 4;
    const auto width = [&](double certainty, Span cue) {
      StrengthFeatures features;
      features.certainty = certainty;
      features.cue = cue;
      const Strength strength = Strength::of(features, weights);
      CHECK(strength.low == doctest::Approx(100 - strength.high));
      return -std::log(100 / strength.high - 1);
    };
    CHECK(width(1, {1, 5}) == doctest::Approx(1));
    CHECK(width(0.5, {1, 5}) == doctest::Approx(2));
    CHECK(width(1, {}) == doctest::Approx(5));
    CHECK(width(0.25, {}) == doctest::Approx(6.5));
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
      const auto changed =
          Lexicon::builtin().with_entries("strength\t" + std::string(entry.phrase) + "\t4.5\ttest\n");
      REQUIRE(changed.has_value());
      CHECK(StrengthWeights::of(*changed) != w);
    }
  }
}
