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
  std::uint32_t quote;  ///< the outermost <blockquote> around it, or 0
};

constexpr double few_words = 150;

constexpr std::size_t facts_of_block = 97;

/// The lines of a page that may be its article (those in navigation, headers, footers, asides and captions
/// are not), and what can be seen of each.
struct Blocks {
  std::string text;
  std::vector<Block> blocks;
  std::vector<std::array<float, facts_of_block>> facts;
  /// The page has too few words for the weights of article_of, which it does not need: what has a sign of
  /// being something else than the article is no block, and there are no facts.
  bool few_words = false;
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
