#pragma once

#include <array>
#include <cstddef>

namespace hearsay::cli::page {

constexpr std::size_t facts_of_block = 97;

/// What can be seen of a block of a page, in the order of fact_names().
using Facts = std::array<float, facts_of_block>;

/// How likely a block with these facts is a part of the article of its page, as log-odds.
double log_odds(const Facts& facts);

}  // namespace hearsay::cli::page
