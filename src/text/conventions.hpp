#pragma once

#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "hearsay/document.hpp"

namespace hearsay::text {

/// Fills in what paragraphs are there for: kind, body and speaker. Returns the name of the agency in the
/// first dateline, as the text has it; empty where there is none. `keys` are those of the tokens. O(n).
Span mark_conventions(std::string_view text, std::span<const Token> tokens,
                      std::span<const std::uint64_t> keys, std::vector<Paragraph>& paragraphs);

}  // namespace hearsay::text
