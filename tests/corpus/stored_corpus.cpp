#include "corpus/stored_corpus.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <random>
#include <tuple>

#include "base/spool.hpp"
#include "corpus/profile.hpp"
#include "hearsay/blocks.hpp"
#include "hearsay/corpus_writer.hpp"
#include "hearsay/corroboration.hpp"
#include "hearsay/graph.hpp"
#include "hearsay/linked_corpus.hpp"

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
    CHECK(found.event_of == linkage.event_of);
    CHECK(found.copies == linkage.copies);
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
    REQUIRE(found.claim_count() == linkage.claims.size());
    for (std::uint32_t claim = 0; claim < linkage.claims.size(); ++claim) {
      const bool is_shared = article_count(linkage.claims[claim]) > 1;
      CHECK(is_shared == (claim < found.shared));
      CHECK(found.claim(claim) == linkage.claims[claim]);
      if (!is_shared) continue;
      const ClaimAlone one = alone(stored, found, claim);
      ClaimProfile profile = hearsay::profile({one.corpus, one.linkage}, 0);
      CHECK(profile == hearsay::profile({corpus, linkage}, claim));
      ++shared;
    }
    CHECK(found.contradictions == linkage.contradictions);
    CHECK(found.updates == linkage.updates);
    contradictions += found.contradictions.size();
  }
  CHECK(shared > 100);
  CHECK(contradictions > 15);
  CHECK(copies > 100);
}

namespace {

struct File {
  explicit File(std::string_view text)
      : path((std::filesystem::temp_directory_path() / "hearsay-stored-corpus-test").string()) {
    std::ofstream(path, std::ios::binary) << text;
  }
  ~File() { std::filesystem::remove(path); }
  std::string path;
};

std::vector<std::tuple<Vertex, std::uint64_t, Edge>> edges_of(const AttributionGraph& graph) {
  std::vector<std::tuple<Vertex, std::uint64_t, Edge>> all;
  for (auto [at, end] = edges(graph); at != end; ++at)
    all.emplace_back(graph[source(*at, graph)], target(*at, graph), graph[*at]);
  return all;
}

std::vector<std::tuple<std::string, std::string, std::size_t>> values_of(const ClaimTable& table) {
  std::vector<std::tuple<std::string, std::string, std::size_t>> all;
  for (ClaimTable::Index v = 0; v < table.value_count(); ++v)
    all.emplace_back(table.value(v), table.object(table.object_of(v)), table.sources_of(v).size());
  return all;
}

}  // namespace

TEST_CASE("A file is asked as what is in memory") {
  std::size_t told = 0;
  for (std::uint32_t seed = 0; seed < 6; ++seed) {
    CAPTURE(seed);
    Corpus corpus;
    for (ArticleDigest& one : invented(seed, seed == 0 ? 0 : 50 * seed)) corpus.add(std::move(one));
    const File file(corpus.to_jsonl());
    const Linkage linkage = link(corpus);
    const LinkedCorpus memory(corpus, linkage), files = LinkedCorpus::read(file.path).value();
    const auto claims = [](const LinkedCorpus& of) {
      std::vector<ClaimProfile> all;
      profile_claims(of, 1, [&](const ClaimProfile& one) { all.push_back(one); });
      return all;
    };
    CHECK(claims(files) == claims(memory));
    CHECK(profile_sources(files) == profile_sources(memory));
    CHECK(values_of(claim_table(files)) == values_of(claim_table(memory)));
    CHECK(edges_of(make_graph(files)) == edges_of(make_graph(memory)));
    REQUIRE(files.article_count() == memory.article_count());
    for (std::uint32_t i = 0; i < files.article_count(); ++i) {
      CHECK(*files.article(i) == *memory.article(i));
      CHECK(files.event_of(i) == memory.event_of(i));
    }
    for (std::uint32_t i = 0; i < files.claim_count(); ++i) {
      CHECK(files.contradictions_of(i) == memory.contradictions_of(i));
      CHECK(files.updates_of(i) == memory.updates_of(i));
      told += files.contradictions_of(i).size() + files.updates_of(i).size();
    }
  }
  CHECK(told > 5);
}

