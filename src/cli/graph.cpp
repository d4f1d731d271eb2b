#include "hearsay/graph.hpp"

#include "cli/analyses.hpp"
#include "cli/command.hpp"
#include "hearsay/report.hpp"

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
  options.add_options()("format", po::value<std::string>()->value_name("NAME")->default_value("dot"),
                        "dot or graphml");
  add_threads_option(options);
  add_analyzer_options(options);
  const auto values = parse(arguments, std::move(options), usage, examples);
  if (!values) return all_done;

  const std::string format = choice(*values, "format", {"dot", "graphml"});
  const Analyses analyses = analyze_inputs(*values);
  const AttributionGraph graph = make_graph(analyses.all);
  print(format == "dot" ? to_dot(graph) : to_graphml(graph));
  return finish(analyses.code);
}

}  // namespace hearsay::cli
