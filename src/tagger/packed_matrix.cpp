#include "tagger/packed_matrix.hpp"

#include <algorithm>
#include <cmath>
#include <cstring>

namespace hearsay::tagger {

PackedMatrix::PackedMatrix(const Kernel& kernel, const Matrix& weight, std::size_t begin, std::size_t end,
                           std::span<const float> bias)
    : inputs_(padded_width(weight.rows)),
      columns_(padded_width(end - begin)),
      codes_(inputs_ / kernel.code_group * (columns_ / unit_block)),
      start_(columns_),
      scale_(columns_),
      bias_(bias.begin(), bias.end()) {
  bias_.resize(columns_);
  const std::size_t groups = inputs_ / kernel.code_group;
  for (std::size_t column = 0; column < end - begin; ++column) {
    const auto weight_of = [&](std::size_t input) { return weight.row(input)[begin + column]; };
    float greatest = 0;
    for (std::size_t input = 0; input < weight.rows; ++input) {
      greatest = std::max(greatest, std::abs(weight_of(input)));
    }
    scale_[column] = greatest / greatest_weight_code;
    if (scale_[column] == 0) continue;
    for (std::size_t input = 0; input < weight.rows; ++input) {
      const auto code = static_cast<std::int8_t>(std::lrint(weight_of(input) / scale_[column]));
      std::int8_t* const lane =
          codes_[column / unit_block * groups + input / kernel.code_group].bytes.data() +
          column % unit_block * 4;
      if (kernel.code_group == 4) {
        lane[input % 4] = code;
        start_[column] -= 128 * code;  // the codes of inputs are above zero by so much
      } else {
        const std::int16_t wide = code;
        std::memcpy(lane + input % 2 * sizeof wide, &wide, sizeof wide);
      }
    }
  }
}

MatrixView PackedMatrix::view() const noexcept {
  return {inputs_, columns_, codes_.data(), start_.data(), scale_.data(), bias_.data()};
}

}  // namespace hearsay::tagger
