#include "corpus/dependence.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <tuple>
#include <utility>

#include "base/elementary.hpp"

// Copying found without any truth. Two independent sources of accuracies a and b agree at the rate
// a b + (1 − a)(1 − b) c, where c is the chance that false claims agree; less a constant, that is a product
// of one factor for each source. So all pairs together tell what each source's factor is (tetrads, as in
// factor analysis: Spearman 1904; for annotators Dawid and Skene's model read so by Zhang et al. 2016), and
// what a pair agrees beyond the product of its factors is copied. Quantiles keep the copying pairs from
// having a say in the factors, as long as each source has more pairs of its own mind than of others'. Of two
// camps of about equal size either explains the other's agreement as copying, so the factors are fitted
// twice, near the median and well below it, and the higher rate counts. A method that takes copies for votes
// and finds their trust first, as ACCU's copy detection does, may have been captured by them already.
//
// Only sources with many claims are compared: few claims tell nothing of copying, and pairs of few sources
// are counted in a small square matrix.

namespace hearsay {
namespace {

using Index = ClaimTable::Index;

constexpr std::size_t most_sources = 64;
constexpr double least_shared = 5;     // claims that two must make of the same objects
constexpr double collision = 0.1;      // how often false claims agree
constexpr double standard_errors = 3;  // by which an agreement must exceed what is expected
// The shares of a source's pairs that lie below its fit, with the negated quantile of the normal
// distribution.
struct Quantile {
  double share, normal;
};
constexpr Quantile usual{0.45, 0.12566}, cautious{0.3, 0.52440};
constexpr double chance_floor = collision / (1 + collision);

// Sources with most claims, at most 64: of those that tie at the end all or none, so that names decide
// nothing.
std::vector<Index> heaviest(const ClaimTable& claims) {
  std::vector<std::uint64_t> fellows(claims.source_count(), 0);
  const auto values = claims.values(), sources = claims.sources();
  for (std::size_t i = 0; i < values.size(); ++i)
    fellows[sources[i]] += claims.sources_of(values[i]).size() - 1;
  using Key = std::pair<std::size_t, std::uint64_t>;
  const auto key = [&](Index s) { return Key(claims.claims_of(s).size(), fellows[s]); };
  std::vector<Index> chosen;
  for (Index s = 0; s < claims.source_count(); ++s) {
    if (static_cast<double>(claims.claims_of(s).size()) >= least_shared) chosen.push_back(s);
  }
  if (chosen.size() > most_sources) {
    std::nth_element(chosen.begin(), chosen.begin() + most_sources, chosen.end(),
                     [&](Index a, Index b) { return key(a) > key(b); });
    const Key left_out = key(chosen[most_sources]);
    std::erase_if(chosen, [&](Index s) { return key(s) <= left_out; });
    std::sort(chosen.begin(), chosen.end());
  }
  return chosen;
}

class Pairs {
 public:
  Pairs(const ClaimTable& claims, const Dependence& sources)
      : size_(sources.size), same_(size_ * size_, 0), both_(size_ * size_, 0) {
    std::vector<std::pair<Index, Index>> here;  // column, value
    for (Index o = 0; o < claims.object_count(); ++o) {
      here.clear();
      const IndexRange values = claims.values_of(o);
      for (Index v = values.begin; v < values.end; ++v) {
        for (const Index s : claims.sources_of(v)) {
          if (sources.column_of[s] < size_) here.emplace_back(sources.column_of[s], v);
        }
      }
      for (std::size_t i = 0; i < here.size(); ++i) {
        for (std::size_t j = 0; j < i; ++j) {
          const auto [low, high] = std::minmax(here[i].first, here[j].first);
          both_[low * size_ + high] += 1;
          same_[low * size_ + high] += here[i].second == here[j].second;
        }
      }
    }
  }

  bool comparable(std::size_t i, std::size_t j) const { return i != j && both(i, j) >= least_shared; }
  double both(std::size_t i, std::size_t j) const { return both_[std::min(i, j) * size_ + std::max(i, j)]; }
  double same(std::size_t i, std::size_t j) const { return same_[std::min(i, j) * size_ + std::max(i, j)]; }
  double agreement(std::size_t i, std::size_t j) const { return (same(i, j) + 0.5) / (both(i, j) + 1); }

