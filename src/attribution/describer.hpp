#pragma once

#include <cstdint>
#include <memory>
#include <span>
#include <vector>

#include "attribution/circumstances.hpp"
#include "attribution/cues.hpp"
#include "attribution/grammar.hpp"
#include "hearsay/attribution.hpp"
#include "hearsay/document.hpp"
#include "hearsay/lexicon.hpp"
#include "lexicon/phrase_map.hpp"

namespace hearsay::attribution {

/// Fills in what can be told of an attribution once its spans are known. Some milliseconds to make;
/// immutable.
class Describer {
 public:
  explicit Describer(const Lexicon& lexicon);

  const CueTable& cues() const noexcept { return *cues_; }
  const Grammar& grammar() const noexcept { return grammar_; }

  /// A source without a date at its end: "an official" of "an official on Tuesday", but all of "a poll
  /// released on Tuesday".
  IndexRange without_date(const Document& document, std::span<const lexicon::Key> keys,
                          IndexRange source) const;

  /// Fills in kind, act, polarity, actuality, addressee, medium and date. `keys` are those of all tokens of
  /// the document. O(length of source, cue and content).
  void describe(const Document& document, std::span<const lexicon::Key> keys, Attribution& attribution) const;

 private:
  struct CueWords {
    Act act = Act::speech;
    std::uint32_t denials = 0;
    std::uint32_t head = 0;  // token of the last verb that is a cue
  };

  CueWords read_words(const CueSentence& sentence, std::uint32_t begin) const;
  void read_cue(const CueSentence& sentence, Attribution& attribution) const;
  std::optional<Act> act_of_source(const Document& document, std::span<const lexicon::Key> keys,
                                   const Spans& source) const;

  Grammar grammar_;
  std::shared_ptr<const CueTable> cues_;
  CircumstanceFinder circumstances_;
  lexicon::PhraseMap<Act> document_nouns_;
};

}  // namespace hearsay::attribution
