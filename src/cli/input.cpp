#include "cli/input.hpp"

#include <algorithm>
#include <filesystem>
#include <limits>
#include <system_error>
#include <utility>

#include "cli/input/recognize.hpp"

namespace hearsay::cli {

namespace fs = std::filesystem;

Result<std::string> read_text(const std::string& path) {
  auto file = open_file(path, std::make_shared<Growth>());
  if (file.has_error()) return file.error();
  ByteStream stream(*std::move(file));
  std::string bytes = stream.take_all(std::numeric_limits<std::size_t>::max() - 1);
  if (stream.error()) return *stream.error();
  return bytes;
}

Result<std::string> read_file(const std::string& path) {
  return read_text(path == "-" ? "./-" : path);
}

// `way` leads from the folder of the input to the inner one: "2024/may/".
void Input::add_files_below(const std::string& folder, const std::string& inner, const std::string& way,
                            std::vector<File>& files) {
  std::error_code error;
  for (fs::directory_iterator at(inner, error), end; !error && at != end; at.increment(error)) {
    std::error_code unknown;  // a link to nowhere is as good as a file that cannot be opened
    const std::string name = as_text(at->path().filename().string());
    if (at->is_directory(unknown)) {
      if (!at->is_symlink(unknown)) add_files_below(folder, at->path().string(), way + name + "/", files);
    } else if (at->is_regular_file(unknown) || unknown) {
      files.push_back({at->path().string(), way + name, folder, std::nullopt});
    }
  }
  if (error) files.push_back({inner, "", folder, Error{ErrorCode::io, 0, error.message()}});
}

Input::Input(const std::vector<std::string>& paths, Fields fields) : fields_(std::move(fields)) {
  std::error_code error;
  for (const std::string& path : paths) {
    if (path != "-" && fs::is_directory(path, error)) {
      std::vector<File> found;
      add_files_below(path, path, "", found);
      std::sort(found.begin(), found.end(), [](const auto& a, const auto& b) { return a.path < b.path; });
      files_.insert(files_.end(), std::make_move_iterator(found.begin()),
                    std::make_move_iterator(found.end()));
    } else {
      const std::string name = as_text(fs::path(path).filename().string());
      files_.push_back({path, path == "-" ? "stdin" : name, "", std::nullopt});
    }
  }
  for (File& file : files_) {
    if (file.error) continue;
    const std::uintmax_t size = fs::file_size(file.path, error);  // fails for "-", which is no file
    if (error) {
      size_.reset();
      break;
    }
    file.size = size;
    *size_ += size;
  }
}

std::optional<double> Input::share_read() const {
  if (!size_ || *size_ == 0) return std::nullopt;
  const std::uint64_t read = read_ + (reader_ == nullptr ? 0 : growth_->taken);
  return std::min(1.0, static_cast<double>(read) / static_cast<double>(*size_));
}

std::vector<std::string> Input::passed_over() const {
  std::vector<std::string> lines;
  for (const auto& [input, files] : passed_over_) {
    if (const std::string line = files.line(); !line.empty()) lines.push_back(input + ": " + line);
  }
  return lines;
}

std::optional<Record> Input::next() {
  while (true) {
    if (reader_ != nullptr) {
      const File& file = files_[at_ - 1];
      if (auto record = reader_->next()) {
        if (!file.folder.empty()) ids_[file.folder].tell_apart(*record, file.name);
        return record;
      }
      reader_.reset();
      read_ += files_[at_ - 1].size;
    }
    if (at_ == files_.size()) return std::nullopt;
    if (auto failure = open(files_[at_++])) return failure;
  }
}

// A record where that fails.
std::optional<Record> Input::open(const File& file) {
  if (file.error) return Record{file.path, *file.error};
  growth_ = std::make_shared<Growth>();
  auto bytes = open_file(file.path, growth_);
  if (bytes.has_error()) {
    read_ += file.size;
    return Record{file.path, bytes.error()};
  }
  stream_ = std::make_unique<ByteStream>(*std::move(bytes));
  const std::string& told_with = file.folder.empty() ? file.path : file.folder;
  auto recognized =
      recognize(stream_, {file.path, without_ending(file.name), fields_, passed_over_[told_with]}, growth_);
  if (file.folder.empty() || recognized.is_article_of_folder(file.path)) {
    if (recognized.reader != nullptr) {
      reader_ = std::move(recognized.reader);
      return std::nullopt;
    }
    read_ += file.size;
    // What is told stands for itself: there is no byte to look at.
    return Record{file.path, Error{ErrorCode::io, 0, std::move(recognized.refusal)}};
  }
  passed_over_[told_with].add(file.path);
  read_ += file.size;
  return std::nullopt;
}

}  // namespace hearsay::cli
