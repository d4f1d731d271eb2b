#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

#include "hearsay/analyzer.hpp"
#include "hearsay/attribution_graph.hpp"
#include "hearsay/claim_table.hpp"
#include "hearsay/error.hpp"
#include "hearsay/export.hpp"
#include "hearsay/lexicon.hpp"
#include "hearsay/words.hpp"

namespace hearsay {

/// What a corpus keeps of a source: what Source says, without its spans.
struct SourceDigest {
  std::string name;
  Identity identity = Identity::unnamed;
  Role role = Role::unknown;
  std::string office, organization, country;  ///< empty where unstated
  std::optional<SourceId> speaks_for;         ///< index into the article's sources

  friend bool operator==(const SourceDigest&, const SourceDigest&) = default;
};

/// What a corpus keeps of a statement: its words, and who said them.
struct StatementDigest {
  std::string content;             ///< the parts of a discontinuous one joined by " … "
  std::optional<SourceId> source;  ///< index into the article's sources
  std::vector<SourceId> via;       ///< as in Sourcing
  QuotationKind kind = QuotationKind::indirect;
  Act act = Act::speech;
  Polarity polarity = Polarity::affirmed;
  Actuality actuality = Actuality::said;
  double strength = 0;  ///< attribution strength, 0–100, to four places

  friend bool operator==(const StatementDigest&, const StatementDigest&) = default;
};

/// What a corpus keeps of an article; some 5 kB.
struct ArticleDigest {
  std::string id, title, publisher, date;  ///< as in Article
  /// The smallest hashes of the text's runs of five words, ascending: at most 128 (Broder 1997).
  std::vector<std::uint32_t> sketch;
  /// Hashes of the words that it uses most and that say something, ascending: at most 32.
  std::vector<std::uint32_t> topic;
  std::vector<SourceDigest> sources;
  std::vector<StatementDigest> statements;

  friend bool operator==(const ArticleDigest&, const ArticleDigest&) = default;
};

/// The estimated share of the runs of five words of two articles that both have, 0–1 (Broder 1997). The
/// standard error is .04 or less.
[[nodiscard]] HEARSAY_EXPORT double resemblance(const ArticleDigest& a, const ArticleDigest& b) noexcept;

/// The analyses of many articles, in as much as is needed to join them. Grows by increments; a regular value.
///
///     hearsay::Corpus corpus;
///     for (auto& article : articles) corpus.add(analyzer.analyze(article).value());
///     const hearsay::Linkage linkage = link(corpus);
class HEARSAY_EXPORT Corpus {
 public:
  /// Adds an article, or puts it in the place of the one with the same id. Linear in its length.
  void add(const Analysis& analysis);
  /// The same of what a corpus keeps of it. Precondition: its numbers of sources are those of its sources.
  void add(ArticleDigest article);

  /// In the order in which they were first added.
  [[nodiscard]] std::span<const ArticleDigest> articles() const noexcept { return articles_; }
  const ArticleDigest& operator[](std::uint32_t article) const noexcept { return articles_[article]; }

  /// The corpus as lines of JSON, as docs/corpus-format.md has it: a header with the version and the number
  /// of articles, then an article a line.
  [[nodiscard]] std::string to_jsonl() const;
  /// Reads what to_jsonl wrote. Errors: invalid_record with the offset of the line that is damaged, of
  /// another version, or that names a source which its article lacks; also where articles are missing or come
  /// twice.
  [[nodiscard]] static Result<Corpus> from_jsonl(std::string_view text);

  friend bool operator==(const Corpus& a, const Corpus& b) { return a.articles_ == b.articles_; }

 private:
  std::vector<ArticleDigest> articles_;
  std::unordered_map<std::string, std::uint32_t> index_;  // by id
};

/// The file of a corpus that grows at its end.
class HEARSAY_EXPORT CorpusFile {
 public:
  /// A file of what Corpus::to_jsonl made, to which more was added or not; nothing where it is another
  /// program's, or is not whole. Reads its header only.
  [[nodiscard]] static std::optional<CorpusFile> open(std::string path);

  /// Puts the articles behind those that are there, of which nothing is read, and then writes the header: an
  /// addition that is broken off before has not happened. Linear in what is added. Errors: io.
  [[nodiscard]] Result<void> append(const Corpus& added);

