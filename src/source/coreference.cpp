#include "source/coreference.hpp"

#include <algorithm>

namespace hearsay::source {

Sieve::Sieve(const Words& words, std::span<const Attribution> attributions)
    : words_(words), vocabulary_(words.vocabulary()), attributions_(attributions) {
  std::vector<std::uint32_t> starts(words.size(), 0);
  source_tokens_.reserve(attributions.size());
  for (const Attribution& attribution : attributions) {
    IndexRange tokens = attribution.source.empty() ? IndexRange{} : words.document().tokens_in(attribution.source.hull());
    // Quote marks, brackets and dashes around a source are no part of it.
    while (!tokens.empty() && words[tokens.begin].kind != TokenKind::word && words[tokens.begin].kind != TokenKind::number) ++tokens.begin;
    source_tokens_.push_back(tokens);
    if (!tokens.empty()) starts[tokens.begin] = std::max(starts[tokens.begin], tokens.end);
  }
  phrases_ = find_phrases(words, starts);
  entity_of_.assign(phrases_.size(), none);
  is_source_.assign(phrases_.size(), false);
}

Coreference Sieve::run() {
  find_sources();
  join_names();
  join_in_order();
  join_first_persons();
  source_of_.assign(attributions_.size(), none);
  for (std::size_t a = 0; a < attributions_.size(); ++a) {
    if (phrase_of_[a] != none) source_of_[a] = entity_of(phrase_of_[a]);
  }
  join_sourceless();
  return {std::move(phrases_), std::move(entities_), std::move(entity_of_), std::move(phrase_of_), std::move(source_of_)};
}

// The source of an attribution is the first phrase of its span that is not inside of another one.
void Sieve::find_sources() {
  phrase_of_.assign(attributions_.size(), none);
  std::vector<Index> begins(words_.size() + 1, none), after(words_.size() + 1, none);
  for (Index p = 0; p < phrase_count(); ++p) {
    Index& at = begins[phrase(p).tokens.begin];
    if (at == none || phrase(at).tokens.end <= phrase(p).tokens.end) at = p;
  }
  for (std::uint32_t i = words_.size(); i-- > 0;) after[i] = begins[i] != none ? begins[i] : after[i + 1];
  for (std::size_t a = 0; a < attributions_.size(); ++a) {
    const IndexRange tokens = source_tokens_[a];
    if (tokens.empty()) continue;
    Index p = after[tokens.begin];
    if (p == none || phrase(p).tokens.begin >= tokens.end) continue;
    // "Trump's" of "Trump's claim that": the owner is the source where the span ends with it.
    while (phrase(p).tokens.end > tokens.end && phrase(p).possessor != none) p = phrase(p).possessor;
    phrase_of_[a] = p;
    is_source_[static_cast<std::size_t>(p)] = true;
  }
}

std::vector<Key> Sieve::name_keys(const Phrase& phrase) const {
  std::vector<Key> keys;
  for (std::uint32_t i = phrase.name.begin; i < phrase.name.end; ++i) {
    if (words_[i].function() != Function::suffix) keys.push_back(words_[i].key);
  }
  return keys;
}

Index Sieve::new_entity(Index p) {
  entities_.emplace_back();
  const Index e = static_cast<Index>(entities_.size()) - 1;
  entity(e).kind = phrase(p).kind == PhraseKind::quantity || phrase(p).kind == PhraseKind::pronoun ? PhraseKind::person : phrase(p).kind;
  entity(e).plural = phrase(p).plural;
  add(p, e);
  return e;
}

void Sieve::add(Index p, Index e) {
  const Phrase& from = phrase(p);
  Entity& to = entity(e);
  entity_of(p) = e;
  to.phrases.push_back(p);
  ++to.mentions;
  if (from.gender != Gender::unstated && to.gender == Gender::unstated) to.gender = from.gender;
  if (from.count > 0 && to.count == 0) to.count = from.count;
  if (from.kind == PhraseKind::pronoun) return;
  if (from.noun != none && from.kind == to.kind) to.nouns.push_back(from.noun);
  if (from.title != none && to.kind == PhraseKind::person) to.nouns.push_back(from.title);
  if (from.known != none) to.known = from.known;
  if (from.institution != none) to.institution = from.institution;
  if (from.place != none && from.kind == PhraseKind::body) to.place = from.place;
  if (!from.name.empty()) {
    to.named = true;
    if (from.name.size() > to.name.size()) to.name = name_keys(from);
  }
}

void Sieve::merge(Index from, Index into) {
  if (from == into) return;
  const std::vector<Index> moved = std::move(entity(from).phrases);
  entity(from) = Entity{};
  for (const Index p : moved) add(p, into);
}

// Nouns and pronouns, from left to right. A phrase that stands for nobody yet opens an entity.
void Sieve::join_in_order() {
  for (Index p = 0; p < phrase_count(); ++p) {
    if (entity_of(p) != none) continue;
    const Phrase& from = phrase(p);
    if (from.kind == PhraseKind::pronoun) {
      if (from.pronoun.person != 3) continue;
      const Index e = from.relative ? antecedent_of_relative(p) : antecedent_of_pronoun(p);
      if (e != none) {
        add(p, e);
      } else if (is_source_[static_cast<std::size_t>(p)]) {
        new_entity(p);
      }
      continue;
    }
    Index e = none;
    if (from.kind == PhraseKind::quantity) {
      e = antecedent_of_quantity(p);
    } else {
      e = antecedent_of_pair(p);
      if (e == none) e = antecedent_of_nominal(p);
    }
    if (e != none) {
      add(p, e);
    } else {
      new_entity(p);
    }
    // What is beside it names the same: "an interior ministry spokesman, Nasrat Rahimi" was joined before; this is for two nouns.
    if (from.apposition != none && entity_of(from.apposition) == none) add(from.apposition, entity_of(p));
  }
}

// A quotation that goes on in a paragraph of its own has the source of the attribution before it.
void Sieve::join_sourceless() {
  for (std::size_t a = 1; a < attributions_.size(); ++a) {
    const Attribution& attribution = attributions_[a];
    if (!attribution.source.empty() || !attribution.cue.empty()) continue;
    for (std::size_t before = a; before-- > 0;) {
      if (attributions_[before].content.overlaps(attribution.content.hull()) || attributions_[before].content.hull().contains(attribution.content.hull())) continue;
      if (source_of_[before] == none) continue;
      // A nested attribution speaks of somebody else than the one who is quoted.
      const bool nested = std::any_of(attributions_.begin(), attributions_.end(), [&](const Attribution& outer) {
        return &outer != &attributions_[before] && outer.content.contains(attributions_[before].content.front()) &&
               outer.content.contains(attributions_[before].cue.hull());
      });
      if (nested) continue;
      source_of_[a] = source_of_[before];
      break;
    }
  }
}

Coreference resolve_coreference(const Words& words, std::span<const Attribution> attributions) { return Sieve(words, attributions).run(); }

}  // namespace hearsay::source
