#include "hearsay/error.hpp"

namespace hearsay {

const char* to_string(ErrorCode code) noexcept {
  switch (code) {
    case ErrorCode::invalid_utf8:
      return "invalid UTF-8";
    case ErrorCode::limit_exceeded:
      return "limit exceeded";
    case ErrorCode::invalid_model:
      return "invalid model";
    case ErrorCode::invalid_lexicon:
      return "invalid lexicon";
    case ErrorCode::invalid_record:
      return "invalid record";
    case ErrorCode::io:
      return "input or output failed";
  }
  return "unknown error";
}

std::string to_string(const Error& error) {
  return std::string(to_string(error.code)) + " at byte " + std::to_string(error.offset) +
         (error.detail.empty() ? "" : ": " + error.detail);
}

}  // namespace hearsay
