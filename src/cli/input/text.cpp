#include "cli/input/text.hpp"

#include <algorithm>
#include <utility>

#include "cli/html_article.hpp"
#include "cli/input/markup.hpp"

namespace hearsay::cli {
namespace {

// A file that holds one article. What fails behind the whole of it is told and costs nothing.
template <class Read>
class OneArticle : public Reader {
 public:
  OneArticle(ByteStream& stream, Context context, Read read)
      : stream_(stream), context_(std::move(context)), read_(read) {}

  std::optional<Record> next() override {
    if (!std::exchange(begun_, true)) {
      const std::string bytes = stream_.take_all(Document::max_size);
      if (stream_.is_whole()) return Record{context_.origin, read_(context_, bytes)};
    }
    if (!stream_.error() || std::exchange(told_, true)) return std::nullopt;
    return Record{context_.origin, *stream_.error()};
  }

 private:
  ByteStream& stream_;
  Context context_;
  Read read_;
  bool begun_ = false, told_ = false;
};

template <class Read>
std::unique_ptr<Reader> one_article(ByteStream& stream, Context context, Read read) {
  return std::make_unique<OneArticle<Read>>(stream, std::move(context), read);
}

}  // namespace

Result<std::string> text_of(std::string bytes) {
  const bool is_ascii =
      std::all_of(bytes.begin(), bytes.end(), [](char c) { return static_cast<unsigned char>(c) < 0x80; });
  if (is_ascii && bytes.size() <= Document::max_size) return bytes;
  if (auto document = Document::from_utf8(bytes); document.has_error()) {
    Error error = document.error();
    if (error.code == ErrorCode::invalid_utf8)
      error.detail += "; if it is in another encoding, convert it: iconv -f windows-1252 -t utf-8 FILE";
    return error;
  }
  return bytes;
}

std::unique_ptr<Reader> read_plain_text(ByteStream& stream, Context context) {
  return one_article(stream, std::move(context),
                     [](const Context& from, const std::string& bytes) -> Result<Article> {
                       auto text = text_of(bytes);
                       if (text.has_error()) return text.error();
                       Article article;
                       article.id = from.id;
                       article.text = *std::move(text);
                       return article;
                     });
}

std::unique_ptr<Reader> read_page(ByteStream& stream, Context context) {
  return one_article(stream, std::move(context), [](const Context& from, const std::string& bytes) {
    return from.is_utf8 ? article_of_page(from.id, bytes) : read_html(from.id, bytes);
  });
}

}  // namespace hearsay::cli
