// Any bytes: an error with an offset inside the input, or a document that keeps every law, whatever its line
// ends are taken for.
#include "hearsay/document.hpp"

#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <string>

#include "text/laws.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using enum hearsay::LineBreaks;
  const std::string text(reinterpret_cast<const char*>(data), size);
  for (const hearsay::LineBreaks line_breaks : {detect, paragraphs, wrapped}) {
    const auto document = hearsay::Document::from_utf8(text, line_breaks);
    if (!document) {
      if (document.error().offset >= size) std::abort();
      return 0;
    }
    const std::string_view broken = hearsay::test::broken_law(*document, line_breaks);
    if (!broken.empty()) {
      std::fprintf(stderr, "broken law: %.*s\n", static_cast<int>(broken.size()), broken.data());
      std::abort();
    }
    if (!document->text().empty())
      static_cast<void>(document->on_one_line({0, static_cast<std::uint32_t>(document->text().size())}));
  }
  return 0;
}
