// The file of a corpus: what its header says, what is added at its end, and each damage that is told.
#include <doctest/doctest.h>

#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>

#include "hearsay/corpus.hpp"

using namespace hearsay;

namespace {

ArticleDigest article(std::string id) {
  ArticleDigest made;
  made.id = std::move(id);
  made.title = "A title";
  made.publisher = "Post";
  made.date = "2024-05-01";
  made.sketch = {3, 5};
  made.topic = {7, 9};
  made.sources = {{.name = "Ann Lee", .identity = Identity::named, .role = Role::expert, .speaks_for = 1},
                  {.name = "the bank", .identity = Identity::organization}};
  StatementDigest statement;
  statement.content = "it holds";
  statement.source = 0;
  statement.via = {1};
  statement.strength = 50;
  made.statements = {statement};
  return made;
}

Corpus corpus_of(std::initializer_list<const char*> ids) {
  Corpus corpus;
  for (const char* id : ids) corpus.add(article(id));
  return corpus;
}

/// A file that goes when it is no longer needed.
class TemporaryFile {
 public:
  explicit TemporaryFile(const std::string& text) {
    static int number = 0;
    path_ = std::filesystem::temp_directory_path() /
            ("hearsay-corpus-file-test-" + std::to_string(++number) + "-" +
             std::to_string(reinterpret_cast<std::uintptr_t>(this)));
    std::ofstream(path_, std::ios::binary) << text;
  }
  ~TemporaryFile() { std::filesystem::remove(path_); }
  TemporaryFile(const TemporaryFile&) = delete;
  TemporaryFile& operator=(const TemporaryFile&) = delete;

  std::string path() const { return path_.string(); }
  std::string text() const {
    std::ifstream file(path_, std::ios::binary);
    return {std::istreambuf_iterator<char>(file), {}};
  }

 private:
  std::filesystem::path path_;
};

std::string replaced(std::string text, const std::string& from, const std::string& to) {
  const std::size_t at = text.find(from);
  REQUIRE(at != std::string::npos);
  return text.replace(at, from.size(), to);
}

}  // namespace

