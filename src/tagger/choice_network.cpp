#include "tagger/choice_network.hpp"

#include <algorithm>
#include <array>
#include <utility>

namespace hearsay::tagger {
namespace {

constexpr std::size_t most_features = 256;

}  // namespace

Result<ChoiceNetwork> ChoiceNetwork::read(const Container& file, const std::string& name,
                                          std::size_t features) {
  ChoiceNetwork network;
  Result<Matrix> weight = file.matrix(name + ".weight");
  if (!weight) return weight.error();
  if (weight->rows != features || features > most_features - 1 || weight->cols > max_hidden) {
    return Error{ErrorCode::invalid_model, file.find(name + ".weight")->offset,
                 "tensor '" + name + ".weight' must have " + std::to_string(features) + " rows and at most " +
                     std::to_string(max_hidden) + " columns"};
  }
  network.stride_ = (weight->cols + block - 1) / block * block;
  const auto padded = [&network](const Matrix& matrix) {
    std::vector<float> rows(matrix.rows * network.stride_);
    for (std::size_t r = 0; r < matrix.rows; ++r)
      std::copy_n(matrix.row(r), matrix.cols,
                  rows.begin() + static_cast<std::ptrdiff_t>(r * network.stride_));
    return rows;
  };
  network.weight_ = padded(*weight);
  for (auto& [values, suffix] :
       {std::pair(&network.bias_, ".bias"), std::pair(&network.output_, ".output")}) {
    const Result<Matrix> read = file.matrix(name + suffix, 1, weight->cols);
    if (!read) return read.error();
    *values = padded(*read);
  }
  return network;
}

float ChoiceNetwork::score(std::span<const float> features) const noexcept {
  std::array<std::uint8_t, most_features> present;
  std::size_t count = 0;
  for (std::size_t i = 0; i < features.size(); ++i) {
    present[count] = static_cast<std::uint8_t>(i);
    count += features[i] != 0.0F;
  }
  Hidden hidden = start();
  add(features, std::span(present).first(count), hidden);
  return score(hidden);
}

ChoiceNetwork::Hidden ChoiceNetwork::start() const noexcept {
  Hidden hidden;
  std::copy(bias_.begin(), bias_.end(), hidden.begin());
  return hidden;
}

void ChoiceNetwork::add(std::span<const float> features, std::span<const std::uint8_t> present,
                        Hidden& hidden) const noexcept {
  for (std::size_t first = 0; first < stride_; first += block) {
    std::array<float, block> part;
    std::copy_n(hidden.begin() + static_cast<std::ptrdiff_t>(first), block, part.begin());
    for (const std::uint8_t i : present) {
      const float* row = weight_.data() + i * stride_ + first;
      for (std::size_t j = 0; j < block; ++j) part[j] += features[i] * row[j];
    }
    std::copy_n(part.begin(), block, hidden.begin() + static_cast<std::ptrdiff_t>(first));
  }
}

float ChoiceNetwork::score(const Hidden& hidden) const noexcept {
  float score = 0;
  for (std::size_t j = 0; j < stride_; ++j) score += output_[j] * std::max(0.0F, hidden[j]);
  return score;
}

}  // namespace hearsay::tagger
