#include "score/features.hpp"

#include <algorithm>

#include "attribution/own_quotation.hpp"
#include "lexicon/inflection.hpp"
#include "lexicon/state.hpp"

namespace hearsay::score {
namespace {

using lexicon::Key;

bool is_word(const Token& token) {
  return token.kind == TokenKind::word || token.kind == TokenKind::number;
}

std::uint32_t count_words(const Document& document, const Spans& parts) {
  std::uint32_t count = 0;
  for (const Span part : parts) {
    const IndexRange tokens = document.tokens_in(part);
    for (std::uint32_t i = tokens.begin; i < tokens.end; ++i) count += is_word(document.tokens()[i]);
  }
  return count;
}

struct WordCount {
  std::uint32_t all = 0;
  std::uint32_t quoted = 0;
  Span first_quoted;
};

/// Counts the words of a content and those that stand there as this source's own.
WordCount count_quoted(const Document& document, const Attribution& attribution) {
  WordCount count;
  for (const Span part : attribution.content) {
    const IndexRange tokens = document.tokens_in(part);
    for (std::uint32_t i = tokens.begin; i < tokens.end; ++i) {
      const Token& token = document.tokens()[i];
      if (!is_word(token)) continue;
      ++count.all;
      const Quotation* quotation = attribution::own_quotation(document, attribution, token.span);
      if (quotation != nullptr && count.quoted++ == 0) count.first_quoted = quotation->span;
    }
  }
  return count;
}

}  // namespace

FeatureReader::FeatureReader(const Lexicon& lexicon)
    : cues_(attribution::CueTable::of(lexicon)),
      cue_prepositions_(lexicon, {"cue-preposition"}),
      openings_(lexicon, {"clause-opening"}),
      relatives_(lexicon, {"clause-relative"}),
      auxiliaries_(lexicon, {"auxiliary"}),
      to_(lexicon, {"to"}) {
  for (const lexicon::Entry& entry : lexicon.state().table("people").entries()) {
    if (entry.field(1) != "unknown*") continue;
    vague_nouns_.try_add(entry.phrase, {});
    vague_nouns_.try_add(entry.field(0).empty() ? lexicon::plural(entry.phrase) : std::string(entry.field(0)),
                         {});
  }
}

// Whether a cue has more than prepositions and marks: "in" of "in a new poll", ":" and "—" introduce.
bool FeatureReader::has_content_word(const Document& document, std::span<const Key> keys,
                                     const Spans& cue) const {
  for (const Span part : cue) {
    const IndexRange tokens = document.tokens_in(part);
    for (std::uint32_t i = tokens.begin; i < tokens.end; ++i) {
      if (is_word(document.tokens()[i]) && !cue_prepositions_.contains(keys[i])) return true;
    }
  }
  return false;
}

// Whether a content states, asks or intends something, rather than naming it, as far as its small words
// tell: it begins with a pronoun or a word that opens a clause, or has an auxiliary before any relative
// clause.
//
//     a report that she had read       no: "had" follows "that"
//     the bridge was hit               yes
//     whether it was, to rebuild it    yes
bool FeatureReader::is_clause(const Document& document, std::span<const Key> keys,
                              const Spans& content) const {
  bool first = true;
  for (const Span part : content) {
    const IndexRange tokens = document.tokens_in(part);
    for (std::uint32_t i = tokens.begin; i < tokens.end; ++i) {
      if (!is_word(document.tokens()[i])) continue;
      if (first && openings_.contains(keys[i])) return tokens.end - i > 2;
      first = false;
      if (relatives_.contains(keys[i])) return false;
      if (auxiliaries_.contains(keys[i])) return true;
    }
  }
  return false;
}

FeatureReader::CueWords FeatureReader::read_cue(const Document& document, std::span<const Key> keys,
                                                const Spans& cue) const {
  CueWords words;
  for (const Span part : cue) {
    const IndexRange tokens = document.tokens_in(part);
    for (std::uint32_t i = tokens.begin; i < tokens.end; ++i) {
      const auto match = cues_->longest_match(keys.subspan(i, tokens.end - i));
      if (!match) continue;
      if (!words.known) words.governs_clause = match.cue->governs_clause;
      words.known = true;
      const std::uint32_t next = i + match.words;
      const bool refusal = next < keys.size() && to_.contains(keys[next]);
      words.denial |= match.cue->polarity == Polarity::denied && !refusal;
      i = next - 1;
    }
  }
  return words;
}

Span FeatureReader::vague_word(const Document& document, std::span<const Key> keys, Span description) const {
  const IndexRange tokens = document.tokens_in(description);
  for (std::uint32_t i = tokens.begin; i < tokens.end; ++i) {
    if (vague_nouns_.longest_match(keys.subspan(i, 1))) return document.tokens()[i].span;
  }
  return {};
}

StrengthFeatures FeatureReader::read(const Document& document, std::span<const Key> keys,
                                     const Attribution& attribution, const Sourcing& sourcing,
                                     std::span<const Source> sources, const Stance& stance) const {
  StrengthFeatures features;
  features.source = attribution.source.hull();
  features.cue = attribution.cue.hull();
  features.content = attribution.content.hull();
  if (sourcing.source) {
    const Source* const source = &sources[*sourcing.source];
    features.identity = source->identity;
    features.specificity = source->specificity;
    features.certainty = source->certainty.identity * source->certainty.specificity;
    if (!source->organization.value.empty()) {
      features.affiliation = {true, source->organization.span};
    } else {
      features.affiliation.value = source->role != Role::unknown && source->role != Role::public_;
    }
    features.office = {!source->office.value.empty(), source->office.span};
    features.senior = source->senior;
    if (source->identity == Identity::unnamed || source->identity == Identity::group) {
      const Span first = source->mentions.empty() ? features.source : source->mentions.front().span;
      const Span vague = vague_word(document, keys, first);
      features.vague = {!vague.empty(), vague};
    }
    features.outlet = source->role == Role::media &&
                      (source->identity == Identity::organization || source->identity == Identity::document);
    features.access = source->access;
    // "two officials" are two who might have been named; "63 percent" and "thousands of voters" are nobody in
    // particular.
    if (source->identity == Identity::unnamed) features.persons = source->count;
  }
  features.described = count_words(document, attribution.source);
  features.hops = {sourcing.hops, sourcing.hop_span};
  const auto vague = std::count_if(sourcing.via.begin(), sourcing.via.end(), [&](SourceId via) {
    return sources[via].identity == Identity::unnamed || sources[via].identity == Identity::group;
  });
  features.vague_hops = {static_cast<std::uint8_t>(vague), sourcing.hop_span};
  // Terms given once hold for all that the source says.
  features.reason.span = sourcing.anonymity;
  if (features.reason.span.empty() && sourcing.source && !sources[*sourcing.source].anonymity.empty())
    features.reason.span = sources[*sourcing.source].anonymity.front();
  features.reason.value = !features.reason.span.empty();

  const WordCount count = count_quoted(document, attribution);
  features.words = count.all;
  if (count.quoted > 0) {
    features.verbatim = {static_cast<double>(count.quoted) / count.all, count.first_quoted};
  }

  const CueWords cue = read_cue(document, keys, attribution.cue);
  const bool wordless = !has_content_word(document, keys, attribution.cue);
  const bool clausal = cue.governs_clause || wordless;
  features.fragment = !is_clause(document, keys, attribution.content) &&
                      (!clausal || features.words < StrengthWeights::topic_words);
  features.medium = {!attribution.medium.empty(), attribution.medium};
  features.act = attribution.act;
  features.deed = !cue.known && !wordless;
  features.unsaid = attribution.polarity == Polarity::denied && !cue.denial;
  features.actuality = attribution.actuality;
  features.stance = {stance.value, stance.span};
  return features;
}

}  // namespace hearsay::score
