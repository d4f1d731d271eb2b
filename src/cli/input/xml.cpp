#include "cli/input/xml.hpp"

#include <libxml/HTMLparser.h>
#include <libxml/parser.h>
#include <libxml/parserInternals.h>
#include <libxml/xmlsave.h>

#include <algorithm>
#include <set>
#include <utility>
#include <vector>

#include "base/ascii.hpp"

namespace hearsay::cli {
namespace {

// Of what is around records, since it is parsed with each of them.
constexpr std::size_t max_open = std::size_t{1} << 12, max_depth = 256;
constexpr std::size_t max_tag = std::size_t{1} << 20, max_head = std::size_t{1} << 20;
constexpr std::string_view space = " \t\r\n";

const char* chars(const xmlChar* text) {
  return reinterpret_cast<const char*>(text);
}

std::string_view view(const xmlChar* text) {
  return text == nullptr ? std::string_view() : std::string_view(chars(text));
}

// The name in "<atom:entry …" or "</atom:entry>", without its prefix.
std::string_view tag_name(std::string_view tag) {
  tag.remove_prefix(tag.starts_with("</") ? 2 : 1);
  tag = tag.substr(0, tag.find_first_of(" \t\r\n/>"));
  return tag.substr(tag.rfind(':') + 1);
}

std::string_view full_tag_name(std::string_view tag) {
  tag.remove_prefix(1);
  return tag.substr(0, tag.find_first_of(" \t\r\n/>"));
}

// What of an encoding can be the name of one, for a message: the rest may be anything, of any length.
std::string name_in(std::string_view encoding) {
  constexpr std::size_t most = 40;
  const std::size_t end =
      encoding.find_first_not_of("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789._:-");
  return std::string(encoding.substr(0, std::min(end, most))) +
         (end < encoding.size() || encoding.size() > most ? "…" : "");
}

bool begins_name(std::string_view text) {
  if (text.empty()) return false;
  const char c = text[0];
  return ('a' <= c && c <= 'z') || ('A' <= c && c <= 'Z') || c == '_' ||
         static_cast<unsigned char>(c) >= 0x80;
}

// The value of an attribute or pseudo-attribute in a tag.
std::string_view value_in(std::string_view tag, std::string_view name) {
  for (std::size_t at = tag.find(name); at != std::string_view::npos; at = tag.find(name, at + 1)) {
    if (at == 0 || space.find(tag[at - 1]) == std::string_view::npos) continue;
    std::size_t next = tag.find_first_not_of(space, at + name.size());
    if (next == std::string_view::npos || tag[next] != '=') continue;
    next = tag.find_first_not_of(space, next + 1);
    if (next == std::string_view::npos || (tag[next] != '"' && tag[next] != '\'')) continue;
    const std::size_t end = tag.find(tag[next], next + 1);
    if (end == std::string_view::npos) return {};
    return tag.substr(next + 1, end - next - 1);
  }
  return {};
}

// Where a tag ends, behind its '>'; npos where it does not.
std::size_t end_of_tag(std::string_view text) {
  char quote = '\0';
  for (std::size_t i = 1; i < text.size(); ++i) {
    if (quote != '\0') {
      if (text[i] == quote) quote = '\0';
    } else if (text[i] == '"' || text[i] == '\'') {
      quote = text[i];
    } else if (text[i] == '>') {
      return i + 1;
    }
  }
  return std::string_view::npos;
}

// Where "<!DOCTYPE … [ … ]>" ends.
std::size_t end_of_doctype(std::string_view text) {
  char quote = '\0';
  int brackets = 0;
  for (std::size_t i = 2; i < text.size(); ++i) {
    const char c = text[i];
    if (quote != '\0') {
      if (c == quote) quote = '\0';
    } else if (text.substr(i).starts_with("<!--")) {
      const std::size_t end = text.find("-->", i + 4);
      if (end == std::string_view::npos) return end;
      i = end + 2;
    } else if (c == '"' || c == '\'') {
      quote = c;
    } else if (c == '[') {
      ++brackets;
    } else if (c == ']') {
      --brackets;
    } else if (c == '>' && brackets <= 0) {
      return i + 1;
    }
  }
  return std::string_view::npos;
}

// As the WHATWG has it, since who says Latin-1 means windows-1252.
std::string encoding_for(std::string_view label) {
  std::string name = ascii::lower_case(label);
  for (const std::string_view latin : {"iso-8859-1", "iso8859-1", "latin1", "us-ascii", "ascii"}) {
    if (name == latin) return "windows-1252";
  }
  return name;
}

bool is_known(const std::string& encoding) {
  if (encoding.empty()) return true;
  xmlCharEncodingHandler* const handler = xmlFindCharEncodingHandler(encoding.c_str());
  if (handler == nullptr) return false;
  xmlCharEncCloseFunc(handler);
  return true;
}

using Tree = std::unique_ptr<xmlDoc, void (*)(xmlDocPtr)>;

// Declares those of HTML's character names that the text uses.
std::string entities_for(std::string_view text, std::string_view root) {
  std::set<std::string> names;
  for (std::size_t at = text.find('&'); at != std::string_view::npos; at = text.find('&', at + 1)) {
    const std::size_t end =
        text.find_first_not_of("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789", at + 1);
    if (end == std::string_view::npos || text[end] != ';' || end - at > 12) continue;
    names.emplace(text.substr(at + 1, end - at - 1));
  }
  std::string declared;
  for (const std::string& name : names) {
    if (name == "amp" || name == "lt" || name == "gt" || name == "quot" || name == "apos") continue;
    const htmlEntityDesc* entity = htmlEntityLookup(reinterpret_cast<const xmlChar*>(name.c_str()));
    if (entity != nullptr) declared += "<!ENTITY " + name + " \"&#" + std::to_string(entity->value) + ";\">";
  }
  if (declared.empty()) return "";
  return "<!DOCTYPE " + std::string(root) + " [" + declared + "]>";
}

// libxml2 compares each attribute of an element with those before it, and each prefix with the namespaces
// that are declared: true where that would take time out of proportion.
bool is_excessive(std::string_view text) {
  constexpr std::uint64_t max_attributes = 1'000, max_comparisons = 1'000'000'000;
  std::uint64_t tags = 0, namespaces = 0, attributes = 0;
  bool in_tag = false;
  char quote = '\0';
  for (std::size_t i = 0; i < text.size(); ++i) {
    const char c = text[i];
    if (c == '<') {  // which no value of an attribute holds
      ++tags;
      attributes = 0;
      quote = '\0';
      in_tag = begins_name(text.substr(i + 1));
    } else if (!in_tag) {
      continue;
    } else if (quote != '\0') {
      if (c == quote) quote = '\0';
    } else if (c == '"' || c == '\'') {
      quote = c;
    } else if (c == '>') {
      in_tag = false;
    } else if (c == '=' && ++attributes > max_attributes) {
      return true;
    } else if (c == 'x' && text.substr(i).starts_with("xmlns")) {
      ++namespaces;
    }
  }
  return tags * namespaces > max_comparisons;
}

struct Parsed {
  Tree tree{nullptr, xmlFreeDoc};
  std::string error;       // the first one, of which others may follow
  std::size_t offset = 0;  // of the error
};

template <class ConstOrNot>  // since libxml2 2.12 it is const
void keep_first(void* context, ConstOrNot* error) {
  const auto parser = static_cast<xmlParserCtxtPtr>(context);
  Parsed& parsed = *static_cast<Parsed*>(parser->_private);
  if (error->level != XML_ERR_FATAL || !parsed.error.empty()) return;
  parsed.error = error->message == nullptr ? "no reason given" : error->message;
  while (parsed.error.ends_with('\n')) parsed.error.pop_back();
  std::replace(parsed.error.begin(), parsed.error.end(), '\n', ' ');
  parsed.offset = static_cast<std::size_t>(std::max(xmlByteConsumed(parser), 0L));
}

// What libxml2 says where no parser listens, as of bytes that are none of an encoding, it would print.
void say_nothing(void*, const char*, ...) {}

Parsed parse(std::string_view text, const std::string& encoding) {
  xmlSetGenericErrorFunc(nullptr, say_nothing);  // of this thread
  const std::unique_ptr<xmlParserCtxt, void (*)(xmlParserCtxtPtr)> context(xmlNewParserCtxt(),
                                                                           xmlFreeParserCtxt);
  if (context == nullptr) throw std::bad_alloc();
  Parsed parsed;
  context->_private = &parsed;
  context->sax->serror = keep_first;
  parsed.tree.reset(xmlCtxtReadMemory(
      context.get(), text.data(), static_cast<int>(text.size()), nullptr,
      encoding.empty() ? nullptr : encoding.c_str(),
      XML_PARSE_NONET | XML_PARSE_NOENT | XML_PARSE_NOCDATA | XML_PARSE_NOWARNING | XML_PARSE_COMPACT));
  if (parsed.tree == nullptr && parsed.error.empty()) parsed.error = "no reason given";
  return parsed;
}

class XmlReader : public Reader {
 public:
  XmlReader(ByteStream& stream, Context context, const XmlFormat& format)
      : stream_(stream), context_(std::move(context)), format_(format), head_tree_(nullptr, xmlFreeDoc) {}

