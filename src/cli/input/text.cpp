#include "cli/input/text.hpp"

#include <algorithm>
#include <utility>

#include "cli/html_article.hpp"
#include "cli/input/markup.hpp"

namespace hearsay::cli {
namespace {

template <class Read>
std::unique_ptr<Reader> one_record(Read read) {
  return std::make_unique<OneRecord<Read>>(std::move(read));
}

}  // namespace

Result<std::string> text_of(std::string bytes) {
  const bool is_ascii =
      std::all_of(bytes.begin(), bytes.end(), [](char c) { return static_cast<unsigned char>(c) < 0x80; });
  if (is_ascii && bytes.size() <= Document::max_size) return bytes;
  if (auto document = Document::from_utf8(bytes); document.has_error()) return document.error();
  return bytes;
}

std::unique_ptr<Reader> read_plain_text(ByteStream& stream, Context context) {
  return one_record([&stream, context = std::move(context)]() {
    std::string bytes = stream.take_all(Document::max_size);
    if (stream.error()) return Record{context.origin, *stream.error()};
    auto text = text_of(std::move(bytes));
    if (text.has_error()) {
      Error error = text.error();
      if (error.code == ErrorCode::invalid_utf8)
        error.detail += "; if it is in another encoding, convert it: iconv -f windows-1252 -t utf-8 FILE";
      return Record{context.origin, std::move(error)};
    }
    Article article;
    article.id = context.id;
    article.text = *std::move(text);
    return Record{context.origin, std::move(article)};
  });
}

std::unique_ptr<Reader> read_page(ByteStream& stream, Context context) {
  return one_record([&stream, context = std::move(context)]() {
    const std::string bytes = stream.take_all(Document::max_size);
    if (stream.error()) return Record{context.origin, *stream.error()};
    return Record{context.origin,
                  context.is_utf8 ? article_of_page(context.id, bytes) : read_html(context.id, bytes)};
  });
}

}  // namespace hearsay::cli
