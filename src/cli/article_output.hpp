#pragma once

#include <boost/program_options/options_description.hpp>
#include <boost/program_options/variables_map.hpp>
#include <filesystem>
#include <optional>
#include <string_view>

namespace hearsay::cli {

/// Where the results of single articles go: to standard output, or with --output DIR into files of their own.
class ArticleOutput {
 public:
  static void add_option(boost::program_options::options_description& options);

  /// Makes the folder. Throws UsageError where that fails.
  explicit ArticleOutput(const boost::program_options::variables_map& values);

  /// Writes DIR/ID and its ending (".ann"), where "/" of an id becomes "_"; or prints. False, with a message,
  /// where that fails.
  bool write(std::string_view id, std::string_view ending, std::string_view text) const;

 private:
  std::optional<std::filesystem::path> folder_;
};

}  // namespace hearsay::cli
