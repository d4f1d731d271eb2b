// Pages go through libxml2's HTML parser, which mends what authors broke. It lives in the command, not in the
// library, whose input is text.
#include "cli/html_article.hpp"

#include <libxml/HTMLparser.h>

#include <algorithm>
#include <iterator>
#include <memory>

namespace hearsay::cli {
namespace {

constexpr std::string_view unread[] = {
    "aside", "audio",    "button", "canvas", "figure", "footer", "form", "head",     "header",   "iframe",
    "nav",   "noscript", "object", "script", "select", "style",  "svg",  "template", "textarea", "video"};
// After these the line goes on; every other element is a block.
constexpr std::string_view inlined[] = {"a",    "abbr", "b",    "bdi", "bdo",   "big",  "cite",   "code",
                                        "data", "del",  "dfn",  "em",  "font",  "i",    "ins",    "kbd",
                                        "mark", "q",    "ruby", "s",   "small", "span", "strike", "strong",
                                        "sub",  "sup",  "time", "tt",  "u",     "var",  "wbr"};

std::string_view view(const xmlChar* text) {
  return text == nullptr ? std::string_view() : reinterpret_cast<const char*>(text);
}

bool is_one_of(const xmlNode* node, const auto& names) {
  return std::find(std::begin(names), std::end(names), view(node->name)) != std::end(names);
}

std::string attribute(xmlNode* node, const char* name) {
  const std::unique_ptr<xmlChar, void (*)(void*)> value(
      xmlGetProp(node, reinterpret_cast<const xmlChar*>(name)), xmlFree);
  return std::string(view(value.get()));
}

// Calls enter(element or text) and leave(element) in the order of the page; enter returns whether to go
// inside. No recursion: pages nest as deep as their authors like.
void walk(xmlNode* root, auto enter, auto leave) {
  xmlNode* at = root;
  while (at != nullptr) {
    if (enter(at) && at->children != nullptr) {
      at = at->children;
      continue;
    }
    leave(at);
    while (at != root && at->next == nullptr) {
      at = at->parent;
      leave(at);
    }
    at = at == root ? nullptr : at->next;
  }
}

// The reading matter below an element, a line for each block, white space as a browser shows it.
std::string text_below(xmlNode* root) {
  std::string out;
  bool space = false;
  const auto end_line = [&] {
    space = false;
    if (!out.empty() && out.back() != '\n') out += '\n';
  };
  const auto is_block = [&](xmlNode* node) {
    return node->type == XML_ELEMENT_NODE && !is_one_of(node, inlined);
  };
  walk(
      root,
      [&](xmlNode* node) {
        if (node->type == XML_TEXT_NODE) {
          for (const char c : view(node->content)) {
            if (c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f') {
              space = true;
              continue;
            }
            if (space && !out.empty() && out.back() != '\n') out += ' ';
            space = false;
            out += c;
          }
        }
        if (is_block(node)) end_line();
        return node->type == XML_ELEMENT_NODE && (node == root || !is_one_of(node, unread));
      },
      [&](xmlNode* node) {
        if (is_block(node)) end_line();
      });
  return out;
}

struct Page {
  std::string site_title;  // <title>, which often names the site too
  std::string title, publisher, date;
  std::string article;  // of the <article> that holds most
  xmlNode* main = nullptr;
  xmlNode* body = nullptr;
};

Page read(xmlNode* root) {
  Page page;
  walk(
      root,
      [&](xmlNode* node) {
        if (node->type != XML_ELEMENT_NODE) return false;
        const std::string_view name = view(node->name);
        if (name == "title" && page.site_title.empty()) page.site_title = text_below(node);
        if (name == "body" && page.body == nullptr) page.body = node;
        if (name == "main" && page.main == nullptr) page.main = node;
        if (name == "article") {
          std::string text = text_below(node);
          if (text.size() > page.article.size()) page.article = std::move(text);
          return false;  // one inside another, such as a comment, is a part of it
        }
        if (name == "meta") {
          const std::string property = attribute(node, "property");
          if (property == "og:title") page.title = attribute(node, "content");
          if (property == "og:site_name") page.publisher = attribute(node, "content");
          if (property == "article:published_time") page.date = attribute(node, "content");
        }
        return true;
      },
      [](xmlNode*) {});
  return page;
}

}  // namespace

bool is_html(std::string_view text) noexcept {
  const auto starts_with = [&](std::string_view mark) {
    return text.size() >= mark.size() &&
           std::equal(mark.begin(), mark.end(), text.begin(),
                      [](char a, char b) { return a == ('A' <= b && b <= 'Z' ? b - 'A' + 'a' : b); });
  };
  text.remove_prefix(std::min(text.find_first_not_of(" \t\r\n\xEF\xBB\xBF"), text.size()));
  return starts_with("<!doctype html") || starts_with("<html");
}

Result<Article> read_html(std::string id, std::string_view page) {
  if (page.size() > Document::max_size)
    return Error{ErrorCode::limit_exceeded, 0,
                 "a page of more than " + std::to_string(Document::max_size) + " bytes"};
  // libxml2 takes what declares no encoding for Latin-1; today it is UTF-8 where it can be.
  const bool utf8 = Document::from_utf8(std::string(page)).has_value();
  const std::unique_ptr<xmlDoc, void (*)(xmlDocPtr)> parsed(
      htmlReadMemory(page.data(), static_cast<int>(page.size()), nullptr, utf8 ? "UTF-8" : nullptr,
                     HTML_PARSE_RECOVER | HTML_PARSE_NOERROR | HTML_PARSE_NOWARNING | HTML_PARSE_NONET),
      xmlFreeDoc);
  xmlNode* root = parsed == nullptr ? nullptr : xmlDocGetRootElement(parsed.get());
  Page found = root == nullptr ? Page{} : read(root);
  Article article;
  article.id = std::move(id);
  article.title = found.title.empty() ? std::move(found.site_title) : std::move(found.title);
  while (article.title.ends_with('\n')) article.title.pop_back();
  article.publisher = std::move(found.publisher);
  article.date = std::move(found.date);
  article.text = std::move(found.article);
  for (xmlNode* part : {found.main, found.body}) {
    if (article.text.empty() && part != nullptr) article.text = text_below(part);
  }
  if (article.text.empty()) return Error{ErrorCode::invalid_record, 0, "the page holds no text"};
  return article;
}

}  // namespace hearsay::cli
