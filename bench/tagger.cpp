// How fast the tagger is, and how near it comes to what the machine can do. For each instruction set that the
// machine has:
//
//     product    products of two 1024 × 1024 matrices: the machine's own matrix speed
//     tag        features, network and decoding. "share" is the rate of the network's multiplications and
//                additions that are carried out over the matrix speed, measured in turns with the tagging;
//                all else is lost time. The text should be longer than what the tagger remembers: give one of
//                many articles in HEARSAY_BENCH_TEXT.
//
// and for all of them:
//
//     features   that part of tagging which looks at words
//
// Times and rates are those of the processor's time for this process.

#include "tagger/tagger.hpp"

#include <benchmark/benchmark.h>

#include <cstddef>
#include <cstdint>
#include <ctime>
#include <string>
#include <utility>
#include <vector>

#include "hearsay/document.hpp"
#include "sample.hpp"
#include "tagger/state.hpp"

namespace {

using hearsay::Document;
using hearsay::Model;
using namespace hearsay::tagger;

constexpr std::size_t side = 1024;

/// Seconds that this process has computed, whatever else the machine did.
double processor_time() {
  return static_cast<double>(std::clock()) / CLOCKS_PER_SEC;
}

/// What was computed, and how long it took.
struct Work {
  double operations = 0;
  double seconds = 0;

  double rate() const { return operations / seconds; }
};

/// Adds one product of large matrices.
void multiply(const Kernel& kernel, Work& work) {
  static const std::vector<float> a(side * side, 0.5F);
  static const std::vector<float> b(side * side, 0.25F);
  static std::vector<float> c(side * side);
  const double begin = processor_time();
  kernel.multiply(a.data(), b.data(), side, side, side, c.data());
  work.seconds += processor_time() - begin;
  work.operations += 2.0 * side * side * side;
  benchmark::DoNotOptimize(c.data());
}

void product(benchmark::State& state, const Kernel& kernel) {
  Work work;
  for (auto _ : state) multiply(kernel, work);
  state.counters["GFLOP/s"] = work.rate() / 1e9;
}

struct Text {
  Document document;
  std::size_t words = 0;

  explicit Text(std::string text) : document(Document::from_utf8(std::move(text)).value()) {
    for (const hearsay::Token& token : document.tokens()) {
      words += token.kind == hearsay::TokenKind::word || token.kind == hearsay::TokenKind::number;
    }
  }
};

void set_rates(benchmark::State& state, const Text& text) {
  using benchmark::Counter;
  const auto total = [&](std::size_t count) {
    return static_cast<double>(count) * static_cast<double>(state.iterations());
  };
  state.counters["words/s"] = Counter(total(text.words), Counter::kIsRate);
  state.counters["tokens/s"] = Counter(total(text.document.tokens().size()), Counter::kIsRate);
  state.counters["per token"] =
      Counter(total(text.document.tokens().size()), Counter::kIsRate | Counter::kInvert);
  state.SetBytesProcessed(static_cast<std::int64_t>(total(text.document.text().size())));
}

void features(benchmark::State& state, const Text& text) {
  const Vocabulary& vocabulary = Model::builtin().state().network.vocabulary;
  std::string buffer;
  std::vector<Features> result;
  for (auto _ : state) {
    find_features(text.document, vocabulary, buffer, result);
    benchmark::DoNotOptimize(result.data());
  }
  set_rates(state, text);
}

void tag(benchmark::State& state, const Text& text, const Kernel& kernel) {
  const Tagger tagger(Model::builtin(), kernel);
  const Network& network = Model::builtin().state().network;
  const auto tokens = static_cast<double>(text.document.tokens().size());
  Workspace workspace;
  Tags tags;
  Work tagging, matrices;
  for (auto _ : state) {
    const std::uint64_t forms = workspace.projected_forms();
    const double begin = processor_time();
    tagger.tag(text.document, workspace, tags);
    tagging.seconds += processor_time() - begin;
    tagging.operations += static_cast<double>(network.operations_per_token()) * tokens +
                          static_cast<double>(network.operations_per_form()) *
                              static_cast<double>(workspace.projected_forms() - forms);
    benchmark::DoNotOptimize(tags.best.data());

    state.PauseTiming();
    multiply(kernel, matrices);
    state.ResumeTiming();
  }
  set_rates(state, text);
  state.counters["MFLOP/token"] = tagging.operations / 1e6 / tokens / static_cast<double>(state.iterations());
  state.counters["GFLOP/s"] = tagging.rate() / 1e9;
  state.counters["matrix GFLOP/s"] = matrices.rate() / 1e9;
  state.counters["share"] = tagging.rate() / matrices.rate();
}

}  // namespace

int main(int argc, char** argv) {
  benchmark::Initialize(&argc, argv);
  const Text text(hearsay::bench::sample(std::size_t{200} << 10));
  benchmark::RegisterBenchmark("features", [&](benchmark::State& state) { features(state, text); });
  for (const Kernel* kernel : available_kernels()) {
    const std::string name = kernel->name;
    benchmark::RegisterBenchmark(("product/" + name).c_str(),
                                 [kernel](benchmark::State& state) { product(state, *kernel); });
    benchmark::RegisterBenchmark(("tag/" + name).c_str(),
                                 [&text, kernel](benchmark::State& state) { tag(state, text, *kernel); });
  }
  benchmark::RunSpecifiedBenchmarks();
}
