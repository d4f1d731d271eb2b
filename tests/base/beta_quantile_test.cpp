#include "base/beta_quantile.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <boost/math/special_functions/beta.hpp>
#include <cmath>
#include <random>

namespace {

using hearsay::base::beta_quantile;

TEST_CASE("quantiles of Beta distributions of all shapes are Boost's") {
  std::mt19937_64 random(1);
  const auto between = [&random](double low, double high) {
    const double unit = std::ldexp(static_cast<double>(random() >> 11), -53);
    return low * std::exp(unit * std::log(high / low));
  };
  for (const double least : {0.02, 0.5, 5.0}) {
    for (const double most : {6.0, 300.0, 1e6}) {
      for (int i = 0; i < 300; ++i) {
        const double alpha = between(least, most), beta = between(least, most);
        for (const double p : {0.05, 0.95, 0.4, 0.001}) {
          CAPTURE(alpha);
          CAPTURE(beta);
          CAPTURE(p);
          const double expected = boost::math::ibeta_inv(alpha, beta, p);
          CHECK(std::abs(beta_quantile(alpha, beta, p) - expected) <= 1e-12 * expected + 4e-15);
        }
      }
    }
  }
}

TEST_CASE("quantiles of Beta distributions by hand") {
  const double quarter_turn = std::acos(0.);
  CHECK(beta_quantile(0.5, 0.5, 0.05) == doctest::Approx(std::pow(std::sin(0.05 * quarter_turn), 2)));
  CHECK(beta_quantile(1, 1, 0.3) == doctest::Approx(0.3).epsilon(1e-14));
  CHECK(beta_quantile(7, 7, 0.5) == doctest::Approx(0.5).epsilon(1e-14));
  CHECK(beta_quantile(3, 1, 0.05) == doctest::Approx(std::cbrt(0.05)).epsilon(1e-14));
  // All of it is at an end.
  CHECK(beta_quantile(0.001, 1, 0.05) == 0);
  CHECK(beta_quantile(1, 0.001, 0.95) == 1);
  CHECK(beta_quantile(1e-4, 1e-4, 0.05) < 1e-200);
}

}  // namespace
