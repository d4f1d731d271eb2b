// Tells what paragraphs are there for, by the conventions of wires, web pages and transcripts.
//
// A paragraph is furniture, a credit, a caption or a correction by the words that it begins or ends with
// (src/lexicon/en/conventions.tsv). What stands before or behind the words that tell something is left out of
// its body: a dateline, a picture's credit, furniture that ran into the text.

#include "text/conventions.hpp"

#include <algorithm>

#include "lexicon/word_set.hpp"
#include "text/transcripts.hpp"
#include "text/wording.hpp"

namespace hearsay::text {
namespace {

// In tokens: what a credit, a label and a byline take at most, a dateline, and the longest phrase at an end.
constexpr std::uint32_t longest_byline = 16, longest_dateline = 14, longest_place = 7, longest_ending = 10,
                        longest_credit = 14, longest_contributors = 60, longest_signature = 12,
                        longest_furniture = 40, longest_notice = 60;

ParagraphKind kind_of(std::string_view kind) {
  return kind == "credit"       ? ParagraphKind::credit
         : kind == "furniture"  ? ParagraphKind::furniture
         : kind == "caption"    ? ParagraphKind::caption
         : kind == "correction" ? ParagraphKind::correction
                                : ParagraphKind::body;
}

class Marker : Wording {
 public:
  Marker(std::string_view text, std::span<const Token> tokens, std::span<const std::uint64_t> keys,
         std::vector<Paragraph>& paragraphs)
      : Wording(text, tokens, keys), paragraphs_(paragraphs) {}

  Span mark() && {
    for (Paragraph& paragraph : paragraphs_) {
      paragraph.body = paragraph.tokens;
      if (mark_signature(paragraph)) continue;
      mark_kind(paragraph);
      if (paragraph.kind == ParagraphKind::furniture || paragraph.kind == ParagraphKind::credit) {
        paragraph.body = {paragraph.tokens.begin, paragraph.tokens.begin};
        continue;
      }
      trim_end(paragraph);
      trim_credit(paragraph);
      if (paragraph.kind == ParagraphKind::body) trim_dateline(paragraph);
    }
    return agency_;
  }

 private:
  void mark_kind(Paragraph& paragraph) const {
    IndexRange words = paragraph.tokens;
    while (words.begin < words.end && is_mark(words.begin) && surface(words.begin) != "©") ++words.begin;
    if (words.empty()) return;
    if (is_notice(paragraph.tokens)) {
      paragraph.kind = ParagraphKind::furniture;
      return;
    }
    const auto match = convention(words);
    if (!match) return;
    const std::uint32_t next = words.begin + match.words;
    const bool at_end = only_marks({next, words.end});
    const bool labels = next < words.end && (surface(next) == ":" || surface(next) == "|" || is_dash(next));
    any_use(*match.entry, [&](Use use) {
      const bool fits = use.place == "start" || (use.place == "label" && labels) ||
                        (use.place == "whole" && at_end) ||
                        (use.place == "byline" && names_authors({next, words.end}));
      if (!fits) return false;
      const ParagraphKind kind = kind_of(use.kind);
      // Furniture that long text runs on from is the least of it.
      const bool all = paragraph.tokens.size() <= longest_furniture || kind == ParagraphKind::correction ||
                       kind == ParagraphKind::caption;
      if (all) paragraph.kind = kind;
      return true;
    });
  }

  // Words that nobody says but a page of itself: "… By signing up, you agree to our Privacy Policy"
  bool is_notice(IndexRange tokens) const {
    if (tokens.size() > longest_notice) return false;
    bool found = false;
    for (std::uint32_t at = tokens.begin; at < tokens.end; ++at) {
      if (tokens_[at].kind == TokenKind::quote) return false;
      if (found) continue;
      const auto match = convention({at, tokens.end});
      found = match && has_use(*match.entry, "furniture", "within");
    }
    return found;
  }

