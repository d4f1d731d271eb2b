#include <algorithm>
#include <cmath>

#include "base/elementary.hpp"
#include "hearsay/credibility.hpp"

// Bayes read backwards for one object: a belief is, but for the part of the plain vote, a share of exp(Σ
// votes), and a vote is its source's log-odds, times how far the claim is its own. The log-odds come from the
// other objects of which it speaks.

namespace hearsay {
namespace {

using Index = ClaimTable::Index;

// By object: its most believed value.
std::vector<Index> find_favourites(const ClaimTable& claims, const Credibility& found) {
  std::vector<Index> favourites(claims.object_count());
  for (Index o = 0; o < claims.object_count(); ++o) {
    const IndexRange values = claims.values_of(o);
    favourites[o] = values.begin;
    for (Index v = values.begin + 1; v < values.end; ++v) {
      if (found.beliefs[v] > found.beliefs[favourites[o]]) favourites[o] = v;
    }
  }
  return favourites;
}

bool has_one_claim(const ClaimTable& claims, Index object) {
  const IndexRange values = claims.values_of(object);
  return values.size() == 1 && claims.sources_of(values.begin).size() == 1;
}

void name_evidence(const ClaimTable& claims, const Credibility& found, const std::vector<Index>& favourites,
                   Index object, std::size_t most, Explanation::Vote& vote) {
  std::vector<std::pair<double, Index>> right, wrong;
  for (const Index mine : claims.claims_of(vote.source)) {
    const Index other = claims.object_of(mine);
    if (other == object || has_one_claim(claims, other)) continue;
    const Index best = favourites[other];
    (best == mine ? right : wrong).emplace_back(-found.beliefs[best], mine);
  }
  const auto take = [most](std::vector<std::pair<double, Index>>& from, std::vector<Index>& to) {
    const std::size_t count = std::min(most, from.size());
    std::partial_sort(from.begin(), from.begin() + static_cast<std::ptrdiff_t>(count), from.end());
    for (std::size_t i = 0; i < count; ++i) to.push_back(from[i].second);
    return from.size();
  };
  vote.right_count = take(right, vote.right);
  vote.wrong_count = take(wrong, vote.wrong);
}

}  // namespace

Explanation explain_belief(const ClaimTable& claims, const Credibility& found, Index object,
                           std::size_t evidence) {
  const IndexRange values = claims.values_of(object);
  const double log_others = base::log(std::max(values.size() - 1.0, found.false_values));
  const std::vector<Index> favourites = find_favourites(claims, found);
  Explanation explanation;
  for (Index v = values.begin; v < values.end; ++v) {
    Explanation::Value value{v, found.beliefs[v], 0, {}};
    const auto sources = claims.sources_of(v);
    const std::size_t first = static_cast<std::size_t>(sources.data() - claims.sources().data());
    for (std::size_t i = 0; i < sources.size(); ++i) {
      Explanation::Vote vote;
      vote.source = sources[i];
      const double trust = found.trust[vote.source];
      vote.trust = std::isnan(trust) ? found.mean_trust : trust;
      vote.independence = found.independence[first + i];
      vote.weight = vote.independence * std::max(0.0, log_others + found.log_odds[vote.source]);
      name_evidence(claims, found, favourites, object, evidence, vote);
      value.weight += vote.weight;
      value.votes.push_back(std::move(vote));
    }
    std::stable_sort(value.votes.begin(), value.votes.end(),
                     [](const auto& a, const auto& b) { return a.weight > b.weight; });
    explanation.values.push_back(std::move(value));
  }
  std::stable_sort(explanation.values.begin(), explanation.values.end(),
                   [](const auto& a, const auto& b) { return a.belief > b.belief; });
  return explanation;
}

}  // namespace hearsay
