#include <boost/graph/graph_traits.hpp>
#include <boost/graph/graphml.hpp>
#include <boost/graph/graphviz.hpp>
#include <boost/make_shared.hpp>
#include <boost/property_map/dynamic_property_map.hpp>
#include <boost/range/iterator_range.hpp>
#include <sstream>
#include <type_traits>

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

std::string text_of(std::string text) {
  return text;
}

std::string text_of(int number) {
  return std::to_string(number);
}

std::string text_of(double number) {
  return fixed(number, 6);
}

/// A property of vertices or edges for Boost's writer. Its own ones write numbers as the locale of the
/// process has them.
template <class Id, class Read>
class Property final : public boost::dynamic_property_map {
 public:
  explicit Property(Read read) : read_(read) {}

  boost::any get(const boost::any& id) override { return read_(boost::any_cast<Id>(id)); }
  std::string get_string(const boost::any& id) override { return text_of(read_(boost::any_cast<Id>(id))); }
  void put(const boost::any&, const boost::any&) override { throw boost::dynamic_const_put_error(); }
  const std::type_info& key() const override { return typeid(Id); }
  const std::type_info& value() const override { return typeid(std::invoke_result_t<Read, Id>); }

 private:
  Read read_;
};

template <class Id, class Read>
void add_property(boost::dynamic_properties& properties, const std::string& name, Read read) {
  properties.insert(name, boost::make_shared<Property<Id, Read>>(read));
}

}  // namespace

std::string to_dot(const AttributionGraph& graph) {
  std::ostringstream out;
  out.imbue(std::locale::classic());
  boost::write_graphviz(
      out, graph,
      [&](std::ostream& stream, VertexId v) {
        stream << " [shape=" << shape(graph[v].kind)
               << ", label=" << dot_string(shortened(without_controls(graph[v].label), 60)) << "]";
      },
      [&](std::ostream& stream, EdgeId e) { stream << " [label=\"" << to_string(graph[e].kind) << "\"]"; },
      [](std::ostream& stream) { stream << "rankdir=LR;\nnode [fontname=\"Helvetica\"];\n"; });
  return out.str();
}

std::string to_graphml(const AttributionGraph& graph) {
  boost::dynamic_properties properties;
  add_property<VertexId>(properties, "kind",
                         [&](VertexId v) { return std::string(to_string(graph[v].kind)); });
  add_property<VertexId>(properties, "label", [&](VertexId v) { return without_controls(graph[v].label); });
  add_property<VertexId>(properties, "article",
                         [&](VertexId v) { return static_cast<int>(graph[v].article); });
  add_property<EdgeId>(properties, "relation",
                       [&](EdgeId e) { return std::string(to_string(graph[e].kind)); });
  add_property<EdgeId>(properties, "weight", [&](EdgeId e) { return graph[e].weight; });
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
