// Finds what stands between quote marks, one paragraph at a time.
//
// A mark's shape says which way it faces (“ opens); where the shape does not say (" and '), or contradicts
// its surroundings (”text” in Swedish, »text« in German), the characters on its two sides do. What is left in
// doubt closes an open quotation and otherwise opens one. Marks are then matched as brackets are, family by
// family, so that
//
//     "Stop the "steal" movement," he said.
//     └1      └2     2┘         1┘
//
// nests although the marks are alike. An opening mark without a partner reaches to the next one of its family
// or to the end of the paragraph; that is how news text marks speech that goes on in the next paragraph,
// which then begins with such a mark again. A closing mark without a partner is plain. Every step is linear
// in the number of marks: the stack is bounded, and what lies to the right of a mark is collected beforehand,
// from right to left.

#include <algorithm>
#include <array>
#include <optional>
#include <utility>

#include "lexicon/word_set.hpp"
#include "text/characters.hpp"
#include "text/layout.hpp"

namespace hearsay::text {
namespace {

enum class Family : std::uint8_t { double_mark, single_mark, guillemet, single_guillemet };
enum class Direction : std::uint8_t { opens, closes, either, neither };

/// Quotations nest at most this deep; marks that would open another are plain.
constexpr std::size_t max_depth = 16;

constexpr std::uint32_t none = ~std::uint32_t{0};

struct Mark {
  std::uint32_t token;
  Family family;
  Direction shape;
  bool straight;
};

/// The mark that a token is, if it is one.
std::optional<Mark> as_mark(std::string_view surface, std::uint32_t token) {
  using enum Family;
  using enum Direction;
  switch (surface.front()) {
    case '"':
      return Mark{token, double_mark, either, true};
    case '`':
      return Mark{token, surface.size() == 2 ? double_mark : single_mark, opens, true};
    case '\'':
      return surface.size() == 2 ? Mark{token, double_mark, either, true}
                                 : Mark{token, single_mark, either, true};
    case '\xC2':
    case '\xE2':
      break;
    default:
      return std::nullopt;
  }
  const bool doubled = surface.size() == 6;
  switch (decode(surface, 0).code) {
    case 0x201C:
      return Mark{token, double_mark, opens, false};
    case 0x201D:
      return Mark{token, double_mark, closes, false};
    case 0x201E:
    case 0x201F:
      return Mark{token, double_mark, opens, false};
    case 0x2018:
      return Mark{token, doubled ? double_mark : single_mark, opens, false};
    case 0x2019:
      return Mark{token, doubled ? double_mark : single_mark, closes, false};
    case 0x201A:
    case 0x201B:
      return Mark{token, single_mark, opens, false};
    case 0xAB:
      return Mark{token, guillemet, opens, false};
    case 0xBB:
      return Mark{token, guillemet, closes, false};
    case 0x2039:
      return Mark{token, single_guillemet, opens, false};
    case 0x203A:
      return Mark{token, single_guillemet, closes, false};
    default:
      return std::nullopt;
  }
}

/// What stands directly beside a mark.
enum class Side : std::uint8_t { space, opening, closing, dash, text };

Side classify_side(Character character) {
  if (character.size == 0 || is_space(character.code)) return Side::space;
  switch (character.code) {
    case U'(':
    case U'[':
    case U'{':
    case U'/':
      return Side::opening;
    case U'-':
    case 0x2013:
    case 0x2014:
    case 0x2015:
      return Side::dash;
    case U'.':
    case U',':
    case U';':
    case U':':
    case U'!':
    case U'?':
    case U')':
    case U']':
    case U'}':
    case U'\'':
    case 0x2019:
    case 0x2026:
      return Side::closing;
    default:
      return Side::text;
  }
}

class Finder {
 public:
  Finder(std::string_view text, std::vector<Token>& tokens, const std::vector<Paragraph>& paragraphs)
      : text_(text), tokens_(tokens), paragraphs_(paragraphs) {}

  std::vector<Quotation> find() && {
    for (std::uint32_t i = 0; i < paragraphs_.size(); ++i) {
      const Paragraph& paragraph = paragraphs_[i];
      collect_marks(paragraph.tokens);
      if (marks_.empty()) {
        reopens_ = false;
        continue;
      }
      match_marks(paragraph);
      emit(paragraph, i + 1 < paragraphs_.size() ? first_mark(paragraphs_[i + 1]) : std::nullopt);
    }
    return std::move(quotations_);
  }

