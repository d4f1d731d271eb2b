#pragma once

// Letters, digits and white space of ASCII alone, for what formats and markup prescribe. Words of people are
// read with text/characters.hpp.

#include <algorithm>
#include <string>
#include <string_view>

namespace hearsay::ascii {

constexpr bool is_digit(char c) noexcept {
  return '0' <= c && c <= '9';
}

constexpr bool is_upper(char c) noexcept {
  return 'A' <= c && c <= 'Z';
}

constexpr bool is_lower(char c) noexcept {
  return 'a' <= c && c <= 'z';
}

/// The small letter of a capital; any other character as it is.
constexpr char lower(char c) noexcept {
  return is_upper(c) ? static_cast<char>(c - 'A' + 'a') : c;
}

constexpr bool is_letter(char c) noexcept {
  return is_lower(lower(c));
}

/// As HTML has it, without the vertical tab.
constexpr bool is_space(char c) noexcept {
  return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f';
}

inline std::string lower_case(std::string_view text) {
  std::string out(text);
  std::transform(out.begin(), out.end(), out.begin(), lower);
  return out;
}

/// Without the spaces, tabs and line ends around it.
constexpr std::string_view trimmed(std::string_view text) noexcept {
  constexpr std::string_view space = " \t\r\n";
  const std::size_t first = text.find_first_not_of(space);
  if (first == std::string_view::npos) return {};
  return text.substr(first, text.find_last_not_of(space) - first + 1);
}

}  // namespace hearsay::ascii
