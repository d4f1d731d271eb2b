#include "source/noun_sets.hpp"

#include <algorithm>
#include <iterator>
#include <limits>
#include <type_traits>

namespace hearsay::source {
namespace {

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

// Nouns that news goes on with for somebody of whom another noun was said: "the lawmaker" for a senator.
struct OtherNouns {
  std::string_view wanted, said;
  bool unnamed = false;  // only for somebody whom the article does not name
};
constexpr OtherNouns other_nouns[] = {
    {" official ", " diplomat adviser aide officer ", true},
    {" aide adviser ", " aide adviser advisor staffer ", true},
    {" officer ", " soldier police officer military officer ", true},
    {" lawmaker legislator ", " senator representative congressman congresswoman mp "},
    {" congressman congresswoman ", " representative "},
    {" attorney lawyer ", " lawyer attorney counsel "},
    {" professor scholar expert researcher ",
     " professor scholar researcher analyst fellow scientist economist historian "},
    {" doctor physician ", " doctor physician surgeon "},
    {" leader world leader ", " president prime minister chancellor king premier "},
    {" reporter journalist ", " reporter journalist correspondent writer columnist "},
    {" judge ", " justice magistrate judge "},
    {" military chief army chief defence chief defense chief army boss ",
     " army chief military chief defence chief defense chief chief of staff commander-in-chief "},
    {" commander ", " general colonel brigadier commander "},
    {" minister ", " minister secretary chancellor "},
    {" envoy diplomat ", " ambassador envoy diplomat consul "},
    {" prosecutor ", " prosecutor attorney general district attorney "},
    {" executive boss chief businessman ",
     " chief executive ceo chairman president managing director founder "},
    {" coach manager ", " coach manager "},
    {" player star ", " striker midfielder defender goalkeeper forward captain player star "},
    {" singer musician star actor actress ", " singer rapper musician guitarist actor actress star "},
    {" scientist expert ",
     " scientist physicist chemist biologist geologist epidemiologist virologist economist "},
    {" analyst economist ", " analyst economist strategist "},
    {" activist campaigner ", " activist campaigner advocate "},
    {" cleric priest ", " bishop archbishop pastor priest imam rabbi cleric "},
};

// Nouns for a named institution, by the role in which it speaks.
struct BodiesOfRole {
  std::string_view wanted;
  Role role;
  std::string_view name = "";      // that its name holds
  std::string_view except = "\n";  // that its name does not hold
};
constexpr BodiesOfRole bodies_of_role[] = {
    {" agency bureau ", Role::official, "", "department"},
    {" agency bureau ", Role::law, "", "department"},
    {" agency bureau ", Role::military, "", "department"},
    {" administration ", Role::official, "white house"},
    {" bloc ", Role::official, "european union"},
    {" group organization union ", Role::advocate},
    {" group organization ", Role::military, "taliban"},
    {" group organization ", Role::military, "islamic state"},
    {" party ", Role::candidate, "party"},
    {" company firm bank airline brokerage carmaker automaker carrier lender manufacturer operator retailer "
     "utility ",
     Role::business},
    {" newspaper paper network outlet magazine website news outlet publication news agency news site ",
     Role::media},
};

// Whether a list such as " poll survey " holds the noun.
bool holds(std::string_view list, std::string_view noun) noexcept {
  for (std::size_t at = list.find(noun, 1); at != std::string_view::npos; at = list.find(noun, at + 1)) {
    if (list[at - 1] == ' ' && list.substr(at + noun.size()).starts_with(' ')) return true;
  }
  return false;
}

// Whether the list holds the noun or its last words: "officer" of "police officer".
bool holds_ending(std::string_view list, std::string_view noun) noexcept {
  while (!holds(list, noun)) {
    const std::size_t space = noun.find(' ');
    if (space == std::string_view::npos) return false;
    noun.remove_prefix(space + 1);
  }
  return true;
}

// A bit for each row of a table for which `is_in` is true.
template <class Table, class Test>
constexpr NounSets rows(const Table& table, Test is_in) noexcept {
  static_assert(std::extent_v<Table> <= std::numeric_limits<NounSets>::digits);
  NounSets sets = 0;
  for (std::size_t i = 0; i < std::size(table); ++i) sets |= NounSets{is_in(table[i])} << i;
  return sets;
}

}  // namespace

const NounSets rules_for_named = rows(other_nouns, [](const OtherNouns& rule) { return !rule.unnamed; });

NounSets text_sets(std::string_view noun) noexcept {
  return rows(text_synonyms, [&](std::string_view set) { return holds(set, noun); });
}

NounSets going_on_rules(std::string_view noun) noexcept {
  return rows(other_nouns, [&](const OtherNouns& rule) { return holds(rule.wanted, noun); });
}

NounSets said_rules(std::string_view noun) noexcept {
  return rows(other_nouns, [&](const OtherNouns& rule) { return holds_ending(rule.said, noun); });
}

bool goes_on_for_institution(std::string_view noun, Role role, std::string_view name) noexcept {
  return std::any_of(std::begin(bodies_of_role), std::end(bodies_of_role), [&](const BodiesOfRole& bodies) {
    return bodies.role == role && holds(bodies.wanted, noun) &&
           name.find(bodies.except) == std::string_view::npos &&
           name.find(bodies.name) != std::string_view::npos;
  });
}

}  // namespace hearsay::source
