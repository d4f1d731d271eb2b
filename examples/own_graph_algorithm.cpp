// The who-said-what graph is an ordinary Boost.Graph graph. Here a breadth-first search from each source
// counts the statements that it makes itself, or that reach the reader through those whom it cites. usage:
// own_graph_algorithm ARTICLE.txt
#include <boost/graph/breadth_first_search.hpp>
#include <boost/range/iterator_range.hpp>
#include <hearsay/graph.hpp>
#include <iostream>

#include "read_file.hpp"

namespace {

using Graph = hearsay::AttributionGraph;

struct CountStatements : boost::default_bfs_visitor {
  explicit CountStatements(int& result) : count(result) {}

  void discover_vertex(Graph::vertex_descriptor vertex, const Graph& graph) {
    if (graph[vertex].kind == hearsay::VertexKind::statement) ++count;
  }

  int& count;  // the algorithm copies its visitor
};

}  // namespace

int main(int, char** argv) {
  const hearsay::Analyzer analyzer;
  const hearsay::Analysis analysis = analyzer.analyze(read_file(argv[1])).value();
  const Graph graph = hearsay::make_graph(std::span(&analysis, 1));

  for (const auto vertex : boost::make_iterator_range(vertices(graph))) {
    if (graph[vertex].kind != hearsay::VertexKind::source) continue;
    int count = 0;
    boost::breadth_first_search(graph, vertex, boost::visitor(CountStatements(count)));
    std::cout << count << " statements depend on " << graph[vertex].label << "\n";
  }
}
