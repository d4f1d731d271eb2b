// Joining a corpus: articles of made-up statements, of which every third repeats one of an earlier article in
// other words. The figure is statements per second of link(), which reads propositions, finds copies, links
// sources and joins claims.

#include "hearsay/corpus.hpp"

#include <benchmark/benchmark.h>

#include <cmath>
#include <random>
#include <stdexcept>
#include <string>

namespace {

constexpr int statements_an_article = 20;

std::string sentence(std::mt19937& random) {
  std::string text;
  for (int i = 0; i < 12; ++i) {
    // Words are as unequal as in language (Zipf's law): a few are everywhere, most are rare.
    const double u = static_cast<double>(random() % 100000) / 100000;
    text += "w";
    text += std::to_string(static_cast<int>(std::pow(20000, u)));
    text += ' ';
  }
  return text;
}

hearsay::Corpus corpus_of(int articles) {
  std::mt19937 random(1);
  std::vector<std::string> told;
  hearsay::Corpus corpus;
  for (int a = 0; a < articles; ++a) {
    const std::string id = std::to_string(a);
    std::string text;
    hearsay::Analysis analysis;
    analysis.id = id;
    analysis.publisher = std::to_string(a % 50);
    analysis.date = "2016-10-07";
    for (int i = 0; i < statements_an_article; ++i) {
      std::string content =
          !told.empty() && i % 3 == 0 ? told[random() % told.size()] + "indeed" : sentence(random);
      if (i % 3 != 0) told.push_back(content);
      hearsay::Statement statement;
      const auto begin = static_cast<std::uint32_t>(text.size());
      text += content;
      statement.attribution.content = hearsay::Span{begin, static_cast<std::uint32_t>(text.size())};
      text += ".\n";
      analysis.statements.push_back(std::move(statement));
    }
    analysis.document = hearsay::Document::from_utf8(std::move(text)).value();
    corpus.add(analysis);
  }
  return corpus;
}

void join(benchmark::State& state) {
  const hearsay::Corpus corpus = corpus_of(static_cast<int>(state.range(0)));
  const hearsay::Linkage linkage = link(corpus);
  const auto statements = static_cast<std::size_t>(state.range(0)) * statements_an_article;
  if (linkage.claims.size() < statements / 2 || linkage.claims.size() > statements * 3 / 4) {
    throw std::runtime_error("claims were not joined as they should");
  }
  for (auto _ : state) benchmark::DoNotOptimize(link(corpus));
  state.SetItemsProcessed(state.iterations() * static_cast<std::int64_t>(statements));
}

BENCHMARK(join)->Name("corpus/link")->Arg(100)->Arg(1000)->Arg(10000)->Unit(benchmark::kMillisecond);

}  // namespace
