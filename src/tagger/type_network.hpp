#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "hearsay/error.hpp"
#include "tagger/container.hpp"
#include "tagger/features.hpp"
#include "tagger/kernel.hpp"

namespace hearsay::tagger {

/// What the typer can say of a source, in the order of its scores: identities, roles and degrees of
/// specificity, as their enumerations count them.
inline constexpr std::size_t identity_count = 5, role_count = 12, specificity_count = 4;
inline constexpr std::size_t type_score_count = identity_count + role_count + specificity_count;

/// The bags of words that it is shown; see source/type_features.hpp.
inline constexpr std::size_t type_bag_count = 12;

/// The network that types sources: one hidden layer over means of word vectors and over signs
/// (wide and deep learning: Cheng et al. 2016).
///
///     hidden = max(0, bias + Σ bags mean(word vectors) · weight of the bag + Σ signs their rows)
///     scores = hidden · output + output bias                    log-odds, up to a constant for each question
///
///     typer.word         i8   V+2 × d         by the vocabulary's ids
///     typer.bag          any  12·d × h
///     typer.signs        u64  1 × S           hashes of the signs that have a row
///     typer.sign         i8   S × h
///     typer.bias         any  1 × h
///     typer.output       any  h × 21
///     typer.output_bias  any  1 × 21
class TypeNetwork {
 public:
  static constexpr std::size_t max_width = 64, max_hidden = 128;

  using Bags = std::array<std::vector<std::uint32_t>, type_bag_count>;
  using Scores = std::array<float, type_score_count>;
  using Hidden = std::array<float, max_hidden>;

  /// Computes with the kernel. Errors: invalid_model for a tensor that is missing or of a wrong type or
  /// shape.
  static Result<TypeNetwork> read(const Container& file, std::size_t words, const Kernel& kernel);

  /// Adds to `hidden`, which begins as `start` gives it. O(words + bags).
  Hidden start() const noexcept;
  void add_bag(std::size_t bag, std::span<const std::uint32_t> words, Hidden& hidden) const noexcept;
  /// The row of a sign; none where it has none and says nothing. O(1).
  std::optional<std::uint32_t> row(std::uint64_t sign) const noexcept;
  void add_rows(std::span<const std::uint32_t> rows, Hidden& hidden) const noexcept;
  Scores scores(const Hidden& hidden) const noexcept;

  /// By how much each hidden unit moves the difference of two scores where it stands, in steps of `step`; 0
  /// for units that are off. An effect of a row: what it adds to that difference.
  struct Effects {
    std::array<std::int16_t, max_hidden> units{};
    float step = 0;
  };
  Effects effects(const Hidden& hidden, std::size_t score, std::size_t against) const noexcept;
  /// Overwrites `result`.
  void effects_of_rows(std::span<const std::uint32_t> rows, const Effects& effects,
                       std::vector<float>& result) const;

 private:
  const Kernel* kernel_ = nullptr;
  Vocabulary signs_;
  QuantisedMatrix word_, sign_;
  Matrix bag_, bias_, output_, output_bias_;
};

}  // namespace hearsay::tagger
