#pragma once

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

  friend bool operator==(const Assessment&, const Assessment&) = default;
};

/// Scores the attributions of an article. Immutable, shared between threads.
class HEARSAY_EXPORT Scorer {
 public:
  explicit Scorer(Lexicon lexicon = Lexicon::builtin(), Yardstick yardstick = Yardstick::measured);

  /// One assessment for each attribution, in their order.
  std::vector<Assessment> score(const Document& document, std::span<const Attribution> attributions,
                                const Resolution& resolution) const;

 private:
  Lexicon lexicon_;
  Yardstick yardstick_;
};

}  // namespace hearsay
