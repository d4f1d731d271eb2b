#include "hearsay/document.hpp"

#include <algorithm>
#include <array>
#include <unordered_set>
#include <utility>

#include "lexicon/phrase_table.hpp"
#include "lexicon/word_set.hpp"
#include "text/characters.hpp"
#include "text/conventions.hpp"
#include "text/layout.hpp"
#include "text/reflow.hpp"
#include "text/utf8.hpp"

namespace hearsay {
namespace {

constexpr std::size_t block_size = 64;

bool begins_code_point(char byte) noexcept {
  return (static_cast<unsigned char>(byte) & 0xC0) != 0x80;
}

std::uint32_t count_code_points(std::string_view text) noexcept {
  return static_cast<std::uint32_t>(std::ranges::count_if(text, begins_code_point));
}

/// The number of code points that begin before every 64th byte.
std::vector<std::uint32_t> index_code_points(std::string_view text) {
  std::vector<std::uint32_t> index;
  index.reserve(text.size() / block_size + 1);
  std::uint32_t count = 0;
  for (std::size_t begin = 0; begin <= text.size(); begin += block_size) {
    index.push_back(count);
    count += count_code_points(text.substr(begin, block_size));
  }
  return index;
}

bool is_line_end(char c) noexcept {
  return c == '\n' || c == '\r';
}

/// A word that a hyphen breaks over two lines, perhaps more than once.
struct BrokenWord {
  std::string whole, hyphened;
  std::string_view first, last;  // "govern" and "ment"
};

BrokenWord mend(std::string_view word) {
  BrokenWord mended;
  std::string_view rest = word;
  for (;;) {
    const std::size_t line_end = std::min(
        static_cast<std::size_t>(std::ranges::find_if(rest, is_line_end) - rest.begin()), rest.size());
    std::string_view part = rest.substr(0, line_end);
    const auto drop = [&](std::size_t bytes) { part.remove_suffix(bytes); };
    while (line_end < rest.size() && text::is_space(text::decode_before(part, part.size()).code))
      drop(text::decode_before(part, part.size()).size);
    if (line_end == rest.size()) {
      mended.whole += part;
      mended.hyphened += part;
      mended.last = part;
      return mended;
    }
    if (text::is_breaking_hyphen(text::decode_before(part, part.size()).code))
      drop(text::decode_before(part, part.size()).size);
    mended.whole += part;
    (mended.hyphened += part) += '-';
    if (mended.first.empty()) mended.first = part;
    rest.remove_prefix(line_end);
    while (!rest.empty() && text::is_space(text::decode(rest, 0).code))
      rest.remove_prefix(text::decode(rest, 0).size);
  }
}

/// Gives words that are broken over lines the keys that they have elsewhere: "govern-⏎ment" that of
/// "government", "well-⏎known" that of "well-known". Which of both a word is, the rest of the text may tell;
/// otherwise its parts do.
void mend_keys(const Document& document, std::vector<std::uint64_t>& keys) {
  static const lexicon::WordSet before_hyphens(Lexicon::builtin(), {"before-hyphen"});
  std::vector<std::size_t> broken;
  for (std::size_t i = 0; i < keys.size(); ++i) {
    const std::string_view word = document[document.tokens()[i]];
    if (std::ranges::any_of(word, is_line_end)) broken.push_back(i);
  }
  if (broken.empty()) return;
  const std::unordered_set<std::uint64_t> known(keys.begin(), keys.end());
  for (const std::size_t i : broken) {
    const BrokenWord word = mend(document[document.tokens()[i]]);
    const std::uint64_t whole = lexicon::word_key(word.whole), hyphened = lexicon::word_key(word.hyphened);
    const auto occurs = [&](std::string_view part) { return known.contains(lexicon::word_key(part)); };
    const bool compound = text::starts_upper(word.last) ||
                          before_hyphens.contains(lexicon::word_key(word.first)) ||
                          (occurs(word.first) && occurs(word.last));
    keys[i] = known.contains(hyphened) || (compound && !known.contains(whole)) ? hyphened : whole;
  }
}

}  // namespace

Result<Document> Document::from_utf8(std::string text, LineBreaks line_breaks) {
  if (text.size() > max_size) {
    return Error{ErrorCode::limit_exceeded, max_size, "the text is longer than 64 MiB"};
  }
  if (const std::size_t bad = text::find_invalid_utf8(text); bad != text.size()) {
    return Error{ErrorCode::invalid_utf8, bad, "not a well-formed sequence"};
  }
  Document document;
  document.text_ = std::move(text);
  const std::vector<Span> line_ends = text::line_ends_within_paragraphs(document.text_, line_breaks);
  text::Layout layout = text::read_layout(document.text_, line_ends);
  document.quotations_ = text::find_quotations(document.text_, layout.tokens, layout.paragraphs);
  document.sentences_ =
      text::split_sentences(document.text_, layout.tokens, document.quotations_, layout.paragraphs);
  document.tokens_ = std::move(layout.tokens);
  document.word_keys_.reserve(document.tokens_.size());
  for (const Token& token : document.tokens_)
    document.word_keys_.push_back(lexicon::word_key(document[token]));
  if (!line_ends.empty()) mend_keys(document, document.word_keys_);
  document.agency_ =
      text::mark_conventions(document.text_, document.tokens_, document.word_keys_, layout.paragraphs);
  document.paragraphs_ = std::move(layout.paragraphs);
  document.code_points_ = index_code_points(document.text_);
  return document;
}

std::string Document::on_one_line(Span span) const {
  const std::string_view text = (*this)[span];
  if (std::ranges::none_of(text, is_line_end)) return std::string(text);
  std::string line;
  std::uint32_t at = span.begin;
  const IndexRange tokens = tokens_in(span);
  for (std::uint32_t i = tokens.begin; i < tokens.end; ++i) {
    const Span token{std::max(tokens_[i].span.begin, span.begin), std::min(tokens_[i].span.end, span.end)};
    const std::string_view gap = (*this)[Span{at, token.begin}], surface = (*this)[token];
    line += std::ranges::any_of(gap, is_line_end) ? " " : gap;
    if (std::ranges::any_of(surface, is_line_end)) {
      BrokenWord word = mend(surface);
      line += lexicon::word_key(word.whole) == word_keys_[i] ? word.whole : word.hyphened;
    } else {
      line += surface;
    }
    at = token.end;
  }
  return line;
}

std::string Document::on_one_line(const Spans& spans) const {
  std::string joined;
  for (const Span span : spans) {
    if (!joined.empty()) joined += " … ";
    joined += on_one_line(span);
  }
  return joined;
}

std::string Document::operator[](const Spans& spans) const {
  std::string joined;
  for (const Span span : spans) {
    if (!joined.empty()) joined += " … ";
    joined += (*this)[span];
  }
  return joined;
}

IndexRange Document::tokens_in(Span span) const noexcept {
  const auto begin =
      std::ranges::upper_bound(tokens_, span.begin, {}, [](const Token& token) { return token.span.end; });
  const auto end = std::ranges::lower_bound(begin, tokens_.end(), span.end, {},
                                            [](const Token& token) { return token.span.begin; });
  return {static_cast<std::uint32_t>(begin - tokens_.begin()),
          static_cast<std::uint32_t>(end - tokens_.begin())};
}

std::uint32_t Document::sentence_at(std::uint32_t offset) const noexcept {
  const auto sentence = std::ranges::upper_bound(
      sentences_, offset, {}, [](const Sentence& candidate) { return candidate.span.end; });
  return static_cast<std::uint32_t>(sentence - sentences_.begin());
}

std::uint32_t Document::quotation_around(Span span) const noexcept {
  const auto after = std::ranges::upper_bound(
      quotations_, span.begin, {}, [](const Quotation& candidate) { return candidate.span.begin; });
  const auto none = static_cast<std::uint32_t>(quotations_.size());
  if (after == quotations_.begin()) return none;
  auto around = static_cast<std::uint32_t>(after - quotations_.begin() - 1);
  while (!quotations_[around].span.contains(span)) {
    if (!quotations_[around].parent) return none;
    around = *quotations_[around].parent;
  }
  return around;
}

std::uint32_t Document::code_points_before(std::uint32_t offset) const noexcept {
  if (code_points_.empty()) return 0;
  const std::size_t block = offset / block_size;
  const std::size_t begin = block * block_size;
  return code_points_[block] + count_code_points(std::string_view(text_).substr(begin, offset - begin));
}

std::uint32_t Document::offset_of_code_point(std::uint32_t code_point) const noexcept {
  if (code_points_.empty()) return 0;
  // The last block before which no more than `code_point` begin holds it, or an earlier character's end and
  // then it.
  const auto block = std::ranges::upper_bound(code_points_, code_point) - code_points_.begin() - 1;
  std::uint32_t remaining = code_point - code_points_[static_cast<std::size_t>(block)];
  for (auto at = static_cast<std::size_t>(block) * block_size; at < text_.size(); ++at) {
    if (!begins_code_point(text_[at])) continue;
    if (remaining == 0) return static_cast<std::uint32_t>(at);
    --remaining;
  }
  return static_cast<std::uint32_t>(text_.size());
}

std::string_view to_string(TokenKind kind) noexcept {
  constexpr std::array<std::string_view, enumerator_count<TokenKind>> words{"word", "clitic", "number",
                                                                            "quote", "punctuation"};
  return words[static_cast<std::size_t>(kind)];
}
std::string_view to_string(LineBreaks line_breaks) noexcept {
  constexpr std::array<std::string_view, enumerator_count<LineBreaks>> words{"detect", "paragraphs",
                                                                             "wrapped"};
  return words[static_cast<std::size_t>(line_breaks)];
}
std::string_view to_string(ParagraphKind kind) noexcept {
  constexpr std::array<std::string_view, enumerator_count<ParagraphKind>> words{
      "body", "turn", "caption", "correction", "credit", "furniture"};
  return words[static_cast<std::size_t>(kind)];
}
std::string_view to_string(QuotationUse use) noexcept {
  constexpr std::array<std::string_view, enumerator_count<QuotationUse>> words{"speech", "scare", "nickname",
                                                                               "title"};
  return words[static_cast<std::size_t>(use)];
}

}  // namespace hearsay
