#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "hearsay/error.hpp"

namespace hearsay::tagger {

/// Numbers in rows, one row after another.
struct Matrix {
  std::size_t rows = 0;
  std::size_t cols = 0;
  std::vector<float> values;  ///< rows · cols

  const float* row(std::size_t r) const noexcept { return values.data() + r * cols; }
};

/// One number in eight bits with a scale for each row: value = scale[row] · values[row · cols + col]. A view
/// into the file.
struct QuantisedMatrix {
  std::size_t rows = 0;
  std::size_t cols = 0;
  const std::int8_t* values = nullptr;
  std::vector<float> scales;  ///< one for each row

  const std::int8_t* row(std::size_t r) const noexcept { return values + r * cols; }
};

/// A weights file: named tensors of numbers, all little-endian.
///
// clang-format off
///     offset 0   8 bytes  89 48 53 59 0D 0A 1A 0A, which a transfer in text mode or of seven bits would break
///     offset 8   u32      version, 1
///     offset 12  u32      n, the number of tensors, 1 … 1024
///     offset 16  u64      size of the file in bytes
///     offset 24  u64      0
///     offset 32  n entries of 64 bytes:
// clang-format on
///         40 bytes  name of [a-z0-9_.], filled up with NUL (at most 39 characters), unique
///         u32       type: 0 u8, 1 i8, 2 i32, 3 u64, 4 f32
///         u32       rows ≥ 1
///         u32       columns ≥ 1
///         u32       0
///         u64       offset of the data, a multiple of 64
///     then the data, row after row
///     last 4 bytes  CRC-32 of all bytes before them
///
/// An i8 tensor NAME goes with an f32 tensor NAME.scale of one row: a factor for each row of NAME.
///
/// open() proves all of this, so that whoever reads a tensor afterwards needs to check its type and shape
/// alone. It allocates one entry for each tensor and nothing that the file's numbers could make large.
class Container {
 public:
  enum class Type : std::uint32_t { u8, i8, i32, u64, f32 };

  struct Tensor {
    std::string_view name;
    Type type;
    std::size_t rows;
    std::size_t cols;
    std::uint64_t offset;
  };

  /// `bytes` must stay where they are as long as the container is used. O(size).
  /// Errors: invalid_model with the offset of what is wrong.
  static Result<Container> open(std::span<const std::byte> bytes);

  /// The same without the checksum: of bytes that are a part of the program, as its code is.
  static Result<Container> open_unchecked(std::span<const std::byte> bytes);

  std::span<const Tensor> tensors() const noexcept { return tensors_; }

  /// The tensor of a name, or nullptr. O(number of tensors).
  const Tensor* find(std::string_view name) const noexcept;

  /// An f32 tensor, or an i8 tensor with its scales, as floats. Errors: invalid_model where there is none of
  /// the name, its type differs, or a value is not finite.
  Result<Matrix> matrix(std::string_view name) const;
  /// The same with the shape that it must have.
  Result<Matrix> matrix(std::string_view name, std::size_t rows, std::size_t cols) const;

  /// An i8 tensor with its scales. Errors as in matrix().
  Result<QuantisedMatrix> quantised(std::string_view name) const;
  Result<QuantisedMatrix> quantised(std::string_view name, std::size_t rows, std::size_t cols) const;

  /// A u64 tensor of one row. Errors as in matrix().
  Result<std::vector<std::uint64_t>> integers(std::string_view name) const;

 private:
  static Result<Container> read(std::span<const std::byte> bytes, bool checksum);

  std::span<const std::byte> data(const Tensor& tensor) const noexcept;
  Result<const Tensor*> require(std::string_view name, Type type) const;
  Result<std::vector<float>> floats(const Tensor& tensor) const;
  template <class M>
  Result<M> shaped(Result<M> matrix, std::string_view name, std::size_t rows, std::size_t cols) const;

  std::span<const std::byte> bytes_;
  std::vector<Tensor> tensors_;
};

/// The size of one number of a type, in bytes.
std::size_t size_of(Container::Type type) noexcept;

}  // namespace hearsay::tagger
