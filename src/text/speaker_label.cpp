#include "text/speaker_label.hpp"

#include <algorithm>
#include <array>
#include <optional>

#include "base/ascii.hpp"
#include "lexicon/word_set.hpp"
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
  return {form, 0, static_cast<std::uint32_t>(name), static_cast<std::uint32_t>(size)};
}

SpeakerLabel behind(std::size_t bytes, SpeakerLabel label) {
  const auto moved = static_cast<std::uint32_t>(bytes);
  return {label.form, label.begin + moved, label.name + moved, label.size + moved};
}

std::size_t skip_blanks(std::string_view line, std::size_t at) {
  while (at < line.size() && is_blank(line[at])) ++at;
  return at;
}

// Where "00:05", "[00:00:05]", "(0:05.250)" ends; 0 where there is none.
std::size_t read_time(std::string_view line) {
  const bool bracketed = line.starts_with('[') || line.starts_with('(');
  std::size_t at = bracketed ? 1 : 0, parts = 0;
  while (parts < 3) {
    const std::size_t begin = at;
    while (at < line.size() && at - begin < 2 && ascii::is_digit(line[at])) ++at;
    if (at == begin || (parts > 0 && at - begin < 2)) return 0;
    ++parts;
    if (at >= line.size() || line[at] != ':' || at + 1 == line.size() || !ascii::is_digit(line[at + 1]))
      break;
    ++at;
  }
  if (parts < 2) return 0;
  if (at + 1 < line.size() && (line[at] == '.' || line[at] == ',') && ascii::is_digit(line[at + 1])) {
    ++at;
    while (at < line.size() && ascii::is_digit(line[at])) ++at;
  }
  if (bracketed) return at < line.size() && (line[at] == ']' || line[at] == ')') ? at + 1 : 0;
  const std::size_t next = skip_blanks(line, at);  // "8:10 AM"
  const bool of_day = next + 1 < line.size() &&
                      std::string_view("AaPp").find(line[next]) != std::string_view::npos &&
                      (line[next + 1] == 'M' || line[next + 1] == 'm' || line[next + 1] == '.');
  return of_day ? 0 : at;
}

// "Q    What …"  "Q. What …"  "Q2: What …"  "A   Yes."
SpeakerLabel read_question(std::string_view line) {
  const Form form = line.front() == 'Q' ? Form::question : Form::answer;
  std::size_t at = 1;
  while (at < 3 && at < line.size() && ascii::is_digit(line[at])) ++at;
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
        if (at == 0 || (at + 1 < line.size() &&
                        std::string_view(" \t\xC2\"*_").find(line[at + 1]) == std::string_view::npos))
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
  static const lexicon::ExactWords particles("speaker-particle");
  return particles.contains(word);
}

bool is_article(std::string_view word) {
  static const lexicon::ExactWords articles("label-article");
  return articles.contains(word);
}

// Where the words end that are of a class, from `at` on, each behind a space.
std::size_t skip_words(const lexicon::ExactWords& words, std::string_view line, std::size_t at) {
  while (at < line.size() && line[at] == ' ') {
    const std::size_t end = std::min(line.find_first_of(" .(", at + 1), line.size());
    if (!words.contains(line.substr(at + 1, end - at - 1))) break;
    at = end;
  }
  return at;
}

bool is_title(std::string_view word) {
  if (word.ends_with('.')) word.remove_suffix(1);
  static const lexicon::ExactWords titles("speaker-title");
  std::array<char, 16> folded{};  // "MR", "SECRETARY" as "Mr", "Secretary"
  if (word.empty() || word.size() > folded.size()) return false;
  for (std::size_t i = 0; i < word.size(); ++i) {
    folded[i] = i > 0 ? ascii::lower(word[i]) : word[i];
  }
  const std::string_view title(folded.data(), word.size());
  return find_abbreviation(title) == Abbreviation::title || titles.contains(title);
}

// One of the words, and of what it is made.
struct Word {
  std::string_view text;
  std::size_t letters = 0, small = 0, digits = 0;

  // No small letters, but in "McCAIN" and "MacDONALD".
  bool is_capitals() const {
    static const lexicon::ExactWords beginnings("name-beginning");
    return small == 0 || beginnings.contains(text.substr(0, small + 1));
  }
};

// The word that begins at `at`.
Word read_word(std::string_view label, std::size_t at) {
  Word word;
  std::size_t end = at;
  while (end < label.size()) {
    const Character next = decode(label, end);
    const CharacterClass kind = classify(next.code);
    const bool inner = next.code == U'-' || next.code == U'.' || is_apostrophe(next.code);
    if (kind > CharacterClass::digit && !inner) break;
    word.letters += kind == CharacterClass::letter;
    word.digits += kind == CharacterClass::digit;
    word.small += kind == CharacterClass::letter && !is_upper(next.code);
    end += next.size;
  }
  word.text = label.substr(at, end - at);
  return word;
}

