#include <algorithm>
#include <cmath>
#include <limits>

#include "base/elementary.hpp"
#include "corpus/dependence.hpp"
#include "corpus/estimate.hpp"
#include "hearsay/credibility.hpp"

// The default method. Credibility.hpp says what the model is; it applies wherever nothing is known of how
// sources err. An iteration is one pass over the claims, object by object: what its sources' trust makes of
// the values, and what that makes of the sources' trust. That costs two numbers gathered for each claim, an
// exponential and a logarithm for each source, and an exponential for each value of which sources speak that
// depend on others.
//
// An object with one claim says nothing of its source: whatever the trust, its claim is one of so many values
// that are equally likely before. It is left out until the end, where its belief is the trust of its source.
// What is learned of all sources (their mean, the number of false values) is learned from sources with two
// claims at least that others can check, so that one more vote cannot lower what it votes for by way of it.

namespace hearsay {
namespace {

using Index = ClaimTable::Index;

constexpr double unknown = std::numeric_limits<double>::quiet_NaN();

class Model {
 public:
  Model(const ClaimTable& claims, const Bayes& method, std::span<const KnownTruth> known,
        const GeneralValues& general)
      : claims_(claims),
        method_(method),
        general_(general),
        dependence_(find_dependence(claims)),
        independence_(independence_of_claims(claims, dependence_)),
        state_(claims.object_count(), State::contested),
        beliefs_(claims.value_count()),
        votes_(claims.value_count(), 0),
        agreeing_(claims.value_count(), 0),
        counted_(claims.source_count(), 0),
        right_(claims.source_count(), 0),
        odds_(claims.source_count()),
        trust_(claims.source_count()),
        several_(claims.source_count(), 0) {
    for (Index o = 0; o < claims.object_count(); ++o) {
      const IndexRange values = claims.values_of(o);
      double all = 0;
      for (Index v = values.begin; v < values.end; ++v)
        all += beliefs_[v] = static_cast<double>(claims.sources_of(v).size());
      for (Index v = values.begin; v < values.end; ++v) beliefs_[v] /= all;
      include_special(values);
      if (all == 1) state_[o] = State::lone;
    }
    for (const KnownTruth& one : known) {
      state_[one.object] = State::known;
      const IndexRange values = claims.values_of(one.object);
      for (Index v = values.begin; v < values.end; ++v) beliefs_[v] = one.value == v;
    }
    std::vector<std::uint32_t> contested(claims.source_count(), 0);
    for_each_contested([&](Index, Index, std::size_t claim, Index source) {
      ++contested[source];
      counted_[source] += independence_[claim];
    });
    for (Index s = 0; s < claims.source_count(); ++s) several_[s] = contested[s] >= 2;
    for_each_contested([&](Index, Index value, std::size_t claim, Index source) {
      const double own = independence_[claim];
      if (!several_[source]) return;
      votes_[value] += own;
      agreeing_[value] -= own * own;
    });
    for (Index v = 0; v < claims.value_count(); ++v) agreeing_[v] += votes_[v] * votes_[v];
  }

  Credibility run() {
    Credibility found;
    found.converged = false;
    Changes changes;
    const auto step = [&](const Unknowns& from, Unknowns& to) {
      expect(from);
      learn(to);
      ++found.iterations;
      found.residual = 0;
      for (Index s = 0; s < claims_.source_count(); ++s)
        found.residual = std::max(found.residual, std::abs(odds_[s] / (1 + odds_[s]) - trust_[s]));
      found.converged = found.residual <= method_.tolerance;
      changes.add(found.residual);
      return found.iterations >= method_.iterations || found.converged;
    };
    Unknowns x, once, twice, further;
    for (Index o = 0; o < claims_.object_count(); ++o) gather(o);
    learn(x);
    // From the vote to where it leads, before anything is extrapolated.
    bool done = false;
    for (int i = 0; i < 5 && !done; ++i) {
      done = step(x, once);
      x.swap(once);
    }
    bool leapt = false;
    double before = 0;
    while (!done) {
      done = step(x, once);
      if (leapt && found.residual > 10 * before) {
        x.swap(twice);  // back to where the leap began
        leapt = false;
        continue;
      }
      before = found.residual;
      if (!done) {
        done = step(once, twice);
        leapt = !done && extrapolate(x, once, twice, further);
        once.swap(twice);
      }
      if (leapt)
        twice.swap(once), x.swap(further);
      else
        x.swap(once);
    }
    if (!found.converged) found.unsettled = changes.verdict();
    expect(x);
    finish(x, found);
    return found;
  }

