#include <cmath>

#include "corpus/estimate.hpp"

// The methods in which trust flows to claims and back: votes, sums, investments, and the two that vote with
// error rates.

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
  const double low = x.minCoeff(), range = x.maxCoeff() - low;
  const Array stretched = range > 0 ? Array((x - low) / range) : x;
  x = smoothing * stretched + (1 - smoothing) * x.round();
}

// Trust is the weighted sum of the beliefs of what a source claims, belief the sum of the trust of those who
// claim it.
template <class Method>
Credibility sum_trust(const ClaimTable& claims, const Method& method, const Array& weights) {
  Credibility result = iterate(method, Array::Constant(claims.value_count(), 0.5),
                               Array::Zero(claims.source_count()), [&](Array& beliefs, Array& trust) {
                                 trust = weights * sum_by_source(claims, beliefs);
                                 divide_by_maximum(trust);
                                 beliefs = sum_by_value(claims, trust);
                                 divide_by_maximum(beliefs);
                               });
  result.trust_is_share = false;
  return result;
}

// Trust is staked evenly on claims and earned back in proportion; grow() makes beliefs of what is staked on
// the values.
template <class Method, class Grow>
Credibility invest(const ClaimTable& claims, const Method& method, Grow grow) {
  const Array counts = claims_by_source(claims);
  Credibility result = iterate(method, vote_shares(claims), Array::Ones(claims.source_count()),
                               [&](Array& beliefs, Array& trust) {
                                 const Array stakes = trust / counts;
                                 const Array staked = sum_by_value(claims, stakes);
                                 const Array returns = (staked > 0).select(beliefs / staked, 0);
                                 trust = stakes * sum_by_source(claims, returns);
                                 divide_by_maximum(trust);
                                 beliefs = grow(sum_by_value(claims, trust / counts));
                                 divide_by_maximum(beliefs);
                               });
  result.trust_is_share = false;
  return result;
}

}  // namespace

Credibility estimate(const ClaimTable& claims, const Majority&) {
  Credibility result;
  result.beliefs = vote_shares(claims);
  result.trust = mean_by_source(claims, winners(claims, result.beliefs));
  return result;
}

Credibility estimate(const ClaimTable& claims, const Sums& method) {
  return sum_trust(claims, method, Array::Ones(claims.source_count()));
}

Credibility estimate(const ClaimTable& claims, const AverageLog& method) {
  const Array counts = claims_by_source(claims);
  return sum_trust(claims, method, counts.log() / counts);
}

Credibility estimate(const ClaimTable& claims, const Investment& method) {
  return invest(claims, method, [&](const Array& staked) -> Array { return staked.pow(method.growth); });
}

Credibility estimate(const ClaimTable& claims, const PooledInvestment& method) {
  return invest(claims, method, [&](const Array& staked) -> Array {
    Array shares = staked.pow(method.growth);
    normalise_by_object(claims, shares);
    return staked * shares;
  });
}

Credibility estimate(const ClaimTable& claims, const TruthFinder& method) {
  Credibility result;
  result.trust = Array::Constant(claims.source_count(), method.initial_trust);
  result.converged = false;
  // A trust of 1 would make the score of its claims infinite.
  constexpr double most = 1 - 1e-15;
  while (result.iterations < method.iterations && !result.converged) {
    result.beliefs = sum_by_value(claims, -(1 - result.trust.min(most)).log());
    const Array confidences = 1 / (1 + (-method.dampening * result.beliefs).exp());
    const Array before = std::exchange(result.trust, mean_by_source(claims, confidences));
    ++result.iterations;
    const double cosine =
        (before * result.trust).sum() / (before.matrix().norm() * result.trust.matrix().norm());
    result.residual = std::max(0.0, 1 - cosine);
    result.converged = result.residual <= method.tolerance;
  }
  divide_by_maximum(result.beliefs);
  return result;
}

Credibility estimate(const ClaimTable& claims, const TwoEstimates& method) {
  // Each claim of an object with m values is one vote for a value and m − 1 votes against the others.
  Array voters(claims.value_count()), rivals(claims.value_count());
  const Array votes_for = claims_by_value(claims);
  for (Index o = 0; o < claims.object_count(); ++o) {
    const IndexRange values = claims.values_of(o);
    voters.segment(values.begin, values.size())
        .setConstant(votes_for.segment(values.begin, values.size()).sum());
    rivals.segment(values.begin, values.size()).setConstant(values.size());
  }
  const Array votes_of_source = sum_by_source(claims, rivals);
  const auto spread = [&claims](const Array& of_value) {  // by value: the sum over all values of its object
    Array sums(of_value.size());
    for (Index o = 0; o < claims.object_count(); ++o) {
      const IndexRange values = claims.values_of(o);
      sums.segment(values.begin, values.size())
          .setConstant(of_value.segment(values.begin, values.size()).sum());
    }
    return sums;
  };
  return iterate(method, Array::Zero(claims.value_count()),
                 Array::Constant(claims.source_count(), 1 - method.initial_error),
                 [&](Array& beliefs, Array& trust) {
                   const Array errors = sum_by_value(claims, 1 - trust);
                   beliefs = ((votes_for - errors) + (spread(errors) - errors)) / voters;
                   stretch(beliefs, method.smoothing);
                   Array error_rates =
                       sum_by_source(claims, (1 - beliefs) + (spread(beliefs) - beliefs)) / votes_of_source;
                   stretch(error_rates, method.smoothing);
                   trust = 1 - error_rates;
                 });
}

}  // namespace hearsay
