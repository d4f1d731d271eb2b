#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "hearsay/corpus.hpp"
#include "hearsay/export.hpp"
#include "hearsay/lexicon.hpp"
#include "hearsay/profile.hpp"

namespace hearsay {

// The steps of link(), for corpora that no one machine holds: what brings articles, sources and statements
// together in one block, and what is then done with a block. link() takes the same steps. docs/scale.md tells
// how they are put together.

/// An article is compared with the first so many, by id, of those that share a hash of its sketch.
inline constexpr std::size_t most_copies_compared = 200;

/// By what a source is one with those of other articles (LinkedSource).
struct SourceKey {
  std::string key;  ///< "named emil rask", "organization department of defense"; empty where it depends on
                    ///< others
  std::string surname;    ///< of a person: the last word of the name
  std::string full_name;  ///< of a person with more than a surname: "emil rask"
  /// What copies of one report have in common, where all else fails: the name in lower case.
  std::string within_report;

  friend bool operator==(const SourceKey&, const SourceKey&) = default;
};

[[nodiscard]] HEARSAY_EXPORT SourceKey source_key(const SourceDigest& source,
                                                  const Lexicon& lexicon = Lexicon::builtin());
/// Of an article's publisher; empty where that is.
[[nodiscard]] HEARSAY_EXPORT std::string outlet_key(std::string_view publisher,
                                                    const Lexicon& lexicon = Lexicon::builtin());
/// The key of somebody with this full name.
[[nodiscard]] HEARSAY_EXPORT std::string person_key(std::string_view full_name);

/// Whether a surname alone means the person of a full name that `with_it` articles give of the `all` that
/// give some full name with this surname.
[[nodiscard]] constexpr bool bears_surname(std::uint64_t with_it, std::uint64_t all) noexcept {
  return with_it * 20 >= all * 19;
}

/// The name that most sources use, of names that are one, each with how many use it; of several the longest,
/// then the first by its bytes. A name may come more than once.
[[nodiscard]] HEARSAY_EXPORT std::string usual_name(
    std::vector<std::pair<std::string_view, std::uint64_t>> names);

/// By what a statement meets others.
struct StatementKeys {
  /// Hashes of its content words, ascending; empty where it says nothing that could be true or false, or was
  /// not said.
  std::vector<std::uint32_t> words;
  std::uint64_t wording = 0;  ///< equal for statements of the same words in the same order
  /// It is a quotation so long that unnamed sources of it are one.
  bool is_telling = false;
};

[[nodiscard]] HEARSAY_EXPORT StatementKeys statement_keys(const StatementDigest& statement);

/// In which blocks the statements of a corpus go, by how rare their words are in all of it. Immutable; copies
/// share one state.
class HEARSAY_EXPORT WordBlocks {
 public:
  /// The words of all statements that say something, ascending; in how many of these each stands; how many
  /// these are.
  WordBlocks(std::vector<std::uint32_t> words, std::vector<std::uint32_t> counts, std::uint64_t statements,
             const LinkOptions& options = {});

  /// In how many statements each of some words stands. O(log n) for each.
  [[nodiscard]] std::vector<std::uint32_t> counts(std::span<const std::uint32_t> words) const;

  /// The words whose blocks a statement must be in to meet all that are alike, the rarest first.
  [[nodiscard]] std::vector<std::uint32_t> blocks(std::span<const std::uint32_t> words,
                                                  std::span<const std::uint32_t> counts) const;

 private:
  struct State;
  std::shared_ptr<const State> state_;
};

/// What an article is about.
struct ArticleTopic {
  std::string_view id, date;
  std::span<const std::uint32_t> words;  ///< ArticleDigest::topic
};

/// By article: the first, by id, of its event (Linkage::event_of). O(n) for n articles: each is compared with
/// at most 1,600 others.
[[nodiscard]] HEARSAY_EXPORT std::vector<std::uint32_t> find_events(std::span<const ArticleTopic> articles,
                                                                    const LinkOptions& options = {});

/// Statements of one event; places go by the article's index in the event.
struct EventPair {
  Place one, other;                  ///< of a claim its centre comes first, of an update the earlier
  std::optional<Conflict> conflict;  ///< none where they are of one proposition

