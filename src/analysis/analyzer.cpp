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
  std::string name = document.on_one_line(document.agency());
  if (name.empty()) return name;
  const lexicon::Entry* entry = lexicon.state().table("conventions").find(name);
  return entry != nullptr && entry->columns() > 1 ? std::string(entry->field(1)) : name;
}

template <class Id>
BasicSource<Id> with_ids(Source&& from, const std::vector<std::optional<Id>>& ids) {
  auto& [name, identity, role, identity_because, role_because, specificity, certainty, senior, office,
         organization, country, count, gender, access, anonymity, speaks_for, mentions] = from;
  return {std::move(name),
          identity,
          role,
          std::move(identity_because),
          std::move(role_because),
          specificity,
          certainty,
          senior,
          std::move(office),
          std::move(organization),
          std::move(country),
          count,
          gender,
          access,
          std::move(anonymity),
          speaks_for ? ids[*speaks_for] : std::nullopt,
          std::move(mentions)};
}

template <class Id>
BasicSourcing<Id> with_ids(const Sourcing& from, const std::vector<std::optional<Id>>& ids) {
  const auto& [source, via, hops, hop_span, anonymity, description, senior] = from;
  BasicSourcing<Id> sourcing{
      source ? ids[*source] : std::nullopt, {}, hops, hop_span, anonymity, description, senior};
  for (const SourceId one : via) sourcing.via.push_back(*ids[one]);
  return sourcing;
}

/// Takes the sourcings of the attributions of a range, and their sources with numbers of their own: copies of
/// them, unless nobody asks for them again.
template <class Id>
std::vector<BasicSourcing<Id>> take(Resolution& all, std::size_t begin, std::size_t end, bool last,
                                    std::vector<BasicSource<Id>>& sources) {
  std::vector<bool> wanted(all.sources.size());
  for (std::size_t i = begin; i < end; ++i) {
    if (const auto source = all.sourcings[i].source) wanted[*source] = true;
    for (const SourceId via : all.sourcings[i].via) wanted[via] = true;
  }
  std::vector<std::optional<Id>> ids(all.sources.size());
  std::uint32_t count = 0;
  for (std::size_t i = 0; i < wanted.size(); ++i) {
    if (wanted[i]) ids[i] = Id{count++};
  }
  sources.reserve(count);
  for (std::size_t i = 0; i < wanted.size(); ++i) {
    if (wanted[i])
      sources.push_back(with_ids(last ? std::move(all.sources[i]) : Source(all.sources[i]), ids));
  }
  std::vector<BasicSourcing<Id>> sourcings;
  sourcings.reserve(end - begin);
  for (std::size_t i = begin; i < end; ++i) sourcings.push_back(with_ids(all.sourcings[i], ids));
  return sourcings;
}

}  // namespace

Analyzer::Analyzer(AnalyzerOptions options)
    : extractor_(options.model, options.lexicon),
      resolver_(options.lexicon, options.model),
      scorer_(options.weights.value_or(StrengthWeights::of(options.lexicon)), options.lexicon,
              options.yardstick),
      lexicon_(std::move(options.lexicon)),
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
  const auto fill = [&](std::size_t begin, std::size_t end, bool last, auto& sources, auto& statements) {
    auto sourcings = take(resolution, begin, end, last, sources);
    statements.reserve(end - begin);
    for (std::size_t i = begin; i < end; ++i) {
      statements.push_back(
          {std::move(attributions[i]), std::move(sourcings[i - begin]), std::move(assessments[i])});
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
