#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <optional>

#include "base/elementary.hpp"
#include "corpus/dependence.hpp"
#include "corpus/estimate.hpp"
#include "hearsay/credibility.hpp"

// The default method. Credibility.hpp says what the model is; it applies wherever nothing is known of how
// sources err. An iteration makes beliefs of what is thought of the sources, and that of beliefs: two passes
// over the claims, without a branch for it to be mispredicted. Where claims depend on one another, or a
// product is beyond what a number holds, an object's beliefs are made again with logarithms: an exponential
// for each of its values.
//
// An object with one claim says nothing of its source: whatever the trust, its claim is one of so many values
// that are equally likely before. It is left out until the end, where its belief is the trust of its source.
// What is learned of all sources (their mean, the number of false values) is learned from sources with two
// claims at least that others can check, so that one more vote cannot lower what it votes for by way of it.

namespace hearsay {
namespace {

using Index = ClaimTable::Index;

constexpr double unknown = std::numeric_limits<double>::quiet_NaN();

// Whose claims take part: those of all sources, or of those whose dependence is known.
enum class Sources : std::uint8_t { all, compared };

class Model {
 public:
  Model(const ClaimTable& claims, const Bayes& method, std::span<const KnownTruth> known,
        const GeneralValues& general, const Dependence& dependence, Sources who)
      : claims_(claims),
        method_(method),
        known_(known),
        general_(general),
        dependence_(dependence),
        who_(who),
        independence_(independence_of_claims(claims, dependence_)),
        state_(claims.object_count(), State::contested),
        rivals_(claims.value_count()),
        beliefs_(claims.value_count()),
        sums_(claims.object_count()),
        differing_(claims.value_count(), 0),
        agreeing_(claims.value_count(), 0),
        counted_(claims.source_count(), 0),
        right_(claims.source_count(), 0),
        odds_(claims.source_count()),
        several_(claims.source_count(), 0) {
    for (Index o = 0; o < claims.object_count(); ++o) {
      const IndexRange values = claims.values_of(o);
      double all = 0;
      for (Index v = values.begin; v < values.end; ++v) {
        all += beliefs_[v] = votes_for(v);
        rivals_[v] = static_cast<float>(values.size() - 1);
      }
      for (Index v = values.begin; v < values.end; ++v) beliefs_[v] /= std::max(all, 1.0);
      if (all <= 1) state_[o] = State::lone;
      include_special(values);
    }
    for (const KnownTruth& one : known) state_[one.object] = State::known;
    know();
    for (Index o = 0; o < claims.object_count(); ++o) {
      const IndexRange values = claims.values_of(o);
      if (state_[o] == State::lone)
        for (Index v = values.begin; v < values.end; ++v) beliefs_[v] = 0;
      if (state_[o] == State::contested && (!general.empty() || depends(values))) apart_.push_back(o);
    }
    count_claims();
    count_pairs();
  }

  Credibility settle() {
    Credibility found;
    found.converged = false;
    Changes changes;
    const auto step = [&](const Unknowns& from, Unknowns& to) {
      expect(from);
      learn(to);
      ++found.iterations;
      found.residual = 0;
      for (Index s = 0; s < claims_.source_count(); ++s)
        found.residual = std::max(found.residual, std::abs(to[s] - from[s]));
      found.converged = found.residual <= method_.tolerance;
      changes.add(found.residual);
      return found.iterations >= method_.iterations || found.converged;
    };
    Unknowns x, once, twice, further;
    gather();
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
      if (leapt) {
        twice.swap(once);
        x.swap(further);
      } else {
        x.swap(once);
      }
    }
    if (!found.converged) found.unsettled = changes.verdict();
    expect(x);
    return found;
  }

