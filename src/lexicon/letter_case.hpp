#pragma once

namespace hearsay::lexicon {

/// Capitals, each `step` behind the one before, and the small letter of the first; the others' are as far
/// away.
struct Capitals {
  char32_t first, last;
  unsigned step;
  char32_t small;
};

inline constexpr Capitals capitals[] = {
    // Latin; where capitals and small letters take turns, the step is 2.
    {U'A', U'Z', 1, U'a'},
    {U'À', U'Ö', 1, U'à'},
    {U'Ø', U'Þ', 1, U'ø'},
    {U'Ā', U'Į', 2, U'ā'},
    {U'İ', U'İ', 1, U'i'},
    {U'Ĳ', U'Ķ', 2, U'ĳ'},
    {U'Ĺ', U'Ň', 2, U'ĺ'},
    {U'Ŋ', U'Ŷ', 2, U'ŋ'},
    {U'Ÿ', U'Ÿ', 1, U'ÿ'},
    {U'Ź', U'Ž', 2, U'ź'},
    {U'Ǎ', U'Ǜ', 2, U'ǎ'},
    {U'Ǟ', U'Ǯ', 2, U'ǟ'},
    {U'Ǹ', U'Ȟ', 2, U'ǹ'},
    {U'Ȣ', U'Ȳ', 2, U'ȣ'},
    // Greek
    {U'Ά', U'Ά', 1, U'ά'},
    {U'Έ', U'Ί', 1, U'έ'},
    {U'Ό', U'Ό', 1, U'ό'},
    {U'Ύ', U'Ώ', 1, U'ύ'},
    {U'Α', U'Ρ', 1, U'α'},
    {U'Σ', U'Ϋ', 1, U'σ'},
    // Cyrillic
    {U'Ѐ', U'Џ', 1, U'ѐ'},
    {U'А', U'Я', 1, U'а'},
    {U'Ѡ', U'Ҁ', 2, U'ѡ'},
    {U'Ҋ', U'Ҿ', 2, U'ҋ'},
    {U'Ӂ', U'Ӎ', 2, U'ӂ'},
    {U'Ӑ', U'Ԯ', 2, U'ӑ'},
    // Latin of Vietnamese and of transcription
    {U'Ḁ', U'Ẕ', 2, U'ḁ'},
    {U'Ạ', U'Ỿ', 2, U'ạ'},
};

/// Lower case of Latin, Greek and Cyrillic letters that have a single one; any other code point as it is.
constexpr char32_t to_lower(char32_t code) noexcept {
  for (const auto& [first, last, step, small] : capitals) {
    if (code > last) continue;
    const bool is_capital = code >= first && (code - first) % step == 0;
    return is_capital ? code - first + small : code;
  }
  return code;
}

}  // namespace hearsay::lexicon
