#include "attribution/completion.hpp"

#include <algorithm>
#include <cstdint>
#include <iterator>
#include <optional>
#include <string_view>
#include <utility>

#include "attribution/feature_values.hpp"

namespace hearsay::attribution {
namespace {

// Where source and cue stand, no further apart than this, and how much of the sentence may follow them after
// the content.
constexpr std::uint32_t longest_gap = 3, longest_rest = 6;
// How far "anonymity" stands behind a cue.
constexpr std::uint32_t longest_terms = 24;
// The words for who is cited, and for who is quoted before "as saying".
constexpr std::uint32_t longest_citation = 8, longest_quoted = 24;
// A content of fewer tokens is more often a mistake.
constexpr std::uint32_t shortest_content = 3;

const Sentence& sentence_around(const Document& document, std::uint32_t token) {
  return document.sentences()[document.sentence_at(document.tokens()[token].span.begin)];
}

class Completer {
 public:
  Completer(const Document& document, std::span<const lexicon::Key> keys, const RoleSpans& spans,
            const CueTable& cues, const Grammar& grammar)
      : document_(document),
        keys_(keys),
        spans_(spans),
        cues_(cues),
        grammar_(grammar),
        span_of_(document.tokens().size()) {
    std::uint32_t spans_so_far = 0;
    for (const auto& of_role : spans.of) {
      for (const IndexRange span : of_role)
        std::fill(span_of_.begin() + span.begin, span_of_.begin() + span.end, ++spans_so_far);
    }
    tagged_before_.reserve(span_of_.size() + 1);
    for (const std::uint32_t span : span_of_) tagged_before_.push_back(tagged_before_.back() + (span != 0));
    for (const Sentence& sentence : document.sentences()) {
      std::uint32_t end = sentence.tokens.end;
      while (end > sentence.tokens.begin && is_mark(end - 1)) --end;
      last_words_.push_back(end);
    }
  }

  /// The one place that the sentence of a link leaves for its content.
  std::optional<IndexRange> place_of_content(const Link& link) const {
    if (!link.source || !governs_clause(link.cue)) return std::nullopt;
    const std::uint32_t index = sentence_of(link);
    const IndexRange sentence = document_.sentences()[index].tokens, frame = frame_of(link);
    if (frame.begin < sentence.begin || frame.end > sentence.end) return std::nullopt;
    if (frame.size() > link.cue.size() + link.source->size() + longest_gap) return std::nullopt;

    const std::uint32_t end = std::max(frame.end, last_words_[index]);
    // The comma behind what is said stands within its last quote mark, if it has one.
    const bool quoted =
        frame.begin > sentence.begin + 1 && document_.tokens()[frame.begin - 1].kind == TokenKind::quote;
    const std::uint32_t comma = frame.begin - (quoted ? 2 : 1);
    if (frame.begin > sentence.begin && is(comma, ",") && !grammar_.relatives.contains(keys_[frame.begin]) &&
        (end - frame.end <= longest_rest || names_terms({frame.end, end}))) {
      return long_enough({sentence.begin, quoted ? frame.begin : comma});
    }
    if (grammar_.that.contains(keys_[std::min<std::size_t>(frame.end, keys_.size() - 1)]))
      return long_enough({frame.end, end});
    if (link.cue.begin == sentence.begin && link.cue.begin < link.source->begin && is(frame.end, ",")) {
      return long_enough({frame.end + 1, end});
    }
    return std::nullopt;
  }

  /// Where a content of a headline ends: a line of one sentence without a stop, with no mark or tag behind
  /// the content.
  std::uint32_t end_in_headline(IndexRange content) const {
    const Sentence& sentence = sentence_around(document_, content.begin);
    if (document_.paragraphs()[sentence.paragraph].tokens != sentence.tokens) return content.end;
    for (std::uint32_t at = content.end; at < sentence.tokens.end; ++at) {
      if (is_mark(at) || span_of_[at] != 0) return content.end;
    }
    return std::max(content.end, sentence.tokens.end);
  }

  /// Whether no token of a range is tagged.
  bool is_free(IndexRange range) const { return count_tagged(range) == 0; }

