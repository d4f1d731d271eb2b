// Rules 1 and 2 of the sieve: names, and constructions that say outright that two phrases are one.
//
// Two full names are one person if their last words agree and their first words do not differ (an initial
// agrees with what it begins, and a nickname with its full form). A last name alone, or a given name alone,
// is the person of that name who is named in full before it, or else after it ("Pence: …" in a headline).
// Institutions agree by the table's full name, by their words, or by their initials.
#include <algorithm>
#include <array>
#include <map>
#include <set>
#include <string>
#include <tuple>

#include "source/coreference.hpp"

namespace hearsay::source {
namespace {

bool is_initial_of(std::string_view initial, std::string_view word) {
  return !initial.empty() && !word.empty() && initial[0] == word[0] &&
         (initial.size() == 1 || (initial.size() >= 2 && initial[1] == '.'));
}

// "Zelenskiy" and "Zelensky": long names that are equal but for one letter at most, which is not the first.
bool is_misspelled(std::string_view a, std::string_view b) {
  if (a.size() < b.size()) std::swap(a, b);
  if (b.size() < 6 || a.size() - b.size() > 1 || a[0] != b[0]) return false;
  std::size_t same = 0;
  while (same < b.size() && a[same] == b[same]) ++same;
  if (same == b.size()) return true;
  return a.substr(same + 1) == b.substr(same + (a.size() == b.size() ? 1 : 0));
}

// "Abdel Karim" of "Samir Abdel Karim"
bool is_end_of(const NameKeys& end, const NameKeys& whole) {
  return end.size() < whole.size() && std::equal(end.rbegin(), end.rend(), whole.rbegin());
}

}  // namespace

void Sieve::join_names() {
  join_full_names();
  join_short_names();
  join_bodies();
  join_appositions();
  join_copulas();
  join_coordinations();
  join_pairs();
  std::stable_sort(coordinations_.begin(), coordinations_.end(),
                   [this](Index a, Index b) { return phrase(a).tokens.begin < phrase(b).tokens.begin; });
}

void Sieve::join_full_names() {
  std::unordered_map<Key, std::vector<Index>> by_last;  // entities
  for (Index p = 0; p < phrase_count(); ++p) {
    const Phrase& from = phrase(p);
    if (from.kind != PhraseKind::person || from.name.size() < 2) continue;
    const NameKeys keys = name_keys(from);
    if (keys.size() < 2) continue;
    if (from.known == none && keys.size() > 2) {  // "Donald J. Trump"
      const Term* plain =
          vocabulary_.term(lexicon::extend_key(lexicon::extend_key(0, keys.front()), keys.back()));
      if (plain != nullptr) phrases_[static_cast<std::size_t>(p)].known = plain->known;
    }
    Index found = none;
    std::vector<Index>& bearers = by_last[keys.back()];
    for (const Index e : first_of(bearers, most_namesakes)) {
      const Entity& other = entity(e);
      const Phrase& first = phrase(other.phrases.front());
      const bool same_first = other.name.front() == keys.front() ||
                              vocabulary_.are_nicknames(other.name.front(), keys.front()) ||
                              is_misspelled(words_.text(first.name.begin), words_.text(from.name.begin)) ||
                              is_initial_of(words_.text(first.name.begin), words_.text(from.name.begin)) ||
                              is_initial_of(words_.text(from.name.begin), words_.text(first.name.begin)) ||
                              (other.known != none && from.known == other.known) ||
                              is_end_of(keys, other.name) || is_end_of(other.name, keys);
      if (same_first && !genders_differ(other.gender, from.gender)) {
        found = e;
        break;
      }
    }
    if (found != none) {
      add(p, found, JoinedBy::full_name);
    } else {
      bearers.push_back(new_entity(p));
    }
  }
}

// A single word of a name. Where several persons share it ("Clinton"), the one named in full most often and
// first is meant, unless a title or gender tells otherwise.
void Sieve::join_short_names() {
  std::unordered_map<Key, std::vector<Index>> by_word;
  for (Index e = 0; e < static_cast<Index>(entities_.size()); ++e) {
    const NameKeys& name = entity(e).name;
    if (name.empty()) continue;
    // "Vázquez" is Wanda Vázquez Garced, unless somebody has it as a last name.
    for (auto word = name.begin(); word != name.end(); ++word) {
      if (std::find(name.begin(), word, *word) == word) by_word[*word].push_back(e);
    }
  }
  std::vector<Index> bearers;  // by their last names
  for (Index e = 0; e < static_cast<Index>(entities_.size()) && e < most_namesakes; ++e) {
    if (entity(e).kind == PhraseKind::person && entity(e).name.size() > 1) bearers.push_back(e);
  }
  for (Index p = 0; p < phrase_count(); ++p) {
    const Phrase& from = phrase(p);
    if (from.kind != PhraseKind::person || from.name.empty() || entity_of(p) != none) continue;
    const NameKeys keys = name_keys(from);
    if (keys.empty()) continue;
    const auto alike = by_word.contains(keys.back()) ? none : find_misspelled(from, bearers);
    if (alike != none) {
      add(p, alike, JoinedBy::short_name);
      continue;
    }
    std::vector<Index>& candidates = by_word[keys.back()];
    const Index best = find_bearer(from, keys.back(), candidates);
    if (best == none) {
      candidates.push_back(new_entity(p));
      look_up_last_name(keys.back(), candidates.back());
      continue;
    }
    // "Christie" is a woman's name, but not here.
    if (!from.titled) phrases_[static_cast<std::size_t>(p)].gender = Gender::unstated;
    add(p, best, JoinedBy::short_name);
  }
}

// Among people with names of several words, one whose last name was meant.
Index Sieve::find_misspelled(const Phrase& from, const std::vector<Index>& bearers) const {
  for (const Index e : bearers) {
    if (is_misspelled(words_.text(entity(e).name_tokens.end - 1), words_.text(from.name.end - 1)) &&
        !genders_differ(entity(e).gender, from.gender))
      return e;
  }
  return none;
}

// Of those who have the word in their names, the one whom it means by itself.
Index Sieve::find_bearer(const Phrase& from, Key word, const std::vector<Index>& bearers) const {
  const auto score = [&](Index e) {
    const Entity& other = entity(e);
    const bool before = phrase(other.phrases.front()).tokens.begin < from.tokens.begin;
    const double place = other.name.back() == word ? 2 : other.name.front() == word ? 0 : -2;
    const bool well_known = other.known != none && vocabulary_.known_by_last_name(word) == other.known;
    return static_cast<double>(other.phrases.size()) * 0.2 + place + (before ? 1 : 0) +
           (well_known ? 1.5 : 0);
  };
  Index best = none;
  double best_score = -1e9;
  for (const Index e : first_of(bearers, most_namesakes)) {
    if (from.titled && genders_differ(entity(e).gender, from.gender)) continue;
    if (const double found = score(e); found > best_score) {
      best_score = found;
      best = e;
    }
  }
  return best;
}

// Whether the only one whom the article calls so is a well-known person.
void Sieve::look_up_last_name(Key word, Index e) {
  const Index known = vocabulary_.known_by_last_name(word);
  if (known == none || genders_differ(vocabulary_.known(known).gender, entity(e).gender)) return;
  entity(e).known = known;
  entity(e).gender = vocabulary_.known(known).gender;
}

// "UN" of "United Nations", "NJT" of "NJ Transit"
std::string Sieve::initials(IndexRange name) const {
  std::string initials;
  for (std::uint32_t i = name.begin; i < name.end; ++i) {
    if (!words_[i].capital) continue;
    initials +=
        words_[i].shouting && words_.text(i).size() < 4 ? words_.text(i) : words_.text(i).substr(0, 1);
  }
  return initials;
}

// Institutions with names of several words, and what else they may be called.
struct Sieve::BodyNames {
  std::vector<Index> long_names;  // entities whose first name has several words, ascending
  std::unordered_map<std::string, Index> by_initials;  // the first of them with a name of these initials

