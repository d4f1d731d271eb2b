// What the typer looks at: everything that an article shows of an entity, as numbers.
//
// Words are looked at in two ways. A *bag* is the mean of the words' vectors, so that "virologist", which no
// training article had, counts nearly as "epidemiologist" does. A *sign* is a fact or a word in a place of
// its own ("the head is *spokesman*", "an institution for law stands before it"), hashed to a row of a table
// of learned vectors; signs that training met too rarely have none.
//
//     Gen. Karim Solane, commander of the northern garrison, told reporters …
//     title: general      head: commander      complement: northern garrison      after: , commander of …
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "hearsay/source.hpp"
#include "source/coreference.hpp"
#include "source/hearsay.hpp"
#include "tagger/features.hpp"
#include "tagger/type_network.hpp"

namespace hearsay::source {

/// Where the words of a bag stand.
enum class Bag : std::uint8_t {
  head,        ///< nouns that describe the entity
  modifier,    ///< titles and the words between determiner and head
  name,        ///< its fullest name
  complement,  ///< what stands after "of", "for", "at"
  owner,       ///< what stands before "'s"
  span,        ///< all words of the attributions' sources
  after,       ///< eight words behind the fullest mention
  before,      ///< four words before it
  cue,
  content,   ///< the first words of its statements' contents
  sentence,  ///< that of the fullest mention
  article,   ///< 256 words from all over it
};
static_assert(static_cast<std::size_t>(Bag::article) + 1 == tagger::type_bag_count);

/// What a sign says; its value is hashed with it. The order is part of the weights file.
enum class SignKind : std::uint8_t {
  phrase_kind,
  determiner,
  pronoun,
  head,       ///< a word
  ending,     ///< its last five letters, without an s: "hydrologists" end as other scientists do
  last_name,  ///< a word: the last of a name
  name,       ///< a word of a name
  given_name,
  name_length,
  shouting,  ///< the name is in capitals
  modifier,  ///< a word
  title,     ///< a noun
  title_role,
  title_sort,
  modifying_role,
  institution_before,  ///< its role: "a *Pentagon* official"
  body_before,         ///< its role
  place_before,
  institution,       ///< its role: the entity is one that the lexicon lists
  institution_name,  ///< the entity is this one
  place,
  person_noun,  ///< role, sort and whether it inherits
  body_noun,
  document_noun,
  complement,  ///< a word: the head of the complement
  complement_kind,
  complement_role,  ///< of the institution or the well-known person in it
  owner,
  owner_kind,
  owner_role,
  phrase_flags,
  count,
  next_1,  ///< a word: right behind a mention
  next_2,
  next_3,
  next_4,
  after,  ///< a word within eight behind it
  previous_1,
  previous_2,
  span,  ///< a word of an attribution's source
  cue,   ///< a word
  quotation,
  act,
  entity,
  author,
  known,  ///< the role of the well-known person at the time of the article
  members,
  speaker,
  part,
};

/// Whether a sign's value is a word, rather than a class of words.
bool is_word(SignKind kind);

/// One sign of an entity.
struct Sign {
  static constexpr std::uint32_t no_token = ~0u;

  std::uint64_t hash = 0;
  SignKind kind = SignKind::entity;
  std::uint32_t token = no_token;  ///< the word that gives it, where one does
};

struct TypeFeatures {
  tagger::TypeNetwork::Bags bags;  ///< ids of words in the tagger's vocabulary
  std::vector<Sign> signs;         ///< ordered by their hashes, each once
};

/// Reads the features of an article's entities.
class TypeFeatureReader {
 public:
  /// All must outlive the reader. O(attributions + 256).
  TypeFeatureReader(const Words& words, const tagger::Vocabulary& vocabulary, const Coreference& coreference,
                    std::span<const Attribution> attributions, std::span<const Chain> chains);

  /// Overwrites `features`. O(the entity's mentions). The bag of the article is left empty: it is the same
  /// for all; see article().
  void read(Index entity, TypeFeatures& features) const;
  std::span<const std::uint32_t> article() const noexcept { return article_; }

 private:
  class Collector;

  const Words& words_;
  const tagger::Vocabulary& vocabulary_;
  const Coreference& coreference_;
  std::span<const Attribution> attributions_;
  std::vector<std::vector<std::uint32_t>> statements_;  // by entity
  std::vector<std::uint32_t> article_;
};

/// The role in which a well-known person speaks in a year.
Role role_in_year(const Known& known, int year);

}  // namespace hearsay::source
