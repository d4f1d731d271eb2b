#include "corpus/proposition.hpp"

#include <algorithm>
#include <array>
#include <bit>
#include <charconv>
#include <string>
#include <string_view>

#include "base/ascii.hpp"
#include "corpus/claim_words.hpp"
#include "corpus/words.hpp"
#include "hearsay/document.hpp"

// Two statements are compared as sets of stems, and then by what such sets miss: numbers with what they
// count, names, negation and opposites. It applies to statements that already share most of their words, as
// paraphrases in news mostly do; what is told in other words is not found. Negation has the scope of one
// word: "did not *pay*" denies only what has "pay" in it too. Linear in the length of a statement; a
// comparison takes a merge of two sorted lists.

namespace hearsay {
namespace {

std::uint32_t stem_hash(std::string_view word) {
  return hash(stem(word));
}

// "3,000" → 3000, "28th" → 28; none for "2-1" or "F-35".
std::optional<double> numeral(std::string_view text) {
  std::string digits;
  std::copy_if(text.begin(), text.end(), std::back_inserter(digits), [](char c) { return c != ','; });
  double value = 0;
  const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), value);
  if (error != std::errc{}) return std::nullopt;
  const std::string_view rest(end, static_cast<std::size_t>(digits.data() + digits.size() - end));
  if (rest.empty()) return value;
  const auto& endings = ClaimWords::carried().numeral_endings;
  const auto ending = endings.find(rest);
  return ending == endings.end() ? std::nullopt : std::optional(value * ending->second);
}

// The tokens of a statement in lower case, and the quantities among them.
class Reader {
 public:
  explicit Reader(const Document& document) {
    for (const Token& token : document.tokens()) {
      if (token.kind == TokenKind::quote) continue;
      const std::string_view surface = document[token];
      const bool countable = token.kind != TokenKind::punctuation || surface == "%";
      if (countable) add(ascii::lower_case(surface));
    }
  }

  std::size_t size() const noexcept { return words_.size(); }
  const std::string& operator[](std::size_t i) const noexcept { return words_[i]; }

  // The quantity that begins at a word, with `at` moved behind it; none where none does.
  std::optional<Quantity> quantity(std::size_t& at) const {
    if (const auto time = time_at(at)) return time;
    const std::size_t begin = at;
    Quantity found;
    auto& [told, low, high, or_more, or_less, of, of_event] = found;
    if (const auto value = number(words_[at])) {
      low = high = *value + units_behind(at);
      at += low > *value;
      for (++at; at < size() && multiplier(words_[at]) > 0; ++at) low = high *= multiplier(words_[at]);
    } else if (claim_words_.several.contains(words_[at]) && at + 1 < size() &&
               multiplier(words_[at + 1]) > 0) {
      low = 2 * multiplier(words_[at + 1]);
      high = 10 * multiplier(words_[at + 1]) - 1;
      at += 2;
    } else if (const auto plural = claim_words_.plurals.find(words_[at]);
               plural != claim_words_.plurals.end()) {
      const bool of_tens =
          at >= 2 && claim_words_.of.contains(words_[at - 1]) && claim_words_.tens.contains(words_[at - 2]);
      const double tens = of_tens ? 10 : 1;
      low = 2 * tens * plural->second;
      constexpr double dozen = 12, most_of_dozens = 100;
      high = (plural->second == dozen ? most_of_dozens : 10 * tens * plural->second) - 1;
      ++at;
    } else {
      return std::nullopt;
    }
    told = low;
    widen(begin, found);
    of = unit(begin, at);
    of_event = is_of_event(begin, at, of);
    return found;
  }

