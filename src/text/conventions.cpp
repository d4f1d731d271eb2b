// Tells what paragraphs are there for, by the conventions of wires, web pages and transcripts.
//
// A paragraph is furniture, a credit, a caption or a correction by the words that it begins or ends with
// (src/lexicon/en/conventions.tsv). What stands before or behind the words that tell something is left out of
// its body: a dateline, a picture's credit, furniture that ran into the text.
//
// A text is a transcript if lines that begin with the label of a speaker (speaker_label.hpp) make up enough
// of it, and labels come back, or are titled, or begin every line. Names in small letters ("Anders Nylund:
// …") look like any heading ("Last orders: …"), so they count only where half of all paragraphs begin so.
// What follows a label without one is the same speaker's. In an article that is no transcript, three labelled
// paragraphs in a row of two speakers in capitals are an excerpt of one.
//
// Capitals before a colon are headings of sections as well:
//
//     THE PRESIDENT:  OLSSEN:  AUDIENCE MEMBER:      WHAT'S NEXT:  THE FACTS:  TUESDAY:
//
// Who speaks has a title, an office or a noun for people, or a name: it begins with a given one, ends another
// label, stands in the text as one, or comes back without being a word that the text has in small letters.
// Words of grammar and of time and nouns for institutions make a heading. In what is no transcript, a heading
// is no part of the body, and no more is a place before the first paragraph ("NEW DELHI: The minister …").

#include "text/conventions.hpp"

