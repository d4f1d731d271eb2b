#pragma once

#include <algorithm>
#include <cstdint>
#include <numeric>
#include <vector>

namespace hearsay {

/// Disjoint sets of the numbers below `size` (Tarjan 1975); the root of a set is its smallest member, so that
/// it does not matter in which order they were joined. Nearly O(1) each.
class Groups {
 public:
  explicit Groups(std::size_t size) : parent_(size) {
    std::iota(parent_.begin(), parent_.end(), std::uint32_t{0});
  }

  std::uint32_t operator[](std::uint32_t i) {
    while (parent_[i] != i) i = parent_[i] = parent_[parent_[i]];
    return i;
  }

  void join(std::uint32_t a, std::uint32_t b) {
    a = (*this)[a];
    b = (*this)[b];
    parent_[std::max(a, b)] = std::min(a, b);
  }

 private:
  std::vector<std::uint32_t> parent_;
};

}  // namespace hearsay
