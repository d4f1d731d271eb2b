// Coreference of sources: whom each phrase of an article means. What language decides for certain is decided
// first, over the whole article: names and constructions, the most precise first (the sieve of H. Lee, A.
// Chang, Y. Peirsman, N. Chambers, M. Surdeanu and D. Jurafsky, 2013, Deterministic coreference resolution
// based on entity-centric, precision-ranked rules, Computational Linguistics 39:4). Then the nouns and
// pronouns, from left to right, each by a choice among entities.
//
//     1. names          full names, then last names, short forms and acronyms             names.cpp
//     2. constructions  appositions, "X is the Y", coordinations ("Leahy and Grassley")   names.cpp
//     3. nouns, pronouns  "the official", "the agency", "it": a network's choice          ranking.cpp
//        but "both", "the two men", "who" by rule                            nominals.cpp, pronouns.cpp
//     4. first persons  "I" is the speaker of the quotation; "we" a network's choice      pronouns.cpp
//
// All of them look at whole entities, not at pairs of mentions: once "Loretta Lynch" is known to be a woman,
// no "he" joins her. Where an article gives no sign whether a name is a person's or a company's, what is said
// of it later tells ("the company").
#pragma once

#include <algorithm>
#include <boost/container/small_vector.hpp>
#include <boost/range/iterator_range.hpp>
#include <map>
#include <span>
#include <string>
#include <unordered_map>
#include <utility>
#include <vector>

#include "source/contents.hpp"
#include "source/phrases.hpp"
#include "source/ranking.hpp"

namespace hearsay::source {

/// How many phrases or entities are looked through for one phrase at most: those of some sixty sentences.
/// Until a text holds as many, the time for a phrase grows with their number, so a limit that only a book
/// reaches would make articles quadratic.
constexpr Index most_compared = 400;

/// How many persons who share a word of their names one who is called so is compared with: more than an
/// article has.
constexpr Index most_namesakes = 64;

inline bool genders_differ(Gender a, Gender b) {
  return a != Gender::unstated && b != Gender::unstated && a != b;
}

/// Short lists, which take memory of their own only where they are longer than most.
using Indices = boost::container::small_vector<Index, 4>;
using NameKeys = boost::container::small_vector<Key, 4>;

/// Whom or what a set of phrases refers to.
// Moving a list of numbers does not throw, though small_vector does not say so.
struct Entity {          // NOLINT(bugprone-exception-escape)
  Indices phrases;       ///< in the order in which they were joined
  Indices descriptions;  ///< those of them that say something which none before them says
  PhraseKind kind = PhraseKind::person;
  bool named = false;  ///< a phrase has its proper name
  bool plural = false;
  bool author = false;  ///< the "I" or "we" of the article itself
  std::uint32_t count = 0;
  Gender gender = Gender::unstated;
  Indices nouns;  ///< head nouns and titles, in the list that goes with `kind`
  Index known = none, institution = none, place = none;
  NameKeys name;                 ///< the words of the longest name
  IndexRange name_tokens;        ///< where it stands
  std::uint32_t introduced = 0;  ///< token at which the first phrase with its name begins, or its first
  std::vector<Index> members;    ///< of a coordination: entities
  Index speaker = none;          ///< "we": the entity whose "we" it is
  Index part_of = none;          ///< "one of them": the entity that it is a part of
  bool surely_person = false;    ///< something tells of a person: a title, a gender, a noun
  std::uint32_t mentions = 0, spoken = 0;  ///< in the whole article, of what is joined so far
  Index merged_into = none;                ///< the entity that has taken over all of its phrases
};

struct Coreference {
  std::vector<Phrase> phrases;
  std::vector<Entity> entities;
  std::vector<Index> entity_of;     ///< by phrase; none for phrases that refer to nobody
  std::vector<JoinedBy> joined_by;  ///< by phrase: what joined it to its entity
  std::vector<Index> phrase_of;     ///< by attribution: the phrase that is its source; none where it has none
  std::vector<Index> source_of;     ///< by attribution: its entity; none for one without a source
  int year = 0;                     ///< that the article is most likely of
};

/// Joins the phrases of an article. O(n) in its length: each phrase is compared with those of a few
/// sentences, and no more than most_compared of them, since one sentence may hold a whole book.
Coreference resolve_coreference(const Words& words, std::span<const Attribution> attributions,
                                const Contents& contents, const Choose& choose);

/// The state that the rules share. Not for use outside of this module's coreference files.
class Sieve {
 public:
  Sieve(const Words& words, std::span<const Attribution> attributions, const Contents& contents,
        const Choose& choose);
  Coreference run();
  /// Those joined to an entity so far.
  std::span<const Index> phrases_of(Index e) const { return entity(e).phrases; }

