// Tells whether a text is a transcript, and marks the turns of those who speak in it.
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

#include "text/transcripts.hpp"

#include <algorithm>
#include <boost/unordered/unordered_flat_map.hpp>
#include <boost/unordered/unordered_flat_set.hpp>
#include <unordered_map>
#include <unordered_set>

#include "lexicon/word_set.hpp"
#include "text/speaker_label.hpp"
#include "text/wording.hpp"

namespace hearsay::text {
namespace {

using lexicon::Entry;
using Form = SpeakerLabel::Form;

class TurnMarker : Wording {
 public:
  TurnMarker(std::string_view text, std::span<const Token> tokens, std::span<const std::uint64_t> keys,
             std::vector<Paragraph>& paragraphs)
      : Wording(text, tokens, keys), paragraphs_(paragraphs) {}

  void mark() && {
    std::vector<Label> labels = read_labels();
    if (std::ranges::none_of(labels, [](const Label& label) { return bool(label.label); })) return;
    judge(labels);
    const Evidence evidence = weigh(labels);
    const bool names = evidence.is_transcript_by_names(), lines = evidence.is_transcript_by_lines();
    if (names || lines || evidence.is_transcript_by_form() ||
        evidence.is_transcript_by_captions(paragraphs_.size()))
      return mark_all_turns(labels, names, lines, evidence.answers);
    mark_excerpts(labels);
    trim_headings(labels, evidence.before == 0 ? evidence.first : labels.size());
  }

 private:
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
    const auto match = convention({first, last});
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
      if (is_convention({at, name.end}, "speaker", "label")) return Standing::person;
    }
    return is_in("trades", keys.back()) ? Standing::person : Standing::unknown;
  }

  static bool is_grammar(lexicon::Key word) {
    static const lexicon::WordSet grammar(Lexicon::builtin(), {"label-grammar"});
    return grammar.contains(word);
  }

