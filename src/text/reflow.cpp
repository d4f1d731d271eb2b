// Decides which line ends are those of paragraphs, and which come from a program that broke lines at a width.
//
// Programs break a line where the next word does not fit any more. So in a text of width W every line end
// within a paragraph obeys
//
//     columns of the line  <=  W  <  columns of the line, a space and the next line's first word
//
// while the last line of a paragraph ends anywhere. A line for which this holds is *full*.
//
// 1. The width. Each line end stands for the interval of widths at which its line is full; the width is what
//    most intervals share, those counting most whose sentence goes on ("the mayor said / on Monday").
// 2. Whether the text is wrapped at all. At that width, line ends within a sentence that are full speak for
//    it; those that are not, and lines far longer than the width, against it. In a text that is not wrapped,
//    lengths are spread widely and hardly any sentence goes on over a line end. What a text as a whole leaves
//    open, or contradicts, each of its blocks decides (lines without a blank or overlong one between them),
//    on more evidence: a wrapped letter in an article that is not.
// 3. Each line end. Blank lines, deeper indented lines, list items and speakers' labels begin paragraphs; a
//    line that is not full ends one. A full line goes on unless it ends a sentence in a text that sets its
//    paragraphs apart by short lines alone, next to a quote mark, where a paragraph ends more often than not:
//
//        ... across the border.”          ... to the border.
//        “We had no choice,” he said ...  The general said that ...        (as often one as the other)
//
// Columns of proportional type (pdftotext), lines filled for looks (fmt, TeX) and those that people broke
// are not full to the letter. Where the exact reading fails, a line is full that comes within an eighth of
// the width.

#include "text/reflow.hpp"

#include <algorithm>
#include <array>
#include <cstring>
#include <optional>

#include "text/abbreviations.hpp"
#include "text/characters.hpp"
#include "text/speaker_label.hpp"

