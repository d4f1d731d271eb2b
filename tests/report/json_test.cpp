// What to_json writes with its text, from_json reads back as the same; anything else is an error with its
// place.
#include <doctest/doctest.h>

#include <bit>
#include <boost/json/parse.hpp>
#include <boost/json/serialize.hpp>
#include <limits>
#include <random>

#include "hearsay/report.hpp"
#include "hostile/texts.hpp"

using namespace hearsay;

namespace {

constexpr JsonOptions with_text{.text = true};

constexpr std::string_view article_text =
    "“It\t<b>rains\x1b</b>,” said Zoë Öz, a “senior” official who was not authorized to speak. "
    "Two officials told reporters on Monday that rain was likely, the Post reported in a statement.\n"
    "She did not say that it might stop. It is believed that it will.";

void check_round_trip(const Analysis& analysis) {
  const std::string json = to_json(analysis, with_text);
  const auto read = from_json(json);
  REQUIRE_MESSAGE(read.has_value(), to_string(read.error()));
  CHECK((*read == analysis));
  CHECK_MESSAGE((to_json(*read, with_text) == json), "written alike");
}

Analysis sample() {
  Article article;
  article.id = "a\tb";
  article.title = "Rain \"here\"";
  article.date = "2024-12-17";
  article.text = article_text;
  return Analyzer().analyze(article).value();
}

// Finite numbers of any size.
template <class Number, class Bits>
Number any_number(std::mt19937_64& random) {
  for (;;) {
    const auto number = std::bit_cast<Number>(static_cast<Bits>(random()));
    if (std::isfinite(number)) return number;
  }
}

}  // namespace

