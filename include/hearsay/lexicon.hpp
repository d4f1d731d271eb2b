#pragma once

#include <memory>
#include <string_view>

#include "hearsay/error.hpp"
#include "hearsay/export.hpp"

namespace hearsay {

/// What the library knows about words: cues with their stance, titles, ranks, offices, agencies, outlets,
/// countries, well-known holders of offices, given names, terms of anonymity, hedges and probability words.
/// Readable tables in src/lexicon/en/*.tsv. Immutable; copies share one state.
class HEARSAY_EXPORT Lexicon {
 public:
  /// The tables that the library carries with it. The first call reads them, some milliseconds; later ones
  /// are O(1).
  [[nodiscard]] static const Lexicon& builtin();

  /// These entries beside those of this lexicon, which they override. Each line is `table TAB fields…` as in
  /// docs/lexicon.md; blank lines and lines that begin with '#' are skipped. Errors: invalid_lexicon with the
  /// line's offset.
  [[nodiscard]] Result<Lexicon> with_entries(std::string_view lines) const;

  /// For the library's own modules.
  struct State;
  [[nodiscard]] const State& state() const noexcept { return *state_; }

 private:
  explicit Lexicon(std::shared_ptr<const State> state) : state_(std::move(state)) {}
  std::shared_ptr<const State> state_;
};

}  // namespace hearsay
