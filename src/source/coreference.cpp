#include "source/coreference.hpp"

#include <algorithm>
#include <numeric>

#include "source/year.hpp"

namespace hearsay::source {

Sieve::Sieve(const Words& words, std::span<const Attribution> attributions, const Contents& contents,
             const Choose& choose)
    : words_(words),
      vocabulary_(words.vocabulary()),
      attributions_(attributions),
      contents_(contents),
      choose_(choose) {
  std::vector<std::uint32_t> starts(words.size(), 0);
  source_tokens_.reserve(attributions.size());
  for (const Attribution& attribution : attributions) {
    const IndexRange tokens = source_tokens(attribution);
    source_tokens_.push_back(tokens);
    if (!tokens.empty()) starts[tokens.begin] = std::max(starts[tokens.begin], tokens.end);
  }
  phrases_ = find_phrases(words, starts);
  read_glosses();
  year_ = estimate_year(words, phrases_);
  entities_.reserve(phrases_.size() / 2);  // a few more than news has
  entity_of_.assign(phrases_.size(), none);
  joined_by_.assign(phrases_.size(), JoinedBy::first);
  is_source_.assign(phrases_.size(), false);
  is_part_.assign(phrases_.size(), false);
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
  find_first_parts();
  join_names();
  join_in_order();
  renew_references();
  join_first_persons();
  source_of_.assign(attributions_.size(), none);
  for (std::size_t a = 0; a < attributions_.size(); ++a) {
    const Index source = phrase_of_[first_part(a)];
    if (source != none) source_of_[a] = entity_of(source);
  }
  return {std::move(phrases_),
          std::move(entities_),
          std::move(entity_of_),
          std::move(joined_by_),
          std::move(phrase_of_),
          std::move(source_of_),
          year_};
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
    phrase_of_[a] = p = described_by_name(p, tokens);
    is_source_[static_cast<std::size_t>(p)] = true;
    by_source_.emplace_back(p, a);
    const IndexRange cue = words_.document().tokens_in(attributions_[a].cue.hull());
    if (!cue.empty() && tokens.end <= cue.begin) addresser_.emplace(cue.end, p);
  }
  std::sort(by_source_.begin(), by_source_.end());
}

// A source that ends with a full name after a description of somebody is one person, however much stands
// between: "the commander of the garrison, of the Third Army, Emil Rask". The name where the description
// cannot be read, else the description, with the name beside it.
Index Sieve::described_by_name(Index p, IndexRange source) {
  Phrase& from = phrases_[static_cast<std::size_t>(p)];
  const bool description = from.name.empty() || from.determiner == Determiner::definite;
  const bool quantity =
      from.kind == PhraseKind::quantity && !from.partitive;  // but "one of the divers, Lind"
  if (!description || from.plural || from.kind == PhraseKind::pronoun || quantity ||
      (from.kind == PhraseKind::body && from.name.size() != 1) || from.possessor == p)
    return p;
  Index last = none;
  for (Index q = p + 1;
       q < std::min(phrase_count(), p + most_namesakes) && phrase(q).tokens.begin < source.end; ++q) {
    const Phrase& other = phrase(q);
    if (other.relative) break;
    if (other.kind != PhraseKind::person || other.inner || other.tokens.begin < from.tokens.end) continue;
    if (other.name.empty() ? other.plural : other.name.size() < 2 && !other.titled) continue;
    last = !other.name.empty() && other.tokens.end <= source.end ? q : none;
  }
  const Index gloss = from.apposition;  // "the General Officer Commanding *(GOC)* 81 Division, Maj. Gen. …"
  if (last == none || (gloss != none && !words_.is(from.tokens.end, "("))) return p;
  const Phrase& named = phrase(last);
  const Word& before = words_[named.tokens.begin - 1];
  const bool led = before.function == Function::preposition || before.function == Function::of ||
                   before.function == Function::conjunction || before.function == Function::verb ||
                   words_.is_possessive_mark(named.tokens.begin - 1);
  const bool ends = named.tokens.end == source.end || words_.is(named.tokens.end, ",");
  if (led || !ends) return p;
  if (from.kind != PhraseKind::person || !from.name.empty()) return last;
  if (gloss != none) phrases_[static_cast<std::size_t>(gloss)].apposition = last;
  from.apposition = last;
  phrases_[static_cast<std::size_t>(last)].appositive = true;
  return p;
}

