#include "hearsay/audit.hpp"

#include "cli/command.hpp"
#include "cli/each_article.hpp"
#include "cli/terminal.hpp"

namespace hearsay::cli {
namespace {

namespace po = boost::program_options;

constexpr std::string_view usage =
    "usage: hearsay audit [OPTION]... [INPUT]...\n\n"
    "What a standards editor asks of many stories, as tables: how open each story and each outlet is about "
    "its\n"
    "sources, how people are described whom nobody names and with what reasons, and which statements to "
    "check\n"
    "before they are printed. INPUT is as for 'hearsay analyze'.\n";

constexpr std::string_view examples =
    "examples:\n"
    "  hearsay audit news.jsonl\n"
    "  hearsay audit --table descriptions --format csv news.jsonl > descriptions.csv\n"
    "  hearsay audit --table statements --format tsv news.jsonl | head\n";

struct Part {
  std::string_view name;
  AuditTable (*make)(const Audit&);
};

constexpr Part parts[] = {{"stories", story_table},
                          {"outlets", outlet_table},
                          {"descriptions", description_table},
                          {"statements", statement_table}};

}  // namespace

int run_audit(const std::vector<std::string>& arguments) {
  po::options_description options("options");
  options.add_options()("table", po::value<std::string>()->value_name("NAME"),
                        "one of stories, outlets, descriptions, statements; as text all of them by default")(
      "format", po::value<std::string>()->value_name("NAME")->default_value("text"),
      "text: for people, the first rows; csv: comma-separated, all rows; tsv: the same, tab-separated")(
      "rows", po::value<std::int64_t>()->value_name("N")->default_value(20),
      "text: so many rows of each table")("output,o", po::value<std::string>()->value_name("FILE"),
                                          "write FILE instead of standard output");
  add_input_options(options);
  add_threads_option(options);
  add_analyzer_options(options);
  const auto values = parse(arguments, std::move(options), usage, examples);
  if (!values) return all_done;

  const std::string format = choice(*values, "format", {"text", "csv", "tsv"});
  const std::string table =
      values->count("table") > 0
          ? choice(*values, "table", {"stories", "outlets", "descriptions", "statements"})
          : "";
  if (format != "text" && table.empty()) throw UsageError("--format " + format + " is of one --table");
  const std::size_t rows = number_of(*values, "rows");
  const bool to_file = values->count("output") > 0;
  if (to_file) check_is_no_input((*values)["output"].as<std::string>(), inputs(*values));

  const Analyzer analyzer(analyzer_options(*values));
  Audit audit;
  const int code = for_each_article(
      inputs(*values), *values, [&](Article article) { return analyzer.analyze(std::move(article)); },
      [&](const Analysis& analysis) {
        audit.add(analysis);
        return true;
      });
  const TextStyle style = to_file ? TextStyle() : terminal_style();
  std::string out;
  for (const Part& part : parts) {
    if (!table.empty() && part.name != table) continue;
    const AuditTable made = part.make(audit);
    if (!out.empty()) out += "\n";
    out += format == "csv" ? to_csv(made) : format == "tsv" ? to_tsv(made) : to_text(made, style, rows);
  }
  if (to_file) {
    const std::string path = (*values)["output"].as<std::string>();
    return finish(path, write_file(path, out), code);
  }
  print(out);
  return code;
}

}  // namespace hearsay::cli