  Standing standing_of(const Label& label, const Vocabulary& words) const {
    const bool in_capitals = !has_small_letter(label.name);
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

  std::vector<Label> read_labels() const {
    std::vector<Label> labels;
    labels.reserve(paragraphs_.size());
    for (const Paragraph& paragraph : paragraphs_) {
      const bool tells =
          paragraph.kind != ParagraphKind::furniture && paragraph.kind != ParagraphKind::credit;
      labels.push_back(tells ? label_of(paragraph) : Label{});
    }
    return labels;
  }

  // What tells whether a text is a transcript. Its numbers count paragraphs.
  struct Evidence {
    std::size_t first = 0;  // paragraph with a label that counts
    bool first_ends_sentence = false;
    std::size_t before = 0;            // that tell something before it
    std::size_t telling = 0;           // from it on
    std::size_t strong = 0, weak = 0;  // with a label that counts, by its form or in small letters
    std::size_t titled = 0, questions = 0;
    std::size_t speaking = 0,
                known = 0;  // with a strong label whose words tell that somebody speaks, and who
    std::size_t captions = 0;
    std::size_t line_turns = 0;  // lines of a speaker alone before what may be a turn
    std::unordered_map<std::string_view, std::uint32_t> times, lines;  // how often each label comes
    std::unordered_set<std::string_view> speakers;
    bool repeats = false, strong_repeats = false, line_repeats = false;
    bool full_name = false;  // a label is more than one word in small letters
    bool small = false;      // one has small letters
    bool answers = false;    // not all are questions

    static constexpr std::size_t fewest_turns = 3;

    // Labels in capitals, or with titles.
    bool is_transcript_by_form() const {
      // An article tells something before it comes to an excerpt, and goes on after it.
      constexpr std::size_t paragraphs_to_a_turn = 8, longest_introduction = 2;
      const bool dense = strong * paragraphs_to_a_turn >= telling &&
                         (before <= longest_introduction || 4 * strong >= 3 * telling);
      const bool several = speakers.size() > 1 || (known > 0 && times.size() > 1);
      const bool surely =
          strong_repeats || titled > 1 || questions > 1 || (strong == telling && known == strong);
      if (speaking > 1 && dense && ((several && surely) || !answers)) return true;
      // One speaker's remarks.
      return strong == 1 && titled == 1 && !small && before == 0 && telling > 1 && first_ends_sentence;
    }
    bool is_transcript_by_names() const {
      const std::size_t labelled = strong + weak;
      return labelled > 1 && times.size() > 1 && full_name && before <= 1 && 2 * labelled >= telling &&
             (repeats || labelled == telling);
    }
    bool is_transcript_by_lines() const {
      return line_repeats && lines.size() > 1 && line_turns >= fewest_turns;
    }
    bool is_transcript_by_captions(std::size_t paragraphs) const {
      return captions >= fewest_turns && 2 * captions >= paragraphs;
    }
  };

  Evidence weigh(const std::vector<Label>& labels) const {
    Evidence found;
    bool begun = false;
    for (std::size_t i = 0; i < paragraphs_.size(); ++i) {
      const Label& label = labels[i];
      if (label.label.form == Form::line) count_line(labels, i, found);
      found.captions += is_caption(label);
      found.answers = found.answers || (label.label && label.standing != Standing::never &&
                                        label.label.form != Form::question);
      const bool counts = label.strong ? label.standing != Standing::never : label.label.form == Form::name;
      if (counts && !begun) {
        begun = true;
        found.first = i;
        found.first_ends_sentence = ends_sentence(paragraphs_[i].tokens);
      }
      if (counts) {
        ++found.telling;
        count_label(label, found);
      } else if (begun) {
        found.telling += may_tell(paragraphs_[i]);
      } else {
        found.before += ends_sentence(paragraphs_[i].tokens) && !is_stage_direction(paragraphs_[i]);
      }
    }
    if (!begun) found.first = paragraphs_.size();
    return found;
  }

  // A line of a speaker alone.
  void count_line(const std::vector<Label>& labels, std::size_t i, Evidence& found) const {
    if (++found.lines[labels[i].name] > 1) found.line_repeats = true;
    found.line_turns +=
        i + 1 < paragraphs_.size() && !labels[i + 1].label && ends_sentence(paragraphs_[i + 1].tokens);
  }

  static void count_label(const Label& label, Evidence& found) {
    (label.strong ? found.strong : found.weak) += 1;
    found.titled += label.strong && label.standing == Standing::titled;
    found.questions += label.is_question_or_answer();
    found.small = found.small || has_small_letter(label.name);
    const bool again = ++found.times[label.name] > 1;
    found.repeats = found.repeats || again;
    found.full_name = found.full_name || label.strong || label.name.find(' ') != std::string_view::npos ||
                      (again && label.standing >= Standing::person);
    if (!label.strong || !label.speaks()) return;
    ++found.speaking;
    found.known += label.standing >= Standing::person;
    found.speakers.insert(label.name);
    found.strong_repeats = found.strong_repeats || (label.again && !label.is_question_or_answer());
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
    return is_convention(paragraph.tokens, "speaker", "label");
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
    if (has_small_letter(rest)) paragraph.body.begin = end;
  }

  void begin_turn(Paragraph& paragraph, const Label& label) const {
    paragraph.kind = ParagraphKind::turn;
    const bool with_title = label.label.form == Form::line && is_dash(label.tokens.end);
    paragraph.speaker = with_title ? paragraph.tokens : label.tokens;
    paragraph.body = {end_of_label(paragraph, label), paragraph.tokens.end};
  }

  std::vector<Paragraph>& paragraphs_;
};

}  // namespace

void mark_turns(std::string_view text, std::span<const Token> tokens, std::span<const std::uint64_t> keys,
                std::vector<Paragraph>& paragraphs) {
  TurnMarker(text, tokens, keys, paragraphs).mark();
}

}  // namespace hearsay::text
