#include "text/utf8.hpp"

#include <cstdint>
#include <cstring>

namespace hearsay::text {
namespace {

/// How many bytes the well-formed sequence at the front takes; 0 where there is none. `text` is not empty.
std::size_t sequence_size(std::string_view text) noexcept {
  const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(text[i]); };
  const auto continues = [&](std::size_t i) { return (byte(i) & 0xC0) == 0x80; };
  const unsigned lead = byte(0);
  if (lead < 0x80) return 1;
  if (lead < 0xC2 || lead > 0xF4) return 0;  // a continuation, an overlong form of ASCII, or above U+10FFFF
  if (lead < 0xE0) return text.size() >= 2 && continues(1) ? 2 : 0;
  if (text.size() < 3) return 0;
  // The second byte's range keeps out overlong forms (E0, F0), surrogates (ED) and what lies above U+10FFFF
  // (F4).
  const unsigned second = byte(1);
  const unsigned low = lead == 0xE0 ? 0xA0 : lead == 0xF0 ? 0x90 : 0x80;
  const unsigned high = lead == 0xED ? 0x9F : lead == 0xF4 ? 0x8F : 0xBF;
  if (second < low || second > high || !continues(2)) return 0;
  if (lead < 0xF0) return 3;
  return text.size() >= 4 && continues(3) ? 4 : 0;
}

}  // namespace

std::size_t find_invalid_utf8(std::string_view text) noexcept {
  std::size_t at = 0;
  while (at < text.size()) {
    while (at + sizeof(std::uint64_t) <= text.size()) {
      std::uint64_t block;
      std::memcpy(&block, text.data() + at, sizeof block);
      if ((block & 0x8080808080808080) != 0) break;
      at += sizeof block;
    }
    // Up to the end of the block that holds something else, or the last bytes.
    for (std::size_t stop = at + sizeof(std::uint64_t); at < stop && at < text.size();) {
      const std::size_t size = sequence_size(text.substr(at));
      if (size == 0) return at;
      at += size;
    }
  }
  return text.size();
}

}  // namespace hearsay::text