namespace hearsay::text {
namespace {

using Offset = std::uint32_t;

// Widths that texts are broken at, in columns.
constexpr std::uint32_t least_width = 24, greatest_width = 160;
// A line that is indented by less is not: the second of two spaces may begin a line.
constexpr std::uint32_t least_indent = 2;
constexpr std::uint32_t tab_width = 8;

struct Line {
  Offset begin = 0, end = 0;                    // without white space on either side
  Offset line_end = 0;                          // where the line end behind it begins
  std::uint16_t indent = 0;                     // columns
  std::uint16_t width = 0;                      // columns up to its last character, the indent included
  std::uint16_t first_word = 0, last_word = 0;  // columns
  bool apart : 1 = false;                       // no line comes right before it
  bool stops : 1 = false;                       // ends a sentence
  bool hyphen : 1 = false;                      // ends with a hyphen within a word
  bool lower : 1 = false;                       // begins with a small letter
  bool opening_mark : 1 = false;                // begins with a quote mark
  bool closing_mark : 1 = false;                // ends with one
  bool item : 1 = false;                        // begins with what may be the mark or number of a list's item
  bool bullet : 1 = false;                      // and is nothing else
  bool label : 1 = false;                       // begins with the label of a speaker
  std::int8_t opened = 0;                       // opening less closing curly quote marks
  bool straight = false;                        // an odd number of straight ones
};

bool is_line_end(char c) {
  return c == '\n' || c == '\r';
}

Offset skip_line_end(std::string_view text, Offset at) {
  return at + (text.substr(at, 2) == "\r\n" ? 2 : 1);
}

// Whether some line follows another without a blank one between them: most texts need no more to be read.
bool has_adjacent_lines(std::string_view text) {
  bool line = false;  // the line that ended last has something in it
  for (std::size_t at = 0; at < text.size();) {
    std::size_t end = at;
    while (end < text.size() && !is_line_end(text[end])) ++end;
    const bool blank = text.substr(at, end - at).find_first_not_of(" \t") == std::string_view::npos;
    if (line && !blank) return true;
    line = !blank;
    if (end == text.size()) break;
    at = skip_line_end(text, static_cast<Offset>(end));
  }
  return false;
}

bool is_opening_mark(char32_t code) {
  return code == U'"' || code == 0x201C || code == 0x201E || code == 0xAB || code == 0x2018 ||
         code == U'\'' || code == U'`';
}
bool is_closing_mark(char32_t code) {
  return code == U'"' || code == 0x201D || code == 0xBB || code == 0x2019 || code == U'\'';
}
bool is_bracket(char32_t code) {
  return code == U'(' || code == U'[' || code == U')' || code == U']';
}

// "• Text", "— Jane Doe (@janedoe)" under a post.
bool is_bullet(std::string_view line) {
  constexpr auto bullets =
      std::to_array<char32_t>({U'•', U'‣', U'·', U'▪', U'■', U'●', U'○', U'◦', U'►', U'*'});
  const char32_t first = decode(line, 0).code;
  return std::ranges::find(bullets, first) != bullets.end() ||
         ((first == 0x2013 || first == 0x2014) && line.find("(@") != std::string_view::npos);
}

// "- Text", "1. Text", "(a) Text"
bool is_item(std::string_view line) {
  const Character first = decode(line, 0);
  std::size_t at = first.code == U'(' ? 1 : 0;
  if (first.code == U'-' || first.code == 0x2013 || first.code == 0x2014) {
    at = first.size;
  } else {
    const std::size_t begin = at;
    while (at < line.size() && at - begin < 2 && line[at] >= '0' && line[at] <= '9') ++at;
    if (at == begin && at < line.size() && line[at] >= 'a' && line[at] <= 'z') ++at;
    if (at == begin || at == line.size()) return false;
    if (line[at] != ')' && (line[at] != '.' || begin > 0 || line[begin] > '9')) return false;
    ++at;
  }
  return at < line.size() && (line[at] == ' ' || line[at] == '\t');
}

// Whether what a line ends with ends a sentence: "Gen." and "John F." do not.
bool ends_sentence(std::string_view line) {
  while (!line.empty()) {
    const Character last = decode_before(line, line.size());
    if (!is_closing_mark(last.code) && !is_bracket(last.code)) break;
    line.remove_suffix(last.size);
  }
  if (line.empty()) return false;
  const char32_t mark = decode_before(line, line.size()).code;
  if (mark == U'?' || mark == U'!' || mark == 0x2026) return true;
  if (mark != U'.') return false;
  line.remove_suffix(1);
  const std::size_t space = line.find_last_of(" (\"'");
  const std::string_view word = line.substr(space == std::string_view::npos ? 0 : space + 1);
  const bool initial = word.size() == 1 && starts_upper(word);
  return !initial && find_abbreviation(word) != Abbreviation::title;
}

class Lines {
 public:
  explicit Lines(std::string_view text) : text_(text) {}

  std::vector<Line> read() && {
    while (at_ < text_.size()) read_line();
    return std::move(lines_);
  }

 private:
  void read_line() {
    Line line;
    line.apart = apart_;
    std::uint32_t columns = 0, word = 0;
    bool begun = false, first = true;
    while (at_ < text_.size() && !is_line_end(text_[at_])) {
      const Character character = decode(text_, at_);
      const CharacterClass value = classify(character.code);
      if (value == CharacterClass::line_end) {  // a page's end or the like
        apart_after_ = true;
        break;
      }
      at_ += character.size;
      if (value == CharacterClass::mark) {
        line.end = at_;
        continue;
      }
      if (value == CharacterClass::space) {
        columns = character.code == U'\t' && !begun ? (columns / tab_width + 1) * tab_width : columns + 1;
        if (word > 0) first = false;
        word = 0;
        continue;
      }
      if (!begun) {
        begun = true;
        line.begin = at_ - character.size;
        line.indent = clamp(columns);
      }
      ++columns, ++word;
      line.end = at_;
      line.width = clamp(columns);
      line.last_word = clamp(word);
      if (first) line.first_word = clamp(word);
      count_marks(character.code, line);
    }
    line.line_end = at_;
    const bool apart_after = std::exchange(apart_after_, false);
    if (at_ < text_.size()) at_ = apart_after ? at_ + decode(text_, at_).size : skip_line_end(text_, at_);
    apart_ = !begun || apart_after;
    if (!begun) return;
    describe(line);
    lines_.push_back(line);
  }

