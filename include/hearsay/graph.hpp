#pragma once

#include <boost/graph/adjacency_list.hpp>
#include <span>
#include <type_traits>

#include "hearsay/analyzer.hpp"
#include "hearsay/attribution_graph.hpp"
#include "hearsay/export.hpp"

namespace hearsay {

static_assert(
    std::is_same_v<AttributionGraph,
                   boost::adjacency_list<boost::vecS, boost::vecS, boost::bidirectionalS, Vertex, Edge>>);
static_assert(std::is_same_v<GraphVertex, AttributionGraph::vertex_descriptor>);

/// The graph of some analyses. The document cites the source that it took a statement from, which is the
/// outlet that passed it on where there is one; that outlet cites the next. Parallel cites edges are one;
/// each statement has a says edge of its own. Vertices come article by article: the document, its sources,
/// its statements. Linear in their number.
[[nodiscard]] HEARSAY_EXPORT AttributionGraph make_graph(std::span<const Analysis> analyses);

}  // namespace hearsay
