#include "matrix_peak.hpp"

#include <cstddef>
#ifdef __x86_64__
#include <immintrin.h>

#include <string_view>
#endif

namespace hearsay::bench {

#ifdef __x86_64__
namespace {

constexpr std::size_t rounds = 200'000;
constexpr std::size_t sums = 12;  // enough not to wait for the instruction before

/// `sum` is called with a register and returns it with products added to it. Empty assembly keeps the
/// compiler from seeing that all registers hold the same.
#define HEARSAY_MULTIPLY(Register, sum)                                       \
  Register s[sums] = {};                                                      \
  _Pragma("GCC unroll 12") for (Register & r : s) asm volatile("" : "+x"(r)); \
  for (std::size_t i = 0; i < rounds; ++i) {                                  \
    _Pragma("GCC unroll 12") for (Register & r : s) r = sum;                  \
  }                                                                           \
  _Pragma("GCC unroll 12") for (Register & r : s) asm volatile("" : "+x"(r));

[[gnu::target("avx512f,avx512vnni")]] void multiply_avx512() {
  HEARSAY_MULTIPLY(__m512i, _mm512_dpbusd_epi32(r, r, r))
}

[[gnu::target("avx2")]] void multiply_avx2() {
  HEARSAY_MULTIPLY(__m256i, _mm256_add_epi32(r, _mm256_madd_epi16(r, r)))
}

void multiply_sse2() {
  HEARSAY_MULTIPLY(__m128i, _mm_add_epi32(r, _mm_madd_epi16(r, r)))
}

}  // namespace

double multiply_in_registers(const tagger::Kernel& kernel) {
  const std::string_view name = kernel.name;
  // How many products an instruction adds up.
  double products = 8;
  if (name == "avx512") {
    multiply_avx512();
    products = 64;
  } else if (name == "avx2") {
    multiply_avx2();
    products = 16;
  } else {
    multiply_sse2();
  }
  return 2 * products * static_cast<double>(rounds * sums);
}

#else

double multiply_in_registers(const tagger::Kernel&) {
  return 0;
}

#endif

}  // namespace hearsay::bench
