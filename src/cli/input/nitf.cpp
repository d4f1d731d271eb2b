// NITF 3.6 (iptc.org/std/NITF/3.6).
#include "cli/input/nitf.hpp"

#include <algorithm>
#include <iterator>

#include "cli/dates.hpp"

namespace hearsay::cli {
namespace {

// Inside of these the line goes on; every other element is a block.
constexpr std::string_view inlined[] = {
    "a",          "abbr",        "alt-code",    "b",     "chron",        "city",
    "classifier", "country",     "em",          "event", "frac",         "frac-den",
    "frac-num",   "frac-sep",    "function",    "i",     "lang",         "location",
    "money",      "name.family", "name.given",  "num",   "object.title", "org",
    "person",     "postaddr",    "pronounce",   "q",     "region",       "state",
    "strong",     "sub",         "sublocation", "sup",   "td",           "th",
    "u",          "virtloc"};
constexpr std::string_view unread[] = {
    "ds", "media", "media-caption", "media-producer", "note", "nitf-table-metadata", "script", "style"};

bool is_one_of(std::string_view name, const auto& names) {
  return std::find(std::begin(names), std::end(names), name) != std::end(names);
}

class Lines {
 public:
  void read(const xmlNode* node) {
    for (const xmlNode* at = node->children; at != nullptr; at = at->next) {
      if (at->type == XML_TEXT_NODE || at->type == XML_CDATA_SECTION_NODE) add(at->content);
      if (!is_element(at) || is_one_of(name_of(at), unread)) continue;
      const bool is_block = !is_one_of(name_of(at), inlined);
      if (is_block) end_line();
      if (name_of(at) == "td" || name_of(at) == "th") space_ = true;
      read(at);
      if (is_block) end_line();
    }
  }
  std::string text;

 private:
  void add(const xmlChar* content) {
    for (const char c : std::string_view(reinterpret_cast<const char*>(content))) {
      if (c == ' ' || c == '\t' || c == '\n' || c == '\r') {
        space_ = true;
        continue;
      }
      if (space_ && !text.empty() && text.back() != '\n') text += ' ';
      space_ = false;
      text += c;
    }
  }
  void end_line() {
    space_ = false;
    if (!text.empty() && text.back() != '\n') text += '\n';
  }

  bool space_ = false;
};

std::string first_of(std::initializer_list<std::string> texts) {
  for (const std::string& text : texts) {
    if (!text.empty()) return text;
  }
  return "";
}

// "By ANN LEE" names Ann Lee; where persons are marked, they are the authors.
std::string author_of(xmlNode* byline) {
  if (byline == nullptr) return "";
  std::string authors;
  for (const xmlNode* at = byline->children; at != nullptr; at = at->next) {
    if (!is_element(at) || name_of(at) != "person") continue;
    authors += (authors.empty() ? "" : ", ") + words_of(at);
  }
  if (!authors.empty()) return authors;
  std::string words;
  for (const xmlNode* at = byline->children; at != nullptr; at = at->next) {  // <byttl> is an office
    if (at->type == XML_TEXT_NODE) words += reinterpret_cast<const char*>(at->content);
  }
  constexpr std::string_view space = " \t\r\n";
  words.erase(0, std::min(words.find_first_not_of(space), words.size()));
  words.erase(words.find_last_not_of(space) + 1);
  if (words.size() > 3 && (words.starts_with("By ") || words.starts_with("BY ") || words.starts_with("by ")))
    words.erase(0, 3);
  return words;
}

}  // namespace

Result<Article> article_of_nitf(xmlNode* nitf, const std::string& id) {
  const auto bad = [](const char* detail) { return Error{ErrorCode::invalid_record, 0, detail}; };
  xmlNode* const head = child(nitf, "head");
  xmlNode* const body = child(nitf, "body");
  const xmlNode* const docdata = child(head, "docdata");
  const xmlNode* const pubdata = child(head, "pubdata");
  xmlNode* const opening = child(body, "body.head");
  const xmlNode* const headline = child(opening, "hedline");
  Article article;
  article.id = first_of({attribute(child(docdata, "doc-id"), "id-string"), id});
  article.title = first_of({words_of(child(headline, "hl1")), words_of(child(head, "title"))});
  article.publisher = first_of({attribute(pubdata, "name"), words_of(child(opening, "distributor")),
                                attribute(child(docdata, "doc.copyright"), "holder"),
                                attribute(child(docdata, "doc-id"), "regsrc")});
  article.date = iso_date(
      first_of({attribute(child(docdata, "date.issue"), "norm"), attribute(pubdata, "date.publication"),
                attribute(child(docdata, "date.release"), "norm"),
                attribute(find_below(child(opening, "dateline"), "story.date"), "norm")}));
  article.author = author_of(child(opening, "byline"));
  article.url = attribute(pubdata, "ex-ref");
  const xmlNode* const content = child(body, "body.content");
  Lines lines;
  if (content != nullptr) lines.read(content);
  article.text = std::move(lines.text);
  if (article.text.empty()) return bad("the article holds no text");
  return article;
}

const XmlFormat* nitf_format(const XmlRoot& root) {
  static const XmlFormat nitf{{"nitf"}, [](xmlNode* record, xmlNode*, const std::string& id) {
                                return std::optional<Result<Article>>(article_of_nitf(record, id));
                              }};
  return root.name == "nitf" ? &nitf : nullptr;
}

}  // namespace hearsay::cli
