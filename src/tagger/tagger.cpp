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
// Packs of paragraphs are gathered into batches of some hundred tokens, so that products are large while
// everything between them stays in the second-level cache.

#include "tagger/tagger.hpp"

#include <algorithm>
#include <atomic>
#include <functional>
#include <utility>

#include "tagger/state.hpp"

namespace hearsay::tagger {
namespace {

// A batch has this many tokens at most, as no pack is longer.
constexpr std::size_t batch_rows = max_pack_size;
static_assert(batch_rows % row_group == 0 && batch_rows <= FormCache::capacity);
static_assert(Features::place_count % row_group == 0);

std::uint64_t next_id() {
  static std::atomic<std::uint64_t> last = 0;
  return ++last;
}

}  // namespace

Tagger::Tagger(Model model) : Tagger(model, *model.state().kernel) {}

Tagger::Tagger(Model model, const Kernel& kernel)
    : model_(std::move(model)), kernel_(&kernel), id_(next_id()) {
  const Network& network = model_.state().network;
  std::vector<float> inputs(Features::place_count * network.inputs());
  for (std::uint32_t quote = 0; quote < Features::quote_count; ++quote) {
    for (std::uint32_t start = 0; start < Features::start_count; ++start) {
      Features features;
      features.quote = static_cast<std::uint8_t>(quote);
      features.start = static_cast<std::uint8_t>(start);
      float* const sum = inputs.data() + features.place() * network.inputs() + network.word.cols;
      std::transform(network.quote.row(quote), network.quote.row(quote) + network.learned.cols,
                     network.start.row(start), sum, std::plus<>());
    }
  }
  place_products_.resize(Features::place_count * network.first_weight.cols);
  kernel.multiply(inputs.data(), network.first_weight.values.data(), Features::place_count, network.inputs(),
                  network.first_weight.cols, place_products_.data());
}

void Tagger::embed_form(const Features& features, float* x) const {
  const Network& network = model_.state().network;
  const auto add_row = [&](const QuantisedMatrix& table, float* to) {
    kernel_->add_scaled(table.row(features.word), table.scales[features.word], table.cols, to);
  };
  std::fill_n(x, network.word.cols, 0.0F);
  add_row(network.word, x);

  float* const sum = x + network.word.cols;
  const float* const suffix2 = network.suffix2.row(features.suffix2);
  const float* const suffix3 = network.suffix3.row(features.suffix3);
  const float* const prefix3 = network.prefix3.row(features.prefix3);
  const float* const shape = network.shape.row(features.shape);
  for (std::size_t i = 0; i < network.learned.cols; ++i) {
    sum[i] = suffix2[i] + suffix3[i] + prefix3[i] + shape[i];
  }
  add_row(network.learned, sum);
}

/// Sets the products of a batch's tokens.
void Tagger::project(std::span<const Features> features, Workspace& workspace) const {
  const Network& network = model_.state().network;
  FormCache& forms = workspace.forms_;
  forms.prepare(id_, network.first_weight.cols, features.size());
  const std::size_t known = forms.size();
  for (std::size_t i = 0; i < features.size(); ++i) {
    bool added = false;
    const std::size_t row = forms.find_or_add(features[i].form(), added);
    if (added) embed_form(features[i], workspace.inputs_.data() + (row - known) * network.inputs());
    workspace.form_products_[i] = forms.row(row);
    workspace.place_products_[i] = place_products_.data() + features[i].place() * network.first_weight.cols;
  }
  const std::size_t added = forms.size() - known;
  workspace.projected_forms_ += added;
  kernel_->multiply(workspace.inputs_.data(), network.first_weight.values.data(),
                    (added + row_group - 1) / row_group * row_group, network.inputs(),
                    network.first_weight.cols, forms.row(known));
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
  for (const Layer& layer : network.layers) {
    const LayerView directions[] = {layer[0].view(), layer[1].view()};
    if (&layer == &network.layers.front()) {
      kernel_->run_first_layer(directions, workspace.form_products_.data(), workspace.place_products_.data(),
                               workspace.first_.data(), rows, workspace.scratch_.data(),
                               workspace.outputs_.data());
    } else {
      kernel_->run_layer(directions, workspace.inputs_.data(), workspace.first_.data(), rows,
                         workspace.scratch_.data(), workspace.outputs_.data());
    }
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
  workspace.form_products_.resize(batch_rows);
  workspace.place_products_.resize(batch_rows);
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