 private:
  // "Blood-alcohol" is two words, "8-year-old" three as "eight-year-old" is; "F-35" and "COVID-19" are one.
  void add(std::string word) {
    const auto is_part = [&word](std::size_t begin, std::size_t end) {
      const auto letters = [](char c) { return 'a' <= c && c <= 'z'; };
      const auto digits = [](char c) { return '0' <= c && c <= '9'; };
      const auto from = word.begin() + static_cast<std::ptrdiff_t>(begin),
                 to = word.begin() + static_cast<std::ptrdiff_t>(end);
      return (end - begin > 1 && std::all_of(from, to, letters)) ||
             (begin == 0 && end > 0 && std::all_of(from, to, digits)) ||
             (begin == 0 && end > 2 && digits(word[0]) && std::count(from, to, '.') == 1 &&
              digits(word[end - 1]) && std::all_of(from, to, [&](char c) { return c == '.' || digits(c); }));
    };
    std::vector<std::size_t> ends;
    for (std::size_t begin = 0; begin <= word.size(); begin = ends.back() + 1) {
      ends.push_back(std::min(word.find('-', begin), word.size()));
      if (ends.back() == word.size() && ends.size() == 1) break;
      if (!is_part(begin, ends.back())) {
        ends.assign(1, word.size());
        break;
      }
    }
    std::size_t begin = 0;
    for (const std::size_t end : ends) {
      words_.push_back(word.substr(begin, end - begin));
      begin = end + 1;
    }
  }

  // "2:30 a.m.", "2.30am", "2 p.m.": minutes since midnight, with `at` moved behind it.
  std::optional<Quantity> time_at(std::size_t& at) const {
    const std::string& word = words_[at];
    const std::size_t digits = std::min(word.find_first_not_of("0123456789:."), word.size());
    const auto& half_days = claim_words_.half_days;
    const bool is_joined = digits < word.size();
    if (digits == 0 || (!is_joined && at + 1 == size())) return std::nullopt;
    const auto half = half_days.find(is_joined ? std::string_view(word).substr(digits) : words_[at + 1]);
    if (half == half_days.end()) return std::nullopt;
    const auto minutes = minutes_of(std::string_view(word).substr(0, digits));
    if (!minutes) return std::nullopt;
    constexpr double hour = 60;
    Quantity found;
    found.told = *minutes + half->second * hour;
    found.unit = time_of_day;
    const auto [before, after] = minutes_around(bound_before(at));
    found.low = found.told - before;
    found.high = found.told + after;
    at += is_joined ? 1 : 2;
    return found;
  }

  // "2:30" or "2.30" → 150, "12" → 0; none where a half of a day has no such time.
  static std::optional<int> minutes_of(std::string_view clock) {
    int hour = 0, minute = 0;
    const char* const end = clock.data() + clock.size();
    auto read = std::from_chars(clock.data(), end, hour);
    if (read.ec != std::errc{}) return std::nullopt;
    if (read.ptr != end) {
      if (end - read.ptr != 3) return std::nullopt;
      read = std::from_chars(read.ptr + 1, end, minute);
      if (read.ec != std::errc{} || read.ptr != end) return std::nullopt;
    }
    if (hour < 1 || hour > 12 || minute > 59) return std::nullopt;
    return hour % 12 * 60 + minute;
  }

  // How many minutes before and after a time that is told it may have been: outlets round.
  static std::pair<double, double> minutes_around(ClaimWords::Bound bound) {
    constexpr double rounding = 10, soon = 20;
    switch (bound) {
      case ClaimWords::Bound::exact:
        return {rounding, rounding};
      case ClaimWords::Bound::soon_after:
      case ClaimWords::Bound::at_least:
        return {0, soon};
      case ClaimWords::Bound::soon_before:
      case ClaimWords::Bound::nearly:
      case ClaimWords::Bound::at_most:
        return {soon, 0};
      case ClaimWords::Bound::about:
        return {soon, soon};
    }
    return {};
  }

  std::optional<double> number(const std::string& word) const {
    if (ascii::is_digit(word[0])) return numeral(word);
    const auto found = claim_words_.numbers.find(word);
    if (found == claim_words_.numbers.end()) return std::nullopt;
    return found->second;
  }

