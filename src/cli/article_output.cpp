#include "cli/article_output.hpp"

#include <algorithm>
#include <string>

#include "cli/command.hpp"

namespace hearsay::cli {

namespace po = boost::program_options;

void ArticleOutput::add_option(po::options_description& options) {
  options.add_options()("output,o", po::value<std::string>()->value_name("DIR"),
                        "write a file of its own for each article into DIR, named by the article's id");
}

ArticleOutput::ArticleOutput(const po::variables_map& values) {
  if (values.count("output") == 0) return;
  folder_ = values["output"].as<std::string>();
  std::error_code error;
  std::filesystem::create_directories(*folder_, error);
  if (error) throw UsageError(folder_->string() + ": " + error.message());
}

Result<bool> ArticleOutput::write(const std::string& id, std::string_view ending, std::string_view text) {
  if (!folder_) return print(text);
  const auto [name, is_new] = names_.insert(file_name(id));
  const std::string path = (*folder_ / *name).string().append(ending);
  if (!is_new) return Error{ErrorCode::io, 0, path + " is of an article before this one"};
  const auto written = write_file(path, text);
  if (written.has_error()) return Error{ErrorCode::io, 0, path + ": " + written.error().detail};
  return true;
}

void ArticleOutput::add_if_absent(const std::string& name, std::string_view text) const {
  if (!folder_ || std::filesystem::exists(*folder_ / name)) return;
  const std::string path = (*folder_ / name).string();
  const auto written = write_file(path, text);
  if (written.has_error()) throw UsageError(path + ": " + written.error().detail);
}

std::string file_name(std::string id) {
  std::replace_if(
      id.begin(), id.end(), [](char c) { return c == '/' || c == '\0'; }, '_');
  return id;
}

}  // namespace hearsay::cli
