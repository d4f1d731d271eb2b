// Pronouns that a rule decides, and quantities that stand alone ("one said", "many"). "Who" means the phrase
// before it. "I" is the speaker of the quotation around it; so is the "we" of a group or institution that
// speaks. Whose "we" another speaker's is, is chosen in ranking.cpp. Third persons are chosen there too.
#include <algorithm>
#include <iterator>

#include "source/coreference.hpp"

namespace hearsay::source {
Sieve::IndicesBackwards Sieve::coordinations_before(const Phrase& from) const {
  const auto end =
      std::upper_bound(coordinations_.begin(), coordinations_.end(), from.tokens.begin,
                       [this](std::uint32_t at, Index q) { return at < phrase(q).tokens.begin; });
  const auto nearest = std::make_reverse_iterator(end);
  return {nearest, nearest + std::min<std::ptrdiff_t>(end - coordinations_.begin(), most_compared)};
}

// The phrase right before "who" or "which", but for a comma.
Index Sieve::antecedent_of_relative(Index p) const {
  const std::uint32_t i = phrase(p).tokens.begin;
  const bool person = !words_[i].capital && words_.in(i, vocabulary_.classes().relative_persons);
  Index best = none, nearest = none;
  for (Index q = p; q-- > 0;) {
    const Phrase& from = phrase(q);
    if (from.tokens.end + 12 < i || from.sentence != phrase(p).sentence) break;
    if (person && nearest == none && entity_of(q) != none && !from.inner &&
        entity(entity_of(q)).kind == PhraseKind::person)
      nearest = q;
    if (entity_of(q) == none || from.full.end > i || from.full.end + 2 < i || from.inner) continue;
    const PhraseKind kind = entity(entity_of(q)).kind;
    if (person ? kind != PhraseKind::person : kind == PhraseKind::person) continue;
    if (best == none || phrase(best).tokens.begin > from.tokens.begin) best = q;
  }
  if (best == none) best = nearest;
  return best == none ? none : entity_of(best);
}

// "one said", "another", "the two": they stand for themselves, but "both", "all" and "the two" go back to a
// group just named.
Index Sieve::antecedent_of_quantity(Index p) const {
  const Phrase& from = phrase(p);
  if (from.partitive ||
      (from.determiner != Determiner::definite && from.determiner != Determiner::demonstrative))
    return none;
  if (from.count == 2) {  // "Both", after "Smith and Jones"
    for (const Index pair : coordinations_before(from)) {
      if (from.sentence - phrase(pair).sentence > 2) break;
      if (entity(entity_of(pair)).count == 2) return entity_of(pair);
    }
  }
  for (Index q = p; q-- > first_compared(p);) {
    const Index e = entity_of(q);
    if (e == none) continue;
    if (from.sentence - phrase(q).sentence > 2) break;
    if (entity(e).kind != PhraseKind::person || entity(e).plural != from.plural || phrase(q).inner) continue;
    if (from.count > 1 && entity(e).count != from.count) continue;
    return e;
  }
  return none;
}

// The group of which "one", "others" or "some" are a part: the last one in this sentence or the two before
// it.
Index Sieve::group_before(Index p) const {
  for (Index q = p; q-- > first_compared(p);) {
    const Index e = entity_of(q);
    if (e == none) continue;
    if (phrase(p).sentence - phrase(q).sentence > 2) break;
    if (phrase(q).inner || phrase(q).kind == PhraseKind::pronoun || !entity(e).plural) continue;
    if (entity(e).kind == PhraseKind::person || phrase(q).sentence == phrase(p).sentence) return e;
  }
  return none;
}

// The entity whose words surround the phrase: the source of the shortest content around it that is not its
// own.
Index Sieve::speaker_of(Index p) const {
  const Span here = span(phrase(p).tokens);
  Index best = none;
  std::uint32_t shortest = ~0u;
  std::size_t nearest = 0, last = 0;
  Index of_last = none;
  contents_.for_each_around(here, [&](std::size_t a) {
    const Spans& content = attributions_[a].content;
    const Index source = phrase_of_[first_part(a)];
    if (source == none || !content.overlaps(here)) return;
    const Index e = entity_of(source);
    if (a >= last) {
      last = a;
      of_last = e;
    }
    if (!content.contains(here) || source == p || e == none) return;
    if (attributions_[a].source.hull().overlaps(here)) return;
    // "… said he hopes that we …" outside of a quotation: "we" is the article's.
    if (phrase(p).quotation == 0 && !attributions_[a].cue.empty()) return;
    const std::uint32_t size = content.hull().size();
    if (size > shortest || (size == shortest && a > nearest)) return;
    shortest = size;
    nearest = a;
    best = e;
  });
  // In a quotation that no attribution covers, the source named last before or in its paragraph speaks.
  return best != none || phrase(p).quotation == 0 ? best : of_last;
}

// Whose "I" the article is: "By Jane Poe" among its first lines.
Index Sieve::byline() const {
  for (Index p = 0; p < phrase_count() && phrase(p).sentence < 4; ++p) {
    const std::uint32_t first = words_.document().sentences()[phrase(p).sentence].tokens.begin;
    if (phrase(p).kind == PhraseKind::person && !phrase(p).name.empty() &&
        phrase(p).tokens.begin == first + 1 && words_[first].capital &&
        words_.in(first, vocabulary_.classes().by))
      return entity_of(p);
  }
  return none;
}

// Who has been found to be meant by "I" and "we", beside the speakers themselves.
struct Sieve::FirstPersons {
  Index author = none, authors = none;            // of the article
  std::unordered_map<Index, Index> of_speaker{};  // the "we" of an entity
};

void Sieve::join_first_persons() {
  FirstPersons found{byline()};
  // A speaker may itself be an "I" inside of another's words, so two rounds.
  for (int round = 0; round < 2; ++round) {
    for (Index p = 0; p < phrase_count(); ++p) {
      const Phrase& from = phrase(p);
      if (from.kind != PhraseKind::pronoun || from.pronoun.person == 3 || entity_of(p) != none) continue;
      const Index speaker = speaker_of(p);
      const bool is_source = is_source_[static_cast<std::size_t>(p)];
      if (speaker == none && (round == 0 || !is_source)) continue;
      if (from.pronoun.person == 1) {
        join_first_person(p, speaker, found);
      } else if (is_source) {
        new_entity(p);  // "you"
      }
    }
  }
}

void Sieve::join_first_person(Index p, Index speaker, FirstPersons& found) {
  const bool plural = phrase(p).plural;
  if (speaker != none) {
    const bool is_own = !plural || entity(speaker).plural || entity(speaker).kind == PhraseKind::body;
    if (is_own) return add(p, speaker, JoinedBy::speaker);
    if (const Index whose = choose_whose(p, speaker); whose != none)
      return add(p, whose, JoinedBy::speakers_group);
  }
  Index& e = speaker != none ? found.of_speaker.try_emplace(speaker, none).first->second
             : plural        ? found.authors
                             : found.author;
  if (e != none) return add(p, e, JoinedBy::speaker);
  e = new_entity(p);
  entity(e).speaker = speaker;
  entity(e).author = speaker == none;
}

}  // namespace hearsay::source