  /// Whether the place before a link that closes its sentence belongs to its content with all that is tagged
  /// in it: whole spans, of which some are said by others where the link has a content there already.
  bool encloses(const Link& link, IndexRange place) const {
    const IndexRange frame = frame_of(link);
    const auto is_within = [&](IndexRange content) {
      return place.begin <= content.begin && content.end <= place.end;
    };
    if (place.end > frame.begin ||
        !is_free({frame.end, document_.sentences()[sentence_of(link)].tokens.end}) ||
        count_tagged(frame) != link.source->size() + link.cue.size() || goes_on(place.begin) ||
        goes_on(place.end) || !std::all_of(link.contents.begin(), link.contents.end(), is_within)) {
      return false;
    }
    const std::size_t sources = spans_[Role::source].size(), cues = spans_[Role::cue].size();
    std::uint32_t of_sources = 0, of_cues = 0;
    for (std::uint32_t token = place.begin; token < place.end; ++token) {
      const std::uint32_t span = span_of_[token];
      of_sources += 0 < span && span <= sources;
      of_cues += sources < span && span <= sources + cues;
    }
    // "According to Corsi, Zelinsky told Gray, the book was his idea": what "told" follows is no statement.
    if (place.size() < of_sources + of_cues + shortest_content) return false;
    return link.contents.empty() || (of_sources > 0 && of_cues > 0);
  }

  /// The quotation that ends a place, if a colon stands before it: “He kept silent for years: ‘She never
  /// knew,’ …”.
  std::optional<IndexRange> quotation_behind_colon(IndexRange place) const {
    const std::uint32_t around = document_.quotation_around(document_.tokens()[place.end - 2].span);
    if (around == document_.quotations().size()) return std::nullopt;
    const IndexRange quotation = document_.quotations()[around].tokens;
    if (quotation.end != place.end || quotation.begin <= place.begin || !is(quotation.begin - 1, ":"))
      return std::nullopt;
    return quotation;
  }

 private:
  bool governs_clause(IndexRange cue) const {
    for (std::uint32_t at = cue.begin; at < cue.end; ++at) {
      const CueTable::Match match = cues_.longest_match(keys_.subspan(at, cue.end - at));
      if (match && match.cue->governs_clause) return true;
    }
    return false;
  }

  std::uint32_t sentence_of(const Link& link) const {
    return document_.sentence_at(document_.tokens()[link.cue.begin].span.begin);
  }

  static IndexRange frame_of(const Link& link) {
    return {std::min(link.cue.begin, link.source->begin), std::max(link.cue.end, link.source->end)};
  }

  std::uint32_t count_tagged(IndexRange range) const {
    return tagged_before_[range.end] - tagged_before_[range.begin];
  }

  // Whether a token belongs to the same tagged span as the one before it.
  bool goes_on(std::uint32_t token) const {
    return 0 < token && token < span_of_.size() && span_of_[token] != 0 &&
           span_of_[token] == span_of_[token - 1];
  }

  // "told The Associated Press on *condition of anonymity* because …": what follows is no content.
  bool names_terms(IndexRange rest) const {
    const auto words = keys_.subspan(rest.begin, std::min(rest.size(), longest_terms));
    return std::any_of(words.begin(), words.end(),
                       [&](lexicon::Key word) { return grammar_.anonymity.contains(word); });
  }

  bool is(std::uint32_t token, std::string_view text) const {
    return token < document_.tokens().size() && document_[document_.tokens()[token]] == text;
  }

  bool is_mark(std::uint32_t token) const {
    const TokenKind kind = document_.tokens()[token].kind;
    return kind == TokenKind::punctuation || kind == TokenKind::quote;
  }

  static std::optional<IndexRange> long_enough(IndexRange range) {
    if (range.begin >= range.end || range.size() < shortest_content) return std::nullopt;
    return range;
  }

  const Document& document_;
  std::span<const lexicon::Key> keys_;
  const RoleSpans& spans_;
  const CueTable& cues_;
  const Grammar& grammar_;
  std::vector<std::uint32_t> span_of_;  // of each token, the number of its tagged span; 0 for none
  std::vector<std::uint32_t> tagged_before_ = {
      0};  // how many tokens before each token, and before the end, are tagged
  std::vector<std::uint32_t> last_words_;  // of each sentence, the end without the marks that close it
};

// Gives contents that chose no cue a place by the layout of the text.
class Claimer {
 public:
  Claimer(const Document& document, const RoleSpans& spans, std::vector<Link>& links)
      : document_(document),
        contents_(spans[Role::content]),
        links_(links),
        owner_(contents_.size(), nobody) {
    for (std::uint32_t link = 0; link < links.size(); ++link) {
      for (const IndexRange content : links[link].contents) {
        const auto at = std::lower_bound(contents_.begin(), contents_.end(), content);
        if (at != contents_.end() && *at == content)
          owner_[static_cast<std::size_t>(at - contents_.begin())] = link;
      }
    }
  }

