#pragma once

#include <algorithm>
#include <initializer_list>
#include <string_view>
#include <vector>

#include "hearsay/lexicon.hpp"
#include "lexicon/phrase_table.hpp"

namespace hearsay::lexicon {

/// A small closed class of words, such as the negations.
class WordSet {
 public:
  /// The words, separated by single spaces.
  explicit WordSet(std::string_view words) { add(words); }

  /// The words of classes of the lexicon's table `classes`, together: {"be", "get"}.
  WordSet(const Lexicon& lexicon, std::initializer_list<std::string_view> classes);

  bool contains(Key word) const noexcept { return std::binary_search(keys_.begin(), keys_.end(), word); }

 private:
  void add(std::string_view words);

  std::vector<Key> keys_;
};

}  // namespace hearsay::lexicon
