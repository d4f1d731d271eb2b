// Mention detection: the noun phrases of an article that may refer to a source, found in one pass from left
// to right.
//
// A phrase is read by a small grammar over the vocabulary's classes; there is no parser and no part-of-speech
// tagger:
//
//     determiner?  ( modifier | title | noun | institution | place | name )*  head
//
//     two   senior   U.S.   military   officials          Defense Secretary   Chuck Hagel        the Clinton
//     campaign count modifier place  modifier   head noun          title               head: a name name
//     head: a body
//
// The head is the last element that can be one. A possessor ("Trump's tweets") and a name inside ("the
// Clinton campaign") are phrases of their own beside the one that holds them. Afterwards phrases are linked
// to the complement that follows a preposition ("a spokesman for the Pentagon") and to the apposition beside
// them ("Hugh Hill, a doctor").
//
// A bare singular ("report", "head") is as often a verb and is read as a noun only where an attribution says
// that a source begins here. O(n) in the number of tokens.
#pragma once

#include <span>
#include <vector>

#include "hearsay/attribution.hpp"
#include "source/words.hpp"

namespace hearsay::source {

enum class PhraseKind : std::uint8_t {
  person,    ///< a noun or name for a person or persons
  body,      ///< an institution, place, company …
  document,  ///< a text or data
  pronoun,
  quantity,  ///< "many", "12 percent": persons of whom nothing else is said
  other,     ///< anything else that an attribution names as its source
};

enum class Determiner : std::uint8_t {
  bare,
  definite,
  demonstrative,
  indefinite,
  one,
  another,
  other,
  quantified,
  possessive
};

/// One noun phrase.
struct Phrase {
  /// All of it, with determiner, possessor, title and name; without complement and apposition.
  IndexRange tokens;
  IndexRange full;  ///< with those
  IndexRange name;  ///< tokens of a proper name; empty where there is none

  PhraseKind kind = PhraseKind::other;
  Determiner determiner = Determiner::bare;
  Role modifying_role = Role::unknown;  ///< the role told by the modifiers, by the one nearest the head
  Gender gender = Gender::unstated;
  Pronoun pronoun;
  bool plural : 1 = false;
  bool partitive : 1 = false;  ///< "one of the officials": a part of what the phrase's complement names
  bool former : 1 = false;
  bool titled : 1 = false;  ///< a title tells that the name is a person's, and may tell the gender: "Mr."
  bool senior : 1 = false;
  bool narrowed : 1 = false;    ///< a modifier or complement narrows it to an institution, unit or trade
  bool appositive : 1 = false;  ///< it is the apposition of an earlier phrase
  bool inner : 1 = false;       ///< a name that only modifies the head of the phrase around it
  bool relative : 1 = false;    ///< who, which, that

  std::uint32_t head = 0;  ///< token of the head noun, or of the last word of the name
  std::uint32_t sentence = 0;
  std::uint32_t quotation = 0;
  std::uint32_t count = 0;  ///< 2 for "two officials"; 0 where unstated

  Index noun = none;         ///< the head noun in the list that goes with `kind`
  Index institution = none;  ///< the institution that is the head
  Index place = none;        ///< the place that is the head
  Index known = none;        ///< the well-known person who is the head

  Index modifying_institution = none;  ///< one that stands before the head: "a *Pentagon* official"
  Index modifying_body = none;         ///< "an *administration* official"
  Index modifying_place = none;        ///< "a *U.S.* official"

  // Other phrases, by index:
  Index possessor = none;   ///< the one before "'s"; the name inside; the possessive pronoun
  Index complement = none;  ///< the one after "of", "for", "at" …: whom or what the phrase belongs to
  Index apposition = none;  ///< the one beside it that names the same
  Index partner = none;     ///< the name that "and" joins to this one: "Lind" of "Senators Dal (R) and Lind"
  Index example = none;     ///< "critics such as *Senator Lind*"

  /// Turns it into another kind; its noun, an index into the list of the kind before, says nothing then.
  void become(PhraseKind other) {
    if (kind != other) noun = none;
    kind = other;
  }

  std::vector<Index> titles;   ///< nouns for the person before the name: in the vocabulary's person nouns
  std::vector<Key> modifiers;  ///< the words between determiner and head that are no determiners, to compare
  IndexRange senior_words;
};

/// Finds the phrases, ordered by their first token, an outer one after those inside it. `starts` holds, for
/// each token at which an attribution's source begins, the token at which it ends, else 0.
std::vector<Phrase> find_phrases(const Words& words, std::span<const std::uint32_t> starts);

/// Links phrases in that order to their complements, appositions and partners.
void link_phrases(const Words& words, std::span<const std::uint32_t> starts, std::vector<Phrase>& phrases);

}  // namespace hearsay::source
