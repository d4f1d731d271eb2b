#include "hearsay/claim_table.hpp"

#include <doctest/doctest.h>

#include <string>

using hearsay::ClaimTable;

namespace {

// "object=value: source source; …" in the order of the table.
std::string listing(const ClaimTable& table) {
  std::string text;
  for (ClaimTable::Index o = 0; o < table.object_count(); ++o) {
    for (auto v = table.values_of(o).begin; v < table.values_of(o).end; ++v) {
      CHECK(table.object_of(v) == o);
      text.append(table.object(o)).append("=").append(table.value(v)).append(":");
      for (const auto s : table.sources_of(v)) text.append(" ").append(table.source(s));
      text += "; ";
    }
  }
  return text;
}

std::string listing_of(std::string_view csv, hearsay::ClaimTableOptions options = {}) {
  return listing(hearsay::read_claims(csv, options).value().claims);
}

}  // namespace

TEST_SUITE("claim table") {
  TEST_CASE("values are numbered by object, sources and values in the order of their bytes") {
    ClaimTable::Builder builder;
    builder.add("c", "height", "120");
    builder.add("b", "capital", "Berlin");
    builder.add("a", "height", "120");
    builder.add("a", "capital", "Bonn");
    builder.add("b", "capital", "Berlin");
    const ClaimTable table = std::move(builder).build();
    CHECK(listing(table) == "capital=Berlin: b; capital=Bonn: a; height=120: a c; ");
    CHECK(table.claim_count() == 4);
    CHECK(table.value_count() == 3);
    const auto claims = table.claims_of(0);
    CHECK(std::vector(claims.begin(), claims.end()) == std::vector<ClaimTable::Index>{1, 2});
  }

  TEST_CASE("an empty table") {
    const ClaimTable table = ClaimTable::Builder().build();
    CHECK(table.object_count() == 0);
    CHECK(table.claim_count() == 0);
  }

  TEST_CASE("numbers within the tolerance are one value") {
    const std::string csv =
        "source,object,value\na,o,100\nb,o,100\nc,o,100.4\nd,o,102\ne,o,about 100\nf,p,100.4\n";
    CHECK(listing_of(csv) == "o=100: a b; o=100.4: c; o=102: d; o=about 100: e; p=100.4: f; ");
    CHECK(listing_of(csv, {.numeric_tolerance = 0.01}) ==
          "o=100: a b c; o=102: d; o=about 100: e; p=100.4: f; ");
    CHECK(listing_of(csv, {.numeric_tolerance = 0.1}) == "o=100: a b c d; o=about 100: e; p=100.4: f; ");
    // Who says it often has one vote.
    CHECK(listing_of("source,object,value\na,o,100\na,o,100\na,o,100\nb,o,100.4\nc,o,100.4\n",
                     {.numeric_tolerance = 0.01}) == "o=100.4: a b c; ");
    const std::string close = "source,object,value\na,o,100\nb,o,100.4\nc,o,100.6\nd,o,99.6\ne,o,100\n";
    CHECK(listing_of(close, {.numeric_tolerance = 0.01}) == "o=100: a b c d e; ");
    CHECK(listing_of("source,object,value\na,o,\"1,000\"\nb,o,1001\nc,o,\"1,00\"\n",
                     {.numeric_tolerance = 0.01}) == "o=1,00: c; o=1,000: a b; ");
    // A chain of close numbers is not one value: who began a group takes in what is close to it.
    CHECK(listing_of("source,object,value\na,o,100\nb,o,100.9\nc,o,101.8\nd,o,102.7\n",
                     {.numeric_tolerance = 0.01}) == "o=100: a b; o=101.8: c d; ");
    // No relative tolerance joins anything about a median of 0.
    CHECK(listing_of("source,object,value\na,o,0\nb,o,0\nc,o,1\n", {.numeric_tolerance = 0.5}) ==
          "o=0: a b; o=1: c; ");
  }
}

