#pragma once

#include <chrono>
#include <cstddef>

#include "hearsay/report.hpp"

namespace hearsay::cli {

/// Colours where standard output is a terminal and NO_COLOR is unset; as wide as the terminal.
TextStyle terminal_style();

/// Counts long work on standard error: "1,204 articles, 310/s". Silent where that is no terminal, or where
/// standard output shows the work itself.
class Progress {
 public:
  Progress();
  ~Progress();
  Progress(const Progress&) = delete;
  Progress& operator=(const Progress&) = delete;

  void advance();

 private:
  using Clock = std::chrono::steady_clock;

  bool shown_;
  std::size_t done_ = 0;
  Clock::time_point begin_ = Clock::now();
  Clock::time_point last_ = begin_;
};

}  // namespace hearsay::cli
