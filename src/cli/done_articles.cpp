#include "cli/done_articles.hpp"

#include <boost/json/parse.hpp>
#include <cerrno>
#include <cstring>
#include <filesystem>
#include <string_view>

#include "cli/command.hpp"

namespace hearsay::cli {
namespace {

namespace fs = std::filesystem;

// How a line of an analysis begins, whatever the article.
constexpr std::string_view beginning = R"({"generator":"hearsay )";

}  // namespace

DoneArticles::DoneArticles(const std::string& path) : path_(path) {
  std::error_code error;
  const fs::file_status status = fs::status(path, error);
  if (status.type() == fs::file_type::not_found) return;
  if (!fs::is_regular_file(status)) throw UsageError("--resume: " + path + " is not a file");
  file_.open(path, std::ios::binary);
  if (!file_) throw UsageError("--resume: " + path + ": " + std::strerror(errno));
  read_next();
}

bool DoneArticles::holds(const Article& article) {
  if (!next_ || Document::from_utf8(article.text).has_error()) return false;
  if (*next_ != article.id) {
    fail("line " + std::to_string(line_) + " is of the article '" + *next_ + "', where the input has '" +
         article.id + "'");
  }
  read_next();
  return true;
}

void DoneArticles::check_end() const {
  if (next_) fail("it holds more articles than the input");
}

void DoneArticles::read_next() {
  next_.reset();
  ++line_;
  const auto no_analysis = [&] { fail("line " + std::to_string(line_) + " is no analysis"); };
  std::string line(beginning.size(), '\0');
  file_.read(line.data(), static_cast<std::streamsize>(line.size()));
  line.resize(static_cast<std::size_t>(file_.gcount()));
  if (!beginning.starts_with(line)) no_analysis();
  std::string rest;
  std::getline(file_, rest);
  if (file_.bad()) throw UsageError("--resume: " + path_ + ": " + std::strerror(errno));
  if (file_.eof()) {
    fs::resize_file(path_, end_);
    return;
  }
  line += rest;
  end_ += line.size() + 1;
  boost::system::error_code error;
  const boost::json::value analysis = boost::json::parse(line, error);
  const boost::json::object* object = analysis.if_object();
  const boost::json::value* id = object != nullptr ? object->if_contains("id") : nullptr;
  if (id == nullptr || !(id->is_string() || id->is_null())) no_analysis();
  const boost::json::string* text = id->if_string();
  next_ = text != nullptr ? std::string(text->data(), text->size()) : std::string();
}

void DoneArticles::fail(const std::string& what) const {
  throw UsageError("--resume: " + path_ + " was not written from this input: " + what);
}

}  // namespace hearsay::cli
