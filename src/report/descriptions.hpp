#pragma once

#include <cstdint>
#include <string>
#include <tuple>
#include <vector>

#include "hearsay/audit.hpp"

namespace hearsay {

/// A source of a story that is described, but not named.
struct DescriptionUse {
  std::string key;    ///< the words without capitals: equal for what is one description
  std::string words;  ///< as normalized_description() has it
  Identity identity = Identity::unnamed;
  Role role = Role::unknown;
  Description::Use use;
};

/// In the order of the sources.
std::vector<DescriptionUse> description_uses(const Analysis& analysis, std::uint32_t story);

/// Those that stand first in a list: of people, then of groups; those that most stories use first.
inline auto description_rank(const Description& one) {
  return std::tuple(one.identity != Identity::unnamed, ~one.stories, ~one.statements);
}

}  // namespace hearsay
