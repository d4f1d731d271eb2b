#pragma once

#include <algorithm>
#include <string_view>
#include <vector>

#include "lexicon/phrase_table.hpp"

namespace hearsay::lexicon {

/// A small closed class of words that the grammar names, such as the negations. Words that users may want to
/// add to belong in a table.
class WordSet {
 public:
  /// The words, separated by single spaces.
  explicit WordSet(std::string_view words) {
    while (!words.empty()) {
      const std::size_t end = std::min(words.find(' '), words.size());
      keys_.push_back(word_key(words.substr(0, end)));
      words.remove_prefix(std::min(end + 1, words.size()));
    }
    std::sort(keys_.begin(), keys_.end());
  }

  bool contains(Key word) const noexcept { return std::binary_search(keys_.begin(), keys_.end(), word); }

 private:
  std::vector<Key> keys_;
};

}  // namespace hearsay::lexicon
