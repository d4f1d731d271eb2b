#include "hearsay/corroboration.hpp"

#include <doctest/doctest.h>

#include <numeric>
#include <string>
#include <utility>

#include "hearsay/graph.hpp"

using hearsay::AttributionGraph;
using Vertices = std::vector<AttributionGraph::vertex_descriptor>;

namespace {

// "C→A A→R" in words: vertices in the order of their first mention, which is the claim's.
AttributionGraph graph_of(const std::vector<std::pair<std::string, std::string>>& edges) {
  AttributionGraph graph;
  const auto vertex = [&graph](const std::string& label) {
    for (AttributionGraph::vertex_descriptor v = 0; v < num_vertices(graph); ++v) {
      if (graph[v].label == label) return v;
    }
    return add_vertex({hearsay::VertexKind::source, 0, 0, label}, graph);
  };
  for (const auto& [from, to] : edges) {
    const auto source = vertex(from);
    add_edge(source, vertex(to), {hearsay::EdgeKind::cites, 1}, graph);
  }
  return graph;
}

std::string labels(const AttributionGraph& graph, const Vertices& vertices) {
  std::string text;
  for (const auto v : vertices) text += (text.empty() ? "" : " ") + graph[v].label;
  return text;
}

}  // namespace

TEST_SUITE("corroboration on graphs drawn by hand") {
  TEST_CASE("independent sources and bottlenecks") {
    const struct {
      const char* what;
      std::vector<std::pair<std::string, std::string>> edges;
      std::size_t independent;
      const char* bottlenecks;
    } cases[] = {
        {"one outlet, one source", {{"claim", "Post"}, {"Post", "official"}}, 1, "Post official"},
        {"two outlets, two sources",
         {{"claim", "Post"}, {"claim", "Times"}, {"Post", "a"}, {"Times", "b"}},
         2,
         ""},
        {"two outlets, one source",
         {{"claim", "Post"}, {"claim", "Times"}, {"Post", "a"}, {"Times", "a"}},
         1,
         "a"},
        {"one outlet, two sources", {{"claim", "Post"}, {"Post", "a"}, {"Post", "b"}}, 1, "Post"},
        {"an agency between",
         {{"claim", "Post"},
          {"claim", "Times"},
          {"Post", "Reuters"},
          {"Times", "Reuters"},
          {"Reuters", "a"},
          {"Reuters", "b"}},
         1,
         "Reuters"},
        {"an agency between, and a witness of the Times",
         {{"claim", "Post"},
          {"claim", "Times"},
          {"Post", "Reuters"},
          {"Times", "Reuters"},
          {"Reuters", "a"},
          {"Times", "b"}},
         2,
         ""},
        // Post may take a or b, Times only a: two ways, found only if Post gives way.
        {"ways that must give way",
         {{"claim", "Post"}, {"claim", "Times"}, {"Post", "a"}, {"Post", "b"}, {"Times", "a"}},
         2,
         ""},
        // Three outlets on two agencies with three officials behind them.
        {"the narrowest place counts",
         {{"claim", "x"},
          {"claim", "y"},
          {"claim", "z"},
          {"x", "AP"},
          {"y", "AP"},
          {"y", "AFP"},
          {"z", "AFP"},
          {"AP", "a"},
          {"AP", "b"},
          {"AFP", "b"},
          {"AFP", "c"}},
         2,
         ""},
        {"an outlet that rests on nobody is an origin",
         {{"claim", "Post"}, {"claim", "Times"}, {"Times", "Post"}},
         1,
         "Post"},
        {"two that cite one another have no origin",
         {{"claim", "A"}, {"claim", "B"}, {"A", "B"}, {"B", "A"}},
         0,
         ""},
        {"unless one has a source besides",
         {{"claim", "A"}, {"claim", "B"}, {"A", "B"}, {"B", "A"}, {"B", "a"}},
         1,
         "B a"},
    };
    for (const auto& one : cases) {
      CAPTURE(one.what);
      const AttributionGraph graph = graph_of(one.edges);
      CHECK(hearsay::independent_sources(graph, 0) == one.independent);
      CHECK(labels(graph, hearsay::bottlenecks(graph, 0)) == one.bottlenecks);
    }
  }

  TEST_CASE("origins of independent ways") {
    const AttributionGraph graph =
        graph_of({{"claim", "Post"}, {"claim", "Times"}, {"Post", "a"}, {"Post", "b"}, {"Times", "a"}});
    CHECK(labels(graph, hearsay::independent_origins(graph, 0)) == "a b");
  }

  TEST_CASE("a claim without anything to rest on") {
    AttributionGraph graph;
    add_vertex({hearsay::VertexKind::claim, 0, 0, "claim"}, graph);
    CHECK(hearsay::independent_sources(graph, 0) == 0);
    CHECK(hearsay::bottlenecks(graph, 0).empty());
    CHECK(hearsay::circles(graph).empty());
  }

  TEST_CASE("circular reporting is found and named") {
    const AttributionGraph graph = graph_of({{"claim", "A"},
                                             {"A", "B"},
                                             {"B", "C"},
                                             {"C", "A"},
                                             {"C", "D"},
                                             {"claim", "E"},
                                             {"E", "F"},
                                             {"F", "E"}});
    const auto found = hearsay::circles(graph);
    REQUIRE(found.size() == 2);
    CHECK(labels(graph, found[0]) == "A B C");
    CHECK(labels(graph, found[1]) == "E F");
  }
}

TEST_SUITE("prominence") {
  TEST_CASE("two vertices, one of which dangles") {
    // x = (1 − d)/2 + d·y/2 and y = (1 − d)/2 + d·y/2 + d·x with d = .85.
    const auto found = hearsay::prominence(graph_of({{"x", "y"}}));
    CHECK(found[0] == doctest::Approx(1 / 2.85));
    CHECK(found[1] == doctest::Approx(1.85 / 2.85));
  }

  TEST_CASE("weights share out, and nothing is lost") {
    AttributionGraph graph = graph_of({{"x", "y"}, {"x", "z"}, {"y", "x"}, {"z", "x"}, {"x", "w"}});
    graph[edge(0, 1, graph).first].weight = 3;
    const auto found = hearsay::prominence(graph);
    CHECK(std::accumulate(found.begin(), found.end(), 0.0) == doctest::Approx(1));
    const double restart = found[2] - 0.85 * found[0] / 5;
    CHECK(found[1] == doctest::Approx(restart + 0.85 * found[0] * 3 / 5));
    CHECK(hearsay::prominence(AttributionGraph()).empty());
  }
}
