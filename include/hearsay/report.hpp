#pragma once

#include <cstddef>
#include <functional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "hearsay/analyzer.hpp"
#include "hearsay/attribution_graph.hpp"
#include "hearsay/corpus.hpp"
#include "hearsay/error.hpp"
#include "hearsay/export.hpp"
#include "hearsay/words.hpp"

namespace hearsay {

struct JsonOptions {
  /// The article too, and what the strengths were computed from: all that from_json needs.
  bool text = false;
};

/// An analysis as one JSON object on one line, after the schema docs/analysis.schema.json. Spans are in code
/// points.
[[nodiscard]] HEARSAY_EXPORT std::string to_json(const Analysis& analysis, JsonOptions options = {});
/// The same in pieces of some 64 KiB, one after the other: of a long article it is nine times as long as the
/// text.
HEARSAY_EXPORT void write_json(const Analysis& analysis, const std::function<void(std::string_view)>& write,
                               JsonOptions options = {});

/// The analysis that to_json wrote with its text, equal to it; memory and time are linear in the JSON.
/// Members that it does not know are passed over. Errors: invalid_record, with the place of what is missing,
/// of another type, or out of range ("statements[3].parent"); those of Document::from_utf8.
[[nodiscard]] HEARSAY_EXPORT Result<Analysis> from_json(std::string_view json);

/// Which rows a table has: those whose value in a column is one of some. Values that are numbers compare as
/// numbers, others as texts; none is above or below an empty one.
struct TableCondition {
  enum class Comparison : std::uint8_t { is, is_not, below, at_most, above, at_least };

