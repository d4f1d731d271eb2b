#include "base/exact_json.hpp"

#include <doctest/doctest.h>

#include <array>
#include <bit>
#include <charconv>
#include <cmath>
#include <random>
#include <string>

namespace {

using namespace hearsay;

TEST_CASE("every double comes back as it was written") {
  std::mt19937_64 random(1);
  std::string text = "[";
  std::vector<double> written;
  while (written.size() < 20'000) {
    const auto value = written.size() % 2 == 0 ? std::bit_cast<double>(random())
                                               : static_cast<double>(random() >> 11) * 0x1p-53 * 100;
    if (!std::isfinite(value) || value == std::floor(value)) continue;
    std::array<char, 32> digits;
    text.append(digits.data(), std::to_chars(digits.data(), digits.data() + digits.size(), value).ptr);
    text += ',';
    written.push_back(value);
  }
  text.back() = ']';
  const auto read = base::parse_json(text).value();
  REQUIRE(read.as_array().size() == written.size());
  std::size_t wrong = 0;
  for (std::size_t i = 0; i < written.size(); ++i) wrong += read.at(i).as_double() != written[i];
  CHECK(wrong == 0);
}

TEST_CASE("what is not one JSON value is an error with its place") {
  for (const char* text : {"", "{", "{}{}", "[1,]", "nul", "\"\\u12\"", "1 2"}) {
    CAPTURE(text);
    const auto value = base::parse_json(text);
    REQUIRE(value.has_error());
    CHECK(value.error().code == ErrorCode::invalid_record);
    CHECK(value.error().detail.starts_with("not JSON: "));
  }
  CHECK(base::parse_json("{\"a\": [true, null, -1, 18446744073709551615, \"é\"]} \n").has_value());
}

}  // namespace
