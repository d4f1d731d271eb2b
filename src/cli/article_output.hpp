#pragma once

#include <boost/program_options/options_description.hpp>
#include <boost/program_options/variables_map.hpp>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_set>

#include "hearsay/error.hpp"

namespace hearsay::cli {

/// Where the results of single articles go: to standard output, or with --output DIR into files of their own.
class ArticleOutput {
 public:
  static void add_option(boost::program_options::options_description& options);

  /// Makes the folder. Throws UsageError where that fails.
  explicit ArticleOutput(const boost::program_options::variables_map& values);

  /// Writes DIR/ID and its ending (".ann"), ID being file_name(id), or prints. False once printing fails.
  /// Errors: io, also where an article before this one has its file.
  Result<bool> write(const std::string& id, std::string_view ending, std::string_view text);

  /// Beside the articles' files, where there is a folder for them, a file that it does not have yet. Throws
  /// UsageError where that fails.
  void add_if_absent(const std::string& name, std::string_view text) const;

 private:
  std::optional<std::filesystem::path> folder_;
  std::unordered_set<std::string> names_;  // of the files that were written
};

/// An id as the name of a file: "/" becomes "_".
std::string file_name(std::string id);

}  // namespace hearsay::cli
