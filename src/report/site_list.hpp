#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "hearsay/site.hpp"

namespace hearsay {

/// Where the files of a site go. After the first error nothing more is written.
class SiteFiles {
 public:
  explicit SiteFiles(Site::Append append) : append_(std::move(append)) {}

  void put(const std::string& path, std::string_view text) {
    if (error_) return;
    if (const auto done = append_(path, text); done.has_error()) error_ = done.error();
  }
  void fail(Error error) {
    if (!error_) error_ = std::move(error);
  }
  Result<void> result() const { return error_ ? Result<void>(*error_) : Result<void>(); }

 private:
  Site::Append append_;
  std::optional<Error> error_;
};

/// A row of a list: what it sorts by, column for column, what it is filtered by, and its cells as markup.
class SiteRow {
 public:
  SiteRow& key(double value);
  SiteRow& key(std::string_view value);
  /// Words with spaces between them, of which a filter asks for one; or one value with spaces in it.
  SiteRow& facet(std::string_view value);
  SiteRow& cell(std::string_view markup, std::string_view classes = {});

  const std::string& cells() const { return cells_; }
  /// As an element of an array in JavaScript.
  std::string script() const;

 private:
  std::string keys_, facets_, cells_;
};

/// A page with one long table. The first rows stand in the page itself, and all of them in scripts of less
/// than a megabyte, which the page loads after it is shown: then it can be searched, filtered and sorted, and
/// its further pages seen. (A page that was opened from a file may load scripts, but no data.)
class SiteList {
 public:
  /// `name` is that of the page and of its scripts; `before` is the page up to its rows.
  SiteList(SiteFiles& files, std::string name, std::string before);

  void add(const SiteRow& row) { add(row.cells(), row.script()); }
  void add(std::string_view cells, std::string_view script);
  /// `after` is what follows the table.
  void finish(std::string_view after);

 private:
  void close_script();

  SiteFiles& files_;
  std::string name_, page_, script_;
  std::size_t rows_ = 0, scripts_ = 0;
};

/// The head of a list's table; columns without `sortable` have no keys that matter.
struct SiteColumn {
  std::string_view name;
  bool number = false;
  bool sortable = true;
  std::string_view classes = {};
};
std::string list_head(std::string_view caption, std::string_view classes,
                      const std::vector<SiteColumn>& columns);

/// A form with a field to search by and what else is put into it.
std::string list_filters(std::string_view label, std::string_view fields);
/// A choice among the values of a facet; of those in the list where no options are given.
std::string filter_choice(int facet, std::string_view name, std::string_view label,
                          std::string_view options = {});
std::string filter_dates(int facet);
/// Rows whose facet holds a word.
std::string filter_flag(int facet, std::string_view value, std::string_view label);

}  // namespace hearsay
