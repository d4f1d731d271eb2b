#include "hearsay/report.hpp"

#include "cli/analyses.hpp"
#include "cli/command.hpp"

namespace hearsay::cli {
namespace {

namespace po = boost::program_options;

constexpr std::string_view usage =
    "usage: hearsay report [OPTION]... [INPUT]...\n\n"
    "One self-contained HTML page to look at: the text with sources, cues and contents marked, the sources, "
    "the graph\n"
    "as a picture, and every statement with the reasons for its strength. INPUT is as for 'hearsay "
    "analyze'.\n";

constexpr std::string_view examples =
    "examples:\n"
    "  hearsay report article.txt -o report.html\n";

}  // namespace

int run_report(const std::vector<std::string>& arguments) {
  po::options_description options("options");
  options.add_options()("output,o", po::value<std::string>()->value_name("FILE"),
                        "write FILE instead of standard output");
  add_threads_option(options);
  add_analyzer_options(options);
  const auto values = parse(arguments, std::move(options), usage, examples);
  if (!values) return all_done;

  const Analyses analyses = analyze_inputs(*values);
  const std::string page = to_html(analyses.all);
  if (values->count("output") > 0) {
    return write_file((*values)["output"].as<std::string>(), page) ? analyses.code : some_failed;
  }
  print(page);
  return finish(analyses.code);
}

}  // namespace hearsay::cli
