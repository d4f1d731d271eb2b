// Which nouns news goes on with for which: "the lawmaker" for a senator, "the study" for a report, "the
// agency" for an institution of the executive. Sets of nouns have a bit each, so that what two nouns have in
// common is found without looking at their letters.
#pragma once

#include <cstdint>
#include <string_view>

#include "hearsay/source.hpp"

namespace hearsay::source {

using NounSets = std::uint32_t;

/// The sets of nouns for texts that hold the noun. Two that share a set stand for one another.
NounSets text_sets(std::string_view noun) noexcept;

/// The rules by which the noun may go on for somebody of whom another noun was said, and those by which
/// another noun may for somebody of whom it was said: also as the end of a longer noun, "officer" of "police
/// officer".
NounSets going_on_rules(std::string_view noun) noexcept;
NounSets said_rules(std::string_view noun) noexcept;

/// Of these rules, the ones that hold for whom the article names too.
extern const NounSets rules_for_named;

/// Whether the noun may go on for a named institution, by the role in which that speaks. `name` is in lower
/// case.
bool goes_on_for_institution(std::string_view noun, Role role, std::string_view name) noexcept;

}  // namespace hearsay::source