  std::optional<Record> next() override {
    while (!done_) {
      if (!find_record()) {
        done_ = true;
        if (stream_.error()) return Record{context_.origin, *stream_.error()};
        if (!failure_.empty())
          return Record{context_.origin, Error{ErrorCode::invalid_record, stream_.position(), failure_}};
        if (!open_.empty())
          return Record{context_.origin,
                        Error{ErrorCode::invalid_record, stream_.position(), "the file breaks off"}};
        return std::nullopt;
      }
      if (auto record = read_record()) return record;
    }
    return std::nullopt;
  }

 private:
  bool is_record(std::string_view name) const {
    return std::find(format_.records.begin(), format_.records.end(), name) != format_.records.end();
  }

  // Takes what has been seen, and keeps it where there is a place and room for it.
  void take(std::size_t size, std::string* to, std::size_t limit) {
    if (to != nullptr && to->size() <= limit) to->append(stream_.peek().substr(0, size));
    stream_.skip(size);
  }

  // Up to a mark, and over it where `over`. False where the stream ends first.
  bool take_to(std::string_view mark, bool over, std::string* to, std::size_t limit) {
    while (true) {
      const std::string_view some = stream_.peek(mark.size());
      const std::size_t at = some.find(mark);
      if (at != std::string_view::npos) {
        take(at + (over ? mark.size() : 0), to, limit);
        return true;
      }
      if (some.size() < mark.size()) {
        take(some.size(), to, limit);
        return false;
      }
      take(some.size() - (mark.size() - 1), to, limit);
    }
  }

