#pragma once

#include <cstddef>
#include <vector>

#include "hearsay/attribution_graph.hpp"
#include "hearsay/export.hpp"

namespace hearsay {

// Corroboration as a property of graphs. An edge leads from who passes something on to who told him;
// an origin is a vertex that relies on nobody. Edges of every kind count alike.
//
//              ┌─▶ Post ──┐
//     claim ───┤          ├─▶ Reuters ─▶ an official     two outlets, one independent source; Reuters and the
//     official are
//              └─▶ Times ─┘                              bottlenecks

/// The number of independent sources: the most ways from the claim to origins that share no vertex but the
/// claim. By Menger's theorem (1927) also the smallest number of vertices without which nothing is left of
/// the claim. 0 where no origin can be reached, as when two outlets only cite one another. A maximum flow
/// after each vertex is split in two (push–relabel: Goldberg and Tarjan 1988); O(v³) for the v vertices that
/// can be reached.
[[nodiscard]] HEARSAY_EXPORT std::size_t independent_sources(const AttributionGraph& reliance,
                                                             GraphVertex claim);

/// The origins in which so many ways end, ascending. Where several choices are as many, it is one of them.
[[nodiscard]] HEARSAY_EXPORT std::vector<GraphVertex> independent_origins(const AttributionGraph& reliance,
                                                                          GraphVertex claim);

/// The vertices through which all ways from the claim to origins lead, the one nearest the claim first: the
/// dominators of the origins (Lengauer and Tarjan 1979). Not empty if and only if independent_sources is 1.
/// O(e log v).
[[nodiscard]] HEARSAY_EXPORT std::vector<GraphVertex> bottlenecks(const AttributionGraph& reliance,
                                                                  GraphVertex claim);

/// Circular reporting: groups of vertices that each rely on one another, directly or through others (strong
/// components of two or more; Tarjan 1972), each group and the groups among them ascending. O(v + e).
[[nodiscard]] HEARSAY_EXPORT std::vector<std::vector<GraphVertex>> circles(const AttributionGraph& reliance);

/// Prominence, not credibility: how often a reader ends at a vertex who follows edges by their weight and,
/// with probability 1 − `damping` or where there is no edge to follow, starts anew at any vertex (PageRank:
/// Page, Brin, Motwani and Winograd 1999). Sums to 1. Ends when the sum of changes is below 10⁻¹², or after
/// 1,000 rounds of O(v + e).
[[nodiscard]] HEARSAY_EXPORT std::vector<double> prominence(const AttributionGraph& graph,
                                                            double damping = 0.85);

}  // namespace hearsay