  // How far the vote is to be believed instead, from 0 to 1. Credibility.hpp says why: sources that side with
  // the model where it overturns the vote stray now and then, and what is false is hit by chance only.
  double doubt_of_camps() const {
    const std::vector<Side> sides = find_sides();
    if (sides.empty()) return 0;
    std::vector<std::array<std::uint32_t, 4>> claimed(claims_.source_count());
    const auto values = claims_.values(), sources = claims_.sources();
    for (std::size_t i = 0; i < values.size(); ++i)
      ++claimed[sources[i]][static_cast<std::size_t>(sides[values[i]])];
    double hits = 0, strays = 0;
    for (Index s = 0; s < claims_.source_count(); ++s) {
      const auto& [elsewhere, vote, model, neither] = claimed[s];
      if (model <= vote || !takes_part(s)) continue;
      hits += vote;
      strays += vote + neither;
    }
    const double rate = (hits + 1) / (strays + 5);
    return std::clamp((rate - 0.3) / 0.1, 0.0, 1.0);
  }

  // Writes what was found, of which the vote has the part `doubt_of_model` before its usual share.
  void finish(double doubt_of_model, Credibility& found) {
    found.vote_share = 1 - (1 - method_.vote_share) * (1 - doubt_of_model);
    if (doubt_of_model > 0) {
      heed_the_vote(doubt_of_model);
      gather();
      Unknowns unused;
      learn(unused);
    }
    std::vector<double> doubt(claims_.source_count(), 0), contested(doubt), right(doubt);
    for_each_contested([&](Index value, std::size_t claim, Index source) {
      doubt[source] += independence_[claim] * beliefs_[value] * (1 - beliefs_[value]);
      contested[source] += 1;
      right[source] += beliefs_[value];
    });
    found.trust.assign(claims_.source_count(), unknown);
    found.posterior.resize(claims_.source_count());
    log_odds_.resize(claims_.source_count());
    for (Index s = 0; s < claims_.source_count(); ++s) {
      log_odds_[s] = base::log(odds_[s]);
      found.posterior[s] = posterior(s, doubt[s]);
      if (counted_[s] > 0) found.trust[s] = (right[s] + alpha_) / (contested[s] + method_.prior_claims);
    }
    for (Index o = 0; o < claims_.object_count(); ++o) {
      if (state_[o] == State::lone) add_log_odds(claims_.values_of(o));
    }
    heed_the_vote(method_.vote_share);
    found.beliefs = std::move(beliefs_);
    found.independence = std::move(independence_);
    found.log_odds = std::move(log_odds_);
    found.false_values = false_values_;
    found.mean_trust = mean_;
  }

 private:
  enum class State : std::uint8_t { contested, lone, known };
  // What is iterated: the trust of each source, and the number of false values.
  using Unknowns = std::vector<double>;

