#pragma once

#include <algorithm>
#include <cstdint>
#include <span>
#include <vector>

#include "hearsay/attribution.hpp"

namespace hearsay::source {

/// Tells which contents of an article's attributions reach over a place. O(log n) and the number of those,
/// however long the list (an interval tree: de Berg, Cheong, van Kreveld and Overmars 2008, section 10.1,
/// here over the sorted list, as a binary search has it).
class Contents {
 public:
  explicit Contents(std::span<const Attribution> attributions) {
    for (std::uint32_t a = 0; a < attributions.size(); ++a)
      sorted_.push_back({attributions[a].content.hull(), 0, a});
    std::sort(sorted_.begin(), sorted_.end(), [](const Node& a, const Node& b) {
      return a.hull.begin != b.hull.begin ? a.hull.begin < b.hull.begin : a.attribution < b.attribution;
    });
    find_reach(0, sorted_.size());
  }

  /// Calls visit(attribution) for each content whose first byte stands at or before `place.begin` and whose
  /// last at or after the last of `place`. The order is not that of the attributions.
  template <class Visit>
  void for_each_around(Span place, Visit visit) const {
    search(0, sorted_.size(), place, visit);
  }

 private:
  struct Node {
    Span hull;
    std::uint32_t reach;  // the last end in this node's part of the list
    std::uint32_t attribution;
  };

  std::uint32_t find_reach(std::size_t begin, std::size_t end) {
    if (begin == end) return 0;
    const std::size_t middle = begin + (end - begin) / 2;
    Node& node = sorted_[middle];
    node.reach = std::max({node.hull.end, find_reach(begin, middle), find_reach(middle + 1, end)});
    return node.reach;
  }

  template <class Visit>
  void search(std::size_t begin, std::size_t end, Span place, Visit& visit) const {
    while (begin < end) {
      const std::size_t middle = begin + (end - begin) / 2;
      const Node& node = sorted_[middle];
      if (node.reach < place.end) return;
      search(begin, middle, place, visit);
      if (node.hull.begin > place.begin) return;
      if (node.hull.contains(place)) visit(node.attribution);
      begin = middle + 1;
    }
  }

  std::vector<Node> sorted_;
};

}  // namespace hearsay::source
