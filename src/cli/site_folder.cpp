#include "cli/site_folder.hpp"

#include <cerrno>
#include <cstring>
#include <fstream>

#include "cli/command.hpp"

namespace hearsay::cli {
namespace {

namespace fs = std::filesystem;

constexpr const char* parts[] = {"stories",      "claims",       "sources",      "data",
                                 "index.html",   "check.html",   "unnamed.html", "claims.html",
                                 "sources.html", "outlets.html", "site.js",      "site.css"};

// Its style is the first thing that is written of a site, and begins so.
bool holds_site(const fs::path& folder) {
  constexpr std::string_view mark = "/* hearsay";
  std::ifstream file(folder / "site.css", std::ios::binary);
  std::string begin(mark.size(), '\0');
  return file.read(begin.data(), static_cast<std::streamsize>(begin.size())) && begin == mark;
}

}  // namespace

SiteFolder::SiteFolder(const std::string& path) : folder_(path) {
  std::error_code error;
  const auto check = [&] {
    if (error) throw UsageError(path + ": " + error.message());
  };
  fs::create_directories(folder_, error);
  check();
  const bool empty = fs::is_empty(folder_, error);
  check();
  if (empty) return;
  if (!holds_site(folder_))
    throw UsageError(path + " is not empty and holds no site of hearsay; give the name of a new folder");
  for (const char* part : parts) {
    fs::remove_all(folder_ / part, error);
    check();
  }
}

Result<void> SiteFolder::append(const std::string& path, std::string_view text) const {
  const fs::path file = folder_ / path;
  std::error_code ignored;
  if (path.find('/') != std::string::npos) fs::create_directory(file.parent_path(), ignored);
  errno = 0;
  std::ofstream stream(file, std::ios::binary | std::ios::app);
  stream.write(text.data(), static_cast<std::streamsize>(text.size()));
  stream.close();
  if (!stream) return Error{ErrorCode::io, 0, file.string() + ": " + std::strerror(errno)};
  return {};
}

bool SiteFolder::is_named_by(const std::string& path) {
  std::error_code ignored;
  return path.ends_with('/') || fs::is_directory(path, ignored);
}

}  // namespace hearsay::cli
