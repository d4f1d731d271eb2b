#include "text/abbreviations.hpp"

#include <algorithm>
#include <array>

namespace hearsay::text {
namespace {

using enum Abbreviation;

struct Entry {
  std::string_view word;
  Abbreviation value;
};

constexpr auto abbreviations = [] {
  auto entries = std::to_array<Entry>({
      // Before names.
      {"Adm", title},
      {"Amb", title},
      {"Atty", title},
      {"Brig", title},
      {"Capt", title},
      {"Cmdr", title},
      {"Col", title},
      {"Cpl", title},
      {"Cpt", title},
      {"Det", title},
      {"Dr", title},
      {"Drs", title},
      {"Ens", title},
      {"Fr", title},
      {"Gen", title},
      {"Gov", title},
      {"Govs", title},
      {"Hon", title},
      {"Insp", title},
      {"Lt", title},
      {"Maj", title},
      {"Messrs", title},
      {"Mme", title},
      {"Mr", title},
      {"Mrs", title},
      {"Ms", title},
      {"Msgr", title},
      {"Pfc", title},
      {"Pres", title},
      {"Prof", title},
      {"Profs", title},
      {"Pvt", title},
      {"Rep", title},
      {"Reps", title},
      {"Rev", title},
      {"Sen", title},
      {"Sens", title},
      {"Sgt", title},
      {"Spc", title},
      {"St", title},
      {"Ste", title},
      {"Supt", title},
      {"Mt", title},
      {"Ft", title},
      {"vs", title},
      {"Barr", title},
      {"Cdr", title},
      {"Cllr", title},
      {"Engr", title},
      {"Ofc", title},
      {"Pte", title},
      {"Revd", title},
      {"Rt", title},
      {"Smt", title},
      {"Tpr", title},
      {"Ald", title},
      {"Mx", title},
      {"gen", title},
      {"lt", title},
      // Before numbers.
      {"No", counter},
      {"Nos", counter},
      {"no", counter},
      {"nos", counter},
      {"Art", counter},
      {"Fig", counter},
      {"Sec", counter},
      {"Vol", counter},
      {"p", counter},
      {"pp", counter},
      {"vol", counter},
      // States and provinces, the Associated Press's forms; those that look like words.
      {"Ala", place},
      {"Ark", place},
      {"Del", place},
      {"Fla", place},
      {"Ill", place},
      {"Ind", place},
      {"La", place},
      {"Man", place},
      {"Mass", place},
      {"Me", place},
      {"Mich", place},
      {"Miss", place},
      {"Mo", place},
      {"Ore", place},
      {"Pa", place},
      {"Ont", place},
      {"Va", place},
      {"Wash", place},
      {"Wis", place},
      {"Ariz", plain},
      {"Calif", plain},
      {"Colo", plain},
      {"Conn", plain},
      {"Ga", plain},
      {"Kan", plain},
      {"Ky", plain},
      {"Md", plain},
      {"Minn", plain},
      {"Mont", plain},
      {"Neb", plain},
      {"Nev", plain},
      {"Okla", plain},
      {"Penn", plain},
      {"Que", plain},
      {"Tenn", plain},
      {"Tex", plain},
      {"Vt", plain},
      {"Wyo", plain},
      // Months and days; "Mar", "Sat" and "Sun" are words more often.
      {"Jan", plain},
      {"Feb", plain},
      {"Apr", plain},
      {"Aug", plain},
      {"Sept", plain},
      {"Sep", plain},
      {"Oct", plain},
      {"Nov", plain},
      {"Dec", plain},
      {"Mon", plain},
      {"Tue", plain},
      {"Tues", plain},
      {"Wed", plain},
      {"Thu", plain},
      {"Thur", plain},
      {"Thurs", plain},
      {"Fri", plain},
      // Companies, persons, streets, measures.
      {"Assn", plain},
      {"Ave", plain},
      {"Blvd", plain},
      {"Bros", plain},
      {"Co", plain},
      {"Corp", plain},
      {"Cos", plain},
      {"Dept", plain},
      {"Dist", plain},
      {"Esq", plain},
      {"Inc", plain},
      {"Jr", plain},
      {"Ltd", plain},
      {"Pty", plain},
      {"Rd", plain},
      {"Sr", plain},
      {"Univ", plain},
      {"al", place},
      {"approx", plain},
      {"cf", plain},
      {"dept", plain},
      {"est", plain},
      {"etc", plain},
      {"ft", plain},
      {"govt", plain},
      {"lb", plain},
      {"lbs", plain},
      {"mins", plain},
      {"mph", plain},
      {"oz", plain},
      {"sq", plain},
      {"viz", plain},
      {"yr", plain},
      {"yrs", plain},
  });
  std::ranges::sort(entries, {}, &Entry::word);
  return entries;
}();

constexpr auto starters = [] {
  auto words = std::to_array<std::string_view>({
      "A",         "According", "After",   "Also",    "Although", "An",    "And",   "Another", "Asked",
      "As",        "At",        "Because", "Before",  "Both",     "But",   "By",    "Despite", "During",
      "Each",      "Earlier",   "Even",    "For",     "From",     "He",    "Her",   "His",     "How",
      "However",   "I",         "If",      "In",      "Instead",  "It",    "Its",   "Last",    "Many",
      "Meanwhile", "More",      "Most",    "Neither", "No",       "Nor",   "Now",   "Of",      "On",
      "One",       "Only",      "Or",      "Other",   "Others",   "Our",   "She",   "Since",   "So",
      "Some",      "Still",     "Such",    "That",    "The",      "Their", "Then",  "There",   "These",
      "They",      "This",      "Those",   "Though",  "To",       "Two",   "Under", "Until",   "We",
      "What",      "When",      "Where",   "Whether", "Which",    "While", "Who",   "Why",     "With",
      "Without",   "Yet",       "You",
  });
  std::ranges::sort(words);
  return words;
}();

}  // namespace

Abbreviation find_abbreviation(std::string_view word) noexcept {
  // "Brig.-Gen." is what its last part is.
  if (const std::size_t hyphen = word.rfind('-'); hyphen != std::string_view::npos && hyphen > 1)
    word.remove_prefix(hyphen + 1);
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

bool starts_sentence(std::string_view word) noexcept {
  return std::ranges::binary_search(starters, word);
}

}  // namespace hearsay::text
