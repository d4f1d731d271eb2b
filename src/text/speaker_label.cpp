#include "text/speaker_label.hpp"

#include <algorithm>
#include <array>
#include <optional>

#include "text/abbreviations.hpp"
#include "text/characters.hpp"

namespace hearsay::text {
namespace {

using Form = SpeakerLabel::Form;

// In bytes, the mark included; in words, without what stands in brackets.
constexpr std::size_t longest_label = 100;
constexpr std::uint32_t longest_capitals = 10, longest_name = 4, longest_titled = 8;

bool is_blank(char c) {
  return c == ' ' || c == '\t';
}

SpeakerLabel make(Form form, std::size_t name, std::size_t size) {
  return {form, static_cast<std::uint32_t>(name), static_cast<std::uint32_t>(size)};
}

// "Q    What …"  "Q. What …"  "Q2: What …"  "A   Yes."
SpeakerLabel read_question(std::string_view line) {
  const Form form = line.front() == 'Q' ? Form::question : Form::answer;
  std::size_t at = 1;
  while (at < 3 && at < line.size() && line[at] >= '0' && line[at] <= '9') ++at;
  const std::size_t name = at;
  const bool marked = at < line.size() && (line[at] == '.' || line[at] == ':');
  if (marked) ++at;
  std::size_t word = at;
  while (word < line.size() && (is_blank(line[word]) || line.substr(word, 2) == "\xC2\xA0"))
    word += is_blank(line[word]) ? 1 : 2;
  if (word == at || word == line.size()) return {};
  const bool wide = word - at > 1 || line[at] == '\t';
  const bool asks = form == Form::question && name == 1 && is_upper(decode(line, word).code);
  return marked || wide || asks ? make(form, name, at) : SpeakerLabel{};
}

// Where the colon of a label stands, if there is one: behind words without marks of a sentence.
std::optional<std::size_t> find_colon(std::string_view line) {
  const std::size_t end = std::min(line.size(), longest_label);
  int brackets = 0;
  for (std::size_t at = 0; at < end; ++at) {
    switch (line[at]) {
      case '(':
      case '[':
        ++brackets;
        break;
      case ')':
      case ']':
        --brackets;
        break;
      case ':':
        if (brackets > 0) break;
        if (at == 0 || (at + 1 < line.size() && !is_blank(line[at + 1]) && line[at + 1] != '\xC2' &&
                        line[at + 1] != '"'))
          return std::nullopt;
        return at;
      case '"':
      case ';':
      case '?':
      case '!':
      case '\n':
      case '\r':
        return std::nullopt;
      default:
        break;
    }
  }
  return std::nullopt;
}

// Its words, without what stands in brackets.
struct Words {
  std::uint32_t count = 0, before_comma = 0;
  bool capitals = true;    // no small letters, but in "McCAIN"
  bool upper_case = true;  // every word begins with a capital, but particles
  bool titled = false;
  bool bracketed = false;
  bool long_word = false;  // of more than one letter
};

bool is_particle(std::string_view word) {
  constexpr auto particles =
      std::to_array<std::string_view>({"al", "and", "bin", "da", "de", "del", "den", "der", "di", "du", "el",
                                       "for", "la", "le", "of", "the", "van", "von"});
  return std::ranges::binary_search(particles, word);
}

bool is_title(std::string_view word) {
  if (word.ends_with('.')) word.remove_suffix(1);
  constexpr auto titles = std::to_array<std::string_view>(
      {"Baroness", "Chairman", "Governor", "Judge", "Justice", "Lady", "Lord", "Madam", "Miss", "Minister",
       "President", "Professor", "Secretary", "Senator", "Sir", "The"});
  std::array<char, 16> folded{};  // "MR", "SECRETARY" as "Mr", "Secretary"
  if (word.empty() || word.size() > folded.size()) return false;
  for (std::size_t i = 0; i < word.size(); ++i) {
    const bool upper = word[i] >= 'A' && word[i] <= 'Z';
    folded[i] = i > 0 && upper ? static_cast<char>(word[i] + 0x20) : word[i];
  }
  const std::string_view title(folded.data(), word.size());
  return find_abbreviation(title) == Abbreviation::title || std::ranges::binary_search(titles, title);
}

Words read_words(std::string_view label) {
  Words words;
  int brackets = 0;
  bool comma = false;
  for (std::size_t at = 0; at < label.size();) {
    const Character character = decode(label, at);
    if (character.code == U'(' || character.code == U'[') ++brackets, words.bracketed = true;
    if (character.code == U')' || character.code == U']') --brackets;
    if (character.code == U',') comma = true;
    const CharacterClass value = classify(character.code);
    if (brackets > 0 || (value != CharacterClass::letter && value != CharacterClass::digit)) {
      at += character.size;
      continue;
    }
    const std::size_t begin = at;
    std::size_t letters = 0, small = 0, digits = 0;
    while (at < label.size()) {
      const Character next = decode(label, at);
      const CharacterClass kind = classify(next.code);
      const bool inner = next.code == U'-' || next.code == U'.' || is_apostrophe(next.code);
      if (kind > CharacterClass::digit && !inner) break;
      letters += kind == CharacterClass::letter;
      digits += kind == CharacterClass::digit;
      small += kind == CharacterClass::letter && !is_upper(next.code);
      at += next.size;
    }
    const std::string_view word = label.substr(begin, at - begin);
    const bool mac = (word.starts_with("Mc") && small == 1) || (word.starts_with("Mac") && small == 2);
    const bool abbreviated_title = word.size() <= 4 && is_title(word);
    if (small > 0 && !mac && !(abbreviated_title && words.count == 0)) words.capitals = false;
    if (letters > 0 && !is_upper(character.code) && !is_particle(word)) words.upper_case = false;
    if (letters > 0 && digits > 0) words.capitals = words.upper_case = false;  // "OH-12"
    if (letters > 1) words.long_word = true;
    if (words.count == 0) {
      words.titled = is_title(word);
      if (!is_upper(character.code)) words.upper_case = false;
    }
    ++words.count;
    words.before_comma += !comma;
  }
  return words;
}

}  // namespace

SpeakerLabel read_speaker_label(std::string_view line) noexcept {
  if (line.empty() || !is_upper(decode(line, 0).code)) return {};
  if (line.front() == 'Q' || line.front() == 'A') {
    if (const SpeakerLabel label = read_question(line)) return label;
  }
  const auto colon = find_colon(line);
  if (!colon) return {};
  const std::string_view name = line.substr(0, *colon);
  const Words words = read_words(name);
  const auto label = [&](Form form) { return make(form, name.size(), *colon + 1); };
  if (words.count == 0) return {};
  if (words.capitals && words.long_word && words.count <= longest_capitals)
    return label(words.titled && words.count > 1 ? Form::titled : Form::capitals);
  if (!words.upper_case) return {};
  const std::size_t the = name.starts_with("The ") ? 1 : 0;
  if (words.titled && words.count > 1 && words.count <= longest_titled && (the == 0 || words.bracketed))
    return label(Form::titled);
  return words.before_comma <= longest_name && words.count <= longest_titled ? label(Form::name)
                                                                             : SpeakerLabel{};
}

}  // namespace hearsay::text
