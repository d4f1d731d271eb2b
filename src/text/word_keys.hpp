#pragma once

#include <vector>

#include "hearsay/document.hpp"
#include "lexicon/phrase_table.hpp"

namespace hearsay::text {

/// The key of each token, for look-ups of phrases. O(length of the text).
std::vector<lexicon::Key> word_keys(const Document& document);

}  // namespace hearsay::text
