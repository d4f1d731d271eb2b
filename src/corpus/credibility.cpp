#include "hearsay/credibility.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>

#include "base/beta_quantile.hpp"
#include "base/elementary.hpp"
#include "corpus/estimate.hpp"

namespace hearsay {
namespace {

using Index = ClaimTable::Index;

struct NamedMethod {
  std::string_view name;
  CredibilityMethod method;
};

const std::array<NamedMethod, std::variant_size_v<CredibilityMethod>>& named_methods() {
  static const std::array<NamedMethod, std::variant_size_v<CredibilityMethod>> methods{{
      {"bayes", Bayes{}},
      {"catd", Catd{}},
      {"majority", Majority{}},
      {"sums", Sums{}},
      {"average-log", AverageLog{}},
      {"investment", Investment{}},
      {"pooled-investment", PooledInvestment{}},
      {"truth-finder", TruthFinder{}},
      {"two-estimates", TwoEstimates{}},
      {"simple-lca", SimpleLca{}},
      {"guess-lca", GuessLca{}},
      {"accu", Accu{}},
      {"accu-copy", AccuCopy{}},
      {"crh", Crh{}},
  }};
  return methods;
}

}  // namespace

Array claims_by_source(const ClaimTable& claims) {
  Array counts(claims.source_count());
  for (Index s = 0; s < claims.source_count(); ++s)
    counts[s] = static_cast<double>(claims.claims_of(s).size());
  return counts;
}

Array claims_by_value(const ClaimTable& claims) {
  Array counts(claims.value_count());
  for (Index v = 0; v < claims.value_count(); ++v)
    counts[v] = static_cast<double>(claims.sources_of(v).size());
  return counts;
}

void sum_by_value(const ClaimTable& claims, const Array& of_source, Array& sums) {
  const auto values = claims.values(), sources = claims.sources();
  sums.setZero(claims.value_count());
  for (std::size_t i = 0; i < values.size(); ++i) sums[values[i]] += of_source[sources[i]];
}

Array sum_by_source(const ClaimTable& claims, const Array& of_value) {
  Array sums = Array::Zero(claims.source_count());
  const auto values = claims.values(), sources = claims.sources();
  for (std::size_t i = 0; i < values.size(); ++i) sums[sources[i]] += of_value[values[i]];
  return sums;
}

void normalise_by_object(const ClaimTable& claims, Array& of_value) {
  for (Index o = 0; o < claims.object_count(); ++o) {
    const IndexRange values = claims.values_of(o);
    double sum = 0;
    for (Index v = values.begin; v < values.end; ++v) sum += of_value[v];
    for (Index v = values.begin; v < values.end; ++v)
      of_value[v] = sum > 0 ? of_value[v] / sum : 1.0 / values.size();
  }
}

void find_winners(const ClaimTable& claims, const Array& of_value, Array& won) {
  won.resize(claims.value_count());
  for (Index o = 0; o < claims.object_count(); ++o) {
    const IndexRange values = claims.values_of(o);
    double highest = of_value[values.begin], tied = 0;
    for (Index v = values.begin + 1; v < values.end; ++v) highest = std::max(highest, of_value[v]);
    for (Index v = values.begin; v < values.end; ++v) {
      won[v] = of_value[v] >= highest - 1e-9 * std::abs(highest);
      tied += won[v];
    }
    for (Index v = values.begin; v < values.end; ++v) won[v] /= tied;
  }
}

std::span<const std::string_view> credibility_method_names() noexcept {
  static const auto names = [] {
    std::array<std::string_view, std::variant_size_v<CredibilityMethod>> all;
    std::transform(named_methods().begin(), named_methods().end(), all.begin(),
                   [](const NamedMethod& one) { return one.name; });
    return all;
  }();
  return names;
}

std::optional<CredibilityMethod> credibility_method(std::string_view name) noexcept {
  for (const NamedMethod& one : named_methods()) {
    if (one.name == name) return one.method;
  }
  return std::nullopt;
}

namespace {

double beta_quantile(double alpha, double beta, double p) {
  return base::without_last_digits(base::beta_quantile(alpha, beta, p));
}

}  // namespace

Interval proportion_interval(double successes, double trials) {
  const double a = successes + 0.5, b = trials - successes + 0.5;
  const double seen = trials > 0 ? successes / trials : 0.5;
  return {std::min(seen, beta_quantile(a, b, 0.05)), std::max(seen, beta_quantile(a, b, 0.95))};
}

std::optional<Interval> trust_interval(const ClaimTable& claims, const Credibility& credibility,
                                       Index source) {
  const double trust = credibility.trust[source];
  if (!credibility.trust_is_share || std::isnan(trust)) return std::nullopt;
  if (!credibility.posterior.empty()) {
    const TrustPosterior& known = credibility.posterior[source];
    const double share = std::isnan(known.share) ? trust : known.share;
    return Interval{std::min({trust, share, beta_quantile(known.alpha, known.beta, 0.05)}),
                    std::max({trust, share, beta_quantile(known.alpha, known.beta, 0.95)})};
  }
  const double trials = static_cast<double>(claims.claims_of(source).size());
  return proportion_interval(trust * trials, trials);
}

void withhold_untested_trust(const ClaimTable& claims, Credibility& credibility) {
  const auto values = claims.values(), sources = claims.sources();
  std::vector<bool> is_tested(claims.source_count());
  for (std::size_t i = 0; i < values.size(); ++i) {
    const IndexRange of_object = claims.values_of(claims.object_of(values[i]));
    if (of_object.end - of_object.begin > 1) is_tested[sources[i]] = true;
  }
  for (Index s = 0; s < claims.source_count(); ++s) {
    if (!is_tested[s]) credibility.trust[s] = std::numeric_limits<double>::quiet_NaN();
  }
}

// The changes of a method that tends to an answer shrink, so that the least is among the last.
Unsettled Changes::verdict() const {
  const auto least = std::min_element(changes_.rbegin(), changes_.rend()) - changes_.rbegin();
  const auto recent = std::max<std::ptrdiff_t>(3, static_cast<std::ptrdiff_t>(changes_.size() / 10));
  return least < recent ? Unsettled::drifting : Unsettled::oscillating;
}

Credibility estimate_credibility(const ClaimTable& claims, const CredibilityMethod& method) {
  if (claims.claim_count() == 0) return {};
  if (const auto* bayes = std::get_if<Bayes>(&method))
    return estimate_credibility(claims, *bayes, std::span<const KnownTruth>());
  return std::visit(
      [&claims](const auto& parameters) -> Credibility {
        if constexpr (std::is_same_v<decltype(parameters), const Bayes&>) {
          return {};
        } else {
          Estimate found = estimate(claims, parameters);
          Credibility result;
          result.beliefs.assign(found.beliefs.begin(), found.beliefs.end());
          result.trust.assign(found.trust.begin(), found.trust.end());
          result.trust_is_share = found.trust_is_share;
          result.converged = found.converged;
          result.iterations = found.iterations;
          result.residual = found.residual;
          result.unsettled = found.unsettled;
          result.log_likelihood = std::move(found.log_likelihood);
          return result;
        }
      },
      method);
}

std::string_view to_string(Unsettled unsettled) noexcept {
  constexpr std::array<std::string_view, enumerator_count<Unsettled>> words{"no", "drifting", "oscillating"};
  return words[static_cast<std::size_t>(unsettled)];
}

}  // namespace hearsay
