// A program outside the library's tree.
#include <hearsay/graph.hpp>
#include <hearsay/hearsay.hpp>
#include <iostream>
#include <utility>
#include <vector>

int main() {
  const hearsay::Analyzer analyzer;
  const auto analysis =
      analyzer.analyze("“The dam will hold,” Prime Minister Ragnhild Eide said on Tuesday.");
  if (!analysis) {
    std::cerr << to_string(analysis.error()) << '\n';
    return 1;
  }
  const hearsay::AttributionGraph graph = hearsay::make_graph(std::vector{*analysis});
  std::cout << "hearsay " HEARSAY_VERSION_STRING ": " << analysis->statements.size() << " statement(s), "
            << num_vertices(graph) << " vertices\n";
  // Made in the library and destroyed here, perhaps for another instruction set (with_pkg_config.sh).
  hearsay::ClaimTable::Builder claims;
  for (const char* source : {"a", "b", "c"})
    claims.add(source, "capital", source[0] == 'c' ? "Bonn" : "Berlin");
  const hearsay::Credibility credibility = hearsay::estimate_credibility(std::move(claims).build());
  if (credibility.beliefs.size() != 2 || credibility.beliefs[0] < credibility.beliefs[1]) return 1;
  // Of the library's own needs a program names none, not even that of JSON.
  const auto again = hearsay::from_json(to_json(*analysis, {.text = true}));
  if (!again || to_json(*again) != to_json(*analysis)) return 1;
  return analysis->document.quotations().size() == 1 && num_vertices(graph) >= 1 ? 0 : 1;
}
