#include <algorithm>
#include <map>
#include <set>
#include <tuple>

#include "corpus/groups.hpp"
#include "corpus/profile.hpp"
#include "hearsay/blocks.hpp"
#include "hearsay/corpus.hpp"
#include "hearsay/corroboration.hpp"
#include "hearsay/graph.hpp"
#include "hearsay/linked_corpus.hpp"

namespace hearsay {
namespace {

using Descriptor = AttributionGraph::vertex_descriptor;
using Index = std::uint32_t;

Vertex linked_vertex(const LinkedCorpus& corpus, Index linked, VertexKind kind) {
  LinkedCorpus::Source source = corpus.source(linked);
  Vertex vertex{kind, 0, linked, std::move(source.name)};
  vertex.identity = source.identity;
  vertex.role = source.role;
  return vertex;
}

Vertex article_vertex(const LinkedCorpus& corpus, Index article, VertexKind kind, Index index,
                      std::string label) {
  const auto digest = corpus.article(article);
  return {kind, article, index, std::move(label), digest->id, digest->publisher, digest->date};
}

Vertex claim_vertex(const LinkedCorpus& corpus, Place first) {
  const auto article = corpus.article(first.article);
  const StatementDigest& statement = article->statements[first.index];
  Vertex vertex = article_vertex(corpus, first.article, VertexKind::claim, first.index, statement.content);
  vertex.quotation = statement.kind;
  vertex.strength = statement.strength;
  return vertex;
}

// Who told whom of a statement of a corpus.
Telling telling(const LinkedCorpus& corpus, Place place) {
  const auto article = corpus.article(place.article);
  const StatementDigest& statement = article->statements[place.index];
  const auto source_of = [&](SourceId source) { return corpus.source_of({place.article, source}); };
  Telling telling{corpus.outlet_of(place.article),
                  corpus.report_of(place.article),
                  {},
                  origin_marks(*article, place.index)};
  for (const SourceId via : statement.via) telling.chain.push_back(source_of(via));
  if (!statement.source) return telling;
  telling.chain.push_back(source_of(*statement.source));
  if (const auto principal = article->sources[*statement.source].speaks_for)
    telling.chain.push_back(source_of(*principal));
  return telling;
}

// The graph of what one claim rests on. Every statement has its way through it, from the claim to an origin.
// `source_vertex` and `report_vertex` make the others.
template <class SourceVertex, class ReportVertex>
class Reliance {
 public:
  Reliance(const Vertex& claim, std::span<const Telling> tellings, SourceVertex source_vertex,
           ReportVertex report_vertex)
      : source_vertex_(source_vertex), report_vertex_(report_vertex) {
    add_vertex(claim, graph);
    for (const Telling& one : tellings) outlets_of_report_[one.report].insert(one.outlet);
    for (const Telling& one : tellings) {
      Descriptor teller = claim_;
      for (const Descriptor told : way(one)) {
        const bool is_new = teller != told && !edge(teller, told, graph).second;
        if (is_new) add_edge(teller, told, {EdgeKind::cites, 1}, graph);
        teller = told;
      }
    }
    join_origins(tellings);
  }

  // The vertices between the claim and where a statement of it comes from, in this order.
  std::vector<Descriptor> way(const Telling& telling) {
    std::vector<Descriptor> way{source(telling.outlet, VertexKind::outlet)};
    if (outlets_of_report_[telling.report].size() > 1) way.push_back(report(telling.report));
    for (const Index one : telling.chain) way.push_back(source(one, VertexKind::source));
    if (const auto at = stands_for_.find(way.back()); at != stands_for_.end()) way.push_back(at->second);
    return way;
  }

  AttributionGraph graph;
  std::vector<std::string> joined;  // the reasons, by the origins that gave way

