#include <algorithm>
#include <cstring>
#include <hearsay/blocks.hpp>
#include <hearsay/credibility.hpp>
#include <map>

#include "python.hpp"
#include "table.hpp"

// The steps of link() for hearsay.spark: what comes out goes on as Arrow tables.

namespace hearsay::python {
namespace {

using Type = Column::Type;
using Texts = std::vector<std::string_view>;
using Index = std::uint32_t;

std::int32_t number(std::uint32_t index) {
  return static_cast<std::int32_t>(index);
}

Columns columns(std::initializer_list<std::pair<const char*, Type>> names) {
  Columns all;
  for (const auto& [name, type] : names) all.emplace_back(name, type);
  return all;
}

/// The articles of some lines of a corpus file, without its header.
Corpus read(const Texts& lines) {
  std::string text = "{\"hearsay-corpus\":2,\"articles\":" + std::to_string(lines.size()) + "}\n";
  for (const std::string_view line : lines) (text += line) += '\n';
  auto corpus = Corpus::from_jsonl(text);
  if (corpus.has_error()) raise(corpus.error());
  return std::move(corpus).value();
}

/// The line of a corpus file that holds an article.
std::string line_of(const Analysis& analysis) {
  Corpus corpus;
  corpus.add(analysis);
  std::string line = corpus.to_jsonl();
  line.erase(0, line.find('\n') + 1);
  line.pop_back();
  return line;
}

std::shared_ptr<Table> articles_of(const Texts& lines) {
  Columns schema = columns({{"article", Type::string}, {"publisher", Type::string}, {"date", Type::string}});
  schema.emplace_back("sketch", Column("element", Type::int64));
  schema.emplace_back("topic", Column("element", Type::int64));
  auto table = std::make_shared<Table>(std::move(schema));
  const Corpus corpus = read(lines);
  for (const ArticleDigest& article : corpus.articles()) {
    Column* to = table->next_row().data();
    (to++)->put(std::string_view(article.id));
    (to++)->put(std::string_view(article.publisher));
    (to++)->put(std::string_view(article.date));
    for (const auto* hashes : {&article.sketch, &article.topic}) {
      for (const std::uint32_t hash : *hashes) to->element().put(std::int64_t{hash});
      (to++)->close();
    }
  }
  return table;
}

/// A row for each source; the outlet comes last in its article.
std::shared_ptr<Table> sources_of(const Texts& lines) {
  auto table = std::make_shared<Table>(columns({{"article", Type::string},
                                                {"index", Type::int32},
                                                {"outlet", Type::boolean},
                                                {"name", Type::string},
                                                {"identity", Type::string},
                                                {"role", Type::string},
                                                {"key", Type::string},
                                                {"surname", Type::string},
                                                {"full_name", Type::string},
                                                {"within_report", Type::string}}));
  const Corpus corpus = read(lines);
  for (const ArticleDigest& article : corpus.articles()) {
    const auto put = [&](std::size_t index, bool outlet, std::string_view name, Identity identity, Role role,
                         const SourceKey& key) {
      Column* to = table->next_row().data();
      (to++)->put(std::string_view(article.id));
      (to++)->put(static_cast<std::int32_t>(index));
      (to++)->put(outlet);
      (to++)->put(name);
      (to++)->put(to_string(identity));
      (to++)->put(to_string(role));
      for (const std::string* text : {&key.key, &key.surname, &key.full_name, &key.within_report})
        (to++)->put(text->empty() ? std::nullopt : std::optional<std::string_view>(*text));
    };
    for (std::size_t i = 0; i < article.sources.size(); ++i) {
      const SourceDigest& source = article.sources[i];
      SourceKey key = source_key(source);
      if (key.within_report.empty()) key.within_report = " ";
      put(i, false, source.name, source.identity, source.role, key);
    }
    SourceKey key;
    key.key = outlet_key(article.publisher);
    put(article.sources.size(), true, article.publisher.empty() ? article.id : article.publisher,
        Identity::organization, Role::media, key);
  }
  return table;
}

/// Long quotations of unnamed sources.
std::shared_ptr<Table> quotations_of(const Texts& lines) {
  auto table = std::make_shared<Table>(
      columns({{"article", Type::string}, {"index", Type::int32}, {"wording", Type::int64}}));
  const Corpus corpus = read(lines);
  for (const ArticleDigest& article : corpus.articles()) {
    for (const StatementDigest& statement : article.statements) {
      if (!statement.source || statement.kind == QuotationKind::indirect) continue;
      const Identity identity = article.sources[*statement.source].identity;
      if (identity != Identity::unnamed && identity != Identity::group) continue;
      const StatementKeys keys = statement_keys(statement);
      if (!keys.is_telling) continue;
      Column* to = table->next_row().data();
      (to++)->put(std::string_view(article.id));
      (to++)->put(number(*statement.source));
      (to++)->put(static_cast<std::int64_t>(keys.wording));
    }
  }
  return table;
}

/// In how many statements each word stands; the row of no word counts the statements.
std::shared_ptr<Table> words_of(const Texts& lines) {
  std::map<std::int64_t, std::int64_t> counts;
  const Corpus corpus = read(lines);
  for (const ArticleDigest& article : corpus.articles()) {
    for (const StatementDigest& statement : article.statements) {
      const StatementKeys keys = statement_keys(statement);
      counts[-1] += keys.words.empty() ? 0 : 1;
      for (const std::uint32_t word : keys.words) ++counts[word];
    }
  }
  auto table = std::make_shared<Table>(columns({{"word", Type::int64}, {"count", Type::int64}}));
  for (const auto& [word, count] : counts) {
    Column* to = table->next_row().data();
    to[0].put(word);
    to[1].put(count);
  }
  return table;
}

std::vector<std::uint32_t> numbers(nb::bytes bytes) {
  std::vector<std::uint32_t> all(bytes.size() / sizeof(std::uint32_t));
  std::memcpy(all.data(), bytes.c_str(), all.size() * sizeof(std::uint32_t));
  return all;
}

Columns candidate_columns() {
  Columns schema = columns({{"kind", Type::int32},
                            {"block", Type::int64},
                            {"article", Type::string},
                            {"index", Type::int32},
                            {"content", Type::string},
                            {"quotation", Type::int32},
                            {"act", Type::int32},
                            {"polarity", Type::int32},
                            {"source", Type::string},
                            {"report", Type::string},
                            {"date", Type::string}});
  schema.emplace_back("counts", Column("element", Type::int32));
  return schema;
}

/// Each statement that says something, once for each block that it is in: those of words (kind 0) and that of
/// its wording (kind 1).
std::shared_ptr<Table> candidates_of(const WordBlocks& blocks, const Texts& lines,
                                     const std::vector<std::vector<std::string>>& sources,
                                     const Texts& outlets, const Texts& reports) {
  auto table = std::make_shared<Table>(candidate_columns());
  const Corpus corpus = read(lines);
  std::size_t at = 0;
  for (const ArticleDigest& article : corpus.articles()) {
    for (std::size_t i = 0; i < article.statements.size(); ++i) {
      const StatementDigest& statement = article.statements[i];
      const StatementKeys keys = statement_keys(statement);
      if (keys.words.empty()) continue;
      const std::vector<std::uint32_t> counts = blocks.counts(keys.words);
      const auto put = [&](std::int32_t kind, std::int64_t block) {
        Column* to = table->next_row().data();
        (to++)->put(kind);
        (to++)->put(block);
        (to++)->put(std::string_view(article.id));
        (to++)->put(static_cast<std::int32_t>(i));
        (to++)->put(std::string_view(statement.content));
        (to++)->put(static_cast<std::int32_t>(statement.kind));
        (to++)->put(static_cast<std::int32_t>(statement.act));
        (to++)->put(static_cast<std::int32_t>(statement.polarity));
        (to++)->put(statement.source ? std::string_view(sources[at][*statement.source]) : outlets[at]);
        (to++)->put(reports[at]);
        (to++)->put(std::string_view(article.date));
        for (const std::uint32_t count : counts) to->element().put(number(count));
        (to++)->close();
      };
      for (const std::uint32_t word : blocks.blocks(keys.words, counts)) put(0, word);
      put(1, static_cast<std::int64_t>(keys.wording));
    }
    ++at;
  }
  return table;
}

Columns pair_columns() {
  return columns({{"article", Type::string},
                  {"index", Type::int32},
                  {"other_article", Type::string},
                  {"other_index", Type::int32},
                  {"conflict", Type::string}});
}

/// A PairFinder for rows of candidates_of in the order of kind, block, article and index. Of a block it keeps
/// the places of its statements, for as long as it is the last one.
class BlockPairs {
 public:
  explicit BlockPairs(std::uint64_t statements) : finder_(statements) {}