  static std::uint16_t clamp(std::uint32_t columns) {
    return static_cast<std::uint16_t>(std::min(columns, 0xFFFFU));
  }

  static void count_marks(char32_t code, Line& line) {
    if (code == U'"') line.straight = !line.straight;
    if (code == 0x201C && line.opened < 100) ++line.opened;
    if (code == 0x201D && line.opened > -100) --line.opened;
  }

  void describe(Line& line) const {
    const std::string_view words = text_.substr(line.begin, line.end - line.begin);
    line.stops = ends_sentence(words);
    const Character last = decode_before(words, words.size());
    line.closing_mark = is_closing_mark(last.code);
    line.hyphen = is_breaking_hyphen(last.code) && words.size() > last.size &&
                  is_letter(decode_before(words, words.size() - last.size).code);
    Character first = decode(words, 0);
    line.opening_mark = is_opening_mark(first.code);
    line.bullet = is_bullet(words);
    line.item = line.bullet || is_item(words);
    using Form = SpeakerLabel::Form;
    const Form label = read_speaker_label(words).form;
    line.label = label != Form::none && label != Form::name && label != Form::line && label != Form::sentence;
    std::size_t at = 0;
    while (is_opening_mark(first.code) || is_bracket(first.code)) first = decode(words, at += first.size);
    const std::string_view word = words.substr(at, words.find_first_of(" \t", at) - at);
    line.lower = is_letter(first.code) && first.code < 0x530 && !is_upper(first.code) &&
                 word.find("://") == std::string_view::npos;
  }

