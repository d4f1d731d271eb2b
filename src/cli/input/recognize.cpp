#include "cli/input/recognize.hpp"

#include <libxml/HTMLparser.h>

#include <algorithm>
#include <utility>

#include "base/ascii.hpp"
#include "cli/html_article.hpp"
#include "cli/input/archive.hpp"
#include "cli/input/decompress.hpp"
#include "cli/input/feed.hpp"
#include "cli/input/json.hpp"
#include "cli/input/newsml.hpp"
#include "cli/input/nitf.hpp"
#include "cli/input/table.hpp"
#include "cli/input/text.hpp"
#include "cli/input/warc.hpp"
#include "cli/input/xml.hpp"

namespace hearsay::cli {
namespace {

using namespace std::string_view_literals;

constexpr std::size_t look = std::size_t{1} << 16;

struct Mark {
  std::size_t at;
  std::string_view bytes, refusal;
  bool is_text = false;  ///< the format holds no control characters, which tell the others from words
};

// What is told by name rather than as bytes of any kind.
constexpr Mark marks[] = {
    {0, "%PDF-"sv, "PDF is not read; its text is: pdftotext -layout FILE - | hearsay analyze"sv, true},
    {0, "{\\rtf"sv, "RTF is not read; its text is: pandoc -f rtf -t plain FILE | hearsay analyze"sv, true},
    {0, "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1"sv,
     "a document of old Office (.doc, .xls, .msg) is not read; that of Word is once converted: soffice "
     "--headless "
     "--convert-to txt:Text:UTF8 FILE"sv},
    {0, "%!PS"sv, "PostScript is not read; its text is: ps2ascii FILE | hearsay analyze"sv, true},
    {0, "AT&TFORM"sv, "DjVu is not read; its text is: djvutxt FILE | hearsay analyze"sv},
    {0, "7z\xBC\xAF\x27\x1C"sv, ".7z is not read; unpack it into a folder: 7z x -oFOLDER FILE"sv},
    {0, "Rar!"sv, ".rar is not read; unpack it into a folder: unrar x FILE FOLDER/"sv},
    {0, "PAR1"sv,
     "Parquet is not read; turn it into JSON lines: duckdb -c \"COPY (FROM 'FILE') TO 'FILE.jsonl' (FORMAT json)\""sv},
    {0, "SQLite format 3"sv,
     "a database of SQLite is not read; turn a table into CSV: sqlite3 -header -csv FILE 'SELECT * FROM TABLE' > FILE.csv"sv},
    {0, "\xFF\xD8\xFF"sv,
     "a picture (JPEG) holds no text; what is printed in it is read by: tesseract FILE - | hearsay analyze"sv},
    {0, "\x89PNG"sv,
     "a picture (PNG) holds no text; what is printed in it is read by: tesseract FILE - | hearsay analyze"sv},
    {0, "GIF8"sv, "a picture (GIF) holds no text"sv},
    {8, "WEBP"sv, "a picture (WebP) holds no text"sv},
    {0, "II*\0"sv,
     "a picture (TIFF) holds no text; what is printed in it is read by: tesseract FILE - | hearsay analyze"sv},
    {0, "MM\0*"sv,
     "a picture (TIFF) holds no text; what is printed in it is read by: tesseract FILE - | hearsay analyze"sv},
    {4, "ftyp"sv, "sound or video holds no text"sv},
    {0, "ID3"sv, "sound holds no text"sv},
    {0, "OggS"sv, "sound or video holds no text"sv},
    {0,
     "\x7F"
     "ELF"sv,
     "a program is not read"sv},
};

std::string refusal_of_document(std::string_view kind) {
  if (kind == "XLSX" || kind == "OpenDocument" || kind == "PPTX") {
    return std::string(kind) + " is not read; turn it into text: soffice --headless --convert-to " +
           (kind == "PPTX" ? "pdf" : "csv") + " FILE";
  }
  return std::string(kind) + " is not read; its text is: pandoc -f " + ascii::lower_case(kind) +
         " -t plain FILE | hearsay analyze";
}

// Control characters that text does not hold; a few of them are mere faults of it.
bool is_binary(std::string_view head) {
  constexpr std::ptrdiff_t few = 3;
  const auto count = std::count_if(head.begin(), head.end(), [](char c) {
    const auto byte = static_cast<unsigned char>(c);
    return byte < 0x20 && std::string_view("\b\t\n\v\f\r\x1B").find(c) == std::string_view::npos;
  });
  return count * (count > few ? 100 : 10) > static_cast<std::ptrdiff_t>(head.size());
}

// Whether bytes begin with the header of a message (RFC 5322) that a program wrote: one of its fields is of
// those that people do not type, as they type "From: …" above a press release.
bool is_message(std::string_view head) {
  constexpr std::string_view of_programs[] = {"mime-version", "message-id", "return-path", "delivered-to",
                                              "content-transfer-encoding"};
  bool found = false;
  while (!head.empty()) {
    std::string_view line = head.substr(0, head.find('\n'));
    head.remove_prefix(std::min(line.size() + 1, head.size()));
    if (line.ends_with('\r')) line.remove_suffix(1);
    if (line.empty()) break;
    if (line.front() == ' ' || line.front() == '\t') continue;  // the field before goes on
    const std::string_view name = line.substr(0, line.find(':'));
    const bool is_field = name.size() < line.size() && !name.empty() &&
                          std::all_of(name.begin(), name.end(), [](char c) { return '!' <= c && c <= '~'; });
    if (!is_field) return false;
    found = found || std::find(std::begin(of_programs), std::end(of_programs), ascii::lower_case(name)) !=
                         std::end(of_programs);
  }
  return found;
}

// Messages behind one another, each behind a line "From ADDRESS DATE".
bool is_mailbox(std::string_view head) {
  const std::size_t end = head.find('\n');
  return head.starts_with("From ") && end != std::string_view::npos && is_message(head.substr(end + 1));
}

// UTF-16 of mostly Latin letters has a zero in every other byte: at odd places where it is little-endian.
std::string_view utf16_without_mark(std::string_view head) {
  std::size_t zeros[2] = {0, 0};
  for (std::size_t i = 0; i < head.size(); ++i) zeros[i % 2] += head[i] == '\0' ? 1 : 0;
  const std::size_t half = head.size() / 2;
  if (half >= 4 && zeros[1] * 10 > half * 7 && zeros[0] * 10 < half) return "utf-16le";
  if (half >= 4 && zeros[0] * 10 > half * 7 && zeros[1] * 10 < half) return "utf-16be";
  return {};
}

Recognized refused(std::string refusal) {
  return {nullptr, std::move(refusal), false};
}

class Nothing : public Reader {
 public:
  std::optional<Record> next() override { return std::nullopt; }
};

// One that ended before it told what it is.
class Failed : public Reader {
 public:
  explicit Failed(Record record) : record_(std::move(record)) {}
  std::optional<Record> next() override { return std::exchange(record_, std::nullopt); }

