#include "corpus/proposition.hpp"

#include <algorithm>
#include <array>
#include <bit>
#include <charconv>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>

#include "base/ascii.hpp"
#include "corpus/words.hpp"
#include "hearsay/document.hpp"

// Two statements are compared as sets of stems, and then by what such sets miss: numbers with what they
// count, names, negation and opposites. It applies to statements that already share most of their words, as
// paraphrases in news mostly do; what is told in other words is not found. Negation has the scope of one
// word: "did not *pay*" denies only what has "pay" in it too. Linear in the length of a statement; a
// comparison takes a merge of two sorted lists.

namespace hearsay {
namespace {

using Words = std::unordered_set<std::string_view>;

// Words that say nothing of their own; negations, pronouns and approximations are looked at by themselves.
const Words function_words{"a",       "an",      "the",     "this",      "that",    "these",
                           "those",   "and",     "or",      "but",       "if",      "then",
                           "than",    "so",      "as",      "at",        "by",      "for",
                           "from",    "in",      "into",    "of",        "on",      "onto",
                           "to",      "with",    "about",   "over",      "under",   "after",
                           "before",  "during",  "between", "through",   "upon",    "per",
                           "via",     "is",      "are",     "was",       "were",    "be",
                           "been",    "being",   "am",      "do",        "does",    "did",
                           "done",    "doing",   "have",    "has",       "had",     "having",
                           "will",    "would",   "shall",   "should",    "can",     "could",
                           "may",     "might",   "must",    "there",     "here",    "it",
                           "its",     "he",      "him",     "his",       "she",     "her",
                           "hers",    "they",    "them",    "their",     "theirs",  "i",
                           "me",      "my",      "mine",    "we",        "us",      "our",
                           "ours",    "you",     "your",    "yours",     "who",     "whom",
                           "whose",   "which",   "what",    "when",      "where",   "why",
                           "how",     "also",    "just",    "very",      "too",     "such",
                           "some",    "any",     "each",    "both",      "own",     "same",
                           "other",   "another", "again",   "now",       "well",    "s",
                           "'s",      "’s",      "ll",      "'ll",       "’ll",     "re",
                           "'re",     "’re",     "ve",      "'ve",       "’ve",     "'d",
                           "’d",      "'m",      "’m",      "'",         "’",       "not",
                           "n't",     "n’t",     "no",      "never",     "neither", "nor",
                           "nobody",  "nothing", "none",    "without",   "cannot",  "more",
                           "most",    "nearly",  "almost",  "around",    "roughly", "approximately",
                           "least",   "up",      "only",    "ever",      "because", "while",
                           "until",   "since",   "though",  "although",  "whether", "myself",
                           "himself", "herself", "itself",  "themselves"};
const Words negations{"not",      "n't",    "n’t",     "no",     "never",   "neither",
                      "nor",      "nobody", "nothing", "none",   "without", "cannot",
                      "unlikely", "hardly", "barely",  "rarely", "seldom"};
// "Not only taxpayers" denies nothing of taxpayers.
const Words limits{"just", "only", "simply", "merely", "necessarily", "alone"};
const Words first_person{"i", "me", "my", "mine", "myself", "we", "us", "our", "ours"};
const Words third_person{"he",   "him",   "his", "she", "her",  "hers",  "they",
                         "them", "their", "it",  "its", "this", "these", "those"};

// Whoever says so, thinks so or hears so is not what is said.
const Words hedges{"say",       "says",     "said",      "tell",       "tells",    "told",      "think",
                   "thinks",    "thought",  "believe",   "believes",   "believed", "claim",     "claims",
                   "claimed",   "report",   "reports",   "reported",   "announce", "announces", "announced",
                   "confirm",   "confirms", "confirmed", "add",        "adds",     "added",     "according",
                   "allegedly", "alleged",  "going",     "reportedly", "against",  "one"};

const Words auxiliaries{"is",    "are", "was",   "were", "am",     "be",    "been",  "has",    "have",
                        "had",   "do",  "does",  "did",  "will",   "would", "shall", "should", "can",
                        "could", "may", "might", "must", "cannot", "'s",    "’s",    "'re",    "’re",
                        "'ve",   "’ve", "'ll",   "’ll",  "'m",     "’m",    "'d",    "’d"};

const std::unordered_map<std::string_view, double> number_words{
    {"two", 2},       {"three", 3},    {"four", 4},     {"five", 5},       {"six", 6},       {"seven", 7},
    {"eight", 8},     {"nine", 9},     {"ten", 10},     {"eleven", 11},    {"twelve", 12},   {"thirteen", 13},
    {"fourteen", 14}, {"fifteen", 15}, {"sixteen", 16}, {"seventeen", 17}, {"eighteen", 18}, {"nineteen", 19},
    {"twenty", 20},   {"thirty", 30},  {"forty", 40},   {"fifty", 50},     {"sixty", 60},    {"seventy", 70},
    {"eighty", 80},   {"ninety", 90}};
const std::unordered_map<std::string_view, double> multipliers{{"dozen", 12},     {"hundred", 1e2},
                                                               {"thousand", 1e3}, {"million", 1e6},
                                                               {"billion", 1e9},  {"trillion", 1e12}};
const std::unordered_map<std::string_view, double> vague_plurals{
    {"dozens", 12}, {"hundreds", 1e2}, {"thousands", 1e3}, {"millions", 1e6}, {"billions", 1e9}};

const Words people{"people", "persons", "men", "women", "children", "others", "civilians", "passengers"};
// What becomes of people, in one word for each.
const std::unordered_map<std::string_view, std::string_view> fates{
    {"killed", "die"},      {"dead", "die"},        {"died", "die"},           {"deaths", "die"},
    {"die", "die"},         {"kill", "die"},        {"kills", "die"},          {"killing", "die"},
    {"fatalities", "die"},  {"injured", "injure"},  {"wounded", "injure"},     {"hurt", "injure"},
    {"injuries", "injure"}, {"injuring", "injure"}, {"wounding", "injure"},    {"missing", "miss"},
    {"arrested", "arrest"}, {"detained", "arrest"}, {"displaced", "displace"}, {"evacuated", "evacuate"}};
const Words changes{"rose",   "risen",   "rises",  "climbed", "increased", "grew", "grown",
                    "jumped", "reached", "raised", "revised", "updated",   "fell", "dropped"};

// Pairs of which a thing can be only one. Words that are opposites in some of their senses only are left out.
constexpr std::pair<std::string_view, std::string_view> opposites[] = {{"rise", "fall"},
                                                                       {"increase", "decrease"},
                                                                       {"increase", "reduce"},
                                                                       {"raise", "lower"},
                                                                       {"raise", "cut"},
                                                                       {"win", "lose"},
                                                                       {"support", "oppose"},
                                                                       {"accept", "reject"},
                                                                       {"approve", "reject"},
                                                                       {"guilty", "innocent"},
                                                                       {"true", "false"},
                                                                       {"legal", "illegal"},
                                                                       {"alive", "dead"},
                                                                       {"possible", "impossible"},
                                                                       {"safe", "unsafe"},
                                                                       {"strengthen", "weaken"},
                                                                       {"gain", "lose"},
                                                                       {"best", "worst"},
                                                                       {"better", "worse"},
                                                                       {"higher", "lower"},
                                                                       {"agree", "disagree"},
                                                                       {"start", "end"},
                                                                       {"begin", "end"},
                                                                       {"open", "close"},
                                                                       {"constitutional", "unconstitutional"},
                                                                       {"confirm", "deny"},
                                                                       {"success", "failure"},
                                                                       {"succeed", "fail"}};

std::uint32_t stem_hash(std::string_view word) {
  return hash(stem(word));
}

const std::vector<std::pair<std::uint32_t, std::uint32_t>>& opposite_stems() {
  static const auto stems = [] {
    std::vector<std::pair<std::uint32_t, std::uint32_t>> both_ways;
    for (const auto& [one, other] : opposites) {
      both_ways.emplace_back(stem_hash(one), stem_hash(other));
      both_ways.emplace_back(stem_hash(other), stem_hash(one));
    }
    return both_ways;
  }();
  return stems;
}

// "3,000" → 3000, "28th" → 28; none for "2-1" or "F-35".
std::optional<double> numeral(std::string_view text) {
  std::string digits;
  std::copy_if(text.begin(), text.end(), std::back_inserter(digits), [](char c) { return c != ','; });
  double value = 0;
  const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), value);
  if (error != std::errc{}) return std::nullopt;
  const std::string_view rest(end, static_cast<std::size_t>(digits.data() + digits.size() - end));
  if (rest.empty() || rest == "st" || rest == "nd" || rest == "rd" || rest == "th") return value;
  if (rest == "k") return value * 1e3;
  if (rest == "m") return value * 1e6;
  if (rest == "bn") return value * 1e9;
  return std::nullopt;
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
    const std::size_t begin = at;
    Quantity found;
    auto& [low, high, or_more, or_less, of, of_event] = found;
    if (const auto value = number(words_[at])) {
      low = high = *value + units_behind(at);
      at += low > *value;
      for (++at; at < size() && multiplier(words_[at]) > 0; ++at) low = high *= multiplier(words_[at]);
    } else if ((words_[at] == "several" || words_[at] == "few") && at + 1 < size() &&
               multiplier(words_[at + 1]) > 0) {
      low = 2 * multiplier(words_[at + 1]);
      high = 10 * multiplier(words_[at + 1]) - 1;
      at += 2;
    } else if (const auto plural = vague_plurals.find(words_[at]); plural != vague_plurals.end()) {
      const double tens = at >= 2 && words_[at - 1] == "of" && words_[at - 2] == "tens" ? 10 : 1;
      low = 2 * tens * plural->second;
      high = (plural->first == "dozens" ? 100 : 10 * tens * plural->second) - 1;
      ++at;
    } else {
      return std::nullopt;
    }
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