 private:
  CorpusFile(std::string path, std::uint64_t articles, std::uint64_t bytes)
      : path_(std::move(path)), articles_(articles), bytes_(bytes) {}

  std::string path_;
  std::uint64_t articles_ = 0, bytes_ = 0;  // as the header has them
};

/// One of an article's sources or statements.
struct Place {
  std::uint32_t article = 0;
  std::uint32_t index = 0;

  friend auto operator<=>(const Place&, const Place&) = default;
};

/// A source across articles. Persons are one where their full names are, titles and middle initials aside; a
/// surname alone is the person's who bears it in at least nineteen of twenty articles. Organizations are one
/// where their names are, or where the lexicon gives them one full name: "the Pentagon", "Defense
/// Department". Unnamed sources, groups and documents of two articles are one only where one article copies
/// the other, or where both give the same long quotation. The publishers of articles are sources too.
struct LinkedSource {
  std::string name;
  Identity identity = Identity::unnamed;
  Role role = Role::unknown;
  std::vector<Place> places;  ///< ascending

  friend bool operator==(const LinkedSource&, const LinkedSource&) = default;
};

/// Statements of the same proposition.
struct Claim {
  std::vector<Place> statements;  ///< the one that the others resemble, then these by their articles' ids

  friend bool operator==(const Claim&, const Claim&) = default;
};

/// How many articles have a statement of it. O(n log n).
[[nodiscard]] HEARSAY_EXPORT std::uint32_t article_count(const Claim& claim);

enum class Conflict : std::uint8_t {
  negation,  ///< one says that it is, the other that it is not
  quantity,  ///< "several hundred" against "3,000" of the same thing
  opposite,  ///< "rose" against "fell"
  update,    ///< a later figure of the same thing, which supersedes the earlier one and denies nothing
};
template <>
inline constexpr std::size_t enumerator_count<Conflict> = 4;

/// Two claims that cannot both be true, as far as their words tell: their first statements are single
/// sentences of different sources and reports which are alike but for what excludes. Made for few false
/// alarms, so many contradictions are missed.
struct Contradiction {
  std::uint32_t first = 0, second = 0;  ///< indices into Linkage::claims, ascending
  Conflict kind = Conflict::negation;   ///< never `update`

  friend auto operator<=>(const Contradiction&, const Contradiction&) = default;
};

/// A claim that gives another figure for what an earlier one counts: "the death toll rose to 60".
struct Update {
  std::uint32_t earlier = 0, later = 0;  ///< indices into Linkage::claims

  friend auto operator<=>(const Update&, const Update&) = default;
};

/// The words of two statements that clash, "40 people" and "300 people"; empty where it cannot be told.
[[nodiscard]] HEARSAY_EXPORT std::pair<std::string, std::string> clashing_words(const StatementDigest& one,
                                                                                const StatementDigest& other,
                                                                                Conflict conflict);

struct LinkOptions {
  /// Articles of at least this resemblance are copies of one report.
  double copy_resemblance = 0.4;
  /// Statements are of one proposition from this similarity on: the share of their content words that both
  /// have, weighted by rarity.
  double claim_similarity = 0.6;
  /// Beyond this distance in time between their articles, or where one of these has no date, statements must
  /// be all but the same.
  int days = 60;
  /// Articles of at most so many days apart whose topics are alike to this share are of one event: the words
  /// that both use most, weighted by rarity.
  double event_similarity = 0.1;
  int event_days = 3;
  /// Statements of one event are of one proposition from this likelihood on, as a model learned from events
  /// has it.
  double likelihood = 0.6;
  /// Articles are copies, in a part at least, if the longer has this share of the shorter.
  double copy_share = 0.3;

  friend bool operator==(const LinkOptions&, const LinkOptions&) = default;
};

/// Two articles of which one has much of the other's text.
struct Copy {
  std::uint32_t one = 0, other = 0;  ///< articles; the id of the first is the smaller
  double shared = 0;  ///< the estimated share of the shorter text that the longer one has, 0–1

  friend bool operator==(const Copy&, const Copy&) = default;
};

/// How the articles of a corpus are connected. Depends on the set of articles alone, save that indices follow
/// their order.
struct Linkage {
  static constexpr std::uint32_t no_claim = ~std::uint32_t{0};

