// A program outside the library's tree.
#include <hearsay/graph.hpp>
#include <hearsay/hearsay.hpp>
#include <iostream>
#include <vector>

int main() {
  const hearsay::Analyzer analyzer;
  const auto analysis = analyzer.analyze("“The dam will hold,” Prime Minister Ragnhild Eide said on Tuesday.");
  if (!analysis) {
    std::cerr << to_string(analysis.error()) << '\n';
    return 1;
  }
  const hearsay::AttributionGraph graph = hearsay::make_graph(std::vector{*analysis});
  std::cout << "hearsay " HEARSAY_VERSION_STRING ": " << analysis->statements.size() << " statement(s), "
            << num_vertices(graph) << " vertices\n";
  return analysis->document.quotations().size() == 1 && num_vertices(graph) >= 1 ? 0 : 1;
}
