#include "corpus/profile.hpp"

#include <functional>
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

void count_claims(const LinkedCorpus& corpus, std::vector<SourceProfile>& profiles) {
  for (Index i = 0; i < corpus.claim_count(); ++i) {
    const Claim claim = corpus.claim(i);
    std::size_t independent = 1;
    if (claim.statements.size() > 1) {
      const AttributionGraph reliance = reliance_graph(corpus, i);
      independent = independent_sources(reliance, 0);
      const bool is_shared = article_count(claim) > 1;
      for (const Descriptor v : is_shared ? bottlenecks(reliance, 0) : std::vector<Descriptor>()) {
        if (reliance[v].kind != VertexKind::document) ++profiles[reliance[v].index].bottleneck;
      }
    }
    std::set<Index> sources;
    for (const Place place : claim.statements) {
      const auto source = corpus.article(place.article)->statements[place.index].source;
      if (source) sources.insert(corpus.source_of({place.article, *source}));
    }
    for (const Index source : sources) {
      ++profiles[source].claims;
      profiles[source].corroborated += independent > 1;
      profiles[source].contradicted += !corpus.contradictions_of(i).empty();
    }
  }
}

void count_articles(const LinkedCorpus& corpus, std::vector<SourceProfile>& profiles) {
  std::vector<Index> statements(profiles.size());
  for (Index index = 0; index < corpus.article_count(); ++index) {
    const auto article = corpus.article(index);
    std::set<Index> named;
    for (Index i = 0; i < article->sources.size(); ++i) named.insert(corpus.source_of({index, i}));
    for (const Index source : named) ++profiles[source].articles;
    ++profiles[corpus.outlet_of(index)].published;
    for (const StatementDigest& statement : article->statements) {
      if (!statement.source) continue;
      const Index source = corpus.source_of({index, *statement.source});
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

void profile_claims(const LinkedCorpus& corpus, std::uint32_t articles,
                    const std::function<void(const ClaimProfile&)>& use) {
  for (Index claim = 0; claim < corpus.claim_count(); ++claim) {
    const Index carrying = article_count(corpus.claim(claim));
    if (carrying < articles) break;
    ClaimProfile found = profile(corpus, claim);
    found.claim = claim;
    found.articles = carrying;
    found.contradictions = corpus.contradictions_of(claim);
    use(found);
  }
}

std::vector<ClaimProfile> profile_claims(const Corpus& corpus, const Linkage& linkage,
                                         std::uint32_t articles) {
  std::vector<ClaimProfile> profiles;
  profile_claims(LinkedCorpus(corpus, linkage), articles,
                 [&](const ClaimProfile& one) { profiles.push_back(one); });
  return profiles;
}

std::vector<SourceProfile> profile_sources(const LinkedCorpus& corpus) {
  std::vector<SourceProfile> profiles(corpus.source_count());
  const std::vector<double> ranks = prominence_of_sources(corpus);
  for (Index i = 0; i < profiles.size(); ++i) {
    profiles[i].source = i;
    profiles[i].prominence = ranks[i];
  }
  count_articles(corpus, profiles);
  count_claims(corpus, profiles);
  return profiles;
}

std::vector<SourceProfile> profile_sources(const Corpus& corpus, const Linkage& linkage) {
  return profile_sources(LinkedCorpus(corpus, linkage));
}

}  // namespace hearsay
