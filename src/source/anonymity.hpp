// Terms of attribution: on what condition, or for what reason, an article does not name a source.
//
// Every row of anonymity.tsv is a regular expression behind a literal: the whole text is searched for all
// literals at once, which are nearly always absent, and the expression runs only over the sentences that hold
// its own. Expressions are compiled when they are first run; Lexicon::with_entries has refused those that do
// not compile. What follows a match and gives the reason belongs to it:
//
//     … said the official, who spoke on condition of anonymity because he was not authorized to discuss it.
//                                    └──────────────────────────── one term ──────────────────────────────┘
#pragma once

#include <bitset>
#include <cstdint>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include "hearsay/document.hpp"
#include "hearsay/lexicon.hpp"
#include "hearsay/source.hpp"
#include "lexicon/pattern.hpp"

namespace hearsay::source {

class AnonymityTerms {
 public:
  explicit AnonymityTerms(const Lexicon& lexicon);

  /// The terms in the text, in order, none overlapping another. O(length) for the literals.
  std::vector<Span> find(const Document& document) const;

 private:
  AnonymityTerms(const Lexicon& lexicon, const lexicon::PatternParts& parts);

  struct Term {
    std::string literal;
    lexicon::LatePattern pattern;
  };
  void search(const Document& document, const Term& term, Span sentence, std::vector<Span>& found) const;

  std::vector<Term> terms_;
  lexicon::LatePattern reason_opening_;
  // The start codes of literals, and which terms have one; few places of a text have any.
  std::bitset<std::size_t{1} << 15> starts_;
  std::vector<std::pair<std::uint32_t, std::uint32_t>> by_start_;  // in order
};

/// Gives the terms to sources and their attributions. A term belongs to the attribution of an unnamed source
/// in its sentence: one whose source holds it or stands nearest before it, else nearest after it; or to an
/// unnamed source that its sentence speaks of ("The officials asked not to be named."). A sentence without
/// one ("They spoke on condition of anonymity.") explains the source of the sentences just before it.
void place_anonymity(const Document& document, std::span<const Attribution> attributions,
                     std::span<const Span> terms, Resolution& resolution);

}  // namespace hearsay::source