  /// By article: the first article, by id, of the report that it is a copy of; itself for most.
  std::vector<std::uint32_t> report_of;
  /// Whole and partial copies, by their ids: cut, mixed with other texts, misspelt.
  std::vector<Copy> copies;
  /// By article: the first article, by id, of the event that it tells of; itself for one that is alone.
  std::vector<std::uint32_t> event_of;
  std::vector<LinkedSource> sources;
  /// By article and source of the article: index into `sources`.
  std::vector<std::vector<std::uint32_t>> source_of;
  /// By article: its publisher, or the article itself where that is unknown, as index into `sources`.
  std::vector<std::uint32_t> outlet_of;
  /// Those with statements of most articles first.
  std::vector<Claim> claims;
  /// By article and statement of the article: index into `claims`, or `no_claim` where it says nothing that
  /// could be true or false, or was not said.
  std::vector<std::vector<std::uint32_t>> claim_of;
  std::vector<Contradiction> contradictions;
  std::vector<Update> updates;

  friend bool operator==(const Linkage&, const Linkage&) = default;
};

/// Joins sources, copies, events and claims across articles. Statements of one event are compared by what a
/// model has learned; those of different events are of one claim where they are worded alike: candidates come
/// from an index of rare words (prefix filtering: Chaudhuri, Ganti and Kaushik 2006), of which the last 500
/// that share one are compared, so that what more statements share may be missed.
[[nodiscard]] HEARSAY_EXPORT Linkage link(const Corpus& corpus, const LinkOptions& options = {},
                                          const Lexicon& lexicon = Lexicon::builtin());

/// What one claim rests on: an edge leads from who passes it on to who told him. Vertex 0 is the
/// claim; next come the outlets that carry it, then (for copies) the report that they share, those who passed
/// it on, its sources, and the organizations they speak for. Origins that cannot be told apart (OriginMarks)
/// rely on the first of them that is named; so does an outlet that does not say who told it.
[[nodiscard]] HEARSAY_EXPORT AttributionGraph reliance_graph(const Corpus& corpus, const Linkage& linkage,
                                                             std::uint32_t claim);

/// The origins of the ways by which others have the claim of a statement: as many as share no vertex with one
/// another or with the statement's own way. They are what StrengthFeatures::corroborating wants; each is a
/// number that stands for a source, or for a report of which several outlets have copies. Empty for a
/// statement without a claim. O(v³) for the v vertices of the claim's reliance graph.
[[nodiscard]] HEARSAY_EXPORT std::vector<std::uint64_t> corroborating(const Corpus& corpus,
                                                                      const Linkage& linkage,
                                                                      Place statement);

/// What sources say of the same things, for estimate_credibility: values are claims, objects are claims that
/// exclude one another, and a statement without a source is its outlet's. All go by their index in the
/// linkage, an object by its first claim's. Objects of which only one source speaks are left out, since they
/// say nothing about anybody's credibility: sources without others have no trust.
[[nodiscard]] HEARSAY_EXPORT ClaimTable claim_table(const Corpus& corpus, const Linkage& linkage);

/// The graph of a whole corpus: outlets, sources, and the claims that statements of at least `articles`
/// articles make. Edges lead from outlets to what they report and whom they cite, from sources to what they
/// say and for whom they speak; contradictions join claims. Weights count statements.
[[nodiscard]] HEARSAY_EXPORT AttributionGraph make_graph(const Corpus& corpus, const Linkage& linkage,
                                                         std::size_t articles = 2);

/// make_graph of analyses with sources joined across them: each linked source that has a part in them is one
/// vertex, an outlet where it publishes one of them too. `analyses` are those of the corpus, in its order.
/// First come the sources, in the order of the linkage, then article by article the document and its
/// statements. Linear in their number. Precondition: their ids are distinct.
///
///     for (const auto& analysis : analyses) corpus.add(analysis);
///     const hearsay::AttributionGraph graph = make_graph(analyses, link(corpus));
[[nodiscard]] HEARSAY_EXPORT AttributionGraph make_graph(std::span<const Analysis> analyses,
                                                         const Linkage& linkage);

[[nodiscard]] HEARSAY_EXPORT std::string_view to_string(Conflict conflict) noexcept;

}  // namespace hearsay
