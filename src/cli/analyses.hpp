#pragma once

#include <boost/program_options/variables_map.hpp>
#include <vector>

#include "hearsay/analyzer.hpp"

namespace hearsay::cli {

struct Analyses {
  std::vector<Analysis> all;
  int code;  ///< an ExitCode
};

/// Analyzes the whole input with the options of add_analyzer_options and add_threads_option; complains of
/// what fails.
Analyses analyze_inputs(const boost::program_options::variables_map& values);

}  // namespace hearsay::cli