  // The extrapolation of three steps, at most nearly all of the way to a trust of 0 or 1; false where it is
  // no further than the last.
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
    }
    constexpr double rest = 1e-3;
    for (std::size_t i = 0; i + 1 < x.size(); ++i)
      further[i] = std::clamp(further[i], rest * twice[i], 1 - rest * (1 - twice[i]));
    further.back() = std::clamp(further.back(), 1.0, most_false_values);
    return true;
  }

  template <class Use>
  void for_each_contested(Use use) const {
    const auto values = claims_.values(), sources = claims_.sources();
    for (std::size_t i = 0; i < values.size(); ++i) {
      if (state_[claims_.object_of(values[i])] != State::lone) use(values[i], i, sources[i]);
    }
  }

  std::size_t first_claim(Index value) const {
    return static_cast<std::size_t>(claims_.sources_of(value).data() - claims_.sources().data());
  }

  bool depends(IndexRange values) const {
    const auto first = independence_.begin() + static_cast<std::ptrdiff_t>(first_claim(values.begin));
    const auto last = values.end == claims_.value_count()
                          ? independence_.end()
                          : independence_.begin() + static_cast<std::ptrdiff_t>(first_claim(values.end));
    return std::any_of(first, last, [](float own) { return own != 1; });
  }

  void count_claims() {
    std::vector<std::uint32_t> contested(claims_.source_count(), 0);
    for_each_contested([&](Index, std::size_t claim, Index source) {
      if (!takes_part(source)) return;
      ++contested[source];
      counted_[source] += independence_[claim];
    });
    for (Index s = 0; s < claims_.source_count(); ++s) several_[s] = contested[s] >= 2;
  }

  // How many pairs of false claims there are, of one value and of two, is linear in the beliefs.
  void count_pairs() {
    std::vector<double> votes(claims_.value_count(), 0);
    for_each_contested([&](Index value, std::size_t claim, Index source) {
      const double own = independence_[claim];
      if (!several_[source]) return;
      votes[value] += own;
      agreeing_[value] -= own * own;
    });
    for (Index o = 0; o < claims_.object_count(); ++o) {
      const IndexRange values = claims_.values_of(o);
      double all = 0;
      for (Index v = values.begin; v < values.end; ++v) all += votes[v];
      for (Index v = values.begin; v < values.end; ++v) {
        agreeing_[v] += votes[v] * votes[v];
        differing_[v] = 2 * votes[v] * (all - votes[v]);
        all_agreeing_ += agreeing_[v];
        all_differing_ += differing_[v] / 2;
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
      const double weight = 1 / (counted_[s] + method_.prior_claims);
      weights += counted_[s] * weight;
      sum += right_[s] * weight;
    }
    mean_ = sum / weights;
    alpha_ = mean_ * method_.prior_claims;
    to.resize(claims_.source_count() + 1);
    for (Index s = 0; s < claims_.source_count(); ++s)
      to[s] = (std::min(right_[s], counted_[s]) + alpha_) / (counted_[s] + method_.prior_claims);
    double agreeing = all_agreeing_, differing = all_differing_;
    for (Index v = 0; v < claims_.value_count(); ++v) {
      agreeing -= agreeing_[v] * beliefs_[v];
      differing -= differing_[v] * beliefs_[v];
    }
    agreeing = std::max(0.0, agreeing);
    differing = std::max(0.0, differing);
    to.back() = std::clamp((agreeing + differing + 100) / (agreeing + 10), 1.0, most_false_values);
  }

  // Beliefs, and what they make right. Shares of the products of odds among the object's values and those
  // that nobody claims, which have a product of 1; 0 where there is but one claim.
  void expect(const Unknowns& from) {
    const auto values = claims_.values(), sources = claims_.sources();
    false_values_ = from.back();
    for (Index s = 0; s < claims_.source_count(); ++s) odds_[s] = takes_part(s) ? from[s] / (1 - from[s]) : 0;
    std::fill(beliefs_.begin(), beliefs_.end(), 1);
    for (std::size_t i = 0; i < values.size(); ++i) {
      const double others = std::max<double>(false_values_, rivals_[values[i]]);
      beliefs_[values[i]] *= std::max(1.0, others * odds_[sources[i]]);
    }
    for (Index o = 0; o < claims_.object_count(); ++o) {
      sums_[o] = std::max(0.0, false_values_ - rivals_[claims_.values_of(o).begin]);
      if (state_[o] == State::lone) sums_[o] = infinity;
    }
    for (Index v = 0; v < claims_.value_count(); ++v) sums_[claims_.object_of(v)] += beliefs_[v];
    bool overflow = false;
    for (Index o = 0; o < claims_.object_count(); ++o) {
      overflow |= !(sums_[o] < 1e300) && state_[o] != State::lone;
      sums_[o] = 1 / sums_[o];
    }
    for (Index v = 0; v < claims_.value_count(); ++v) beliefs_[v] *= sums_[claims_.object_of(v)];
    if (overflow || !apart_.empty()) {
      log_odds_.resize(claims_.source_count());
      for (Index s = 0; s < claims_.source_count(); ++s)
        log_odds_[s] = takes_part(s) ? base::log(odds_[s]) : -infinity;
    }
    for (const Index o : apart_) add_log_odds(claims_.values_of(o));
    for (Index o = 0; overflow && o < claims_.object_count(); ++o) {
      if (!(sums_[o] > 1e-300) && state_[o] != State::lone) add_log_odds(claims_.values_of(o));
    }
    know();
    gather();
  }

  void know() {
    for (const KnownTruth& one : known_) {
      const IndexRange values = claims_.values_of(one.object);
      for (Index v = values.begin; v < values.end; ++v) beliefs_[v] = one.value == v;
    }
  }

  // How many of each source's claims are right.
  void gather() {
    const auto values = claims_.values(), sources = claims_.sources();
    std::fill(right_.begin(), right_.end(), 0);
    for (std::size_t i = 0; i < values.size(); ++i)
      right_[sources[i]] += independence_[i] * beliefs_[values[i]];
  }

  void add_log_odds(IndexRange values) {
    const auto sources = claims_.sources();
    const double others = std::max(false_values_, values.size() - 1.0), log_others = base::log(others);
    double highest = 0;
    std::size_t claim = first_claim(values.begin);
    for (Index v = values.begin; v < values.end; ++v) {
      double votes = 0;
      for (const std::size_t end = claim + claims_.sources_of(v).size(); claim < end; ++claim)
        votes += independence_[claim] * std::max(0.0, log_others + log_odds_[sources[claim]]);
      beliefs_[v] = votes;
      highest = std::max(highest, votes);
    }
    if (!general_.empty()) highest = inherit_votes(values);
    double sum = std::max(0.0, others + 1 - values.size()) * base::exp(-highest);
    for (Index v = values.begin; v < values.end; ++v) sum += beliefs_[v] = base::exp(beliefs_[v] - highest);
    for (Index v = values.begin; v < values.end; ++v) beliefs_[v] /= sum;
    include_special(values);
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

  bool takes_part(Index source) const { return who_ == Sources::all || dependence_.is_compared(source); }

  double votes_for(Index value) const {
    const auto sources = claims_.sources_of(value);
    if (who_ == Sources::all) return static_cast<double>(sources.size());
    return static_cast<double>(
        std::count_if(sources.begin(), sources.end(), [&](Index s) { return takes_part(s); }));
  }

  double votes_on(IndexRange values) const {
    double all = 0;
    for (Index v = values.begin; v < values.end; ++v) all += votes_for(v);
    return all;
  }

  // Of each belief, `share` is the vote's.
  void heed_the_vote(double share) {
    for (Index o = 0; o < claims_.object_count(); ++o) {
      if (state_[o] != State::contested) continue;
      const IndexRange values = claims_.values_of(o);
      const double of_vote = share / votes_on(values);
      for (Index v = values.begin; v < values.end; ++v) beliefs_[v] *= 1 - share;
      for (Index v = values.begin; v < values.end; ++v) {
        const double part = of_vote * votes_for(v);
        beliefs_[v] += part;
        for (const Index general : general_.of(v)) beliefs_[general] += part;
      }
    }
  }

  // The value of the highest score; none where several have it.
  template <class Score>
  static std::optional<Index> favourite(IndexRange values, Score score) {
    Index best = values.begin;
    for (Index v = values.begin + 1; v < values.end; ++v) {
      if (score(v) > score(best)) best = v;
    }
    for (Index v = values.begin; v < values.end; ++v) {
      if (v != best && score(v) >= score(best) * (1 - 1e-9)) return std::nullopt;
    }
    return best;
  }

  bool is_in_hierarchy(IndexRange values) const {
    for (Index v = values.begin; v < values.end; ++v) {
      if (!general_.of(v).empty()) return true;
    }
    return false;
  }

  enum class Side : std::uint8_t { none, vote, model, neither };

  // By value: whose it is, of objects where beliefs overturn the vote.
  std::vector<Side> find_sides() const {
    std::vector<Side> sides;
    for (Index o = 0; o < claims_.object_count(); ++o) {
      const IndexRange values = claims_.values_of(o);
      if (state_[o] != State::contested || is_in_hierarchy(values)) continue;
      const auto of_vote = favourite(values, [&](Index v) { return votes_for(v); });
      if (!of_vote) continue;
      const double weight = method_.vote_share / votes_on(values);
      const auto of_model = favourite(
          values, [&](Index v) { return (1 - method_.vote_share) * beliefs_[v] + weight * votes_for(v); });
      if (!of_model || of_model == of_vote) continue;
      sides.resize(claims_.value_count(), Side::none);
      for (Index v = values.begin; v < values.end; ++v)
        sides[v] = v == of_vote ? Side::vote : v == of_model ? Side::model : Side::neither;
    }
    return sides;
  }

  // Of n claims that are correlated by r, 1 / (1/n + r) trials, less what is missing since the truth of the
  // objects is in doubt (Louis 1982): the doubt's share of what as many claims of known objects would tell.
  TrustPosterior posterior(Index source, double doubt) const {
    const double n = counted_[source], prior = method_.prior_claims, share = n > 0 ? right_[source] / n : 0;
    const double trials_each = 1 / (1 + std::max(n - 1, 0.0) * dependence_.overdispersion);
    const double trials = n * trials_each, size = prior + trials;
    const double mean = (alpha_ + share * trials) / size;
    const double missing = doubt * trials_each / (size * mean * (1 - mean));
    const double known = std::max((size + 1) * (1 - std::min(missing, most_missing)) - 1, prior);
    const double right = right_[source], seen = n == 0            ? unknown
                                                : right < 0.5     ? 0
                                                : n - right < 0.5 ? 1
                                                                  : share;
    return {mean * known, (1 - mean) * known, seen};
  }

  static constexpr double infinity = std::numeric_limits<double>::infinity();
  static constexpr double most_false_values = 50;
  static constexpr double most_missing = 0.9;

  const ClaimTable& claims_;
  const Bayes& method_;
  const std::span<const KnownTruth> known_;
  const GeneralValues& general_;
  const Dependence& dependence_;
  const Sources who_;
  std::vector<float> independence_;  // by claim
  std::vector<State> state_;         // by object
  std::vector<Index> apart_;         // objects whose beliefs are made with logarithms
  std::vector<float> rivals_;        // by value: how many others its object has
  std::vector<double> beliefs_;      // by value
  std::vector<double> sums_;         // by object
  std::vector<double> own_;          // of an object at a time: what belongs to each value without others
  // By value: pairs of claims of sources with several, this one and another, or both of this one, that are
  // false unless it is true.
  std::vector<double> differing_, agreeing_;
  double all_differing_ = 0, all_agreeing_ = 0;
  // By source, of contested claims: how many count, and how many of these are right.
  std::vector<double> counted_, right_;
  // By source: the odds that it is right, of which beliefs are made.
  std::vector<double> odds_, log_odds_;
  std::vector<std::uint8_t> several_;
  double mean_ = 0, alpha_ = 0, false_values_ = 0;
};

Credibility estimate(const ClaimTable& claims, const Bayes& method, std::span<const KnownTruth> known,
                     const GeneralValues& general) {
  if (claims.claim_count() == 0) return {};
  const Dependence dependence = find_dependence(claims);
  const bool all_compared = dependence.size == claims.source_count();
  double doubt = 0;
  // Of those who are compared alone, so that one more vote of somebody else changes no doubt.
  if (dependence.any() && !all_compared) {
    Model model(claims, method, known, general, dependence, Sources::compared);
    static_cast<void>(model.settle());
    doubt = model.doubt_of_camps();
  }
  Model model(claims, method, known, general, dependence, Sources::all);
  Credibility found = model.settle();
  if (dependence.any() && all_compared) doubt = model.doubt_of_camps();
  model.finish(doubt, found);
  return found;
}

}  // namespace

Credibility estimate_credibility(const ClaimTable& claims, const Bayes& method,
                                 std::span<const KnownTruth> known) {
  return estimate(claims, method, known, GeneralValues());
}

Credibility estimate_credibility(const ClaimTable& claims, const Bayes& method,
                                 const GeneralValues& general) {
  return estimate(claims, method, {}, general);
}

}  // namespace hearsay
