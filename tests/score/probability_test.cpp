#include "score/probability.hpp"

#include <doctest/doctest.h>

#include <string>

using namespace hearsay;

namespace {

std::optional<StatedProbability> read(const std::string& text, Yardstick yardstick = Yardstick::measured,
                                      const Spans& elsewhere = {}) {
  const Document document = Document::from_utf8(text).value();
  const score::ProbabilityReader reader(Lexicon::builtin(), yardstick);
  return reader.read(document, document.word_keys(), Span{0, static_cast<std::uint32_t>(text.size())},
                     elsewhere);
}

double value(const std::string& text, Yardstick yardstick = Yardstick::measured) {
  const auto probability = read(text, yardstick);
  REQUIRE_MESSAGE(probability, text);
  CHECK(0 <= probability->low);
  CHECK(probability->low <= probability->value);
  CHECK(probability->value <= probability->high);
  CHECK(probability->high <= 100);
  return probability->value;
}

// What stands in other sentences changes nothing.
const std::string behind_others = "Rain fell on all of the northern towns of the long coast. It was cold. ";

}  // namespace

TEST_SUITE("stated probability") {
  TEST_CASE("phrases that readers were asked about have their medians") {
    struct Row {
      const char* text;
      double median;
    };
    const Row rows[] = {
        {"War will happen.", 100},
        {"It is almost certain that it rains.", 95},
        {"It is highly likely.", 90},
        {"There is a very good chance of rain.", 80},
        {"It is likely to rain.", 75},
        {"Rain is probable.", 75},
        {"There is a realistic possibility of rain.", 60},
        {"The odds are better than even.", 60},
        {"The odds are about even.", 50},
        {"Rain may happen.", 40},
        {"Rain could happen.", 40},
        {"Rain might happen.", 40},
        {"It is unlikely to rain.", 20},
        {"There is little chance of rain.", 10},
        {"The chances are slight.", 10},
        {"Rain is improbable.", 10},
        {"There is a remote chance of rain.", 5},
        {"It is highly unlikely to rain.", 5},
        {"There is almost no chance of rain.", 2},
    };
    for (const Row& row : rows) {
      CAPTURE(row.text);
      const auto probability = read(row.text);
      REQUIRE(probability);
      CHECK(probability->value == doctest::Approx(row.median));
      CHECK_FALSE(probability->estimated);
    }
  }

  TEST_CASE("variants are composed, and marked as estimates") {
    CHECK(value("It is very likely.") == doctest::Approx(90).epsilon(0.03));
    CHECK(value("It is extremely probable.") > value("It is highly probable."));
    CHECK(value("It is almost certainly not true.") == doctest::Approx(5));
    CHECK(value("It will almost certainly not happen.") == doctest::Approx(5));
    CHECK(value("It will probably not rain.") == doctest::Approx(25));
    CHECK(value("It probably won’t rain.") == doctest::Approx(25));
    CHECK(value("It is not likely to rain.") == doctest::Approx(25));
    CHECK(value("It isn’t likely to rain.") == doctest::Approx(25));
    CHECK(value("It may not rain.") == doctest::Approx(60));
    const double not_unlikely = value("Rain is not unlikely.");
    CHECK(not_unlikely > 50);
    CHECK(not_unlikely < value("Rain is likely."));
    CHECK(value("It is somewhat likely.") < value("It is likely."));
    CHECK(value("It is very improbable.") < value("It is improbable."));
    CHECK(value("It could not be ruled out.") == doctest::Approx(40));
    CHECK(read("It is not likely.")->estimated);
    CHECK(read("It is very likely.")->estimated);
  }

  TEST_CASE("a modal of ability or permission states none") {
    for (const char* text :
         {"She would do what she could for the families.", "They did all they could to hold the town.",
          "They did what they could.", "Farmers could apply for the grant until June."})
      CHECK_FALSE(read(text));
    CHECK(read("The dam could fail."));
    CHECK(read("The storm could, in the end, turn north."));
  }

  TEST_CASE("numbers are taken at their word") {
    const auto chance = read("There is a 70 percent chance of rain.");
    REQUIRE(chance);
    CHECK(chance->value == 70);
    CHECK_FALSE(chance->estimated);
    const auto range = read("There is a 60 to 70% probability.");
    REQUIRE(range);
    CHECK(range->low == 60);
    CHECK(range->high == 70);
    for (const char* text : {"There is a 60-70 percent chance.", "There is a 60% to 70% chance.",
                             "There is a 60 percent to 70 percent chance.", "There is a 60–70% chance."}) {
      CAPTURE(text);
      const auto either = read(text);
      REQUIRE(either);
      CHECK(either->low == 60);
      CHECK(either->high == 70);
    }
    CHECK_FALSE(read("They are 40 percent less likely to vote."));
    CHECK_FALSE(read("Some 40 percent of voters were asked."));
  }

  TEST_CASE("phrases, what changes them, and where they end") {
    struct Row {
      const char* text;
      const char* phrase;  // empty where none is stated
      double value = 0, low = 0, high = 0;
      bool estimated = true;
    };
    const Row rows[] = {
        {"Rain is likely", "likely", 75, 66.75, 80, false},
        {"Likely, it rains.", "Likely", 75, 66.75, 80, false},
        // adverbs go a share of the way to 100 or to 0
        {"Rain is quite likely", "quite likely", 80, 73.4, 84},
        {"Rain is pretty likely", "pretty likely", 75, 66.75, 80},
        {"Rain is somewhat likely", "somewhat likely", 70, 60.1, 76},
        {"Rain is quite improbable", "quite improbable", 8, 4, 16},
        {"Rain is somewhat improbable", "somewhat improbable", 12, 6, 24},
        {"Quite likely, it rains.", "Quite likely", 80, 73.4, 84},
        // negations before and behind
        {"Not likely", "Not likely", 25, 20, 33.25},
        {"Rain is not quite likely", "not quite likely", 20, 16, 26.6},
        {"Rain is not improbable", "not improbable", 190.0 / 3, 60, 65},
        {"It will probably not rain", "probably not", 25, 20, 35},
        {"It probably will not rain", "probably will not", 25, 20, 35},
        {"It probably won’t rain", "probably won’t", 25, 20, 35},
        {"It probably will rain", "probably", 75, 65, 80},
        {"Rain is probable, not snow", "probable", 75, 65, 80, false},
        {"Probably not", "Probably not", 25, 20, 35},
        {"It probably will", "probably", 75, 65, 80},
        // a modal needs a verb
        {"He may", ""},
        {"He may.", ""},
        {"He may for now.", ""},
        {"He may well", "may well", 60, 45, 75},
        {"He may well.", "may well", 60, 45, 75},
        {"It is likely to rain", "likely", 75, 66.75, 80, false},
        {"It is likely.", "likely", 75, 66.75, 80, false},
        // the first phrase counts
        {"It may rain, but it is unlikely", "may", 40, 30, 51},
        {"He could not come, but it is unlikely", "unlikely", 20, 10, 25, false},
        {"In May it is unlikely", "unlikely", 20, 10, 25, false},
        // what is supposed or asked, up to the next mark
        {"If it rains, it is likely to flood", "likely", 75, 66.75, 80, false},
        {"If it is likely", ""},
        {"He asked “if” it is likely", "likely", 75, 66.75, 80, false},
        {"It is likely! Is it?", "likely", 75, 66.75, 80, false},
        {"It is likely. Is it?", "likely", 75, 66.75, 80, false},
        {"It is likely, is it?", ""},
    };
    for (const Row& row : rows) {
      for (const std::string& text : {std::string(row.text), behind_others + row.text}) {
        CAPTURE(text);
        const auto probability = read(text);
        REQUIRE(probability.has_value() == (row.phrase[0] != 0));
        if (!probability) continue;
        CHECK(probability->value == doctest::Approx(row.value));
        CHECK(probability->low == doctest::Approx(row.low));
        CHECK(probability->high == doctest::Approx(row.high));
        CHECK(probability->estimated == row.estimated);
        CHECK(text.substr(probability->phrase.begin, probability->phrase.size()) == row.phrase);
      }
    }
  }

  TEST_CASE("a question mark far away is another sentence's") {
    std::string near = "It is likely", far = near;
    for (int i = 0; i < 60; ++i) near += " so";
    for (int i = 0; i < 70; ++i) far += " so";
    CHECK_FALSE(read(near + "?"));
    CHECK(read(far + "?"));
  }

  TEST_CASE("percentages, and what is none") {
    struct Row {
      const char* text;
      const char* phrase;  // empty where no percentage is read
      double low = 0, high = 0;
    };
    const Row rows[] = {
        {"There is a 70 percent chance.", "70 percent chance", 70, 70},
        {"70 percent certain", "70 percent certain", 70, 70},
        {"70% certain", "70% certain", 70, 70},
        {"There is a 70 per cent chance.", "70 per cent chance", 70, 70},
        {"There is a 70 per cent real chance.", "70 per cent real chance", 70, 70},
        {"There is a 70 percent real chance.", "70 percent real chance", 70, 70},
        {"He is 100 percent sure.", "100 percent sure", 100, 100},
        {"He is 150 percent sure.", ""},
        {"He is 70 sure.", ""},
        {"There is a seventy percent chance of it.", ""},
        {"They are 70 percent more sure.", ""},
        {"It has a 70 percent higher likelihood.", ""},
        {"It has a 70 percent good old chance.", ""},
        {"It grew by 70 percent.", ""},
        {"It is 70", ""},
        {"It is 70 percent", ""},
        // ranges
        {"60-70 percent chance", "60-70 percent chance", 60, 70},
        {"A 70-60 percent chance", "70-60 percent chance", 60, 70},
        {"60 to 70 percent chance", "60 to 70 percent chance", 60, 70},
        {"60% to 70% chance", "60% to 70% chance", 60, 70},
        {"It is 60–70% likely", "60–70% likely", 60, 70},
        {"Up to 70 percent chance", "70 percent chance", 70, 70},
        {"He came to 70 percent certain", "70 percent certain", 70, 70},
        {"To 70 percent certain", "70 percent certain", 70, 70},
        {"60 and 70 percent certain", "70 percent certain", 70, 70},
    };
    for (const Row& row : rows) {
      for (const std::string& text : {std::string(row.text), behind_others + row.text}) {
        CAPTURE(text);
        const auto probability = read(text);
        const bool read_as_number = probability && !probability->estimated && probability->value != 75;
        REQUIRE(read_as_number == (row.phrase[0] != 0));
        if (!read_as_number) continue;
        CHECK(probability->low == row.low);
        CHECK(probability->high == row.high);
        CHECK(probability->value == (row.low + row.high) / 2);
        CHECK(text.substr(probability->phrase.begin, probability->phrase.size()) == row.phrase);
      }
    }
  }

  TEST_CASE("only what stands in the content counts") {
    const auto within = [](const std::string& text, const Spans& content) {
      const Document document = Document::from_utf8(text).value();
      const score::ProbabilityReader reader(Lexicon::builtin(), Yardstick::measured);
      const auto probability = reader.read(document, document.word_keys(), content, {});
      return probability ? text.substr(probability->phrase.begin, probability->phrase.size()) : "";
    };
    const std::string chance = "There is a 60% to 70 percent chance of it";
    CHECK(within(chance, Span{11, 38}) == "60% to 70 percent chance");
    CHECK(within(chance, Span{13, 38}) == "70 percent chance");
    CHECK(within(chance, Span{18, 38}) == "70 percent chance");
    CHECK(within(chance, Span{18, 28}) == "");
    CHECK(within(chance, Span{18, 20}) == "");
    // "if" stands before what is said
    CHECK(within("He asks if it is likely to rain", Span{11, 31}) == "likely");
    CHECK(within("He asks if it is likely to rain", Span{8, 31}) == "");
    CHECK(within("He may, she said", Span{0, 6}) == "");
    CHECK(within("It rains, he said, and snow is likely", Spans({{0, 8}, {23, 37}})) == "likely");
    CHECK(within("It rains, he said, and snow is likely", Spans({{0, 8}, {10, 17}})) == "");
  }

  TEST_CASE("official yardsticks read the same words differently, and say when they have no band") {
    CHECK(value("It is likely.", Yardstick::icd203) == 67.5);
    CHECK(value("It is likely.", Yardstick::nato) == 75);
    CHECK(value("It is likely.", Yardstick::uk) == 65);
    CHECK(value("It is likely.", Yardstick::ipcc) == 83);
    CHECK(value("It is highly unlikely.", Yardstick::uk) == 15);
    CHECK(value("It is very likely.", Yardstick::ipcc) == 95);
    CHECK(read("It is likely.", Yardstick::uk)->yardstick == Yardstick::uk);
    const auto may = read("It may rain.", Yardstick::icd203);
    REQUIRE(may);
    CHECK(may->yardstick == Yardstick::measured);
    CHECK(value("It is not likely.", Yardstick::uk) == 35);
  }

  TEST_CASE("what is not the content's own claim is left aside") {
    CHECK_FALSE(read("Clinton led among likely voters."));
    CHECK_FALSE(read("He will leave in May."));
    CHECK_FALSE(read("They left as soon as possible."));
    CHECK_FALSE(read("He asked whether it was likely to rain."));
    CHECK_FALSE(read("They disagreed over how long the town could stay dry."));
    CHECK_FALSE(read("If it is likely to rain, stay at home."));
    CHECK_FALSE(read("The man who may have fired is dead."));
    CHECK_FALSE(read("Is it likely to rain?"));
    CHECK_FALSE(read("The mayor asked, “Is it likely to rain?”"));
    CHECK_FALSE(read("\"Is it likely to rain?\" the mayor asked."));
    CHECK(value("“It is likely to rain. Will you come?” she asked.") == 75);
    CHECK_FALSE(read("He could not attend."));
    CHECK_FALSE(read("She could speak four languages."));
    CHECK_FALSE(read("He could hardly walk."));
    CHECK_FALSE(read("The bridge was destroyed."));
    // "experts think it is likely" inside the content belongs to the experts.
    CHECK_FALSE(read("He said experts think it is likely to rain.", Yardstick::measured, Span{22, 43}));
  }

  TEST_CASE("the span covers the phrase with what changes it") {
    const std::string text = "It is not very likely, he said.";
    const auto probability = read(text);
    REQUIRE(probability);
    CHECK(text.substr(probability->phrase.begin, probability->phrase.size()) == "not very likely");
  }
}
