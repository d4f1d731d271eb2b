#pragma once

#include <memory>
#include <optional>
#include <span>
#include <vector>

#include "hearsay/attribution.hpp"
#include "hearsay/document.hpp"
#include "hearsay/export.hpp"
#include "hearsay/lexicon.hpp"
#include "hearsay/source.hpp"
#include "hearsay/strength.hpp"

namespace hearsay {

/// The scores of one statement. Separate axes, never merged into one number.
struct Assessment {
  Strength strength;
  Stance stance;
  std::optional<StatedProbability> probability;  ///< none where the words state none
  StrengthFeatures features;                     ///< what `strength` was computed from

  friend bool operator==(const Assessment&, const Assessment&) = default;
};

/// Scores the attributions of an article. Costly to make (it compiles the tables), then immutable and shared
/// between threads; copies share one state.
class HEARSAY_EXPORT Scorer {
 public:
  /// Weighs as the lexicon's table `strength` says.
  explicit Scorer(const Lexicon& lexicon = Lexicon::builtin(), Yardstick yardstick = Yardstick::measured);
  explicit Scorer(const StrengthWeights& weights, const Lexicon& lexicon = Lexicon::builtin(),
                  Yardstick yardstick = Yardstick::measured);

  /// One assessment for each attribution, in their order. `resolution` must be that of these attributions.
  /// O(length of the text).
  [[nodiscard]] std::vector<Assessment> score(const Document& document,
                                              std::span<const Attribution> attributions,
                                              const Resolution& resolution) const;

 private:
  struct State;
  std::shared_ptr<const State> state_;
};

}  // namespace hearsay
