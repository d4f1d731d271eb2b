// Runs the network of network.hpp over a document.
//
// A recurrent layer usually multiplies a matrix with a vector for each token, which waits for memory. In
// simple recurrent units (Lei et al. 2018) the matrices meet the layer's input alone: many tokens go through
// one product of matrices, near the speed of the machine's multipliers, and what is left to do token by token
// is a handful of operations for each unit.
//
// Packs of paragraphs are gathered into batches of some hundred tokens, so that products are large while
// everything between them stays in the second-level cache.

#include "tagger/tagger.hpp"

#include <algorithm>
#include <utility>

#include "tagger/state.hpp"

namespace hearsay::tagger {
namespace {

// A batch has this many tokens at most, as no pack is longer.
constexpr std::size_t batch_rows = max_pack_size;
static_assert(batch_rows % row_group == 0);

}  // namespace

Tagger::Tagger(Model model, const Kernel& kernel) : model_(std::move(model)), kernel_(&kernel) {}

void Tagger::embed(const Features& features, float* x) const {
  const Network& network = model_.state().network;
  const auto add_row = [&](const QuantisedMatrix& table, std::uint32_t row, float* to) {
    kernel_->add_scaled(table.row(row), table.scales[row], table.cols, to);
  };
  std::fill_n(x, network.word.cols, 0.0F);
  add_row(network.word, features.word, x);

  float* const sum = x + network.word.cols;
  const float* const tables[] = {network.suffix2.row(features.suffix2), network.suffix3.row(features.suffix3),
                                 network.prefix3.row(features.prefix3), network.shape.row(features.shape),
                                 network.quote.row(features.quote),     network.start.row(features.start)};
  for (std::size_t i = 0; i < network.learned.cols; ++i) {
    sum[i] = tables[0][i] + tables[1][i] + tables[2][i] + tables[3][i] + tables[4][i] + tables[5][i];
  }
  add_row(network.learned, features.word, sum);
}

void Tagger::tag_batch(std::span<const Features> features, std::span<const IndexRange> packs,
                       Workspace& workspace, Tags& tags) const {
  const Network& network = model_.state().network;
  const std::uint32_t begin = packs.front().begin;
  const std::size_t rows = packs.back().end - begin;

  workspace.first_.assign(rows + 1, 0);
  for (const IndexRange pack : packs) workspace.first_[pack.begin - begin] = 1;
  workspace.first_[rows] = 1;

  for (std::size_t row = 0; row < rows; ++row) {
    embed(features[begin + row], workspace.inputs_.data() + row * network.inputs());
  }
  for (const Layer& layer : network.layers) {
    const LayerView directions[] = {layer[0].view(), layer[1].view()};
    kernel_->run_layer(directions, workspace.inputs_.data(), workspace.first_.data(), rows,
                       workspace.scratch_.data(), workspace.outputs_.data());
    workspace.inputs_.swap(workspace.outputs_);
  }
  kernel_->run_output(workspace.inputs_.data(), network.output_weight.data(), network.output_bias.data(),
                      rows, 2 * network.layers.back()[0].units, workspace.emission_.data(),
                      workspace.likelihood_.data());

  for (std::size_t row = 0; row < rows; ++row) {
    std::copy_n(workspace.emission_.data() + row * tag_columns, tag_count,
                tags.emission[begin + row].begin());
  }
  for (const IndexRange pack : packs) {
    const std::size_t at = (pack.begin - begin) * tag_columns;
    network.crf.decode(workspace.emission_.data() + at, pack.size(), workspace.crf_,
                       tags.best.data() + pack.begin);
    network.crf.marginals(workspace.likelihood_.data() + at, pack.size(), workspace.crf_,
                          tags.probability.data() + pack.begin);
  }
}

void Tagger::tag(const Document& document, Workspace& workspace, Tags& tags) const {
  find_features(document, model_.state().network.vocabulary, workspace.buffer_, workspace.features_);
  find_packs(document, workspace.packs_);
  tag(workspace.features_, workspace.packs_, workspace, tags);
}

void Tagger::tag(std::span<const Features> features, std::span<const IndexRange> packs, Workspace& workspace,
                 Tags& tags) const {
  const Network& network = model_.state().network;
  tags.best.resize(features.size());
  tags.emission.resize(features.size());
  tags.probability.resize(features.size());

  std::size_t scratch = 0;
  for (const Layer& layer : network.layers) scratch = std::max(scratch, scratch_size(layer[0].view()));
  workspace.scratch_.resize(scratch);
  // Rows that only pad a group are computed from whatever an earlier batch left there, and read by nobody.
  workspace.inputs_.resize(batch_rows * network.greatest_width());
  workspace.outputs_.resize(batch_rows * network.greatest_width());
  workspace.emission_.resize(batch_rows * tag_columns);
  workspace.likelihood_.resize(batch_rows * tag_columns);

  for (std::size_t first = 0; first < packs.size();) {
    std::size_t last = first + 1;
    while (last < packs.size() && packs[last].end - packs[first].begin <= batch_rows) ++last;
    tag_batch(features, packs.subspan(first, last - first), workspace, tags);
    first = last;
  }
}

}  // namespace hearsay::tagger
