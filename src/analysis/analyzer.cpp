#include "hearsay/analyzer.hpp"

#include <utility>

namespace hearsay {

Analyzer::Analyzer(AnalyzerOptions options)
    : extractor_(std::move(options.model), options.lexicon),
      resolver_(options.lexicon),
      scorer_(options.weights.value_or(StrengthWeights::of(options.lexicon)), options.lexicon,
              options.yardstick) {}

Result<Analysis> Analyzer::analyze(Article article) const {
  Result<Document> document = Document::from_utf8(std::move(article.text));
  if (!document) return document.error();

  std::vector<Attribution> attributions = extractor_.extract(*document);
  Resolution resolution = resolver_.resolve(*document, attributions);
  std::vector<Assessment> assessments = scorer_.score(*document, attributions, resolution);

  Analysis analysis{std::move(article.id),   std::move(article.title), std::move(article.publisher),
                    std::move(article.date), *std::move(document),     std::move(resolution.sources),
                    std::vector<Statement>{}};
  analysis.statements.reserve(attributions.size());
  for (std::size_t i = 0; i < attributions.size(); ++i) {
    analysis.statements.push_back(
        {std::move(attributions[i]), std::move(resolution.sourcings[i]), std::move(assessments[i])});
  }
  return analysis;
}

Result<Analysis> Analyzer::analyze(std::string text) const {
  Article article;
  article.text = std::move(text);
  return analyze(std::move(article));
}

}  // namespace hearsay
