#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "hearsay/document.hpp"
#include "hearsay/lexicon.hpp"
#include "hearsay/strength.hpp"
#include "lexicon/phrase_map.hpp"
#include "lexicon/word_set.hpp"

namespace hearsay::score {

/// Reads the probability that words claim, under one yardstick. Immutable.
class ProbabilityReader {
 public:
  ProbabilityReader(const Lexicon& lexicon, Yardstick yardstick);

  /// The probability that `content` states of itself: that of its first phrase of probability which does not
  /// stand in `elsewhere` (what the content attributes to others), in a question, or under "if", "whether" or
  /// "who". O(length of the content).
  std::optional<StatedProbability> read(const Document& document, std::span<const lexicon::Key> keys,
                                        const Spans& content, const Spans& elsewhere) const;

 private:
  struct Reading {
    StatedProbability measured;
    std::optional<StatedProbability> banded;  ///< as the chosen yardstick has it
    bool states_none = false;
  };

  struct Words {
    explicit Words(const Lexicon& lexicon);

    lexicon::WordSet negation, auxiliary, subordinate, chance, comparative, percent, per, range_mark, modal,
        after_ellipsis;
  };

  bool in_subordinate_clause(const Document& document, std::span<const lexicon::Key> keys,
                             std::uint32_t first, std::uint32_t token) const;
  std::optional<StatedProbability> read_percentage(const Document& document,
                                                   std::span<const lexicon::Key> keys, std::uint32_t at,
                                                   IndexRange content) const;
  std::optional<StatedProbability> read_phrase(const Document& document, std::span<const lexicon::Key> keys,
                                               std::uint32_t first,
                                               const lexicon::PhraseMap<Reading>::Match& match,
                                               IndexRange content) const;

  Words words_;
  lexicon::PhraseMap<Reading> phrases_;
  lexicon::PhraseMap<double> degrees_;  // how far each takes a phrase to certainty
};

}  // namespace hearsay::score
