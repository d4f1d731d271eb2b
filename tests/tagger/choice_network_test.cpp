#include "tagger/choice_network.hpp"

#include <doctest/doctest.h>

#include <vector>

#include "weights.hpp"

using namespace hearsay::tagger;

TEST_CASE("a choice network is a layer of rectifiers and a sum") {
  WeightsWriter weights;
  weights.add("choice.weight", 3, 2, std::vector<float>{1, -1, 0.5F, 2, 0, 1});
  weights.add("choice.bias", 1, 2, std::vector<float>{0.25F, -1});
  weights.add("choice.output", 1, 2, std::vector<float>{2, -3});
  const std::vector<std::byte> bytes = weights.bytes();
  const Container file = Container::open(bytes).value();
  const ChoiceNetwork network = ChoiceNetwork::read(file, "choice", 3, kernel_baseline).value();
  // hidden: 1·1 + 2·0.5 + 0.25 = 2.25; -1 + 4 + 1 − 1 = 3
  CHECK(network.score(std::vector<float>{1, 2, 1}) == doctest::Approx(2 * 2.25 - 3 * 3));
  // hidden: 0.25; −1, cut off
  CHECK(network.score(std::vector<float>{0, 0, 0}) == doctest::Approx(0.5));
}