  // "— Ina Berg (@inaberg) January 15, 2024" under a post.
  bool mark_signature(Paragraph& paragraph) const {
    const std::uint32_t begin = paragraph.tokens.begin + 1;
    const std::uint32_t last = std::min(paragraph.tokens.end, begin + longest_signature);
    if (begin >= last || paragraph.tokens.size() > 2 * longest_signature || !is_dash(begin - 1)) return false;
    std::uint32_t bracket = begin;
    while (bracket < last && surface(bracket) != "(") ++bracket;
    if (bracket == begin || bracket + 1 >= last || surface(bracket + 1).front() != '@') return false;
    paragraph.kind = ParagraphKind::credit;
    paragraph.speaker = {begin, bracket};
    paragraph.body = {paragraph.tokens.end, paragraph.tokens.end};
    return true;
  }

  bool only_marks(IndexRange tokens) const {
    for (std::uint32_t at = tokens.begin; at < tokens.end; ++at) {
      if (!is_mark(at)) return false;
    }
    return true;
  }

  // "Jane Doe and Max Roe | Tarn Times", but not "Monday, the army had left."
  bool names_authors(IndexRange tokens) const {
    if (tokens.empty() || tokens.size() > longest_byline || ends_sentence(tokens)) return false;
    static const lexicon::WordSet between(Lexicon::builtin(), {"byline-joint"});
    std::uint32_t names = 0;
    for (std::uint32_t at = tokens.begin; at < tokens.end; ++at) {
      if (is_mark(at) || tokens_[at].kind == TokenKind::number) continue;
      const std::string_view word = surface(at);
      if (starts_upper(word)) {
        ++names;
      } else if (!between.contains(keys_[at]) && word.find('@') == std::string_view::npos) {
        return false;
      }
    }
    return names > 1;
  }

  // Words by which some tokens end, and what they are used for; no kind where there are none.
  struct Ending {
    std::uint32_t begin = 0;
    std::string_view kind;
  };

  Ending ending_of(IndexRange tokens) const {
    while (!tokens.empty() && is_mark(tokens.end - 1)) --tokens.end;
    Ending ending{tokens.end - std::min(longest_ending, tokens.size()), {}};
    for (; ending.begin < tokens.end; ++ending.begin) {
      const IndexRange words{ending.begin, tokens.end};
      const auto match = convention(words);
      if (match.words != words.size()) continue;
      const bool found = any_use(*match.entry, [&](Use use) {
        if (use.place == "end") ending.kind = use.kind;
        return use.place == "end";
      });
      if (found) break;
    }
    return ending;
  }

  // Words behind the body by which the paragraph ends: a credit's sentence, and what ends with a word of
  // furniture after a sentence ("… he said. Advertisement").
  void trim_end(Paragraph& paragraph) const {
    IndexRange& body = paragraph.body;
    while (!body.empty()) {
      const Ending ending = ending_of(body);
      if (ending.kind.empty()) return;
      if (ending.kind == "credit") return trim_sentence_of_credit(paragraph, ending.begin);
      if (ending.kind == "caption") paragraph.kind = ParagraphKind::caption;
      const bool follows_sentence = ending.begin > body.begin && is_mark(ending.begin - 1);
      if (ending.kind == "furniture" && !follows_sentence) return;
      body.end = ending.begin;
    }
  }

  // The sentence may be all there is: then the paragraph is a credit.
  void trim_sentence_of_credit(Paragraph& paragraph, std::uint32_t credit) const {
    IndexRange& body = paragraph.body;
    const std::uint32_t first = credit - std::min(credit - body.begin, longest_contributors);
    std::uint32_t begin = credit;
    while (begin > first && !is_stop(begin - 1)) --begin;
    if (begin == body.begin) {
      paragraph.kind = ParagraphKind::credit;
    } else if (!is_stop(begin - 1)) {
      return;
    }
    body.end = begin;
  }

  bool is_picture(std::uint32_t token, std::uint32_t end) const {
    const auto match = convention({token, end});
    return match && has_use(*match.entry, "picture", "credit");
  }

