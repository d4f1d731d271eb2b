#include "cli/input.hpp"

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <filesystem>
#include <iostream>
#include <iterator>
#include <sstream>
#include <utility>

#include "cli/html_article.hpp"
#include "cli/record.hpp"

namespace hearsay::cli {
namespace {

namespace fs = std::filesystem;

Error io_error(int number = errno) {
  return {ErrorCode::io, 0, std::strerror(number)};
}

// A file's name may be any bytes, an article's id is text.
std::string as_text(std::string name) {
  for (auto read = Document::from_utf8(name); read.has_error(); read = Document::from_utf8(name)) {
    name.replace(read.error().offset, 1, "\uFFFD");
  }
  return name;
}

std::string stem(const fs::path& path) {
  return as_text(path.stem().string());
}

bool holds_lines(const std::string& path) {
  return fs::path(path).extension() == ".jsonl";
}

bool is_article(const fs::path& path) {
  static constexpr std::string_view endings[] = {".txt", ".jsonl", ".html", ".htm"};
  return std::find(std::begin(endings), std::end(endings), path.extension()) != std::end(endings);
}

// The articles of a folder, and what of it cannot be read. `way` leads from the folder of the input to this
// one: "2024/may/".
void add_files_below(const fs::path& folder, const std::string& way, std::vector<Input::File>& files) {
  std::error_code error;
  for (fs::directory_iterator at(folder, error), end; !error && at != end; at.increment(error)) {
    std::error_code unknown;  // a link to nowhere is as good as a file that cannot be opened
    if (at->is_directory(unknown)) {
      if (at->is_symlink(unknown)) continue;
      add_files_below(at->path(), way + as_text(at->path().filename().string()) + "/", files);
    } else if ((at->is_regular_file(unknown) || unknown) && is_article(at->path())) {
      files.push_back({at->path().string(), way + stem(at->path()), std::nullopt});
    }
  }
  if (error) files.push_back({folder.string(), "", io_error(error.value())});
}

std::vector<Input::File> files_below(const std::string& folder) {
  std::vector<Input::File> found;
  add_files_below(folder, "", found);
  std::sort(found.begin(), found.end(), [](const auto& a, const auto& b) { return a.path < b.path; });
  return found;
}

// Reads up to the line end; false at the end of the stream or where it is bad. Of a line longer than
// Input::max_line, as much as tells that it is, and the rest is passed over.
bool read_line(std::istream& stream, std::string& line, std::uint64_t& bytes) {
  line.clear();
  bytes = 0;
  char piece[1 << 12];
  while (true) {
    stream.getline(piece, sizeof piece);
    const auto read = static_cast<std::size_t>(stream.gcount());
    bytes += read;
    const bool ended = stream.good();  // by a line end, which is counted
    if (line.size() <= Input::max_line) line.append(piece, ended ? read - 1 : read);
    if (stream.bad()) return false;
    if (ended || stream.eof()) return bytes > 0;
    stream.clear();  // of the failure to find a line end in the piece
  }
}

Result<std::string> read_rest(std::istream& stream) {
  std::string text;
  char piece[1 << 16];
  do {
    stream.read(piece, sizeof piece);
    text.append(piece, static_cast<std::size_t>(stream.gcount()));
  } while (stream);
  if (stream.bad()) return io_error();
  return text;
}

}  // namespace

Result<std::string> read_file(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  if (!file) return io_error();
  return read_rest(file);
}

Result<std::string> read_text(const std::string& path) {
  if (path == "-") return read_rest(std::cin);
  return read_file(path);
}

Input::Input(const std::vector<std::string>& paths) {
  std::error_code error;
  for (const std::string& path : paths) {
    if (path != "-" && fs::is_directory(path, error)) {
      auto files = files_below(path);
      files_.insert(files_.end(), std::make_move_iterator(files.begin()),
                    std::make_move_iterator(files.end()));
    } else {
      files_.push_back({path, path == "-" ? "stdin" : stem(path), std::nullopt});
    }
  }
  for (const File& file : files_) {
    if (file.error) continue;
    const std::uintmax_t size = fs::file_size(file.path, error);  // fails for "-", which is no file
    if (error) {
      size_.reset();
      break;
    }
    *size_ += size;
  }
}

std::optional<double> Input::share_read() const {
  if (!size_ || *size_ == 0) return std::nullopt;
  return static_cast<double>(read_) / static_cast<double>(*size_);
}

std::optional<Record> Input::next() {
  while (true) {
    if (stream_ != nullptr) {
      if (auto record = next_line()) return record;
    }
    if (at_ == files_.size()) return std::nullopt;
    const File& file = files_[at_++];
    path_ = file.path;
    id_ = file.id;
    line_ = offset_ = 0;
    if (file.error) return Record{path_, *file.error};
    if (path_ == "-") {
      if (std::cin.peek() != '{') return whole_file();
      stream_ = &std::cin;
    } else if (holds_lines(path_)) {
      file_ = std::make_unique<std::ifstream>(path_, std::ios::binary);
      if (!*file_) return Record{path_, io_error()};
      stream_ = file_.get();
    } else {
      return whole_file();
    }
  }
}

Record Input::whole_file() {
  auto text = read_text(path_);
  if (text.has_error()) return {path_, text.error()};
  read_ += text->size();
  if (is_html(*text)) return {path_, read_html(id_, *text)};
  Article article;
  article.id = id_;
  article.text = std::move(text).value();
  return {path_, std::move(article)};
}

std::optional<Record> Input::next_line() {
  std::string line;
  std::uint64_t bytes = 0;
  while (read_line(*stream_, line, bytes)) {
    const std::uint64_t begin = offset_;
    offset_ += bytes;
    read_ += bytes;
    ++line_;
    if (line.find_first_not_of(" \t\r") == std::string::npos) continue;
    Record record{path_ + ":" + std::to_string(line_), Error{}};
    if (line.size() > max_line) {
      record.article = Error{ErrorCode::limit_exceeded, begin,
                             "the line is longer than " + std::to_string(max_line) + " bytes"};
    } else {
      record.article = parse_article(line);
      if (record.article.has_error()) {
        Error error = record.article.error();
        error.offset += begin;
        record.article = std::move(error);
      }
    }
    return record;
  }
  if (std::exchange(stream_, nullptr)->bad()) return Record{path_, io_error()};
  return std::nullopt;
}

}  // namespace hearsay::cli
