#pragma once

#include <cstdint>

#include "tagger/features.hpp"

// Values of the tagger's features that the linker reads as well; see tagger/features.hpp for all of them.
namespace hearsay::attribution {

namespace shape {
inline constexpr std::uint8_t capitalised = 1, comma = 11, full_stop = 12, colon = 16;
inline constexpr std::uint8_t first_symbol = 11;  // this and all above are marks, not words
}  // namespace shape

namespace quote {
inline constexpr std::uint8_t outside = 0, opening = 1, first_inside = 2, inside = 3, closing = 4,
                              unclosed = 5;
}  // namespace quote

namespace start {
inline constexpr std::uint8_t none = 0, sentence = 1, paragraph = 2, document = 3;
}  // namespace start

/// Whether a paragraph begins with the quotation that the token is the mark of.
inline bool opens_paragraph(const tagger::Features& token) {
  return token.start >= start::paragraph && token.quote == quote::opening;
}

}  // namespace hearsay::attribution
