#include "cli/each_article.hpp"
#include "cli/formats.hpp"

namespace hearsay::cli {
namespace {

namespace po = boost::program_options;

constexpr std::string_view usage =
    "usage: hearsay analyze [OPTION]... [INPUT]...\n\n"
    "Who said what in each article, with resolved sources and explained attribution strength.\n"
    "INPUT is a text file, a page of HTML, a NAME.jsonl of articles (id, text; title, publisher, date if\n"
    "known), a folder of these, or - for standard input, which is the default. Of HTML, the article's text\n"
    "is read, and offsets count in that ('hearsay text' prints it).\n";

constexpr std::string_view examples =
    "examples:\n"
    "  hearsay analyze article.txt\n"
    "  hearsay analyze --format jsonl news.jsonl > analyses.jsonl\n"
    "  zcat news.jsonl.gz | hearsay analyze --threads 4 --format tsv > statements.tsv\n";

}  // namespace

int run_analyze(const std::vector<std::string>& arguments) {
  po::options_description options("options");
  add_format_options(options);
  add_threads_option(options);
  add_analyzer_options(options);
  const auto values = parse(arguments, std::move(options), usage, examples);
  if (!values) return all_done;

  const Format format = cli::format(*values);
  const Analyzer analyzer(analyzer_options(*values));
  bool first = true;
  print(format.before);
  const int code = for_each_article(
      inputs(*values), *values,
      [&](Article article) -> Result<std::string> {
        const auto analysis = analyzer.analyze(std::move(article));
        if (analysis.has_error()) return analysis.error();
        return format.write(*analysis);
      },
      [&](const std::string& text) {
        if (!std::exchange(first, false)) print(format.between);
        return print(text);
      });
  print(format.after);
  return finish(code);
}

}  // namespace hearsay::cli
