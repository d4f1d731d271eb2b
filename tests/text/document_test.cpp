#include "hearsay/document.hpp"

#include <doctest/doctest.h>

#include <string>
#include <type_traits>

#include "text/laws.hpp"
#include "text/reading.hpp"

using hearsay::Document;
using hearsay::ErrorCode;
using hearsay::IndexRange;
using hearsay::Span;
using hearsay::Spans;
using hearsay::test::broken_law;
using hearsay::test::read;

namespace {

std::uint64_t first_bad_byte(const std::string& text) {
  const auto result = Document::from_utf8(text);
  REQUIRE(result.has_error());
  CHECK(result.error().code == ErrorCode::invalid_utf8);
  return result.error().offset;
}

}  // namespace

TEST_SUITE("document") {
  TEST_CASE("refuses what is not UTF-8, with the offset of the first bad byte") {
    CHECK(first_bad_byte("\xFF") == 0);
    CHECK(first_bad_byte("abc\x80") == 3);           // a continuation without a lead
    CHECK(first_bad_byte("ab\xC3") == 2);            // breaks off
    CHECK(first_bad_byte("ab\xE2\x80") == 2);        //
    CHECK(first_bad_byte("ab\xF0\x9F\x91x") == 2);   //
    CHECK(first_bad_byte("\xC0\xAF") == 0);          // overlong
    CHECK(first_bad_byte("\xC1\xBF") == 0);          //
    CHECK(first_bad_byte("\xE0\x9F\xBF") == 0);      //
    CHECK(first_bad_byte("\xF0\x8F\xBF\xBF") == 0);  //
    CHECK(first_bad_byte("\xED\xA0\x80") == 0);      // a surrogate
    CHECK(first_bad_byte("\xF4\x90\x80\x80") == 0);  // above U+10FFFF
    CHECK(first_bad_byte("\xF5\x80\x80\x80") == 0);  //
    // At every place of the eight-byte steps.
    for (std::size_t at = 0; at < 40; ++at) {
      std::string text(40, 'a');
      text[at] = '\xFF';
      CHECK(first_bad_byte(text) == at);
    }
  }

  TEST_CASE("takes the first and last character of each length") {
    for (const char* text : {"\x7F", "\xC2\x80", "\xDF\xBF", "\xE0\xA0\x80", "\xED\x9F\xBF", "\xEE\x80\x80",
                             "\xEF\xBF\xBF", "\xF0\x90\x80\x80", "\xF4\x8F\xBF\xBF"}) {
      CHECK(Document::from_utf8(text).has_value());
    }
  }

  TEST_CASE("refuses what is too long") {
    const auto result = Document::from_utf8(std::string(Document::max_size + 1, ' '));
    REQUIRE(result.has_error());
    CHECK(result.error().code == ErrorCode::limit_exceeded);
  }

  TEST_CASE("an empty document") {
    for (const Document& document : {Document(), read(""), read(" \n\t\r\n"), read("\uFEFF")}) {
      CHECK(document.tokens().empty());
      CHECK(document.sentences().empty());
      CHECK(document.paragraphs().empty());
      CHECK(document.quotations().empty());
      CHECK(document.tokens_in({0, 0}).empty());
      CHECK(document.sentence_at(0) == 0);
      CHECK(document.quotation_around({0, 0}) == 0);
    }
    CHECK(Document().code_points_before(0) == 0);
    CHECK(Document().offset_of_code_point(3) == 0);
  }

  TEST_CASE("of a span that is not all in the text, gives what is") {
    const Document document = read("abc");
    CHECK(document[Span{1, 2}] == "b");
    CHECK(document[Span{1, 9}] == "bc");
    CHECK(document[Span{9, 12}].empty());
    CHECK(document[Span{3, 3}].empty());
    CHECK(document[Span{2, 1}].empty());
    CHECK(document[Spans(Span{2, 7})] == "c");
    CHECK(document.on_one_line(Span{2, 7}) == "c");
    const Document empty;
    CHECK(empty[Span{1, 2}].empty());
  }

  TEST_CASE("looks up what lies at a span") {
    const Document document = read("He left. “She ‘may’ stay,” he said.\nThey went.");
    const auto at = [&](std::string_view part) {
      const auto begin = static_cast<std::uint32_t>(document.text().find(part));
      return Span{begin, begin + static_cast<std::uint32_t>(part.size())};
    };
    CHECK(document.tokens_in(at("He left")) == IndexRange{0, 2});
    CHECK(document.tokens_in(at("e l")) == IndexRange{0, 2});
    CHECK(document.tokens_in({2, 3}).empty());
    CHECK(document.sentence_at(0) == 0);
    CHECK(document.sentence_at(8) == 1);  // the space between two belongs to the later
    CHECK(document.sentence_at(at("may").begin) == 1);
    CHECK(document.sentence_at(at("went").begin) == 2);
    CHECK(document.sentence_at(at("went.").end) == 3);
    CHECK(document.quotation_around(at("may")) == 1);
    CHECK(document.quotation_around(at("She")) == 0);
    CHECK(document.quotation_around(at("stay")) == 0);
    CHECK(document.quotation_around(at("he said")) == 2);
    CHECK(document.quotation_around(at("stay,” he")) == 2);
    CHECK(document[Spans({at("He"), at("They")})] == "He … They");
    CHECK(document[Spans()].empty());
    const auto size = static_cast<std::uint32_t>(document.text().size());
    CHECK(document[Span{size - 5, size + 5}] == "went.");
    CHECK(document[Span{size + 5, size + 9}].empty());
    CHECK(document[Span{6, 3}].empty());
    CHECK(document[Spans({{0, 2}, {size + 1, size + 2}})] == "He … ");
    const Document nothing;
    CHECK(nothing[Span{0, 1}].empty());
  }

  TEST_CASE("counts code points") {
    std::string text;
    for (int i = 0; i < 100; ++i) text += "aé“😀";
    const Document document = read(text);
    std::uint32_t offset = 0;
    for (std::uint32_t i = 0; i < 400; ++i) {
      CHECK(document.code_points_before(offset) == i);
      CHECK(document.offset_of_code_point(i) == offset);
      offset += i % 4 + 1;
    }
    CHECK(document.code_points_before(offset) == 400);
    CHECK(document.offset_of_code_point(400) == offset);
    CHECK(document.offset_of_code_point(401) == offset);
  }

  TEST_CASE("is a regular value whose views cannot dangle") {
    static_assert(std::regular<Document>);
    static_assert(!std::is_invocable_v<decltype([](auto&& d) -> decltype(std::forward<decltype(d)>(
                                                                 d)[Span{}]) { return {}; }),
                                       Document>);
    Document document = read("He said “yes.”");
    const Document copy = document;
    const Document moved = std::move(document);
    CHECK(moved == copy);
    CHECK(moved.quotations()[0] == copy.quotations()[0]);
    CHECK(read("He said “yes.”").text() == copy.text());
  }

  TEST_CASE("laws hold on a news article") {
    CHECK(broken_law(read(
              "Officials Meet in Geneva\n\n“We’re close,” Gen. John O’Neil said at 9 a.m. Tuesday. “It isn’t "
              "done.\r\n“We ‘will’ go on.”\n"
              "He paid $5.6 million to AT&T, the U.S. giant — see www.example.com. Naïve? “No!” Smith said… "
              "北京。 "
              "❤️")) == "");
  }
}
