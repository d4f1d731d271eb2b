#pragma once

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "hearsay/corpus.hpp"

// What a statement says, in a form that compares: its content words, the numbers in it and what they count,
// whether it affirms.

namespace hearsay {

/// "3,000 casualties" → 3000–3000 of casualti; "several hundred casualties" → 200–999; "shortly after 2 a.m."
/// → 120–140 of time_of_day.
struct Quantity {
  double told = 0;  ///< the number itself: 500 of "about 500", the least of "several hundred"
  double low = 0, high = 0;
  bool or_more = false, or_less = false;  ///< "at least 500", "up to 500": others may be true as well
  std::uint32_t unit = 0;                 ///< the hash of the stem of what it counts, or 0
  /// It is all that an event has of its unit, as far as the words tell: "5 people were injured", "a magnitude
  /// of 5.6", not "3 children were injured".
  bool of_event = false;
};

/// The unit of a time of day, which is told in minutes since midnight.
inline constexpr std::uint32_t time_of_day = 1;

struct Proposition {
  std::vector<std::uint32_t> words;  ///< hashes of the stems of content words, ascending
  std::vector<std::uint32_t> names;  ///< those of them that are capitalised inside a sentence, ascending
  std::vector<Quantity> quantities;
  bool negated = false;
  /// The content word after each negation ("did not *pay*"); 0 where none follows.
  std::vector<std::uint32_t> negated_words;
  /// It means something else from another mouth: "we will win", "to leave early".
  bool bound_to_source = false;
  /// It begins with somebody whom only its context names: "he will resign".
  bool anaphoric = false;
  /// It has a sign of a clause, such as "is" or "will", or begins with "that"; "a public health emergency"
  /// has none.
  bool is_clause = false;
  bool is_quoted = false;     ///< in the source's own words, in part at least
  bool is_question = false;   ///< "whether it rained", which says neither that it did nor that it did not
  bool tells_change = false;  ///< of a figure: "rose to"
  bool may_ask = false;       ///< there is a question mark in it, a "whether" or an "if"
  std::uint64_t wording = 0;  ///< equal for statements of the same words in the same order
  std::uint32_t length = 0;   ///< words and numbers
  std::uint32_t sentences = 0;
};

/// Linear in the length of the statement.
Proposition read_proposition(const StatementDigest& statement);

/// A statement as a row of words, for the comparison with others of one event.
struct Wording {
  static constexpr std::size_t longest = 64;  ///< further words are left out

  std::vector<std::uint32_t> stems;    ///< of all words in their order; a number by its value
  std::vector<std::uint32_t> content;  ///< those that say something of their own, in their order
  std::vector<std::uint32_t> words;    ///< the same, ascending, each once
  std::vector<std::uint32_t> names;    ///< that are capitalised inside a sentence, ascending
  std::vector<std::uint32_t> numbers;  ///< ascending
  bool negated = false;
  bool first_person = false;
  bool has_pronoun = false;  ///< that may mean the source
};

/// Linear in the length of the statement.
Wording read_wording(const StatementDigest& statement);

/// Whether a word in lower case says nothing of its own.
bool is_function_word(std::string_view word);

enum class Relation : std::uint8_t { unrelated, same, negation, quantity, opposite, time };

/// How two propositions relate whose words are alike; or where the words of one are nearly all among those of
/// the other, which may have further numbers then.
Relation compare(const Proposition& a, const Proposition& b, bool contained = false);

/// Whether two propositions tell another number of the same thing, or another time, as `relation` has it:
/// Relation::quantity or time.
bool numbers_clash(const Proposition& a, const Proposition& b, Relation relation);

/// Of a relation that is a conflict.
Conflict conflict_of(Relation relation) noexcept;

/// "At least 50" and "12", not "at least 50" and "200".
bool exclude_one_another(const Quantity& a, const Quantity& b);

/// Not of two of which each has a name that the other lacks, or that share next to nothing.
bool are_of_one_place(const Proposition& a, const Proposition& b);

/// Of two that count the same thing otherwise: whether the first has more of it.
bool counts_more(const Proposition& one, const Proposition& other);

/// Whether it is a quotation so long that unnamed sources of it are one.
bool is_telling(const StatementDigest& statement, const Proposition& proposition) noexcept;

}  // namespace hearsay
