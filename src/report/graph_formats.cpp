#include <boost/graph/graph_traits.hpp>
#include <boost/graph/graphml.hpp>
#include <boost/graph/graphviz.hpp>
#include <boost/property_map/function_property_map.hpp>
#include <boost/range/iterator_range.hpp>
#include <sstream>

#include "hearsay/report.hpp"
#include "report/writing.hpp"

namespace hearsay {
namespace {

using VertexId = AttributionGraph::vertex_descriptor;
using EdgeId = AttributionGraph::edge_descriptor;

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

std::string to_gexf(const AttributionGraph& graph) {
  std::string out =
      "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
      "<gexf xmlns=\"http://www.gexf.net/1.2draft\" version=\"1.2\">\n"
      "<graph defaultedgetype=\"directed\">\n"
      "<attributes class=\"node\"><attribute id=\"kind\" title=\"kind\" type=\"string\"/>"
      "<attribute id=\"article\" title=\"article\" type=\"integer\"/></attributes>\n"
      "<attributes class=\"edge\"><attribute id=\"relation\" title=\"relation\" "
      "type=\"string\"/></attributes>\n"
      "<nodes>\n";
  const auto attribute = [&](std::string_view name, std::string_view value) {
    return "<attvalue for=\"" + std::string(name) + "\" value=\"" + std::string(value) + "\"/>";
  };
  for (const VertexId v : boost::make_iterator_range(vertices(graph))) {
    out += "<node id=\"" + std::to_string(v) + "\" label=\"" + escaped(graph[v].label) + "\"><attvalues>" +
           attribute("kind", to_string(graph[v].kind)) +
           attribute("article", std::to_string(graph[v].article)) + "</attvalues></node>\n";
  }
  out += "</nodes>\n<edges>\n";
  std::size_t id = 0;
  for (const EdgeId e : boost::make_iterator_range(edges(graph))) {
    out += "<edge id=\"" + std::to_string(id++) + "\" source=\"" + std::to_string(source(e, graph)) +
           "\" target=\"" + std::to_string(target(e, graph)) + "\" weight=\"" + fixed(graph[e].weight, 6) +
           "\"><attvalues>" + attribute("relation", to_string(graph[e].kind)) + "</attvalues></edge>\n";
  }
  return out + "</edges>\n</graph>\n</gexf>\n";
}

}  // namespace hearsay
