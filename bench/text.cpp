// Bytes per second of reading text, as a whole and part by part, on one thread.
#include <benchmark/benchmark.h>

#include <string>
#include <vector>

#include "hearsay/document.hpp"
#include "sample.hpp"
#include "text/layout.hpp"
#include "text/utf8.hpp"

namespace {

using hearsay::Document;

constexpr std::size_t sample_size = 1 << 20;

const std::string& text() {
  static const std::string sample = hearsay::bench::sample(sample_size);
  return sample;
}

void report(benchmark::State& state) {
  state.SetBytesProcessed(static_cast<std::int64_t>(state.iterations() * text().size()));
}

void document(benchmark::State& state) {
  const Document checked = Document::from_utf8(text()).value();
  if (checked.tokens().empty() || checked.quotations().empty())
    return state.SkipWithError("nothing was read");
  for (auto _ : state) benchmark::DoNotOptimize(Document::from_utf8(text()));
  hearsay::bench::report(state, checked);
}
BENCHMARK(document)->Unit(benchmark::kMillisecond);

void validation(benchmark::State& state) {
  for (auto _ : state) benchmark::DoNotOptimize(hearsay::text::find_invalid_utf8(text()));
  report(state);
}
BENCHMARK(validation)->Unit(benchmark::kMillisecond);

void tokens(benchmark::State& state) {
  for (auto _ : state) benchmark::DoNotOptimize(hearsay::text::read_layout(text()));
  report(state);
}
BENCHMARK(tokens)->Unit(benchmark::kMillisecond);

void quotations(benchmark::State& state) {
  hearsay::text::Layout layout = hearsay::text::read_layout(text());
  const std::vector<hearsay::Token> unmarked = layout.tokens;
  for (auto _ : state) {
    layout.tokens = unmarked;
    benchmark::DoNotOptimize(hearsay::text::find_quotations(text(), layout.tokens, layout.paragraphs));
  }
  report(state);
}
BENCHMARK(quotations)->Unit(benchmark::kMillisecond);

void sentences(benchmark::State& state) {
  hearsay::text::Layout layout = hearsay::text::read_layout(text());
  const auto found = hearsay::text::find_quotations(text(), layout.tokens, layout.paragraphs);
  for (auto _ : state) {
    benchmark::DoNotOptimize(hearsay::text::split_sentences(text(), layout.tokens, found, layout.paragraphs));
  }
  report(state);
}
BENCHMARK(sentences)->Unit(benchmark::kMillisecond);

}  // namespace
