#include "attribution/circumstances.hpp"

#include <algorithm>
#include <array>
#include <optional>
#include <string_view>

#include "lexicon/state.hpp"

namespace hearsay::attribution {
namespace {

// How far from the cue its circumstances are looked for, and how long each may be, in tokens.
constexpr std::uint32_t reach = 16;
constexpr std::uint32_t longest_phrase = 10;

bool is_word(const Document& document, std::uint32_t token) {
  const TokenKind kind = document.tokens()[token].kind;
  return kind == TokenKind::word || kind == TokenKind::clitic || kind == TokenKind::number;
}

bool is_capitalized(const Document& document, std::uint32_t token) {
  const char first = document[document.tokens()[token]].front();
  return 'A' <= first && first <= 'Z';
}

std::optional<std::uint32_t> year(const Document& document, std::uint32_t token) {
  const std::string_view digits = document[document.tokens()[token]];
  if (digits.size() != 4 ||
      !std::all_of(digits.begin(), digits.end(), [](char c) { return '0' <= c && c <= '9'; }))
    return {};
  std::uint32_t value = 0;
  for (const char c : digits) value = value * 10 + static_cast<std::uint32_t>(c - '0');
  if (value < 1500 || value > 2199) return {};
  return value;
}

}  // namespace

CircumstanceFinder::CircumstanceFinder(const Lexicon& lexicon) : grammar_(lexicon) {
  constexpr std::array<std::pair<std::string_view, TimeWord>, 7> names{{{"weekday", TimeWord::weekday},
                                                                        {"month", TimeWord::month},
                                                                        {"unit", TimeWord::unit},
                                                                        {"part", TimeWord::part},
                                                                        {"day", TimeWord::day},
                                                                        {"near", TimeWord::near},
                                                                        {"edge", TimeWord::edge}}};
  for (const lexicon::Entry& entry : lexicon.state().table("time-words").entries()) {
    const auto name = std::ranges::find(names, entry.field(0), &std::pair<std::string_view, TimeWord>::first);
    time_words_.try_add(entry.phrase, name == names.end() ? TimeWord::none : name->second);
  }
  for (const lexicon::Entry& entry : lexicon.state().table("media").entries())
    media_.try_add(entry.phrase, {});
}

CircumstanceFinder::TimeWord CircumstanceFinder::time_word(const CueSentence& sentence,
                                                           std::uint32_t token) const {
  if (!sentence.is_open(token)) return TimeWord::none;
  const auto match = time_words_.longest_match(sentence.keys.subspan(token, 1));
  if (!match) return TimeWord::none;
  const TimeWord kind = *match.value;
  // "May" is a month and "may" is not; the same goes for March and the days' short forms.
  if ((kind == TimeWord::month || kind == TimeWord::weekday) && !is_capitalized(sentence.document, token))
    return TimeWord::none;
  return kind;
}

bool CircumstanceFinder::is_number(const CueSentence& sentence, std::uint32_t token) const {
  return sentence.is_open(token) && sentence.document.tokens()[token].kind == TokenKind::number;
}

bool CircumstanceFinder::is_year(const CueSentence& sentence, std::uint32_t token) const {
  return is_number(sentence, token) && year(sentence.document, token);
}

bool CircumstanceFinder::is_comma(const CueSentence& sentence, std::uint32_t token) {
  return sentence.is_open(token) && sentence.document[sentence.document.tokens()[token]] == ",";
}

// "two weeks ago", "a month earlier", "a few days ago": where it ends, or `at`.
std::uint32_t CircumstanceFinder::past_end(const CueSentence& sentence, std::uint32_t at) const {
  std::uint32_t number = at;
  if (sentence.is_in(at, grammar_.a) && sentence.is_in(at + 1, grammar_.date_numbers)) ++number;
  const bool counts = is_number(sentence, number) || sentence.is_in(number, grammar_.date_numbers);
  return counts && time_word(sentence, number + 1) == TimeWord::unit &&
                 sentence.is_in(number + 2, grammar_.past_marks)
             ? number + 3
             : at;
}

std::uint32_t CircumstanceFinder::date_end(const CueSentence& sentence, std::uint32_t begin) const {
  std::uint32_t at = begin;
  const bool after_preposition = sentence.is_in(at, grammar_.date_prepositions);
  if (after_preposition) ++at;
  if (const std::uint32_t end = past_end(sentence, at); end != at) return end;
  // "in 2016", "since 2014"
  if (after_preposition && is_year(sentence, at)) return at + 1;

  const std::uint32_t modifiers = at;
  TimeWord kind = time_word(sentence, at);
  const auto modifies = [&] {
    return kind == TimeWord::edge || kind == TimeWord::near ||
           (at > modifiers &&
            (sentence.is_in(at, grammar_.date_links) || sentence.is_in(at, grammar_.date_prepositions)));
  };
  while (at - modifiers < longest_phrase && modifies()) kind = time_word(sentence, ++at);
  const bool modified = at > modifiers;
  // "on the following day", "in the past week"
  if (!modified && after_preposition && sentence.is_in(at, grammar_.date_links) &&
      time_word(sentence, at + 1) == TimeWord::near && time_word(sentence, at + 2) == TimeWord::unit)
    return at + 3;
  switch (kind) {
    case TimeWord::weekday:
    case TimeWord::day:
      return day_end(sentence, at + 1);
    case TimeWord::month:
      // "June 2016", "in June"; "March" alone may be a march.
      return is_number(sentence, at + 1)     ? month_end(sentence, at + 1)
             : after_preposition || modified ? at + 1
                                             : begin;
    case TimeWord::unit:
    case TimeWord::part:
      return modified ? at + 1 : begin;
    default:
      return begin;
  }
}

// Behind a day of the week: "Tuesday morning", "Tuesday, June 3, 2016".
std::uint32_t CircumstanceFinder::day_end(const CueSentence& sentence, std::uint32_t at) const {
  if (time_word(sentence, at) == TimeWord::part) ++at;
  if (!is_comma(sentence, at) || time_word(sentence, at + 1) != TimeWord::month) return at;
  const std::uint32_t end = date_end(sentence, at + 1);
  return end > at + 1 ? end : at;
}

// Behind a month, at the number: "June 3, 2016", "June 2016".
std::uint32_t CircumstanceFinder::month_end(const CueSentence& sentence, std::uint32_t number) const {
  const bool with_day = !is_year(sentence, number);
  const std::uint32_t at = number + 1;
  return with_day && is_comma(sentence, at) && is_year(sentence, at + 1) ? at + 2 : at;
}

// The end of the simple noun phrase that begins with a token: "reporters", "the House committee", "CNN 's
// Jake Tapper".
std::uint32_t CircumstanceFinder::noun_phrase_end(const CueSentence& sentence, std::uint32_t begin) const {
  std::uint32_t at = begin;
  while (at - begin < longest_phrase && sentence.is_open(at) && is_word(sentence.document, at)) {
    if (at > begin || !is_capitalized(sentence.document, at)) {
      if (grammar_.noun_phrase_ends.contains(sentence.keys[at])) break;
    }
    if (date_end(sentence, at) > at) break;
    ++at;
  }
  while (at > begin && grammar_.noun_phrase_joints.contains(sentence.keys[at - 1])) --at;
  return at;
}

// The end of the medium whose preposition is a token, without what follows its noun: "in an interview"; the
// token itself where there is none.
std::uint32_t CircumstanceFinder::medium_head_end(const CueSentence& sentence, std::uint32_t begin) const {
  if (!sentence.is_open(begin) || !grammar_.medium_prepositions.contains(sentence.keys[begin])) return begin;
  const std::uint32_t limit = noun_phrase_end(sentence, begin + 1);
  for (std::uint32_t at = begin + 1; at < limit; ++at) {
    const auto match = media_.longest_match(sentence.keys.subspan(at, limit - at));
    // The head is the last noun: "in a Facebook post", but not "on television screens".
    if (match && at + match.words == limit) return limit;
  }
  return begin;
}

// The same with what follows: "in an interview with CNN".
std::uint32_t CircumstanceFinder::medium_end(const CueSentence& sentence, std::uint32_t begin) const {
  const std::uint32_t end = medium_head_end(sentence, begin);
  if (end == begin || !sentence.is_open(end) || !grammar_.medium_complements.contains(sentence.keys[end]))
    return end;
  if (date_end(sentence, end) > end || medium_head_end(sentence, end) > end) return end;
  const std::uint32_t complement = noun_phrase_end(sentence, end + 1);
  return complement > end + 1 ? complement : end;
}

IndexRange CircumstanceFinder::addressee(const CueSentence& sentence) const {
  const std::uint32_t last = std::min(sentence.tokens.end, sentence.cue.end + 3);
  for (std::uint32_t at = sentence.cue.begin; at < last; ++at) {
    if (!sentence.is_open(at)) break;
    const lexicon::Key key = sentence.keys[at];
    std::uint32_t begin = at + 1;
    if (grammar_.telling.contains(key)) {
      // "was told" has no addressee after it, and "urged action" none that is a person.
      if (at > sentence.tokens.begin && grammar_.be_or_clitic.contains(sentence.keys[at - 1])) continue;
    } else if (grammar_.to.contains(key) && at > sentence.cue.begin) {
      if (!sentence.is_open(begin)) break;
      const bool person = is_capitalized(sentence.document, begin) ||
                          grammar_.audience_determiners.contains(sentence.keys[begin]) ||
                          grammar_.audiences.contains(sentence.keys[begin]);
      if (!person) break;
    } else {
      continue;
    }
    const std::uint32_t end = noun_phrase_end(sentence, begin);
    if (end > begin) return {begin, end};
  }
  return {};
}

Circumstances CircumstanceFinder::find(const CueSentence& sentence) const {
  const auto tokens = sentence.document.tokens();
  const auto span_of = [&](IndexRange range) {
    return range.empty() ? Span{} : Span{tokens[range.begin].span.begin, tokens[range.end - 1].span.end};
  };
  const auto distance = [&](IndexRange range) {
    return range.begin >= sentence.cue.begin
               ? range.begin - std::min(range.begin, sentence.cue.end)
               : 2 * (sentence.cue.begin - std::min(sentence.cue.begin, range.end));
  };
  Circumstances found;
  IndexRange medium, date;
  const auto prefer = [&](IndexRange& best, IndexRange candidate) {
    if (best.empty() || distance(candidate) < distance(best)) best = candidate;
  };
  const std::uint32_t first =
      std::max(sentence.tokens.begin, sentence.cue.begin - std::min(sentence.cue.begin, reach));
  const std::uint32_t last = std::min(sentence.tokens.end, sentence.cue.end + reach);
  for (std::uint32_t at = first; at < last;) {
    if (const std::uint32_t end = date_end(sentence, at); end > at) {
      prefer(date, {at, end});
      at = end;
    } else if (const std::uint32_t medium_stop = medium_end(sentence, at); medium_stop > at) {
      prefer(medium, {at, medium_stop});
      at = medium_stop;
    } else {
      ++at;
    }
  }
  found.addressee = span_of(addressee(sentence));
  found.medium = span_of(medium);
  found.date = span_of(date);
  return found;
}

}  // namespace hearsay::attribution
