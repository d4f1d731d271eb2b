#pragma once

#include <cstdint>
#include <memory>
#include <span>
#include <vector>

#include "hearsay/attribution.hpp"
#include "hearsay/lexicon.hpp"
#include "lexicon/phrase_map.hpp"

namespace hearsay::attribution {

struct Cue {
  Act act = Act::speech;
  Polarity polarity = Polarity::affirmed;
  bool governs_clause = false;  ///< can have a clause or a quotation as its content
  bool is_verb = false;
};

/// The lexicon's cues in all their forms: "deny" of the table matches denies, denying and denied. Some
/// milliseconds to make.
class CueTable {
 public:
  struct Match {
    const Cue* cue = nullptr;  ///< null where nothing matches
    std::uint32_t words = 0;

    explicit operator bool() const noexcept { return cue != nullptr; }
  };

  explicit CueTable(const Lexicon& lexicon);

  /// The table of a lexicon: that of the built-in one is made once.
  static std::shared_ptr<const CueTable> of(const Lexicon& lexicon);

  /// The longest cue that begins with the first of `words`.
  Match longest_match(std::span<const lexicon::Key> words) const noexcept;

  /// Whether any of `words` begins a cue among them.
  bool has_cue(std::span<const lexicon::Key> words) const noexcept;

 private:
  lexicon::PhraseMap<Cue> phrases_;
};

}  // namespace hearsay::attribution
