// How near, how like and how many: the bounds within which articles make an event, and the statements of one
// a claim.
#include <doctest/doctest.h>

#include <cmath>
#include <deque>
#include <string>
#include <vector>

#include "corpus/event_claims.hpp"
#include "hearsay/blocks.hpp"

using namespace hearsay;

namespace {

/// Topics of articles, which keep what they are made of.
class Articles {
 public:
  void add(std::string date, std::vector<std::uint32_t> words) {
    const std::string number = std::to_string(ids_.size());
    ids_.push_back(std::string(4 - number.size(), '0') + number);
    dates_.push_back(std::move(date));
    words_.push_back(std::move(words));
    topics_.push_back({ids_.back(), dates_.back(), words_.back()});
  }
  /// So many that have only one of the words with others in common, as many for each.
  void add_others(std::size_t of_each, std::uint32_t words) {
    for (std::size_t i = 0; i < of_each; ++i) {
      for (std::uint32_t word = 0; word < words; ++word) {
        std::vector<std::uint32_t> own{word};
        for (int k = 0; k < 20; ++k) own.push_back(next_++);
        add("2024-05-01", own);
      }
    }
  }
  bool are_of_one_event(std::size_t a, std::size_t b, const LinkOptions& options = {}) const {
    const auto events = find_events(topics_, options);
    return events[a] == events[b];
  }
  std::size_t size() const { return topics_.size(); }

 private:
  std::deque<std::string> ids_, dates_;
  std::deque<std::vector<std::uint32_t>> words_;
  std::vector<ArticleTopic> topics_;
  std::uint32_t next_ = 1000;
};

bool are_of_one_event(const char* day, const char* other_day, double similarity = 0.1, int days = 3) {
  Articles articles;
  articles.add(day, {1, 2, 3, 4, 5});
  articles.add(other_day, {3, 4, 5, 6, 7, 8, 9});
  LinkOptions options;
  options.event_similarity = similarity;
  options.event_days = days;
  return articles.are_of_one_event(0, 1, options);
}

Event event_of(const std::vector<std::vector<std::string>>& articles) {
  static std::deque<ArticleDigest> digests;
  static const std::vector<std::uint32_t> sources{0, 1, 2, 3};
  std::vector<EventArticle> event;
  for (std::uint32_t i = 0; i < articles.size(); ++i) {
    ArticleDigest& digest = digests.emplace_back();
    digest.id = std::to_string(i);
    digest.date = "2024-05-01";
    for (const std::string& content : articles[i]) {
      StatementDigest statement;
      statement.content = content;
      digest.statements.push_back(std::move(statement));
    }
    event.push_back({&digest, sources, 10 + i, i});
  }
  return read_event(event, {});
}

/// Whatever two of different articles have in common, they are so likely one.
PairWeights always(double likelihood) {
  return {std::log(likelihood / (1 - likelihood)), {}};
}

std::vector<std::string> towns(std::size_t count) {
  std::vector<std::string> all;
  const char* const names[] = {"Holm", "Skoddal", "Brenna", "Velten", "Tarn",  "Norgas",
                               "Lund", "Farsund", "Odda",   "Voss",   "Bryne", "Molde"};
  for (std::size_t i = 0; i < count; ++i)
    all.push_back("the mayor of " + std::string(names[i]) + " has closed its oldest bridge number " +
                  std::string(1, static_cast<char>('a' + i)) + "x" + names[i]);
  return all;
}

}  // namespace

TEST_SUITE("bounds of events") {
  TEST_CASE("as many days apart as the options say") {
    CHECK(are_of_one_event("2024-05-01", "2024-05-04"));
    CHECK_FALSE(are_of_one_event("2024-05-01", "2024-05-05"));
    CHECK(are_of_one_event("2024-05-04", "2024-05-01"));
    CHECK_FALSE(are_of_one_event("2024-05-05", "2024-05-01"));
    CHECK(are_of_one_event("", ""));
    CHECK_FALSE(are_of_one_event("", "2024-05-01"));
    CHECK(are_of_one_event("2024-05-01", "2024-05-01", 0.1, 0));
    CHECK_FALSE(are_of_one_event("2024-05-01", "2024-05-02", 0.1, 0));
  }

  TEST_CASE("the weight of what both are about, of what either is") {
    // Of 1,002 articles as it were, one has a word, or two have.
    const double alone = std::log1p(1002.0), both = std::log1p(1002.0 / 2);
    const double likeness = 3 * both / (3 * both + 6 * alone);
    CHECK(are_of_one_event("2024-05-01", "2024-05-01", likeness - 1e-9));
    CHECK_FALSE(are_of_one_event("2024-05-01", "2024-05-01", likeness + 1e-9));
  }

  TEST_CASE("an article is compared with the last fifty that share a word") {
    for (const std::size_t before : {0u, 60u, 130u}) {
      for (const std::size_t between : {49u, 50u}) {
        CAPTURE(before);
        CAPTURE(between);
        Articles articles;
        articles.add_others(before, 5);
        const std::size_t one = articles.size();
        articles.add("2024-05-01", {0, 1, 2, 3, 4});
        articles.add_others(between, 5);
        articles.add("2024-05-01", {0, 1, 2, 3, 4});
        CHECK(articles.are_of_one_event(one, articles.size() - 1) == (between == 49));
      }
    }
  }
}

