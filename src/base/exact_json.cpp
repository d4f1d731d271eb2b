#include "base/exact_json.hpp"

#include <boost/json/basic_parser_impl.hpp>
#include <boost/json/value_stack.hpp>
#include <charconv>
#include <limits>

namespace hearsay::base {
namespace {

namespace json = boost::json;

/// Builds a value as Boost's own parser does, but for numbers, of which that of 1.81 may miss the last digit.
struct Builder {
  using Code = boost::system::error_code;
  using View = json::string_view;

  static constexpr std::size_t max_object_size = std::numeric_limits<std::size_t>::max();
  static constexpr std::size_t max_array_size = max_object_size;
  static constexpr std::size_t max_key_size = max_object_size;
  static constexpr std::size_t max_string_size = max_object_size;

  json::value_stack stack;

  bool on_document_begin(Code&) {
    stack.reset();
    return true;
  }
  bool on_document_end(Code&) { return true; }
  bool on_object_begin(Code&) { return true; }
  bool on_object_end(std::size_t size, Code&) {
    stack.push_object(size);
    return true;
  }
  bool on_array_begin(Code&) { return true; }
  bool on_array_end(std::size_t size, Code&) {
    stack.push_array(size);
    return true;
  }
  bool on_key_part(View part, std::size_t, Code&) {
    stack.push_chars(part);
    return true;
  }
  bool on_key(View last_part, std::size_t, Code&) {
    stack.push_key(last_part);
    return true;
  }
  bool on_string_part(View part, std::size_t, Code&) {
    stack.push_chars(part);
    return true;
  }
  bool on_string(View last_part, std::size_t, Code&) {
    stack.push_string(last_part);
    return true;
  }
  bool on_number_part(View, Code&) { return true; }
  bool on_int64(std::int64_t number, View, Code&) {
    stack.push_int64(number);
    return true;
  }
  bool on_uint64(std::uint64_t number, View, Code&) {
    stack.push_uint64(number);
    return true;
  }
  bool on_double(double number, View digits, Code&) {
    std::from_chars(digits.data(), digits.data() + digits.size(), number);
    stack.push_double(number);
    return true;
  }
  bool on_bool(bool value, Code&) {
    stack.push_bool(value);
    return true;
  }
  bool on_null(Code&) {
    stack.push_null();
    return true;
  }
  bool on_comment_part(View, Code&) { return true; }
  bool on_comment(View, Code&) { return true; }
};

}  // namespace

Result<json::value> parse_json(std::string_view text) {
  json::basic_parser<Builder> parser(json::parse_options{});
  boost::system::error_code error;
  const std::size_t read = parser.write_some(false, text.data(), text.size(), error);
  if (error) return Error{ErrorCode::invalid_record, read, "not JSON: " + error.message()};
  if (text.find_first_not_of(" \t\r\n", read) != std::string_view::npos)
    return Error{ErrorCode::invalid_record, read, "not JSON: more than one value"};
  return parser.handler().stack.release();
}

}  // namespace hearsay::base
