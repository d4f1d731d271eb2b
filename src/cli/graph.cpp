#include "hearsay/graph.hpp"

#include "cli/command.hpp"
#include "cli/in_order.hpp"
#include "cli/input.hpp"
#include "cli/terminal.hpp"
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
  const Analyzer analyzer(analyzer_options(*values));
  Input input(inputs(*values));
  Progress progress;
  std::vector<Analysis> analyses;
  int code = all_done;
  struct Analyzed {
    std::string origin;
    Result<Analysis> analysis;
  };
  in_order(
      threads(*values), [&] { return input.next(); },
      [&](Record record) -> Analyzed {
        if (record.article.has_error()) return {std::move(record.origin), record.article.error()};
        return {std::move(record.origin), analyzer.analyze(std::move(record.article).value())};
      },
      [&](Analyzed&& analyzed) {
        progress.advance();
        if (analyzed.analysis.has_error()) {
          complain(analyzed.origin, analyzed.analysis.error());
          code = some_failed;
        } else {
          analyses.push_back(std::move(analyzed.analysis).value());
        }
        return true;
      });
  const AttributionGraph graph = make_graph(analyses);
  print(format == "dot" ? to_dot(graph) : to_graphml(graph));
  return finish(code);
}

}  // namespace hearsay::cli
