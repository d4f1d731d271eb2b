#include "cli/input/table.hpp"

#include <algorithm>
#include <utility>
#include <vector>

#include "cli/input/markup.hpp"
#include "cli/input/text.hpp"

namespace hearsay::cli {
namespace {

constexpr std::size_t max_row = std::size_t{256} << 20, max_cells = 10'000;

struct Row {
  std::vector<std::string> cells;
  std::uint64_t begin = 0, line = 0;  // where it begins
  std::string error;
  bool is_long = false;
};

// Follows a row byte by byte: cells follow one another until a line end that no quote marks surround.
class RowParser {
 public:
  RowParser(Row& row, char separator) : row_(row), separator_(separator) {}

  // False where the byte ends the row.
  bool take(char c) {
    if (state_ == quoted) {
      if (c == '"') {
        state_ = behind_quote;
      } else {
        cell_ += c;
      }
      return true;
    }
    if (state_ == behind_quote && c == '"') {
      cell_ += c;
      state_ = quoted;
    } else if (c == separator_) {
      if (row_.cells.size() < max_cells) row_.cells.push_back(std::move(cell_));
      cell_.clear();
      state_ = at_start;
    } else if (c == '\n') {
      return false;
    } else if (c == '"' && state_ == at_start) {
      state_ = quoted;
    } else if (c != '\r') {
      if (state_ == behind_quote) row_.error = "words behind a quoted cell";
      cell_ += c;
      state_ = plain;
    }
    return true;
  }

  void forget() {
    row_.cells.clear();
    cell_.clear();
  }

  void end() {
    if (state_ == quoted) row_.error = "a quoted cell that does not end";
    row_.cells.push_back(std::move(cell_));
  }

 private:
  Row& row_;
  char separator_;
  std::string cell_;
  enum { at_start, plain, quoted, behind_quote } state_ = at_start;
};

class Rows {
 public:
  Rows(ByteStream& stream, char separator) : stream_(stream), separator_(separator) {}

  std::optional<Row> next() {
    if (stream_.peek().empty()) return std::nullopt;
    Row row;
    row.begin = stream_.position();
    row.line = line_;
    RowParser parser(row, separator_);
    std::size_t size = 0;
    bool ended = false;
    while (!ended && !stream_.peek().empty()) {
      const std::string_view some = stream_.peek();
      std::size_t i = 0;
      for (; i < some.size() && !ended; ++i) {
        if (some[i] == '\n') ++line_;
        ended = !parser.take(some[i]);
      }
      size += i;
      stream_.skip(i);
      if (size > max_row) {
        row.is_long = true;
        parser.forget();
      }
    }
    parser.end();
    return row;
  }

 private:
  ByteStream& stream_;
  char separator_;
  std::uint64_t line_ = 1;
};

std::string_view first_line(std::string_view head) {
  // A name in quote marks may hold a line end, but no name does.
  std::string_view line = head.substr(0, head.find('\n'));
  if (line.ends_with('\r')) line.remove_suffix(1);
  return line;
}

std::vector<std::string> cells_of(std::string_view line, char separator) {
  ByteStream stream(bytes_of(line));
  auto row = Rows(stream, separator).next();
  return row ? std::move(row->cells) : std::vector<std::string>{};
}

// Whether there are a few rows behind the first one, and hardly one has not as many cells as it.
bool has_rows_like_first(std::string_view head, char separator) {
  constexpr std::size_t fewest = 3, most = 100;
  ByteStream stream(bytes_of(head));
  Rows rows(stream, separator);
  const auto names = rows.next();
  std::size_t alike = 0, all = 0;
  for (; all < most; ++all) {
    const auto row = rows.next();
    if (!row) break;
    const bool fits = row->cells.size() == names->cells.size() && row->error.empty();
    if (!fits && stream.peek().empty()) break;  // the last one may be cut off
    alike += fits ? 1 : 0;
  }
  return alike >= fewest && alike * 10 >= all * 9;
}

bool is_word(std::string_view cell) {
  const std::size_t begin = std::min(cell.find_first_not_of(' '), cell.size());
  cell = cell.substr(begin, cell.find_last_not_of(' ') + 1 - begin);
  return cell.find(' ') == std::string_view::npos;
}

// Commas of prose have spaces behind them, as some tables' have; but of a table some column holds single
// words or numbers.
bool is_prose(std::string_view head, char separator) {
  constexpr std::size_t most_rows = 100;
  ByteStream stream(bytes_of(head));
  Rows rows(stream, separator);
  std::vector<bool> words;  // for each column, whether all cells are single ones
  std::size_t count = 0;
  const auto names = rows.next();
  if (!names || std::none_of(names->cells.begin(), names->cells.end(), [](const std::string& cell) {
        return cell.starts_with(' ') || cell.ends_with(' ');
      }))
    return false;
  words.assign(names->cells.size(), true);
  for (; count < most_rows; ++count) {
    const auto row = rows.next();
    if (!row || (count > 0 && stream.peek().empty())) break;  // the last one may be cut off
    if (row->cells.size() != words.size() || !row->error.empty()) return true;
    for (std::size_t i = 0; i < words.size(); ++i) words[i] = words[i] && is_word(row->cells[i]);
  }
  return count == 0 || std::none_of(words.begin(), words.end(), [](bool word) { return word; });
}

bool is_name(const std::string& cell) {
  return cell.size() <= 64 && std::count(cell.begin(), cell.end(), ' ') <= 3 &&
         cell.find_first_of(".!?<>{}\"") == std::string::npos;
}

class TableReader : public Reader {
 public:
  TableReader(ByteStream& stream, Context context)
      : stream_(stream), context_(std::move(context)), rows_(stream, table_separator(stream.peek(1 << 16))) {
    if (auto row = rows_.next()) names_ = std::move(row->cells);
  }

