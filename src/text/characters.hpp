#pragma once

// What the library needs to know about characters: classes for reading words, and case for the scripts in
// which news names come. Own tables instead of the C library's, whose answers depend on the process's locale.
// Code points that no table knows are letters, so that every script makes words.

#include <algorithm>
#include <array>
#include <cstdint>
#include <string>
#include <string_view>

#include "lexicon/letter_case.hpp"

namespace hearsay::text {

enum class CharacterClass : std::uint8_t {
  letter,
  mark,  ///< belongs to the character before it: combining accents, variation selectors, joiners
  digit,
  space,     ///< white space within a line, and characters without a width such as a byte order mark
  line_end,  ///< LF, VT, FF, CR, NEL, U+2028, U+2029
  symbol,    ///< punctuation, signs, pictures and controls
};

/// A code point and how many bytes it takes.
struct Character {
  char32_t code = 0;
  std::uint32_t size = 0;
};

/// The character at a boundary of well-formed UTF-8; size 0 at the end.
inline Character decode(std::string_view text, std::size_t at) noexcept {
  if (at >= text.size()) return {};
  const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(text[at + i]); };
  const char32_t lead = byte(0);
  if (lead < 0x80) return {lead, 1};
  if (lead < 0xE0) return {(lead & 0x1F) << 6 | (byte(1) & 0x3FU), 2};
  if (lead < 0xF0) return {(lead & 0x0F) << 12 | (byte(1) & 0x3FU) << 6 | (byte(2) & 0x3FU), 3};
  return {(lead & 0x07) << 18 | (byte(1) & 0x3FU) << 12 | (byte(2) & 0x3FU) << 6 | (byte(3) & 0x3FU), 4};
}

/// The character that ends at a boundary of well-formed UTF-8; size 0 at the start.
inline Character decode_before(std::string_view text, std::size_t end) noexcept {
  if (end == 0) return {};
  std::size_t begin = end - 1;
  while ((static_cast<unsigned char>(text[begin]) & 0xC0) == 0x80) --begin;
  return decode(text, begin);
}

