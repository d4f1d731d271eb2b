#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "hearsay/error.hpp"
#include "hearsay/export.hpp"
#include "hearsay/span.hpp"

namespace hearsay {

struct ClaimTableOptions {
  /// Numbers claimed of one object that differ by at most this share of their median count as one value (0.01
  /// is usual): see join_close_numbers. 0 keeps what is not equal apart.
  double numeric_tolerance = 0;

  friend bool operator==(const ClaimTableOptions&, const ClaimTableOptions&) = default;
};

/// Which source claims which value of which object: what truth discovery works on. Immutable once built, and
/// canonical: sources, objects and the values of an object are numbered in the order of their bytes, so that
/// neither the numbers nor any sum over them depends on the order in which claims came in.
///
///     object     value   sources            values are numbered object by object:
///     capital    Bonn    a                  0
///                Berlin  b c                1
///     height     120     a b c              2
class HEARSAY_EXPORT ClaimTable {
 public:
  using Index = std::uint32_t;
  class Builder;

  [[nodiscard]] Index source_count() const noexcept { return static_cast<Index>(sources_.size()); }
  [[nodiscard]] Index object_count() const noexcept { return static_cast<Index>(objects_.size()); }
  /// Distinct values of distinct objects: "12" of one object and "12" of another are two.
  [[nodiscard]] Index value_count() const noexcept { return static_cast<Index>(object_of_.size()); }
  [[nodiscard]] Index claim_count() const noexcept { return static_cast<Index>(sources_of_.size()); }

  [[nodiscard]] std::string_view source(Index source) const& noexcept { return sources_[source]; }
  [[nodiscard]] std::string_view object(Index object) const& noexcept { return objects_[object]; }
  [[nodiscard]] std::string_view value(Index value) const& noexcept { return texts_[text_of_[value]]; }
  std::string_view source(Index) const&& = delete;
  std::string_view object(Index) const&& = delete;
  std::string_view value(Index) const&& = delete;

  [[nodiscard]] Index object_of(Index value) const noexcept { return object_of_[value]; }
  /// The values of an object: at least one.
  [[nodiscard]] IndexRange values_of(Index object) const noexcept {
    return {value_begin_[object], value_begin_[object + 1]};
  }
  /// Who claims a value, ascending: at least one.
  [[nodiscard]] std::span<const Index> sources_of(Index value) const noexcept {
    return std::span(sources_of_)
        .subspan(source_begin_[value], source_begin_[value + 1] - source_begin_[value]);
  }
  /// All claims as two columns, in the order of the values: what is claimed, and by whom.
  [[nodiscard]] std::span<const Index> values() const noexcept { return values_; }
  [[nodiscard]] std::span<const Index> sources() const noexcept { return sources_of_; }
  /// What a source claims, ascending: at least one.
  [[nodiscard]] std::span<const Index> claims_of(Index source) const noexcept {
    return std::span(claims_of_)
        .subspan(claim_begin_[source], claim_begin_[source + 1] - claim_begin_[source]);
  }

 private:
  std::vector<std::string> sources_, objects_, texts_;
  std::vector<Index> object_of_, text_of_;        // by value
  std::vector<Index> value_begin_;                // by object
  std::vector<Index> source_begin_, sources_of_;  // by value: compressed rows
  std::vector<Index> values_;                     // by claim, as sources_of_
  std::vector<Index> claim_begin_, claims_of_;    // by source: compressed rows
};

/// Gathers claims in any order. 12 bytes a claim beside the names, each of which is kept once.
class HEARSAY_EXPORT ClaimTable::Builder {
 public:
  Builder();
  ~Builder();
  Builder(Builder&&) noexcept;
  Builder& operator=(Builder&&) noexcept;

  /// The same claim twice counts once. A source may claim several values of an object. Amortised O(1).
  void add(std::string_view source, std::string_view object, std::string_view value);

  /// O(n log n) in the number of claims.
  [[nodiscard]] ClaimTable build(const ClaimTableOptions& options = {}) &&;

