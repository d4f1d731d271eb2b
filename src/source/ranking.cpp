#include "source/ranking.hpp"

#include <algorithm>

#include "source/coreference.hpp"

namespace hearsay::source {
namespace {

constexpr std::size_t most_candidates = 12;   // mentioned before a noun
constexpr std::size_t most_of_pronoun = 8;    // before a pronoun
constexpr std::size_t most_later = 6;         // candidates that are named after the phrase
constexpr Index most_descriptions = 16;       // of an entity that are compared
constexpr std::uint32_t pronoun_window = 10;  // sentences
constexpr std::uint32_t noun_window = 100;
constexpr std::uint32_t later_window = 8;
constexpr Index most_told = 64;  // phrases of a content that are looked at

// The features. Those up to `nobody` describe the phrase alone, so that the score of nobody may depend on it.
enum Feature : std::size_t {
  he,
  it,
  they,
  we,
  person_noun,
  body_noun,
  document_noun,
  other_noun,
  definite,
  demonstrative,
  bare,
  possessive,
  indefinite,
  plural,
  modified,
  complemented,
  source,
  headline,
  quoted,
  owner,
  office,
  rank_noun,
  class_noun,
  vague,
  spokes,
  relation,
  unlisted,
  nobody,
  same_sentence,
  previous_sentence,
  two_back,
  few_back,
  some_back,
  many_back,
  far_back,
  later,
  later_near,
  same_paragraph,
  previous_paragraph,
  nearest,
  second,
  third,
  last_speaker,
  seen_as_source,
  spoken,
  speaks_often,
  mentions,
  most_spoken,
  never_spoke,
  mentioned_once,
  opens_sentence,
  leads_sentence,
  oblique,
  inner,
  last_is_pronoun,
  last_is_name,
  last_is_quoted,
  same_quotation,
  last_in_headline,
  named,
  named_in_full,
  known,
  is_person,
  is_body,
  is_document,
  is_other,
  unsure,
  is_plural,
  has_members,
  gender_met,
  gender_open,
  undescribed,
  begins_indefinite,
  same_noun,
  fits,
  same_head,
  head_in_name,
  same_words,
  modifiers_met,
  modifiers_new,
  modifiers_differ,
  institution_met,
  institution_differs,
  institution_new,
  place_met,
  place_differs,
  place_new,
  role_met,
  role_differs,
  noun_role_met,
  noun_role_differs,
  owner_met,
  owner_differs,
  complement_met,
  complement_differs,
  count_met,
  kind_met,
  kind_differs,
  number_met,
  number_differs,
  told_directly,
  told_indirectly,
  body_of_speaker,
  we_person,
  we_body,
  we_group,
  he_speaker,
  it_speaker,
  they_speaker,
  noun_speaker,
  rival_gender,
  rival_leads,
  opening,
  later_first,
  later_source,
  later_bare,
  begins_paragraph,
  begins_sentence,
  says_directly,
  says_more,
  says_more_speaker,
  is_place,
  is_outlet,
  in_own_words,
  spoke_just_before,
  spoke_near,
  speaker_before_last,
  first_of_noun,
  rival_noun,
  rival_words,
  alone_possible,
  role_of_speaker,
  feature_count
};
static_assert(feature_count == tagger::rank_feature_count);

void set(RankFeatures& f, Feature feature, bool holds = true) {
  if (holds) f.set(feature, 1);
}

float some_of(std::uint32_t count, std::uint32_t most) {
  return static_cast<float>(std::min(count, most)) / static_cast<float>(most);
}

// A plain loop: most of these lists are empty or nearly so.
template <class List>
bool holds(const List& all, typename List::value_type one) {
  for (const auto each : all) {
    if (each == one) return true;
  }
  return false;
}

}  // namespace

Choose choose_by(const tagger::ChoiceNetwork& network) {
  return [&network](const Choice& choice) {
    std::size_t best = 0;
    float best_score = 0;
    // All of them begin with the features of the phrase, which are all but the last of nobody's.
    const RankFeatures& none_before = choice.features.back();
    const std::size_t common = none_before.present().size() - 1;
    tagger::ChoiceNetwork::Hidden alone = network.start(), hidden;
    network.add(none_before.values(), none_before.present().first(common), alone, alone);
    for (std::size_t i = 0; i < choice.features.size(); ++i) {
      network.add(choice.features[i].values(), choice.features[i].present().subspan(common), alone, hidden);
      const float score = network.score(hidden);
      if (i > 0 && score <= best_score) continue;
      best = i;
      best_score = score;
    }
    return best;
  };
}

bool is_rough_match(const RankFeatures& f) {
  const bool pronoun = f[he] + f[it] + f[they] > 0;
  return pronoun ? f[seen_as_source] > 0
                 : f[same_words] > 0 || (f[same_noun] > 0 && f[modifiers_differ] == 0);
}

// The sources of the contents around a phrase: who says it in quote marks, and who is reported to say it.
struct Sieve::Surroundings {
  std::vector<Index> quoting, reporting;
  std::vector<Index> beside;   // whom "and" joins to it
  std::vector<Index> told_of;  // whom its own words name or describe, and who speaks to it
  std::vector<Index> turns;    // who has the floor in a transcript, and who had it before
};

Sieve::Surroundings Sieve::surroundings(Index p) const {
  Surroundings around;
  const Span here = span(phrase(p).tokens);
  contents_.for_each_around(here, [&](std::size_t a) {
    const Index speaker = phrase_of_[a];
    if (speaker == none || speaker == p || entity_of(speaker) == none ||
        !attributions_[a].content.contains(here) || attributions_[a].source.hull().overlaps(here))
      return;
    const bool direct = phrase(p).quotation != 0 && phrase(speaker).quotation != phrase(p).quotation;
    (direct ? around.quoting : around.reporting).push_back(entity_of(speaker));
  });
  if (words_.document().paragraphs()[paragraph(phrase(p))].kind == ParagraphKind::turn) {
    for (Index q = p; q-- > first_compared(p) && around.turns.size() < 2;) {
      if (speaks_in_turn(q) && entity_of(q) != none && !holds(around.turns, entity_of(q)))
        around.turns.push_back(entity_of(q));
    }
  }
  around.told_of = told_of_by(p);
  if (phrase(p).kind != PhraseKind::pronoun) {
    const auto found = addresser_.find(phrase(p).tokens.begin);
    if (found != addresser_.end() && entity_of(found->second) != none)
      around.told_of.push_back(entity_of(found->second));
  }
  if (is_part_[static_cast<std::size_t>(p)]) {
    for (const Index whole : coordinations_before(phrase(p))) {
      if (phrase(whole).tokens.contains(phrase(p).tokens.begin))
        around.beside = entity(entity_of(whole)).members;
    }
  }
  return around;
}

// Whom a source's own words name or describe.
std::vector<Index> Sieve::told_of_by(Index p) const {
  std::vector<Index> told_of;
  const auto [first, last] =
      std::equal_range(by_source_.begin(), by_source_.end(), std::pair(p, std::size_t{0}),
                       [](const auto& a, const auto& b) { return a.first < b.first; });
  const auto ordered = std::span(phrases_).first(phrases_.size() - coordinations_.size());
  for (auto told = first; told != last; ++told) {
    for (const Span part : attributions_[told->second].content) {
      auto q = std::lower_bound(
          ordered.begin(), ordered.end(), part.begin,
          [this](const Phrase& phrase, std::uint32_t at) { return span(phrase.tokens).begin < at; });
      for (Index count = 0; q != ordered.end() && span(q->tokens).end <= part.end && count < most_told;
           ++q, ++count) {
        const Index e = entity_of(static_cast<Index>(q - ordered.begin()));
        if (q->kind != PhraseKind::pronoun && e != none) told_of.push_back(e);
      }
    }
  }
  return told_of;
}

// Whether a phrase says what a phrase of an entity says, or what none says and one contradicts.
struct Sieve::Agreement {
  bool is_met = false, is_contradicted = false;

