#include "tagger/type_network.hpp"

#include <algorithm>
#include <string>

namespace hearsay::tagger {
namespace {

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
    return wrong_shape(file, "typer.sign",
                       std::to_string(signs->size()) + " rows and at most " + std::to_string(max_hidden) +
                           " columns");
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
  for (const std::uint32_t word : words) {
    const std::int8_t* row = word_.row(word);
    const float scale = word_.scales[word];
    for (std::size_t i = 0; i < word_.cols; ++i) mean[i] += scale * row[i];
  }
  const float share = 1.0F / static_cast<float>(words.size());
  for (std::size_t i = 0; i < word_.cols; ++i) {
    const float value = share * mean[i];
    const float* weights = bag_.row(bag * word_.cols + i);
    for (std::size_t j = 0; j < sign_.cols; ++j) hidden[j] += value * weights[j];
  }
}

std::optional<std::size_t> TypeNetwork::row(std::uint64_t sign) const noexcept {
  const std::uint32_t id = signs_.find(sign);
  if (id < Vocabulary::first_word) return std::nullopt;
  return id - Vocabulary::first_word;
}

void TypeNetwork::add_sign(std::uint64_t sign, Hidden& hidden) const noexcept {
  const auto r = row(sign);
  if (!r) return;
  const float scale = sign_.scales[*r];
  const std::int8_t* row = sign_.row(*r);
  for (std::size_t j = 0; j < sign_.cols; ++j) hidden[j] += scale * row[j];
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
  Effects effects{};
  for (std::size_t j = 0; j < sign_.cols; ++j) {
    if (hidden[j] > 0) effects[j] = output_.row(j)[score] - output_.row(j)[against];
  }
  return effects;
}

float TypeNetwork::effect(std::uint64_t sign, const Effects& effects) const noexcept {
  const auto r = row(sign);
  if (!r) return 0;
  const std::int8_t* row = sign_.row(*r);
  // In four sums, which may be added side by side.
  std::array<float, 4> sums{};
  std::size_t j = 0;
  for (; j + sums.size() <= sign_.cols; j += sums.size()) {
    for (std::size_t k = 0; k < sums.size(); ++k) sums[k] += row[j + k] * effects[j + k];
  }
  for (; j < sign_.cols; ++j) sums[0] += row[j] * effects[j];
  return sign_.scales[*r] * ((sums[0] + sums[1]) + (sums[2] + sums[3]));
}

}  // namespace hearsay::tagger