 private:
  std::string_view surface(std::uint32_t token) const {
    const Span span = tokens_[token].span;
    return text_.substr(span.begin, span.size());
  }

  std::optional<Mark> first_mark(const Paragraph& paragraph) const {
    return as_mark(surface(paragraph.tokens.begin), paragraph.tokens.begin);
  }

  void collect_marks(IndexRange range) {
    marks_.clear();
    for (std::uint32_t i = range.begin; i < range.end; ++i) {
      if (tokens_[i].kind != TokenKind::punctuation) continue;
      if (const auto mark = as_mark(surface(i), i)) marks_.push_back(*mark);
    }
  }

  bool adjacent(std::size_t left, std::size_t right) const {
    return tokens_[marks_[left].token].span.end == tokens_[marks_[right].token].span.begin;
  }

  /// What stands right of each mark, and of the marks that touch it.
  void collect_right_sides() {
    right_.resize(marks_.size());
    closer_ahead_.resize(marks_.size());
    bool closer_ahead = false;
    for (std::size_t i = marks_.size(); i-- > 0;) {
      const Span span = tokens_[marks_[i].token].span;
      right_[i] = i + 1 < marks_.size() && adjacent(i, i + 1) ? right_[i + 1]
                                                              : classify_side(decode(text_, span.end));
      closer_ahead_[i] = closer_ahead;
      if (marks_[i].family != Family::single_mark) continue;
      const Character before = decode_before(text_, span.begin);
      if (before.size == 0 || is_space(before.code)) {
        closer_ahead = false;
      } else if (right_[i] != Side::text && !after_plural(marks_[i])) {
        closer_ahead = true;
      }
    }
  }

  /// True after a word that ends in s, where a single mark may be a possessive: the soldiers' families.
  bool after_plural(const Mark& mark) const {
    const std::uint32_t at = tokens_[mark.token].span.begin;
    return at > 0 && (text_[at - 1] == 's' || text_[at - 1] == 'S');
  }

  /// True before a word that begins with an apostrophe: ’em, ’90s, ’tis.
  bool before_elision(const Mark& mark) const {
    const std::uint32_t next = mark.token + 1;
    if (next >= tokens_.size() || tokens_[next].span.begin != tokens_[mark.token].span.end) return false;
    const std::string_view word = surface(next);
    if (tokens_[next].kind == TokenKind::number) {  // '90s
      return word.size() <= 3 && word.size() >= 2 && is_digit(word[1]) &&
             (word.size() == 2 || word[2] == 's');
    }
    static const lexicon::WordSet elided(Lexicon::builtin(), {"elided"});
    return elided.contains(lexicon::word_key(word));
  }

  /// Which way a mark faces by its surroundings alone. `left` is what stands before it.
  static Direction facing(Side left, Side right) {
    const bool open_left = left == Side::space || left == Side::opening || left == Side::dash;
    const bool close_right = right == Side::space || right == Side::closing || right == Side::dash;
    if (open_left && right != Side::space) {
      return left == Side::dash && close_right ? Direction::either : Direction::opens;
    }
    if (!open_left && close_right) return Direction::closes;
    return Direction::either;
  }

  Direction decide(std::size_t i, bool open) const {
    using enum Direction;
    const Mark& mark = marks_[i];
    const Direction context = facing(left_side(i), right_[i]);
    if (mark.family == Family::single_mark) return decide_single(i, context, open);
    if (mark.shape == either) return context != either ? context : open ? closes : opens;
    if (mark.shape == closes && context == opens && !open) return opens;
    if (mark.shape == opens && context == closes && open) return closes;
    return mark.shape;
  }

  Direction decide_single(std::size_t i, Direction context, bool open) const {
    using enum Direction;
    const Mark& mark = marks_[i];
    if (context == opens) {
      if (before_elision(mark)) return neither;
      return mark.shape == closes ? neither : opens;
    }
    if (mark.shape == opens && !mark.straight) return opens;
    if (!open || left_side(i) == Side::space) return neither;
    if (context == either && right_[i] == Side::text) return neither;
    const bool before_mark = i + 1 < marks_.size() && adjacent(i, i + 1);
    if (after_plural(mark) && closer_ahead_[i] && right_[i] == Side::space && !before_mark) return neither;
    return closes;
  }

