#pragma once

#include <cstdint>
#include <vector>

#include "hearsay/analyzer.hpp"
#include "hearsay/export.hpp"

namespace hearsay {

/// How open a set of statements is about where they come from, as a standards editor would ask: who is named,
/// who is not and why not, what rests on one unnamed person alone, what is second-hand. Counts of statements;
/// those of one sort add up.
struct HEARSAY_EXPORT Transparency {
  std::uint32_t statements = 0;

  /// By the identity of the source. These six add up to `statements`.
  std::uint32_t named = 0, organizations = 0, documents = 0, unnamed = 0, groups = 0, sourceless = 0;

  std::uint32_t unexplained =
      0;  ///< of `unnamed`: the article never says why, or on what terms, the name is left out
  std::uint32_t single_source = 0;  ///< of `unnamed`: rest on one person alone
  std::uint32_t hearsay = 0;        ///< reached the article through others
  std::uint32_t verbatim = 0;       ///< mostly or wholly in quote marks
  double mean_strength = 0;         ///< 0–100; 0 where there are no statements

  /// A count as a share of all statements, 0–1; 0 where there are none.
  [[nodiscard]] double share(std::uint32_t count) const noexcept {
    return statements == 0 ? 0.0 : static_cast<double>(count) / statements;
  }

  /// That of both sets together.
  Transparency& operator+=(const Transparency& other) noexcept;

  friend bool operator==(const Transparency&, const Transparency&) = default;
};

/// That of a whole article. O(statements).
[[nodiscard]] HEARSAY_EXPORT Transparency transparency(const Analysis& analysis);

/// That of each of the article's sources, in their order. O(statements + sources).
[[nodiscard]] HEARSAY_EXPORT std::vector<Transparency> transparency_by_source(const Analysis& analysis);

}  // namespace hearsay
