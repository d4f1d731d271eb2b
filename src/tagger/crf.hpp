#pragma once

#include <array>
#include <cstddef>
#include <span>
#include <vector>

#include "tagger/container.hpp"
#include "tagger/tags.hpp"

namespace hearsay::tagger {

/// A linear-chain conditional random field over tags (Lafferty, McCallum and Pereira 2001): the score of a
/// sequence y of n tags is
///
///     start[y0] + Σ emission[t][yt] + Σ transition[yt−1][yt] + end[yn−1]
class Crf {
 public:
  Crf() = default;
  /// Shapes: tag_count × tag_count, from row to column; 1 × tag_count; 1 × tag_count.
  Crf(const Matrix& transition, const Matrix& start, const Matrix& end);

  /// The sequence of the greatest score (Viterbi 1967), of as many tags as there are emissions. O(n);
  /// `scratch` grows to what is needed.
  void decode(std::span<const TagScores> emission, std::vector<float>& scratch, Tag* best) const;

 private:
  // The column after the last tag is there for the sake of vector registers, as a tag that is never chosen.
  static constexpr std::size_t columns = tag_count + 1;
  using Row = std::array<float, columns>;
  using Square = std::array<Row, columns>;

  Square transition_{};       // from row to column
  Square transition_into_{};  // from column to row
  Row start_{}, end_{};
};

}  // namespace hearsay::tagger
