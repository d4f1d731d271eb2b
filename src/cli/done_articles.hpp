#pragma once

#include <cstdint>
#include <fstream>
#include <optional>
#include <string>

#include "hearsay/analyzer.hpp"

namespace hearsay::cli {

/// What an earlier run over the same input has written before it was ended: analyses as JSON lines. They are
/// read along with the input, so that memory stays flat. A last line without its end is cut off once all
/// lines before it have turned out to be of the input. Throws UsageError, and leaves the file as it is, where
/// something else stands there than analyses.
class DoneArticles {
 public:
  /// Opens the file; one that does not exist holds nothing.
  explicit DoneArticles(const std::string& path);

  /// Whether this article of the input, which comes next, is done. False from the first on that is not, and
  /// for one that cannot be analyzed: it left no line. Throws UsageError where the lines are those of other
  /// articles.
  bool holds(const Article& article);

  /// Throws UsageError where there are more lines than articles.
  void check_end() const;

 private:
  void read_next();
  [[noreturn]] void fail(const std::string& what) const;

  std::string path_;
  std::ifstream file_;
  std::uint64_t line_ = 0;           // that was read last
  std::uint64_t end_ = 0;            // of that line, in bytes
  std::optional<std::string> next_;  // the id of the first article that has not been asked for
};

}  // namespace hearsay::cli
