#pragma once

#include "hearsay/attribution.hpp"
#include "hearsay/document.hpp"

namespace hearsay::attribution {

/// The quotation in which a word of a content stands as its source's own; null where there is none. Marks of
/// a title or a nickname quote nobody, and those around the whole attribution belong to an outer speaker:
///
///     “I think it is over,” he said.
///              └ content ┘        of "I think": his words, and not quoted by him
///
/// O(log n) in the number of the document's quotations.
inline const Quotation* own_quotation(const Document& document, const Attribution& attribution, Span word) {
  const std::uint32_t around = document.quotation_around(word);
  if (around == document.quotations().size()) return nullptr;
  const Quotation& quotation = document.quotations()[around];
  if (quotation.use != QuotationUse::speech && quotation.use != QuotationUse::scare) return nullptr;
  const Span frame = attribution.cue.empty() ? attribution.source.hull() : attribution.cue.hull();
  return frame.empty() || !quotation.span.contains(frame) ? &quotation : nullptr;
}

}  // namespace hearsay::attribution
