#include "base/elementary.hpp"

#include <array>
#include <bit>
#include <cmath>
#include <cstdint>
#include <limits>

// Both reduce their argument by a multiple of ln 2 (Tang 1989, 1990), whose higher part has so few digits
// that the product is exact, and sum a series: that of Taylor for the exponential, and for the logarithm that
// of 2 artanh(f / (2 + f)) = ln(1 + f), which needs half as many terms.

namespace hearsay::base {
namespace {

constexpr double ln2_high = 0x1.62e42feep-1, ln2_low = 0x1.a39ef35793c76p-33;
constexpr double infinity = std::numeric_limits<double>::infinity();

double power_of_two(int exponent) noexcept {
  return std::bit_cast<double>(static_cast<std::uint64_t>(1023 + exponent) << 52);
}

// c₀ + c₁ x + c₂ x² + …
template <std::size_t N>
double polynomial(const std::array<double, N>& coefficients, double x) noexcept {
  double sum = coefficients[N - 1];
  for (std::size_t i = N - 1; i-- > 0;) sum = sum * x + coefficients[i];
  return sum;
}

constexpr auto exponential = [] {
  std::array<double, 13> c{};  // 1 / (n + 2)!
  double factorial = 1;
  for (std::size_t n = 0; n < c.size(); ++n) c[n] = 1 / (factorial *= static_cast<double>(n + 2));
  return c;
}();

constexpr auto artanh = [] {
  std::array<double, 11> c{};  // 2 / (2n + 3)
  for (std::size_t n = 0; n < c.size(); ++n) c[n] = 2 / static_cast<double>(2 * n + 3);
  return c;
}();

}  // namespace

double exp(double x) noexcept {
  if (std::isnan(x)) return x;
  if (x > 709.79) return infinity;
  if (x < -745.14) return 0;
  const double k = std::floor(x * 0x1.71547652b82fep0 + 0.5);  // x / ln 2
  const double high = x - k * ln2_high, low = k * ln2_low, r = high - low;
  const double y = 1 + (high + (r * r * polynomial(exponential, r) - low));
  const int n = static_cast<int>(k);
  if (n > 1023) return y * power_of_two(1023) * 2;
  if (n < -1021) return y * power_of_two(n + 100) * power_of_two(-100);
  return y * power_of_two(n);
}

double log(double x) noexcept {
  if (!(x > 0)) return x == 0 ? -infinity : std::numeric_limits<double>::quiet_NaN();
  if (x == infinity) return x;
  int k = 0;
  if (x < std::numeric_limits<double>::min()) {
    x *= power_of_two(54);
    k = -54;
  }
  auto bits = std::bit_cast<std::uint64_t>(x);
  k += static_cast<int>(bits >> 52) - 1023;
  auto m = std::bit_cast<double>((bits & 0x000FFFFFFFFFFFFFu) | 0x3FF0000000000000u);
  if (m > 1.4142135623730951) {
    m /= 2;
    ++k;
  }
  const double f = m - 1, s = f / (2 + f), z = s * s, half = f * f / 2;
  const double low = s * (half + z * polynomial(artanh, z)) + k * ln2_low;
  return k * ln2_high - ((half - low) - f);
}

double log1p(double x) noexcept {
  const double sum = 1 + x;
  if (!(sum > 0) || sum == infinity) return log(sum);
  return log(sum) - ((sum - 1) - x) / sum;
}

double pow(double x, double y) noexcept {
  return x == 0 ? 0 : exp(y * log(x));
}

double without_last_digits(double x) noexcept {
  if (x == 0 || !std::isfinite(x)) return x;
  int exponent = 0;
  const double m = std::frexp(x, &exponent);
  return std::ldexp(std::floor(m * power_of_two(40) + 0.5), exponent - 40);
}

}  // namespace hearsay::base