  static std::optional<double> number(const std::string& word) {
    if ('0' <= word[0] && word[0] <= '9') return numeral(word);
    const auto found = number_words.find(word);
    if (found == number_words.end()) return std::nullopt;
    return found->second;
  }

  // "Thirty-five", which is two words here.
  double units_behind(std::size_t at) const {
    const auto tens = number_words.find(words_[at]);
    if (tens == number_words.end() || tens->second < 20 || at + 1 == size()) return 0;
    if (words_[at + 1] == "one") return 1;
    const auto units = number_words.find(words_[at + 1]);
    return units != number_words.end() && units->second < 10 ? units->second : 0;
  }

  static double multiplier(const std::string& word) {
    const auto found = multipliers.find(word);
    return found == multipliers.end() ? 0 : found->second;
  }

  // "about 500", "more than 500", "up to 500".
  void widen(std::size_t begin, Quantity& quantity) const {
    auto& [low, high, or_more, or_less, of, of_event] = quantity;
    const std::string_view before = begin >= 1 ? std::string_view(words_[begin - 1]) : "";
    const std::string_view earlier = begin >= 2 ? std::string_view(words_[begin - 2]) : "";
    if (before == "about" || before == "around" || before == "roughly" || before == "approximately" ||
        before == "some") {
      low *= 0.9;
      high *= 1.1;
    } else if (before == "nearly" || before == "almost") {
      low *= 0.9;
    } else if (before == "over" || (before == "than" && earlier == "more") ||
               (before == "least" && earlier == "at")) {
      high *= 1.5;
      or_more = true;
    } else if ((before == "to" && earlier == "up") ||
               (before == "than" && (earlier == "less" || earlier == "fewer"))) {
      low *= 0.5;
      or_less = true;
    }
  }

