// A page: an error, or an article in UTF-8 with a line end behind it. The first byte chooses the label that
// the server sent.
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <iterator>
#include <string_view>

#include "cli/html_article.hpp"
#include "hearsay/document.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  static constexpr std::string_view charsets[] = {"",          "utf-8", "latin1",      "utf-16le",
                                                  "shift_jis", "gbk",   "iso-2022-jp", "big5"};
  if (size == 0) return 0;
  const std::string_view page(reinterpret_cast<const char*>(data) + 1, size - 1);
  static_cast<void>(hearsay::cli::is_html(page));
  const auto article = hearsay::cli::read_html("page", page, charsets[data[0] % std::size(charsets)]);
  if (!article) {
    if (article.error().code != hearsay::ErrorCode::invalid_record &&
        article.error().code != hearsay::ErrorCode::limit_exceeded)
      std::abort();
    return 0;
  }
  for (const std::string* field : {&article->title, &article->publisher, &article->date, &article->author,
                                   &article->url, &article->text}) {
    if (!hearsay::Document::from_utf8(*field)) std::abort();
  }
  if (!article->text.ends_with('\n')) std::abort();
  return 0;
}
