#include <algorithm>
#include <array>
#include <boost/json/serialize.hpp>
#include <boost/json/value.hpp>
#include <cerrno>
#include <charconv>
#include <filesystem>
#include <fstream>
#include <functional>
#include <system_error>
#include <utility>

#include "base/exact_json.hpp"
#include "corpus/digest.hpp"
#include "corpus/sketch.hpp"
#include "corpus/topic.hpp"
#include "hearsay/corpus.hpp"
#include "hearsay/corpus_writer.hpp"

// The file of a corpus, docs/corpus-format.md: JSON lines, the first {"hearsay-corpus": 2, "articles": N,
// "bytes": M}. It grows at its end.
// What stands there was perhaps written by another program, and is believed in nothing.

namespace hearsay {
namespace {

namespace json = boost::json;

constexpr int version = 2;

// Of the same length for all numbers, so that articles can be put behind those that are there without writing
// anything else anew.
std::string corpus_header(std::uint64_t articles, std::uint64_t bytes) {
  const auto padded = [](std::uint64_t number, std::size_t width) {
    const std::string digits = std::to_string(number);
    return std::string(width - std::min(width, digits.size()), ' ') + digits;
  };
  return "{\"hearsay-corpus\":" + std::to_string(version) + ",\"articles\":" + padded(articles, 10) +
         ",\"bytes\":" + padded(bytes, 15) + "}\n";
}

// The number behind a name in a header; 0 where there is none.
std::uint64_t number_behind(std::string_view name, std::string_view header) {
  const std::size_t at = header.find(name);
  if (at == std::string_view::npos) return 0;
  header.remove_prefix(at + name.size());
  header.remove_prefix(std::min(header.find_first_not_of(' '), header.size()));
  std::uint64_t number = 0;
  std::from_chars(header.data(), header.data() + header.size(), number);
  return number;
}

json::value reference(const std::optional<SourceId>& source) {
  return source ? json::value(*source) : json::value(nullptr);
}

json::object written(const ArticleDigest& article) {
  json::array sources, statements;
  for (const SourceDigest& source : article.sources) {
    sources.push_back({{"name", source.name},
                       {"identity", to_string(source.identity)},
                       {"role", to_string(source.role)},
                       {"office", source.office},
                       {"organization", source.organization},
                       {"country", source.country},
                       {"speaks_for", reference(source.speaks_for)}});
  }
  for (const StatementDigest& statement : article.statements) {
    statements.push_back({{"content", statement.content},
                          {"source", reference(statement.source)},
                          {"via", json::array(statement.via.begin(), statement.via.end())},
                          {"kind", to_string(statement.kind)},
                          {"act", to_string(statement.act)},
                          {"polarity", to_string(statement.polarity)},
                          {"actuality", to_string(statement.actuality)},
                          {"strength", statement.strength}});
  }
  return {{"id", article.id},
          {"title", article.title},
          {"publisher", article.publisher},
          {"date", article.date},
          {"sketch", json::array(article.sketch.begin(), article.sketch.end())},
          {"topic", json::array(article.topic.begin(), article.topic.end())},
          {"sources", std::move(sources)},
          {"statements", std::move(statements)}};
}

// Reads the fields of one line. What is missing, of another type or out of range throws Damage, caught in
// read_articles.
struct Damage {
  std::string detail;
};

const json::value& field(const json::object& object, std::string_view name) {
  const json::value* found = object.if_contains(name);
  if (found == nullptr) throw Damage{"no \"" + std::string(name) + "\""};
  return *found;
}

std::string text(const json::object& object, std::string_view name) {
  const json::string* found = field(object, name).if_string();
  if (found == nullptr) throw Damage{"\"" + std::string(name) + "\" is not a string"};
  return {found->data(), found->size()};
}

const json::array& list(const json::object& object, std::string_view name) {
  const json::array* found = field(object, name).if_array();
  if (found == nullptr) throw Damage{"\"" + std::string(name) + "\" is not an array"};
  return *found;
}

const json::object& object_in(const json::value& value) {
  const json::object* found = value.if_object();
  if (found == nullptr) throw Damage{"not an object"};
  return *found;
}

template <Enumeration Enum>
Enum word(const json::object& object, std::string_view name) {
  const auto found = from_string<Enum>(text(object, name));
  if (!found) throw Damage{"\"" + std::string(name) + "\" is none of its words"};
  return *found;
}

std::uint32_t number_below(const json::value& value, std::uint64_t limit) {
  boost::system::error_code error;
  const auto found = value.to_number<std::uint64_t>(error);
  if (error || found >= limit) throw Damage{"a number is out of range"};
  return static_cast<std::uint32_t>(found);
}

std::optional<SourceId> source_in(const json::object& object, std::string_view name, std::size_t sources) {
  const json::value& found = field(object, name);
  if (found.is_null()) return std::nullopt;
  return number_below(found, sources);
}

std::vector<std::uint32_t> hashes(const json::object& object, std::string_view name, std::size_t most) {
  std::vector<std::uint32_t> all;
  for (const json::value& one : list(object, name)) {
    all.push_back(number_below(one, std::uint64_t{1} << 32));
    if (all.size() > 1 && all.end()[-1] <= all.end()[-2])
      throw Damage{"\"" + std::string(name) + "\" is not ascending"};
  }
  if (all.size() > most) throw Damage{"\"" + std::string(name) + "\" is too long"};
  return all;
}

ArticleDigest article_in(const json::object& object) {
  ArticleDigest article;
  article.id = text(object, "id");
  article.title = text(object, "title");
  article.publisher = text(object, "publisher");
  article.date = text(object, "date");
  article.sketch = hashes(object, "sketch", sketch_size);
  article.topic = hashes(object, "topic", topic_size);
  const json::array& sources = list(object, "sources");
  for (const json::value& one : sources) {
    const json::object& source = object_in(one);
    article.sources.push_back({text(source, "name"), word<Identity>(source, "identity"),
                               word<Role>(source, "role"), text(source, "office"),
                               text(source, "organization"), text(source, "country"),
                               source_in(source, "speaks_for", sources.size())});
  }
  for (const json::value& one : list(object, "statements")) {
    const json::object& statement = object_in(one);
    std::vector<SourceId> via;
    for (const json::value& teller : list(statement, "via"))
      via.push_back(number_below(teller, sources.size()));
    boost::system::error_code error;
    const double strength = kept_strength(field(statement, "strength").to_number<double>(error));
    if (error || !(0 <= strength && strength <= 100)) throw Damage{"\"strength\" is not from 0 to 100"};
    article.statements.push_back({text(statement, "content"), source_in(statement, "source", sources.size()),
                                  std::move(via), word<QuotationKind>(statement, "kind"),
                                  word<Act>(statement, "act"), word<Polarity>(statement, "polarity"),
                                  word<Actuality>(statement, "actuality"), strength});
  }
  return article;
}

json::value parsed_line(std::string_view line) {
  auto value = base::parse_json(line);
  if (value.has_error()) throw Damage{value.error().detail};
  return *std::move(value);
}

constexpr std::uint64_t any_length = ~std::uint64_t{0};

struct Header {
  std::uint32_t articles = 0;
  std::uint64_t bytes = any_length;  // of the whole file, as far as it counts
};

Header header_in(const json::object& header) {
  if (number_below(field(header, "hearsay-corpus"), std::uint64_t{1} << 31) != version) {
    throw Damage{"a corpus of another version than " + std::to_string(version)};
  }
  Header found{number_below(field(header, "articles"), std::uint64_t{1} << 31)};
  if (const json::value* bytes = header.if_contains("bytes")) {
    boost::system::error_code error;
    found.bytes = bytes->to_number<std::uint64_t>(error);
    if (error) throw Damage{"\"bytes\" is no number"};
  }
  return found;
}

std::string lines_of(const Corpus& corpus) {
  std::string lines;
  for (const ArticleDigest& article : corpus.articles()) lines += json::serialize(written(article)) + "\n";
  return lines;
}

}  // namespace

std::string Corpus::to_jsonl() const {
  std::string lines = corpus_header(0, 0) + lines_of(*this);
  const std::string header = corpus_header(articles_.size(), lines.size());
  return lines.replace(0, header.size(), header);
}

Result<void> read_articles(const std::function<bool(std::string&)>& next_line,
                           const std::function<void(ArticleDigest)>& add) {
  std::uint64_t at = 0, behind = 0;
  try {
    std::optional<Header> header;
    std::uint32_t articles = 0;
    for (std::string line; (!header || behind < header->bytes) && next_line(line); at = behind) {
      // What stands behind is of an addition that was broken off.
      if (header && line.size() > header->bytes - at) line.resize(header->bytes - at);
      behind += line.size();
      const json::value value = parsed_line(line.ends_with('\n') ? line.substr(0, line.size() - 1) : line);
      if (!header) {
        header = header_in(object_in(value));
        continue;
      }
      if (++articles > header->articles) throw Damage{"more articles than the header says"};
      add(article_in(object_in(value)));
    }
    if (!header) throw Damage{"no header"};
    if (articles < header->articles) throw Damage{"fewer articles than the header says"};
    if (header->bytes != any_length && behind < header->bytes)
      throw Damage{"fewer bytes than the header says"};
  } catch (const Damage& damage) {
    return Error{ErrorCode::invalid_record, at, damage.detail};
  }
  return {};
}

Result<Corpus> Corpus::from_jsonl(std::string_view text) {
  Corpus corpus;
  const auto next_line = [&text](std::string& line) {
    const std::size_t size = std::min(text.find('\n'), text.size() - 1) + 1;
    line = text.substr(0, size);
    text.remove_prefix(line.size());
    return !line.empty();
  };
  const auto read = read_articles(next_line, [&](ArticleDigest article) { corpus.add(std::move(article)); });
  if (read.has_error()) return read.error();
  return corpus;
}

std::optional<CorpusWriter> CorpusWriter::open(std::string path) {
  std::string text = corpus_header(0, 0);
  std::ifstream file(path, std::ios::binary | std::ios::ate);
  const auto size = static_cast<std::streamoff>(file.tellg());
  if (!file.seekg(0) || !file.read(text.data(), static_cast<std::streamsize>(text.size())))
    return std::nullopt;
  const std::uint64_t articles = number_behind("\"articles\":", text);
  const std::uint64_t bytes = number_behind("\"bytes\":", text);
  const bool is_whole = static_cast<std::uint64_t>(size) >= bytes && bytes >= text.size();
  if (!is_whole || text != corpus_header(articles, bytes)) return std::nullopt;
  return CorpusWriter(std::move(path), {articles, bytes});
}

Result<CorpusWriter> CorpusWriter::create(std::string path) {
  const std::string text = Corpus().to_jsonl();
  std::ofstream file(path, std::ios::binary);
  file.write(text.data(), static_cast<std::streamsize>(text.size()));
  file.close();
  if (!file) return Error{ErrorCode::io, 0, std::generic_category().message(errno)};
  return CorpusWriter(std::move(path), {0, text.size()});
}

// Writes over what stands there; what was not committed is gone where that fails.
Result<void> CorpusWriter::write_at(std::uint64_t at, std::string_view what) {
  std::fstream file(path_, std::ios::in | std::ios::out | std::ios::binary);
  file.seekp(static_cast<std::streamoff>(at));
  file.write(what.data(), static_cast<std::streamsize>(what.size()));
  file.close();
  if (file) return {};
  const Error failed{ErrorCode::io, 0, std::generic_category().message(errno)};
  std::error_code error;
  std::filesystem::resize_file(path_, committed_.bytes, error);
  written_ = committed_;
  return failed;
}

Result<void> CorpusWriter::write(const Corpus& added) {
  std::error_code error;
  const bool is_first = written_.bytes == committed_.bytes;  // what stands behind was broken off
  if (is_first) std::filesystem::resize_file(path_, committed_.bytes, error);
  const std::string lines = lines_of(added);
  Result<void> done = write_at(written_.bytes, lines);
  if (done.has_value()) {
    written_.articles += added.articles().size();
    written_.bytes += lines.size();
  }
  return done;
}

Result<void> CorpusWriter::commit() {
  Result<void> done = write_at(0, corpus_header(written_.articles, written_.bytes));
  if (done.has_value()) committed_ = written_;
  return done;
}

std::optional<CorpusFile> CorpusFile::open(std::string path) {
  const auto file = CorpusWriter::open(path);
  if (!file) return std::nullopt;
  return CorpusFile(std::move(path), file->committed_.articles, file->committed_.bytes);
}

Result<void> CorpusFile::append(const Corpus& added) {
  CorpusWriter file(path_, {articles_, bytes_});
  Result<void> done = file.write(added);
  if (done.has_value()) done = file.commit();
  articles_ = file.committed_.articles;
  bytes_ = file.committed_.bytes;
  return done;
}

}  // namespace hearsay
