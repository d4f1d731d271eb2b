#include "text/word_keys.hpp"

namespace hearsay::text {

std::vector<lexicon::Key> word_keys(const Document& document) {
  std::vector<lexicon::Key> keys;
  keys.reserve(document.tokens().size());
  for (const Token& token : document.tokens()) keys.push_back(lexicon::word_key(document[token]));
  return keys;
}

}  // namespace hearsay::text
