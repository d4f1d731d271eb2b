#include <boost/math/distributions/chi_squared.hpp>
#include <boost/unordered/unordered_flat_map.hpp>

#include "base/elementary.hpp"
#include "corpus/estimate.hpp"

// The methods that minimise the weighted loss of the sources: CRH (Li et al. 2014), and CATD (Li et al. 2015)
// for data in which most sources claim little, as nearly all data are: a source of two claims without an
// error is not to be trusted like one of two hundred. Two sums over claims and a search for the largest value
// of each object make an iteration: next to the vote, the cheapest methods. The truth of an object is its
// value of most weight; beliefs are shares of the weight, trust is the share of a source's claims that agree
// with the truth.

namespace hearsay {
namespace {

template <class Method, class Weights>
Estimate minimise_loss(const ClaimTable& claims, const Method& method, Weights weights_from_losses) {
  Array weights = Array::Ones(claims.source_count());
  const Array counts = claims_by_source(claims);
  Array won;
  return iterate(method, Array(), Array::Zero(claims.source_count()), [&](Array& beliefs, Array& trust) {
    sum_by_value(claims, weights, beliefs);
    normalise_by_object(claims, beliefs);
    find_winners(claims, beliefs, won);
    const Array agreeing = sum_by_source(claims, won);
    trust = agreeing / counts;
    weights = weights_from_losses(counts, counts - agreeing);
  });
}

}  // namespace

double catd_quantile(double claims, const Catd& method) {
  return base::without_last_digits(quantile(boost::math::chi_squared(claims), method.significance / 2));
}

Estimate estimate(const ClaimTable& claims, const Crh& method) {
  return minimise_loss(claims, method, [](const Array& counts, const Array& losses) -> Array {
    const Array smoothed = losses / counts + 1e-9;
    return -logarithm(smoothed / smoothed.sum());
  });
}

Estimate estimate(const ClaimTable& claims, const Catd& method) {
  const Array counts = claims_by_source(claims);
  Array quantiles(counts.size());
  boost::unordered_flat_map<double, double> by_count;
  for (Eigen::Index s = 0; s < counts.size(); ++s) {
    const auto [found, is_new] = by_count.emplace(counts[s], 0);
    if (is_new) found->second = catd_quantile(counts[s], method);
    quantiles[s] = found->second;
  }
  return minimise_loss(claims, method,
                       [&](const Array&, const Array& losses) -> Array { return quantiles / (losses + 1); });
}

}  // namespace hearsay
