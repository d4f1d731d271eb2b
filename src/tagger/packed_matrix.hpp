#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "tagger/container.hpp"
#include "tagger/kernel.hpp"

namespace hearsay::tagger {

/// The map x → x · weight + bias with its weights in 7 bits, laid out for one kernel. Each weight becomes the
/// nearest multiple of its column's scale, which is the column's greatest weight over greatest_weight_code:
/// it is off by at most half a scale.
class PackedMatrix {
 public:
  PackedMatrix() = default;

  /// Of columns [begin, end) of `weight`; `bias` holds a number for each of them. O(size).
  PackedMatrix(const Kernel& kernel, const Matrix& weight, std::size_t begin, std::size_t end,
               std::span<const float> bias);

  /// Inputs and columns are filled up with zeros to multiples of unit_block.
  MatrixView view() const noexcept;

 private:
  /// For each column of a block, the codes of as many inputs as a kernel multiplies at a time.
  struct alignas(64) Group {
    std::array<std::int8_t, 64> bytes{};
  };

  void pair_groups(std::size_t begin, std::size_t end);

  std::size_t inputs_ = 0;
  std::size_t columns_ = 0;
  std::vector<Group> codes_;  // those of a block one after the other
  std::vector<std::uint16_t> order_, pairs_;
  std::vector<std::int32_t> start_;
  std::vector<float> scale_, bias_;
};

constexpr std::size_t padded_width(std::size_t width) noexcept {
  return (width + unit_block - 1) / unit_block * unit_block;
}

}  // namespace hearsay::tagger