 private:
  enum class State : std::uint8_t { contested, lone, known };
  // What is iterated: the log-odds of each source's trust, and the logarithm of the number of false values.
  using Unknowns = std::vector<double>;

  // The extrapolation of three steps; false where it is no further than the last, or far beyond all trust.
  static bool extrapolate(const Unknowns& x, const Unknowns& once, const Unknowns& twice, Unknowns& further) {
    double change = 0, curvature = 0;
    for (std::size_t i = 0; i < x.size(); ++i) {
      const double r = once[i] - x[i], v = twice[i] - once[i] - r;
      change += r * r;
      curvature += v * v;
    }
    if (!(change > curvature) || curvature == 0) return false;
    const double length = std::sqrt(change / curvature);
    further.resize(x.size());
    for (std::size_t i = 0; i < x.size(); ++i) {
      const double r = once[i] - x[i], v = twice[i] - once[i] - r;
      further[i] = x[i] + 2 * length * r + length * length * v;
      if (!(std::abs(further[i]) < 100)) return false;
    }
    further.back() = std::clamp(further.back(), 0.0, base::log(50.0));
    return true;
  }

  template <class Use>
  void for_each_contested(Use use) const {
    std::size_t claim = 0;
    for (Index v = 0; v < claims_.value_count(); ++v) {
      const bool lone = state_[claims_.object_of(v)] == State::lone;
      for (const Index s : claims_.sources_of(v)) {
        if (!lone) use(claims_.object_of(v), v, claim, s);
        ++claim;
      }
    }
  }

  // The mean trust, of which twenty sources' worth is the prior's; each source's own; and how many false
  // values there are, from the share of pairs of false claims that agree, where a hundred pairs agree once in
  // ten.
  void learn(Unknowns& to) {
    double weights = 20, sum = 20 * method_.prior_trust;
    for (Index s = 0; s < claims_.source_count(); ++s) {
      if (!several_[s]) continue;
      weights += counted_[s] / (counted_[s] + method_.prior_claims);
      sum += right_[s] / (counted_[s] + method_.prior_claims);
    }
    mean_ = sum / weights;
    alpha_ = mean_ * method_.prior_claims;
    const double beta = method_.prior_claims - alpha_;
    to.resize(claims_.source_count() + 1);
    for (Index s = 0; s < claims_.source_count(); ++s) {
      const double right = right_[s] + alpha_, wrong = std::max(0.0, counted_[s] - right_[s]) + beta;
      trust_[s] = right / (right + wrong);
      to[s] = base::log(right / wrong);
    }
    to.back() = base::log(std::clamp((pairs_ + 100) / (agreeing_pairs_ + 10), 1.0, 50.0));
  }

  // Beliefs, and what they make right.
  void expect(const Unknowns& from) {
    std::fill(right_.begin(), right_.end(), 0);
    pairs_ = agreeing_pairs_ = 0;
    log_false_values_ = from.back();
    false_values_ = base::exp(log_false_values_);
    for (Index s = 0; s < claims_.source_count(); ++s) odds_[s] = base::exp(from[s]);
    claim_ = 0;
    for (Index o = 0; o < claims_.object_count(); ++o) {
      if (state_[o] == State::contested) believe(claims_.values_of(o), claim_, from);
      gather(o);
    }
  }

