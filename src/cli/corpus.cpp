#include "hearsay/corpus.hpp"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <functional>
#include <iostream>
#include <set>
#include <unordered_set>

#include "cli/corpora.hpp"
#include "cli/each_article.hpp"
#include "cli/formats.hpp"
#include "cli/rows.hpp"
#include "hearsay/corpus_writer.hpp"
#include "hearsay/credibility.hpp"
#include "hearsay/graph.hpp"
#include "hearsay/linked_corpus.hpp"
#include "hearsay/profile.hpp"

namespace hearsay::cli {
namespace {

namespace po = boost::program_options;

constexpr std::string_view usage =
    "usage: hearsay corpus build CORPUS [INPUT]...\n"
    "       hearsay corpus add CORPUS [INPUT]...\n"
    "       hearsay corpus claims|sources|copies|credibility|graph [OPTION]... CORPUS\n\n"
    "Many articles together: who is independent of whom, which claims are corroborated or contradicted.\n"
    "  build        analyze INPUT and write it as a new CORPUS, a file of JSON lines "
    "(docs/corpus-format.md)\n"
    "  add          analyze INPUT and add it to a CORPUS; articles of an id that it has are put in their "
    "place\n"
    "  claims       claims with their independent sources, outlets, dates, bottlenecks and contradictions\n"
    "  sources      sources across articles: what they claim, how it stands to others, their "
    "prominence\n"
    "  copies       articles of which one has much of the other's text\n"
    "  credibility  belief in claims and trust in sources, where sources overlap, as TSV\n"
    "  graph        outlets, sources and claims\n"
    "INPUT is as for 'hearsay analyze'.\n";

constexpr std::string_view examples =
    "examples:\n"
    "  hearsay corpus build news.corpus news.jsonl\n"
    "  hearsay corpus add news.corpus today/\n"
    "  hearsay corpus claims --articles 3 news.corpus\n"
    "  hearsay corpus claims --statements news.corpus\n"
    "  hearsay corpus claims --format jsonl --likelihood 0.7 news.corpus\n"
    "  hearsay corpus graph --articles 5 news.corpus | dot -Tsvg > graph.svg\n";

std::string fixed(double number, int digits) {
  char text[64];
  return {text, std::to_chars(text, text + sizeof text, number, std::chars_format::fixed, digits).ptr};
}

// The tasks that an option is for; every other option is for all of them.
constexpr std::pair<const char*, std::string_view> tasks_of_options[] = {
    {"articles", "claims sources graph"},
    {"statements", "claims"},
    {"method", "credibility"},
    {"format", "graph claims sources copies"},
    {"similarity", "claims sources copies credibility graph"},
    {"likelihood", "claims sources copies credibility graph"},
    {"days", "claims sources copies credibility graph"},
    {"event-similarity", "claims sources copies credibility graph"},
    {"event-days", "claims sources copies credibility graph"},
    {"copy-share", "copies"},
    {"copy-resemblance", "claims sources copies credibility graph"},
    {"fields", "build add"},
    {"threads", "build add"},
    {"model", "build add"},
    {"yardstick", "build add"},
    {"lines", "build add"}};

void check_options(const po::variables_map& values, std::string_view task) {
  for (const auto& [option, tasks] : tasks_of_options) {
    const bool given = values.count(option) > 0 && !values[option].defaulted();
    if (given && tasks.find(task) == std::string_view::npos) {
      throw UsageError(std::string("--") + option + " is not for 'corpus " + std::string(task) + "'");
    }
  }
}

// Puts the articles of INPUT behind those of the file that `open` gives, some at a time. It is opened when
// the first come: a new one in a folder that is read is no input. Returns an ExitCode, or what went wrong
// with the file.
Result<int> analyze_into(const std::function<Result<CorpusWriter>()>& open, const po::variables_map& values,
                         std::vector<std::string> from) {
  constexpr std::size_t at_a_time = 500;
  if (from.empty()) from.emplace_back("-");
  const Analyzer analyzer(analyzer_options(values));
  std::unordered_set<std::string> added;
  std::optional<CorpusWriter> file;
  Corpus waiting;
  const auto write_waiting = [&]() -> Result<void> {
    if (!file) {
      Result<CorpusWriter> opened = open();
      if (opened.has_error()) return opened.error();
      file = *std::move(opened);
    }
    Result<void> done = file->write(waiting);
    waiting = {};
    return done;
  };
  Result<void> written;
  const int code = for_each_article(
      from, values, [&](Article article) { return analyzer.analyze(std::move(article)); },
      [&](const Analysis& analysis) -> Result<bool> {
        if (!added.insert(analysis.id).second)
          return Error{ErrorCode::io, 0, "an article before this one has the id '" + analysis.id + "' too"};
        waiting.add(analysis);
        if (waiting.articles().size() == at_a_time) written = write_waiting();
        return written.has_value();
      });
  if (added.empty())
    return Error{ErrorCode::io, 0, "nothing was written, since there was no article to read"};
  if (written.has_value()) written = write_waiting();
  if (written.has_value()) written = file->commit();
  if (written.has_error()) return written.error();
  return code;
}

int add_articles(bool is_new, const std::string& path, const po::variables_map& values,
                 std::vector<std::string> from) {
  int code = all_done;
  const auto analyze = [&](const std::function<Result<CorpusWriter>()>& open) -> Result<void> {
    const Result<int> done = analyze_into(open, values, std::move(from));
    if (done.has_error()) return done.error();
    code = *done;
    return {};
  };
  if (const auto own = is_new ? std::nullopt : CorpusWriter::open(path)) {
    const Result<void> written = analyze([&] { return *own; });
    return finish(path, written, code);
  }
  Corpus old;  // of another program, or damaged
  if (!is_new) {
    auto read = read_corpus(path);
    if (!read) return some_failed;
    old = std::move(*read);
  }
  const Result<void> written = replace_file(path, [&](const std::string& beside) {
    return analyze([&]() -> Result<CorpusWriter> {
      Result<CorpusWriter> file = CorpusWriter::create(beside);
      if (file.has_error()) return file;
      if (const auto done = file->write(old); done.has_error()) return done.error();
      return file;
    });
  });
  return finish(path, written, code);
}

std::string text_of(const LinkedCorpus& corpus, const Claim& claim) {
  const Place first = claim.statements[0];
  return corpus.article(first.article)->statements[first.index].content;
}

// "Post; Times", the first and the last date.
struct Carried {
  std::vector<std::string> outlets;
  std::string first, last;
};

Carried carried(const LinkedCorpus& corpus, const Claim& claim) {
  std::set<std::string> outlets, dates;
  for (const Place place : claim.statements) {
    const auto article = corpus.article(place.article);
    outlets.insert(article->publisher.empty() ? article->id : article->publisher);
    if (!article->date.empty()) dates.insert(article->date);
  }
  return {{outlets.begin(), outlets.end()},
          dates.empty() ? "" : *dates.begin(),
          dates.empty() ? "" : *dates.rbegin()};
}

// "40 people / 300 people"
std::string clash(const LinkedCorpus& corpus, std::uint32_t one, std::uint32_t other, Conflict conflict) {
  const auto first_of = [&](std::uint32_t claim) {
    const Place place = corpus.claim(claim).statements[0];
    return corpus.article(place.article)->statements[place.index];
  };
  const auto [words, against] = clashing_words(first_of(one), first_of(other), conflict);
  return words + " / " + against;
}

void print_claims(const LinkedCorpus& corpus, std::uint32_t least, RowFormat format) {
  const Rows rows(format, {"claim", "articles", "independent", "outlets", "first", "last", "bottlenecks",
                           "joined", "circles", "contradictions", "updates", "clashes", "text"});
  profile_claims(corpus, least, [&](const ClaimProfile& claim) {
    std::vector<std::string> circles, contradictions, supersedes, clashes;
    for (const auto& circle : claim.circles) circles.push_back(joined(circle));
    for (const Contradiction& one : claim.contradictions) {
      const std::uint32_t other = one.first == claim.claim ? one.second : one.first;
      contradictions.push_back(std::string(to_string(one.kind)) + " " + std::to_string(other));
      clashes.push_back(clash(corpus, claim.claim, other, one.kind));
    }
    for (const auto [earlier, later] : corpus.updates_of(claim.claim)) {
      const bool is_later = later == claim.claim;
      supersedes.push_back(is_later ? "of " + std::to_string(earlier) : "by " + std::to_string(later));
      clashes.push_back(clash(corpus, claim.claim, is_later ? earlier : later, Conflict::update));
    }
    const Claim of = corpus.claim(claim.claim);
    Carried by = carried(corpus, of);
    rows.put({Cell::number(claim.claim), Cell::number(claim.articles),
              Cell::number(claim.independent_sources), std::move(by.outlets), by.first, by.last,
              claim.bottlenecks, claim.joined, circles, contradictions, supersedes, clashes,
              text_of(corpus, of)});
  });
}

void print_statements(const LinkedCorpus& corpus, std::uint32_t least, RowFormat format) {
  const Rows rows(format,
                  {"claim", "article", "publisher", "date", "source", "name", "strength", "event", "text"});
  for (std::uint32_t i = 0; i < corpus.claim_count(); ++i) {
    const Claim claim = corpus.claim(i);
    if (article_count(claim) < least) break;
    for (const auto [index, statement_index] : claim.statements) {
      const auto article = corpus.article(index);
      const StatementDigest& statement = article->statements[statement_index];
      std::string source, name;
      if (statement.source) {
        const std::uint32_t linked = corpus.source_of({index, *statement.source});
        source = std::to_string(linked);
        name = corpus.source(linked).name;
      }
      rows.put({Cell::number(i), article->id, article->publisher, article->date, Cell::number(source), name,
                Cell::number(fixed(statement.strength, 1)), corpus.article(corpus.event_of(index))->id,
                statement.content});
    }
  }
}

void print_sources(const LinkedCorpus& corpus, std::uint32_t least, RowFormat format) {
  const Rows rows(format, {"source", "articles", "published", "identity", "role", "claims", "corroborated",
                           "contradicted", "bottleneck", "strength", "prominence", "name"});
  for (const SourceProfile& profile : profile_sources(corpus)) {
    if (std::max(profile.articles, profile.published) < least) continue;
    const LinkedCorpus::Source source = corpus.source(profile.source);
    rows.put({Cell::number(profile.source), Cell::number(profile.articles), Cell::number(profile.published),
              to_string(source.identity), to_string(source.role), Cell::number(profile.claims),
              Cell::number(profile.corroborated), Cell::number(profile.contradicted),
              Cell::number(profile.bottleneck), Cell::number(fixed(profile.strength, 1)),
              Cell::number(fixed(profile.prominence, 8)), source.name});
  }
}

void print_copies(const LinkedCorpus& corpus, RowFormat format) {
  const Rows rows(format, {"article", "other", "shared", "report"});
  const auto id_of = [&](std::uint32_t article) { return corpus.article(article)->id; };
  for (const auto& [one, other, shared] : corpus.copies()) {
    const bool is_one_report = corpus.report_of(one) == corpus.report_of(other);
    rows.put({id_of(one), id_of(other), Cell::number(fixed(shared, 2)),
              is_one_report ? id_of(corpus.report_of(one)) : ""});
  }
}

void print_credibility(const LinkedCorpus& corpus, const CredibilityMethod& method) {
  const ClaimTable claims = claim_table(corpus);
  Credibility found = estimate_credibility(claims, method);
  withhold_untested_trust(claims, found);
  const auto index = [](std::string_view name) {
    return static_cast<std::uint32_t>(std::stoul(std::string(name)));
  };
  const Rows rows(RowFormat::tsv, {"kind", "index", "object", "value", "low", "high", "claims", "text"});
  for (ClaimTable::Index v = 0; v < claims.value_count(); ++v) {
    rows.put({"claim", claims.value(v), claims.object(claims.object_of(v)), fixed(found.beliefs[v], 4), "",
              "", Cell::number(claims.sources_of(v).size()),
              text_of(corpus, corpus.claim(index(claims.value(v))))});
  }
  for (ClaimTable::Index s = 0; s < claims.source_count(); ++s) {
    const auto interval = trust_interval(claims, found, s);
    const bool known = !std::isnan(found.trust[s]);
    rows.put({"source", claims.source(s), "", known ? fixed(found.trust[s], 4) : "",
              interval ? fixed(interval->low, 4) : "", interval ? fixed(interval->high, 4) : "",
              Cell::number(claims.claims_of(s).size()), corpus.source(index(claims.source(s))).name});
  }
  std::cerr << claims.claim_count() << " claims of " << claims.source_count() << " sources; "
            << (found.converged ? "converged" : "not converged") << " after " << found.iterations
            << " iterations, residual " << found.residual << "\n";
}

// A share from 0 to 1.
double share_of(const po::variables_map& values, const char* option) {
  const double share = values[option].as<double>();
  if (!(0 <= share && share <= 1)) throw UsageError(std::string("--") + option + " is from 0 to 1");
  return share;
}

LinkOptions link_options(const po::variables_map& values) {
  LinkOptions options;
  options.copy_resemblance = share_of(values, "copy-resemblance");
  options.copy_share = share_of(values, "copy-share");
  options.claim_similarity = share_of(values, "similarity");
  options.event_similarity = share_of(values, "event-similarity");
  options.likelihood = share_of(values, "likelihood");
  const auto days = [&values](const char* option) {
    constexpr std::uint32_t century = 36525;
    return static_cast<int>(std::min(number_of(values, option), century));
  };
  options.days = days("days");
  options.event_days = days("event-days");
  return options;
}

RowFormat row_format(const po::variables_map& values) {
  if (values["format"].defaulted()) return RowFormat::tsv;
  const std::string name = choice(values, "format", {"tsv", "csv", "jsonl"});
  return name == "tsv" ? RowFormat::tsv : name == "csv" ? RowFormat::csv : RowFormat::jsonl;
}

}  // namespace

std::optional<Corpus> read_corpus(const std::string& path) {
  const auto text = read_text(path);
  if (text.has_error()) {
    complain(path, text.error());
    return std::nullopt;
  }
  auto corpus = Corpus::from_jsonl(*text);
  if (corpus.has_error()) {
    complain(path, corpus.error());
    return std::nullopt;
  }
  return std::move(corpus).value();
}

int run_corpus(const std::vector<std::string>& arguments) {
  po::options_description options("options");
  options.add_options()(
      "articles", po::value<std::int64_t>()->value_name("N")->default_value(2),
      "claims and graph: only claims of at least so many articles; sources: only sources of so many")(
      "statements", po::bool_switch(),
      "claims: one line for each statement of them, with its article and source, instead of one for each "
      "claim")("method", po::value<std::string>()->value_name("NAME")->default_value("bayes"),
               "credibility: a method of 'hearsay credibility'");
  const LinkOptions usual;
  const auto number = [](double value) {
    return po::value<double>()->value_name("SHARE")->default_value(value);
  };
  const auto days = [](int value) {
    return po::value<std::int64_t>()->value_name("N")->default_value(value);
  };
  options.add_options()("likelihood", number(usual.likelihood),
                        "statements of one event are of one claim from this likelihood on")(
      "similarity", number(usual.claim_similarity),
      "statements are of one claim from this share of their words on")(
      "days", days(usual.days), "so many days apart statements must be all but the same")(
      "event-similarity", number(usual.event_similarity),
      "articles are of one event from this share of their topics on")("event-days", days(usual.event_days),
                                                                      "at most so many days apart")(
      "copy-resemblance", number(usual.copy_resemblance),
      "articles are copies of one report from this resemblance on")(
      "copy-share", number(usual.copy_share), "copies: where the longer has this share of the shorter");
  add_graph_format_option(
      options,
      "; tsv: of claims, sources and copies, their default; csv: the same; jsonl: the same, an object a row");
  add_input_options(options);
  add_threads_option(options);
  add_analyzer_options(options);
  const auto values = parse(arguments, std::move(options), usage, examples);
  if (!values) return all_done;
  const auto method = credibility_method(values->at("method").as<std::string>());
  if (!method) throw UsageError("--method: see 'hearsay credibility --help'");

  std::vector<std::string> words = inputs(*values);
  if (words.size() < 2) throw UsageError("what is to be done with which corpus? See 'hearsay corpus --help'");
  const std::string task = words[0], path = words[1];
  words.erase(words.begin(), words.begin() + 2);
  static constexpr std::string_view tasks[] = {"build",  "add",         "claims", "sources",
                                               "copies", "credibility", "graph"};
  if (std::find(std::begin(tasks), std::end(tasks), task) == std::end(tasks)) {
    throw UsageError("there is no 'corpus " + task + "'; see 'hearsay corpus --help'");
  }
  check_options(*values, task);
  if (task == "build") check_is_no_input(path, words);
  if (task == "build" || task == "add") return add_articles(task == "build", path, *values, std::move(words));
  if (!words.empty()) throw UsageError("one corpus at a time");
  const auto corpus = LinkedCorpus::read(path == "-" ? "/dev/stdin" : path, link_options(*values),
                                         analyzer_options(*values).lexicon);
  if (corpus.has_error()) {
    complain(path, corpus.error());
    return some_failed;
  }
  const std::uint32_t least = number_of(*values, "articles");
  const bool statements = values->at("statements").as<bool>();
  if (task == "claims") (statements ? print_statements : print_claims)(*corpus, least, row_format(*values));
  if (task == "sources") print_sources(*corpus, least, row_format(*values));
  if (task == "copies") print_copies(*corpus, row_format(*values));
  if (task == "credibility") print_credibility(*corpus, *method);
  if (task == "graph") print(written(make_graph(*corpus, least), *values));
  return all_done;
}

}  // namespace hearsay::cli
