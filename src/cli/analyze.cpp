#include "cli/command.hpp"
#include "cli/formats.hpp"
#include "cli/in_order.hpp"
#include "cli/input.hpp"
#include "cli/terminal.hpp"

namespace hearsay::cli {
namespace {

namespace po = boost::program_options;

constexpr std::string_view usage =
    "usage: hearsay analyze [OPTION]... [INPUT]...\n\n"
    "Who said what in each article, with resolved sources and explained attribution strength.\n"
    "INPUT is a text file, a NAME.jsonl of articles (id, text; title, publisher, date if known), a folder "
    "of\n"
    "these, or - for standard input, which is the default.\n";

constexpr std::string_view examples =
    "examples:\n"
    "  hearsay analyze article.txt\n"
    "  hearsay analyze --format jsonl news.jsonl > analyses.jsonl\n"
    "  zcat news.jsonl.gz | hearsay analyze --threads 4 --format tsv > statements.tsv\n";

struct Printed {
  std::string origin;
  Result<std::string> text;
};

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
  Input input(inputs(*values));
  Progress progress;
  int code = all_done;
  bool first = true;
  print(format.before);
  in_order(
      threads(*values), [&] { return input.next(); },
      [&](Record record) -> Printed {
        if (record.article.has_error()) return {std::move(record.origin), record.article.error()};
        auto analysis = analyzer.analyze(std::move(record.article).value());
        if (analysis.has_error()) return {std::move(record.origin), analysis.error()};
        return {std::move(record.origin), format.write(*analysis)};
      },
      [&](const Printed& printed) {
        progress.advance();
        if (printed.text.has_error()) {
          complain(printed.origin, printed.text.error());
          code = some_failed;
          return true;
        }
        if (!first) print(format.between);
        first = false;
        return print(*printed.text);
      });
  print(format.after);
  return finish(code);
}

}  // namespace hearsay::cli
