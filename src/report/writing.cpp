#include "report/writing.hpp"

#include <boost/uuid/name_generator_sha1.hpp>
#include <boost/uuid/uuid.hpp>
#include <boost/uuid/uuid_io.hpp>
#include <charconv>

namespace hearsay {

std::string shortened(std::string_view text, std::size_t limit) {
  std::size_t count = 0;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if ((static_cast<unsigned char>(text[i]) & 0xC0) != 0x80 && count++ == limit)
      return std::string(text.substr(0, i)) + "…";
  }
  return std::string(text);
}

std::string byline(const Analysis& analysis) {
  std::string out;
  for (const std::string* part : {&analysis.author, &analysis.publisher, &analysis.date}) {
    if (!part->empty()) out += (out.empty() ? "" : " · ") + *part;
  }
  return out;
}

std::string fixed(double value, int decimals) {
  char digits[64];
  return {digits,
          std::to_chars(digits, digits + sizeof digits, value, std::chars_format::fixed, decimals).ptr};
}

std::string without_controls(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  for (std::size_t i = 0; i < text.size(); ++i) {
    const auto c = static_cast<unsigned char>(text[i]);
    const std::string_view character = text.substr(i, 3);
    if (character == "\uFFFE" || character == "\uFFFF") {
      out += ' ';
      i += 2;
    } else {
      out += (c < 0x20 && c != '\t' && c != '\n' && c != '\r') || c == 0x7F ? ' ' : text[i];
    }
  }
  return out;
}

std::string escaped(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  for (const char c : without_controls(text)) {
    switch (c) {
      case '&':
        out += "&amp;";
        break;
      case '<':
        out += "&lt;";
        break;
      case '>':
        out += "&gt;";
        break;
      case '"':
        out += "&quot;";
        break;
      case '\'':
        out += "&#39;";
        break;
      default:
        out += c;
    }
  }
  return out;
}

bool is_web_address(std::string_view text) {
  return (text.starts_with("https://") || text.starts_with("http://")) &&
         text.find_first_of(" \t\r\n\"<>\\^`{}|#") == std::string_view::npos;
}

std::string uuid(std::string_view name) {
  static const boost::uuids::name_generator_sha1 generator(boost::uuids::ns::url());
  return boost::uuids::to_string(generator("hearsay:" + std::string(name)));
}

}  // namespace hearsay
