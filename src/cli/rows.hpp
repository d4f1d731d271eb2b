#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace hearsay::cli {

/// A cell of a row, as it stands in the forms that rows are written in.
struct Cell {
  enum class Kind { text, number, texts, numbers };

  Cell(std::string_view of) : Cell(Kind::text, {std::string(of)}) {}
  Cell(const char* of) : Cell(std::string_view(of)) {}
  Cell(const std::string& of) : Cell(std::string_view(of)) {}
  Cell(std::vector<std::string> all) : Cell(Kind::texts, std::move(all)) {}
  /// Written as it is; null in JSON where it is empty.
  static Cell number(std::string of) { return {Kind::number, {std::move(of)}}; }
  static Cell number(std::uint64_t of) { return number(std::to_string(of)); }
  static Cell numbers(std::vector<std::string> all) { return {Kind::numbers, std::move(all)}; }

  Kind kind;
  std::vector<std::string> values;

 private:
  Cell(Kind is, std::vector<std::string> all) : kind(is), values(std::move(all)) {}
};

/// "one; another"
std::string joined(const std::vector<std::string>& parts);

enum class RowFormat { tsv, csv, jsonl };

/// Rows of the same columns on standard output. TSV and CSV begin with the names of the columns; lists are
/// joined by "; ". In JSON lines each row is an object.
class Rows {
 public:
  Rows(RowFormat format, std::vector<std::string> columns);
  void put(const std::vector<Cell>& row) const;

 private:
  RowFormat format_;
  std::vector<std::string> columns_;
};

}  // namespace hearsay::cli