TEST_SUITE("bounds of claims in an event") {
  TEST_CASE("what is likely enough on average is joined, and who is joined to most stands for all") {
    const auto all = towns(4);
    const Event event = event_of({{all[0]}, {all[1]}, {all[2]}, {all[3]}});
    REQUIRE(event.wordings.size() == 4);
    const auto join = [&](std::vector<LikelyPair> pairs, double likelihood, double mean) {
      return join_pairs(event, pairs, always(likelihood), mean);
    };
    using Centres = std::vector<std::uint32_t>;
    CHECK(join({}, 0.9, 0.4) == Centres{0, 1, 2, 3});
    CHECK(join({{0, 1, 0.9}}, 0.9, 0.4) == Centres{0, 0, 2, 3});
    CHECK(join({{0, 1, 0.9}, {1, 2, 0.9}}, 0.9, 0.4) == Centres{1, 1, 1, 3});
    CHECK(join({{0, 1, 0.9}, {1, 2, 0.9}, {0, 2, 0.9}}, 0.9, 0.4) == Centres{0, 0, 0, 3});
    CHECK(join({{0, 1, 0.9}, {2, 3, 0.9}, {1, 3, 0.9}}, 0.9, 0.4) == Centres{1, 1, 1, 1});
    CHECK(join({{0, 3, 0.9}}, 0.39, 0.4) == Centres{0, 1, 2, 3});
    CHECK(join({{0, 3, 0.9}}, 0.41, 0.4) == Centres{0, 1, 2, 0});
    CHECK(join({{0, 1, 0.9, Relation::quantity}, {2, 3, 0.9}}, 0.9, 0.4) == Centres{0, 1, 2, 2});
    // What was refused once is not asked again, but others are.
    CHECK(join({{0, 1, 0.9}, {0, 1, 0.9}, {2, 3, 0.9}}, 0.39, 0.4) == Centres{0, 1, 2, 3});
  }

  TEST_CASE("two of one article are told apart there") {
    const auto all = towns(3);
    const Event event = event_of({{all[0], all[1]}, {all[2]}});
    REQUIRE(event.wordings.size() == 3);
    const PairWeights likely = always(0.9);
    std::vector<std::pair<std::uint32_t, std::uint32_t>> pairs;
    for (const LikelyPair& pair : likely_pairs(event, likely, 0.6)) {
      CHECK(pair.likelihood == doctest::Approx(0.9));
      pairs.emplace_back(pair.one, pair.other);
    }
    CHECK(pairs == std::vector<std::pair<std::uint32_t, std::uint32_t>>{{0, 2}, {1, 2}});
    CHECK(likely_pairs(event, always(0.61), 0.6).size() == 2);
    CHECK(likely_pairs(event, always(0.59), 0.6).empty());
    const std::vector<LikelyPair> both{{0, 2, 0.9}, {1, 2, 0.9}};
    CHECK(join_pairs(event, both, likely, 0.4) == std::vector<std::uint32_t>{2, 2, 2});
    // Unless one is a part of the other.
    const Event part = event_of({{"the old bridge of Holm has been closed since Monday",
                                  "the old bridge of Holm has been closed since Monday morning"},
                                 {"rain fell on the northern towns of the coast"}});
    REQUIRE(part.wordings.size() == 3);
    const auto certain = likely_pairs(part, always(0.1), 0.6);
    REQUIRE(certain.size() == 1);
    CHECK(certain[0].one == 0);
    CHECK(certain[0].other == 1);
    CHECK(certain[0].likelihood == 1);
  }

  TEST_CASE("the likeliest pairs come first, those of one likelihood in the order of their statements") {
    const auto all = towns(5);
    const Event event = event_of({{all[0]}, {all[1]}, {all[2]}, {all[3]}, {all[4]}});
    const auto pairs = likely_pairs(event, PairWeights::builtin(), 0.01);
    REQUIRE(pairs.size() > 3);
    for (std::size_t i = 0; i < pairs.size(); ++i) {
      CHECK(pairs[i].one < pairs[i].other);
      if (i > 0) CHECK(pairs[i - 1].likelihood >= pairs[i].likelihood);
    }
  }
}
