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