  std::shared_ptr<Table> add(const std::vector<std::int32_t>& kinds, const std::vector<std::int64_t>& blocks,
                             const Texts& articles, const std::vector<std::int32_t>& indices,
                             const Texts& contents, const std::vector<std::int32_t>& quotations,
                             const std::vector<std::int32_t>& acts,
                             const std::vector<std::int32_t>& polarities, const Texts& sources,
                             const Texts& reports, const Texts& dates,
                             const std::vector<std::vector<std::uint32_t>>& counts) {
    auto table = std::make_shared<Table>(pair_columns());
    std::vector<LikeStatements> found;
    for (std::size_t i = 0; i < kinds.size(); ++i) {
      if (const auto key = std::pair(kinds[i], blocks[i]); key_ != key) {
        key_ = key;
        places_.clear();
        finder_.begin_block(kinds[i] == 1);
      }
      places_.emplace_back(articles[i], indices[i]);
      BlockStatement statement;
      statement.statement.content = contents[i];
      statement.statement.kind = static_cast<QuotationKind>(quotations[i]);
      statement.statement.act = static_cast<Act>(acts[i]);
      statement.statement.polarity = static_cast<Polarity>(polarities[i]);
      statement.source = sources[i];
      statement.report = reports[i];
      statement.date = dates[i];
      statement.counts = counts[i];
      found.clear();
      finder_.add(statement, found);
      for (const LikeStatements& one : found) {
        Column* to = table->next_row().data();
        for (const std::uint64_t which : {one.later, one.earlier}) {
          (to++)->put(std::string_view(places_[which].first));
          (to++)->put(places_[which].second);
        }
        (to++)->put(one.conflict ? std::optional(to_string(*one.conflict)) : std::nullopt);
      }
    }
    return table;
  }

