#include <algorithm>
#include <cmath>

#include "base/elementary.hpp"
#include "corpus/estimate.hpp"

// ACCU (Dong, Berti-Équille and Srivastava 2009): Bayes' rule over the values of an object, of which one is
// true and a fixed number are false, whether anybody claims them or not. It applies where most claims have no
// rival, since a single claim is then believed as far as its source is trusted and no further; one
// exponential for each value makes an iteration about as dear as one of SimpleLCA.
//
// With copy detection each pair of sources that meet is compared over all they share: false values in common
// speak for copying, true ones hardly do. It applies where sources copy, as booksellers do from one another;
// where honest sources err alike because they all ask one place, as flight trackers do, it finds copiers who
// are none. Its time grows with the square of the claims of an object.

namespace hearsay {
namespace {

using Index = ClaimTable::Index;

Array bounded(const Array& trust) {
  return trust.max(1e-6).min(1 - 1e-6);
}

// From vote counts (log-odds of each value against any one false value) to probabilities, where the object
// has false_values + 1 values in all and those that nobody claims have a vote count of 0.
void posterior(const ClaimTable& claims, int false_values, Array& votes) {
  for (Index o = 0; o < claims.object_count(); ++o) {
    const IndexRange values = claims.values_of(o);
    double highest = 0;
    for (Index v = values.begin; v < values.end; ++v) highest = std::max(highest, votes[v]);
    double sum = std::max(0.0, false_values + 1.0 - values.size()) * base::exp(-highest);
    for (Index v = values.begin; v < values.end; ++v) sum += votes[v] = base::exp(votes[v] - highest);
    for (Index v = values.begin; v < values.end; ++v) votes[v] /= sum;
  }
}

// By source: the mean belief of its claims on objects of several claims. Without any, it stays as it was.
class TrustFromContested {
 public:
  explicit TrustFromContested(const ClaimTable& claims) : claims_(claims), contested_(claims.value_count()) {
    for (Index v = 0; v < claims.value_count(); ++v) {
      contested_[v] = claims.values_of(claims.object_of(v)).size() > 1 || claims.sources_of(v).size() > 1;
    }
    counts_ = sum_by_source(claims, contested_);
  }

  Array operator()(const Array& beliefs, const Array& trust) const {
    const Array right = sum_by_source(claims_, beliefs * contested_);
    return (counts_ > 0).select(right / counts_, trust);
  }

 private:
  const ClaimTable& claims_;
  Array contested_, counts_;
};

// How far each claim of a source is its own: Π (1 − copy_rate · P(the source copies from s)) over the more
// accurate sources s that make the same claim, half of it over equally accurate ones. The probabilities come
// from Bayes' rule over three hypotheses (independent, this one copies, the other one copies).
class CopyDetector {
 public:
  CopyDetector(const ClaimTable& claims, const AccuCopy& method)
      : claims_(claims),
        method_(method),
        copies_(claims.source_count()),
        copied_(claims.source_count()),
        is_met_(claims.source_count()) {}

  // Calls use(value, independence) for every claim of the source.
  template <class Use>
  void detect(Index source, const Array& beliefs, const Array& trust, Use use) {
    compare(source, beliefs, trust);
    const double log_prior = base::log(method_.copy_prior / 2) - base::log(1 - method_.copy_prior);
    for (const Index other : met_) {
      // Odds against independence; sums of many logarithms, hence the common exponent.
      const double this_copies = log_prior + copies_[other], other_copies = log_prior + copied_[other];
      const double highest = std::max({0.0, this_copies, other_copies});
      const double sum =
          base::exp(-highest) + base::exp(this_copies - highest) + base::exp(other_copies - highest);
      copies_[other] = base::exp(this_copies - highest) / sum;
    }
    for (const Index value : claims_.claims_of(source)) {
      double independence = 1;
      for (const Index other : claims_.sources_of(value)) {
        const double lead = trust[other] - trust[source];
        if (other == source || lead < -1e-9) continue;
        independence *= 1 - (lead > 1e-9 ? 1 : 0.5) * method_.copy_rate * copies_[other];
      }
      use(value, independence);
    }
    for (const Index other : met_) {
      copies_[other] = copied_[other] = 0;
      is_met_[other] = false;
    }
    met_.clear();
  }

 private:
  // Log-likelihood ratios against independence, by the other source: that `source` copies from it, and that
  // it copies from `source`.
  void compare(Index source, const Array& beliefs, const Array& trust) {
    const double log_differ = base::log(1 - method_.copy_rate);
    for (const Index mine : claims_.claims_of(source)) {
      const IndexRange values = claims_.values_of(claims_.object_of(mine));
      for (Index value = values.begin; value < values.end; ++value) {
        for (const Index other : claims_.sources_of(value)) {
          if (other == source) continue;
          if (!is_met_[other]) met_.push_back(other);
          is_met_[other] = true;
          if (value != mine) {
            copies_[other] += log_differ;
            copied_[other] += log_differ;
            continue;
          }
          const double p = beliefs[value], a = trust[source], b = trust[other];
          const double independent = p * a * b + (1 - p) * (1 - a) * (1 - b) / method_.false_values;
          copies_[other] += base::log(method_.copy_rate * (p * b + (1 - p) * (1 - b)) / independent + 1 -
                                      method_.copy_rate);
          copied_[other] += base::log(method_.copy_rate * (p * a + (1 - p) * (1 - a)) / independent + 1 -
                                      method_.copy_rate);
        }
      }
    }
  }

  const ClaimTable& claims_;
  const AccuCopy& method_;
  std::vector<double> copies_, copied_;  // by the other source; 0 for those not met
  std::vector<bool> is_met_;
  std::vector<Index> met_;  // those that claim something of an object that the source claims something of
};

}  // namespace

Estimate estimate(const ClaimTable& claims, const Accu& method) {
  const TrustFromContested trust_from(claims);
  return iterate(method, Array::Zero(claims.value_count()),
                 Array::Constant(claims.source_count(), method.initial_trust),
                 [&](Array& beliefs, Array& trust) {
                   const Array accuracy = bounded(trust);
                   sum_by_value(claims, logarithm(method.false_values * accuracy / (1 - accuracy)), beliefs);
                   posterior(claims, method.false_values, beliefs);
                   trust = trust_from(beliefs, trust);
                 });
}

Estimate estimate(const ClaimTable& claims, const AccuCopy& method) {
  Array shares = claims_by_value(claims);
  normalise_by_object(claims, shares);
  CopyDetector detector(claims, method);
  const TrustFromContested trust_from(claims);
  return iterate(method, std::move(shares), Array::Constant(claims.source_count(), method.initial_trust),
                 [&](Array& beliefs, Array& trust) {
                   const Array accuracy = bounded(trust);
                   const Array scores = logarithm(method.false_values * accuracy / (1 - accuracy));
                   Array votes = Array::Zero(claims.value_count());
                   for (Index s = 0; s < claims.source_count(); ++s) {
                     detector.detect(s, beliefs, accuracy, [&](Index value, double independence) {
                       votes[value] += independence * scores[s];
                     });
                   }
                   posterior(claims, method.false_values, votes);
                   beliefs = std::move(votes);
                   trust = trust_from(beliefs, trust);
                 });
}

}  // namespace hearsay