  // What begins with '<' and is no start or end tag; false where it is one.
  bool take_other(std::string* to, std::size_t limit) {
    const std::string_view next = stream_.peek(9);
    std::string_view end;
    if (next.starts_with("<!--")) {
      end = "-->";
    } else if (next.starts_with("<![CDATA[")) {
      end = "]]>";
    } else if (next.starts_with("<?")) {
      end = "?>";
    } else {
      return false;
    }
    take(2, to, limit);
    take_to(end, true, to, limit);
    return true;
  }

  // The bytes of the tag or declaration that comes next; empty where it does not end. Not taken.
  std::string_view peek_markup(std::size_t (*end_of)(std::string_view)) {
    std::size_t size = 1 << 10;
    while (true) {
      const std::string_view some = stream_.peek(size);
      const std::size_t end = end_of(some);
      if (end != std::string_view::npos) return some.substr(0, end);
      if (some.size() < size || size > max_tag) return {};
      size *= 2;
    }
  }

  enum class Step { further, record, end };

  // Goes to the start tag of the next record. False at the end, or where nothing more can be found.
  bool find_record() {
    while (true) {
      const Step step = step_over_markup();
      if (step != Step::further) return step == Step::record;
    }
  }

  // Takes words and the tag or declaration behind them, unless a record begins with that.
  Step step_over_markup() {
    std::string* head = head_done_ ? nullptr : &head_;
    if (!take_to("<", false, head, max_head)) return Step::end;
    if (stream_.peek(9).starts_with("<?xml") && open_.empty()) return read_declaration();
    if (take_other(head, max_head)) return Step::further;
    if (stream_.peek(2).starts_with("<!")) {
      const std::string_view doctype = peek_markup(end_of_doctype);
      if (doctype.empty()) return fail("a declaration that does not end");
      stream_.skip(doctype.size());
      return Step::further;
    }
    const bool closes = stream_.peek(2).starts_with("</");
    if (!closes && !begins_name(stream_.peek(2).substr(1))) {
      stream_.skip(1);
      return Step::further;
    }
    const std::string_view tag = peek_markup(end_of_tag);
    if (tag.empty()) return fail("a tag that does not end");
    if (!closes && is_record(tag_name(tag))) {
      begin_records();
      return Step::record;
    }
    const Step step = closes ? close_element() : open_element(tag);
    if (step == Step::further) take(tag.size(), head, max_head);
    return step;
  }

