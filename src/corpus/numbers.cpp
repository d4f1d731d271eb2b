#include <algorithm>
#include <cmath>

#include "corpus/number.hpp"
#include "hearsay/credibility.hpp"

// Numbers that are measured, not named: temperatures, prices, casualties. The truth lies between the claims
// rather than among them, and a source that is seldom exactly right may always be close. Each number is
// weighed by its source's precision, and by how far it strays itself.

namespace hearsay {
namespace {

using Index = ClaimTable::Index;

struct Claimed {
  double number;  // in spreads of the object, from its median
  Index source;
};

struct Measured {
  Index object;
  double median, spread;
  std::vector<Claimed> numbers;
  double estimate = 0, precision = 0;
};

double median_of(std::vector<double> x) {
  std::sort(x.begin(), x.end());
  return x.size() % 2 == 1 ? x[x.size() / 2] : x[x.size() / 2 - 1] / 2 + x[x.size() / 2] / 2;
}

// None where a value is no number.
std::optional<Measured> measured(const ClaimTable& claims, Index object) {
  Measured found{object, 0, 0, {}};
  std::vector<double> numbers;
  const IndexRange values = claims.values_of(object);
  for (Index v = values.begin; v < values.end; ++v) {
    const auto number = parse_number(claims.value(v));
    if (!number) return std::nullopt;
    for (const Index s : claims.sources_of(v)) {
      found.numbers.push_back({*number, s});
      numbers.push_back(*number);
    }
  }
  found.median = median_of(numbers);
  for (double& x : numbers) x = std::abs(x - found.median);
  found.spread = 1.4826 * median_of(numbers);
  if (found.spread == 0) {
    // More than half agree: the mean deviation, which others than they make.
    for (const double x : numbers) found.spread += x / static_cast<double>(numbers.size());
  }
  if (!std::isfinite(found.spread)) return std::nullopt;
  for (Claimed& one : found.numbers)
    one.number = found.spread > 0 ? std::clamp((one.number - found.median) / found.spread, -1e100, 1e100) : 0;
  return found;
}

}  // namespace

std::vector<NumberEstimate> estimate_numbers(const ClaimTable& claims) {
  std::vector<Measured> objects;
  for (Index o = 0; o < claims.object_count(); ++o) {
    if (auto one = measured(claims, o)) objects.push_back(std::move(*one));
  }
  constexpr double degrees = 3, prior = 4;  // of freedom; claims that err by one spread
  std::vector<double> variance(claims.source_count(), 1), squares, counts;
  for (int iteration = 0; iteration < 20; ++iteration) {
    squares.assign(claims.source_count(), prior);
    counts.assign(claims.source_count(), prior);
    for (Measured& object : objects) {
      const auto weight = [&](const Claimed& one) {
        const double error = one.number - object.estimate;
        return (degrees + 1) / (degrees + error * error / variance[one.source]);
      };
      double sum = 0, weights = 0;
      for (const Claimed& one : object.numbers) {
        const double w = weight(one) / variance[one.source];
        sum += w * one.number;
        weights += w;
      }
      object.estimate = sum / weights;
      object.precision = weights;
      // A number alone, and numbers that are all the same, have no spread to be measured in.
      if (object.spread == 0 || object.numbers.size() < 2) continue;
      for (const Claimed& one : object.numbers) {
        const double error = one.number - object.estimate;
        squares[one.source] += weight(one) * error * error;
        counts[one.source] += 1;
      }
    }
    for (Index s = 0; s < claims.source_count(); ++s) variance[s] = squares[s] / counts[s];
  }
  std::vector<NumberEstimate> estimates;
  for (const Measured& object : objects) {
    NumberEstimate one{object.object, object.median + object.spread * object.estimate, std::nullopt,
                       static_cast<Index>(object.numbers.size())};
    const double half = 1.645 * object.spread / std::sqrt(object.precision);
    if (object.numbers.size() > 1) one.interval = Interval{one.estimate - half, one.estimate + half};
    estimates.push_back(one);
  }
  return estimates;
}

}  // namespace hearsay
