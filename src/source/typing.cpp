#include "source/typing.hpp"

#include <algorithm>
#include <array>
#include <numeric>

namespace hearsay::source {
namespace {

constexpr int deepest = 3;  // owners of owners: "the president's aide's memo"

// In what role the staff, team or statement of somebody speaks.
Role role_of_staff(Role principal) {
  return principal == Role::leader ? Role::official : principal;
}

}  // namespace

Typing::Typing(const Words& words, const Coreference& coreference)
    : words_(words), vocabulary_(words.vocabulary()), coreference_(coreference), year_(coreference.year) {
  count_officers();
  roles_.resize(coreference.entities.size() * (deepest + 1));
  wholes_.resize(coreference.entities.size() * 2);
  for (Index e = 0; e < static_cast<Index>(coreference.entities.size()); ++e) {
    if (entity(e).institution != none && !entity(e).phrases.empty())
      institutions_.emplace(vocabulary_.institution(entity(e).institution).name, e);
  }
  by_end_.resize(coreference.phrases.size());
  std::iota(by_end_.begin(), by_end_.end(), 0);
  std::stable_sort(by_end_.begin(), by_end_.end(),
                   [this](Index a, Index b) { return phrase(a).tokens.end < phrase(b).tokens.end; });
}

// "Officers" are of the police or of an army: whichever the article speaks of more.
void Typing::count_officers() {
  int military = 0;
  for (std::uint32_t i = 0; i < words_.size(); ++i) {
    const Term* term = words_[i].term;
    if (term == nullptr) continue;
    const Role role = term->modifier != none ? vocabulary_.modifier(term->modifier).role
                      : term->body != none   ? vocabulary_.body(term->body).role
                                             : Role::unknown;
    if (role == Role::military) ++military;
    if (role == Role::law) --military;
  }
  officers_are_soldiers_ = military > 0;
}

Identity Typing::identity(const Entity& e) const {
  if (e.part_of != none && entity(e.part_of).kind == PhraseKind::document) return Identity::document;
  switch (e.kind) {
    case PhraseKind::document:
      return Identity::document;
    case PhraseKind::body: {
      if (!e.members.empty()) {
        const bool all_bodies = std::all_of(e.members.begin(), e.members.end(), [this](Index m) {
          return identity(entity(m)) == Identity::organization;
        });
        return all_bodies ? Identity::organization : Identity::group;
      }
      return e.plural && !e.named ? Identity::group : Identity::organization;
    }
    default:
      break;
  }
  if (e.author) return e.plural ? Identity::organization : Identity::named;
  if (e.speaker != none) return speaks_for(e.speaker) != none ? Identity::organization : Identity::group;
  if (!e.members.empty()) {
    bool named = true;
    for (const Index m : e.members) named = named && identity(entity(m)) == Identity::named;
    return named ? Identity::named : Identity::group;
  }
  if (e.named) return Identity::named;
  if (!e.plural) return Identity::unnamed;
  return e.count >= 2 && e.count <= 12 ? Identity::unnamed : Identity::group;
}

Role Typing::known_role(const Known& known) const {
  if (known.periods.empty()) return Role::unknown;
  const Period* best = &known.periods.front();
  for (const Period& period : known.periods) {
    if (period.from <= year_) best = &period;
  }
  return best->role;
}

Role Typing::role(Index e, int depth) const {
  if (e == none || depth > deepest) return Role::unknown;
  std::optional<Role>& role =
      roles_[static_cast<std::size_t>(e) * (deepest + 1) + static_cast<std::size_t>(depth)];
  if (!role) role = find_role(entity(e), depth);
  return *role;
}

Role Typing::find_role(const Entity& of, int depth) const {
  if (!of.members.empty()) return role(of.members.front(), depth + 1);
  if (of.speaker != none) return role(of.speaker, depth + 1);
  if (of.author) return of.plural ? Role::media : Role::public_;
  switch (of.kind) {
    case PhraseKind::body:
      return body_role(of, depth);
    case PhraseKind::document:
      return document_role(of, depth);
    default:
      return person_role(of, depth);
  }
}

// The role that the institution, place, owner or complement of a phrase gives.
Role Typing::context_role(const Phrase& p, int depth) const {
  if (p.modifying_institution != none) {
    const Role role = vocabulary_.institution(p.modifying_institution).role;
    // "a Senate campaign aide": what stands nearest the noun decides.
    return p.modifying_role != Role::unknown ? p.modifying_role : role;
  }
  if (p.complement != none && depth < deepest) {
    const Phrase& complement = phrase(p.complement);
    const Role role = entity_of(p.complement) != none ? this->role(entity_of(p.complement), depth + 1)
                                                      : phrase_role(complement, depth + 1);
    const bool person = complement.kind == PhraseKind::person || complement.kind == PhraseKind::pronoun;
    if (role != Role::unknown && p.modifying_role == Role::unknown)
      return person && p.kind != PhraseKind::document ? role_of_staff(role) : role;
  }
  if (p.modifying_role != Role::unknown) return p.modifying_role;
  if (p.possessor != none && depth < deepest) {
    const Role role = this->role(entity_of(p.possessor), depth + 1);
    const bool person = phrase(p.possessor).kind != PhraseKind::body;
    if (role != Role::unknown) return person && p.kind != PhraseKind::document ? role_of_staff(role) : role;
  }
  if (p.modifying_place != none) return Role::official;
  return Role::unknown;
}

// "European leaders", "the leader of North Korea".
bool Typing::leads_country(const Phrase& p) const {
  if (p.modifying_place != none || p.modifying_institution != none) return true;
  const auto is_place = [this](Index other) {
    return other != none && entity_of(other) != none && entity(entity_of(other)).place != none;
  };
  return is_place(p.possessor) || is_place(p.complement);
}

Role Typing::phrase_role(const Phrase& p, int depth) const {
  const Role context = context_role(p, depth);
  if (p.noun == none) return context;
  Role role = Role::unknown;
  bool inherits = false;
  switch (p.kind) {
    case PhraseKind::person: {
      const PersonNoun& noun = vocabulary_.person(p.noun);
      role = noun.noun == "officer" && officers_are_soldiers_ ? Role::military : noun.role;
      inherits = noun.inherits;
      break;
    }
    case PhraseKind::body: {
      const Body& noun = vocabulary_.body(p.noun);
      role = noun.role;
      inherits = noun.inherits;
      break;
    }
    case PhraseKind::document: {
      const DocumentNoun& noun = vocabulary_.document(p.noun);
      role = noun.role;
      inherits = noun.inherits;
      break;
    }
    default:
      break;
  }
  if (!inherits || context == Role::unknown) return role;
  // "European leaders" lead; "state and local leaders" do not. A group of victims speaks for a cause.
  if (role == Role::leader && context == Role::official && leads_country(p)) return role;
  const bool of_people = p.plural && p.complement != none &&
                         phrase(p.complement).kind == PhraseKind::person;  // "groups of protesters"
  if (p.kind == PhraseKind::body && context == Role::public_ && !of_people) return role;
  return context;
}

Role Typing::person_role(const Entity& e, int depth) const {
  // What the article says, by how well it tells: an office or rank held, then any other noun, then what was
  // once held.
  Role best = Role::unknown;
  int best_rank = 0;
  const auto propose = [&](Role role, int rank) {
    if (role != Role::unknown && rank > best_rank) {
      best = role;
      best_rank = rank;
    }
  };
  for (const Index i : e.phrases) {
    const Phrase& p = phrase(i);
    if (p.kind == PhraseKind::quantity) {
      if (p.complement != none && depth < deepest) propose(role(entity_of(p.complement), depth + 1), 3);
      continue;
    }
    if (p.kind == PhraseKind::body) propose(body_role(e, depth), 2);
    if (p.kind != PhraseKind::person) continue;
    const auto propose_noun = [&](Index noun_index, Role role) {
      const PersonNoun& noun = vocabulary_.person(noun_index);
      int rank = 3;
      if (noun.sort == Sort::office || noun.sort == Sort::rank || noun.sort == Sort::spokes) rank = 6;
      if (noun.sort == Sort::relation) rank = 2;
      if (noun.sort == Sort::vague) rank = 1;
      if (noun.sort == Sort::vague && role == Role::unknown && p.plural && p.count == 0 &&
          noun.noun == "person")
        role = Role::public_;
      if (role == Role::candidate && rank == 6) rank = 7;
      if (role == Role::leader && rank == 6) rank = 8;
      if (role == Role::military && noun.sort == Sort::rank && e.known != none)
        rank = 4;  // "Gen. John Kelly", the chief of staff
      if (p.former && role != Role::leader) rank = std::min(rank, 2);
      propose(role, rank);
    };
    for (const Index title : p.titles) {
      const PersonNoun& noun = vocabulary_.person(title);
      const Role context = noun.inherits ? context_role(p, depth) : Role::unknown;
      propose_noun(title, context != Role::unknown ? context : noun.role);
    }
    if (p.noun != none) {
      propose_noun(p.noun, phrase_role(p, depth));
    } else if (!e.named && p.place == none) {
      propose(context_role(p, depth), 2);
    } else if (p.possessor != none || p.modifying_institution != none) {
      propose(context_role(p, depth), 4);  // "CNN's Jake Tapper"
    } else if (p.complement != none) {
      propose(context_role(p, depth), 2);  // "Lind of the provincial council"
    }
    if (p.place != none) propose(Role::public_, 2);
    // "(D-Wis.)" after a name.
    if (!p.name.empty() && words_.is(p.tokens.end, "(") && p.tokens.end + 1 < words_.size()) {
      const std::string_view party = words_.text(p.tokens.end + 1);
      if (party == "D" || party == "R" || party == "I" || party.starts_with("D-") ||
          party.starts_with("R-") || party.starts_with("I-")) {
        propose(Role::legislator, 3);
      }
    }
  }
  if (e.known != none) {
    const Role known = known_role(vocabulary_.known(e.known));
    if (known == Role::unknown && best_rank < 5) return known;
    propose(known, 5);
  }
  if (best == Role::unknown && e.named) return Role::public_;
  for (const Index i : e.phrases) {
    if (phrase(i).example != none && depth < deepest)
      propose(role(entity_of(phrase(i).example), depth + 1), 1);
  }
  if (best == Role::unknown && e.part_of != none) return role(e.part_of, depth + 1);
  if (best == Role::unknown && e.plural && !e.phrases.empty() &&
      phrase(e.phrases.front()).kind == PhraseKind::quantity)
    return Role::public_;
  return best;
}

Role Typing::body_role(const Entity& e, int depth) const {
  if (e.institution != none) return vocabulary_.institution(e.institution).role;
  Role best = Role::unknown;
  for (const Index i : e.phrases) {
    const Phrase& p = phrase(i);
    if (p.kind != PhraseKind::body || p.place != none) continue;
    best = phrase_role(p, depth);
    if (best != Role::unknown) return best;
  }
  if (e.place != none) return Role::official;
  return best;
}

Role Typing::document_role(const Entity& e, int depth) const {
  Role fallback = Role::unknown;
  for (const Index i : e.phrases) {
    const Phrase& p = phrase(i);
    if (p.kind != PhraseKind::document) continue;
    const bool inherits = p.noun == none || vocabulary_.document(p.noun).inherits;
    const Role context = inherits ? context_role(p, depth) : Role::unknown;
    if (context != Role::unknown) return context;
    if (fallback == Role::unknown) fallback = phrase_role(p, depth);
  }
  return fallback;
}

std::uint8_t Typing::specificity(const Entity& e, Identity identity) const {
  switch (identity) {
    case Identity::named:
      return 3;
    case Identity::document:
      return specificity_of_document(e);
    case Identity::organization: {
      if (e.place != none && !vocabulary_.place(e.place).country.empty() && is_people(e))
        return 2;  // "the Chinese"
      if (e.named || !e.members.empty() || e.author || e.speaker != none) return 3;
      for (const Index i : e.phrases) {
        const Phrase& p = phrase(i);
        if (p.kind == PhraseKind::body && (p.determiner != Determiner::bare || p.narrowed))
          return p.plural ? 1 : 3;
      }
      return 2;
    }
    default:
      return specificity_of_person(e, identity);
  }
}

bool Typing::is_people(const Entity& e) const {
  return std::all_of(e.phrases.begin(), e.phrases.end(), [this](Index i) {
    const Phrase& p = phrase(i);
    return p.kind == PhraseKind::pronoun || (!p.name.empty() && words_[p.name.end - 1].term != nullptr &&
                                             words_[p.name.end - 1].term->place_form == PlaceForm::demonym);
  });
}

// "people familiar with the matter", "a person in the room": the words after the noun narrow it.
bool Typing::is_described(const Phrase& p) const {
  const std::uint32_t after = skip_relative(p.full.end);
  constexpr std::string_view openings[] = {"familiar",    "briefed", "involved", "close",    "with",
                                           "in",          "near",    "inside",   "directly", "aware",
                                           "negotiating", "present", "informed"};
  return std::any_of(std::begin(openings), std::end(openings),
                     [&](std::string_view word) { return words_.is(after, word); });
}

// The token after "who is", ", who had been" and the like.
std::uint32_t Typing::skip_relative(std::uint32_t i) const {
  if (words_.is(i, ",") && (words_.is(i + 1, "who") || words_.is(i + 1, "whom"))) ++i;
  if (!words_.is(i, "who") && !words_.is(i, "that")) return i;
  constexpr std::string_view auxiliaries[] = {"is",  "are",  "was",  "were",     "been",       "has",
                                              "had", "have", "also", "directly", "personally", "closely"};
  do {
    ++i;
  } while (std::any_of(std::begin(auxiliaries), std::end(auxiliaries),
                       [&](std::string_view word) { return words_.is(i, word); }));
  return i;
}

std::uint8_t Typing::specificity_of_person(const Entity& e, Identity identity) const {
  if (!e.members.empty()) return identity == Identity::group ? 1 : 2;
  if (e.speaker != none) return 1;
  std::uint8_t best = 0;
  const auto at_least = [&best](std::uint8_t value) { best = std::max(best, value); };
  for (const Index i : e.phrases) {
    const Phrase& p = phrase(i);
    if (p.kind == PhraseKind::pronoun) continue;
    const bool owned = p.possessor != none && phrase(p.possessor).kind != PhraseKind::pronoun;
    const bool institution = p.modifying_institution != none || p.modifying_body != none || owned;
    const bool complement = p.complement != none && p.kind != PhraseKind::quantity;
    if (p.kind == PhraseKind::quantity) {
      if (e.part_of != none) at_least(specificity_of_whole(e.part_of, identity));
      if (p.complement != none) at_least(identity == Identity::unnamed ? 2 : 1);
      if (words_.is(p.head, "percent") || words_.is(p.head, "%")) at_least(1);
      continue;
    }
    if (p.noun == none) {
      if (p.place != none) at_least(1);
      continue;
    }
    const PersonNoun& noun = vocabulary_.person(p.noun);
    if (identity == Identity::group) {
      if (noun.sort == Sort::vague && is_described(p)) at_least(2);
      if (noun.sort != Sort::vague) at_least(1);
      // "Obama's aides", "city officials", "RT journalists"; but "Clinton supporters" and "defense officials"
      // may be anybody.
      const bool of_institution =
          institution || (complement && phrase(p.complement).kind == PhraseKind::body) ||
          (p.narrowed && p.modifying_role != Role::military && noun.role != Role::leader);
      const bool member =
          noun.inherits || noun.role == Role::media || noun.role == Role::law || noun.role == Role::official;
      const bool of_rank = p.senior && noun.sort == Sort::class_ && (p.narrowed || p.modifying_place != none);
      if (noun.sort != Sort::vague && ((of_institution && member) || of_rank)) at_least(2);
      if (noun.sort == Sort::vague && (p.narrowed || p.modifying_role != Role::unknown)) at_least(1);
      continue;
    }
    const bool narrowed = institution || p.narrowed || p.modifying_place != none || complement ||
                          p.determiner == Determiner::possessive;
    if (noun.sort == Sort::office && p.determiner == Determiner::definite && narrowed && !p.plural)
      at_least(3);
    if (noun.sort == Sort::office || noun.sort == Sort::relation || noun.sort == Sort::spokes ||
        noun.sort == Sort::rank)
      at_least(2);
    if (noun.sort == Sort::class_) at_least(narrowed || is_described(p) || !noun.inherits ? 2 : 1);
    if (noun.sort == Sort::vague && noun.role != Role::unknown) at_least(1);
    if (noun.sort == Sort::vague && (narrowed || is_described(p))) at_least(2);
  }
  return best;
}

std::uint8_t Typing::specificity_of_whole(Index e, Identity of_part) const {
  auto& known = wholes_[2 * static_cast<std::size_t>(e) + (of_part == Identity::group)];
  if (!known) known = specificity(entity(e), of_part);
  return *known;
}

std::uint8_t Typing::specificity_of_document(const Entity& e) const {
  std::uint8_t best = 1;
  for (const Index i : e.phrases) {
    const Phrase& p = phrase(i);
    if (p.kind != PhraseKind::document) continue;
    const bool definite = p.determiner == Determiner::definite || p.determiner == Determiner::demonstrative ||
                          p.determiner == Determiner::possessive;
    const bool named = p.modifying_institution != none || p.possessor != none ||
                       (p.complement != none && !phrase(p.complement).name.empty());
    if (named || (definite && !p.plural)) return 3;
    if (p.narrowed || p.complement != none || p.modifying_role != Role::unknown) best = 2;
  }
  return best;
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
    if (period.from <= year_ && !period.office.empty()) source.office = {period.office, Span{}};
  }
}

