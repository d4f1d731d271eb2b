#include "cli/input/dates.hpp"

#include <doctest/doctest.h>

#include <string_view>

namespace hearsay::cli {

TEST_SUITE("dates") {
  TEST_CASE("as ISO 8601 has them") {
    constexpr std::string_view table[][2] = {
        {"Tue, 17 Dec 2024 09:30:00 GMT", "2024-12-17T09:30:00Z"},
        {" Tue, 17 Dec 2024 09:30:00 +0000 ", "2024-12-17T09:30:00Z"},
        {"Tue,17 Dec 2024 9:30 -0500", "2024-12-17T09:30:00-05:00"},
        {"17 December 24 09:30:00 EST", "2024-12-17T09:30:00-05:00"},
        {"Tuesday, 7 Jan 99", "1999-01-07"},
        {"17 Dec 2024 09:30:00 XYZ", "2024-12-17T09:30:00"},
        {"20241217", "2024-12-17"},
        {"20241217T093000Z", "2024-12-17T09:30:00Z"},
        {"20241217T0930+0100", "2024-12-17T09:30:00+01:00"},
        {"1734427800", "2024-12-17T09:30:00Z"},
        {"1734427800000", "2024-12-17T09:30:00Z"},
    };
    for (const auto& [given, expected] : table) CHECK(iso_date(given) == expected);
  }

  TEST_CASE("what is no date of these stays as it is") {
    for (const std::string_view date :
         {"", "2024-12-17", "2024-12-17T09:30:00.123+01:00", "2024", "yesterday", "31 Feb 2024", "20241332",
          "32 Dec 2024", "Dec 17, 2024", "17 Dek 2024", "17 Dec 2024 at noon"})
      CHECK(iso_date(date) == date);
  }
}

}  // namespace hearsay::cli
