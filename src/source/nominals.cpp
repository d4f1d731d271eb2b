// What a noun has in common with an entity, of which the choices of ranking.cpp are made; and "the two men",
// "both officials", which go back to a pair by rule.
#include <algorithm>

#include "lexicon/word_set.hpp"
#include "source/coreference.hpp"
#include "source/noun_sets.hpp"
#include "text/characters.hpp"

namespace hearsay::source {
namespace {

// "foreign" of "foreign minister"; nothing of an office that has no portfolio.
std::string_view portfolio(std::string_view office) {
  static const lexicon::ExactWords heads("portfolio-head");
  const std::size_t space = office.rfind(' ');
  return space < office.size() && heads.contains(office.substr(space + 1)) ? office.substr(0, space) : "";
}

// "secretary" for "defense secretary" and "foreign minister" for "foreign secretary", but never "president"
// for "vice president".
bool is_short_form(std::string_view noun, std::string_view of) {
  static const lexicon::ExactWords deputies("deputy");
  if (const std::size_t space = of.find(' '); space < of.size() && deputies.contains(of.substr(0, space)))
    return false;
  if (of.size() > noun.size() && of.ends_with(noun) && of[of.size() - noun.size() - 1] == ' ') return true;
  const std::string_view mine = portfolio(noun);
  return !mine.empty() && mine == portfolio(of);
}

bool is_definite(const Phrase& phrase) {
  return phrase.determiner == Determiner::definite || phrase.determiner == Determiner::demonstrative;
}

}  // namespace

// Whether compare() would learn nothing from one of the phrases of an entity that it does not learn from the
// other.
bool Sieve::describes_alike(const Phrase& a, const Phrase& b) const {
  const auto alike = [this](Index one, Index other) {
    return one == other ||
           (one != none && other != none && entity_of(one) != none && entity_of(one) == entity_of(other));
  };
  const bool body = a.kind == PhraseKind::body || b.kind == PhraseKind::body;
  return a.modifying_institution == b.modifying_institution && a.modifying_body == b.modifying_body &&
         a.modifying_place == b.modifying_place && a.modifying_role == b.modifying_role &&
         a.modifiers == b.modifiers && alike(a.possessor, b.possessor) && alike(a.complement, b.complement) &&
         (!body ||
          words_.document().on_one_line(span(a.name)) == words_.document().on_one_line(span(b.name)));
}

// Whether a noun can be said of a person. Vague nouns can be said of anybody of that gender; "official" of
// anybody in an executive, and so on; any other noun must have been said before, or be known of the named
// person.
bool Sieve::person_noun_fits(Index noun, const Phrase& from, const Entity& to) const {
  if (std::find(to.nouns.begin(), to.nouns.end(), noun) != to.nouns.end()) return true;
  const PersonNoun& wanted = vocabulary_.person(noun);
  if (wanted.sort == Sort::vague) {
    if (wanted.is_anonymous) return false;
    if (from.determiner == Determiner::possessive) return false;  // "its 6,000 people"
    return !to.plural ? from.determiner != Determiner::bare && (to.gender != Gender::unstated || !to.named)
                      : !to.named;
  }
  if (std::any_of(to.nouns.begin(), to.nouns.end(),
                  [&](Index n) { return is_short_form(wanted.noun, vocabulary_.person(n).noun); }))
    return true;
  if (wanted.is_member) return to.named && is_legislator(to);
  const NounSets rules =
      wanted.going_on_rules & (to.named ? vocabulary_.noun_rules().for_named() : ~NounSets{0});
  if (std::any_of(to.nouns.begin(), to.nouns.end(),
                  [&](Index n) { return (rules & vocabulary_.person(n).said_rules) != 0; }))
    return true;
  if (to.known == none) return false;
  // "the president" holds the office at the time of the article; "the former president" held it once.
  const Known& known = vocabulary_.known(to.known);
  const auto later = std::find_if(known.periods.begin(), known.periods.end(),
                                  [this](const Period& period) { return period.from > year_; });
  return std::any_of(
             from.former || later == known.periods.begin() ? known.periods.begin() : later - 1, later,
             [&](const Period& period) {
               const bool holds = from.former || year_ <= period.to;
               if (holds && (period.office == wanted.noun || period.office.ends_with(" " + wanted.noun)))
                 return true;
               return wanted.is_elected && period.role == Role::leader;
             }) ||
         (wanted.is_candidate &&
          std::any_of(known.periods.begin(), known.periods.end(), [](const Period& period) {
            return period.role == Role::candidate && !period.office.empty();
          }));
}

bool Sieve::is_legislator(const Entity& entity) const {
  return std::any_of(entity.nouns.begin(), entity.nouns.end(),
                     [this](Index n) { return vocabulary_.person(n).role == Role::legislator; });
}

bool Sieve::body_noun_fits(const Phrase& from, const Entity& to) const {
  if (from.noun == none) return false;
  const Body& body = vocabulary_.body(from.noun);
  if (!to.named) return std::find(to.nouns.begin(), to.nouns.end(), from.noun) != to.nouns.end();
  if (to.place != none) return body.is_state && !vocabulary_.place(to.place).state && from.modifiers.empty();
  // The noun is in the name: "the commission", "the court".
  Role role = Role::unknown;
  std::string name;
  if (to.institution != none) {
    role = vocabulary_.institution(to.institution).role;
    name = text::lower(vocabulary_.institution(to.institution).name);
  } else {
    for (const Index n : to.nouns) role = role == Role::unknown ? vocabulary_.body(n).role : role;
    name = text::lower(words_.document().on_one_line(span(to.name_tokens)));
  }
  return name.find(body.noun) != std::string::npos ||
         vocabulary_.noun_rules().goes_on_for_institution(body.noun, role, name);
}

bool Sieve::document_noun_fits(const Phrase& from, const Entity& to) const {
  if (from.noun == none) return false;
  const NounSets sets =
      from.determiner != Determiner::bare ? vocabulary_.document(from.noun).text_sets : NounSets{0};
  return std::any_of(to.nouns.begin(), to.nouns.end(), [&](Index n) {
    return n == from.noun || (sets & vocabulary_.document(n).text_sets) != 0;
  });
}

// Whether what a noun says of two can be said of this one.
bool Sieve::is_one_of(const Phrase& pair, Index e) const {
  Phrase one = pair;
  one.plural = false;
  one.count = 0;
  one.former = true;  // "the two presidents" may be of the past
  return !genders_differ(pair.gender, entity(e).gender) && person_noun_fits(pair.noun, one, entity(e));
}

// "the two men", "both officials", "the senators": two who were named side by side, or else the last two
// persons of that kind.
Index Sieve::antecedent_of_pair(Index p) {
  const Phrase& from = phrase(p);
  if (from.kind != PhraseKind::person || (from.count != 2 && !(from.plural && from.count == 0)) ||
      !is_definite(from) || from.noun == none || from.inner)
    return none;
  // "the people" are more than two who were named, unlike "the two people" and "the women".
  const PersonNoun& noun = vocabulary_.person(from.noun);
  if (noun.sort == Sort::vague && noun.gender == Gender::unstated && from.count != 2) return none;
  const auto entities = static_cast<Index>(entities_.size());
  for (Index e = entities; e-- > std::max(entities - most_compared, 0);) {
    if (entity(e).count != 2 || entity(e).kind != PhraseKind::person || entity(e).phrases.empty()) continue;
    if (phrase(entity(e).phrases.front()).tokens.begin > from.tokens.begin) continue;
    const bool by_noun =
        std::find(entity(e).nouns.begin(), entity(e).nouns.end(), from.noun) != entity(e).nouns.end();
    const std::vector<Index>& members = entity(e).members;
    const bool coordinated =
        !members.empty() &&
        std::all_of(members.begin(), members.end(), [&](Index member) { return is_one_of(from, member); });
    if (by_noun || coordinated) return e;
  }
  if (from.count != 2) return none;
  std::vector<Index> pair;
  for (Index q = p; q-- > first_compared(p) && pair.size() < 2;) {
    const Index e = entity_of(q);
    if (e == none || phrase(q).kind != PhraseKind::person || entity(e).plural ||
        entity(e).kind != PhraseKind::person)
      continue;
    if (from.tokens.contains(phrase(q).tokens.begin) || std::find(pair.begin(), pair.end(), e) != pair.end())
      continue;
    if (is_one_of(from, e)) pair.push_back(e);
  }
  if (pair.size() < 2) return none;
  const Index e = new_entity(p);
  entity(e).members = pair;
  entity(e).count = 2;
  return e;
}

}  // namespace hearsay::source
