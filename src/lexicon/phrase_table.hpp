// Phrases and what is known about them. Text is matched by keys: a word's key is a hash of its folded form
// (lower case, straight apostrophe), a phrase's key combines those of its words. A document's word keys are
// computed once; a lookup then costs a probe for each token, whatever the number of phrases, and another for
// each further word while the words read so far begin some phrase; it never touches a string. Keys have 64
// bits: among the 10^5 phrases of the tables, the chance that any foreign word of a document takes one for
// its own is below 10^-13 a word.
#pragma once

#include <algorithm>
#include <boost/unordered/unordered_flat_map.hpp>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "lexicon/take_until.hpp"

namespace hearsay::lexicon {

using Key = std::uint64_t;

/// The key of a word, alike for "Said" and "said", "n’t" and "n't". Folds ASCII, Latin, Greek and Cyrillic
/// letters.
Key word_key(std::string_view word) noexcept;

/// The key of the phrase that begins with the words behind `phrase` and goes on with `word`; begin with 0.
constexpr Key extend_key(Key phrase, Key word) noexcept {
  return (phrase ^ word) * 0x9E3779B97F4A7C15u + (phrase >> 29);
}

struct Entry {
  std::string phrase;  ///< words as the tokenizer splits them, one space between: "did n't", "u.s. official"
  std::string row;     ///< the other columns, with tabs between
  bool users = false;  ///< added by the user

  /// The column, empty where the row is shorter.
  std::string_view field(std::size_t column) const noexcept {
    std::string_view rest = row;
    while (column-- > 0) take_until(rest, '\t');
    return take_until(rest, '\t');
  }
  std::size_t columns() const noexcept {
    return static_cast<std::size_t>(std::count(row.begin(), row.end(), '\t')) + 1;
  }
};

class PhraseTable {
 public:
  struct Match {
    const Entry* entry = nullptr;  ///< null where nothing matches
    std::uint32_t words = 0;

    explicit operator bool() const noexcept { return entry != nullptr; }
  };

  /// Adds an entry, or replaces the one of the same phrase.
  void add(Entry entry);

  /// The entry of one word or of a whole phrase by its key; null where there is none.
  const Entry* find(Key key) const noexcept;
  const Entry* find(std::string_view phrase) const noexcept;

  /// The longest entry whose words are the first ones of `words`.
  Match longest_match(std::span<const Key> words) const noexcept;

  /// In the order of addition.
  std::span<const Entry> entries() const noexcept { return entries_; }

  /// Calls visit(entry) for what the user added and then for the rest: of two entries with one inflected form
  /// that which comes first has it.
  template <class Visit>
  void for_each_by_right(Visit visit) const {
    for (const bool users : {true, false}) {
      for (const Entry& entry : entries_) {
        if (entry.users == users) visit(entry);
      }
    }
  }

 private:
  static constexpr std::uint32_t none = ~0u;

  // What is known of some words: the entry that they are, and whether they begin a longer one.
  struct Node {
    std::uint32_t entry = none;
    bool goes_on = false;
  };

  std::vector<Entry> entries_;
  boost::unordered_flat_map<Key, Node> nodes_;  // of each entry and of all that its words begin with
};

}  // namespace hearsay::lexicon
