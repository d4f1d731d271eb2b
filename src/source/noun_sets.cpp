#include "source/noun_sets.hpp"

#include <algorithm>
#include <cassert>
#include <limits>

#include "lexicon/state.hpp"
#include "source/labels.hpp"

namespace hearsay::source {
namespace {

// Calls visit(part) for each part of "one,another".
template <class Visit>
void for_each_noun(std::string_view nouns, Visit visit) {
  while (!nouns.empty()) visit(lexicon::take_until(nouns, ','));
}

NounSets of(const std::map<std::string, NounSets, std::less<>>& sets, std::string_view noun) {
  const auto found = sets.find(noun);
  return found == sets.end() ? 0 : found->second;
}

// The bit of a table's row.
NounSets bit_of(std::size_t row) {
  assert(row < std::numeric_limits<NounSets>::digits);
  return NounSets{1} << row;
}

}  // namespace

NounRules::NounRules(const Lexicon& lexicon) {
  const auto add = [](Sets& sets, std::string_view nouns, NounSets bit) {
    for_each_noun(nouns, [&](std::string_view noun) { sets[std::string(noun)] |= bit; });
  };
  std::size_t row = 0;
  for (const lexicon::Entry& entry : lexicon.state().table("text-synonyms").entries())
    add(text_sets_, entry.phrase, bit_of(row++));
  row = 0;
  for (const lexicon::Entry& entry : lexicon.state().table("going-on").entries()) {
    const NounSets bit = bit_of(row++);
    add(going_on_, entry.phrase, bit);
    add(said_, entry.field(0), bit);
    if (entry.field(1) != "unnamed") for_named_ |= bit;
  }
  for (const lexicon::Entry& entry : lexicon.state().table("body-nouns").entries()) {
    std::string_view nouns = entry.phrase;
    const Role role = role_of(lexicon::take_until(nouns, ':')).value_or(Role::unknown);
    nouns.remove_prefix(std::min<std::size_t>(nouns.size(), 1));
    for_each_noun(nouns, [&](std::string_view noun) {
      std::string_view names = entry.field(0);
      do {
        body_rules_.emplace(
            noun, BodyRule{role, std::string(lexicon::take_until(names, ',')), std::string(entry.field(1))});
      } while (!names.empty());
    });
  }
}

NounSets NounRules::text_sets(std::string_view noun) const {
  return of(text_sets_, noun);
}

NounSets NounRules::going_on(std::string_view noun) const {
  return of(going_on_, noun);
}

NounSets NounRules::said(std::string_view noun) const {
  NounSets sets = 0;
  while (true) {
    sets |= of(said_, noun);
    const std::size_t space = noun.find(' ');
    if (space == std::string_view::npos) return sets;
    noun.remove_prefix(space + 1);
  }
}

bool NounRules::goes_on_for_institution(std::string_view noun, Role role, std::string_view name) const {
  const auto [first, last] = body_rules_.equal_range(noun);
  return std::any_of(first, last, [&](const auto& of_noun) {
    const BodyRule& rule = of_noun.second;
    return rule.role == role && name.find(rule.name) != std::string_view::npos &&
           (rule.except.empty() || name.find(rule.except) == std::string_view::npos);
  });
}

}  // namespace hearsay::source
