#pragma once

#include "hearsay/graph.hpp"
#include "hearsay/profile.hpp"

namespace hearsay {

/// What a reliance graph tells of its claim, vertex 0: independent sources, bottlenecks and circles.
ClaimProfile profile(const AttributionGraph& reliance, std::vector<std::string> joined);

/// The same of a claim of a corpus.
ClaimProfile profile(const Corpus& corpus, const Linkage& linkage, std::uint32_t claim);

/// Of OriginMarks::names: whether it is no name, but what a body speaks of that is not named.
bool is_body_mark(std::uint32_t mark);

}  // namespace hearsay