#include <algorithm>
#include <boost/unordered/unordered_flat_map.hpp>
#include <boost/unordered/unordered_flat_set.hpp>
#include <unordered_map>
#include <unordered_set>

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
                        longest_furniture = 40, longest_notice = 60;

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
    if (is_notice(paragraph.tokens)) {
      paragraph.kind = ParagraphKind::furniture;
      return;
    }
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

  // Words that nobody says but a page of itself: "… By signing up, you agree to our Privacy Policy"
  bool is_notice(IndexRange tokens) const {
    if (tokens.size() > longest_notice) return false;
    bool found = false;
    for (std::uint32_t at = tokens.begin; at < tokens.end; ++at) {
      if (tokens_[at].kind == TokenKind::quote) return false;
      const auto match =
          found ? lexicon::PhraseTable::Match{} : table().longest_match(keys_.subspan(at, tokens.end - at));
      found = found || (match && has_use(*match.entry, "furniture", "within"));
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

  // Whether who stands in a label speaks, as far as its words tell.
  enum class Standing : std::uint8_t {
    never,      // it is a heading
    unknown,    // nothing tells
    mentioned,  // the text has its words as a name
    repeated,   // it comes back
    recurring,  // both
    person,     // somebody of a kind: "AUDIENCE MEMBER"
    known,      // somebody in particular, by name; who asks and who answers
    titled,     // the same by an office or a title
  };

  struct Label {
    SpeakerLabel label;
    std::string_view name;
    IndexRange tokens;        // of the name
    bool strong = false;      // by its form alone
    bool alone = false;       // nothing stands behind it
    bool again = false;       // another ends with the same word
    bool is_heading = false;  // by its words: "BACKGROUND"
    Standing standing = Standing::never;

    bool speaks() const { return label && standing >= Standing::repeated; }
    bool is_question_or_answer() const { return label.form == Form::question || label.form == Form::answer; }
  };

  Label label_of(const Paragraph& paragraph) const {
    const std::string_view line = text_.substr(paragraph.span.begin, paragraph.span.size());
    Label found;
    found.label = read_speaker_label(line);
    if (!found.label) return {};
    const std::uint32_t begin = paragraph.span.begin + found.label.begin,
                        end = paragraph.span.begin + found.label.name;
    std::uint32_t first = paragraph.tokens.begin;
    while (first < paragraph.tokens.end && tokens_[first].span.begin < begin) ++first;
    std::uint32_t last = first;
    while (last < paragraph.tokens.end && tokens_[last].span.begin < end) ++last;
    if (first == last) return {};
    // "PHOTO: …", "Note: …", "UPDATE 2: …"
    const auto match = table().longest_match(keys_.subspan(first, last - first));
    if (match && names_nobody({first + match.words, last}) && !any_use(*match.entry, [](Use use) {
          return use.kind == "agency" || use.kind == "picture" || use.kind == "speaker";
        })) {
      const bool in_capitals = found.label.form == Form::capitals || found.label.form == Form::titled;
      if (!in_capitals || !has_use(*match.entry, "heading", "label")) return {};
      found.is_heading = true;
    }
    found.tokens = {first, last};
    found.name = line.substr(found.label.begin, found.label.name - found.label.begin);
    found.alone = tokens_[paragraph.tokens.end - 1].span.begin < paragraph.span.begin + found.label.size;
    const Form form = found.label.form;
    found.strong =
        form == Form::question || form == Form::answer || form == Form::capitals || form == Form::titled;
    return found;
  }

  // ">> INA BERG: …", ">> Good evening."
  bool is_caption(const Label& label) const {
    return label.label && (label.label.form == Form::unnamed ||
                           (label.label.begin > 0 && surface(label.tokens.begin - 1).starts_with('>')));
  }

  // Numbers, and what stands in brackets.
  bool names_nobody(IndexRange tokens) const {
    int brackets = 0;
    for (std::uint32_t at = tokens.begin; at < tokens.end; ++at) {
      const std::string_view word = surface(at);
      if (word == "(" || word == "[") ++brackets;
      const bool counts = brackets == 0 && !is_mark(at) && tokens_[at].kind != TokenKind::number;
      if (word == ")" || word == "]") --brackets;
      if (counts) return false;
    }
    return true;
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

  // Words of a text that tell names from others, but for those of labels.
  struct Vocabulary {
    boost::unordered_flat_set<lexicon::Key> small;  // in small letters
    boost::unordered_flat_set<lexicon::Key> names;  // with a capital within a sentence, or in brackets
    boost::unordered_flat_map<lexicon::Key, std::uint32_t>
        last_of_labels;  // how many strong labels end with a word
  };

  Vocabulary read_vocabulary(const std::vector<Label>& labels) const {
    Vocabulary words;
    for (std::size_t i = 0; i < paragraphs_.size(); ++i) {
      std::uint32_t at = paragraphs_[i].tokens.begin;
      if (labels[i].label) {
        at = labels[i].tokens.end;
        if (const IndexRange name = words_of_name(labels[i].tokens); !name.empty())
          words.last_of_labels[keys_[name.end - 1]] += labels[i].strong;
      }
      const bool tells = ends_sentence(paragraphs_[i].tokens);  // a headline has capitals everywhere
      bool within = false;  // behind a word of the sentence that is not in capitals
      for (; at < paragraphs_[i].tokens.end; ++at) {
        if (tokens_[at].kind != TokenKind::word) {
          within = surface(at) == "(";
          continue;
        }
        if (!starts_upper(surface(at))) {
          words.small.insert(keys_[at]);
        } else if (within && tells) {
          words.names.insert(keys_[at]);
        }
        within = !is_capitals(at);
      }
    }
    return words;
  }

  // "THE FIRST LADY, TARN TV (FILE)" without the article and what is behind the name.
  IndexRange words_of_name(IndexRange label) const {
    static const lexicon::WordSet the(Lexicon::builtin(), {"the"});
    if (the.contains(keys_[label.begin])) ++label.begin;
    std::uint32_t end = label.begin;
    while (end < label.end && surface(end) != "," && surface(end) != "(" && surface(end) != "[" &&
           !is_dash(end))
      ++end;
    while (end > label.begin + 1 && tokens_[end - 1].kind != TokenKind::word) --end;  // "OFFICER 2"
    return {label.begin, end};
  }

  static bool is_in(std::string_view table, lexicon::Key word) {
    return Lexicon::builtin().state().table(table).find(lexicon::extend_key(0, word)) != nullptr;
  }

  // What the nouns for people in a name tell: "VICE PRESIDENT", "SECRETARY RASCH", "POLICE OFFICER".
  Standing standing_of_noun(IndexRange name, const Vocabulary& words) const {
    const lexicon::PhraseTable& people = Lexicon::builtin().state().table("people");
    const auto is_rank = [](const Entry& noun) {
      return noun.field(2) == "office" || noun.field(2) == "rank";
    };
    const auto keys = keys_.subspan(name.begin, name.size());
    auto title = Lexicon::builtin().state().table("titles").longest_match(keys);
    if (const auto rank = people.longest_match(keys);
        rank && is_rank(*rank.entry) && rank.words >= title.words)
      title = rank;
    if (title) {
      static const lexicon::WordSet of(Lexicon::builtin(), {"of"});
      const auto behind = keys.subspan(title.words);
      if (behind.empty() || of.contains(behind.front())) return Standing::titled;
      bool is_name = !is_in("bodies", keys.back());
      for (const lexicon::Key word : behind)
        is_name = is_name && !is_grammar(word) && (words.names.contains(word) || !words.small.contains(word));
      if (is_name) return Standing::titled;
    }
    for (std::uint32_t at = name.begin; at < name.end; ++at) {
      const auto rest = keys_.subspan(at, name.end - at);
      if (const auto noun = people.longest_match(rest); noun.words == rest.size())
        return is_rank(*noun.entry) ? Standing::titled : Standing::person;
      if (const auto match = table().longest_match(rest);
          match.words == rest.size() && has_use(*match.entry, "speaker", "label"))
        return Standing::person;
    }
    return is_in("trades", keys.back()) ? Standing::person : Standing::unknown;
  }

  static bool is_grammar(lexicon::Key word) {
    static const lexicon::WordSet grammar(Lexicon::builtin(), {"label-grammar"});
    return grammar.contains(word);
  }

  Standing standing_of(const Label& label, const Vocabulary& words) const {
    const bool in_capitals = std::ranges::none_of(label.name, [](char c) { return c >= 'a' && c <= 'z'; });
    if (label.label.form == Form::titled && !in_capitals) return Standing::titled;
    if (label.is_question_or_answer() || is_caption(label)) return Standing::known;
    const IndexRange name = words_of_name(label.tokens);
    if (label.is_heading || name.empty() || tokens_[name.begin].kind != TokenKind::word)
      return Standing::never;
    const lexicon::Key last = keys_[name.end - 1];
    const std::uint32_t times = words.last_of_labels.at(last);
    const bool initials = name.size() == 1 && surface(name.begin).size() <= 3;
    if (!initials && is_grammar(keys_[name.begin])) return Standing::never;
    const Standing noun = standing_of_noun(name, words);
    if (noun == Standing::person && label.alone && times == 1) return Standing::unknown;
    if (noun != Standing::unknown) return noun;
    const bool numbered = std::any_of(tokens_.begin() + name.end, tokens_.begin() + label.tokens.end,
                                      [](const Token& token) { return token.kind == TokenKind::number; });
    if (numbered || is_in("bodies", last)) return Standing::never;
    for (std::uint32_t at = name.begin; at < name.end; ++at) {
      if (is_in("time-words", keys_[at]) || (!initials && is_grammar(keys_[at]))) return Standing::never;
    }
    if (name.size() > 1 && is_in("given-names", keys_[name.begin])) return Standing::known;
    const bool is_name = words.names.contains(last);
    if (!initials && !is_name && words.small.contains(last)) return Standing::never;
    if (times > 1) return is_name || initials ? Standing::recurring : Standing::repeated;
    return is_name || initials ? Standing::mentioned : Standing::unknown;
  }

  // Tells which labels speak, and drops those in small letters of times: "Monday: …", "Jan. 3: …".
  void judge(std::vector<Label>& labels) const {
    const Vocabulary words = read_vocabulary(labels);
    boost::unordered_flat_set<lexicon::Key> last_names;
    for (Label& label : labels) {
      if (!label.label) continue;
      label.standing = standing_of(label, words);
      if (label.label.form == Form::sentence) label.strong = label.standing == Standing::titled;
      const IndexRange name = words_of_name(label.tokens);
      label.again = !name.empty() && words.last_of_labels.at(keys_[name.end - 1]) > 1;
      if (label.standing >= Standing::known && name.size() > 1) last_names.insert(keys_[name.end - 1]);
    }
    for (Label& label : labels) {
      if (!label.label || label.standing >= Standing::repeated) continue;
      const IndexRange name = words_of_name(label.tokens);
      if (name.size() == 1 && last_names.contains(keys_[name.begin]))
        label.standing = Standing::recurring;  // "MAY"
      const bool is_time = !name.empty() && is_in("time-words", keys_[name.begin]);
      if (!label.strong && label.standing == Standing::never && (name.empty() || is_time)) label = {};
    }
  }

  void mark_turns() {
    std::vector<Label> labels;
    labels.reserve(paragraphs_.size());
    for (const Paragraph& paragraph : paragraphs_) {
      const bool tells =
          paragraph.kind != ParagraphKind::furniture && paragraph.kind != ParagraphKind::credit;
      labels.push_back(tells ? label_of(paragraph) : Label{});
    }
    if (std::ranges::none_of(labels, [](const Label& label) { return bool(label.label); })) return;
    judge(labels);
    std::size_t first = paragraphs_.size(), telling = 0, strong = 0, weak = 0, titled = 0, questions = 0,
                before = 0, speaking = 0, known = 0, captions = 0, line_turns = 0;
    std::unordered_map<std::string_view, std::uint32_t> times, lines;
    std::unordered_set<std::string_view> speakers;
    bool repeats = false, strong_repeats = false, line_repeats = false, full_name = false, small = false;
    for (std::size_t i = 0; i < paragraphs_.size(); ++i) {
      const Label& label = labels[i];
      if (label.label.form == Form::line) {
        line_repeats = ++lines[label.name] > 1 || line_repeats;
        line_turns +=
            i + 1 < paragraphs_.size() && !labels[i + 1].label && ends_sentence(paragraphs_[i + 1].tokens);
      }
      captions += is_caption(label);
      const bool weighs = label.strong || label.label.form == Form::name;
      if (!weighs || (label.strong && label.standing == Standing::never)) {
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
      titled += label.strong && label.standing == Standing::titled;
      questions += label.is_question_or_answer();
      small = small || std::ranges::any_of(label.name, [](char c) { return c >= 'a' && c <= 'z'; });
      const bool again = ++times[label.name] > 1;
      repeats = repeats || again;
      full_name = full_name || label.strong || label.name.find(' ') != std::string_view::npos ||
                  (again && label.standing >= Standing::person);
      if (!label.strong || !label.speaks()) continue;
      ++speaking;
      known += label.standing >= Standing::person;
      speakers.insert(label.name);
      strong_repeats = strong_repeats || (label.again && !label.is_question_or_answer());
    }
    const bool answers = std::ranges::any_of(labels, [](const Label& label) {
      return label.label && label.standing != Standing::never && label.label.form != Form::question;
    });
    // An article tells something before it comes to an excerpt, and goes on after it.
    constexpr std::size_t paragraphs_to_a_turn = 8, longest_introduction = 2, fewest_turns = 3;
    const bool dense = strong * paragraphs_to_a_turn >= telling &&
                       (before <= longest_introduction || 4 * strong >= 3 * telling);
    const bool several = speakers.size() > 1 || (known > 0 && times.size() > 1);
    bool by_form = speaking > 1 && several && dense &&
                   (strong_repeats || titled > 1 || questions > 1 || (strong == telling && known == strong));
    by_form = by_form || (speaking > 1 && dense && !answers);
    by_form = by_form || (strong == 1 && titled == 1 && !small && before == 0 && telling > 1 &&
                          ends_sentence(paragraphs_[first].tokens));  // one speaker's remarks
    const bool by_share = strong + weak > 1 && times.size() > 1 && full_name && before <= 1 &&
                          2 * (strong + weak) >= telling && (repeats || strong + weak == telling);
    const bool by_line = line_repeats && lines.size() > 1 && line_turns >= fewest_turns;
    const bool by_mark = captions >= fewest_turns && 2 * captions >= paragraphs_.size();
    if (by_form || by_share || by_line || by_mark) {
      mark_all_turns(labels, by_share, by_line, answers);
    } else {
      mark_excerpts(labels);
      trim_headings(labels, before == 0 ? first : labels.size());
    }
  }

  // What is no speaker's label for certain, nor stands beside one that is; and a place at the beginning of an
  // article, as of agencies that write "NEW DELHI: The minister …".
  void trim_headings(const std::vector<Label>& labels, std::size_t first) const {
    const auto speaks = [&](std::size_t i) {
      return i < labels.size() && labels[i].standing >= Standing::recurring;
    };
    for (std::size_t i = 0; i < labels.size(); ++i) {
      if (!labels[i].strong) continue;
      const Standing standing = labels[i].standing;
      const bool is_place =
          i == first && standing == Standing::mentioned && ends_sentence(paragraphs_[i].tokens);
      const bool is_alone = !speaks(i + 1) && (i == 0 || !speaks(i - 1));
      const bool is_bare = standing == Standing::unknown || standing == Standing::repeated;
      const bool quotes =
          !labels[i].alone && tokens_[end_of_label(paragraphs_[i], labels[i])].kind == TokenKind::quote;
      if (standing == Standing::never || is_place || (is_bare && is_alone && !quotes))
        trim_heading(paragraphs_[i], labels[i]);
    }
  }

  // Where answers have no labels, what follows a question is not the asker's.
  void mark_all_turns(const std::vector<Label>& labels, bool names, bool lines, bool answers) {
    bool speaking = false;
    for (std::size_t i = 0; i < labels.size(); ++i) {
      Paragraph& paragraph = paragraphs_[i];
      const Form form = labels[i].label.form;
      const bool heads = labels[i].strong && labels[i].standing == Standing::never;
      const bool begins = form == Form::line   ? lines
                          : form == Form::name ? names
                                               : form == Form::unnamed || (labels[i].strong && !heads);
      if (begins) {
        begin_turn(paragraph, labels[i]);
        speaking = answers || form != Form::question;
      } else if (heads) {
        trim_heading(paragraph, labels[i]);
        speaking = false;
      } else if (lines && is_speaker_alone(paragraph)) {
        paragraph.kind = ParagraphKind::turn;
        paragraph.speaker = paragraph.tokens;
        paragraph.body = {paragraph.tokens.end, paragraph.tokens.end};
        speaking = true;
      } else if (speaking && may_tell(paragraph) && !is_stage_direction(paragraph)) {
        paragraph.kind = ParagraphKind::turn;
        paragraph.body = paragraph.tokens;
      }
    }
  }

  // "Operator", between lines such as "Jane Roe -- Chief Financial Officer".
  bool is_speaker_alone(const Paragraph& paragraph) const {
    const auto match = table().longest_match(keys_.subspan(paragraph.tokens.begin, paragraph.tokens.size()));
    return match.words == paragraph.tokens.size() && has_use(*match.entry, "speaker", "label");
  }

  void mark_excerpts(const std::vector<Label>& labels) {
    constexpr std::size_t fewest = 3;
    for (std::size_t begin = 0; begin < labels.size();) {
      std::size_t end = begin, speakers = 1, speaking = 0;
      const auto may_speak = [&](std::size_t i) {
        const Form form = labels[i].label.form;
        return (form == Form::capitals || form == Form::titled) && labels[i].standing != Standing::never;
      };
      for (; end < labels.size() && may_speak(end); ++end) {
        speakers += labels[end].name != labels[begin].name;
        speaking += labels[end].speaks();
      }
      if (end - begin >= fewest && speakers > 1 && speaking > 0) {
        for (std::size_t i = begin; i < end; ++i) begin_turn(paragraphs_[i], labels[i]);
      }
      begin = std::max(end, begin + 1);
    }
  }

  std::uint32_t end_of_label(const Paragraph& paragraph, const Label& label) const {
    std::uint32_t end = label.tokens.end;
    while (end < paragraph.tokens.end && tokens_[end].span.begin < paragraph.span.begin + label.label.size)
      ++end;
    return end;
  }

  void trim_heading(Paragraph& paragraph, const Label& label) const {
    const std::uint32_t end = end_of_label(paragraph, label);
    if (paragraph.kind != ParagraphKind::body || paragraph.body.begin >= end) return;
    // Where all is in capitals it is a headline: "ROE: THE BRIDGE IS SAFE".
    const std::string_view rest =
        text_.substr(tokens_[end - 1].span.end, paragraph.span.end - tokens_[end - 1].span.end);
    if (std::ranges::any_of(rest, [](char c) { return c >= 'a' && c <= 'z'; })) paragraph.body.begin = end;
  }

  void begin_turn(Paragraph& paragraph, const Label& label) const {
    paragraph.kind = ParagraphKind::turn;
    const bool with_title = label.label.form == Form::line && is_dash(label.tokens.end);
    paragraph.speaker = with_title ? paragraph.tokens : label.tokens;
    paragraph.body = {end_of_label(paragraph, label), paragraph.tokens.end};
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
