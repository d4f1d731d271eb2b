#include "cli/input/markup.hpp"

#include <algorithm>

#include "cli/html_article.hpp"

namespace hearsay::cli {

bool is_markup(std::string_view text) {
  text.remove_prefix(std::min(text.find_first_not_of(" \t\r\n"), text.size()));
  if (text.size() < 3 || text[0] != '<') return false;
  if (is_html(text) || text.starts_with("<!--")) return true;
  std::size_t end = 1;
  const auto is_letter = [](char c) { return ('a' <= c && c <= 'z') || ('A' <= c && c <= 'Z'); };
  while (end < text.size() && (is_letter(text[end]) || (end > 1 && '0' <= text[end] && text[end] <= '9')))
    ++end;
  if (end == 1 || end == text.size()) return false;
  const char next = text[end];
  return (next == '>' || next == '/' || next == ' ' || next == '\t' || next == '\r' || next == '\n') &&
         text.find('>', end) != std::string_view::npos;
}

Result<Article> article_of_page(std::string id, const std::string& utf8) {
  return read_html(std::move(id), "\xEF\xBB\xBF" + utf8);  // so that no other encoding is taken for its own
}

}  // namespace hearsay::cli
