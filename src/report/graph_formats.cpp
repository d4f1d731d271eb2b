#include <algorithm>
#include <array>
#include <boost/graph/graph_traits.hpp>
#include <boost/range/iterator_range.hpp>
#include <numeric>
#include <optional>

#include "hearsay/graph.hpp"
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

// Quoted for DOT, in whose labels a backslash begins an escape: "\\n" is a line end.
std::string dot_string(std::string_view text) {
  std::string out = "\"";
  for (const char c : text) {
    if (c == '"' || c == '\\') out += '\\';
    out += c;
  }
  return out + '"';
}

// That a document reports what somebody says in it goes without saying.
bool is_implied(const AttributionGraph& graph, EdgeId e) {
  if (graph[e].kind != EdgeKind::reports || graph[source(e, graph)].kind != VertexKind::document)
    return false;
  const auto told = boost::make_iterator_range(in_edges(target(e, graph), graph));
  return std::ranges::any_of(told, [&](EdgeId other) { return graph[other].kind == EdgeKind::says; });
}

// Which vertices are drawn: all, or so many with the most edges, the first of those with as many.
std::vector<bool> drawn(const AttributionGraph& graph, const std::vector<EdgeId>& edges, std::size_t limit) {
  std::vector<std::size_t> degree(num_vertices(graph));
  for (const EdgeId e : edges) {
    ++degree[source(e, graph)];
    ++degree[target(e, graph)];
  }
  std::vector<VertexId> order(num_vertices(graph));
  std::iota(order.begin(), order.end(), VertexId{0});
  std::ranges::stable_sort(order, [&](VertexId a, VertexId b) { return degree[a] > degree[b]; });
  std::vector<bool> is_drawn(num_vertices(graph));
  for (const VertexId v : std::span(order).first(std::min(limit, order.size()))) is_drawn[v] = true;
  return is_drawn;
}

struct Attribute {
  std::string_view name, graphml_type, gexf_type;
  std::optional<std::string> (*of)(const Vertex&);
};

std::optional<std::string> known(std::string_view text) {
  return text.empty() ? std::nullopt : std::optional(without_controls(text));
}

template <class Word>
std::optional<std::string> known(const std::optional<Word>& word) {
  return word ? std::optional<std::string>(to_string(*word)) : std::nullopt;
}

constexpr std::array attributes{
    Attribute{"kind", "string", "string", [](const Vertex& v) { return known(to_string(v.kind)); }},
    Attribute{"article", "string", "string", [](const Vertex& v) { return known(v.article_id); }},
    Attribute{"index", "int", "integer",
              [](const Vertex& v) { return std::optional(std::to_string(v.index)); }},
    Attribute{"identity", "string", "string", [](const Vertex& v) { return known(v.identity); }},
    Attribute{"role", "string", "string", [](const Vertex& v) { return known(v.role); }},
    Attribute{"specificity", "int", "integer",
              [](const Vertex& v) {
                return v.specificity ? std::optional(std::to_string(*v.specificity)) : std::nullopt;
              }},
    Attribute{"quotation", "string", "string", [](const Vertex& v) { return known(v.quotation); }},
    Attribute{
        "strength", "double", "double",
        [](const Vertex& v) { return v.strength ? std::optional(fixed(*v.strength, 2)) : std::nullopt; }},
    Attribute{"publisher", "string", "string", [](const Vertex& v) { return known(v.publisher); }},
    Attribute{"date", "string", "string", [](const Vertex& v) { return known(v.date); }},
};

}  // namespace

std::string to_dot(const AttributionGraph& graph, std::size_t vertex_limit) {
  std::vector<EdgeId> shown;
  for (const EdgeId e : boost::make_iterator_range(edges(graph))) {
    if (!is_implied(graph, e)) shown.push_back(e);
  }
  const std::vector<bool> is_drawn = drawn(graph, shown, vertex_limit);
  std::vector<std::size_t> left_out(num_vertices(graph));
  std::string arrows;
  for (const EdgeId e : shown) {
    const VertexId from = source(e, graph), to = target(e, graph);
    if (!is_drawn[from]) ++left_out[to];
    if (!is_drawn[to]) ++left_out[from];
    if (!is_drawn[from] || !is_drawn[to]) continue;
    arrows += std::to_string(from) + "->" + std::to_string(to) + " [label=\"" +
              std::string(to_string(graph[e].kind)) + "\"];\n";
  }
  std::string out = "digraph G {\nrankdir=LR;\nnode [fontname=\"Helvetica\"];\n";
  if (vertex_limit < num_vertices(graph)) {
    out += "label=\"" + std::to_string(vertex_limit) + " of " + std::to_string(num_vertices(graph)) +
           ": those with the most edges\";\n";
  }
  for (const VertexId v : boost::make_iterator_range(vertices(graph))) {
    if (!is_drawn[v]) continue;
    std::string label = dot_string(shortened(without_controls(graph[v].label), 60));
    if (left_out[v] > 0) {
      label.pop_back();
      label += "\\n+ " + std::to_string(left_out[v]) + " more\"";
    }
    out += std::to_string(v) + " [shape=" + std::string(shape(graph[v].kind)) + ", label=" + label + "];\n";
  }
  return out + arrows + "}\n";
}

