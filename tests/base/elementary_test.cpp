#include "base/elementary.hpp"

#include <doctest/doctest.h>

#include <bit>
#include <cmath>
#include <cstdint>
#include <limits>
#include <random>

namespace {

using namespace hearsay;

constexpr double infinity = std::numeric_limits<double>::infinity();

// How many units in the last place two numbers are apart.
double apart(double a, long double b) {
  if (static_cast<long double>(a) == b) return 0;
  const double unit =
      std::nextafter(std::abs(static_cast<double>(b)), infinity) - std::abs(static_cast<double>(b));
  return static_cast<double>(std::abs(static_cast<long double>(a) - b) / static_cast<long double>(unit));
}

TEST_CASE("elementary functions are within a unit in the last place") {
  std::mt19937_64 random(1);
  double of_exp = 0, of_log = 0, of_log1p = 0, of_pow = 0;
  for (int i = 0; i < 200'000; ++i) {
    const double unit = std::ldexp(static_cast<double>(random() >> 11), -53);
    const double wide = (unit - 0.5) * 1400, near = (unit - 0.5) * 4, positive = std::exp(wide / 2);
    for (const double x : {wide, near})
      of_exp = std::max(of_exp, apart(base::exp(x), std::exp(static_cast<long double>(x))));
    for (const double x : {positive, unit, 1 + near / 8})
      of_log = std::max(of_log, apart(base::log(x), std::log(static_cast<long double>(x))));
    for (const double x : {unit * 100, near / 8, near * 1e-9})
      of_log1p = std::max(of_log1p, apart(base::log1p(x), std::log1p(static_cast<long double>(x))));
    of_pow = std::max(of_pow, apart(base::pow(unit, 1.2), std::pow(static_cast<long double>(unit), 1.2L)));
  }
  CHECK(of_exp < 1);
  CHECK(of_log < 1);
  CHECK(of_log1p < 2);
  CHECK(of_pow < 60);
}

TEST_CASE("elementary functions at their ends") {
  CHECK(base::exp(0) == 1);
  CHECK(base::exp(-infinity) == 0);
  CHECK(base::exp(infinity) == infinity);
  CHECK(base::exp(709.79) == infinity);
  CHECK(base::exp(709.7) > 1e308);
  CHECK(base::exp(-740) > 0);
  CHECK(base::exp(-740) < 1e-320);
  CHECK(std::isnan(base::exp(std::nan(""))));
  CHECK(base::log(1) == 0);
  CHECK(base::log(0) == -infinity);
  CHECK(base::log(infinity) == infinity);
  CHECK(std::isnan(base::log(-1)));
  CHECK(std::isnan(base::log(std::nan(""))));
  CHECK(base::log(std::numeric_limits<double>::denorm_min()) == doctest::Approx(-744.4400719213812));
  CHECK(base::log1p(0) == 0);
  CHECK(base::log1p(-1) == -infinity);
  CHECK(base::pow(0, 1.2) == 0);
  CHECK(base::without_last_digits(1.0 / 3) == doctest::Approx(1.0 / 3).epsilon(1e-11));
  CHECK(base::without_last_digits(std::nextafter(0.7, 1)) == base::without_last_digits(0.7));
}

// The bits of many results together, as every machine must give them.
TEST_CASE("elementary functions have the same bits everywhere") {
  std::uint64_t hash = 0xCBF29CE484222325u, state = 1;
  const auto add = [&](double value) {
    hash = (hash ^ std::bit_cast<std::uint64_t>(value)) * 0x100000001B3u;
    hash ^= hash >> 32;
  };
  for (int i = 0; i < 20'000; ++i) {
    state = state * 6364136223846793005u + 1442695040888963407u;
    const double x = static_cast<double>(state >> 11) * 0x1p-53;
    add(base::exp((x - 0.5) * 60));
    add(base::log(x));
    add(base::log1p(x * 100));
    add(base::pow(x, 1.2));
    add(base::without_last_digits(x));
  }
  CHECK(hash == 1885368220476671767u);
}

}  // namespace
