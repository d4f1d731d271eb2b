#include "tagger/packed_matrix.hpp"

#include <algorithm>
#include <bit>
#include <cmath>
#include <cstring>
#include <limits>

namespace hearsay::tagger {
namespace {

void raise_to_magnitudes(const float* __restrict values, std::size_t count, float* __restrict greatest) {
  for (std::size_t i = 0; i < count; ++i) {
    const float magnitude = std::abs(values[i]);
    greatest[i] = greatest[i] < magnitude ? magnitude : greatest[i];
  }
}

/// The nearest whole numbers to weights over their scales, of which the greatest is greatest_weight_code.
void encode(const float* __restrict weights, const float* __restrict scales, std::size_t count,
            std::int32_t* __restrict codes) {
  constexpr float rounder = 12582912.0F;  // 1.5 · 2²³: a sum with it has no room for less than a whole
  for (std::size_t i = 0; i < count; ++i) {
    const float scale = scales[i] == 0 ? 1 : scales[i];
    codes[i] = static_cast<std::int32_t>(weights[i] / scale + rounder - rounder);
  }
}

/// What one block's columns have for a group of inputs, input after input in each column. `codes`: of a row,
/// with `stride` numbers to the next.
template <std::size_t group>
void join(const std::int32_t* codes, std::size_t stride, std::int8_t* lanes) {
  constexpr int bits = 32 / group;
  constexpr std::uint32_t mask = (std::uint32_t{1} << bits) - 1;
  for (std::size_t column = 0; column < unit_block; ++column) {
    std::uint32_t lane = 0;
    for (std::size_t i = 0; i < group; ++i) {
      const std::size_t place = std::endian::native == std::endian::little ? i : group - 1 - i;
      lane |= (static_cast<std::uint32_t>(codes[i * stride + column]) & mask) << (bits * place);
    }
    std::memcpy(lanes + column * sizeof lane, &lane, sizeof lane);
  }
}

/// How far the sums of each two products of a group may go, in units of the greatest code of an input, 255.
struct Reach {
  std::array<std::uint16_t, 32> up{}, down{};

  Reach() = default;
  explicit Reach(const std::array<std::int8_t, 64>& codes) {
    const auto above = [&](std::size_t i) { return std::max<int>(codes[i], 0); };
    for (std::size_t lane = 0; lane < up.size(); ++lane) {
      up[lane] = static_cast<std::uint16_t>(above(2 * lane) + above(2 * lane + 1));
      down[lane] = static_cast<std::uint16_t>(up[lane] - codes[2 * lane] - codes[2 * lane + 1]);
    }
  }

  /// Whether the sums of both groups stay within 16 bits, whatever the inputs.
  bool fits_with(const Reach& other) const {
    constexpr int most = std::numeric_limits<std::int16_t>::max() / 255;
    std::uint16_t farthest = 0;
    for (std::size_t lane = 0; lane < up.size(); ++lane) {
      farthest = std::max<std::uint16_t>(farthest, up[lane] + other.up[lane]);
      farthest = std::max<std::uint16_t>(farthest, down[lane] + other.down[lane]);
    }
    return farthest <= most;
  }
};

}  // namespace

PackedMatrix::PackedMatrix(const Kernel& kernel, const Matrix& weight, std::size_t begin, std::size_t end,
                           std::span<const float> bias)
    : inputs_(padded_width(weight.rows)),
      columns_(padded_width(end - begin)),
      codes_(inputs_ / kernel.code_group * (columns_ / unit_block)),
      start_(columns_),
      scale_(columns_),
      bias_(bias.begin(), bias.end()) {
  bias_.resize(columns_);
  const std::size_t width = end - begin;
  for (std::size_t input = 0; input < weight.rows; ++input)
    raise_to_magnitudes(weight.row(input) + begin, width, scale_.data());
  for (float& scale : scale_) scale /= greatest_weight_code;

  const std::size_t group = kernel.code_group, groups = inputs_ / group;
  std::vector<std::int32_t> rows(group * columns_), sums(columns_);
  for (std::size_t first = 0; first < weight.rows; first += group) {
    std::fill(rows.begin(), rows.end(), 0);
    for (std::size_t i = 0; i < group && first + i < weight.rows; ++i) {
      std::int32_t* const codes = rows.data() + i * columns_;
      encode(weight.row(first + i) + begin, scale_.data(), width, codes);
      for (std::size_t column = 0; column < width; ++column) sums[column] += codes[column];
    }
    for (std::size_t block = 0; block < columns_ / unit_block; ++block) {
      const std::int32_t* const from = rows.data() + block * unit_block;
      std::int8_t* const to = codes_[block * groups + first / group].bytes.data();
      group == 4 ? join<4>(from, columns_, to) : join<2>(from, columns_, to);
    }
  }
  if (group == 4) {
    // The codes of inputs are above zero by so much.
    for (std::size_t column = 0; column < columns_; ++column) start_[column] = -128 * sums[column];
  }
  const std::size_t together = kernel.paired_blocks, blocks = columns_ / unit_block;
  for (std::size_t block = 0; together > 0 && block < blocks; block += together)
    pair_groups(block, std::min(block + together, blocks));
}

/// Puts the groups of blocks [begin, end) that can be added up in pairs in front.
void PackedMatrix::pair_groups(std::size_t begin, std::size_t end) {
  const std::size_t groups = inputs_ / 4;
  const auto at = [&](std::size_t block, std::size_t group) -> Group& {
    return codes_[block * groups + group];
  };
  std::vector<Reach> reach;
  for (std::size_t g = 0; g < groups; ++g) {
    for (std::size_t block = begin; block < end; ++block) reach.emplace_back(at(block, g).bytes);
  }
  const std::size_t blocks = end - begin;
  const auto fit = [&](std::size_t one, std::size_t other) {
    bool all = true;
    for (std::size_t b = 0; b < blocks; ++b)
      all = all && reach[one * blocks + b].fits_with(reach[other * blocks + b]);
    return all;
  };

  std::vector<std::size_t> order, alone;
  std::vector<bool> taken(groups);
  for (std::size_t g = 0; g < groups; ++g) {
    if (taken[g]) continue;
    std::size_t other = g + 1;
    while (other < groups && (taken[other] || !fit(g, other))) ++other;
    if (other == groups) {
      alone.push_back(g);
      continue;
    }
    taken[other] = true;
    order.insert(order.end(), {g, other});
  }
  pairs_.push_back(static_cast<std::uint16_t>(order.size() / 2));
  order.insert(order.end(), alone.begin(), alone.end());
  for (const std::size_t group : order) order_.push_back(static_cast<std::uint16_t>(4 * group));
  for (std::size_t block = begin; block < end; ++block) {
    std::vector<Group> ordered;
    for (const std::size_t group : order) ordered.push_back(at(block, group));
    std::copy(ordered.begin(), ordered.end(), &at(block, 0));
  }
}

MatrixView PackedMatrix::view() const noexcept {
  return {inputs_,       columns_,      codes_.data(), order_.data(),
          pairs_.data(), start_.data(), scale_.data(), bias_.data()};
}

}  // namespace hearsay::tagger
