#pragma once

#include "hearsay/document.hpp"

namespace hearsay {

/// What a document was read with, or what makes the same of its text.
inline LineBreaks line_breaks_of(const Document& document) {
  for (const LineBreaks line_breaks : {LineBreaks::detect, LineBreaks::paragraphs}) {
    if (const auto again = Document::from_utf8(document.text(), line_breaks); again && *again == document)
      return line_breaks;
  }
  return LineBreaks::wrapped;
}

}  // namespace hearsay
