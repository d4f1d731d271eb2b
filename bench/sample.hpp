#pragma once

#include <benchmark/benchmark.h>

#include <algorithm>
#include <cstdlib>
#include <fstream>
#include <iterator>
#include <stdexcept>
#include <string>
#include <vector>

#include "hearsay/document.hpp"

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

/// A text in pieces of an article's length, 4 kB, that end with a paragraph.
inline std::vector<std::string> articles(const std::string& text) {
  constexpr std::size_t article_size = 4 << 10;
  std::vector<std::string> pieces;
  for (std::size_t begin = 0; begin < text.size();) {
    const std::size_t end = text.find('\n', std::min(text.size(), begin + article_size));
    pieces.push_back(text.substr(begin, end - begin));
    begin = std::min(end, text.size());
  }
  return pieces;
}

inline std::int64_t count_words(const Document& document) {
  return std::count_if(document.tokens().begin(), document.tokens().end(), [](const Token& token) {
    return token.kind == TokenKind::word || token.kind == TokenKind::number;
  });
}

/// Reports words and bytes a second of a benchmark that goes through the document once in each iteration.
inline void report(benchmark::State& state, const Document& document) {
  const std::int64_t words = count_words(document);
  state.SetBytesProcessed(static_cast<std::int64_t>(state.iterations() * document.text().size()));
  state.counters["words/s"] =
      benchmark::Counter(static_cast<double>(words * state.iterations()), benchmark::Counter::kIsRate);
}

}  // namespace hearsay::bench
