#pragma once

#include <string>
#include <string_view>

#include "hearsay/document.hpp"

namespace hearsay::test {

inline Document read(std::string_view text) {
  return Document::from_utf8(std::string(text)).value();
}

/// The tokens with a space between them.
inline std::string tokens_of(std::string_view text) {
  const Document document = read(text);
  std::string joined;
  for (const Token& token : document.tokens()) {
    if (!joined.empty()) joined += ' ';
    joined += document[token];
  }
  return joined;
}

}  // namespace hearsay::test
