// What the typer is told of an entity: which signs there are, the words that give them, and what changes
// them.
#include "source/type_features.hpp"

#include <doctest/doctest.h>

#include <array>
#include <cstdint>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "hearsay/lexicon.hpp"
#include "hearsay/model.hpp"
#include "source/contents.hpp"
#include "source/marked_article.hpp"
#include "source/vocabulary.hpp"
#include "tagger/state.hpp"

using namespace hearsay;
using namespace hearsay::source;
using test::MarkedArticle;

namespace {

constexpr std::array<std::string_view, 49> kinds{"phrase kind",
                                                 "determiner",
                                                 "pronoun",
                                                 "head",
                                                 "ending",
                                                 "last name",
                                                 "name",
                                                 "given name",
                                                 "name length",
                                                 "shouting",
                                                 "modifier",
                                                 "title",
                                                 "title role",
                                                 "title sort",
                                                 "modifying role",
                                                 "institution before",
                                                 "body before",
                                                 "place before",
                                                 "institution",
                                                 "institution name",
                                                 "place",
                                                 "person noun",
                                                 "body noun",
                                                 "document noun",
                                                 "complement",
                                                 "complement kind",
                                                 "complement role",
                                                 "owner",
                                                 "owner kind",
                                                 "owner role",
                                                 "phrase flags",
                                                 "count",
                                                 "next 1",
                                                 "next 2",
                                                 "next 3",
                                                 "next 4",
                                                 "after",
                                                 "previous 1",
                                                 "previous 2",
                                                 "span",
                                                 "cue",
                                                 "quotation",
                                                 "act",
                                                 "entity",
                                                 "author",
                                                 "known",
                                                 "members",
                                                 "speaker",
                                                 "part"};
static_assert(kinds.size() == static_cast<std::size_t>(SignKind::part) + 1);

// The signs of the source of an article's first attribution.
struct Read {
  explicit Read(std::string_view marked) : article(marked) {
    static const Vocabulary lexicon(Lexicon::builtin());
    const Words words(article.document, lexicon);
    const Contents contents(article.attributions);
    const Coreference coreference = resolve_coreference(
        words, article.attributions, contents, [](const Choice& choice) { return choice.candidates.size(); });
    const std::vector<Chain> chains =
        find_chains(words, Lexicon::builtin(), coreference, article.attributions, contents, "");
    const TypeFeatureReader reader(words, Model::builtin().state().network.vocabulary, coreference,
                                   article.attributions, chains);
    reader.read(coreference.source_of[0], features);
    for (const Sign& sign : features.signs) {
      const std::string_view kind = kinds[static_cast<std::size_t>(sign.kind)];
      std::string said(kind);
      if (sign.token != Sign::no_token) said += " " + std::string(words.text(sign.token));
      signs.insert(said);
      hashes.insert({std::string(kind), sign.hash});
    }
  }

  // Signs of a kind, as they are hashed.
  std::vector<std::uint64_t> of(std::string_view kind) const {
    std::vector<std::uint64_t> found;
    for (const auto& [name, hash] : hashes) {
      if (name == kind) found.push_back(hash);
    }
    return found;
  }
  std::string all() const {
    std::string joined;
    for (const std::string& sign : signs) joined += (joined.empty() ? "" : ", ") + sign;
    return joined;
  }

  MarkedArticle article;
  TypeFeatures features;
  std::set<std::string> signs;
  std::set<std::pair<std::string, std::uint64_t>> hashes;
};

struct Row {
  std::string_view text, signs;
};

}  // namespace

