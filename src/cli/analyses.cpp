#include "cli/analyses.hpp"

#include "cli/each_article.hpp"

namespace hearsay::cli {

Analyses analyze_inputs(const boost::program_options::variables_map& values) {
  const Analyzer analyzer(analyzer_options(values));
  std::vector<Analysis> all;
  const int code = for_each_article(
      inputs(values), values, [&](Article article) { return analyzer.analyze(std::move(article)); },
      [&](Analysis analysis) {
        all.push_back(std::move(analysis));
        return true;
      });
  return {std::move(all), code};
}

}  // namespace hearsay::cli
