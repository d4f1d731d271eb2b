#pragma once

#include <cstdlib>
#include <fstream>
#include <iterator>
#include <stdexcept>
#include <string>

namespace hearsay::bench {

/// News text to measure with: the file that HEARSAY_BENCH_TEXT names, or the sample article over and over, at
/// least `size` bytes of it.
inline std::string sample(std::size_t size) {
  const char* const chosen = std::getenv("HEARSAY_BENCH_TEXT");
  const std::string path = chosen ? chosen : HEARSAY_SOURCE_DIR "/examples/sample.txt";
  std::ifstream file(path, std::ios::binary);
  const std::string once(std::istreambuf_iterator<char>(file), {});
  if (once.empty()) throw std::runtime_error("nothing to read in " + path);
  std::string text;
  while (text.size() < size) text += once + "\n\n";
  return text;
}

}  // namespace hearsay::bench
