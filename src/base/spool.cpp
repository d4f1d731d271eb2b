#include "base/spool.hpp"

#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstring>

namespace hearsay {
namespace {

[[noreturn]] void fail(const char* what) {
  throw SpoolError(std::string("a temporary file cannot be ") + what + ": " + std::strerror(errno));
}

using Size = std::uint32_t;

}  // namespace

Spool::Spool() : file_(std::tmpfile()) {
  if (!file_) fail("made");
}

std::uint64_t Spool::write(std::string_view bytes) {
  flushed_ = false;
  const auto size = static_cast<Size>(bytes.size());
  if (std::fwrite(&size, sizeof size, 1, file_.get()) != 1 ||
      std::fwrite(bytes.data(), 1, bytes.size(), file_.get()) != bytes.size())
    fail("written");
  const std::uint64_t place = end_;
  end_ += sizeof size + bytes.size();
  return place;
}

std::string Spool::read(std::uint64_t place) const {
  Size size = 0;
  copy(place, reinterpret_cast<char*>(&size), sizeof size);
  std::string bytes(size, '\0');
  copy(place + sizeof size, bytes.data(), size);
  return bytes;
}

void Spool::read(std::uint64_t place, std::size_t skip, char* into, std::size_t size) const {
  copy(place + sizeof(Size) + skip, into, size);
}

// Whoever goes on where the window ends will go on further: then much is read.
void Spool::copy(std::uint64_t from, char* into, std::size_t size) const {
  constexpr std::size_t little = 4096, much = 65536;
  while (size > 0) {
    const std::uint64_t window_end = window_at_ + window_.size();
    if (from < window_at_ || from >= window_end) {
      if (!flushed_ && std::fflush(file_.get()) != 0) fail("written");
      flushed_ = true;
      window_.resize(from == window_end ? much : little);
      const ssize_t got =
          pread(fileno(file_.get()), window_.data(), window_.size(), static_cast<off_t>(from));
      if (got <= 0) fail("read");
      window_.resize(static_cast<std::size_t>(got));
      window_at_ = from;
    }
    const auto skip = static_cast<std::size_t>(from - window_at_);
    const std::size_t part = std::min(size, window_.size() - skip);
    std::memcpy(into, window_.data() + skip, part);
    from += part;
    into += part;
    size -= part;
  }
}

}  // namespace hearsay
