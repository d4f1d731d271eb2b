#include "tagger/type_network.hpp"

#include <algorithm>
#include <cmath>
#include <string>

namespace hearsay::tagger {
namespace {

void add(float* __restrict to, const float* __restrict from, float by, std::size_t count) noexcept {
  for (std::size_t i = 0; i < count; ++i) to[i] += by * from[i];
}

void add(float* __restrict to, const std::int8_t* __restrict from, float by, std::size_t count) noexcept {
  for (std::size_t i = 0; i < count; ++i) to[i] += by * static_cast<float>(from[i]);
}

Error wrong_shape(const Container& file, const std::string& name, const std::string& shape) {
  return {ErrorCode::invalid_model, file.find(name)->offset, "tensor '" + name + "' must have " + shape};
}

}  // namespace

Result<TypeNetwork> TypeNetwork::read(const Container& file, std::size_t words) {
  TypeNetwork network;
  for (auto& [matrix, name] :
       {std::pair(&network.word_, "typer.word"), std::pair(&network.sign_, "typer.sign")}) {
    Result<QuantisedMatrix> read = file.quantised(name);
    if (!read) return read.error();
    *matrix = *std::move(read);
  }
  const std::size_t width = network.word_.cols, hidden = network.sign_.cols;
  if (network.word_.rows != words || width > max_width) {
    return wrong_shape(file, "typer.word",
                       std::to_string(words) + " rows and at most " + std::to_string(max_width) + " columns");
  }
  Result<std::vector<std::uint64_t>> signs = file.integers("typer.signs");
  if (!signs) return signs.error();
  if (network.sign_.rows != signs->size() || hidden > max_hidden) {
    return wrong_shape(
        file, "typer.sign",
        std::to_string(signs->size()) + " rows and at most " + std::to_string(max_hidden) + " columns");
  }
  std::optional<Vocabulary> vocabulary = Vocabulary::from_hashes(*signs);
  if (!vocabulary) return wrong_shape(file, "typer.signs", "hashes that differ");
  network.signs_ = *std::move(vocabulary);
  const struct {
    Matrix* matrix;
    const char* name;
    std::size_t rows, cols;
  } dense[] = {{&network.bag_, "typer.bag", type_bag_count * width, hidden},
               {&network.bias_, "typer.bias", 1, hidden},
               {&network.output_, "typer.output", hidden, type_score_count},
               {&network.output_bias_, "typer.output_bias", 1, type_score_count}};
  for (const auto& [matrix, name, rows, cols] : dense) {
    Result<Matrix> read = file.matrix(name, rows, cols);
    if (!read) return read.error();
    *matrix = *std::move(read);
  }
  return network;
}

TypeNetwork::Hidden TypeNetwork::start() const noexcept {
  Hidden hidden{};
  std::copy(bias_.values.begin(), bias_.values.end(), hidden.begin());
  return hidden;
}

void TypeNetwork::add_bag(std::size_t bag, std::span<const std::uint32_t> words,
                          Hidden& hidden) const noexcept {
  if (words.empty()) return;
  std::array<float, max_width> mean{};
  for (const std::uint32_t word : words) add(mean.data(), word_.row(word), word_.scales[word], word_.cols);
  const float share = 1.0F / static_cast<float>(words.size());
  for (std::size_t i = 0; i < word_.cols; ++i)
    add(hidden.data(), bag_.row(bag * word_.cols + i), share * mean[i], sign_.cols);
}

std::optional<std::uint32_t> TypeNetwork::row(std::uint64_t sign) const noexcept {
  const std::uint32_t id = signs_.find(sign);
  if (id < Vocabulary::first_word) return std::nullopt;
  return id - Vocabulary::first_word;
}

void TypeNetwork::add_row(std::uint32_t row, Hidden& hidden) const noexcept {
  add(hidden.data(), sign_.row(row), sign_.scales[row], sign_.cols);
}

TypeNetwork::Scores TypeNetwork::scores(const Hidden& hidden) const noexcept {
  Scores scores;
  std::copy(output_bias_.values.begin(), output_bias_.values.end(), scores.begin());
  for (std::size_t j = 0; j < sign_.cols; ++j) {
    if (hidden[j] <= 0) continue;
    const float* weights = output_.row(j);
    for (std::size_t k = 0; k < type_score_count; ++k) scores[k] += hidden[j] * weights[k];
  }
  return scores;
}

TypeNetwork::Effects TypeNetwork::effects(const Hidden& hidden, std::size_t score,
                                          std::size_t against) const noexcept {
  constexpr float most = 4095;  // the sum of max_hidden products with eight bits stays within 32
  Hidden moved{};
  float largest = 0;
  for (std::size_t j = 0; j < sign_.cols; ++j) {
    if (hidden[j] > 0) moved[j] = output_.row(j)[score] - output_.row(j)[against];
    largest = std::max(largest, std::abs(moved[j]));
  }
  Effects effects;
  if (largest == 0) return effects;
  effects.step = largest / most;
  for (std::size_t j = 0; j < sign_.cols; ++j)
    effects.units[j] = static_cast<std::int16_t>(std::lround(moved[j] / effects.step));
  return effects;
}

float TypeNetwork::effect(std::uint32_t row, const Effects& effects) const noexcept {
  const std::int8_t* values = sign_.row(row);
  std::int32_t sum = 0;
  for (std::size_t j = 0; j < sign_.cols; ++j) sum += std::int16_t{values[j]} * effects.units[j];
  return sign_.scales[row] * effects.step * static_cast<float>(sum);
}

}  // namespace hearsay::tagger
