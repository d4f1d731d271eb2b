#pragma once

#include <cstdint>
#include <fstream>
#include <istream>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "hearsay/analyzer.hpp"

namespace hearsay::cli {

/// One article of the input, or why it could not be read.
struct Record {
  std::string origin;  ///< for messages: "FILE" or "FILE:LINE"
  Result<Article> article;
};

/// Reads articles from files, folders and standard input, one at a time.
///
/// A folder stands for its .txt and .jsonl files, at any depth, in the order of their names. NAME.jsonl holds
/// an article a line; any other file is one article, whose id is the file's name without its ending. "-" is
/// standard input: articles a line if it begins with '{', otherwise one text.
class Input {
 public:
  /// The longest line of a .jsonl file, in bytes.
  static constexpr std::size_t max_line = std::size_t{256} << 20;

  explicit Input(const std::vector<std::string>& paths);

  /// The next article; none at the end.
  std::optional<Record> next();

 private:
  void open(const std::string& path);
  Record whole_file();
  std::optional<Record> next_line();

  std::vector<std::string> paths_;
  std::size_t at_ = 0;
  std::unique_ptr<std::ifstream> file_;
  std::istream* stream_ = nullptr;  // the open .jsonl, or null
  std::string path_;
  std::uint64_t line_ = 0;
  std::uint64_t offset_ = 0;
};

/// The bytes of a file, or of standard input for "-". Errors: io.
Result<std::string> read_text(const std::string& path);

/// The bytes of a file. Errors: io.
Result<std::string> read_file(const std::string& path);

/// Reads one line of a .jsonl file: an object with the strings "id" and "text", and "title", "publisher" and
/// "date" if known. Errors: invalid_record with the offset in the line.
Result<Article> parse_article(std::string_view line);

}  // namespace hearsay::cli
