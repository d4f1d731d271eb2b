#include "cli/html_article.hpp"

#include <algorithm>
#include <iterator>
#include <utility>

#include "base/ascii.hpp"
#include "cli/page_blocks.hpp"
#include "cli/page_encoding.hpp"
#include "cli/page_metadata.hpp"
#include "cli/page_tree.hpp"

namespace hearsay::cli {
namespace {

// Elements of HTML whose names XML formats of news use too.
constexpr std::string_view ambiguous[] = {"",       "data",  "dir", "label", "link",   "map",    "menu",
                                          "object", "param", "q",   "s",     "search", "source", "summary",
                                          "time",   "track", "u",   "var",   "x-"};

bool begins(std::string_view text, std::string_view mark) {
  return text.size() >= mark.size() && std::equal(mark.begin(), mark.end(), text.begin(),
                                                  [](char a, char b) { return a == ascii::lower(b); });
}

bool is_html_in_ascii(std::string_view text) {
  bool xml = false;
  while (true) {
    text.remove_prefix(std::min(text.find_first_not_of(" \t\r\n\f"), text.size()));
    const bool comment = begins(text, "<!--");
    if (!comment && !begins(text, "<?")) break;
    xml = xml || begins(text, "<?xml");
    const std::string_view close = comment ? "-->" : ">";
    const std::size_t end = text.find(close, comment ? 4 : 2);
    if (end == std::string_view::npos) return false;
    text.remove_prefix(end + close.size());
  }
  if (begins(text, "<!doctype html"))
    return text.size() == 14 || !(ascii::lower(text[14]) >= 'a' && ascii::lower(text[14]) <= 'z');
  if (text.empty() || text[0] != '<') return false;
  char name[16];
  std::size_t size = 0;
  for (std::size_t i = 1; i < text.size() && size < sizeof name; ++i) {
    const char c = ascii::lower(text[i]);
    if (!('a' <= c && c <= 'z') && !('1' <= c && c <= '6')) {
      const bool ended = c == '>' || c == '/' || c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f';
      const std::string_view found(name, size);
      if (!ended) return false;
      if (xml) return found == "html";
      return page::find_element(found) != page::unknown_element &&
             std::find(std::begin(ambiguous), std::end(ambiguous), found) == std::end(ambiguous);
    }
    name[size++] = c;
  }
  return false;
}

Error too_large() {
  return {ErrorCode::limit_exceeded, 0,
          "a page of more than " + std::to_string(Document::max_size) + " bytes"};
}

}  // namespace

bool is_html(std::string_view bytes) noexcept {
  if (bytes.starts_with("\xEF\xBB\xBF")) bytes.remove_prefix(3);
  const bool little = bytes.starts_with("\xFF\xFE"), big = bytes.starts_with("\xFE\xFF");
  if (!little && !big) return is_html_in_ascii(bytes);
  char start[512];
  std::size_t size = 0;
  for (std::size_t i = little ? 2 : 3; i < bytes.size() && size < sizeof start; i += 2)
    start[size++] = bytes[i];
  return is_html_in_ascii({start, size});
}

Result<std::string> text_of_html(std::string_view utf8) {
  if (utf8.size() > Document::max_size) return too_large();
  const Result<page::Tree> tree = page::Tree::parse(utf8);
  if (tree.has_error()) return tree.error();
  return page::article_of(page::read_blocks(*tree, {.all_article = true}));
}

Result<Article> read_html(std::string id, std::string_view page, std::string_view charset) {
  if (page.size() > Document::max_size) return too_large();
  const std::string utf8 = page::to_utf8(page, charset);
  if (utf8.size() > Document::max_size) return too_large();
  const Result<page::Tree> tree = page::Tree::parse(utf8);
  if (tree.has_error()) return tree.error();
  page::Metadata known = page::read_metadata(*tree);
  const page::Blocks blocks = page::read_blocks(*tree, {known.title, known.description, known.body});
  Article article;
  article.id = std::move(id);
  article.title = std::move(known.title);
  article.publisher = std::move(known.publisher);
  article.date = std::move(known.date);
  article.author = std::move(known.author);
  article.url = std::move(known.url);
  article.text = page::article_of(blocks);
  // Where a script is to show the article, the page's linked data may have it already.
  const bool is_article = article.text.empty() || known.body.size() > 500;
  if (is_article && known.body.size() > 3 * article.text.size()) article.text = std::move(known.body);
  if (article.text.empty()) return Error{ErrorCode::invalid_record, 0, "the page holds no text"};
  return article;
}

}  // namespace hearsay::cli
