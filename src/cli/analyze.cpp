#include "cli/command.hpp"
#include "cli/in_order.hpp"
#include "cli/input.hpp"
#include "cli/terminal.hpp"
#include "hearsay/report.hpp"

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
  options.add_options()(
      "format", po::value<std::string>()->value_name("NAME")->default_value("text"),
      "text for people, json (an array), jsonl (an article a line) or tsv (a statement a line)");
  add_threads_option(options);
  add_analyzer_options(options);
  const auto values = parse(arguments, std::move(options), usage, examples);
  if (!values) return all_done;

  const std::string format = choice(*values, "format", {"text", "json", "jsonl", "tsv"});
  const TextStyle style = terminal_style();
  const auto render = [&](const Analysis& analysis) {
    if (format == "tsv") return to_tsv(analysis);
    if (format == "text") return to_text(analysis, style);
    return to_json(analysis);
  };
  const std::string_view before = format == "json" ? "[" : format == "tsv" ? tsv_header() : "";
  const std::string_view between = format == "json" ? ",\n" : format == "tsv" ? "" : "\n";
  const std::string_view after = format == "json" ? "]\n" : format == "jsonl" ? "\n" : "";

  const Analyzer analyzer(analyzer_options(*values));
  Input input(inputs(*values));
  Progress progress;
  int code = all_done;
  bool first = true;
  print(before);
  in_order(
      threads(*values), [&] { return input.next(); },
      [&](Record record) -> Printed {
        if (record.article.has_error()) return {std::move(record.origin), record.article.error()};
        auto analysis = analyzer.analyze(std::move(record.article).value());
        if (analysis.has_error()) return {std::move(record.origin), analysis.error()};
        return {std::move(record.origin), render(*analysis)};
      },
      [&](const Printed& printed) {
        progress.advance();
        if (printed.text.has_error()) {
          complain(printed.origin, printed.text.error());
          code = some_failed;
          return true;
        }
        if (!first) print(between);
        first = false;
        return print(*printed.text);
      });
  if (!first || format == "json") print(after);
  return finish(code);
}

}  // namespace hearsay::cli
