#include "cli/analyses.hpp"

#include "cli/command.hpp"
#include "cli/in_order.hpp"
#include "cli/input.hpp"
#include "cli/terminal.hpp"

namespace hearsay::cli {

Analyses analyze_inputs(const boost::program_options::variables_map& values) {
  struct Analyzed {
    std::string origin;
    Result<Analysis> analysis;
  };
  const Analyzer analyzer(analyzer_options(values));
  Input input(inputs(values));
  Progress progress;
  Analyses analyses{{}, all_done};
  in_order(
      threads(values), [&] { return input.next(); },
      [&](Record record) -> Analyzed {
        if (record.article.has_error()) return {std::move(record.origin), record.article.error()};
        return {std::move(record.origin), analyzer.analyze(std::move(record.article).value())};
      },
      [&](Analyzed analyzed) {
        progress.advance();
        if (analyzed.analysis.has_error()) {
          complain(analyzed.origin, analyzed.analysis.error());
          analyses.code = some_failed;
        } else {
          analyses.all.push_back(std::move(analyzed.analysis).value());
        }
        return true;
      });
  return analyses;
}

}  // namespace hearsay::cli
