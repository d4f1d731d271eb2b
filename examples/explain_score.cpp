// Why is the strongest statement of an article strong, and the weakest weak? usage: explain_score ARTICLE.txt
#include <algorithm>
#include <hearsay/hearsay.hpp>
#include <iostream>

#include "read_file.hpp"

namespace {

void explain(const hearsay::Analysis& analysis, const hearsay::Statement& statement) {
  const auto source = statement.sourcing.source;
  const hearsay::Strength& strength = statement.assessment.strength;
  std::cout << (source ? analysis.sources[*source].name : "nobody named") << ": "
            << analysis.document[statement.attribution.content] << "\n  strength " << strength.score
            << " of 100, from\n";
  for (const hearsay::Contribution& contribution : strength.contributions) {
    std::cout << "  " << std::showpos << contribution.log_odds << std::noshowpos << "  " << contribution.note;
    if (!contribution.evidence.empty()) std::cout << ": “" << analysis.document[contribution.evidence] << "”";
    std::cout << "\n";
  }
}

}  // namespace

int main(int, char** argv) {
  const hearsay::Analyzer analyzer;
  const hearsay::Analysis analysis = analyzer.analyze(read_file(argv[1])).value();
  const auto [weakest, strongest] = std::ranges::minmax_element(
      analysis.statements, {}, [](const auto& one) { return one.assessment.strength.score; });
  if (weakest == analysis.statements.end()) return 0;
  explain(analysis, *strongest);
  explain(analysis, *weakest);
}
