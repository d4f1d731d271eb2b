#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace hearsay {

/// FNV-1a, 32 bits: the hash of a word is part of the file format of a corpus and must never change.
constexpr std::uint32_t hash(std::string_view text, std::uint32_t seed = 2166136261u) noexcept {
  for (const char c : text) seed = (seed ^ static_cast<unsigned char>(c)) * 16777619u;
  return seed;
}

/// What the forms of an English word have in common: taxes, taxed and taxing → tax, paid → pay. Two words may
/// meet by mistake; only equality means anything. `word` is in lower case.
std::string stem(std::string_view word);

/// "the Pentagon's" → "the Pentagon", "the United States’" → "the United States"
std::string_view without_possessive(std::string_view name) noexcept;

}  // namespace hearsay
