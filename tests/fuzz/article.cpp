// Any bytes, as an article: an error with an offset inside the input, or an analysis that keeps every law.
#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <string>

#include "hostile/laws.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  static const hearsay::Analyzer analyzer;
  const auto analysis = analyzer.analyze(std::string(reinterpret_cast<const char*>(data), size));
  if (!analysis) {
    if (analysis.error().offset >= size) std::abort();
    return 0;
  }
  const std::string_view broken = hearsay::test::broken_law(*analysis);
  if (!broken.empty()) {
    std::fprintf(stderr, "broken law: %.*s\n", static_cast<int>(broken.size()), broken.data());
    std::abort();
  }
  return 0;
}
