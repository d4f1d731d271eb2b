#include <doctest/doctest.h>

#include <algorithm>
#include <cstdio>
#include <set>
#include <string>
#include <vector>

#include "corpus/event_claims.hpp"
#include "hearsay/blocks.hpp"

using namespace hearsay;

namespace {

struct Told {
  const char *source, *content;
  QuotationKind kind = QuotationKind::indirect;
};

ArticleDigest article(std::string id, std::string date, const std::vector<Told>& told) {
  ArticleDigest digest;
  digest.id = std::move(id);
  digest.date = std::move(date);
  for (const Told& one : told) {
    StatementDigest statement;
    statement.content = one.content;
    statement.kind = one.kind;
    statement.source = static_cast<SourceId>(digest.sources.size());
    digest.statements.push_back(std::move(statement));
    digest.sources.push_back({.name = one.source, .identity = Identity::named});
  }
  return digest;
}

std::vector<EventPair> compared(const std::vector<ArticleDigest>& articles) {
  std::vector<std::vector<std::uint32_t>> sources;
  std::vector<EventArticle> event;
  std::uint32_t next = 0;
  for (const ArticleDigest& one : articles) {
    auto& own = sources.emplace_back();
    for (std::size_t i = 0; i < one.sources.size(); ++i) own.push_back(next++);
  }
  for (std::size_t i = 0; i < articles.size(); ++i) {
    const auto number = static_cast<std::uint32_t>(i);
    event.push_back({&articles[i], sources[i], 1000 + number, number});
  }
  return compare_event(event);
}

// What outlets write of a fire, each in its own words.
std::vector<ArticleDigest> fire() {
  return {
      article(
          "a", "2024-05-01",
          {{"Ida Brandt", "the fire at the Holm warehouse was started by a faulty battery charger"},
           {"Karim Solane", "the ministry will pay for the repair of the harbour crane"},
           {"a neighbour", "“We heard two loud bangs before the roof came down,”", QuotationKind::direct}}),
      article("b", "2024-05-01",
              {{"fire chief Ida Brandt", "that the fire was started by a faulty battery charger"},
               {"Emil Rask", "ships will have to unload in Skoddal until the autumn"}}),
      article("c", "2024-05-02",
              {{"Brandt", "the cause was a faulty battery charger left on overnight"},
               {"the union", "workers had complained of missing sprinklers for years"}}),
      article("d", "2024-05-02",
              {{"police", "nobody has been arrested over the fire at the warehouse"},
               {"Ann Lind", "the mayor knew of the missing sprinklers"}}),
      article("e", "2024-05-02",
              {{"Mr. Solane", "the warehouse was insured"},
               {"a witness", "“We heard two loud bangs,”", QuotationKind::direct}}),
  };
}

/// What is known of two statements of two articles: the features that are not 0.
std::string known_of(const Told& one, const Told& other) {
  const std::vector<ArticleDigest> articles{article("a", "2024-05-01", {one}),
                                            article("b", "2024-05-01", {other})};
  const std::uint32_t sources[] = {0, 1};
  const std::vector<EventArticle> event{{&articles[0], std::span(sources).first(1), 10, 0},
                                        {&articles[1], std::span(sources).last(1), 11, 1}};
  const Event read = read_event(event, {});
  if (read.wordings.size() != 2) return std::to_string(read.wordings.size()) + " wordings";
  const PairFeatures features = pair_features(read.wordings[0], read.wordings[1]);
  CHECK(features == pair_features(read.wordings[1], read.wordings[0]));
  std::string out;
  for (std::size_t i = 0; i < features.size(); ++i) {
    if (features[i] == 0) continue;
    char number[16];
    std::snprintf(number, sizeof number, " %.3g", features[i]);
    out += (out.empty() ? "" : ", ") + std::string(pair_feature_names[i]) + number;
  }
  return out;
}

}  // namespace