std::string to_graphml(const AttributionGraph& graph) {
  std::string out =
      "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
      "<graphml xmlns=\"http://graphml.graphdrawing.org/xmlns\" "
      "xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\" "
      "xsi:schemaLocation=\"http://graphml.graphdrawing.org/xmlns "
      "http://graphml.graphdrawing.org/xmlns/1.0/graphml.xsd\">\n";
  const auto key = [&](std::string_view name, std::string_view element, std::string_view type) {
    out += "<key id=\"" + std::string(name) + "\" for=\"" + std::string(element) + "\" attr.name=\"" +
           std::string(name) + "\" attr.type=\"" + std::string(type) + "\"/>\n";
  };
  const auto data = [&](std::string_view name, std::string_view value) {
    out += "<data key=\"" + std::string(name) + "\">" + escaped(value) + "</data>";
  };
  key("label", "node", "string");
  for (const Attribute& attribute : attributes) key(attribute.name, "node", attribute.graphml_type);
  key("relation", "edge", "string");
  key("weight", "edge", "double");
  out += "<graph id=\"G\" edgedefault=\"directed\">\n";
  for (const VertexId v : boost::make_iterator_range(vertices(graph))) {
    out += "<node id=\"n" + std::to_string(v) + "\">";
    data("label", graph[v].label);
    for (const Attribute& attribute : attributes) {
      if (const auto value = attribute.of(graph[v])) data(attribute.name, *value);
    }
    out += "</node>\n";
  }
  std::size_t id = 0;
  for (const EdgeId e : boost::make_iterator_range(edges(graph))) {
    out += "<edge id=\"e" + std::to_string(id++) + "\" source=\"n" + std::to_string(source(e, graph)) +
           "\" target=\"n" + std::to_string(target(e, graph)) + "\">";
    data("relation", to_string(graph[e].kind));
    data("weight", fixed(graph[e].weight, 6));
    out += "</edge>\n";
  }
  return out + "</graph>\n</graphml>\n";
}

std::string to_gexf(const AttributionGraph& graph) {
  std::string out =
      "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
      "<gexf xmlns=\"http://www.gexf.net/1.2draft\" version=\"1.2\">\n"
      "<graph defaultedgetype=\"directed\">\n"
      "<attributes class=\"node\">";
  for (const Attribute& attribute : attributes) {
    out += "<attribute id=\"" + std::string(attribute.name) + "\" title=\"" + std::string(attribute.name) +
           "\" type=\"" + std::string(attribute.gexf_type) + "\"/>";
  }
  out +=
      "</attributes>\n"
      "<attributes class=\"edge\"><attribute id=\"relation\" title=\"relation\" "
      "type=\"string\"/></attributes>\n"
      "<nodes>\n";
  const auto add = [&](std::string_view name, std::string_view value) {
    out += "<attvalue for=\"" + std::string(name) + "\" value=\"" + escaped(value) + "\"/>";
  };
  for (const VertexId v : boost::make_iterator_range(vertices(graph))) {
    out += "<node id=\"" + std::to_string(v) + "\" label=\"" + escaped(graph[v].label) + "\"><attvalues>";
    for (const Attribute& attribute : attributes) {
      if (const auto value = attribute.of(graph[v])) add(attribute.name, *value);
    }
    out += "</attvalues></node>\n";
  }
  out += "</nodes>\n<edges>\n";
  // Of parallel edges without a kind Gephi makes one.
  std::size_t id = 0;
  for (const EdgeId e : boost::make_iterator_range(edges(graph))) {
    const std::string kind(to_string(graph[e].kind));
    out += "<edge id=\"" + std::to_string(id++) + "\" source=\"" + std::to_string(source(e, graph)) +
           "\" target=\"" + std::to_string(target(e, graph)) + "\" kind=\"" + kind + "\" weight=\"" +
           fixed(graph[e].weight, 6) + "\"><attvalues>";
    add("relation", kind);
    out += "</attvalues></edge>\n";
  }
  return out + "</edges>\n</graph>\n</gexf>\n";
}

}  // namespace hearsay