namespace detail {

inline constexpr auto ascii_classes = [] {
  std::array<CharacterClass, 128> classes{};
  classes.fill(CharacterClass::symbol);
  for (char c = 'a'; c <= 'z'; ++c) classes[static_cast<unsigned char>(c)] = CharacterClass::letter;
  for (char c = 'A'; c <= 'Z'; ++c) classes[static_cast<unsigned char>(c)] = CharacterClass::letter;
  for (char c = '0'; c <= '9'; ++c) classes[static_cast<unsigned char>(c)] = CharacterClass::digit;
  for (char c : {' ', '\t'}) classes[static_cast<unsigned char>(c)] = CharacterClass::space;
  for (char c : {'\n', '\v', '\f', '\r'}) classes[static_cast<unsigned char>(c)] = CharacterClass::line_end;
  return classes;
}();

struct ClassRange {
  char32_t first, last;
  CharacterClass value;
};

/// Everything above ASCII that is not a letter (The Unicode Standard, general categories), as far as news
/// text has it.
inline constexpr auto ranges = std::to_array<ClassRange>({
    {0x0080, 0x0084, CharacterClass::symbol},   {0x0085, 0x0085, CharacterClass::line_end},
    {0x0086, 0x009F, CharacterClass::symbol},   {0x00A0, 0x00A0, CharacterClass::space},
    {0x00A1, 0x00A9, CharacterClass::symbol},   {0x00AB, 0x00AC, CharacterClass::symbol},
    {0x00AD, 0x00AD, CharacterClass::mark},  // soft hyphen
    {0x00AE, 0x00B1, CharacterClass::symbol},   {0x00B4, 0x00B4, CharacterClass::symbol},
    {0x00B6, 0x00B8, CharacterClass::symbol},   {0x00BB, 0x00BB, CharacterClass::symbol},
    {0x00BC, 0x00BE, CharacterClass::digit},  // fractions
    {0x00BF, 0x00BF, CharacterClass::symbol},   {0x00D7, 0x00D7, CharacterClass::symbol},
    {0x00F7, 0x00F7, CharacterClass::symbol},   {0x0300, 0x036F, CharacterClass::mark},
    {0x037E, 0x037E, CharacterClass::symbol},   {0x0387, 0x0387, CharacterClass::symbol},
    {0x0483, 0x0489, CharacterClass::mark},     {0x055A, 0x055F, CharacterClass::symbol},
    {0x0589, 0x058A, CharacterClass::symbol},   {0x0591, 0x05BD, CharacterClass::mark},
    {0x05BE, 0x05BE, CharacterClass::symbol},   {0x05BF, 0x05BF, CharacterClass::mark},
    {0x05C0, 0x05C0, CharacterClass::symbol},   {0x05C1, 0x05C2, CharacterClass::mark},
    {0x05C3, 0x05C3, CharacterClass::symbol},   {0x05C4, 0x05C5, CharacterClass::mark},
    {0x05C6, 0x05C6, CharacterClass::symbol},   {0x05F3, 0x05F4, CharacterClass::mark},
    {0x060C, 0x060D, CharacterClass::symbol},   {0x0610, 0x061A, CharacterClass::mark},
    {0x061B, 0x061B, CharacterClass::symbol},   {0x061C, 0x061C, CharacterClass::space},
    {0x061D, 0x061F, CharacterClass::symbol},   {0x064B, 0x065F, CharacterClass::mark},
    {0x0660, 0x0669, CharacterClass::digit},    {0x066A, 0x066D, CharacterClass::symbol},
    {0x0670, 0x0670, CharacterClass::mark},     {0x06D4, 0x06D4, CharacterClass::symbol},
    {0x06D6, 0x06DC, CharacterClass::mark},     {0x06DF, 0x06E4, CharacterClass::mark},
    {0x06E7, 0x06E8, CharacterClass::mark},     {0x06EA, 0x06ED, CharacterClass::mark},
    {0x06F0, 0x06F9, CharacterClass::digit},    {0x0964, 0x0965, CharacterClass::symbol},
    {0x0966, 0x096F, CharacterClass::digit},    {0x1680, 0x1680, CharacterClass::space},
    {0x1AB0, 0x1AFF, CharacterClass::mark},     {0x1DC0, 0x1DFF, CharacterClass::mark},
    {0x2000, 0x200B, CharacterClass::space},    {0x200C, 0x200D, CharacterClass::mark},
    {0x200E, 0x200F, CharacterClass::space},    {0x2010, 0x2027, CharacterClass::symbol},
    {0x2028, 0x2029, CharacterClass::line_end}, {0x202A, 0x202F, CharacterClass::space},
    {0x2030, 0x205E, CharacterClass::symbol},   {0x205F, 0x206F, CharacterClass::space},
    {0x20A0, 0x20CF, CharacterClass::symbol},  // currencies
    {0x20D0, 0x20FF, CharacterClass::mark},     {0x2116, 0x2117, CharacterClass::symbol},
    {0x2120, 0x2123, CharacterClass::symbol},   {0x2150, 0x215F, CharacterClass::digit},
    {0x2190, 0x2BFF, CharacterClass::symbol},   {0x2E00, 0x2E7F, CharacterClass::symbol},
    {0x3000, 0x3000, CharacterClass::space},    {0x3001, 0x3003, CharacterClass::symbol},
    {0x3008, 0x3020, CharacterClass::symbol},   {0x3030, 0x3030, CharacterClass::symbol},
    {0xE000, 0xF8FF, CharacterClass::symbol},  // private use
    {0xFE00, 0xFE0F, CharacterClass::mark},     {0xFE10, 0xFE1F, CharacterClass::symbol},
    {0xFE20, 0xFE2F, CharacterClass::mark},     {0xFE30, 0xFE6F, CharacterClass::symbol},
    {0xFEFF, 0xFEFF, CharacterClass::space},    {0xFF01, 0xFF0F, CharacterClass::symbol},
    {0xFF10, 0xFF19, CharacterClass::digit},    {0xFF1A, 0xFF20, CharacterClass::symbol},
    {0xFF3B, 0xFF40, CharacterClass::symbol},   {0xFF5B, 0xFF65, CharacterClass::symbol},
    {0xFFE0, 0xFFEF, CharacterClass::symbol},   {0xFFF9, 0xFFFD, CharacterClass::symbol},
    {0x1F000, 0x1F3FA, CharacterClass::symbol},  // pictures
    {0x1F3FB, 0x1F3FF, CharacterClass::mark},    // tones of skin
    {0x1F400, 0x1FAFF, CharacterClass::symbol}, {0xE0000, 0xE01EF, CharacterClass::mark},
});
static_assert(std::ranges::is_sorted(ranges, {}, &ClassRange::first));

}  // namespace detail

