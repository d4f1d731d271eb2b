// Rule 3 of the sieve: common nouns.
//
// A definite phrase ("the official", "the Pakistani official", "that agency") looks back for the nearest
// entity that it could describe: its noun fits, and nothing that either of them says about institution,
// country or kind contradicts the other. "The senior official" joins "a senior administration official", not
// "a Treasury official"; "the official" joins whichever was last. An indefinite phrase opens an entity. Bare
// plurals without a determiner join the same words ("officials … officials"): the group is as vague as
// before.
#include <algorithm>

#include "source/coreference.hpp"
#include "source/noun_sets.hpp"
#include "text/characters.hpp"

namespace hearsay::source {
namespace {

// "senior administration officials" and "senior U.S. administration officials".
bool one_holds_other(const std::vector<Key>& a, const std::vector<Key>& b) {
  const std::vector<Key>& few = a.size() < b.size() ? a : b;
  const std::vector<Key>& many = a.size() < b.size() ? b : a;
  return few.size() > 1 && std::all_of(few.begin(), few.end(), [&](Key key) {
           return std::find(many.begin(), many.end(), key) != many.end();
         });
}

// "secretary" for "defense secretary" and "foreign minister" for "foreign secretary", but never "president"
// for "vice president".
bool is_short_form(std::string_view noun, std::string_view of) {
  if (of.starts_with("vice ") || of.starts_with("deputy ") || of.starts_with("assistant ")) return false;
  if (of.size() > noun.size() && of.ends_with(noun) && of[of.size() - noun.size() - 1] == ' ') return true;
  constexpr std::string_view minister = " minister", secretary = " secretary";
  const auto portfolio = [&](std::string_view office) {
    return office.substr(0, office.size() - (office.ends_with(minister)    ? minister.size()
                                             : office.ends_with(secretary) ? secretary.size()
                                                                           : office.size()));
  };
  const std::string_view mine = portfolio(noun);
  return !mine.empty() && mine == portfolio(of);
}

bool is_candidacy(std::string_view noun) {
  return noun == "candidate" || noun.ends_with("nominee") || noun == "presidential candidate" ||
         noun == "standard-bearer" || noun == "front-runner";
}

bool is_definite(const Phrase& phrase) {
  return phrase.determiner == Determiner::definite || phrase.determiner == Determiner::demonstrative;
}

}  // namespace

Index Sieve::antecedent_of_nominal(Index p) {
  const Phrase& from = phrase(p);
  if (from.inner || from.partitive || (!from.name.empty() && from.kind == PhraseKind::person)) return none;
  const bool bare_plural = from.plural && from.determiner == Determiner::bare && from.count == 0;
  const bool headline_noun = from.determiner == Determiner::bare && words_[from.tokens.begin].headline;
  const bool owned = from.determiner == Determiner::possessive;
  // "officer Smith", "Former DNC chairman", "police": a bare singular is a headline's or a label.
  const bool label = !from.plural && from.determiner == Determiner::bare &&
                     from.kind != PhraseKind::document && is_source_[static_cast<std::size_t>(p)];
  if (!is_definite(from) && !bare_plural && !headline_noun && !owned && !label) return none;
  const std::uint32_t reach = from.kind == PhraseKind::person && !bare_plural ? 60 : 200;  // sentences
  // Somebody of whom the very noun was said goes before anybody whom it only fits; a man or woman nobody has
  // named, before one named.
  Index fits = none;
  for (Index q = p; q-- > first_compared(p);) {
    const Index e = entity_of(q);
    if (e == none || phrase(q).inner) continue;
    if (from.sentence - phrase(q).sentence > reach) break;
    // What stands inside of the phrase is not what it refers to.
    if (from.full.contains(phrase(q).tokens.begin) || phrase(q).tokens.contains(from.tokens.begin)) continue;
    Index& compared = compared_with_[static_cast<std::size_t>(e)];
    if (compared == p) continue;
    const bool is_possible = agrees(from, entity(e));
    if (bare_plural || !is_possible) compared = p;  // the next mention would tell the same
    if (!is_possible) continue;
    if (bare_plural) {
      const Phrase& other = phrase(entity(e).phrases.front());
      const bool modified_alike =
          other.modifiers == from.modifiers || (!other.modifiers.empty() && !from.modifiers.empty() &&
                                                one_holds_other(other.modifiers, from.modifiers));
      const bool same = other.noun == from.noun && other.kind == from.kind && modified_alike &&
                        other.place == from.place && other.count == 0 &&
                        other.determiner == Determiner::bare &&
                        (other.complement == none) == (from.complement == none);
      if (same) return e;
      continue;
    }
    const std::vector<Index>& nouns = entity(e).nouns;
    // Of a group that was mentioned in passing and one that speaks through the article, "the officials" are
    // the latter.
    const bool in_passing = from.plural && from.modifiers.empty() && entity(e).mentions == 1 &&
                            from.sentence - phrase(q).sentence > 1;
    const bool known_holder = from.kind == PhraseKind::person && entity(e).known != none &&
                              vocabulary_.person(from.noun).sort == Sort::office;
    if (!in_passing && (known_holder || std::find(nouns.begin(), nouns.end(), from.noun) != nouns.end()))
      return e;
    if (from.kind != PhraseKind::person) {
      if (fits == none) fits = e;
      continue;
    }
    const bool vague = vocabulary_.person(from.noun).sort == Sort::vague;
    if (fits == none ||
        (vague && entity(fits).named && !entity(e).named && from.sentence - phrase(q).sentence < 4))
      fits = e;
  }
  return fits;
}

// Whether agrees() would learn nothing from one of the phrases of an entity that it does not learn from the
// other.
bool Sieve::describes_alike(const Phrase& a, const Phrase& b) const {
  const auto owner = [this](const Phrase& owned) {
    return owned.possessor == none ? none : entity_of(owned.possessor);
  };
  const bool body = a.kind == PhraseKind::body || b.kind == PhraseKind::body;
  return a.modifying_institution == b.modifying_institution && a.modifying_body == b.modifying_body &&
         a.modifying_place == b.modifying_place && a.modifying_role == b.modifying_role &&
         a.modifiers == b.modifiers &&
         (a.possessor == b.possessor || (owner(a) != none && owner(a) == owner(b))) &&
         (!body ||
          words_.document().on_one_line(span(a.name)) == words_.document().on_one_line(span(b.name)));
}

bool Sieve::agrees(const Phrase& from, const Entity& to) const {
  if (from.kind != to.kind || !to.members.empty() || to.author) return false;
  if (from.plural != to.plural && !(from.kind == PhraseKind::body)) return false;
  if (genders_differ(from.gender, to.gender)) return false;
  if (from.count > 1 && to.count > 1 && from.count != to.count) return false;
  switch (from.kind) {
    case PhraseKind::person:
      if (from.noun == none || !person_noun_fits(from.noun, from, to)) return false;
      break;
    case PhraseKind::body:
      if (!from.name.empty() || !body_noun_fits(from, to)) return false;
      break;
    case PhraseKind::document:
      if (!document_noun_fits(from, to)) return false;
      break;
    default:
      return false;
  }
  // Nothing that the phrase says may be contradicted by what the entity's phrases say.
  bool says_institution = from.modifying_institution == none && from.modifying_body == none,
       says_place = from.modifying_place == none;
  bool met_institution = false, met_modifier = false, other_place = false;
  bool says_role = from.modifying_role == Role::unknown,
       modifiers_met = from.modifiers.empty() || (to.named && from.kind != PhraseKind::body);
  for (const Index q : first_of(to.descriptions)) {
    const Phrase& other = phrase(q);
    if (from.modifying_institution != none && other.modifying_institution != none) {
      if (vocabulary_.institution(from.modifying_institution).name !=
          vocabulary_.institution(other.modifying_institution).name)
        return false;
      met_institution = true;
    }
    other_place = other_place || other.modifying_place != none;
    if (from.modifying_body != none && other.modifying_body != none)
      met_institution = met_institution || from.modifying_body == other.modifying_body;
    if (from.modifying_place != none && other.modifying_place != none) {
      if (vocabulary_.place(from.modifying_place).country != vocabulary_.place(other.modifying_place).country)
        return false;
      says_place = true;
    }
    says_role = says_role || from.modifying_role == other.modifying_role;
    if (from.kind == PhraseKind::body &&
        !other.name.empty()) {  // "the local council": the Nesvik Local Council
      const std::vector<Key> name = name_keys(other);
      met_modifier = met_modifier || std::any_of(from.modifiers.begin(), from.modifiers.end(), [&](Key word) {
                       return std::find(name.begin(), name.end(), word) != name.end();
                     });
    }
    if (!met_modifier) {
      met_modifier = std::any_of(from.modifiers.begin(), from.modifiers.end(), [&](Key word) {
        return std::find(other.modifiers.begin(), other.modifiers.end(), word) != other.modifiers.end();
      });
    }
    if (from.determiner == Determiner::possessive) {
      const Index owner = from.possessor == none ? none : entity_of(from.possessor);
      const Index other_owner = other.possessor == none ? none : entity_of(other.possessor);
      if (owner != none && other_owner != none && owner != other_owner) return false;
      if (from.kind != PhraseKind::document && owner == none) return false;
    }
  }
  says_institution = says_institution || met_institution;
  modifiers_met = modifiers_met || met_modifier;
  // "the senior U.S. administration official" after "a senior administration official".
  says_place = says_place || ((met_institution || met_modifier) && !other_place);
  if (from.kind == PhraseKind::person) {
    // "the Turkish president" need not have been called Turkish; "the U.S. official" was, or is somebody
    // else.
    const bool holder = vocabulary_.person(from.noun).sort != Sort::class_;
    if (to.named) return holder ? says_place || from.modifying_place != none : says_place && says_institution;
    return modifiers_met && says_institution && says_place && says_role;
  }
  if (from.determiner == Determiner::possessive && from.possessor != none) {
    // "his campaign" and "the Clinton campaign" are one only if their owners are.
    const std::span<const Index> descriptions = first_of(to.descriptions);
    return std::any_of(descriptions.begin(), descriptions.end(), [&](Index q) {
      return phrase(q).possessor != none && entity_of(phrase(q).possessor) != none &&
             entity_of(phrase(q).possessor) == entity_of(from.possessor);
    });
  }
  return modifiers_met;
}

// Whether a noun can be said of a person. Vague nouns can be said of anybody of that gender; "official" of
// anybody in an executive, and so on; any other noun must have been said before, or be known of the named
// person.
bool Sieve::person_noun_fits(Index noun, const Phrase& from, const Entity& to) const {
  if (std::find(to.nouns.begin(), to.nouns.end(), noun) != to.nouns.end()) return true;
  const PersonNoun& wanted = vocabulary_.person(noun);
  if (wanted.sort == Sort::vague) {
    if (wanted.noun == "source" || wanted.noun == "insider" || wanted.noun == "one") return false;
    if (from.determiner == Determiner::possessive) return false;  // "its 6,000 people"
    return !to.plural ? from.determiner != Determiner::bare && (to.gender != Gender::unstated || !to.named)
                      : !to.named;
  }
  if (std::any_of(to.nouns.begin(), to.nouns.end(),
                  [&](Index n) { return is_short_form(wanted.noun, vocabulary_.person(n).noun); }))
    return true;
  if (wanted.noun == "member") return to.named && agrees_as_member(to);
  const NounSets rules = wanted.going_on_rules & (to.named ? rules_for_named : ~NounSets{0});
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
               if (wanted.noun == "president-elect") return period.role == Role::leader;
               return false;
             }) ||
         (is_candidacy(wanted.noun) &&
          std::any_of(known.periods.begin(), known.periods.end(), [](const Period& period) {
            return period.role == Role::candidate && !period.office.empty();
          }));
}

