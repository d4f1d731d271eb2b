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

namespace hearsay::source {
namespace {

bool genders_differ(Gender a, Gender b) {
  return a != Gender::unstated && b != Gender::unstated && a != b;
}

// Nouns for texts that stand for one another in news.
constexpr std::string_view text_synonyms[] = {
    " article piece story feature column essay commentary op-ed report profile post editorial ",
    " poll survey opinion poll exit poll ",
    " study research paper analysis report finding review ",
    " film documentary movie ",
    " ad advertisement commercial spot video clip ",
    " video footage clip recording tape videotape ",
    " email e-mail message letter note ",
    " memo memorandum document report ",
    " statement release press release news release ",
    " lawsuit suit complaint case ",
    " bill legislation measure law act ",
    " deal agreement accord pact treaty ",
    " tweet post message ",
    " book memoir biography autobiography ",
    " ruling decision opinion ",
    " brief submission filing motion ",
    " data figures statistics numbers ",
};

bool are_synonyms(std::string_view a, std::string_view b) {
  const std::string left = " " + std::string(a) + " ", right = " " + std::string(b) + " ";
  return std::any_of(std::begin(text_synonyms), std::end(text_synonyms), [&](std::string_view set) {
    return set.find(left) != std::string_view::npos && set.find(right) != std::string_view::npos;
  });
}

// "senior administration officials" and "senior U.S. administration officials".
bool one_holds_other(const std::vector<Key>& a, const std::vector<Key>& b) {
  const std::vector<Key>& few = a.size() < b.size() ? a : b;
  const std::vector<Key>& many = a.size() < b.size() ? b : a;
  return few.size() > 1 && std::all_of(few.begin(), few.end(), [&](Key key) {
           return std::find(many.begin(), many.end(), key) != many.end();
         });
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
  // "officer Smith", "Former DNC chairman": a bare singular is a headline's or a label.
  const bool label = !from.plural && from.determiner == Determiner::bare && from.kind == PhraseKind::person &&
                     is_source_[static_cast<std::size_t>(p)];
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
  bool says_role = from.modifying_role == Role::unknown, modifiers_met = from.modifiers.empty() || to.named;
  for (const Index q : first_of(to.phrases)) {
    const Phrase& other = phrase(q);
    if (other.kind == PhraseKind::pronoun) continue;
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
    if (to.named) return says_place || from.modifying_place != none;
    return modifiers_met && says_institution && says_place && says_role;
  }
  if (from.determiner == Determiner::possessive && from.possessor != none) {
    // "his campaign" and "the Clinton campaign" are one only if their owners are.
    const std::span<const Index> mentions = first_of(to.phrases);
    return std::any_of(mentions.begin(), mentions.end(), [&](Index q) {
      return phrase(q).possessor != none && entity_of(phrase(q).possessor) != none &&
             entity_of(phrase(q).possessor) == entity_of(from.possessor);
    });
  }
  return modifiers_met || from.kind == PhraseKind::body;
}

// Whether a noun can be said of a person. Vague nouns can be said of anybody of that gender; "official" of
// anybody in an executive, and so on; any other noun must have been said before, or be known of the named
// person.
bool Sieve::person_noun_fits(Index noun, const Phrase& from, const Entity& to) const {
  if (std::find(to.nouns.begin(), to.nouns.end(), noun) != to.nouns.end()) return true;
  const PersonNoun& wanted = vocabulary_.person(noun);
  if (wanted.sort == Sort::vague) {
    if (wanted.noun == "source" || wanted.noun == "insider" || wanted.noun == "one") return false;
    return !to.plural ? from.determiner != Determiner::bare && (to.gender != Gender::unstated || !to.named)
                      : !to.named;
  }
  const auto has_noun = [&](std::initializer_list<std::string_view> names) {
    return std::any_of(to.nouns.begin(), to.nouns.end(), [&](Index n) {
      const std::string& said = vocabulary_.person(n).noun;
      return std::any_of(names.begin(), names.end(), [&](std::string_view name) {
        return said == name || said.ends_with(std::string(" ") + std::string(name));
      });
    });
  };
  // The noun is the last word of one that was said: "secretary" of "defense secretary", "commander" of
  // "deputy commander".
  if (std::any_of(to.nouns.begin(), to.nouns.end(),
                  [&](Index n) { return vocabulary_.person(n).noun.ends_with(" " + wanted.noun); }))
    return true;
  if (wanted.noun == "official" && !to.named) return has_noun({"diplomat", "adviser", "aide", "officer"});
  if (wanted.noun == "aide" || wanted.noun == "adviser")
    return !to.named && has_noun({"aide", "adviser", "advisor", "staffer"});
  if (wanted.noun == "lawmaker" || wanted.noun == "legislator")
    return has_noun({"senator", "representative", "congressman", "congresswoman", "mp"});
  if (wanted.noun == "congressman" || wanted.noun == "congresswoman") return has_noun({"representative"});
  if (wanted.noun == "attorney" || wanted.noun == "lawyer")
    return has_noun({"lawyer", "attorney", "counsel"});
  if (wanted.noun == "professor" || wanted.noun == "scholar" || wanted.noun == "expert" ||
      wanted.noun == "researcher") {
    return has_noun(
        {"professor", "scholar", "researcher", "analyst", "fellow", "scientist", "economist", "historian"});
  }
  if (wanted.noun == "doctor" || wanted.noun == "physician")
    return has_noun({"doctor", "physician", "surgeon"});
  if (wanted.noun == "officer")
    return !to.named && has_noun({"soldier", "police officer", "military officer"});
  if (wanted.noun == "leader" || wanted.noun == "world leader")
    return has_noun({"president", "prime minister", "chancellor", "king", "premier"});
  if (wanted.noun == "reporter" || wanted.noun == "journalist")
    return has_noun({"reporter", "journalist", "correspondent", "writer", "columnist"});
  if (wanted.noun == "member") return to.named && agrees_as_member(to);
  if (wanted.noun == "judge") return has_noun({"justice", "magistrate", "judge"});
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
  const Body& wanted = vocabulary_.body(from.noun);
  if (!to.named) return std::find(to.nouns.begin(), to.nouns.end(), from.noun) != to.nouns.end();
  if (to.place != none) {
    return (wanted.noun == "country" || wanted.noun == "nation") && !vocabulary_.place(to.place).state &&
           from.modifiers.empty();
  }
  // The noun is a word of the name: "the commission", "the court".
  for (const Index q : first_of(to.phrases)) {
    for (std::uint32_t i = phrase(q).name.begin; i < phrase(q).name.end; ++i) {
      const Term* term = words_[i].term;
      if (term != nullptr && term->body == from.noun) return true;
    }
  }
  if (to.institution != none) {
    const Institution& institution = vocabulary_.institution(to.institution);
    std::string name = institution.name;
    std::transform(name.begin(), name.end(), name.begin(),
                   [](char c) { return 'A' <= c && c <= 'Z' ? static_cast<char>(c + 32) : c; });
    if (name.find(wanted.noun) != std::string::npos) return true;
    const bool executive = institution.role == Role::official || institution.role == Role::law ||
                           institution.role == Role::military;
    if (wanted.noun == "agency" || wanted.noun == "bureau") {
      return executive && name != "white house" && name != "pentagon" &&
             name.find("department") == std::string::npos;
    }
    if (wanted.noun == "administration") return name == "white house";
    if (wanted.noun == "group" || wanted.noun == "organization")
      return institution.role == Role::advocate || name == "taliban" || name == "islamic state";
    if (wanted.noun == "bloc") return name == "european union";
    if (wanted.noun == "party")
      return institution.role == Role::candidate && name.find("party") != std::string::npos;
    if (wanted.noun == "company" || wanted.noun == "firm" || wanted.noun == "bank")
      return institution.role == Role::business;
    if (wanted.noun == "newspaper" || wanted.noun == "paper" || wanted.noun == "network" ||
        wanted.noun == "outlet" || wanted.noun == "magazine" || wanted.noun == "website" ||
        wanted.noun == "news outlet" || wanted.noun == "publication" || wanted.noun == "news agency") {
      return institution.role == Role::media;
    }
    return false;
  }
  if (std::any_of(to.nouns.begin(), to.nouns.end(),
                  [&](Index n) { return vocabulary_.body(n).role == wanted.role && n == from.noun; }))
    return true;
  if (wanted.noun == "group" || wanted.noun == "organization" || wanted.noun == "union") {
    return std::any_of(to.nouns.begin(), to.nouns.end(),
                       [&](Index n) { return vocabulary_.body(n).role == Role::advocate; });
  }
  if (wanted.noun == "company" || wanted.noun == "firm") {
    return std::any_of(to.nouns.begin(), to.nouns.end(),
                       [&](Index n) { return vocabulary_.body(n).role == Role::business; });
  }
  return false;
}

bool Sieve::document_noun_fits(const Phrase& from, const Entity& to) const {
  if (from.noun == none) return false;
  const std::string& wanted = vocabulary_.document(from.noun).noun;
  return std::any_of(to.nouns.begin(), to.nouns.end(), [&](Index n) {
    return n == from.noun ||
           (from.determiner != Determiner::bare && are_synonyms(wanted, vocabulary_.document(n).noun));
  });
}

// "the two men", "both officials", "the senators": two who were named side by side, or else the last two
// persons of that kind.
Index Sieve::antecedent_of_pair(Index p) {
  const Phrase from = phrase(p);
  if (from.kind != PhraseKind::person || (from.count != 2 && !(from.plural && from.count == 0)) ||
      !is_definite(from) || from.noun == none || from.inner)
    return none;
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