TEST_CASE("The ranks of sources are those of the whole graph") {
  Corpus corpus;
  for (ArticleDigest& one : invented(3, 100)) corpus.add(std::move(one));
  const Linkage linkage = link(corpus);
  const AttributionGraph graph = make_graph(corpus, linkage, 1);
  const std::vector<double> ranks = prominence(graph);
  const std::vector<SourceProfile> sources = profile_sources(corpus, linkage);
  for (GraphVertex v = 0; v < num_vertices(graph); ++v) {
    if (graph[v].kind != VertexKind::claim) CHECK(sources[graph[v].index].prominence == ranks[v]);
  }
}

TEST_CASE("Of several articles with one id in a file the last counts, in the place of the first") {
  Corpus one, other, both;
  for (ArticleDigest& article : invented(7, 3)) one.add(std::move(article));
  for (ArticleDigest article : one.articles()) {
    article.publisher = "Echo";
    other.add(std::move(article));
  }
  const std::string text = one.to_jsonl(), more = other.to_jsonl();
  const File file("{\"hearsay-corpus\":2,\"articles\":6}\n" + text.substr(text.find('\n') + 1) +
                  more.substr(more.find('\n') + 1));
  const LinkedCorpus read = LinkedCorpus::read(file.path).value();
  REQUIRE(read.article_count() == 3);
  for (std::uint32_t i = 0; i < 3; ++i) CHECK(*read.article(i) == other[i]);
}

TEST_CASE("A file that is no corpus is an error as in memory") {
  Corpus corpus;
  for (ArticleDigest& one : invented(2, 5)) corpus.add(std::move(one));
  const std::string text = corpus.to_jsonl();
  const std::string broken[] = {"",
                                "no corpus",
                                text.substr(0, text.size() - 10),
                                text + "{}",
                                "{\"hearsay-corpus\":3,\"articles\":0}\n",
                                "{\"hearsay-corpus\":2,\"articles\":7}\n" + text.substr(text.find('\n') + 1)};
  for (const std::string& one : broken) {
    CAPTURE(one);
    const File file(one);
    const auto read = LinkedCorpus::read(file.path);
    const auto expected = Corpus::from_jsonl(one);
    REQUIRE(read.has_error() == expected.has_error());
    if (read.has_error()) CHECK(to_string(read.error()) == to_string(expected.error()));
  }
  CHECK(LinkedCorpus::read("/no/such/file").error().code == ErrorCode::io);
  CHECK(LinkedCorpus::read(std::filesystem::temp_directory_path().string()).error().code == ErrorCode::io);
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

TEST_CASE("A file that grows in steps is that of all articles, whatever was broken off") {
  Corpus all;
  std::vector<Corpus> steps(4);
  std::size_t i = 0;
  for (const ArticleDigest& one : invented(5, 40)) {
    all.add(one);
    steps[i++ / 10].add(one);
  }
  const File file("something else");
  const auto content = [&] {
    std::ifstream from(file.path, std::ios::binary);
    return std::string(std::istreambuf_iterator<char>(from), {});
  };
  auto made = CorpusWriter::create(file.path).value();
  CHECK(content() == Corpus().to_jsonl());
  REQUIRE(made.write(steps[0]).has_value());
  CHECK(Corpus::from_jsonl(content()).value() == Corpus());
  REQUIRE(made.write(steps[1]).has_value());
  REQUIRE(made.commit().has_value());
  {
    auto broken_off = CorpusWriter::open(file.path).value();
    REQUIRE(broken_off.write(steps[3]).has_value());
  }
  auto opened = CorpusFile::open(file.path).value();
  REQUIRE(opened.append(steps[2]).has_value());
  REQUIRE(opened.append(steps[3]).has_value());
  CHECK(content() == all.to_jsonl());
}
