#include "tagger/type_network.hpp"

#include <algorithm>
#include <bit>
#include <numeric>
#include <string>

namespace hearsay::tagger {
namespace {

Error wrong_shape(const Container& file, const std::string& name, const std::string& shape) {
  return {ErrorCode::invalid_model, file.find(name)->offset, "tensor '" + name + "' must have " + shape};
}

}  // namespace

Result<TypeNetwork> TypeNetwork::read(const Container& file, std::size_t words, const Kernel& kernel) {
  TypeNetwork network;
  network.kernel_ = &kernel;
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
  static constexpr auto dimensions = [] {
    std::array<std::uint8_t, max_width> each{};
    std::iota(each.begin(), each.end(), std::uint8_t{0});
    return each;
  }();
  std::array<float, max_width> mean{};
  kernel_->add_quantised_rows(word_.values, word_.cols, word_.scales.data(), words.data(), words.size(),
                              mean.data(), mean.data());
  const float share = 1.0F / static_cast<float>(words.size());
  for (std::size_t i = 0; i < word_.cols; ++i) mean[i] = share * mean[i];
  kernel_->add_rows(bag_.row(bag * word_.cols), sign_.cols, mean.data(), dimensions.data(), word_.cols,
                    hidden.data(), hidden.data());
}

std::optional<std::uint32_t> TypeNetwork::row(std::uint64_t sign) const noexcept {
  const std::uint32_t id = signs_.find(sign);
  if (id < Vocabulary::first_word) return std::nullopt;
  return id - Vocabulary::first_word;
}

void TypeNetwork::add_rows(std::span<const std::uint32_t> rows, Hidden& hidden) const noexcept {
  kernel_->add_quantised_rows(sign_.values, sign_.cols, sign_.scales.data(), rows.data(), rows.size(),
                              hidden.data(), hidden.data());
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
  std::uint32_t greatest = 0;  // numbers above zero are in the order of their bits
  for (std::size_t j = 0; j < sign_.cols; ++j) {
    if (hidden[j] > 0) moved[j] = output_.row(j)[score] - output_.row(j)[against];
    greatest = std::max(greatest, std::bit_cast<std::uint32_t>(moved[j]) & 0x7FFFFFFFU);
  }
  Effects effects;
  if (greatest == 0) return effects;
  effects.step = std::bit_cast<float>(greatest) / most;
  // To the nearest whole number, away from zero where two are as near.
  for (std::size_t j = 0; j < sign_.cols; ++j) {
    const float steps = moved[j] / effects.step;
    const auto whole = static_cast<std::int32_t>(steps);
    const float rest = steps - static_cast<float>(whole);
    effects.units[j] = static_cast<std::int16_t>(whole + (rest >= .5F ? 1 : 0) - (rest <= -.5F ? 1 : 0));
  }
  return effects;
}

void TypeNetwork::effects_of_rows(std::span<const std::uint32_t> rows, const Effects& effects,
                                  std::vector<float>& result) const {
  std::array<std::int32_t, 64> sums;
  result.clear();
  while (!rows.empty()) {
    const auto some = rows.first(std::min(rows.size(), sums.size()));
    kernel_->multiply_rows(sign_.values, sign_.cols, some.data(), some.size(), effects.units.data(),
                           sums.data());
    for (std::size_t i = 0; i < some.size(); ++i)
      result.push_back(sign_.scales[some[i]] * effects.step * static_cast<float>(sums[i]));
    rows = rows.subspan(some.size());
  }
}

}  // namespace hearsay::tagger
