#include <doctest/doctest.h>

#include <algorithm>
#include <string>
#include <vector>

#include "hearsay/corpus.hpp"
#include "hearsay/graph.hpp"

namespace {

using namespace hearsay;

TEST_CASE("the graph of several analyses has a source that they share once") {
  const Analyzer analyzer;
  std::vector<Analysis> analyses;
  Corpus corpus;
  for (const char* text :
       {"“The dam will hold,” Prime Minister Ragnhild Eide said. The harbour is open, an official said.",
        "Prime Minister Ragnhild Eide said that the road was closed. An official denied it.", "It rained."}) {
    analyses.push_back(
        analyzer.analyze({.id = std::to_string(analyses.size()), .publisher = "The Post", .text = text})
            .value());
    corpus.add(analyses.back());
  }
  const AttributionGraph apart = make_graph(analyses), joined = make_graph(analyses, link(corpus));
  const auto count = [](const AttributionGraph& graph, std::string_view label, VertexKind kind) {
    const auto [begin, end] = vertices(graph);
    return std::count_if(begin, end, [&](GraphVertex v) {
      return graph[v].kind == kind && graph[v].label.find(label) != std::string::npos;
    });
  };
  CHECK(count(apart, "Eide", VertexKind::source) == 2);
  CHECK(count(joined, "Eide", VertexKind::source) == 1);
  CHECK(count(joined, "official", VertexKind::source) == 2);  // not known to be one
  for (const VertexKind kind : {VertexKind::document, VertexKind::statement})
    CHECK(count(joined, "", kind) == count(apart, "", kind));
  const auto [begin, end] = vertices(joined);
  const auto eide = *std::find_if(begin, end, [&](GraphVertex v) {
    return joined[v].kind == VertexKind::source && joined[v].label.find("Eide") != std::string::npos;
  });
  CHECK(joined[eide].identity == Identity::named);
  CHECK(joined[eide].role == Role::leader);
  CHECK(out_degree(eide, joined) == 2);  // says both
  CHECK(in_degree(eide, joined) == 2);   // both articles cite it
  for (auto [e, last] = out_edges(eide, joined); e != last; ++e) {
    CHECK(joined[*e].kind == EdgeKind::says);
    const Vertex& statement = joined[target(*e, joined)];
    CHECK(statement.strength == doctest::Approx(joined[*e].weight * 100));
    CHECK(statement.article_id == std::to_string(statement.article));
  }
}

TEST_CASE("a saved corpus comes back to the last digit") {
  const Analyzer analyzer;
  Corpus corpus;
  for (int words = 1; words < 60; ++words) {
    std::string text = "Ragnhild Eide said that it would ";
    for (int i = 0; i < words; ++i) text += "surely ";
    corpus.add(
        analyzer.analyze({.id = std::to_string(words), .text = text + "“rain” soon, two officials said."})
            .value());
  }
  CHECK(Corpus::from_jsonl(corpus.to_jsonl()).value() == corpus);
}

}  // namespace
