#include "tagger/choice_network.hpp"

#include <algorithm>
#include <array>
#include <utility>

namespace hearsay::tagger {
namespace {

constexpr std::size_t most_features = 256;

}  // namespace

Result<ChoiceNetwork> ChoiceNetwork::read(const Container& file, const std::string& name,
                                          std::size_t features, const Kernel& kernel) {
  ChoiceNetwork network;
  network.kernel_ = &kernel;
  Result<Matrix> weight = file.matrix(name + ".weight");
  if (!weight) return weight.error();
  if (weight->rows != features || features > most_features - 1 || weight->cols > max_hidden) {
    return Error{ErrorCode::invalid_model, file.find(name + ".weight")->offset,
                 "tensor '" + name + ".weight' must have " + std::to_string(features) + " rows and at most " +
                     std::to_string(max_hidden) + " columns"};
  }
  network.stride_ = (weight->cols + unit_block - 1) / unit_block * unit_block;
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
  add(features, std::span(present).first(count), hidden, hidden);
  return score(hidden);
}

ChoiceNetwork::Hidden ChoiceNetwork::start() const noexcept {
  Hidden hidden;
  std::copy(bias_.begin(), bias_.end(), hidden.begin());
  return hidden;
}

void ChoiceNetwork::add(std::span<const float> features, std::span<const std::uint8_t> present,
                        const Hidden& before, Hidden& after) const noexcept {
  kernel_->add_rows(weight_.data(), stride_, features.data(), present.data(), present.size(), before.data(),
                    after.data());
}

float ChoiceNetwork::score(const Hidden& hidden) const noexcept {
  return kernel_->rectify(hidden.data(), output_.data(), stride_);
}

}  // namespace hearsay::tagger