  // "Thirty-five", which is two words here.
  double units_behind(std::size_t at) const {
    const auto& numbers = claim_words_.numbers;
    const auto tens = numbers.find(words_[at]);
    if (tens == numbers.end() || tens->second < 20 || at + 1 == size()) return 0;
    if (claim_words_.one.contains(words_[at + 1])) return 1;
    const auto units = numbers.find(words_[at + 1]);
    return units != numbers.end() && units->second < 10 ? units->second : 0;
  }

  double multiplier(const std::string& word) const {
    const auto found = claim_words_.multipliers.find(word);
    return found == claim_words_.multipliers.end() ? 0 : found->second;
  }

  // "about 500", "more than 500", "up to 500": what stands before the number.
  ClaimWords::Bound bound_before(std::size_t begin) const {
    const auto& bounds = claim_words_.bounds;
    auto found = bounds.end();
    if (begin >= 2) found = bounds.find(words_[begin - 2] + " " + words_[begin - 1]);
    if (begin >= 1 && found == bounds.end()) found = bounds.find(words_[begin - 1]);
    return found == bounds.end() ? ClaimWords::Bound::exact : found->second;
  }

  void widen(std::size_t begin, Quantity& quantity) const {
    switch (bound_before(begin)) {
      case ClaimWords::Bound::exact:
      case ClaimWords::Bound::soon_after:
      case ClaimWords::Bound::soon_before:
        break;
      case ClaimWords::Bound::about:
        quantity.low *= 0.9;
        quantity.high *= 1.1;
        break;
      case ClaimWords::Bound::nearly:
        quantity.low *= 0.9;
        break;
      case ClaimWords::Bound::at_least:
        quantity.high *= 1.5;
        quantity.or_more = true;
        break;
      case ClaimWords::Bound::at_most:
        quantity.low *= 0.5;
        quantity.or_less = true;
        break;
    }
  }

  // What is counted from `begin` to `at`: of people what became of them, "5 people were injured", "killed 5
  // people".
  std::uint32_t unit(std::size_t begin, std::size_t at) const {
    const auto& fates = claim_words_.fates;
    if (begin > 0 && claim_words_.magnitude.contains(words_[begin - 1])) return magnitude_;
    while (at < size() && claim_words_.before_unit.contains(words_[at])) ++at;
    if (at == size()) return 0;
    if (claim_words_.percent.contains(words_[at])) return percent_;
    if (!claim_words_.people.contains(words_[at])) return stem_hash(fate(words_[at]));
    std::size_t after = at + 1;
    while (after < size() && (claim_words_.auxiliary.contains(words_[after]) ||
                              claim_words_.participle_auxiliary.contains(words_[after])))
      ++after;
    if (after < size() && fates.contains(words_[after])) return stem_hash(fate(words_[after]));
    constexpr std::size_t nearby = 4;
    for (std::size_t back = 1; back <= std::min(begin, nearby); ++back) {
      if (fates.contains(words_[begin - back])) return stem_hash(fate(words_[begin - back]));
    }
    return people_;
  }

  // "Another 5 people", "5 of them" and "5 women" are some of those whom the event has.
  bool is_of_event(std::size_t begin, std::size_t at, std::uint32_t unit) const {
    const auto& fates = claim_words_.fates;
    if (unit == magnitude_) return true;
    const auto has_unit = [unit](const auto& one) { return stem_hash(one.second) == unit; };
    if (std::none_of(fates.begin(), fates.end(), has_unit)) return false;
    if (begin > 0 && claim_words_.some_of_them.contains(words_[begin - 1])) return false;
    if (at == size()) return true;
    return claim_words_.all_people.contains(words_[at]) || fates.contains(words_[at]);
  }

  std::string_view fate(std::string_view word) const {
    const auto found = claim_words_.fates.find(word);
    return found == claim_words_.fates.end() ? word : found->second;
  }

