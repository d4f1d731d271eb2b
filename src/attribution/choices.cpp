#include "attribution/choices.hpp"

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <numbers>

#include "attribution/feature_values.hpp"
#include "base/elementary.hpp"
#include "lexicon/word_set.hpp"

namespace hearsay::attribution {
namespace {

// How many candidates are considered on each side of a span.
constexpr std::size_t candidates_a_side = 4;

// Tokens are counted up to every fourth; the few behind it, when they are asked for.
constexpr std::uint32_t counts_step = 4;

/// What a candidate is described by: the order is part of the weights file. "The span" is what is linked to
/// the cue.
enum LinkFeature : std::size_t {
  before_cue,    ///< the span stands before the cue
  gap_length,    ///< tokens between the two, as a logarithm
  adjacent,      ///< no token between them
  gap_of_marks,  ///< only marks between them
  cues_between,
  sources_between,
  contents_between,
  sentences_between,
  other_region,  ///< in another paragraph, or another content
  comma_at_end_of_gap,
  comma_in_gap,
  closing_in_gap,
  opening_in_gap,
  colon_in_gap,
  begins_quoted,  ///< the span's first word is in quote marks
  begins_with_that,
  length,          ///< of the span, as a logarithm
  ends_with_mark,  ///< a closing quote mark or a comma
  cue_length,      ///< in words
  according,       ///< "according to"
  ing_form,
  say_or_tell,
  cue_quoted,
  nearer_ones,         ///< how many spans of its role are nearer, on this side
  content_after_cue,   ///< within two tokens
  content_before_cue,  ///< within two tokens
  opens_sentence,
  ends_sentence,
  source_before_cue,  ///< within one token
  source_after_cue,   ///< within one token
  is_pronoun,
  comma_at_start_of_gap,
  is_none,  ///< of the choice of none alone
  ends_quoted,
  capitalised,
  constant,                  ///< 1: the bias
  behind_agent_preposition,  ///< after "by", "from" or "of"
  begins_with_be,
  has_determiner,  ///< in front of the cue or at its start
  link_features
};
static_assert(link_features == tagger::link_feature_count);

bool is_inside(std::uint8_t state) {
  return state == quote::first_inside || state == quote::inside || state == quote::unclosed;
}

float length_of(std::uint32_t tokens) {
  return static_cast<float>(base::log1p(tokens) / (6 * std::numbers::ln2));
}
float capped(std::uint32_t count, std::uint32_t cap) {
  return static_cast<float>(std::min(count, cap)) / static_cast<float>(cap);
}
float flag(bool value) {
  return value ? 1.0F : 0.0F;
}
std::uint8_t bit(Role role) {
  return static_cast<std::uint8_t>(1U << static_cast<unsigned>(role));
}

}  // namespace

std::vector<std::uint32_t> paragraphs_of_tokens(const Document& document) {
  std::vector<std::uint32_t> paragraphs(document.tokens().size());
  for (std::uint32_t i = 0; i < document.paragraphs().size(); ++i) {
    const IndexRange tokens = document.paragraphs()[i].tokens;
    std::fill(paragraphs.begin() + tokens.begin, paragraphs.begin() + tokens.end, i);
  }
  return paragraphs;
}

Choices::Choices(const Document& document, std::span<const tagger::Features> features,
                 std::span<const lexicon::Key> keys, std::span<const std::uint32_t> regions,
                 const RoleSpans& spans, const Grammar& grammar)
    : document_(document),
      features_(features),
      keys_(keys),
      regions_(regions),
      spans_(spans),
      grammar_(grammar) {
  const std::size_t n = features.size();
  begin_.resize(n + 1);
  end_.resize(n + 1);
  for (const Role role : {Role::source, Role::cue, Role::content}) {
    for (const IndexRange span : spans[role]) {
      begin_[span.begin] |= bit(role);
      end_[span.end] |= bit(role);
    }
  }
  counts_.reserve(n / counts_step + 2);
  Counts counts;
  for (std::uint32_t i = 0; i < n; ++i) {
    if (i % counts_step == 0) counts_.push_back(counts);
    add_token(i, counts);
  }
  counts_.push_back(counts);  // behind the last token
}

void Choices::add_token(std::uint32_t i, Counts& counts) const {
  const tagger::Features& token = features_[i];
  counts.starts += token.start > 0;
  counts.commas += token.shape == shape::comma;
  counts.punctuation += token.shape >= shape::first_symbol;
  counts.opening += token.quote == quote::opening;
  counts.closing += token.quote == quote::closing;
  counts.colons += token.shape == shape::colon;
  for (std::size_t role = 0; role < role_count; ++role) counts.begins[role] += begin_[i] >> role & 1;
}

Choices::Counts Choices::counts_before(std::uint32_t token) const {
  Counts counts = counts_[token / counts_step];
  for (std::uint32_t i = token - token % counts_step; i < token; ++i) add_token(i, counts);
  return counts;
}

bool Choices::ends_within(Role role, std::uint32_t place, std::uint32_t gap) const {
  for (std::uint32_t k = 0; k <= std::min(gap, place); ++k) {
    if ((end_[place - k] & bit(role)) != 0) return true;
  }
  return false;
}

bool Choices::begins_within(Role role, std::uint32_t place, std::uint32_t gap) const {
  for (std::uint32_t k = 0; k <= gap && place + k < begin_.size(); ++k) {
    if ((begin_[place + k] & bit(role)) != 0) return true;
  }
  return false;
}

void Choices::add_cue_features(IndexRange cue, LinkFeatures& f) const {
  const auto words = keys_.subspan(cue.begin, cue.size());
  const std::string_view first = document_[document_.tokens()[cue.begin]];
  static const lexicon::ExactWords participles("participle-ending"),
      in_capitals("participle-ending-in-capitals");
  f[cue_length] = capped(cue.size(), 6);
  const auto has = [&](const lexicon::WordSet& set) {
    return flag(
        std::any_of(words.begin(), words.end(), [&](lexicon::Key word) { return set.contains(word); }));
  };
  f[according] = has(grammar_.according);
  f[ing_form] = flag(participles.is_end_of(first) || in_capitals.is_end_of(first));
  f[say_or_tell] = has(grammar_.say_or_tell);
  f[cue_quoted] = flag(is_inside(features_[cue.begin].quote));
  f[content_after_cue] = flag(begins_within(Role::content, cue.end, 2));
  f[content_before_cue] = flag(ends_within(Role::content, cue.begin, 2));
  f[source_before_cue] = flag(ends_within(Role::source, cue.begin, 1));
  f[source_after_cue] = flag(begins_within(Role::source, cue.end, 1));
  f[begins_with_be] = flag(grammar_.forms_of_be.contains(words.front()));
  f[has_determiner] = flag(grammar_.determiners.contains(words.front()) ||
                           (cue.begin > 0 && grammar_.determiners.contains(keys_[cue.begin - 1])));
}

void Choices::add_other_features(IndexRange other, LinkFeatures& f) const {
  const tagger::Features& first = features_[other.begin];
  const tagger::Features& last = features_[other.end - 1];
  f[begins_quoted] = flag(is_inside(first.quote) || first.quote == quote::opening);
  f[begins_with_that] = flag(grammar_.that_or_to.contains(keys_[other.begin]));
  f[length] = length_of(other.size());
  f[ends_with_mark] = flag(last.quote == quote::closing || last.shape == shape::comma);
  f[opens_sentence] = flag(first.start > 0);
  f[ends_sentence] = flag(other.end == features_.size() || features_[other.end].start > 0 ||
                          features_[other.end].shape == shape::full_stop);
  f[is_pronoun] = flag(other.size() == 1 && grammar_.pronouns.contains(keys_[other.begin]));
  f[ends_quoted] = flag(is_inside(last.quote) || last.quote == quote::closing);
  f[capitalised] = flag(first.shape == shape::capitalised);
  f[behind_agent_preposition] =
      flag(other.begin > 0 && grammar_.agent_prepositions.contains(keys_[other.begin - 1]));
}

LinkFeatures Choices::pair_features(IndexRange cue, IndexRange other, std::uint32_t rank) const {
  LinkFeatures f{};
  add_cue_features(cue, f);
  add_other_features(other, f);
  const bool before = other.begin < cue.begin;
  const std::uint32_t a = before ? other.end : cue.end;
  const std::uint32_t b = std::max(a, before ? cue.begin : other.begin);
  const std::uint32_t gap = b - a;
  const Counts from = counts_before(a);
  const Counts to = counts_before(b);
  f[before_cue] = flag(before);
  f[gap_length] = length_of(gap);
  f[adjacent] = flag(gap == 0);
  f[gap_of_marks] = flag(gap > 0 && to.punctuation - from.punctuation == gap);
  const auto begins = [&](Role role) {
    const auto i = static_cast<std::size_t>(role);
    return capped(to.begins[i] - from.begins[i], 3);
  };
  f[cues_between] = begins(Role::cue);
  f[sources_between] = begins(Role::source);
  f[contents_between] = begins(Role::content);
  f[sentences_between] =
      capped(to.starts + (b < features_.size() && features_[b].start > 0) - from.starts, 3);
  f[other_region] = flag(regions_[other.begin] != regions_[cue.begin]);
  f[comma_at_end_of_gap] = flag(gap > 0 && features_[b - 1].shape == shape::comma);
  f[comma_in_gap] = flag(to.commas > from.commas);
  f[closing_in_gap] = flag(to.closing > from.closing);
  f[opening_in_gap] = flag(to.opening > from.opening);
  f[colon_in_gap] = flag(to.colons > from.colons);
  f[nearer_ones] = capped(rank, 3);
  f[comma_at_start_of_gap] = flag(gap > 0 && features_[a].shape == shape::comma);
  f[constant] = 1;
  return f;
}

void Choices::fill(Role wanted, IndexRange subject, std::uint32_t max_distance, Choice& choice) const {
  choice.wanted = wanted;
  choice.subject = subject;
  choice.candidates.clear();
  choice.features.clear();
  const bool subject_is_cue = wanted == Role::source;
  const std::vector<IndexRange>& spans = spans_[wanted];
  const auto consider = [&](std::size_t index, std::size_t rank) {
    const IndexRange span = spans[index];
    const auto [nearer, farther] = std::minmax(regions_[span.begin], regions_[subject.begin]);
    if (farther - nearer > max_distance) return;
    choice.candidates.push_back(static_cast<std::uint32_t>(index));
    choice.features.push_back(subject_is_cue
                                  ? pair_features(subject, span, static_cast<std::uint32_t>(rank))
                                  : pair_features(span, subject, static_cast<std::uint32_t>(rank)));
  };
  const auto by_begin = [](IndexRange span, std::uint32_t place) { return span.begin < place; };
  const auto after = static_cast<std::size_t>(
      std::lower_bound(spans.begin(), spans.end(), subject.begin, by_begin) - spans.begin());
  for (std::size_t rank = 0; rank < std::min(after, candidates_a_side); ++rank)
    consider(after - 1 - rank, rank);
  for (std::size_t rank = 0; rank < std::min(spans.size() - after, candidates_a_side); ++rank)
    consider(after + rank, rank);

  LinkFeatures& none = choice.features.emplace_back();
  none[is_none] = 1;
  none[constant] = 1;
  if (subject_is_cue) {
    add_cue_features(subject, none);
  } else {
    add_other_features(subject, none);
  }
}

void Choices::source_of(std::uint32_t cue, Choice& choice) const {
  fill(Role::source, spans_[Role::cue][cue], 0, choice);
}

void Choices::cue_of(std::uint32_t content, Choice& choice) const {
  fill(Role::cue, spans_[Role::content][content], 1, choice);
}

void Choices::keep_to_sentence(Choice& choice) const {
  if (!ends_within(Role::cue, choice.subject.begin, 0)) return;
  const auto& cues = spans_[Role::cue];
  const bool is_clause = grammar_.that.contains(keys_[choice.subject.begin]);
  for (std::size_t i = choice.candidates.size(); i-- > 0;) {
    const bool right_before = cues[choice.candidates[i]].end == choice.subject.begin;
    const bool in_sentence = !is_clause && choice.features[i][sentences_between] == 0;
    if (!right_before && !in_sentence) leave_out(i, choice);
  }
}

// Of 241 such passives in PolNeAR's train split, 4 have a source before them.
void Choices::leave_out_silent_subject(Choice& choice) const {
  auto words = keys_.subspan(choice.subject.begin, choice.subject.size());
  if (grammar_.particles.contains(words.back())) words = words.first(words.size() - 1);
  if (words.empty()) return;
  const bool is_said = grammar_.said.contains(words.back());
  // "is said", but not "declined to be named said"
  const auto auxiliaries = is_said ? words.last(std::min<std::size_t>(words.size(), 2)) : words;
  const bool passive = (is_said || grammar_.thought_participles.contains(words.back())) &&
                       std::any_of(auxiliaries.begin(), auxiliaries.end(),
                                   [&](lexicon::Key word) { return grammar_.forms_of_be.contains(word); });
  const bool silent = passive || (words.size() == 1 && grammar_.hearsay_adverbs.contains(words.front()));
  if (!silent && !grammar_.seeming.contains(words.back())) return;
  for (std::size_t i = choice.candidates.size(); i-- > 0;) {
    const IndexRange source = spans_[Role::source][choice.candidates[i]];
    const bool is_it = source.size() == 1 && grammar_.it.contains(keys_[source.begin]);
    if (source.begin < choice.subject.begin && (silent || is_it)) leave_out(i, choice);
  }
}

void Choices::leave_out(std::size_t candidate, Choice& choice) {
  choice.candidates.erase(choice.candidates.begin() + static_cast<std::ptrdiff_t>(candidate));
  choice.features.erase(choice.features.begin() + static_cast<std::ptrdiff_t>(candidate));
}

}  // namespace hearsay::attribution
