#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "corpus/comparison.hpp"
#include "corpus/proposition.hpp"
#include "hearsay/blocks.hpp"

// Which statements of one event are of one proposition, by what a pair of them has in common. Words weigh the
// more the fewer wordings of the event have them: what the event is about tells nothing of what is said.

namespace hearsay {

/// A statement of an event, or all of the same words.
struct Wordings {
  Wording wording;
  Proposition proposition;
  std::vector<std::uint32_t> source;      ///< source_words of its source's name
  std::uint32_t article = 0;              ///< of the first of them
  std::vector<std::uint32_t> statements;  ///< as indices into the places of its event, ascending
  Candidate candidate = {};               ///< as of a corpus of this event alone
  std::vector<double> weights = {};       ///< by word
  double weight = 0;                      ///< of all words
};

/// The statements of an event, weighed.
struct Event {
  std::vector<Wordings> wordings;
  std::vector<Place> places;  ///< of the statements; the article by its index in the event
  Rarity rarity{0};
  LinkOptions options = {};
};

/// The statements of some articles that say something, by their words.
Event read_event(std::span<const EventArticle> articles, const LinkOptions& options);

/// The hashes of the stems of a name's words, ascending.
std::vector<std::uint32_t> source_words(std::string_view name);

inline constexpr std::string_view pair_feature_names[] = {
    "jaccard",       "contained",  "common",       "rarest common",    "rarest alone", "numbers common",
    "no number",     "one denies", "names common", "source in common", "run",          "run of content",
    "lengths alike", "length",     "first person", "two words common"};
using PairFeatures = std::array<double, std::size(pair_feature_names)>;

/// O(64²).
PairFeatures pair_features(const Wordings& a, const Wordings& b);

/// A logistic regression.
struct PairWeights {
  double bias;
  PairFeatures weights;

  static const PairWeights& builtin();
  /// The likelihood that two wordings say the same, 0–1.
  double operator()(const PairFeatures& features) const noexcept;
};

struct LikelyPair {
  std::uint32_t one = 0, other = 0;  ///< ascending
  double likelihood = 0;             ///< as if their numbers were the same, where the relation is a conflict
  Relation relation = Relation::same;
};

/// All pairs that at least this likely say the same, or would if they did not contradict one another; the
/// most likely first. A wording is compared with at most 200 before it that have one of its rarest words.
std::vector<LikelyPair> likely_pairs(const Event& event, const PairWeights& weights, double least);

/// Average linkage (Sokal and Michener 1958): joins what the pairs join, in their order, if those joined are
/// of at least the likelihood `mean` on average. By wording: that of its claim that most pairs join to
/// others.
std::vector<std::uint32_t> join_pairs(const Event& event, std::span<const LikelyPair> pairs,
                                      const PairWeights& weights, double mean);

}  // namespace hearsay
