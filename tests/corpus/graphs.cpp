// What a few articles, linked by hand, rest on: the graphs of each claim and of all, and what is counted in
// them. A graph is written as its edges, "claim > Post", in its own order.
#include <doctest/doctest.h>

#include <algorithm>
#include <array>
#include <string>
#include <vector>

#include "corpus/profile.hpp"
#include "hearsay/blocks.hpp"
#include "hearsay/claim_table.hpp"
#include "hearsay/corpus.hpp"
#include "hearsay/corroboration.hpp"
#include "hearsay/graph.hpp"

using namespace hearsay;

namespace {

enum Linked : std::uint32_t { post, times, sun, archer, baker, reuters, ministry };

StatementDigest statement(std::string content, std::optional<SourceId> source, std::vector<SourceId> via,
                          double strength) {
  StatementDigest made;
  made.content = std::move(content);
  made.source = source;
  made.via = std::move(via);
  made.strength = strength;
  return made;
}

// The Post has it from Ann Archer, who speaks for the ministry, by way of Reuters; the Times copies the Post;
// the Sun has it from Bob Baker, and says itself that it is cold. Baker says twice that it is not so.
struct Week {
  Corpus corpus;
  Linkage linkage;

  Week() {
    ArticleDigest a, b, c;
    a.id = "a", a.publisher = "Post", a.date = "2024-05-01";
    a.sources = {{.name = "Ann Archer", .identity = Identity::named, .speaks_for = 2},
                 {.name = "Reuters", .identity = Identity::organization, .role = Role::media},
                 {.name = "the Ministry", .identity = Identity::organization}};
    a.statements = {statement("the northern dam holds", 0, {1}, 80)};
    b = a;
    b.id = "b", b.publisher = "Times";
    b.statements.push_back(statement("the southern gate is shut", 0, {}, 60));
    c.id = "c", c.publisher = "Sun", c.date = "2024-05-02";
    c.sources = {{.name = "Bob Baker", .identity = Identity::named, .role = Role::official}};
    c.statements = {statement("it is the dam that holds", 0, {}, 50),
                    statement("it is cold outside", std::nullopt, {}, 30),
                    statement("the northern dam does not hold", 0, {}, 20),
                    statement("no northern dam does hold", 0, {}, 10)};
    for (ArticleDigest* one : {&a, &b, &c}) corpus.add(*one);

    linkage.report_of = {0, 0, 2};
    linkage.event_of = {0, 0, 0};
    linkage.outlet_of = {post, times, sun};
    linkage.source_of = {{archer, reuters, ministry}, {archer, reuters, ministry}, {baker}};
    linkage.sources = {{"Post", Identity::organization, Role::media, {}},
                       {"Times", Identity::organization, Role::media, {}},
                       {"Sun", Identity::organization, Role::media, {}},
                       {"Archer", Identity::named, Role::unknown, {{0, 0}, {1, 0}}},
                       {"Baker", Identity::named, Role::official, {{2, 0}}},
                       {"Reuters", Identity::organization, Role::media, {{0, 1}, {1, 1}}},
                       {"Ministry", Identity::organization, Role::unknown, {{0, 2}, {1, 2}}}};
    linkage.claims = {{{{0, 0}, {1, 0}, {2, 0}}}, {{{2, 2}, {2, 3}}}, {{{1, 1}}}, {{{2, 1}}}};
    linkage.claim_of = {{0}, {0, 2}, {0, 3, 1, 1}};
    linkage.contradictions = {{0, 1, Conflict::negation}};
  }
};

std::string edges_of(const AttributionGraph& graph) {
  std::string text;
  for (auto [at, end] = edges(graph); at != end; ++at) {
    text += text.empty() ? "" : ", ";
    text += graph[source(*at, graph)].label + " > " + graph[target(*at, graph)].label;
    if (graph[*at].kind != EdgeKind::cites) text += " (" + std::string(to_string(graph[*at].kind)) + ")";
    if (graph[*at].weight != 1) text += " " + std::to_string(static_cast<int>(graph[*at].weight * 100)) + "%";
  }
  return text;
}

std::string list(const std::vector<std::string>& all) {
  std::string text;
  for (const std::string& one : all) text += (text.empty() ? "" : ", ") + one;
  return text;
}

}  // namespace

