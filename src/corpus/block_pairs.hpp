#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <deque>
#include <optional>
#include <span>
#include <utility>
#include <vector>

#include "corpus/comparison.hpp"
#include "corpus/proposition.hpp"
#include "hearsay/blocks.hpp"

namespace hearsay {

/// What PairFinder does, of statements that have been read.
class BlockPairs {
 public:
  struct Read {
    Proposition proposition;
    std::uint32_t source = 0, report = 0;
    std::optional<int> day;
    std::vector<std::uint32_t> counts;  ///< by word of the proposition
  };

  explicit BlockPairs(std::uint64_t statements, const LinkOptions& options)
      : rarity_(statements), options_(options) {}

  void begin_block(bool of_wording);
  void add(Read statement, std::vector<LikeStatements>& found);

 private:
  struct Entry {
    Proposition proposition;
    Candidate candidate;
    std::uint64_t number = 0;
  };
  /// Which words a statement may have: most pairs have too few in common, and are told by this alone.
  struct Outline {
    std::array<std::uint64_t, 4> bits = {};
    std::uint32_t hidden = 0;  ///< words behind the bit of another
    double weight = 0;
  };

  static Outline outline(const Candidate& candidate);
  /// No less than how many words both have.
  static std::size_t most_common(const Outline& one, const Outline& other);

  Rarity rarity_;
  LinkOptions options_;
  bool of_wording_ = false;
  std::uint64_t next_ = 0;
  std::deque<Entry> met_;
  std::deque<Outline> outlines_;  // of these
  std::vector<double> heaviest_;  // by number of words: what so many of the statement weigh at most
};

}  // namespace hearsay
