#include <cmath>

#include "base/elementary.hpp"
#include "corpus/estimate.hpp"

// The methods in which trust flows to claims and back: the vote; Sums, Average·Log and the Investments
// (Pasternack and Roth 2010), after Kleinberg's hubs and authorities (1999); TruthFinder (Yin, Han and Yu
// 2008) and 2-Estimates (Galland et al. 2010), which vote with error rates. The vote needs many independent
// sources. Sums and its kin measure who claims much, and fit where that goes with being right. TruthFinder
// ranks values well and sources badly; 2-Estimates is at its best where every source speaks of most objects.
// All take two sums over claims for an iteration, and the Investments a power for each value.

namespace hearsay {
namespace {

using Index = ClaimTable::Index;

Array vote_shares(const ClaimTable& claims) {
  Array shares = claims_by_value(claims);
  normalise_by_object(claims, shares);
  return shares;
}

// Galland et al. 2010: stretched to [0, 1], and in part rounded.
void stretch(Array& x, double smoothing) {
  double low = x.minCoeff(), range = x.maxCoeff() - low;
  if (range == 0) low = 0, range = 1;
  x = smoothing * ((x - low) / range) + (1 - smoothing) * x.round();
}

// By value: the sum of `of_value` over all values of its object.
void sum_by_object(const ClaimTable& claims, const Array& of_value, Array& sums) {
  sums.resize(claims.value_count());
  for (Index o = 0; o < claims.object_count(); ++o) {
    const IndexRange values = claims.values_of(o);
    double sum = 0;
    for (Index v = values.begin; v < values.end; ++v) sum += of_value[v];
    for (Index v = values.begin; v < values.end; ++v) sums[v] = sum;
  }
}

// Trust is the weighted sum of the beliefs of what a source claims, belief the sum of the trust of those who
// claim it.
template <class Method>
Estimate sum_trust(const ClaimTable& claims, const Method& method, const Array& weights) {
  Estimate result = iterate(method, Array::Constant(claims.value_count(), 0.5),
                            Array::Zero(claims.source_count()), [&](Array& beliefs, Array& trust) {
                              trust = weights * sum_by_source(claims, beliefs);
                              divide_by_maximum(trust);
                              sum_by_value(claims, trust, beliefs);
                              divide_by_maximum(beliefs);
                            });
  result.trust_is_share = false;
  return result;
}

// Trust is staked evenly on claims and earned back in proportion; grow() makes beliefs of what is staked on
// the values.
template <class Method, class Grow>
Estimate invest(const ClaimTable& claims, const Method& method, Grow grow) {
  const Array counts = claims_by_source(claims);
  Array staked;
  Estimate result = iterate(method, vote_shares(claims), Array::Ones(claims.source_count()),
                            [&](Array& beliefs, Array& trust) {
                              const Array stakes = trust / counts;
                              sum_by_value(claims, stakes, staked);
                              beliefs = (staked > 0).select(beliefs / staked, 0);
                              trust = stakes * sum_by_source(claims, beliefs);
                              divide_by_maximum(trust);
                              sum_by_value(claims, trust / counts, staked);
                              grow(staked, beliefs);
                              divide_by_maximum(beliefs);
                            });
  result.trust_is_share = false;
  return result;
}

}  // namespace

Estimate estimate(const ClaimTable& claims, const Majority&) {
  Estimate result;
  result.beliefs = vote_shares(claims);
  Array won;
  find_winners(claims, result.beliefs, won);
  result.trust = mean_by_source(claims, won);
  return result;
}

Estimate estimate(const ClaimTable& claims, const Sums& method) {
  return sum_trust(claims, method, Array::Ones(claims.source_count()));
}

Estimate estimate(const ClaimTable& claims, const AverageLog& method) {
  const Array counts = claims_by_source(claims);
  return sum_trust(claims, method, logarithm(counts) / counts);
}

Estimate estimate(const ClaimTable& claims, const Investment& method) {
  return invest(claims, method, [&](const Array& staked, Array& beliefs) {
    beliefs = staked.unaryExpr([&](double x) { return base::pow(x, method.growth); });
  });
}

Estimate estimate(const ClaimTable& claims, const PooledInvestment& method) {
  return invest(claims, method, [&](const Array& staked, Array& beliefs) {
    beliefs = staked.unaryExpr([&](double x) { return base::pow(x, method.growth); });
    normalise_by_object(claims, beliefs);
    beliefs *= staked;
  });
}

Estimate estimate(const ClaimTable& claims, const TruthFinder& method) {
  Estimate result;
  result.trust = Array::Constant(claims.source_count(), method.initial_trust);
  result.converged = false;
  // A trust of 1 would make the score of its claims infinite.
  constexpr double most = 1 - 1e-15;
  Array confidences;
  Changes changes;
  while (result.iterations < method.iterations && !result.converged) {
    sum_by_value(claims, -logarithm(1 - result.trust.min(most)), result.beliefs);
    confidences = 1 / (1 + (-method.dampening * result.beliefs).unaryExpr(&base::exp));
    const Array before = std::exchange(result.trust, mean_by_source(claims, confidences));
    ++result.iterations;
    const double cosine =
        (before * result.trust).sum() / (before.matrix().norm() * result.trust.matrix().norm());
    result.residual = std::max(0.0, 1 - cosine);
    result.converged = result.residual <= method.tolerance;
    changes.add(result.residual);
  }
  if (!result.converged) result.unsettled = changes.verdict();
  divide_by_maximum(result.beliefs);
  return result;
}

Estimate estimate(const ClaimTable& claims, const TwoEstimates& method) {
  // Each claim of an object with m values is one vote for a value and m − 1 votes against the others.
  const Array votes_for = claims_by_value(claims);
  Array voters, errors, of_object;
  sum_by_object(claims, votes_for, voters);
  sum_by_object(claims, Array::Ones(claims.value_count()), of_object);
  const Array votes_of_source = sum_by_source(claims, of_object);
  return iterate(method, Array::Zero(claims.value_count()),
                 Array::Constant(claims.source_count(), 1 - method.initial_error),
                 [&](Array& beliefs, Array& trust) {
                   sum_by_value(claims, 1 - trust, errors);
                   sum_by_object(claims, errors, of_object);
                   beliefs = ((votes_for - errors) + (of_object - errors)) / voters;
                   stretch(beliefs, method.smoothing);
                   sum_by_object(claims, beliefs, of_object);
                   errors = (1 - beliefs) + (of_object - beliefs);
                   Array error_rates = sum_by_source(claims, errors) / votes_of_source;
                   stretch(error_rates, method.smoothing);
                   trust = 1 - error_rates;
                 });
}

}  // namespace hearsay
