#include "corpus/spelling.hpp"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <numeric>
#include <string>
#include <tuple>

#include "corpus/number.hpp"
#include "hearsay/credibility.hpp"
#include "text/characters.hpp"
#include "text/utf8.hpp"

// When two values are one: the same words in another spelling, or numbers that are close. Both join values of
// an object in a table that is there already, since which number a group goes by may depend on what is
// believed.

namespace hearsay {
namespace {

using Index = ClaimTable::Index;

bool is_digit(char c) {
  return '0' <= c && c <= '9';
}

// "1,234,567.8" without its commas; as it is where they do not part groups of three.
std::string without_grouping(std::string_view text) {
  std::string digits;
  std::size_t since_comma = 0;
  bool grouped = false;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] == ',') {
      const bool follows = grouped ? since_comma == 3 : 1 <= since_comma && since_comma <= 3;
      if (!follows) return std::string(text);
      grouped = true;
      since_comma = 0;
    } else if (is_digit(text[i])) {
      ++since_comma;
      digits += text[i];
    } else if (i == 0 && text[i] == '-') {
      digits += text[i];
    } else {
      if (grouped && since_comma != 3) return std::string(text);
      return digits.append(text.substr(i));
    }
  }
  return grouped && since_comma != 3 ? std::string(text) : digits;
}

// A numeral that names a number and nothing else, as codes and telephone numbers do not: "1000.0", not "007".
bool is_plain_numeral(std::string_view text) {
  if (text.starts_with('-')) text.remove_prefix(1);
  if (text.size() > 1 && text[0] == '0' && is_digit(text[1])) return false;
  return text.size() <= 15 && !text.empty() && is_digit(text.front()) && is_digit(text.back()) &&
         std::all_of(text.begin(), text.end(), [](char c) { return is_digit(c) || c == ',' || c == '.'; });
}

// The table in which each value goes by that of another of its object, or by itself.
ClaimTable rewritten(const ClaimTable& claims, const std::vector<Index>& goes_by) {
  ClaimTable::Builder builder;
  const auto values = claims.values(), sources = claims.sources();
  for (std::size_t i = 0; i < values.size(); ++i) {
    builder.add(claims.source(sources[i]), claims.object(claims.object_of(values[i])),
                claims.value(goes_by[values[i]]));
  }
  return std::move(builder).build();
}

std::vector<Index> by_themselves(const ClaimTable& claims) {
  std::vector<Index> goes_by(claims.value_count());
  std::iota(goes_by.begin(), goes_by.end(), Index{0});
  return goes_by;
}

struct ClaimedNumber {
  double number;
  Index value;
};

// The numbers of an object, ascending.
std::vector<ClaimedNumber> numbers_of(const ClaimTable& claims, Index object) {
  std::vector<ClaimedNumber> numbers;
  const IndexRange values = claims.values_of(object);
  for (Index v = values.begin; v < values.end; ++v) {
    if (const auto number = parse_number(claims.value(v))) numbers.push_back({*number, v});
  }
  std::sort(numbers.begin(), numbers.end(), [](const ClaimedNumber& a, const ClaimedNumber& b) {
    return std::tie(a.number, a.value) < std::tie(b.number, b.value);
  });
  return numbers;
}

double median_of(const ClaimTable& claims, const std::vector<ClaimedNumber>& numbers) {
  std::size_t total = 0, passed = 0, middle = 0;
  for (const auto& one : numbers) total += claims.sources_of(one.value).size();
  while ((passed += claims.sources_of(numbers[middle].value).size()) * 2 < total) ++middle;
  return numbers[middle].number;
}

// Of each index the next one at or after it that is not taken yet, by paths that are halved as they are
// walked.
class Untaken {
 public:
  explicit Untaken(std::size_t size) : next_(size + 1) {
    std::iota(next_.begin(), next_.end(), std::size_t{0});
  }

  std::size_t from(std::size_t at) {
    while (next_[at] != at) at = next_[at] = next_[next_[at]];
    return at;
  }
  void take(std::size_t at) { next_[at] = at + 1; }

 private:
  std::vector<std::size_t> next_;
};

}  // namespace

