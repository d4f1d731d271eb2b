#include <optional>
#include <set>
#include <utility>
#include <vector>

#include "hearsay/corpus.hpp"
#include "hearsay/graph.hpp"

namespace hearsay {

AttributionGraph make_graph(std::span<const Analysis> analyses, const Linkage& linkage) {
  AttributionGraph graph;
  std::vector<bool> is_outlet(linkage.sources.size());
  for (const std::uint32_t outlet : linkage.outlet_of) is_outlet[outlet] = true;
  std::vector<std::optional<GraphVertex>> vertices(linkage.sources.size());
  for (std::uint32_t i = 0; i < linkage.sources.size(); ++i) {
    const LinkedSource& source = linkage.sources[i];
    if (source.places.empty()) continue;  // of no article, but the publisher of one
    Vertex vertex{is_outlet[i] ? VertexKind::outlet : VertexKind::source, 0, i, source.name};
    vertex.identity = source.identity;
    vertex.role = source.role;
    vertices[i] = add_vertex(vertex, graph);
  }

  // Parallel edges between sources are one, whatever articles they come from.
  std::set<std::pair<GraphVertex, GraphVertex>> cites, affiliations;
  const auto connect = [&](std::set<std::pair<GraphVertex, GraphVertex>>& known, GraphVertex from,
                           GraphVertex to, EdgeKind kind) {
    if (from != to && known.emplace(from, to).second) add_edge(from, to, {kind}, graph);
  };
  for (std::uint32_t article = 0; article < analyses.size(); ++article) {
    const Analysis& analysis = analyses[article];
    const auto vertex_of = [&](SourceId source) { return *vertices[linkage.source_of[article][source]]; };
    const auto of_article = [&](VertexKind kind, std::uint32_t index, std::string label) {
      return Vertex{kind, article, index, std::move(label), analysis.id, analysis.publisher, analysis.date};
    };
    const GraphVertex document = add_vertex(of_article(VertexKind::document, 0, analysis.id), graph);
    for (std::uint32_t i = 0; i < analysis.statements.size(); ++i) {
      const auto& [attribution, sourcing, assessment] = analysis.statements[i];
      Vertex vertex = of_article(VertexKind::statement, i, analysis.document[attribution.content]);
      vertex.quotation = attribution.kind;
      vertex.strength = assessment.strength.score;
      const GraphVertex statement = add_vertex(vertex, graph);
      add_edge(document, statement, {EdgeKind::reports}, graph);
      if (!sourcing.source) continue;
      const GraphVertex source = vertex_of(*sourcing.source);
      add_edge(source, statement, {EdgeKind::says, assessment.strength.score / 100}, graph);
      GraphVertex teller = document;
      for (const SourceId via : sourcing.via) {
        const GraphVertex told = vertex_of(via);
        connect(cites, teller, told, EdgeKind::cites);
        teller = told;
      }
      connect(cites, teller, source, EdgeKind::cites);
    }
    for (SourceId i = 0; i < analysis.sources.size(); ++i) {
      if (const auto organization = analysis.sources[i].speaks_for)
        connect(affiliations, vertex_of(i), vertex_of(*organization), EdgeKind::affiliated_with);
    }
  }
  return graph;
}

}  // namespace hearsay
