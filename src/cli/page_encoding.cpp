// Labels mean what they mean to browsers (WHATWG Encoding Standard, 4.2): those of ASCII and Latin-1 stand
// for windows-1252, which has the quote marks that authors use. glibc converts.
#include "cli/page_encoding.hpp"

#include <iconv.h>

#include <algorithm>
#include <cerrno>
#include <cstdint>
#include <cstring>
#include <optional>
#include <utility>

#include "base/ascii.hpp"

namespace hearsay::cli::page {
namespace {

constexpr std::string_view replacement = "\uFFFD";

struct Encoding {
  std::string_view name;
  const char* converter;  // of iconv
  bool single_bytes;
  std::string_view labels;  // each with a space behind it
};

constexpr Encoding encodings[] = {
    {"utf-8", "UTF-8", false, "unicode-1-1-utf-8 unicode11utf8 unicode20utf8 utf-8 utf8 x-unicode20utf8 "},
    {"windows-1252", "CP1252", true,
     "ansi_x3.4-1968 ascii cp1252 cp819 csisolatin1 ibm819 iso-8859-1 iso-ir-100 iso8859-1 iso88591 "
     "iso_8859-1 iso_8859-1:1987 l1 latin1 us-ascii windows-1252 x-cp1252 latin-1 "},
    {"ibm866", "IBM866", true, "866 cp866 csibm866 ibm866 "},
    {"iso-8859-2", "ISO-8859-2", true,
     "csisolatin2 iso-8859-2 iso-ir-101 iso8859-2 iso88592 iso_8859-2 iso_8859-2:1987 l2 latin2 "},
    {"iso-8859-3", "ISO-8859-3", true,
     "csisolatin3 iso-8859-3 iso-ir-109 iso8859-3 iso88593 iso_8859-3 iso_8859-3:1988 l3 latin3 "},
    {"iso-8859-4", "ISO-8859-4", true,
     "csisolatin4 iso-8859-4 iso-ir-110 iso8859-4 iso88594 iso_8859-4 iso_8859-4:1988 l4 latin4 "},
    {"iso-8859-5", "ISO-8859-5", true,
     "csisolatincyrillic cyrillic iso-8859-5 iso-ir-144 iso8859-5 iso88595 iso_8859-5 iso_8859-5:1988 "},
    {"iso-8859-6", "ISO-8859-6", true,
     "arabic asmo-708 csiso88596e csiso88596i csisolatinarabic ecma-114 iso-8859-6 iso-8859-6-e iso-8859-6-i "
     "iso-ir-127 iso8859-6 iso88596 iso_8859-6 iso_8859-6:1987 "},
    {"iso-8859-7", "ISO-8859-7", true,
     "csisolatingreek ecma-118 elot_928 greek greek8 iso-8859-7 iso-ir-126 iso8859-7 iso88597 iso_8859-7 "
     "iso_8859-7:1987 sun_eu_greek "},
    {"iso-8859-8", "ISO-8859-8", true,
     "csiso88598e csisolatinhebrew hebrew iso-8859-8 iso-8859-8-e iso-ir-138 iso8859-8 iso88598 iso_8859-8 "
     "iso_8859-8:1988 visual "},
    {"iso-8859-8-i", "ISO-8859-8", true, "csiso88598i iso-8859-8-i logical "},
    {"iso-8859-10", "ISO-8859-10", true,
     "csisolatin6 iso-8859-10 iso-ir-157 iso8859-10 iso885910 l6 latin6 "},
    {"iso-8859-13", "ISO-8859-13", true, "iso-8859-13 iso8859-13 iso885913 "},
    {"iso-8859-14", "ISO-8859-14", true, "iso-8859-14 iso8859-14 iso885914 "},
    {"iso-8859-15", "ISO-8859-15", true, "csisolatin9 iso-8859-15 iso8859-15 iso885915 iso_8859-15 l9 "},
    {"iso-8859-16", "ISO-8859-16", true, "iso-8859-16 "},
    {"koi8-r", "KOI8-R", true, "cskoi8r koi koi8 koi8-r koi8_r "},
    {"koi8-u", "KOI8-U", true, "koi8-ru koi8-u "},
    {"macintosh", "MACINTOSH", true, "csmacintosh mac macintosh x-mac-roman "},
    {"windows-874", "CP874", true, "dos-874 iso-8859-11 iso8859-11 iso885911 tis-620 windows-874 "},
    {"windows-1250", "CP1250", true, "cp1250 windows-1250 x-cp1250 "},
    {"windows-1251", "CP1251", true, "cp1251 windows-1251 x-cp1251 "},
    {"windows-1253", "CP1253", true, "cp1253 windows-1253 x-cp1253 "},
    {"windows-1254", "CP1254", true,
     "cp1254 csisolatin5 iso-8859-9 iso-ir-148 iso8859-9 iso88599 iso_8859-9 iso_8859-9:1989 l5 latin5 "
     "windows-1254 x-cp1254 "},
    {"windows-1255", "CP1255", true, "cp1255 windows-1255 x-cp1255 "},
    {"windows-1256", "CP1256", true, "cp1256 windows-1256 x-cp1256 "},
    {"windows-1257", "CP1257", true, "cp1257 windows-1257 x-cp1257 "},
    {"windows-1258", "CP1258", true, "cp1258 windows-1258 x-cp1258 "},
    {"x-mac-cyrillic", "MAC-CYRILLIC", true, "x-mac-cyrillic x-mac-ukrainian "},
    {"gbk", "GB18030", false,
     "chinese csgb2312 csiso58gb231280 gb2312 gb_2312 gb_2312-80 gbk iso-ir-58 x-gbk "},
    {"gb18030", "GB18030", false, "gb18030 "},
    {"big5", "BIG5-HKSCS", false, "big5 big5-hkscs cn-big5 csbig5 x-x-big5 "},
    {"euc-jp", "EUC-JP-MS", false, "cseucpkdfmtjapanese euc-jp x-euc-jp "},
    {"iso-2022-jp", "ISO-2022-JP", false, "csiso2022jp iso-2022-jp "},
    {"shift_jis", "CP932", false, "csshiftjis ms932 ms_kanji shift-jis shift_jis sjis windows-31j x-sjis "},
    {"euc-kr", "UHC", false,
     "cseuckr csksc56011987 euc-kr iso-ir-149 korean ks_c_5601-1987 ks_c_5601-1989 ksc5601 ksc_5601 "
     "windows-949 "},
    {"replacement", nullptr, false,
     "csiso2022kr hz-gb-2312 iso-2022-cn iso-2022-cn-ext iso-2022-kr replacement "},
    {"utf-16be", "UTF-16BE", false, "unicodefffe utf-16be "},
    {"utf-16le", "UTF-16LE", false, "csunicode iso-10646-ucs-2 ucs-2 unicode unicodefeff utf-16 utf-16le "},
    {"x-user-defined", nullptr, true, "x-user-defined "},
};

const Encoding* find(std::string_view label) {
  while (!label.empty() && ascii::is_space(label.front())) label.remove_prefix(1);
  while (!label.empty() && ascii::is_space(label.back())) label.remove_suffix(1);
  if (label.empty() || label.size() > 40 || label.find(' ') != std::string_view::npos) return nullptr;
  const std::string wanted = ascii::lower_case(label) + ' ';
  for (const Encoding& one : encodings) {
    for (std::size_t at = one.labels.find(wanted); at != std::string_view::npos;
         at = one.labels.find(wanted, at + 1)) {
      if (at == 0 || one.labels[at - 1] == ' ') return &one;
    }
  }
  return nullptr;
}

// HTML standard, "algorithm for extracting a character encoding from a meta element".
const Encoding* charset_in(std::string_view content) {
  for (std::size_t at = content.find("charset"); at != std::string_view::npos;
       at = content.find("charset", at)) {
    at += 7;
    while (at < content.size() && ascii::is_space(content[at])) ++at;
    if (at == content.size() || content[at] != '=') continue;
    ++at;
    while (at < content.size() && ascii::is_space(content[at])) ++at;
    if (at == content.size()) return nullptr;
    if (content[at] == '"' || content[at] == '\'') {
      const std::size_t end = content.find(content[at], at + 1);
      return end == std::string_view::npos ? nullptr : find(content.substr(at + 1, end - at - 1));
    }
    const auto end = std::find_if(content.begin() + static_cast<std::ptrdiff_t>(at), content.end(),
                                  [](char c) { return ascii::is_space(c) || c == ';'; });
    return find(content.substr(at, static_cast<std::size_t>(end - content.begin()) - at));
  }
  return nullptr;
}

// HTML standard, "prescan a byte stream to determine its encoding".
class Prescan {
 public:
  explicit Prescan(std::string_view page) : start_(ascii::lower_case(page.substr(0, 1024))) {}

