#include "report/json_text.hpp"

namespace hearsay {

void JsonText::value(std::string_view text) {
  constexpr std::string_view escaped = "\"\\\b\f\n\r\t", letters = "\"\\bfnrt", hex = "0123456789abcdef";
  separate();
  text_ += '"';
  std::size_t written = 0;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const auto byte = static_cast<unsigned char>(text[i]);
    if (byte >= 0x20 && byte != '"' && byte != '\\') continue;
    text_ += text.substr(written, i - written);
    text_ += '\\';
    if (const std::size_t at = escaped.find(text[i]); at != std::string_view::npos) {
      text_ += letters[at];
    } else {
      text_ += "u00";
      text_ += {hex[byte >> 4], hex[byte & 0xF]};
    }
    written = i + 1;
  }
  text_ += text.substr(written);
  text_ += '"';
}

}  // namespace hearsay