bool Sieve::body_noun_fits(const Phrase& from, const Entity& to) const {
  if (from.noun == none) return false;
  const std::string_view wanted = vocabulary_.body(from.noun).noun;
  if (!to.named) return std::find(to.nouns.begin(), to.nouns.end(), from.noun) != to.nouns.end();
  if (to.place != none) {
    return (wanted == "country" || wanted == "nation") && !vocabulary_.place(to.place).state &&
           from.modifiers.empty();
  }
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
  return name.find(wanted) != std::string::npos || goes_on_for_institution(wanted, role, name);
}

bool Sieve::document_noun_fits(const Phrase& from, const Entity& to) const {
  if (from.noun == none) return false;
  const NounSets sets =
      from.determiner != Determiner::bare ? vocabulary_.document(from.noun).text_sets : NounSets{0};
  return std::any_of(to.nouns.begin(), to.nouns.end(), [&](Index n) {
    return n == from.noun || (sets & vocabulary_.document(n).text_sets) != 0;
  });
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
    Phrase one = from;
    one.plural = false;
    one.count = 0;
    one.former = true;
    const bool coordinated =
        !entity(e).members.empty() &&
        std::all_of(entity(e).members.begin(), entity(e).members.end(), [&](Index member) {
          return !genders_differ(entity(member).gender, from.gender) &&
                 person_noun_fits(from.noun, one, entity(member));
        });
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
    Phrase one = from;
    one.plural = false;
    one.count = 0;
    one.former = true;  // "the two presidents" may be of the past
    if (genders_differ(from.gender, entity(e).gender) || !person_noun_fits(from.noun, one, entity(e)))
      continue;
    pair.push_back(e);
  }
  if (pair.size() < 2) return none;
  const Index e = new_entity(p);
  entity(e).members = pair;
  entity(e).count = 2;
  return e;
}

}  // namespace hearsay::source