  // What is counted from `begin` to `at`: of people what became of them, "5 people were injured", "killed 5
  // people".
  std::uint32_t unit(std::size_t begin, std::size_t at) const {
    if (begin > 0 && words_[begin - 1] == "magnitude") return stem_hash("magnitude");
    while (at < size() && (words_[at] == "of" || words_[at] == "the")) ++at;
    if (at == size()) return 0;
    if (!people.contains(words_[at])) return stem_hash(fate(words_[at] == "%" ? "percent" : words_[at]));
    std::size_t after = at + 1;
    while (after < size() && (auxiliaries.contains(words_[after]) || words_[after] == "been")) ++after;
    if (after < size() && fates.contains(words_[after])) return stem_hash(fate(words_[after]));
    constexpr std::size_t nearby = 4;
    for (std::size_t back = 1; back <= std::min(begin, nearby); ++back) {
      if (fates.contains(words_[begin - back])) return stem_hash(fate(words_[begin - back]));
    }
    return stem_hash("people");
  }

  // "Another 5 people", "5 of them" and "5 women" are some of those whom the event has.
  bool is_of_event(std::size_t begin, std::size_t at, std::uint32_t unit) const {
    static const std::uint32_t magnitude = stem_hash("magnitude");
    if (unit == magnitude) return true;
    const auto has_unit = [unit](const auto& one) { return stem_hash(one.second) == unit; };
    if (std::none_of(fates.begin(), fates.end(), has_unit)) return false;
    static const Words some{"another", "other", "further", "including", "with", "of"};
    if (begin > 0 && some.contains(words_[begin - 1])) return false;
    if (at == size()) return true;
    static const Words whoever{"people", "persons"};
    return whoever.contains(words_[at]) || fates.contains(words_[at]);
  }