  const Encoding* run() {
    const Encoding* found = meta();
    if (found == nullptr && start_.starts_with("<?xml")) {
      const std::string_view declaration = std::string_view(start_).substr(0, start_.find('>'));
      const std::size_t at = declaration.find("encoding");
      if (at != std::string_view::npos)
        found = charset_in("charset" + std::string(declaration.substr(at + 8)));
    }
    if (found == nullptr) return nullptr;
    if (found->name.starts_with("utf-16")) return find("utf-8");  // or it could not have been read
    return found->name == "x-user-defined" ? find("windows-1252") : found;
  }

 private:
  const Encoding* meta() {
    while ((at_ = start_.find('<', at_)) != std::string::npos) {
      if (start_.compare(at_, 4, "<!--") == 0) {
        at_ = start_.find("-->", at_ + 2);
        if (at_ == std::string::npos) break;
      } else if (at_ + 5 < start_.size() && start_.compare(at_, 5, "<meta") == 0 &&
                 (ascii::is_space(start_[at_ + 5]) || start_[at_ + 5] == '/')) {
        at_ += 5;
        if (const Encoding* found = attributes_of_meta()) return found;
      } else if (at_ + 1 < start_.size() &&
                 (('a' <= start_[at_ + 1] && start_[at_ + 1] <= 'z') || start_[at_ + 1] == '/')) {
        while (at_ < start_.size() && !ascii::is_space(start_[at_]) && start_[at_] != '>') ++at_;
        while (attribute()) {
        }
      } else {
        ++at_;
      }
    }
    return nullptr;
  }

