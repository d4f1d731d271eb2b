#include "hearsay/scorer.hpp"

#include <doctest/doctest.h>

#include <string>
#include <string_view>

#include "score/passage.hpp"

using namespace hearsay;

namespace {

using test::Passage;

Source named() {
  Source source;
  source.identity = Identity::named;
  source.specificity = 3;
  return source;
}

const Contribution* contribution(const Strength& strength, std::string_view feature) {
  for (const Contribution& each : strength.contributions) {
    if (each.feature == feature) return &each;
  }
  return nullptr;
}

}  // namespace

TEST_SUITE("scorer") {
  TEST_CASE("spans of the contributions are those of the words") {
    Passage passage{.text = "Gen. Ann Lee confirmed that the “bridge was gone” by then.",
                    .attributions = {},
                    .resolution = {}};
    Source lee = named();
    lee.office = {"General", {0, 4}};
    passage.add("Gen. Ann Lee", "confirmed", "that the “bridge was gone” by then", lee);
    const Assessment assessment = passage.score().at(0);

    const Contribution* who = contribution(assessment.strength, "identity named");
    REQUIRE(who);
    CHECK(who->evidence == passage.find("Gen. Ann Lee"));
    const Contribution* verbatim = contribution(assessment.strength, "verbatim");
    REQUIRE(verbatim);
    CHECK(verbatim->evidence == passage.find("“bridge was gone”"));
    CHECK(assessment.features.verbatim.value == doctest::Approx(3.0 / 7));
    CHECK(assessment.features.words == 7);
    CHECK(assessment.stance == Stance{1.0, false, passage.find("confirmed")});
    CHECK_FALSE(assessment.probability);
  }

  TEST_CASE("a reason for anonymity given once counts for all that the source says") {
    Passage passage{.text = "A clerk, who feared for her job, said no. The clerk said it was late.",
                    .attributions = {},
                    .resolution = {}};
    Source clerk;
    clerk.identity = Identity::unnamed;
    clerk.anonymity = {passage.find("feared for her job")};
    passage.add("The clerk", "said", "it was late", clerk);
    const Assessment assessment = passage.score().at(0);
    const Contribution* reason = contribution(assessment.strength, "anonymity reason");
    REQUIRE(reason);
    CHECK(reason->evidence == passage.find("feared for her job"));
  }

  TEST_CASE("the quotation marks of the one who passes it on are not those of his source") {
    Passage passage{.text = "“Officials told us the bridge is gone,” Ann Lee said.",
                    .attributions = {},
                    .resolution = {}};
    passage.add("Ann Lee", "said", "“Officials told us the bridge is gone,”", named());
    Source officials;
    officials.identity = Identity::group;
    passage.add("Officials", "told", "the bridge is gone", officials);
    passage.attributions[1].parent = 0;
    const auto assessments = passage.score();
    CHECK(assessments[0].features.verbatim.value == 1);
    CHECK(assessments[1].features.verbatim.value == 0);
    CHECK(assessments[0].strength.score > assessments[1].strength.score);
  }

  TEST_CASE("the marks of a title quote nobody") {
    Passage passage{.text = "The minister said the film “Snowden” had changed nothing.",
                    .attributions = {},
                    .resolution = {}};
    passage.add("The minister", "said", "the film “Snowden” had changed nothing", named());
    CHECK(passage.score().at(0).features.verbatim.value == 0);
  }

  TEST_CASE("the verb of a content makes no passive of the cue behind it") {
    Passage passage{.text = "I know how bad it is, said Smith. It is bad, said Smith.",
                    .attributions = {},
                    .resolution = {}};
    passage.add("Smith", "said", "I know how bad it is", named());
    CHECK(passage.score().at(0).stance.value == 0.4);
  }

  TEST_CASE("what the words of cue, source and content show") {
    const auto features = [](const char* text, const char* source, const char* cue, const char* content,
                             Identity identity, Role role = Role::unknown) {
      Passage passage{.text = text, .attributions = {}, .resolution = {}};
      Source who;
      who.identity = identity;
      who.role = role;
      passage.add(source, cue, content, who);
      return passage.score().at(0).features;
    };
    const auto of_cue = [&](const char* text, const char* cue, const char* content) {
      return features(text, "Ann Lee", cue, content, Identity::named);
    };
    CHECK(of_cue("Ann Lee has campaigned heavily for the bill.", "has campaigned heavily for", "the bill")
              .deed);
    CHECK_FALSE(of_cue("Ann Lee said the bill is dead.", "said", "the bill is dead").deed);
    CHECK_FALSE(of_cue("The bill is dead, to Ann Lee.", "to", "The bill is dead").deed);

    CHECK(of_cue("Ann Lee criticized the bill.", "criticized", "the bill").fragment);
    CHECK_FALSE(of_cue("Ann Lee asked whether it is so.", "asked", "whether it is so").fragment);
    CHECK_FALSE(of_cue("Ann Lee vowed to leave the town.", "vowed", "to leave the town").fragment);
    CHECK(of_cue("Ann Lee welcomed a bill that she had read.", "welcomed", "a bill that she had read")
              .fragment);
    CHECK_FALSE(of_cue("Ann Lee said the bill is dead.", "said", "the bill is dead").fragment);
    CHECK_FALSE(of_cue("Ann Lee said prices rose in all the cities of the coast.", "said",
                       "prices rose in all the cities of the coast")
                    .fragment);
    CHECK_FALSE(of_cue("Prices rose in all the cities of the coast, according to Ann Lee.", "according to",
                       "Prices rose in all the cities of the coast")
                    .fragment);

    CHECK(of_cue("Ann Lee said the bill is dead.", "said", "the bill is dead").described == 2);

    const auto cited = [&](const char* text, const char* source, Identity identity, Role role) {
      return features(text, source, "said", "it is so", identity, role);
    };
    const char* const familiar = "People familiar with the matter said it is so.";
    CHECK(cited(familiar, "People familiar with the matter", Identity::group, Role::unknown).vague.span ==
          Span{0, 6});
    CHECK_FALSE(cited("An officer said it is so.", "An officer", Identity::unnamed, Role::law).vague.value);
    CHECK(cited("The Times said it is so.", "The Times", Identity::organization, Role::media).outlet);
    CHECK_FALSE(cited("The Bank said it is so.", "The Bank", Identity::organization, Role::business).outlet);
  }

  TEST_CASE("a denial is said; a refusal is not") {
    const auto unsaid = [](const char* cue) {
      const std::string text = "Ann Lee " + std::string(cue) + " that it is so.";
      Passage passage{.text = text, .attributions = {}, .resolution = {}};
      passage.add("Ann Lee", cue, "that it is so", named());
      passage.attributions[0].polarity = Polarity::denied;
      return passage.score().at(0).features.unsaid;
    };
    CHECK_FALSE(unsaid("denied"));
    CHECK_FALSE(unsaid("disputed"));
    CHECK(unsaid("did not say"));
    CHECK(unsaid("declined to confirm"));
  }

  TEST_CASE("a probability belongs to the innermost statement that holds it") {
    Passage passage{
        .text = "Ann Lee said that experts believe rain is likely.", .attributions = {}, .resolution = {}};
    passage.add("Ann Lee", "said", "that experts believe rain is likely", named());
    passage.add("experts", "believe", "rain is likely", {});
    passage.attributions[1].parent = 0;
    const auto assessments = passage.score();
    CHECK_FALSE(assessments[0].probability);
    REQUIRE(assessments[1].probability);
    CHECK(assessments[1].probability->value == 75);
  }

  TEST_CASE("a user's own weights, in code and as entries of the lexicon") {
    Passage passage{
        .text = "Ann Lee said that the bridge was gone by noon.", .attributions = {}, .resolution = {}};
    passage.add("Ann Lee", "said", "that the bridge was gone by noon", named());
    StrengthWeights weights;
    weights.named = 7;
    CHECK(passage.score(Scorer(weights)).at(0).strength.log_odds == 7);
    const Lexicon lexicon = Lexicon::builtin().with_entries("strength\tidentity named\t7\tours\n").value();
    const Strength mine = passage.score(Scorer(lexicon)).at(0).strength;
    REQUIRE(contribution(mine, "identity named"));
    CHECK(contribution(mine, "identity named")->log_odds == 7);
  }
}