  const std::uint32_t magnitude_ = stem_hash("magnitude"), percent_ = stem_hash("percent"),
                      people_ = stem_hash("people");
  const ClaimWords& claim_words_ = ClaimWords::carried();
  std::vector<std::string> words_;
};

void sort_unique(std::vector<std::uint32_t>& list) {
  std::sort(list.begin(), list.end());
  list.erase(std::unique(list.begin(), list.end()), list.end());
}

// The words that are capitalised inside a sentence.
std::vector<std::uint32_t> names_in(const Document& document) {
  std::vector<std::uint32_t> names;
  for (const Sentence& sentence : document.sentences()) {
    bool first = true;
    for (std::uint32_t i = sentence.tokens.begin; i < sentence.tokens.end; ++i) {
      const Token& token = document.tokens()[i];
      if (token.kind != TokenKind::word) continue;
      const std::string_view surface = document[token];
      const bool capital = 'A' <= surface[0] && surface[0] <= 'Z';
      const std::string word = ascii::lower_case(surface);
      if (capital && !first && !ClaimWords::carried().function.contains(word))
        names.push_back(stem_hash(word));
      first = false;
    }
  }
  sort_unique(names);
  return names;
}

// "At least 50" and "60", not "at least 50" and "at least 60".
bool overlap(const Quantity& a, const Quantity& b) {
  if ((a.unit == time_of_day) != (b.unit == time_of_day)) return false;
  if (a.or_more && b.or_more) return a.low == b.low;
  if (a.or_less && b.or_less) return a.high == b.high;
  return a.low <= b.high && b.low <= a.high;
}

}  // namespace

bool exclude_one_another(const Quantity& a, const Quantity& b) {
  const auto below = [](const Quantity& less, const Quantity& more) {
    return less.high < more.low && !less.or_more && !more.or_less;
  };
  return below(a, b) || below(b, a);
}

namespace {

enum class Counts { agree, differ, exclude, exclude_in_time };

// Every number of the one that has fewer must be met by one of the other. Those that count the same, once in
// each, may exclude one another: "Obama leads by 47 percent to 42" and "by 49 percent to 46" have too many.
Counts compare_quantities(const std::vector<Quantity>& a, const std::vector<Quantity>& b, bool contained) {
  const auto& [fewer, more] = a.size() <= b.size() ? std::tie(a, b) : std::tie(b, a);
  if (fewer.empty()) return more.empty() || contained ? Counts::agree : Counts::differ;
  bool exclude = false, exclude_in_time = false, differ = fewer.size() != more.size() && !contained;
  for (const Quantity& one : fewer) {
    if (std::any_of(more.begin(), more.end(), [&](const Quantity& other) { return overlap(one, other); }))
      continue;
    differ = true;
    const auto counts_the_same = [&one](const Quantity& other) {
      return one.unit != 0 && one.unit == other.unit && one.of_event == other.of_event;
    };
    const auto other = std::find_if(more.begin(), more.end(), counts_the_same);
    const bool excludes = other != more.end() && exclude_one_another(one, *other) &&
                          std::count_if(fewer.begin(), fewer.end(), counts_the_same) == 1 &&
                          std::count_if(more.begin(), more.end(), counts_the_same) == 1;
    (one.unit == time_of_day ? exclude_in_time : exclude) |= excludes;
  }
  if (exclude) return Counts::exclude;
  return exclude_in_time ? Counts::exclude_in_time : differ ? Counts::differ : Counts::agree;
}

std::vector<std::uint32_t> only_in(const std::vector<std::uint32_t>& a, const std::vector<std::uint32_t>& b) {
  std::vector<std::uint32_t> rest;
  std::set_difference(a.begin(), a.end(), b.begin(), b.end(), std::back_inserter(rest));
  return rest;
}

bool all_in(const std::vector<std::uint32_t>& some, const std::vector<std::uint32_t>& words) {
  return std::all_of(some.begin(), some.end(), [&words](std::uint32_t word) {
    return std::binary_search(words.begin(), words.end(), word);
  });
}

// "The company did not resign itself to taxes" denies what "the company paid taxes" does not say. A cue that
// denies
// ("dismissed reports of taxes") denies a proposition only if its content is one.
bool negate_the_same(const Proposition& a, const Proposition& b) {
  const bool by_cue = a.negated_words.size() == b.negated_words.size();
  return (!by_cue || (a.is_clause && b.is_clause)) && a.negated_words.size() <= 1 &&
         b.negated_words.size() <= 1 && all_in(a.negated_words, b.words) && all_in(b.negated_words, a.words);
}

bool exclude_one_another(const std::vector<std::uint32_t>& a, const std::vector<std::uint32_t>& b) {
  for (const auto& [one, other] : ClaimWords::carried().opposites) {
    if (std::binary_search(a.begin(), a.end(), one) && std::binary_search(b.begin(), b.end(), other))
      return true;
  }
  return false;
}

}  // namespace

