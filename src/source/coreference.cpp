#include "source/coreference.hpp"

#include <algorithm>

#include "source/year.hpp"

namespace hearsay::source {

Sieve::Sieve(const Words& words, std::span<const Attribution> attributions, const Contents& contents)
    : words_(words), vocabulary_(words.vocabulary()), attributions_(attributions), contents_(contents) {
  std::vector<std::uint32_t> starts(words.size(), 0);
  source_tokens_.reserve(attributions.size());
  for (const Attribution& attribution : attributions) {
    const IndexRange tokens = source_tokens(attribution);
    source_tokens_.push_back(tokens);
    if (!tokens.empty()) starts[tokens.begin] = std::max(starts[tokens.begin], tokens.end);
  }
  phrases_ = find_phrases(words, starts);
  year_ = estimate_year(words, phrases_);
  entities_.reserve(phrases_.size() / 2);  // a few more than news has
  entity_of_.assign(phrases_.size(), none);
  is_source_.assign(phrases_.size(), false);
}

IndexRange Sieve::source_tokens(const Attribution& attribution) const {
  if (attribution.source.empty()) return {};
  IndexRange tokens = words_.document().tokens_in(attribution.source.hull());
  // Annotators take one for the other at times: [said] as the source, [Mulgrew] as the cue.
  bool verbal = !attribution.cue.empty() && !tokens.empty();
  for (std::uint32_t i = tokens.begin; i < tokens.end; ++i) {
    const Function function = words_[i].function;
    verbal = verbal && (function == Function::verb || function == Function::preposition);
  }
  if (verbal) tokens = words_.document().tokens_in(attribution.cue.hull());
  // Quote marks, brackets and dashes around a source are no part of it.
  while (!tokens.empty() && words_[tokens.begin].kind != TokenKind::word &&
         words_[tokens.begin].kind != TokenKind::number)
    ++tokens.begin;
  return tokens;
}

Coreference Sieve::run() {
  find_sources();
  join_names();
  join_in_order();
  join_announced();
  renew_references();
  join_first_persons();
  source_of_.assign(attributions_.size(), none);
  for (std::size_t a = 0; a < attributions_.size(); ++a) {
    if (phrase_of_[a] != none) source_of_[a] = entity_of(phrase_of_[a]);
  }
  join_sourceless();
  return {std::move(phrases_),   std::move(entities_),  std::move(entity_of_),
          std::move(phrase_of_), std::move(source_of_), year_};
}

// The source of an attribution is the first phrase of its span that is not inside of another one.
void Sieve::find_sources() {
  phrase_of_.assign(attributions_.size(), none);
  const std::vector<Index> begins = longest_phrases();
  std::vector<Index> after(words_.size() + 1, none);
  for (std::uint32_t i = words_.size(); i-- > 0;) after[i] = begins[i] != none ? begins[i] : after[i + 1];
  for (std::size_t a = 0; a < attributions_.size(); ++a) {
    const IndexRange tokens = source_tokens_[a];
    if (tokens.empty()) continue;
    Index p = after[tokens.begin];
    if (p == none || phrase(p).tokens.begin >= tokens.end) continue;
    // "Trump's" of "Trump's claim that": the owner is the source where the span ends with it.
    while (phrase(p).tokens.end > tokens.end && phrase(p).possessor != none) p = phrase(p).possessor;
    // "his eyes", "her own view": what nobody could say is its owner's.
    const bool nothing = phrase(p).kind == PhraseKind::other || phrase(p).kind == PhraseKind::quantity;
    if (nothing && phrase(p).possessor != none) p = phrase(p).possessor;
    phrase_of_[a] = p;
    is_source_[static_cast<std::size_t>(p)] = true;
  }
}

// By token: the longest phrase that begins there.
std::vector<Index> Sieve::longest_phrases(bool inner_too) const {
  std::vector<Index> longest(words_.size() + 1, none);
  for (Index p = 0; p < phrase_count(); ++p) {
    if (phrase(p).inner && !inner_too) continue;
    Index& at = longest[phrase(p).tokens.begin];
    if (at == none || phrase(at).tokens.end <= phrase(p).tokens.end) at = p;
  }
  return longest;
}

std::vector<Key> Sieve::name_keys(const Phrase& phrase) const {
  std::vector<Key> keys;
  for (std::uint32_t i = phrase.name.begin; i < phrase.name.end; ++i) {
    if (words_[i].function != Function::suffix) keys.push_back(words_[i].key);
  }
  return keys;
}

Index Sieve::new_entity(Index p) {
  entities_.emplace_back();
  compared_with_.push_back(none);
  const Index e = static_cast<Index>(entities_.size()) - 1;
  entity(e).kind = phrase(p).kind == PhraseKind::quantity || phrase(p).kind == PhraseKind::pronoun
                       ? PhraseKind::person
                       : phrase(p).kind;
  entity(e).plural = phrase(p).plural;
  if (phrase(p).determiner == Determiner::one && phrase(p).kind == PhraseKind::quantity)
    entity(e).plural = false;
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
  const std::span<const Index> descriptions = first_of(to.descriptions);
  if (std::none_of(descriptions.begin(), descriptions.end(),
                   [&](Index q) { return describes_alike(phrase(q), from); }))
    to.descriptions.push_back(p);
  const auto add_noun = [&to](Index noun) {
    if (std::find(to.nouns.begin(), to.nouns.end(), noun) == to.nouns.end()) to.nouns.push_back(noun);
  };
  if (from.noun != none && from.kind == to.kind) add_noun(from.noun);
  if (to.kind == PhraseKind::person) std::for_each(from.titles.begin(), from.titles.end(), add_noun);
  if (from.known != none) to.known = from.known;
  if (from.institution != none) to.institution = from.institution;
  if (from.place != none && from.kind == PhraseKind::body) to.place = from.place;
  if (!from.name.empty()) {
    to.named = true;
    if (from.name.size() > to.name.size()) {
      to.name = name_keys(from);
      to.name_tokens = from.name;
    }
  }
}

void Sieve::merge(Index from, Index into) {
  if (from == into) return;
  const std::vector<Index> moved = std::move(entity(from).phrases);
  entity(from) = Entity{};
  entity(from).merged_into = into;
  for (const Index p : moved) add(p, into);
}

// What an entity has become. Shortens the way for those that ask later (Tarjan 1975).
Index Sieve::survivor(Index e) {
  while (entity(e).merged_into != none) {
    const Index into = entity(e).merged_into;
    if (entity(into).merged_into != none) entity(e).merged_into = entity(into).merged_into;
    e = into;
  }
  return e;
}

// Members of a coordination, and the group that somebody is a part of, may have been merged since.
void Sieve::renew_references() {
  for (Entity& e : entities_) {
    for (Index& member : e.members) member = survivor(member);
    if (e.part_of == none || entity(e.part_of).merged_into == none) continue;
    const Index group = survivor(e.part_of);
    e.part_of = entity(group).part_of == none ? group : none;  // no part of its own part
  }
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
    // The owner was a pronoun when the names were joined: "his campaign".
    if (from.kind == PhraseKind::body && from.name.empty() && from.noun != none && from.possessor != none &&
        entity_of(from.possessor) != none) {
      join_owned_body(p);
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
      e = new_entity(p);
      if (from.kind == PhraseKind::quantity && !from.partitive &&
          words_[from.head].function != Function::percent)
        entity(e).part_of = group_before(p);
    }
    for (const auto& [first, second] : descriptions_) {
      if (first == p && entity_of(second) == none) add(second, entity_of(p));
    }
    // What is beside it names the same: "an interior ministry spokesman, Nasrat Rahimi" was joined before;
    // this is for two nouns.
    if (from.apposition != none && entity_of(from.apposition) == none) add(from.apposition, entity_of(p));
  }
}

