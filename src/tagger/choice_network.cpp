#include "tagger/choice_network.hpp"

#include <algorithm>
#include <array>
#include <utility>

namespace hearsay::tagger {
namespace {

constexpr std::size_t max_hidden = 64;

}  // namespace

Result<ChoiceNetwork> ChoiceNetwork::read(const Container& file, const std::string& name,
                                          std::size_t features) {
  ChoiceNetwork network;
  Result<Matrix> weight = file.matrix(name + ".weight");
  if (!weight) return weight.error();
  if (weight->rows != features || weight->cols > max_hidden) {
    return Error{ErrorCode::invalid_model, file.find(name + ".weight")->offset,
                 "tensor '" + name + ".weight' must have " + std::to_string(features) + " rows and at most " +
                     std::to_string(max_hidden) + " columns"};
  }
  network.weight_ = *std::move(weight);
  for (auto& [matrix, suffix] :
       {std::pair(&network.bias_, ".bias"), std::pair(&network.output_, ".output")}) {
    Result<Matrix> read = file.matrix(name + suffix, 1, network.weight_.cols);
    if (!read) return read.error();
    *matrix = *std::move(read);
  }
  return network;
}

float ChoiceNetwork::score(std::span<const float> features) const noexcept {
  std::array<float, max_hidden> hidden;
  std::copy(bias_.values.begin(), bias_.values.end(), hidden.begin());
  for (std::size_t i = 0; i < features.size(); ++i) {
    if (features[i] == 0.0F) continue;  // most are flags that are not set
    for (std::size_t j = 0; j < weight_.cols; ++j) hidden[j] += features[i] * weight_.row(i)[j];
  }
  float score = 0;
  for (std::size_t j = 0; j < weight_.cols; ++j) score += output_.values[j] * std::max(0.0F, hidden[j]);
  return score;
}

}  // namespace hearsay::tagger
