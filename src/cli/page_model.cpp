// Boosted trees (Friedman 2001) over the facts of a block. tools/pages/train.py learns them.
#include "cli/page_model.hpp"

#include <algorithm>

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

double log_odds(const std::array<float, facts_of_block>& facts) {
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

std::vector<std::size_t> article_of(const Blocks& blocks) {
  const std::size_t count = blocks.blocks.size();
  std::vector<double> odds(count, 1);
  for (std::size_t i = 0; i < blocks.facts.size(); ++i) odds[i] = log_odds(blocks.facts[i]);
  // The parts of a quotation, such as a post and who wrote it, go together.
  for (std::size_t begin = 0, end; begin < count; begin = end) {
    double sum = 0, words = 0;
    for (end = begin; end < count && blocks.blocks[end].quote == blocks.blocks[begin].quote; ++end) {
      sum += odds[end] * blocks.blocks[end].words;
      words += blocks.blocks[end].words;
    }
    if (blocks.blocks[begin].quote != 0 && words > 0)
      std::fill(odds.begin() + static_cast<std::ptrdiff_t>(begin),
                odds.begin() + static_cast<std::ptrdiff_t>(end), sum / words);
  }
  double limit = 0;
  if (count > 0) limit = std::min(limit, *std::max_element(odds.begin(), odds.end()) - 1);
  std::vector<std::size_t> found;
  for (std::size_t i = 0; i < count; ++i) {
    if (odds[i] > limit) found.push_back(i);
  }
  return found;
}

}  // namespace hearsay::cli::page
