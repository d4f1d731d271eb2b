#include "cli/progress.hpp"

#include <unistd.h>

#include <cmath>
#include <cstdio>

namespace hearsay::cli {

std::string progress_line(std::size_t articles, double seconds, std::optional<double> share) {
  char rate[32];
  const double per_second = static_cast<double>(articles) / seconds;
  std::snprintf(rate, sizeof rate, per_second < 10 ? "%.1f" : "%.0f", per_second);
  std::string line = std::to_string(articles) + " articles, " + rate + "/s";
  if (share && *share > 0) {
    const long left = std::lround(seconds * (1 - *share) / *share);
    if (left < 90) {
      line += ", " + std::to_string(left) + " s left";
    } else if (left < 90L * 60) {
      line += ", " + std::to_string((left + 30) / 60) + " min left";
    } else {
      line += ", " + std::to_string((left + 1800) / 3600) + " h left";
    }
  }
  return line;
}

Progress::Progress(bool to_file)
    : shown_(isatty(STDERR_FILENO) != 0 && (to_file || isatty(STDOUT_FILENO) == 0)) {}

Progress::~Progress() {
  if (shown_) std::fputs("\r\x1b[K", stderr);
}

void Progress::advance(std::optional<double> share) {
  ++done_;
  const auto now = Clock::now();
  if (!shown_ || now - last_ < std::chrono::milliseconds(200)) return;
  last_ = now;
  const double seconds = std::chrono::duration<double>(now - begin_).count();
  std::fprintf(stderr, "\r\x1b[K%s", progress_line(done_, seconds, share).c_str());
}

}  // namespace hearsay::cli
