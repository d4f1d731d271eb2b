// Tells what paragraphs are there for, by the conventions of wires, web pages and transcripts.
//
// A paragraph is furniture, a credit, a caption or a correction by the words that it begins or ends with
// (src/lexicon/conventions.tsv). What stands before or behind the words that tell something is left out of
// its body: a dateline, a picture's credit, furniture that ran into the text.
//
// A text is a transcript if lines that begin with the label of a speaker (speaker_label.hpp) make up enough
// of it, and labels come back, or are titled, or begin every line. Names in small letters ("Anders Nylund:
// …") look like any heading ("Last orders: …"), so they count only where half of all paragraphs begin so.
// What follows a label without one is the same speaker's. In an article that is no transcript, three labelled
// paragraphs in a row of two speakers in capitals are an excerpt of one.

#include "text/conventions.hpp"

#include <algorithm>
#include <unordered_map>

#include "hearsay/lexicon.hpp"
#include "lexicon/phrase_table.hpp"
#include "lexicon/state.hpp"
#include "lexicon/take_until.hpp"
#include "lexicon/word_set.hpp"
#include "text/abbreviations.hpp"
#include "text/characters.hpp"
#include "text/speaker_label.hpp"

namespace hearsay::text {
namespace {

using lexicon::Entry;
using Form = SpeakerLabel::Form;

// In tokens: what a credit, a label and a byline take at most, a dateline, and the longest phrase at an end.
constexpr std::uint32_t longest_byline = 16, longest_dateline = 14, longest_place = 7, longest_ending = 10,
                        longest_credit = 14, longest_contributors = 60, longest_signature = 12,
                        longest_furniture = 40;

struct Use {
  std::string_view kind, place;
};

// Calls visit(Use) for the uses of an entry until it returns true.
template <class Visit>
bool any_use(const Entry& entry, Visit visit) {
  for (std::string_view uses = entry.field(0); !uses.empty();) {
    std::string_view use = lexicon::take_until(uses, ',');
    const std::string_view kind = lexicon::take_until(use, ':');
    if (visit(Use{kind, use})) return true;
  }
  return false;
}

bool has_use(const Entry& entry, std::string_view kind, std::string_view place) {
  return any_use(entry, [&](Use use) { return use.kind == kind && use.place == place; });
}

const lexicon::PhraseTable& table() {
  static const lexicon::PhraseTable& conventions = Lexicon::builtin().state().table("conventions");
  return conventions;
}

ParagraphKind kind_of(std::string_view name) {
  return name == "credit"       ? ParagraphKind::credit
         : name == "furniture"  ? ParagraphKind::furniture
         : name == "caption"    ? ParagraphKind::caption
         : name == "correction" ? ParagraphKind::correction
                                : ParagraphKind::body;
}

class Marker {
 public:
  Marker(std::string_view text, std::span<const Token> tokens, std::span<const std::uint64_t> keys,
         std::vector<Paragraph>& paragraphs)
      : text_(text), tokens_(tokens), keys_(keys), paragraphs_(paragraphs) {}

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
    mark_turns();
    return agency_;
  }

 private:
  std::string_view surface(std::uint32_t token) const {
    const Span span = tokens_[token].span;
    return text_.substr(span.begin, span.size());
  }
  bool is_mark(std::uint32_t token) const {
    return tokens_[token].kind == TokenKind::punctuation || tokens_[token].kind == TokenKind::quote;
  }
  bool is_dash(std::uint32_t token) const {
    const std::string_view mark = surface(token);
    return mark == "-" || mark == "--" || mark == "—" || mark == "–" || mark == "―" || mark == "---";
  }
  bool is_capitals(std::uint32_t token) const {
    const std::string_view word = surface(token);
    return word.size() > 2 && std::ranges::none_of(word, [](char c) { return c >= 'a' && c <= 'z'; }) &&
           starts_upper(word);
  }
  bool is_stop(std::uint32_t token) const {
    const std::string_view mark = surface(token);
    return mark == "." || mark == "?" || mark == "!" || mark == "”" || mark == "\"";
  }
  bool ends_sentence(IndexRange tokens) const {
    for (std::uint32_t at = tokens.end; at > tokens.begin; --at) {
      const std::string_view mark = surface(at - 1);
      if (mark == "." || mark == "?" || mark == "!") return true;
      if (!is_mark(at - 1)) return false;
    }
    return false;
  }

