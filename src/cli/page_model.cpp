// Boosted trees (Friedman 2001) over the facts of a block. tools/pages/train.py learns them.
#include "cli/page_model.hpp"

#include <cstdint>

namespace hearsay::cli::page {
namespace {

struct Split {
  std::uint8_t fact;
  float limit;               // up to this goes below
  std::int8_t below, above;  // the next split, or -1 and less for the leaves
};

constexpr int leaves = 8;

struct Decision {
  Split splits[leaves - 1];
  float values[leaves];
};

#include "cli/page_trees.inc"

}  // namespace

double log_odds(const Facts& facts) {
  double sum = 0;
  for (const Decision& tree : trees) {
    int at = 0;
    while (at >= 0) {
      const Split& split = tree.splits[at];
      at = facts[split.fact] <= split.limit ? split.below : split.above;
    }
    sum += tree.values[-1 - at];
  }
  return sum;
}

}  // namespace hearsay::cli::page
