#pragma once

#include <algorithm>
#include <cstdint>
#include <optional>
#include <vector>

#include "hearsay/corpus.hpp"

namespace hearsay {

/// Two statements of one claim, or of two that do not go together; by their numbers.
struct StatementPair {
  std::uint32_t a, b;  ///< of an update, a is the earlier
  std::optional<Conflict> conflict;

  auto operator<=>(const StatementPair&) const = default;
};

/// Which claims contradict or supersede one another, ascending. What holds of some statements of a claim need
/// not hold of the claim: its first stands for it, of which `is_first` tells.
template <class Pairs, class ClaimOf, class IsFirst>
void find_conflicts(const Pairs& pairs, ClaimOf claim_of, IsFirst is_first,
                    std::vector<Contradiction>& contradictions, std::vector<Update>& updates) {
  for (const StatementPair& pair : pairs) {
    if (!pair.conflict || !is_first(pair.a) || !is_first(pair.b)) continue;
    const std::uint32_t a = claim_of(pair.a), b = claim_of(pair.b);
    if (a == b) continue;
    if (*pair.conflict == Conflict::update) {
      updates.push_back({a, b});
    } else {
      contradictions.push_back({std::min(a, b), std::max(a, b), *pair.conflict});
    }
  }
  const auto sort_unique = [](auto& all) {
    std::sort(all.begin(), all.end());
    all.erase(std::unique(all.begin(), all.end()), all.end());
  };
  sort_unique(contradictions);
  sort_unique(updates);
}

}  // namespace hearsay