  std::string_view text_;
  std::vector<Line> lines_;
  Offset at_ = 0;
  bool apart_ = true, apart_after_ = false;
};

// A width, and by how much a full line may fall short of it.
struct Measure {
  std::uint32_t width = 0, tolerance = 0;
  bool separated = false;  // paragraphs are set apart by more than a short last line
  bool short_paragraphs = false;
};

std::uint32_t filled(const Line& line, const Line& next) {
  return line.width + 1U + next.first_word;
}

bool is_full(const Line& line, const Line& next, Measure measure) {
  const bool fits = line.width <= measure.width || line.width - line.indent == line.last_word;
  return fits && filled(line, next) + measure.tolerance > measure.width;
}

// Far longer than the width, even without a last word that may stand out.
bool is_overlong(const Line& line, std::uint32_t width) {
  return line.width > width + line.last_word + 1U && line.width - line.indent != line.last_word;
}

bool breaks_word(const Line& line, const Line& next) {
  return line.hyphen && !next.item && !next.label && !next.opening_mark;
}

bool is_within_sentence(const Line& line, const Line& next) {
  return (next.lower && !line.stops && !next.item) || breaks_word(line, next);
}

// The indent of the lines that are indented least.
std::uint32_t margin_of(std::span<const Line> lines) {
  std::uint32_t margin = ~0U;
  for (const Line& line : lines) margin = std::min<std::uint32_t>(margin, line.indent);
  return margin;
}

// What speaks for and against a width.
struct Evidence {
  double score = 0;
  std::uint32_t within_full = 0, within_short = 0, full = 0;
  std::uint32_t ends = 0;  // short last lines of paragraphs that nothing else sets apart
};

Evidence weigh(std::span<const Line> lines, Measure measure) {
  // Log-odds by how often each occurs in wrapped news and in news that is not.
  constexpr double full_within = 3, full_other = 0.5, full_stop = -0.7, short_within = -3, short_other = -0.3,
                   overlong = -1;
  Evidence evidence;
  const std::uint32_t margin = margin_of(lines);
  for (std::size_t i = 0; i + 1 < lines.size(); ++i) {
    const Line &line = lines[i], &next = lines[i + 1];
    if (next.apart) continue;
    const bool within = is_within_sentence(line, next);
    if (is_overlong(line, measure.width)) {
      evidence.score += overlong;
    } else if (is_full(line, next, measure) || breaks_word(line, next)) {
      ++evidence.full;
      evidence.within_full += within;
      evidence.score += within ? full_within : line.stops ? full_stop : full_other;
    } else {
      evidence.within_short += within;
      evidence.ends += line.stops && !within && next.indent < margin + least_indent;
      evidence.score += within ? short_within : line.stops ? 0 : short_other;
    }
  }
  return evidence;
}

// The width at which most lines are full, the greatest of several.
Measure measure_width(std::span<const Line> lines, bool exact) {
  constexpr int of_within = 6, of_other = 2, of_stop = 1;
  std::array<int, greatest_width + 2> change{};
  for (std::size_t i = 0; i + 1 < lines.size(); ++i) {
    const Line &line = lines[i], &next = lines[i + 1];
    if (next.apart || line.width > greatest_width) continue;
    const int weight = is_within_sentence(line, next) ? of_within : line.stops ? of_stop : of_other;
    const std::uint32_t slack = exact ? 0 : line.width / 7U;
    change[std::max<std::uint32_t>(line.width, least_width)] += weight;
    const std::uint32_t end = std::min(filled(line, next) + slack, greatest_width + 1);
    if (end > least_width) {
      change[end] -= weight;
    } else {
      change[least_width] -= weight;
    }
  }
  Measure best;
  int sum = 0, most = 0;
  for (std::uint32_t width = least_width; width <= greatest_width; ++width) {
    sum += change[width];
    if (sum >= most && sum > 0) {
      most = sum;
      best.width = width;
    }
  }
  best.tolerance = exact ? 0 : best.width / 8;
  return best;
}

// How a range of lines is broken, if it is on evidence of at least `needed`; whatever the evidence where
// `forced`.
std::optional<Measure> judge(std::span<const Line> lines, double needed, bool forced) {
  constexpr double choice_of_width = 1, choice_of_tolerance = 4;
  std::optional<Measure> best;
  double best_score = needed;
  for (const bool exact : {true, false}) {
    Measure measure = measure_width(lines, exact);
    if (measure.width == 0) continue;
    const Evidence evidence = weigh(lines, measure);
    const double score = evidence.score - (exact ? choice_of_width : choice_of_tolerance);
    constexpr std::uint32_t many = 20, few = 4;
    const bool consistent = evidence.within_short * few <= evidence.within_full;
    if ((score < best_score || !consistent) && !(forced && !best)) continue;
    measure.separated = evidence.ends * many <= evidence.full;
    measure.short_paragraphs = evidence.ends * few > evidence.full;
    best = measure;
    best_score = score;
  }
  return best;
}

class Reflow {
 public:
  Reflow(std::string_view text, std::vector<Line> lines, LineBreaks reading)
      : text_(text), lines_(std::move(lines)), forced_(reading == LineBreaks::wrapped) {}

  std::vector<Span> find() && {
    constexpr double needed_for_text = 1.5;
    const std::optional<Measure> of_text = judge(lines_, needed_for_text, forced_);
    for (std::size_t begin = 0; begin < lines_.size();) {
      std::size_t end = begin + 1;
      while (end < lines_.size() && !lines_[end].apart && !is_long(lines_[end]) == !is_long(lines_[begin]))
        ++end;
      if (end - begin > 1 && !is_long(lines_[begin])) join_block({begin, end}, of_text);
      begin = end;
    }
    return std::move(found_);
  }

 private:
  struct Range {
    std::size_t begin, end;
  };

  static bool goes_on_anywhere(std::span<const Line> lines) {
    for (std::size_t i = 0; i + 1 < lines.size(); ++i) {
      if (is_within_sentence(lines[i], lines[i + 1])) return true;
    }
    return false;
  }

  static bool is_long(const Line& line) { return line.width > greatest_width + 20U; }

  void join_block(Range block, std::optional<Measure> measure) {
    constexpr double needed_for_block = 4;
    const std::span lines = std::span(lines_).subspan(block.begin, block.end - block.begin);
    const auto contradicts = [&] {
      const Evidence evidence = weigh(lines, *measure);
      return evidence.within_short > evidence.within_full;
    };
    if (lines.size() > 3 && !forced_ && (!measure || contradicts()))
      measure = goes_on_anywhere(lines) ? judge(lines, needed_for_block, false) : std::nullopt;
    if (measure) join_lines(block, *measure);
  }