void Typing::describe_affiliation(const Entity& e, Source& source) const {
  const auto organization = [&](std::string name, Span span) {
    if (source.organization.value.empty()) source.organization = {std::move(name), span};
  };
  const auto country = [&](const std::string& name, Span span) {
    if (source.country.value.empty() && !name.empty()) source.country = {name, span};
  };
  if (e.institution != none) country(vocabulary_.institution(e.institution).country, {});
  if (e.place != none)
    country(vocabulary_.place(e.place).country, words_.span(phrase(e.phrases.front()).name));
  for (const Index i : e.phrases) {
    const Phrase& p = phrase(i);
    if (p.modifying_institution != none) {
      organization(vocabulary_.institution(p.modifying_institution).name, words_.span(p.tokens));
      country(vocabulary_.institution(p.modifying_institution).country, words_.span(p.tokens));
    }
    if (p.modifying_place != none)
      country(vocabulary_.place(p.modifying_place).country, words_.span(p.tokens));
    for (const Index other : {p.possessor, p.complement}) {
      if (other == none || entity_of(other) == none) continue;
      const Entity& owner = entity(entity_of(other));
      const Span span = words_.span(phrase(other).tokens);
      if (owner.kind != PhraseKind::body) continue;
      if (owner.place != none) {
        country(vocabulary_.place(owner.place).country, span);
      } else if (owner.institution != none) {
        organization(vocabulary_.institution(owner.institution).name, span);
        country(vocabulary_.institution(owner.institution).country, span);
      } else if (!phrase(other).name.empty()) {
        organization(words_.document().on_one_line(words_.span(phrase(other).name)), span);
      }
    }
  }
  if (e.known == none) return;
  for (const Period& period : vocabulary_.known(e.known).periods) {
    if (period.from <= year_) country(period.country, {});
  }
}