TEST_SUITE("joined values") {
  TEST_CASE("weights decide which number a group goes by") {
    ClaimTable::Builder builder;
    builder.add("a", "o", "100");
    builder.add("b", "o", "100");
    builder.add("c", "o", "100.5");
    const ClaimTable table = std::move(builder).build();
    CHECK(listing(join_close_numbers(table, 0.01)) == "o=100: a b c; ");
    CHECK(listing(join_close_numbers(table, 0.01, std::vector<double>{0.4, 0.6})) == "o=100.5: a b c; ");
    CHECK(listing(join_close_numbers(table, 0)) == "o=100: a b; o=100.5: c; ");
  }

  TEST_CASE("many different numbers of one object take no time out of proportion") {
    ClaimTable::Builder builder;
    for (int i = 0; i < 200000; ++i) builder.add("s", "o", std::to_string(100000 + i));
    const ClaimTable joined = join_close_numbers(std::move(builder).build(), 0.5);
    CHECK(joined.value_count() <= 3);
  }

  TEST_CASE("spellings") {
    const struct {
      const char* csv;
      const char* expected;
    } cases[] = {
        {"a,o,Paris\nb,o, Paris\nc,o,paris\n", "o=Paris: a b c; "},
        {"a,o,Paris\nb,o,Paris\nc,o, paris \n", "o=Paris: a b c; "},
        {"a,o,New  York\nb,o,New York\nc,o,NewYork\n", "o=New York: a b; o=NewYork: c; "},
        {"a,o,ÉCOLE\nb,o,école\n", "o=ÉCOLE: a b; "},
        {"a,o,\"1,000\"\nb,o,1000\nc,o,1000.0\nd,o,\"10,00\"\n", "o=10,00: d; o=1000: a b c; "},
        {"a,o,007\nb,o,7\nc,o,7.0\n", "o=007: a; o=7: b c; "},
        {"a,o,12345678901234567\nb,o,12345678901234568\n",
         "o=12345678901234567: a; o=12345678901234568: b; "},
        {"a,o,\xFFX\nb,o,\xFFx\nc,o,\xFE\n", "o=\xFE: c; o=\xFFX: a b; "},
        {"a,o,Paris\nb,p,paris\n", "o=Paris: a; p=paris: b; "},
    };
    for (const auto& one : cases) {
      const std::string csv = std::string("source,object,value\n") + one.csv;
      CHECK(listing(join_spellings(hearsay::read_claims(csv).value().claims)) == one.expected);
    }
  }

  TEST_CASE("truths are found in a table") {
    const ClaimTable table =
        hearsay::read_claims("source,object,value\na,o,Paris\nb,p,100\nc,p,101\n").value().claims;
    const auto reading = hearsay::read_truths("value,object\nparis,o\n101.4,p\nx,nobody\n,o\n").value();
    CHECK(reading.truths.size() == 3);
    CHECK(reading.malformed.size() == 1);
    using Known = std::vector<hearsay::KnownTruth>;
    CHECK(find_truths(table, reading.truths) == Known{{0, std::nullopt}, {1, std::nullopt}});
    CHECK(find_truths(table, reading.truths, true, 0.01) == Known{{0, 0}, {1, 2}});
    CHECK(hearsay::read_truths("object\no\n").has_error());
  }

  TEST_CASE("a hierarchy of values is a forest") {
    const auto reading = hearsay::read_hierarchy(
                             "parent,child\nFrance,Paris\nEurope,France\nTexas,Paris\nParis,Europe\nx,x\n,y\n"
                             "Paris,Louvre\nLouvre,Europe\n")
                             .value();
    using Hierarchy = std::vector<hearsay::Generality>;
    CHECK(reading.hierarchy == Hierarchy{{"Paris", "France"}, {"France", "Europe"}, {"Louvre", "Paris"}});
    REQUIRE(reading.malformed.size() == 5);
    CHECK(reading.malformed[0].line == 4);
    CHECK(reading.malformed[0].error.detail == "a second parent of 'Paris'");
    CHECK(reading.malformed[1].error.detail == "'Europe' would be its own ancestor");
    CHECK(reading.malformed[2].error.detail == "'x' would be its own ancestor");
    CHECK(reading.malformed[3].error.detail == "no parent");
    CHECK(reading.malformed[4].line == 9);
    CHECK(hearsay::read_hierarchy("child\nx\n").has_error());
  }

  TEST_CASE("general values of the same object are found, nearest first") {
    const ClaimTable table =
        hearsay::read_claims(
            "source,object,value\na,o,Europe\nb,o,Louvre\nc,o,paris\nd,o,Rome\na,p,France\nb,p,Rome\n")
            .value()
            .claims;
    const std::vector<hearsay::Generality> hierarchy{
        {"Louvre", "Paris"}, {"Paris", "France"}, {"France", "Europe"}};
    const auto list = [&](const hearsay::GeneralValues& general) {
      std::string text;
      for (ClaimTable::Index v = 0; v < table.value_count(); ++v) {
        for (const ClaimTable::Index g : general.of(v))
          text.append(table.value(v)).append("<").append(table.value(g)).append(" ");
      }
      return text;
    };
    CHECK(list(hearsay::GeneralValues(table, hierarchy)) == "Louvre<Europe ");
    CHECK(list(hearsay::GeneralValues(table, hierarchy, true)) == "Louvre<paris Louvre<Europe paris<Europe ");
    CHECK(hearsay::GeneralValues(table, hierarchy, true).special_count() == 2);
    CHECK(hearsay::GeneralValues(table, {}).empty());
  }

  TEST_CASE("spellings and depth do no harm to a hierarchy") {
    const ClaimTable table =
        hearsay::read_claims("source,object,value\na,o,v0\nb,o,v9\nc,o,v99\n").value().claims;
    std::vector<hearsay::Generality> chain{{"A", "b"}, {"B", "a"}};
    for (int i = 0; i < 100; ++i) chain.push_back({"v" + std::to_string(i), "v" + std::to_string(i + 1)});
    const hearsay::GeneralValues general(table, chain, true);
    CHECK(general.of(0).size() == 1);  // v99 is beyond 64 levels
    const ClaimTable circle = hearsay::read_claims("source,object,value\na,o,a\nb,o,b\n").value().claims;
    const hearsay::GeneralValues both(circle, chain, true);
    CHECK(both.of(0).size() == 1);
  }
}