  void join_lines(Range block, Measure measure) {
    const std::uint32_t margin = margin_of(std::span(lines_).subspan(block.begin, block.end - block.begin));
    Paragraph paragraph;
    paragraph.start(lines_[block.begin], margin);
    for (std::size_t i = block.begin; i + 1 < block.end; ++i) {
      const Line &line = lines_[i], &next = lines_[i + 1];
      paragraph.add(line);
      if (goes_on(i, block, measure, paragraph)) {
        found_.push_back({line.line_end, skip_line_end(text_, line.line_end)});
      } else {
        paragraph.start(next, margin);
      }
    }
  }

  // The paragraph so far.
  struct Paragraph {
    const Line* first = nullptr;
    std::uint32_t lines = 0;
    std::uint32_t margin = 0;
    int opened = 0;         // curly quotation marks
    bool straight = false;  // a straight one is open

    void start(const Line& line, std::uint32_t margin_of_block) {
      *this = {&line, 0, margin_of_block, 0, false};
    }
    void add(const Line& line) {
      ++lines;
      opened += line.opened;
      straight = straight != line.straight;
    }
    bool is_quoting() const { return opened > 0 || straight; }
    bool is_indented() const { return first->indent >= margin + least_indent; }
  };

  // Whether line i + 1 is of the paragraph of line i.
  bool goes_on(std::size_t i, Range block, Measure measure, const Paragraph& paragraph) const {
    const Line &line = lines_[i], &next = lines_[i + 1];
    const bool full = is_full(line, next, measure);
    if (breaks_word(line, next)) return true;
    if (is_overlong(next, measure.width)) return false;
    if (next.bullet || ((next.item || next.label) && (line.stops || !full))) return false;
    if (begins_by_indent(line, next, full, paragraph)) return false;
    return full ? goes_on_from_full(line, next, measure, paragraph)
                : goes_on_from_short(i, block, measure, paragraph);
  }

  // Whether the indents of two lines say that the second begins a paragraph.
  static bool begins_by_indent(const Line& line, const Line& next, bool full, const Paragraph& paragraph) {
    const bool within = is_within_sentence(line, next);
    if (next.indent >= line.indent + least_indent)  // a first line, unless it hangs below an item
      return !paragraph.first->item && !paragraph.first->label;
    if (next.indent + least_indent <= line.indent)
      return paragraph.lines > 1 && (!paragraph.first->item || !within);
    return paragraph.lines == 1 && paragraph.is_indented() && !paragraph.first->item &&
           !(within && full);  // two first lines
  }

  static bool goes_on_from_full(const Line& line, const Line& next, Measure measure,
                                const Paragraph& paragraph) {
    if (!line.stops || next.lower || measure.separated) return true;
    if (paragraph.is_quoting() && !next.opening_mark) return true;
    return measure.tolerance == 0 && !measure.short_paragraphs && !line.closing_mark && !next.opening_mark;
  }

  // A sentence goes on over a line that was broken early, if lines beside it are full.
  bool goes_on_from_short(std::size_t i, Range block, Measure measure, const Paragraph& paragraph) const {
    const Line &line = lines_[i], &next = lines_[i + 1];
    if (measure.tolerance > 0 && paragraph.lines > 1 && !line.stops && 2 * line.width > measure.width)
      return true;
    if (!is_within_sentence(line, next)) return false;
    const bool full_before = i > block.begin && is_full(lines_[i - 1], line, measure);
    const bool full_after = i + 2 < block.end && is_full(next, lines_[i + 2], measure);
    return full_before || full_after || forced_;
  }

  std::string_view text_;
  std::vector<Line> lines_;
  bool forced_;
  std::vector<Span> found_;
};

}  // namespace

std::vector<Span> line_ends_within_paragraphs(std::string_view text, LineBreaks reading) {
  if (reading == LineBreaks::paragraphs || !has_adjacent_lines(text)) return {};
  return Reflow(text, Lines(text).read(), reading).find();
}

}  // namespace hearsay::text
