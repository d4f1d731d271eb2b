#pragma once

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "corpus/proposition.hpp"
#include "hearsay/corpus.hpp"

// When two statements are of one proposition.

namespace hearsay {

/// A word weighs ln(1 + n / statements with it) (Spärck Jones 1972), where n is the number of statements and
/// a thousand more: in a corpus of a few statements all words are rare, and weigh nearly the same.
class Rarity {
 public:
  explicit Rarity(std::uint64_t statements);
  double operator()(std::uint32_t count) const;

 private:
  double statements_;
  std::vector<double> of_count_;
};

/// A word and in how many statements it stands; ascending, the rarest come first.
using Feature = std::uint64_t;

constexpr Feature feature(std::uint32_t count, std::uint32_t word) noexcept {
  return Feature{count} << 32 | word;
}
constexpr std::uint32_t count_of(Feature feature) noexcept {
  return static_cast<std::uint32_t>(feature >> 32);
}
constexpr std::uint32_t word_of(Feature feature) noexcept {
  return static_cast<std::uint32_t>(feature);
}

/// A statement on its way to a claim.
struct Candidate {
  const Proposition* proposition;
  std::uint32_t source;  ///< linked; the outlet's where the statement has none
  std::uint32_t report;
  std::optional<int> day;
  std::vector<Feature> features;  ///< ascending
  double weight = 0;              ///< of all features
};

/// Whether it can be true or false: what is too short, or is a mere topic ("former national security adviser
/// John Bolton"), cannot.
bool says_something(const Proposition& proposition) noexcept;

/// Days since 1970, from the ISO 8601 date that `date` begins with.
std::optional<int> day_of(std::string_view date);

/// Sets weight and the order of features.
void weigh(Candidate& candidate, const Rarity& rarity);

/// If two sets are alike to a share t, what both have weighs at least t times either; so they share one of
/// the rarest words that together with all rarer ones leave less than that. Returns how many those are.
std::size_t prefix(const Candidate& candidate, const Rarity& rarity, const LinkOptions& options);

/// What two statements that seem to contradict one another make, by who says them and when; none where they
/// may both be true. `relation` is that of their propositions. A figure of a later day that is greater, or is
/// said to have changed, is an update.
std::optional<Conflict> conflict_between(const Candidate& one, const Candidate& other, Relation relation,
                                         const LinkOptions& options);

/// Whether `one` is of an earlier day than `other`.
bool is_earlier(const Candidate& one, const Candidate& other) noexcept;

/// What both must have at least, by weight, to be alike; less is enough for none. Of their weights.
double least_common(double one, double other, const LinkOptions& options) noexcept;

struct Likeness {
  std::optional<Conflict> conflict;  ///< none where they are of one proposition
};

/// None where they are not alike.
std::optional<Likeness> like(const Candidate& one, const Candidate& other, const Rarity& rarity,
                             const LinkOptions& options);

/// How many of the last statements with a word one is compared with.
inline constexpr std::size_t most_statements_compared = 500;

}  // namespace hearsay
