#include "lexicon/phrase_table.hpp"

#include <algorithm>

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
  const auto rest = [&](std::size_t i) { return static_cast<unsigned char>(word[i]) & 0x3Fu; };
  for (std::size_t i = 0; i < word.size(); ++i) {
    const auto byte = static_cast<unsigned char>(word[i]);
    if (byte < 0x80) {
      key = add_byte(key, to_lower(byte));
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

void PhraseTable::add(Entry entry) {
  Key key = 0;
  Node* node = nullptr;
  for_each_word(entry.phrase, [&](std::string_view word) {
    if (node != nullptr) node->goes_on = true;
    key = extend_key(key, word_key(word));
    node = &nodes_[key];
  });
  if (node == nullptr) return;
  if (node->entry == none) {
    node->entry = static_cast<std::uint32_t>(entries_.size());
    entries_.push_back(std::move(entry));
  } else {
    entries_[node->entry].row = std::move(entry.row);
  }
}

const Entry* PhraseTable::find(Key key) const noexcept {
  const auto at = nodes_.find(key);
  return at == nodes_.end() || at->second.entry == none ? nullptr : &entries_[at->second.entry];
}

const Entry* PhraseTable::find(std::string_view phrase) const noexcept {
  Key key = 0;
  for_each_word(phrase, [&](std::string_view word) { key = extend_key(key, word_key(word)); });
  return find(key);
}

PhraseTable::Match PhraseTable::longest_match(std::span<const Key> words) const noexcept {
  Match best;
  Key key = 0;
  for (std::uint32_t i = 0; i < words.size(); ++i) {
    key = extend_key(key, words[i]);
    const auto at = nodes_.find(key);
    if (at == nodes_.end()) break;
    if (at->second.entry != none) best = {&entries_[at->second.entry], i + 1};
    if (!at->second.goes_on) break;
  }
  return best;
}

}  // namespace hearsay::lexicon
