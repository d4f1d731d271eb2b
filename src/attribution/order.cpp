#include "attribution/order.hpp"

#include <algorithm>
#include <numeric>
#include <tuple>

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
  std::vector<std::tuple<std::uint32_t, std::uint32_t, Span>> keys;
  keys.reserve(attributions.size());
  for (const Attribution& attribution : attributions) {
    std::uint32_t first = first_byte(attribution);
    std::uint32_t depth = 0;
    for (auto parent = attribution.parent; parent; parent = attributions[*parent].parent) {
      first = std::max(first, first_byte(attributions[*parent]));
      ++depth;
    }
    keys.emplace_back(first, depth, attribution.cue.hull());
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