 private:
  PairFinder finder_;
  std::optional<std::pair<std::int32_t, std::int64_t>> key_;
  std::vector<std::pair<std::string, std::int32_t>> places_;
};

nb::object profile_claim(const std::vector<std::string>& outlets, const std::vector<std::string>& reports,
                         const std::vector<std::vector<std::string>>& chains,
                         const std::vector<std::vector<std::vector<std::uint32_t>>>& marks,
                         const std::vector<bool>& unstated, const nb::dict& names) {
  std::map<std::string, Index> sources, report_numbers;
  std::vector<std::string> source_names, report_names;
  const auto source = [&](const std::string& id) {
    const auto [at, is_new] = sources.try_emplace(id, static_cast<Index>(source_names.size()));
    if (is_new) source_names.push_back(nb::cast<std::string>(names[id.c_str()]));
    return at->second;
  };
  std::vector<Telling> tellings;
  for (std::size_t i = 0; i < outlets.size(); ++i) {
    const auto [at, is_new] = report_numbers.try_emplace(reports[i], static_cast<Index>(report_names.size()));
    if (is_new) report_names.push_back(reports[i]);
    Telling telling{source(outlets[i]), at->second, {}, {marks[i][0], marks[i][1], marks[i][2], unstated[i]}};
    for (const std::string& one : chains[i]) telling.chain.push_back(source(one));
    tellings.push_back(std::move(telling));
  }
  ClaimProfile profile = profile_tellings(tellings, source_names, report_names);
  return nb::make_tuple(profile.independent_sources, std::move(profile.bottlenecks),
                        std::move(profile.circles));
}

/// A row for each statement: who told it, as ids of linked sources.
std::shared_ptr<Table> tellings_of(const Texts& lines, const std::vector<std::vector<std::string>>& sources) {
  Columns schema = columns({{"article", Type::string},
                            {"index", Type::int32},
                            {"source", Type::string},
                            {"strength", Type::float64},
                            {"content", Type::string},
                            {"says_something", Type::boolean}});
  schema.emplace_back("chain", Column("element", Type::string));
  schema.emplace_back("unstated", Type::boolean);
  for (const char* marks : {"names", "outlet_names", "runs"})
    schema.emplace_back(marks, Column("element", Type::int64));
  auto table = std::make_shared<Table>(std::move(schema));
  const Corpus corpus = read(lines);
  std::size_t at = 0;
  for (const ArticleDigest& article : corpus.articles()) {
    for (std::size_t i = 0; i < article.statements.size(); ++i) {
      const StatementDigest& statement = article.statements[i];
      Column* to = table->next_row().data();
      (to++)->put(std::string_view(article.id));
      (to++)->put(static_cast<std::int32_t>(i));
      statement.source ? to->put(std::string_view(sources[at][*statement.source])) : to->null();
      ++to;
      (to++)->put(statement.strength);
      (to++)->put(std::string_view(statement.content));
      (to++)->put(!statement_keys(statement).words.empty());
      for (const SourceId via : statement.via) to->element().put(std::string_view(sources[at][via]));
      if (statement.source) {
        to->element().put(std::string_view(sources[at][*statement.source]));
        if (const auto principal = article.sources[*statement.source].speaks_for)
          to->element().put(std::string_view(sources[at][*principal]));
      }
      (to++)->close();
      const OriginMarks marks = origin_marks(article, static_cast<std::uint32_t>(i));
      (to++)->put(marks.unstated);
      for (const auto* list : {&marks.names, &marks.outlet, &marks.runs}) {
        for (const std::uint32_t mark : *list) to->element().put(std::int64_t{mark});
        (to++)->close();
      }
    }
    ++at;
  }
  return table;
}

constexpr char packed_version = 1;

/// Puts so many rows of a table at a time as bytes into a column, and nothing where there is no number.
void pack(const Table& table, const std::vector<std::optional<std::size_t>>& sizes, Column& to) {
  std::string bytes;
  auto batch = table.batches().begin();
  std::int64_t row = 0;
  for (const auto& size : sizes) {
    if (!size) {
      to.null();
      continue;
    }
    bytes.assign(1, packed_version);
    for (std::size_t i = 0; i < *size; ++i, ++row) {
      if (row == (**batch)[0].rows()) ++batch, row = 0;
      for (const Column& column : **batch) column.write(row, bytes);
    }
    to.put(std::string_view(bytes));
  }
}

/// What is kept of articles; an analysis is gone before the next is made, while it is still in the cache.
std::shared_ptr<Table> analyzed(const Analyzer& analyzer, nb::iterable articles) {
  auto table = std::make_shared<Table>(columns({{"id", Type::string},
                                                {"digest", Type::string},
                                                {"statements", Type::binary},
                                                {"sources", Type::binary},
                                                {"error", Type::string}}));
  Table statements(statement_columns()), sources(source_columns());
  std::vector<std::optional<std::size_t>> statement_counts, source_counts;
  Columns& to = table->next_row();
  for (const nb::handle article : articles) {
    to[0].put(std::string_view(nb::str(article["id"]).c_str()));
    const auto analysis = analyze(analyzer, article);
    if (analysis.has_error()) {
      const Error& error = analysis.error();
      to[1].null();
      to[4].put(std::string_view(std::string(to_string(error.code)) + " at " + std::to_string(error.offset) +
                                 ": " + error.detail));
      statement_counts.push_back(std::nullopt);
      source_counts.push_back(std::nullopt);
      continue;
    }
    to[1].put(std::string_view(line_of(analysis.value())));
    to[4].null();
    put_statements(statements, analysis.value());
    put_sources(sources, analysis.value());
    statement_counts.push_back(analysis.value().statements.size());
    source_counts.push_back(analysis.value().sources.size());
  }
  pack(statements, statement_counts, to[2]);
  pack(sources, source_counts, to[3]);
  return table;
}

std::shared_ptr<Table> unpacked(Columns columns, const std::vector<nb::bytes>& all) {
  auto table = std::make_shared<Table>(std::move(columns));
  for (const nb::bytes& one : all) {
    std::string_view rest(one.c_str(), one.size());
    bool is_good = rest.starts_with(packed_version);
    rest.remove_prefix(is_good ? 1 : 0);
    while (is_good && !rest.empty()) {
      for (Column& column : table->next_row()) is_good = is_good && column.read(rest);
    }
    if (!is_good)
      raise({ErrorCode::invalid_record, one.size() - rest.size(), "a table of another version, or damaged"});
  }
  return table;
}

/// By article: the id of the first of its event.
std::vector<std::string_view> events_of(const Texts& articles, const Texts& dates,
                                        const std::vector<std::vector<std::uint32_t>>& topics) {
  std::vector<ArticleTopic> all;
  for (std::size_t i = 0; i < articles.size(); ++i) all.push_back({articles[i], dates[i], topics[i]});
  std::vector<std::string_view> events;
  for (const std::uint32_t first : find_events(all)) events.push_back(articles[first]);
  return events;
}

/// compare_event of articles in the order of their ids; sources, outlets and reports by any names.
std::shared_ptr<Table> pairs_of_event(const Texts& lines,
                                      const std::vector<std::vector<std::string>>& sources,
                                      const Texts& outlets, const Texts& reports) {
  auto table = std::make_shared<Table>(pair_columns());
  std::map<std::string_view, Index> numbers;
  const auto number_of = [&numbers](std::string_view name) {
    return numbers.try_emplace(name, static_cast<Index>(numbers.size())).first->second;
  };
  const Corpus corpus = read(lines);
  std::vector<std::vector<Index>> sources_of(lines.size());
  std::vector<EventArticle> event;
  for (std::size_t i = 0; i < lines.size(); ++i) {
    for (const std::string& source : sources[i]) sources_of[i].push_back(number_of(source));
    event.push_back({&corpus.articles()[i], sources_of[i], number_of(outlets[i]), number_of(reports[i])});
  }
  for (const auto& [one, other, conflict] : compare_event(event)) {
    Column* to = table->next_row().data();
    for (const Place place : {one, other}) {
      (to++)->put(std::string_view(event[place.article].article->id));
      (to++)->put(number(place.index));
    }
    (to++)->put(conflict ? std::optional(to_string(*conflict)) : std::nullopt);
  }
  return table;
}

}  // namespace

void bind_blocks(nb::module_& module) {
  nb::module_ blocks = module.def_submodule("blocks");
  blocks.attr("most_copies_compared") = most_copies_compared;
  blocks.attr("copy_resemblance") = LinkOptions().copy_resemblance;
  blocks.def("analyzed", analyzed);
  blocks.def("articles_of", articles_of);
  blocks.def("sources_of", sources_of);
  blocks.def("quotations_of", quotations_of);
  blocks.def("words_of", words_of);
  blocks.def("tellings_of", tellings_of);
  blocks.def("resemblance", [](std::vector<std::uint32_t> a, std::vector<std::uint32_t> b) {
    ArticleDigest one, other;
    one.sketch = std::move(a);
    other.sketch = std::move(b);
    return resemblance(one, other);
  });
  blocks.def("person_key", [](std::string_view full_name) { return person_key(full_name); });
  blocks.def("bears_surname", bears_surname);
  blocks.def("usual_name", [](std::vector<std::pair<std::string_view, std::uint64_t>> names) {
    return usual_name(std::move(names));
  });
  blocks.def("cluster_stars", [](std::size_t size, const std::vector<std::pair<Index, Index>>& pairs,
                                 const std::vector<std::pair<Index, Index>>& joined) {
    return cluster_stars(size, pairs, joined);
  });
  blocks.def("events_of", events_of);
  blocks.def("pairs_of_event", pairs_of_event);
  blocks.def("profile_claim", profile_claim);
  blocks.def("unpacked_statements",
             [](const std::vector<nb::bytes>& all) { return unpacked(statement_columns(), all); });
  blocks.def("unpacked_sources",
             [](const std::vector<nb::bytes>& all) { return unpacked(source_columns(), all); });
  blocks.def("catd_quantile", [](double claims) { return catd_quantile(claims); });

  nb::class_<WordBlocks>(blocks, "WordBlocks")
      .def("__init__",
           [](WordBlocks* self, nb::bytes words, nb::bytes counts, std::uint64_t statements) {
             new (self) WordBlocks(numbers(std::move(words)), numbers(std::move(counts)), statements);
           })
      .def("candidates_of", candidates_of);
  nb::class_<BlockPairs>(blocks, "BlockPairs").def(nb::init<std::uint64_t>()).def("add", &BlockPairs::add);
}

}  // namespace hearsay::python
