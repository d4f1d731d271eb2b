#include "table.hpp"

#include <algorithm>
#include <cerrno>
#include <cstring>

namespace hearsay::python {
namespace {

constexpr std::int64_t most_rows = 65536;
constexpr std::size_t most_text = std::size_t{64} << 20;

// What a struct of the interface points to; it goes when the struct is released.
struct SchemaParts {
  std::string format, name;
  std::vector<ArrowSchema> children;
  std::vector<ArrowSchema*> pointers;
};

struct ArrayParts {
  std::shared_ptr<const void> owner;
  std::vector<const void*> buffers;
  std::vector<ArrowArray> children;
  std::vector<ArrowArray*> pointers;
};

template <class Struct, class Parts>
void release(Struct* one) {
  auto* parts = static_cast<Parts*>(one->private_data);
  for (Struct& child : parts->children) {
    if (child.release != nullptr) child.release(&child);
  }
  delete parts;
  one->release = nullptr;
}

template <class Struct, class Parts>
void finish(Struct& out, std::unique_ptr<Parts> parts) {
  for (Struct& child : parts->children) parts->pointers.push_back(&child);
  out.n_children = static_cast<std::int64_t>(parts->children.size());
  out.children = parts->pointers.data();
  out.release = release<Struct, Parts>;
  out.private_data = parts.release();
}

void describe(ArrowSchema& out, std::string format, std::string name, const Columns& children) {
  constexpr std::int64_t nullable = 2;
  auto parts = std::make_unique<SchemaParts>();
  parts->format = std::move(format);
  parts->name = std::move(name);
  parts->children.resize(children.size());
  for (std::size_t i = 0; i < children.size(); ++i) children[i].describe(parts->children[i]);
  out = {};
  out.format = parts->format.c_str();
  out.name = parts->name.c_str();
  out.flags = nullable;
  finish(out, std::move(parts));
}

void share(ArrowArray& out, std::int64_t rows, std::int64_t nulls, std::vector<const void*> buffers,
           const Columns& children, const std::shared_ptr<const void>& owner) {
  auto parts = std::make_unique<ArrayParts>();
  parts->owner = owner;
  parts->buffers = std::move(buffers);
  parts->children.resize(children.size());
  for (std::size_t i = 0; i < children.size(); ++i) children[i].share(parts->children[i], owner);
  out = {};
  out.length = rows;
  out.null_count = nulls;
  out.n_buffers = static_cast<std::int64_t>(parts->buffers.size());
  out.buffers = parts->buffers.data();
  finish(out, std::move(parts));
}

struct StreamState {
  std::shared_ptr<const Table> table;
  std::size_t at = 0;
};

}  // namespace

Column::Column(std::string name, Column element) : Column(std::move(name), Type::list) {
  children_.push_back(std::move(element));
}

void Column::note(bool valid) {
  if (rows_ % 8 == 0) valid_.push_back(0);
  if (valid) {
    valid_.back() = static_cast<std::uint8_t>(valid_.back() | 1U << (rows_ % 8));
  } else {
    ++nulls_;
  }
  ++rows_;
}

void Column::put(bool value) {
  if (rows_ % 8 == 0) bits_.push_back(0);
  if (value) bits_.back() = static_cast<std::uint8_t>(bits_.back() | 1U << (rows_ % 8));
  note(true);
}

void Column::put(std::int32_t value) {
  int32s_.push_back(value);
  note(true);
}

void Column::put(std::int64_t value) {
  int64s_.push_back(value);
  note(true);
}

void Column::put(double value) {
  float64s_.push_back(value);
  note(true);
}

void Column::put(std::string_view value) {
  text_ += value;
  ends_.push_back(static_cast<std::int32_t>(text_.size()));
  note(true);
}

void Column::close() {
  ends_.push_back(static_cast<std::int32_t>(element().rows()));
  note(true);
}

void Column::null() {
  switch (type_) {
    case Type::boolean:
      if (rows_ % 8 == 0) bits_.push_back(0);
      break;
    case Type::int32:
      int32s_.push_back(0);
      break;
    case Type::int64:
      int64s_.push_back(0);
      break;
    case Type::float64:
      float64s_.push_back(0);
      break;
    case Type::string:
    case Type::binary:
    case Type::list:
      ends_.push_back(ends_.back());
      break;
  }
  note(false);
}

void Column::write(std::int64_t row, std::string& out) const {
  const auto at = static_cast<std::size_t>(row);
  const bool valid = is_valid(row);
  out.push_back(valid ? '\1' : '\0');
  if (!valid) return;
  const auto bytes_of = [&](const auto& value) {
    out.append(reinterpret_cast<const char*>(&value), sizeof value);
  };
  switch (type_) {
    case Type::boolean:
      out.push_back(static_cast<char>(bits_[at / 8] >> (at % 8) & 1));
      break;
    case Type::int32:
      bytes_of(int32s_[at]);
      break;
    case Type::int64:
      bytes_of(int64s_[at]);
      break;
    case Type::float64:
      bytes_of(float64s_[at]);
      break;
    case Type::string:
    case Type::binary:
      bytes_of(ends_[at + 1] - ends_[at]);
      out.append(text_, static_cast<std::size_t>(ends_[at]),
                 static_cast<std::size_t>(ends_[at + 1] - ends_[at]));
      break;
    case Type::list:
      bytes_of(ends_[at + 1] - ends_[at]);
      for (std::int32_t i = ends_[at]; i < ends_[at + 1]; ++i) children_[0].write(i, out);
      break;
  }
}

bool Column::read(std::string_view& in) {
  const auto take = [&](auto& value) {
    if (in.size() < sizeof value) return false;
    std::memcpy(&value, in.data(), sizeof value);
    in.remove_prefix(sizeof value);
    return true;
  };
  const auto take_and_put = [&](auto value) {
    if (!take(value)) return false;
    put(value);
    return true;
  };
  char flag = 0;
  std::int32_t size = 0;
  if (!take(flag)) return false;
  if (flag == 0) return null(), true;
  switch (type_) {
    case Type::boolean:
      if (!take(flag)) return false;
      put(flag != 0);
      return true;
    case Type::int32:
      return take_and_put(std::int32_t{});
    case Type::int64:
      return take_and_put(std::int64_t{});
    case Type::float64:
      return take_and_put(double{});
    case Type::string:
    case Type::binary:
      if (!take(size) || size < 0 || in.size() < static_cast<std::size_t>(size)) return false;
      put(in.substr(0, static_cast<std::size_t>(size)));
      in.remove_prefix(static_cast<std::size_t>(size));
      return true;
    case Type::list:
      if (!take(size) || size < 0 || in.size() < static_cast<std::size_t>(size)) return false;
      for (std::int32_t i = 0; i < size; ++i)
        if (!element().read(in)) return false;
      close();
      return true;
  }
  return false;
}

std::size_t Column::text_size() const {
  return children_.empty() ? text_.size() : children_[0].text_size();
}

void Column::describe(ArrowSchema& out) const {
  static constexpr const char* formats[] = {"b", "i", "l", "g", "u", "z", "+l"};
  python::describe(out, formats[static_cast<int>(type_)], name_, children_);
}

void Column::share(ArrowArray& out, const std::shared_ptr<const void>& owner) const {
  std::vector<const void*> buffers{nulls_ == 0 ? nullptr : valid_.data()};
  switch (type_) {
    case Type::boolean:
      buffers.push_back(bits_.data());
      break;
    case Type::int32:
      buffers.push_back(int32s_.data());
      break;
    case Type::int64:
      buffers.push_back(int64s_.data());
      break;
    case Type::float64:
      buffers.push_back(float64s_.data());
      break;
    case Type::string:
    case Type::binary:
      buffers.push_back(ends_.data());
      buffers.push_back(text_.data());
      break;
    case Type::list:
      buffers.push_back(ends_.data());
      break;
  }
  python::share(out, rows_, nulls_, std::move(buffers), children_, owner);
}

Columns& Table::next_row() {
  const auto is_full = [](const Columns& batch) {
    return batch[0].rows() >= most_rows || std::any_of(batch.begin(), batch.end(), [](const Column& column) {
             return column.text_size() >= most_text;
           });
  };
  if (batches_.empty() || is_full(*batches_.back())) batches_.push_back(std::make_shared<Columns>(schema_));
  return *batches_.back();
}

std::int64_t Table::rows() const {
  std::int64_t sum = 0;
  for (const auto& batch : batches_) sum += (*batch)[0].rows();
  return sum;
}

void Table::describe(ArrowSchema& out) const {
  python::describe(out, "+s", "", schema_);
}

ArrowArrayStream* new_stream(std::shared_ptr<const Table> table) {
  auto* stream = new ArrowArrayStream{};
  stream->private_data = new StreamState{std::move(table), 0};
  stream->get_schema = [](ArrowArrayStream* self, ArrowSchema* out) noexcept {
    static_cast<StreamState*>(self->private_data)->table->describe(*out);
    return 0;
  };
  stream->get_next = [](ArrowArrayStream* self, ArrowArray* out) noexcept {
    auto& state = *static_cast<StreamState*>(self->private_data);
    *out = {};
    if (state.at < state.table->batches().size()) {
      const auto& batch = state.table->batches()[state.at++];
      share(*out, (*batch)[0].rows(), 0, {nullptr}, *batch, batch);
    }
    return 0;
  };
  stream->get_last_error = [](ArrowArrayStream*) noexcept -> const char* { return nullptr; };
  stream->release = [](ArrowArrayStream* self) noexcept {
    delete static_cast<StreamState*>(self->private_data);
    self->release = nullptr;
  };
  return stream;
}

}  // namespace hearsay::python
