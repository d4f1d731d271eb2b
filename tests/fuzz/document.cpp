// Any bytes: an error with an offset inside the input, or a document that keeps every law.
#include "hearsay/document.hpp"

#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <string>

#include "text/laws.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const auto document = hearsay::Document::from_utf8(std::string(reinterpret_cast<const char*>(data), size));
  if (!document) {
    if (document.error().offset >= size) std::abort();
    return 0;
  }
  const std::string_view broken = hearsay::test::broken_law(*document);
  if (!broken.empty()) {
    std::fprintf(stderr, "broken law: %.*s\n", static_cast<int>(broken.size()), broken.data());
    std::abort();
  }
  return 0;
}
