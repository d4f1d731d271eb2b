#include "hearsay/graph.hpp"

#include <doctest/doctest.h>

#include <array>
#include <boost/graph/breadth_first_search.hpp>
#include <boost/range/iterator_range.hpp>
#include <set>
#include <string>
#include <tuple>

using namespace hearsay;

namespace {

Span find(const std::string& text, const std::string& part) {
  const auto begin = static_cast<std::uint32_t>(text.find(part));
  return {begin, begin + static_cast<std::uint32_t>(part.size())};
}

Statement statement(const std::string& text, const std::string& content, Sourcing sourcing, double score) {
  Statement result;
  result.attribution.content = find(text, content);
  result.sourcing = std::move(sourcing);
  result.assessment.strength.score = score;
  return result;
}

/// The Post, which passes on two officials; a spokeswoman of the Pentagon; a sourceless claim.
Analysis sample(std::string id) {
  const std::string text =
      "The base was hit, the Post reported, citing two officials. They said it would reopen. It will not, "
      "said a "
      "spokeswoman for the Pentagon. Reportedly nobody was hurt.";
  Analysis analysis;
  analysis.id = std::move(id);
  analysis.sources.resize(4);
  analysis.sources[0].name = "the Post";
  analysis.sources[1].name = "two officials";
  analysis.sources[2].name = "a spokeswoman for the Pentagon";
  analysis.sources[2].speaks_for = 3;
  analysis.sources[3].name = "the Pentagon";
  Sourcing relayed{.source = 1, .via = {0}, .hops = 1};
  analysis.statements = {
      statement(text, "The base was hit", relayed, 40), statement(text, "it would reopen", relayed, 30),
      statement(text, "It will not", {.source = 2}, 80), statement(text, "nobody was hurt", {}, 10)};
  analysis.document = Document::from_utf8(text).value();
  return analysis;
}

using Triple = std::tuple<std::string, std::string, std::string>;

std::multiset<Triple> edges_of(const AttributionGraph& graph) {
  std::multiset<Triple> result;
  for (const auto edge : boost::make_iterator_range(boost::edges(graph))) {
    result.emplace(graph[boost::source(edge, graph)].label, std::string(to_string(graph[edge].kind)),
                   graph[boost::target(edge, graph)].label);
  }
  return result;
}

}  // namespace

TEST_SUITE("graph") {
  TEST_CASE("an article becomes documents, sources and statements, in this order") {
    const std::array analyses{sample("a"), sample("b")};
    const AttributionGraph graph = make_graph(analyses);
    REQUIRE(boost::num_vertices(graph) == 18);
    const auto is = [&](std::size_t v, VertexKind kind, std::uint32_t article, std::uint32_t index,
                        std::string_view label) {
      const Vertex& vertex = graph[v];
      return vertex.kind == kind && vertex.article == article && vertex.index == index &&
             vertex.label == label && vertex.article_id == analyses[article].id;
    };
    CHECK(is(0, VertexKind::document, 0, 0, "a"));
    CHECK(is(2, VertexKind::source, 0, 1, "two officials"));
    CHECK(is(8, VertexKind::statement, 0, 3, "nobody was hurt"));
    CHECK(is(9, VertexKind::document, 1, 0, "b"));
    CHECK(is(11, VertexKind::source, 1, 1, "two officials"));
    CHECK(graph[2].identity == analyses[0].sources[1].identity);
    CHECK(graph[8].strength == analyses[0].statements[3].assessment.strength.score);
    CHECK(!graph[8].identity);
  }

  TEST_CASE("edges: who says, reports, cites and speaks for whom") {
    const std::array analyses{sample("a")};
    const std::multiset<Triple> expected{
        {"a", "reports", "The base was hit"},
        {"a", "reports", "it would reopen"},
        {"a", "reports", "It will not"},
        {"a", "reports", "nobody was hurt"},
        {"two officials", "says", "The base was hit"},
        {"two officials", "says", "it would reopen"},
        {"a spokeswoman for the Pentagon", "says", "It will not"},
        {"a", "cites", "the Post"},
        {"the Post", "cites", "two officials"},
        {"a", "cites", "a spokeswoman for the Pentagon"},
        {"a spokeswoman for the Pentagon", "affiliated_with", "the Pentagon"},
    };
    CHECK(edges_of(make_graph(analyses)) == expected);
  }

  TEST_CASE("a says edge weighs as much as the statement is strong") {
    const std::array analyses{sample("a")};
    const AttributionGraph graph = make_graph(analyses);
    const auto [says, found] = boost::edge(3, 7, graph);
    REQUIRE(found);
    CHECK(graph[says] == Edge{EdgeKind::says, 0.8});
  }

  TEST_CASE("articles do not touch one another") {
    const std::array analyses{sample("a"), sample("b")};
    const AttributionGraph graph = make_graph(analyses);
    std::set<std::uint32_t> reached;
    struct Visitor : boost::default_bfs_visitor {
      std::set<std::uint32_t>* articles;
      void discover_vertex(std::size_t vertex, const AttributionGraph& g) const {
        articles->insert(g[vertex].article);
      }
    } visitor;
    visitor.articles = &reached;
    boost::breadth_first_search(graph, 0, boost::visitor(visitor));
    CHECK(reached == std::set<std::uint32_t>{0});
  }

  TEST_CASE("nothing in, nothing out") {
    CHECK(boost::num_vertices(make_graph({})) == 0);
    const std::array analyses{Analysis{}};
    CHECK(boost::num_vertices(make_graph(analyses)) == 1);
  }
}
