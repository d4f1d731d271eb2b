#include "hearsay/graph.hpp"

#include <algorithm>
#include <utility>
#include <vector>

namespace hearsay {
namespace {

using Descriptor = AttributionGraph::vertex_descriptor;

/// Adds the vertices and edges of one article.
void add_article(AttributionGraph& graph, const Analysis& analysis, std::uint32_t article) {
  const auto first_source = static_cast<Descriptor>(boost::num_vertices(graph)) + 1;
  const auto vertex = [&](VertexKind kind, std::uint32_t index, std::string label) {
    return Vertex{kind, article, index, std::move(label), analysis.id, analysis.publisher, analysis.date};
  };
  const Descriptor document = boost::add_vertex(vertex(VertexKind::document, 0, analysis.id), graph);
  for (std::uint32_t i = 0; i < analysis.sources.size(); ++i) {
    const Source& source = analysis.sources[i];
    Vertex one = vertex(VertexKind::source, i, source.name);
    one.identity = source.identity;
    one.role = source.role;
    one.specificity = source.specificity;
    boost::add_vertex(one, graph);
  }

  // Ten statements that one source makes are ten says edges, but the document cites it once.
  std::vector<std::pair<Descriptor, Descriptor>> cites;
  for (std::uint32_t i = 0; i < analysis.statements.size(); ++i) {
    const auto& [attribution, sourcing, assessment] = analysis.statements[i];
    Vertex one = vertex(VertexKind::statement, i, analysis.document[attribution.content]);
    one.quotation = attribution.kind;
    one.strength = assessment.strength.score;
    const Descriptor statement = boost::add_vertex(one, graph);
    boost::add_edge(document, statement, {EdgeKind::reports}, graph);
    if (!sourcing.source) continue;

    const Descriptor source = first_source + *sourcing.source;
    boost::add_edge(source, statement, {EdgeKind::says, assessment.strength.score / 100}, graph);
    Descriptor teller = document;
    for (const SourceId via : sourcing.via) teller = cites.emplace_back(teller, first_source + via).second;
    cites.emplace_back(teller, source);
  }

  std::sort(cites.begin(), cites.end());
  cites.erase(std::unique(cites.begin(), cites.end()), cites.end());
  for (const auto& [teller, told] : cites) {
    if (teller != told) boost::add_edge(teller, told, {EdgeKind::cites}, graph);
  }
  for (std::uint32_t i = 0; i < analysis.sources.size(); ++i) {
    if (const auto organization = analysis.sources[i].speaks_for) {
      boost::add_edge(first_source + i, first_source + *organization, {EdgeKind::affiliated_with}, graph);
    }
  }
}

}  // namespace

AttributionGraph make_graph(std::span<const Analysis> analyses) {
  AttributionGraph graph;
  for (std::uint32_t i = 0; i < analyses.size(); ++i) add_article(graph, analyses[i], i);
  return graph;
}

std::string_view to_string(VertexKind kind) noexcept {
  switch (kind) {
    case VertexKind::document:
      return "document";
    case VertexKind::source:
      return "source";
    case VertexKind::statement:
      return "statement";
    case VertexKind::outlet:
      return "outlet";
    case VertexKind::claim:
      return "claim";
  }
  return "unknown";
}

std::string_view to_string(EdgeKind kind) noexcept {
  switch (kind) {
    case EdgeKind::says:
      return "says";
    case EdgeKind::reports:
      return "reports";
    case EdgeKind::cites:
      return "cites";
    case EdgeKind::affiliated_with:
      return "affiliated_with";
    case EdgeKind::contradicts:
      return "contradicts";
  }
  return "unknown";
}

}  // namespace hearsay
