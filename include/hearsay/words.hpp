#pragma once

#include <cstddef>
#include <iosfwd>
#include <optional>
#include <string_view>
#include <type_traits>

// The words of all enumerations: to_string(Role::leader) is "leader", from_string<Role>("leader") the way
// back; they can be written to streams, and with hearsay/format.hpp by std::format. std::hash takes them as
// they are.

namespace hearsay {

/// How many enumerators an enumeration has, numbered from 0.
template <class Enum>
inline constexpr std::size_t enumerator_count = 0;

template <class Enum>
concept Enumeration = std::is_enum_v<Enum> &&(enumerator_count<Enum> > 0);

/// The enumerator that to_string writes so; none where there is no such word.
template <Enumeration Enum>
[[nodiscard]] std::optional<Enum> from_string(std::string_view word) noexcept {
  for (std::size_t i = 0; i < enumerator_count<Enum>; ++i) {
    if (to_string(static_cast<Enum>(i)) == word) return static_cast<Enum>(i);
  }
  return std::nullopt;
}

template <class Traits, Enumeration Enum>
std::basic_ostream<char, Traits>& operator<<(std::basic_ostream<char, Traits>& out, Enum value) {
  return out << std::string_view(to_string(value));
}

}  // namespace hearsay
