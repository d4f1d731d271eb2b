#include <boost/graph/graph_traits.hpp>
#include <boost/graph/graphml.hpp>
#include <boost/graph/graphviz.hpp>
#include <boost/property_map/function_property_map.hpp>
#include <boost/property_map/transform_value_property_map.hpp>
#include <sstream>

#include "hearsay/report.hpp"

namespace hearsay {
namespace {

using VertexId = AttributionGraph::vertex_descriptor;
using EdgeId = AttributionGraph::edge_descriptor;

// The first `limit` characters of a label, cut between code points.
std::string shortened(const std::string& label, std::size_t limit) {
  if (label.size() <= limit) return label;
  std::size_t end = limit;
  while (end > 0 && (static_cast<unsigned char>(label[end]) & 0xC0) == 0x80) --end;
  return label.substr(0, end) + "…";
}

std::string_view shape(VertexKind kind) {
  switch (kind) {
    case VertexKind::document:
      return "note";
    case VertexKind::source:
      return "ellipse";
    case VertexKind::statement:
    case VertexKind::claim:
      return "box";
    case VertexKind::outlet:
      return "house";
  }
  return "";
}

// XML 1.0 has no place for most control characters, escaped or not.
std::string without_controls(std::string text) {
  for (char& c : text) {
    if (static_cast<unsigned char>(c) < 0x20 && c != '\t' && c != '\n' && c != '\r') c = ' ';
  }
  return text;
}

}  // namespace

std::string to_dot(const AttributionGraph& graph) {
  std::ostringstream out;
  out.imbue(std::locale::classic());
  boost::write_graphviz(
      out, graph,
      [&](std::ostream& stream, VertexId v) {
        stream << " [shape=" << shape(graph[v].kind)
               << ", label=" << boost::escape_dot_string(shortened(graph[v].label, 60)) << "]";
      },
      [&](std::ostream& stream, EdgeId e) { stream << " [label=\"" << to_string(graph[e].kind) << "\"]"; },
      [](std::ostream& stream) { stream << "rankdir=LR;\nnode [fontname=\"Helvetica\"];\n"; });
  return out.str();
}

std::string to_graphml(const AttributionGraph& graph) {
  const auto of_vertex = [&](auto read) { return boost::make_function_property_map<VertexId>(read); };
  const auto of_edge = [&](auto read) { return boost::make_function_property_map<EdgeId>(read); };
  const auto vertex_kind = of_vertex([&](VertexId v) { return std::string(to_string(graph[v].kind)); });
  const auto label = of_vertex([&](VertexId v) { return without_controls(graph[v].label); });
  const auto article = of_vertex([&](VertexId v) { return static_cast<int>(graph[v].article); });
  const auto edge_kind = of_edge([&](EdgeId e) { return std::string(to_string(graph[e].kind)); });
  const auto weight = of_edge([&](EdgeId e) { return graph[e].weight; });
  boost::dynamic_properties properties;
  properties.property("kind", vertex_kind).property("label", label).property("article", article);
  properties.property("relation", edge_kind).property("weight", weight);
  std::ostringstream out;
  out.imbue(std::locale::classic());
  boost::write_graphml(out, graph, properties, true);
  return out.str();
}

}  // namespace hearsay