 private:
  std::size_t size_;
  std::vector<double> same_, both_;  // above the diagonal
};

double median(std::vector<double>& x) {
  const auto middle = x.begin() + static_cast<std::ptrdiff_t>(x.size() / 2);
  std::nth_element(x.begin(), middle, x.end());
  if (x.size() % 2 == 1) return *middle;
  return (*middle + *std::max_element(x.begin(), middle)) / 2;
}

double weighted_quantile(std::vector<std::pair<double, double>>& x, double share) {
  std::sort(x.begin(), x.end());
  double all = 0, passed = 0;
  for (const auto& one : x) all += one.second;
  for (const auto& one : x) {
    if ((passed += one.second) >= share * all) return one.first;
  }
  return x.back().first;
}

// The logarithm of each source's factor: twenty half steps towards what its pairs imply, at their quantile.
// By as much as chance alone puts that below the truth, the pairs are raised before.
std::vector<double> fit_factors(const Pairs& pairs, std::size_t size, Quantile quantile) {
  const auto logarithm = [&](std::size_t i, std::size_t j) {
    const double agreement = pairs.agreement(i, j), excess = agreement - chance_floor;
    const double error = std::sqrt(agreement * (1 - agreement) / pairs.both(i, j)) / std::max(excess, 0.02);
    return base::log(std::max(excess, 1e-3) / (1 + collision)) + quantile.normal * error;
  };
  std::vector<double> all;
  for (std::size_t i = 0; i < size; ++i) {
    for (std::size_t j = 0; j < i; ++j) {
      if (pairs.comparable(i, j)) all.push_back(logarithm(i, j));
    }
  }
  std::vector<double> factors(size, all.empty() ? 0 : median(all) / 2), implied;
  std::vector<std::pair<double, double>> weighted;
  for (int round = 0; round < 20; ++round) {
    implied = factors;
    for (std::size_t i = 0; i < size; ++i) {
      weighted.clear();
      for (std::size_t j = 0; j < size; ++j) {
        if (pairs.comparable(i, j))
          weighted.emplace_back(logarithm(i, j) - factors[j], std::sqrt(pairs.both(i, j)));
      }
      if (weighted.size() >= 2) implied[i] = weighted_quantile(weighted, quantile.share);
    }
    for (std::size_t i = 0; i < size; ++i)
      factors[i] = (factors[i] + std::min(implied[i], base::log(1 - chance_floor))) / 2;
  }
  return factors;
}

// The correlation that gives the squared residuals the median of χ² with one degree of freedom. A few pairs
// say little, hence ten that have .01; bounded, since beyond that what a source claims would count for
// nothing.
double find_overdispersion(const std::vector<std::tuple<double, double, double>>& pairs) {
  if (pairs.size() < 3) return 0.01;
  double low = 0, high = 1;
  std::vector<double> squares(pairs.size());
  for (int step = 0; step < 40; ++step) {
    const double middle = (low + high) / 2;
    for (std::size_t i = 0; i < pairs.size(); ++i) {
      const auto [shared, expected, seen] = pairs[i];
      squares[i] = (seen - expected) * (seen - expected) /
                   (expected * (1 - expected) * (1 / shared + middle * (1 - 1 / shared)));
    }
    (median(squares) > 0.455 ? low : high) = middle;
  }
  const auto count = static_cast<double>(pairs.size());
  return std::clamp((low * count + 0.01 * 10) / (count + 10), 0.005, 0.05);
}

}  // namespace

Dependence find_dependence(const ClaimTable& claims) {
  const std::vector<Index> chosen = heaviest(claims);
  Dependence found;
  found.size = chosen.size();
  found.column_of.assign(claims.source_count(), ~Index{0});
  for (Index column = 0; column < chosen.size(); ++column) found.column_of[chosen[column]] = column;
  const std::size_t size = found.size;
  found.rates.assign(size * size, 0);
  found.overdispersion = 0.01;
  if (size < 3) return found;

  const Pairs pairs(claims, found);
  std::vector<std::tuple<double, double, double>> residuals;
  for (const Quantile quantile : {usual, cautious}) {
    const std::vector<double> factors = fit_factors(pairs, size, quantile);
    for (std::size_t i = 0; i < size; ++i) {
      for (std::size_t j = 0; j < i; ++j) {
        if (!pairs.comparable(i, j)) continue;
        const double shared = pairs.both(i, j);
        const double expected =
            std::clamp((1 + collision) * base::exp(factors[i] + factors[j]) + chance_floor, 1e-3, 0.999);
        const double error = std::sqrt(expected * (1 - expected) / shared);
        const double rate = (pairs.agreement(i, j) - expected - standard_errors * error) / (1 - expected);
        double& highest = found.rates[i * size + j];
        found.rates[j * size + i] = highest = std::clamp(rate, highest, 1.0);
        if (quantile.share == usual.share)
          residuals.emplace_back(shared, expected, pairs.same(i, j) / shared);
      }
    }
  }
  found.overdispersion = find_overdispersion(residuals);
  return found;
}

std::vector<float> independence_of_claims(const ClaimTable& claims, const Dependence& dependence) {
  std::vector<float> independence(claims.claim_count(), 1);
  std::vector<std::pair<std::size_t, Index>> here;  // claim, column
  std::size_t claim = 0;
  for (Index v = 0; v < claims.value_count(); ++v) {
    here.clear();
    for (const Index s : claims.sources_of(v)) {
      if (dependence.column_of[s] < dependence.size) here.emplace_back(claim, dependence.column_of[s]);
      ++claim;
    }
    for (const auto& mine : here) {
      double copies = 0;
      for (const auto& other : here) copies += dependence.rate(mine.second, other.second);
      independence[mine.first] = static_cast<float>(1 / (1 + copies));
    }
  }
  return independence;
}

}  // namespace hearsay
