#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "attribution/grammar.hpp"
#include "hearsay/attribution.hpp"
#include "hearsay/document.hpp"
#include "hearsay/lexicon.hpp"
#include "lexicon/phrase_map.hpp"

namespace hearsay::attribution {

/// The sentence around a cue, token by token: what stands outside of source and content tells to whom, where
/// and when.
///
///     "We will stay," the minister told reporters in Oslo on Tuesday.
///     ccccccccccccccc sssssssssss kkkk --------- -- ---- -- -------
struct CueSentence {
  enum class Role : std::uint8_t { none, source, cue, content };

  const Document& document;
  std::span<const lexicon::Key> keys;  ///< of all tokens of the document
  const Attribution& attribution;
  IndexRange tokens;  ///< those of the sentence
  IndexRange cue;     ///< the hull of the cue's tokens within the sentence

  Role role(std::uint32_t token) const noexcept {
    const Span span = document.tokens()[token].span;
    if (attribution.cue.overlaps(span)) return Role::cue;
    if (attribution.source.overlaps(span)) return Role::source;
    return attribution.content.overlaps(span) ? Role::content : Role::none;
  }
  /// Whether a token is none of the source's and the content's.
  bool is_open(std::uint32_t token) const noexcept {
    return tokens.contains(token) && (role(token) == Role::none || role(token) == Role::cue);
  }
  /// Whether such a token is a word of the class.
  bool is_in(std::uint32_t token, const lexicon::WordSet& words) const noexcept {
    return is_open(token) && words.contains(keys[token]);
  }
};

struct Circumstances {
  Span addressee, medium, date;  ///< empty where unstated
};

/// Finds to whom, where and when something was said. Immutable.
class CircumstanceFinder {
 public:
  explicit CircumstanceFinder(const Lexicon& lexicon);

  /// O(length of the cue): a few words around it are read.
  Circumstances find(const CueSentence& sentence) const;

  /// The end of the date that begins with a token; the token itself where none does.
  std::uint32_t past_end(const CueSentence& sentence, std::uint32_t at) const;
  std::uint32_t date_end(const CueSentence& sentence, std::uint32_t begin) const;

 private:
  enum class TimeWord : std::uint8_t { none, weekday, month, unit, part, day, near, edge };

  TimeWord time_word(const CueSentence& sentence, std::uint32_t token) const;
  bool is_number(const CueSentence& sentence, std::uint32_t token) const;
  bool is_year(const CueSentence& sentence, std::uint32_t token) const;
  static bool is_comma(const CueSentence& sentence, std::uint32_t token);
  std::uint32_t day_end(const CueSentence& sentence, std::uint32_t at) const;
  std::uint32_t month_end(const CueSentence& sentence, std::uint32_t number) const;
  std::uint32_t medium_head_end(const CueSentence& sentence, std::uint32_t begin) const;
  std::uint32_t medium_end(const CueSentence& sentence, std::uint32_t begin) const;
  std::uint32_t noun_phrase_end(const CueSentence& sentence, std::uint32_t begin) const;
  IndexRange addressee(const CueSentence& sentence) const;

  Grammar grammar_;
  lexicon::PhraseMap<char> media_;
  lexicon::PhraseMap<TimeWord> time_words_;
};

}  // namespace hearsay::attribution
