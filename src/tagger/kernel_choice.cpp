#include "tagger/kernel_choice.hpp"

#include <array>

namespace hearsay::tagger {
namespace {

struct Choice {
  std::array<const Kernel*, 3> kernels{};
  std::size_t count = 0;

  Choice() noexcept {
#ifdef HEARSAY_X86_KERNELS
    // These look at what the operating system saves of the registers, too.
    if (__builtin_cpu_supports("avx512f") && __builtin_cpu_supports("avx512dq") &&
        __builtin_cpu_supports("avx512bw") && __builtin_cpu_supports("avx512vl") &&
        __builtin_cpu_supports("avx512vnni")) {
      kernels[count++] = &kernel_avx512;
    }
    if (__builtin_cpu_supports("avx2")) kernels[count++] = &kernel_avx2;
#endif
    kernels[count++] = &kernel_baseline;
  }
};

}  // namespace

std::span<const Kernel* const> available_kernels() noexcept {
  static const Choice choice;
  return std::span(choice.kernels).first(choice.count);
}

}  // namespace hearsay::tagger
