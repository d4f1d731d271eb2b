#include "corpus/profile.hpp"

#include <set>

#include "hearsay/corroboration.hpp"
#include "hearsay/graph.hpp"

namespace hearsay {
namespace {

using Index = std::uint32_t;
using Descriptor = AttributionGraph::vertex_descriptor;

std::vector<std::string> labels(const AttributionGraph& graph, const std::vector<Descriptor>& vertices) {
  std::vector<std::string> all;
  for (const Descriptor v : vertices) all.push_back(graph[v].label);
  return all;
}

std::vector<std::vector<Contradiction>> contradictions_by_claim(const Linkage& linkage) {
  std::vector<std::vector<Contradiction>> of_claim(linkage.claims.size());
  for (const Contradiction& one : linkage.contradictions) {
    of_claim[one.first].push_back(one);
    of_claim[one.second].push_back(one);
  }
  return of_claim;
}

void count_claims(const Corpus& corpus, const Linkage& linkage, std::vector<SourceProfile>& profiles) {
  const auto contradictions = contradictions_by_claim(linkage);
  for (Index claim = 0; claim < linkage.claims.size(); ++claim) {
    const std::vector<Place>& statements = linkage.claims[claim].statements;
    std::size_t independent = 1;
    if (statements.size() > 1) {
      const AttributionGraph reliance = reliance_graph(corpus, linkage, claim);
      independent = independent_sources(reliance, 0);
      const bool is_shared = article_count(linkage.claims[claim]) > 1;
      for (const Descriptor v : is_shared ? bottlenecks(reliance, 0) : std::vector<Descriptor>()) {
        if (reliance[v].kind != VertexKind::document) ++profiles[reliance[v].index].bottleneck;
      }
    }
    std::set<Index> sources;
    for (const auto [article, index] : statements) {
      const auto& source = corpus[article].statements[index].source;
      if (source) sources.insert(linkage.source_of[article][*source]);
    }
    for (const Index source : sources) {
      ++profiles[source].claims;
      profiles[source].corroborated += independent > 1;
      profiles[source].contradicted += !contradictions[claim].empty();
    }
  }
}

void average_strength(const Corpus& corpus, const Linkage& linkage, std::vector<SourceProfile>& profiles) {
  std::vector<Index> statements(profiles.size());
  for (Index article = 0; article < corpus.articles().size(); ++article) {
    for (const StatementDigest& statement : corpus[article].statements) {
      if (!statement.source) continue;
      const Index source = linkage.source_of[article][*statement.source];
      ++statements[source];
      profiles[source].strength += statement.strength;
    }
  }
  for (std::size_t i = 0; i < profiles.size(); ++i) {
    if (statements[i] > 0) profiles[i].strength /= statements[i];
  }
}

}  // namespace

ClaimProfile profile(const AttributionGraph& reliance, std::vector<std::string> joined) {
  ClaimProfile profile;
  profile.joined = std::move(joined);
  profile.independent_sources = static_cast<Index>(independent_sources(reliance, 0));
  profile.bottlenecks = labels(reliance, bottlenecks(reliance, 0));
  for (const auto& circle : circles(reliance)) profile.circles.push_back(labels(reliance, circle));
  return profile;
}

std::vector<ClaimProfile> profile_claims(const Corpus& corpus, const Linkage& linkage,
                                         std::uint32_t articles) {
  const auto contradictions = contradictions_by_claim(linkage);
  std::vector<ClaimProfile> profiles;
  for (Index claim = 0; claim < linkage.claims.size(); ++claim) {
    const Index carrying = article_count(linkage.claims[claim]);
    if (carrying < articles) break;
    profiles.push_back(profile(corpus, linkage, claim));
    profiles.back().claim = claim;
    profiles.back().articles = carrying;
    profiles.back().contradictions = contradictions[claim];
  }
  return profiles;
}

std::vector<SourceProfile> profile_sources(const Corpus& corpus, const Linkage& linkage) {
  std::vector<SourceProfile> profiles(linkage.sources.size());
  for (Index i = 0; i < profiles.size(); ++i) {
    profiles[i].source = i;
    std::set<Index> articles;
    for (const Place place : linkage.sources[i].places) articles.insert(place.article);
    profiles[i].articles = static_cast<Index>(articles.size());
  }
  for (const Index outlet : linkage.outlet_of) ++profiles[outlet].published;
  count_claims(corpus, linkage, profiles);
  average_strength(corpus, linkage, profiles);
  const AttributionGraph graph = make_graph(corpus, linkage, 1);
  const std::vector<double> rank = prominence(graph);
  for (Descriptor v = 0; v < num_vertices(graph); ++v) {
    if (graph[v].kind != VertexKind::claim) profiles[graph[v].index].prominence = rank[v];
  }
  return profiles;
}

}  // namespace hearsay