  // Adds what an object says of its sources, and of false claims.
  void gather(Index object) {
    if (state_[object] == State::lone) {
      ++claim_;
      return;
    }
    const auto sources = claims_.sources();
    const IndexRange values = claims_.values_of(object);
    double all = 0, squares = 0, believed = 0, weighted = 0;
    for (Index v = values.begin; v < values.end; ++v) {
      const double belief = beliefs_[v], votes = votes_[v], agreeing = agreeing_[v] * (1 - belief);
      for (const std::size_t end = claim_ + claims_.sources_of(v).size(); claim_ < end; ++claim_)
        right_[sources[claim_]] += independence_[claim_] * belief;
      all += votes;
      squares += votes * votes;
      believed += votes * belief;
      weighted += votes * votes * belief;
      agreeing_pairs_ += agreeing;
      pairs_ += agreeing;
    }
    pairs_ += std::max(0.0, all * all - squares - 2 * (all * believed - weighted));
  }

  // Shares of exp(votes) among the object's values and those that nobody claims, which have no vote.
  void believe(IndexRange values, std::size_t claim, const Unknowns& log_odds) {
    const double others = std::max(false_values_, values.size() - 1.0);
    if (!general_.empty() || !multiply_odds(values, claim, others))
      add_log_odds(values, claim, others, log_odds);
    include_special(values);
  }

  // Where all claims are independent, which saves the exponentials; false where some are not, or where a
  // product is beyond what a number holds.
  bool multiply_odds(IndexRange values, std::size_t claim, double others) {
    const auto sources = claims_.sources();
    double sum = std::max(0.0, others + 1 - values.size());
    for (Index v = values.begin; v < values.end; ++v) {
      double product = 1;
      for (const std::size_t end = claim + claims_.sources_of(v).size(); claim < end; ++claim) {
        if (independence_[claim] != 1) return false;
        product *= std::max(1.0, others * odds_[sources[claim]]);
      }
      sum += beliefs_[v] = product;
    }
    if (!(sum < 1e300)) return false;
    for (Index v = values.begin; v < values.end; ++v) beliefs_[v] /= sum;
    return true;
  }

  void add_log_odds(IndexRange values, std::size_t claim, double others, const Unknowns& log_odds) {
    const auto sources = claims_.sources();
    const double log_others = others > false_values_ ? base::log(others) : log_false_values_;
    double highest = 0;
    for (Index v = values.begin; v < values.end; ++v) {
      double votes = 0;
      for (const std::size_t end = claim + claims_.sources_of(v).size(); claim < end; ++claim)
        votes += independence_[claim] * std::max(0.0, log_others + log_odds[sources[claim]]);
      beliefs_[v] = votes;
      highest = std::max(highest, votes);
    }
    if (!general_.empty()) highest = inherit_votes(values);
    double sum = std::max(0.0, others + 1 - values.size()) * base::exp(-highest);
    for (Index v = values.begin; v < values.end; ++v) sum += beliefs_[v] = base::exp(beliefs_[v] - highest);
    for (Index v = values.begin; v < values.end; ++v) beliefs_[v] /= sum;
  }

  // Who claims a general value is right whichever special one is true: votes of one are votes of the other.
  // Returns the most votes of a value.
  double inherit_votes(IndexRange values) {
    own_.assign(beliefs_.begin() + values.begin, beliefs_.begin() + values.end);
    double highest = 0;
    for (Index v = values.begin; v < values.end; ++v) {
      for (const Index general : general_.of(v)) beliefs_[v] += own_[general - values.begin];
      highest = std::max(highest, beliefs_[v]);
    }
    return highest;
  }

  // From the beliefs that a value is the truth as it stands, those that it holds.
  void include_special(IndexRange values) {
    if (general_.empty()) return;
    own_.assign(beliefs_.begin() + values.begin, beliefs_.begin() + values.end);
    for (Index v = values.begin; v < values.end; ++v) {
      for (const Index general : general_.of(v)) beliefs_[general] += own_[v - values.begin];
    }
    for (Index v = values.begin; v < values.end; ++v) beliefs_[v] = std::min(beliefs_[v], 1.0);
  }

  void heed_the_vote(IndexRange values) {
    double all = 0;
    for (Index v = values.begin; v < values.end; ++v)
      all += static_cast<double>(claims_.sources_of(v).size());
    for (Index v = values.begin; v < values.end; ++v) beliefs_[v] *= 1 - method_.vote_share;
    for (Index v = values.begin; v < values.end; ++v) {
      const double part = method_.vote_share * static_cast<double>(claims_.sources_of(v).size()) / all;
      beliefs_[v] += part;
      for (const Index general : general_.of(v)) beliefs_[general] += part;
    }
  }

