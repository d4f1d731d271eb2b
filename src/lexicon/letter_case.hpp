#pragma once

namespace hearsay::lexicon {

/// Lower case of Latin, Greek and Cyrillic letters that have a single one; any other code point as it is.
constexpr char32_t to_lower(char32_t code) noexcept {
  if (code < 0x80) return code >= U'A' && code <= U'Z' ? code + 0x20 : code;
  if (code <= 0xDE) return code >= 0xC0 && code != 0xD7 ? code + 0x20 : code;
  const bool even = code % 2 == 0;
  if (code >= 0x100 &&
      code <= 0x17F) {  // Latin Extended-A: pairs, whose first is even in some rows and odd in others
    if (code == 0x130) return U'i';
    if (code == 0x178) return 0xFF;
    const bool odd_first = (code >= 0x139 && code <= 0x148) || (code >= 0x179 && code <= 0x17E);
    if (code == 0x131 || code == 0x138 || code == 0x149 || code == 0x17F) return code;
    return even != odd_first ? code + 1 : code;
  }
  if (code >= 0x1CD && code <= 0x1DC) return even ? code : code + 1;  // Ǎ … ǜ
  if ((code >= 0x1DE && code <= 0x1EE) || (code >= 0x1F8 && code <= 0x21E) ||
      (code >= 0x222 && code <= 0x232)) {
    return even ? code + 1 : code;
  }
  if (code >= 0x386 && code <= 0x3AB) {  // Greek
    if (code == 0x386) return 0x3AC;
    if (code >= 0x388 && code <= 0x38A) return code + 37;
    if (code == 0x38C) return 0x3CC;
    if (code == 0x38E || code == 0x38F) return code + 63;
    return code >= 0x391 && code != 0x3A2 ? code + 0x20 : code;
  }
  if (code >= 0x400 && code <= 0x40F) return code + 0x50;  // Cyrillic
  if (code >= 0x410 && code <= 0x42F) return code + 0x20;
  if ((code >= 0x460 && code <= 0x480) || (code >= 0x48A && code <= 0x4BE) ||
      (code >= 0x4D0 && code <= 0x52E)) {
    return even ? code + 1 : code;
  }
  if (code >= 0x4C1 && code <= 0x4CD) return even ? code : code + 1;
  if ((code >= 0x1E00 && code <= 0x1E94) || (code >= 0x1EA0 && code <= 0x1EFE)) return even ? code + 1 : code;
  return code;
}

}  // namespace hearsay::lexicon