 private:
  // names.cpp
  void join_names();
  void join_full_names();
  void join_short_names();
  Index find_misspelled(const Phrase& from, const std::vector<Index>& bearers) const;
  Index find_bearer(const Phrase& from, Key word, const std::vector<Index>& bearers) const;
  void look_up_last_name(Key word, Index e);
  struct BodyNames;
  void join_bodies();
  void join_bodies_by_name(BodyNames& names);
  std::string name_of_body(const Phrase& from) const;
  std::pair<Index, JoinedBy> longer_named(const Phrase& from, const BodyNames& names) const;
  bool is_short_outlet(const Phrase& from, const NameKeys& keys, const Entity& whole) const;
  void join_uncapitalised_bodies(const BodyNames& names);
  void turn_into_body(Entity& entity);
  void join_acronyms(const BodyNames& names);
  void join_first_words(const BodyNames& names);
  void turn_acronyms_into_bodies();
  void join_owned_body(Index p, Index owner);
  void join_appositions();
  void join_copulas();
  void join_coordinations();
  std::vector<Index> conjoined_with(Index first, std::uint32_t end, const std::vector<Index>& begins) const;
  bool is_one_source(Index first, Index second) const;
  Index join_parts(const std::vector<Index>& parts, std::map<std::vector<Index>, Index>& seen);
  bool are_descriptions_of_one(Index first, Index second) const;
  Index add_coordination(const std::vector<Index>& parts);
  void join_pairs();
  Index body_entity(Index p);
  std::string initials(IndexRange name) const;
  // ranking.cpp
  struct Agreement;
  struct Comparison;
  struct Surroundings;
  Index choose_entity(Index p);
  Index choose_whose(Index p, Index speaker);
  Index choose_or_nobody(const RankFeatures& alone);
  std::vector<Index> bodies_of(Index speaker) const;
  bool is_ranked(const Phrase& from) const;
  bool is_vetoed(Index p, Index e, const Surroundings& around) const;
  bool is_vetoed_for_pronoun(const Phrase& from, const Entity& to) const;
  bool is_vetoed_for_noun(const Phrase& from, const Entity& to) const;
  static bool differs_in_number(const Phrase& from, const Entity& to);
  bool is_another_body(const Phrase& from, const Entity& to) const;
  bool is_another_kind_of_body(const Phrase& from, const Entity& to) const;
  bool is_of_another_state(const Phrase& from, const Entity& to) const;
  bool is_of_another_kind(const Phrase& from, const Entity& to) const;
  bool holds_another_office(const Phrase& from, const Entity& to) const;
  void find_candidates(Index p, const Surroundings& around);
  void find_earlier(Index p, const Surroundings& around);
  void find_later(Index p, const Surroundings& around);
  bool speaks_in_turn(Index p) const;
  Surroundings surroundings(Index p) const;
  std::vector<Index> told_of_by(Index p) const;
  Comparison compare(const Phrase& from, const Entity& to) const;
  void compare_with_name(const Phrase& from, IndexRange name, Comparison& found) const;
  void compare_institutions(const Phrase& from, const Phrase& other, Agreement& found) const;
  void describe_phrase(Index p, RankFeatures& f) const;
  void describe_saying(Index p, RankFeatures& f) const;
  void describe_turns(const Phrase& from, Index e, RankFeatures& f) const;
  bool is_media(const Entity& to) const;
  bool shares_role(Index body, Index person) const;
  void describe_pair(Index p, Index e, std::size_t rank, const Surroundings& around, RankFeatures& f) const;
  void describe_later(const Phrase& from, const Entity& to, std::size_t rank, RankFeatures& f) const;
  void describe_last(const Phrase& from, Index q, std::size_t rank, RankFeatures& f) const;
  void describe_entity(const Entity& to, RankFeatures& f) const;
  void describe_noun_pair(const Phrase& from, const Entity& to, RankFeatures& f) const;
  void compare_nouns(const Phrase& from, const Entity& to, RankFeatures& f) const;
  void compare_roles(Role role, const Entity& to, RankFeatures& f) const;
  void compare_rivals(bool pronoun);
  Index last_before(Index p, Index e) const;
  bool is_unsure(const Entity& entity) const;
  void settle_kind(Index p, Index e);
  void pass(Index p);
  // nominals.cpp
  Index antecedent_of_pair(Index p);
  bool describes_alike(const Phrase& a, const Phrase& b) const;
  bool is_legislator(const Entity& entity) const;
  bool is_one_of(const Phrase& pair, Index e) const;
  bool person_noun_fits(Index noun, const Phrase& phrase, const Entity& entity) const;
  bool body_noun_fits(const Phrase& phrase, const Entity& entity) const;
  bool document_noun_fits(const Phrase& phrase, const Entity& entity) const;
  // pronouns.cpp
  using IndicesBackwards = boost::iterator_range<std::vector<Index>::const_reverse_iterator>;
  IndicesBackwards coordinations_before(const Phrase& from) const;
  Index antecedent_of_relative(Index p) const;
  Index antecedent_of_quantity(Index p) const;
  Index group_before(Index p) const;
  void join_first_persons();
  struct FirstPersons;
  void join_first_person(Index p, Index speaker, FirstPersons& found);
  Index byline() const;
  Index speaker_of(Index p) const;

