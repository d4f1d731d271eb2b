#include "hearsay/in_order.hpp"

#include <doctest/doctest.h>

#include <atomic>
#include <set>
#include <stdexcept>
#include <string>
#include <thread>
#include <vector>

using hearsay::in_order;

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

TEST_CASE("results come when they are asked for, and no more of the input is read than is in flight") {
  for (const unsigned threads : {1u, 3u}) {
    CAPTURE(threads);
    int given = 0;
    hearsay::InOrder squares(
        threads, [&] { return given < items ? std::optional(given++) : std::nullopt; },
        [](int item) { return item * item; });
    CHECK(given == 0);
    CHECK(squares.next() == 0);
    CHECK(given <= 4 * static_cast<int>(threads));
    for (int i = 1; i < items; ++i) CHECK(squares.next() == i * i);
    CHECK(squares.next() == std::nullopt);
    CHECK(squares.next() == std::nullopt);
  }
}

TEST_CASE("what takes long holds up no other, where results are taken as they come") {
  std::atomic<bool> last_is_taken = false;
  int given = 0;
  hearsay::InOrder results(
      2, [&] { return given < 20 ? std::optional(given++) : std::nullopt; },
      [&](int item) {
        while (item == 0 && !last_is_taken) std::this_thread::yield();
        return item;
      });
  std::vector<int> others;
  while (others.size() < 7) others.push_back(results.next_done().value());
  CHECK(others == std::vector{1, 2, 3, 4, 5, 6, 7});
  CHECK(given <= 7 + 4 * 2);  // what is in flight is bounded, whatever holds it up
  last_is_taken = true;
  std::set<int> rest;
  while (const auto result = results.next_done()) CHECK(rest.insert(*result).second);
  CHECK(rest.size() == 20 - 7);
  CHECK(rest.contains(0));
}

TEST_CASE("one item that cannot be made costs no other") {
  for (const unsigned threads : {1u, 3u}) {
    CAPTURE(threads);
    int given = 0;
    hearsay::InOrder results(
        threads, [&] { return given < 5 ? std::optional(given++) : std::nullopt; },
        [](int item) { return item == 2 ? throw std::runtime_error("bad") : item; });
    CHECK(results.next() == 0);
    CHECK(results.next() == 1);
    CHECK_THROWS_AS(static_cast<void>(results.next()), std::runtime_error);
    CHECK(results.next() == 3);
    CHECK(results.next() == 4);
    CHECK(results.next() == std::nullopt);
  }
}
