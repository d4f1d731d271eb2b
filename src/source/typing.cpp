#include "source/typing.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <utility>

#include "base/elementary.hpp"

namespace hearsay::source {
namespace {

using Scores = tagger::TypeNetwork::Scores;

// The scores of one question: which begin where in the network's list, and how many there are.
struct Question {
  std::size_t first, count;
};
constexpr Question identities{0, tagger::identity_count},
    roles{identities.first + identities.count, tagger::role_count},
    specificities{roles.first + roles.count, tagger::specificity_count};

constexpr float never = -1e9F;

// The answer with the highest score, and the one with the next.
std::pair<std::size_t, std::size_t> two_best(const Scores& scores, Question question) {
  std::size_t best = question.first, next = question.first + 1;
  if (scores[next] > scores[best]) std::swap(best, next);
  for (std::size_t i = question.first + 2; i < question.first + question.count; ++i) {
    if (scores[i] > scores[best]) {
      next = std::exchange(best, i);
    } else if (scores[i] > scores[next]) {
      next = i;
    }
  }
  return {best, next};
}

// The share of the belief in all answers to a question that one of them has, in thousandths.
double share_of(const Scores& scores, Question question, std::size_t answer) {
  double all = 0;
  for (std::size_t i = question.first; i < question.first + question.count; ++i)
    all += base::exp(double{scores[i]} - scores[answer]);
  return std::round(1000 / all) / 1000;
}

Evidence evidence_of(SignKind kind) {
  switch (kind) {
    case SignKind::head:
    case SignKind::ending:
    case SignKind::person_noun:
    case SignKind::body_noun:
    case SignKind::document_noun:
      return Evidence::head;
    case SignKind::title:
    case SignKind::title_role:
    case SignKind::title_sort:
      return Evidence::title;
    case SignKind::modifier:
    case SignKind::modifying_role:
    case SignKind::place_before:
      return Evidence::modifier;
    case SignKind::last_name:
    case SignKind::name:
    case SignKind::given_name:
    case SignKind::place:
      return Evidence::name;
    case SignKind::complement:
    case SignKind::complement_kind:
    case SignKind::complement_role:
      return Evidence::complement;
    case SignKind::owner:
    case SignKind::owner_kind:
    case SignKind::owner_role:
      return Evidence::owner;
    case SignKind::next_1:
    case SignKind::next_2:
    case SignKind::next_3:
    case SignKind::next_4:
    case SignKind::after:
      return Evidence::after;
    case SignKind::previous_1:
    case SignKind::previous_2:
      return Evidence::before;
    case SignKind::span:
      return Evidence::span;
    case SignKind::cue:
      return Evidence::cue;
    case SignKind::institution_before:
    case SignKind::body_before:
    case SignKind::institution:
    case SignKind::institution_name:
      return Evidence::institution;
    case SignKind::known:
      return Evidence::known;
    default:
      return Evidence::form;
  }
}

// What has been told before stays.
void tell_first(Shown<std::string>& shown, std::string_view value, Span span) {
  if (shown.value.empty() && !value.empty()) shown = {std::string(value), span};
}

}  // namespace

Typing::Typing(const Words& words, const tagger::Vocabulary& ids, const tagger::TypeNetwork& network,
               const Coreference& coreference, std::span<const Attribution> attributions,
               std::span<const Chain> chains)
    : words_(words),
      vocabulary_(words.vocabulary()),
      coreference_(coreference),
      network_(network),
      reader_(words, ids, coreference, attributions, chains),
      start_(network.start()) {
  network_.add_bag(static_cast<std::size_t>(Bag::article), reader_.article(), start_);
  for (Index e = 0; e < static_cast<Index>(coreference.entities.size()); ++e) {
    if (entity(e).institution != none && !entity(e).phrases.empty())
      institutions_.emplace(vocabulary_.institution(entity(e).institution).name, e);
  }
  by_end_.resize(coreference.phrases.size());
  std::iota(by_end_.begin(), by_end_.end(), 0);
  std::stable_sort(by_end_.begin(), by_end_.end(),
                   [this](Index a, Index b) { return phrase(a).tokens.end < phrase(b).tokens.end; });
}

// Identity, role and specificity, and what speaks for the first two.
void Typing::type(Index index, Source& source) {
  reader_.read(index, features_);
  tagger::TypeNetwork::Hidden hidden = start_;
  for (std::size_t bag = 0; bag < features_.bags.size(); ++bag)
    network_.add_bag(bag, features_.bags[bag], hidden);
  signs_.clear();
  rows_.clear();
  for (const Sign& sign : features_.signs) {
    const auto row = network_.row(sign.hash);
    if (!row) continue;
    rows_.push_back(*row);
    const Evidence evidence = evidence_of(sign.kind);
    const auto kind = sign.token == Sign::no_token ? static_cast<std::uint64_t>(evidence) : 0;
    signs_.push_back({std::uint64_t{sign.token} << 32 | kind, *row, sign.token, evidence});
  }
  network_.add_rows(rows_, hidden);
  std::stable_sort(signs_.begin(), signs_.end(),
                   [](const SignRow& a, const SignRow& b) { return a.place < b.place; });
  std::transform(signs_.begin(), signs_.end(), rows_.begin(), [](const SignRow& sign) { return sign.row; });
  Scores scores = network_.scores(hidden);
  const Entity& e = entity(index);
  for (const Identity forbidden : forbidden_identities(e))
    scores[identities.first + static_cast<std::size_t>(forbidden)] = never;
  const auto [identity, other_identity] = two_best(scores, identities);
  const auto [role, other_role] = two_best(scores, roles);
  source.identity = static_cast<Identity>(identity - identities.first);
  source.role = static_cast<Role>(role - roles.first);
  const std::size_t specificity = two_best(scores, specificities).first;
  source.specificity = static_cast<std::uint8_t>(specificity - specificities.first);
  source.certainty = {share_of(scores, identities, identity), share_of(scores, roles, role),
                      share_of(scores, specificities, specificity)};
  source.identity_because = reasons(network_.effects(hidden, identity, other_identity));
  source.role_because = reasons(network_.effects(hidden, role, other_role));
  if (const auto [rank, span] = role_by_rank(e); rank != Role::unknown) {
    source.role = rank;
    source.certainty.role = 1;
    source.role_because = {{Evidence::rank, span, 0}};
  }
  if (const Role known = role_of_known(e); known != Role::unknown) {
    source.role = known;
    source.certainty.role = 1;
    source.role_because = {{Evidence::known, words_.span(e.name_tokens), 0}};
  }
  if (const auto [said, span] = role_by_users(e); said != Role::unknown) {
    source.role = said;
    source.certainty.role = 1;
    source.role_because = {{Evidence::users, span, 0}};
  }
}

// What the lexicon says a well-known person was that year decides where the article gives no office, or one
// of that role: other words about the person ("Lynch, then a summer associate") would mislead. Else unknown.
Role Typing::role_of_known(const Entity& e) const {
  if (e.known == none) return Role::unknown;
  const Role known = role_in_year(vocabulary_.known(e.known), coreference_.year);
  bool has_office = false, agrees = false;
  const auto look_at = [&](Index noun) {
    const PersonNoun& said = vocabulary_.person(noun);
    if (said.sort != Sort::office && said.sort != Sort::rank && said.sort != Sort::spokes) return;
    has_office = true;
    agrees = agrees || said.role == known;
  };
  for (const Index i : e.phrases) {
    const Phrase& p = phrase(i);
    std::for_each(p.titles.begin(), p.titles.end(), look_at);
    if (p.kind == PhraseKind::person && p.noun != none) look_at(p.noun);
  }
  return !has_office || agrees ? known : Role::unknown;
}

// What the network may not say: somebody named in full is neither unnamed nor several, "we" alone is no one
// person, and of whom the article says that it is a person is no institution or text.
std::vector<Identity> Typing::forbidden_identities(const Entity& e) const {
  std::vector<Identity> forbidden;
  if (is_nameless(e)) forbidden.push_back(Identity::named);
  if (e.plural && !is_described(e)) forbidden.push_back(Identity::unnamed);
  if (e.kind != PhraseKind::person || e.plural || !e.members.empty()) return forbidden;
  if (e.name.size() > 1 && e.surely_person)
    forbidden.insert(forbidden.end(), {Identity::unnamed, Identity::group});
  // "The broadcaster" may be a person or a company, and so may be whom "the regulator Ofcom" names.
  const bool person = std::any_of(e.phrases.begin(), e.phrases.end(), [this](Index i) {
    const Phrase& p = phrase(i);
    if (p.kind != PhraseKind::person || (p.noun == none && p.titles.empty())) return false;
    const PersonNoun& noun = vocabulary_.person(p.noun != none ? p.noun : p.titles.back());
    return p.noun != none ? vocabulary_.body_noun(noun.noun) == none : noun.sort <= Sort::rank;
  });
  if (person) forbidden.insert(forbidden.end(), {Identity::organization, Identity::document});
  return forbidden;
}

// Nobody whom the article does not name is named, though the network may think of a name that coreference has
// missed; nor are several of whom one is not ("Dempsey and his team"). An author is named by the byline, and
// a word that no table knows may be a name ("Hughes").
bool Typing::is_nameless(const Entity& e) const {
  if (!e.members.empty())
    return std::any_of(e.members.begin(), e.members.end(), [this](Index m) { return !entity(m).named; });
  const bool may_be_name = std::any_of(e.phrases.begin(), e.phrases.end(), [this](Index i) {
    return phrase(i).kind == PhraseKind::other && phrase(i).determiner == Determiner::bare;
  });
  return !e.named && !may_be_name && (!e.author || e.plural);
}

// Whether the article says more of it than pronouns do.
bool Typing::is_described(const Entity& e) const {
  return std::any_of(e.phrases.begin(), e.phrases.end(),
                     [this](Index i) { return phrase(i).kind != PhraseKind::pronoun; });
}

// A rank of an army, the police or a parliament that is said of somebody who has no other office: "Brig. Emil
// Rask", "Lee Vanner MSP", "the general". Rare ones say nothing to the network. Else unknown.
std::pair<Role, Span> Typing::role_by_rank(const Entity& e) const {
  std::pair<Role, Span> found{Role::unknown, Span{}};
  for (const Index i : e.phrases) {
    const Phrase& p = phrase(i);
    if (p.kind != PhraseKind::person) continue;
    const auto look_at = [&](Index said, IndexRange where) {
      const PersonNoun& noun = vocabulary_.person(said);
      if (noun.role == Role::military || noun.role == Role::law || noun.role == Role::legislator)
        found = {noun.role, words_.span(where)};
      return noun.sort == Sort::rank;
    };
    if (p.noun != none && !look_at(p.noun, p.tokens)) return {Role::unknown, Span{}};
    for (const Index title : p.titles) {
      const IndexRange before = p.name.empty() ? p.tokens : IndexRange{p.tokens.begin, p.name.begin};
      if (!look_at(title, before)) return {Role::unknown, Span{}};
    }
  }
  return found;
}

// A row that the user has added decides, where the network has never seen its phrase: unknown without one.
std::pair<Role, Span> Typing::role_by_users(const Entity& e) const {
  if (e.known != none && vocabulary_.known(e.known).users)
    return {role_in_year(vocabulary_.known(e.known), coreference_.year), words_.span(e.name_tokens)};
  for (const Index i : e.phrases) {
    const Phrase& p = phrase(i);
    const Span span = words_.span(p.tokens);
    if (p.institution != none && vocabulary_.institution(p.institution).users)
      return {vocabulary_.institution(p.institution).role, span};
    for (const Index title : p.titles) {
      if (vocabulary_.person(title).users) return {vocabulary_.person(title).role, span};
    }
    if (p.noun == none) continue;
    if (p.kind == PhraseKind::person && vocabulary_.person(p.noun).users)
      return {vocabulary_.person(p.noun).role, span};
    if (p.kind == PhraseKind::body && vocabulary_.body(p.noun).users)
      return {vocabulary_.body(p.noun).role, span};
    if (p.kind == PhraseKind::document && vocabulary_.document(p.noun).users)
      return {vocabulary_.document(p.noun).role, span};
  }
  return {Role::unknown, Span{}};
}

// The signs of one word are one reason, called after the strongest of them; signs_ has those of a word in a
// row, and of those without a word those of one kind of evidence.
std::vector<Reason> Typing::reasons(const tagger::TypeNetwork::Effects& effects) {
  constexpr std::size_t most = 3;
  std::vector<Part>& parts = parts_;
  parts.clear();
  network_.effects_of_rows(rows_, effects, effects_);
  for (std::size_t i = 0; i < signs_.size(); ++i) {
    const SignRow& sign = signs_[i];
    const float effect = effects_[i];
    if (i == 0 || signs_[i - 1].place != sign.place) {
      if (!parts.empty() && parts.back().weight <= 0) parts.pop_back();
      parts.push_back({sign.token, sign.evidence, effect, effect});
    } else {
      Part& whole = parts.back();
      whole.weight += effect;
      if (effect > whole.strongest) {
        whole.strongest = effect;
        whole.evidence = sign.evidence;
      }
    }
  }
  if (!parts.empty() && parts.back().weight <= 0) parts.pop_back();
  const auto end = parts.begin() + static_cast<std::ptrdiff_t>(std::min(most, parts.size()));
  std::partial_sort(parts.begin(), end, parts.end(), [](const Part& a, const Part& b) {
    return a.weight != b.weight ? a.weight > b.weight : a.token < b.token;
  });
  std::vector<Reason> reasons;
  reasons.reserve(std::min(most, parts.size()));
  for (auto at = parts.begin(); at != end; ++at) {
    const bool word = at->token != Sign::no_token;
    reasons.push_back({at->evidence, word ? words_.span({at->token, at->token + 1}) : Span{}, at->weight});
  }
  return reasons;
}

// "people familiar with the matter", "a person in the room": the words after the noun narrow it.
bool Typing::is_described(const Phrase& p) const {
  const std::uint32_t after = skip_relative(p.full.end);
  return words_.in(after, vocabulary_.classes().knowing);
}

// The token after "who is", ", who had been" and the like.
std::uint32_t Typing::skip_relative(std::uint32_t i) const {
  const WordClasses& classes = vocabulary_.classes();
  if (words_.is(i, ",") && words_.in(i + 1, classes.who_or_whom)) ++i;
  if (!words_.in(i, classes.who_or_that)) return i;
  do {
    ++i;
  } while (words_.in(i, classes.relative_auxiliaries));
  return i;
}

Span Typing::senior_words(Index i) const {
  const Phrase& p = phrase(i);
  if (!p.senior_words.empty()) return words_.span(p.senior_words);
  if (p.partitive && p.complement != none) return words_.span(phrase(p.complement).senior_words);
  return {};
}

Span Typing::senior_words(Index e, Span source) const {
  if (e == none) return {};
  const auto end_of = [this](Index i) { return words_.span(phrase(i).tokens).end; };
  for (auto at = std::upper_bound(by_end_.begin(), by_end_.end(), source.begin,
                                  [&](std::uint32_t begin, Index i) { return begin < end_of(i); });
       at != by_end_.end() && end_of(*at) <= source.end; ++at) {
    if (entity_of(*at) != e || !source.contains(words_.span(phrase(*at).tokens))) continue;
    if (const Span words = senior_words(*at); !words.empty() && source.contains(words)) return words;
  }
  for (const Index member : entity(e).members) {
    if (const Span words = senior_words(member, source); !words.empty()) return words;
  }
  return {};
}

Index Typing::speaks_for(Index e) const {
  for (const Index i : entity(e).phrases) {
    const Phrase& p = phrase(i);
    const Index noun = !p.titles.empty() ? p.titles.back() : p.kind == PhraseKind::person ? p.noun : none;
    if (noun == none || vocabulary_.person(noun).sort != Sort::spokes) continue;
    for (const Index other : {p.complement, p.possessor}) {
      if (other != none && entity_of(other) != none && entity_of(other) != e) return entity_of(other);
    }
    if (p.modifying_institution == none) continue;  // "a *Pentagon* spokesman"
    const auto body = institutions_.find(vocabulary_.institution(p.modifying_institution).name);
    if (body != institutions_.end()) return body->second;
  }
  return none;
}

void Typing::describe_office(const Entity& e, Source& source) const {
  for (const Index i : e.phrases) {
    const Phrase& p = phrase(i);
    if (p.kind != PhraseKind::person || p.former) continue;
    const Index noun = !p.titles.empty() ? p.titles.front() : p.noun;
    if (noun == none) continue;
    const Sort sort = vocabulary_.person(noun).sort;
    if (sort != Sort::office && sort != Sort::rank && sort != Sort::spokes) continue;
    source.office = {vocabulary_.person(noun).noun, words_.span(!p.titles.empty() && !p.name.empty()
                                                                    ? IndexRange{p.tokens.begin, p.name.begin}
                                                                    : p.tokens)};
    return;
  }
  if (e.known == none || e.kind != PhraseKind::person) return;
  for (const Period& period : vocabulary_.known(e.known).periods) {
    if (period.from <= coreference_.year && !period.office.empty())
      source.office = {std::string(period.office), Span{}};
  }
}

void Typing::describe_affiliation(const Entity& e, Source& source) const {
  describe_own_country(e, source);
  for (const Index i : e.phrases) {
    const Phrase& p = phrase(i);
    const Span span = words_.span(p.tokens);
    if (p.modifying_institution != none) tell_institution(p.modifying_institution, span, source);
    if (p.modifying_place != none)
      tell_first(source.country, vocabulary_.place(p.modifying_place).country, span);
    for (const Index other : {p.possessor, p.complement}) {
      if (other != none && entity_of(other) != none) describe_owner(other, source);
    }
  }
  if (e.known == none) return;
  for (const Period& period : vocabulary_.known(e.known).periods) {
    if (period.from <= coreference_.year) tell_first(source.country, period.country, {});
  }
}

// The country that an entity's own name tells.
void Typing::describe_own_country(const Entity& e, Source& source) const {
  if (e.institution != none) tell_first(source.country, vocabulary_.institution(e.institution).country, {});
  if (e.kind == PhraseKind::body && e.institution == none && !e.name_tokens.empty()) {
    const std::uint32_t first = e.name_tokens.begin;  // "the *Turkish* Defence Ministry"
    if (words_[first].term != nullptr && words_[first].term->place != none)
      tell_first(source.country, vocabulary_.place(words_[first].term->place).country,
                 words_.span({first, first + 1}));
  }
  if (e.place != none)
    tell_first(source.country, vocabulary_.place(e.place).country,
               words_.span(phrase(e.phrases.front()).name));
}

// "the *Pentagon's* spokesman", "an official of the *ministry*"
void Typing::describe_owner(Index p, Source& source) const {
  const Entity& owner = entity(entity_of(p));
  const Span span = words_.span(phrase(p).tokens);
  if (owner.kind != PhraseKind::body) return;
  if (owner.place != none) {
    tell_first(source.country, vocabulary_.place(owner.place).country, span);
  } else if (owner.institution != none) {
    tell_institution(owner.institution, span, source);
  } else if (!phrase(p).name.empty()) {
    tell_first(source.organization, words_.document().on_one_line(words_.span(phrase(p).name)), span);
  }
}

void Typing::tell_institution(Index index, Span span, Source& source) const {
  const Institution& institution = vocabulary_.institution(index);
  tell_first(source.organization, institution.name, span);
  tell_first(source.country, institution.country, span);
}

void Typing::describe_mentions(const Entity& e, Source& source) const {
  Span longest_name, longest;
  for (const Index i : e.phrases) {
    const Phrase& p = phrase(i);
    const Span span = words_.span(p.tokens);
    const MentionKind kind = p.kind == PhraseKind::pronoun ? MentionKind::pronoun
                             : p.name.empty()              ? MentionKind::description
                                                           : MentionKind::name;
    source.mentions.push_back({span, kind, coreference_.joined_by[static_cast<std::size_t>(i)]});
    const Span name = words_.span(p.name);
    const Term* last = p.name.empty() ? nullptr : words_[p.name.end - 1].term;
    const bool demonym = p.place != none && last != nullptr && last->place_form == PlaceForm::demonym;
    if (name.size() > longest_name.size() && (!demonym || longest_name.empty())) longest_name = name;
    if (kind == MentionKind::description && words_.span(p.full).size() > longest.size() && longest.empty())
      longest = words_.span(p.full);
  }
  std::sort(source.mentions.begin(), source.mentions.end(),
            [](const Mention& a, const Mention& b) { return a.span < b.span; });
  source.mentions.erase(std::unique(source.mentions.begin(), source.mentions.end(),
                                    [](const Mention& a, const Mention& b) { return a.span == b.span; }),
                        source.mentions.end());
  const Span name = !e.members.empty()      ? source.mentions.front().span
                    : !longest_name.empty() ? longest_name
                                            : longest;
  source.name = words_.document().on_one_line(name.empty() ? source.mentions.front().span : name);
  if (e.speaker == none) return;
  const Entity& speaker = entity(e.speaker);  // "we" alone says nothing in a list of sources
  const IndexRange of = speaker.named ? speaker.name_tokens : phrase(speaker.phrases.front()).tokens;
  source.name += " (" + words_.document().on_one_line(words_.span(of)) + ")";
}

// How the source could know, by what stands right behind its description: "briefed on the talks", "with
// direct knowledge of the case", "who was in the room". A name has to go on with "who": in "Lind saw the
// crash" she is not described but said to see.
Access Typing::access(const Entity& e, Span& shown) const {
  for (const Index i : e.phrases) {
    const Phrase& p = phrase(i);
    if (p.kind != PhraseKind::person) continue;
    if (p.noun != none && vocabulary_.person(p.noun).is_witness) {
      shown = words_.span(p.tokens);
      return Access::witnessed;
    }
    const std::uint32_t limit = words_.document().sentences()[p.sentence].tokens.end;
    const std::uint32_t first = skip_relative(p.full.end);
    if (first == p.full.end && (!p.name.empty() || !is_described(p))) continue;
    for (std::uint32_t k = first; k < std::min(limit, first + 5) && words_[k].kind == TokenKind::word; ++k) {
      const Access told = vocabulary_.access_told_by(words_[k].key);
      if (told == Access::unstated) continue;
      shown = words_.span({first, k + 1});
      return told;
    }
  }
  return Access::unstated;
}

Source Typing::source(Index index) {
  const Entity& e = entity(index);
  Source source;
  type(index, source);
  source.gender.value = e.kind == PhraseKind::person && !e.plural ? e.gender : Gender::unstated;
  source.count.value = e.kind == PhraseKind::person && e.plural ? e.count : 0;
  for (const Index i : e.phrases) {
    const Phrase& p = phrase(i);
    if (const Span words = senior_words(i); !source.senior.value && !words.empty())
      source.senior = {true, words};
    if (source.gender.span.empty() && p.gender != Gender::unstated && p.gender == source.gender.value)
      source.gender.span = words_.span(p.tokens);
    if (source.count.span.empty() && p.count == e.count && e.count > 0)
      source.count.span = words_.span(p.tokens);
  }
  if (e.kind == PhraseKind::person) describe_office(e, source);
  describe_affiliation(e, source);
  describe_mentions(e, source);
  source.access.value = e.kind == PhraseKind::person ? access(e, source.access.span) : Access::unstated;
  return source;
}

}  // namespace hearsay::source
