#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

// Tables in memory as Apache Arrow lays them out, which other libraries take as they are: the C data
// interface (arrow.apache.org/docs/format/CDataInterface.html) needs two structs and no library.

extern "C" {
struct ArrowSchema {
  const char* format;
  const char* name;
  const char* metadata;
  std::int64_t flags;
  std::int64_t n_children;
  ArrowSchema** children;
  ArrowSchema* dictionary;
  void (*release)(ArrowSchema*);
  void* private_data;
};

struct ArrowArray {
  std::int64_t length;
  std::int64_t null_count;
  std::int64_t offset;
  std::int64_t n_buffers;
  std::int64_t n_children;
  const void** buffers;
  ArrowArray** children;
  ArrowArray* dictionary;
  void (*release)(ArrowArray*);
  void* private_data;
};

struct ArrowArrayStream {
  int (*get_schema)(ArrowArrayStream*, ArrowSchema*);
  int (*get_next)(ArrowArrayStream*, ArrowArray*);
  const char* (*get_last_error)(ArrowArrayStream*);
  void (*release)(ArrowArrayStream*);
  void* private_data;
};
}

namespace hearsay::python {

/// A column, filled from its top: one put(), null() or close() for each row.
class Column {
 public:
  /// What a value is; the only types are those that every consumer takes, Spark among them.
  enum class Type { boolean, int32, int64, float64, string, binary, list };

  Column(std::string name, Type type) : name_(std::move(name)), type_(type) {
    if (type >= Type::string) ends_.push_back(0);
  }
  /// A list of what `element` holds.
  Column(std::string name, Column element);

  void put(bool value);
  void put(std::int32_t value);
  void put(std::int64_t value);
  void put(double value);
  void put(std::string_view value);
  void null();
  /// Ends a list: its elements were put into element().
  void close();
  Column& element() { return children_[0]; }

  template <class T>
  void put(const std::optional<T>& value) {
    value ? put(*value) : null();
  }

  const std::string& name() const { return name_; }
  std::int64_t rows() const { return rows_; }
  /// Bytes of strings, its own or those of its elements.
  std::size_t text_size() const;

  /// Appends the value of a row as bytes.
  void write(std::int64_t row, std::string& out) const;
  /// Puts the value that write() wrote, and takes it off `in`; false where there is no such value.
  [[nodiscard]] bool read(std::string_view& in);

  void describe(ArrowSchema& out) const;
  /// `owner` keeps the column where it is for as long as somebody holds the array.
  void share(ArrowArray& out, const std::shared_ptr<const void>& owner) const;

 private:
  void note(bool valid);
  bool is_valid(std::int64_t row) const {
    return (valid_[static_cast<std::size_t>(row / 8)] >> (row % 8) & 1) != 0;
  }

  std::string name_;
  Type type_;
  std::int64_t rows_ = 0, nulls_ = 0;
  std::vector<std::uint8_t> valid_;  // a bit for each row
  std::vector<std::uint8_t> bits_;   // of booleans
  std::vector<std::int32_t> ends_;   // of strings and lists
  std::vector<std::int32_t> int32s_;
  std::vector<std::int64_t> int64s_;
  std::vector<double> float64s_;
  std::string text_;
  std::vector<Column> children_;
};

using Columns = std::vector<Column>;

/// Columns of equal lengths, in batches of so few rows that the text of one stays far below the 2 GiB that a
/// column of Arrow's type `string` can hold.
class Table {
 public:
  explicit Table(Columns schema) : schema_(std::move(schema)) {}

  /// The columns to put the next row into.
  Columns& next_row();

  const Columns& schema() const { return schema_; }
  const std::vector<std::shared_ptr<Columns>>& batches() const { return batches_; }
  std::int64_t rows() const;

  void describe(ArrowSchema& out) const;

 private:
  Columns schema_;
  std::vector<std::shared_ptr<Columns>> batches_;
};

/// A stream of its own of a table's batches. The table may go before it does.
ArrowArrayStream* new_stream(std::shared_ptr<const Table> table);

}  // namespace hearsay::python
