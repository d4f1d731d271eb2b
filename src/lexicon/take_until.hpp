#pragma once

#include <algorithm>
#include <cstddef>
#include <string_view>

namespace hearsay::lexicon {

/// Takes what stands before the first delimiter, or all where there is none, off the front of a text, and the
/// delimiter with it: of "cue\tspeech", "cue". O(length of what is taken).
inline std::string_view take_until(std::string_view& text, char delimiter) noexcept {
  const std::size_t end = std::min(text.find(delimiter), text.size());
  const std::string_view taken = text.substr(0, end);
  text.remove_prefix(std::min(end + 1, text.size()));
  return taken;
}

}  // namespace hearsay::lexicon
