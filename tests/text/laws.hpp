#pragma once

#include <doctest/doctest.h>

#include <algorithm>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "hearsay/document.hpp"
#include "text/characters.hpp"

namespace hearsay::test {

/// What is true of every document.
inline void check_laws(std::string_view text) {
  const Document document = Document::from_utf8(std::string(text)).value();
  const auto on_boundary = [&](std::uint32_t at) {
    return at == text.size() || (at < text.size() && (static_cast<unsigned char>(text[at]) & 0xC0) != 0x80);
  };
  const auto in_bounds = [&](Span span) {
    return span.begin < span.end && span.end <= text.size() && on_boundary(span.begin) &&
           on_boundary(span.end);
  };
  // One verdict for each law: a hostile text has millions of tokens.
  bool sound = true;

  // Tokens are in order, and hold every character that is not white space, exactly once.
  std::uint32_t at = 0;
  const auto only_space_until = [&](std::uint32_t end) {
    while (at < end) {
      const text::Character character = text::decode(text, at);
      if (!text::is_space(character.code)) return false;
      at += character.size;
    }
    return at == end;
  };
  for (const Token& token : document.tokens()) {
    sound = sound && in_bounds(token.span) && only_space_until(token.span.begin);
    at = token.span.end;
  }
  CHECK(sound);
  CHECK(only_space_until(static_cast<std::uint32_t>(text.size())));

  // Paragraphs and sentences hold every token, in order; sentences lie in their paragraph.
  const auto tokens = document.tokens();
  const auto fits = [&](Span span, IndexRange range) {
    return !range.empty() && range.end <= tokens.size() &&
           span == Span{tokens[range.begin].span.begin, tokens[range.end - 1].span.end};
  };
  std::uint32_t token = 0;
  std::uint32_t sentence = 0;
  for (std::uint32_t i = 0; i < document.paragraphs().size(); ++i) {
    const Paragraph& paragraph = document.paragraphs()[i];
    sound = sound && fits(paragraph.span, paragraph.tokens) && paragraph.tokens.begin == token &&
            !paragraph.sentences.empty() && paragraph.sentences.begin == sentence;
    for (; sentence < paragraph.sentences.end; ++sentence) {
      const Sentence& part = document.sentences()[sentence];
      sound = sound && fits(part.span, part.tokens) && part.tokens.begin == token && part.paragraph == i;
      token = part.tokens.end;
    }
    sound = sound && token == paragraph.tokens.end;
  }
  CHECK(sound);
  CHECK(token == tokens.size());
  CHECK(sentence == document.sentences().size());

  // Quotations are ordered by their opening marks, nest, stay in one sentence, and hold more than marks.
  std::vector<Span> around;
  const Quotation* before = nullptr;
  for (const Quotation& quotation : document.quotations()) {
    while (!around.empty() && around.back().end <= quotation.span.begin) around.pop_back();
    sound = sound && fits(quotation.span, quotation.tokens) && quotation.depth == around.size() &&
            (around.empty() || around.back().contains(quotation.span)) &&
            quotation.span.contains(quotation.inner) && quotation.span.begin < quotation.inner.begin &&
            !quotation.inner.empty() && tokens[quotation.tokens.begin].kind == TokenKind::quote &&
            (!before || before->span.begin < quotation.span.begin) &&
            document.sentences()[document.sentence_at(quotation.span.begin)].span.contains(quotation.span);
    around.push_back(quotation.span);
    before = &quotation;
  }
  CHECK(sound);

  // Reading again gives the same.
  const Document again = Document::from_utf8(std::string(text)).value();
  CHECK(std::ranges::equal(again.tokens(), document.tokens()));
  CHECK(std::ranges::equal(again.sentences(), document.sentences()));
  CHECK(std::ranges::equal(again.paragraphs(), document.paragraphs()));
  CHECK(std::ranges::equal(again.quotations(), document.quotations()));
}

}  // namespace hearsay::test