TEST_SUITE("the file of a corpus") {
  TEST_CASE("its header has one length, whatever it counts") {
    const std::string text = corpus_of({"a", "b"}).to_jsonl();
    const std::string digits = std::to_string(text.size());
    CHECK(text.substr(0, text.find('\n')) == "{\"hearsay-corpus\":2,\"articles\":         2,\"bytes\":" +
                                                 std::string(15 - digits.size(), ' ') + digits + "}");
    CHECK(Corpus().to_jsonl() ==
          "{\"hearsay-corpus\":2,\"articles\":         0,\"bytes\":             67}\n");
  }

  TEST_CASE("what is added at its end is as if it had been there") {
    const TemporaryFile file(corpus_of({"a"}).to_jsonl());
    auto open = CorpusFile::open(file.path());
    REQUIRE(open);
    CHECK(open->append(corpus_of({"b", "c"})).has_value());
    CHECK(file.text() == corpus_of({"a", "b", "c"}).to_jsonl());
    CHECK(open->append(corpus_of({"d"})).has_value());
    CHECK(file.text() == corpus_of({"a", "b", "c", "d"}).to_jsonl());
    CHECK(open->append(Corpus()).has_value());
    CHECK(file.text() == corpus_of({"a", "b", "c", "d"}).to_jsonl());
  }

  TEST_CASE("what an addition left behind that was broken off goes with the next") {
    const std::string whole = corpus_of({"a"}).to_jsonl();
    const TemporaryFile file(whole + "{\"id\":\"broken off, and longer than what comes next\"" +
                             std::string(2000, ' '));
    CHECK(Corpus::from_jsonl(file.text()).value() == corpus_of({"a"}));
    auto open = CorpusFile::open(file.path());
    REQUIRE(open);
    CHECK(open->append(corpus_of({"b"})).has_value());
    CHECK(file.text() == corpus_of({"a", "b"}).to_jsonl());
  }

  TEST_CASE("only a whole file with such a header can be added to") {
    const std::string text = corpus_of({"a"}).to_jsonl();
    const std::string size = std::to_string(text.size());
    CHECK_FALSE(CorpusFile::open("/nowhere/corpus.jsonl"));
    for (const std::string& other :
         {std::string(), text.substr(0, 20), text.substr(0, text.size() - 1),
          replaced(text, "corpus\":2", "corpus\":1"), replaced(text, "articles\":         1", "articles\":1"),
          replaced(text, "         1,", "         x,"),
          replaced(text, size + "}", std::string(size.size() - 1, ' ') + "1}"),
          replaced(text, "\"bytes\"", "\"sizes\"")}) {
      CAPTURE(other.substr(0, 70));
      const TemporaryFile file(other);
      CHECK_FALSE(CorpusFile::open(file.path()));
    }
    const TemporaryFile empty(Corpus().to_jsonl());
    CHECK(CorpusFile::open(empty.path()));
  }

  TEST_CASE("a file that is gone is told") {
    auto open = [] {
      const TemporaryFile file(corpus_of({"a"}).to_jsonl());
      return CorpusFile::open(file.path());
    }();
    REQUIRE(open);
    const auto result = open->append(corpus_of({"b"}));
    REQUIRE(result.has_error());
    CHECK(result.error().code == ErrorCode::io);
  }

  TEST_CASE("each damage is told with its line") {
    const std::string text = corpus_of({"a"}).to_jsonl();
    struct Row {
      const char *from, *to, *detail;
    };
    for (const Row& row : {
             Row{"\"id\":\"a\"", "\"id\":1", "\"id\" is not a string"},
             {"\"title\":", "\"name\":", "no \"title\""},
             {"\"publisher\":", "\"outlet\":", "no \"publisher\""},
             {"\"date\":", "\"day\":", "no \"date\""},
             {"[3,5]", "[5,3]", "\"sketch\" is not ascending"},
             {"[3,5]", "[3,3]", "\"sketch\" is not ascending"},
             {"[3,5]", "[3,4294967296]", "a number is out of range"},
             {"[3,5]", "[3,-1]", "a number is out of range"},
             {"[7,9]", "{}", "\"topic\" is not an array"},
             {"\"identity\":\"named\"", "\"identity\":\"nobody\"", "\"identity\" is none of its words"},
             {"\"role\":\"expert\"", "\"role\":\"\"", "\"role\" is none of its words"},
             {"\"speaks_for\":1", "\"speaks_for\":2", "a number is out of range"},
             {"\"source\":0", "\"source\":2", "a number is out of range"},
             {"\"source\":0", "\"source\":0.5", "a number is out of range"},
             {"\"via\":[1]", "\"via\":[2]", "a number is out of range"},
             {"\"via\":[1]", "\"via\":1", "\"via\" is not an array"},
             {"\"kind\":\"indirect\"", "\"kind\":\"x\"", "\"kind\" is none of its words"},
             {"\"act\":\"speech\"", "\"act\":\"x\"", "\"act\" is none of its words"},
             {"\"polarity\":\"affirmed\"", "\"polarity\":\"x\"", "\"polarity\" is none of its words"},
             {"\"actuality\":\"said\"", "\"actuality\":\"x\"", "\"actuality\" is none of its words"},
             {"\"strength\":5E1", "\"strength\":101", "\"strength\" is not from 0 to 100"},
             {"\"strength\":5E1", "\"strength\":-1", "\"strength\" is not from 0 to 100"},
             {"\"strength\":5E1", "\"strength\":\"x\"", "\"strength\" is not from 0 to 100"},
             {"\"statements\":[{", "\"statements\":[1,{", "not an object"},
             {"\"sources\":[{", "\"sources\":[1,{", "not an object"},
         }) {
      CAPTURE(std::string(row.to));
      const std::string damaged = replaced(text, row.from, row.to);
      // Without its size, which is another now.
      const std::size_t bytes = damaged.find(",\"bytes\""), line = damaged.find('}') + 1;
      const std::string header = damaged.substr(0, bytes) + "}";
      const auto result = Corpus::from_jsonl(header + damaged.substr(line));
      REQUIRE(result.has_error());
      CHECK(result.error().detail == row.detail);
      CHECK(result.error().offset == header.size() + 1);
    }
    // What is at the edge of its range is none.
    for (const char* fits : {"\"strength\":100", "\"strength\":0"})
      CHECK(Corpus::from_jsonl("{\"hearsay-corpus\":2,\"articles\":1}\n" +
                               replaced(text.substr(text.find('\n') + 1), "\"strength\":5E1", fits))
                .has_value());
  }

  TEST_CASE("so is what the header says and the file has not") {
    const std::string lines = corpus_of({"a", "b"}).to_jsonl();
    const std::string articles = lines.substr(lines.find('\n') + 1);
    const auto detail = [&](const std::string& header) {
      const auto result = Corpus::from_jsonl(header + "\n" + articles);
      return result.has_error() ? result.error().detail : "";
    };
    CHECK(detail("{\"hearsay-corpus\":2,\"articles\":2}") == "");
    CHECK(detail("{\"hearsay-corpus\":2,\"articles\":1}") == "more articles than the header says");
    CHECK(detail("{\"hearsay-corpus\":2,\"articles\":3}") == "fewer articles than the header says");
    CHECK(detail("{\"hearsay-corpus\":2,\"articles\":2,\"bytes\":99999}") ==
          "fewer bytes than the header says");
    CHECK(detail("{\"hearsay-corpus\":2,\"articles\":2,\"bytes\":\"x\"}") == "\"bytes\" is no number");
    CHECK(detail("{\"hearsay-corpus\":3,\"articles\":2}") == "a corpus of another version than 2");
    CHECK(detail("{\"articles\":2}") == "no \"hearsay-corpus\"");
    CHECK(detail("[]") == "not an object");
    CHECK(detail("{\"hearsay-corpus\":2,\"articles\":2147483648}") == "a number is out of range");
    CHECK(detail("{\"hearsay-corpus\":2,\"articles\":2147483647}") == "fewer articles than the header says");
  }
}
