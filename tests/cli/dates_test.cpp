#include "cli/dates.hpp"

#include <doctest/doctest.h>

#include <string_view>
#include <utility>

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

  TEST_CASE("in what a page says") {
    for (const auto& [text, wanted] : {
             std::pair<std::string_view, std::string_view>{"2024-05-06", "2024-05-06"},
             {" 2024-05-06T10:00:00Z ", "2024-05-06T10:00:00Z"},
             {"2024-05-06 10:00:00 +0200", "2024-05-06T10:00:00+0200"},
             {"2024-05-06T10:00:00.123-05:00", "2024-05-06T10:00:00.123-05:00"},
             {"2024-05-06 10:00 UTC", "2024-05-06T10:00Z"},
             {"2024/05/06", "2024-05-06"},
             {"20240506", "2024-05-06"},
             {"20240506T1000Z", "2024-05-06"},
             {"Mon, 06 May 2024 10:00:00 GMT", "2024-05-06"},
             {"May 6, 2024", "2024-05-06"},
             {"6 May 2024", "2024-05-06"},
             {"6. MAI 2024", ""},
             {"5 MAY 2024", "2024-05-05"},
             {"Published 6th of September, 2024", "2024-09-06"},
             {"", ""},
             {"yesterday", ""},
             {"06/05/2024", ""},
             {"2024-13-06", ""},
             {"2024", ""},
             {"May 2024", ""},
             {"31 February 2024", ""},
             {"2024-02-31", ""},
             {"1715000000", ""},
         }) {
      CHECK_MESSAGE(find_date(text) == wanted, text);
    }
  }
}

}  // namespace hearsay::cli
