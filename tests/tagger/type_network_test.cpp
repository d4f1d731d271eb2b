#include "tagger/type_network.hpp"

#include <doctest/doctest.h>

#include <vector>

#include "weights.hpp"

using namespace hearsay::tagger;

namespace {

constexpr std::uint64_t first_sign = 0x8000000000000001u, second_sign = 17, unknown_sign = 4;

// Two word vectors of width 1, two signs, two hidden units.
WeightsWriter small_weights() {
  WeightsWriter weights;
  weights.add("typer.word", 2, 1, std::vector<std::int8_t>{10, 30});
  weights.add("typer.word.scale", 1, 2, std::vector<float>{0.1F, 0.1F});
  std::vector<float> bags(type_bag_count * 2);
  bags[2] = 2;   // the second bag moves the first unit
  bags[3] = -1;  // and the second one
  weights.add("typer.bag", type_bag_count, 2, bags);
  weights.add("typer.signs", std::vector<std::uint64_t>{first_sign, second_sign});
  weights.add("typer.sign", 2, 2, std::vector<std::int8_t>{1, 0, 0, 4});
  weights.add("typer.sign.scale", 1, 2, std::vector<float>{1, 0.5F});
  weights.add("typer.bias", 1, 2, std::vector<float>{0.5F, 0});
  std::vector<float> output(2 * type_score_count);
  output[0] = 1;
  output[type_score_count + 1] = 3;
  weights.add("typer.output", 2, type_score_count, output);
  weights.add("typer.output_bias", 1, type_score_count, std::vector<float>(type_score_count, 0.25F));
  return weights;
}

}  // namespace

TEST_CASE("a type network sums means of words and rows of signs") {
  const std::vector<std::byte> bytes = small_weights().bytes();
  const Container file = Container::open(bytes).value();
  const TypeNetwork network = TypeNetwork::read(file, 2, kernel_baseline).value();
  auto hidden = network.start();
  network.add_bag(1, std::vector<std::uint32_t>{0, 1}, hidden);  // mean 2
  CHECK(hidden[0] == doctest::Approx(4.5));
  CHECK(hidden[1] == doctest::Approx(-2));
  network.add_bag(0, {}, hidden);  // an empty bag says nothing
  const std::uint32_t first_row = network.row(first_sign).value(),
                      second_row = network.row(second_sign).value();
  CHECK(!network.row(unknown_sign));
  network.add_rows(std::vector{second_row, second_row}, hidden);
  CHECK(hidden[1] == doctest::Approx(2));
  const auto scores = network.scores(hidden);
  CHECK(scores[0] == doctest::Approx(4.75));
  CHECK(scores[1] == doctest::Approx(6.25));
  CHECK(scores[2] == doctest::Approx(0.25));

  SUBCASE("an effect is what a sign adds to a difference of scores") {
    auto without = network.start();
    network.add_bag(1, std::vector<std::uint32_t>{0, 1}, without);
    network.add_rows(std::vector{second_row, second_row}, without);
    auto with = without;
    network.add_rows(std::vector{first_row}, with);
    const auto difference = [&](const TypeNetwork::Hidden& at) {
      const auto s = network.scores(at);
      return s[0] - s[1];
    };
    std::vector<float> effects;
    network.effects_of_rows(std::vector<std::uint32_t>(100, first_row), network.effects(with, 0, 1), effects);
    CHECK(effects.size() == 100);
    for (const float effect : effects)
      CHECK(effect == doctest::Approx(difference(with) - difference(without)).epsilon(.001));
  }
}

TEST_CASE("a type network refuses tensors of a wrong shape") {
  const auto error = [](WeightsWriter weights, std::size_t words = 2) {
    const std::vector<std::byte> bytes = weights.bytes();
    const auto network = TypeNetwork::read(Container::open(bytes).value(), words, kernel_baseline);
    REQUIRE(network.has_error());
    return network.error().detail;
  };
  CHECK(error(small_weights(), 3).find("must have 3 rows") != std::string::npos);
  CHECK(error(small_weights().remove("typer.sign")).find("typer.sign") != std::string::npos);
  auto three = small_weights().remove("typer.sign").remove("typer.sign.scale");
  three.add("typer.sign", 3, 2, std::vector<std::int8_t>(6))
      .add("typer.sign.scale", 1, 3, std::vector<float>(3, 1));
  CHECK(error(three).find("must have 2 rows") != std::string::npos);
  auto twice = small_weights().remove("typer.signs");
  twice.add("typer.signs", std::vector<std::uint64_t>{7, 7});
  CHECK(error(twice).find("hashes that differ") != std::string::npos);
  auto narrow = small_weights().remove("typer.output");
  narrow.add("typer.output", 2, 3, std::vector<float>(6));
  CHECK(error(narrow).find("typer.output") != std::string::npos);
}
