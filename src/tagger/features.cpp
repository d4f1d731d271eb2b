#include "tagger/features.hpp"

#include <algorithm>
#include <bit>

#include "lexicon/phrase_table.hpp"
#include "text/characters.hpp"

namespace hearsay::tagger {
namespace {

std::uint32_t affix_hash(std::string_view text) noexcept {  // FNV-1a of 32 bits
  std::uint32_t hash = 2166136261U;
  for (const char c : text) hash = (hash ^ static_cast<unsigned char>(c)) * 16777619U;
  return hash;
}

bool continues_character(char byte) noexcept {
  return (static_cast<unsigned char>(byte) & 0xC0) == 0x80;
}

/// The last `count` code points of a word, or all of it.
std::string_view last_characters(std::string_view word, int count) noexcept {
  std::size_t at = word.size();
  while (at > 0 && count > 0) {
    --at;
    if (!continues_character(word[at])) --count;
  }
  return word.substr(at);
}

std::string_view first_characters(std::string_view word, int count) noexcept {
  std::size_t at = 0;
  while (at < word.size() && (count > 0 || continues_character(word[at]))) {
    if (!continues_character(word[at])) --count;
    ++at;
  }
  return word.substr(0, at);
}

constexpr std::uint8_t number_shape = 6;

std::uint8_t symbol_shape(char32_t code) noexcept {
  switch (code) {
    case U',':
      return 11;
    case U'.':
    case U'!':
    case U'?':
    case U'…':
      return 12;
    case U'“':
    case U'”':
    case U'"':
      return 13;
    case U'-':
    case U'–':
    case U'—':
      return 14;
    case U'(':
    case U')':
    case U'[':
    case U']':
    case U'{':
    case U'}':
      return 15;
    case U':':
    case U';':
      return 16;
    case U'\'':
    case U'’':
    case U'‘':
    case U'`':
      return 17;
    case U'$':
    case U'€':
    case U'£':
    case U'%':
      return 18;
    default:
      return 19;
  }
}

std::uint32_t word_id(const Vocabulary& vocabulary, std::string_view word, lexicon::Key key,
                      std::uint8_t shape) noexcept {
  if (const std::uint32_t id = vocabulary.find(key); id != Vocabulary::unknown) return id;
  if (shape == number_shape) return Vocabulary::number;
  // "Trump-backed" is new, "backed" is not.
  const std::size_t hyphen = word.rfind('-');
  if (hyphen == std::string_view::npos || hyphen + 1 == word.size()) return Vocabulary::unknown;
  return vocabulary.find(lexicon::word_key(word.substr(hyphen + 1)));
}

void mark_quotations(const Document& document, std::vector<Features>& features) {
  for (const Quotation& quotation : document.quotations()) {
    if (quotation.depth > 0) continue;
    const bool closes = quotation.inner.end < quotation.span.end;
    bool first = true;
    for (std::uint32_t i = quotation.tokens.begin; i < quotation.tokens.end; ++i) {
      const Span token = document.tokens()[i].span;
      std::uint8_t& quote = features[i].quote;
      if (token.begin < quotation.inner.begin) {
        quote = 1;
      } else if (token.begin >= quotation.inner.end) {
        quote = 4;
      } else {
        quote = !closes ? 5 : first ? 2 : 3;
        first = false;
      }
    }
  }
}

void mark_starts(const Document& document, std::vector<Features>& features) {
  for (const Sentence& sentence : document.sentences()) {
    if (!sentence.tokens.empty()) features[sentence.tokens.begin].start = 1;
  }
  for (const Paragraph& paragraph : document.paragraphs()) {
    if (!paragraph.tokens.empty()) features[paragraph.tokens.begin].start = 2;
  }
  if (!features.empty()) features.front().start = 3;
}

}  // namespace

std::optional<Vocabulary> Vocabulary::from_hashes(std::span<const std::uint64_t> hashes) {
  // Runs of used slots are short in a table that is half empty: some ten among a hundred thousand. The limit
  // keeps a forged list from taking quadratic time.
  constexpr std::size_t max_probes = 1000;

  Vocabulary vocabulary;
  std::vector<Slot>& slots = vocabulary.slots_;
  slots.resize(std::bit_ceil(2 * hashes.size() + 1));
  for (const std::uint64_t hash : hashes) {
    std::size_t at = hash & (slots.size() - 1);
    for (std::size_t probes = 0; slots[at].id != unknown; ++probes) {
      if (slots[at].hash == hash || probes == max_probes) return std::nullopt;
      at = (at + 1) & (slots.size() - 1);
    }
    slots[at] = {hash, vocabulary.size_++};
  }
  return vocabulary;
}

std::uint32_t Vocabulary::find(std::uint64_t wanted) const noexcept {
  for (std::size_t at = wanted & (slots_.size() - 1);; at = (at + 1) & (slots_.size() - 1)) {
    const Slot& slot = slots_[at];
    if (slot.id == unknown || slot.hash == wanted) return slot.id;
  }
}

void normalise(std::string_view word, std::string& result) {
  result.clear();
  for (std::size_t at = 0; at < word.size();) {
    const text::Character character = text::decode(word, at);
    at += character.size;
    const bool apostrophe = character.code == U'’' || character.code == U'‘';
    text::append(result, apostrophe ? U'\'' : text::to_lower(character.code));
  }
}

std::uint8_t shape(std::string_view word) noexcept {
  std::size_t letters = 0;
  std::size_t capitals = 0;
  bool digit = false;
  bool hyphen = false;
  bool stop = false;
  for (std::size_t at = 0; at < word.size();) {
    const text::Character character = text::decode(word, at);
    at += character.size;
    if (text::is_letter(character.code)) {
      ++letters;
      if (text::is_upper(character.code)) ++capitals;
    } else if (text::is_digit(character.code)) {
      digit = true;
    } else if (character.code == U'-') {
      hyphen = true;
    } else if (character.code == U'.') {
      stop = true;
    }
  }

  const char32_t first = text::decode(word, 0).code;
  if (letters == 0) return digit ? number_shape : symbol_shape(first);
  if (first == U'\'' || first == U'’') return 10;
  if (digit) return 7;
  if (hyphen) return capitals > 0 ? 9 : 8;
  if (stop) return 5;
  if (capitals == 0) return 0;
  if (capitals == letters) return letters == 1 ? 4 : 2;
  return capitals == 1 && text::is_upper(first) ? 1 : 3;
}

void find_features(const Document& document, const Vocabulary& vocabulary, std::string& buffer,
                   std::vector<Features>& result) {
  result.clear();
  result.reserve(document.tokens().size());
  for (std::size_t i = 0; i < document.tokens().size(); ++i) {
    const std::string_view form = document[document.tokens()[i]];
    Features features;
    features.shape = shape(form);
    features.word = word_id(vocabulary, form, document.word_keys()[i], features.shape);
    normalise(last_characters(form, 3), buffer);
    features.suffix2 =
        static_cast<std::uint16_t>(affix_hash(last_characters(buffer, 2)) % Features::suffix2_count);
    features.suffix3 = static_cast<std::uint16_t>(affix_hash(buffer) % Features::suffix3_count);
    normalise(first_characters(form, 3), buffer);
    features.prefix3 = static_cast<std::uint16_t>(affix_hash(buffer) % Features::prefix3_count);
    result.push_back(features);
  }
  mark_quotations(document, result);
  mark_starts(document, result);
}

void find_packs(const Document& document, std::vector<IndexRange>& result) {
  result.clear();
  bool open = false;  // the last pack may take further paragraphs
  for (const Paragraph& paragraph : document.paragraphs()) {
    const IndexRange tokens = paragraph.tokens;
    if (tokens.empty()) continue;
    if (open && result.back().size() + tokens.size() <= pack_size) {
      result.back().end = tokens.end;
      continue;
    }
    for (std::uint32_t begin = tokens.begin; begin < tokens.end; begin += max_pack_size) {
      result.push_back({begin, std::min(tokens.end, begin + max_pack_size)});
    }
    open = tokens.size() <= pack_size;
  }
}

}  // namespace hearsay::tagger
