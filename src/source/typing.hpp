// What kind of source an entity is: identity, role, specificity and the rest of hearsay::Source.
//
// Identity, role and specificity are what a small network makes of all that the article shows of the entity
// (type_features.hpp, tagger/type_network.hpp); everything else is read off its phrases.
#pragma once

#include <span>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

#include "hearsay/source.hpp"
#include "source/coreference.hpp"
#include "source/hearsay.hpp"
#include "source/type_features.hpp"
#include "tagger/type_network.hpp"

namespace hearsay::source {

class Typing {
 public:
  /// All must outlive the typing.
  Typing(const Words& words, const tagger::Vocabulary& ids, const tagger::TypeNetwork& network,
         const Coreference& coreference, std::span<const Attribution> attributions,
         std::span<const Chain> chains);

  /// The entity as a source, without its anonymity and without `speaks_for`.
  Source source(Index entity);
  /// The words in the span that claim rank for the entity; empty where none do.
  Span senior_words(Index entity, Span source) const;
  /// The institution's entity that the source speaks for; none where it is no spokesperson or names none.
  Index speaks_for(Index entity) const;

 private:
  void type(Index entity, Source& source);
  std::vector<Identity> forbidden_identities(const Entity& entity) const;
  bool is_nameless(const Entity& entity) const;
  bool is_described(const Entity& entity) const;
  std::pair<Role, Span> role_by_rank(const Entity& entity) const;
  Role role_of_known(const Entity& entity) const;
  std::pair<Role, Span> role_by_users(const Entity& entity) const;
  // A sign that the network knows.
  struct SignRow {
    std::uint64_t place;  // what signs of one reason have alike
    std::uint32_t row, token;
    Evidence evidence;
  };
  // What signs of one word, or of one kind of evidence, add to an answer.
  struct Part {
    std::uint32_t token;
    Evidence evidence;
    float strongest, weight;
  };
  std::vector<Reason> reasons(const tagger::TypeNetwork::Effects& effects);
  Span senior_words(Index phrase) const;
  bool is_described(const Phrase& phrase) const;
  std::uint32_t skip_relative(std::uint32_t token) const;
  void describe_office(const Entity& entity, Source& source) const;
  void describe_affiliation(const Entity& entity, Source& source) const;
  void describe_own_country(const Entity& entity, Source& source) const;
  void describe_owner(Index phrase, Source& source) const;
  void tell_institution(Index institution, Span span, Source& source) const;
  void describe_mentions(const Entity& entity, Source& source) const;
  Access access(const Entity& entity, Span& shown) const;
  const Phrase& phrase(Index p) const { return coreference_.phrases[static_cast<std::size_t>(p)]; }
  const Entity& entity(Index e) const { return coreference_.entities[static_cast<std::size_t>(e)]; }
  Index entity_of(Index p) const { return coreference_.entity_of[static_cast<std::size_t>(p)]; }

  const Words& words_;
  const Vocabulary& vocabulary_;
  const Coreference& coreference_;
  const tagger::TypeNetwork& network_;
  TypeFeatureReader reader_;
  tagger::TypeNetwork::Hidden start_;                         // with the bag of the article
  std::vector<Index> by_end_;                                 // phrases
  std::unordered_map<std::string_view, Index> institutions_;  // entities by the institution's name
  // Of the entity that is being typed; kept so that their memory serves the next.
  TypeFeatures features_;
  std::vector<SignRow> signs_;
  std::vector<std::uint32_t> rows_;
  std::vector<float> effects_;
  std::vector<Part> parts_;
};

}  // namespace hearsay::source