 private:
  struct State;
  std::unique_ptr<State> state_;
};

/// The table with close numbers of an object as one value: the weightiest number takes in those that differ
/// from it by at most `tolerance` times the median of the numbers claimed of the object, then the weightiest
/// of the rest does, and so on; a group goes by the number that began it. `weights` are by value, such as
/// beliefs; the numbers of claims decide between equal ones, and alone where there are no weights; then the
/// smaller number. "1,000" is a number. O(n log n) in the number of claims.
[[nodiscard]] HEARSAY_EXPORT ClaimTable join_close_numbers(const ClaimTable& claims, double tolerance,
                                                           std::span<const double> weights = {});

/// The table with spellings of an object's value as one: those that differ in white space about and between
/// words, in case, or as numerals ("1,000" and "1000.0"; not "007" and "7"). They go by the spelling with
/// most claims, of two the shorter, then the first in the order of bytes. O(n log n).
[[nodiscard]] HEARSAY_EXPORT ClaimTable join_spellings(const ClaimTable& claims);

/// A line of the input that could not be used.
struct MalformedLine {
  std::uint64_t line = 0;  ///< where the record begins, counted from 1
  Error error;

  friend bool operator==(const MalformedLine&, const MalformedLine&) = default;
};

struct ClaimsReading {
  ClaimTable claims;
  std::vector<MalformedLine> malformed;  ///< in the order of the input; everything else was read
};

/// Reads claims from CSV (RFC 4180; line ends may be LF alone). The first record is the header and names the
/// columns source, object and value, in any order and among others. A record with another number of fields
/// than the header, a stray or unclosed quote, or an empty source, object or value is malformed: it is passed
/// over and told with its line. Linear in the length of the text. Errors: invalid_record where the header
/// lacks one of the columns.
[[nodiscard]] HEARSAY_EXPORT Result<ClaimsReading> read_claims(std::string_view csv,
                                                               const ClaimTableOptions& options = {});

/// A value that is known to be true of an object.
struct Truth {
  std::string object, value;

  friend bool operator==(const Truth&, const Truth&) = default;
};

struct TruthsReading {
  std::vector<Truth> truths;             ///< in the order of the input
  std::vector<MalformedLine> malformed;  ///< as in ClaimsReading
};

/// Reads truths from CSV with the columns object and value, as read_claims reads claims.
[[nodiscard]] HEARSAY_EXPORT Result<TruthsReading> read_truths(std::string_view csv);

/// What is known of an object beforehand: which of its claimed values is true, or that none is.
struct KnownTruth {
  ClaimTable::Index object = 0;
  std::optional<ClaimTable::Index> value;

  friend bool operator==(const KnownTruth&, const KnownTruth&) = default;
};

/// Where truths are in a table, in its order and each once; those of objects that nobody speaks of are left
/// out. A value is found if its bytes are the same; otherwise, with `any_spelling`, as join_spellings has it;
/// otherwise if it is a number, the nearest one within `tolerance` of it.
[[nodiscard]] HEARSAY_EXPORT std::vector<KnownTruth> find_truths(const ClaimTable& claims,
                                                                 std::span<const Truth> truths,
                                                                 bool any_spelling = false,
                                                                 double tolerance = 0);

/// A value as a special case of another: Paris of France.
struct Generality {
  std::string child, parent;

  friend bool operator==(const Generality&, const Generality&) = default;
};

struct HierarchyReading {
  std::vector<Generality> hierarchy;     ///< in the order of the input; a forest
  std::vector<MalformedLine> malformed;  ///< as in ClaimsReading
};

/// Reads a hierarchy of values from CSV with the columns child and parent, as read_claims reads claims. A
/// second parent of a child, and a line that would make a value its own ancestor, are malformed.
[[nodiscard]] HEARSAY_EXPORT Result<HierarchyReading> read_hierarchy(std::string_view csv);

/// By value of a table: which other values of its object are more general, nearest first.
class HEARSAY_EXPORT GeneralValues {
 public:
  GeneralValues() = default;
  /// As the hierarchy, a forest, has it up to 64 levels above a value. Values are found in it by their bytes,
  /// or, with `any_spelling`, as join_spellings has them. O(n log n).
  GeneralValues(const ClaimTable& claims, std::span<const Generality> hierarchy, bool any_spelling = false);

  [[nodiscard]] bool empty() const noexcept { return general_.empty(); }
  /// How many values have a more general one.
  [[nodiscard]] std::size_t special_count() const noexcept;
  [[nodiscard]] std::span<const ClaimTable::Index> of(ClaimTable::Index value) const noexcept {
    if (empty()) return {};
    return std::span(general_).subspan(begins_[value], begins_[value + 1] - begins_[value]);
  }

 private:
  std::vector<std::size_t> begins_;
  std::vector<ClaimTable::Index> general_;
};

}  // namespace hearsay
