#include "hearsay/article_reader.hpp"

#include <doctest/doctest.h>

#include <set>
#include <sstream>
#include <string>
#include <utility>
#include <vector>

#include "hearsay/analyze_many.hpp"

namespace {

using namespace hearsay;

// What a reader gives: ids, or errors in words.
std::vector<std::string> read(const std::string& lines, std::size_t step = SIZE_MAX) {
  std::size_t at = 0;
  ArticleReader reader([&](char* to, std::size_t size) {
    const std::size_t count = std::min({size, step, lines.size() - at});
    lines.copy(to, count, at);
    at += count;
    return count;
  });
  std::vector<std::string> out;
  while (const auto article = reader.next())
    out.push_back(article->has_error() ? to_string(article->error())
                                       : (*article)->id + "|" + (*article)->text);
  CHECK_FALSE(reader.next());
  return out;
}

TEST_CASE("article records are read line by line") {
  const std::string lines =
      "\xEF\xBB\xBF{\"id\": \"a\", \"text\": \"One.\"}\n\n \r\n{\"text\": \"Two.\", \"title\": null, "
      "\"more\": [1]}\r\n"
      "{\"id\": \"c\"}\n[]\n{\"id\": 7, \"text\": \"\"}\n{\"id\": \"d\", \"text\": \"Four.";
  const std::vector<std::string> expected{"a|One.", "4|Two.", "invalid record at byte 81: no \"text\"",
                                          "invalid record at byte 93: not a JSON object",
                                          "invalid record at byte 96: \"id\" is no string"};
  for (const std::size_t step : {std::size_t{1}, std::size_t{7}, std::size_t{1} << 20}) {
    CAPTURE(step);
    auto found = read(lines, step);
    REQUIRE(found.size() == 6);
    CHECK(found.back().starts_with("invalid record at byte "));
    found.pop_back();
    CHECK(found == expected);
  }
  CHECK(read("").empty());
  CHECK(read("\n\n").empty());
  CHECK(read("{\"id\": \"a\", \"text\": \"No line end.\"}") == std::vector<std::string>{"a|No line end."});
}

TEST_CASE("an article's members") {
  std::istringstream in(
      R"({"id": "a", "title": "T", "publisher": "P", "date": "2024-05-06", "text": "é", "author": "A", "url": "u", "desk": "D"})");
  ArticleReader reader(in);
  CHECK(reader.next()->value() == Article{"a", "T", "P", "2024-05-06", "é", "A", "u", "D"});
  CHECK(reader.line() == 1);
}

TEST_CASE("a line too long is passed over in flat memory") {
  const std::uint64_t length = ArticleReader::max_line + 1000;
  std::uint64_t given = 0;
  const std::string next = "\n{\"id\": \"b\", \"text\": \"Two.\"}\n";
  ArticleReader reader([&](char* to, std::size_t size) -> std::size_t {
    if (given < length) {
      const auto count = static_cast<std::size_t>(std::min<std::uint64_t>(size, length - given));
      std::fill_n(to, count, ' ');
      given += count;
      return count;
    }
    const auto at = static_cast<std::size_t>(given - length);
    const std::size_t count = std::min(size, next.size() - at);
    next.copy(to, count, at);
    given += count;
    return count;
  });
  const auto first = reader.next();
  REQUIRE(first->has_error());
  CHECK(first->error().code == ErrorCode::limit_exceeded);
  CHECK(first->error().offset == 0);
  CHECK(reader.next()->value().id == "b");
  CHECK_FALSE(reader.next());
}

const Analyzer& analyzer() {
  static const Analyzer one;
  return one;
}

std::string many_lines(int count) {
  std::string lines;
  for (int i = 0; i < count; ++i)
    lines += i % 5 == 3 ? "no JSON\n"
                        : "{\"id\": \"" + std::to_string(i) + "\", \"text\": \"It rained, she said.\"}\n";
  return lines;
}

TEST_CASE("many articles are analyzed in order, errors in their places") {
  for (const unsigned threads : {0u, 1u, 3u}) {
    CAPTURE(threads);
    std::istringstream in(many_lines(20));
    ArticleReader reader(in);
    int at = 0;
    std::uint64_t told = 0;
    const auto done = analyze_many(
        analyzer(), [&] { return reader.next(); },
        [&](Result<Analysis> analysis) {
          CHECK(analysis.has_error() == (at % 5 == 3));
          if (analysis) CHECK(analysis->id == std::to_string(at));
          ++at;
        },
        {.threads = threads, .progress = [&](std::uint64_t count) { CHECK(count == ++told); }});
    CHECK(at == 20);
    CHECK(done == 20);
    CHECK(told == 20);
  }
}

TEST_CASE("many articles as they come, each with its number") {
  for (const unsigned threads : {1u, 3u}) {
    CAPTURE(threads);
    std::istringstream in(many_lines(20));
    ArticleReader reader(in);
    std::set<std::uint64_t> seen;
    analyze_many(
        analyzer(), [&] { return reader.next(); },
        [&](const Result<Analysis>& analysis, std::uint64_t number) {
          CHECK(seen.insert(number).second);
          CHECK(analysis.has_error() == (number % 5 == 3));
          if (analysis) CHECK(analysis->id == std::to_string(number));
        },
        {.threads = threads, .in_order = false});
    CHECK(seen.size() == 20);
  }
}

TEST_CASE("many articles until somebody has enough") {
  for (const unsigned threads : {1u, 2u}) {
    CAPTURE(threads);
    std::stop_source stop;
    int given = 0, used = 0;
    const auto endless = [&]() -> std::optional<Article> {
      return Article{.id = std::to_string(given++), .text = "It rained, she said."};
    };
    const auto stopped = analyze_many(analyzer(), endless,
                                      [&](const Result<Analysis>&) {
                                        if (++used == 5) stop.request_stop();
                                      },
                                      {.threads = threads, .stop = stop.get_token()});
    CHECK(stopped == 5);
    CHECK(used == 5);
    CHECK(given <= 5 + 4 * 2 + 1);  // what is in flight is bounded
    CHECK(analyze_many(analyzer(), endless, [](const Result<Analysis>&) { return false; },
                       {.threads = threads}) == 1);
    CHECK_THROWS(analyze_many(analyzer(), endless,
                              [](const Result<Analysis>&) { throw std::runtime_error("enough"); },
                              {.threads = threads}));
  }
}

TEST_CASE("a text may be any string, and an article name its members") {
  const std::string text = "It rained, she said.";
  const auto expected = analyzer().analyze(text).value();
  CHECK(expected.statements.size() == 1);
  CHECK(analyzer().analyze(std::string_view(text)).value() == expected);
  CHECK(analyzer().analyze(text.c_str()).value() == expected);
  CHECK(analyzer().analyze("It rained, she said.").value() == expected);
  CHECK(analyzer().analyze(Article{.text = text}).value() == expected);
  CHECK(analyzer().analyze({.id = "a", .publisher = "P", .text = text}).value().publisher == "P");
}

}  // namespace