  void finish(const Unknowns& x, Credibility& found) {
    std::vector<double> doubt(claims_.source_count(), 0), contested(doubt), right(doubt);
    for_each_contested([&](Index, Index value, std::size_t claim, Index source) {
      doubt[source] += independence_[claim] * beliefs_[value] * (1 - beliefs_[value]);
      contested[source] += 1;
      right[source] += beliefs_[value];
    });
    found.trust.assign(claims_.source_count(), unknown);
    found.posterior.resize(claims_.source_count());
    for (Index s = 0; s < claims_.source_count(); ++s) {
      found.posterior[s] = posterior(s, doubt[s]);
      if (counted_[s] > 0) found.trust[s] = (right[s] + alpha_) / (contested[s] + method_.prior_claims);
    }
    std::size_t claim = 0;
    for (Index o = 0; o < claims_.object_count(); ++o) {
      const IndexRange values = claims_.values_of(o);
      if (state_[o] == State::lone) believe(values, claim, x);
      if (state_[o] == State::contested) heed_the_vote(values);
      for (Index v = values.begin; v < values.end; ++v) claim += claims_.sources_of(v).size();
    }
    found.beliefs = std::move(beliefs_);
    found.independence = std::move(independence_);
    found.log_odds.assign(x.begin(), x.end() - 1);
    found.false_values = false_values_;
    found.mean_trust = mean_;
  }

  // Of n claims that are correlated by r, 1 / (1/n + r) trials; what is in doubt of the truth of the objects
  // adds to the variance, half of it as if all of a source's objects were wrong together.
  TrustPosterior posterior(Index source, double doubt) const {
    const double n = counted_[source], prior = method_.prior_claims, share = n > 0 ? right_[source] / n : 0;
    const double trials = n / (1 + std::max(n - 1, 0.0) * dependence_.overdispersion);
    const double mean = (alpha_ + share * trials) / (prior + trials), spread = mean * (1 - mean);
    const double unsure = doubt / (prior + n);
    const double variance = spread / (prior + trials + 1) + unsure / (prior + n) + 0.25 * unsure * unsure;
    const double size = std::max(spread / variance - 1, prior);
    const double right = right_[source], seen = n == 0            ? unknown
                                                : right < 0.5     ? 0
                                                : n - right < 0.5 ? 1
                                                                  : share;
    return {mean * size, (1 - mean) * size, seen};
  }

  const ClaimTable& claims_;
  const Bayes& method_;
  const GeneralValues& general_;
  Dependence dependence_;
  std::vector<float> independence_;  // by claim
  std::vector<State> state_;         // by object
  std::vector<double> beliefs_;
  std::vector<double> own_;  // of an object at a time: what belongs to each value without others
  // By value, of sources with several claims: independent votes, and ordered pairs of them.
  std::vector<double> votes_, agreeing_;
  // By source, of contested claims: how many count, and how many of these are right.
  std::vector<double> counted_, right_;
  // By source: the odds that it is right, of which beliefs are made, and the trust that these make.
  std::vector<double> odds_, trust_;
  std::vector<std::uint8_t> several_;
  double mean_ = 0, alpha_ = 0, false_values_ = 0, log_false_values_ = 0;
  double pairs_ = 0, agreeing_pairs_ = 0;  // of false claims of one object, as far as they are thought false
  std::size_t claim_ = 0;                  // where a pass over the claims stands
};

}  // namespace

Credibility estimate_credibility(const ClaimTable& claims, const Bayes& method,
                                 std::span<const KnownTruth> known) {
  if (claims.claim_count() == 0) return {};
  return Model(claims, method, known, GeneralValues()).run();
}

Credibility estimate_credibility(const ClaimTable& claims, const Bayes& method,
                                 const GeneralValues& general) {
  if (claims.claim_count() == 0) return {};
  return Model(claims, method, {}, general).run();
}

}  // namespace hearsay
