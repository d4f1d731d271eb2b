#include "tagger/container.hpp"

#include <algorithm>
#include <bit>
#include <cmath>
#include <cstring>
#include <type_traits>

#include "tagger/crc32.hpp"

namespace hearsay::tagger {
namespace {

constexpr unsigned char magic[] = {0x89, 'H', 'S', 'Y', '\r', '\n', 0x1A, '\n'};
constexpr std::uint32_t version = 1;
constexpr std::size_t header_size = 32;
constexpr std::size_t entry_size = 64;
constexpr std::size_t name_size = 40;
constexpr std::size_t trailer_size = 4;
constexpr std::size_t alignment = 64;
constexpr std::uint32_t max_tensors = 1024;

template <class T>
T load(const std::byte* p) noexcept {
  T value = 0;
  for (std::size_t i = 0; i < sizeof(T); ++i) value |= std::to_integer<T>(p[i]) << (8 * i);
  return value;
}

template <class T>
std::vector<T> load_all(std::span<const std::byte> raw) {
  if constexpr (std::endian::native == std::endian::little) {
    const T* const first = reinterpret_cast<const T*>(raw.data());
    return std::vector<T>(first, first + raw.size() / sizeof(T));
  } else {
    using Bits = std::conditional_t<sizeof(T) == 4, std::uint32_t, std::uint64_t>;
    std::vector<T> values(raw.size() / sizeof(T));
    for (std::size_t i = 0; i < values.size(); ++i)
      values[i] = std::bit_cast<T>(load<Bits>(raw.data() + sizeof(T) * i));
    return values;
  }
}

/// Without a branch in the loop, which makes it one for vector registers.
bool all_finite(std::span<const float> values) {
  constexpr std::int32_t exponent = 0x7F800000;
  std::int32_t infinite = 0;
  for (const float value : values)
    infinite |= (std::bit_cast<std::int32_t>(value) & exponent) == exponent ? 1 : 0;
  return infinite == 0;
}

Error invalid(std::uint64_t offset, std::string detail) {
  return Error{ErrorCode::invalid_model, offset, std::move(detail)};
}

bool is_name_character(char c) noexcept {
  return ('a' <= c && c <= 'z') || ('0' <= c && c <= '9') || c == '_' || c == '.';
}

std::string quoted(std::string_view name) {
  return "tensor '" + std::string(name) + "'";
}

const char* to_string(Container::Type type) noexcept {
  switch (type) {
    case Container::Type::u8:
      return "u8";
    case Container::Type::i8:
      return "i8";
    case Container::Type::i32:
      return "i32";
    case Container::Type::u64:
      return "u64";
    case Container::Type::f32:
      return "f32";
  }
  return "unknown";
}

Result<Container::Tensor> read_entry(std::span<const std::byte> bytes, std::size_t at,
                                     std::size_t data_begin) {
  const std::byte* entry = bytes.data() + at;
  const char* name = reinterpret_cast<const char*>(entry);
  const char* const name_end = name + name_size;
  const char* const stop = std::find(name, name_end, '\0');
  if (stop == name || stop == name_end || !std::all_of(name, stop, is_name_character) ||
      std::any_of(stop, name_end, [](char c) { return c != '\0'; })) {
    return invalid(at, "bad name of a tensor");
  }

  Container::Tensor tensor{.name = std::string_view(name, stop - name),
                           .type = static_cast<Container::Type>(load<std::uint32_t>(entry + 40)),
                           .rows = load<std::uint32_t>(entry + 44),
                           .cols = load<std::uint32_t>(entry + 48),
                           .offset = load<std::uint64_t>(entry + 56)};
  const std::size_t size = size_of(tensor.type);
  if (size == 0) return invalid(at + 40, "unknown type of " + quoted(tensor.name));
  if (tensor.rows == 0 || tensor.cols == 0) return invalid(at + 44, "empty " + quoted(tensor.name));
  if (load<std::uint32_t>(entry + 52) != 0)
    return invalid(at + 52, "reserved field of " + quoted(tensor.name) + " is not 0");

  const std::size_t data_end = bytes.size() - trailer_size;
  if (tensor.offset % alignment != 0 || tensor.offset < data_begin || tensor.offset > data_end) {
    return invalid(at + 56, "bad offset of " + quoted(tensor.name));
  }
  // rows and cols are below 2^32, so that only the product with the size could overflow: divide instead.
  if (tensor.rows > (data_end - tensor.offset) / size / tensor.cols) {
    return invalid(at + 44, quoted(tensor.name) + " does not fit into the file");
  }
  return tensor;
}

}  // namespace

std::size_t size_of(Container::Type type) noexcept {
  switch (type) {
    case Container::Type::u8:
    case Container::Type::i8:
      return 1;
    case Container::Type::i32:
    case Container::Type::f32:
      return 4;
    case Container::Type::u64:
      return 8;
  }
  return 0;
}

Result<Container> Container::open(std::span<const std::byte> bytes) {
  return read(bytes, true);
}

Result<Container> Container::open_unchecked(std::span<const std::byte> bytes) {
  return read(bytes, false);
}

Result<Container> Container::read(std::span<const std::byte> bytes, bool checksum) {
  if (bytes.size() < sizeof magic || std::memcmp(bytes.data(), magic, sizeof magic) != 0) {
    return invalid(0, "not a weights file of hearsay");
  }
  if (bytes.size() < header_size + trailer_size)
    return invalid(bytes.size(), "the file ends within its header");
  if (const auto found = load<std::uint32_t>(bytes.data() + 8); found != version) {
    return invalid(
        8, "version " + std::to_string(found) + "; this library reads version " + std::to_string(version));
  }
  if (const auto stated = load<std::uint64_t>(bytes.data() + 16); stated != bytes.size()) {
    return invalid(16, "the file should have " + std::to_string(stated) + " bytes and has " +
                           std::to_string(bytes.size()));
  }
  const std::size_t trailer = bytes.size() - trailer_size;
  if (checksum && crc32(bytes.first(trailer)) != load<std::uint32_t>(bytes.data() + trailer)) {
    return invalid(trailer, "the checksum does not fit: the file is damaged");
  }

  const auto count = load<std::uint32_t>(bytes.data() + 12);
  if (count == 0 || count > max_tensors) return invalid(12, "bad number of tensors");
  if (load<std::uint64_t>(bytes.data() + 24) != 0) return invalid(24, "reserved field is not 0");
  const std::size_t data_begin = header_size + count * entry_size;
  if (data_begin > trailer) return invalid(12, "the list of tensors does not fit into the file");

  Container container;
  container.bytes_ = bytes;
  container.tensors_.reserve(count);
  for (std::uint32_t i = 0; i < count; ++i) {
    const std::size_t at = header_size + i * entry_size;
    Result<Tensor> tensor = read_entry(bytes, at, data_begin);
    if (!tensor) return tensor.error();
    if (container.find(tensor->name) != nullptr)
      return invalid(at, quoted(tensor->name) + " stands twice in the file");
    container.tensors_.push_back(*tensor);
  }
  return container;
}

const Container::Tensor* Container::find(std::string_view name) const noexcept {
  const auto found =
      std::find_if(tensors_.begin(), tensors_.end(), [name](const Tensor& t) { return t.name == name; });
  return found == tensors_.end() ? nullptr : &*found;
}

std::span<const std::byte> Container::data(const Tensor& tensor) const noexcept {
  return bytes_.subspan(tensor.offset, tensor.rows * tensor.cols * size_of(tensor.type));
}

Result<const Container::Tensor*> Container::require(std::string_view name, Type type) const {
  const Tensor* tensor = find(name);
  if (tensor == nullptr) return invalid(header_size, "no " + quoted(name));
  if (tensor->type != type) {
    return invalid(tensor->offset,
                   quoted(name) + " is of type " + to_string(tensor->type) + ", not " + to_string(type));
  }
  return tensor;
}

Result<std::vector<float>> Container::floats(const Tensor& tensor) const {
  std::vector<float> values = load_all<float>(data(tensor));
  if (all_finite(values)) return values;
  const auto bad = std::find_if_not(values.begin(), values.end(), [](float x) { return std::isfinite(x); });
  return invalid(tensor.offset + 4 * static_cast<std::uint64_t>(bad - values.begin()),
                 quoted(tensor.name) + " holds a value that is not finite");
}

Result<QuantisedMatrix> Container::quantised(std::string_view name) const {
  const Result<const Tensor*> tensor = require(name, Type::i8);
  if (!tensor) return tensor.error();
  const std::string scale_name = std::string(name) + ".scale";
  const Result<const Tensor*> scale = require(scale_name, Type::f32);
  if (!scale) return scale.error();
  if ((*scale)->rows != 1 || (*scale)->cols != (*tensor)->rows) {
    return invalid((*scale)->offset,
                   quoted(scale_name) + " must have one value for each row of " + quoted(name));
  }
  Result<std::vector<float>> scales = floats(**scale);
  if (!scales) return scales.error();
  return QuantisedMatrix{(*tensor)->rows, (*tensor)->cols,
                         reinterpret_cast<const std::int8_t*>(data(**tensor).data()), *std::move(scales)};
}

Result<Matrix> Container::matrix(std::string_view name) const {
  if (const Tensor* tensor = find(name); tensor != nullptr && tensor->type == Type::i8) {
    const Result<QuantisedMatrix> quantised = this->quantised(name);
    if (!quantised) return quantised.error();
    Matrix matrix{quantised->rows, quantised->cols, std::vector<float>(quantised->rows * quantised->cols)};
    for (std::size_t r = 0; r < matrix.rows; ++r) {
      const float scale = quantised->scales[r];
      std::transform(quantised->row(r), quantised->row(r) + matrix.cols,
                     matrix.values.data() + r * matrix.cols,
                     [scale](std::int8_t value) { return scale * static_cast<float>(value); });
    }
    return matrix;
  }
  const Result<const Tensor*> tensor = require(name, Type::f32);
  if (!tensor) return tensor.error();
  Result<std::vector<float>> values = floats(**tensor);
  if (!values) return values.error();
  return Matrix{(*tensor)->rows, (*tensor)->cols, *std::move(values)};
}

template <class M>
Result<M> Container::shaped(Result<M> matrix, std::string_view name, std::size_t rows,
                            std::size_t cols) const {
  if (matrix && (matrix->rows != rows || matrix->cols != cols)) {
    return invalid(find(name)->offset, quoted(name) + " has shape " + std::to_string(matrix->rows) + " x " +
                                           std::to_string(matrix->cols) + ", not " + std::to_string(rows) +
                                           " x " + std::to_string(cols));
  }
  return matrix;
}

Result<Matrix> Container::matrix(std::string_view name, std::size_t rows, std::size_t cols) const {
  return shaped(matrix(name), name, rows, cols);
}

Result<QuantisedMatrix> Container::quantised(std::string_view name, std::size_t rows,
                                             std::size_t cols) const {
  return shaped(quantised(name), name, rows, cols);
}

Result<std::vector<std::uint64_t>> Container::integers(std::string_view name) const {
  const Result<const Tensor*> tensor = require(name, Type::u64);
  if (!tensor) return tensor.error();
  if ((*tensor)->rows != 1) return invalid((*tensor)->offset, quoted(name) + " must have one row");
  return load_all<std::uint64_t>(data(**tensor));
}

}  // namespace hearsay::tagger