  Side left_side(std::size_t i) const {
    if (i > 0 && adjacent(i - 1, i))
      return directions_[i - 1] == Direction::opens ? Side::opening : Side::closing;
    return classify_side(decode_before(text_, tokens_[marks_[i].token].span.begin));
  }

  /// Fills in partner_: for an opening mark its closing one, `none` for an opening mark that stays open,
  /// itself for a plain mark.
  void match_marks(const Paragraph& paragraph) {
    collect_right_sides();
    partner_.resize(marks_.size());
    directions_.resize(marks_.size());
    stack_.clear();
    for (std::uint32_t i = 0; i < marks_.size(); ++i) {
      partner_[i] = i;
      const auto innermost = std::find_if(stack_.rbegin(), stack_.rend(), [&](std::uint32_t open) {
        return marks_[open].family == marks_[i].family;
      });
      directions_[i] = decide(i, innermost != stack_.rend());
      if (directions_[i] == Direction::opens) {
        if (stack_.size() < max_depth) stack_.push_back(i);
      } else if (directions_[i] == Direction::closes && innermost != stack_.rend()) {
        // A single mark does not close what holds other open quotations: it is an apostrophe.
        if (marks_[i].family == Family::single_mark && innermost != stack_.rbegin()) continue;
        partner_[*innermost] = i;
        stack_.erase(std::prev(innermost.base()), stack_.end());
      }
    }
    for (const std::uint32_t open : stack_) {
      const bool first = marks_[open].token == paragraph.tokens.begin;
      if (marks_[open].family != Family::single_mark || (first && !marks_[open].straight))
        partner_[open] = none;
    }
  }

  /// Where a quotation without a closing mark ends: before the next quotation with such a mark, or with the
  /// one around it.
  std::uint32_t inferred_end(std::uint32_t opening, std::uint32_t outer_end) const {
    for (std::uint32_t i = opening + 1; i < marks_.size() && marks_[i].token < outer_end; ++i) {
      if (partner_[i] == i) continue;
      const bool alike =
          marks_[i].family == marks_[opening].family && marks_[i].straight == marks_[opening].straight;
      if (alike) return marks_[i].token;
      if (partner_[i] != none && partner_[i] > i) i = partner_[i];
    }
    return outer_end;
  }

  /// Whether a mark opens a quotation.
  bool is_opening(std::size_t i) const { return partner_[i] == none || partner_[i] > i; }

  /// Where a quotation ends, and how.
  struct Extent {
    std::uint32_t end;  // token
    bool closed;        // by a mark
    bool goes_on;       // in the next paragraph
  };

  /// `next` is the mark that the next paragraph begins with.
  void emit(const Paragraph& paragraph, const std::optional<Mark>& next) {
    const bool reopened = std::exchange(reopens_, false);
    around_.clear();
    for (std::uint32_t i = 0; i < marks_.size(); ++i) {
      if (!is_opening(i)) continue;
      const Mark& mark = marks_[i];
      while (!around_.empty() && end_around() <= mark.token) around_.pop_back();
      const Extent extent = extent_of(i, paragraph, next);
      if (extent.end - mark.token <= (extent.closed ? 2 : 1)) continue;  // nothing between the marks
      const bool continues = reopened && mark.token == paragraph.tokens.begin;
      // A single mark at the start of a paragraph that neither closes nor goes on is an apostrophe.
      if (mark.family == Family::single_mark && !extent.closed && !extent.goes_on && !continues) continue;
      add_quotation(mark.token, extent, continues, paragraph);
    }
  }

  /// The end of the innermost quotation around.
  std::uint32_t end_around() const { return quotations_[around_.back()].tokens.end; }

  Extent extent_of(std::uint32_t opening, const Paragraph& paragraph, const std::optional<Mark>& next) const {
    if (partner_[opening] != none) return {marks_[partner_[opening]].token + 1, true, false};
    const Mark& mark = marks_[opening];
    const bool may_go_on = around_.empty() && next && reopens(mark, *next);
    const std::uint32_t outer_end = around_.empty() ? paragraph.tokens.end : end_around();
    const bool all = may_go_on && mark.token == paragraph.tokens.begin;
    const std::uint32_t end = all ? outer_end : inferred_end(opening, outer_end);
    return {end, false, may_go_on && end == paragraph.tokens.end};
  }

