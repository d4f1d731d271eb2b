#pragma once

#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <utility>

#include "cli/input/bytes.hpp"
#include "cli/input/fields.hpp"
#include "hearsay/analyzer.hpp"

namespace hearsay::cli {

/// One article of the input, or why it could not be read.
struct Record {
  std::string origin;  ///< for messages: "FILE", "FILE:LINE" or "FILE, record N"
  Result<Article> article;
};

/// Files of a folder or an archive that are no articles, by the endings of their names.
class PassedOver {
 public:
  void add(std::string_view name);
  /// "passed over 12 files: 10 .jpg, 2 .pdf"; empty where there were none.
  std::string line() const;

 private:
  std::map<std::string, std::size_t> endings_;
};

/// The ids that articles of a folder or an archive have by the names of their files, each given once: "a" is
/// that of a.html, and where a.txt stands beside it, that one is "a.txt".
class FileIds {
 public:
  void tell_apart(Record& record, std::string_view file);

 private:
  std::set<std::string, std::less<>> given_;
};

/// Where records come from, as far as their format does not tell it.
struct Context {
  std::string origin;       ///< for messages
  std::string id;           ///< of an article that states none
  const Fields& fields;     ///< the names that members and columns go by
  PassedOver& passed_over;  ///< what an archive holds beside articles
  bool is_utf8 = false;     ///< whatever it says itself: it had a byte order mark
  bool is_in_archive = false;
};

/// Reads the records of one file in one format, one at a time. A record that is bad is an error in its place,
/// and the next one follows.
class Reader {
 public:
  virtual ~Reader() = default;
  virtual std::optional<Record> next() = 0;
};

}  // namespace hearsay::cli