  static std::string_view fate(std::string_view word) {
    const auto found = fates.find(word);
    return found == fates.end() ? word : found->second;
  }

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
      if (capital && !first && !function_words.contains(word)) names.push_back(stem_hash(word));
      first = false;
    }
  }
  sort_unique(names);
  return names;
}

// "At least 50" and "60", not "at least 50" and "at least 60".
bool overlap(const Quantity& a, const Quantity& b) {
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

enum class Counts { agree, differ, exclude };

// Every number of the one that has fewer must be met by one of the other. Those that count the same, once in
// each, may exclude one another: "Obama leads by 47 percent to 42" and "by 49 percent to 46" have too many.
Counts compare_quantities(const std::vector<Quantity>& a, const std::vector<Quantity>& b, bool contained) {
  const auto& [fewer, more] = a.size() <= b.size() ? std::tie(a, b) : std::tie(b, a);
  if (fewer.empty()) return more.empty() || contained ? Counts::agree : Counts::differ;
  bool exclude = false, differ = fewer.size() != more.size() && !contained;
  for (const Quantity& one : fewer) {
    if (std::any_of(more.begin(), more.end(), [&](const Quantity& other) { return overlap(one, other); }))
      continue;
    differ = true;
    const auto counts_the_same = [&one](const Quantity& other) {
      return one.unit != 0 && one.unit == other.unit && one.of_event == other.of_event;
    };
    const auto other = std::find_if(more.begin(), more.end(), counts_the_same);
    exclude |= other != more.end() && exclude_one_another(one, *other) &&
               std::count_if(fewer.begin(), fewer.end(), counts_the_same) == 1 &&
               std::count_if(more.begin(), more.end(), counts_the_same) == 1;
  }
  return exclude ? Counts::exclude : differ ? Counts::differ : Counts::agree;
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
  for (const auto& [one, other] : opposite_stems()) {
    if (std::binary_search(a.begin(), a.end(), one) && std::binary_search(b.begin(), b.end(), other))
      return true;
  }
  return false;
}

}  // namespace

Proposition read_proposition(const StatementDigest& statement) {
  Proposition result;
  const bool denied = statement.polarity == Polarity::denied;
  bool has_complement = false;
  result.is_quoted = statement.kind != QuotationKind::indirect;
  const auto document = Document::from_utf8(statement.content);
  if (document.has_error()) return result;

  const Reader reader(*document);
  for (std::size_t at = 0; at < reader.size();) {
    result.wording = (result.wording ^ hash(reader[at])) * 0x100000001b3u;
    ++result.length;
    if (auto quantity = reader.quantity(at)) {
      result.quantities.push_back(*quantity);
      continue;
    }
    const std::string& word = reader[at++];
    if (negations.contains(word) && !(at < reader.size() && limits.contains(reader[at])))
      result.negated_words.push_back(0);
    const bool possessive =
        (word == "'s" || word == "’s") && at > 1 && !function_words.contains(reader[at - 2]);
    const bool infinitive = at > 1 && reader[at - 2] == "to";
    const bool finite = auxiliaries.contains(word) && !possessive && !infinitive && !has_complement;
    result.is_clause |= finite || (at == 1 && word == "that");
    has_complement |= word == "that";
    result.is_question |= at == 1 && word == "whether";
    result.may_ask |= word == "whether" || word == "if";
    result.tells_change |= changes.contains(word);
    result.bound_to_source |= first_person.contains(word);
    result.anaphoric |= result.words.empty() && third_person.contains(word);
    if (function_words.contains(word) || word == "%") continue;
    result.words.push_back(stem_hash(word));
    if (!result.negated_words.empty() && result.negated_words.back() == 0)
      result.negated_words.back() = result.words.back();
  }
  const auto begins_with = [&reader](std::string_view word) {
    return reader.size() > 0 && reader[0] == word;
  };
  // What is denied is a proposition where "that" says so, else perhaps a "criticism of his having acted".
  result.is_clause &= !denied || begins_with("that");
  // "wants to leave", "called for an inquiry": who does so is not in the words.
  result.bound_to_source |= begins_with("to") || statement.act == Act::thought;
  result.may_ask |= statement.content.find('?') != std::string::npos;
  sort_unique(result.words);
  result.negated = !result.negated_words.empty() != denied;

  result.sentences = static_cast<std::uint32_t>(document->sentences().size());
  result.names = names_in(*document);
  return result;
}

bool is_function_word(std::string_view word) {
  return function_words.contains(word);
}

