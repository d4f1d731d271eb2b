#pragma once

#include <memory>
#include <span>

#include "attribution/cues.hpp"
#include "hearsay/attribution.hpp"
#include "hearsay/document.hpp"
#include "hearsay/lexicon.hpp"
#include "hearsay/source.hpp"
#include "hearsay/strength.hpp"
#include "lexicon/phrase_map.hpp"
#include "lexicon/word_set.hpp"

namespace hearsay::score {

/// Reads what an article shows of an attribution. Immutable.
class FeatureReader {
 public:
  explicit FeatureReader(const Lexicon& lexicon);

  /// `keys` are those of the document's tokens. O(length of the content).
  StrengthFeatures read(const Document& document, std::span<const lexicon::Key> keys,
                        const Attribution& attribution, const Sourcing& sourcing,
                        std::span<const Source> sources, const Stance& stance) const;

 private:
  /// What the words of a cue are, whatever stands around them.
  struct CueWords {
    bool known = false;           ///< some of them say, write, think or show something
    bool governs_clause = false;  ///< the first of these can have a clause or a quotation as its content
    bool denial = false;          ///< "disputes", "a denial", but not the refusal in "declined to comment"
  };

  CueWords read_cue(const Document& document, std::span<const lexicon::Key> keys, const Spans& cue) const;
  bool has_content_word(const Document& document, std::span<const lexicon::Key> keys, const Spans& cue) const;
  bool is_clause(const Document& document, std::span<const lexicon::Key> keys, const Spans& content) const;
  Span vague_word(const Document& document, std::span<const lexicon::Key> keys, Span description) const;

  std::shared_ptr<const attribution::CueTable> cues_;
  lexicon::PhraseMap<char> vague_nouns_;
  lexicon::WordSet cue_prepositions_, openings_, relatives_, auxiliaries_, to_;
};

}  // namespace hearsay::score
