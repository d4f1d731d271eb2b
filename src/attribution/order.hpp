#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "hearsay/attribution.hpp"

namespace hearsay::attribution {

/// The indices of attributions in the order of the text: by the first byte of source, cue or content (of the
/// content alone in a quotation that goes on without a cue), one with a parent after its parent. The parents
/// form no circle. O(n log n), however deep they nest.
std::vector<std::uint32_t> text_order(std::span<const Attribution> attributions);

/// Brings attributions into an order, as text_order gives it, with their parents.
void reorder(std::vector<Attribution>& attributions, std::span<const std::uint32_t> order);

}  // namespace hearsay::attribution
