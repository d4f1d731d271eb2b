#include "cli/in_order.hpp"

#include <doctest/doctest.h>

#include <stdexcept>
#include <string>

using hearsay::cli::in_order;

namespace {

constexpr int items = 200;

// The results written, of numbers from 0, until `last` is written or something throws.
std::vector<int> written(unsigned threads, int bad, int last = items) {
  std::vector<int> out;
  int given = 0;
  try {
    in_order(
        threads, [&] { return given < items ? std::optional(given++) : std::nullopt; },
        [&](int item) {
          if (item == bad) throw std::runtime_error("bad");
          return item;
        },
        [&](int item) {
          out.push_back(item);
          return item != last;
        });
  } catch (const std::runtime_error& error) {
    CHECK(error.what() == std::string("bad"));
    out.push_back(-1);
  }
  return out;
}

}  // namespace

TEST_CASE("results come in the order of the input, up to the one that could not be made") {
  for (const unsigned threads : {1u, 2u, 16u}) {
    CAPTURE(threads);
    std::vector<int> expected;
    for (int i = 0; i < items; ++i) expected.push_back(i);
    CHECK(written(threads, items) == expected);
    expected.resize(71);
    CHECK(written(threads, items, 70) == expected);
    expected.back() = -1;
    CHECK(written(threads, 70) == expected);
  }
}