  void add_quotation(std::uint32_t opening, Extent extent, bool continues, const Paragraph& paragraph) {
    Token &first = tokens_[opening], &last = tokens_[extent.end - 1];
    Quotation quotation;
    quotation.tokens = {opening, extent.end};
    quotation.span = {first.span.begin, last.span.end};
    quotation.inner = {first.span.end, extent.closed ? last.span.begin : last.span.end};
    quotation.depth = static_cast<std::uint8_t>(around_.size());
    if (!around_.empty()) quotation.parent = around_.back();
    quotation.continues = continues;
    quotation.balanced = extent.closed || extent.goes_on;
    first.kind = TokenKind::quote;
    if (extent.closed) last.kind = TokenKind::quote;
    if (extent.closed && !continues)
      quotation.use = use_between({opening + 1, extent.end - 1}, paragraph.tokens);
    reopens_ = reopens_ || extent.goes_on;
    around_.push_back(static_cast<std::uint32_t>(quotations_.size()));
    quotations_.push_back(quotation);
  }

  /// Whether a paragraph that begins with `next` goes on with the quotation that `mark` opened in the
  /// paragraph before it.
  static bool reopens(const Mark& mark, const Mark& next) {
    if (next.family != mark.family || next.shape == Direction::closes) return false;
    return mark.family != Family::single_mark || !next.straight;
  }

  /// What the quotation of the tokens `inner`, without their marks, is for.
  QuotationUse use_between(IndexRange inner, IndexRange paragraph) const {
    constexpr std::uint32_t longest_title = 12;
    const std::uint32_t mark = inner.begin - 1;
    const std::uint32_t after = inner.end + 1;
    if (mark == paragraph.begin || inner.size() > longest_title) return QuotationUse::speech;
    if (tokens_[mark - 1].kind != TokenKind::word || tokens_[inner.end - 1].kind == TokenKind::punctuation) {
      return QuotationUse::speech;
    }
    const std::string_view left = surface(mark - 1);
    const bool capital = starts_upper(surface(inner.begin));
    // Dwayne "The Rock" Johnson; but in a headline every word has a capital.
    const char last = text_[tokens_[paragraph.end - 1].span.end - 1];
    const bool headline = tokens_[paragraph.end - 1].kind != TokenKind::quote && last != '.' && last != '?' &&
                          last != '!' && last != ':';
    if (!headline && inner.size() <= 3 && capital && starts_upper(left) && after < paragraph.end &&
        tokens_[after].kind == TokenKind::word && starts_upper(surface(after))) {
      return QuotationUse::nickname;
    }
    if (capital && names_a_work(left) && capitalized(inner)) return QuotationUse::title;
    if (inner.size() <= 2 && !capital && holds_at_arms_length(left)) return QuotationUse::scare;
    return QuotationUse::speech;
  }

  /// True where the words are written as titles are: "The Art of the Deal".
  bool capitalized(IndexRange words) const {
    constexpr std::size_t longest_particle = 4;  // of, the, with
    for (std::uint32_t i = words.begin; i < words.end; ++i) {
      if (tokens_[i].kind != TokenKind::word) continue;
      if (!starts_upper(surface(i)) && surface(i).size() > longest_particle) return false;
    }
    return true;
  }

  static bool names_a_work(std::string_view word) {
    static const lexicon::ExactWords works("quoted-work");
    return works.contains(word);
  }

  static bool holds_at_arms_length(std::string_view word) {
    static const lexicon::WordSet words(Lexicon::builtin(), {"before-scare-quotes"});
    return words.contains(lexicon::word_key(word));
  }

  std::string_view text_;
  std::vector<Token>& tokens_;
  const std::vector<Paragraph>& paragraphs_;
  std::vector<Quotation> quotations_;

  // Of the paragraph at hand, one for each mark.
  std::vector<Mark> marks_;
  std::vector<Side> right_;
  std::vector<bool> closer_ahead_;  // a single mark that can only close comes before one that can open
  std::vector<Direction> directions_;
  std::vector<std::uint32_t> partner_;

  std::vector<std::uint32_t> stack_;   // open marks
  std::vector<std::uint32_t> around_;  // the quotations around, the innermost last
  bool reopens_ = false;               // the last quotation goes on in the next paragraph
};

}  // namespace

std::vector<Quotation> find_quotations(std::string_view text, std::vector<Token>& tokens,
                                       const std::vector<Paragraph>& paragraphs) {
  return Finder(text, tokens, paragraphs).find();
}

}  // namespace hearsay::text
