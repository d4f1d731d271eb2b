#pragma once

#include <benchmark/benchmark.h>

#include <algorithm>
#include <cstdlib>
#include <fstream>
#include <iterator>
#include <stdexcept>
#include <string>

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

/// Reports words and bytes a second of a benchmark that goes through the document once in each iteration.
inline void report(benchmark::State& state, const Document& document) {
  const auto words = std::count_if(
      document.tokens().begin(), document.tokens().end(),
      [](const Token& token) { return token.kind == TokenKind::word || token.kind == TokenKind::number; });
  state.SetBytesProcessed(static_cast<std::int64_t>(state.iterations() * document.text().size()));
  state.counters["words/s"] =
      benchmark::Counter(static_cast<double>(words * state.iterations()), benchmark::Counter::kIsRate);
}

}  // namespace hearsay::bench