  friend bool operator==(const EventPair&, const EventPair&) = default;
};

/// An article of an event, and what it was linked to: numbers of any kind.
struct EventArticle {
  const ArticleDigest* article = nullptr;
  std::span<const std::uint32_t> sources;  ///< by source of the article
  std::uint32_t outlet = 0, report = 0;
};

/// The claims of an event: every statement of a claim but its centre comes once, as `other`. Articles come in
/// the order of their ids. O(n log n) for n statements.
[[nodiscard]] HEARSAY_EXPORT std::vector<EventPair> compare_event(std::span<const EventArticle> event,
                                                                  const LinkOptions& options = {});

/// A statement in a block.
struct BlockStatement {
  StatementDigest statement;
  std::string_view source;  ///< any name of the linked source; the outlet's where it has none
  std::string_view report;  ///< any name of the report that its article is a copy of
  std::string_view date;
  std::span<const std::uint32_t> counts;  ///< by word, as of StatementKeys::words
};

struct LikeStatements {
  std::uint64_t earlier = 0, later = 0;  ///< by their number in the block; of an update, by their dates
  std::optional<Conflict> conflict;      ///< none where they are of one proposition
};

/// Finds the pairs of a block that are alike. The statements of a block come in the order of their articles'
/// ids and their own places. Of a block of a word each is compared with the last 500 before it, of a block of
/// a wording with the first; so memory is flat, however large a block is.
class HEARSAY_EXPORT PairFinder {
 public:
  explicit PairFinder(std::uint64_t statements, const LinkOptions& options = {});
  ~PairFinder();
  PairFinder(PairFinder&&) noexcept;
  PairFinder& operator=(PairFinder&&) noexcept;

  void begin_block(bool of_wording);
  /// Adds what the next statement is like to `found`.
  void add(const BlockStatement& statement, std::vector<LikeStatements>& found);

 private:
  struct State;
  std::unique_ptr<State> state_;
};

/// Star clustering (Aslam, Pelekhov and Rus 1998) of the numbers below `size`, which are in the order of the
/// corpus: claims, the centre of each first, then the others ascending. Numbers that no pairs join may as
/// well be clustered apart. `joined` are one from the start, centre and other, where no centre is an other
/// too.
[[nodiscard]] HEARSAY_EXPORT std::vector<std::vector<std::uint32_t>> cluster_stars(
    std::size_t size, std::span<const std::pair<std::uint32_t, std::uint32_t>> pairs,
    std::span<const std::pair<std::uint32_t, std::uint32_t>> joined = {});

/// By what the origin of a statement may be that of another statement of the same claim. Hashes, ascending.
struct OriginMarks {
  std::vector<std::uint32_t> names;  ///< of words of its source's names, and of the forms that they take
  std::vector<std::uint32_t>
      outlet;  ///< of the forms of its publisher's name: "New York Daily News", "nydailynews.com"
  std::vector<std::uint32_t>
      runs;               ///< of seven words that follow one another, or of all where they are fewer
  bool unstated = false;  ///< nobody is named whom the article has it from

  friend bool operator==(const OriginMarks&, const OriginMarks&) = default;
};

/// Of a statement of an article. Linear in the length of the statement and of the names.
[[nodiscard]] HEARSAY_EXPORT OriginMarks origin_marks(const ArticleDigest& article, std::uint32_t statement);

/// How one statement of a claim came to its article; sources, outlets and reports by any numbers.
struct Telling {
  std::uint32_t outlet = 0;
  std::uint32_t report = 0;
  std::vector<std::uint32_t> chain;  ///< who passed it on, its source, and whom that speaks for
  OriginMarks marks = {};

  friend bool operator==(const Telling&, const Telling&) = default;
};

/// What a claim rests on, of which these are the statements in the order of Claim::statements. `sources` and
/// `reports` name the numbers. Fills in all of a ClaimProfile but claim, articles and contradictions.
[[nodiscard]] HEARSAY_EXPORT ClaimProfile profile_tellings(std::span<const Telling> tellings,
                                                           std::span<const std::string> sources,
                                                           std::span<const std::string> reports);

}  // namespace hearsay
