#pragma once

#include <fstream>
#include <string>
#include <string_view>

namespace hearsay::cli {

/// Where a command writes as it goes: standard output or a file.
class Output {
 public:
  static Output& standard();
  /// Opens the file, behind what it holds where `append` is set. The first write fails where that fails.
  Output(const std::string& path, bool append);
  Output(const Output&) = delete;
  Output& operator=(const Output&) = delete;

  /// False once something could not be written (a full disk, a pipe that nobody reads any more).
  bool write(std::string_view text);

  /// Flushes. Returns `code`, or some_failed where not all arrived: with a message, unless a reader closed
  /// the pipe, as `head` does when it has seen enough.
  int finish(int code);

 private:
  Output() = default;
  std::ostream& stream();

  std::ofstream file_;
  std::string path_;  // empty for standard output
  int error_ = 0;     // errno of the first failure
};

}  // namespace hearsay::cli
