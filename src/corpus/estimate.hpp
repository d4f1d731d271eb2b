#pragma once

#include <Eigen/Core>
#include <utility>

#include "base/elementary.hpp"
#include "hearsay/credibility.hpp"

// What the methods of truth discovery share: sums over claims, and the loop around a step. Both sums, over
// the sources of a value and over the values of a source, read the claims in the order of the values: what
// goes by value then streams through the cache, and only what goes by source, of which there is less, is met
// in any order. A claim is two indices of 4 bytes without a weight, and loops have no branch for it to be
// mispredicted. Results by value are written into arrays that the caller keeps: beyond 32 MB malloc maps
// pages anew each time, and clearing them would take longer than the sums.

namespace hearsay {

using Array = Eigen::ArrayXd;

/// Credibility as the methods work on it. Eigen stays out of the public headers: its objects are laid out and
/// freed otherwise in a program that is built for another instruction set than the library.
struct Estimate {
  Array beliefs, trust;
  bool trust_is_share = true;
  bool converged = true;
  int iterations = 0;
  double residual = 0;
  Unsettled unsettled = Unsettled::no;
  std::vector<double> log_likelihood;
};

/// Tells a method that drifts from one that goes to and fro, by the largest changes of its iterations.
class Changes {
 public:
  void add(double change) { changes_.push_back(change); }
  Unsettled verdict() const;

 private:
  std::vector<double> changes_;
};

/// The number of claims of each source, and of each value.
Array claims_by_source(const ClaimTable& claims);
Array claims_by_value(const ClaimTable& claims);

/// By value: the sum of `of_source` over those who claim it.
void sum_by_value(const ClaimTable& claims, const Array& of_source, Array& sums);
/// By source: the sum of `of_value` over what it claims.
Array sum_by_source(const ClaimTable& claims, const Array& of_value);

/// Scales the values of each object to a sum of 1; where all are 0 they become equal.
void normalise_by_object(const ClaimTable& claims, Array& of_value);

/// By value: `won` is 1 for the largest of its object, 0 for the others; k within 10⁻⁹ of the largest share
/// the 1.
void find_winners(const ClaimTable& claims, const Array& of_value, Array& won);

/// The mean of `of_value` over what each source claims.
inline Array mean_by_source(const ClaimTable& claims, const Array& of_value) {
  return sum_by_source(claims, of_value) / claims_by_source(claims);
}

template <class Expression>
auto logarithm(const Eigen::ArrayBase<Expression>& x) {
  return x.derived().unaryExpr(&base::log);
}

inline void divide_by_maximum(Array& x) {
  if (const double maximum = x.maxCoeff(); maximum > 0) x /= maximum;
}

/// Repeats `step(beliefs, trust)`, which renews both, until no trust moves by more than the tolerance.
template <class Method, class Step>
Estimate iterate(const Method& method, Array beliefs, Array trust, Step step) {
  Estimate result;
  result.beliefs = std::move(beliefs);
  result.trust = std::move(trust);
  result.converged = false;
  Array before;
  Changes changes;
  while (result.iterations < method.iterations && !result.converged) {
    before = result.trust;
    step(result.beliefs, result.trust);
    ++result.iterations;
    result.residual = (result.trust - before).abs().maxCoeff();
    result.converged = result.residual <= method.tolerance;
    changes.add(result.residual);
  }
  if (!result.converged) result.unsettled = changes.verdict();
  return result;
}

Estimate estimate(const ClaimTable& claims, const Majority& method);
Estimate estimate(const ClaimTable& claims, const Sums& method);
Estimate estimate(const ClaimTable& claims, const AverageLog& method);
Estimate estimate(const ClaimTable& claims, const Investment& method);
Estimate estimate(const ClaimTable& claims, const PooledInvestment& method);
Estimate estimate(const ClaimTable& claims, const TruthFinder& method);
Estimate estimate(const ClaimTable& claims, const TwoEstimates& method);
Estimate estimate(const ClaimTable& claims, const SimpleLca& method);
Estimate estimate(const ClaimTable& claims, const GuessLca& method);
Estimate estimate(const ClaimTable& claims, const Accu& method);
Estimate estimate(const ClaimTable& claims, const AccuCopy& method);
Estimate estimate(const ClaimTable& claims, const Crh& method);
Estimate estimate(const ClaimTable& claims, const Catd& method);

}  // namespace hearsay
