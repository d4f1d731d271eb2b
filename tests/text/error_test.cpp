#include "hearsay/error.hpp"

#include <doctest/doctest.h>

using hearsay::BadResult;
using hearsay::Error;
using hearsay::ErrorCode;
using hearsay::Result;

TEST_SUITE("error") {
  TEST_CASE("reads as a line for people") {
    CHECK(to_string(Error{ErrorCode::invalid_utf8, 17, "not a well-formed sequence"}) ==
          "invalid UTF-8 at byte 17: not a well-formed sequence");
    CHECK(to_string(Error{ErrorCode::io, 0, ""}) == "input or output failed at byte 0");
  }

  TEST_CASE("value() throws it") {
    const Result<int> result = Error{ErrorCode::invalid_model, 3, "a foreign file"};
    CHECK_THROWS_WITH_AS(result.value(), "invalid model at byte 3: a foreign file", BadResult);
  }
}
