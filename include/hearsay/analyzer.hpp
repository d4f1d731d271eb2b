#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "hearsay/attribution.hpp"
#include "hearsay/document.hpp"
#include "hearsay/extractor.hpp"
#include "hearsay/lexicon.hpp"
#include "hearsay/model.hpp"
#include "hearsay/scorer.hpp"
#include "hearsay/source.hpp"
#include "hearsay/strength.hpp"

namespace hearsay {

/// An article as it comes in. Only the text is needed:
///
///     analyzer.analyze({.id = "a1", .publisher = "Nesvik Tidende", .text = text})
struct Article {
  std::string id = {};
  std::string title = {};
  std::string publisher = {};  ///< if empty, the agency that a dateline names becomes the analysis's
  std::string date = {};       ///< ISO 8601, as far as known
  std::string text = {};       ///< UTF-8
  std::string author = {};     ///< as printed; several with ", " between them
  std::string url = {};        ///< the address to cite it by
  std::string desk = {};       ///< the desk or section that it is from: "Politics"

  friend bool operator==(const Article&, const Article&) = default;
};

/// One attribution with all that is known about it.
template <class Id>
struct BasicStatement {
  Attribution attribution;
  BasicSourcing<Id> sourcing;
  Assessment assessment;

  friend bool operator==(const BasicStatement&, const BasicStatement&) = default;
};
using Statement = BasicStatement<SourceId>;
using TentativeStatement = BasicStatement<TentativeSourceId>;

/// The sources of tentative statements, which these alone refer to.
class TentativeSources : public std::vector<TentativeSource> {
 public:
  using std::vector<TentativeSource>::vector;
  // In place of that by numbers, which those of Analysis::sources are.
  [[nodiscard]] const TentativeSource& operator[](TentativeSourceId id) const {
    return data()[static_cast<std::size_t>(id)];
  }
  [[nodiscard]] TentativeSource& operator[](TentativeSourceId id) {
    return data()[static_cast<std::size_t>(id)];
  }
};

/// Everything the library found in one article. A regular value: spans refer to `document`, ids to `sources`.
struct Analysis {
  std::string id, title, publisher, date, author, url,
      desk;  ///< as in Article; the publisher may come from the dateline
  Document document;
  std::vector<Source> sources;
  std::vector<Statement> statements;  ///< in the order of the text; a nested one after the one that holds it

  /// What may be further statements (Extraction::tentative): no report for people shows them, and nothing
  /// counts them. Their sources have ids of their own, which are no indices into `sources`.
  TentativeSources tentative_sources;
  std::vector<TentativeStatement> tentative;

  friend bool operator==(const Analysis&, const Analysis&) = default;
};

struct AnalyzerOptions {
  Model model = Model::builtin();
  Lexicon lexicon = Lexicon::builtin();
  Yardstick yardstick = Yardstick::measured;
  LineBreaks line_breaks = LineBreaks::detect;
  std::optional<StrengthWeights> weights;  ///< instead of those of the lexicon
};

/// Runs one article through the whole way: text, roles, attributions, sources, strength. Costly to make (some
/// milliseconds), then immutable and shared between threads.
class HEARSAY_EXPORT Analyzer {
 public:
  explicit Analyzer(AnalyzerOptions options = {});

  /// Linear in the length of the text. Errors: those of Document::from_utf8. The result depends on the
  /// article's bytes alone.
  [[nodiscard]] Result<Analysis> analyze(Article article) const;
  [[nodiscard]] Result<Analysis> analyze(std::string text) const;
  [[nodiscard]] Result<Analysis> analyze(std::string_view text) const;
  [[nodiscard]] Result<Analysis> analyze(const char* text) const;

 private:
  Extractor extractor_;
  Resolver resolver_;
  Scorer scorer_;
  Lexicon lexicon_;
  LineBreaks line_breaks_;
};

}  // namespace hearsay
