#include <algorithm>
#include <cmath>
#include <limits>
#include <utility>
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

// Goes from beliefs to what sources are like, and back.
class Estimate {
 public:
  Estimate(const ClaimTable& claims, const ManyTruths& method, std::span<const KnownTruth> known)
      : claims_(claims),
        method_(method),
        speakers_(claims),
        is_known_(claims.object_count(), false),
        qualities_(claims.source_count()),
        tallies(claims.source_count()),
        beliefs(claims.value_count()) {
    for (Index v = 0; v < claims.value_count(); ++v) {
      beliefs[v] = static_cast<double>(claims.sources_of(v).size()) /
                   static_cast<double>(speakers_.of(claims.object_of(v)).size());
    }
    for (const KnownTruth& one : known) {
      const IndexRange values = claims.values_of(one.object);
      if (!is_known_[one.object]) std::fill(beliefs.begin() + values.begin, beliefs.begin() + values.end, 0);
      is_known_[one.object] = true;
      if (one.value) beliefs[*one.value] = 1;
    }
  }

  void count() {
    std::fill(tallies.begin(), tallies.end(), Tally{});
    for (Index o = 0; o < claims_.object_count(); ++o) {
      const IndexRange values = claims_.values_of(o);
      double there = 0;
      for (Index v = values.begin; v < values.end; ++v) {
        there += beliefs[v];
        for (const Index s : claims_.sources_of(v)) {
          tallies[s].found += beliefs[v];
          tallies[s].added += 1 - beliefs[v];
        }
      }
      for (const Index s : speakers_.of(o)) {
        tallies[s].there += there;
        tallies[s].not_there += values.size() - there;
      }
    }
  }

  // The greatest change of a quality.
  double judge_sources() {
    double change = 0;
    for (Index s = 0; s < claims_.source_count(); ++s) {
      const Tally& t = tallies[s];
      Quality& of = qualities_[s];
      const double finds = (t.found + method_.sensitivity_values * method_.prior_sensitivity) /
                           (t.there + method_.sensitivity_values);
      const double refrains =
          (t.not_there - t.added + method_.specificity_values * method_.prior_specificity) /
          (t.not_there + method_.specificity_values);
      change = std::max({change, std::abs(finds - of.sensitivity), std::abs(refrains - of.specificity)});
      of.sensitivity = finds;
      of.specificity = refrains;
      of.for_passed = base::log((1 - finds) / refrains);
      of.for_claimed = base::log(finds / (1 - refrains)) - of.for_passed;
    }
    return change;
  }

  void judge_values() {
    const double log_prior = base::log(method_.prior_share / (1 - method_.prior_share));
    for (Index o = 0; o < claims_.object_count(); ++o) {
      if (is_known_[o]) continue;
      double passed = log_prior;
      for (const Index s : speakers_.of(o)) passed += qualities_[s].for_passed;
      const IndexRange values = claims_.values_of(o);
      for (Index v = values.begin; v < values.end; ++v) {
        double odds = passed;
        for (const Index s : claims_.sources_of(v)) odds += qualities_[s].for_claimed;
        beliefs[v] = 1 / (1 + base::exp(-odds));
      }
    }
  }

 private:
  struct Quality {
    double sensitivity = -1, specificity = -1;  // none yet
    double for_claimed = 0, for_passed = 0;     // log-odds of a value that it claims, or does not
  };

  const ClaimTable& claims_;
  const ManyTruths& method_;
  Speakers speakers_;
  std::vector<bool> is_known_;
  std::vector<Quality> qualities_;

 public:
  std::vector<Tally> tallies;
  std::vector<double> beliefs;
};

}  // namespace

Credibility estimate_credibility(const ClaimTable& claims, const ManyTruths& method,
                                 std::span<const KnownTruth> known) {
  Credibility result;
  if (claims.claim_count() == 0) return result;
  Estimate estimate(claims, method, known);
  result.converged = false;
  while (result.iterations < method.iterations && !result.converged) {
    estimate.count();
    result.residual = estimate.judge_sources();
    estimate.judge_values();
    ++result.iterations;
    result.converged = result.residual <= method.tolerance;
  }
  if (!result.converged) result.unsettled = Unsettled::drifting;
  estimate.count();
  for (const Tally& one : estimate.tallies) {
    const double share = one.found / (one.found + one.added);
    result.posterior.push_back({one.found + 0.5, one.added + 0.5, share});
    result.trust.push_back(share);
  }
  result.beliefs = std::move(estimate.beliefs);
  return result;
}

}  // namespace hearsay