  Step read_declaration() {
    const std::string_view declaration = peek_markup([](std::string_view text) {
      const std::size_t end = text.find("?>");
      return end == std::string_view::npos ? end : end + 2;
    });
    if (!context_.is_utf8) encoding_ = encoding_for(value_in(declaration, "encoding"));
    stream_.skip(std::max<std::size_t>(declaration.size(), 1));
    if (!is_known(encoding_)) return fail("the encoding \"" + name_in(encoding_) + "\" is not known");
    return Step::further;
  }

  Step open_element(std::string_view tag) {
    if (tag.ends_with("/>")) return Step::further;
    if (open_.size() == max_depth)
      return fail("elements in more than " + std::to_string(max_depth) + " others");
    open_size_ += tag.size();
    if (open_size_ > max_open)
      return fail("elements with tags of more than " + std::to_string(max_open) +
                  " bytes around the records");
    open_.emplace_back(tag);
    return Step::further;
  }

  Step close_element() {
    if (open_.empty()) return Step::further;
    open_size_ -= open_.back().size();
    open_.pop_back();
    return Step::further;
  }

  Step fail(std::string failure) {
    failure_ = std::move(failure) + "; what follows is not read";
    return Step::end;
  }

  // Those who are around the records are the same for all of them, most often.
  void begin_records() {
    if (head_done_) return;
    head_done_ = true;
    if (!open_.empty() && head_.size() <= max_head && !is_excessive(head_)) {
      const std::string text = entities_for(head_, full_tag_name(open_[0])) + head_ + end_tags();
      head_tree_ = std::move(parse(text, encoding_).tree);
    }
    head_.clear();
  }

  std::string end_tags() const {
    std::string tags;
    for (auto tag = open_.rbegin(); tag != open_.rend(); ++tag)
      tags += "</" + std::string(full_tag_name(*tag)) + ">";
    return tags;
  }

  // Takes an element with all that is in it. Tells why that is not all of it, if so.
  const char* take_element(std::string& text, std::string& name) {
    const std::string_view tag = peek_markup(end_of_tag);
    name = full_tag_name(tag);
    const bool is_empty = tag.ends_with("/>");
    take(tag.size(), &text, max_xml_record);
    while (!is_empty) {
      if (!take_to("<", false, &text, max_xml_record)) return "the record breaks off";
      if (take_other(&text, max_xml_record)) continue;
      const std::string_view next = stream_.peek(name.size() + 3);
      const bool closes = next.starts_with("</");
      const std::string_view after = next.substr(std::min<std::size_t>(closes ? 2 : 1, next.size()));
      const bool is_of_name =
          after.size() > name.size() && after.starts_with(name) &&
          std::string_view(" \t\r\n/>").find(after[name.size()]) != std::string_view::npos;
      if (!is_of_name) {
        take(1, &text, max_xml_record);
      } else if (closes) {
        take_to(">", true, &text, max_xml_record);
        break;
      } else {
        return "the record does not end before the next one begins";
      }
    }
    return nullptr;
  }

