// WARC 1.1 (iipc.github.io/warc-specifications). What servers sent stands in it as they sent it, so that
// chunks and content codings (RFC 9112, RFC 9110) are undone here.
#include "cli/input/warc.hpp"

#include <algorithm>
#include <charconv>
#include <utility>
#include <vector>

#include "base/ascii.hpp"
#include "cli/html_article.hpp"
#include "cli/input/decompress.hpp"
#include "cli/input/text.hpp"

namespace hearsay::cli {
namespace {

constexpr std::size_t max_header = std::size_t{1} << 16;

struct Header {
  std::string first;  // its first line
  std::vector<std::pair<std::string, std::string>> fields;

  std::string_view operator[](std::string_view name) const {
    for (const auto& [known, value] : fields) {
      if (known == name) return value;
    }
    return {};
  }
};

// Where the empty line behind a header ends; npos where there is none.
std::size_t end_of_header(std::string_view text) {
  for (std::size_t at = text.find('\n'); at != std::string_view::npos; at = text.find('\n', at + 1)) {
    const std::string_view rest = text.substr(at + 1);
    if (rest.starts_with('\n')) return at + 2;
    if (rest.starts_with("\r\n")) return at + 3;
  }
  return std::string_view::npos;
}

Header header_of(std::string_view text) {
  Header header;
  bool is_first = true;
  while (!text.empty()) {
    std::string_view line = text.substr(0, text.find('\n'));
    text.remove_prefix(std::min(line.size() + 1, text.size()));
    if (line.ends_with('\r')) line.remove_suffix(1);
    if (std::exchange(is_first, false)) {
      header.first = line;
    } else if ((line.starts_with(' ') || line.starts_with('\t')) && !header.fields.empty()) {
      header.fields.back().second.append(" ").append(ascii::trimmed(line));  // a folded line
    } else if (const std::size_t colon = line.find(':'); colon != std::string_view::npos) {
      header.fields.emplace_back(ascii::lower_case(ascii::trimmed(line.substr(0, colon))),
                                 ascii::trimmed(line.substr(colon + 1)));
    }
  }
  return header;
}

// What stands in chunks; none where the body is in none, as with writers that join them and keep the header.
std::optional<std::string> joined_chunks(std::string_view body) {
  std::string joined;
  while (!body.empty()) {
    std::size_t size = 0;
    const auto [end, error] = std::from_chars(body.data(), body.data() + body.size(), size, 16);
    const std::size_t line = body.find('\n');
    if (error != std::errc() || line == std::string_view::npos ||
        body.find_first_not_of("0123456789abcdefABCDEF") == 0 ||
        static_cast<std::size_t>(end - body.data()) > line)
      return joined.empty() ? std::nullopt : std::optional(joined);
    body.remove_prefix(line + 1);
    if (size == 0) break;
    joined += body.substr(0, size);
    body.remove_prefix(std::min(size, body.size()));
    if (body.starts_with("\r\n")) {
      body.remove_prefix(2);
    } else if (body.starts_with('\n')) {
      body.remove_prefix(1);
    }
  }
  return joined;
}

// An address holds no other characters than those of ASCII, and is UTF-8 where it does nevertheless.
std::string as_address(std::string_view text) {
  if (text_of(std::string(text)).has_value()) return std::string(text);
  std::string address;
  for (const char c : text) {
    constexpr std::string_view digits = "0123456789ABCDEF";
    const auto byte = static_cast<unsigned char>(c);
    if (byte < 0x80) {
      address += c;
    } else {
      (address += '%').append({digits[byte >> 4], digits[byte & 0xF]});
    }
  }
  return address;
}

bool begins_record(std::string_view text) {
  return text.starts_with("WARC/1.") || text.starts_with("WARC/0.");
}

class WarcReader : public Reader {
 public:
  WarcReader(ByteStream& stream, Context context) : stream_(stream), context_(std::move(context)) {}

  std::optional<Record> next() override {
    while (true) {
      if (stream_ended_) return std::nullopt;
      skip_line_ends();
      if (stream_.peek(10).empty()) {
        if (!stream_.error()) return std::nullopt;
        ++number_;
        return lost(*stream_.error());
      }
      ++number_;
      if (auto record = read_record()) return record;
    }
  }

 private:
  std::string origin() const { return context_.origin + ", record " + std::to_string(number_); }

  Record bad(std::uint64_t at, std::string detail) const {
    return {origin(), Error{ErrorCode::invalid_record, at, std::move(detail)}};
  }

  void skip_line_ends() {
    while (true) {
      const std::string_view some = stream_.peek();
      const std::size_t ends = std::min(some.find_first_not_of("\r\n"), some.size());
      if (ends == 0) return;
      stream_.skip(ends);
    }
  }

