#include "score/features.hpp"

#include <algorithm>

namespace hearsay::score {
namespace {

bool is_word(const Token& token) {
  return token.kind == TokenKind::word || token.kind == TokenKind::number;
}

struct WordCount {
  std::uint32_t all = 0;
  std::uint32_t quoted = 0;
  Span first_quoted;
};

/// Counts the words of a content and those that stand in quote marks, inside the content as far as this
/// source's own words go:
///
///     “Officials told us the bridge is gone,” he said.
///                        └── content of "told" ──┘        quoted by him, not verbatim from the officials
WordCount count_words(const Document& document, const Attribution& attribution) {
  const Span cue = attribution.cue.hull();
  WordCount count;
  for (const Span part : attribution.content) {
    const IndexRange tokens = document.tokens_in(part);
    for (std::uint32_t i = tokens.begin; i < tokens.end; ++i) {
      const Token& token = document.tokens()[i];
      if (!is_word(token)) continue;
      ++count.all;
      const std::uint32_t around = document.quotation_around(token.span);
      if (around == document.quotations().size()) continue;
      const Quotation& quotation = document.quotations()[around];
      if (!cue.empty() && quotation.span.overlaps(cue)) continue;
      if (count.quoted++ == 0) count.first_quoted = quotation.span;
    }
  }
  return count;
}

}  // namespace

StrengthFeatures read_features(const Document& document, const Attribution& attribution,
                               const Sourcing& sourcing, std::span<const Source> sources,
                               const Stance& stance) {
  StrengthFeatures features;
  features.source = attribution.source.hull();
  features.cue = attribution.cue.hull();
  if (sourcing.source) {
    const Source* const source = &sources[*sourcing.source];
    features.identity = source->identity;
    features.specificity = source->specificity;
    if (!source->organization.value.empty()) {
      features.affiliation = {true, source->organization.span};
    } else {
      features.affiliation.value = source->role != Role::unknown && source->role != Role::public_;
    }
    features.office = {!source->office.value.empty(), source->office.span};
    features.senior = source->senior;
    features.access = source->access;
    // "two officials" are two who might have been named; "63 percent" and "thousands of voters" are nobody in
    // particular.
    if (source->identity == Identity::unnamed) features.persons = source->count;
  }
  features.hops = {sourcing.hops, sourcing.hop_span};
  const auto vague = std::count_if(sourcing.via.begin(), sourcing.via.end(), [&](SourceId via) {
    return sources[via].identity == Identity::unnamed || sources[via].identity == Identity::group;
  });
  features.vague_hops = {static_cast<std::uint8_t>(vague), sourcing.hop_span};
  features.reason = {!sourcing.anonymity.empty(), sourcing.anonymity};

  const WordCount count = count_words(document, attribution);
  features.words = count.all;
  if (count.quoted > 0) {
    features.verbatim = {static_cast<double>(count.quoted) / count.all, count.first_quoted};
  }
  features.act = attribution.act;
  features.polarity = attribution.polarity;
  features.actuality = attribution.actuality;
  features.stance = {stance.value, stance.span};
  return features;
}

}  // namespace hearsay::score