  std::string column;
  Comparison comparison = Comparison::is;
  std::vector<std::string> values;  ///< one of them, none of them; the first, where it is a limit
};

template <>
inline constexpr std::size_t enumerator_count<TableCondition::Comparison> = 6;
/// "is", "is not", "below", "at most", "above", "at least".
[[nodiscard]] HEARSAY_EXPORT std::string_view to_string(TableCondition::Comparison comparison) noexcept;

/// In which order statements are told.
enum class StatementOrder : std::uint8_t {
  as_told,  ///< as they stand in the text
  /// The weakest first, and only what a desk would check: what states something that can be true or false in
  /// StrengthWeights::topic_words words or more, and was said: no stances, plans, deeds or single words, and
  /// of a source that is not named more than a pronoun.
  weakest,
  weakest_of_all,  ///< all of them, the weakest first
};
template <>
inline constexpr std::size_t enumerator_count<StatementOrder> = 3;
/// "text", "weakest", "weakest-of-all".
[[nodiscard]] HEARSAY_EXPORT std::string_view to_string(StatementOrder order) noexcept;

/// Indices of statements in that order; where strengths are equal, as they stand in the text.
/// O(statements · log statements).
[[nodiscard]] HEARSAY_EXPORT std::vector<std::uint32_t> in_order(const Analysis& analysis,
                                                                 StatementOrder order);

struct TableOptions {
  std::vector<std::string> columns = {};   ///< in this order; all where empty
  std::vector<TableCondition> where = {};  ///< all of which a row meets
  /// Of each article's rows. Without those that may be further statements where it is `weakest`.
  StatementOrder order = StatementOrder::as_told;
};

/// The names of all columns, in their order. docs/formats.md says what is in them.
[[nodiscard]] HEARSAY_EXPORT std::span<const std::string_view> table_columns() noexcept;

/// The names of the columns of to_tsv, as its first line. Columns that there are not are empty.
[[nodiscard]] HEARSAY_EXPORT std::string tsv_header(const TableOptions& options = {});

/// One line for each statement. `begin` and `end` enclose the content, in code points. Tabs and line ends in
/// texts become spaces, and what begins with a quote mark, as for pandas and R, or holds one, an apostrophe
/// or a number sign, stands in quote marks, with those in it doubled.
[[nodiscard]] HEARSAY_EXPORT std::string to_tsv(const Analysis& analysis, const TableOptions& options = {});

/// The same as comma-separated values (RFC 4180), with texts as they are.
[[nodiscard]] HEARSAY_EXPORT std::string csv_header(const TableOptions& options = {});
[[nodiscard]] HEARSAY_EXPORT std::string to_csv(const Analysis& analysis, const TableOptions& options = {});

/// The tokens as the ten columns of CoNLL-U (universaldependencies.org/format.html), of which we know the
/// word and what is in the last: where it stands, and for each span that it stands in, whether it begins it,
/// its role and the index of the statement:
///
///     3	Kim	_	_	_	_	_	_	_
///     Begin=21|End=24|Attribution=I-content:0,B-source:1
[[nodiscard]] HEARSAY_EXPORT std::string to_conll(const Analysis& analysis);

/// The spans as a CAS of Apache UIMA in JSON (version 0.4), one on one line: the article's sentences and
/// tokens, and on layers of its own each part of a content, a cue and a source's mention. docs/formats.md has
/// their features.
[[nodiscard]] HEARSAY_EXPORT std::string to_cas(const Analysis& analysis);

/// An analysis as one JSON-LD object on one line: the article, its sources, and its statements, each a
/// Quotation of schema.org whose provenance is told with PROV-O. docs/formats.md says what means what.
[[nodiscard]] HEARSAY_EXPORT std::string to_json_ld(const Analysis& analysis);

/// The spans of an analysis as W3C Web Annotations, one on each line: for each statement one of its content,
/// one of its cue and one of its source, where it has them.
[[nodiscard]] HEARSAY_EXPORT std::string to_web_annotations(const Analysis& analysis);

/// Attributions without sources and scores, as one JSON object on one line: spans and kinds as in
/// to_json(Analysis).
[[nodiscard]] HEARSAY_EXPORT std::string to_json(std::string_view id, const Document& document,
                                                 std::span<const Attribution> attributions);

/// The names of the columns of sources_tsv, as its first line.
[[nodiscard]] HEARSAY_EXPORT std::string_view sources_tsv_header() noexcept;

/// One line for each sourcing of a resolution; `ids` names them, in their order.
[[nodiscard]] HEARSAY_EXPORT std::string sources_tsv(std::string_view article,
                                                     std::span<const std::string> ids,
                                                     const Document& document, const Resolution& resolution);

struct TextStyle {
  bool colour = false;     ///< ANSI escape sequences
  std::size_t width = 80;  ///< columns, at least 40
};

/// A view for people: the sources, then every statement with its strength and the reasons for it.
[[nodiscard]] HEARSAY_EXPORT std::string to_text(const Analysis& analysis, const TextStyle& style = {},
                                                 StatementOrder order = StatementOrder::as_told);

/// Why an analysis is what it is, in words: the source's mentions, what spoke for its identity and its role,
/// and its statements with all that made their strengths.
[[nodiscard]] HEARSAY_EXPORT std::string explain_source(const Analysis& analysis, SourceId source,
                                                        const TextStyle& style = {});

/// The same for one statement: whom it is attributed to and by which words, and each contribution to its
/// strength on a line of its own.
[[nodiscard]] HEARSAY_EXPORT std::string explain_statement(const Analysis& analysis, std::size_t statement,
                                                           const TextStyle& style = {});

/// One self-contained HTML page for some articles: each text with its sources, cues and contents marked and
/// linked, the sources, the who-said-what graph as a picture, and every statement with the reasons for its
/// strength. Asks the network for nothing, and reads without scripts, which only sort tables and show
/// statements beside the text. Whatever stands in an article is shown as text.
[[nodiscard]] HEARSAY_EXPORT std::string to_html(std::span<const Analysis> analyses);

/// One such page for a corpus and its linkage (link(corpus)): the claims that most independent sources make,
/// those that contradict each other, those that several outlets have from one source, and profiles of the
/// sources. The longest lists are cut.
[[nodiscard]] HEARSAY_EXPORT std::string to_html(const Corpus& corpus, const Linkage& linkage);

/// The graph in Graphviz's language, of at most so many vertices: those with the most edges. Each tells how
/// many of its neighbours are left out. A document's edge to a statement is drawn only where nobody is named
/// who says it.
[[nodiscard]] HEARSAY_EXPORT std::string to_dot(const AttributionGraph& graph, std::size_t vertices = 200);

/// The graph as GraphML (graphml.graphdrawing.org), with all that Vertex and Edge hold; `article` and `index`
/// are as in the tables.
[[nodiscard]] HEARSAY_EXPORT std::string to_graphml(const AttributionGraph& graph);

/// The graph as GEXF 1.2 (gexf.net), which Gephi opens, with the same as to_graphml.
[[nodiscard]] HEARSAY_EXPORT std::string to_gexf(const AttributionGraph& graph);

}  // namespace hearsay