namespace {

// "It *will* rain", but not "the army*'s* losses" nor "to *have* left".
bool is_finite(const Reader& reader, std::size_t i) {
  const ClaimWords& words = ClaimWords::carried();
  if (!words.auxiliary.contains(reader[i])) return false;
  if (i == 0) return true;
  const bool possessive = words.possessive.contains(reader[i]) && !words.function.contains(reader[i - 1]);
  return !possessive && !words.to.contains(reader[i - 1]);
}

bool negates(const Reader& reader, std::size_t i) {
  const ClaimWords& words = ClaimWords::carried();
  const bool is_limited = i + 1 < reader.size() && words.limit.contains(reader[i + 1]);
  return words.negation.contains(reader[i]) && !is_limited;
}

// What a word tells of its statement; `in_complement` where a "that" stands before it.
void add_word(const Reader& reader, std::size_t i, bool in_complement, Proposition& to) {
  const ClaimWords& words = ClaimWords::carried();
  const std::string& word = reader[i];
  if (negates(reader, i)) to.negated_words.push_back(0);
  to.is_clause |= (is_finite(reader, i) && !in_complement) || (i == 0 && words.that.contains(word));
  to.is_question |= i == 0 && words.whether.contains(word);
  to.may_ask |= words.asking.contains(word);
  to.tells_change |= words.change.contains(word);
  to.bound_to_source |= words.first_person.contains(word);
  to.anaphoric |= to.words.empty() && words.third_person.contains(word);
  if (words.function.contains(word) || word == "%") return;
  to.words.push_back(stem_hash(word));
  if (!to.negated_words.empty() && to.negated_words.back() == 0) to.negated_words.back() = to.words.back();
}

}  // namespace

Proposition read_proposition(const StatementDigest& statement) {
  Proposition result;
  result.is_quoted = statement.kind != QuotationKind::indirect;
  const auto document = Document::from_utf8(statement.content);
  if (document.has_error()) return result;

  const ClaimWords& words = ClaimWords::carried();
  const Reader reader(*document);
  bool has_complement = false;
  for (std::size_t at = 0; at < reader.size();) {
    result.wording = (result.wording ^ hash(reader[at])) * 0x100000001b3u;
    ++result.length;
    if (auto quantity = reader.quantity(at)) {
      result.quantities.push_back(*quantity);
      continue;
    }
    add_word(reader, at, has_complement, result);
    has_complement |= words.that.contains(reader[at++]);
  }
  const bool denied = statement.polarity == Polarity::denied;
  // What is denied is a proposition where "that" says so, else perhaps a "criticism of his having acted".
  result.is_clause &= !denied || (reader.size() > 0 && words.that.contains(reader[0]));
  // "wants to leave", "called for an inquiry": who does so is not in the words.
  result.bound_to_source |=
      (reader.size() > 0 && words.to.contains(reader[0])) || statement.act == Act::thought;
  result.may_ask |= statement.content.find('?') != std::string::npos;
  sort_unique(result.words);
  result.negated = !result.negated_words.empty() != denied;

  result.sentences = static_cast<std::uint32_t>(document->sentences().size());
  result.names = names_in(*document);
  return result;
}