  // coreference.cpp
  IndexRange source_tokens(const Attribution& attribution) const;
  void find_sources();
  Index described_by_name(Index p, IndexRange source);
  void read_glosses();
  void add_initials(const Phrase& office, std::unordered_map<Key, Index>& offices) const;
  void join_in_order();
  void find_introductions();
  void join_one(Index p);
  void join_pronoun(Index p);
  Index owner_by_pronoun(const Phrase& from) const;
  void join_noun(Index p);
  bool is_of_state(const Phrase& from) const;
  Index state_of(const Phrase& from) const;
  Index named_body_of_state(const Phrase& from) const;
  JoinedBy joined_by_noun(Index p, Index e) const;
  bool asks(const Attribution& attribution) const;
  void find_first_parts();
  std::size_t first_part(std::size_t a) const { return first_part_[a]; }
  Index add_phrase(Phrase whole, bool is_source);
  Index new_entity(Index p);
  void add(Index p, Index entity, JoinedBy how);
  void merge(Index from, Index into, JoinedBy how);
  Index survivor(Index e);
  void renew_references();
  const Phrase& phrase(Index p) const { return phrases_[static_cast<std::size_t>(p)]; }
  Entity& entity(Index e) { return entities_[static_cast<std::size_t>(e)]; }
  const Entity& entity(Index e) const { return entities_[static_cast<std::size_t>(e)]; }
  Index& entity_of(Index p) { return entity_of_[static_cast<std::size_t>(p)]; }
  Index entity_of(Index p) const { return entity_of_[static_cast<std::size_t>(p)]; }
  /// The first of the phrases before this one that it is compared with.
  static Index first_compared(Index p) { return std::max(p - most_compared, 0); }
  static std::span<const Index> first_of(std::span<const Index> all, Index most = most_compared) {
    return all.first(std::min<std::size_t>(all.size(), most));
  }
  Index phrase_count() const { return static_cast<Index>(phrases_.size()); }
  NameKeys name_keys(const Phrase& phrase) const;
  std::vector<Index> longest_phrases(bool inner_too = true) const;
  Span span(IndexRange tokens) const { return words_.span(tokens); }
  std::uint32_t paragraph(const Phrase& p) const {
    return words_.document().sentences()[p.sentence].paragraph;
  }

  const Words& words_;
  const Vocabulary& vocabulary_;
  std::span<const Attribution> attributions_;
  const Contents& contents_;
  std::vector<IndexRange> source_tokens_;  // by attribution
  std::vector<Phrase> phrases_;
  int year_ = 0;
  std::vector<Entity> entities_;
  std::vector<Index> entity_of_, phrase_of_, source_of_;
  std::vector<JoinedBy> joined_by_;      // by phrase
  std::vector<std::size_t> first_part_;  // by attribution: the one whose quotation it goes on with, or itself
  const Choose& choose_;
  Choice choice_;
  // What has been read of the article.
  struct Seen {
    Index last = none;  // phrase
    std::uint32_t mentions = 0, spoken = 0;
    Index looked_at_for = none;  // phrase
    Index spoke_in = none;       // the sentence in which it was a source last
  };
  std::vector<Seen> seen_;       // by entity
  std::vector<Index> unsorted_;  // entities that a phrase before their others has joined
  std::vector<Index> passed_;    // phrases of entities, in the order of the text
  std::vector<bool> leads_;      // by phrase: the first of its sentence
  Index last_speaker_ = none;    // the source of the last attribution, so far as it is known
  Index speaker_before_last_ = none;
  std::uint32_t most_spoken_ = 0;
  std::vector<Index> named_;                              // entities, by the first phrase with their name
  std::vector<bool> is_source_;                           // by phrase
  std::vector<std::pair<Index, std::size_t>> by_source_;  // phrases and their attributions, in order
  std::unordered_map<std::uint32_t, Index>
      addresser_;              // sources by the tokens after their cues: "*X* asked the general"
  std::vector<bool> is_part_;  // by phrase: one of several sources, that opened an entity so far
  std::vector<std::pair<Index, Index>>
      descriptions_;  // two nouns said of one person: "the former first lady and senator"
  std::map<std::pair<Index, Index>, Index> owned_bodies_;  // by owner and noun: the entity
  // Phrases of several sources, by their first token; they stand after all others in phrases_.
  std::vector<Index> coordinations_;
};

}  // namespace hearsay::source
