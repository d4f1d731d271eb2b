#include "cli/output.hpp"

#include <cerrno>
#include <cstring>
#include <iostream>

#include "cli/command.hpp"

namespace hearsay::cli {

Output::Output(const std::string& path, bool append)
    : file_(path, std::ios::binary | (append ? std::ios::app : std::ios::trunc)),
      path_(path),
      error_(file_ ? 0 : errno) {}

Output& Output::standard() {
  static Output output;
  return output;
}

std::ostream& Output::stream() {
  return path_.empty() ? std::cout : file_;
}

bool Output::write(std::string_view text) {
  if (stream().write(text.data(), static_cast<std::streamsize>(text.size()))) return true;
  if (error_ == 0) error_ = errno;
  return false;
}

int Output::finish(int code) {
  if (stream().flush()) return code;
  if (error_ == 0) error_ = errno;
  if (error_ != EPIPE)
    complain(path_.empty() ? "standard output" : path_, {ErrorCode::io, 0, std::strerror(error_)});
  return some_failed;
}

}  // namespace hearsay::cli
