#include "corpus/comparison.hpp"

#include <algorithm>
#include <cmath>
#include <tuple>

#include "base/elementary.hpp"

namespace hearsay {

Rarity::Rarity(std::uint64_t statements) : statements_(static_cast<double>(statements + 1000)) {
  constexpr std::uint64_t most_kept = 65536;
  of_count_.push_back(0);
  for (std::uint64_t count = 1; count <= std::min(statements, most_kept); ++count)
    of_count_.push_back(base::log1p(statements_ / static_cast<double>(count)));
}

double Rarity::operator()(std::uint32_t count) const {
  return count < of_count_.size() ? of_count_[count] : base::log1p(statements_ / count);
}

bool says_something(const Proposition& proposition) noexcept {
  const std::size_t words = proposition.words.size();
  return (words >= 2 && (proposition.is_clause || proposition.is_quoted)) ||
         (words >= 3 && words >= 4 + proposition.names.size());
}

// Hinnant 2013, days_from_civil.
std::optional<int> day_of(std::string_view date) {
  if (date.size() < 10 || date[4] != '-' || date[7] != '-') return std::nullopt;
  int parts[3] = {};
  const std::pair<int, int> places[3] = {{0, 4}, {5, 7}, {8, 10}};
  for (int i = 0; i < 3; ++i) {
    for (int k = places[i].first; k < places[i].second; ++k) {
      if (date[static_cast<std::size_t>(k)] < '0' || date[static_cast<std::size_t>(k)] > '9')
        return std::nullopt;
      parts[i] = parts[i] * 10 + (date[static_cast<std::size_t>(k)] - '0');
    }
  }
  const int year = parts[0] - (parts[1] <= 2), month = parts[1], day = parts[2];
  const int era = year / 400, of_era = year - era * 400;
  const int of_year = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1;
  return era * 146097 + of_era * 365 + of_era / 4 - of_era / 100 + of_year - 719468;
}

void weigh(Candidate& candidate, const Rarity& rarity) {
  std::sort(candidate.features.begin(), candidate.features.end());
  candidate.weight = 0;
  for (const Feature one : candidate.features) candidate.weight += rarity(count_of(one));
}

std::size_t prefix(const Candidate& candidate, const Rarity& rarity, const LinkOptions& options) {
  double rest = candidate.weight;
  std::size_t length = 0;
  // Where one statement contains another they have less in common.
  const double least = std::min(options.claim_similarity, 0.5);
  while (length < candidate.features.size() && rest >= least * candidate.weight)
    rest -= rarity(count_of(candidate.features[length++]));
  return length;
}

namespace {

// Few statements of like words that seem to contradict one another do; so only what can be told is: two
// single sentences of different sources, close in time and in words, each of which says something by
// itself. Within one article "he denied that it rained" holds "it rained", an attribution inside another.
// Of later days numbers are news ("the death toll rose to 60").
bool may_contradict(const Candidate& one, const Candidate& other) {
  const auto stands_alone = [](const Proposition& proposition) {
    return proposition.sentences == 1 && !proposition.anaphoric && !proposition.bound_to_source;
  };
  return one.source != other.source && stands_alone(*one.proposition) && stands_alone(*other.proposition) &&
         (one.proposition->is_clause || other.proposition->is_clause) && one.report != other.report;
}

}  // namespace

std::optional<Conflict> conflict_between(const Candidate& one, const Candidate& other, Relation relation,
                                         const LinkOptions& options) {
  if (!one.day || !other.day || !may_contradict(one, other)) return std::nullopt;
  const int apart = std::abs(*one.day - *other.day);
  // What is at two is at another time the next day.
  if (relation == Relation::time) return apart <= 1 ? std::optional(Conflict::quantity) : std::nullopt;
  if (relation != Relation::quantity) {
    return apart <= options.days ? std::optional(conflict_of(relation)) : std::nullopt;
  }
  constexpr int soon = 7;
  if (apart > soon) return std::nullopt;
  if (apart == 0) return Conflict::quantity;
  const auto& [later, earlier] = *one.day > *other.day ? std::tie(one, other) : std::tie(other, one);
  const bool supersedes =
      later.proposition->tells_change || counts_more(*later.proposition, *earlier.proposition);
  return supersedes ? Conflict::update : Conflict::quantity;
}

bool is_earlier(const Candidate& one, const Candidate& other) noexcept {
  return one.day && other.day && *one.day < *other.day;
}

namespace {

// How two statements stand to one another, whatever their words.
struct Situation {
  bool far = false;   // more days apart than options allow, as far as is known
  bool near = false;  // reports of one event: what one of them leaves out, the other may tell
  bool same_source = false;
  bool quoted = false;  // both

