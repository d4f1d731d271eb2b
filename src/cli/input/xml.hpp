#pragma once

#include <libxml/tree.h>

#include <initializer_list>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "cli/input/reader.hpp"

namespace hearsay::cli {

/// The element that all of an XML file is in, as far as its start tag tells.
struct XmlRoot {
  std::string name;       ///< without its prefix
  std::string tag;        ///< as it stands there
  bool declared = false;  ///< the file begins with "<?xml"
};

/// The root of XML; none where bytes do not begin as XML does.
std::optional<XmlRoot> xml_root(std::string_view head);

/// What an XML format is made of.
struct XmlFormat {
  std::initializer_list<std::string_view> records;  ///< names of the elements that are records
  /// The article of a record; none for one that holds no text by its nature, such as a picture. `head` is
  /// the root with all that stands before the first record, or null.
  std::optional<Result<Article>> (*read)(xmlNode* record, xmlNode* head, const std::string& id);
};

/// Reads record by record: the file is cut at their tags, and each is parsed by itself, so that one that is
/// not well-formed costs no other. Declarations of the document's type are not read, nor any other file;
/// HTML's names of characters are known.
std::unique_ptr<Reader> read_xml(ByteStream& stream, Context context, const XmlFormat& format);

/// The longest record, in bytes: its tree takes some 30 times as much.
inline constexpr std::size_t max_xml_record = std::size_t{16} << 20;

// What readers of records look for in a tree. A name without a namespace is in that of the element around it.

struct XmlNamespace {
  std::string_view uri, prefix;  ///< the prefix counts where nothing declares it
};
inline constexpr XmlNamespace dublin_core{"http://purl.org/dc/elements/1.1/", "dc"};
inline constexpr XmlNamespace rss_content{"http://purl.org/rss/1.0/modules/content/", "content"};
inline constexpr XmlNamespace xhtml{"http://www.w3.org/1999/xhtml", "xhtml"};

std::string_view name_of(const xmlNode* node);
bool is_element(const xmlNode* node);
xmlNode* child(const xmlNode* node, std::string_view name);
xmlNode* child(const xmlNode* node, std::string_view name, const XmlNamespace& in);
/// The first element of that name below, in whatever namespace.
xmlNode* find_below(xmlNode* node, std::string_view name);
std::string attribute(const xmlNode* node, std::string_view name);
/// The text in an element, white space as one space each; empty for null.
std::string words_of(const xmlNode* node);
/// The text in an element as it is; empty for null.
std::string content_of(const xmlNode* node);
/// The inside of an element as HTML.
std::string html_inside(xmlNode* node);

}  // namespace hearsay::cli
