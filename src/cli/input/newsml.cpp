// NewsML-G2 2.x (iptc.org/std/NewsML-G2): <newsItem>, by itself or in the <itemSet> of a <newsMessage>. Of a
// <packageItem>, which only refers to items, nothing can be read.
#include "cli/input/newsml.hpp"

#include <algorithm>

#include "base/ascii.hpp"
#include "cli/dates.hpp"
#include "cli/html_article.hpp"
#include "cli/input/markup.hpp"
#include "cli/input/nitf.hpp"

namespace hearsay::cli {
namespace {

// Who or what an element names: its <name>, else its literal, else the code behind the prefix of its qcode.
std::string named(const xmlNode* node) {
  std::string name = words_of(child(node, "name"));
  if (name.empty()) name = attribute(node, "literal");
  if (!name.empty()) return name;
  const std::string code = attribute(node, "qcode");
  return code.substr(code.find(':') + 1);
}

std::string first_of(std::initializer_list<std::string> texts) {
  for (const std::string& text : texts) {
    if (!text.empty()) return text;
  }
  return "";
}

std::string all_named(const xmlNode* node, std::string_view name) {
  std::string all;
  for (const xmlNode* at = node == nullptr ? nullptr : node->children; at != nullptr; at = at->next) {
    if (!is_element(at) || name_of(at) != name) continue;
    const std::string one = named(at);
    if (!one.empty()) all += (all.empty() ? "" : ", ") + one;
  }
  return all;
}

// What the content itself tells goes behind what the item says about it.
void complete(Article& article, Article content) {
  for (std::string Article::*member :
       {&Article::title, &Article::publisher, &Article::date, &Article::author, &Article::url}) {
    if ((article.*member).empty()) article.*member = std::move(content.*member);
  }
  article.text = std::move(content.text);
}

Result<Article> article_of_fragment(const std::string& html) {
  auto text = text_of_html(html);
  if (text.has_error()) return text.error();
  if (text->empty()) return Error{ErrorCode::invalid_record, 0, "the item holds no text"};
  Article article;
  article.text = *std::move(text);
  return article;
}

// Nothing where an element of <contentSet> holds no text.
using Content = std::optional<Result<Article>>;

Content content_of_xml(xmlNode* node, const std::string& id) {
  xmlNode* inner = node->children;
  while (inner != nullptr && !is_element(inner)) inner = inner->next;
  if (inner == nullptr) return std::nullopt;
  if (name_of(inner) == "nitf") return article_of_nitf(inner, id);
  if (name_of(inner) == "html") return article_of_page(id, "<html>" + html_inside(inner) + "</html>");
  return article_of_fragment(html_inside(node));
}

Content content_of_data(const xmlNode* node) {
  const std::string type = attribute(node, "contenttype"), encoding = attribute(node, "encoding");
  if (!encoding.empty()) {
    if (!type.starts_with("text/")) return std::nullopt;
    return Error{ErrorCode::invalid_record, 0, "the text is coded as " + encoding + ", which is not read"};
  }
  Article article;
  if (type.find("html") != std::string::npos) {
    auto plain = text_of_html(content_of(node));
    if (plain.has_error()) return plain.error();
    article.text = *std::move(plain);
  } else if (type.empty() || type.starts_with("text/plain")) {
    article.text = ascii::trimmed(content_of(node));
  }
  if (article.text.empty()) return std::nullopt;
  return article;
}

// The text of <contentSet>: false where it holds none. Errors: those of the text.
Result<bool> read_content(xmlNode* set, Article& article) {
  for (xmlNode* at = set == nullptr ? nullptr : set->children; at != nullptr; at = at->next) {
    if (!is_element(at)) continue;
    Content content;
    if (name_of(at) == "inlineXML") content = content_of_xml(at, article.id);
    if (name_of(at) == "inlineData") content = content_of_data(at);
    if (!content) continue;
    if (content->has_error()) return content->error();
    complete(article, **std::move(content));
    return true;
  }
  return false;
}

std::optional<Result<Article>> read_item(xmlNode* item, xmlNode*, const std::string& id) {
  const auto bad = [](const char* detail) {
    return Result<Article>(Error{ErrorCode::invalid_record, 0, detail});
  };
  if (name_of(item) == "packageItem") {
    if (is_element(item->parent))
      return std::nullopt;  // what it refers to stands beside it, or is told there
    return bad("a package, which refers to items and holds none of them");
  }
  const xmlNode* const about = child(item, "itemMeta");
  const xmlNode* const content = child(item, "contentMeta");
  Article article;
  article.id = first_of({attribute(item, "guid"), id});
  article.title = first_of({words_of(child(content, "headline")), words_of(child(about, "title"))});
  article.publisher = first_of({named(child(about, "provider")), named(child(content, "infoSource")),
                                words_of(child(child(item, "rightsInfo"), "copyrightHolder"))});
  article.date =
      iso_date(first_of({words_of(child(content, "contentCreated")), words_of(child(about, "firstCreated")),
                         words_of(child(about, "versionCreated"))}));
  article.author = first_of({all_named(content, "creator"), words_of(child(content, "by"))});
  const auto found = read_content(child(item, "contentSet"), article);
  if (found.has_error()) return Result<Article>(found.error());
  if (*found) return article;
  const std::string kind = attribute(child(about, "itemClass"), "qcode");
  if (!kind.empty() && !kind.ends_with(":text") && !kind.ends_with(":composite")) return std::nullopt;
  return bad("the item holds no text, or only refers to it");
}

}  // namespace

const XmlFormat* newsml_format(const XmlRoot& root) {
  static const XmlFormat g2{{"newsItem", "packageItem"}, read_item};
  const bool is_g2 = root.name == "newsItem" || root.name == "newsMessage" || root.name == "packageItem";
  return is_g2 ? &g2 : nullptr;
}

}  // namespace hearsay::cli
