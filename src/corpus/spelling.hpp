#pragma once

#include <string>
#include <string_view>

namespace hearsay {

/// What spellings of one value have in common: see join_spellings.
std::string normal_form(std::string_view text);

}  // namespace hearsay
