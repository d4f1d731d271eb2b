#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "cli/page_model.hpp"
#include "cli/page_tree.hpp"

namespace hearsay::cli::page {

/// A line of a page as a browser shows it without style: what stands in one block, or up to a line break.
struct Block {
  std::uint32_t begin, end;  ///< in Blocks::text
  std::uint32_t words;
  std::uint32_t quote;  ///< the outermost <blockquote> around it, or 0
  double odds;          ///< that it is a part of the article, as their logarithm
};

/// The lines of a page that may be its article (those in navigation, headers, footers, asides and captions
/// are not), in their order.
struct Blocks {
  std::string text;
  std::vector<Block> blocks;
};

/// A page of fewer words tells too little for learned weights, and does not need them: every line without a
/// sign of being something else than the article has odds above 0, and the others are left out.
constexpr double few_words = 150;

/// What is known of the page from elsewhere.
struct Known {
  std::string_view title;
  std::string_view description;
  std::string_view body;     ///< of the article, as the page's linked data give it
  bool all_article = false;  ///< every line is a part of it
};

/// Linear in the page. `see` gets the facts of each block that were weighed.
Blocks read_blocks(const Tree& tree, const Known& known,
                   const std::function<void(const Block&, const Facts&)>& see = {});

/// The text of the blocks that are likely the article, each with a line end behind it; of the likeliest where
/// none is likely.
std::string article_of(const Blocks& all);

/// The names of the facts, for training.
std::vector<std::string> fact_names();

}  // namespace hearsay::cli::page
