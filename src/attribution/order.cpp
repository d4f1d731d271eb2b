#include "attribution/order.hpp"

#include <algorithm>
#include <numeric>
#include <optional>

namespace hearsay::attribution {
namespace {

std::uint32_t first_byte(const Attribution& attribution) {
  std::uint32_t first = attribution.content.front().begin;
  // A quotation that goes on shares its source with the one before, and stands where its content does.
  if (attribution.cue.empty()) return first;
  first = std::min(first, attribution.cue.front().begin);
  return attribution.source.empty() ? first : std::min(first, attribution.source.front().begin);
}

}  // namespace

std::vector<std::uint32_t> text_order(std::span<const Attribution> attributions) {
  // A nested attribution may begin before the one that holds it, when its source stands outside of the
  // content: it counts from where the outer one begins.
  struct Key {
    std::uint32_t first;
    std::uint32_t depth;
    Span cue;

    auto operator<=>(const Key&) const = default;
  };
  std::vector<std::optional<Key>> keys(attributions.size());
  std::vector<std::uint32_t> chain;  // of attributions without a key, from the innermost outwards
  for (std::uint32_t i = 0; i < attributions.size(); ++i) {
    for (std::optional<std::uint32_t> at = i; at && !keys[*at]; at = attributions[*at].parent)
      chain.push_back(*at);
    for (; !chain.empty(); chain.pop_back()) {
      const Attribution& inner = attributions[chain.back()];
      Key key{first_byte(inner), 0, inner.cue.hull()};
      if (inner.parent) {
        key.first = std::max(key.first, keys[*inner.parent]->first);
        key.depth = keys[*inner.parent]->depth + 1;
      }
      keys[chain.back()] = key;
    }
  }
  std::vector<std::uint32_t> order(attributions.size());
  std::iota(order.begin(), order.end(), 0U);
  std::stable_sort(order.begin(), order.end(),
                   [&](std::uint32_t a, std::uint32_t b) { return keys[a] < keys[b]; });
  return order;
}

void reorder(std::vector<Attribution>& attributions, std::span<const std::uint32_t> order) {
  std::vector<std::uint32_t> place(order.size());
  for (std::uint32_t i = 0; i < order.size(); ++i) place[order[i]] = i;
  std::vector<Attribution> ordered;
  ordered.reserve(order.size());
  for (const std::uint32_t from : order) {
    ordered.push_back(std::move(attributions[from]));
    if (ordered.back().parent) ordered.back().parent = place[*ordered.back().parent];
  }
  attributions = std::move(ordered);
}

}  // namespace hearsay::attribution
