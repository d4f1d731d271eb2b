// Reads tokens in one pass from left to right, close to the Penn Treebank's conventions but on the bytes as
// they are:
//
//     Syrsky  's  U.S.-led  forces  did  n't  pay  $  5.6  billion  ,  he  said  .
//
// A word runs over letters, digits and marks, and goes on over a hyphen, an apostrophe, a stop or an
// ampersand where what follows belongs to it. Looking ahead never rereads what an earlier look ahead read in
// vain, which keeps every input linear.

#include <algorithm>
#include <array>

#include "base/ascii.hpp"
#include "lexicon/word_set.hpp"
#include "text/abbreviations.hpp"
#include "text/characters.hpp"
#include "text/layout.hpp"

namespace hearsay::text {
namespace {

using Offset = std::uint32_t;

bool is_clitic(std::string_view suffix) {
  constexpr std::size_t longest = 2;
  static const lexicon::ExactWords clitics("clitic");
  return suffix.size() <= longest && clitics.contains(ascii::lower_case(suffix));
}

/// Of an address without a scheme: "Change.org".
bool is_top_level_domain(std::string_view label) {
  static const lexicon::ExactWords domains("top-level-domain");
  return domains.contains(label);
}

class Reader {
 public:
  Reader(std::string_view text, std::span<const Span> line_ends) : text_(text), line_ends_(line_ends) {
    layout_.tokens.reserve(text.size() / 5 + 8);  // English has a token for every 5.2 bytes
  }

  Layout read() && {
    while (at_ < text_.size()) {
      if (!line_ends_.empty() && line_ends_.front().end <= at_) line_ends_ = line_ends_.subspan(1);
      const Character character = decode(text_, at_);
      switch (class_of(character, at_)) {
        case CharacterClass::space:
          at_ += character.size;
          break;
        case CharacterClass::line_end:
          end_paragraph();
          at_ += character.size;
          break;
        case CharacterClass::letter:
        case CharacterClass::mark:
          read_word();
          break;
        case CharacterClass::digit:
          read_number(at_);
          break;
        case CharacterClass::symbol:
          read_symbol(character);
          break;
      }
    }
    end_paragraph();
    return std::move(layout_);
  }

 private:
  char byte(Offset at) const { return at < text_.size() ? text_[at] : '\0'; }
  std::string_view slice(Offset begin, Offset end) const { return text_.substr(begin, end - begin); }
  CharacterClass class_at(Offset at) const {
    return at < text_.size() ? class_of(decode(text_, at), at) : CharacterClass::line_end;
  }
  /// A line end within a paragraph is space; looking ahead from at_ goes no further than the first.
  CharacterClass class_of(Character character, Offset at) const {
    const CharacterClass value = classify(character.code);
    if (value != CharacterClass::line_end) return value;
    return !line_ends_.empty() && line_ends_.front().contains(at) ? CharacterClass::space : value;
  }
  bool alphanumeric_at(Offset at) const {
    const CharacterClass value = class_at(at);
    return value == CharacterClass::letter || value == CharacterClass::digit;
  }
  bool letter_at(Offset at) const { return class_at(at) == CharacterClass::letter; }
  bool digit_at(Offset at) const { return class_at(at) == CharacterClass::digit; }

  /// The end of the run of letters, digits and marks that begins at `at`.
  Offset skip_run(Offset at) const {
    while (at < text_.size()) {
      const Character character = decode(text_, at);
      const CharacterClass value = classify(character.code);
      if (value > CharacterClass::digit) break;
      at += character.size;
    }
    return at;
  }

  bool single_character(Offset begin, Offset end) const {
    return begin < end && decode(text_, begin).size == end - begin;
  }

  void emit(Offset end, TokenKind kind) {
    layout_.tokens.push_back({{at_, end}, kind});
    at_ = end;
  }

  void end_paragraph() {
    const auto count = static_cast<std::uint32_t>(layout_.tokens.size());
    if (count == first_token_) return;
    const Span span{layout_.tokens[first_token_].span.begin, layout_.tokens.back().span.end};
    layout_.paragraphs.push_back({span, {first_token_, count}, {}});
    first_token_ = count;
    doubled_opened_ = false;
  }