TEST_CASE("what is known of two statements of an event") {
  struct Pair {
    Told one, other;
    const char* value;
  };
  for (const Pair& row : std::vector<Pair>{
           {{"Ann Lee", "the fire destroyed the old harbour"},
            {"Ann Lee", "the fire destroyed the old harbour"},
            "1 wordings"},
           {{"Ann Lee", "the fire destroyed the old harbour"},
            {"Bob Hill", "a storm has flooded two northern towns"},
            "rarest alone 4, lengths alike 0.857, length 1.61"},
           {{"Ann Lee", "the fire destroyed the old harbour"},
            {"Lee", "the fire has destroyed the harbour, the oldest of all"},
            "jaccard 0.387, contained 0.654, common 2.15, rarest common 2.52, rarest alone 4, source in "
            "common 1, run 2, run of content 2, lengths alike 0.6, length 1.61, two words common 0.333"},
           {{"Ann Lee", "the fire did not destroy the old harbour"},
            {"Bob Lee", "the fire destroyed the old harbour"},
            "jaccard 1, contained 1, common 2.41, rarest common 2.52, one denies 1, source in common 0.5, "
            "run 4, run of content 4, lengths alike 0.75, length 1.61, two words common 1"},
           {{"Ann Lee", "the fire killed 12 old sailors"},
            {"Bob Hill", "the fire killed 12 young sailors"},
            "jaccard 0.558, contained 0.716, common 2.41, rarest common 2.52, rarest alone 4, numbers common "
            "1, run 4, run of content 3, lengths alike 1, length 1.79, two words common 0.5"},
           {{"Ann Lee", "the fire killed 12 old sailors"},
            {"Bob Hill", "the fire killed 15 old sailors"},
            "jaccard 0.558, contained 0.716, common 2.41, rarest common 2.52, rarest alone 4, no number 1, "
            "run 3, run of content 2, lengths alike 1, length 1.79, two words common 0.5"},
           {{"Ann Lee", "the fire killed 12 old sailors"},
            {"Bob Hill", "the fire killed old sailors"},
            "jaccard 0.716, contained 1, common 2.41, rarest common 2.52, run 3, run of content 2, lengths "
            "alike 0.833, length 1.61, two words common 0.667"},
           {{"Ann Lee", "the fire has reached Oslo and Bergen"},
            {"Bob Hill", "the fire has never reached Oslo"},
            "jaccard 0.654, contained 1, common 2.15, rarest common 2.52, one denies 1, names common 1, run "
            "3, run of content 3, lengths alike 0.857, length 1.39, two words common 1"},
           {{"Ann Lee", "we will rebuild the old harbour"},
            {"Bob Hill", "they will rebuild the old harbour"},
            "jaccard 1, contained 1, common 2.15, rarest common 2.52, run 5, run of content 3, lengths alike "
            "1, length 1.39, first person 1, two words common 1"},
           {{"Ann Lee", "Lee has seen the old harbour burn"},
            {"Ann Lee", "he has seen the old harbour burn"},
            "jaccard 1, contained 1, common 2.71, rarest common 2.52, source in common 1, run 6, run of "
            "content 4, lengths alike 1, length 1.61, two words common 1"},
           {{"Ann Lee",
             "one two three boats left the old harbour for the far northern islands before the storm of last "
             "night came over them"},
            {"Bob Hill",
             "boats left the old harbour for the far northern islands before the storm of last night came "
             "over them and it"},
            "jaccard 0.776, contained 1, common 3.36, rarest common 2.52, run 12, run of content 6, lengths "
            "alike 0.955, length 2.48, two words common 1"},
           {{"", "the fire destroyed the old harbour"},
            {"", "the fire destroyed the new harbour"},
            "jaccard 0.486, contained 0.654, common 2.15, rarest common 2.52, rarest alone 4, run 4, run of "
            "content 2, lengths alike 1, length 1.61, two words common 0.333"},
           {{"Ann Lee", "the old harbour has burned and the old harbour has burned"},
            {"Bob Hill", "the old harbour has burned"},
            "jaccard 1, contained 1, common 2.15, rarest common 2.52, run 5, run of content 3, lengths alike "
            "0.455, length 1.39, two words common 1"},
           {{"Ann Lee", "the harbour, old, has burned down"},
            {"Bob Hill", "down has burned the old harbour"},
            "jaccard 1, contained 1, common 2.41, rarest common 2.52, run 2, run of content 1, lengths alike "
            "1, length 1.61"},
       }) {
    CAPTURE(std::string(row.one.content));
    CAPTURE(std::string(row.other.content));
    CHECK(known_of(row.one, row.other) == row.value);
  }
}

TEST_CASE("articles of one event share their topic and the days") {
  const std::vector<std::uint32_t> fire{1, 2, 3, 4, 5, 6}, near{2, 3, 4, 5, 6, 7}, budget{11, 12, 13, 14, 15};
  const std::vector<ArticleTopic> articles{
      {"b", "2024-05-02", near}, {"a", "2024-05-01", fire}, {"c", "2024-05-01", budget},
      {"d", "2024-06-01", fire}, {"e", "", fire},           {"f", "", near},
      {"g", "2024-05-01", {}},   {"h", "2024-05-03", fire}, {"i", "2024-05-05", budget},
  };
  CHECK(find_events(articles) == std::vector<std::uint32_t>{1, 1, 2, 3, 4, 4, 6, 1, 8});
  CHECK(find_events({}).empty());
}

