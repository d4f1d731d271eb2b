#pragma once

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

  Rarity rarity_;
  LinkOptions options_;
  bool of_wording_ = false;
  std::uint64_t next_ = 0;
  std::deque<Entry> met_;
};

}  // namespace hearsay