 private:
  // Origins that cannot be told apart count once: each relies on the first of them that is named. In doubt
  // two are one.
  void join_origins(std::span<const Telling> tellings) {
    std::vector<Descriptor> ends;
    for (const Telling& one : tellings) ends.push_back(way(one).back());
    Groups groups = groups_of_one_origin(tellings, ends);
    const auto is_origin = [&](Index i) { return out_degree(ends[i], graph) == 0; };
    const auto size = static_cast<Index>(tellings.size());
    std::map<Index, Index> first_of;  // of each group, those named before those who are not
    for (const bool is_unstated : {false, true}) {
      for (Index i = 0; i < size; ++i) {
        if (is_origin(i) && tellings[i].marks.unstated == is_unstated) first_of.try_emplace(groups[i], i);
      }
    }
    for (Index i = 0; i < size; ++i) {
      if (!is_origin(i)) continue;
      const Index first = first_of[groups[i]];
      if (ends[i] == ends[first]) continue;
      add_edge(ends[i], ends[first], {EdgeKind::cites, 1}, graph);
      stands_for_[ends[i]] = ends[first];
      joined.push_back(graph[ends[i]].label + " = " + graph[ends[first]].label + ": " +
                       reason(tellings[i].marks, tellings[first].marks));
    }
  }

  // Tellings that end at one vertex, that share a name or words, or of which one names the other's outlet;
  // and those that do not state an origin, with the first that does.
  static Groups groups_of_one_origin(std::span<const Telling> tellings, const std::vector<Descriptor>& ends) {
    const auto size = static_cast<Index>(tellings.size());
    Groups groups(size);
    std::map<Descriptor, Index> first_at;
    std::map<std::uint32_t, Index> first_named, first_outlet, first_worded;
    std::optional<Index> stated, unstated;
    for (Index i = 0; i < size; ++i) {
      const OriginMarks& marks = tellings[i].marks;
      groups.join(i, first_at.try_emplace(ends[i], i).first->second);
      for (const auto mark : marks.names) groups.join(i, first_named.try_emplace(mark, i).first->second);
      for (const auto mark : marks.outlet) first_outlet.try_emplace(mark, i);
      for (const auto mark : marks.runs) groups.join(i, first_worded.try_emplace(mark, i).first->second);
      auto& like = marks.unstated ? unstated : stated;
      if (!like) like = i;
    }
    for (Index i = 0; i < size; ++i) {
      for (const auto mark : tellings[i].marks.names) {
        if (const auto at = first_outlet.find(mark); at != first_outlet.end()) groups.join(i, at->second);
      }
      if (tellings[i].marks.unstated) groups.join(i, stated ? *stated : *unstated);
    }
    return groups;
  }

  static bool meet(const std::vector<std::uint32_t>& a, const std::vector<std::uint32_t>& b) {
    return std::find_first_of(a.begin(), a.end(), b.begin(), b.end()) != a.end();
  }

  static std::string reason(const OriginMarks& one, const OriginMarks& first) {
    std::vector<std::uint32_t> both;
    std::set_intersection(one.names.begin(), one.names.end(), first.names.begin(), first.names.end(),
                          std::back_inserter(both));
    if (!std::all_of(both.begin(), both.end(), is_body_mark)) return "names alike";
    if (meet(one.names, first.outlet) || meet(one.outlet, first.names)) return "an outlet that is cited";
    if (meet(one.runs, first.runs)) return "the same words";
    if (!both.empty()) return "may speak for one body";
    return one.unstated ? "names no source of its own" : "by way of a third";
  }

  Descriptor report(Index number) {
    const auto [at, is_new] = reports_.try_emplace(number);
    if (is_new) at->second = add_vertex(report_vertex_(number), graph);
    return at->second;
  }

  Descriptor source(Index linked, VertexKind kind) {
    const auto [at, is_new] = sources_.try_emplace(linked);
    if (is_new) at->second = add_vertex(source_vertex_(linked, kind), graph);
    return at->second;
  }

