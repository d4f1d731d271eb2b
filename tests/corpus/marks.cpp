// By what words, names, numbers and texts of different articles are told to be the same: tables of cases.
#include <doctest/doctest.h>

#include <algorithm>
#include <limits>
#include <string>
#include <string_view>
#include <vector>

#include "corpus/number.hpp"
#include "corpus/profile.hpp"
#include "corpus/sketch.hpp"
#include "corpus/spelling.hpp"
#include "corpus/topic.hpp"
#include "corpus/words.hpp"
#include "hearsay/blocks.hpp"
#include "hearsay/claim_table.hpp"
#include "hearsay/credibility.hpp"
#include "hearsay/document.hpp"

using namespace hearsay;

namespace {

struct Row {
  const char* text;
  const char* value;
};

bool share(const std::vector<std::uint32_t>& a, const std::vector<std::uint32_t>& b) {
  return std::any_of(a.begin(), a.end(),
                     [&](std::uint32_t mark) { return std::binary_search(b.begin(), b.end(), mark); });
}

OriginMarks marks_of(SourceDigest source, std::string publisher = {}, std::string content = "it is so") {
  ArticleDigest article;
  article.publisher = std::move(publisher);
  article.sources.push_back(std::move(source));
  StatementDigest statement;
  statement.content = std::move(content);
  statement.source = 0;
  article.statements.push_back(std::move(statement));
  return origin_marks(article, 0);
}

OriginMarks marks_of(const char* name, Identity identity) {
  return marks_of({.name = name, .identity = identity});
}

std::vector<std::uint32_t> outlet_marks(const char* publisher) {
  ArticleDigest article;
  article.publisher = publisher;
  article.statements.emplace_back();
  return origin_marks(article, 0).outlet;
}

Document document(const std::string& text) {
  return Document::from_utf8(text).value();
}

/// So many words that nothing else has.
std::string words(int from, int to) {
  std::string text;
  for (int i = from; i < to; ++i) text += "w" + std::to_string(i) + " ";
  return text;
}

}  // namespace