// News announces a source by its office before it names it: "A New York judge has rejected …. Justice Frank
// Nervo said …", and in its headline before all. An unnamed person who holds a rank or office joins the one
// person named after it of whom the same is said, if nothing contradicts it and nobody else is described so;
// a group of a headline joins the first group of the same noun.
void Sieve::join_announced() {
  // Where an entity is introduced: by the first phrase with its name if it has one.
  const auto introduction = [this](const Entity& to) -> const Phrase& {
    const auto name = std::find_if(to.phrases.begin(), to.phrases.end(),
                                   [this](Index p) { return !phrase(p).name.empty(); });
    return phrase(to.plural || name == to.phrases.end() ? to.phrases.front() : *name);
  };
  std::vector<std::pair<std::uint32_t, Index>> introduced;  // first tokens and entities
  for (Index e = 0; e < static_cast<Index>(entities_.size()); ++e) {
    const Entity& to = entity(e);
    if (to.kind == PhraseKind::person && !to.phrases.empty() && to.members.empty())
      introduced.emplace_back(introduction(to).tokens.begin, e);
  }
  std::sort(introduced.begin(), introduced.end());

  // "A judge and Justice Roe" are two.
  std::vector<Index> pair_of(entities_.size(), none);
  for (Index e = 0; e < static_cast<Index>(entities_.size()); ++e) {
    for (const Index member : entity(e).members) pair_of[static_cast<std::size_t>(member)] = e;
  }
  const auto are_coordinated = [&pair_of](Index a, Index b) {
    const Index pair = pair_of[static_cast<std::size_t>(a)];
    return pair != none && pair == pair_of[static_cast<std::size_t>(b)];
  };

  std::vector<Index> candidates;
  for (Index e = 0; e < static_cast<Index>(entities_.size()); ++e) {
    const Entity& from = entity(e);
    if (from.phrases.empty() || from.named || from.kind != PhraseKind::person || !from.members.empty() ||
        from.nouns.empty())
      continue;
    const Phrase& first = phrase(from.phrases.front());
    if (first.kind != PhraseKind::person || first.noun == none) continue;
    const PersonNoun& noun = vocabulary_.person(first.noun);
    const bool headline = words_[first.tokens.begin].headline || first.sentence < 4;
    const bool holder = noun.sort == Sort::office || noun.sort == Sort::rank || noun.sort == Sort::spokes ||
                        noun.role == Role::legislator || (headline && noun.noun == "member");
    if (first.plural
            ? !headline || first.determiner != Determiner::bare
            : !holder || first.determiner == Determiner::another || first.determiner == Determiner::one)
      continue;
    candidates.clear();
    const auto after =
        std::lower_bound(introduced.begin(), introduced.end(), std::pair(first.tokens.begin, Index{0}));
    for (auto at = after; at != introduced.end() && at - after < most_compared &&
                          words_[at->first].sentence <= first.sentence + 8;
         ++at) {
      if (entity(at->second).named != first.plural) candidates.push_back(at->second);
    }
    std::sort(candidates.begin(), candidates.end());  // names come before what has none
    Phrase definite = first;
    definite.determiner = Determiner::definite;
    Index found = none;
    bool several = false;
    for (const Index other : candidates) {
      const Entity& to = entity(other);
      if (other == e || to.phrases.empty() || to.plural != first.plural || are_coordinated(e, other))
        continue;
      if (first.plural && (to.nouns.empty() || to.nouns.front() != first.noun)) continue;
      const bool member = noun.noun == "member" && !first.plural && agrees_as_member(to);
      if (!first.plural && !member && !agrees(definite, to)) continue;
      // "a spokesman for the governor" is not the spokesman of anybody else.
      const bool speaks = noun.sort == Sort::spokes || noun.sort == Sort::office;
      if (speaks && first.complement != none &&
          std::none_of(to.phrases.begin(), to.phrases.end(), [&](Index p) {
            return phrase(p).complement != none &&
                   entity_of(phrase(p).complement) == entity_of(first.complement);
          })) {
        continue;
      }
      several = found != none && !first.plural && !headline;
      if (found == none) found = other;
      if (first.plural || several) break;
    }
    if (found == none || several) continue;
    const bool first_plural = first.plural;
    merge(e, found);
    if (!first_plural) std::sort(entity(found).phrases.begin(), entity(found).phrases.end());
  }
}

