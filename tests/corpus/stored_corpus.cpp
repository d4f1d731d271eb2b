#include "corpus/stored_corpus.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <random>

#include "base/spool.hpp"
#include "corpus/profile.hpp"
#include "hearsay/blocks.hpp"

using namespace hearsay;

namespace {

// Articles of few words, so that copies, shared claims, contradictions and surnames come often.
std::vector<ArticleDigest> invented(std::uint32_t seed, std::size_t count) {
  std::mt19937 random(seed);
  const auto below = [&](std::size_t n) { return static_cast<std::size_t>(random() % n); };
  const std::vector<std::string> names{
      "Emil Rask",         "Rask",      "Karin Holt",   "Mr. Karin Holt",
      "Jon Rask",          "Holt",      "the Pentagon", "the Defense Department",
      "a senior official", "officials", "The Post"};
  const std::vector<std::string> nouns{"dam", "bridge", "harbor", "ferry", "valley", "school"},
      verbs{"will hold until the end of April",
            "did not fall in the great storm of May",
            "did fall in the great storm of May",
            "killed at least 40 people in the coastal town",
            "killed at least 900 people in the coastal town",
            "rose by ten percent over the whole of last year"};
  std::vector<ArticleDigest> all;
  for (std::size_t i = 0; i < count; ++i) {
    ArticleDigest one;
    one.id = std::to_string(below(1000)) + "-" + std::to_string(i);
    one.publisher = std::vector<std::string>{"The Post", "Herald", "", "Post"}[below(4)];
    one.date = "2024-05-0" + std::to_string(1 + below(9));
    if (i > 0 && below(5) == 0) {
      const ArticleDigest& other = all[below(i)];
      one.sketch = other.sketch;
      one.sources = other.sources;
      one.statements = other.statements;
      all.push_back(one);
      continue;
    }
    // One in three tells of what others tell of.
    const std::size_t topics = below(3) ? 5000 : 30;
    for (std::size_t k = 0; k < 10; ++k) one.topic.push_back(static_cast<std::uint32_t>(below(topics)));
    std::sort(one.topic.begin(), one.topic.end());
    one.topic.erase(std::unique(one.topic.begin(), one.topic.end()), one.topic.end());
    for (std::size_t k = 0; k < 20; ++k) one.sketch.push_back(static_cast<std::uint32_t>(below(5000)));
    std::sort(one.sketch.begin(), one.sketch.end());
    one.sketch.erase(std::unique(one.sketch.begin(), one.sketch.end()), one.sketch.end());
    for (std::size_t k = 0; k < 4; ++k) {
      SourceDigest source;
      source.name = names[below(names.size())];
      source.identity = source.name == "officials"           ? Identity::group
                        : source.name == "a senior official" ? Identity::unnamed
                        : source.name.starts_with("the ") || source.name == "The Post"
                            ? Identity::organization
                            : Identity::named;
      source.role = static_cast<Role>(below(4));
      one.sources.push_back(source);
    }
    for (std::size_t k = below(6); k > 0; --k) {
      StatementDigest statement;
      statement.content = "the " + nouns[below(nouns.size())] + " near " + nouns[below(nouns.size())] +
                          " town " + verbs[below(verbs.size())];
      statement.kind = below(2) ? QuotationKind::direct : QuotationKind::indirect;
      if (statement.kind == QuotationKind::direct) statement.content = "“" + statement.content + "”";
      if (below(5)) statement.source = static_cast<SourceId>(below(4));
      if (below(4) == 0) statement.via = {static_cast<SourceId>(below(4))};
      statement.strength = static_cast<double>(below(100));
      one.statements.push_back(statement);
    }
    all.push_back(one);
  }
  return all;
}

}  // namespace

