#pragma once

#include <array>
#include <cstdint>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "hearsay/analyzer.hpp"
#include "hearsay/export.hpp"
#include "hearsay/report.hpp"
#include "hearsay/source.hpp"
#include "hearsay/transparency.hpp"
#include "hearsay/words.hpp"

namespace hearsay {

// What a standards editor asks of many stories: how open each story and each outlet is about its sources, how
// people are described whom nobody names, and which statements to check before they are printed.

/// What an article tells its readers about a name that it leaves out.
enum class Terms : std::uint8_t {
  none,            ///< nothing
  condition_only,  ///< on what condition the source spoke, but not why: "on condition of anonymity"
  not_authorized,  ///< it was not allowed to speak
  fear,            ///< it fears what may follow: reprisal, threats, the loss of a job
  sensitive,       ///< the matter is private, internal, secret or still going on
  other_reason,    ///< "because …" something else
};
template <>
inline constexpr std::size_t enumerator_count<Terms> = 6;
inline constexpr std::size_t terms_count = 6;

/// Which terms some words state.
[[nodiscard]] HEARSAY_EXPORT Terms terms_in(std::string_view words);

/// The terms for people: "not authorized to speak".
[[nodiscard]] HEARSAY_EXPORT std::string_view to_string(Terms terms) noexcept;

/// Why a statement is worth a question before it is printed, the most pressing first. From `second_hand` on
/// only of those whose strength is below 50.
enum class Concern : std::uint8_t {
  one_unnamed,  ///< it rests on one person whom the story does not name, without a word on why
  unnamed,      ///< the same of several people
  second_hand,  ///< its source, other than a group, did not say it to the story
  sourceless,   ///< nobody is named as the source
  weak,         ///< of a group, or of somebody whose words are hardly told
};
template <>
inline constexpr std::size_t enumerator_count<Concern> = 5;

/// For people: "one unnamed source, no word on why".
[[nodiscard]] HEARSAY_EXPORT std::string_view to_string(Concern concern) noexcept;

/// A statement to ask about.
struct WeakStatement {
  std::uint32_t statement = 0;  ///< index into Analysis::statements
  Concern concern = Concern::weak;
  double strength = 0;  ///< 0–100
  std::string source;   ///< empty where the text names nobody
  std::optional<Identity> identity;
  bool unexplained = false;          ///< by a person whom the story does not name, without a word on why
  bool hearsay = false;              ///< at second hand
  std::string content;               ///< on one line, at most 300 code points
  std::vector<std::string> because;  ///< what weakens it most, in words, at most three, the greatest first
};

/// One story.
struct StoryAudit {
  std::string id, title, publisher, date, desk;
  Transparency counts;
  /// Whom the story leans on: one person whom it does not name and of whom it never says why, and of whom it
  /// has as much as of any other source, and more than one statement unless that is all there is. Empty where
  /// there is none.
  std::string leans_on;
  std::uint32_t leaning = 0;  ///< statements of that person
  /// What to check before printing: at most three, the most pressing first, then the weakest: of those that
  /// state something that can be true or false in StrengthWeights::topic_words words or more, say that it was
  /// said, and tell more of an unnamed source than a pronoun.
  std::vector<WeakStatement> weakest;
};

/// O(statements · log statements).
[[nodiscard]] HEARSAY_EXPORT StoryAudit audit(const Analysis& analysis);

/// All stories of one outlet.
struct OutletAudit {
  std::string publisher;  ///< empty where unknown
  std::uint32_t stories = 0;
  std::uint32_t leaning = 0;  ///< stories that lean on one unnamed person, unexplained
  Transparency counts;
};

/// One way in which stories describe people whom they do not name.
struct Description {
  /// One source of one story that is described so.
  struct Use {
    std::uint32_t story = 0;  ///< index into Audit::stories()
    SourceId source = 0;
    std::uint32_t statements = 0;
    Terms terms = Terms::none;
    std::string words;  ///< those that state the terms, at most 200 code points
  };

  std::string words;  ///< as normalized_description() has it, with the capitals that most uses have
  Identity identity = Identity::unnamed;
  Role role = Role::unknown;  ///< that of most of them
  std::uint32_t stories = 0;
  std::uint32_t times = 0;  ///< sources of stories that are described so
  std::uint32_t statements = 0;
  std::array<std::uint32_t, terms_count> terms{};  ///< how many of those times state which
  std::vector<Use> uses;                           ///< those times, in the order of the stories

  [[nodiscard]] std::uint32_t explained() const noexcept {
    return times - terms[static_cast<std::size_t>(Terms::none)];
  }
};

/// A description without what changes from story to story: articles and counts before it, clauses behind it,
/// the stops of abbreviations, and, of people who can be counted, the number.
///
///     "Two senior U.S. officials who were briefed"     "senior US official"
[[nodiscard]] HEARSAY_EXPORT std::string normalized_description(std::string_view description,
                                                                Identity identity);

struct DescriptionUse;

/// The uses of one description, as they come. A regular value.
class HEARSAY_EXPORT DescriptionGroup {
 public:
  /// Keeps no more than `most_uses` of them, the first.
  void add(DescriptionUse one, std::size_t most_uses = SIZE_MAX);
  [[nodiscard]] Description description() const;

 private:
  Description description_;
  std::optional<std::uint32_t> last_story_;
  std::array<std::uint32_t, 12> roles_{};
  std::map<std::string, std::uint32_t> written_;  // how often the words have which capitals
};

/// Many stories, without their texts. A regular value.
class HEARSAY_EXPORT Audit {
 public:
  /// Linear in the number of statements.
  void add(const Analysis& analysis);

  /// In the order in which they were added.
  [[nodiscard]] std::span<const StoryAudit> stories() const noexcept { return stories_; }
  /// Those with most stories first.
  [[nodiscard]] std::vector<OutletAudit> outlets() const;
  /// Of people who are not named, then of groups; those that most stories use first.
  [[nodiscard]] std::vector<Description> descriptions() const;

 private:
  std::vector<StoryAudit> stories_;
  std::map<std::pair<std::string, Identity>, DescriptionGroup> groups_;  // by the words without capitals
};

/// A table for people and programs.
struct AuditTable {
  struct Column {
    std::string name;     ///< for programs: "unnamed_unexplained"
    std::string heading;  ///< for people
    bool number = false;
    bool wide = false;  ///< takes the room that the others leave; at most one
  };
  std::string title;
  std::vector<Column> columns;
  std::vector<std::vector<std::string>> rows;
};

/// The tables of an audit: stories, those with the largest shares of unnamed and unexplained statements
/// first; outlets; descriptions; statements to check, the most pressing first.
[[nodiscard]] HEARSAY_EXPORT AuditTable story_table(const Audit& audit);
[[nodiscard]] HEARSAY_EXPORT AuditTable outlet_table(const Audit& audit);
[[nodiscard]] HEARSAY_EXPORT AuditTable description_table(const Audit& audit);
[[nodiscard]] HEARSAY_EXPORT AuditTable statement_table(const Audit& audit);

/// In columns, for a terminal; of more than `most` rows only the first, with a line on how many there are.
[[nodiscard]] HEARSAY_EXPORT std::string to_text(const AuditTable& table, const TextStyle& style = {},
                                                 std::size_t most = SIZE_MAX);
/// Tab-separated and comma-separated (RFC 4180), with a line of names.
[[nodiscard]] HEARSAY_EXPORT std::string to_tsv(const AuditTable& table);
[[nodiscard]] HEARSAY_EXPORT std::string to_csv(const AuditTable& table);

}  // namespace hearsay