  const Encoding* attributes_of_meta() {
    bool is_type = false;
    const Encoding *charset = nullptr, *content = nullptr;
    while (const auto one = attribute()) {
      const auto& [name, value] = *one;
      if (name == "http-equiv") is_type = value == "content-type";
      if (name == "charset" && charset == nullptr) charset = find(value);
      if (name == "content" && content == nullptr) content = charset_in(value);
    }
    return charset != nullptr ? charset : is_type ? content : nullptr;
  }

  std::optional<std::pair<std::string_view, std::string_view>> attribute() {
    const std::string_view text = start_;
    while (at_ < text.size() && (ascii::is_space(text[at_]) || text[at_] == '/')) ++at_;
    if (at_ >= text.size() || text[at_] == '>') return std::nullopt;
    const std::size_t begin = at_++;
    while (at_ < text.size() && !ascii::is_space(text[at_]) && text[at_] != '/' && text[at_] != '>' &&
           text[at_] != '=')
      ++at_;
    const std::string_view name = text.substr(begin, at_ - begin);
    while (at_ < text.size() && ascii::is_space(text[at_])) ++at_;
    if (at_ >= text.size() || text[at_] != '=') return std::pair(name, std::string_view());
    ++at_;
    while (at_ < text.size() && ascii::is_space(text[at_])) ++at_;
    if (at_ >= text.size()) return std::nullopt;
    if (text[at_] == '"' || text[at_] == '\'') {
      const std::size_t first = at_ + 1, end = text.find(text[at_], first);
      if (end == std::string_view::npos) {
        at_ = text.size();
        return std::nullopt;
      }
      at_ = end + 1;
      return std::pair(name, text.substr(first, end - first));
    }
    const std::size_t first = at_;
    while (at_ < text.size() && !ascii::is_space(text[at_]) && text[at_] != '>') ++at_;
    return std::pair(name, text.substr(first, at_ - first));
  }

