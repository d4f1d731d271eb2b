#pragma once

// std::format of all enumerations, where the standard library has it: std::format("{:>12}", source.role).
// Apart from the other headers, since <format> takes long to compile.

#include <string_view>
#include <version>

#include "hearsay/words.hpp"

#ifdef __cpp_lib_format
#include <format>

template <hearsay::Enumeration Enum>
struct std::formatter<Enum, char> : std::formatter<std::string_view, char> {
  template <class Context>
  auto format(Enum value, Context& context) const {
    return std::formatter<std::string_view, char>::format(to_string(value), context);
  }
};
#endif
