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

/// The words of a class as they are written, for those who look at capitals: of the table `classes`, or
/// another of classes, that the library carries.
class ExactWords {
 public:
  explicit ExactWords(std::string_view name, std::string_view table = "classes");

  bool contains(std::string_view word) const noexcept {
    return std::binary_search(words_.begin(), words_.end(), word);
  }
  /// Whether a word ends with one of them, in a class of endings.
  bool is_end_of(std::string_view word) const noexcept {
    return std::any_of(words_.begin(), words_.end(),
                       [=](std::string_view ending) { return word.ends_with(ending); });
  }

 private:
  std::vector<std::string_view> words_;
};

}  // namespace hearsay::lexicon