  std::string start_;
  std::size_t at_ = 0;
};

// How many bytes are of ASCII at the beginning of a text, in steps of eight.
std::size_t eights_of_ascii(std::string_view text) {
  std::size_t size = 0;
  for (std::uint64_t eight = 0; size + sizeof eight <= text.size(); size += sizeof eight) {
    std::memcpy(&eight, text.data() + size, sizeof eight);
    if ((eight & 0x8080808080808080) != 0) break;
  }
  return size;
}

// How many bytes the first character has; 0 where it is none.
std::size_t size_of_character(std::string_view text) {
  const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(text[i]); };
  const unsigned char c = byte(0);
  if (c < 0x80) return 1;
  const std::size_t size = c < 0xC2 ? 0 : c < 0xE0 ? 2 : c < 0xF0 ? 3 : c < 0xF5 ? 4 : 0;
  if (size == 0 || size > text.size()) return 0;
  for (std::size_t k = 1; k < size; ++k) {
    if ((byte(k) & 0xC0) != 0x80) return 0;
  }
  // Longer than it need be, half of a pair, or behind the last character.
  const bool is_none = (c == 0xE0 && byte(1) < 0xA0) || (c == 0xED && byte(1) > 0x9F) ||
                       (c == 0xF0 && byte(1) < 0x90) || (c == 0xF4 && byte(1) > 0x8F);
  return is_none ? 0 : size;
}

// Where the first byte stands that does not belong; the text's size where all do. The library has the same,
// but keeps it to itself.
std::size_t find_invalid(std::string_view text) {
  std::size_t i = 0;
  while (true) {
    i += eights_of_ascii(text.substr(i));
    if (i == text.size()) return i;
    const std::size_t size = size_of_character(text.substr(i));
    if (size == 0) return i;
    i += size;
  }
}

bool is_utf8(std::string_view text) {
  return find_invalid(text) == text.size();
}

// With a replacement for each byte that does not belong.
std::string well_formed(std::string_view text) {
  std::string result;
  while (!text.empty()) {
    const std::size_t valid = find_invalid(text);
    result += text.substr(0, valid);
    if (valid < text.size()) result += replacement;
    text.remove_prefix(std::min(valid + 1, text.size()));
  }
  return result;
}

std::string convert(std::string_view bytes, const Encoding& from) {
  if (from.converter == nullptr) return std::string(replacement);
  const iconv_t converter = iconv_open("UTF-8", from.converter);
  if (reinterpret_cast<std::intptr_t>(converter) == -1) return std::string(replacement);
  std::string out;
  char piece[1 << 14];
  char* in = const_cast<char*>(bytes.data());  // which iconv does not write to
  std::size_t left = bytes.size();
  while (left > 0) {
    char* to = piece;
    std::size_t space = sizeof piece;
    const std::size_t done = iconv(converter, &in, &left, &to, &space);
    out.append(piece, sizeof piece - space);
    if (done != static_cast<std::size_t>(-1) || errno == E2BIG) continue;
    out += replacement;
    const std::size_t skipped = std::min<std::size_t>(left, from.name.starts_with("utf-16") ? 2 : 1);
    in += skipped;
    left -= skipped;
  }
  iconv_close(converter);
  return out;
}

}  // namespace

std::string to_utf8(std::string_view page, std::string_view charset) {
  const Encoding* found = nullptr;
  if (page.starts_with("\xEF\xBB\xBF")) {
    page.remove_prefix(3);
    found = find("utf-8");
  } else if (page.starts_with("\xFE\xFF")) {
    page.remove_prefix(2);
    found = find("utf-16be");
  } else if (page.starts_with("\xFF\xFE")) {
    page.remove_prefix(2);
    found = find("utf-16le");
  }
  if (found == nullptr) found = find(charset);
  if (found == nullptr) {
    found = Prescan(page).run();
    const bool ascii = std::none_of(page.begin(), page.end(), [](char c) { return (c & 0x80) != 0; });
    if (found == nullptr || (found->single_bytes && !ascii))
      found = is_utf8(page) ? find("utf-8") : found == nullptr ? find("windows-1252") : found;
  }
  if (found->name == "utf-8") return well_formed(page);  // iconv lets forms of five and six bytes pass
  return convert(page, *found);
}

}  // namespace hearsay::cli::page
