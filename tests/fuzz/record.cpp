// A line of a .jsonl file of articles: an error with an offset inside the line, or an article in UTF-8.
#include "cli/record.hpp"

#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string_view>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const auto article = hearsay::cli::parse_article({reinterpret_cast<const char*>(data), size});
  if (!article) {
    if (article.error().offset > size || article.error().code != hearsay::ErrorCode::invalid_record)
      std::abort();
    return 0;
  }
  for (const std::string* field : {&article->id, &article->title, &article->publisher, &article->date,
                                   &article->text, &article->author, &article->url}) {
    if (!hearsay::Document::from_utf8(*field)) std::abort();
  }
  return 0;
}