  // Damage to what is compressed: what there is of the record goes, and the next member is looked for.
  Record lost(Error error) {
    while (!stream_.peek().empty()) stream_.skip(stream_.peek().size());
    if (!stream_.recover()) stream_ended_ = true;
    return {origin(), std::move(error)};
  }

  // Goes to what looks like the next record.
  void find_next() {
    constexpr std::string_view mark = "\nWARC/";
    while (true) {
      const std::string_view some = stream_.peek(mark.size() + 2);
      const std::size_t at = some.find(mark);
      if (at == std::string_view::npos) {
        if (some.size() < mark.size() + 2) {
          stream_.skip(some.size());
          return;
        }
        stream_.skip(some.size() - (mark.size() - 1));
      } else {
        stream_.skip(at + 1);
        if (begins_record(stream_.peek(7))) return;
      }
    }
  }

  // Takes `size` bytes and keeps as many as an article may have; false where there are fewer.
  bool take(std::uint64_t size, std::string* to) {
    while (size > 0) {
      const std::string_view some = stream_.peek();
      if (some.empty()) return false;
      const auto part = static_cast<std::size_t>(std::min<std::uint64_t>(size, some.size()));
      if (to != nullptr) to->append(some.substr(0, part));
      stream_.skip(part);
      size -= part;
    }
    return true;
  }

  Record too_long(std::uint64_t at) const {
    return {origin(), Error{ErrorCode::limit_exceeded, at,
                            "the record has more than " + std::to_string(Document::max_size) + " bytes"}};
  }

  // What a record that does not hold what it should becomes: the stream's own error goes first.
  Record bad_here(std::uint64_t at, std::string detail) {
    if (stream_.error()) return lost(*stream_.error());
    find_next();
    return bad(at, std::move(detail));
  }

  // Takes the header of the record that comes next. Tells what is wrong with it, if anything is.
  std::optional<Record> take_header(Header& header) {
    const std::uint64_t begin = stream_.position();
    if (!begins_record(stream_.peek(8)))
      return bad_here(begin, "no header of a WARC record; went on at the next");
    std::size_t size = 0;
    std::size_t end = std::string_view::npos;
    while (end == std::string_view::npos && size <= max_header) {
      const std::string_view some = stream_.peek(size + 1).substr(0, max_header + 1);
      end = end_of_header(some);
      if (some.size() <= size) break;
      size = some.size();
    }
    if (end == std::string_view::npos) {
      return bad_here(begin, size <= max_header ? "the record breaks off"
                                                : "a header that does not end; went on at the next");
    }
    header = header_of(stream_.peek().substr(0, end));
    stream_.skip(end);
    return std::nullopt;
  }

  // What of a record is read.
  enum class Kind { none, response, page, text };

  static Kind kind_of(const Header& header) {
    const std::string type = ascii::lower_case(header["warc-type"]),
                      media = ascii::lower_case(header["content-type"]);
    if (type == "response" && (media.starts_with("application/http") || media.empty())) return Kind::response;
    if (type == "resource" && (media.starts_with("text/html") || media.starts_with("application/xhtml")))
      return Kind::page;
    if (type == "conversion" && media.starts_with("text/plain")) return Kind::text;
    return Kind::none;
  }

  static std::optional<std::uint64_t> length_of(const Header& header) {
    const std::string_view length = header["content-length"];
    std::uint64_t content = 0;
    const auto [stop, error] = std::from_chars(length.data(), length.data() + length.size(), content);
    if (length.empty() || error != std::errc() || stop != length.data() + length.size()) return std::nullopt;
    return content;
  }

  // Takes the bytes behind a header that began at `begin`, into `block` where it is asked for. Tells what is
  // wrong with them, if anything is.
  std::optional<Record> take_block(std::uint64_t begin, std::uint64_t size, std::string* block) {
    const bool is_whole = take(size, block);
    // A member of a .gz is good only when its end has been seen.
    if (is_whole) stream_.peek(5);
    if (!is_whole || (stream_.error() && stream_.peek().size() < 4)) {
      if (stream_.error()) return lost(*stream_.error());
      return bad(begin, "the record breaks off");
    }
    const std::string_view next = stream_.peek();
    if (next.empty() || next.starts_with('\r') || next.starts_with('\n') || begins_record(stream_.peek(7)))
      return std::nullopt;
    find_next();
    return bad(begin, "its Content-Length is not that of its block; went on at the next");
  }

