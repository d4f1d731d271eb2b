// The whole way of an article, from bytes to explained strength, on one thread and on all.
#include <benchmark/benchmark.h>

#include <algorithm>
#include <string>
#include <thread>

#include "hearsay/analyzer.hpp"
#include "sample.hpp"

namespace {

using namespace hearsay;

void analyze(benchmark::State& state) {
  static const Analyzer analyzer;
  const std::string text = bench::sample(16 << 10);
  const Document document = Document::from_utf8(text).value();
  for (auto _ : state) benchmark::DoNotOptimize(analyzer.analyze(text));
  bench::report(state, document);
}
BENCHMARK(analyze)->UseRealTime()->Threads(1)->Threads(
    static_cast<int>(std::max(2u, std::thread::hardware_concurrency())));

}  // namespace
