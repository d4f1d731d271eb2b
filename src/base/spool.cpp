#include "base/spool.hpp"

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
  if (reading_ || at_ != end_) seek(end_);
  reading_ = false;
  const auto size = static_cast<Size>(bytes.size());
  if (std::fwrite(&size, sizeof size, 1, file_.get()) != 1 ||
      std::fwrite(bytes.data(), 1, bytes.size(), file_.get()) != bytes.size())
    fail("written");
  const std::uint64_t place = end_;
  end_ += sizeof size + bytes.size();
  at_ = end_;
  return place;
}

std::string Spool::read(std::uint64_t place) const {
  if (!reading_ || at_ != place) seek(place);
  reading_ = true;
  Size size = 0;
  if (std::fread(&size, sizeof size, 1, file_.get()) != 1) fail("read");
  std::string bytes(size, '\0');
  if (std::fread(bytes.data(), 1, size, file_.get()) != size) fail("read");
  at_ = place + sizeof size + size;
  return bytes;
}

void Spool::read(std::uint64_t place, std::size_t skip, char* into, std::size_t size) const {
  const std::uint64_t from = place + sizeof(Size) + skip;
  if (!reading_ || at_ != from) seek(from);
  reading_ = true;
  if (std::fread(into, 1, size, file_.get()) != size) fail("read");
  at_ = from + size;
}

void Spool::seek(std::uint64_t place) const {
  if (fseeko(file_.get(), static_cast<off_t>(place), SEEK_SET) != 0) fail("read");
}

}  // namespace hearsay
