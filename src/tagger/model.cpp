#include "hearsay/model.hpp"

#include <utility>

#include "tagger/state.hpp"

// Defined in builtin.S: models/hearsay.weights, byte for byte.
extern "C" {
extern const std::byte hearsay_builtin_model[];
extern const std::byte hearsay_builtin_model_end[];
}

namespace hearsay {
namespace {

Result<std::shared_ptr<Model::State>> read(
    Result<tagger::Container> file, std::vector<std::byte> owned,
    const tagger::Kernel& kernel = *tagger::available_kernels().front()) {
  if (!file) return file.error();
  Result<tagger::Network> network = tagger::Network::read(*file);
  if (!network) return network.error();
  auto source = tagger::ChoiceNetwork::read(*file, "linker.source", tagger::link_feature_count, kernel);
  if (!source) return source.error();
  auto content = tagger::ChoiceNetwork::read(*file, "linker.content", tagger::link_feature_count, kernel);
  if (!content) return content.error();
  auto rank = tagger::ChoiceNetwork::read(*file, "coreference", tagger::rank_feature_count, kernel);
  if (!rank) return rank.error();
  auto types = tagger::TypeNetwork::read(*file, network->vocabulary.size(), kernel);
  if (!types) return types.error();
  return std::make_shared<Model::State>(Model::State{std::move(owned), *std::move(file), *std::move(network),
                                                     *std::move(source), *std::move(content),
                                                     *std::move(rank), *std::move(types), &kernel});
}

Result<tagger::Container> builtin_file() {
  return tagger::Container::open_unchecked({hearsay_builtin_model, hearsay_builtin_model_end});
}

}  // namespace

const Model& Model::builtin() {
  static const Model model(read(builtin_file(), {}).value());
  return model;
}

Model Model::State::builtin_with(const tagger::Kernel& kernel) {
  return Model(read(builtin_file(), {}, kernel).value());
}

Result<Model> Model::from_bytes(std::span<const std::byte> bytes) {
  std::vector<std::byte> copy(bytes.begin(), bytes.end());
  const std::span<const std::byte> view(copy);  // moving the vector leaves its bytes where they are
  Result<std::shared_ptr<State>> state = read(tagger::Container::open(view), std::move(copy));
  if (!state) return state.error();
  return Model(*std::move(state));
}

}  // namespace hearsay
