#include <algorithm>
#include <cmath>
#include <limits>
#include <vector>

#include "base/elementary.hpp"
#include "hearsay/credibility.hpp"

// Several true values for an object: each claimed value is true or not on its own, and a source that speaks
// of the object votes on each, for what it claims and against what it passes over. It applies to lists
// (authors, directors, symptoms); where an object has one value, it throws away that the others are then
// false. What a source passes over is summed once for each object, so that a claim costs no more than with
// one truth.

namespace hearsay {
namespace {

using Index = ClaimTable::Index;

// By object: its distinct sources.
struct Speakers {
  explicit Speakers(const ClaimTable& claims) {
    begin.reserve(claims.object_count() + 1);
    for (Index o = 0; o < claims.object_count(); ++o) {
      begin.push_back(sources.size());
      const IndexRange values = claims.values_of(o);
      for (Index v = values.begin; v < values.end; ++v)
        sources.insert(sources.end(), claims.sources_of(v).begin(), claims.sources_of(v).end());
      const auto first = sources.begin() + static_cast<std::ptrdiff_t>(begin.back());
      std::sort(first, sources.end());
      sources.erase(std::unique(first, sources.end()), sources.end());
    }
    begin.push_back(sources.size());
  }

  std::span<const Index> of(Index object) const {
    return std::span(sources).subspan(begin[object], begin[object + 1] - begin[object]);
  }

  std::vector<std::size_t> begin;
  std::vector<Index> sources;
};

struct Tally {
  double found = 0, added = 0;      // what it claims: true, false
  double there = 0, not_there = 0;  // all values of the objects it speaks of: true, false
};

}  // namespace

Credibility estimate_credibility(const ClaimTable& claims, const ManyTruths& method,
                                 std::span<const KnownTruth> known) {
  Credibility result;
  if (claims.claim_count() == 0) return result;
  const Speakers speakers(claims);
  std::vector<double>& beliefs = result.beliefs;
  beliefs.resize(claims.value_count());
  std::vector<bool> is_known(claims.object_count(), false);
  for (Index v = 0; v < claims.value_count(); ++v) {
    beliefs[v] = static_cast<double>(claims.sources_of(v).size()) /
                 static_cast<double>(speakers.of(claims.object_of(v)).size());
  }
  for (const KnownTruth& one : known) {
    const IndexRange values = claims.values_of(one.object);
    if (!is_known[one.object]) std::fill(beliefs.begin() + values.begin, beliefs.begin() + values.end, 0);
    is_known[one.object] = true;
    if (one.value) beliefs[*one.value] = 1;
  }

  std::vector<Tally> tallies(claims.source_count());
  std::vector<double> for_claimed(claims.source_count()), for_passed(claims.source_count());
  std::vector<double> sensitivity(claims.source_count(), -1), specificity(claims.source_count(), -1);
  const auto count = [&] {
    std::fill(tallies.begin(), tallies.end(), Tally{});
    for (Index o = 0; o < claims.object_count(); ++o) {
      const IndexRange values = claims.values_of(o);
      double there = 0;
      for (Index v = values.begin; v < values.end; ++v) {
        there += beliefs[v];
        for (const Index s : claims.sources_of(v)) {
          tallies[s].found += beliefs[v];
          tallies[s].added += 1 - beliefs[v];
        }
      }
      for (const Index s : speakers.of(o)) {
        tallies[s].there += there;
        tallies[s].not_there += values.size() - there;
      }
    }
  };
  result.converged = false;
  const double log_prior = base::log(method.prior_share / (1 - method.prior_share));
  while (result.iterations < method.iterations && !result.converged) {
    count();
    result.residual = 0;
    for (Index s = 0; s < claims.source_count(); ++s) {
      const Tally& t = tallies[s];
      const double finds = (t.found + method.sensitivity_values * method.prior_sensitivity) /
                           (t.there + method.sensitivity_values);
      const double refrains = (t.not_there - t.added + method.specificity_values * method.prior_specificity) /
                              (t.not_there + method.specificity_values);
      result.residual =
          std::max({result.residual, std::abs(finds - sensitivity[s]), std::abs(refrains - specificity[s])});
      sensitivity[s] = finds;
      specificity[s] = refrains;
      for_passed[s] = base::log((1 - finds) / refrains);
      for_claimed[s] = base::log(finds / (1 - refrains)) - for_passed[s];
    }
    for (Index o = 0; o < claims.object_count(); ++o) {
      if (is_known[o]) continue;
      double passed = log_prior;
      for (const Index s : speakers.of(o)) passed += for_passed[s];
      const IndexRange values = claims.values_of(o);
      for (Index v = values.begin; v < values.end; ++v) {
        double odds = passed;
        for (const Index s : claims.sources_of(v)) odds += for_claimed[s];
        beliefs[v] = 1 / (1 + base::exp(-odds));
      }
    }
    ++result.iterations;
    result.converged = result.residual <= method.tolerance;
  }
  if (!result.converged) result.unsettled = Unsettled::drifting;
  count();
  for (Index s = 0; s < claims.source_count(); ++s) {
    const double share = tallies[s].found / (tallies[s].found + tallies[s].added);
    result.posterior.push_back({tallies[s].found + 0.5, tallies[s].added + 0.5, share});
    result.trust.push_back(share);
  }
  return result;
}

}  // namespace hearsay