std::string normal_form(std::string_view text) {
  std::string words;
  bool after_space = false;
  const bool is_utf8 = text::find_invalid_utf8(text) == text.size();
  for (std::size_t at = 0; at < text.size();) {
    const auto character =
        is_utf8 ? text::decode(text, at) : text::Character{static_cast<unsigned char>(text[at]), 1};
    const auto kind =
        is_utf8 || character.code < 0x80 ? text::classify(character.code) : text::CharacterClass::letter;
    if (kind == text::CharacterClass::space || kind == text::CharacterClass::line_end) {
      after_space = !words.empty();
    } else {
      if (after_space) words += ' ';
      after_space = false;
      if (is_utf8) {
        text::append(words, text::to_lower(character.code));
      } else {
        words += character.code < 0x80 ? static_cast<char>(text::to_lower(character.code)) : text[at];
      }
    }
    at += character.size;
  }
  if (is_plain_numeral(words)) {
    if (const auto number = parse_number(words)) {
      char digits[32];
      return {digits, std::to_chars(digits, digits + sizeof digits, *number).ptr};
    }
  }
  return words;
}

std::optional<double> parse_number(std::string_view text) {
  const std::string digits =
      text.find(',') == std::string_view::npos ? std::string(text) : without_grouping(text);
  double parsed = 0;
  const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), parsed);
  if (error != std::errc{} || end != digits.data() + digits.size() || !std::isfinite(parsed))
    return std::nullopt;
  return parsed;
}

namespace {

// By value: the number of its object that it goes by.
std::vector<Index> leaders(const ClaimTable& claims, double tolerance, std::span<const double> weights) {
  std::vector<Index> goes_by = by_themselves(claims);
  for (Index o = 0; o < claims.object_count(); ++o) {
    const std::vector<ClaimedNumber> numbers = numbers_of(claims, o);
    if (numbers.size() < 2) continue;
    const double width = tolerance * std::abs(median_of(claims, numbers)) * (1 + 1e-12);
    if (!(width > 0)) continue;
    std::vector<std::size_t> order(numbers.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    const auto rank = [&](std::size_t i) {
      const Index value = numbers[i].value;
      return std::tuple(weights.empty() ? 0 : -weights[value],
                        -static_cast<double>(claims.sources_of(value).size()), i);
    };
    std::sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) { return rank(a) < rank(b); });
    Untaken untaken(numbers.size());
    for (const std::size_t leader : order) {
      if (untaken.from(leader) != leader) continue;
      const double number = numbers[leader].number;
      const auto first = std::partition_point(numbers.begin(), numbers.end(),
                                              [&](const auto& one) { return number - one.number > width; });
      for (std::size_t i = untaken.from(static_cast<std::size_t>(first - numbers.begin()));
           i < numbers.size() && numbers[i].number - number <= width; i = untaken.from(i)) {
        goes_by[numbers[i].value] = numbers[leader].value;
        untaken.take(i);
      }
    }
  }
  return goes_by;
}

}  // namespace

ClaimTable join_close_numbers(const ClaimTable& claims, double tolerance, std::span<const double> weights) {
  return rewritten(claims, leaders(claims, tolerance, weights));
}

CloseNumbers join_close_numbers(const ClaimTable& claims, const Credibility& credibility, double tolerance) {
  if (claims.claim_count() == 0) return {claims, credibility};
  const std::vector<Index> goes_by = leaders(claims, tolerance, credibility.beliefs);
  std::vector<double> sums(claims.value_count(), 0), right(claims.source_count(), 0),
      exact(claims.source_count(), 0);
  for (Index v = 0; v < claims.value_count(); ++v) sums[goes_by[v]] += credibility.beliefs[v];
  const double most = std::max(1.0, *std::max_element(sums.begin(), sums.end()));
  for (double& sum : sums) sum /= most;

  CloseNumbers joined{rewritten(claims, goes_by), credibility};
  Credibility& found = joined.credibility;
  found.independence.clear();
  // Leaders keep the order of the values, objects and sources all their names.
  found.beliefs.clear();
  for (Index v = 0; v < claims.value_count(); ++v) {
    if (goes_by[v] == v) found.beliefs.push_back(sums[v]);
  }
  if (!found.trust_is_share) return joined;
  const auto values = claims.values(), sources = claims.sources();
  for (std::size_t i = 0; i < values.size(); ++i) {
    right[sources[i]] += sums[goes_by[values[i]]];
    exact[sources[i]] += credibility.beliefs[values[i]];
  }
  for (Index s = 0; s < claims.source_count(); ++s) {
    const double count = static_cast<double>(claims.claims_of(s).size());
    const double gain = std::max(0.0, (right[s] - exact[s]) / count);
    found.trust[s] = std::min(1.0, found.trust[s] + gain);
    if (found.posterior.empty() || std::isnan(found.posterior[s].share)) continue;
    TrustPosterior& posterior = found.posterior[s];
    const double size = posterior.alpha + posterior.beta,
                 mean = std::min(posterior.alpha / size + gain, 1 - 0.5 / size);
    posterior = {mean * size, (1 - mean) * size, std::min(1.0, posterior.share + gain)};
  }
  return joined;
}

