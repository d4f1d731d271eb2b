#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "hearsay/error.hpp"
#include "tagger/container.hpp"
#include "tagger/kernel.hpp"

namespace hearsay::tagger {

/// A small network that scores one candidate of a choice by its features f: output · max(0, f · weight +
/// bias). The candidate with the highest score is chosen. Tensors NAME.weight (features × hidden), NAME.bias
/// and NAME.output (1 × hidden).
class ChoiceNetwork {
 public:
  /// Computes with the kernel. Errors: invalid_model for a tensor that is missing or of a wrong type or
  /// shape.
  static Result<ChoiceNetwork> read(const Container& file, const std::string& name, std::size_t features,
                                    const Kernel& kernel);

  /// As many features as it was read for. O(features · hidden).
  float score(std::span<const float> features) const noexcept;

  static constexpr std::size_t max_hidden = 64;
  using Hidden = std::array<float, max_hidden>;  ///< what hidden units add up

  /// The same in steps, for candidates that begin with the same features: bias, then features that are not 0.
  Hidden start() const noexcept;
  void add(std::span<const float> features, std::span<const std::uint8_t> present, const Hidden& before,
           Hidden& after) const noexcept;
  float score(const Hidden& hidden) const noexcept;

 private:
  const Kernel* kernel_ = nullptr;
  std::size_t stride_ = 0;  // hidden units, up to a multiple of unit_block
  std::vector<float> weight_, bias_, output_;
};

/// The features of a pair of spans that the linker gives to its networks; see attribution/choices.hpp.
inline constexpr std::size_t link_feature_count = 39;

/// The features of a phrase and an entity that it may mean; see source/ranking.hpp.
inline constexpr std::size_t rank_feature_count = 132;

}  // namespace hearsay::tagger
