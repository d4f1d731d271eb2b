#include "hearsay/article_reader.hpp"

#include <algorithm>
#include <string_view>
#include <utility>

#include "base/exact_json.hpp"

namespace hearsay {
namespace {

namespace json = boost::json;

struct Member {
  std::string_view name;
  std::string Article::*member;
};
constexpr Member members[] = {
    {"id", &Article::id},     {"title", &Article::title}, {"publisher", &Article::publisher},
    {"date", &Article::date}, {"text", &Article::text},   {"author", &Article::author},
    {"url", &Article::url},   {"desk", &Article::desk}};

Error bad(std::string detail) {
  return {ErrorCode::invalid_record, 0, std::move(detail)};
}

Result<Article> article_in(std::string_view line) {
  auto value = base::parse_json(line);
  if (value.has_error()) return std::move(value).error();
  const json::object* object = value->if_object();
  if (object == nullptr) return bad("not a JSON object");
  Article article;
  for (const auto& [name, member] : members) {
    const json::value* found = object->if_contains({name.data(), name.size()});
    if (found == nullptr || found->is_null()) {
      if (member == &Article::text) return bad("no \"text\"");
      continue;
    }
    const json::string* text = found->if_string();
    if (text == nullptr) return bad("\"" + std::string(name) + "\" is no string");
    (article.*member).assign(text->data(), text->size());
  }
  return article;
}

constexpr std::size_t chunk = std::size_t{64} << 10;

}  // namespace

// Adds bytes to the buffer; false at the end.
bool ArticleReader::fill() {
  if (at_end_) return false;
  if (begin_ > 0) {
    buffer_.erase(0, begin_);
    begin_ = 0;
  }
  const std::size_t before = buffer_.size();
  buffer_.resize(before + std::max(chunk, before / 2));
  buffer_.resize(before +
                 std::min(read_(buffer_.data() + before, buffer_.size() - before), buffer_.size() - before));
  at_end_ = buffer_.size() == before;
  return !at_end_;
}

// The next line, without its end; none after the last.
std::optional<ArticleReader::Line> ArticleReader::next_line() {
  std::size_t searched = 0, end = std::string::npos, dropped = 0;
  while ((end = buffer_.find('\n', begin_ + searched)) == std::string::npos) {
    searched = buffer_.size() - begin_;
    if (searched > max_line) {  // the rest of the line is read past
      dropped += searched;
      buffer_.clear();
      begin_ = searched = 0;
    }
    if (!fill()) break;
  }
  const bool has_end = end != std::string::npos;
  const std::string_view text =
      std::string_view(buffer_).substr(begin_, (has_end ? end : buffer_.size()) - begin_);
  if (text.empty() && dropped == 0 && !has_end) return std::nullopt;
  const Line line{text, offset_, dropped > 0 || text.size() > max_line};
  offset_ += dropped + text.size() + (has_end ? 1 : 0);
  begin_ += text.size() + (has_end ? 1 : 0);
  ++line_;
  return line;
}

std::optional<Result<Article>> ArticleReader::next() {
  while (const auto line = next_line()) {
    if (line->too_long)
      return Error{ErrorCode::limit_exceeded, line->offset, "a line is longer than 256 MiB"};
    constexpr std::string_view mark = "\xEF\xBB\xBF";
    const std::size_t begin = line_ == 1 && line->text.starts_with(mark) ? mark.size() : 0;
    const std::string_view text = line->text.substr(begin);
    if (text.find_first_not_of(" \t\r") == std::string_view::npos) continue;
    auto article = article_in(text);
    if (article.has_error()) {
      Error error = std::move(article).error();
      error.offset += line->offset + begin;
      return error;
    }
    if (article->id.empty()) article->id = std::to_string(line_);
    return article;
  }
  return std::nullopt;
}

}  // namespace hearsay