  bool paragraph_starts_here() const { return layout_.tokens.size() == first_token_; }
  bool follows_token() const { return !paragraph_starts_here() && layout_.tokens.back().span.end == at_; }
  std::string_view last_token() const {
    const Span span = layout_.tokens.back().span;
    return slice(span.begin, span.end);
  }

  void read_word() {
    const Offset end = skip_run(at_);
    if (const Offset address = address_end(end); address != 0) return emit(address, TokenKind::word);
    finish_word(at_, end, TokenKind::word);
  }

  void read_number(Offset digits) {
    // 3,000  5.6  9:30  9/11
    Offset end = skip_run(digits);
    for (;;) {
      const char separator = byte(end);
      const bool inner = separator == ',' || separator == '.' || separator == ':' || separator == '/';
      if (!inner || !digit_at(end + 1) || !digit_before(end)) break;
      end = skip_run(end + 1);
    }
    const bool half_day = byte(end) == '.' && (byte(end - 1) == 'a' || byte(end - 1) == 'p');  // 10a.m.
    finish_word(half_day ? end - 1 : end, end, TokenKind::number);
  }

  bool digit_before(Offset at) const { return is_digit(decode_before(text_, at).code); }

  /// A word or number while it is read.
  struct Reading {
    Offset segment;        // where its last part without stop or hyphen begins
    Offset end;            // up to where it has been read
    bool acronym = false;  // a stop has been taken: "U." of "U.S."
  };

  /// Takes a word or number that has been read up to `end` as far as it goes, and emits it.
  void finish_word(Offset segment, Offset end, TokenKind kind) {
    Reading word{segment, end};
    while (goes_on(word)) {
    }
    const Offset negation = end_of_negation(word.end);
    if (negation == 0) return emit(word.end, kind);
    if (word.end - 1 > at_) emit(word.end - 1, kind);
    emit(negation, TokenKind::clitic);
  }

  /// Takes one more part of the word, if it goes on.
  bool goes_on(Reading& word) const {
    const Character next = decode(text_, word.end);
    const Offset after = word.end + next.size;
    if (const Offset rest = rest_on_next_line(word.end); rest != 0) {
      word = {rest, skip_run(rest)};
      return true;
    }
    if (next.code == U'-' || next.code == 0x2010 || next.code == 0x2011) {
      if (!alphanumeric_at(after)) return false;
      word = {after, skip_run(after)};
      return true;
    }
    if (is_apostrophe(next.code)) {
      if (!letter_at(after) || end_of_negation(word.end) != 0) return false;
      const Offset end = skip_run(after);
      if (is_clitic(slice(after, end))) return false;
      word = {after, end, word.acronym};
      return true;
    }
    if (next.code == U'.') {
      const Offset end = stop_end(word.segment, word.end, word.acronym);
      if (end == word.end) return false;
      word = {after, end, true};
      return true;
    }
    const bool joins_capitals = next.code == U'&' && is_upper(decode_before(text_, word.end).code) &&
                                is_upper(decode(text_, after).code);  // AT&T
    if (joins_capitals) word = {after, skip_run(after), word.acronym};
    return joins_capitals;
  }

  /// The end of the "n't" whose apostrophe stands at `apostrophe`; 0 where none does.
  Offset end_of_negation(Offset apostrophe) const {
    if (ascii::lower(byte(apostrophe - 1)) != 'n') return 0;
    const Character mark = decode(text_, apostrophe);
    if (!is_apostrophe(mark.code)) return 0;
    const Offset suffix = apostrophe + mark.size, end = skip_run(suffix);
    return end == suffix + 1 && ascii::lower(byte(suffix)) == 't' ? end : 0;
  }