 private:
  std::optional<Record> record_;
};

std::string_view converter_for(std::string_view root) {
  if (root == "article") return "pandoc -f jats -t plain FILE | hearsay analyze";
  if (root == "book" || root == "chapter" || root == "section")
    return "pandoc -f docbook -t plain FILE | hearsay analyze";
  if (root == "FictionBook") return "pandoc -f fb2 -t plain FILE | hearsay analyze";
  return "xmllint --xpath 'string(//ELEMENT)' FILE | hearsay analyze";
}

// What begins with a tag.
std::optional<Recognized> of_markup(ByteStream& stream, Context& context) {
  const std::string_view head = stream.peek(look);
  const auto root = xml_root(head);
  if (root) {
    for (const auto format_of : {feed_format, nitf_format, newsml_format}) {
      if (const XmlFormat* format = format_of(*root))
        return Recognized{read_xml(stream, std::move(context), *format), "", false};
    }
  }
  const bool names_html = root && ascii::lower_case(root->name) == "html";
  if (names_html || is_html(head)) return Recognized{read_page(stream, std::move(context)), "", false};
  if (!root) return std::nullopt;
  const std::string name = ascii::lower_case(root->name);
  if (!root->declared && root->tag.find("xmlns") == std::string::npos &&
      htmlTagLookup(reinterpret_cast<const xmlChar*>(name.c_str())) != nullptr)
    return Recognized{read_page(stream, std::move(context)), "", false};
  const bool is_closed = head.find("</" + root->name) != std::string_view::npos || root->tag.ends_with("/>");
  if (!root->declared && !is_closed && root->tag.find('=') == std::string::npos) return std::nullopt;
  return refused("XML with the root <" + listed({root->name}) +
                 "> is not read; take the text out of it: " + std::string(converter_for(root->name)));
}

bool is_compression(std::string_view ending) {
  return ending == ".gz" || ending == ".xz" || ending == ".zst" || ending == ".bz2" || ending == ".lzma";
}

// Where the last ending of a file's name begins, at its end where there is none.
std::size_t ending_at(std::string_view path) {
  const std::size_t name = path.rfind('/') == std::string_view::npos ? 0 : path.rfind('/') + 1;
  const std::size_t dot = path.rfind('.');
  return dot == std::string_view::npos || dot <= name ? path.size() : dot;
}

std::string_view without_compression(std::string_view path) {
  const std::size_t end = ending_at(path);
  return is_compression(path.substr(end)) ? path.substr(0, end) : path;
}

}  // namespace

void PassedOver::add(std::string_view name) {
  std::string ending = ascii::lower_case(std::string(name.substr(ending_at(name))));
  ++endings_[ending.empty() || ending.size() > 12 ? "without an ending" : ending];
}

std::string PassedOver::line() const {
  std::size_t all = 0;
  std::vector<std::pair<std::size_t, std::string>> most;
  for (const auto& [ending, count] : endings_) {
    all += count;
    most.emplace_back(count, ending);
  }
  if (all == 0) return "";
  std::stable_sort(most.begin(), most.end(), [](const auto& a, const auto& b) { return a.first > b.first; });
  std::vector<std::string> parts;
  for (const auto& [count, ending] : most) parts.push_back(std::to_string(count) + " " + ending);
  return "passed over " + std::to_string(all) + (all == 1 ? " file: " : " files: ") + listed(parts);
}

void FileIds::tell_apart(Record& record, std::string_view file) {
  if (record.article.has_error() || record.article->id != without_ending(file)) return;
  std::string& id = record.article->id;
  for (int copy = 1; !given_.insert(id).second; ++copy)
    id = std::string(file) + (copy == 1 ? "" : "#" + std::to_string(copy));
}

bool Recognized::is_article_of_folder(std::string_view name) const {
  if (reader == nullptr) return false;
  const std::string_view path = without_compression(name);
  const std::string ending = ascii::lower_case(std::string(path.substr(ending_at(path))));
  return !is_plain_text || ending == ".txt" || ending == ".text";
}

std::string as_text(std::string name) {
  for (auto read = Document::from_utf8(name); read.has_error(); read = Document::from_utf8(name)) {
    name.replace(static_cast<std::size_t>(read.error().offset), 1, "\uFFFD");
  }
  return name;
}

std::string without_ending(std::string_view path) {
  path = without_compression(path);
  return std::string(path.substr(0, ending_at(path)));
}

namespace {

// Passes over the mark of an encoding, and reads on in UTF-8. Tells why that cannot be, if so.
std::optional<std::string> read_encoding_mark(std::unique_ptr<ByteStream>& stream, Context& context) {
  const std::string_view head = stream->peek(4);
  if (head.starts_with("\xEF\xBB\xBF")) {
    stream->skip(3);
    context.is_utf8 = true;
  } else if (head.starts_with("\xFF\xFE\0\0"sv)) {
    return "UTF-32 is not read; convert it: iconv -f utf-32 -t utf-8 FILE | hearsay analyze";
  } else if (head.starts_with("\xFF\xFE"sv) || head.starts_with("\xFE\xFF"sv)) {
    const bool big_endian = head.starts_with("\xFE"sv);
    stream->skip(2);
    stream = std::make_unique<ByteStream>(from_utf16(std::move(stream), big_endian));
    context.is_utf8 = true;
  }
  return std::nullopt;
}

Recognized of_nothing(const ByteStream& stream, const Context& context) {
  if (stream.error()) return {std::make_unique<Failed>(Record{context.origin, *stream.error()}), "", false};
  return {std::make_unique<Nothing>(), "", false};
}

// What begins with a bracket, behind `space` bytes. No more bytes are waited for than tell what it is.
std::optional<Recognized> of_bracket(ByteStream& stream, std::size_t space, Context& context) {
  const std::string_view head = stream.peek(space + 5).substr(space);
  if (head.starts_with("{\"h") || head.starts_with("{\"g")) {
    const std::string_view more = stream.peek(space + 24).substr(space);
    if (more.starts_with("{\"hearsay-corpus\":"))
      return refused("a corpus is no article; 'hearsay corpus' reads it");
    if (more.starts_with("{\"generator\":\"hearsay "))
      return refused("what hearsay made of articles is no article");
  }
  if (is_json(stream.peek())) return Recognized{read_json(stream, std::move(context)), "", false};
  return std::nullopt;
}

// A format that is not read.
std::optional<Recognized> of_mark(std::string_view head) {
  const std::string_view front = head.substr(0, 512);
  const bool is_controlled =
      std::any_of(front.begin(), front.end(), [](char c) { return 0 <= c && c < '\b'; });
  for (const Mark& mark : marks) {
    if ((mark.is_text || is_controlled) &&
        head.substr(std::min(mark.at, head.size())).starts_with(mark.bytes))
      return refused(std::string(mark.refusal));
  }
  return std::nullopt;
}

Recognized of_archive(ByteStream& stream, Context& context, const std::shared_ptr<Growth>& growth) {
  if (const auto kind = document_in_zip(stream.peek(look)); !kind.empty())
    return refused(refusal_of_document(kind));
  if (context.is_in_archive) return refused("an archive in an archive is not read; unpack it");
  return {read_archive(stream, std::move(context), growth), "", false};
}

// What is no text that can be read.
std::optional<Recognized> of_other_bytes(std::string_view head) {
  if (const auto encoding = utf16_without_mark(head); !encoding.empty())
    return refused("UTF-16 without a byte order mark; convert it: iconv -f " + std::string(encoding) +
                   " -t utf-8 FILE | hearsay analyze");
  if (is_binary(head)) return refused("no text: it is full of control characters");
  return std::nullopt;
}

Recognized of_text(ByteStream& stream, Context& context) {
  const std::string_view head = stream.peek(look);
  if (is_mailbox(head))
    return refused("a mailbox is not read; split it into mails: mkdir FOLDER && git mailsplit -oFOLDER FILE");
  if (is_message(head))
    return refused(
        "a mail or a page saved as one (.eml, .mhtml) is not read; its text is: python3 -c \"import sys, "
        "email, "
        "email.policy as p; sys.stdout.buffer.write(email.message_from_binary_file(sys.stdin.buffer, "
        "policy=p.default).get_body(('plain', 'html')).get_payload(decode=True))\" < FILE | hearsay analyze");
  if (is_json(head)) return {read_json(stream, std::move(context)), "", false};
  if (is_table_of_articles(head, context.fields)) return {read_table(stream, std::move(context)), "", false};
  if (is_table(head))
    return refused(
        "a table (" + table_columns(head) +
        ") without a column that is known to hold the text; --fields text=NAME,id=NAME names them");
  return {read_plain_text(stream, std::move(context)), "", true};
}

}  // namespace

Recognized recognize(std::unique_ptr<ByteStream>& stream, Context context,
                     const std::shared_ptr<Growth>& growth) {
  stream = decompressed(std::move(stream), growth);
  if (auto refusal = read_encoding_mark(stream, context)) return refused(*std::move(refusal));
  std::string_view head = stream->peek();
  if (head.empty()) return of_nothing(*stream, context);
  const std::size_t first = head.find_first_not_of(" \t\r\n");
  const char begin = first == std::string_view::npos ? ' ' : head[first];
  if (begin == '{' || begin == '[') {
    if (auto json = of_bracket(*stream, first, context)) return *std::move(json);
  }
  if (is_warc(stream->peek(8))) return {read_warc(*stream, std::move(context)), "", false};
  head = stream->peek(look);
  if (auto known = of_mark(head)) return *std::move(known);
  if (is_archive(head)) return of_archive(*stream, context, growth);
  if (auto bytes = of_other_bytes(head)) return *std::move(bytes);
  if (begin == '<') {
    if (auto markup = of_markup(*stream, context)) return *std::move(markup);
  }
  return of_text(*stream, context);
}

}  // namespace hearsay::cli