TEST_SUITE("what claims rest on") {
  TEST_CASE("each statement's way from the claim to its origin, with the report that several copy") {
    const Week week;
    CHECK(edges_of(reliance_graph(week.corpus, week.linkage, 0)) ==
          "the northern dam holds > Post, Post > a, a > Reuters, Reuters > Archer, Archer > Ministry, the "
          "northern dam holds > Times, Times > a, the northern dam holds > Sun, Sun > Baker");
    CHECK(edges_of(reliance_graph(week.corpus, week.linkage, 1)) ==
          "the northern dam does not hold > Sun, Sun > Baker");
    CHECK(edges_of(reliance_graph(week.corpus, week.linkage, 2)) ==
          "the southern gate is shut > Times, Times > Archer, Archer > Ministry");
    CHECK(edges_of(reliance_graph(week.corpus, week.linkage, 3)) == "it is cold outside > Sun");
    const AttributionGraph graph = reliance_graph(week.corpus, week.linkage, 0);
    CHECK(graph[0].kind == VertexKind::claim);
    CHECK(graph[0].strength == 80);
    CHECK(graph[0].article_id == "a");
    CHECK(graph[0].date == "2024-05-01");
    std::string kinds;
    for (GraphVertex v = 0; v < num_vertices(graph); ++v)
      kinds += (v == 0 ? "" : " ") + std::string(to_string(graph[v].kind));
    CHECK(kinds == "claim outlet document source source source outlet outlet source");
  }

  TEST_CASE("the graph of all claims counts who tells whom") {
    const Week week;
    CHECK(edges_of(make_graph(week.corpus, week.linkage, 1)) ==
          "the northern dam holds > the northern dam does not hold (contradicts), Post > the northern dam "
          "holds (reports), Post > Reuters, Reuters > Archer 200%, Archer > the northern dam holds (says) "
          "200%, Archer > Ministry (affiliated_with) 300%, Archer > the southern gate is shut (says), Times "
          "> the northern dam holds (reports), Times > Reuters, Times > Archer, Times > the southern gate is "
          "shut (reports), Sun > the northern dam holds (reports), Sun > Baker 300%, Sun > the northern dam "
          "does not hold (reports) 200%, Sun > it is cold outside (reports), Baker > the northern dam holds "
          "(says), Baker > the northern dam does not hold (says) 200%");
    CHECK(edges_of(make_graph(week.corpus, week.linkage, 2)) ==
          "Post > the northern dam holds (reports), Post > Reuters, Reuters > Archer 200%, Archer > the "
          "northern dam holds (says) 200%, Archer > Ministry (affiliated_with) 200%, Times > the northern "
          "dam holds (reports), Times > Reuters, Sun > the northern dam holds (reports), Sun > Baker, Baker "
          "> the northern dam holds (says)");
    CHECK(num_vertices(make_graph(week.corpus, week.linkage, 4)) == 0);
  }

  TEST_CASE("the graph of statements and of those who say them") {
    std::vector<Analysis> analyses(2);
    const char* const texts[] = {"The dam holds.", "The gate is shut. It is cold."};
    for (std::size_t i = 0; i < 2; ++i) {
      analyses[i].id = std::string(1, static_cast<char>('a' + i));
      analyses[i].document = Document::from_utf8(texts[i]).value();
      analyses[i].sources.resize(3);
      analyses[i].sources[0].speaks_for = 2;
      Statement told;
      told.attribution.content = Span{0, 13};
      told.sourcing.source = 0;
      told.sourcing.via = {1};
      told.assessment.strength.score = 50;
      analyses[i].statements.push_back(told);
    }
    Statement own;
    own.attribution.content = Span{18, 28};
    own.sourcing.via = {1};
    analyses[1].statements.push_back(own);
    Linkage linkage = Week().linkage;
    CHECK(edges_of(make_graph(std::span(analyses), linkage)) ==
          "a > The dam holds (reports), Archer > The dam holds (says) 50%, a > Reuters, Reuters > Archer, "
          "Archer > Ministry (affiliated_with), b > The gate is s (reports), Archer > The gate is s (says) "
          "50%, b > Reuters, b > It is cold (reports)");
    // Who is cited by himself is no further edge.
    linkage.source_of[1] = {archer, archer, archer};
    CHECK(edges_of(make_graph(std::span(analyses), linkage)) ==
          "a > The dam holds (reports), Archer > The dam holds (says) 50%, a > Reuters, Reuters > Archer, "
          "Archer > Ministry (affiliated_with), b > The gate is s (reports), Archer > The gate is s (says) "
          "50%, b > Archer, b > It is cold (reports)");
  }

  TEST_CASE("what each claim and source has") {
    const Week week;
    const auto claims = profile_claims(week.corpus, week.linkage, 1);
    REQUIRE(claims.size() == 4);
    CHECK(profile_claims(week.corpus, week.linkage, 2).size() == 1);
    CHECK(profile_claims(week.corpus, week.linkage, 3).size() == 1);
    CHECK(profile_claims(week.corpus, week.linkage, 4).empty());
    CHECK(claims[0].articles == 3);
    CHECK(claims[0].independent_sources == 2);
    CHECK(list(claims[0].bottlenecks) == "");
    CHECK(list(claims[0].joined) == "");
    CHECK(claims[0].contradictions == week.linkage.contradictions);
    CHECK(claims[1].contradictions == week.linkage.contradictions);
    CHECK(claims[1].articles == 1);
    CHECK(claims[1].independent_sources == 1);
    CHECK(list(claims[1].bottlenecks) == "Sun, Baker");
    CHECK(claims[2].contradictions.empty());
    CHECK(list(claims[2].bottlenecks) == "Times, Archer, Ministry");
    CHECK(list(claims[3].bottlenecks) == "Sun");

    struct Row {
      Linked who;
      std::uint32_t articles, published, claims, corroborated, contradicted, bottleneck;
      double strength;
    };
    const auto sources = profile_sources(week.corpus, week.linkage);
    REQUIRE(sources.size() == 7);
    double prominence = 0;
    for (const Row& row : {Row{post, 0, 1, 0, 0, 0, 0, 0},
                           {times, 0, 1, 0, 0, 0, 0, 0},
                           {sun, 0, 1, 0, 0, 0, 0, 0},
                           {archer, 2, 0, 2, 1, 1, 0, 220.0 / 3},
                           {baker, 1, 0, 2, 1, 2, 0, 80.0 / 3},
                           {reuters, 2, 0, 0, 0, 0, 0, 0},
                           {ministry, 2, 0, 0, 0, 0, 0, 0}}) {
      const SourceProfile& found = sources[row.who];
      CAPTURE(week.linkage.sources[row.who].name);
      CHECK(found.source == row.who);
      CHECK(found.articles == row.articles);
      CHECK(found.published == row.published);
      CHECK(found.claims == row.claims);
      CHECK(found.corroborated == row.corroborated);
      CHECK(found.contradicted == row.contradicted);
      CHECK(found.bottleneck == row.bottleneck);
      CHECK(found.strength == doctest::Approx(row.strength));
      CHECK(found.prominence > 0);
      prominence += found.prominence;
    }
    CHECK(prominence < 1);  // the claims have the rest
  }

  TEST_CASE("a bottleneck of a claim of several articles is counted, unless it is a report") {
    Week week;
    week.linkage.claims[0].statements.pop_back();  // the Post and the Times, which copies it
    const auto sources = profile_sources(week.corpus, week.linkage);
    for (const Linked one : {reuters, archer, ministry}) CHECK(sources[one].bottleneck == 1);
    for (const Linked one : {post, times, sun, baker}) CHECK(sources[one].bottleneck == 0);
    CHECK(list(profile_claims(week.corpus, week.linkage, 1)[0].bottlenecks) ==
          "a, Reuters, Archer, Ministry");
  }

  TEST_CASE("who corroborates: origins of others, by ways apart from the statement's own") {
    const Week week;
    const auto origins = [&](std::uint32_t article, std::uint32_t index) {
      return corroborating(week.corpus, week.linkage, {article, index});
    };
    CHECK(origins(0, 0) == std::vector<std::uint64_t>{baker});
    CHECK(origins(1, 0) == std::vector<std::uint64_t>{baker});
    CHECK(origins(2, 0) == std::vector<std::uint64_t>{ministry});
    CHECK(origins(2, 2).empty());
    // A report that nobody is cited in is an origin itself.
    Week copies;
    for (auto [article, index] : copies.linkage.claims[0].statements) {
      ArticleDigest changed = copies.corpus[article];
      if (article < 2) changed.statements[index].source.reset(), changed.statements[index].via.clear();
      copies.corpus.add(changed);
    }
    CHECK(corroborating(copies.corpus, copies.linkage, {2, 0}).size() <= 1);
  }

  TEST_CASE("claims as a table: those of objects of which several sources speak") {
    const Week week;
    const ClaimTable table = claim_table(week.corpus, week.linkage);
    std::string rows;
    for (ClaimTable::Index v = 0; v < table.value_count(); ++v) {
      rows += std::string(table.object(table.object_of(v))) + "=" + std::string(table.value(v)) + ":";
      for (const auto s : table.sources_of(v)) rows += " " + std::string(table.source(s));
      rows += "; ";
    }
    CHECK(rows == "0=0: 3 4; 0=1: 4; ");
    // Of one source, of whatever claims, nothing can be told.
    Week alone;
    alone.linkage.claims[0].statements = {{2, 0}};
    CHECK(claim_table(alone.corpus, alone.linkage).claim_count() == 0);
  }
}