TEST_CASE("which words give which signs") {
  const Row rows[] = {
      {"[s0 Gen. Karim Solane, commander of the northern garrison,] [k0 said] [c0 no].",
       "act, after commander, after garrison, after northern, count, cue said, determiner, ending commander, "
       "entity, given name Karim, head commander, last name Solane, modifier Gen., modifying role Gen., name "
       "Karim, name Solane, name length, next 1 ,, next 2 commander, next 3 of, next 4 the, person noun "
       "commander, phrase flags, phrase kind, quotation, shouting, span Gen., span Karim, span Solane, span "
       "commander, span garrison, span northern, span of, span the, title Gen., title role Gen., title sort "
       "Gen."},
      {"[s0 A senior Pentagon official] [k0 said] [c0 no].",
       "act, count, cue said, determiner, ending official, entity, head official, institution before "
       "Pentagon, modifier Pentagon, modifier senior, modifying role Pentagon, next 1 said, next 2 no, next "
       "3 ., person noun official, phrase flags, phrase kind, quotation, span A, span Pentagon, span "
       "official, span senior"},
      {"[s0 The mayor's two lawyers] [k0 told] the court [c0 no].",
       "act, after court, count, cue told, determiner, ending lawyers, entity, head lawyers, modifier mayor, "
       "modifying role two, next 1 told, next 2 the, next 3 court, next 4 no, owner kind mayor, owner mayor, "
       "person noun lawyers, phrase flags, phrase kind, quotation, span The, span lawyers, span mayor, span "
       "two"},
      {"Yesterday [s0 the ministry] in Oslo [k0 denied] [c0 it].",
       "act, after Oslo, body noun ministry, count, cue denied, determiner, ending ministry, entity, head "
       "ministry, modifying role the, next 1 in, next 2 Oslo, next 3 denied, next 4 it, phrase flags, phrase "
       "kind, previous 1 Yesterday, quotation, span ministry, span the"},
      {"[s0 They] [k0 wrote] [c0 “no”].",
       "act, cue wrote, determiner, entity, next 1 wrote, next 2 “, next 3 no, next 4 ”, phrase kind, "
       "pronoun They, quotation, span They"},
      {"[s0 The report] [k0 says] [c0 so].",
       "act, count, cue says, determiner, document noun report, ending report, entity, head report, "
       "modifying role The, next 1 says, next 2 so, next 3 ., phrase flags, phrase kind, quotation, span "
       "The, span report"},
      {"[s0 NBRX] [k0 said] [c0 no].",
       "act, count, cue said, determiner, entity, last name NBRX, modifying role NBRX, name NBRX, name "
       "length, next 1 said, next 2 no, next 3 ., phrase flags, phrase kind, quotation, shouting, span NBRX"},
      {"Officials left. [s0 One] [k0 said] [c0 no].",
       "act, count, cue said, determiner, ending One, entity, head One, modifying role One, next 1 said, "
       "next 2 no, next 3 ., part, phrase flags, phrase kind, quotation, span One"},
      {"[s0 Ann Lind and Emil Rask] [k0 said] [c0 no].",
       "act, count, cue said, determiner, ending Lind, ending Rask, entity, head Lind, head Rask, members, "
       "modifier Ann, modifier Emil, modifier Lind, modifier Rask, modifying role Ann, next 1 said, next 2 "
       "no, next 3 ., phrase flags, phrase kind, quotation, span Ann, span Emil, span Lind, span Rask, span "
       "and"},
      {"[s0 I] [k0 think] [c0 no].",
       "act, author, cue think, determiner, entity, next 1 think, next 2 no, next 3 ., phrase kind, pronoun "
       "I, quotation, span I"},
  };
  for (const Row& row : rows) {
    CAPTURE(row.text);
    CHECK(Read(row.text).all() == row.signs);
  }
}

TEST_CASE("what a sign says of its words") {
  const struct {
    std::string_view kind, one, other;
    bool same;
  } rows[] = {
      {"institution before", "[s0 A Pentagon official] [k0 said] [c0 no].",
       "[s0 A Supreme Court official] [k0 said] [c0 no].", false},
      {"institution before", "[s0 A Pentagon official] [k0 said] [c0 no].",
       "[s0 A NATO commander] [k0 said] [c0 no].", true},
      {"count", "[s0 Two lawyers] [k0 said] [c0 no].", "[s0 Three lawyers] [k0 said] [c0 no].", false},
      {"count", "[s0 20 lawyers] [k0 said] [c0 no].", "[s0 30 lawyers] [k0 said] [c0 no].", true},
      {"determiner", "[s0 The lawyer] [k0 said] [c0 no].", "[s0 A lawyer] [k0 said] [c0 no].", false},
      {"determiner", "[s0 The lawyer] [k0 said] [c0 no].", "[s0 The lawyers] [k0 said] [c0 no].", false},
      {"determiner", "[s0 The lawyer] [k0 said] [c0 no].", "[s0 The mayor] [k0 said] [c0 no].", true},
      {"phrase flags", "[s0 The mayor] [k0 said] [c0 no].", "[s0 The former mayor] [k0 said] [c0 no].",
       false},
      {"phrase flags", "[s0 Karim Solane] [k0 said] [c0 no].", "[s0 Gen. Karim Solane] [k0 said] [c0 no].",
       false},
      {"ending", "[s0 The hydrologist] [k0 said] [c0 no].", "[s0 The geologists] [k0 said] [c0 no].", true},
      {"name length", "[s0 Karim Solane] [k0 said] [c0 no].", "[s0 Solane] [k0 said] [c0 no].", false},
      {"shouting", "[s0 NBRX] [k0 said] [c0 no].", "[s0 Nbrx] [k0 said] [c0 no].", false},
      {"complement kind", "[s0 The head of the agency] [k0 said] [c0 no].",
       "[s0 The head of the report] [k0 said] [c0 no].", false},
      {"owner role", "[s0 NATO's chief] [k0 said] [c0 no].", "[s0 Reuters' chief] [k0 said] [c0 no].", false},
      {"person noun", "[s0 The lawyer] [k0 said] [c0 no].", "[s0 The general] [k0 said] [c0 no].", false},
      {"body noun", "[s0 The army] [k0 said] [c0 no].", "[s0 The company] [k0 said] [c0 no].", false},
      {"title role", "[s0 Gen. Karim Solane] [k0 said] [c0 no].",
       "[s0 Senator Karim Solane] [k0 said] [c0 no].", false},
      {"entity", "[s0 The army] [k0 said] [c0 no].", "[s0 The lawyers] [k0 said] [c0 no].", false},
  };
  for (const auto& row : rows) {
    CAPTURE(row.one);
    CAPTURE(row.other);
    const auto one = Read(row.one).of(row.kind), other = Read(row.other).of(row.kind);
    CHECK_MESSAGE(!one.empty(), row.kind);
    CHECK_MESSAGE((one == other) == row.same, row.kind);
  }
}
