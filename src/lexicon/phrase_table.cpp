#include "lexicon/phrase_table.hpp"

#include "base/ascii.hpp"
#include "lexicon/letter_case.hpp"

namespace hearsay::lexicon {
namespace {

constexpr Key fnv_offset = 0xCBF29CE484222325u;
constexpr Key fnv_prime = 0x100000001B3u;

constexpr Key add_byte(Key key, unsigned byte) noexcept {
  return (key ^ byte) * fnv_prime;
}

constexpr Key add_code(Key key, char32_t code) noexcept {
  if (code < 0x80) return add_byte(key, code);
  if (code < 0x800) return add_byte(add_byte(key, 0xC0 | code >> 6), 0x80 | (code & 0x3F));
  return add_byte(add_byte(add_byte(key, 0xE0 | code >> 12), 0x80 | (code >> 6 & 0x3F)),
                  0x80 | (code & 0x3F));
}

}  // namespace

Key word_key(std::string_view word) noexcept {
  Key key = fnv_offset;
  const auto rest = [&](std::size_t i) { return static_cast<unsigned char>(word[i]) & 0x3Fu; };
  for (std::size_t i = 0; i < word.size(); ++i) {
    const auto byte = static_cast<unsigned char>(word[i]);
    if (byte < 0x80) {
      key = add_byte(key, static_cast<unsigned char>(ascii::lower(word[i])));
    } else if ((byte & 0xE0) == 0xC0 && i + 1 < word.size()) {
      key = add_code(key, to_lower((byte & 0x1Fu) << 6 | rest(i + 1)));
      i += 1;
    } else if ((byte & 0xF0) == 0xE0 && i + 2 < word.size()) {
      const char32_t code = (byte & 0x0Fu) << 12 | rest(i + 1) << 6 | rest(i + 2);
      const bool apostrophe = code == U'‘' || code == U'’';
      key = add_code(key, apostrophe ? U'\'' : to_lower(code));
      i += 2;
    } else {
      key = add_byte(key, byte);
    }
  }
  return key;
}

PhraseTable::Places& PhraseTable::places() const {
  return places_.get([this] {
    Places places;
    places.reserve(entries_.size());
    for (std::uint32_t i = 0; i < entries_.size(); ++i) places.try_add(entries_[i].phrase, i);
    return places;
  });
}

void PhraseTable::add(const Entry& entry) {
  const auto [place, is_new] = places().try_add(entry.phrase, static_cast<std::uint32_t>(entries_.size()));
  if (place == nullptr) return;
  if (is_new) {
    entries_.push_back(entry);
  } else {
    entries_[*place].row = entry.row;
  }
}

const Entry* PhraseTable::find(Key key) const {
  const std::uint32_t* const place = places().find(key);
  return place == nullptr ? nullptr : &entries_[*place];
}

const Entry* PhraseTable::find(std::string_view phrase) const {
  Key key = 0;
  for_each_word(phrase, [&](std::string_view word) { key = extend_key(key, word_key(word)); });
  return find(key);
}

PhraseTable::Match PhraseTable::longest_match(std::span<const Key> words) const {
  const auto match = places().longest_match(words);
  return match ? Match{&entries_[*match.value], match.words} : Match{};
}

}  // namespace hearsay::lexicon
