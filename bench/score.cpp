// What scoring costs beside the whole of analyze(): strength, stance and stated probability of an article
// that has been read already.
#include <benchmark/benchmark.h>

#include <stdexcept>
#include <string>
#include <vector>

#include "hearsay/analyzer.hpp"
#include "sample.hpp"

namespace {

using namespace hearsay;

struct Read {
  Document document;
  std::vector<Attribution> attributions;
  Resolution resolution;
};

Read read() {
  Read result;
  result.document = Document::from_utf8(bench::sample(16 << 10)).value();
  result.attributions = Extractor().extract(result.document);
  result.resolution = Resolver().resolve(result.document, result.attributions);
  return result;
}

void score(benchmark::State& state) {
  const Read article = read();
  const Scorer scorer;
  if (scorer.score(article.document, article.attributions, article.resolution).empty())
    throw std::logic_error("nothing to score");
  for (auto _ : state) {
    benchmark::DoNotOptimize(scorer.score(article.document, article.attributions, article.resolution));
  }
  bench::report(state, article.document);
}
BENCHMARK(score);

void analyze(benchmark::State& state) {
  const Read article = read();
  const Analyzer analyzer;
  for (auto _ : state) benchmark::DoNotOptimize(analyzer.analyze(article.document.text()));
  bench::report(state, article.document);
}
BENCHMARK(analyze);

}  // namespace
