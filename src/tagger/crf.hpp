#pragma once

#include <array>
#include <cstddef>
#include <vector>

#include "tagger/container.hpp"
#include "tagger/kernel.hpp"
#include "tagger/tags.hpp"

namespace hearsay::tagger {

/// A linear-chain conditional random field over tags (Lafferty, McCallum and Pereira 2001): the score of a
/// sequence y of n tags is
///
///     start[y0] + Σ emission[t][yt] + Σ transition[yt−1][yt] + end[yn−1]
///
/// Emissions come in rows of tag_columns; the column after the last tag takes part in the sums as a tag that
/// is never chosen.
class Crf {
 public:
  Crf() = default;
  /// Shapes: tag_count × tag_count, from row to column; 1 × tag_count; 1 × tag_count.
  Crf(const Matrix& transition, const Matrix& start, const Matrix& end);

  /// The sequence of the greatest score (Viterbi 1967). O(rows); `scratch` grows to what is needed.
  void decode(const float* emission, std::size_t rows, std::vector<float>& scratch, Tag* best) const;

  /// The probability of each tag of each row (forward–backward; Rabiner 1989, section III.A, with scaling),
  /// from exp(emission) up to a factor for each row. O(rows).
  void marginals(const float* likelihood, std::size_t rows, std::vector<float>& scratch,
                 TagScores* probability) const;

 private:
  using Row = std::array<float, tag_columns>;
  using Square = std::array<Row, tag_columns>;

  Square transition_{};       // from row to column
  Square transition_into_{};  // from column to row
  Row start_{}, end_{};
  Square factor_{}, factor_into_{};  // the same, exponentiated
  Row start_factor_{}, end_factor_{};
};

}  // namespace hearsay::tagger
