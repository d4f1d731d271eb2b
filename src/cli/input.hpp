#pragma once

#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "cli/input/fields.hpp"
#include "cli/input/reader.hpp"
#include "hearsay/analyzer.hpp"

namespace hearsay::cli {

/// Reads articles from files, folders and standard input ("-"), one at a time. What a file holds is told by
/// its bytes (input/recognize.hpp), whatever its name and wherever it comes from.
///
/// A folder stands for all files in it, at any depth, in the order of their names; those that are no articles
/// are passed over, and plain text is what is called NAME.txt. The id of an article that states none is the
/// file's name without its ending, after the folders that lead to it from the given one ("2024/may/floods");
/// with the ending where the folder has given that id already.
class Input {
 public:
  explicit Input(const std::vector<std::string>& paths, Fields fields = Fields());

  /// The next article; none at the end.
  std::optional<Record> next();

  /// How much of the input has been read, 0–1; none where its size is not known (standard input).
  std::optional<double> share_read() const;

  /// What was passed over in folders and archives, for people: a line for each that held such files.
  std::vector<std::string> passed_over() const;

 private:
  /// A file, or a folder that cannot be read and why.
  struct File {
    std::string path;
    std::string name;    ///< after the folders that lead to it from the input
    std::string folder;  ///< the input that it was found in; empty where it was named itself
    std::optional<Error> error;
    std::uint64_t size = 0;
  };

  std::optional<Record> open(const File& file);
  static void add_files_below(const std::string& folder, const std::string& inner, const std::string& way,
                              std::vector<File>& files);

  Fields fields_;
  std::vector<File> files_;
  std::size_t at_ = 0;
  std::map<std::string, PassedOver> passed_over_;  // by the input
  std::map<std::string, FileIds> ids_;             // by the folder
  std::shared_ptr<Growth> growth_;                 // of the file that is open
  std::unique_ptr<ByteStream> stream_;
  std::unique_ptr<Reader> reader_;
  std::optional<std::uint64_t> size_ = 0;  // of all files, in bytes
  std::uint64_t read_ = 0;                 // of those before the one that is open
};

/// The bytes of a file, or of standard input for "-". Errors: io.
Result<std::string> read_text(const std::string& path);

/// The bytes of a file. Errors: io.
Result<std::string> read_file(const std::string& path);

}  // namespace hearsay::cli
