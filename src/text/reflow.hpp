#pragma once

#include <string_view>
#include <vector>

#include "hearsay/document.hpp"

namespace hearsay::text {

/// The line ends within paragraphs, in the order of the text: what stands for a space because the text was
/// broken at a width. No two without a word between them. Each covers LF, CR or CRLF. O(n) time for any text,
/// and some 30 bytes of memory for each line that is not empty, unless no line follows another directly.
std::vector<Span> line_ends_within_paragraphs(std::string_view text, LineBreaks reading);

}  // namespace hearsay::text
