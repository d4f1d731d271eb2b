#pragma once

#include <optional>
#include <string_view>

namespace hearsay {

/// The finite number that the whole text is: "12", "-1.5e3"; with groups of three digits, "1,234,567.8".
std::optional<double> parse_number(std::string_view text);

}  // namespace hearsay