  // In words of one's own, the same words have one speaker: of two names one is mistaken, or is another of
  // one man's.
  bool has_one_speaker() const { return same_source || (quoted && near); }
};

Situation situation(const Candidate& one, const Candidate& other, const LinkOptions& options) {
  constexpr int of_one_event = 3;
  Situation found;
  found.far = !one.day || !other.day || std::abs(*one.day - *other.day) > options.days;
  found.near = !found.far && std::abs(*one.day - *other.day) <= of_one_event;
  found.same_source = one.source == other.source;
  found.quoted = one.proposition->is_quoted && other.proposition->is_quoted;
  return found;
}

struct Common {
  double weight = 0;
  std::size_t words = 0;
};

Common common_to(const Candidate& one, const Candidate& other, const Rarity& rarity) {
  Common common;
  for (std::size_t i = 0, j = 0; i < one.features.size() && j < other.features.size();) {
    if (one.features[i] == other.features[j]) {
      common.weight += rarity(count_of(one.features[i]));
      ++common.words;
      ++i, ++j;
    } else {
      one.features[i] < other.features[j] ? ++i : ++j;
    }
  }
  return common;
}

// A quotation may be cut otherwise; what is told in other words is the same if next to nothing of it is
// missing.
constexpr double least_of_quoted = 0.8, least_of_told = 0.9;

bool is_contained(const Common& common, double lighter, bool quoted) {
  const double least_contained = quoted ? least_of_quoted : least_of_told;
  const std::size_t enough_common = quoted ? 4 : 6;
  return common.weight >= least_contained * lighter && common.words >= enough_common;
}

// Whether the same words may mean something else where they stand: much later, or of "him".
bool may_mean_something_else(const Candidate& one, const Candidate& other, const Situation& situation,
                             double similarity) {
  constexpr double all_but_same = 0.85;
  constexpr std::size_t enough_words = 5;
  const bool anaphoric = one.proposition->anaphoric || other.proposition->anaphoric;
  if (similarity < all_but_same && (situation.far || (anaphoric && !situation.has_one_speaker())))
    return true;
  // "Time is running out" is said of many things.
  return situation.far && !situation.same_source &&
         std::min(one.features.size(), other.features.size()) < enough_words;
}

}  // namespace

double least_common(double one, double other, const LinkOptions& options) noexcept {
  const double alike = options.claim_similarity / (1 + options.claim_similarity) * (one + other);
  constexpr double rounding = 1 - 1e-9;
  return rounding * std::min(alike, std::min(least_of_quoted, least_of_told) * std::min(one, other));
}

std::optional<Likeness> like(const Candidate& one, const Candidate& other, const Rarity& rarity,
                             const LinkOptions& options) {
  constexpr std::size_t too_few = 3;
  if (std::min(one.features.size(), other.features.size()) < too_few) return std::nullopt;
  const Situation now = situation(one, other, options);
  const double lighter = std::min(one.weight, other.weight), heavier = std::max(one.weight, other.weight);
  if (!now.near && lighter < options.claim_similarity * heavier) return std::nullopt;
  const bool bound = one.proposition->bound_to_source || other.proposition->bound_to_source;
  if (bound && !now.has_one_speaker()) return std::nullopt;

  const Common common = common_to(one, other, rarity);
  const double similarity = common.weight / (one.weight + other.weight - common.weight);
  const bool alike = similarity >= options.claim_similarity;
  const bool contained = now.near && (now.quoted || !alike) && is_contained(common, lighter, now.quoted);
  if (!alike && !contained) return std::nullopt;
  if (may_mean_something_else(one, other, now, similarity)) return std::nullopt;

  const Relation relation = compare(*one.proposition, *other.proposition, contained);
  if (relation == Relation::same) return Likeness{};
  if (!alike || relation == Relation::unrelated) return std::nullopt;
  constexpr double all_but_numbers = 0.7;
  if (now.far ||
      ((relation == Relation::quantity || relation == Relation::time) && similarity < all_but_numbers))
    return std::nullopt;
  const auto conflict = conflict_between(one, other, relation, options);
  if (!conflict) return std::nullopt;
  return Likeness{conflict};
}

}  // namespace hearsay
