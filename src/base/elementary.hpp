#pragma once

namespace hearsay::base {

// Elementary functions that give the same bits on every machine. Those of the C library do not: that of GNU
// chooses one with fused operations where the processor has them, and others differ in the last digit. Only
// additions, products and quotients are used here, which IEEE 754 rounds in one way, in a fixed order; the
// library is built without fused operations. Within one unit in the last place, and about half as fast.

double exp(double x) noexcept;
double log(double x) noexcept;
/// log(1 + x), exact for small x too.
double log1p(double x) noexcept;
/// For x ≥ 0 and y > 0, within 1 + |y log x| units in the last place.
double pow(double x, double y) noexcept;

/// The nearest number with 40 binary digits, about 12 decimal ones: of what others compute, all but the
/// digits in which machines differ.
double without_last_digits(double x) noexcept;

}  // namespace hearsay::base