bool is_function_word(std::string_view word) {
  return ClaimWords::carried().function.contains(word);
}

Wording read_wording(const StatementDigest& statement) {
  Wording result;
  const auto document = Document::from_utf8(statement.content);
  if (document.has_error()) return result;
  const ClaimWords& words = ClaimWords::carried();
  const Reader reader(*document);
  for (std::size_t at = 0; at < reader.size() && result.stems.size() < Wording::longest;) {
    if (const auto quantity = reader.quantity(at)) {
      const auto bits = std::bit_cast<std::uint64_t>(quantity->told) * 0x9e3779b97f4a7c15u;
      result.stems.push_back(static_cast<std::uint32_t>(bits >> 32));
      result.content.push_back(result.stems.back());
      result.numbers.push_back(result.stems.back());
      continue;
    }
    const std::string& word = reader[at++];
    if (word == "%") continue;
    result.negated ^= words.negation.contains(word) || words.doubt.contains(word);
    result.first_person |= words.first_person.contains(word);
    result.has_pronoun |= words.first_person.contains(word) || words.third_person.contains(word);
    result.stems.push_back(stem_hash(word));
    if (!words.function.contains(word) && !words.hedge.contains(word))
      result.content.push_back(result.stems.back());
  }
  result.negated ^= statement.polarity == Polarity::denied;
  result.words = result.content;
  sort_unique(result.words);
  sort_unique(result.numbers);
  result.names = names_in(*document);
  return result;
}

Relation compare(const Proposition& a, const Proposition& b, bool contained) {
  const auto only_a = only_in(a.words, b.words), only_b = only_in(b.words, a.words);
  const bool names_differ = !only_in(a.names, b.words).empty() && !only_in(b.names, a.words).empty();
  if (names_differ) return Relation::unrelated;
  if ((a.is_question && !b.may_ask) || (b.is_question && !a.may_ask)) return Relation::unrelated;
  const Counts counts = compare_quantities(a.quantities, b.quantities, contained);
  const bool opposite = exclude_one_another(only_a, only_b);
  // What is denied in a part that the other leaves out does not matter.
  const auto denies = [contained](const Proposition& one, const Proposition& other) {
    return contained && !one.negated_words.empty()
               ? std::any_of(one.negated_words.begin(), one.negated_words.end(),
                             [&other](std::uint32_t word) {
                               return std::binary_search(other.words.begin(), other.words.end(), word);
                             })
               : one.negated;
  };
  const bool a_denies = denies(a, b), b_denies = denies(b, a);
  // Two differences may cancel: "did not rise" and "fell".
  const bool exclude = counts == Counts::exclude || counts == Counts::exclude_in_time;
  const int conflicts = (a_denies != b_denies) + exclude + opposite;
  if (conflicts > 1) return Relation::unrelated;
  if (exclude) return counts == Counts::exclude ? Relation::quantity : Relation::time;
  if (counts == Counts::differ) return Relation::unrelated;
  if (opposite) return Relation::opposite;
  if (a_denies == b_denies) return Relation::same;
  return negate_the_same(a, b) ? Relation::negation : Relation::unrelated;
}

bool numbers_clash(const Proposition& a, const Proposition& b, Relation relation) {
  const Counts counts = compare_quantities(a.quantities, b.quantities, true);
  return (relation == Relation::quantity && counts == Counts::exclude) ||
         (relation == Relation::time && counts == Counts::exclude_in_time);
}

