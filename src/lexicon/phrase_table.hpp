#pragma once

#include <algorithm>
#include <cstdint>
#include <span>
#include <string_view>
#include <utility>
#include <vector>

#include "base/lazy.hpp"
#include "lexicon/phrase_map.hpp"
#include "lexicon/take_until.hpp"

namespace hearsay::lexicon {

/// A row of a table. A view: its text belongs to the library or to the Lexicon.
struct Entry {
  std::string_view phrase;  ///< words as the tokenizer splits them, one space between: "did n't"
  std::string_view row;     ///< the other columns, with tabs between
  bool users = false;       ///< added by the user

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

/// Phrases and what is known about them. Most tables are read once, row by row; those whose phrases are
/// looked up make a PhraseMap of them for the first look-up.
class PhraseTable {
 public:
  struct Match {
    const Entry* entry = nullptr;  ///< null where nothing matches
    std::uint32_t words = 0;

    explicit operator bool() const noexcept { return entry != nullptr; }
  };

  PhraseTable() = default;
  /// Of rows of which each has another phrase.
  explicit PhraseTable(std::vector<Entry> entries) : entries_(std::move(entries)) {}

  /// Adds an entry, or replaces the one of the same phrase.
  void add(const Entry& entry);

  /// The entry of one word or of a whole phrase by its key; null where there is none.
  const Entry* find(Key key) const;
  const Entry* find(std::string_view phrase) const;

  /// The longest entry whose words are the first ones of `words`.
  Match longest_match(std::span<const Key> words) const;

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
  using Places = PhraseMap<std::uint32_t>;
  Places& places() const;

  std::vector<Entry> entries_;
  Lazy<Places> places_;  // of each entry among entries_
};

}  // namespace hearsay::lexicon