TEST_CASE("what one event's articles say in other words is one claim") {
  const auto event = fire();
  std::set<std::pair<Place, Place>> joined;
  for (const auto& [one, other, conflict] : compared(event)) {
    CHECK_FALSE(conflict);
    joined.insert(std::minmax(one, other));
  }
  const auto are_one = [&](Place a, Place b) {
    std::set<Place> with{a};
    for (const auto& [one, other] : joined) {
      if (with.contains(one) || with.contains(other)) with.insert({one, other});
    }
    return with.contains(b);
  };
  CHECK(are_one({0, 0}, {1, 0}));
  CHECK(are_one({0, 2}, {4, 1}));
  CHECK_FALSE(are_one({0, 0}, {3, 0}));
  CHECK_FALSE(are_one({2, 1}, {3, 1}));
  CHECK_FALSE(are_one({0, 1}, {1, 1}));
}

TEST_CASE("an event's contradictions say what clashes") {
  auto event = fire();
  event.push_back(article("f", "2024-05-02",
                          {{"Rask", "the fire at the warehouse injured 14 people on Wednesday night"}}));
  event.push_back(
      article("g", "2024-05-02",
              {{"a doctor", "30 people were injured in the fire at the warehouse on Wednesday night"}}));
  std::vector<EventPair> conflicts;
  for (const EventPair& pair : compared(event)) {
    if (pair.conflict) conflicts.push_back(pair);
  }
  CHECK(conflicts == std::vector<EventPair>{{{5, 0}, {6, 0}, Conflict::quantity}});
}

TEST_CASE("what was at one time was at no other that day") {
  const auto conflict_on = [](const char* day) {
    auto event = fire();
    event.push_back(article(
        "f", "2024-05-02",
        {{"Rask",
          "that a crane collapsed on the eastern quay of Skoddal shortly after 2 a.m. on Thursday"}}));
    event.push_back(article(
        "g", day,
        {{"a docker",
          "that on the eastern quay of Skoddal a crane collapsed just after 4:30 a.m. on Thursday"}}));
    std::optional<Conflict> found;
    for (const EventPair& pair : compared(event)) {
      if (pair.conflict) found = pair.conflict;
    }
    return found;
  };
  CHECK(conflict_on("2024-05-02") == Conflict::quantity);
  CHECK(conflict_on("2024-05-03") == Conflict::quantity);
  CHECK_FALSE(conflict_on("2024-05-04"));
}

TEST_CASE("what an event has one number of clashes in other words too") {
  const struct {
    const char *one, *other;
    const char* later = "2024-05-02";
    std::optional<Conflict> conflict = Conflict::quantity;
  } cases[] = {
      {"14 people were injured by falling bricks on Wednesday night",
       "30 people were injured and taken to the hospital on Wednesday night"},
      {"a magnitude 5.6 earthquake was felt in the whole town",
       "the earthquake was of magnitude 5.2 and was felt in the town"},
      {"the fire has killed 14 people in the old town", "the death toll has risen to 30 dead in the old town",
       "2024-05-03", Conflict::update},
      // Some of them, or not counted to the end.
      {"14 people were injured by falling bricks on Wednesday night",
       "3 children were injured by falling bricks on Wednesday night",
       "2024-05-02",
       {}},
      {"14 people were injured by falling bricks on Wednesday night",
       "another 3 people were injured in the fire on Wednesday night",
       "2024-05-02",
       {}},
      {"at least 14 people were injured by falling bricks on Wednesday night",
       "30 people were injured and taken to the hospital on Wednesday night",
       "2024-05-02",
       {}},
      {"35 people were injured by falling bricks on Wednesday night",
       "thirty-five people were injured and taken to the hospital on Wednesday night",
       "2024-05-02",
       {}},
      // Somewhere else.
      {"14 people were injured in the Holm warehouse on Wednesday night",
       "30 people were injured in the streets of Skoddal on Wednesday night",
       "2024-05-02",
       {}},
  };
  for (const auto& row : cases) {
    const auto& [one, other, later, conflict] = row;
    CAPTURE(std::string(row.one));
    CAPTURE(std::string(row.other));
    auto event = fire();
    event.push_back(article("f", "2024-05-02", {{"Rask", one}}));
    event.push_back(article("g", later, {{"a doctor", other}}));
    std::optional<Conflict> found;
    for (const EventPair& pair : compared(event)) {
      if (pair.conflict) found = pair.conflict;
    }
    CHECK(found == conflict);
  }
}

TEST_CASE("an event of many like statements takes linear time") {
  std::vector<ArticleDigest> event;
  for (int i = 0; i < 60; ++i) {
    std::vector<std::string> contents;
    for (int k = 0; k < 40; ++k)
      contents.push_back("the mayor of the town saw the fire at the old warehouse " +
                         std::to_string(i * 40 + k));
    std::vector<Told> told;
    for (const std::string& content : contents) told.push_back({"Ida Brandt", content.c_str()});
    event.push_back(article(std::to_string(100 + i), "2024-05-01", told));
  }
  CHECK(compared(event).size() < 60 * 40 * 200);
}
