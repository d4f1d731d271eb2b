#include "text/abbreviations.hpp"

#include <algorithm>
#include <array>
#include <utility>
#include <vector>

#include "lexicon/state.hpp"
#include "lexicon/take_until.hpp"

namespace hearsay::text {
namespace {

using enum Abbreviation;

struct Entry {
  std::string_view word;
  Abbreviation value;
};

std::string_view words_of(std::string_view name) {
  const lexicon::Entry* row = Lexicon::builtin().state().table("classes").find(name);
  return row == nullptr ? std::string_view() : row->field(0);
}

std::vector<Entry> abbreviations_by_word() {
  std::vector<Entry> entries;
  for (const auto& [name, value] : {std::pair("abbreviation-title", title),
                                    {"abbreviation-counter", counter},
                                    {"abbreviation-place", place},
                                    {"abbreviation-plain", plain}}) {
    for (std::string_view words = words_of(name); !words.empty();)
      entries.push_back({lexicon::take_until(words, ' '), value});
  }
  std::ranges::sort(entries, {}, &Entry::word);
  return entries;
}

std::vector<std::string_view> sorted_starters() {
  std::vector<std::string_view> starters;
  for (std::string_view words = words_of("sentence-starter"); !words.empty();)
    starters.push_back(lexicon::take_until(words, ' '));
  std::ranges::sort(starters);
  return starters;
}

}  // namespace

Abbreviation find_abbreviation(std::string_view word) {
  // "Brig.-Gen." is what its last part is.
  if (const std::size_t hyphen = word.rfind('-'); hyphen != std::string_view::npos && hyphen > 1)
    word.remove_prefix(hyphen + 1);
  static const std::vector<Entry> abbreviations = abbreviations_by_word();
  const auto entry = std::ranges::lower_bound(abbreviations, word, {}, &Entry::word);
  if (entry != abbreviations.end() && entry->word == word) return entry->value;
  // "MS. ORTEGA", "GEN. SOLANO"
  std::array<char, 6> folded{};
  const auto is_capital = [](char c) { return c >= 'A' && c <= 'Z'; };
  if (word.size() < 2 || word.size() > folded.size() || !std::ranges::all_of(word, is_capital)) return none;
  folded.front() = word.front();
  for (std::size_t i = 1; i < word.size(); ++i) folded[i] = static_cast<char>(word[i] + 0x20);
  return find_abbreviation({folded.data(), word.size()}) == title ? title : none;
}

bool starts_sentence(std::string_view word) {
  static const std::vector<std::string_view> starters = sorted_starters();
  return std::ranges::binary_search(starters, word);
}

}  // namespace hearsay::text