  /// Where a word goes on that a hyphen breaks over the line end at hand, "govern-⏎ment"; 0 where none does.
  /// The hyphen stands at `end`, a soft one before it. But in "low-⏎and middle-income" it hangs.
  Offset rest_on_next_line(Offset end) const {
    if (line_ends_.empty()) return 0;
    const Character hyphen = decode(text_, end);
    Offset next = end;
    if (hyphen.code == U'-' || hyphen.code == 0x2010) {
      next += hyphen.size;
    } else if (decode_before(text_, end).code != 0xAD) {
      return 0;
    }
    while (next < line_ends_.front().begin && class_at(next) == CharacterClass::space)
      next += decode(text_, next).size;
    if (next != line_ends_.front().begin) return 0;
    for (next = line_ends_.front().end; class_at(next) == CharacterClass::space;)
      next += decode(text_, next).size;
    if (!letter_at(next)) return 0;
    const std::string_view word = slice(next, skip_run(next));
    static const lexicon::WordSet after_hanging(Lexicon::builtin(), {"after-hanging-hyphen"});
    return after_hanging.contains(lexicon::word_key(word)) ? 0 : next;
  }

  /// Where the word goes on to over the stop at `stop`, or `stop` where the stop does not belong to it.
  Offset stop_end(Offset segment, Offset stop, bool acronym) const {
    const bool single = single_character(segment, stop) && letter_at(segment);
    if (letter_at(stop + 1)) {
      const Offset end = skip_run(stop + 1);
      if (single) {
        // U.S  a.m  B.Sc, but only the initial of "J.Smith"
        return end - stop <= 3                                           ? end
               : is_upper(decode(text_, segment).code) && segment == at_ ? stop + 1
                                                                         : stop;
      }
      // Ph.D.
      return single_character(stop + 1, end) && byte(end) == '.' && is_upper(decode(text_, stop + 1).code)
                 ? end
                 : stop;
    }
    if (single && acronym) return stop + 1;
    if (segment == at_) return (single ? is_initial(stop) : is_abbreviation(stop)) ? stop + 1 : stop;
    const bool of_state = segment == at_ + 2 && byte(at_ + 1) == '-' && is_state(segment, stop);  // D-Calif.
    const bool of_rank = byte(segment - 1) == '-' &&
                         find_abbreviation(slice(segment, stop)) == Abbreviation::title;  // Lt.-Gen.
    return of_state || of_rank ? stop + 1 : stop;
  }

  bool is_state(Offset begin, Offset stop) const {
    const Abbreviation value = find_abbreviation(slice(begin, stop));
    return value == Abbreviation::place || value == Abbreviation::plain;
  }

  /// For a stop after a single letter: "J. Smith", but not "Plan B." at the end of a line, "than I."
  bool is_initial(Offset stop) const {
    const char32_t letter = decode(text_, at_).code;
    if (!is_upper(letter)) return is_abbreviation(stop);
    if (letter == U'I' && !paragraph_starts_here() && !starts_upper(last_token())) return false;
    Offset next = stop + 1;
    while (class_at(next) == CharacterClass::space) next += decode(text_, next).size;
    return letter_at(next) || byte(next) == ',';
  }

  bool is_abbreviation(Offset stop) const {
    const Offset next = stop + 1;
    switch (find_abbreviation(slice(at_, stop))) {
      case Abbreviation::none:
        return false;
      case Abbreviation::counter:
        return digit_at(class_at(next) == CharacterClass::space ? next + 1 : next);
      case Abbreviation::place:
        return !paragraph_starts_here() && last_token() == ",";
      case Abbreviation::title:
      case Abbreviation::plain:
        return true;
    }
    return false;
  }