// What an office in capitals is called for short: "COAS" or "CAS", of "the Chief of Army Staff".
void Sieve::add_initials(const Phrase& office, std::unordered_map<Key, Index>& offices) const {
  if (office.kind != PhraseKind::person || office.noun == none || !office.name.empty() || office.plural ||
      vocabulary_.person(office.noun).sort > Sort::rank || !words_[office.head].capital)
    return;
  std::string all, capitals;
  const std::uint32_t end =
      office.complement == none ? office.tokens.end : phrase(office.complement).tokens.end;
  for (std::uint32_t i = office.tokens.begin; i < end; ++i) {
    if (words_[i].function == Function::the || words_[i].kind != TokenKind::word) continue;
    const char letter = words_.text(i)[0];
    all += letter;
    if (words_[i].capital) capitals += letter;
  }
  for (const std::string& initials : {all, capitals}) {
    if (initials.size() >= 3) offices.emplace(lexicon::word_key(initials), office.noun);
  }
}

// "The General Officer Commanding (GOC) 81 Division", "the Chief of Army Staff" … "the COAS": the same noun,
// and nobody's name.
void Sieve::read_glosses() {
  std::unordered_map<Key, Index> offices;  // by acronym: the noun that it stands for
  for (const Phrase& phrase : phrases_) {
    add_initials(phrase, offices);
    const std::uint32_t i = phrase.tokens.end;
    if (!words_.is(i, "(") || i + 2 >= words_.size() || !words_[i + 1].shouting || !words_.is(i + 2, ")"))
      continue;
    const std::uint32_t first = i - std::min(i, static_cast<std::uint32_t>(words_.text(i + 1).size()));
    const Term* noun = nullptr;
    for (std::uint32_t at = std::max(first, phrase.tokens.begin); at < i && noun == nullptr; ++at) {
      const auto match = words_.match(at, i, &Term::person);
      if (match.words > 0) noun = match.term;
    }
    if (noun == nullptr || phrase.kind != PhraseKind::person ||
        words_.text(i + 1)[0] != words_.text(std::max(first, phrase.tokens.begin))[0])
      continue;
    offices.emplace(words_[i + 1].key, noun->person);
  }
  if (offices.empty()) return;
  for (Phrase& phrase : phrases_) {
    const bool noun = phrase.name.empty() && phrase.kind == PhraseKind::person && phrase.noun != none;
    if ((!noun && phrase.name.size() != 1) || !words_[phrase.head].shouting) continue;
    const auto office = offices.find(words_[phrase.head].key);
    if (office == offices.end()) continue;
    phrase.name = {};
    phrase.kind = PhraseKind::person;
    phrase.noun = office->second;
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

NameKeys Sieve::name_keys(const Phrase& phrase) const {
  NameKeys keys;
  for (std::uint32_t i = phrase.name.begin; i < phrase.name.end; ++i) {
    if (words_[i].function == Function::suffix) continue;
    const std::string_view word = words_.text(i);
    const std::size_t name = words_.after_particle(word);
    keys.push_back(name > 0 ? lexicon::word_key(word.substr(name)) : words_[i].key);  // "Maliki", "al-Maliki"
  }
  return keys;
}

Index Sieve::add_phrase(Phrase whole, bool is_source) {
  phrases_.push_back(std::move(whole));
  entity_of_.push_back(none);
  is_source_.push_back(is_source);
  is_part_.push_back(false);
  joined_by_.push_back(JoinedBy::first);
  return phrase_count() - 1;
}

Index Sieve::new_entity(Index p) {
  entities_.emplace_back();
  const Index e = static_cast<Index>(entities_.size()) - 1;
  entity(e).kind = phrase(p).kind == PhraseKind::quantity || phrase(p).kind == PhraseKind::pronoun
                       ? PhraseKind::person
                       : phrase(p).kind;
  entity(e).plural = phrase(p).plural;
  if (phrase(p).determiner == Determiner::one && phrase(p).kind == PhraseKind::quantity)
    entity(e).plural = false;
  add(p, e, JoinedBy::first);
  return e;
}

void Sieve::add(Index p, Index e, JoinedBy how) {
  const Phrase& from = phrase(p);
  Entity& to = entity(e);
  entity_of(p) = e;
  joined_by_[static_cast<std::size_t>(p)] = how;
  to.phrases.push_back(p);
  ++to.mentions;
  to.spoken += is_source_[static_cast<std::size_t>(p)];
  if (from.titled ||
      (!from.name.empty() && from.kind == PhraseKind::person && words_[from.name.end - 1].last_name))
    to.surely_person = true;
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

void Sieve::merge(Index from, Index into, JoinedBy how) {
  if (from == into) return;
  const Indices moved = std::move(entity(from).phrases);
  entity(from) = Entity{};
  entity(from).merged_into = into;
  for (const Index p : moved) {
    const JoinedBy before = joined_by_[static_cast<std::size_t>(p)];
    add(p, into, before == JoinedBy::first ? how : before);
  }
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
  find_introductions();
  // Several sources are mentioned once the last of them is.
  const Index groups = phrase_count() - static_cast<Index>(coordinations_.size());
  const auto place = [&](Index p) { return p < groups ? phrase(p).tokens.begin : phrase(p).tokens.end; };
  std::vector<Index> order(phrases_.size());
  std::iota(order.begin(), order.end(), 0);
  std::stable_sort(order.begin(), order.end(), [&](Index a, Index b) { return place(a) < place(b); });
  seen_.resize(entities_.size());
  for (const Index p : order) {
    join_one(p);
    pass(p);
  }
  std::sort(unsorted_.begin(), unsorted_.end());
  unsorted_.erase(std::unique(unsorted_.begin(), unsorted_.end()), unsorted_.end());
  for (const Index e : unsorted_) std::sort(entity(e).phrases.begin(), entity(e).phrases.end());
}

void Sieve::find_introductions() {
  for (Index e = 0; e < static_cast<Index>(entities_.size()); ++e) {
    Entity& to = entity(e);
    if (to.phrases.empty()) continue;
    const auto name = std::find_if(to.phrases.begin(), to.phrases.end(),
                                   [this](Index p) { return !phrase(p).name.empty(); });
    to.introduced = phrase(name == to.phrases.end() ? to.phrases.front() : *name).tokens.begin;
    if (to.named && to.members.empty()) named_.push_back(e);
  }
  std::stable_sort(named_.begin(), named_.end(),
                   [this](Index a, Index b) { return entity(a).introduced < entity(b).introduced; });
}

void Sieve::join_one(Index p) {
  const Phrase& from = phrase(p);
  if (entity_of(p) != none) {
    const Index e = is_part_[static_cast<std::size_t>(p)] && is_ranked(from) ? choose_entity(p) : none;
    if (e == none) return;
    merge(entity_of(p), e, joined_by_noun(p, e));
    unsorted_.push_back(e);
  } else if (from.kind == PhraseKind::pronoun) {
    join_pronoun(p);
  } else if (is_of_state(from)) {
    if (const Index named = named_body_of_state(from); named != none) return add(p, named, JoinedBy::owner);
    join_owned_body(p, state_of(from));
  } else if (const Index owner = owner_by_pronoun(from); owner != none) {
    join_owned_body(p, owner);
  } else {
    join_noun(p);
  }
}

void Sieve::join_pronoun(Index p) {
  const Phrase& from = phrase(p);
  if (from.pronoun.person != 3) return;
  const Index e = from.relative ? antecedent_of_relative(p) : choose_entity(p);
  if (e != none) {
    settle_kind(p, e);
    add(p, e, from.relative ? JoinedBy::relative : JoinedBy::pronoun);
  } else if (is_source_[static_cast<std::size_t>(p)]) {
    new_entity(p);
  }
}

// "his campaign", whose owner was a pronoun when the names were joined.
Index Sieve::owner_by_pronoun(const Phrase& from) const {
  const bool is_owned =
      from.kind == PhraseKind::body && from.name.empty() && from.noun != none && from.possessor != none;
  return is_owned ? entity_of(from.possessor) : none;
}

void Sieve::join_noun(Index p) {
  const Phrase& from = phrase(p);
  JoinedBy how = JoinedBy::quantity;
  Index e = from.kind == PhraseKind::quantity ? antecedent_of_quantity(p) : antecedent_of_pair(p);
  if (e == none && is_ranked(from)) {
    how = JoinedBy::noun;
    e = choose_entity(p);
  }
  if (e != none) {
    settle_kind(p, e);
    if (how == JoinedBy::noun) how = joined_by_noun(p, e);
    add(p, e, how);
    if (how == JoinedBy::announced) unsorted_.push_back(e);
  } else {
    e = new_entity(p);
    if (from.kind == PhraseKind::quantity && !from.partitive &&
        words_[from.head].function != Function::percent)
      entity(e).part_of = group_before(p);
  }
  for (const auto& [first, second] : descriptions_) {
    if (first == p && entity_of(second) == none) add(second, entity_of(p), JoinedBy::conjunction);
  }
  // What is beside it names the same: "an interior ministry spokesman, Nasrat Rahimi" was joined before;
  // this is for two nouns.
  if (from.apposition != none && entity_of(from.apposition) == none)
    add(from.apposition, entity_of(p), JoinedBy::apposition);
}

// "the Israeli military": the one of its kind that the state has, as "Israel's military" is. (Its government
// may be the state itself.)
bool Sieve::is_of_state(const Phrase& from) const {
  if (from.kind != PhraseKind::body || from.determiner != Determiner::definite || !from.name.empty() ||
      from.noun == none || from.plural || from.modifiers.size() != 1 || from.modifying_place == none ||
      from.inner || state_of(from) == none)
    return false;
  const Role role = vocabulary_.body(from.noun).role;
  return role == Role::military || role == Role::law || role == Role::legislator;
}

// The entity of the place that stands before the noun.
Index Sieve::state_of(const Phrase& from) const {
  const std::span<const Index> named = first_of(named_, most_namesakes);
  const auto state = std::find_if(named.begin(), named.end(), [&](Index e) {
    return entity(e).place == from.modifying_place && entity(e).merged_into == none;
  });
  return state == named.end() ? none : *state;
}

// The institution of the noun's kind that the article names: "the Israel Defense Forces".
Index Sieve::named_body_of_state(const Phrase& from) const {
  const std::string& country = vocabulary_.place(from.modifying_place).country;
  const std::span<const Index> named = first_of(named_, most_namesakes);
  const auto body = std::find_if(named.begin(), named.end(), [&](Index e) {
    const Entity& to = entity(e);
    return to.merged_into == none && to.institution != none && to.kind == PhraseKind::body &&
           vocabulary_.institution(to.institution).country == country && body_noun_fits(from, to);
  });
  return body == named.end() ? none : *body;
}

JoinedBy Sieve::joined_by_noun(Index p, Index e) const {
  const bool later = phrase(entity(e).phrases.front()).tokens.begin > phrase(p).tokens.begin;
  return later ? JoinedBy::announced : JoinedBy::noun;
}

// Whether what is said ends with a question, in quotation marks or not.
bool Sieve::asks(const Attribution& attribution) const {
  if (attribution.content.empty()) return false;
  const Document& document = words_.document();
  const IndexRange tokens = document.tokens_in(attribution.content.back());
  std::uint32_t end = tokens.end;
  while (end > tokens.begin && document.tokens()[end - 1].kind == TokenKind::quote) --end;
  return end > tokens.begin && document[document.tokens()[end - 1]] == "?";
}

// A quotation that goes on in a paragraph of its own has the source of the attribution before it. After a
// question it is an answer, whose source is not told, and a question after an answer is the asker's.
void Sieve::find_first_parts() {
  first_part_.resize(attributions_.size());
  std::iota(first_part_.begin(), first_part_.end(), 0);
  for (std::size_t a = 1; a < attributions_.size(); ++a) {
    const Attribution& attribution = attributions_[a];
    if (!attribution.source.empty() || !attribution.cue.empty()) continue;
    const std::size_t first = a - std::min<std::size_t>(a, most_compared);
    bool after_answer = false;
    for (std::size_t before = a; before-- > first;) {
      if (attributions_[before].content.empty() ||
          attributions_[before].content.overlaps(attribution.content.hull()) ||
          attributions_[before].content.hull().contains(attribution.content.hull()))
        continue;
      const bool is_answer = attributions_[before].source.empty() && attributions_[before].cue.empty() &&
                             first_part_[before] == before;
      if (is_answer ? !asks(attribution) : asks(attributions_[before]) != after_answer) break;
      after_answer = after_answer || is_answer;
      if (phrase_of_[first_part_[before]] == none) continue;
      // A nested attribution speaks of somebody else than the one who is quoted.
      bool nested = false;
      contents_.for_each_around(attributions_[before].content.front(), [&](std::size_t outer) {
        const Spans& content = attributions_[outer].content;
        nested = nested || (outer != before && content.contains(attributions_[before].content.front()) &&
                            content.contains(attributions_[before].cue.hull()));
      });
      if (nested) continue;
      first_part_[a] = first_part_[before];
      break;
    }
  }
}

Coreference resolve_coreference(const Words& words, std::span<const Attribution> attributions,
                                const Contents& contents, const Choose& choose) {
  return Sieve(words, attributions, contents, choose).run();
}

}  // namespace hearsay::source