  // "(AP Photo/Jane Doe)", "Jane Doe/AFP/Getty Images", "REUTERS/Jane Doe": a slash between names, of which
  // one is whom pictures are credited to.
  void trim_credit(Paragraph& paragraph) const {
    std::uint32_t end = paragraph.body.end;
    while (end > paragraph.body.begin && is_mark(end - 1) && surface(end - 1) != ")") --end;
    const std::uint32_t first = end - std::min(end - paragraph.body.begin, longest_credit);
    if (end > paragraph.body.begin && surface(end - 1) == ")") {
      std::uint32_t open = end - 1;
      while (open > first && surface(open) != "(") --open;
      if (surface(open) != "(" || open == paragraph.body.begin) return;
      static const lexicon::WordSet photo(Lexicon::builtin(), {"photo"});
      bool slash = false, picture = false;
      for (std::uint32_t at = open + 1; at + 1 < end; ++at) {
        slash = slash || surface(at) == "/";
        picture = picture || is_picture(at, end - 1) || photo.contains(keys_[at]);
      }
      if (picture && (slash || end - open <= 4)) cut_credit(paragraph, open);
      return;
    }
    std::uint32_t begin = end;
    bool slash = false, picture = false;
    while (begin > first) {
      const std::uint32_t at = begin - 1;
      const bool is_slash = surface(at) == "/";
      if (!is_slash && !starts_upper(surface(at))) break;
      slash = slash || is_slash;
      picture = picture || is_picture(at, end);
      begin = at;
    }
    if (slash && picture && begin > paragraph.body.begin) cut_credit(paragraph, begin);
  }

  static void cut_credit(Paragraph& paragraph, std::uint32_t begin) {
    paragraph.body.end = begin;
    if (paragraph.kind == ParagraphKind::body) paragraph.kind = ParagraphKind::caption;
  }

  // "RICHMOND, Va. (AP) — ", "LONDON, Oct. 3 (Reuters) - ", "(CNN) -- ", "TARN — ", "Washington (CNN)"
  void trim_dateline(Paragraph& paragraph) {
    const std::uint32_t last = std::min(paragraph.body.end, paragraph.body.begin + longest_dateline);
    const std::uint32_t begin = paragraph.body.begin;
    std::uint32_t at = begin;
    const bool in_capitals = is_capitals(at);
    Span agency;
    for (; at < last; ++at) {
      if (surface(at) == "(") {
        const auto match = convention({at + 1, last});
        const std::uint32_t close = at + 1 + match.words;
        if (!match || close >= last || surface(close) != ")" || !has_use(*match.entry, "agency", "dateline"))
          return;
        agency = {tokens_[at + 1].span.begin, tokens_[close - 1].span.end};
        at = close + 1;
        break;
      }
      if (is_dash(at)) break;
      const bool place = starts_upper(surface(at)) || tokens_[at].kind == TokenKind::number ||
                         surface(at) == "," || surface(at) == "." || surface(at) == "/" || surface(at) == "|";
      if (!place) return;
    }
    const bool is_place =
        in_capitals && at > paragraph.body.begin && at - paragraph.body.begin <= longest_place;
    if (agency.empty() && !is_place) return;
    const bool dash = at < last && (is_dash(at) || surface(at) == ":" || surface(at) == "_");
    if (agency.empty() && !dash) return;
    if (dash) ++at;
    if (at >= paragraph.body.end) return;
    // "NATO - the alliance - …" has no dateline.
    if (agency.empty() && !starts_upper(surface(at)) && !is_mark(at)) return;
    paragraph.body.begin = at;
    if (agency.empty()) {  // "CNN — "
      const IndexRange place{begin, at - 1};
      if (is_convention(place, "agency", "dateline"))
        agency = {tokens_[place.begin].span.begin, tokens_[place.end - 1].span.end};
    }
    if (agency_.empty()) agency_ = agency;
  }

  std::vector<Paragraph>& paragraphs_;
  Span agency_;
};

}  // namespace

Span mark_conventions(std::string_view text, std::span<const Token> tokens,
                      std::span<const std::uint64_t> keys, std::vector<Paragraph>& paragraphs) {
  const Span agency = Marker(text, tokens, keys, paragraphs).mark();
  mark_turns(text, tokens, keys, paragraphs);
  return agency;
}

}  // namespace hearsay::text
