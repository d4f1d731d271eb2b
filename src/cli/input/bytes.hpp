#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "hearsay/error.hpp"

namespace hearsay::cli {

/// How far decompression may make an input grow. All layers of one file share it: what is packed twice counts
/// twice.
struct Growth {
  static constexpr std::uint64_t always = std::uint64_t{256} << 20;  ///< that many bytes are never too many
  static constexpr std::uint64_t ratio = 1'000;                      ///< for each byte of the file

  std::uint64_t taken = 0;  ///< bytes of the file
  std::uint64_t given = 0;  ///< bytes that decompression made of them

  bool is_excessive() const { return given > always && given / ratio > taken; }
};

/// Where bytes come from: a file, memory, or what a decompressor makes of another source.
class ByteSource {
 public:
  virtual ~ByteSource() = default;

  /// Up to `size` bytes; 0 only at the end. Errors: io; invalid_record where compressed data is damaged.
  virtual Result<std::size_t> read(char* to, std::size_t size) = 0;

  /// After an error: goes on at the next part that can be read by itself. False where there is none.
  virtual bool recover() { return false; }

  /// After an error: whether nothing of what came before it is missing, as where a file goes on behind its
  /// end.
  virtual bool is_whole() const { return false; }
};

/// Bytes of a source, looked at before they are taken.
class ByteStream {
 public:
  explicit ByteStream(std::unique_ptr<ByteSource> source);

  /// The bytes that come next: `size` or more, fewer only where the stream ends. Valid until the next call.
  std::string_view peek(std::size_t size = 1);

  /// Takes bytes that have been seen.
  void skip(std::size_t size);

  /// How many bytes have been taken.
  std::uint64_t position() const { return position_; }

  /// Takes all that is left, but at most `limit` bytes and one more, which tells that there are more.
  std::string take_all(std::size_t limit);

  /// Why the stream ended before its end; the offset counts as position() does.
  const std::optional<Error>& error() const { return error_; }

  /// Goes on after an error; false where that cannot be.
  bool recover();

  /// Whether there was no error, or only one behind the whole of what was to be read.
  bool is_whole() const { return !error_ || source_->is_whole(); }

 private:
  std::unique_ptr<ByteSource> source_;
  std::string buffer_;
  std::size_t begin_ = 0, end_ = 0;  // of what the buffer holds
  std::uint64_t position_ = 0;
  bool at_end_ = false;
  std::optional<Error> error_;
};

/// A file; "-" is standard input. What is read is added to `growth->taken`. Errors: io.
Result<std::unique_ptr<ByteSource>> open_file(const std::string& path, std::shared_ptr<Growth> growth);

/// Bytes that must outlive it.
std::unique_ptr<ByteSource> bytes_of(std::string_view bytes);

/// What is left of a stream that must outlive it.
std::unique_ptr<ByteSource> rest_of(ByteStream& stream);

/// UTF-8 of UTF-16 behind its byte order mark, as a stream of which that has been taken.
std::unique_ptr<ByteSource> from_utf16(std::unique_ptr<ByteStream> stream, bool big_endian);

}  // namespace hearsay::cli
