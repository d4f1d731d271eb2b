#include "cli/input/bytes.hpp"

#include <fcntl.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <utility>

namespace hearsay::cli {
namespace {

Error io_error(int number = errno) {
  return {ErrorCode::io, 0, std::strerror(number)};
}

class File : public ByteSource {
 public:
  File(int descriptor, std::shared_ptr<Growth> growth)
      : descriptor_(descriptor), growth_(std::move(growth)) {}
  ~File() override {
    if (descriptor_ != STDIN_FILENO) ::close(descriptor_);
  }
  File(const File&) = delete;
  File& operator=(const File&) = delete;

  Result<std::size_t> read(char* to, std::size_t size) override {
    ssize_t got = 0;
    do {
      got = ::read(descriptor_, to, size);
    } while (got < 0 && errno == EINTR);
    if (got < 0) return io_error();
    growth_->taken += static_cast<std::size_t>(got);
    return static_cast<std::size_t>(got);
  }

 private:
  int descriptor_;
  std::shared_ptr<Growth> growth_;
};

class Memory : public ByteSource {
 public:
  explicit Memory(std::string_view bytes) : bytes_(bytes) {}

  Result<std::size_t> read(char* to, std::size_t size) override {
    size = bytes_.copy(to, size);
    bytes_.remove_prefix(size);
    return size;
  }

 private:
  std::string_view bytes_;
};

class Rest : public ByteSource {
 public:
  explicit Rest(ByteStream& stream) : stream_(stream) {}

  Result<std::size_t> read(char* to, std::size_t size) override {
    const std::string_view next = stream_.peek();
    if (next.empty() && stream_.error()) return *stream_.error();
    size = next.copy(to, size);
    stream_.skip(size);
    return size;
  }
  bool recover() override { return stream_.recover(); }
  bool is_whole() const override { return stream_.is_whole(); }

 private:
  ByteStream& stream_;
};

void append_utf8(std::string& to, char32_t c) {
  const auto byte = [&](char32_t bits) { to += static_cast<char>(bits); };
  if (c < 0x80) {
    byte(c);
  } else if (c < 0x800) {
    byte(0xC0 | c >> 6);
    byte(0x80 | (c & 0x3F));
  } else if (c < 0x10000) {
    byte(0xE0 | c >> 12);
    byte(0x80 | (c >> 6 & 0x3F));
    byte(0x80 | (c & 0x3F));
  } else {
    byte(0xF0 | c >> 18);
    byte(0x80 | (c >> 12 & 0x3F));
    byte(0x80 | (c >> 6 & 0x3F));
    byte(0x80 | (c & 0x3F));
  }
}

class Utf16 : public ByteSource {
 public:
  Utf16(std::unique_ptr<ByteStream> stream, bool big_endian)
      : stream_(std::move(stream)), big_endian_(big_endian) {}

  Result<std::size_t> read(char* to, std::size_t size) override {
    if (ready_.empty()) {
      if (auto made = convert(); made.has_error()) return made.error();
    }
    size = ready_.copy(to, size);
    ready_.erase(0, size);
    return size;
  }
  bool is_whole() const override { return stream_->error() && stream_->is_whole(); }

 private:
  char32_t unit(std::string_view bytes, std::size_t at) const {
    const auto first = static_cast<unsigned char>(bytes[at]),
               second = static_cast<unsigned char>(bytes[at + 1]);
    return big_endian_ ? char32_t{first} << 8 | second : char32_t{second} << 8 | first;
  }

  Result<void> convert() {
    const std::string_view bytes = stream_->peek(4);
    std::size_t at = 0;
    const auto bad = [&](const char* detail) {
      return Error{ErrorCode::invalid_record, stream_->position() + at, detail};
    };
    while (at + 2 <= bytes.size()) {
      char32_t c = unit(bytes, at);
      std::size_t length = 2;
      if (0xD800 <= c && c <= 0xDFFF) {
        if (at + 4 > bytes.size()) break;
        const char32_t low = unit(bytes, at + 2);
        if (c >= 0xDC00 || low < 0xDC00 || low > 0xDFFF) {
          if (at > 0) break;  // what stands before it goes first
          return bad("not well-formed UTF-16");
        }
        c = 0x10000 + ((c - 0xD800) << 10) + (low - 0xDC00);
        length = 4;
      }
      append_utf8(ready_, c);
      at += length;
    }
    if (at == 0 && !bytes.empty()) return bad("UTF-16 that breaks off");
    stream_->skip(at);
    if (at == 0 && stream_->error()) return *stream_->error();
    return {};
  }

  std::unique_ptr<ByteStream> stream_;
  bool big_endian_;
  std::string ready_;
};

}  // namespace

ByteStream::ByteStream(std::unique_ptr<ByteSource> source) : source_(std::move(source)) {}

std::string_view ByteStream::peek(std::size_t size) {
  constexpr std::size_t piece = std::size_t{1} << 16;
  while (end_ - begin_ < size && !at_end_) {
    if (begin_ > 0 && begin_ >= buffer_.size() / 2) {
      buffer_.erase(0, begin_);
      end_ -= begin_;
      begin_ = 0;
    }
    if (buffer_.size() < end_ + piece) buffer_.resize(std::max(end_ + piece, end_ + end_ / 2));
    const auto got = source_->read(buffer_.data() + end_, buffer_.size() - end_);
    if (got.has_error()) {
      error_ = got.error();
      if (error_->code != ErrorCode::io) error_->offset = position_ + (end_ - begin_);
      at_end_ = true;
    } else if (*got == 0) {
      at_end_ = true;
    } else {
      end_ += *got;
    }
  }
  return std::string_view(buffer_).substr(begin_, end_ - begin_);
}

void ByteStream::skip(std::size_t size) {
  begin_ += size;
  position_ += size;
  if (begin_ != end_) return;
  begin_ = end_ = 0;
  constexpr std::size_t kept = std::size_t{1} << 20;
  if (buffer_.size() > kept) std::string().swap(buffer_);
}

std::string ByteStream::take_all(std::size_t limit) {
  const std::string_view all = peek(limit + 1);
  std::string taken(all.substr(0, limit + 1));
  skip(taken.size());
  return taken;
}

bool ByteStream::recover() {
  if (!error_ || !source_->recover()) return false;
  error_.reset();
  at_end_ = false;
  return true;
}

Result<std::unique_ptr<ByteSource>> open_file(const std::string& path, std::shared_ptr<Growth> growth) {
  const int descriptor = path == "-" ? STDIN_FILENO : ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
  if (descriptor < 0) return io_error();
  return std::unique_ptr<ByteSource>(std::make_unique<File>(descriptor, std::move(growth)));
}

std::unique_ptr<ByteSource> bytes_of(std::string_view bytes) {
  return std::make_unique<Memory>(bytes);
}

std::unique_ptr<ByteSource> rest_of(ByteStream& stream) {
  return std::make_unique<Rest>(stream);
}

std::unique_ptr<ByteSource> from_utf16(std::unique_ptr<ByteStream> stream, bool big_endian) {
  return std::make_unique<Utf16>(std::move(stream), big_endian);
}

}  // namespace hearsay::cli