TEST_SUITE("claims as CSV") {
  TEST_CASE("RFC 4180") {
    const struct {
      const char* csv;
      const char* expected;
    } cases[] = {
        {"source,object,value\na,o,x\n", "o=x: a; "},
        {"source,object,value\r\na,o,x\r\n", "o=x: a; "},
        {"source,object,value\na,o,x", "o=x: a; "},
        {"\xEF\xBB\xBFsource,object,value\na,o,x\n", "o=x: a; "},
        {"value,weight,object,source\nx,3,o,a\n", "o=x: a; "},
        {"source,object,value\n\"a\",\"o, p\",\"x \"\"y\"\" z\"\n", "o, p=x \"y\" z: a; "},
        {"source,object,value\na,\"two\nlines\",\" \"\n", "two\nlines= : a; "},
        {"source,object,value\n\na,o,x\n\n", "o=x: a; "},
        {"\"source\",object,value\na,o,x\n", "o=x: a; "},
        {"source,object,value\n", ""},
    };
    for (const auto& one : cases) {
      CAPTURE(one.csv);
      const auto reading = hearsay::read_claims(one.csv).value();
      CHECK(listing(reading.claims) == one.expected);
      CHECK(reading.malformed.empty());
    }
  }

  TEST_CASE("malformed lines are told with their number and passed over") {
    const auto reading = hearsay::read_claims(
                             "source,object,value\n"
                             "a,o,x\n"
                             "b,o\n"
                             "c,o,x,y\n"
                             ",o,x\n"
                             "d,,x\n"
                             "e,\"two\nlines\",x\n"
                             "f,o,x\"y\n"
                             "g,\"o\"p,x\n"
                             "h,o,x\n"
                             "k,o,\n"
                             "i,\"o,x\n"
                             "j,o,x\n")
                             .value();
    CHECK(listing(reading.claims) == "o=x: a h j; two\nlines=x: e; ");
    std::vector<std::uint64_t> lines;
    for (const auto& malformed : reading.malformed) lines.push_back(malformed.line);
    CHECK(lines == std::vector<std::uint64_t>{3, 4, 5, 6, 9, 10, 12, 13});
    CHECK(reading.malformed[0].error.detail == "2 fields where the header has 3");
    CHECK(reading.malformed[0].error.offset == 26);
    CHECK(reading.malformed[6].error.detail == "no value");
    CHECK(reading.malformed[7].error.detail == "a quote that is never closed");
  }

  TEST_CASE("a header without the columns is an error") {
    CHECK(hearsay::read_claims("").error().code == hearsay::ErrorCode::invalid_record);
    CHECK(hearsay::read_claims("source,object\na,o\n").error().detail == "the header has no column 'value'");
  }
}
