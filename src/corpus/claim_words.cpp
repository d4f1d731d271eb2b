#include "corpus/claim_words.hpp"

#include <charconv>
#include <span>

#include "corpus/words.hpp"
#include "lexicon/state.hpp"
#include "lexicon/take_until.hpp"

namespace hearsay {
namespace {

std::span<const lexicon::Entry> rows_of(std::string_view table) {
  return Lexicon::builtin().state().table(table).entries();
}

}  // namespace

ClaimWords::ClaimWords() {
  for (const lexicon::Entry& row : rows_of("quantities")) {
    const std::string_view kind = row.field(0), text = row.field(1);
    double value = 0;
    std::from_chars(text.data(), text.data() + text.size(), value);
    if (kind == "number") numbers.emplace(row.phrase, value);
    if (kind == "multiplier") multipliers.emplace(row.phrase, value);
    if (kind == "plural") plurals.emplace(row.phrase, value);
    if (kind == "ending") numeral_endings.emplace(row.phrase, value);
    if (kind == "half-day") half_days.emplace(row.phrase, value);
    for (const auto& [name, bound] : {std::pair("about", Bound::about),
                                      {"nearly", Bound::nearly},
                                      {"at-least", Bound::at_least},
                                      {"at-most", Bound::at_most},
                                      {"soon-after", Bound::soon_after},
                                      {"soon-before", Bound::soon_before}}) {
      if (kind == name) bounds.emplace(row.phrase, bound);
    }
  }
  for (const lexicon::Entry& row : rows_of("fates")) fates.emplace(row.phrase, row.field(0));
  for (const lexicon::Entry& row : rows_of("opposites")) {
    for (std::string_view others = row.field(0); !others.empty();) {
      const std::uint32_t word = hash(stem(row.phrase));
      const std::uint32_t other = hash(stem(lexicon::take_until(others, ' ')));
      opposites.emplace_back(word, other);
      opposites.emplace_back(other, word);
    }
  }
}

const ClaimWords& ClaimWords::carried() {
  static const ClaimWords words;
  return words;
}

}  // namespace hearsay
