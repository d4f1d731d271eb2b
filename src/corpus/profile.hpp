#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "hearsay/graph.hpp"
#include "hearsay/linked_corpus.hpp"
#include "hearsay/profile.hpp"

namespace hearsay {

/// What a reliance graph tells of its claim, vertex 0: independent sources, bottlenecks and circles.
ClaimProfile profile(const AttributionGraph& reliance, std::vector<std::string> joined);

/// The same of a claim of a corpus.
ClaimProfile profile(const LinkedCorpus& corpus, std::uint32_t claim);

struct WeightedEdge {
  std::uint32_t from = 0, to = 0;
  double weight = 1;
};

/// prominence() of a graph of which only the edges are at hand, in the order of their first vertices.
std::vector<double> prominence(std::size_t vertices, std::span<const WeightedEdge> edges,
                               double damping = 0.85);

/// By linked source: prominence() in the graph of all claims; 0 of who is not in it.
std::vector<double> prominence_of_sources(const LinkedCorpus& corpus);

/// Of OriginMarks::names: whether it is no name, but what a body speaks of that is not named.
bool is_body_mark(std::uint32_t mark);

}  // namespace hearsay