/// O(1) for ASCII and Latin letters, otherwise O(log of the table's 90 ranges).
inline CharacterClass classify(char32_t code) noexcept {
  if (code < 0x80) return detail::ascii_classes[code];
  if (code >= 0xC0 && code < 0x300 && code != 0xD7 && code != 0xF7) return CharacterClass::letter;
  const auto range = std::ranges::lower_bound(detail::ranges, code, {}, &detail::ClassRange::last);
  return range != detail::ranges.end() && range->first <= code ? range->value : CharacterClass::letter;
}

inline bool is_letter(char32_t code) noexcept {
  return classify(code) == CharacterClass::letter;
}
inline bool is_digit(char32_t code) noexcept {
  return classify(code) == CharacterClass::digit;
}
inline bool is_space(char32_t code) noexcept {
  const CharacterClass value = classify(code);
  return value == CharacterClass::space || value == CharacterClass::line_end;
}

/// ' and ’, which stand for the apostrophe. (U+02BC, the modifier letter, is a letter.)
inline bool is_apostrophe(char32_t code) noexcept {
  return code == U'\'' || code == 0x2019;
}

/// What a word that is broken over two lines ends the first of them with: a hyphen, or a soft one.
inline bool is_breaking_hyphen(char32_t code) noexcept {
  return code == U'-' || code == 0x2010 || code == 0xAD;
}

using lexicon::to_lower;

constexpr bool is_upper(char32_t code) noexcept {
  return to_lower(code) != code;
}

/// True where the first character is a capital letter: "Kyiv", "U.S.", "Émile".
inline bool starts_upper(std::string_view word) noexcept {
  return is_upper(decode(word, 0).code);
}

inline void append(std::string& text, char32_t code) {
  if (code < 0x80) {
    text += static_cast<char>(code);
  } else if (code < 0x800) {
    text += static_cast<char>(0xC0 | code >> 6);
    text += static_cast<char>(0x80 | (code & 0x3F));
  } else if (code < 0x10000) {
    text += static_cast<char>(0xE0 | code >> 12);
    text += static_cast<char>(0x80 | (code >> 6 & 0x3F));
    text += static_cast<char>(0x80 | (code & 0x3F));
  } else {
    text += static_cast<char>(0xF0 | code >> 18);
    text += static_cast<char>(0x80 | (code >> 12 & 0x3F));
    text += static_cast<char>(0x80 | (code >> 6 & 0x3F));
    text += static_cast<char>(0x80 | (code & 0x3F));
  }
}

/// The text in lower case. Well-formed UTF-8 in and out; the number of bytes may change. O(n).
inline std::string lower(std::string_view text) {
  std::string result;
  result.reserve(text.size());
  for (std::size_t at = 0; at < text.size();) {
    const Character character = decode(text, at);
    append(result, to_lower(character.code));
    at += character.size;
  }
  return result;
}

/// True where two words differ in ASCII case at most. `lower_word` is in lower case.
inline bool equals_lower(std::string_view word, std::string_view lower_word) noexcept {
  return std::ranges::equal(word, lower_word, [](char a, char b) {
    return (a >= 'A' && a <= 'Z' ? static_cast<char>(a + 0x20) : a) == b;
  });
}

}  // namespace hearsay::text
