// What kind of source an entity is: identity, role, specificity and the rest of hearsay::Source.
//
// Roles come from what the article says first (an office, rank or other noun said of the person, the
// institution named beside it), then from the table of well-known people, read at the article's year, then
// from weaker nouns. "Dean, a medical doctor" is still the former governor and candidate whom every reader
// knows, but "Secretary of State John Kerry" is what his title says.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "hearsay/source.hpp"
#include "source/coreference.hpp"

namespace hearsay::source {

class Typing {
 public:
  Typing(const Words& words, const Coreference& coreference);

  /// The entity as a source, without its anonymity and without `speaks_for`.
  Source source(Index entity) const;
  /// The words in the span that claim rank for the entity; empty where none do.
  Span senior_words(Index entity, Span source) const;
  /// The institution's entity that the source speaks for; none where it is no spokesperson or names none.
  Index speaks_for(Index entity) const;

 private:
  void count_officers();
  Span senior_words(Index phrase) const;
  bool is_people(const Entity& entity) const;
  bool is_described(const Phrase& phrase) const;
  std::uint32_t skip_relative(std::uint32_t token) const;
  Identity identity(const Entity& entity) const;
  Role role(Index entity, int depth) const;
  Role find_role(const Entity& entity, int depth) const;
  Role person_role(const Entity& entity, int depth) const;
  Role body_role(const Entity& entity, int depth) const;
  Role document_role(const Entity& entity, int depth) const;
  Role phrase_role(const Phrase& phrase, int depth) const;
  Role context_role(const Phrase& phrase, int depth) const;
  bool leads_country(const Phrase& phrase) const;
  Role known_role(const Known& known) const;
  std::uint8_t specificity(const Entity& entity, Identity identity) const;
  std::uint8_t specificity_of_person(const Entity& entity, Identity identity) const;
  std::uint8_t specificity_of_whole(Index entity, Identity of_part) const;
  std::uint8_t specificity_of_document(const Entity& entity) const;
  void describe_office(const Entity& entity, Source& source) const;
  void describe_affiliation(const Entity& entity, Source& source) const;
  void describe_mentions(const Entity& entity, Source& source) const;
  Access access(const Entity& entity, Span& shown) const;
  const Phrase& phrase(Index p) const { return coreference_.phrases[static_cast<std::size_t>(p)]; }
  const Entity& entity(Index e) const { return coreference_.entities[static_cast<std::size_t>(e)]; }
  Index entity_of(Index p) const { return coreference_.entity_of[static_cast<std::size_t>(p)]; }

  const Words& words_;
  const Vocabulary& vocabulary_;
  const Coreference& coreference_;
  int year_;
  bool officers_are_soldiers_ = false;
  std::vector<Index> by_end_;                                 // phrases
  std::unordered_map<std::string_view, Index> institutions_;  // entities by the institution's name
  // By entity and depth. Many may take theirs from one who is mentioned often: "a Trump aide".
  mutable std::vector<std::optional<Role>> roles_;
  // By entity and whether the part is a group or somebody.
  mutable std::vector<std::optional<std::uint8_t>> wholes_;
};

}  // namespace hearsay::source