  // Why a record of these bytes is not parsed, if so.
  static std::optional<Error> limit_exceeded_by(std::string_view text, std::uint64_t begin) {
    if (text.size() > max_xml_record)
      return Error{ErrorCode::limit_exceeded, begin,
                   "the record is longer than " + std::to_string(max_xml_record) + " bytes"};
    if (is_excessive(text))
      return Error{ErrorCode::limit_exceeded, begin,
                   "an element with more than 1000 attributes, or too many namespaces"};
    return std::nullopt;
  }

  // The record itself, in the elements that are around it.
  xmlNode* innermost(const Parsed& parsed) const {
    xmlNode* node = xmlDocGetRootElement(parsed.tree.get());
    for (std::size_t depth = 0; depth < open_.size() && node != nullptr; ++depth) {
      node = node->children;
      while (node != nullptr && !is_element(node)) node = node->next;
    }
    return node;
  }

  std::optional<Record> read_record() {
    const std::uint64_t begin = stream_.position();
    ++number_;
    Record record{open_.empty() && number_ == 1 ? context_.origin
                                                : context_.origin + ", record " + std::to_string(number_),
                  Error{ErrorCode::invalid_record, begin, ""}};
    std::string text, name;
    const char* unfinished = take_element(text, name);
    if (stream_.error()) unfinished = "the record breaks off";
    if (unfinished != nullptr) {
      record.article = Error{ErrorCode::invalid_record, begin, unfinished};
      return record;
    }
    if (auto error = limit_exceeded_by(text, begin)) {
      record.article = *std::move(error);
      return record;
    }
    std::string whole = entities_for(text, open_.empty() ? name : std::string(full_tag_name(open_[0])));
    for (const std::string& outer : open_) whole += outer;
    const std::size_t before = whole.size();
    whole += text + end_tags();
    const Parsed parsed = parse(whole, encoding_);
    if (parsed.tree == nullptr) {
      record.article = Error{ErrorCode::invalid_record,
                             begin + std::min(std::max(parsed.offset, before) - before, text.size()),
                             "not well-formed XML: " + parsed.error};
      return record;
    }
    xmlNode* node = innermost(parsed);
    if (node == nullptr) return record;
    xmlNode* head = head_tree_ == nullptr ? nullptr : xmlDocGetRootElement(head_tree_.get());
    auto article =
        format_.read(node, head, context_.id + (open_.empty() ? "" : "#" + std::to_string(number_)));
    if (!article) return std::nullopt;
    record.article = *std::move(article);
    if (record.article.has_error()) {
      Error error = record.article.error();
      error.offset = begin;
      record.article = std::move(error);
    }
    return record;
  }

