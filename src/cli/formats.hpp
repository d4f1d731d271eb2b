#pragma once

#include <boost/program_options/options_description.hpp>
#include <boost/program_options/variables_map.hpp>
#include <functional>
#include <string>
#include <string_view>

#include "hearsay/analyzer.hpp"
#include "hearsay/graph.hpp"

namespace hearsay::cli {

/// How articles are written: each by itself, so that any number of them streams.
struct Format {
  std::string before, between, after;  ///< what frames and joins the articles
  std::function<std::string(const Analysis&)> write;
  /// The same in pieces, for formats that have it: what a long article becomes need not be in memory.
  std::function<void(const Analysis&, const std::function<void(std::string_view)>&)> write_pieces;
};

/// --format for articles, and what single formats need beside it.
void add_format_options(boost::program_options::options_description& options);
/// Throws UsageError where there is no such format.
Format format(const boost::program_options::variables_map& values);

/// --format for graphs: dot, graphml or gexf.
void add_graph_format_option(boost::program_options::options_description& options,
                             std::string_view further = "");
/// Throws UsageError where there is no such format.
std::string written(const AttributionGraph& graph, const boost::program_options::variables_map& values);

}  // namespace hearsay::cli
