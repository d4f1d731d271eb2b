#include "hearsay/blocks.hpp"

#include <doctest/doctest.h>

#include <map>
#include <set>
#include <string>

using namespace hearsay;

namespace {

SourceDigest source(const char* name, Identity identity) {
  SourceDigest digest;
  digest.name = name;
  digest.identity = identity;
  return digest;
}

StatementDigest statement(std::string content, QuotationKind kind = QuotationKind::indirect) {
  StatementDigest digest;
  digest.content = std::move(content);
  digest.kind = kind;
  return digest;
}

using Pairs = std::set<std::pair<std::uint64_t, std::uint64_t>>;

}  // namespace

TEST_CASE("what makes sources one") {
  struct {
    const char* name;
    Identity identity;
    const char *key, *surname, *full_name;
  } const rows[] = {
      {"President Donald J. Trump", Identity::named, "named donald trump", "trump", "donald trump"},
      {"Trump", Identity::named, "", "trump", ""},
      {"the Pentagon", Identity::organization, "organization department of defense", "", ""},
      {"the Pentagon's", Identity::organization, "organization department of defense", "", ""},
      {"The Pentagon’s", Identity::organization, "organization department of defense", "", ""},
      {"the Nordvik Teachers'", Identity::organization, "organization nordvik teachers", "", ""},
      {"the company", Identity::organization, "", "", ""},
      {"A senior official", Identity::unnamed, "", "", ""},
  };
  for (const auto& row : rows) {
    CAPTURE(row.name);
    const SourceKey key = source_key(source(row.name, row.identity));
    CHECK(key.key == row.key);
    CHECK(key.surname == row.surname);
    CHECK(key.full_name == row.full_name);
    CHECK(!key.within_report.empty());
  }
  CHECK(outlet_key("The Post") == source_key(source("the Post", Identity::organization)).key);
  CHECK(outlet_key("").empty());
  CHECK(person_key("emil rask") == source_key(source("Mr. Emil Rask", Identity::named)).key);
  CHECK(bears_surname(19, 20));
  CHECK_FALSE(bears_surname(18, 19));
  CHECK(usual_name({{"Rask", 2}, {"Emil Rask", 1}, {"Emil Rask", 1}}) == "Emil Rask");
  CHECK(usual_name({{"Rask", 3}, {"Emil Rask", 2}}) == "Rask");
}

TEST_CASE("what brings statements together") {
  const StatementKeys keys = statement_keys(statement("The dam will hold until the end of April"));
  CHECK(keys.words.size() >= 4);
  CHECK(statement_keys(statement("“The dam will hold, until the end of April”")).wording == keys.wording);
  CHECK(statement_keys(statement("the plan")).words.empty());
  StatementDigest future = statement("The dam will hold until the end of April");
  future.actuality = Actuality::future;
  CHECK(statement_keys(future).words.empty());
  const char* long_one = "“Nobody in this building believes that the dam will hold until April”";
  CHECK(statement_keys(statement(long_one, QuotationKind::direct)).is_telling);
  CHECK_FALSE(statement_keys(statement(long_one)).is_telling);
  CHECK_FALSE(statement_keys(statement("“It will hold”", QuotationKind::direct)).is_telling);
}

TEST_CASE("like statements meet in a block of words, and only they are found") {
  const std::string contents[] = {
      "the storm killed at least 40 people in the coastal town of Skoddal",
      "The storm killed at least 40 people in Skoddal, the coastal town",
      "the ministry will close every school in the valley until Monday",
      "the storm had killed at least 40 people in the coastal town of Skoddal",
  };
  std::map<std::uint32_t, std::uint32_t> frequency;
  for (const std::string& content : contents) {
    for (const std::uint32_t word : statement_keys(statement(content)).words) ++frequency[word];
  }
  std::vector<std::uint32_t> words, counts;
  for (const auto& [word, count] : frequency) {
    words.push_back(word);
    counts.push_back(count);
  }
  const WordBlocks blocks(words, counts, std::size(contents));

  std::map<std::uint32_t, std::vector<std::size_t>> of_word;
  std::vector<std::vector<std::uint32_t>> counts_of;
  for (std::size_t i = 0; i < std::size(contents); ++i) {
    const StatementKeys keys = statement_keys(statement(contents[i]));
    counts_of.push_back(blocks.counts(keys.words));
    for (const std::uint32_t word : blocks.blocks(keys.words, counts_of[i])) of_word[word].push_back(i);
  }
  Pairs found;
  PairFinder finder(std::size(contents));
  for (const auto& [word, members] : of_word) {
    finder.begin_block(false);
    std::vector<LikeStatements> like;
    for (const std::size_t i : members) {
      finder.add({statement(contents[i]), std::to_string(i), std::to_string(i), "2024-05-01", counts_of[i]},
                 like);
    }
    for (const LikeStatements& one : like) {
      CHECK_FALSE(one.conflict);
      found.insert({members[one.earlier], members[one.later]});
    }
  }
  CHECK(found == Pairs{{0, 1}, {0, 3}, {1, 3}});
}

TEST_CASE("of a wording each statement is compared with the first, and blocks do not mix") {
  const StatementDigest same = statement("the storm killed at least 40 people in the coastal town");
  const std::vector<std::uint32_t> counts(statement_keys(same).words.size(), 3);
  PairFinder finder(3);
  std::vector<LikeStatements> found;
  for (int block = 0; block < 2; ++block) {
    found.clear();
    finder.begin_block(true);
    for (const char* article : {"a", "b", "c"})
      finder.add({same, article, article, "2024-05-01", counts}, found);
    REQUIRE(found.size() == 2);
    CHECK(found[0].earlier == 0);
    CHECK(found[1].earlier == 0);
    CHECK(found[1].later == 2);
  }
}

TEST_CASE("a star is a statement and those that are like it") {
  const std::vector<std::pair<std::uint32_t, std::uint32_t>> pairs{{0, 1}, {1, 2}, {1, 3}, {3, 4}, {4, 5}};
  CHECK(cluster_stars(7, pairs) == std::vector<std::vector<std::uint32_t>>{{1, 0, 2, 3}, {4, 5}, {6}});
  CHECK(cluster_stars(0, {}).empty());
}

TEST_CASE("what a claim rests on follows from who told it") {
  const std::vector<std::string> sources{"Post", "Times", "Rask", "the Ministry"}, reports{"a", "b"};
  const ClaimProfile one = profile_tellings(std::vector<Telling>{{0, 0, {2}}, {1, 1, {2}}}, sources, reports);
  CHECK(one.independent_sources == 1);
  CHECK(one.bottlenecks == std::vector<std::string>{"Rask"});
  const ClaimProfile two = profile_tellings(std::vector<Telling>{{0, 0, {2}}, {1, 1, {3}}}, sources, reports);
  CHECK(two.independent_sources == 2);
  const ClaimProfile copies =
      profile_tellings(std::vector<Telling>{{0, 0, {}}, {1, 0, {}}}, sources, reports);
  CHECK(copies.independent_sources == 1);
  CHECK(copies.bottlenecks == std::vector<std::string>{"a"});
  const ClaimProfile circle =
      profile_tellings(std::vector<Telling>{{0, 0, {1}}, {1, 1, {0}}}, sources, reports);
  CHECK(circle.independent_sources == 0);
  CHECK(circle.circles == std::vector<std::vector<std::string>>{{"Post", "Times"}});
}