  void mark_kind(Paragraph& paragraph) const {
    IndexRange words = paragraph.tokens;
    while (words.begin < words.end && is_mark(words.begin) && surface(words.begin) != "©") ++words.begin;
    if (words.empty()) return;
    const lexicon::PhraseTable::Match match = table().longest_match(keys_.subspan(words.begin, words.size()));
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
    static const lexicon::WordSet between("and at de for from in of the van von with");
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

  // Words behind the body by which the paragraph ends; a credit makes the whole paragraph one.
  void trim_end(Paragraph& paragraph) const {
    for (;;) {
      std::uint32_t end = paragraph.body.end;
      while (end > paragraph.body.begin && is_mark(end - 1)) --end;
      std::uint32_t begin = end;
      std::string_view kind;
      for (std::uint32_t words = std::min(longest_ending, end - paragraph.body.begin);
           words > 0 && kind.empty(); --words) {
        const lexicon::PhraseTable::Match match = table().longest_match(keys_.subspan(end - words, words));
        if (match.words != words) continue;
        any_use(*match.entry, [&](Use use) {
          if (use.place == "end") kind = use.kind;
          return use.place == "end";
        });
        begin = end - words;
      }
      // What ends with a word of furniture after a sentence, or is in capitals: "… he said. Advertisement"
      if (kind.empty()) return;
      if (kind == "credit") {  // of its sentence, which may be all there is
        const std::uint32_t first = begin - std::min(begin - paragraph.body.begin, longest_contributors);
        while (begin > first && !is_stop(begin - 1)) --begin;
        if (begin == paragraph.body.begin) {
          paragraph.kind = ParagraphKind::credit;
        } else if (!is_stop(begin - 1)) {
          return;
        }
        paragraph.body.end = begin;
        return;
      }
      if (kind == "caption") paragraph.kind = ParagraphKind::caption;
      const bool follows_sentence = begin > paragraph.body.begin && is_mark(begin - 1);
      if (kind == "furniture" && !follows_sentence) return;
      paragraph.body.end = begin;
      if (paragraph.body.empty()) return;
    }
  }

  bool is_picture(std::uint32_t token, std::uint32_t end) const {
    const auto match = table().longest_match(keys_.subspan(token, end - token));
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
      bool slash = false, picture = false;
      for (std::uint32_t at = open + 1; at + 1 < end; ++at) {
        slash = slash || surface(at) == "/";
        picture = picture || is_picture(at, end - 1) || keys_[at] == lexicon::word_key("photo");
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
        const auto match = table().longest_match(keys_.subspan(at + 1, last - at - 1));
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
      const auto match = table().longest_match(keys_.subspan(place.begin, place.size()));
      if (match.words == place.size() && has_use(*match.entry, "agency", "dateline"))
        agency = {tokens_[place.begin].span.begin, tokens_[place.end - 1].span.end};
    }
    if (agency_.empty()) agency_ = agency;
  }

  struct Label {
    SpeakerLabel label;
    std::string_view name;
    bool strong = false;  // by its form alone
  };

  Label label_of(const Paragraph& paragraph) const {
    const std::string_view line = text_.substr(paragraph.span.begin, paragraph.span.size());
    Label found{read_speaker_label(line), {}, false};
    if (!found.label) return {};
    // "PHOTO: …", "Note: …"
    const auto match = table().longest_match(keys_.subspan(paragraph.tokens.begin, paragraph.tokens.size()));
    if (match &&
        tokens_[paragraph.tokens.begin + match.words - 1].span.end - paragraph.span.begin >=
            found.label.name &&
        !any_use(*match.entry, [](Use use) { return use.kind == "agency" || use.kind == "picture"; })) {
      return {};
    }
    found.name = line.substr(0, found.label.name);
    found.strong = found.label.form != Form::name;
    return found;
  }

  bool may_tell(const Paragraph& paragraph) const {
    return paragraph.kind == ParagraphKind::body || paragraph.kind == ParagraphKind::correction;
  }

  // "(Applause.)", "[break]", "4:02 P.M. IDT"
  bool is_stage_direction(const Paragraph& paragraph) const {
    const std::string_view first = surface(paragraph.tokens.begin), last = surface(paragraph.tokens.end - 1);
    if ((first == "(" && last == ")") || (first == "[" && last == "]")) return true;
    return tokens_[paragraph.tokens.begin].kind == TokenKind::number && paragraph.tokens.size() <= 6;
  }

  void mark_turns() {
    std::vector<Label> labels;
    std::size_t first = paragraphs_.size(), telling = 0, strong = 0, weak = 0, titled = 0, questions = 0,
                before = 0;
    std::unordered_map<std::string_view, std::uint32_t> times;
    bool repeats = false, strong_repeats = false, full_name = false, small = false;
    labels.reserve(paragraphs_.size());
    for (std::size_t i = 0; i < paragraphs_.size(); ++i) {
      labels.push_back(paragraphs_[i].kind == ParagraphKind::furniture ||
                               paragraphs_[i].kind == ParagraphKind::credit
                           ? Label{}
                           : label_of(paragraphs_[i]));
      const Label& label = labels.back();
      if (!label.label) {
        if (first == paragraphs_.size()) {
          before += ends_sentence(paragraphs_[i].tokens) && !is_stage_direction(paragraphs_[i]);
        } else {
          telling += may_tell(paragraphs_[i]);
        }
        continue;
      }
      first = std::min(first, i);
      ++telling;
      (label.strong ? strong : weak) += 1;
      titled += label.label.form == Form::titled;
      const bool question = label.label.form == Form::question || label.label.form == Form::answer;
      questions += question;
      small = small || std::ranges::any_of(label.name, [](char c) { return c >= 'a' && c <= 'z'; });
      full_name = full_name || label.strong || label.name.find(' ') != std::string_view::npos;
      if (++times[label.name] > 1) {
        repeats = true;
        strong_repeats = strong_repeats || (label.strong && !question);
      }
    }
    if (strong + weak == 0) return;
    const bool answers = std::ranges::any_of(
        labels, [](const Label& label) { return label.label && label.label.form != Form::question; });
    // An article tells something before it comes to an excerpt, and goes on after it.
    constexpr std::size_t paragraphs_to_a_turn = 8, longest_introduction = 2;
    const bool dense = strong * paragraphs_to_a_turn >= telling &&
                       (before <= longest_introduction || 4 * strong >= 3 * telling);
    bool by_form = strong > 1 && times.size() > 1 && dense &&
                   (strong_repeats || titled > 1 || questions > 1 || strong == telling);
    by_form = by_form || (strong > 1 && dense && !answers);
    by_form = by_form ||
              (strong == 1 && titled == 1 && !small && before == 0 && telling > 1);  // one speaker's remarks
    const bool by_share = strong + weak > 1 && times.size() > 1 && full_name && before <= 1 &&
                          2 * (strong + weak) >= telling && (repeats || strong + weak == telling);
    if (by_form || by_share) {
      mark_all_turns(labels, by_share, answers);
    } else {
      mark_excerpts(labels);
    }
  }

  // Where answers have no labels, what follows a question is not the asker's.
  void mark_all_turns(const std::vector<Label>& labels, bool names, bool answers) {
    bool speaking = false;
    for (std::size_t i = 0; i < labels.size(); ++i) {
      Paragraph& paragraph = paragraphs_[i];
      if (labels[i].strong || (names && labels[i].label)) {
        begin_turn(paragraph, labels[i].label);
        speaking = answers || labels[i].label.form != Form::question;
      } else if (speaking && may_tell(paragraph) && !is_stage_direction(paragraph)) {
        paragraph.kind = ParagraphKind::turn;
        paragraph.body = paragraph.tokens;
      }
    }
  }

  void mark_excerpts(const std::vector<Label>& labels) {
    constexpr std::size_t fewest = 3;
    for (std::size_t begin = 0; begin < labels.size();) {
      std::size_t end = begin, speakers = 1;
      const auto speaks = [&](std::size_t i) {
        return labels[i].label.form == Form::capitals || labels[i].label.form == Form::titled;
      };
      for (; end < labels.size() && speaks(end); ++end) speakers += labels[end].name != labels[begin].name;
      if (end - begin >= fewest && speakers > 1) {
        for (std::size_t i = begin; i < end; ++i) begin_turn(paragraphs_[i], labels[i].label);
      }
      begin = std::max(end, begin + 1);
    }
  }

  void begin_turn(Paragraph& paragraph, const SpeakerLabel& label) const {
    const std::uint32_t begin = paragraph.tokens.begin;
    std::uint32_t name = begin;
    while (name < paragraph.tokens.end && tokens_[name].span.begin < paragraph.span.begin + label.name)
      ++name;
    std::uint32_t body = name;
    while (body < paragraph.tokens.end && tokens_[body].span.begin < paragraph.span.begin + label.size)
      ++body;
    paragraph.kind = ParagraphKind::turn;
    paragraph.speaker = {begin, name};
    paragraph.body = {body, paragraph.tokens.end};
  }

  std::string_view text_;
  std::span<const Token> tokens_;
  std::span<const std::uint64_t> keys_;
  std::vector<Paragraph>& paragraphs_;
  Span agency_;
};

}  // namespace

Span mark_conventions(std::string_view text, std::span<const Token> tokens,
                      std::span<const std::uint64_t> keys, std::vector<Paragraph>& paragraphs) {
  return Marker(text, tokens, keys, paragraphs).mark();
}

}  // namespace hearsay::text