  /// The end of a URL, an e-mail address or the name of a site that begins here with a run up to `run_end`; 0
  /// where there is none.
  Offset address_end(Offset run_end) {
    const char next = byte(run_end);
    if (next == ':' && byte(run_end + 1) == '/' && byte(run_end + 2) == '/') return url_end(run_end + 3);
    if (next != '.' && next != '@' && next != '-' && next != '_') return 0;
    if (next == '.' && equals_lower(slice(at_, run_end), "www")) return url_end(run_end);
    if (at_ < not_a_site_before_) return 0;
    // Labels of ASCII letters and digits, as in "press.office@example.gov.uk" and "news.example.com/today".
    Offset end = at_;
    Offset label = at_;
    bool mail = false;
    const auto in_label = [&](char c) {
      return c == '-' || (c == '_' && !mail) ||
             (static_cast<unsigned char>(c) < 0x80 &&
              detail::ascii_classes[static_cast<unsigned char>(c)] <= CharacterClass::digit);
    };
    for (;; ++end) {
      const char c = byte(end);
      if (in_label(c)) continue;
      if (end == label || !in_label(byte(end + 1))) break;
      if (c == '@' && !mail) {
        mail = true;
      } else if (c != '.') {
        break;
      }
      label = end + 1;
    }
    if (label > at_ && (mail || is_top_level_domain(slice(label, end)))) {
      return byte(end) == '/' && in_label(byte(end + 1)) && !mail ? url_end(end) : end;
    }
    not_a_site_before_ = end;
    return 0;
  }

  /// The end of a URL that holds everything before `at`: up to white space, quote marks and angle brackets,
  /// without the punctuation of the sentence around it.
  Offset url_end(Offset at) const {
    for (;;) {
      const Character character = decode(text_, at);
      if (character.size == 0 || is_space(character.code) || character.code == U'"' ||
          character.code == U'<' || character.code == U'>' || character.code == 0xAB ||
          character.code == 0xBB || (character.code >= 0x2018 && character.code <= 0x201F)) {
        break;
      }
      at += character.size;
    }
    constexpr std::string_view trailing = ".,;:!?)]}'*";
    while (trailing.find(text_[at - 1]) != std::string_view::npos) --at;
    return at;
  }

  void read_symbol(Character character) {
    const Offset after = at_ + character.size;
    switch (character.code) {
      case U'\'':
      case 0x2019:
        if (follows_token()) {
          const Offset suffix_end = skip_run(after);
          if (is_clitic(slice(after, suffix_end)) && suffix_end > after)
            return emit(suffix_end, TokenKind::clitic);
        }
        return emit_doubled(character);
      case U'`':
      case 0x2018:
        return emit_doubled(character);
      case U'.':
        if (byte(after) != '.' && digit_at(after) && !follows_token()) return read_number(after);  // .308
        return emit_repeated('.');
      case U'-':
        return emit_repeated('-');
      case U'@':
      case U'#':
        if (letter_at(after) || (character.code == U'@' && (digit_at(after) || byte(after) == '_'))) {
          Offset end = after;
          while (byte(end) == '_' || alphanumeric_at(end)) end = byte(end) == '_' ? end + 1 : skip_run(end);
          return emit(end, TokenKind::word);
        }
        break;
      default:
        break;
    }
    Offset end = after;
    while (class_at(end) == CharacterClass::mark) end += decode(text_, end).size;
    emit(end, TokenKind::punctuation);
  }

  /// One token for '' and ``, which stand for double marks, and for ‘‘ with ’’. But “the ‘experts’’ view” has
  /// no ‘‘.
  void emit_doubled(Character character) {
    const Offset after = at_ + character.size;
    const bool alone =
        decode(text_, after).code != character.code || (character.code == 0x2019 && !doubled_opened_);
    if (character.code == 0x2018 && !alone) doubled_opened_ = true;
    emit(alone ? after : after + character.size, TokenKind::punctuation);
  }

  /// One token for ... and for --
  void emit_repeated(char c) {
    Offset end = at_;
    while (byte(end) == c) ++end;
    emit(end, TokenKind::punctuation);
  }

  std::string_view text_;
  std::span<const Span> line_ends_;  // those within paragraphs, from at_ on
  Layout layout_;
  Offset at_ = 0;
  std::uint32_t first_token_ = 0;  // of the paragraph
  bool doubled_opened_ = false;    // the paragraph has ‘‘
  Offset not_a_site_before_ = 0;   // a look ahead for a site's name ended here in vain
};

}  // namespace

Layout read_layout(std::string_view text, std::span<const Span> line_ends) {
  return Reader(text, line_ends).read();
}

}  // namespace hearsay::text
