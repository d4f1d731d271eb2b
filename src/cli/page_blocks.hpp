#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "cli/page_tree.hpp"

namespace hearsay::cli::page {

/// A line of a page as a browser shows it without style: what stands in one block, or up to a line break.
struct Block {
  std::uint32_t begin, end;  ///< in Blocks::text
  std::uint32_t words;
  std::uint32_t holder;       ///< the element that it is a part of beside others like it
  std::uint64_t path, named;  ///< alike for blocks in elements alike, by their names; by their classes too
};

constexpr std::size_t facts_of_block = 143;

/// The lines of a page and what can be seen of each, for BlockModel.
struct Blocks {
  std::string text;
  std::vector<Block> blocks;
  std::vector<std::array<float, facts_of_block>> facts;
};

/// What is known of the page from elsewhere.
struct Known {
  std::string_view title;
  std::string_view description;
  std::string_view body;  ///< of the article, as the page's linked data give it
};

/// Linear in the page.
Blocks read_blocks(const Tree& tree, const Known& known);

/// The names of the facts, for training.
std::vector<std::string> fact_names();

}  // namespace hearsay::cli::page
