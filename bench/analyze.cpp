// The whole way of an article, from bytes to explained strength: with each instruction set that the machine
// has, on one thread and on two. "peak MB" is the most memory that the program has held up to then.
//
// The sample article over and over repeats its words, which the tagger remembers: give a text of many
// articles in HEARSAY_BENCH_TEXT for a figure that holds elsewhere. It is analyzed in pieces of an article's
// length.
#include <benchmark/benchmark.h>
#include <sys/resource.h>

#include <cstddef>
#include <string>
#include <vector>

#include "hearsay/analyzer.hpp"
#include "sample.hpp"
#include "tagger/kernel_choice.hpp"
#include "tagger/state.hpp"

namespace {

using namespace hearsay;

constexpr std::size_t text_size = 400 << 10;  // bytes

double peak_megabytes() {
  rusage usage{};
  getrusage(RUSAGE_SELF, &usage);
  return static_cast<double>(usage.ru_maxrss) / 1024;  // Linux counts in KiB
}

void analyze(benchmark::State& state, const Analyzer& analyzer, const std::string& text) {
  const std::vector<std::string> pieces = bench::articles(text);
  for (auto _ : state) {
    for (const std::string& piece : pieces) benchmark::DoNotOptimize(analyzer.analyze(piece));
  }
  bench::report(state, Document::from_utf8(text).value());
  if (state.thread_index() == 0) state.counters["peak MB"] = peak_megabytes();
}

}  // namespace

int main(int argc, char** argv) {
  benchmark::Initialize(&argc, argv);
  const std::string text = bench::sample(text_size);
  for (const tagger::Kernel* kernel : tagger::available_kernels()) {
    const Analyzer analyzer({.model = Model::State::builtin_with(*kernel)});
    const auto run = [analyzer, &text](benchmark::State& state) { analyze(state, analyzer, text); };
    benchmark::RegisterBenchmark(("analyze/" + std::string(kernel->name)).c_str(), run)
        ->UseRealTime()
        ->Threads(1)
        ->Threads(2);
  }
  benchmark::RunSpecifiedBenchmarks();
}