void Typing::describe_mentions(const Entity& e, Source& source) const {
  Span longest_name, longest;
  for (const Index i : e.phrases) {
    const Phrase& p = phrase(i);
    const Span span = words_.span(p.tokens);
    const MentionKind kind = p.kind == PhraseKind::pronoun ? MentionKind::pronoun
                             : p.name.empty()              ? MentionKind::description
                                                           : MentionKind::name;
    source.mentions.push_back({span, kind});
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
}

// How the source could know, by what stands right behind its description: "briefed on the talks", "with
// direct knowledge of the case", "who was in the room". A name has to go on with "who": in "Lind saw the
// crash" she is not described but said to see.
Access Typing::access(const Entity& e, Span& shown) const {
  constexpr std::pair<std::string_view, Access> signs[] = {
      {"briefed", Access::briefed},        {"familiar", Access::briefed},
      {"knowledge", Access::briefed},      {"informed", Access::briefed},
      {"aware", Access::briefed},          {"involved", Access::took_part},
      {"participated", Access::took_part}, {"part", Access::took_part},
      {"attended", Access::took_part},     {"negotiating", Access::took_part},
      {"negotiated", Access::took_part},   {"witnessed", Access::witnessed},
      {"saw", Access::witnessed},          {"watched", Access::witnessed},
      {"present", Access::witnessed},      {"room", Access::witnessed},
      {"scene", Access::witnessed},        {"survived", Access::witnessed},
  };
  for (const Index i : e.phrases) {
    const Phrase& p = phrase(i);
    if (p.kind != PhraseKind::person) continue;
    if (p.noun != none) {
      const std::string& noun = vocabulary_.person(p.noun).noun;
      if (noun == "witness" || noun == "eyewitness" || noun == "survivor") {
        shown = words_.span(p.tokens);
        return Access::witnessed;
      }
    }
    const std::uint32_t limit = words_.document().sentences()[p.sentence].tokens.end;
    const std::uint32_t first = skip_relative(p.full.end);
    if (first == p.full.end && (!p.name.empty() || !is_described(p))) continue;
    for (std::uint32_t k = first; k < std::min(limit, first + 5) && words_[k].kind == TokenKind::word; ++k) {
      for (const auto& [word, value] : signs) {
        if (!words_.is(k, word)) continue;
        shown = words_.span({first, k + 1});
        return value;
      }
    }
  }
  return Access::unstated;
}

Source Typing::source(Index index) const {
  const Entity& e = entity(index);
  Source source;
  source.identity = identity(e);
  source.role = role(index, 0);
  source.specificity = specificity(e, source.identity);
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
