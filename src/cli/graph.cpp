#include "hearsay/graph.hpp"

#include "cli/analyses.hpp"
#include "cli/command.hpp"
#include "cli/formats.hpp"

namespace hearsay::cli {
namespace {

namespace po = boost::program_options;

constexpr std::string_view usage =
    "usage: hearsay graph [OPTION]... [INPUT]...\n\n"
    "The graph of who said what: documents, sources and statements; says, reports, cites and "
    "affiliated_with.\n"
    "INPUT is as for 'hearsay analyze'.\n";

constexpr std::string_view examples =
    "examples:\n"
    "  hearsay graph article.txt | dot -Tsvg > graph.svg\n"
    "  hearsay graph --format graphml news.jsonl > graph.graphml\n";

}  // namespace

int run_graph(const std::vector<std::string>& arguments) {
  po::options_description options("options");
  add_graph_format_option(options);
  add_input_options(options);
  add_threads_option(options);
  add_analyzer_options(options);
  const auto values = parse(arguments, std::move(options), usage, examples);
  if (!values) return all_done;

  const Analyses analyses = analyze_inputs(*values);
  print(written(make_graph(analyses.all), *values));
  return analyses.code;
}

}  // namespace hearsay::cli