TEST_CASE("What waits in files is joined as what is in memory") {
  std::size_t shared = 0, contradictions = 0, copies = 0;
  for (std::uint32_t seed = 0; seed < 30; ++seed) {
    CAPTURE(seed);
    Corpus corpus;
    StoredCorpus stored;
    for (const ArticleDigest& one : invented(seed, seed == 0 ? 0 : 10 * seed)) {
      corpus.add(one);
      stored.add(one, "note of " + one.id);
    }
    REQUIRE(stored.size() == corpus.articles().size());
    const Linkage linkage = link(corpus);
    const StoredLinkage found = link(stored, {}, Lexicon::builtin());
    CHECK(found.report_of == linkage.report_of);
    CHECK(found.outlet_of == linkage.outlet_of);
    for (std::uint32_t article = 0; article < stored.size(); ++article) {
      CHECK(stored[article]->article == corpus[article]);
      CHECK(stored[article]->note == "note of " + corpus[article].id);
      for (std::uint32_t i = 0; i < corpus[article].sources.size(); ++i)
        CHECK(found.source_of({article, i}) == linkage.source_of[article][i]);
      copies += linkage.report_of[article] != article;
    }
    REQUIRE(found.source_count() == linkage.sources.size());
    for (std::uint32_t id = 0; id < found.source_count(); ++id) {
      CHECK(found.name_of(id) == linkage.sources[id].name);
      CHECK(found.source(id).identity == linkage.sources[id].identity);
      CHECK(found.source(id).role == linkage.sources[id].role);
    }
    // Those of several articles come first and are all there.
    REQUIRE(found.shared <= linkage.claims.size());
    for (std::uint32_t claim = 0; claim < linkage.claims.size(); ++claim) {
      const bool is_shared = article_count(linkage.claims[claim]) > 1;
      CHECK(is_shared == (claim < found.shared));
      if (!is_shared) continue;
      CHECK(found.claims[claim] == linkage.claims[claim]);
      const ClaimAlone one = alone(stored, found, claim);
      ClaimProfile profile = hearsay::profile(one.corpus, one.linkage, 0);
      CHECK(profile == hearsay::profile(corpus, linkage, claim));
      ++shared;
    }
    const auto sides = [](const Contradiction& one, const auto& claims) {
      return std::tuple(claims[one.first].statements[0], claims[one.second].statements[0], one.kind);
    };
    REQUIRE(found.contradictions.size() == linkage.contradictions.size());
    std::vector<std::tuple<Place, Place, Conflict>> a, b;
    for (const Contradiction& one : found.contradictions) a.push_back(sides(one, found.claims));
    for (const Contradiction& one : linkage.contradictions) b.push_back(sides(one, linkage.claims));
    for (auto* all : {&a, &b}) {
      for (auto& [first, second, kind] : *all)
        if (second < first) std::swap(first, second);
      std::sort(all->begin(), all->end());
    }
    CHECK(a == b);
    contradictions += a.size();
  }
  CHECK(shared > 100);
  CHECK(contradictions > 15);
  CHECK(copies > 100);
}

TEST_CASE("Records that do not fit into memory are sorted") {
  for (const std::size_t count : {0u, 1u, 7u, 8u, 9u, 1000u}) {
    CAPTURE(count);
    ExternalSort<std::uint32_t, 8 * sizeof(std::uint32_t)> sort;
    std::mt19937 random(7);
    std::vector<std::uint32_t> expected, got;
    for (std::size_t i = 0; i < count; ++i) {
      expected.push_back(static_cast<std::uint32_t>(random() % 500));
      sort.add(expected.back());
    }
    std::sort(expected.begin(), expected.end());
    sort.for_each([&](std::uint32_t one) { got.push_back(one); });
    CHECK(got == expected);
  }
}

TEST_CASE("Texts come back from a spool in any order") {
  Spool spool;
  std::vector<std::uint64_t> places;
  for (int i = 0; i < 100; ++i) {
    places.push_back(
        spool.write(std::string(static_cast<std::size_t>(i * 100), static_cast<char>('a' + i % 26))));
    const int other = i * 7 % (i + 1);
    CHECK(spool.read(places[static_cast<std::size_t>(other)]) ==
          std::string(static_cast<std::size_t>(other * 100), static_cast<char>('a' + other % 26)));
  }
}
