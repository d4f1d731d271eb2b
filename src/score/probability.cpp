// Readers take a phrase of probability for about the same number, whatever the topic (Kent 1964; Wallsten et
// al. 1986; Mauboussin and Mauboussin 2018); bodies that write for decisions define theirs, each differently.
// Phrases that nobody was asked about are composed:
//
//     almost certainly not     100 − almost certain
//     extremely probable       probable, taken 80% of the way to 100
//     not unlikely             above the middle, but less than "likely": a double negative weakens
//                              (Horn 1989, 5.1.3)
//     a 70 percent chance      as it says
#include "score/probability.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <string_view>
#include <utility>

#include "lexicon/state.hpp"
#include "lexicon/word_set.hpp"

namespace hearsay::score {
namespace {

using lexicon::Key;

double read_number(std::string_view text) {
  double value = 0;
  std::from_chars(text.data(), text.data() + text.size(), value);
  return value;
}

/// "55-80"; none where the cell is empty.
std::optional<StatedProbability> read_band(std::string_view cell, Yardstick yardstick) {
  const std::size_t dash = cell.find('-');
  if (dash == std::string_view::npos) return std::nullopt;
  const double low = read_number(cell.substr(0, dash));
  const double high = read_number(cell.substr(dash + 1));
  return StatedProbability{(low + high) / 2, low, high, false, {}, yardstick};
}

StatedProbability opposite(StatedProbability p) {
  p.value = 100 - p.value;
  p.low = 100 - std::exchange(p.high, 100 - p.low);
  return p;
}

/// "not unlikely": a third as far above the middle as the phrase stands below it.
StatedProbability double_negative(StatedProbability p) {
  const auto soften = [](double value) { return 50 + (50 - value) / 3; };
  p.value = soften(p.value);
  p.low = soften(std::exchange(p.high, soften(p.low)));
  return p;
}

StatedProbability to_degree(StatedProbability p, double share) {
  const double end = p.value < 50 ? 0 : 100;
  for (double* value : {&p.value, &p.low, &p.high})
    *value = std::clamp(*value + share * (end - *value), 0.0, 100.0);
  return p;
}

// A question is no longer than this behind a phrase.
constexpr std::uint32_t longest_question = 64;

/// Whether the next mark that ends a sentence, also inside a quotation, is one of question.
bool in_question(const Document& document, std::uint32_t token) {
  const auto tokens = document.tokens().subspan(token);
  for (const Token& at : tokens.first(std::min<std::size_t>(tokens.size(), longest_question))) {
    const char mark = document[at].front();
    if (at.kind == TokenKind::punctuation && (mark == '.' || mark == '!' || mark == '?')) return mark == '?';
  }
  return false;
}

/// The ends of "60-70", which is one token, and of "70".
std::pair<double, double> read_range(std::string_view text) {
  const std::size_t dash = text.find('-');
  const double first = read_number(text.substr(0, dash));
  return dash == std::string_view::npos ? std::pair(first, first)
                                        : std::minmax({first, read_number(text.substr(dash + 1))});
}

}  // namespace

ProbabilityReader::Words::Words(const Lexicon& lexicon)
    : negation(lexicon, {"negative-adverb"}),
      auxiliary(lexicon, {"auxiliary-before-not"}),
      subordinate(lexicon, {"subordinate-opening"}),
      chance(lexicon, {"chance"}),
      comparative(lexicon, {"comparative"}),
      percent(lexicon, {"percent"}),
      per(lexicon, {"per"}),
      range_mark(lexicon, {"range-mark"}),
      modal(lexicon, {"possibility-modal"}),
      after_ellipsis(lexicon, {"after-ellipsis"}) {}

ProbabilityReader::ProbabilityReader(const Lexicon& lexicon, Yardstick yardstick) : words_(lexicon) {
  constexpr std::size_t first_band = 4;
  for (const lexicon::Entry& entry : lexicon.state().table("probability").entries()) {
    Reading reading;
    reading.states_none = entry.field(3) == "none";
    reading.measured = {read_number(entry.field(0)), read_number(entry.field(1)), read_number(entry.field(2)),
                        entry.field(3) != "judged"};
    if (yardstick != Yardstick::measured) {
      const std::size_t column = first_band + static_cast<std::size_t>(yardstick) - 1;
      reading.banded = read_band(entry.field(column), yardstick);
    }
    phrases_.try_add(entry.phrase, reading);
  }
  for (const lexicon::Entry& entry : lexicon.state().table("degrees").entries())
    degrees_.try_add(entry.phrase, read_number(entry.field(0)));
}

bool ProbabilityReader::in_subordinate_clause(const Document& document, std::span<const Key> keys,
                                              std::uint32_t first, std::uint32_t token) const {
  while (token-- > first) {
    const TokenKind kind = document.tokens()[token].kind;
    if (kind == TokenKind::punctuation || kind == TokenKind::quote) return false;
    if (words_.subordinate.contains(keys[token])) return true;
  }
  return false;
}

// "a 70 percent chance", "a 60 to 70% probability", "99 percent certain"; `at` is the last number.
std::optional<StatedProbability> ProbabilityReader::read_percentage(const Document& document,
                                                                    std::span<const Key> keys,
                                                                    std::uint32_t at,
                                                                    IndexRange content) const {
  const auto tokens = document.tokens();
  std::uint32_t next = at + 1;
  if (tokens[at].kind != TokenKind::number || next >= content.end) return std::nullopt;
  if (words_.per.contains(keys[next])) {
    next += 2;
  } else if (words_.percent.contains(keys[next])) {
    next += 1;
  } else {
    return std::nullopt;
  }
  std::uint32_t end = next;
  const std::uint32_t limit = std::min(next + 2, content.end);
  while (end < limit && !words_.chance.contains(keys[end]) && !words_.comparative.contains(keys[end])) ++end;
  if (end >= limit || words_.comparative.contains(keys[end])) return std::nullopt;

  auto [low, high] = read_range(document[tokens[at]]);
  if (high > 100) return std::nullopt;
  std::uint32_t begin = at;
  if (at >= content.begin + 2 && words_.range_mark.contains(keys[at - 1])) {
    std::uint32_t first = at - 2;
    if (first > content.begin && words_.percent.contains(keys[first])) --first;
    if (tokens[first].kind == TokenKind::number) {
      begin = first;
      low = std::min(read_number(document[tokens[first]]), low);
    }
  }
  return StatedProbability{
      (low + high) / 2, low, high, false, {tokens[begin].span.begin, tokens[end].span.end}};
}

std::optional<StatedProbability> ProbabilityReader::read_phrase(
    const Document& document, std::span<const Key> keys, std::uint32_t first,
    const lexicon::PhraseMap<Reading>::Match& match, IndexRange content) const {
  const Reading& reading = *match.value;
  if (reading.states_none) return std::nullopt;
  // "did what she *could* for the families": no verb follows
  const std::uint32_t next = first + match.words;
  if (match.words == 1 && words_.modal.contains(keys[first]) &&
      (next >= content.end || words_.after_ellipsis.contains(keys[next]) ||
       document[document.tokens()[next]] == "."))
    return std::nullopt;
  std::uint32_t begin = first;
  std::uint32_t end = first + match.words;
  StatedProbability p = reading.banded.value_or(reading.measured);

  if (begin > 0) {
    if (const double* share = degrees_.find(lexicon::extend_key(0, keys[begin - 1]))) {
      p = to_degree(reading.measured, *share);
      p.estimated = true;
      --begin;
    }
  }
  if (begin > 0 && words_.negation.contains(keys[begin - 1])) {
    p = p.value < 50 ? double_negative(p) : opposite(p);
    p.estimated = true;
    --begin;
  }
  // "almost certainly not", "will probably not", "probably won't"
  const std::uint32_t after = end + (end < keys.size() && words_.auxiliary.contains(keys[end]) ? 1 : 0);
  if (after < keys.size() && words_.negation.contains(keys[after])) {
    p = opposite(p);
    p.estimated = true;
    end = after + 1;
  }
  p.phrase = {document.tokens()[begin].span.begin, document.tokens()[end - 1].span.end};
  return p;
}

std::optional<StatedProbability> ProbabilityReader::read(const Document& document, std::span<const Key> keys,
                                                         const Spans& content, const Spans& elsewhere) const {
  static const lexicon::ExactWords months("month-like-modal");
  for (const Span part : content) {
    const IndexRange tokens = document.tokens_in(part);
    for (std::uint32_t i = tokens.begin; i < tokens.end;) {
      const Span here = document.tokens()[i].span;
      if (elsewhere.overlaps(here)) {
        ++i;
        continue;
      }
      if (const auto percentage = read_percentage(document, keys, i, tokens)) return percentage;
      const auto match = phrases_.longest_match(keys.subspan(i, tokens.end - i));
      const std::uint32_t next = i + std::max(match.words, 1u);
      if (match && !months.contains(document[here]) &&
          !in_subordinate_clause(document, keys, tokens.begin, i) && !in_question(document, i)) {
        if (const auto stated = read_phrase(document, keys, i, match, tokens)) return stated;
      }
      i = next;
    }
  }
  return std::nullopt;
}

}  // namespace hearsay::score
