#pragma once

#include "hearsay/attribution.hpp"
#include "hearsay/document.hpp"
#include "hearsay/source.hpp"
#include "hearsay/strength.hpp"

namespace hearsay::score {

/// What an article shows of one attribution. `source` is null for a sourceless one. O(length of the content).
StrengthFeatures read_features(const Document& document, const Attribution& attribution,
                               const Sourcing& sourcing, const Source* source, const Stance& stance);

}  // namespace hearsay::score