  ByteStream& stream_;
  Context context_;
  const XmlFormat& format_;
  std::string encoding_;
  std::vector<std::string> open_;  // start tags of the elements around
  std::size_t open_size_ = 0;      // in bytes, of all of them
  std::string head_;
  Tree head_tree_;
  bool head_done_ = false, done_ = false;
  std::string failure_;
  std::uint64_t number_ = 0;
};

void append_words(const xmlNode* node, std::string& to) {
  for (const xmlNode* at = node->children; at != nullptr; at = at->next) {
    if (at->type == XML_TEXT_NODE || at->type == XML_CDATA_SECTION_NODE) to += view(at->content);
    if (at->type == XML_ELEMENT_NODE) append_words(at, to);
  }
}

void forget_namespaces(xmlNode* node) {
  for (xmlNode* at = node->children; at != nullptr; at = at->next) {
    if (at->type != XML_ELEMENT_NODE) continue;
    at->ns = nullptr;
    forget_namespaces(at);
  }
}

}  // namespace

std::optional<XmlRoot> xml_root(std::string_view head) {
  XmlRoot root;
  while (true) {
    head.remove_prefix(std::min(head.find_first_not_of(space), head.size()));
    std::size_t end = std::string_view::npos;
    if (head.starts_with("<?")) {
      if (head.starts_with("<?xml") && head.size() > 5 && space.find(head[5]) != std::string_view::npos)
        root.declared = true;
      end = head.find("?>");
      if (end != std::string_view::npos) end += 2;
    } else if (head.starts_with("<!--")) {
      end = head.find("-->");
      if (end != std::string_view::npos) end += 3;
    } else if (head.starts_with("<!")) {
      end = end_of_doctype(head);
    } else {
      if (!head.starts_with('<') || !begins_name(head.substr(1))) break;
      root.tag = head.substr(0, std::min(end_of_tag(head), head.size()));
      root.name = tag_name(root.tag);
      return root;
    }
    if (end == std::string_view::npos) break;
    head.remove_prefix(end);
  }
  if (root.declared) return root;
  return std::nullopt;
}

std::unique_ptr<Reader> read_xml(ByteStream& stream, Context context, const XmlFormat& format) {
  return std::make_unique<XmlReader>(stream, std::move(context), format);
}

std::string_view name_of(const xmlNode* node) {
  return view(node->name);
}

bool is_element(const xmlNode* node) {
  return node->type == XML_ELEMENT_NODE;
}

xmlNode* child(const xmlNode* node, std::string_view name) {
  if (node == nullptr) return nullptr;
  const std::string_view in = node->ns == nullptr ? std::string_view() : view(node->ns->href);
  for (xmlNode* at = node->children; at != nullptr; at = at->next) {
    if (is_element(at) && name_of(at) == name && (at->ns == nullptr ? in.empty() : view(at->ns->href) == in))
      return at;
  }
  return nullptr;
}

xmlNode* child(const xmlNode* node, std::string_view name, const XmlNamespace& in) {
  if (node == nullptr) return nullptr;
  for (xmlNode* at = node->children; at != nullptr; at = at->next) {
    if (!is_element(at)) continue;
    const bool declared = at->ns != nullptr && view(at->ns->href) == in.uri && name_of(at) == name;
    if (declared || (at->ns == nullptr && name_of(at) == std::string(in.prefix) + ":" + std::string(name)))
      return at;
  }
  return nullptr;
}

xmlNode* find_below(xmlNode* node, std::string_view name) {
  if (node == nullptr) return nullptr;
  for (xmlNode* at = node->children; at != nullptr; at = at->next) {
    if (!is_element(at)) continue;
    if (name_of(at) == name) return at;
    if (xmlNode* found = find_below(at, name)) return found;
  }
  return nullptr;
}

std::string attribute(const xmlNode* node, std::string_view name) {
  if (node == nullptr) return "";
  for (const xmlAttr* at = node->properties; at != nullptr; at = at->next) {
    if (view(at->name) != name) continue;
    std::string value;
    for (const xmlNode* part = at->children; part != nullptr; part = part->next) value += view(part->content);
    return value;
  }
  return "";
}

std::string content_of(const xmlNode* node) {
  std::string text;
  if (node != nullptr) append_words(node, text);
  return text;
}

std::string words_of(const xmlNode* node) {
  std::string words;
  bool gap = false;
  for (const char c : content_of(node)) {
    if (space.find(c) != std::string_view::npos) {
      gap = true;
      continue;
    }
    if (gap && !words.empty()) words += ' ';
    gap = false;
    words += c;
  }
  return words;
}

std::string html_inside(xmlNode* node) {
  forget_namespaces(node);
  const std::unique_ptr<xmlBuffer, void (*)(xmlBufferPtr)> buffer(xmlBufferCreate(), xmlBufferFree);
  if (buffer == nullptr) throw std::bad_alloc();
  xmlSaveCtxt* const context =
      xmlSaveToBuffer(buffer.get(), "UTF-8", XML_SAVE_AS_HTML | XML_SAVE_NO_DECL | XML_SAVE_NO_EMPTY);
  if (context == nullptr) throw std::bad_alloc();
  for (xmlNode* at = node->children; at != nullptr; at = at->next) xmlSaveTree(context, at);
  xmlSaveClose(context);
  return std::string(view(xmlBufferContent(buffer.get())));
}

}  // namespace hearsay::cli
