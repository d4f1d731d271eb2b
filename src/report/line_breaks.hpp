#pragma once

#include <string_view>

#include "hearsay/document.hpp"

namespace hearsay {

inline std::string_view to_string(LineBreaks line_breaks) noexcept {
  switch (line_breaks) {
    case LineBreaks::detect:
      return "detect";
    case LineBreaks::paragraphs:
      return "paragraphs";
    case LineBreaks::wrapped:
      return "wrapped";
  }
  return "unknown";
}

/// What a document was read with, or what makes the same of its text.
inline LineBreaks line_breaks_of(const Document& document) {
  for (const LineBreaks line_breaks : {LineBreaks::detect, LineBreaks::paragraphs}) {
    if (const auto again = Document::from_utf8(document.text(), line_breaks); again && *again == document)
      return line_breaks;
  }
  return LineBreaks::wrapped;
}

}  // namespace hearsay