TEST_SUITE("origins that cannot be told apart") {
  // Two outlets, 0 and 1, whose sources are 2 and 3.
  std::string why(const OriginMarks& one, const OriginMarks& other) {
    const std::array<Telling, 2> tellings{Telling{0, 0, {2}, one}, Telling{1, 1, {3}, other}};
    const std::vector<std::string> names{"A", "B", "c", "d"}, reports{"r0", "r1"};
    const ClaimProfile found = profile_tellings(tellings, names, reports);
    CHECK(found.independent_sources == (found.joined.empty() ? 2 : 1));
    return list(found.joined);
  }

  TEST_CASE("are one, and it is told why") {
    const std::uint32_t body = [] {
      ArticleDigest article;
      article.sources = {{.name = "Lee", .identity = Identity::named, .role = Role::law}};
      article.statements = {statement("it holds", 0, {}, 0)};
      for (const std::uint32_t mark : origin_marks(article, 0).names)
        if (is_body_mark(mark)) return mark;
      return 0u;
    }();
    REQUIRE(body != 0);
    struct Row {
      OriginMarks one, other;
      const char* reason;
    };
    for (const Row& row : {
             Row{{{1}, {}, {}}, {{2}, {}, {}}, ""},
             {{{1}, {5}, {9}}, {{2}, {6}, {8}}, ""},
             {{{1, 2}, {}, {}}, {{2, 3}, {}, {}}, "d = c: names alike"},
             {{{1}, {}, {7}}, {{1}, {}, {7}}, "d = c: names alike"},
             {{{1}, {}, {}}, {{2}, {1}, {}}, "d = c: an outlet that is cited"},
             {{{1}, {2}, {}}, {{2}, {}, {}}, "d = c: an outlet that is cited"},
             {{{1}, {4}, {}}, {{2}, {4}, {}}, ""},  // two of one outlet
             {{{1}, {}, {7, 8}}, {{2}, {}, {8, 9}}, "d = c: the same words"},
             {{{body}, {}, {}}, {{body}, {}, {}}, "d = c: may speak for one body"},
             {{{body}, {}, {7}}, {{body}, {}, {7}}, "d = c: the same words"},
             {{{1}, {}, {}}, {{}, {}, {}, true}, "d = c: names no source of its own"},
             {{{}, {}, {}, true}, {{1}, {}, {}}, "c = d: names no source of its own"},
             {{{}, {}, {}, true}, {{}, {}, {}, true}, "d = c: names no source of its own"},
         }) {
      CAPTURE(std::string(row.reason));
      CHECK(why(row.one, row.other) == row.reason);
    }
  }

  TEST_CASE("also by way of a third, and of their own") {
    const std::vector<std::string> names{"A", "B", "C", "d", "e", "f"}, reports{"r0", "r1", "r2"};
    const std::array<Telling, 3> chain{Telling{0, 0, {3}, {{1}, {}, {}}},
                                       Telling{1, 1, {4}, {{1, 2}, {}, {}}},
                                       Telling{2, 2, {5}, {{2}, {}, {}}}};
    const ClaimProfile found = profile_tellings(chain, names, reports);
    CHECK(list(found.joined) == "e = d: names alike, f = d: by way of a third");
    CHECK(found.independent_sources == 1);
    CHECK(list(found.bottlenecks) == "d");
    // Two outlets of one report have it from there.
    const std::array<Telling, 2> copies{Telling{0, 0, {}}, Telling{1, 0, {}}};
    CHECK(list(profile_tellings(copies, names, reports).bottlenecks) == "r0");
    const std::array<Telling, 2> own{Telling{0, 0, {0}}, Telling{0, 0, {}}};
    CHECK(list(profile_tellings(own, names, reports).bottlenecks) == "A");
  }
}

TEST_SUITE("prominence") {
  TEST_CASE("of a chain that ends, by hand") {
    AttributionGraph graph;
    for (int i = 0; i < 3; ++i) add_vertex({VertexKind::source, 0, 0, "s"}, graph);
    add_edge(0, 1, {EdgeKind::cites, 2}, graph);
    add_edge(1, 2, {EdgeKind::cites, 5}, graph);
    // r0 = t, r1 = t + d r0, r2 = t + d r1 with t = (1 − d + d r2) / 3; the sum is 1.
    const double d = 0.5, sum = 3 + 2 * d + d * d;
    const auto found = prominence(graph, d);
    CHECK(found[0] == doctest::Approx(1 / sum));
    CHECK(found[1] == doctest::Approx((1 + d) / sum));
    CHECK(found[2] == doctest::Approx((1 + d + d * d) / sum));
  }
}