TEST_SUITE("marks") {
  TEST_CASE("stems") {
    for (const Row& row : {
             // plurals
             Row{"boats", "boat"},
             {"taxes", "tax"},
             {"classes", "class"},
             {"class", "class"},
             {"bus", "bus"},
             {"crisis", "crisis"},
             {"parties", "parti"},
             {"dies", "die"},
             {"ties", "tie"},
             {"flies", "fli"},
             {"news", "new"},
             {"ms", "ms"},
             {"xyzzs", "xyzz"},
             {"grs", "grs"},
             // -ed and -ing, where a vowel stands before them
             {"taxed", "tax"},
             {"taxing", "tax"},
             {"planned", "plan"},
             {"hopping", "hop"},
             {"called", "call"},
             {"missed", "miss"},
             {"buzzed", "buzz"},
             {"agreeing", "agre"},
             {"thing", "thing"},
             {"sting", "sting"},
             {"bring", "bring"},
             {"red", "red"},
             {"bed", "bed"},
             // the last e and y
             {"take", "tak"},
             {"taking", "tak"},
             {"the", "the"},
             {"tree", "tre"},
             {"party", "parti"},
             {"dry", "dri"},
             {"by", "by"},
             {"", ""},
             {"s", "s"},
             {"e", "e"},
         }) {
      CAPTURE(std::string(row.text));
      CHECK(stem(row.text) == row.value);
    }
  }

  TEST_CASE("numbers, and texts that are none") {
    struct Number {
      const char* text;
      double value;
    };
    for (const Number& row : {Number{"12", 12},
                              {"-12", -12},
                              {"1.5", 1.5},
                              {"1e3", 1000},
                              {"1,234", 1234},
                              {"-1,234", -1234},
                              {"12,345", 12345},
                              {"123,456", 123456},
                              {"1,234,567", 1234567},
                              {"1,234,567.8", 1234567.8},
                              {"1,234e2", 123400}}) {
      CAPTURE(std::string(row.text));
      const auto number = parse_number(row.text);
      REQUIRE(number);
      CHECK(*number == row.value);
    }
    for (const char* none : {"",       "x",       "12x",    "x12", "1,23",   "1234,567", ",123",
                             "1,2345", "1,234,5", "1,,234", "12,", "1,234,", "1,23.4",   "--1",
                             "1-2",    "1,-234",  "inf",    "nan", "1e999",  "1 2",      "+1"})
      CHECK_MESSAGE(!parse_number(none), none);
  }

  TEST_CASE("spellings that are one have one form") {
    for (const Row& row : {
             Row{"Paris", "paris"},
             {"  New \t York\n", "new york"},
             {"ÉCOLE", "école"},
             {"1000.0", "1000"},
             {"1,000", "1000"},
             {"-5", "-5"},
             {"-5.50", "-5.5"},
             {"0", "0"},
             {"0.5", "0.5"},
             {"007", "007"},
             {"-07", "-07"},
             {"00", "00"},
             {"10,00", "10,00"},
             {"5.", "5."},
             {".5", ".5"},
             {"1e3", "1e3"},
             {"+5", "+5"},
             {"5 6", "5 6"},
             {"1.2.3", "1.2.3"},
             {"123456789012345", "123456789012345"},
             {"1234567890123456", "1234567890123456"},
             {"123456789012345.0", "123456789012345.0"},
             {"-", "-"},
             {"", ""},
             {"\xFFX Y", "\xFFx y"},
         }) {
      CAPTURE(std::string(row.text));
      CHECK(normal_form(row.text) == row.value);
    }
  }

  TEST_CASE("the value that a truth means: as written, else as spelled, else the nearest number") {
    ClaimTable::Builder builder;
    for (const char* value : {"100", "101", "104", "Paris", "paris", "x"}) builder.add("a", "o", value);
    const ClaimTable table = std::move(builder).build();
    const auto meant = [&](const char* truth, bool any_spelling, double tolerance) -> std::string {
      const std::vector<Truth> truths{{"o", truth}};
      const auto known = find_truths(table, truths, any_spelling, tolerance);
      REQUIRE(known.size() == 1);
      return known[0].value ? std::string(table.value(*known[0].value)) : "none";
    };
    CHECK(meant("paris", true, 0) == "paris");
    CHECK(meant("PARIS", true, 0) == "Paris");
    CHECK(meant("PARIS", false, 0) == "none");
    CHECK(meant("100.0", true, 0) == "100");
    CHECK(meant("100.0", false, 0) == "none");
    CHECK(meant("100.0", false, 0.1) == "100");
    CHECK(meant("102", false, 0.1) == "101");
    CHECK(meant("103", false, 0.1) == "104");
    CHECK(meant("102.5", false, 0.1) == "104");  // of two as near, the last
    CHECK(meant("200", false, 0.1) == "none");
    CHECK(meant("112", false, 0.0625) == "none");
    CHECK(meant("112", false, 0.125) == "104");
    CHECK(meant("-100", false, 0.1) == "none");
    CHECK(meant("y", true, 0.1) == "none");
  }

  TEST_CASE("close numbers are joined with the one that most claim") {
    const auto joined = [](const std::vector<const char*>& values, double tolerance) {
      ClaimTable::Builder builder;
      int source = 0;
      for (const char* value : values) builder.add("s" + std::to_string(source++), "o", value);
      const ClaimTable table = join_close_numbers(std::move(builder).build(), tolerance);
      std::string out;
      for (ClaimTable::Index v = 0; v < table.value_count(); ++v)
        out += (out.empty() ? "" : " ") + std::string(table.value(v)) + ":" +
               std::to_string(table.sources_of(v).size());
      return out;
    };
    CHECK(joined({"100", "101"}, 0.01) == "100:2");
    CHECK(joined({"100", "102"}, 0.01) == "100:1 102:1");
    CHECK(joined({"100", "101", "101"}, 0.01) == "101:3");
    CHECK(joined({"99", "100", "101", "100"}, 0.01) == "100:4");
    CHECK(joined({"100", "101", "102"}, 0.01) == "100:2 102:1");
    CHECK(joined({"-100", "-101"}, 0.01) == "-101:2");
    CHECK(joined({"0", "0", "1"}, 0.5) == "0:2 1:1");
    CHECK(joined({"100", "101", "x"}, 0.01) == "100:2 x:1");
    CHECK(joined({"100"}, 0.01) == "100:1");
    CHECK(joined({"100", "101"}, 0) == "100:1 101:1");
  }

  TEST_CASE("what was found goes along with close numbers that are joined") {
    ClaimTable::Builder builder;
    for (const auto& [source, value] : {std::pair("s0", "100"), {"s1", "101"}, {"s2", "150"}})
      builder.add(source, "o", value);
    builder.add("s0", "p", "word");
    const ClaimTable table = std::move(builder).build();
    const double unknown = std::numeric_limits<double>::quiet_NaN();
    Credibility found;
    found.beliefs = {0.5, 0.3, 0.2, 0.9};
    found.trust = {0.7, 0.6, 0.2};
    found.posterior = {{6, 4, 0.6}, {3, 7, unknown}, {1, 1, 0}};
    found.independence = {1, 1, 1, 1};
    const auto close_to = [](const std::vector<double>& a, const std::vector<double>& b) {
      return std::equal(a.begin(), a.end(), b.begin(), b.end(),
                        [](double x, double y) { return x == doctest::Approx(y); });
    };
    const auto joined = join_close_numbers(table, found, 0.02);
    CHECK(joined.claims.value_count() == 3);
    CHECK(joined.claims.value(0) == "100");
    CHECK(joined.claims.sources_of(0).size() == 2);
    CHECK(close_to(joined.credibility.beliefs, {0.8, 0.2, 0.9}));
    // s0 gains .3 in two claims, s1 half in one, and none is above 1.
    CHECK(close_to(joined.credibility.trust, {0.85, 1, 0.2}));
    CHECK(joined.credibility.independence.empty());
    const auto& posterior = joined.credibility.posterior;
    CHECK(close_to({posterior[0].alpha, posterior[0].beta, posterior[0].share}, {7.5, 2.5, 0.75}));
    CHECK(close_to({posterior[1].alpha, posterior[1].beta}, {3, 7}));
    CHECK(close_to({posterior[2].alpha, posterior[2].beta, posterior[2].share}, {1, 1, 0}));

    // Beliefs that come to more than 1 are divided by the largest sum; nobody loses by it.
    found.beliefs = {0.8, 0.6, 0.2, 0.9};
    found.posterior[1] = {9, 1, 0.9};
    const auto divided = join_close_numbers(table, found, 0.02);
    CHECK(close_to(divided.credibility.beliefs, {1, 0.2 / 1.4, 0.9 / 1.4}));
    CHECK(close_to(divided.credibility.trust, {0.7, 1, 0.2}));
    const auto& bounded = divided.credibility.posterior[1];
    CHECK(close_to({bounded.alpha, bounded.beta, bounded.share}, {9.5, 0.5, 1}));

    found.posterior.clear();
    CHECK(close_to(join_close_numbers(table, found, 0.02).credibility.trust, {0.7, 1, 0.2}));
    found.trust_is_share = false;
    const auto scores = join_close_numbers(table, found, 0.02);
    CHECK(close_to(scores.credibility.trust, {0.7, 0.6, 0.2}));
    CHECK(scores.credibility.beliefs.size() == 3);
    CHECK(join_close_numbers(ClaimTable::Builder().build(), {}, 0.02).credibility.beliefs.empty());
  }

  TEST_CASE("numbers are estimated by the median and its spread") {
    const auto estimate = [](const std::vector<const char*>& values) {
      ClaimTable::Builder builder;
      int source = 0;
      for (const char* value : values) builder.add("s" + std::to_string(source++), "o", value);
      return estimate_numbers(std::move(builder).build());
    };
    const auto three = estimate({"10", "20", "30"});
    REQUIRE(three.size() == 1);
    CHECK(three[0].estimate == doctest::Approx(20));
    REQUIRE(three[0].interval);
    CHECK(three[0].interval->low < 20);
    CHECK(three[0].interval->low == doctest::Approx(40 - three[0].interval->high));
    CHECK(estimate({"10", "30"})[0].estimate == doctest::Approx(20));
    CHECK(estimate({"10", "10", "10", "90"})[0].estimate < 20);
    CHECK(estimate({"10", "10", "10", "90"})[0].estimate > 9);
    CHECK(estimate({"10"})[0].estimate == 10);
    CHECK_FALSE(estimate({"10"})[0].interval);
    CHECK(estimate({"10", "x"}).empty());
    CHECK(estimate({"10", "20", "30"})[0].numbers == 3);
  }

  TEST_CASE("sketches are samples of runs of five words") {
    CHECK(sketch(document("")).empty());
    CHECK(sketch(document("one two three four")).empty());
    CHECK(sketch(document("one two three four five")).size() == 1);
    CHECK(sketch(document("One, two: “three” four\nfive!")) == sketch(document("one two three four five")));
    CHECK(sketch(document("one two three four 5")) != sketch(document("one two three four six")));
    CHECK(sketch(document("one two three five four")) != sketch(document("one two three four five")));
    CHECK(sketch(document(words(0, 131))).size() == 127);
    CHECK(sketch(document(words(0, 132))).size() == sketch_size);
    CHECK(sketch(document(words(0, 1000))).size() == sketch_size);
    std::string again;
    for (int i = 0; i < 400; ++i) again += "so it is and was ";
    CHECK(sketch(document(again)).size() == 5);
    const auto many = sketch(document(words(0, 1000)));
    CHECK(std::is_sorted(many.begin(), many.end()));
    CHECK(std::adjacent_find(many.begin(), many.end()) == many.end());
  }

  TEST_CASE("how much two texts have in common, from their sketches") {
    const auto of = [](int from, int to) { return sketch(document(words(from, to))); };
    const auto none = sketch(document(""));
    CHECK(resemblance(none, none) == 0);
    CHECK(resemblance(none, of(0, 40)) == 0);
    CHECK(resemblance(of(0, 40), of(0, 40)) == 1);
    // 36 runs each, of which 16 are of both
    CHECK(resemblance(of(0, 40), of(20, 60)) == doctest::Approx(16.0 / 56));
    CHECK(resemblance(of(20, 60), of(0, 40)) == doctest::Approx(16.0 / 56));
    CHECK(resemblance(of(0, 2000), of(0, 2000)) == 1);
    CHECK(resemblance(of(0, 2000), of(1000, 3000)) == doctest::Approx(1.0 / 3).epsilon(0.3));
    CHECK(shared_part(of(0, 40), of(0, 40)) == 1);
    CHECK(shared_part(of(0, 40), of(20, 60)) == doctest::Approx(16.0 / 36));
    CHECK(shared_part(of(0, 40), of(0, 20)) == doctest::Approx(1));
    CHECK(shared_part(of(0, 2000), of(0, 1000)) == doctest::Approx(1).epsilon(0.3));
    CHECK(shared_part(of(0, 2000), of(1000, 3000)) == doctest::Approx(0.5).epsilon(0.3));
    // seven runs may be chance, eight are not
    CHECK(shared_part(of(0, 40), of(29, 60)) == 0);
    CHECK(shared_part(of(0, 40), of(28, 60)) > 0);
  }

  TEST_CASE("a topic is the words that are used most and say something") {
    const auto one = [](std::string_view word) { return hash(stem(word)); };
    CHECK(topic(document("")).empty());
    CHECK(topic(document("the of and a an it is")).empty());
    CHECK(topic(document("an ox, an ox, an ox")).empty());
    CHECK(topic(document("Boats, boat: boats!")) == std::vector<std::uint32_t>{one("boat")});
    std::string many;
    for (int i = 0; i < 40; ++i) many += "word" + std::to_string(i) + " ";
    CHECK(topic(document(many)).size() == topic_size);
    // those that are used twice first, then the first of the others
    const auto found = topic(document(many + "word39 word38"));
    for (const char* in : {"word39", "word38", "word0", "word29"})
      CHECK_MESSAGE(std::binary_search(found.begin(), found.end(), one(in)), in);
    for (const char* out : {"word30", "word37"})
      CHECK_MESSAGE(!std::binary_search(found.begin(), found.end(), one(out)), out);
  }

  TEST_CASE("keys of names") {
    struct Key {
      const char* name;
      Identity identity;
      const char *key, *surname, *full_name;
    };
    for (const Key& row : {
             Key{"Donald J. Trump", Identity::named, "named donald trump", "trump", "donald trump"},
             {"J. Trump", Identity::named, "named j trump", "trump", "j trump"},
             {"Dr. Ann Lee,", Identity::named, "named ann lee", "lee", "ann lee"},
             {"Ann Lee’s", Identity::named, "named ann lee", "lee", "ann lee"},
             {"the Ann Lee", Identity::named, "named ann lee", "lee", "ann lee"},
             {"Lee", Identity::named, "", "lee", ""},
             {"Mr. Lee", Identity::named, "", "lee", ""},
             {"", Identity::named, "", "", ""},
             {"Ann van der Lee", Identity::named, "named ann van der lee", "lee", "ann van der lee"},
             {"The Harbor Bank's", Identity::organization, "organization harbor bank", "", ""},
             {"the bank", Identity::organization, "", "", ""},
             {"Ann Lee", Identity::group, "", "", ""},
             {"The Report", Identity::document, "", "", ""},
         }) {
      CAPTURE(std::string(row.name));
      const SourceKey key = source_key({.name = row.name, .identity = row.identity});
      CHECK(key.key == row.key);
      CHECK(key.surname == row.surname);
      CHECK(key.full_name == row.full_name);
    }
    CHECK(usual_name({{"a", 1}, {"bb", 1}}) == "bb");
    CHECK(usual_name({{"b", 1}, {"a", 1}}) == "a");
    CHECK(usual_name({{"a", 1}, {"a", 1}, {"bb", 1}}) == "a");
    CHECK(usual_name({{"a", 0}}) == "a");
  }

  TEST_CASE("outlets are one by any form of their names") {
    struct Pair {
      const char *one, *other;
      bool same;
    };
    for (const Pair& row : {
             Pair{"New York Daily News", "nydailynews.com", true},
             {"New York Daily News", "New York Daily News", true},
             {"(New York) 'Daily News'", "New York Daily News", true},
             {"the New York Times", "NYT", true},
             {"LA Times", "articles.latimes.com", true},
             {"BBC", "www.bbc.co.uk", true},
             {"BBC", "bbc.co.uk", true},
             {"NPR", "www.npr.org", true},
             {"The Times", "the-times.com", true},
             {"The Times", "thetimes.co.uk", true},
             {"The Sun", "thesun.com", false},
             {"Daily News", "dn.com", false},
             {"Post", "p.com", false},
             {"Post", "Times", false},
             {"a.b", "b.a", false},
             {"One Two Three Four Five Six Seven Eight", "ottffsse.com", true},
             {"One Two Three Four Five Six Seven Eight Nine", "ottffssen.com", false},
         }) {
      CAPTURE(std::string(row.one));
      CAPTURE(std::string(row.other));
      CHECK(share(outlet_marks(row.one), outlet_marks(row.other)) == row.same);
      CHECK(share(outlet_marks(row.other), outlet_marks(row.one)) == row.same);
    }
    CHECK(outlet_marks("").empty());
  }

  TEST_CASE("sources have one origin if their names share a mark") {
    struct Pair {
      const char* one;
      Identity one_is;
      const char* other;
      Identity other_is;
      bool same;
    };
    constexpr auto person = Identity::named, body = Identity::organization, somebody = Identity::unnamed;
    for (const Pair& row : {
             Pair{"Ann Lee", person, "Bob Lee", person, true},
             {"Ann Lee", person, "Ann Hill", person, false},
             {"Ann Lee", person, "Ann", person, false},
             {"Lee", person, "Ann Lee", person, true},
             {"Vincent Del Giudice", person, "DelGiudice", person, true},
             {"Ann Lee's", person, "Lee,", person, true},
             {"Ann Hill-Lee", person, "Bob Lee", person, true},
             {"Advanced Micro Devices", body, "Chipmaker AMD", body, true},
             {"Advanced Micro Devices", body, "Chipmaker amd", body, false},
             {"Alpha Beta", body, "Chipmaker AB", body, false},
             {"Zeta Zulu Zone", body, "ZZZ", body, true},
             {"Alpha Beta Gamma Delta Epsilon", body, "ABGDE", body, true},
             {"a clerk", somebody, "another clerk", somebody, false},
             {"Skoddal Bank", body, "Skoddal Harbor", body, true},
         }) {
      CAPTURE(std::string(row.one));
      CAPTURE(std::string(row.other));
      CHECK(share(marks_of(row.one, row.one_is).names, marks_of(row.other, row.other_is).names) == row.same);
    }
    CHECK(marks_of("he", Identity::named).unstated);
    CHECK(marks_of("a clerk", Identity::unnamed).unstated);
    CHECK_FALSE(marks_of("Ann Lee", Identity::named).unstated);
    CHECK_FALSE(marks_of({.name = "a clerk", .identity = Identity::unnamed, .organization = "Skoddal Bank"})
                    .unstated);
    CHECK(marks_of({.name = "Post", .identity = Identity::organization, .role = Role::media}).unstated);
    CHECK(share(
        marks_of({.name = "a clerk", .identity = Identity::unnamed, .organization = "Skoddal Bank"}).names,
        marks_of("Skoddal Bank", Identity::organization).names));
  }

  TEST_CASE("two who may speak for one body share its mark") {
    const auto has_body = [](Identity identity, Role role, const char* organization = "") {
      const auto names =
          marks_of({.name = "Ann Lee", .identity = identity, .role = role, .organization = organization})
              .names;
      return std::any_of(names.begin(), names.end(), is_body_mark);
    };
    CHECK(has_body(Identity::named, Role::law));
    CHECK(has_body(Identity::unnamed, Role::military));
    CHECK_FALSE(has_body(Identity::named, Role::official));
    CHECK_FALSE(has_body(Identity::organization, Role::law));
    CHECK_FALSE(has_body(Identity::group, Role::law));
    CHECK_FALSE(has_body(Identity::named, Role::law, "Skoddal police"));
  }

  TEST_CASE("statements have one origin if they share a run of seven words") {
    const auto runs = [](const std::string& content) {
      return marks_of({.name = "Ann Lee", .identity = Identity::named}, "", content).runs;
    };
    CHECK(runs("one two three").empty());
    CHECK(runs("one two three four").size() == 1);
    CHECK(runs("one two three four five six seven").size() == 1);
    CHECK(runs("one two three four five six seven eight").size() == 2);
    CHECK(share(runs("one two three four five six seven eight"),
                runs("“Two, three, four five six seven 8 …")) == false);
    CHECK(share(runs("one two three four five six seven eight"),
                runs("“Two, three, four five six seven EIGHT nine")));
    CHECK_FALSE(share(runs("one two three four"), runs("one two three four five")));
    CHECK(runs("\xFF").empty());
  }
}
