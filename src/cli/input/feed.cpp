// RSS 2.0 (rssboard.org/rss-specification), RSS 1.0 (web.resource.org/rss/1.0/spec) and Atom (RFC 4287).
#include "cli/input/feed.hpp"

#include <algorithm>
#include <utility>
#include <vector>

#include "base/ascii.hpp"
#include "cli/dates.hpp"
#include "cli/html_article.hpp"
#include "cli/input/markup.hpp"

namespace hearsay::cli {
namespace {

// Feeds hold HTML as text, and plain text all the same.
Result<std::string> plain(const std::string& text) {
  if (text.find_first_of("<&") == std::string::npos) return std::string(ascii::trimmed(text));
  return text_of_html(text);
}

// A title is a line, marked up or not.
std::string title_of(std::string text, bool is_markup) {
  if (!is_markup || text.find_first_of("<&") == std::string::npos) return text;
  auto line = text_of_html(text);
  if (line.has_error()) return text;
  return std::string(ascii::trimmed(*line));
}

// "ann@paper.example (Ann Lee)" as RSS names authors.
std::string person(const std::string& text) {
  const std::size_t open = text.find(" ("), at = text.find('@');
  if (at == std::string::npos || open == std::string::npos || at > open || !text.ends_with(')')) return text;
  return text.substr(open + 2, text.size() - open - 3);
}

std::string first_of(std::initializer_list<xmlNode*> nodes) {
  for (const xmlNode* node : nodes) {
    std::string words = words_of(node);
    if (!words.empty()) return words;
  }
  return "";
}

// Each once: some feeds name an author in two ways.
std::string all_of(const xmlNode* node, const auto& words_for) {
  std::string all;
  std::vector<std::string> told;
  for (const xmlNode* at = node->children; at != nullptr; at = at->next) {
    if (!is_element(at)) continue;
    const std::string words = words_for(at);
    if (words.empty() || std::find(told.begin(), told.end(), words) != told.end()) continue;
    told.push_back(words);
    all += (all.empty() ? "" : ", ") + words;
  }
  return all;
}

std::optional<Result<Article>> read_item(xmlNode* item, xmlNode* head, const std::string& id) {
  Article article;
  article.url = words_of(child(item, "link"));
  const xmlNode* guid = child(item, "guid");
  if (article.url.empty() && attribute(guid, "isPermaLink") != "false" && words_of(guid).starts_with("http"))
    article.url = words_of(guid);
  article.id = first_of({child(item, "guid")});
  if (article.id.empty()) article.id = attribute(item, "about");  // RSS 1.0
  if (article.id.empty()) article.id = article.url.empty() ? id : article.url;
  article.title = title_of(first_of({child(item, "title"), child(item, "title", dublin_core)}), true);
  article.date = iso_date(first_of({child(item, "pubDate"), child(item, "date", dublin_core)}));
  article.author = all_of(item, [&](const xmlNode* at) {
    const bool names = at == child(item, "author") || at == child(item, "creator", dublin_core) ||
                       (name_of(at) == "creator" && at->ns != nullptr);
    return names ? person(words_of(at)) : "";
  });
  xmlNode* channel = find_below(head, "channel");
  article.publisher = first_of({child(item, "publisher", dublin_core), child(item, "source"),
                                child(channel, "title"), child(channel, "publisher", dublin_core)});
  for (const xmlNode* body : {child(item, "encoded", rss_content), child(item, "description")}) {
    if (words_of(body).empty()) continue;
    auto text = plain(content_of(body));
    if (text.has_error()) return Result<Article>(text.error());
    article.text = std::move(text).value();
    if (!article.text.empty()) return article;
  }
  return Result<Article>(Error{ErrorCode::invalid_record, 0, "the item holds no text"});
}

std::string atom_link(const xmlNode* entry) {
  std::string found;
  for (const xmlNode* at = entry->children; at != nullptr; at = at->next) {
    if (!is_element(at) || name_of(at) != "link") continue;
    const std::string relation = attribute(at, "rel");
    if (relation.empty() || relation == "alternate") {
      if (found.empty()) found = attribute(at, "href");
    }
  }
  return found;
}

// The persons of an element of Atom.
std::string authors(const xmlNode* element) {
  if (element == nullptr) return "";
  return all_of(element, [](const xmlNode* at) {
    return name_of(at) == "author" ? words_of(child(at, "name")) : std::string();
  });
}

// A construct of Atom: text, escaped HTML or XHTML.
Result<std::string> atom_text(xmlNode* node) {
  const std::string type = attribute(node, "type");
  if (type == "xhtml" || type == "application/xhtml+xml") return text_of_html(html_inside(node));
  if (type == "html" || type == "text/html") return text_of_html(content_of(node));
  if (type.empty() || type.starts_with("text")) return std::string(ascii::trimmed(content_of(node)));
  return Error{ErrorCode::invalid_record, 0,
               "the content is of the type \"" + type + "\", which is not read"};
}

std::optional<Result<Article>> read_entry(xmlNode* entry, xmlNode* head, const std::string& id) {
  Article article;
  article.url = atom_link(entry);
  article.id = words_of(child(entry, "id"));
  if (article.id.empty()) article.id = article.url.empty() ? id : article.url;
  const xmlNode* title = child(entry, "title");
  article.title = attribute(title, "type") == "xhtml"
                      ? words_of(title)
                      : title_of(words_of(title), attribute(title, "type") == "html");
  article.date =
      iso_date(first_of({child(entry, "published"), child(entry, "updated"), child(entry, "issued")}));
  const xmlNode* source = child(entry, "source");
  article.author = authors(entry);
  if (article.author.empty()) article.author = authors(source);
  if (article.author.empty()) article.author = authors(head);
  article.publisher = first_of({child(source, "title"), child(head, "title")});
  for (xmlNode* body : {child(entry, "content"), child(entry, "summary")}) {
    if (words_of(body).empty()) continue;
    auto text = atom_text(body);
    if (text.has_error()) return Result<Article>(text.error());
    article.text = std::move(text).value();
    if (!article.text.empty()) return article;
  }
  return Result<Article>(Error{ErrorCode::invalid_record, 0, "the entry holds no text"});
}

}  // namespace

const XmlFormat* feed_format(const XmlRoot& root) {
  static const XmlFormat rss{{"item"}, read_item}, atom{{"entry"}, read_entry};
  if (root.name == "rss") return &rss;
  if (root.name == "RDF" && root.tag.find("://purl.org/rss/1.0/") != std::string::npos) return &rss;
  const bool is_atom = root.tag.find("://www.w3.org/2005/Atom") != std::string::npos ||
                       root.tag.find("://purl.org/atom/ns#") != std::string::npos;
  if ((root.name == "feed" || root.name == "entry") && is_atom) return &atom;
  return nullptr;
}

}  // namespace hearsay::cli
