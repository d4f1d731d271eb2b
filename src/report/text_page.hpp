// What the reports for a terminal share: a page of wrapped lines, and the phrases that tell of sources and
// statements.
#pragma once

#include <algorithm>
#include <cstddef>
#include <string>
#include <string_view>

#include "hearsay/report.hpp"

namespace hearsay {

/// "1 statement", "3 statements".
std::string plural(std::size_t count, std::string_view noun);

/// How many columns of a terminal a text takes.
std::size_t columns(std::string_view text);

/// "██████░░░░" for 60.
std::string bar(double score);

/// Nothing of an article may steer the terminal: neither controls (also those of U+0080–9F) nor marks that
/// turn the direction of what follows. Well-formed, even where an id or a title is not.
std::string printable(std::string_view text);

/// "named, military, senior; commander-in-chief; Ukraine"
std::string describe_source(const Analysis& analysis, const Source& source);

/// "“according to”, mixed, denied, 1 hop of hearsay through the Post"
std::string describe_statement(const Analysis& analysis, std::size_t index);

/// Lines of text for a terminal.
class TextPage {
 public:
  explicit TextPage(const TextStyle& style)
      : colour_(style.colour), width_(std::max<std::size_t>(style.width, 40)) {}

  std::string take() && { return std::move(out_); }

  std::string bold(std::string_view text) const { return painted("1", text); }
  std::string faint(std::string_view text) const { return painted("2", text); }

  void blank() { out_ += '\n'; }
  void heading(std::string_view text) { out_ += bold(text) + "\n"; }
  void line(std::string_view text) { out_.append(text) += '\n'; }

  /// The words of `text`, wrapped to the page's width: the first line after `first`, the others indented.
  void paragraph(std::string_view first, std::size_t indent, std::string_view text, bool faintly = false);

 private:
  std::string painted(const char* code, std::string_view text) const;

  bool colour_;
  std::size_t width_;
  std::string out_;
};

}  // namespace hearsay
