#pragma once

#include <cmath>
#include <cstdint>
#include <initializer_list>
#include <string_view>

#include "hearsay/analyzer.hpp"

namespace hearsay::test {

/// What is true of every analysis. Returns the first law that is broken; empty where all hold.
inline std::string_view broken_law(const Analysis& analysis) {
  const auto size = static_cast<std::uint32_t>(analysis.document.text().size());
  const auto is_within = [size](Span span) { return span.begin <= span.end && span.end <= size; };
  const auto is_source = [&](SourceId id) { return id < analysis.sources.size(); };

  for (const Source& source : analysis.sources) {
    if (source.mentions.empty()) return "a source is mentioned";
    for (const Mention& mention : source.mentions) {
      if (mention.span.empty() || !is_within(mention.span)) return "a mention lies in the text";
    }
    for (const Span term : source.anonymity) {
      if (term.empty() || !is_within(term)) return "terms of anonymity lie in the text";
    }
    for (const Span span : {source.senior.span, source.office.span, source.organization.span,
                            source.country.span, source.count.span, source.gender.span, source.access.span}) {
      if (!is_within(span)) return "what is said of a source lies in the text";
    }
    if (source.specificity > 3) return "specificity is 3 at most";
    if (source.speaks_for && !is_source(*source.speaks_for)) return "whom a source speaks for is a source";
  }

  for (std::size_t i = 0; i < analysis.statements.size(); ++i) {
    const auto& [attribution, sourcing, assessment] = analysis.statements[i];
    if (attribution.content.empty()) return "an attribution has a content";
    for (const Spans* spans : {&attribution.source, &attribution.cue, &attribution.content}) {
      for (const Span part : *spans) {
        if (part.empty() || !is_within(part)) return "an attribution lies in the text";
      }
    }
    if (attribution.parent && *attribution.parent >= i) return "a parent stands before its children";
    if (attribution.parent) {
      const Spans& outer = analysis.statements[*attribution.parent].attribution.content;
      for (const Span part : attribution.content) {
        const IndexRange tokens = analysis.document.tokens_in(part);
        for (std::uint32_t at = tokens.begin; at < tokens.end; ++at) {
          if (!outer.overlaps(analysis.document.tokens()[at].span))
            return "a nested content lies in its parent's";
        }
      }
    }
    if (sourcing.source && !is_source(*sourcing.source)) return "the source of a statement is a source";
    for (const SourceId via : sourcing.via) {
      if (!is_source(via)) return "who passes a statement on is a source";
    }
    if (sourcing.hops < sourcing.via.size()) return "each who passes a statement on is a hop";
    const Strength& strength = assessment.strength;
    if (!(0 <= strength.score && strength.score <= 100)) return "strength is from 0 to 100";
    double sum = 0;
    for (const Contribution& contribution : strength.contributions) {
      sum += contribution.log_odds;
      if (!is_within(contribution.evidence)) return "the evidence of a score lies in the text";
    }
    if (sum != strength.log_odds) return "contributions add up to the log-odds";
    if (!(-1 <= assessment.stance.value && assessment.stance.value <= 1)) return "stance is from -1 to 1";
  }
  return {};
}

}  // namespace hearsay::test