Wording read_wording(const StatementDigest& statement) {
  Wording result;
  const auto document = Document::from_utf8(statement.content);
  if (document.has_error()) return result;
  const Reader reader(*document);
  for (std::size_t at = 0; at < reader.size() && result.stems.size() < Wording::longest;) {
    if (const auto quantity = reader.quantity(at)) {
      const auto bits = std::bit_cast<std::uint64_t>(quantity->low) * 0x9e3779b97f4a7c15u;
      result.stems.push_back(static_cast<std::uint32_t>(bits >> 32));
      result.content.push_back(result.stems.back());
      result.numbers.push_back(result.stems.back());
      continue;
    }
    const std::string& word = reader[at++];
    if (word == "%") continue;
    result.negated ^= negations.contains(word) || word == "doubt" || word == "doubts" || word == "doubted";
    result.first_person |= first_person.contains(word);
    result.has_pronoun |= first_person.contains(word) || third_person.contains(word);
    result.stems.push_back(stem_hash(word));
    if (!function_words.contains(word) && !hedges.contains(word))
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
  const int conflicts = (a_denies != b_denies) + (counts == Counts::exclude) + opposite;
  if (conflicts > 1) return Relation::unrelated;
  if (counts == Counts::exclude) return Relation::quantity;
  if (counts == Counts::differ) return Relation::unrelated;
  if (opposite) return Relation::opposite;
  if (a_denies == b_denies) return Relation::same;
  return negate_the_same(a, b) ? Relation::negation : Relation::unrelated;
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
         : relation == Relation::quantity ? Conflict::quantity
                                          : Conflict::opposite;
}

bool counts_more(const Proposition& one, const Proposition& other) {
  for (const Quantity& a : one.quantities) {
    for (const Quantity& b : other.quantities) {
      if (a.unit != 0 && a.unit == b.unit && exclude_one_another(a, b)) return a.low > b.high;
    }
  }
  return false;
}

std::pair<std::string, std::string> clashing_words(const StatementDigest& one, const StatementDigest& other,
                                                   Conflict conflict) {
  const auto a = Document::from_utf8(one.content), b = Document::from_utf8(other.content);
  if (a.has_error() || b.has_error()) return {};
  const Reader first(*a), second(*b);
  const auto put = [](std::string& words, std::string_view more) {
    words += (words.empty() ? "" : " ") + std::string(more);
  };
  const auto numbers = [&put](const Reader& reader) {
    std::vector<std::pair<Quantity, std::string>> all;
    for (std::size_t at = 0; at < reader.size();) {
      const std::size_t begin = at;
      const auto quantity = reader.quantity(at);
      if (!quantity) {
        ++at;
        continue;
      }
      std::string words;
      for (std::size_t i = begin; i < std::min(at + 1, reader.size()); ++i) put(words, reader[i]);
      all.emplace_back(*quantity, std::move(words));
    }
    return all;
  };
  const auto denial = [&put](const Reader& reader) {
    for (std::size_t at = 0; at < reader.size(); ++at) {
      if (!negations.contains(reader[at])) continue;
      std::string words = reader[at];
      if (at + 1 < reader.size()) put(words, reader[at + 1]);
      return words;
    }
    return std::string();
  };
  switch (conflict) {
    case Conflict::quantity:
    case Conflict::update:
      for (const auto& [quantity, words] : numbers(first)) {
        for (const auto& [against, other_words] : numbers(second)) {
          if (quantity.unit != 0 && quantity.unit == against.unit && exclude_one_another(quantity, against))
            return {words, other_words};
        }
      }
      return {};
    case Conflict::negation: {
      std::string denied = denial(first), also = denial(second);
      const auto by_cue = [](const StatementDigest& statement, std::string& words) {
        if (words.empty() && statement.polarity == Polarity::denied) words = "denied";
      };
      by_cue(one, denied);
      by_cue(other, also);
      return {std::move(denied), std::move(also)};
    }
    case Conflict::opposite:
      for (std::size_t i = 0; i < first.size(); ++i) {
        for (std::size_t k = 0; k < second.size(); ++k) {
          const std::pair both(stem_hash(first[i]), stem_hash(second[k]));
          if (std::find(opposite_stems().begin(), opposite_stems().end(), both) != opposite_stems().end())
            return {first[i], second[k]};
        }
      }
      return {};
  }
  return {};
}

bool is_telling(const StatementDigest& statement, const Proposition& proposition) noexcept {
  constexpr std::uint32_t long_enough = 10;
  return statement.kind != QuotationKind::indirect && proposition.length >= long_enough;
}

}  // namespace hearsay