void add_word(const Word& word, Words& words) {
  const bool first = words.count == 0, starts_small = !starts_upper(word.text);
  const bool titled = first && is_title(word.text);
  constexpr std::size_t longest_abbreviation = 4;  // "Sen." in "Sen. ROE"
  const bool abbreviated = titled && word.text.size() <= longest_abbreviation;
  if (!word.is_capitals() && !abbreviated) words.capitals = false;
  if (starts_small && (first || (word.letters > 0 && !is_particle(word.text)))) words.upper_case = false;
  if (word.letters > 0 && word.digits > 0) words.capitals = words.upper_case = false;  // "OH-12"
  if (word.letters > 1) words.long_word = true;
  words.titled = words.titled || titled;
  ++words.count;
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
    const Word word = read_word(label, at);
    add_word(word, words);
    if (!comma) words.before_comma = words.count;
    at += word.text.size();
  }
  return words;
}

// Where words end that are in capitals, "SMITH", "McCAIN", "VAN DER BERG", up to `most` of them; 0 where the
// first is none.
std::size_t read_capitals(std::string_view line, int most) {
  std::size_t end = 0;
  for (std::size_t at = 0; most > 0; --most) {
    const std::size_t word = std::min(line.find_first_of(" .(", at), line.size());
    const Words words = read_words(line.substr(at, word - at));
    if (words.count != 1 || !words.capitals || !words.long_word) break;
    end = word;
    if (word == line.size() || line[word] != ' ') break;
    at = word + 1;
  }
  return end;
}

// The Congressional Record's "Mr. SMITH of Ohio. I yield", "The SPEAKER pro tempore (Mr. Roe). The …".
SpeakerLabel read_record(std::string_view line) {
  const std::size_t space = std::min(line.find(' '), line.size());
  std::size_t at = space + 1;
  const std::string_view title = line.substr(0, space);
  if (at >= line.size() || !is_title(title) || title.size() < 2 || !ascii::is_lower(title[1])) return {};
  static const lexicon::ExactWords acting("acting"), for_the_time("for-the-time"), of("of");
  if (is_article(title)) at = skip_words(acting, line, space) + 1;
  const std::size_t name = read_capitals(line.substr(at), 4);
  if (name == 0) return {};
  at += name;
  at = skip_words(for_the_time, line, at);
  if (const std::size_t place_begin = skip_words(of, line, at); place_begin > at) {
    const std::size_t stop = line.find('.', at);
    if (stop > longest_label) return {};  // or there is none
    const Words place = read_words(line.substr(place_begin, stop - place_begin));
    if (!place.upper_case || place.count > 4) return {};
    at = stop;
  }
  if (line.substr(at).starts_with(" (")) {
    at = line.find(')', at);
    if (at > longest_label) return {};  // or there is none
    ++at;
  }
  if (at >= line.size() || line[at] != '.') return {};
  const std::size_t end = at + 1;
  return end == line.size() || is_blank(line[end]) ? make(Form::titled, at, end) : SpeakerLabel{};
}

// "The President. Please sit."  "Secretary Roe. Thank you."
SpeakerLabel read_sentence(std::string_view line) {
  constexpr std::size_t longest = 48;
  const std::size_t space = std::min(line.find(' '), line.size());
  if (!is_title(line.substr(0, space))) return {};
  const std::size_t stop = line.find_first_of(".,:;?!\"(\n\r", std::min(space + 1, line.size()));
  if (stop > longest || line[stop] != '.') return {};
  if (stop + 2 >= line.size() || line[stop + 1] != ' ' || !is_upper(decode(line, stop + 2).code)) return {};
  const std::string_view last = line.substr(line.rfind(' ', stop) + 1, stop - line.rfind(' ', stop) - 1);
  if (last.size() < 2 || find_abbreviation(last) != Abbreviation::none) return {};  // "President John F. Roe"
  const Words words = read_words(line.substr(0, stop));
  return words.upper_case && words.count > 1 && words.count <= longest_name
             ? make(Form::sentence, stop, stop + 1)
             : SpeakerLabel{};
}

