// Tokens per second of resolving sources, on one thread: the sample text with an attribution for every
// sentence that says "said".
#include "hearsay/source.hpp"

#include <benchmark/benchmark.h>

#include <string>
#include <vector>

#include "hearsay/document.hpp"
#include "sample.hpp"

namespace {

using hearsay::Attribution;
using hearsay::Document;
using hearsay::Span;

constexpr std::size_t article_size = 6'000;  // bytes, as of a usual news article

// Up to three tokens before a "said" as its source, the rest of the sentence after it as the content.
std::vector<Attribution> attributions_of(const Document& document) {
  std::vector<Attribution> found;
  const auto tokens = document.tokens();
  for (const hearsay::Sentence& sentence : document.sentences()) {
    for (std::uint32_t i = sentence.tokens.begin + 1; i + 1 < sentence.tokens.end; ++i) {
      if (document[tokens[i]] != "said") continue;
      const std::uint32_t first = i >= sentence.tokens.begin + 3 ? i - 3 : sentence.tokens.begin;
      Attribution attribution;
      attribution.source = Span{tokens[first].span.begin, tokens[i - 1].span.end};
      attribution.cue = tokens[i].span;
      attribution.content = Span{tokens[i + 1].span.begin, tokens[sentence.tokens.end - 1].span.end};
      found.push_back(std::move(attribution));
      break;
    }
  }
  return found;
}

void resolve(benchmark::State& state) {
  const Document document = Document::from_utf8(hearsay::bench::sample(article_size)).value();
  const std::vector<Attribution> attributions = attributions_of(document);
  const hearsay::Resolver resolver;
  if (resolver.resolve(document, attributions).sources.empty())
    return state.SkipWithError("no source was found");
  for (auto _ : state) benchmark::DoNotOptimize(resolver.resolve(document, attributions));
  hearsay::bench::report(state, document);
}
BENCHMARK(resolve)->Unit(benchmark::kMicrosecond);

void make_resolver(benchmark::State& state) {
  for (auto _ : state) benchmark::DoNotOptimize(hearsay::Resolver());
}
BENCHMARK(make_resolver)->Unit(benchmark::kMillisecond);

}  // namespace
