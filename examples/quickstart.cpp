// Who said what in one article, in ten lines. usage: quickstart ARTICLE.txt
#include <fstream>
#include <hearsay/hearsay.hpp>
#include <iostream>
#include <iterator>

int main(int, char** argv) {
  std::ifstream file(argv[1]);
  const std::string text(std::istreambuf_iterator<char>(file), {});

  const hearsay::Analyzer analyzer;
  const hearsay::Analysis analysis = analyzer.analyze(text).value();
  for (const hearsay::Statement& statement : analysis.statements) {
    const auto source = statement.sourcing.source;
    std::cout << (source ? analysis.sources[*source].name : "nobody named") << " | "
              << analysis.document[statement.attribution.cue] << " | "
              << analysis.document[statement.attribution.content] << " | "
              << statement.assessment.strength.score << "\n";
  }
}