  void claim_all() {
    for (std::size_t i = 0; i < contents_.size(); ++i) {
      if (claim_turns(i)) continue;
      if (is_in_dialogue(i)) {
        if (owner_[i] != nobody) std::erase(links_[owner_[i]].contents, contents_[i]);
        add(i, {is_question(i) && !is_question(i - 1) ? asker_ : std::nullopt, {}, {contents_[i]}});
      } else if (owner_[i] == nobody) {
        claim(i);
      }
      if (owner_[i] != nobody && is_question(i) && links_[owner_[i]].source)
        asker_ = links_[owner_[i]].source;
    }
  }

 private:
  static constexpr std::uint32_t nobody = UINT32_MAX;
  // How long the name under a quotation and that before a turn may be, in tokens.
  static constexpr std::uint32_t longest_signature = 8, longest_speaker = 4;

  void claim(std::size_t i) {
    const IndexRange content = contents_[i];
    const std::uint32_t quotation = document_.quotation_around(document_.tokens()[content.begin].span);
    if (quotation == document_.quotations().size()) return;
    if (const auto signature = signature_after(content)) {
      add(i, {*signature, {content.end, content.end + 1}, {content}});
      return;
    }
    if (i == 0 || owner_[i - 1] == nobody) return;
    const std::uint32_t paragraph = paragraph_of(content.begin);
    if (paragraph != paragraph_of(contents_[i - 1].end - 1) + 1) return;
    if (document_.quotations()[quotation].continues) {
      owner_[i] = owner_[i - 1];
      links_[owner_[i]].contents.push_back(content);
    } else if (document_.paragraphs()[paragraph].tokens.begin == content.begin &&
               links_[owner_[i - 1]].source) {
      add(i, {links_[owner_[i - 1]].source, {}, {content}});
    }
  }

  bool is_question(std::size_t i) const {
    const IndexRange content = contents_[i];
    return content.size() > 2 && text(content.end - 2) == "?" &&
           document_.tokens()[content.end - 1].kind == TokenKind::quote;
  }

  // A quotation that makes up a paragraph, without a cue of its own, after a question or an answer. A further
  // question is the asker's; who answers cannot be told from the marks, but it is not who asked.
  //
  //     “Where were you?” the sheriff asked.
  //     “At home.”
  //     “And before that?”
  bool is_in_dialogue(std::size_t i) const {
    if (i == 0 || owner_[i - 1] == nobody) return false;
    const IndexRange content = contents_[i];
    const std::uint32_t quotation = document_.quotation_around(document_.tokens()[content.begin].span);
    if (quotation == document_.quotations().size() || document_.quotations()[quotation].continues)
      return false;
    const std::uint32_t paragraph = paragraph_of(content.begin);
    if (document_.paragraphs()[paragraph].tokens.begin != content.begin ||
        paragraph != paragraph_of(contents_[i - 1].end - 1) + 1)
      return false;
    if (owner_[i] != nobody) {
      const IndexRange cue = links_[owner_[i]].cue;
      if (!cue.empty() && paragraph_of(cue.begin) >= paragraph) return false;
    }
    const Link& before = links_[owner_[i - 1]];
    return is_question(i - 1) || (!before.source && before.cue.empty());
  }

  void add(std::size_t i, Link link) {
    owner_[i] = static_cast<std::uint32_t>(links_.size());
    links_.push_back(std::move(link));
  }

  // "WALLACE: Will she be there?" at the beginning of a paragraph: the speaker's name, before the colon.
  std::optional<IndexRange> speaker_at(std::uint32_t token) const {
    const Paragraph& paragraph = document_.paragraphs()[paragraph_of(token)];
    const bool is_heading = paragraph.kind == ParagraphKind::body && paragraph.body.begin > token;
    if (paragraph.tokens.begin == token && is_heading) return std::nullopt;
    if (document_.tokens()[token].kind != TokenKind::word) ++token;  // a quote mark, of a pair or not
    std::uint32_t end = token;
    while (end < document_.tokens().size() && end - token < longest_speaker && is_upper_case(end)) ++end;
    if (end == token || end == document_.tokens().size() || text(end) != ":") return std::nullopt;
    return IndexRange{token, end};
  }

