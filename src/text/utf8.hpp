#pragma once

#include <cstddef>
#include <string_view>

namespace hearsay::text {

/// The offset of the first byte that cannot belong to well-formed UTF-8 (The Unicode Standard 15, table 3-7),
/// or text.size(). A sequence that breaks off is reported at its lead byte. O(n); runs of ASCII go eight
/// bytes at a time.
std::size_t find_invalid_utf8(std::string_view text) noexcept;

}  // namespace hearsay::text