  void note(bool same) { (same ? is_met : is_contradicted) = true; }
  void compare(Index a, Index b) {
    if (a != none && b != none) note(a == b);
  }
  bool differs() const { return is_contradicted && !is_met; }
  bool is_new() const { return !is_contradicted && !is_met; }
};

// What a noun phrase and the phrases of an entity have in common.
struct Sieve::Comparison {
  bool same_head = false, head_in_name = false, same_words = false;
  Agreement modifiers, institution, place, role, owner, complement;
};

Sieve::Comparison Sieve::compare(const Phrase& from, const Entity& to) const {
  Comparison found;
  const auto entity_or_none = [this](Index p) { return p == none ? none : entity_of(p); };
  const Index owner = entity_or_none(from.possessor), complement = entity_or_none(from.complement);
  for (const Index q : first_of(to.descriptions, most_descriptions)) {
    const Phrase& other = phrase(q);
    if (other.name.empty()) {
      const bool same = words_[other.head].key == words_[from.head].key;
      found.same_head = found.same_head || same;
      found.same_words = found.same_words || (same && other.modifiers == from.modifiers &&
                                              other.modifying_place == from.modifying_place);
    } else {
      compare_with_name(from, other.name, found);
    }
    if (std::ranges::any_of(from.modifiers, [&](Key key) { return holds(other.modifiers, key); })) {
      found.modifiers.note(true);
    } else if (!other.modifiers.empty() && !from.modifiers.empty()) {
      found.modifiers.note(false);
    }
    compare_institutions(from, other, found.institution);
    if (const Index place = other.place != none ? other.place : other.modifying_place;
        place != none && from.modifying_place != none)
      found.place.note(vocabulary_.place(from.modifying_place).country == vocabulary_.place(place).country);
    if (from.modifying_role != Role::unknown && other.modifying_role != Role::unknown)
      found.role.note(from.modifying_role == other.modifying_role);
    found.owner.compare(owner, entity_or_none(other.possessor));
    found.complement.compare(complement, entity_or_none(other.complement));
  }
  return found;
}

// "The provincial council" is not the Nesvik Local Council.
void Sieve::compare_with_name(const Phrase& from, IndexRange name, Comparison& found) const {
  bool met = false;
  for (std::uint32_t i = name.begin; i < name.end; ++i) {
    found.head_in_name = found.head_in_name || words_[i].key == words_[from.head].key;
    const Term* term = words_[i].term;
    met = met || holds(from.modifiers, words_[i].key) ||
          (term != nullptr && term->place != none &&
           holds(from.modifiers, lexicon::word_key(vocabulary_.place(term->place).name)));
  }
  if (met) {
    found.modifiers.note(true);
  } else if (found.head_in_name && !from.modifiers.empty()) {
    found.modifiers.note(false);
  }
}

void Sieve::compare_institutions(const Phrase& from, const Phrase& other, Agreement& found) const {
  if (from.modifying_institution == none) return found.compare(from.modifying_body, other.modifying_body);
  const Index institution = other.institution != none ? other.institution : other.modifying_institution;
  if (institution != none)
    found.note(vocabulary_.institution(from.modifying_institution).name ==
               vocabulary_.institution(institution).name);
}

// Of which nothing says whether it is a person, an institution or a text.
bool Sieve::is_unsure(const Entity& e) const {
  if (e.plural || !e.members.empty() || e.author || e.speaker != none) return false;
  switch (e.kind) {
    case PhraseKind::person:
      return !e.surely_person && e.known == none && e.gender == Gender::unstated && e.nouns.empty();
    case PhraseKind::body:
      return e.institution == none && e.place == none && e.nouns.empty() && e.known == none;
    case PhraseKind::document:
      return e.nouns.empty();
    case PhraseKind::other:
      return true;
    default:
      return false;
  }
}

// What no article does, whatever else speaks for it:
//     beside          "a judge and Justice Roe" are two
//     own part        a phrase means nobody who stands inside of it, nor whom it stands inside of
//     own words       "the mayor said the minister had lied", "she said Orrin had lied": no person calls
//                     himself by a noun or name (principle C: N. Chomsky, 1981, Lectures on Government and
//                     Binding, 3.2.3)
//     own listener    "the mayor asked the general": nobody whom somebody speaks to by a noun is himself
//     own quotation   the speaker of a quotation is not the "he" or "the senator" of its words
//     talk            "he" of a transcript is neither who speaks nor who is spoken to
//     gender          "she" is no man
//     number          "he" is no group; "they" may be an institution, or somebody whom nobody names
//     kind            "it" is nobody, "he" no institution or text, "the company" no certain person
//     another kind    "the interior ministry" is not the Emergencies Ministry, "the defence ministry" no army
//     another office  "the mayor" is not the general who has spoken, unless somebody named is both
//     another state   "the U.S. official" is no North Korean official
//     the article     its "I" and "we" are no source that it names
bool Sieve::is_vetoed(Index p, Index e, const Surroundings& around) const {
  const Phrase& from = phrase(p);
  const Entity& to = entity(e);
  const bool pronoun = from.kind == PhraseKind::pronoun;
  if (pronoun ? is_vetoed_for_pronoun(from, to) : is_vetoed_for_noun(from, to)) return true;
  if (to.author || to.speaker != none || holds(around.beside, e)) return true;
  if (genders_differ(from.gender, to.gender)) return true;
  if (to.kind == PhraseKind::person && holds(around.told_of, e)) return true;
  if (from.kind == PhraseKind::person && holds(around.reporting, e)) return true;
  if (from.quotation != 0 && holds(around.quoting, e) && from.kind != PhraseKind::body) return true;
  return pronoun && !from.plural && holds(around.turns, e);
}

bool Sieve::is_vetoed_for_pronoun(const Phrase& from, const Entity& to) const {
  const bool person = to.kind == PhraseKind::person;
  if (from.plural) return to.kind == PhraseKind::document || (person && !to.plural && to.named);
  if (to.plural || !to.members.empty()) return true;
  return from.pronoun.animate != person && !is_unsure(to);
}

bool Sieve::is_vetoed_for_noun(const Phrase& from, const Entity& to) const {
  if (differs_in_number(from, to)) return true;
  const bool is_state =
      from.kind == PhraseKind::body && from.noun != none && vocabulary_.body(from.noun).is_state;
  if (is_state && to.place == none) return to.named;
  return is_of_another_kind(from, to) || holds_another_office(from, to) || is_another_body(from, to) ||
         is_another_kind_of_body(from, to) || is_of_another_state(from, to);
}

bool Sieve::differs_in_number(const Phrase& from, const Entity& to) {
  const bool bodies = from.kind == PhraseKind::body && to.kind == PhraseKind::body;
  if ((from.plural != to.plural && !bodies) || !to.members.empty()) return true;
  return from.count > 1 && to.count > 1 && from.count != to.count;
}

bool Sieve::is_another_body(const Phrase& from, const Entity& to) const {
  return from.kind == PhraseKind::body && to.kind == PhraseKind::body && !from.modifiers.empty() &&
         compare(from, to).modifiers.differs();
}

// A noun of several words says what kind of body it is: none of which only other nouns have been said.
bool Sieve::is_another_kind_of_body(const Phrase& from, const Entity& to) const {
  if (from.kind != PhraseKind::body || to.kind != PhraseKind::body || from.noun == none || to.nouns.empty())
    return false;
  const std::string_view said = vocabulary_.body(from.noun).noun;
  return said.find(' ') != std::string_view::npos && std::ranges::none_of(to.nouns, [&](Index noun) {
           return said.ends_with(vocabulary_.body(noun).noun);
         });
}

bool Sieve::is_of_another_state(const Phrase& from, const Entity& to) const {
  return from.kind == PhraseKind::person && from.modifying_place != none && compare(from, to).place.differs();
}

bool Sieve::is_of_another_kind(const Phrase& from, const Entity& to) const {
  const bool vague =
      from.kind == PhraseKind::other || (from.kind == PhraseKind::document && from.noun == none);
  return from.kind != to.kind && !vague && !is_unsure(to);
}

// Whether an unnamed person is known by offices and ranks of other walks of life only.
bool Sieve::holds_another_office(const Phrase& from, const Entity& to) const {
  if (from.kind != PhraseKind::person || to.kind != PhraseKind::person || to.named || from.noun == none ||
      to.nouns.empty())
    return false;
  const PersonNoun& said = vocabulary_.person(from.noun);
  const auto is_post = [](const PersonNoun& noun) {
    return (noun.sort == Sort::office || noun.sort == Sort::rank) && noun.role != Role::unknown;
  };
  return is_post(said) && std::all_of(to.nouns.begin(), to.nouns.end(), [&](Index noun) {
           return is_post(vocabulary_.person(noun)) && vocabulary_.person(noun).role != said.role;
         });
}

// Indefinite phrases open an entity; so do what the rules before have joined, and parts of groups.
bool Sieve::is_ranked(const Phrase& from) const {
  if (from.kind == PhraseKind::pronoun) return from.pronoun.person == 3 && !from.relative;
  if (from.kind == PhraseKind::quantity || from.inner || from.partitive || !from.name.empty()) return false;
  return from.determiner != Determiner::another && from.determiner != Determiner::one &&
         from.determiner != Determiner::other && from.determiner != Determiner::quantified;
}

void Sieve::find_candidates(Index p, const Surroundings& around) {
  const Phrase& from = phrase(p);
  choice_.phrase = p;
  choice_.candidates.clear();
  choice_.features.clear();
  if (from.determiner != Determiner::indefinite) find_earlier(p, around);
  const bool may_announce = from.kind != PhraseKind::pronoun && from.kind != PhraseKind::document &&
                            !from.plural && !speaks_in_turn(p);
  if (may_announce) find_later(p, around);
}

// Those mentioned before, the last first.
void Sieve::find_earlier(Index p, const Surroundings& around) {
  const Phrase& from = phrase(p);
  const bool pronoun = from.kind == PhraseKind::pronoun;
  const std::size_t most = pronoun ? most_of_pronoun : most_candidates;
  const std::uint32_t window = pronoun ? pronoun_window : noun_window;
  const std::size_t first = passed_.size() - std::min<std::size_t>(passed_.size(), most_compared);
  for (std::size_t at = passed_.size(); at-- > first;) {
    const Index q = passed_[at], e = entity_of(q);
    Seen& seen = seen_[static_cast<std::size_t>(e)];
    if (seen.looked_at_for == p) continue;
    const Phrase& other = phrase(q);
    if (from.sentence - std::min(from.sentence, other.sentence) > window) break;
    const bool is_around =
        other.full.contains(from.tokens.begin) && other.kind != PhraseKind::pronoun;  // but "*his* lawyer"
    if (is_around || from.full.contains(other.tokens.begin)) continue;
    seen.looked_at_for = p;
    if (is_vetoed(p, e, around)) continue;
    choice_.candidates.push_back(e);
    if (choice_.candidates.size() == most) break;
  }
}

// News announces a source by its office before it names it: "A New York judge has rejected …. Justice Frank
// Nervo said …", and in its headline before all.
void Sieve::find_later(Index p, const Surroundings& around) {
  const Phrase& from = phrase(p);
  const auto after =
      std::upper_bound(named_.begin(), named_.end(), from.tokens.begin,
                       [this](std::uint32_t at, Index e) { return at < entity(e).introduced; });
  std::size_t count = 0;
  for (auto at = after; at != named_.end() && count < most_later; ++at) {
    const Entity& to = entity(*at);
    if (words_[to.introduced].sentence > from.sentence + later_window) break;
    if (to.phrases.empty() || seen_[static_cast<std::size_t>(*at)].last != none ||
        from.full.contains(to.introduced) || holds(around.told_of, *at))
      continue;
    ++count;
    if (!is_vetoed(p, *at, around)) choice_.candidates.push_back(*at);
  }
}

// Whether the phrase is before the words of a turn in a transcript: it announces nobody.
bool Sieve::speaks_in_turn(Index p) const {
  return words_.document().paragraphs()[paragraph(phrase(p))].speaker.contains(phrase(p).tokens.begin);
}

void Sieve::describe_phrase(Index p, RankFeatures& f) const {
  const Phrase& from = phrase(p);
  switch (from.kind) {
    case PhraseKind::pronoun:
      set(f, from.pronoun.person == 1 ? we : from.plural ? they : from.pronoun.animate ? he : it);
      break;
    case PhraseKind::person:
      set(f, person_noun);
      break;
    case PhraseKind::body:
      set(f, body_noun);
      break;
    case PhraseKind::document:
      set(f, document_noun);
      break;
    default:
      set(f, other_noun);
      break;
  }
  set(f, source, is_source_[static_cast<std::size_t>(p)]);
  set(f, headline, words_[from.tokens.begin].headline);
  set(f, quoted, from.quotation != 0);
  set(f, plural, from.plural);
  set(f, opening, from.sentence < 3);
  const Sentence& sentence = words_.document().sentences()[from.sentence];
  set(f, begins_sentence, from.tokens.begin == sentence.tokens.begin);
  set(f, begins_paragraph,
      from.tokens.begin == words_.document().paragraphs()[sentence.paragraph].tokens.begin);
  describe_saying(p, f);
  if (from.kind == PhraseKind::pronoun) {
    set(f, owner, words_[from.tokens.begin].function == Function::possessive);
    return;
  }
  set(f, definite, from.determiner == Determiner::definite);
  set(f, demonstrative, from.determiner == Determiner::demonstrative);
  set(f, bare, from.determiner == Determiner::bare);
  set(f, possessive, from.determiner == Determiner::possessive);
  set(f, indefinite, from.determiner == Determiner::indefinite);
  set(f, modified, !from.modifiers.empty());
  set(f, complemented, from.complement != none);
  set(f, unlisted, from.noun == none);
  if (from.kind == PhraseKind::person && from.noun != none) {
    constexpr Feature sorts[] = {office, rank_noun, class_noun, spokes, relation, vague};
    set(f, sorts[static_cast<std::size_t>(vocabulary_.person(from.noun).sort)]);
  }
}

// How a source says what it says: in its own words, or "added".
void Sieve::describe_saying(Index p, RankFeatures& f) const {
  const auto first = std::lower_bound(by_source_.begin(), by_source_.end(), std::pair(p, std::size_t{0}));
  if (first == by_source_.end() || first->first != p) return;
  const Attribution& said = attributions_[first->second];
  const Document& document = words_.document();
  const IndexRange content = document.tokens_in(said.content.hull());
  set(f, says_directly, !content.empty() && words_[content.begin].kind == TokenKind::quote);
  if (said.cue.empty()) return;
  const IndexRange cue = document.tokens_in(said.cue.hull());
  const std::uint32_t begin = std::min(cue.begin, phrase(p).tokens.end);
  bool more = false;
  for (std::uint32_t i = std::max(begin, cue.begin - std::min(cue.begin, 3u)); i < cue.end; ++i)
    more = more || words_.in(i, vocabulary_.classes().more_sayings);
  set(f, says_more, more);
}

void Sieve::describe_pair(Index p, Index e, std::size_t rank, const Surroundings& around,
                          RankFeatures& f) const {
  const Phrase& from = phrase(p);
  const Entity& to = entity(e);
  Seen seen = seen_[static_cast<std::size_t>(e)];
  if (seen.last > p) seen.last = last_before(p, e);  // of a first person, since those are joined last
  if (seen.last == none) {
    describe_later(from, to, rank, f);
  } else {
    describe_last(from, seen.last, rank, f);
  }
  set(f, last_speaker, e == last_speaker_);
  f.set(spoken, some_of(seen.spoken, 6));
  f.set(speaks_often, some_of(to.spoken, 8));
  f.set(mentions, some_of(seen.mentions, 12));
  set(f, most_spoken, seen.spoken > 0 && seen.spoken == most_spoken_);
  set(f, never_spoke, seen.spoken == 0);
  set(f, mentioned_once, seen.mentions == 1);
  describe_entity(to, f);
  set(f, gender_met, from.gender != Gender::unstated && from.gender == to.gender);
  set(f, gender_open, from.gender != Gender::unstated && to.gender == Gender::unstated);
  set(f, undescribed, to.nouns.empty());
  set(f, number_met, from.plural == to.plural);
  set(f, number_differs, from.plural != to.plural);
  set(f, told_directly, holds(around.quoting, e));
  set(f, told_indirectly, holds(around.reporting, e));
  set(f, in_own_words, holds(around.told_of, e));
  if (from.pronoun.person == 3) describe_turns(from, e, f);
  if (e == last_speaker_) {
    set(f, from.kind != PhraseKind::pronoun ? noun_speaker
           : from.plural                    ? they_speaker
           : from.pronoun.animate           ? he_speaker
                                            : it_speaker);
  }
  if (from.kind != PhraseKind::pronoun) describe_noun_pair(from, to, f);
}

// When an entity spoke last.
void Sieve::describe_turns(const Phrase& from, Index e, RankFeatures& f) const {
  const Index spoke_in = seen_[static_cast<std::size_t>(e)].spoke_in;
  if (spoke_in != none) {
    const std::uint32_t since = from.sentence - std::min(from.sentence, static_cast<std::uint32_t>(spoke_in));
    set(f, spoke_just_before, since <= 1);
    set(f, spoke_near, since > 1 && since <= 4);
  }
  set(f, speaker_before_last, e == speaker_before_last_);
  set(f, says_more_speaker, e == last_speaker_ && f[says_more] > 0);
}

// An entity that is first mentioned after the phrase.
void Sieve::describe_later(const Phrase& from, const Entity& to, std::size_t rank, RankFeatures& f) const {
  set(f, later);
  set(f, later_near, words_[to.introduced].sentence <= from.sentence + 2);
  const Phrase& first = phrase(to.phrases.front());
  const bool after_others =
      rank == 0 || seen_[static_cast<std::size_t>(choice_.candidates[rank - 1])].last != none;
  set(f, later_first, after_others);
  set(f, later_source, is_source_[static_cast<std::size_t>(to.phrases.front())]);
  set(f, later_bare, first.titles.empty() && first.apposition == none);
}

// How far the last mention of an entity is, and how it stands in its sentence.
void Sieve::describe_last(const Phrase& from, Index q, std::size_t rank, RankFeatures& f) const {
  const Phrase& last = phrase(q);
  const std::uint32_t distance = from.sentence - std::min(from.sentence, last.sentence);
  set(f, distance == 0    ? same_sentence
         : distance == 1  ? previous_sentence
         : distance == 2  ? two_back
         : distance <= 4  ? few_back
         : distance <= 8  ? some_back
         : distance <= 20 ? many_back
                          : far_back);
  const std::uint32_t paragraphs = paragraph(from) - std::min(paragraph(from), paragraph(last));
  set(f, same_paragraph, paragraphs == 0);
  set(f, previous_paragraph, paragraphs == 1);
  const std::uint32_t begin = words_.document().sentences()[last.sentence].tokens.begin;
  const Function before = last.tokens.begin > begin ? words_[last.tokens.begin - 1].function : Function::open;
  set(f, oblique, before == Function::preposition || before == Function::of || before == Function::verb);
  set(f, opens_sentence, last.tokens.begin == begin);
  set(f, leads_sentence, leads_[static_cast<std::size_t>(q)]);
  set(f, inner, last.inner);
  set(f, last_is_pronoun, last.kind == PhraseKind::pronoun);
  set(f, last_is_name, !last.name.empty());
  set(f, last_is_quoted, last.quotation != 0 && from.quotation == 0);
  set(f, same_quotation, last.quotation == from.quotation);
  set(f, last_in_headline, words_[last.tokens.begin].headline);
  set(f, seen_as_source, is_source_[static_cast<std::size_t>(q)]);
  if (rank < 3) set(f, static_cast<Feature>(nearest + rank));
}

void Sieve::describe_entity(const Entity& to, RankFeatures& f) const {
  set(f, named, to.named);
  set(f, named_in_full, to.name.size() > 1);
  set(f, known, to.known != none);
  set(f, unsure, is_unsure(to));
  set(f, to.kind == PhraseKind::person     ? is_person
         : to.kind == PhraseKind::body     ? is_body
         : to.kind == PhraseKind::document ? is_document
                                           : is_other);
  set(f, is_place, to.place != none);
  set(f, is_outlet, is_media(to));
  set(f, is_plural, to.plural);
  set(f, has_members, !to.members.empty());
}

bool Sieve::is_media(const Entity& to) const {
  if (to.kind != PhraseKind::body) return false;
  if (to.institution != none) return vocabulary_.institution(to.institution).role == Role::media;
  return std::ranges::any_of(to.nouns,
                             [this](Index noun) { return vocabulary_.body(noun).role == Role::media; });
}

void Sieve::describe_noun_pair(const Phrase& from, const Entity& to, RankFeatures& f) const {
  set(f, kind_met, from.kind == to.kind);
  set(f, kind_differs, from.kind != to.kind);
  set(f, count_met, from.count != 0 && from.count == to.count);
  const Determiner first = phrase(to.phrases.front()).determiner;
  set(f, begins_indefinite,
      !to.named && (first == Determiner::indefinite || first == Determiner::quantified ||
                    first == Determiner::one || first == Determiner::another));
  if (from.kind == to.kind && from.noun != none) compare_nouns(from, to, f);
  const Comparison found = compare(from, to);
  set(f, same_head, found.same_head);
  set(f, head_in_name, found.head_in_name);
  set(f, same_words, found.same_words);
  const auto describe = [&f](const Agreement& agreement, Feature met, Feature differs) {
    set(f, met, agreement.is_met);
    set(f, differs, agreement.differs());
  };
  describe(found.modifiers, modifiers_met, modifiers_differ);
  set(f, modifiers_new, !from.modifiers.empty() && found.modifiers.is_new());
  describe(found.institution, institution_met, institution_differs);
  const bool has_institution = from.modifying_institution != none || from.modifying_body != none;
  set(f, institution_new, has_institution && found.institution.is_new());
  describe(found.place, place_met, place_differs);
  set(f, place_new, from.modifying_place != none && found.place.is_new());
  describe(found.role, role_met, role_differs);
  describe(found.owner, owner_met, owner_differs);
  describe(found.complement, complement_met, complement_differs);
}

// A noun with those that have been said of an entity of its kind.
void Sieve::compare_nouns(const Phrase& from, const Entity& to, RankFeatures& f) const {
  set(f, same_noun, holds(to.nouns, from.noun));
  switch (from.kind) {
    case PhraseKind::person:
      set(f, fits, person_noun_fits(from.noun, from, to));
      compare_roles(vocabulary_.person(from.noun).role, to, f);
      break;
    case PhraseKind::body:
      set(f, fits, body_noun_fits(from, to));
      break;
    case PhraseKind::document:
      set(f, fits, document_noun_fits(from, to));
      break;
    default:
      break;
  }
}

// "The military chief" is rather the army chief than the president.
void Sieve::compare_roles(Role role, const Entity& to, RankFeatures& f) const {
  if (role == Role::unknown || role == Role::public_) return;
  Agreement found;
  for (const Index noun : to.nouns) {
    const Role other = vocabulary_.person(noun).role;
    if (other != Role::unknown) found.note(other == role);
  }
  set(f, noun_role_met, found.is_met);
  set(f, noun_role_differs, found.differs());
}

Index Sieve::last_before(Index p, Index e) const {
  Index last = none;
  for (const Index q : first_of(entity(e).phrases)) {
    if (q < p) last = std::max(last, q);
  }
  return last;
}

// The entity that the phrase means; none where it means nobody before.
Index Sieve::choose_entity(Index p) {
  const Surroundings around = surroundings(p);
  find_candidates(p, around);
  if (choice_.candidates.empty()) return none;
  RankFeatures alone;
  describe_phrase(p, alone);
  for (std::size_t i = 0; i < choice_.candidates.size(); ++i) {
    choice_.features.push_back(alone);
    describe_pair(p, choice_.candidates[i], i, around, choice_.features.back());
  }
  compare_rivals(phrase(p).kind == PhraseKind::pronoun);
  return choose_or_nobody(alone);
}

// The candidate that is chosen; none where nobody is, whom `alone` describes, the features of the phrase.
Index Sieve::choose_or_nobody(const RankFeatures& alone) {
  choice_.features.push_back(alone);
  set(choice_.features.back(), nobody);
  const std::size_t chosen = choose_(choice_);
  return chosen < choice_.candidates.size() ? choice_.candidates[chosen] : none;
}

// What speaks for one candidate speaks against the others: that it is known to be a woman, that the sentence
// before began with it.
void Sieve::compare_rivals(bool pronoun) {
  const bool alone = choice_.features.size() == 1;
  for (RankFeatures& f : choice_.features) set(f, alone_possible, alone);
  if (!pronoun) {
    bool noun_met = false, words_met = false;
    for (RankFeatures& f : choice_.features) {
      const bool noun = f[same_noun] > 0 || f[same_head] > 0;
      set(f, first_of_noun, noun && !noun_met);
      set(f, rival_noun, noun_met);
      set(f, rival_words, words_met);
      noun_met = noun_met || noun;
      words_met = words_met || f[same_words] > 0;
    }
    return;
  }
  const auto leads = [](const RankFeatures& f) {
    return f[is_person] > 0 && f[leads_sentence] > 0 && (f[previous_sentence] > 0 || f[same_sentence] > 0);
  };
  const bool met = std::any_of(choice_.features.begin(), choice_.features.end(),
                               [](const RankFeatures& f) { return f[gender_met] > 0; });
  const auto leader = std::find_if(choice_.features.begin(), choice_.features.end(), leads);
  for (RankFeatures& f : choice_.features) {
    set(f, rival_gender, met && f[gender_open] > 0);
    set(f, rival_leads, leader != choice_.features.end() && !leads(f));
  }
}

// The institutions and groups that an entity's phrases say it belongs to.
std::vector<Index> Sieve::bodies_of(Index speaker) const {
  std::vector<Index> bodies;
  const auto add_body = [&](Index e) {
    if (e != none && e != speaker && entity(e).kind == PhraseKind::body && !holds(bodies, e))
      bodies.push_back(e);
  };
  for (const Index q : first_of(entity(speaker).descriptions, most_descriptions)) {
    const Phrase& said = phrase(q);
    if (said.complement != none) add_body(entity_of(said.complement));
    if (said.possessor != none) add_body(entity_of(said.possessor));
    if (said.modifying_institution == none && said.modifying_place == none) continue;
    for (const Index e : first_of(named_, most_namesakes)) {
      const bool institution = said.modifying_institution != none && entity(e).institution != none &&
                               vocabulary_.institution(entity(e).institution).name ==
                                   vocabulary_.institution(said.modifying_institution).name;
      if (institution || (said.modifying_place != none && entity(e).place == said.modifying_place))
        add_body(e);
    }
  }
  return bodies;
}

// Whose "we" a speaker's is: his own, or that of an institution or group that he speaks of; none for that of
// people of whom the article says nothing else.
Index Sieve::choose_whose(Index p, Index speaker) {
  seen_.resize(entities_.size());
  const std::vector<Index> bodies = bodies_of(speaker);
  const Indices& nouns = entity(speaker).nouns;
  if (!bodies.empty() && std::any_of(nouns.begin(), nouns.end(), [this](Index noun) {
        return vocabulary_.person(noun).sort == Sort::spokes;
      }))
    return bodies.front();
  choice_.phrase = p;
  choice_.features.clear();
  choice_.candidates = {speaker};
  const auto consider = [this](Index e) {
    const Entity& to = entity(e);
    const bool can_speak = to.kind == PhraseKind::body || (to.kind == PhraseKind::person && to.plural);
    if (can_speak && !to.author && to.speaker == none && !holds(choice_.candidates, e))
      choice_.candidates.push_back(e);
  };
  std::for_each(bodies.begin(), bodies.end(), consider);
  for (Index q = p; q-- > first_compared(p) && choice_.candidates.size() < most_candidates;) {
    if (entity_of(q) != none && phrase(p).sentence - phrase(q).sentence <= noun_window)
      consider(entity_of(q));
  }
  RankFeatures alone;
  describe_phrase(p, alone);
  for (std::size_t i = 0; i < choice_.candidates.size(); ++i) {
    const Index e = choice_.candidates[i];
    choice_.features.push_back(alone);
    RankFeatures& f = choice_.features.back();
    describe_pair(p, e, i, {}, f);
    set(f, told_directly, e == speaker);
    set(f, body_of_speaker, holds(bodies, e));
    set(f, role_of_speaker, e != speaker && shares_role(e, speaker));
    set(f, entity(e).kind == PhraseKind::body ? we_body : entity(e).plural ? we_group : we_person);
  }
  return choose_or_nobody(alone);
}

// "The army" and a general.
bool Sieve::shares_role(Index body, Index person) const {
  const Entity& to = entity(body);
  if (to.kind != PhraseKind::body) return false;
  const auto shares = [&](Role role) {
    return role != Role::unknown && std::ranges::any_of(entity(person).nouns, [&](Index noun) {
             return vocabulary_.person(noun).role == role;
           });
  };
  if (entity(person).kind != PhraseKind::person) return false;
  if (to.institution != none) return shares(vocabulary_.institution(to.institution).role);
  return std::ranges::any_of(to.nouns, [&](Index noun) { return shares(vocabulary_.body(noun).role); });
}

// "Anker … The company": what was taken for a person for want of any sign is a company.
void Sieve::settle_kind(Index p, Index e) {
  const Phrase& from = phrase(p);
  Entity& to = entity(e);
  if (!is_unsure(to) || !is_source_[static_cast<std::size_t>(p)]) return;
  const PhraseKind told = from.kind != PhraseKind::pronoun ? from.kind
                          : from.pronoun.animate           ? PhraseKind::person
                                                           : PhraseKind::body;
  if (told == to.kind || (from.kind != PhraseKind::pronoun && from.noun == none) ||
      (told == PhraseKind::body && to.kind == PhraseKind::document) || from.plural)
    return;
  to.kind = told;
  to.nouns.clear();
  for (const Index q : to.phrases) {
    Phrase& phrase = phrases_[static_cast<std::size_t>(q)];
    if (phrase.kind != PhraseKind::pronoun) phrase.become(told);
  }
}

// Takes note of a phrase that has been joined, on the way through the article.
void Sieve::pass(Index p) {
  const Index e = entity_of(p);
  if (e == none) return;
  if (seen_.size() < entities_.size()) seen_.resize(entities_.size());
  Seen& seen = seen_[static_cast<std::size_t>(e)];
  seen.last = p;
  ++seen.mentions;
  leads_.resize(phrases_.size());
  leads_[static_cast<std::size_t>(p)] =
      passed_.empty() || phrase(passed_.back()).sentence != phrase(p).sentence;
  passed_.push_back(p);
  if (!is_source_[static_cast<std::size_t>(p)]) return;
  if (e != last_speaker_) speaker_before_last_ = last_speaker_;
  last_speaker_ = e;
  seen.spoke_in = static_cast<Index>(phrase(p).sentence);
  most_spoken_ = std::max(most_spoken_, ++seen.spoken);
}

}  // namespace hearsay::source
