#include <doctest/doctest.h>

#include <string>
#include <vector>

#include "text/reading.hpp"

using hearsay::Document;
using hearsay::Sentence;
using hearsay::test::read;

namespace {

using Sentences = std::vector<std::string>;

/// Splits a text at its sentences. A case is written as the sentences that it should fall into, joined here
/// by a space.
void check(std::initializer_list<Sentences> cases) {
  for (const Sentences& expected : cases) {
    std::string text;
    for (const std::string& sentence : expected) text += (text.empty() ? "" : " ") + sentence;
    const Document document = read(text);
    Sentences found;
    for (const Sentence& sentence : document.sentences()) found.emplace_back(document[sentence.span]);
    CHECK(found == expected);
  }
}

}  // namespace

TEST_SUITE("sentences") {
  TEST_CASE("end at stops and marks") {
    check({
        {"He left.", "She stayed."},
        {"Did he leave?", "He did!", "So she stayed."},
        {"He left (early).", "She (stayed.)", "They went."},
        {"The number rose to 5.", "The rest fell."},
        {"He won in 2016.", "2017 was worse."},
    });
  }

  TEST_CASE("do not end at abbreviations before a name or number") {
    check({
        {"Gen. Oleksandr Syrsky spoke to Mr. Smith.", "He left."},
        {"The official met J. K. Rowling and George W. Bush in St. Paul."},
        {"The U.S. Army and the U.K. Treasury met at 9 a.m. Tuesday.", "Nobody came."},
        {"He paid Apple Inc. $5.6 million for No. 5 in Sept. 2016."},
        {"John Kerry Jr. said so."},
    });
  }

  TEST_CASE("end at abbreviations before a word that opens sentences") {
    check({
        {"He went back to the U.S.", "The army stayed."},
        {"It began at 9 p.m.", "“We were there,” he said."},
        {"He works for Apple Inc.", "He is rich."},
    });
  }

  TEST_CASE("ellipses do not end them") {
    check({
        {"He said... Nothing came."},
        {"He said … Nothing came."},
        {"He said . . . Nothing came."},
        {"He said ....", "Nothing came."},
    });
  }

  TEST_CASE("are not split inside a quotation") {
    check({
        {"“These are not troops. They haven’t been in combat,” the official added.", "He left."},
        {"He said, \"We go. We must.\"", "She left."},
        {"\"Why? Because!\" he asked.", "He left."},
        {"The official said: “Go. ‘Now!’”", "Nobody went."},
    });
  }

  TEST_CASE("hold the reporting clause after a question") {
    check({
        {"“Why?” he asked."},
        {"“Why?” Mr. Trump asked.", "No one knew."},
        {"“Stop!” Senator John McCain said.", "They did."},
        {"“Why?”", "The senator did not know."},
        {"“Who?”, he asked."},
        {"The “Yahoo!” brand"},
    });
  }

  TEST_CASE("take a closing mark or bracket with them") {
    check({
        {"“I do.”", "“So do I.”"},
        {"He called it “great”.", "She did not."},
        {"(He did.)", "She did not."},
        {"It was over.”", "He left."},
    });
  }

  TEST_CASE("the number of an item does not stand alone") {
    check({{"1. First of all, go.", "Then stay."}});
  }

  TEST_CASE("end where a space is missing") {
    const Document document = read("It ended.The next began.");
    CHECK(document.sentences().size() == 2);
  }

  TEST_CASE("other scripts") {
    check({
        {"Он ушёл.", "Она осталась."},
        {"Élysée est là.", "Émile part."},
    });
  }
}

TEST_SUITE("paragraphs") {
  TEST_CASE("every kind of line end separates them") {
    for (const char* text :
         {"One.\nTwo.", "One.\r\nTwo.", "One.\rTwo.", "One.\n\n \nTwo.\n", "One.\u2028Two.", "One.\u2029Two.",
          "One.\fTwo.", "\n\n One. \v Two.", "One.\u0085Two.", "\uFEFFOne.\n\tTwo."}) {
      const Document document = read(text);
      REQUIRE(document.paragraphs().size() == 2);
      CHECK(document[document.paragraphs()[0].span] == "One.");
      CHECK(document[document.paragraphs()[1].span] == "Two.");
    }
  }

  TEST_CASE("a headline without a stop is a sentence") {
    const Document document = read("Leaders Meet in Geneva\nThey met. They left.");
    REQUIRE(document.paragraphs().size() == 2);
    CHECK(document.paragraphs()[0].sentences.size() == 1);
    CHECK(document.paragraphs()[1].sentences.size() == 2);
    CHECK(document.sentences()[2].paragraph == 1);
  }
}