TEST_SUITE("from_json") {
  TEST_CASE("the same comes back, however line ends were read") {
    for (const LineBreaks line_breaks : {LineBreaks::detect, LineBreaks::paragraphs, LineBreaks::wrapped}) {
      const Analyzer analyzer({.line_breaks = line_breaks});
      check_round_trip(analyzer.analyze(std::string(article_text)).value());
      check_round_trip(analyzer.analyze("").value());
    }
    check_round_trip(sample());
  }

  TEST_CASE("the same comes back of texts that nobody writes") {
    const Analyzer analyzer;
    for (const test::HostileText& hostile : test::hostile_texts) {
      CAPTURE(hostile.name);
      check_round_trip(analyzer.analyze(hostile.of_size(2'000)).value());
    }
    for (unsigned seed = 0; seed < 100; ++seed) {
      CAPTURE(seed);
      check_round_trip(analyzer.analyze(test::random_text(seed, 3'000)).value());
    }
  }

  TEST_CASE("its pieces are the whole") {
    std::string text;
    for (int i = 0; i < 500; ++i) text += article_text;
    const Analysis analysis = Analyzer().analyze(std::string_view(text)).value();
    for (const JsonOptions options : {JsonOptions{}, with_text}) {
      std::string joined;
      int pieces = 0;
      write_json(
          analysis, [&](std::string_view piece) { joined += piece, ++pieces; }, options);
      CHECK((joined == to_json(analysis, options)));
      CHECK(pieces > 2);
    }
  }

  TEST_CASE("numbers come back to the last bit") {
    std::mt19937_64 random(1);
    Analysis analysis = sample();
    REQUIRE(!analysis.statements.empty());
    REQUIRE(!analysis.sources.empty());
    Strength& strength = analysis.statements[0].assessment.strength;
    strength.contributions.clear();
    for (int i = 0; i < 20'000; ++i) {
      const auto number = any_number<double, std::uint64_t>(random);
      if (std::abs(number) <= 1e300) strength.contributions.push_back({"base", number, {}, "a note"});
      analysis.sources[0].identity_because.push_back(
          {Evidence::form, {}, any_number<float, std::uint32_t>(random)});
    }
    for (const double number : {0.1, 1.0 / 3, 5e-324, 9007199254740993.0, 1e22, -0.0})
      strength.contributions.push_back({"base", number, {}, ""});
    strength.log_odds = 0;
    for (const Contribution& one : strength.contributions) strength.log_odds += one.log_odds;
    analysis.statements[0].assessment.features.corroborating = {0, 1,
                                                                std::numeric_limits<std::uint64_t>::max()};
    check_round_trip(analysis);
  }

  TEST_CASE("without its text it cannot be read") {
    const auto read = from_json(to_json(sample()));
    REQUIRE(read.has_error());
    CHECK(read.error().detail == "text is null: the analysis was written without its text");
  }

  TEST_CASE("what is no analysis is told with its place") {
    const std::string json = to_json(sample(), with_text);
    const struct {
      std::string_view before, after, detail;
    } changes[] = {
        {R"("schema":"hearsay-analysis/2")", R"("schema":"hearsay-analysis/1")",
         "the schema is hearsay-analysis/1, not hearsay-analysis/2"},
        {R"("schema":)", R"("scheme":)", R"(it has no "schema")"},
        {R"("date":"2024-12-17")", R"("date":20241217)", "date is no string"},
        {R"("line_breaks":"detect")", R"("line_breaks":"")", "line_breaks is none of its words"},
        {R"("sources":[)", R"("sources":[1,)", "sources[0] is no object"},
        {R"("joined_by":["first")", R"("joined_by":["first","first")",
         "sources[0].mentions has lists of different lengths"},
        {R"("specificity":)", R"("specificity":1)", "sources[0].specificity is no whole number up to 3"},
        {R"("kind":"direct")", R"("kind":"loud")", "statements[0].kind is none of its words"},
        {R"("content":[{)", R"("content":[],"was":[{)", "statements[0].content is empty"},
        {R"("parent":null)", R"("parent":0)", "statements[0].parent refers to nothing"},
        {R"("via":[])", R"("via":[99])", "statements[0].via[0] refers to nothing"},
        {R"("content":[{)", R"("content":[{"text":"","span":[3,4]},{)",
         "statements[0].content has parts that are empty, touch or are out of order"},
        {R"("span":[0,)", R"("span":[5,4],"was":[0,)", "statements[0].content[0].span ends before it begins"},
        {R"("span":[0,)", R"("span":[0,1,)", "statements[0].content[0].span is no span"},
        {R"("span":[0,)", R"("span":[-1,)", "statements[0].content[0].span[0] is no whole number up to 245"},
        {R"("score":)", R"("score":1e3,"was":)",
         "statements[0].strength.score is no number within its range"},
        {R"("score":)", R"("score":1e999,"was":)",
         "statements[0].strength.score is no number within its range"},
        {R"("feature":["base",)", R"("feature":["base","base",)",
         "statements[0].strength.contributions has lists of different lengths"},
        {R"("features":{)", R"("features":null,"was":{)", "statements[0].strength.features is no object"},
    };
    for (const auto& change : changes) {
      CAPTURE(change.after);
      std::string damaged = json;
      const std::size_t at = change.before == R"("span":[0,)"
                                 ? json.find(change.before, json.find(R"("content":)"))
                                 : json.find(change.before);
      REQUIRE(at != std::string::npos);
      damaged.replace(at, change.before.size(), change.after);
      const auto read = from_json(damaged);
      REQUIRE(read.has_error());
      CHECK(read.error().code == ErrorCode::invalid_record);
      CHECK(read.error().detail == change.detail);
    }
  }

  TEST_CASE("no part of it is taken for the whole, nor is more than one") {
    const std::string json = to_json(sample(), with_text);
    for (std::size_t size = 0; size < json.size(); size += 7) {
      const auto read = from_json(std::string_view(json).substr(0, size));
      REQUIRE(read.has_error());
      CHECK(read.error().offset <= size);
    }
    CHECK(from_json(json + "{}").has_error());
    CHECK(from_json(json + " \r\n").has_value());
    CHECK(from_json(std::string(100'000, '[')).has_error());
    CHECK(from_json("\xff").has_error());
  }

  TEST_CASE("members that are not known are passed over, at any place and in any order") {
    const Analysis analysis = sample();
    boost::json::object object = boost::json::parse(to_json(analysis, with_text)).as_object();
    object["later"] = {1, "two"};
    object["statements"].as_array()[0].as_object()["later"] = nullptr;
    const auto read = from_json(boost::json::serialize(object));
    REQUIRE(read.has_value());
    CHECK(read->sources == analysis.sources);
    CHECK(read->document == analysis.document);
  }
}
