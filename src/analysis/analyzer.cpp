#include "hearsay/analyzer.hpp"

#include <algorithm>
#include <iterator>
#include <optional>
#include <utility>

#include "lexicon/state.hpp"

namespace hearsay {
namespace {

// The publisher that the dateline of an article names: "(Reuters)".
std::string publisher_in(const Document& document, const Lexicon& lexicon) {
  const std::string name = document.on_one_line(document.agency());
  if (name.empty()) return name;
  const lexicon::Entry* entry = lexicon.state().table("conventions").find(name);
  return entry != nullptr && entry->columns() > 1 ? std::string(entry->field(1)) : name;
}

/// Takes the sourcings of the attributions of a range, and their sources with numbers of their own: copies of
/// them, unless nobody asks for them again.
Resolution take(Resolution& all, std::size_t begin, std::size_t end, bool last) {
  std::vector<bool> wanted(all.sources.size());
  for (std::size_t i = begin; i < end; ++i) {
    if (const auto source = all.sourcings[i].source) wanted[*source] = true;
    for (const SourceId via : all.sourcings[i].via) wanted[via] = true;
  }
  Resolution taken;
  taken.sources.reserve(static_cast<std::size_t>(std::count(wanted.begin(), wanted.end(), true)));
  taken.sourcings.reserve(end - begin);
  std::vector<std::optional<SourceId>> number(all.sources.size());
  for (std::size_t i = 0; i < wanted.size(); ++i) {
    if (!wanted[i]) continue;
    number[i] = static_cast<SourceId>(taken.sources.size());
    taken.sources.push_back(last ? std::move(all.sources[i]) : all.sources[i]);
  }
  for (Source& source : taken.sources) {
    if (source.speaks_for) source.speaks_for = number[*source.speaks_for];
  }
  for (std::size_t i = begin; i < end; ++i) {
    Sourcing& sourcing = taken.sourcings.emplace_back(std::move(all.sourcings[i]));
    if (sourcing.source) sourcing.source = number[*sourcing.source];
    for (SourceId& via : sourcing.via) via = *number[via];
  }
  return taken;
}

}  // namespace

Analyzer::Analyzer(AnalyzerOptions options)
    : extractor_(options.model, options.lexicon),
      resolver_(options.lexicon, options.model),
      scorer_(options.weights.value_or(StrengthWeights::of(options.lexicon)), options.lexicon,
              options.yardstick),
      lexicon_(options.lexicon),
      line_breaks_(options.line_breaks) {}

Result<Analysis> Analyzer::analyze(Article article) const {
  Result<Document> document = Document::from_utf8(std::move(article.text), line_breaks_);
  if (!document) return document.error();
  if (article.publisher.empty()) article.publisher = publisher_in(*document, lexicon_);

  Extraction extraction = extractor_.survey(*document);
  const std::size_t count = extraction.attributions.size();
  std::vector<Attribution> attributions = std::move(extraction.attributions);
  std::move(extraction.tentative.begin(), extraction.tentative.end(), std::back_inserter(attributions));
  Resolution resolution = resolver_.resolve(*document, attributions, article.publisher);
  std::vector<Assessment> assessments = scorer_.score(*document, attributions, resolution);

  Analysis analysis{.id = std::move(article.id),
                    .title = std::move(article.title),
                    .publisher = std::move(article.publisher),
                    .date = std::move(article.date),
                    .author = std::move(article.author),
                    .url = std::move(article.url),
                    .desk = std::move(article.desk),
                    .document = *std::move(document)};
  const auto fill = [&](std::size_t begin, std::size_t end, bool last, std::vector<Source>& sources,
                        std::vector<Statement>& statements) {
    Resolution part = take(resolution, begin, end, last);
    sources = std::move(part.sources);
    statements.reserve(end - begin);
    for (std::size_t i = begin; i < end; ++i) {
      statements.push_back(
          {std::move(attributions[i]), std::move(part.sourcings[i - begin]), std::move(assessments[i])});
    }
  };
  fill(count, attributions.size(), false, analysis.tentative_sources, analysis.tentative);
  fill(0, count, true, analysis.sources, analysis.statements);
  return analysis;
}

Result<Analysis> Analyzer::analyze(std::string text) const {
  return analyze(Article{.text = std::move(text)});
}
Result<Analysis> Analyzer::analyze(std::string_view text) const {
  return analyze(std::string(text));
}
Result<Analysis> Analyzer::analyze(const char* text) const {
  return analyze(std::string(text));
}

}  // namespace hearsay
