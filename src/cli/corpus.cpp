#include "hearsay/corpus.hpp"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <iostream>
#include <unordered_set>

#include "cli/corpora.hpp"
#include "cli/each_article.hpp"
#include "cli/formats.hpp"
#include "hearsay/credibility.hpp"
#include "hearsay/graph.hpp"
#include "hearsay/profile.hpp"

namespace hearsay::cli {
namespace {

namespace po = boost::program_options;

constexpr std::string_view usage =
    "usage: hearsay corpus build CORPUS [INPUT]...\n"
    "       hearsay corpus add CORPUS [INPUT]...\n"
    "       hearsay corpus claims|sources|credibility|graph [OPTION]... CORPUS\n\n"
    "Many articles together: who is independent of whom, which claims are corroborated or contradicted.\n"
    "  build        analyze INPUT and write it as a new CORPUS, a file of JSON lines "
    "(docs/corpus-format.md)\n"
    "  add          analyze INPUT and add it to a CORPUS; articles of an id that it has are put in their "
    "place\n"
    "  claims       claims with their independent sources, bottlenecks and contradictions, as TSV\n"
    "  sources      sources across articles: what they claim, how it stands to others, their prominence, as "
    "TSV\n"
    "  credibility  belief in claims and trust in sources, where sources overlap, as TSV\n"
    "  graph        outlets, sources and claims\n"
    "INPUT is as for 'hearsay analyze'.\n";

constexpr std::string_view examples =
    "examples:\n"
    "  hearsay corpus build news.corpus news.jsonl\n"
    "  hearsay corpus add news.corpus today/\n"
    "  hearsay corpus claims --articles 3 news.corpus\n"
    "  hearsay corpus claims --statements news.corpus\n"
    "  hearsay corpus graph --articles 5 news.corpus | dot -Tsvg > graph.svg\n";

std::string fixed(double number, int digits) {
  char text[64];
  return {text, std::to_chars(text, text + sizeof text, number, std::chars_format::fixed, digits).ptr};
}

// A field of TSV: tabs and line ends become spaces.
std::string field(std::string_view text) {
  std::string clean(text);
  std::replace_if(
      clean.begin(), clean.end(), [](char c) { return c == '\t' || c == '\n' || c == '\r'; }, ' ');
  return clean;
}

std::string joined(const std::vector<std::string>& parts) {
  std::string all;
  for (const std::string& part : parts) all += (all.empty() ? "" : "; ") + part;
  return all;
}

// The tasks that an option is for; every other option is for all of them.
constexpr std::pair<const char*, std::string_view> tasks_of_options[] = {{"articles", "claims sources graph"},
                                                                         {"statements", "claims"},
                                                                         {"method", "credibility"},
                                                                         {"format", "graph"},
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

int add_articles(Corpus corpus, const std::string& path, const po::variables_map& values,
                 std::vector<std::string> from) {
  if (from.empty()) from.push_back("-");
  const Analyzer analyzer(analyzer_options(values));
  std::unordered_set<std::string> added;
  const int code = for_each_article(
      from, values, [&](Article article) { return analyzer.analyze(std::move(article)); },
      [&](const Analysis& analysis) -> Result<bool> {
        if (!added.insert(analysis.id).second)
          return Error{ErrorCode::io, 0, "an article before this one has the id '" + analysis.id + "' too"};
        corpus.add(analysis);
        return true;
      });
  if (added.empty()) {
    complain(path, {ErrorCode::io, 0, "nothing was written, since there was no article to read"});
    return some_failed;
  }
  return finish(path, replace_file(path, corpus.to_jsonl()), code);
}

const std::string& text_of(const Corpus& corpus, const Claim& claim) {
  const Place first = claim.statements[0];
  return corpus[first.article].statements[first.index].content;
}

void print_claims(const Corpus& corpus, const Linkage& linkage, std::uint32_t least) {
  print("claim\tarticles\tindependent\tbottlenecks\tjoined\tcircles\tcontradictions\ttext\n");
  for (const ClaimProfile& claim : profile_claims(corpus, linkage, least)) {
    std::vector<std::string> circles, contradictions;
    for (const auto& circle : claim.circles) circles.push_back(joined(circle));
    for (const Contradiction& one : claim.contradictions) {
      const std::uint32_t other = one.first == claim.claim ? one.second : one.first;
      contradictions.push_back(std::string(to_string(one.kind)) + " " + std::to_string(other));
    }
    print(std::to_string(claim.claim) + '\t' + std::to_string(claim.articles) + '\t' +
          std::to_string(claim.independent_sources) + '\t' + field(joined(claim.bottlenecks)) + '\t' +
          field(joined(claim.joined)) + '\t' + field(joined(circles)) + '\t' + joined(contradictions) + '\t' +
          field(text_of(corpus, linkage.claims[claim.claim])) + '\n');
  }
}

void print_statements(const Corpus& corpus, const Linkage& linkage, std::uint32_t least) {
  print("claim\tarticle\tpublisher\tdate\tsource\tname\tstrength\ttext\n");
  for (const ClaimProfile& claim : profile_claims(corpus, linkage, least)) {
    for (const auto [index, statement_index] : linkage.claims[claim.claim].statements) {
      const ArticleDigest& article = corpus[index];
      const StatementDigest& statement = article.statements[statement_index];
      std::string source = "\t";
      if (statement.source) {
        const std::uint32_t linked = linkage.source_of[index][*statement.source];
        source = std::to_string(linked) + '\t' + field(linkage.sources[linked].name);
      }
      print(std::to_string(claim.claim) + '\t' + field(article.id) + '\t' + field(article.publisher) + '\t' +
            field(article.date) + '\t' + source + '\t' + fixed(statement.strength, 1) + '\t' +
            field(statement.content) + '\n');
    }
  }
}

void print_sources(const Corpus& corpus, const Linkage& linkage, std::uint32_t least) {
  print(
      "source\tarticles\tpublished\tidentity\trole\tclaims\tcorroborated\tcontradicted\tbottleneck\tstrength"
      "\t"
      "prominence\tname\n");
  for (const SourceProfile& profile : profile_sources(corpus, linkage)) {
    if (std::max(profile.articles, profile.published) < least) continue;
    const LinkedSource& source = linkage.sources[profile.source];
    std::string row = std::to_string(profile.source) + '\t' + std::to_string(profile.articles) + '\t' +
                      std::to_string(profile.published) + '\t' + std::string(to_string(source.identity)) +
                      '\t' + std::string(to_string(source.role));
    for (const std::uint32_t count :
         {profile.claims, profile.corroborated, profile.contradicted, profile.bottleneck})
      row += '\t' + std::to_string(count);
    print(row + '\t' + fixed(profile.strength, 1) + '\t' + fixed(profile.prominence, 8) + '\t' +
          field(source.name) + '\n');
  }
}

void print_credibility(const Corpus& corpus, const Linkage& linkage, const CredibilityMethod& method) {
  const ClaimTable claims = claim_table(corpus, linkage);
  Credibility found = estimate_credibility(claims, method);
  withhold_untested_trust(claims, found);
  const auto index = [](std::string_view name) {
    return static_cast<std::uint32_t>(std::stoul(std::string(name)));
  };
  print("kind\tindex\tobject\tvalue\tlow\thigh\tclaims\ttext\n");
  for (ClaimTable::Index v = 0; v < claims.value_count(); ++v) {
    print("claim\t" + std::string(claims.value(v)) + '\t' + std::string(claims.object(claims.object_of(v))) +
          '\t' + fixed(found.beliefs[v], 4) + "\t\t\t" + std::to_string(claims.sources_of(v).size()) + '\t' +
          field(text_of(corpus, linkage.claims[index(claims.value(v))])) + '\n');
  }
  for (ClaimTable::Index s = 0; s < claims.source_count(); ++s) {
    const auto interval = trust_interval(claims, found, s);
    const bool known = !std::isnan(found.trust[s]);
    print("source\t" + std::string(claims.source(s)) + "\t\t" + (known ? fixed(found.trust[s], 4) : "") +
          '\t' + (interval ? fixed(interval->low, 4) : "") + '\t' +
          (interval ? fixed(interval->high, 4) : "") + '\t' + std::to_string(claims.claims_of(s).size()) +
          '\t' + field(linkage.sources[index(claims.source(s))].name) + '\n');
  }
  std::cerr << claims.claim_count() << " claims of " << claims.source_count() << " sources; "
            << (found.converged ? "converged" : "not converged") << " after " << found.iterations
            << " iterations, residual " << found.residual << "\n";
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
  add_graph_format_option(options);
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
  static constexpr std::string_view tasks[] = {"build", "add", "claims", "sources", "credibility", "graph"};
  if (std::find(std::begin(tasks), std::end(tasks), task) == std::end(tasks)) {
    throw UsageError("there is no 'corpus " + task + "'; see 'hearsay corpus --help'");
  }
  check_options(*values, task);
  if (task == "build") return add_articles({}, path, *values, std::move(words));
  auto corpus = read_corpus(path);
  if (!corpus) return some_failed;
  if (task == "add") return add_articles(std::move(*corpus), path, *values, std::move(words));
  if (!words.empty()) throw UsageError("one corpus at a time");

  const Linkage linkage = link(*corpus, {}, analyzer_options(*values).lexicon);
  const std::uint32_t least = number_of(*values, "articles");
  const bool statements = values->at("statements").as<bool>();
  if (task == "claims") (statements ? print_statements : print_claims)(*corpus, linkage, least);
  if (task == "sources") print_sources(*corpus, linkage, least);
  if (task == "credibility") print_credibility(*corpus, linkage, *method);
  if (task == "graph") print(written(make_graph(*corpus, linkage, least), *values));
  return all_done;
}

}  // namespace hearsay::cli
