#pragma once

#include <filesystem>
#include <string>
#include <string_view>

#include "hearsay/error.hpp"

namespace hearsay::cli {

/// The folder of a site. One that was written there before is removed first; a folder that holds anything
/// else is left alone.
class SiteFolder {
 public:
  /// Throws UsageError where the folder cannot be made or is somebody else's.
  explicit SiteFolder(const std::string& path);

  /// As Site::Append.
  Result<void> append(const std::string& path, std::string_view text) const;

  /// Whether what --output names is meant for a folder: it is one, or ends in a slash.
  static bool is_named_by(const std::string& path);

 private:
  std::filesystem::path folder_;
};

}  // namespace hearsay::cli
