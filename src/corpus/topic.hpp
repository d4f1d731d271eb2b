#pragma once

#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "hearsay/document.hpp"

namespace hearsay {

/// The hashes of the stems that a text uses most often, of words that say something: at most topic_size,
/// ascending. O(n log n).
std::vector<std::uint32_t> topic(const Document& document);

inline constexpr std::size_t topic_size = 32;

}  // namespace hearsay