bool are_of_one_place(const Proposition& a, const Proposition& b) {
  constexpr std::size_t enough = 2;
  std::vector<std::uint32_t> both;
  std::set_intersection(a.words.begin(), a.words.end(), b.words.begin(), b.words.end(),
                        std::back_inserter(both));
  const bool names_differ = !only_in(a.names, b.words).empty() && !only_in(b.names, a.words).empty();
  return both.size() >= enough && !names_differ;
}

Conflict conflict_of(Relation relation) noexcept {
  return relation == Relation::negation   ? Conflict::negation
         : relation == Relation::opposite ? Conflict::opposite
                                          : Conflict::quantity;
}

bool counts_more(const Proposition& one, const Proposition& other) {
  for (const Quantity& a : one.quantities) {
    for (const Quantity& b : other.quantities) {
      if (a.unit != 0 && a.unit == b.unit && exclude_one_another(a, b)) return a.low > b.high;
    }
  }
  return false;
}

namespace {

using Clash = std::pair<std::string, std::string>;

std::string joined(const Reader& reader, std::size_t begin, std::size_t end) {
  std::string words;
  for (std::size_t i = begin; i < std::min(end, reader.size()); ++i)
    words += (i == begin ? "" : " ") + reader[i];
  return words;
}

// Quantities with their words and the one behind them: "40 people".
std::vector<std::pair<Quantity, std::string>> quantities_in(const Reader& reader) {
  std::vector<std::pair<Quantity, std::string>> all;
  for (std::size_t at = 0; at < reader.size();) {
    const std::size_t begin = at;
    if (const auto quantity = reader.quantity(at)) {
      all.emplace_back(*quantity, joined(reader, begin, quantity->unit == time_of_day ? at : at + 1));
    } else {
      ++at;
    }
  }
  return all;
}

Clash clashing_quantities(const Reader& one, const Reader& other) {
  const auto against = quantities_in(other);
  for (const auto& [quantity, words] : quantities_in(one)) {
    for (const auto& [other_quantity, other_words] : against) {
      if (quantity.unit != 0 && quantity.unit == other_quantity.unit &&
          exclude_one_another(quantity, other_quantity))
        return {words, other_words};
    }
  }
  return {};
}

// A negation with the word behind it: "no militants".
std::string denial_in(const Reader& reader, Polarity polarity) {
  for (std::size_t at = 0; at < reader.size(); ++at) {
    if (ClaimWords::carried().negation.contains(reader[at])) return joined(reader, at, at + 2);
  }
  return polarity == Polarity::denied ? "denied" : "";
}

Clash clashing_opposites(const Reader& one, const Reader& other) {
  const auto& opposites = ClaimWords::carried().opposites;
  for (std::size_t i = 0; i < one.size(); ++i) {
    for (std::size_t k = 0; k < other.size(); ++k) {
      const std::pair both(stem_hash(one[i]), stem_hash(other[k]));
      if (std::find(opposites.begin(), opposites.end(), both) != opposites.end()) return {one[i], other[k]};
    }
  }
  return {};
}

}  // namespace

std::pair<std::string, std::string> clashing_words(const StatementDigest& one, const StatementDigest& other,
                                                   Conflict conflict) {
  const auto a = Document::from_utf8(one.content), b = Document::from_utf8(other.content);
  if (a.has_error() || b.has_error()) return {};
  const Reader first(*a), second(*b);
  switch (conflict) {
    case Conflict::quantity:
    case Conflict::update:
      return clashing_quantities(first, second);
    case Conflict::negation:
      return {denial_in(first, one.polarity), denial_in(second, other.polarity)};
    case Conflict::opposite:
      return clashing_opposites(first, second);
  }
  return {};
}

bool is_telling(const StatementDigest& statement, const Proposition& proposition) noexcept {
  constexpr std::uint32_t long_enough = 10;
  return statement.kind != QuotationKind::indirect && proposition.length >= long_enough;
}

}  // namespace hearsay