  bool is_upper_case(std::uint32_t token) const {
    const std::string_view word = text(token);
    const auto capital_or_stop = [](char c) {
      return ('A' <= c && c <= 'Z') || c == '.' || c == '\'' || c == '-';
    };
    return std::all_of(word.begin(), word.end(), capital_or_stop);
  }

  // A stretch of a transcript, with the first name or from behind it: a link for every turn of a speaker.
  bool claim_turns(std::size_t i) {
    const IndexRange content = contents_[i];
    std::uint32_t paragraph = paragraph_of(content.begin);
    const IndexRange turn = document_.paragraphs()[paragraph].tokens;
    const auto first = speaker_at(turn.begin);
    if (!first || (content.begin != turn.begin && content.begin != first->end + 1)) return false;
    if (owner_[i] != nobody) {
      if (links_[owner_[i]].source == first && content.end <= turn.end) return true;
      std::erase(links_[owner_[i]].contents, content);
      owner_[i] = nobody;
    }
    for (; paragraph < document_.paragraphs().size(); ++paragraph) {
      const IndexRange tokens = document_.paragraphs()[paragraph].tokens;
      if (tokens.begin >= content.end) break;
      const std::uint32_t end = std::min(tokens.end, content.end);
      if (const auto speaker = speaker_at(tokens.begin); speaker && speaker->end + 1 < end) {
        add(i, {*speaker, {speaker->end, speaker->end + 1}, {{speaker->end + 1, end}}});
      } else if (owner_[i] != nobody) {
        links_[owner_[i]].contents.push_back({tokens.begin, end});
      }
    }
    return owner_[i] != nobody;
  }

  // “Peace is not absence of conflict.” — Ronald Reagan
  std::optional<IndexRange> signature_after(IndexRange content) const {
    const IndexRange paragraph = document_.paragraphs()[paragraph_of(content.begin)].tokens;
    std::uint32_t end = paragraph.end;
    if (end > content.end + 2 * longest_signature) return std::nullopt;
    while (end > content.end && document_.tokens()[end - 1].kind == TokenKind::punctuation) --end;
    if (end < content.end + 2 || end > content.end + 1 + longest_signature) return std::nullopt;
    const std::string_view dash = text(content.end);
    if (dash != "—" && dash != "–" && dash != "―" && dash != "-" && dash != "--") return std::nullopt;
    const char first = text(content.end + 1).front();
    if (first < 'A' || first > 'Z') return std::nullopt;
    return IndexRange{content.end + 1, end};
  }

  std::string_view text(std::uint32_t token) const { return document_[document_.tokens()[token]]; }
  std::uint32_t paragraph_of(std::uint32_t token) const {
    return sentence_around(document_, token).paragraph;
  }

