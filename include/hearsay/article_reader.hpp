#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <istream>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include "hearsay/analyzer.hpp"
#include "hearsay/export.hpp"

namespace hearsay {

/// Reads articles from JSON lines, each an object whose members go by the names of Article:
///
///     {"id": "a1", "publisher": "Nesvik Tidende", "date": "2024-12-17", "text": "…"}
///
/// Others are passed over, and null is as good as none.
class HEARSAY_EXPORT ArticleReader {
 public:
  /// Puts up to so many bytes there and says how many; 0 only at the end.
  using Read = std::function<std::size_t(char* to, std::size_t size)>;

  /// The longest line that is accepted, in bytes.
  static constexpr std::size_t max_line = std::size_t{256} << 20;

  explicit ArticleReader(Read read) : read_(std::move(read)) {}
  /// From a stream that must outlive it.
  explicit ArticleReader(std::istream& in)
      : ArticleReader([&in](char* to, std::size_t size) {
          in.read(to, static_cast<std::streamsize>(size));
          return static_cast<std::size_t>(in.gcount());
        }) {}

  /// The next article, or why it cannot be read: the next line follows. None at the end. An article without
  /// an id has the number of its line. Memory is that of a line. Errors: invalid_record where a line is no
  /// object, has no text, or has a member that is no string, limit_exceeded above max_line; their offset is
  /// that of the line.
  [[nodiscard]] std::optional<Result<Article>> next();

  /// The number of the line that was read last, from 1.
  [[nodiscard]] std::uint64_t line() const noexcept { return line_; }

 private:
  struct Line {
    std::string_view text;
    std::uint64_t offset;
    bool too_long;
  };
  bool fill();
  std::optional<Line> next_line();

  Read read_;
  std::string buffer_;
  std::size_t begin_ = 0;  // of what is not yet taken of the buffer
  std::uint64_t offset_ = 0, line_ = 0;
  bool at_end_ = false;
};

}  // namespace hearsay
