// What the scorer reads off a text, its attributions and their sources, before anything is weighed.
#include <doctest/doctest.h>

#include <string>
#include <string_view>
#include <vector>

#include "hearsay/scorer.hpp"
#include "score/passage.hpp"

using namespace hearsay;
using test::Passage;

namespace {

Passage passage_of(std::string text) {
  return {.text = std::move(text), .attributions = {}, .resolution = {}};
}

/// The features of the one attribution of a text.
StrengthFeatures read(const char* text, const char* source, const char* cue, const char* content,
                      const Source& who = {}) {
  Passage passage = passage_of(text);
  passage.add(source, cue, content, who);
  return passage.score().at(0).features;
}

Source person(Identity identity, Role role = Role::unknown) {
  Source source;
  source.identity = identity;
  source.role = role;
  return source;
}

}  // namespace

TEST_SUITE("features") {
  TEST_CASE("words and numbers are counted, marks are not") {
    struct Row {
      const char* source;
      std::uint32_t words;
    };
    for (const Row& row : {Row{"Lee", 1},
                           {"Ann Lee", 2},
                           {"Ann Lee, 63,", 3},
                           {"Ann Lee, 63, a clerk", 5},
                           {"two of 12 clerks", 4}}) {
      CAPTURE(row.source);
      const std::string text = std::string(row.source) + " said: 40 of 60, at most, came.";
      const StrengthFeatures features = read(text.c_str(), row.source, "said", "40 of 60, at most, came");
      CHECK(features.described == row.words);
      CHECK(features.words == 6);
    }
  }

  TEST_CASE("the share that is quoted, and where the first quotation stands") {
    struct Row {
      const char* content;
      double share;
      const char* first;
    };
    for (const Row& row : {Row{"it is so", 0, ""},
                           {"“it is so”", 1, "“it is so”"},
                           {"it is “so” they “hope”", 0.4, "“so”"},
                           {"“12” of 12 came", 0.25, "“12”"}}) {
      CAPTURE(row.content);
      Passage passage = passage_of("Ann Lee said " + std::string(row.content) + ".");
      passage.add("Ann Lee", "said", row.content, person(Identity::named));
      const auto verbatim = passage.score().at(0).features.verbatim;
      CHECK(verbatim.value == doctest::Approx(row.share));
      CHECK(verbatim.span == (row.first[0] == 0 ? Span{} : passage.find(row.first)));
    }
  }

  TEST_CASE("a content states something if its small words say so") {
    struct Row {
      const char* cue;
      const char* content;
      bool fragment;
    };
    for (const Row& row : {
             // a word that opens a clause, with two more behind it
             Row{"praised", "that it works", false},
             {"praised", "to leave town", false},
             {"praised", "“they left town”", false},
             {"praised", "this one", true},
             {"praised", "this", true},
             // not where it comes later
             {"praised", "the town they hate", true},
             // an auxiliary, unless a relative clause has it
             {"praised", "the bridge was hit", false},
             {"praised", "the bridge that was hit", true},
             {"praised", "the clerk who will come", true},
             {"praised", "bridges", true},
             // a cue that governs clauses may have long ones without any
             {"praised", "new bridges in all the cities of the coast", true},
             {"said", "new bridges in all the cities of the coast", false},
             {"said", "new bridges in the cities of Norway", true},
             {"said, praising", "new bridges in all the cities of the coast", false},
             {"praised, saying", "new bridges in all the cities of the coast", true},
             // and so may one that is no word
             {":", "new bridges in all the cities of the coast", false},
             {":", "new bridges", true},
         }) {
      CAPTURE(row.cue);
      CAPTURE(row.content);
      const std::string text = "Ann Lee " + std::string(row.cue) + " " + row.content + ".";
      CHECK(read(text.c_str(), "Ann Lee", row.cue, row.content).fragment == row.fragment);
    }
  }

  TEST_CASE("the parts of a content are read as one") {
    Passage passage = passage_of("New bridges, Ann Lee praised, they hate it.");
    passage.add("Ann Lee", "praised", "New bridges", person(Identity::named));
    CHECK(passage.score().at(0).features.fragment);
    // "they" opens a clause at the beginning of a content only
    passage.attributions[0].content = Spans({passage.find("New bridges"), passage.find("they hate it")});
    CHECK(passage.score().at(0).features.fragment);
    CHECK(passage.score().at(0).features.words == 5);
  }

  TEST_CASE("a deed is a cue of words that say nothing") {
    struct Row {
      const char* cue;
      bool deed;
    };
    for (const Row& row : {Row{"said", false},
                           {"marched for", true},
                           {"quietly campaigned and said", false},
                           {"according to", false},
                           {"at 12 beside", true},
                           {"for", false},
                           {"with", false},
                           {"—", false},
                           {": “", false}}) {
      CAPTURE(row.cue);
      const std::string text = "Ann Lee " + std::string(row.cue) + " the bill was dead.";
      CHECK(read(text.c_str(), "Ann Lee", row.cue, "the bill was dead").deed == row.deed);
    }
  }

  TEST_CASE("a denial is a saying, with more words or at the end of the text") {
    struct Row {
      const char* text;
      const char* cue;
      bool unsaid;
    };
    for (const Row& row : {Row{"Ann Lee denied it is so", "denied", false},
                           {"it is so, Ann Lee denied", "denied", false},
                           {"it is so, Ann Lee flatly denied", "flatly denied", false},
                           {"Ann Lee said, and never denied, that it is so", "said, and never denied", false},
                           {"Ann Lee declined to deny that it is so", "declined to deny", false},
                           {"Ann Lee declined to say that it is so", "declined to say", true},
                           {"Ann Lee never said that it is so", "never said", true}}) {
      CAPTURE(row.text);
      Passage passage = passage_of(row.text);
      passage.add("Ann Lee", row.cue, "it is so", person(Identity::named));
      passage.attributions[0].polarity = Polarity::denied;
      CHECK(passage.score().at(0).features.unsaid == row.unsaid);
      passage.attributions[0].polarity = Polarity::affirmed;
      CHECK_FALSE(passage.score().at(0).features.unsaid);
    }
  }

  TEST_CASE("who might be anybody") {
    struct Row {
      const char* source;
      Identity identity;
      const char* vague;
    };
    for (const Row& row : {Row{"A source", Identity::unnamed, "source"},
                           {"Two sources", Identity::unnamed, "sources"},
                           {"People familiar with it", Identity::group, "People"},
                           {"Close allies of the mayor", Identity::group, "allies"},
                           {"Bank insiders and others", Identity::group, "insiders"},
                           {"A clerk", Identity::unnamed, ""},
                           {"Officials", Identity::group, ""},
                           // of whom there is more to tell
                           {"A source", Identity::named, ""},
                           {"The Source", Identity::organization, ""},
                           {"A source", Identity::document, ""}}) {
      CAPTURE(row.source);
      Passage passage = passage_of(std::string(row.source) + " said it is so. A clerk said it was late.");
      passage.add(row.source, "said", "it is so", person(row.identity));
      const Span expected = row.vague[0] == 0 ? Span{} : passage.find(row.vague);
      auto vague = passage.score().at(0).features.vague;
      CHECK(vague.value == !expected.empty());
      CHECK(vague.span == expected);
      // The first mention describes the source, not the words beside this cue.
      passage.resolution.sources[0].mentions = {{passage.find("A clerk said")}};
      CHECK_FALSE(passage.score().at(0).features.vague.value);
    }
  }

  TEST_CASE("an affiliation is an institution, or a walk of life") {
    const auto affiliation = [](Role role, const char* organization) {
      Source who = person(Identity::unnamed, role);
      if (organization[0] != 0) who.organization = {organization, {2, 6}};
      return read("A clerk said it is so.", "A clerk", "said", "it is so", who).affiliation;
    };
    CHECK(affiliation(Role::unknown, "") == Shown<bool>{});
    CHECK(affiliation(Role::public_, "") == Shown<bool>{});
    CHECK(affiliation(Role::law, "") == Shown<bool>{true, {}});
    CHECK(affiliation(Role::unknown, "Bank") == Shown<bool>{true, {2, 6}});
    CHECK(affiliation(Role::law, "Bank") == Shown<bool>{true, {2, 6}});
  }

  TEST_CASE("an outlet is an institution or a text of the media, not a reporter") {
    for (const Identity identity :
         {Identity::named, Identity::unnamed, Identity::group, Identity::organization, Identity::document}) {
      for (const Role role : {Role::media, Role::business}) {
        const bool outlet =
            role == Role::media && (identity == Identity::organization || identity == Identity::document);
        CHECK(read("It said it was so.", "It", "said", "it was so", person(identity, role)).outlet == outlet);
      }
    }
  }

  TEST_CASE("people are counted who might have been named") {
    for (const Identity identity : {Identity::named, Identity::unnamed, Identity::group}) {
      Source who = person(identity);
      who.count = {3, {0, 5}};
      const auto persons =
          read("Three clerks said it is so.", "Three clerks", "said", "it is so", who).persons;
      CHECK(persons ==
            (identity == Identity::unnamed ? Shown<std::uint32_t>{3, {0, 5}} : Shown<std::uint32_t>{}));
    }
  }

  TEST_CASE("what the source is known for") {
    Source who = person(Identity::named);
    who.specificity = 2;
    who.certainty = {0.5, 1, 0.25};
    who.office = {"Chief Clerk", {3, 9}};
    who.senior = {true, {1, 5}};
    who.access = {Access::briefed, {4, 8}};
    const StrengthFeatures features = read("Ann Lee said it is so.", "Ann Lee", "said", "it is so", who);
    CHECK(features.identity == Identity::named);
    CHECK(features.specificity == 2);
    CHECK(features.certainty == 0.125);
    CHECK(features.office == Shown<bool>{true, {3, 9}});
    CHECK(features.senior == Shown<bool>{true, {1, 5}});
    CHECK(features.access == Shown<Access>{Access::briefed, {4, 8}});
    CHECK_FALSE(read("Ann Lee said it is so.", "Ann Lee", "said", "it is so").office.value);
  }

  TEST_CASE("how it was passed on, and on what terms") {
    Passage passage = passage_of("Ann Lee said it is so.");
    passage.add("Ann Lee", "said", "it is so", person(Identity::named));
    for (const Identity identity :
         {Identity::unnamed, Identity::named, Identity::group, Identity::organization})
      passage.resolution.sources.push_back(person(identity));
    Sourcing& sourcing = passage.resolution.sourcings[0];
    sourcing.via = {1, 2, 3, 4};
    sourcing.hops = 5;
    sourcing.hop_span = {8, 12};
    StrengthFeatures features = passage.score().at(0).features;
    CHECK(features.hops == Shown<std::uint8_t>{5, {8, 12}});
    CHECK(features.vague_hops == Shown<std::uint8_t>{2, {8, 12}});
    CHECK(features.reason == Shown<bool>{});
    passage.resolution.sources[0].anonymity = {{1, 3}, {5, 6}};
    CHECK(passage.score().at(0).features.reason == Shown<bool>{true, {1, 3}});
    // Those of this very attribution come first.
    sourcing.anonymity = {2, 4};
    CHECK(passage.score().at(0).features.reason == Shown<bool>{true, {2, 4}});
    // Of nobody named, there is nothing but them.
    sourcing.source.reset();
    features = passage.score().at(0).features;
    CHECK(features.reason == Shown<bool>{true, {2, 4}});
    CHECK_FALSE(features.identity);
    sourcing.anonymity = {};
    CHECK(passage.score().at(0).features.reason == Shown<bool>{});
  }
}
