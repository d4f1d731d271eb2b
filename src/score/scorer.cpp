#include "hearsay/scorer.hpp"

#include <utility>

#include "score/features.hpp"
#include "score/probability.hpp"
#include "score/stance.hpp"

namespace hearsay {

struct Scorer::State {
  StrengthWeights weights;
  score::FeatureReader features;
  score::StanceReader stance;
  score::ProbabilityReader probability;
};

Scorer::Scorer(const Lexicon& lexicon, Yardstick yardstick)
    : Scorer(StrengthWeights::of(lexicon), lexicon, yardstick) {}

Scorer::Scorer(const StrengthWeights& weights, const Lexicon& lexicon, Yardstick yardstick)
    : state_(std::make_shared<const State>(State{weights, score::FeatureReader(lexicon),
                                                 score::StanceReader(lexicon),
                                                 score::ProbabilityReader(lexicon, yardstick)})) {}

std::vector<Assessment> Scorer::score(const Document& document, std::span<const Attribution> attributions,
                                      const Resolution& resolution) const {
  const std::span<const lexicon::Key> keys = document.word_keys();
  std::vector<std::vector<Span>> nested(attributions.size());
  for (const Attribution& attribution : attributions) {
    if (!attribution.parent) continue;
    nested[*attribution.parent].insert(nested[*attribution.parent].end(), attribution.content.begin(),
                                       attribution.content.end());
  }

  std::vector<Assessment> assessments;
  assessments.reserve(attributions.size());
  for (std::size_t i = 0; i < attributions.size(); ++i) {
    const Attribution& attribution = attributions[i];
    const Sourcing& sourcing = resolution.sourcings[i];
    Assessment& assessment = assessments.emplace_back();
    assessment.stance = state_->stance.read(document, keys, attribution);
    assessment.features =
        state_->features.read(document, keys, attribution, sourcing, resolution.sources, assessment.stance);
    assessment.strength = Strength::of(assessment.features, state_->weights);
    assessment.probability =
        state_->probability.read(document, keys, attribution.content, Spans(std::move(nested[i])));
  }
  return assessments;
}

}  // namespace hearsay
