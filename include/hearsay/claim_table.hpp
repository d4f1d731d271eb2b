#pragma once

#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "hearsay/error.hpp"
#include "hearsay/export.hpp"
#include "hearsay/span.hpp"

namespace hearsay {

struct ClaimTableOptions {
  /// Numbers claimed of one object that differ by little count as one value: the numbers are put into buckets
  /// as wide as this share of their median (0.01 is usual), the middle bucket centred on the number that most
  /// sources claim (Li, Dong, Lyons, Meng and Srivastava 2013, section 3.1). A bucket goes by its most
  /// claimed number, the smaller one of two. 0 keeps what is not equal apart.
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

  Index source_count() const noexcept { return static_cast<Index>(sources_.size()); }
  Index object_count() const noexcept { return static_cast<Index>(objects_.size()); }
  /// Distinct values of distinct objects: "12" of one object and "12" of another are two.
  Index value_count() const noexcept { return static_cast<Index>(object_of_.size()); }
  Index claim_count() const noexcept { return static_cast<Index>(sources_of_.size()); }

  std::string_view source(Index source) const& noexcept { return sources_[source]; }
  std::string_view object(Index object) const& noexcept { return objects_[object]; }
  std::string_view value(Index value) const& noexcept { return texts_[text_of_[value]]; }
  std::string_view source(Index) const&& = delete;
  std::string_view object(Index) const&& = delete;
  std::string_view value(Index) const&& = delete;

  Index object_of(Index value) const noexcept { return object_of_[value]; }
  /// The values of an object: at least one.
  IndexRange values_of(Index object) const noexcept {
    return {value_begin_[object], value_begin_[object + 1]};
  }
  /// Who claims a value, ascending: at least one.
  std::span<const Index> sources_of(Index value) const noexcept {
    return std::span(sources_of_)
        .subspan(source_begin_[value], source_begin_[value + 1] - source_begin_[value]);
  }
  /// All claims as two columns, in the order of the values: what is claimed, and by whom.
  std::span<const Index> values() const noexcept { return values_; }
  std::span<const Index> sources() const noexcept { return sources_of_; }
  /// What a source claims, ascending: at least one.
  std::span<const Index> claims_of(Index source) const noexcept {
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
  ClaimTable build(const ClaimTableOptions& options = {}) &&;

 private:
  struct State;
  std::unique_ptr<State> state_;
};

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
/// than the header, a stray or unclosed quote, or an empty source or object is malformed: it is passed over
/// and told with its line. Linear in the length of the text. Errors: invalid_record where the header lacks
/// one of the columns.
HEARSAY_EXPORT Result<ClaimsReading> read_claims(std::string_view csv, const ClaimTableOptions& options = {});

}  // namespace hearsay
