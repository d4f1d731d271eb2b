#include "hearsay/model.hpp"

#include <doctest/doctest.h>

#include <fstream>
#include <iterator>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "tagger/state.hpp"
#include "weights.hpp"

TEST_SUITE_BEGIN("model");

using hearsay::ErrorCode;
using hearsay::Model;
using hearsay::Result;
using namespace hearsay::tagger;

namespace {

void check_error(const WeightsWriter& weights, std::string_view detail) {
  const Result<Model> model = Model::from_bytes(weights.bytes());
  REQUIRE(model.has_error());
  CHECK(model.error().code == ErrorCode::invalid_model);
  CHECK_MESSAGE(model.error().detail.find(detail) != std::string::npos, model.error().detail);
}

}  // namespace

TEST_CASE("the library carries weights") {
  const Model& model = Model::builtin();
  CHECK(&model == &Model::builtin());
  CHECK(model.state().network.vocabulary.size() > Vocabulary::first_word);
  CHECK(model.state().network.layers.size() >= 1);
}

TEST_CASE("the weights that the library carries are whole, which nobody checks when they are used") {
  std::ifstream file(HEARSAY_SOURCE_DIR "/models/hearsay.weights", std::ios::binary);
  const std::string bytes{std::istreambuf_iterator<char>(file), {}};
  CHECK(Container::open(std::as_bytes(std::span(bytes))).has_value());
  const auto carried = Model::builtin().state().file.tensors();
  const Container read = Container::open(std::as_bytes(std::span(bytes))).value();
  REQUIRE(carried.size() == read.tensors().size());
  for (std::size_t i = 0; i < carried.size(); ++i) CHECK(carried[i].offset == read.tensors()[i].offset);
}

TEST_CASE("bytes are copied") {
  std::vector<std::byte> bytes = synthetic_weights().bytes();
  const Model model = Model::from_bytes(bytes).value();
  bytes.assign(bytes.size(), std::byte{0});
  CHECK(model.state().network.word.row(0)[0] ==
        Model::from_bytes(synthetic_weights().bytes()).value().state().network.word.row(0)[0]);
  CHECK(model.state().file.matrix("output.bias").has_value());
}

TEST_CASE("shapes are taken from the file") {
  SyntheticShape shape;
  shape.layers = 3;
  shape.units = 48;
  const Model model = Model::from_bytes(synthetic_weights(shape).bytes()).value();
  const Network& network = model.state().network;
  REQUIRE(network.layers.size() == 3);
  CHECK(network.layers[0].gates == 4);
  CHECK(network.layers[2].gates == 3);
  CHECK(network.layers[2].units == 48);
  // Twice as many operations as weights.
  CHECK(network.operations_per_form() == 2 * 32 * 384);
  CHECK(network.operations_per_token() == 2 * (2 * 96 * 288 + 96 * 14));
}

TEST_CASE("a layer's input may be narrowed") {
  const auto narrowed = [](std::size_t inputs, std::size_t rank) {
    return synthetic_weights()
        .add("layer.1.narrowing", inputs, rank, std::vector<float>(inputs * rank))
        .remove("layer.1.weight")
        .add("layer.1.weight", 16, 192, std::vector<float>(16 * 192));
  };
  const Model model = Model::from_bytes(narrowed(64, 16).bytes()).value();
  const Network& network = model.state().network;
  CHECK(network.layers[1].gates == 3);
  CHECK(network.operations_per_token() == 2 * (64 * 16 + 16 * 192 + 64 * 14));
  check_error(narrowed(64, 32), "does not fit the width of its input");
  check_error(narrowed(64, 17), "a multiple of 16 columns");
  check_error(narrowed(32, 16), "a row for each input");
}

TEST_CASE("tensors of other modules are left alone") {
  WeightsWriter weights = synthetic_weights();
  weights.add("linker.bias", 1, 2, std::vector<float>{1, 2});
  CHECK(Model::from_bytes(weights.bytes()).value().state().file.matrix("linker.bias").value().values[1] == 2);
}

TEST_CASE("every tensor is required") {
  const std::vector<std::byte> bytes = synthetic_weights().bytes();
  const Container file = Container::open(bytes).value();
  for (const Container::Tensor& tensor : file.tensors()) {
    // Without the second layer's weights, the file is that of a network of one layer.
    if (tensor.name == "layer.1.weight") continue;
    check_error(synthetic_weights().remove(std::string(tensor.name)), "'" + std::string(tensor.name) + "'");
  }
}

TEST_CASE("shapes must fit each other") {
  const auto zeros = [](std::size_t count) { return std::vector<float>(count); };
  const auto replaced = [&](const std::string& name, std::size_t rows, std::size_t cols) {
    return synthetic_weights().remove(name).add(name, rows, cols, zeros(rows * cols));
  };
  check_error(replaced("layer.0.weight", 31, 256), "does not fit the width of its input");
  check_error(replaced("layer.0.weight", 32, 255), "wrong number of columns");
  check_error(replaced("layer.0.state", 2, 66), "multiple of 16");
  check_error(replaced("layer.0.state", 1, 64), "2 rows");
  check_error(replaced("layer.0.bias", 2, 32), "shape 2 x 32, not 2 x 64");
  check_error(replaced("layer.1.weight", 64, 100), "wrong number of columns");
  check_error(replaced("output.weight", 64, 8), "shape 64 x 8, not 64 x 7");
  check_error(replaced("crf.start", 7, 1), "shape 7 x 1, not 1 x 7");
  check_error(replaced("linker.source.weight", 35, 3), "must have 39 rows");
  check_error(replaced("linker.content.weight", 39, 65), "at most 64 columns");
  check_error(replaced("linker.content.output", 3, 1), "shape 3 x 1, not 1 x 3");
  check_error(replaced("embed.suffix2", 1024, 12), "is of type f32, not i8");
  check_error(replaced("embed.quote", 5, 12), "shape 5 x 12, not 6 x 12");

  SyntheticShape narrow;
  narrow.units = 24;
  check_error(synthetic_weights(narrow), "multiple of 16");
  // Three gates have nothing to pass through where the layer's input is not as wide as its output.
  check_error(replaced("layer.0.weight", 32, 192), "wrong number of columns");
  check_error(synthetic_weights().remove("vocabulary").add("vocabulary", std::vector<std::uint64_t>{1, 2}),
              "two rows more");
  check_error(synthetic_weights().remove("vocabulary").add("vocabulary", std::vector<std::uint64_t>(5)),
              "different words");
}

TEST_CASE("a foreign file is an error, whatever it holds") {
  const std::string text = "{\"weights\": [1, 2, 3]}, a file of another program";
  CHECK(Model::from_bytes(std::as_bytes(std::span(text))).error() ==
        hearsay::Error{ErrorCode::invalid_model, 0, "not a weights file of hearsay"});
  CHECK(Model::from_bytes({}).has_error());
}

TEST_SUITE_END();
