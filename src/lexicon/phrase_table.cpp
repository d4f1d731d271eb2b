#include "lexicon/phrase_table.hpp"

#include <algorithm>

namespace hearsay::lexicon {
namespace {

constexpr Key fnv_offset = 0xCBF29CE484222325u;
constexpr Key fnv_prime = 0x100000001B3u;

constexpr Key add_byte(Key key, unsigned byte) noexcept {
  return (key ^ byte) * fnv_prime;
}

// The lower-case form of a two-byte code point (U+0080 to U+07FF): Latin-1, Latin Extended-A, Greek and
// Cyrillic.
constexpr unsigned fold_two_byte(unsigned c) noexcept {
  if (c >= 0xC0 && c <= 0xDE && c != 0xD7) return c + 32;
  if ((c >= 0x100 && c <= 0x137) || (c >= 0x14A && c <= 0x177)) return c | 1;
  if ((c >= 0x139 && c <= 0x148) || (c >= 0x179 && c <= 0x17E)) return (c & 1) != 0 ? c + 1 : c;
  if (c >= 0x391 && c <= 0x3AB) return c + 32;
  if (c >= 0x410 && c <= 0x42F) return c + 32;
  if (c >= 0x400 && c <= 0x40F) return c + 80;
  return c;
}

template <class Visit>
void for_each_word(std::string_view phrase, Visit visit) {
  while (!phrase.empty()) {
    const std::size_t space = std::min(phrase.find(' '), phrase.size());
    if (space > 0) visit(phrase.substr(0, space));
    phrase.remove_prefix(std::min(space + 1, phrase.size()));
  }
}

}  // namespace

Key word_key(std::string_view word) noexcept {
  Key key = fnv_offset;
  for (std::size_t i = 0; i < word.size(); ++i) {
    const auto byte = static_cast<unsigned char>(word[i]);
    if (byte >= 'A' && byte <= 'Z') {
      key = add_byte(key, byte + 32u);
    } else if ((byte & 0xE0) == 0xC0 && i + 1 < word.size()) {
      const unsigned folded =
          fold_two_byte((byte & 0x1Fu) << 6 | (static_cast<unsigned char>(word[++i]) & 0x3Fu));
      key = add_byte(add_byte(key, 0xC0 | folded >> 6), 0x80 | (folded & 0x3F));
    } else if (word.substr(i, 3) == "’" || word.substr(i, 3) == "‘") {
      key = add_byte(key, '\'');
      i += 2;
    } else {
      key = add_byte(key, byte);
    }
  }
  return key;
}

void PhraseTable::add(std::string_view phrase, std::vector<std::string> fields) {
  Key key = 0, first = 0;
  std::uint32_t words = 0;
  for_each_word(phrase, [&](std::string_view word) {
    const Key next = word_key(word);
    if (words++ == 0) first = next;
    key = extend_key(key, next);
  });
  if (words == 0) return;
  const auto [at, is_new] = index_.try_emplace(key, static_cast<std::uint32_t>(entries_.size()));
  if (is_new) {
    entries_.push_back({std::string(phrase), std::move(fields)});
    auto& longest = longest_[first];
    longest = std::max(longest, words);
  } else {
    entries_[at->second].fields = std::move(fields);
  }
}

const Entry* PhraseTable::find(Key key) const noexcept {
  const auto at = index_.find(key);
  return at == index_.end() ? nullptr : &entries_[at->second];
}

const Entry* PhraseTable::find(std::string_view phrase) const noexcept {
  Key key = 0;
  for_each_word(phrase, [&](std::string_view word) { key = extend_key(key, word_key(word)); });
  return find(key);
}

PhraseTable::Match PhraseTable::longest_match(std::span<const Key> words) const noexcept {
  if (words.empty()) return {};
  const auto longest = longest_.find(words[0]);
  if (longest == longest_.end()) return {};
  Match best;
  Key key = 0;
  const std::size_t limit = std::min<std::size_t>(longest->second, words.size());
  for (std::uint32_t i = 0; i < limit; ++i) {
    key = extend_key(key, words[i]);
    if (const Entry* entry = find(key)) best = {entry, i + 1};
  }
  return best;
}

}  // namespace hearsay::lexicon
