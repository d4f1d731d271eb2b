#pragma once

#include "hearsay/graph.hpp"
#include "hearsay/profile.hpp"

namespace hearsay {

/// What a reliance graph tells of its claim, vertex 0: independent sources, bottlenecks and circles.
ClaimProfile profile(const AttributionGraph& reliance);

}  // namespace hearsay
