#pragma once

#include <span>

#include "hearsay/attribution.hpp"
#include "hearsay/document.hpp"
#include "hearsay/source.hpp"
#include "hearsay/strength.hpp"

namespace hearsay::score {

/// What an article shows of one attribution. O(length of the content).
StrengthFeatures read_features(const Document& document, const Attribution& attribution,
                               const Sourcing& sourcing, std::span<const Source> sources,
                               const Stance& stance);

}  // namespace hearsay::score
