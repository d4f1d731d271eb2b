#pragma once

#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "hearsay/document.hpp"

namespace hearsay::text {

/// Fills in who speaks in the turns of a transcript, and of an excerpt of one: kind, body and speaker of
/// paragraphs that conventions.hpp has marked. Headings in capitals leave the body. O(n).
void mark_turns(std::string_view text, std::span<const Token> tokens, std::span<const std::uint64_t> keys,
                std::vector<Paragraph>& paragraphs);

}  // namespace hearsay::text
