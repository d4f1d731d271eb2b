#pragma once

#include <boost/system/result.hpp>
#include <cstdint>
#include <exception>
#include <string>

#include "hearsay/export.hpp"
#include "hearsay/words.hpp"

namespace hearsay {

enum class ErrorCode : std::uint8_t {
  invalid_utf8,     ///< the text is not well-formed UTF-8
  limit_exceeded,   ///< a documented limit (size, nesting, length of a line) was passed
  invalid_model,    ///< a weights file is damaged, foreign or of another version
  invalid_lexicon,  ///< a lexicon line cannot be understood
  invalid_record,   ///< a record of the input (JSON line, CSV line, standoff line) cannot be understood
  io,               ///< the operating system refused to read or write
};
template <>
inline constexpr std::size_t enumerator_count<ErrorCode> = 6;

/// What was wrong with an input, and where. Nothing found is not an error: it is an empty range.
struct Error {
  ErrorCode code;
  std::uint64_t offset = 0;  ///< bytes from the start of the input
  std::string detail;        ///< for people: one line, without the file's name

  friend bool operator==(const Error&, const Error&) = default;
};

/// A short name of the code, such as "invalid UTF-8".
[[nodiscard]] HEARSAY_EXPORT const char* to_string(ErrorCode code) noexcept;

/// "invalid UTF-8 at byte 17: not a well-formed sequence".
[[nodiscard]] HEARSAY_EXPORT std::string to_string(const Error& error);

/// Thrown by Result<T>::value() when it holds an error.
class HEARSAY_EXPORT BadResult : public std::exception {
 public:
  explicit BadResult(const Error& error) : what_(to_string(error)) {}
  const char* what() const noexcept override { return what_.c_str(); }

 private:
  std::string what_;
};

/// Found by argument-dependent lookup from boost::system::result.
[[noreturn]] inline void throw_exception_from_error(const Error& error, const boost::source_location&) {
  throw BadResult(error);
}

template <class T>
using Result = boost::system::result<T, Error>;

}  // namespace hearsay
