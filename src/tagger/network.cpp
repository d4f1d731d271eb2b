#include "tagger/network.hpp"

#include <algorithm>
#include <optional>
#include <string>
#include <utility>

#include "tagger/kernel.hpp"

namespace hearsay::tagger {
namespace {

constexpr std::size_t max_layers = 16;
constexpr std::size_t max_width = 4096;

/// A daring sequence gets this much more for each span that begins.
constexpr float beginning_earns = 2;

/// Reads tensor after tensor and remembers the first error, after which it gives empty ones.
class Reader {
 public:
  explicit Reader(const Container& file) : file_(file) {}

  Matrix matrix(const std::string& name, std::size_t rows, std::size_t cols) {
    return keep(file_.matrix(name, rows, cols));
  }
  Matrix matrix(const std::string& name) { return keep(file_.matrix(name)); }
  QuantisedMatrix quantised(const std::string& name) { return keep(file_.quantised(name)); }
  QuantisedMatrix quantised(const std::string& name, std::size_t rows, std::size_t cols) {
    return keep(file_.quantised(name, rows, cols));
  }
  std::vector<std::uint64_t> integers(const std::string& name) { return keep(file_.integers(name)); }

  void require(bool condition, const std::string& name, const char* detail) {
    if (condition || error_) return;
    error_ = Error{ErrorCode::invalid_model, file_.find(name)->offset, "tensor '" + name + "' " + detail};
  }

  const std::optional<Error>& error() const noexcept { return error_; }

 private:
  template <class T>
  T keep(Result<T> result) {
    if (error_) return {};
    if (!result) {
      error_ = result.error();
      return {};
    }
    return *std::move(result);
  }

  const Container& file_;
  std::optional<Error> error_;
};

Layer read_layer(Reader& reader, const Container& file, std::size_t index, std::size_t inputs) {
  const std::string prefix = "layer." + std::to_string(index);
  Layer layer;
  layer.state = reader.matrix(prefix + ".state");
  reader.require(
      layer.state.rows == 2 && layer.state.cols % (2 * unit_block) == 0 && layer.state.cols <= 2 * max_width,
      prefix + ".state", "must have 2 rows of twice a multiple of 16 columns");
  if (reader.error()) return {};
  layer.units = layer.state.cols / 2;
  layer.bias = reader.matrix(prefix + ".bias", 2, 2 * layer.units);

  layer.weight = reader.matrix(prefix + ".weight");
  std::size_t rank = inputs;
  if (index > 0 && file.find(prefix + ".narrowing") != nullptr) {
    layer.narrowing = reader.matrix(prefix + ".narrowing");
    rank = layer.narrowing.cols;
    reader.require(layer.narrowing.rows == inputs && rank % unit_block == 0 && rank > 0,
                   prefix + ".narrowing", "must have a row for each input and a multiple of 16 columns");
  }
  reader.require(layer.weight.rows == rank, prefix + ".weight", "does not fit the width of its input");
  // Three gates pass the layer's input through, half of it in each direction.
  layer.gates = layer.weight.cols == 8 * layer.units ? 4 : 3;
  reader.require(
      layer.weight.cols == 2 * layer.gates * layer.units && (layer.gates == 4 || inputs == 2 * layer.units),
      prefix + ".weight", "has a wrong number of columns");
  return layer;
}

struct Output {
  Matrix weight, bias, transition, start, end;
};

Output read_output(Reader& reader, const std::string& prefix, std::size_t inputs) {
  Output output;
  output.weight = reader.matrix(prefix + "output.weight", inputs, tag_count);
  output.bias = reader.matrix(prefix + "output.bias", 1, tag_count);
  output.transition = reader.matrix(prefix + "crf.transition", tag_count, tag_count);
  output.start = reader.matrix(prefix + "crf.start", 1, tag_count);
  output.end = reader.matrix(prefix + "crf.end", 1, tag_count);
  return output;
}

Matrix beside(const Matrix& left, const Matrix& right) {
  Matrix joined{left.rows, left.cols + right.cols, {}};
  joined.values.reserve(joined.rows * joined.cols);
  for (std::size_t row = 0; row < joined.rows; ++row) {
    joined.values.insert(joined.values.end(), left.row(row), left.row(row) + left.cols);
    joined.values.insert(joined.values.end(), right.row(row), right.row(row) + right.cols);
  }
  return joined;
}

}  // namespace

std::size_t Network::operations_per_token() const noexcept {
  std::size_t weights = output_weight.values.size();
  for (std::size_t i = 1; i < layers.size(); ++i)
    weights += layers[i].weight.values.size() + layers[i].narrowing.values.size();
  return 2 * weights;
}

Result<Network> Network::read(const Container& file) {
  Reader reader(file);
  Network network;
  const std::vector<std::uint64_t> hashes = reader.integers("vocabulary");
  std::optional<Vocabulary> vocabulary = Vocabulary::from_hashes(hashes);
  reader.require(vocabulary.has_value(), "vocabulary", "does not hold hashes of different words");
  if (reader.error()) return *reader.error();
  reader.require(vocabulary->size() <= Features::max_words, "vocabulary", "holds too many words");
  network.vocabulary = *std::move(vocabulary);
  network.word = reader.quantised("embed.word");
  reader.require(network.word.rows == network.vocabulary.size(), "embed.word",
                 "must have two rows more than there are words");
  reader.require(network.word.cols <= max_width, "embed.word", "is too wide");
  network.learned = reader.quantised("embed.learned");
  reader.require(network.learned.rows == network.vocabulary.size(), "embed.learned",
                 "must have two rows more than there are words");
  reader.require(network.learned.cols <= max_width, "embed.learned", "is too wide");

  const std::size_t width = network.learned.cols;
  network.suffix2 = reader.quantised("embed.suffix2", Features::suffix2_count, width);
  network.suffix3 = reader.quantised("embed.suffix3", Features::suffix3_count, width);
  network.prefix3 = reader.quantised("embed.prefix3", Features::prefix3_count, width);
  network.shape = reader.quantised("embed.shape", Features::shape_count, width);
  network.quote = reader.matrix("embed.quote", Features::quote_count, width);
  network.start = reader.matrix("embed.start", Features::start_count, width);

  std::size_t inputs = network.inputs();
  do {
    network.layers.push_back(read_layer(reader, file, network.layers.size(), inputs));
    if (reader.error()) return *reader.error();
    inputs = 2 * network.layers.back().units;
  } while (network.layers.size() < max_layers &&
           file.find("layer." + std::to_string(network.layers.size()) + ".weight") != nullptr);

  const Output outer = read_output(reader, "", inputs);
  const Output inner = read_output(reader, "inner.", inputs);
  if (reader.error()) return *reader.error();
  network.output_weight = beside(outer.weight, inner.weight);
  network.output_bias = beside(outer.bias, inner.bias);
  network.crf = Crf(outer.transition, outer.start, outer.end);
  network.inner_crf = Crf(inner.transition, inner.start, inner.end);
  Matrix daring = outer.transition;
  for (std::size_t i = 0; i < daring.values.size(); ++i) {
    const auto to = static_cast<Tag>(i % tag_count);
    if (to == Tag::begin_source || to == Tag::begin_cue || to == Tag::begin_content)
      daring.values[i] += beginning_earns;
  }
  network.daring_crf = Crf(daring, outer.start, outer.end);
  return network;
}

}  // namespace hearsay::tagger