  Index spelled_by(std::string_view acronym) const {
    if (acronym.size() < 2 || acronym.size() > 7) return none;
    const auto at = by_initials.find(std::string(acronym));
    return at == by_initials.end() ? none : at->second;
  }
};

void Sieve::join_bodies() {
  BodyNames names;
  join_bodies_by_name(names);
  join_uncapitalised_bodies(names);
  join_acronyms(names);
  join_first_words(names);
  turn_acronyms_into_bodies();
}

// Institutions and places by name, and bodies by the name inside: "the Clinton campaign", "Clinton's
// campaign".
void Sieve::join_bodies_by_name(BodyNames& names) {
  std::map<std::string, Index, std::less<>> by_name;
  std::vector<Index> order;  // long names go first: "Moody's" may stand before "Moody's Ratings"
  for (Index p = 0; p < phrase_count(); ++p) {
    if (phrase(p).kind == PhraseKind::body && entity_of(p) == none) order.push_back(p);
  }
  std::stable_sort(order.begin(), order.end(),
                   [this](Index a, Index b) { return phrase(a).name.size() > phrase(b).name.size(); });
  for (const Index p : order) {
    const Phrase& from = phrase(p);
    if (from.name.empty()) {
      // The names inside were joined above; an owner that is a pronoun is not yet resolved.
      const Index owner = from.possessor == none ? none : entity_of(from.possessor);
      if (owner != none && from.noun != none) join_owned_body(p, owner);
      continue;
    }
    Index& at = by_name.try_emplace(name_of_body(from), none).first->second;
    JoinedBy how = JoinedBy::full_name;
    if (at == none && from.place == none) std::tie(at, how) = longer_named(from, names);
    if (at == none) {
      at = new_entity(p);
      if (from.name.size() > 1) names.long_names.push_back(at);
    } else {
      add(p, at, how);
    }
    if (from.name.size() > 1 && std::binary_search(names.long_names.begin(), names.long_names.end(), at)) {
      Index& first = names.by_initials.try_emplace(initials(from.name), at).first->second;
      first = std::min(first, at);
    }
  }
}

// That of the table where it has the body or place, since it may have several.
std::string Sieve::name_of_body(const Phrase& from) const {
  if (from.institution != none) return std::string(vocabulary_.institution(from.institution).name);
  if (from.place != none) return std::string(vocabulary_.place(from.place).name);
  return words_.document().on_one_line(span(from.name));
}

// The body with a longer name that this one is a part of or stands for, and which of both it is.
std::pair<Index, JoinedBy> Sieve::longer_named(const Phrase& from, const BodyNames& names) const {
  const NameKeys keys = name_keys(from);
  const std::span<const Index> candidates = first_of(names.long_names);
  const bool acronym = from.name.size() == 1 && words_[from.name.begin].shouting;  // "OECD", listed or not
  if (from.institution != none && !acronym) {
    const auto meant = std::find_if(candidates.begin(), candidates.end(),
                                    [&](Index e) { return is_short_outlet(from, keys, entity(e)); });
    return {meant == candidates.end() ? none : *meant, JoinedBy::short_name};
  }
  const Index spelled = from.name.size() == 1 ? names.spelled_by(words_.text(from.name.begin)) : none;
  const auto meant = std::find_if(candidates.begin(), candidates.end(), [&](Index e) {
    const NameKeys& whole = entity(e).name;
    return e == spelled || (keys.size() < whole.size() &&
                            std::search(whole.begin(), whole.end(), keys.begin(), keys.end()) != whole.end());
  });
  const Index at = meant != candidates.end() ? *meant : spelled;
  return {at, at == spelled ? JoinedBy::acronym : JoinedBy::short_name};
}

// "Yonhap" of "Yonhap News Agency", "the Post" of "The Norland Post": one outlet, listed or not.
bool Sieve::is_short_outlet(const Phrase& from, const NameKeys& keys, const Entity& whole) const {
  if (vocabulary_.institution(from.institution).role != Role::media || keys.size() >= whole.name.size())
    return false;
  const Phrase& first = phrase(whole.phrases.front());
  const bool listed = first.institution != none;
  if (listed && vocabulary_.institution(first.institution).role != Role::media) return false;
  return std::equal(keys.begin(), keys.end(), whole.name.begin()) ||
         (listed && std::equal(keys.rbegin(), keys.rend(), whole.name.rbegin()));
}

// "the emergencies ministry", of an article that also writes it with capitals.
void Sieve::join_uncapitalised_bodies(const BodyNames& names) {
  const std::vector<Index>& long_names = names.long_names;
  for (Index p = 0; p < phrase_count(); ++p) {
    const Phrase& from = phrase(p);
    if (from.kind != PhraseKind::body || entity_of(p) != none || from.determiner != Determiner::definite)
      continue;
    const auto same = std::find_if(long_names.begin(), long_names.end(), [&](Index e) {
      const NameKeys& name = entity(e).name;
      if (from.tokens.size() != name.size() + 1) return false;
      return std::equal(name.begin(), name.end(), &words_[from.tokens.begin + 1],
                        [](Key key, const Word& word) { return key == word.key; });
    });
    if (same != long_names.end()) add(p, *same, JoinedBy::full_name);
  }
}

// What was taken for a person is a body: its nouns, of the list of persons, say nothing of it.
void Sieve::turn_into_body(Entity& entity) {
  entity.kind = PhraseKind::body;
  entity.gender = Gender::unstated;
  entity.nouns.clear();
  for (const Index p : entity.phrases) {
    Phrase& phrase = phrases_[static_cast<std::size_t>(p)];
    phrase.become(PhraseKind::body);
    phrase.gender = Gender::unstated;
  }
}

// A single word read as a person's name may be the acronym or short form of an institution that is named in
// full.
void Sieve::join_acronyms(const BodyNames& names) {
  // "NJ Transit": of which nothing tells that it is a person
  std::map<std::string, Index, std::less<>> unsure;
  for (Index e = 0; e < static_cast<Index>(entities_.size()); ++e) {
    const Entity& other = entity(e);
    if (other.kind != PhraseKind::person || other.name.size() < 2 || !is_unsure(other)) continue;
    const Term* first = words_[other.name_tokens.begin].term;
    if (first != nullptr && first->given_name) continue;
    std::string letters = initials(other.name_tokens);
    if (letters.size() > 2) unsure.try_emplace(std::move(letters), e);
  }
  for (Index p = 0; p < phrase_count(); ++p) {
    const Index e = entity_of(p);
    if (phrase(p).kind != PhraseKind::person || phrase(p).name.size() != 1 || e == none ||
        entity(e).known != none || entity(e).name.size() != 1)
      continue;
    if (!words_[phrase(p).name.begin].shouting) continue;
    Index body = names.spelled_by(words_.text(phrase(p).name.begin));
    if (body == none) {
      const auto spelled = unsure.find(words_.text(phrase(p).name.begin));
      if (spelled == unsure.end()) continue;
      body = spelled->second;
      if (entity(body).kind == PhraseKind::person) turn_into_body(entity(body));
    }
    turn_into_body(entity(e));
    merge(e, body, JoinedBy::acronym);
  }
}

// "Polder said", after "Polder Bank": a single word of which nothing tells that it is a person's.
void Sieve::join_first_words(const BodyNames& names) {
  std::unordered_map<Key, Index> by_first;
  for (const Index e : first_of(names.long_names)) {
    if (entity(e).institution == none && entity(e).place == none && !entity(e).name.empty())
      by_first.emplace(entity(e).name.front(), e);
  }
  if (by_first.empty()) return;
  for (Index e = 0; e < static_cast<Index>(entities_.size()); ++e) {
    const Entity& other = entity(e);
    if (other.kind != PhraseKind::person || other.name.size() != 1 || !is_unsure(other)) continue;
    const Word& word = words_[other.name_tokens.begin];
    const auto body = by_first.find(other.name.front());
    if (body == by_first.end() || word.last_name || (word.term != nullptr && word.term->given_name)) continue;
    turn_into_body(entity(e));
    merge(e, body->second, JoinedBy::short_name);
  }
}

// Capitals alone, where nothing tells of a person, are an institution: "NDTV reported".
void Sieve::turn_acronyms_into_bodies() {
  for (Index e = 0; e < static_cast<Index>(entities_.size()); ++e) {
    Entity& other = entity(e);
    if (other.kind != PhraseKind::person || other.name.size() != 1 || other.known != none ||
        !other.nouns.empty())
      continue;
    const bool acronym = std::all_of(other.phrases.begin(), other.phrases.end(), [this](Index p) {
      const Word& word = words_[phrase(p).name.begin];
      return word.shouting && !word.headline && !phrase(p).titled && !words_.is(phrase(p).tokens.end, ":") &&
             (word.term == nullptr || !word.term->given_name);
    });
    if (acronym) turn_into_body(other);
  }
}

// "the Clinton campaign", "her campaign": one for each owner.
void Sieve::join_owned_body(Index p, Index owner) {
  const auto [at, is_new] = owned_bodies_.try_emplace({owner, phrase(p).noun}, none);
  if (is_new) {
    at->second = new_entity(p);
  } else {
    add(p, at->second, JoinedBy::owner);
  }
}

void Sieve::join_appositions() {
  for (Index p = 0; p < phrase_count(); ++p) {
    const Index other = phrase(p).apposition;
    if (other == none) continue;
    const Index here = entity_of(p), there = entity_of(other);
    if (here != none && there == none) {
      add(other, here, JoinedBy::apposition);
    } else if (there != none && here == none) {
      add(p, there, JoinedBy::apposition);
    }
  }
}

// "Hill is a doctor", "Hill, who was the chief negotiator": the noun describes the person.
void Sieve::join_copulas() {
  const WordClasses& classes = vocabulary_.classes();
  const std::vector<Index> begins = longest_phrases();
  for (Index p = 0; p < phrase_count(); ++p) {
    const Index e = entity_of(p);
    if (e == none || phrase(p).kind != PhraseKind::person || phrase(p).inner || phrase(p).plural) continue;
    std::uint32_t i = phrase(p).full.end;
    const std::uint32_t end = words_.document().sentences()[phrase(p).sentence].tokens.end;
    if (words_.is(i, ",")) ++i;
    if (words_.in(i, classes.who)) ++i;
    bool linked = false;
    for (; i < end; ++i) {
      if (words_.in(i, classes.copulas) || (words_.in(i, classes.as) && words_.in(i - 1, classes.served))) {
        linked = true;
      } else if (!words_.in(i, classes.copula_auxiliaries)) {
        break;
      }
    }
    if (!linked || i >= end || begins[i] == none) continue;
    const Phrase& noun = phrase(begins[i]);
    if (noun.kind != PhraseKind::person || noun.plural || !noun.name.empty() || noun.noun == none ||
        entity_of(begins[i]) != none)
      continue;
    if (noun.determiner == Determiner::quantified || noun.determiner == Determiner::another) continue;
    add(begins[i], e, JoinedBy::copula);
  }
}

// A source that names several: "Senators Charles E. Grassley and Patrick J. Leahy", "China and Russia".
void Sieve::join_coordinations() {
  const std::vector<Index> begins = longest_phrases(false);
  std::map<std::vector<Index>, Index> seen;
  for (std::size_t a = 0; a < attributions_.size(); ++a) {
    const Index first = phrase_of_[a];
    if (first == none || phrase(first).appositive) continue;
    std::vector<Index> parts = conjoined_with(first, source_tokens_[a].end, begins);
    Index apposition = none;  // "Smith and Jones, *both doctors*"
    if (parts.size() > 1 && phrase(parts.back()).appositive && phrase(parts.back()).plural) {
      apposition = parts.back();
      parts.pop_back();
    }
    if (parts.size() < 2 || is_one_source(first, parts[1])) continue;
    if (parts.size() == 2 && are_descriptions_of_one(first, parts[1])) {
      const Index known_as = entity_of(parts[1]);
      if (known_as != none) {
        add(first, known_as, JoinedBy::conjunction);
      } else {
        descriptions_.emplace_back(first, parts[1]);
      }
      continue;
    }
    const Index p = join_parts(parts, seen);
    if (apposition != none && entity_of(apposition) == none)
      add(apposition, entity_of(p), JoinedBy::apposition);
    phrase_of_[a] = p;
    coordinations_.push_back(p);
  }
}

// A phrase and those that commas and an "and" join to it, before a token; none where nothing is joined.
std::vector<Index> Sieve::conjoined_with(Index first, std::uint32_t end,
                                         const std::vector<Index>& begins) const {
  std::vector<Index> parts{first};
  bool conjoined = false;
  for (std::uint32_t i = phrase(first).full.end; i < end;) {
    if (words_.in(i, vocabulary_.classes().and_or)) {
      conjoined = true;
    } else if (!words_.is(i, ",") && !words_.in(i, vocabulary_.classes().coordinators)) {
      break;
    }
    if (++i < end && begins[i] != none && phrase(begins[i]).kind != PhraseKind::pronoun) {
      parts.push_back(begins[i]);
      i = phrase(begins[i]).full.end;
    }
  }
  if (!conjoined) parts.clear();
  return parts;
}

// "a panel of scientists and engineers", "Montague, the co-chairman and a retired president": one source all
// the same.
bool Sieve::is_one_source(Index first, Index second) const {
  const Phrase &one = phrase(first), &next = phrase(second);
  if (next.kind != PhraseKind::person) return false;
  if (one.name.empty() && one.complement != none && phrase(one.complement).plural && next.plural) return true;
  return one.apposition != none && !next.plural && next.name.empty();
}

// The phrase of several sources together; the same ones in another place are one entity with them.
Index Sieve::join_parts(const std::vector<Index>& parts, std::map<std::vector<Index>, Index>& seen) {
  for (const Index part : parts) {
    if (entity_of(part) != none) continue;
    new_entity(part);
    is_part_[static_cast<std::size_t>(part)] = true;
  }
  std::vector<Index> members;
  for (const Index part : parts) members.push_back(entity_of(part));
  const auto [at, is_new] = seen.try_emplace(members, none);
  const Index p = add_coordination(parts);
  if (is_new) {
    at->second = new_entity(p);
    entity(at->second).members = members;
    entity(at->second).count = static_cast<std::uint32_t>(members.size());
    entity(at->second).plural = true;
  } else {
    add(p, at->second, JoinedBy::conjunction);
  }
  return p;
}

// "his wife and the current nominee Hillary Clinton", "the former first lady and senator": one person with
// two descriptions.
bool Sieve::are_descriptions_of_one(Index first, Index second) const {
  const Phrase &one = phrase(first), &other = phrase(second);
  const bool described =
      one.kind == PhraseKind::person && !one.plural && one.name.empty() && one.noun != none &&
      (one.determiner == Determiner::definite || one.determiner == Determiner::possessive ||
       (one.determiner == Determiner::bare && !other.name.empty() && other.titled));
  return described && other.kind == PhraseKind::person && !other.plural &&
         other.determiner == Determiner::bare && (other.noun != none || !other.titles.empty());
}

// A phrase of its own, over all of its parts.
Index Sieve::add_coordination(const std::vector<Index>& parts) {
  Phrase whole = phrase(parts.front());
  whole.tokens = whole.full = {whole.tokens.begin, phrase(parts.back()).full.end};
  whole.name = {};
  whole.plural = true;
  whole.count = 0;
  whole.noun = whole.known = whole.institution = whole.place = none;
  whole.titles.clear();
  whole.gender = Gender::unstated;
  whole.possessor = whole.complement = whole.apposition = whole.partner = whole.example = none;
  whole.senior = std::any_of(parts.begin(), parts.end(), [this](Index part) { return phrase(part).senior; });
  return add_phrase(std::move(whole), true);
}

// Two persons who are named side by side may be "they" and "both" later: "Senators Grassley, Republican of
// Iowa, and Leahy, Democrat of Vermont".
void Sieve::join_pairs() {
  std::map<std::vector<Index>, Index> together;  // the entity of its members
  for (const Index c : coordinations_) together[entity(entity_of(c)).members] = entity_of(c);
  std::set<std::vector<Index>> seen;
  const Index all = phrase_count();
  for (Index p = 0; p < all; ++p) {
    const Index q = phrase(p).partner;
    if (q == none || entity_of(p) == none || entity_of(q) == none) continue;
    const std::vector<Index> members{entity_of(p), entity_of(q)};
    if (!seen.insert(members).second) continue;
    Phrase both;
    both.tokens = both.full = {phrase(p).tokens.begin, phrase(q).tokens.end};
    both.head = both.tokens.end - 1;
    both.kind = PhraseKind::person;
    both.plural = true;
    both.sentence = phrase(p).sentence;
    both.quotation = phrase(p).quotation;
    const Index whole = add_phrase(std::move(both), false);
    coordinations_.push_back(whole);
    if (const auto at = together.find(members); at != together.end()) {
      add(whole, at->second, JoinedBy::conjunction);
      continue;
    }
    const Index e = new_entity(whole);
    entity(e).members = members;
    entity(e).count = 2;
  }
}

}  // namespace hearsay::source