bool Sieve::agrees_as_member(const Entity& to) const {
  return std::any_of(to.nouns.begin(), to.nouns.end(),
                     [this](Index n) { return vocabulary_.person(n).role == Role::legislator; });
}

// A quotation that goes on in a paragraph of its own has the source of the attribution before it.
void Sieve::join_sourceless() {
  for (std::size_t a = 1; a < attributions_.size(); ++a) {
    const Attribution& attribution = attributions_[a];
    if (!attribution.source.empty() || !attribution.cue.empty()) continue;
    const std::size_t first = a - std::min<std::size_t>(a, most_compared);
    for (std::size_t before = a; before-- > first;) {
      if (attributions_[before].content.empty() ||
          attributions_[before].content.overlaps(attribution.content.hull()) ||
          attributions_[before].content.hull().contains(attribution.content.hull()))
        continue;
      if (source_of_[before] == none) continue;
      // A nested attribution speaks of somebody else than the one who is quoted.
      bool nested = false;
      contents_.for_each_around(attributions_[before].content.front(), [&](std::size_t outer) {
        const Spans& content = attributions_[outer].content;
        nested = nested || (outer != before && content.contains(attributions_[before].content.front()) &&
                            content.contains(attributions_[before].cue.hull()));
      });
      if (nested) continue;
      source_of_[a] = source_of_[before];
      break;
    }
  }
}

Coreference resolve_coreference(const Words& words, std::span<const Attribution> attributions,
                                const Contents& contents) {
  return Sieve(words, attributions, contents).run();
}

}  // namespace hearsay::source
