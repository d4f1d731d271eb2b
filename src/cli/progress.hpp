#pragma once

#include <chrono>
#include <cstddef>
#include <optional>
#include <string>

namespace hearsay::cli {

/// "1204 articles, 310/s, 2 min left"; without the time where the share that is done, 0–1, is not known.
std::string progress_line(std::size_t articles, double seconds, std::optional<double> share);

/// Tells on standard error how far long work is, five times a second. Silent where that is no terminal, or
/// where standard output is one and shows the work itself, unless the work goes to a file.
class Progress {
 public:
  explicit Progress(bool to_file);
  /// Takes the line away.
  ~Progress();
  Progress(const Progress&) = delete;
  Progress& operator=(const Progress&) = delete;

  /// One more article is done, and `share` of the input read.
  void advance(std::optional<double> share);

 private:
  using Clock = std::chrono::steady_clock;

  bool shown_;
  std::size_t done_ = 0;
  Clock::time_point begin_ = Clock::now();
  Clock::time_point last_ = begin_;
};

}  // namespace hearsay::cli
