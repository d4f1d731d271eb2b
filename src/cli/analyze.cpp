#include <optional>

#include "cli/done_articles.hpp"
#include "cli/each_article.hpp"
#include "cli/formats.hpp"
#include "cli/output.hpp"

namespace hearsay::cli {
namespace {

namespace po = boost::program_options;

// Of an article longer than this the analysis is kept until it is its turn, and then written in pieces.
constexpr std::size_t long_article = std::size_t{1} << 20;

struct Analyzed {
  std::string text;
  std::optional<Analysis> unwritten = std::nullopt;
};

constexpr std::string_view usage =
    "usage: hearsay analyze [OPTION]... [INPUT]...\n\n"
    "Who said what in each article, with resolved sources and explained attribution strength.\n"
    "INPUT is a file, a folder, an archive or - for standard input, which is the default. What it holds is\n"
    "told by its bytes: plain text, HTML, JSON lines or JSON (ninjs, JSON Feed), CSV or TSV with a line of\n"
    "names, RSS, Atom, NITF, NewsML-G2, WARC; each also as .gz, .xz, .zst or .bz2. Offsets count in the "
    "text\n"
    "that 'hearsay text' prints.\n";

constexpr std::string_view examples =
    "examples:\n"
    "  hearsay analyze article.txt\n"
    "  hearsay analyze --format jsonl news.jsonl > analyses.jsonl\n"
    "  hearsay analyze --format jsonl -o analyses.jsonl --resume news.jsonl     goes on where it was ended\n"
    "  hearsay analyze --format tsv --fields id=uri,text=body news.json.gz > statements.tsv\n";

}  // namespace

int run_analyze(const std::vector<std::string>& arguments) {
  po::options_description options("options");
  options.add_options()("output,o", po::value<std::string>()->value_name("FILE"),
                        "write FILE instead of standard output")(
      "resume",
      "go on behind the articles that FILE holds already: JSON lines (jsonl) of a run over the same input "
      "that was ended");
  add_format_options(options);
  add_input_options(options);
  add_threads_option(options);
  add_analyzer_options(options);
  const auto values = parse(arguments, std::move(options), usage, examples);
  if (!values) return all_done;

  const Format format = cli::format(*values);
  const bool tentative = values->count("no-tentative") == 0;
  const bool to_file = values->count("output") > 0, resume = values->count("resume") > 0;
  if (resume && (!to_file || (*values)["format"].as<std::string>() != "jsonl"))
    throw UsageError("--resume needs --format jsonl and --output FILE");
  const std::string path = to_file ? (*values)["output"].as<std::string>() : "";
  check_is_no_input(path, inputs(*values));
  std::optional<DoneArticles> done;
  if (resume) done.emplace(path);
  std::optional<Output> file;
  if (to_file) file.emplace(path, resume);
  Output& output = file ? *file : Output::standard();
  const Analyzer analyzer(analyzer_options(*values));
  bool first = true;
  output.write(format.before);
  const int code = for_each_article(
      inputs(*values), *values,
      [&](Article article) -> Result<Analyzed> {
        auto analysis = analyzer.analyze(std::move(article));
        if (analysis.has_error()) return analysis.error();
        if (!tentative) {
          analysis->tentative.clear();
          analysis->tentative_sources.clear();
        }
        if (format.write_pieces && analysis->document.text().size() > long_article)
          return Analyzed{"", std::move(*analysis)};
        return Analyzed{format.write(*analysis)};
      },
      [&](const Analyzed& analyzed) {
        if (!std::exchange(first, false)) output.write(format.between);
        if (!analyzed.unwritten) return output.write(analyzed.text);
        bool written = true;
        format.write_pieces(*analyzed.unwritten,
                            [&](std::string_view piece) { written = written && output.write(piece); });
        return written;
      },
      [&](const Article& article) { return done && done->holds(article); });
  if (done) done->check_end();
  output.write(format.after);
  return to_file ? output.finish(code) : code;
}

}  // namespace hearsay::cli
