// Runs the network of network.hpp over a document.
//
// A recurrent layer usually multiplies a matrix with a vector for each token, which waits for memory. In
// simple recurrent units (Lei et al. 2018) the matrices meet the layer's input alone: many tokens go through
// one product of matrices, near the speed of the machine's multipliers, and what is left to do token by token
// is a handful of operations for each unit.
//
// The first layer's products are sums of what the form of a word gives and what its place gives, of which
// there are few. So each form is multiplied once, and remembered while there is room (FormCache).
//
// Packs of paragraphs are gathered into batches of some two hundred tokens, so that products are large while
// everything between them stays in the second-level cache.

#include "tagger/tagger.hpp"

#include <algorithm>
#include <atomic>
#include <functional>
#include <utility>

#include "tagger/state.hpp"

namespace hearsay::tagger {
namespace {

// A batch has this many tokens at most, as no pack is longer. Packs are added to it up to so many that what a
// layer reads and writes of them stays in the second-level cache.
constexpr std::size_t batch_rows = max_pack_size;
constexpr std::size_t batch_target = 256;
static_assert(batch_rows % row_group == 0 && batch_rows <= FormCache::capacity);

std::uint64_t next_id() {
  static std::atomic<std::uint64_t> last = 0;
  return ++last;
}

/// Of the columns of one direction of a layer.
std::vector<float> biases(const Layer& layer, std::size_t direction) {
  std::vector<float> result(layer.gates * layer.units);
  std::copy_n(layer.bias.row(direction), 2 * layer.units, result.data() + layer.units);
  return result;
}

void add_scaled(const float* __restrict values, float scale, std::size_t count, float* __restrict out) {
  for (std::size_t i = 0; i < count; ++i) out[i] += scale * values[i];
}

LayerView view(const Layer& layer, std::size_t direction, const MatrixView& weight) {
  return {layer.units, layer.gates, weight, layer.state.row(direction)};
}

}  // namespace

Tagger::Tagger(const Model& model) : Tagger(model, *model.state().kernel) {}

Tagger::Tagger(Model model, const Kernel& kernel)
    : model_(std::move(model)), kernel_(&kernel), id_(next_id()) {
  const Network& network = model_.state().network;
  const Layer& first = network.layers.front();
  std::vector<float> bias = biases(first, 0);
  const std::vector<float> backward = biases(first, 1);
  bias.insert(bias.end(), backward.begin(), backward.end());
  first_weight_ = PackedMatrix(kernel, first.weight, 0, first.weight.cols, bias);
  for (std::size_t i = 1; i < network.layers.size(); ++i) {
    const Layer& layer = network.layers[i];
    const std::size_t columns = layer.gates * layer.units;
    weights_.push_back({PackedMatrix(kernel, layer.narrowing, 0, layer.narrowing.cols, {}),
                        {PackedMatrix(kernel, layer.weight, 0, columns, biases(layer, 0)),
                         PackedMatrix(kernel, layer.weight, columns, 2 * columns, biases(layer, 1))}});
  }
  output_weight_ = PackedMatrix(kernel, network.output_weight, 0, 2 * tag_count, network.output_bias.values);
}

const float* Tagger::products_of_place(const Features& features, Workspace& workspace) const {
  const Network& network = model_.state().network;
  const Layer& first = network.layers.front();
  const std::size_t width = 8 * first.units;
  if (workspace.owner_ != id_) {
    workspace.owner_ = id_;
    workspace.known_places_.reset();
    workspace.products_of_places_.assign(Features::place_count * width, 0.0F);
  }
  float* const products = workspace.products_of_places_.data() + features.place() * width;
  if (workspace.known_places_[features.place()]) return products;
  workspace.known_places_.set(features.place());
  for (std::size_t i = 0; i < network.learned.cols; ++i) {
    const std::size_t input = network.word.cols + i;
    const float x = network.quote.row(features.quote)[i] + network.start.row(features.start)[i];
    // Three gates leave room for the highway, which takes the input itself.
    const std::size_t columns = first.gates * first.units;
    add_scaled(first.weight.row(input), x, columns, products);
    add_scaled(first.weight.row(input) + columns, x, columns, products + 4 * first.units);
    if (first.gates == 3) products[(input < first.units ? 3 : 6) * first.units + input] = x;
  }
  return products;
}

void Tagger::embed_form(const Features& features, float* x) const {
  const Network& network = model_.state().network;
  const auto add_row = [&](const QuantisedMatrix& table, std::size_t row, float* to) {
    kernel_->add_scaled(table.row(row), table.scales[row], table.cols, to);
  };
  std::fill_n(x, first_weight_.view().inputs, 0.0F);
  add_row(network.word, features.word, x);

  float* const sum = x + network.word.cols;
  add_row(network.suffix2, features.suffix2, sum);
  add_row(network.suffix3, features.suffix3, sum);
  add_row(network.prefix3, features.prefix3, sum);
  add_row(network.shape, features.shape, sum);
  add_row(network.learned, features.word, sum);
}

/// Sets the products of a batch's tokens.
void Tagger::project(std::span<const Features> features, Workspace& workspace) const {
  const std::size_t units = model_.state().network.layers.front().units;
  const MatrixView weight = first_weight_.view();
  FormCache& forms = workspace.forms_;
  forms.prepare(id_, 4 * units, features.size());
  const std::size_t known = forms.size();
  for (std::size_t i = 0; i < features.size(); ++i) {
    bool added = false;
    const std::size_t row = forms.find_or_add(features[i].form(), added);
    if (added) embed_form(features[i], workspace.inputs_.data() + (row - known) * weight.inputs);
    workspace.form_products_[i] = forms.row(row);
    workspace.place_products_[i] = products_of_place(features[i], workspace);
  }
  const std::size_t added = forms.size() - known;
  workspace.projected_forms_ += added;
  kernel_->project(&weight, units, workspace.inputs_.data(), added, workspace.scratch_.data(),
                   forms.row(known));
}

void Tagger::tag_batch(std::span<const Features> features, std::span<const IndexRange> packs,
                       Workspace& workspace, Tags& tags) const {
  const Network& network = model_.state().network;
  const std::uint32_t begin = packs.front().begin;
  const std::size_t rows = packs.back().end - begin;

  workspace.first_.assign(rows + 1, 0);
  for (const IndexRange pack : packs) workspace.first_[pack.begin - begin] = 1;
  workspace.first_[rows] = 1;

  project(features.subspan(begin, rows), workspace);
  float* const scratch = workspace.scratch_.data();
  for (std::size_t i = 0; i < network.layers.size(); ++i) {
    const Layer& layer = network.layers[i];
    if (i == 0) {
      const LayerView directions[] = {view(layer, 0, {}), view(layer, 1, {})};
      kernel_->run_first_layer(directions, workspace.form_products_.data(), workspace.place_products_.data(),
                               workspace.first_.data(), rows, scratch, workspace.outputs_.data());
    } else {
      const Weights& weights = weights_[i - 1];
      const MatrixView narrowing = weights.narrowing.view();
      const float* inputs = workspace.inputs_.data();
      if (narrowing.columns != 0) {
        kernel_->multiply(&narrowing, inputs, rows, scratch, workspace.narrow_inputs_.data());
        inputs = workspace.narrow_inputs_.data();
      }
      const LayerView directions[] = {view(layer, 0, weights.directions[0].view()),
                                      view(layer, 1, weights.directions[1].view())};
      kernel_->run_layer(directions, inputs, workspace.inputs_.data(), workspace.first_.data(), rows, scratch,
                         workspace.outputs_.data());
    }
    workspace.inputs_.swap(workspace.outputs_);
  }
  const MatrixView output = output_weight_.view();
  kernel_->multiply(&output, workspace.inputs_.data(), rows, scratch, workspace.outputs_.data());
  workspace.emission_.resize(rows);
  workspace.inner_emission_.resize(rows);
  for (std::size_t row = 0; row < rows; ++row) {
    const float* const scores = workspace.outputs_.data() + row * output.columns;
    std::copy_n(scores, tag_count, workspace.emission_[row].begin());
    std::copy_n(scores + tag_count, tag_count, workspace.inner_emission_[row].begin());
  }
  for (const IndexRange pack : packs) {
    const std::span emission = std::span(workspace.emission_).subspan(pack.begin - begin, pack.size());
    network.crf.decode(emission, workspace.crf_, tags.best.data() + pack.begin);
    network.daring_crf.decode(emission, workspace.crf_, tags.daring.data() + pack.begin);
    const std::span best = std::span(tags.best).subspan(pack.begin, pack.size());
    if (std::find(best.begin(), best.end(), Tag::begin_content) == best.end()) continue;
    network.inner_crf.decode(std::span(workspace.inner_emission_).subspan(pack.begin - begin, pack.size()),
                             workspace.crf_, tags.inner.data() + pack.begin);
  }
}

void Tagger::tag(const Document& document, Workspace& workspace, Tags& tags,
                 std::vector<TagScores>* emission) const {
  const Network& network = model_.state().network;
  find_features(document, network.vocabulary, workspace.buffer_, workspace.features_);
  find_packs(document, workspace.packs_);
  const std::span<const Features> features = workspace.features_;
  const std::span<const IndexRange> packs = workspace.packs_;
  tags.best.resize(features.size());
  tags.daring.resize(features.size());
  tags.inner.assign(features.size(), Tag::outside);
  if (emission != nullptr) emission->clear();

  std::size_t width = first_weight_.view().inputs;
  std::size_t columns = first_weight_.view().columns;
  for (const Layer& layer : network.layers) {
    width = std::max({width, 2 * layer.units, layer.narrowing.cols});
    columns = std::max(columns, layer.gates * layer.units);
  }
  // A short text needs little.
  const std::size_t rows = std::min(batch_rows, (features.size() + row_group - 1) / row_group * row_group);
  const auto make_room = [](auto& list, std::size_t size) {
    if (list.size() < size) list.resize(size);
  };
  make_room(workspace.scratch_, scratch_size(rows, width, columns));
  make_room(workspace.inputs_, rows * width);
  make_room(workspace.outputs_, rows * width);
  make_room(workspace.narrow_inputs_, rows * width);
  make_room(workspace.form_products_, rows);
  make_room(workspace.place_products_, rows);

  for (std::size_t first = 0; first < packs.size();) {
    std::size_t last = first + 1;
    while (last < packs.size() && packs[last].end - packs[first].begin <= batch_target) ++last;
    tag_batch(features, packs.subspan(first, last - first), workspace, tags);
    if (emission != nullptr)
      emission->insert(emission->end(), workspace.emission_.begin(), workspace.emission_.end());
    first = last;
  }
}

}  // namespace hearsay::tagger