  const Document& document_;
  const std::vector<IndexRange>& contents_;
  std::vector<Link>& links_;
  std::vector<std::uint32_t> owner_;  // of each content, an index into links_
  std::optional<IndexRange> asker_;   // of the last question that has a source
};

// "The mayor has told the council that he will resign, two officials said": the tagger gives each token one
// role, here in the mayor's attribution, which is part of what the officials said and will be found in it.
void enclose_inner_links(const Document& document, const Completer& completer, std::vector<Link>& links) {
  std::vector<std::pair<std::size_t, IndexRange>> outer;  // a link and the place of its content
  std::vector<bool> enclosed;
  for (std::size_t i = 0; i < links.size(); ++i) {
    const auto place = completer.place_of_content(links[i]);
    if (!place || !completer.encloses(links[i], *place)) continue;
    if (const auto quotation = completer.quotation_behind_colon(*place)) {
      for (Link& link : links)
        std::erase_if(link.contents, [&](IndexRange content) { return quotation->contains(content.begin); });
      links[i].contents.push_back(*quotation);
      continue;
    }
    enclosed.resize(document.tokens().size());
    std::fill(enclosed.begin() + place->begin, enclosed.begin() + place->end, true);
    outer.emplace_back(i, *place);
  }
  if (outer.empty()) return;
  for (Link& link : links) {
    if (!link.cue.empty() && enclosed[link.cue.begin]) link.contents.clear();
    std::erase_if(link.contents, [&](IndexRange content) { return enclosed[content.begin]; });
  }
  for (const auto& [link, place] : outer) links[link].contents.push_back(place);
}

// "The Post reported, citing two officials, that the ship had sunk": who is cited stands between the cue and
// the content, tagged or not.
void name_cited_sources(const Document& document, std::span<const lexicon::Key> keys, const RoleSpans& spans,
                        const Grammar& grammar, std::vector<Link>& links) {
  const std::vector<IndexRange>& sources = spans[Role::source];
  for (Link& link : links) {
    if (link.cue.empty() || !grammar.citing.contains(keys[link.cue.end - 1])) continue;
    const auto next = std::lower_bound(sources.begin(), sources.end(), link.cue.end,
                                       [](IndexRange source, std::uint32_t at) { return source.begin < at; });
    if (next != sources.end() && next->begin == link.cue.end) {
      link.source = *next;
    } else if (!link.contents.empty()) {
      const std::uint32_t comma = std::max(link.contents.front().begin, 1U) - 1;
      if (link.cue.end < comma && comma <= link.cue.end + longest_citation &&
          document[document.tokens()[comma]] == ",") {
        link.source = {link.cue.end, comma};
      }
    }
  }
}

// “The road is open,” state radio quoted a general as saying: who is quoted speaks, and what was joined with
// either half of the cue is said by him.
void name_sources_quoted_by_others(const Document& document, std::span<const lexicon::Key> keys,
                                   const Grammar& grammar, std::vector<Link>& links) {
  for (Link& link : links) {
    if (link.cue.empty() || !grammar.quoting.contains(keys[link.cue.end - 1])) continue;
    if (link.cue.begin > 0 && grammar.forms_of_be.contains(keys[link.cue.begin - 1])) continue;
    if (std::any_of(keys.begin() + link.cue.begin, keys.begin() + link.cue.end,
                    [&](lexicon::Key word) { return grammar.forms_of_be.contains(word); }))
      continue;
    const std::uint32_t end = sentence_around(document, link.cue.begin).tokens.end;
    const std::uint32_t last = std::min(end, link.cue.end + longest_quoted);
    std::uint32_t at = link.cue.end;
    while (at + 1 < last && !(grammar.as.contains(keys[at]) && grammar.saying.contains(keys[at + 1]))) ++at;
    if (at == link.cue.end || at + 1 >= last) continue;
    link.source = {link.cue.end, at};
    for (Link& other : links) {
      if (&other == &link || other.cue.empty() || other.cue.begin > at + 1 || other.cue.end <= at) continue;
      link.contents.insert(link.contents.end(), other.contents.begin(), other.contents.end());
      other.contents.clear();
    }
    std::erase_if(link.contents,
                  [&](IndexRange content) { return content.begin < at && link.cue.end < content.end; });
    std::sort(link.contents.begin(), link.contents.end());
  }
}

// "The clerk was quoted as saying that the safe was empty": who is quoted speaks.
void name_quoted_sources(std::span<const lexicon::Key> keys, const Grammar& grammar,
                         std::vector<Link>& links) {
  for (Link& link : links) {
    if (link.source || link.contents.size() < 2 || link.contents.front().end != link.cue.begin) continue;
    for (std::uint32_t at = link.cue.begin; at + 1 < link.cue.end; ++at) {
      if (!grammar.quoted.contains(keys[at]) || !grammar.as.contains(keys[at + 1])) continue;
      link.source = link.contents.front();
      link.contents.erase(link.contents.begin());
      break;
    }
  }
}

}  // namespace

void complete(const Document& document, std::span<const lexicon::Key> keys, const RoleSpans& spans,
              const CueTable& cues, const Grammar& grammar, std::vector<Link>& links) {
  name_cited_sources(document, keys, spans, grammar, links);
  const Completer completer(document, keys, spans, cues, grammar);
  for (Link& link : links) {
    if (!link.contents.empty()) continue;
    const auto place = completer.place_of_content(link);
    if (place && completer.is_free(*place)) link.contents.push_back(*place);
  }
  Claimer(document, spans, links).claim_all();
  name_quoted_sources(keys, grammar, links);
  name_sources_quoted_by_others(document, keys, grammar, links);
  for (Link& link : links) {
    if (link.contents.empty() || link.contents.back().begin < link.cue.end) continue;
    link.contents.back().end = completer.end_in_headline(link.contents.back());
  }
  enclose_inner_links(document, completer, links);
}

void keep_to_bodies(const Document& document, std::vector<Link>& links) {
  std::vector<bool> tells(document.tokens().size());
  bool all = true;
  for (const Paragraph& paragraph : document.paragraphs()) {
    std::fill(tells.begin() + paragraph.body.begin, tells.begin() + paragraph.body.end, true);
    all = all && paragraph.body == paragraph.tokens;
  }
  if (all) return;
  for (Link& link : links) {
    std::vector<IndexRange> contents;
    for (const IndexRange content : link.contents) {
      IndexRange part = content;
      while (part.begin < part.end && !tells[part.begin]) ++part.begin;
      while (part.begin < part.end && !tells[part.end - 1]) --part.end;
      if (!part.empty()) contents.push_back(part);
    }
    link.contents = std::move(contents);
    if ((!link.cue.empty() && !tells[link.cue.begin]) || (link.source && !tells[link.source->begin]))
      link.contents.clear();
  }
}

namespace {

// The name that opens a turn as its source, and the colon behind it as its cue.
Link opening_of_turn(const Document& document, const Paragraph& turn) {
  std::uint32_t mark = turn.speaker.end;  // "**Ina Berg**: We …" has more than the colon
  while (mark < turn.body.begin && document[document.tokens()[mark]] != ":") ++mark;
  if (mark < turn.body.begin) return {turn.speaker, {mark, mark + 1}, {}};
  return {turn.speaker, {turn.speaker.end, turn.speaker.end}, {}};
}

void add_content(IndexRange body, std::vector<IndexRange>& said) {
  if (!said.empty() && said.back().end == body.begin) {
    said.back().end = body.end;
  } else {
    said.push_back(body);
  }
}

}  // namespace

void link_turns(const Document& document, std::vector<Link>& links) {
  const auto paragraphs = document.paragraphs();
  const auto is_turn = [](const Paragraph& paragraph) { return paragraph.kind == ParagraphKind::turn; };
  const auto is_signature = [](const Paragraph& paragraph) {
    return paragraph.kind == ParagraphKind::credit && !paragraph.speaker.empty();
  };
  if (std::none_of(paragraphs.begin(), paragraphs.end(),
                   [&](const Paragraph& paragraph) { return is_turn(paragraph) || is_signature(paragraph); }))
    return;
  std::vector<bool> in_turn(document.tokens().size());
  std::vector<Link> turns;
  for (std::size_t i = 0; i < paragraphs.size(); ++i) {
    const Paragraph& paragraph = paragraphs[i];
    if (is_signature(paragraph) && i > 0 && paragraphs[i - 1].kind == ParagraphKind::body &&
        !paragraphs[i - 1].body.empty()) {
      const IndexRange post = paragraphs[i - 1].body;
      std::fill(in_turn.begin() + post.begin, in_turn.begin() + post.end, true);
      turns.push_back({paragraph.speaker, {paragraph.tokens.begin, paragraph.speaker.begin}, {post}});
    }
    if (!is_turn(paragraph)) continue;
    std::fill(in_turn.begin() + paragraph.tokens.begin, in_turn.begin() + paragraph.tokens.end, true);
    if (!paragraph.speaker.empty()) turns.push_back(opening_of_turn(document, paragraph));
    if (!paragraph.body.empty() && !turns.empty()) add_content(paragraph.body, turns.back().contents);
  }
  std::erase_if(links, [&](const Link& link) {
    return (!link.contents.empty() && in_turn[link.contents.front().begin]) ||
           (!link.cue.empty() && in_turn[link.cue.begin]);
  });
  std::erase_if(turns, [](const Link& turn) { return turn.contents.empty(); });
  std::move(turns.begin(), turns.end(), std::back_inserter(links));
}

void split_continued_quotations(std::span<const tagger::Features> features, std::vector<Link>& links) {
  const auto by_paragraph = [&](const std::vector<IndexRange>& contents) {
    std::vector<IndexRange> parts;
    for (IndexRange content : contents) {
      for (std::uint32_t at = content.begin + 1; at < content.end; ++at) {
        if (opens_paragraph(features[at])) parts.push_back({std::exchange(content.begin, at), at});
      }
      parts.push_back(content);
    }
    return parts;
  };
  const auto follows = [&](const Link& link, IndexRange content) {
    const tagger::Features& first = features[content.begin];
    return content.begin > link.cue.begin && first.start != start::none && first.quote == quote::opening;
  };
  const std::size_t count = links.size();
  for (std::size_t i = 0; i < count; ++i) {
    if (!links[i].source || links[i].cue.empty()) continue;
    const std::vector<IndexRange> contents = by_paragraph(std::exchange(links[i].contents, {}));
    std::size_t current = i;
    for (const IndexRange content : contents) {
      if (content != contents.front() && follows(links[i], content)) {
        current = links.size();
        links.push_back({links[i].source, {}, {}});
      }
      links[current].contents.push_back(content);
    }
  }
}

}  // namespace hearsay::attribution
