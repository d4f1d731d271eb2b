#include "source/year.hpp"

#include <algorithm>
#include <array>

namespace hearsay::source {
namespace {

constexpr int first = 1990, years = 40;

class Votes {
 public:
  void add(int from, int to, double each) {
    from = std::max(from, first);
    to = std::min(to, first + years - 1);
    for (int year = from; year <= to; ++year) votes_[static_cast<std::size_t>(year - first)] += each;
  }

  // Shares a vote among the years of a span; a long one tells less of each.
  void share(int from, int to, double vote) { add(from, to, vote / std::clamp(to - from + 1, 1, 12)); }

  int best() const {
    const auto latest = std::max_element(votes_.rbegin(), votes_.rend());
    return *latest > 0 ? first + static_cast<int>(votes_.rend() - latest) - 1 : first + years;
  }

 private:
  std::array<double, years> votes_{};
};

}  // namespace

int estimate_year(const Words& words, std::span<const Phrase> phrases) {
  const Vocabulary& vocabulary = words.vocabulary();
  Votes votes;
  for (std::uint32_t i = 0; i < words.size(); ++i) {
    if (words[i].kind != TokenKind::number) continue;
    const std::string_view digits = words.text(i);
    if (digits.size() != 4 || digits.find_first_not_of("0123456789") != std::string_view::npos) continue;
    const int year =
        (digits[0] - '0') * 1000 + (digits[1] - '0') * 100 + (digits[2] - '0') * 10 + (digits[3] - '0');
    if (year < first || year >= first + years) continue;
    // An article names its own year and those before it more often than those to come.
    votes.add(year, year, 0.6);
    votes.share(year + 1, year + 2, 0.3);
  }
  for (const Phrase& phrase : phrases) {
    if (phrase.kind != PhraseKind::person || phrase.name.empty() || phrase.former) continue;
    const Index known =
        phrase.known != none ? phrase.known : vocabulary.known_by_last_name(words[phrase.name.end - 1].key);
    if (known == none) continue;
    for (const Period& period : vocabulary.known(known).periods) {
      // News is full of candidates while they are candidates; else it is of any year in which the person held
      // an office.
      if (phrase.known != none)
        votes.add(period.from, period.to, period.role == Role::candidate ? 0.15 : 0.04);
      const bool in_office = std::any_of(phrase.titles.begin(), phrase.titles.end(), [&](Index title) {
        return !period.office.empty() && vocabulary.person(title).noun.ends_with(period.office);
      });
      if (in_office) votes.share(period.from, std::min(period.to, period.from + 7), 3);
    }
  }
  return votes.best();
}

}  // namespace hearsay::source
