#pragma once

#include <cstdint>
#include <vector>

#include "hearsay/document.hpp"

namespace hearsay {

/// The bottom sketch of a text's runs of five words (Broder 1997): of the hashes of all runs, the 128
/// smallest, ascending. Case and punctuation do not count. O(n log n).
std::vector<std::uint32_t> sketch(const Document& document);

/// The share of hashes that both have among the smallest of the two sketches together.
double resemblance(const std::vector<std::uint32_t>& a, const std::vector<std::uint32_t>& b) noexcept;

/// The estimated share of the runs of the smaller of two texts that the other has too, 0–1; 0 where they
/// share so few that chance could make it.
double shared_part(const std::vector<std::uint32_t>& a, const std::vector<std::uint32_t>& b) noexcept;

/// How many hashes a sketch has at most.
inline constexpr std::size_t sketch_size = 128;

}  // namespace hearsay
