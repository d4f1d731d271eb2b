#include <algorithm>
#include <cmath>
#include <limits>

#include "base/elementary.hpp"
#include "corpus/estimate.hpp"

// Latent credibility analysis (Pasternack and Roth 2013): which value of an object is true is a latent
// variable, and each source has a probability of claiming it. Expectation gives each value its posterior
// probability, maximisation each source its trust. Beliefs are probabilities under a model that can be read,
// and the likelihood tells whether an iteration went right; claims are taken for independent. Logarithms and
// exponentials for each value, and for GuessLCA for each claim, make an iteration two to six times as dear as
// one of CATD.

namespace hearsay {
namespace {

using Index = ClaimTable::Index;

// A trust of 0 or 1 could never be unlearned, and has no finite logarithm.
Array bounded(const Array& trust) {
  return trust.max(1e-6).min(1 - 1e-6);
}

// The posterior probability of each value, where log_right(s, v) is the log-probability that source s claims
// v if v is true, and log_wrong(s, v) that it claims v if another value is. Returns the log-likelihood of all
// claims.
template <class LogRight, class LogWrong>
double expectation(const ClaimTable& claims, Array& beliefs, LogRight log_right, LogWrong log_wrong) {
  double log_likelihood = 0;
  for (Index o = 0; o < claims.object_count(); ++o) {
    const IndexRange values = claims.values_of(o);
    double all_wrong = 0, highest = -std::numeric_limits<double>::infinity(), sum = 0;
    for (Index v = values.begin; v < values.end; ++v) {
      double right = 0, wrong = 0;
      for (const Index s : claims.sources_of(v)) {
        right += log_right(s, v);
        if (values.size() > 1) wrong += log_wrong(s, v);
      }
      beliefs[v] = right - wrong;
      highest = std::max(highest, beliefs[v]);
      all_wrong += wrong;
    }
    for (Index v = values.begin; v < values.end; ++v) sum += beliefs[v] = base::exp(beliefs[v] - highest);
    for (Index v = values.begin; v < values.end; ++v) beliefs[v] /= sum;
    log_likelihood += all_wrong + highest + base::log(sum / values.size());
  }
  return log_likelihood;
}

// The last step of each iteration is an expectation, so that beliefs and likelihood are those of the trust
// that is returned.
template <class Method, class Expect, class Maximise>
Estimate expectation_maximisation(const ClaimTable& claims, const Method& method, Expect expect,
                                  Maximise maximise) {
  Array beliefs(claims.value_count());
  Array trust = Array::Constant(claims.source_count(), method.initial_trust);
  std::vector<double> log_likelihood{expect(beliefs, trust)};
  Estimate result = iterate(method, std::move(beliefs), std::move(trust), [&](Array& b, Array& t) {
    t = maximise(b, t);
    log_likelihood.push_back(expect(b, t));
  });
  result.log_likelihood = std::move(log_likelihood);
  return result;
}

}  // namespace

Estimate estimate(const ClaimTable& claims, const SimpleLca& method) {
  Array log_others(claims.value_count());  // the logarithm of the number of the object's other values
  for (Index v = 0; v < claims.value_count(); ++v) {
    log_others[v] = base::log(static_cast<double>(claims.values_of(claims.object_of(v)).size() - 1));
  }
  const auto expect = [&](Array& beliefs, const Array& trust) {
    const Array log_right = logarithm(bounded(trust)), log_wrong = logarithm(1 - bounded(trust));
    return expectation(
        claims, beliefs, [&](Index s, Index) { return log_right[s]; },
        [&](Index s, Index v) { return log_wrong[s] - log_others[v]; });
  };
  const auto maximise = [&](const Array& beliefs, const Array&) { return mean_by_source(claims, beliefs); };
  return expectation_maximisation(claims, method, expect, maximise);
}

Estimate estimate(const ClaimTable& claims, const GuessLca& method) {
  Array guess = claims_by_value(claims);
  normalise_by_object(claims, guess);
  const Array log_guess = logarithm(guess), counts = claims_by_source(claims);
  const auto expect = [&](Array& beliefs, const Array& trust) {
    const Array knows = bounded(trust), log_guesses = logarithm(1 - knows);
    return expectation(
        claims, beliefs, [&](Index s, Index v) { return base::log(knows[s] + (1 - knows[s]) * guess[v]); },
        [&](Index s, Index v) { return log_guesses[s] + log_guess[v]; });
  };
  // The expected share of a source's claims that it knew rather than guessed.
  const auto maximise = [&](const Array& beliefs, const Array& trust) {
    const Array knows = bounded(trust);
    const auto values = claims.values(), sources = claims.sources();
    Array known = Array::Zero(claims.source_count());
    for (std::size_t i = 0; i < values.size(); ++i) {
      const double k = knows[sources[i]];
      known[sources[i]] += beliefs[values[i]] * k / (k + (1 - k) * guess[values[i]]);
    }
    return Array(known / counts);
  };
  return expectation_maximisation(claims, method, expect, maximise);
}

}  // namespace hearsay
