#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "hearsay/attribution.hpp"
#include "hearsay/export.hpp"
#include "hearsay/lexicon.hpp"
#include "hearsay/source.hpp"

namespace hearsay {

/// One reason for a score: how much it moves the log-odds, and the words of the article that caused it.
struct Contribution {
  std::string feature;  ///< the name of the feature in the weights file: "identity named", "hops"
  double log_odds = 0;  ///< positive strengthens
  Span evidence;        ///< empty where the absence of words is the reason
  std::string note;     ///< for people: "a named source with an office"

  friend bool operator==(const Contribution&, const Contribution&) = default;
};

/// Attribution strength A: how well the text lets a reader trace the source of one statement and rely on its
/// having said so from a position to know. It does not judge whether the statement is true.
struct Strength {
  double score = 0;     ///< 0–100: 100 / (1 + exp(−log_odds))
  double log_odds = 0;  ///< the sum of the contributions, in their order, exactly
  std::vector<Contribution> contributions;

  friend bool operator==(const Strength&, const Strength&) = default;
};

/// How far a cue commits to the truth of its content, −1 (deny) … 0 (suggest) … 1 (confirm): means of human
/// veridicality judgements (MegaVeridicality; White and Rawlins 2018) for the verbs and frames that they
/// cover.
struct Stance {
  double value = 0;
  bool estimated =
      false;  ///< true where the verb was not judged by people and the value is inferred from others
  Span span;  ///< the cue's words that decided it

  friend bool operator==(const Stance&, const Stance&) = default;
};

/// Which reading of probability words is used.
enum class Yardstick : std::uint8_t { measured, icd203, nato, uk, ipcc };

/// What the words of a statement claim about its probability ("likely"), in percent.
struct StatedProbability {
  double value = 0;  ///< 0–100
  double low = 0;
  double high = 0;
  Span phrase;
  Yardstick yardstick = Yardstick::measured;

  friend bool operator==(const StatedProbability&, const StatedProbability&) = default;
};

HEARSAY_EXPORT std::string_view to_string(Yardstick yardstick) noexcept;

}  // namespace hearsay
