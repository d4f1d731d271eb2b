// How fast the tagger is, and how near it comes to what the machine can do. For each instruction set that the
// machine has:
//
//     product    the matrix product of a layer, 512 × 160 by 160 × 240, as the tagger computes it
//     tag        features, network and decoding. The text should be longer than what the tagger remembers:
//                give one of many articles in HEARSAY_BENCH_TEXT.
//
// "share" is the rate of the multiplications and additions of matrix products that are carried out over the
// machine's own matrix speed, measured in turns with it: that of the instruction which adds up the most
// products of whole numbers, with everything in registers. All else is lost time.
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
#include "matrix_peak.hpp"
#include "sample.hpp"
#include "tagger/packed_matrix.hpp"
#include "tagger/state.hpp"

namespace {

using hearsay::Document;
using hearsay::Model;
using namespace hearsay::tagger;

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

/// Adds some of the fastest multiplications that the machine can do.
void multiply(const Kernel& kernel, Work& work) {
  const double begin = processor_time();
  work.operations += hearsay::bench::multiply_in_registers(kernel);
  work.seconds += processor_time() - begin;
}

void set_share(benchmark::State& state, const Work& work, const Work& peak) {
  state.counters["GOP/s"] = work.rate() / 1e9;
  state.counters["matrix GOP/s"] = peak.rate() / 1e9;
  state.counters["share"] = work.rate() / peak.rate();
}

void product(benchmark::State& state, const Kernel& kernel) {
  constexpr std::size_t rows = 512, inputs = 160, columns = 240;
  const Matrix weight{inputs, columns, std::vector<float>(inputs * columns, 0.5F)};
  const PackedMatrix packed(kernel, weight, 0, columns, std::vector<float>(columns));
  const MatrixView view = packed.view();
  const std::vector<float> x(rows * inputs, 0.25F);
  std::vector<float> scratch(scratch_size(rows, inputs, columns)), out(rows * columns);
  Work work, peak;
  for (auto _ : state) {
    const double begin = processor_time();
    for (int i = 0; i < 100; ++i) kernel.multiply(&view, x.data(), rows, scratch.data(), out.data());
    work.seconds += processor_time() - begin;
    work.operations += 100 * 2.0 * rows * inputs * columns;
    benchmark::DoNotOptimize(out.data());
    multiply(kernel, peak);
  }
  set_share(state, work, peak);
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
  Work tagging, peak;
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
    multiply(kernel, peak);
    state.ResumeTiming();
  }
  set_rates(state, text);
  state.counters["MOP/token"] = tagging.operations / 1e6 / tokens / static_cast<double>(state.iterations());
  set_share(state, tagging, peak);
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
