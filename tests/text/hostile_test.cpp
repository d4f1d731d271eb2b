// Texts that nobody writes: the laws hold on them, and reading stays linear.
#include <doctest/doctest.h>

#include <algorithm>
#include <ctime>
#include <random>
#include <string>
#include <string_view>

#include "text/laws.hpp"
#include "text/reading.hpp"

using hearsay::Document;
using hearsay::test::broken_law;
using hearsay::test::read;

namespace {

std::string repeat(std::string_view unit, std::size_t count) {
  std::string text;
  text.reserve(unit.size() * count);
  for (std::size_t i = 0; i < count; ++i) text += unit;
  return text;
}

/// Units that have a look ahead, a look back or a stack to fill when they are repeated.
constexpr std::string_view units[] = {
    "\"",
    "“",
    "”",
    "'",
    "‘",
    "’",
    "''",
    "«",
    "\" ",
    " \"",
    " “a",
    "a” ",
    "‘a ",
    "a' ",
    " 'a s' ",
    ".",
    ". ",
    "-",
    "a-",
    "a.",
    "A.",
    "a.b",
    "A. ",
    "U.S. ",
    "a'",
    "n't",
    "'s",
    "@",
    "a@",
    "a@b.",
    "#a",
    "1,",
    "1.",
    "1/",
    "http:",
    "www.",
    "://",
    "(",
    ")",
    "?",
    "! ",
    "?” A ",
    "\n",
    "“a\n",
    "\"a\n",
    "a1.",
    "a_",
    "…",
    "No. ",
    "I. ",
    "é",
    "́",
    "א",
    "😀",
    "\u200D",
    "\uFEFF",
    "https://",
    "“?” A B C D ",
    "&A",
    "a.com",
    "a\n",
    "a-\n",
    "a b-  \n",
    "Q. a\n",
    "A: b\n",
    "(AP) - ",
    "Read more. ",
    "A/AP ",
    "a b c\nd e\n\n",
    "- a\n",
};

}  // namespace

TEST_SUITE("hostile text") {
  TEST_CASE("the laws hold on repeated units") {
    for (const std::string_view unit : units) {
      CAPTURE(unit);
      CHECK(broken_law(read(unit)) == "");
      CHECK(broken_law(read(repeat(unit, 1000))) == "");
    }
  }

  TEST_CASE("the laws hold on random mixtures") {
    std::mt19937 random(7);  // the same on every machine, used without a distribution
    for (int i = 0; i < 3000; ++i) {
      std::string text;
      const std::size_t length = random() % 40;
      for (std::size_t k = 0; k < length; ++k) text += units[random() % std::size(units)];
      CAPTURE(text);
      CHECK(broken_law(read(text)) == "");
    }
  }

  TEST_CASE("NUL bytes are characters like others") {
    const std::string text("a\0b \0\0 “c\0”", 15);
    const Document document = read(text);
    CHECK(broken_law(document) == "");
    CHECK(document.tokens().size() == 9);
  }

  TEST_CASE("a token of twelve million bytes") {
    const std::string text = repeat("abcdefghijkl", 1000000);
    const Document document = read(text);
    REQUIRE(document.tokens().size() == 1);
    CHECK(document.tokens()[0].span.size() == text.size());
  }

  TEST_CASE("100,000 quote marks, and 10,000 that nest") {
    for (const std::string_view mark : {"\"", "“", "”", "'", "‘", "« "})
      CHECK(broken_law(read(repeat(mark, 100000))) == "");
    const std::string nested = repeat("“a ", 10000) + repeat("b” ", 10000);
    CHECK(broken_law(read(nested)) == "");
    CHECK(broken_law(read(repeat("\"a ", 10000) + repeat("b\" ", 10000))) == "");
  }

  // Reading twice as much may take twice the time. A quadratic step takes 256 times as long here, and 96 is
  // the limit. Processor time, since other programs may be running.
  TEST_CASE("reading is linear") {
    const auto seconds = [](const std::string& text) {
      double best = 1e9;
      for (int i = 0; i < 3; ++i) {
        std::string copy = text;
        const std::clock_t start = std::clock();
        const auto document = Document::from_utf8(std::move(copy));
        const std::clock_t end = std::clock();
        REQUIRE(document.has_value());
        best = std::min(best, static_cast<double>(end - start) / CLOCKS_PER_SEC);
      }
      return best;
    };
    for (const std::string_view unit : units) {
      CAPTURE(unit);
      const std::string once = repeat(unit, 40000 / unit.size());
      const std::string sixteen_times = repeat(unit, 640000 / unit.size());
      constexpr double noise = 0.02;  // seconds, for memory that is slow at first
      CHECK(seconds(sixteen_times) < 16 * 6 * seconds(once) + noise);
    }
  }
}
