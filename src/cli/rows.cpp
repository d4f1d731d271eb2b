#include "cli/rows.hpp"

#include <algorithm>
#include <boost/json/array.hpp>
#include <boost/json/object.hpp>
#include <boost/json/serialize.hpp>

#include "cli/command.hpp"
#include "report/fields.hpp"

namespace hearsay::cli {
namespace {

std::string in_json(const std::string& value, bool is_number) {
  if (is_number) return value.empty() ? "null" : value;
  return boost::json::serialize(boost::json::string(value));
}

std::string in_json(const Cell& cell) {
  const bool are_numbers = cell.kind == Cell::Kind::number || cell.kind == Cell::Kind::numbers;
  if (cell.kind == Cell::Kind::text || cell.kind == Cell::Kind::number)
    return in_json(cell.values[0], are_numbers);
  std::string list;
  for (const std::string& value : cell.values)
    list += (list.empty() ? "" : ",") + in_json(value, are_numbers);
  return "[" + list + "]";
}

}  // namespace

std::string joined(const std::vector<std::string>& parts) {
  std::string all;
  for (const std::string& part : parts) all += (all.empty() ? "" : "; ") + part;
  return all;
}

Rows::Rows(RowFormat format, std::vector<std::string> columns)
    : format_(format), columns_(std::move(columns)) {
  if (format_ == RowFormat::jsonl) return;
  std::vector<Cell> names(columns_.begin(), columns_.end());
  put(names);
}

void Rows::put(const std::vector<Cell>& row) const {
  std::string line;
  for (std::size_t i = 0; i < row.size(); ++i) {
    if (i > 0) line += format_ == RowFormat::tsv ? '\t' : ',';
    if (format_ == RowFormat::jsonl) {
      line += in_json(columns_[i], false) + ':' + in_json(row[i]);
      continue;
    }
    const std::string text = joined(row[i].values);
    if (format_ == RowFormat::csv) {
      append_csv_field(line, text);
    } else {
      append_tsv_field(line, text);
    }
  }
  print(format_ == RowFormat::jsonl ? "{" + line + "}\n" : line + "\n");
}

}  // namespace hearsay::cli