// "Jane Roe -- Chief Financial Officer", "Jane Roe  0:05", which is all of the line.
SpeakerLabel read_line(std::string_view line) {
  if (line.size() > longest_label || line.empty()) return {};
  const auto is_name = [](std::string_view part) {
    const Words words = read_words(part);
    return words.upper_case && words.count > 1 && words.count <= longest_name && !words.bracketed;
  };
  if (const std::size_t blank = line.find_last_of(" \t");
      blank != std::string_view::npos && ascii::is_digit(line.back())) {
    std::size_t end = blank;
    while (end > 0 && is_blank(line[end - 1])) --end;
    const bool timed =
        read_time(line.substr(blank + 1)) == line.size() - blank - 1 && is_name(line.substr(0, end));
    return timed ? make(Form::line, end, line.size()) : SpeakerLabel{};
  }
  std::size_t dash = std::string_view::npos, next = 0;
  for (const std::string_view mark : {" -- ", " \xE2\x80\x94 ", " \xE2\x80\x93 "}) {
    const std::size_t found = line.find(mark);
    if (found < dash) dash = found, next = found + mark.size();
  }
  if (dash == std::string_view::npos || next >= line.size() || !is_name(line.substr(0, dash))) return {};
  const char last = line.back();
  const bool fits = is_upper(decode(line, next).code) &&
                    line.find_first_of("\n\r\":;?!") == std::string_view::npos && last != '.' && last != ',';
  return fits ? make(Form::line, dash, line.size()) : SpeakerLabel{};
}

// "Question: …", "ANSWER: …"
Form form_of_word(std::string_view name) {
  static const lexicon::ExactWords question("question-label"), answer("answer-label");
  return question.contains(name) ? Form::question : answer.contains(name) ? Form::answer : Form::none;
}

SpeakerLabel read_plain(std::string_view line) {
  if (line.empty() || !is_upper(decode(line, 0).code)) return {};
  if (line.front() == 'Q' || line.front() == 'A') {
    if (const SpeakerLabel label = read_question(line)) return label;
  }
  if (const SpeakerLabel label = read_record(line)) return label;
  const auto colon = find_colon(line);
  if (!colon) {
    const SpeakerLabel label = read_sentence(line);
    return label ? label : read_line(line);
  }
  std::string_view name = line.substr(0, *colon);
  // "Joe Roe (00:12):"
  if (const std::size_t bracket = name.find_last_of("([");
      bracket != std::string_view::npos && bracket > 0 &&
      read_time(name.substr(bracket)) == name.size() - bracket)
    name = name.substr(0, bracket);
  while (!name.empty() && is_blank(name.back())) name.remove_suffix(1);
  const Words words = read_words(name);
  const auto label = [&](Form form) { return make(form, name.size(), *colon + 1); };
  if (words.count == 0) return {};
  if (const Form form = form_of_word(name); form != Form::none) return label(form);
  if (words.capitals && words.long_word && words.count <= longest_capitals)
    return label(words.titled && words.count > 1 ? Form::titled : Form::capitals);
  if (!words.upper_case) return {};
  const bool the = is_article(name.substr(0, name.find(' ')));
  if (words.titled && words.count > 1 && words.count <= longest_titled && (!the || words.bracketed))
    return label(Form::titled);
  return words.before_comma <= longest_name && words.count <= longest_titled ? label(Form::name)
                                                                             : SpeakerLabel{};
}

// "**Ina Berg:** We …", "__Ina Berg__: We …": behind the name stands the same mark.
SpeakerLabel read_emphasis(std::string_view line) {
  const char mark = line.front();
  const std::size_t opening = std::min(line.find_first_not_of(mark), line.size());
  const std::string_view run = line.substr(0, opening);
  if (opening > 3) return {};
  SpeakerLabel label = read_plain(line.substr(opening));
  if (!label || label.form == Form::line) return {};
  label = behind(opening, label);
  if (const std::string_view name = line.substr(0, label.name); name.ends_with(run)) {
    label.name -= static_cast<std::uint32_t>(opening);
    return label;
  }
  if (!line.substr(label.size).starts_with(run)) return {};
  label.size += static_cast<std::uint32_t>(opening);
  return label;
}

}  // namespace

SpeakerLabel read_speaker_label(std::string_view line) noexcept {
  std::size_t at = read_time(line);
  if (at > 0) {
    at = skip_blanks(line, at);
    if (line.substr(at).starts_with("- ")) at += 2;
  }
  if (line.substr(at).starts_with(">>")) {
    const std::size_t begin = at;
    while (at < line.size() && line[at] == '>') ++at;
    const std::size_t end = at;
    at = skip_blanks(line, at);
    if (const SpeakerLabel label = read_plain(line.substr(at)); label && label.form != Form::line)
      return behind(at, label);
    return end - begin <= 3 && at > end ? behind(begin, make(Form::unnamed, end - begin, end - begin))
                                        : SpeakerLabel{};
  }
  if (at < line.size() && (line[at] == '*' || line[at] == '_'))
    return behind(at, read_emphasis(line.substr(at)));
  const SpeakerLabel label = read_plain(line.substr(at));
  return at > 0 && label.form == Form::line ? SpeakerLabel{} : behind(at, label);
}

}  // namespace hearsay::text
