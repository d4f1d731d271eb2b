#include "cli/done_articles.hpp"

#include <algorithm>
#include <boost/json/parse.hpp>
#include <filesystem>

#include "cli/command.hpp"

namespace hearsay::cli {
namespace {

namespace fs = std::filesystem;

// Where the last line that is whole ends.
std::uintmax_t end_of_lines(std::ifstream& file, std::uintmax_t size) {
  std::string block;
  while (size > 0) {
    block.resize(std::min<std::uintmax_t>(size, 1 << 16));
    const std::uintmax_t begin = size - block.size();
    file.seekg(static_cast<std::streamoff>(begin));
    file.read(block.data(), static_cast<std::streamsize>(block.size()));
    if (const std::size_t end = block.rfind('\n'); end != std::string::npos) return begin + end + 1;
    size = begin;
  }
  return 0;
}

}  // namespace

DoneArticles::DoneArticles(const std::string& path) : path_(path), file_(path, std::ios::binary) {
  if (!file_) return;
  fs::resize_file(path, end_of_lines(file_, fs::file_size(path)));
  file_.clear();
  file_.seekg(0);
  read_next();
}

bool DoneArticles::holds(const Article& article) {
  if (!next_) return false;
  if (*next_ == article.id) {
    read_next();
    return true;
  }
  if (Document::from_utf8(article.text).has_error()) return false;
  fail("line " + std::to_string(line_) + " is of the article '" + *next_ + "', where the input has '" +
       article.id + "'");
}

void DoneArticles::check_end() const {
  if (next_) fail("it holds more articles than the input");
}

void DoneArticles::read_next() {
  next_.reset();
  std::string line;
  if (!std::getline(file_, line)) return;
  ++line_;
  boost::json::error_code error;
  const boost::json::value analysis = boost::json::parse(line, error);
  const boost::json::object* object = analysis.if_object();
  const boost::json::value* id = object != nullptr ? object->if_contains("id") : nullptr;
  if (id == nullptr || !id->is_string()) fail("line " + std::to_string(line_) + " is no analysis");
  next_.emplace(id->get_string().c_str(), id->get_string().size());
}

void DoneArticles::fail(const std::string& what) const {
  throw UsageError("--resume: " + path_ + " was not written from this input: " + what);
}

}  // namespace hearsay::cli
