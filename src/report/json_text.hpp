#pragma once

#include <charconv>
#include <concepts>
#include <optional>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>

namespace hearsay {

/// JSON (RFC 8259) that is written as it goes, commas and all. A document of Boost.JSON has to be built
/// first, and looks each key up in its object: that took five times as long.
class JsonText {
 public:
  void begin_object() { open('{'); }
  void end_object() { text_ += '}'; }
  void begin_array() { open('['); }
  void end_array() { text_ += ']'; }

  /// A name that needs no escaping.
  void key(std::string_view name) {
    separate();
    text_ += '"';
    text_ += name;
    text_ += "\":";
  }

  void null() {
    separate();
    text_ += "null";
  }
  /// A number in the fewest digits that read back as the same: 0.4.
  template <class T>
  requires std::is_arithmetic_v<T>
  void value(T value) {
    separate();
    if constexpr (std::same_as<T, bool>) {
      text_ += value ? "true" : "false";
    } else {
      char digits[32];
      text_.append(digits, std::to_chars(digits, digits + sizeof digits, value).ptr);
    }
  }
  template <class T>
  void value(const std::optional<T>& known) {
    known ? value(*known) : null();
  }
  /// Well-formed UTF-8.
  void value(std::string_view text);

  std::string take() && { return std::move(text_); }

 private:
  void open(char bracket) {
    separate();
    text_ += bracket;
  }
  // A comma after a value that came before. Only brackets and the colon end what is none; text ends with '"'.
  void separate() {
    const char last = text_.empty() ? ':' : text_.back();
    if (last != '{' && last != '[' && last != ':') text_ += ',';
  }

  std::string text_;
};

}  // namespace hearsay
