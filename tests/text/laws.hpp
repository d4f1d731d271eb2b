#pragma once

#include <algorithm>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "hearsay/document.hpp"
#include "text/characters.hpp"

namespace hearsay::test {

/// True where a stretch of text is nothing but white space.
inline bool is_blank(std::string_view text) {
  for (std::size_t at = 0; at < text.size();) {
    const text::Character character = text::decode(text, at);
    if (!text::is_space(character.code)) return false;
    at += character.size;
  }
  return true;
}

/// What is true of every document, made with `line_breaks`. Returns the first law that is broken; empty where
/// all hold.
inline std::string_view broken_law(const Document& document, LineBreaks line_breaks = LineBreaks::detect) {
  const std::string& text = document.text();
  const auto tokens = document.tokens();
  const auto sentences = document.sentences();
  const auto on_boundary = [&](std::uint32_t at) {
    return at == text.size() || (static_cast<unsigned char>(text[at]) & 0xC0) != 0x80;
  };
  const auto well_placed = [&](Span span) {
    return span.begin < span.end && span.end <= text.size() && on_boundary(span.begin) &&
           on_boundary(span.end);
  };

  std::uint32_t at = 0;
  for (const Token& token : tokens) {
    if (!well_placed(token.span)) return "a token lies on character boundaries";
    if (token.span.begin < at) return "tokens are in order and do not overlap";
    if (!is_blank(document[Span{at, token.span.begin}])) return "only white space lies between tokens";
    at = token.span.end;
  }
  if (!is_blank(std::string_view(text).substr(at))) return "only white space follows the last token";

  const auto fits = [&](Span span, IndexRange range) {
    return range.begin < range.end && range.end <= tokens.size() &&
           span == Span{tokens[range.begin].span.begin, tokens[range.end - 1].span.end};
  };
  std::uint32_t token = 0;
  std::uint32_t sentence = 0;
  for (std::uint32_t i = 0; i < document.paragraphs().size(); ++i) {
    const Paragraph& paragraph = document.paragraphs()[i];
    if (!fits(paragraph.span, paragraph.tokens)) return "a paragraph spans its tokens";
    if (paragraph.tokens.begin != token) return "paragraphs hold every token";
    const auto holds = [&](IndexRange part) {
      return part.begin <= part.end && paragraph.tokens.begin <= part.begin &&
             part.end <= paragraph.tokens.end;
    };
    if (!holds(paragraph.body)) return "a paragraph holds its body";
    if (!paragraph.speaker.empty() &&
        (!holds(paragraph.speaker) || paragraph.body.begin < paragraph.speaker.end))
      return "a speaker stands before what is said there";
    if (paragraph.sentences.begin != sentence) return "paragraphs hold every sentence";
    if (paragraph.sentences.empty()) return "a paragraph has a sentence";
    for (; sentence < paragraph.sentences.end; ++sentence) {
      const Sentence& part = sentences[sentence];
      if (!fits(part.span, part.tokens)) return "a sentence spans its tokens";
      if (part.tokens.begin != token) return "sentences hold every token";
      if (part.paragraph != i) return "a sentence knows its paragraph";
      token = part.tokens.end;
    }
    if (token != paragraph.tokens.end) return "sentences end with their paragraph";
  }
  if (token != tokens.size()) return "paragraphs hold the last token";
  if (sentence != sentences.size()) return "paragraphs hold the last sentence";

  std::vector<Span> around;
  std::uint32_t begin = 0;
  for (const Quotation& quotation : document.quotations()) {
    if (quotation.parent.has_value() != (quotation.depth > 0)) return "what is nested has a parent";
    if (!around.empty() && quotation.span.begin <= begin)
      return "quotations are in the order of their opening marks";
    begin = quotation.span.begin;
    while (!around.empty() && around.back().end <= begin) around.pop_back();
    if (!fits(quotation.span, quotation.tokens)) return "a quotation spans its tokens";
    if (!around.empty() && !around.back().contains(quotation.span)) return "quotations nest";
    if (quotation.parent && document.quotations()[*quotation.parent].span != around.back())
      return "a parent is the quotation right around";
    if (quotation.depth != around.size()) return "depth counts the quotations around";
    if (quotation.inner.empty() || !quotation.span.contains(quotation.inner))
      return "a quotation holds something";
    if (tokens[quotation.tokens.begin].kind != TokenKind::quote) return "a quotation begins with a mark";
    if (quotation.continues && quotation.depth != 0) return "only outermost quotations go on";
    if (!sentences[document.sentence_at(begin)].span.contains(quotation.span))
      return "a quotation stays in one sentence";
    around.push_back(quotation.span);
  }

  const Document again = Document::from_utf8(text, line_breaks).value();
  if (!std::ranges::equal(again.tokens(), tokens) || !std::ranges::equal(again.sentences(), sentences) ||
      !std::ranges::equal(again.paragraphs(), document.paragraphs()) ||
      !std::ranges::equal(again.quotations(), document.quotations())) {
    return "reading again gives the same";
  }
  return {};
}

}  // namespace hearsay::test
