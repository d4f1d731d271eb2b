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

bool ArticleOutput::write(std::string_view id, std::string_view ending, std::string_view text) const {
  if (!folder_) return print(text);
  std::string name(id);
  std::replace_if(
      name.begin(), name.end(), [](char c) { return c == '/' || c == '\0'; }, '_');
  return write_file((*folder_ / name.append(ending)).string(), text);
}

}  // namespace hearsay::cli
