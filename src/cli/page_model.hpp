#pragma once

#include <cstddef>
#include <vector>

#include "cli/page_blocks.hpp"

namespace hearsay::cli::page {

/// How likely a block is part of the article of its page, as log-odds.
double log_odds(const std::array<float, facts_of_block>& facts);

/// The blocks that are the article, in their order. Where none is likely, the likeliest and those that are
/// nearly as likely; none only where there are no blocks.
std::vector<std::size_t> article_of(const Blocks& blocks);

}  // namespace hearsay::cli::page
