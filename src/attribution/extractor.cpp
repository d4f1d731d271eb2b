#include "hearsay/extractor.hpp"

#include <utility>

#include "attribution/choices.hpp"
#include "attribution/describer.hpp"
#include "attribution/linker.hpp"
#include "attribution/order.hpp"
#include "attribution/spans_of_tags.hpp"
#include "tagger/state.hpp"
#include "tagger/tagger.hpp"
#include "text/word_keys.hpp"

namespace hearsay {

using namespace attribution;

struct Extractor::State {
  State(Model weights, const Lexicon& lexicon)
      : model(std::move(weights)), tagger(model), describer(lexicon) {}

  Model model;
  tagger::Tagger tagger;
  Describer describer;
};

namespace {

Span bytes(const Document& document, IndexRange tokens) {
  return {document.tokens()[tokens.begin].span.begin, document.tokens()[tokens.end - 1].span.end};
}

Attribution to_attribution(const Document& document, const Link& link) {
  Attribution attribution;
  if (link.source) attribution.source = bytes(document, *link.source);
  attribution.cue = bytes(document, link.cue);
  std::vector<Span> parts;
  for (const IndexRange content : link.contents) parts.push_back(bytes(document, content));
  attribution.content = Spans(std::move(parts));
  return attribution;
}

}  // namespace

Extractor::Extractor(Model model, Lexicon lexicon)
    : state_(std::make_shared<const State>(std::move(model), lexicon)) {}

std::vector<Attribution> Extractor::extract(const Document& document) const {
  tagger::Workspace workspace;
  tagger::Tags tags;
  state_->tagger.tag(document, workspace, tags);
  const std::vector<lexicon::Key> keys = text::word_keys(document);
  const RoleSpans spans = spans_of_tags(tags.best);
  const Choices choices(document, workspace.features(), keys, spans);
  const Model::State& weights = state_->model.state();

  std::vector<Attribution> attributions;
  for (const Link& link : link(spans, choices, weights.source_choice, weights.content_choice)) {
    attributions.push_back(to_attribution(document, link));
  }
  reorder(attributions, text_order(attributions));
  for (Attribution& attribution : attributions) state_->describer.describe(document, keys, attribution);
  return attributions;
}

}  // namespace hearsay
