// Rule 4 of the sieve: pronouns, and quantities that stand alone ("one said", "many").
//
// A third-person pronoun takes the entity of the highest salience among the phrases of its sentence and the
// few before it. Salience falls with distance and rises for what news prefers to go on about: the subject of
// a sentence, the source of an attribution, who is named often (after S. Lappin and H. Leass, 1994, An
// algorithm for pronominal anaphora resolution, Computational Linguistics 20:4). Phrases inside quotations
// count for less outside of them, and the reverse. "I" is the speaker of the quotation around it; "we" is a
// group that the speaker belongs to, or the institution that a spokesperson speaks for.
#include <algorithm>
#include <iterator>

#include "source/coreference.hpp"

namespace hearsay::source {
namespace {

constexpr std::uint32_t window = 10;  // sentences

}  // namespace

double Sieve::salience(Index candidate, const Phrase& pronoun) const {
  const Phrase& from = phrase(candidate);
  const Entity& to = entity(entity_of(candidate));
  double score = -1.0 * (pronoun.sentence - from.sentence);
  const std::uint32_t begin = words_.document().sentences()[from.sentence].tokens.begin;
  const Function before = from.tokens.begin > begin ? words_[from.tokens.begin - 1].function : Function::open;
  const bool oblique = before == Function::preposition || before == Function::of || before == Function::verb;
  if (!oblique && !from.inner) score += 0.6;
  if (from.tokens.begin == begin) score += 0.3;
  if (is_source_[static_cast<std::size_t>(candidate)]) score += 0.9;
  if (from.inner) score -= 1.2;
  if (from.determiner == Determiner::possessive && from.kind == PhraseKind::person && from.name.empty())
    score -= 0.3;
  if (from.quotation != pronoun.quotation) score -= from.quotation != 0 && pronoun.quotation == 0 ? 1.5 : 0.3;
  if (words_[from.tokens.begin].headline) score -= 0.8;
  if (paragraph(from) == paragraph(pronoun)) score += 0.3;
  score += 0.08 * std::min<std::uint32_t>(to.mentions, 12);
  if (from.kind == PhraseKind::pronoun) score += 0.3;
  if (to.named) score += 0.4;
  if (pronoun.gender != Gender::unstated && to.gender == pronoun.gender) score += 0.2;
  return score;
}

Sieve::IndicesBackwards Sieve::coordinations_before(const Phrase& from) const {
  const auto end =
      std::lower_bound(coordinations_.begin(), coordinations_.end(), from.tokens.begin,
                       [this](Index q, std::uint32_t at) { return phrase(q).tokens.begin < at; });
  const auto nearest = std::make_reverse_iterator(end);
  return {nearest, nearest + std::min<std::ptrdiff_t>(end - coordinations_.begin(), most_compared)};
}

Index Sieve::antecedent_of_pronoun(Index p) const {
  const Phrase& from = phrase(p);
  Index best = none;
  double best_score = -1e9;
  const auto consider = [&](Index q, Index e) {
    const Entity& to = entity(e);
    if (to.author || to.speaker != none) return;
    // The phrase that the pronoun stands in ("his aides") is not its antecedent.
    if (phrase(q).full.contains(from.tokens.begin) && phrase(q).kind != PhraseKind::pronoun) return;
    if (from.plural) {
      if (!to.plural && to.members.empty() && to.kind != PhraseKind::body) return;
      if (to.kind == PhraseKind::document) return;
    } else if (from.pronoun.animate) {
      if (to.kind != PhraseKind::person || to.plural || !to.members.empty()) return;
      if (genders_differ(to.gender, from.gender)) return;
    } else {
      if (to.kind == PhraseKind::person || to.plural) return;
    }
    double score = salience(q, from);
    if (from.plural && to.kind == PhraseKind::body) score -= 0.8;
    if (score > best_score) {
      best_score = score;
      best = e;
    }
  };
  for (Index q = p; q-- > first_compared(p);) {
    const Index e = entity_of(q);
    if (e == none) continue;
    if (from.sentence - std::min(from.sentence, phrase(q).sentence) > window) break;
    consider(q, e);
  }
  if (from.plural) {
    for (const Index q : coordinations_before(from)) {
      if (from.sentence - phrase(q).sentence > window) break;
      if (entity_of(q) != none) consider(q, entity_of(q));
    }
  }
  return best;
}

// The phrase right before "who" or "which", but for a comma.
Index Sieve::antecedent_of_relative(Index p) const {
  const std::uint32_t i = phrase(p).tokens.begin;
  const bool person = words_.text(i).starts_with('w') && !words_.is(i, "which");
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
    if (phrase_of_[a] == none || !content.overlaps(here)) return;
    const Index e = entity_of(phrase_of_[a]);
    if (a >= last) {
      last = a;
      of_last = e;
    }
    if (!content.contains(here) || phrase_of_[a] == p || e == none) return;
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
        phrase(p).tokens.begin == first + 1 && (words_.is(first, "By") || words_.is(first, "BY")))
      return entity_of(p);
  }
  return none;
}

void Sieve::join_first_persons() {
  std::unordered_map<Index, Index> plurals;  // the "we" of an entity
  Index author = byline(), authors = none;
  // A speaker may itself be an "I" inside of another's words, so two rounds.
  for (int round = 0; round < 2; ++round) {
    for (Index p = 0; p < phrase_count(); ++p) {
      const Phrase& from = phrase(p);
      if (from.kind != PhraseKind::pronoun || from.pronoun.person == 3 || entity_of(p) != none) continue;
      const Index speaker = speaker_of(p);
      if (speaker == none && round == 0) continue;
      if (!is_source_[static_cast<std::size_t>(p)] && speaker == none) continue;
      if (from.pronoun.person == 2) {
        if (is_source_[static_cast<std::size_t>(p)]) new_entity(p);
        continue;
      }
      if (speaker != none && !from.plural) {
        add(p, speaker);
        continue;
      }
      if (speaker != none && (entity(speaker).plural || entity(speaker).kind == PhraseKind::body ||
                              entity(speaker).kind == PhraseKind::document)) {
        add(p, speaker);
        continue;
      }
      Index& e = speaker != none ? plurals.try_emplace(speaker, none).first->second
                 : from.plural   ? authors
                                 : author;
      if (e == none) {
        e = new_entity(p);
        entity(e).speaker = speaker;
        entity(e).author = speaker == none;
      } else {
        add(p, e);
      }
    }
  }
}

}  // namespace hearsay::source