  static constexpr Descriptor claim_ = 0;
  SourceVertex source_vertex_;
  ReportVertex report_vertex_;
  std::map<Index, std::set<Index>> outlets_of_report_;
  std::map<Index, Descriptor> sources_, reports_;
  std::map<Descriptor, Descriptor> stands_for_;  // by an origin that gave way: that which counts
};

auto reliance(const LinkedCorpus& corpus, Index claim) {
  const std::vector<Place> statements = corpus.claim(claim).statements;
  std::vector<Telling> tellings;
  for (const Place place : statements) tellings.push_back(telling(corpus, place));
  return Reliance(
      claim_vertex(corpus, statements[0]), tellings,
      [&](Index linked, VertexKind kind) { return linked_vertex(corpus, linked, kind); },
      [&](Index article) {
        return article_vertex(corpus, article, VertexKind::document, 0, corpus.article(article)->id);
      });
}

}  // namespace

AttributionGraph reliance_graph(const LinkedCorpus& corpus, std::uint32_t claim) {
  return reliance(corpus, claim).graph;
}

AttributionGraph reliance_graph(const Corpus& corpus, const Linkage& linkage, std::uint32_t claim) {
  return reliance_graph(LinkedCorpus(corpus, linkage), claim);
}

ClaimProfile profile_tellings(std::span<const Telling> tellings, std::span<const std::string> sources,
                              std::span<const std::string> reports) {
  const Reliance reliance(
      Vertex{VertexKind::claim, 0, 0, ""}, tellings,
      [&](Index one, VertexKind kind) {
        return Vertex{kind, 0, one, sources[one]};
      },
      [&](Index one) {
        return Vertex{VertexKind::document, one, 0, reports[one]};
      });
  return profile(reliance.graph, reliance.joined);
}

ClaimProfile profile(const LinkedCorpus& corpus, Index claim) {
  const auto found = reliance(corpus, claim);
  return profile(found.graph, found.joined);
}

std::vector<std::uint64_t> corroborating(const Corpus& corpus, const Linkage& linkage, Place statement) {
  const Index claim = linkage.claim_of[statement.article][statement.index];
  if (claim == Linkage::no_claim) return {};
  const LinkedCorpus linked(corpus, linkage);
  auto reliance = hearsay::reliance(linked, claim);
  AttributionGraph& graph = reliance.graph;
  // Who relies on himself alone leads to no origin.
  for (const Descriptor v : reliance.way(telling(linked, statement))) {
    clear_out_edges(v, graph);
    add_edge(v, v, {EdgeKind::cites, 1}, graph);
  }
  std::vector<std::uint64_t> origins;
  for (const Descriptor v : independent_origins(graph, 0)) {
    const bool is_report = graph[v].kind == VertexKind::document;
    origins.push_back(is_report ? std::uint64_t{1} << 32 | graph[v].article : graph[v].index);
  }
  return origins;
}

ClaimTable claim_table(const LinkedCorpus& corpus) {
  // Claims that contradict one another, directly or through others, are of one object: that of the smallest
  // index.
  Groups object_of(corpus.claim_count());
  for (const Contradiction& one : corpus.contradictions()) object_of.join(one.first, one.second);
  const auto source_of = [&](Place place) {
    const auto source = corpus.article(place.article)->statements[place.index].source;
    return source ? corpus.source_of({place.article, *source}) : corpus.outlet_of(place.article);
  };
  constexpr Index none = ~Index{0}, several = none - 1;
  std::vector<Index> sole_source(corpus.claim_count(), none);  // by object
  for (Index claim = 0; claim < corpus.claim_count(); ++claim) {
    Index& sole = sole_source[object_of[claim]];
    for (const Place place : corpus.claim(claim).statements) {
      const Index source = source_of(place);
      sole = sole == none || sole == source ? source : several;
    }
  }
  ClaimTable::Builder builder;
  for (Index claim = 0; claim < corpus.claim_count(); ++claim) {
    if (sole_source[object_of[claim]] != several) continue;
    for (const Place place : corpus.claim(claim).statements) {
      builder.add(std::to_string(source_of(place)), std::to_string(object_of[claim]), std::to_string(claim));
    }
  }
  return std::move(builder).build();
}

ClaimTable claim_table(const Corpus& corpus, const Linkage& linkage) {
  return claim_table(LinkedCorpus(corpus, linkage));
}

namespace {

// The vertices and edges of the graph of a corpus: `add_claim` of a claim and `add_source` of a linked source
// give their numbers, and edges come in their order with how many statements they stand for.
template <class AddClaim, class AddSource, class AddEdge>
void lay_out(const LinkedCorpus& corpus, std::size_t articles, AddClaim add_claim, AddSource add_source,
             AddEdge add_edge) {
  using Edge = std::tuple<Index, Index, EdgeKind>;
  constexpr Index none = ~Index{0};
  std::vector<Index> source_vertices(corpus.source_count(), none);
  std::vector<Edge> edges;
  const auto vertex_of = [&](Index linked) {
    Index& vertex = source_vertices[linked];
    if (vertex == none) vertex = add_source(linked);
    return vertex;
  };
  const auto connect = [&](Index from, Index to, EdgeKind kind) {
    if (from != to) edges.emplace_back(from, to, kind);
  };
  std::vector<Index> claim_vertices;
  for (Index i = 0; i < corpus.claim_count(); ++i) {
    const Claim claim = corpus.claim(i);
    if (article_count(claim) < articles) break;
    const Index vertex = add_claim(claim);
    claim_vertices.push_back(vertex);
    for (const Place place : claim.statements) {
      const auto article = corpus.article(place.article);
      const StatementDigest& statement = article->statements[place.index];
      const auto source_of = [&](SourceId source) {
        return vertex_of(corpus.source_of({place.article, source}));
      };
      Index teller = vertex_of(corpus.outlet_of(place.article));
      connect(teller, vertex, EdgeKind::reports);
      for (const SourceId via : statement.via) {
        const Index told = source_of(via);
        connect(teller, told, EdgeKind::cites);
        teller = told;
      }
      if (!statement.source) continue;
      const Index source = source_of(*statement.source);
      connect(teller, source, EdgeKind::cites);
      connect(source, vertex, EdgeKind::says);
      if (const auto principal = article->sources[*statement.source].speaks_for)
        connect(source, source_of(*principal), EdgeKind::affiliated_with);
    }
  }
  for (const Contradiction& one : corpus.contradictions()) {
    if (one.second < claim_vertices.size())
      connect(claim_vertices[one.first], claim_vertices[one.second], EdgeKind::contradicts);
  }
  std::sort(edges.begin(), edges.end());
  for (std::size_t i = 0, end = 0; i < edges.size(); i = end) {
    while (end < edges.size() && edges[end] == edges[i]) ++end;
    const auto [from, to, kind] = edges[i];
    add_edge(from, to, kind, static_cast<double>(end - i));
  }
}

}  // namespace

AttributionGraph make_graph(const LinkedCorpus& corpus, std::size_t articles) {
  AttributionGraph graph;
  std::vector<bool> is_outlet(corpus.source_count());
  for (Index article = 0; article < corpus.article_count(); ++article)
    is_outlet[corpus.outlet_of(article)] = true;
  lay_out(
      corpus, articles,
      [&](const Claim& claim) {
        return static_cast<Index>(add_vertex(claim_vertex(corpus, claim.statements[0]), graph));
      },
      [&](Index linked) {
        const VertexKind kind = is_outlet[linked] ? VertexKind::outlet : VertexKind::source;
        return static_cast<Index>(add_vertex(linked_vertex(corpus, linked, kind), graph));
      },
      [&](Index from, Index to, EdgeKind kind, double weight) {
        add_edge(from, to, {kind, weight}, graph);
      });
  return graph;
}

AttributionGraph make_graph(const Corpus& corpus, const Linkage& linkage, std::size_t articles) {
  return make_graph(LinkedCorpus(corpus, linkage), articles);
}

std::vector<double> prominence_of_sources(const LinkedCorpus& corpus) {
  constexpr Index claim_vertex = ~Index{0};
  std::vector<Index> vertices;  // by vertex: the source
  std::vector<WeightedEdge> edges;
  const auto add = [&vertices](Index source) {
    vertices.push_back(source);
    return static_cast<Index>(vertices.size() - 1);
  };
  lay_out(
      corpus, 1, [&](const Claim&) { return add(claim_vertex); }, add,
      [&](Index from, Index to, EdgeKind, double weight) {
        edges.push_back({from, to, weight});
      });
  const std::vector<double> ranks = prominence(vertices.size(), edges);
  std::vector<double> found(corpus.source_count());
  for (std::size_t v = 0; v < vertices.size(); ++v) {
    if (vertices[v] != claim_vertex) found[vertices[v]] = ranks[v];
  }
  return found;
}

}  // namespace hearsay
