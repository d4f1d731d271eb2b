#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "hearsay/attribution.hpp"
#include "hearsay/document.hpp"
#include "hearsay/lexicon.hpp"
#include "hearsay/strength.hpp"
#include "lexicon/phrase_map.hpp"
#include "lexicon/word_set.hpp"

namespace hearsay::score {

/// What a quotation without a cue, or with one that no table knows, is taken for.
inline constexpr double stance_of_say = 0.4;

/// Reads how far cues commit to their content. Immutable.
class StanceReader {
 public:
  explicit StanceReader(const Lexicon& lexicon);

  /// `keys` are those of the document's tokens. O(length of the cue).
  Stance read(const Document& document, std::span<const lexicon::Key> keys,
              const Attribution& attribution) const;

 private:
  /// The uses of a verb that people judged apart from one another, in the order of the table's columns.
  enum Frame : std::uint8_t { that, was_that, to, np_to, was_to, any };
  static constexpr std::size_t frame_count = 6;

  /// A stance for each frame, affirmed and negated; none where the table has none.
  using Means = std::array<std::array<std::optional<double>, 2>, frame_count>;

  /// The word of a cue that decides: in "was widely expected", "expected".
  struct Head {
    const Means* means = nullptr;  ///< null where no table knows a word of the cue
    Span span;
    bool passive = false;
    bool negated = false;
  };

  Head find_head(const Document& document, std::span<const lexicon::Key> keys,
                 const Attribution& attribution) const;

  lexicon::WordSet negations_, forms_of_be_, to_;
  lexicon::PhraseMap<std::uint32_t> forms_;  // of every form of every cue, its index into means_
  std::vector<Means> means_;
};

}  // namespace hearsay::score
