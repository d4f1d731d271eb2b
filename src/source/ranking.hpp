// Whom a noun or pronoun means: a choice among the entities that the article has mentioned shortly before, or
// names shortly after, and "nobody before". A small network scores each candidate by what the phrase and the
// entity have in common and by how much the article is about that entity; it was trained on labelled articles
// (tools/train/coreference.py; P. Denis and J. Baldridge, 2008, Specialized models and ranking for
// coreference resolution, EMNLP). What language forbids is no candidate at all: see Sieve::is_vetoed.
#pragma once

#include <array>
#include <cassert>
#include <cstdint>
#include <functional>
#include <span>
#include <vector>

#include "source/vocabulary.hpp"
#include "tagger/choice_network.hpp"

namespace hearsay::source {

/// What speaks for a candidate, in numbers; most are 0.
class RankFeatures {
 public:
  float operator[](std::size_t feature) const noexcept { return values_[feature]; }
  std::size_t size() const noexcept { return values_.size(); }
  /// Not more than once for a feature.
  void set(std::size_t feature, float value) noexcept {
    if (value == 0) return;
    assert(values_[feature] == 0);
    values_[feature] = value;
    present_[count_++] = static_cast<std::uint8_t>(feature);
  }
  std::span<const float> values() const noexcept { return values_; }
  /// Those that are not 0.
  std::span<const std::uint8_t> present() const noexcept { return std::span(present_).first(count_); }

 private:
  std::array<float, tagger::rank_feature_count> values_{};
  std::array<std::uint8_t, tagger::rank_feature_count> present_;
  std::size_t count_ = 0;
};

/// One choice to make.
struct Choice {
  Index phrase = none;
  std::vector<Index> candidates;       ///< entities, the one mentioned last first
  std::vector<RankFeatures> features;  ///< of each candidate, then of nobody
};

/// Which of a choice's candidates is meant; as many as there are candidates for nobody.
using Choose = std::function<std::size_t(const Choice& choice)>;

/// The choice of the network: the candidate with the highest score, the first of equals.
Choose choose_by(const tagger::ChoiceNetwork& network);

/// Whether a candidate is one that rules would take: of whom the noun was said, or a source just before a
/// pronoun. For a first round of training.
bool is_rough_match(const RankFeatures& features);

}  // namespace hearsay::source