ClaimTable join_spellings(const ClaimTable& claims) {
  std::vector<Index> goes_by = by_themselves(claims);
  struct Spelling {
    std::string form;
    std::size_t claims, length;
    Index value;
  };
  std::vector<Spelling> spellings;
  for (Index o = 0; o < claims.object_count(); ++o) {
    const IndexRange values = claims.values_of(o);
    if (values.size() < 2) continue;
    spellings.clear();
    for (Index v = values.begin; v < values.end; ++v)
      spellings.push_back(
          {normal_form(claims.value(v)), claims.sources_of(v).size(), claims.value(v).size(), v});
    std::sort(spellings.begin(), spellings.end(), [](const Spelling& a, const Spelling& b) {
      return std::tie(a.form, b.claims, a.length, a.value) < std::tie(b.form, a.claims, b.length, b.value);
    });
    for (std::size_t i = 1; i < spellings.size(); ++i) {
      if (spellings[i].form == spellings[i - 1].form)
        goes_by[spellings[i].value] = goes_by[spellings[i - 1].value];
    }
  }
  return rewritten(claims, goes_by);
}

namespace {

// The one of some values that is written as a truth is, or else is spelled like it, or else is the number
// nearest to it.
std::optional<Index> value_meant(const ClaimTable& claims, IndexRange values, const std::string& truth,
                                 bool any_spelling, double tolerance) {
  for (Index v = values.begin; v < values.end; ++v) {
    if (claims.value(v) == truth) return v;
  }
  if (any_spelling) {
    const std::string form = normal_form(truth);
    for (Index v = values.begin; v < values.end; ++v) {
      if (normal_form(claims.value(v)) == form) return v;
    }
  }
  const auto number = parse_number(truth);
  if (!number || tolerance <= 0) return std::nullopt;
  std::optional<Index> meant;
  double nearest = tolerance * std::abs(*number);
  for (Index v = values.begin; v < values.end; ++v) {
    const auto claimed = parse_number(claims.value(v));
    if (!claimed || std::abs(*claimed - *number) > nearest) continue;
    nearest = std::abs(*claimed - *number);
    meant = v;
  }
  return meant;
}

}  // namespace

std::vector<KnownTruth> find_truths(const ClaimTable& claims, std::span<const Truth> truths,
                                    bool any_spelling, double tolerance) {
  std::vector<KnownTruth> known;
  std::vector<Index> objects(claims.object_count());
  std::iota(objects.begin(), objects.end(), Index{0});
  for (const Truth& truth : truths) {
    const auto found =
        std::lower_bound(objects.begin(), objects.end(), truth.object,
                         [&](Index o, const std::string& name) { return claims.object(o) < name; });
    if (found == objects.end() || claims.object(*found) != truth.object) continue;
    known.push_back(
        {*found, value_meant(claims, claims.values_of(*found), truth.value, any_spelling, tolerance)});
  }
  std::sort(known.begin(), known.end(), [](const KnownTruth& a, const KnownTruth& b) {
    return std::tie(a.object, a.value) < std::tie(b.object, b.value);
  });
  known.erase(std::unique(known.begin(), known.end()), known.end());
  return known;
}

}  // namespace hearsay
