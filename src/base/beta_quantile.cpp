#include "base/beta_quantile.hpp"

#include <algorithm>
#include <cmath>

#include "base/elementary.hpp"

namespace hearsay::base {
namespace {

// What Stirling's formula lacks of the logarithm of the gamma function.
double stirling_error(double x) noexcept {
  constexpr double least = 10;
  double shifted = x, product = 1;
  while (shifted < least) product *= shifted++;
  const double z = 1 / (shifted * shifted);
  const double error =
      (1. / 12 - z * (1. / 360 - z * (1. / 1260 - z * (1. / 1680 - z * (1. / 1188 - z * 691 / 360360.))))) /
      shifted;
  if (shifted == x) return error;
  return error + (shifted - 0.5) * log(shifted) - shifted - log(product) - (x - 0.5) * log(x) + x;
}

class BetaDistribution {
 public:
  BetaDistribution(double alpha, double beta) noexcept
      : alpha_(alpha),
        beta_(beta),
        factor_(std::sqrt(alpha * beta / (2 * 3.141592653589793 * (alpha + beta))) *
                exp(stirling_error(alpha + beta) - stirling_error(alpha) - stirling_error(beta))) {}

  struct Value {
    double distribution, density;
  };

  // The density in the form of Loader 2000, which is exact where both parameters are large.
  Value at(double x) const noexcept {
    const double sum = alpha_ + beta_, y = 1 - x;
    const double off = x * sum - alpha_;
    const double power = factor_ * exp(alpha_ * log_of_ratio(x * sum / alpha_, off / alpha_) +
                                       beta_ * log_of_ratio(y * sum / beta_, -off / beta_));
    const double distribution = x * (sum + 2) < alpha_ + 1
                                    ? power / alpha_ * continued_fraction(alpha_, beta_, x)
                                    : 1 - power / beta_ * continued_fraction(beta_, alpha_, y);
    return {distribution, power / (x * y)};
  }

  // Near which to look for a quantile (Abramowitz and Stegun 1964, 26.5.22; near the ends, powers of x and
  // 1 − x with about the right areas).
  double guess(double p) const noexcept {
    const double sum = alpha_ + beta_;
    if (alpha_ >= 1 && beta_ >= 1) {
      const double t = std::sqrt(-2 * log(p));
      const double normal = t - (2.30753 + t * 0.27061) / (1 + t * (0.99229 + t * 0.04481));
      const double lambda = (normal * normal - 3) / 6, a = 1 / (2 * alpha_ - 1), b = 1 / (2 * beta_ - 1);
      const double h = 2 / (a + b);
      const double w = normal * std::sqrt(h + lambda) / h - (b - a) * (lambda + 5. / 6 - 2 / (3 * h));
      return alpha_ / (alpha_ + beta_ * exp(2 * w));
    }
    const double low = exp(alpha_ * log(alpha_ / sum)) / alpha_, high = exp(beta_ * log(beta_ / sum)) / beta_;
    if (p * (low + high) < low) return pow(alpha_ * (low + high) * p, 1 / alpha_);
    return 1 - pow(beta_ * (low + high) * (1 - p), 1 / beta_);
  }

 private:
  static double log_of_ratio(double ratio, double less_1) noexcept {
    return std::abs(less_1) < 0.5 ? log1p(less_1) : log(ratio);
  }

  // Of the incomplete beta function, by the method of Lentz: about the root of a + b steps.
  static double continued_fraction(double a, double b, double x) noexcept {
    constexpr double tiny = 1e-300;
    const auto away_from_0 = [](double value) { return std::abs(value) < tiny ? tiny : value; };
    double c = 1, d = 1 / away_from_0(1 - (a + b) * x / (a + 1)), fraction = d;
    const int most = 100 + static_cast<int>(10 * std::sqrt(std::min(a + b, 1e12)));
    for (int i = 1; i < most; ++i) {
      const double twice = a + 2 * i, even = i * (b - i) * x / ((twice - 1) * twice);
      d = 1 / away_from_0(1 + even * d);
      c = away_from_0(1 + even / c);
      fraction *= d * c;
      const double odd = -(a + i) * (a + b + i) * x / (twice * (twice + 1));
      d = 1 / away_from_0(1 + odd * d);
      c = away_from_0(1 + odd / c);
      fraction *= d * c;
      if (std::abs(d * c - 1) < 4e-16) break;
    }
    return fraction;
  }

  double alpha_, beta_, factor_;
};

}  // namespace

double beta_quantile(double alpha, double beta, double p) noexcept {
  if (p > 0.5) return 1 - beta_quantile(beta, alpha, 1 - p);
  const BetaDistribution distribution(alpha, beta);
  double low = 0, high = 1, x = distribution.guess(p);
  if (x < 1e-290) return x;
  // Halley's steps, within what is known to hold the quantile.
  for (int i = 0; i < 100; ++i) {
    if (!(low < x && x < high)) x = (low + high) / 2;
    if (x == low || x == high) break;
    const auto [found, density] = distribution.at(x);
    (found < p ? low : high) = x;
    const double newton = (found - p) / density;
    const double bend = newton * ((alpha - 1) / x - (beta - 1) / (1 - x)) / 2;
    const double step = newton / (1 - std::clamp(bend, -0.5, 0.5));
    x -= step;
    if (std::abs(step) < 1e-6 * std::min(x, 1 - x)) break;
  }
  return x;
}

}  // namespace hearsay::base