  std::optional<Record> read_record() {
    const std::uint64_t begin = stream_.position();
    Header header;
    if (auto wrong = take_header(header)) return wrong;
    const auto size = length_of(header);
    if (!size) {
      find_next();
      return bad(begin, "no Content-Length; went on at the next");
    }
    const Kind kind = kind_of(header);
    const bool is_long = *size > Document::max_size + max_header;
    std::string block;
    if (auto wrong = take_block(begin, *size, kind == Kind::none || is_long ? nullptr : &block)) return wrong;
    if (kind == Kind::none) return std::nullopt;
    if (is_long) return too_long(begin);
    auto article = article_of(kind, block, header);
    if (!article) return std::nullopt;
    Record record{origin(), *std::move(article)};
    if (record.article.has_error()) {
      Error error = record.article.error();
      error.offset = begin;
      record.article = std::move(error);
      return record;
    }
    std::string_view address = header["warc-target-uri"];
    if (address.starts_with('<') && address.ends_with('>'))
      address = address.substr(1, address.size() - 2);  // WARC 1.0
    Article& made = *record.article;
    made.id = as_address(address.empty() ? header["warc-record-id"] : address);
    if (made.url.empty()) made.url = as_address(address);
    if (made.date.empty()) made.date = as_address(header["warc-date"]);
    return record;
  }

  static std::optional<Result<Article>> article_of(Kind kind, const std::string& block,
                                                   const Header& header) {
    switch (kind) {
      case Kind::none:
        return std::nullopt;
      case Kind::response:
        return response(block, header);
      case Kind::page:
        return read_html("", block);
      case Kind::text:
        return plain(block);
    }
    return std::nullopt;
  }

  static Result<Article> plain(const std::string& block) {
    auto text = text_of(block);
    if (text.has_error()) return text.error();
    Article article;
    article.text = *std::move(text);
    return article;
  }

  // The page that a server sent; none where it sent something else.
  static std::optional<Result<Article>> response(std::string_view block, const Header& warc) {
    const auto bad = [](const char* detail) {
      return Result<Article>(Error{ErrorCode::invalid_record, 0, detail});
    };
    const std::size_t end = end_of_header(block.substr(0, max_header));
    if (!block.starts_with("HTTP/")) return bad("no answer of HTTP");
    if (end == std::string_view::npos) return bad("a header of HTTP that does not end");
    const Header http = header_of(block.substr(0, end));
    const std::string_view status = ascii::trimmed(
        std::string_view(http.first).substr(std::min(http.first.find(' '), http.first.size())));
    if (!status.starts_with("200")) return std::nullopt;
    const std::string media = ascii::lower_case(http["content-type"]);
    if (!media.empty() && !media.starts_with("text/html") && !media.starts_with("application/xhtml+xml"))
      return std::nullopt;
    if (!warc["warc-segment-number"].empty()) return bad("a record in segments, which is not read");
    std::string body(block.substr(end));
    if (ascii::lower_case(http["transfer-encoding"]).find("chunked") != std::string::npos) {
      if (auto joined = joined_chunks(body)) body = *std::move(joined);
    }
    std::vector<std::string> codings;
    std::string list = ascii::lower_case(http["content-encoding"]);
    while (!list.empty()) {
      const std::size_t comma = list.find(',');
      const std::string coding(ascii::trimmed(std::string_view(list).substr(0, comma)));
      if (!coding.empty() && coding != "identity") codings.push_back(coding);
      list.erase(0, comma == std::string::npos ? comma : comma + 1);
    }
    for (auto coding = codings.rbegin(); coding != codings.rend(); ++coding) {
      auto decoded = decode_content(*coding, body, Document::max_size);
      if (decoded.has_error()) return Result<Article>(decoded.error());
      body = *std::move(decoded);
    }
    if (media.empty() && !is_html(body)) return std::nullopt;
    // The server's word goes before the page's own.
    std::string_view charset;
    if (const std::size_t at = media.find("charset="); at != std::string::npos) {
      charset = std::string_view(media).substr(at + 8);
      charset = ascii::trimmed(charset.substr(0, charset.find(';')));
      if (charset.size() > 1 && charset.front() == '"' && charset.back() == '"')
        charset = charset.substr(1, charset.size() - 2);
    }
    return read_html("", body, charset);
  }

  ByteStream& stream_;
  Context context_;
  std::uint64_t number_ = 0;
  bool stream_ended_ = false;
};

}  // namespace

bool is_warc(std::string_view head) {
  return begins_record(head);
}

std::unique_ptr<Reader> read_warc(ByteStream& stream, Context context) {
  return std::make_unique<WarcReader>(stream, std::move(context));
}

}  // namespace hearsay::cli
