// Words per second of finding attributions, as a whole and part by part, on one thread. The sample is held
// against the number of attributions of a first run before it is timed.
#include <benchmark/benchmark.h>

#include <string>
#include <vector>

#include "attribution/choices.hpp"
#include "attribution/describer.hpp"
#include "attribution/linker.hpp"
#include "attribution/spans_of_tags.hpp"
#include "hearsay/extractor.hpp"
#include "sample.hpp"
#include "tagger/state.hpp"
#include "tagger/tagger.hpp"

namespace {

using namespace hearsay;
using namespace hearsay::attribution;

constexpr std::size_t sample_size = 1 << 18;

const Document& document() {
  static const Document sample = Document::from_utf8(bench::sample(sample_size)).value();
  return sample;
}

void report(benchmark::State& state) {
  bench::report(state, document());
}

// Everything that extract() does.
void extraction(benchmark::State& state) {
  const Extractor extractor;
  const std::size_t expected = extractor.extract(document()).size();
  if (expected == 0) return state.SkipWithError("nothing was found");
  for (auto _ : state) {
    const std::vector<Attribution> found = extractor.extract(document());
    if (found.size() != expected) return state.SkipWithError("another number of attributions");
  }
  state.counters["attributions"] = static_cast<double>(expected);
  report(state);
}
BENCHMARK(extraction)->Unit(benchmark::kMillisecond);

// The tagger alone, once over the text.
void tagging(benchmark::State& state) {
  const tagger::Tagger tagger(Model::builtin());
  tagger::Workspace workspace;
  tagger::Tags tags;
  for (auto _ : state) tagger.tag(document(), workspace, tags);
  report(state);
}
BENCHMARK(tagging)->Unit(benchmark::kMillisecond);

// From tags to links.
void linking(benchmark::State& state) {
  const Model& model = Model::builtin();
  tagger::Workspace workspace;
  tagger::Tags tags;
  tagger::Tagger(model).tag(document(), workspace, tags);
  const Grammar grammar(Lexicon::builtin());
  for (auto _ : state) {
    const std::span<const lexicon::Key> keys = document().word_keys();
    const std::vector<std::uint32_t> paragraphs = paragraphs_of_tokens(document());
    const RoleSpans spans = spans_of_tags(tags.best);
    const Choices choices(document(), workspace.features(), keys, paragraphs, spans, grammar);
    benchmark::DoNotOptimize(link(spans, choices, model.state().source_choice, model.state().content_choice));
  }
  report(state);
}
BENCHMARK(linking)->Unit(benchmark::kMillisecond);

void description(benchmark::State& state) {
  const Describer describer(Lexicon::builtin());
  const std::span<const lexicon::Key> keys = document().word_keys();
  std::vector<Attribution> found = Extractor().extract(document());
  for (auto _ : state) {
    for (Attribution& attribution : found) describer.describe(document(), keys, attribution);
  }
  report(state);
}
BENCHMARK(description)->Unit(benchmark::kMillisecond);

}  // namespace
