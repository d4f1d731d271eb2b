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
/// A folder stands for its .txt, .jsonl, .html and .htm files, at any depth, in the order of their names.
/// NAME.jsonl holds an article a line; any other file is one article, whose id is the file's name without its
/// ending, after the folders that lead to it from the given one ("2024/may/floods"). "-" is standard input:
/// articles a line if it begins with '{', otherwise one text. A text that begins as HTML does is reduced to
/// the article in it.
class Input {
 public:
  /// The longest line of a .jsonl file, in bytes.
  static constexpr std::size_t max_line = std::size_t{256} << 20;

  /// A file, or a folder that cannot be read and why.
  struct File {
    std::string path;
    std::string id;  ///< of its article, where it holds no lines
    std::optional<Error> error;
  };

  explicit Input(const std::vector<std::string>& paths);

  /// The next article; none at the end.
  std::optional<Record> next();

  /// How much of the input has been read, 0–1; none where its size is not known (standard input).
  std::optional<double> share_read() const;

 private:
  Record whole_file();
  std::optional<Record> next_line();

  std::vector<File> files_;
  std::size_t at_ = 0;
  std::unique_ptr<std::ifstream> file_;
  std::istream* stream_ = nullptr;  // the open .jsonl, or null
  std::string path_, id_;
  std::uint64_t line_ = 0;
  std::uint64_t offset_ = 0;
  std::optional<std::uint64_t> size_ = 0;  // of all files, in bytes
  std::uint64_t read_ = 0;                 // of them
};

/// The bytes of a file, or of standard input for "-". Errors: io.
Result<std::string> read_text(const std::string& path);

/// The bytes of a file. Errors: io.
Result<std::string> read_file(const std::string& path);

}  // namespace hearsay::cli