  std::optional<Record> next() override {
    while (auto row = rows_.next()) {
      if (row->cells.size() == 1 && row->cells[0].empty() && row->error.empty() && !row->is_long) continue;
      ++number_;
      return Record{context_.origin + ":" + std::to_string(row->line), article_of(*row)};
    }
    if (stream_.error() && !std::exchange(failed_, true)) return Record{context_.origin, *stream_.error()};
    return std::nullopt;
  }

 private:
  Result<Article> article_of(const Row& row) const {
    const auto bad = [&](std::string detail) {
      return Error{ErrorCode::invalid_record, row.begin, std::move(detail)};
    };
    if (row.is_long)
      return Error{ErrorCode::limit_exceeded, row.begin,
                   "the row is longer than " + std::to_string(max_row) + " bytes"};
    if (!row.error.empty()) return bad(row.error);
    if (row.cells.size() != names_.size())
      return bad("the row has " + std::to_string(row.cells.size()) + " cells and the first one " +
                 std::to_string(names_.size()));
    for (const std::string& cell : row.cells) {
      if (const auto text = text_of(cell); text.has_error())
        return Error{text.error().code, row.begin, text.error().detail};
    }
    auto article = make_article(
        context_.fields, names_,
        [&](std::size_t i, const Field&) {
          const std::string& cell = row.cells[i];
          return Value{cell, true, is_markup(cell) || Fields::holds_markup(names_[i])};
        },
        context_.id + "#" + std::to_string(number_));
    if (article.has_error()) return bad(article.error().detail);
    return article;
  }

  ByteStream& stream_;
  Context context_;
  Rows rows_;
  std::vector<std::string> names_;
  std::uint64_t number_ = 0;
  bool failed_ = false;
};

}  // namespace

char table_separator(std::string_view head) {
  const std::string_view line = first_line(head);
  if (line.size() > 1 << 12) return '\0';
  for (const char separator : {'\t', ',', ';'}) {
    if (line.find(separator) == std::string_view::npos) continue;
    const auto cells = cells_of(line, separator);
    const bool are_names = std::all_of(cells.begin(), cells.end(), is_name);
    if (are_names && cells.size() > 1 && !is_prose(head, separator)) return separator;
  }
  return '\0';
}

bool is_table_of_articles(std::string_view head, const Fields& fields) {
  const char separator = table_separator(head);
  if (separator == '\0') return false;
  const auto cells = cells_of(first_line(head), separator);
  if (fields.columns(fields.field(&Article::text), cells).empty()) return false;
  std::size_t known = 0;
  for (const Field& field : fields.all()) {
    if (!fields.columns(field, cells).empty()) ++known;
  }
  return known > 1 || fields.field(&Article::text).chosen;
}

bool is_table(std::string_view head) {
  const char separator = table_separator(head);
  return separator != '\0' && has_rows_like_first(head, separator);
}

std::string table_columns(std::string_view head) {
  return listed(cells_of(first_line(head), table_separator(head)));
}

std::unique_ptr<Reader> read_table(ByteStream& stream, Context context) {
  return std::make_unique<TableReader>(stream, std::move(context));
}

}  // namespace hearsay::cli
