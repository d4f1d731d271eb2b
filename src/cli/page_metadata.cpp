#include "cli/page_metadata.hpp"

#include <algorithm>
#include <boost/json/monotonic_resource.hpp>
#include <boost/json/parser.hpp>
#include <cstdio>
#include <initializer_list>
#include <memory>
#include <optional>
#include <unordered_map>
#include <utility>

#include "base/ascii.hpp"
#include "cli/dates.hpp"
#include "cli/page_blocks.hpp"

namespace hearsay::cli::page {
namespace {

namespace json = boost::json;

constexpr std::size_t max_linked_data = std::size_t{4} << 20;

// On one line, without white space around it.
std::string tidy(std::string_view text) {
  std::string out;
  for (const char c : text) {
    if (!ascii::is_space(c)) {
      out += c;
    } else if (!out.empty() && out.back() != ' ') {
      out += ' ';
    }
  }
  if (!out.empty() && out.back() == ' ') out.pop_back();
  return out;
}

// The text below an element, as far as a fact may be long.
std::string text_below(const Tree& tree, std::size_t node) {
  constexpr std::size_t longest = 4096, nodes_read = 4096;
  std::string out;
  const std::vector<Node>& nodes = tree.nodes();
  for (std::size_t i = node; i < std::min<std::size_t>(nodes[node].end, node + nodes_read); ++i) {
    if (nodes[i].tag != text_tag) {
      out += ' ';
      continue;
    }
    std::string_view text = tree.text(nodes[i]);
    if (out.size() + text.size() > longest) {
      std::size_t size = longest - std::min(longest, out.size());
      while (size > 0 && (text[size] & 0xC0) == 0x80) --size;
      out += text.substr(0, size);
      break;
    }
    out += text;
  }
  return tidy(out);
}

// Linked data often hold what was escaped for HTML.
std::string unescaped(std::string_view text) {
  if (text.find('&') == std::string_view::npos && text.find('<') == std::string_view::npos) return tidy(text);
  const Result<Tree> tree = Tree::parse("<p>" + std::string(text));
  if (tree.has_error()) return {};
  std::string out;
  for (const Node& node : tree->nodes()) out += node.tag == text_tag ? tree->text(node) : " ";
  return tidy(out);
}

bool is_address(std::string_view text) {
  return text.starts_with("http://") || text.starts_with("https://") || text.starts_with("//") ||
         text.starts_with("www.");
}

class LinkedData {
 public:
  LinkedData(const Tree& tree, std::string_view address) {
    std::size_t size = 0;
    for (const std::string& one : tree.linked_data()) {
      size += one.size();
      if (size > max_linked_data) break;
      std::string clean = one;  // line ends within strings are no JSON, but common
      std::replace_if(
          clean.begin(), clean.end(), [](char c) { return static_cast<unsigned char>(c) < ' '; }, ' ');
      const std::size_t begin = clean.find_first_of("{[");
      if (begin == std::string::npos) continue;
      json::parse_options options;
      options.allow_comments = options.allow_trailing_commas = true;
      json::parser parser(&arena_, options);
      boost::system::error_code error;
      parser.write_some(clean.data() + begin, clean.size() - begin, error);
      if (!error) values_.push_back(std::make_unique<json::value>(parser.release()));
    }
    for (const auto& value : values_) gather(*value);
    choose(address);
  }

  std::string headline() const { return name_in(article_, {"headline", "name"}); }

  // Plain text, or HTML.
  std::string body() const {
    const json::value* found = of(article_, "articleBody");
    if (found == nullptr || !found->is_string()) return {};
    const Result<Tree> tree = Tree::parse("<pre>" + std::string(view(*found)));
    return tree.has_error() ? std::string() : article_of(read_blocks(*tree, {.all_article = true}));
  }
  std::string description() const { return name_in(article_, {"description"}); }

  std::string date() const {
    for (const json::object* one : {article_, page_}) {
      for (const std::string_view member : {"datePublished", "dateCreated", "uploadDate"}) {
        const json::value* found = of(one, member);
        if (found != nullptr && found->is_array() && !found->get_array().empty())
          found = &found->get_array()[0];
        if (found == nullptr || !found->is_string()) continue;
        if (std::string date = find_date(view(*found)); !date.empty()) return date;
      }
    }
    return {};
  }

  std::string publisher() const {
    for (const json::object* one : {article_, page_}) {
      for (const std::string_view member : {"publisher", "sourceOrganization", "copyrightHolder"}) {
        std::string found = names(of(one, member));
        if (!found.empty()) return found;
      }
    }
    return name_in(site_, {"name"});
  }

  std::string author() const {
    for (const json::object* one : {article_, page_}) {
      for (const std::string_view member : {"author", "creator"}) {
        std::string found = names(of(one, member));
        if (!found.empty()) return found;
      }
    }
    return {};
  }

  std::string address() const {
    for (const std::string_view member : {"url", "mainEntityOfPage", "@id"}) {
      std::string found = address_of(article_, member);
      if (!found.empty()) return found;
    }
    return {};
  }

 private:
  static std::string_view view(const json::value& value) {
    return {value.get_string().data(), value.get_string().size()};
  }

  static const json::value* of(const json::object* object, std::string_view member) {
    return object == nullptr ? nullptr : object->if_contains(json::string_view(member.data(), member.size()));
  }

  static bool has_type(const json::object& object, auto test) {
    const json::value* type = object.if_contains("@type");
    if (type == nullptr) return false;
    if (type->is_string()) return test(view(*type));
    return type->is_array() &&
           std::any_of(type->get_array().begin(), type->get_array().end(),
                       [&](const json::value& one) { return one.is_string() && test(view(one)); });
  }

  // The objects of a value at any depth, which the parser bounds.
  void gather(const json::value& value) {
    if (value.is_array()) {
      for (const json::value& one : value.get_array()) gather(one);
    } else if (value.is_object()) {
      const json::object& object = value.get_object();
      if (const json::value* id = object.if_contains("@id");
          id != nullptr && id->is_string() && object.size() > 1)
        by_id_.emplace(view(*id), &object);
      objects_.push_back(&object);
      for (const auto& member : object) gather(member.value());
    }
  }

  static std::string address_of(const json::object* object, std::string_view member) {
    const json::value* found = of(object, member);
    if (found != nullptr && found->is_object()) found = found->get_object().if_contains("@id");
    return found != nullptr && found->is_string() && is_address(view(*found)) ? std::string(view(*found))
                                                                              : "";
  }

  void choose(std::string_view address) {
    for (const json::object* one : objects_) {
      if (has_type(*one, [](std::string_view type) {
            return type.ends_with("Article") || type.ends_with("BlogPosting") || type == "Report" ||
                   type == "ClaimReview" || type == "SocialMediaPosting";
          })) {
        const bool here = !address.empty() && (address_of(one, "url") == address ||
                                               address_of(one, "mainEntityOfPage") == address);
        if (article_ == nullptr || (here && !chosen_)) {
          article_ = one;
          chosen_ = here;
        }
      }
      if (page_ == nullptr && has_type(*one, [](std::string_view type) { return type.ends_with("WebPage"); }))
        page_ = one;
      if (site_ == nullptr &&
          has_type(*one,
                   [](std::string_view type) {
                     return type == "WebSite" || type == "NewsMediaOrganization" || type == "Organization";
                   }) &&
          of(one, "name") != nullptr)
        site_ = one;
    }
  }

  std::string name_in(const json::object* object, std::initializer_list<std::string_view> members) const {
    for (const std::string_view member : members) {
      const json::value* found = of(object, member);
      if (found != nullptr && found->is_array() && !found->get_array().empty())
        found = &found->get_array()[0];
      if (found != nullptr && found->is_string()) return unescaped(view(*found));
    }
    return {};
  }

  // Of a string, a person, an organization, what refers to one, or several of them.
  std::string names(const json::value* value, int depth = 0) const {
    if (value == nullptr || depth > 2) return {};
    if (value->is_string()) return is_address(view(*value)) ? "" : unescaped(view(*value));
    if (value->is_array()) {
      std::vector<std::string> found;
      for (const json::value& one : value->get_array()) {
        std::string name = names(&one, depth + 1);
        if (name.empty() || std::find(found.begin(), found.end(), name) != found.end()) continue;
        found.push_back(std::move(name));
        if (found.size() == 20) break;
      }
      std::string out;
      for (const std::string& name : found) out += (out.empty() ? "" : ", ") + name;
      return out;
    }
    if (!value->is_object()) return {};
    const json::object& object = value->get_object();
    if (const json::value* name = object.if_contains("name")) return names(name, depth + 1);
    const json::value* id = object.if_contains("@id");
    if (id == nullptr || !id->is_string()) return {};
    const auto found = by_id_.find(view(*id));
    return found == by_id_.end() ? std::string() : names(of(found->second, "name"), depth + 1);
  }

  json::monotonic_resource arena_;
  std::vector<std::unique_ptr<json::value>> values_;
  std::vector<const json::object*> objects_;
  std::unordered_map<std::string_view, const json::object*> by_id_;
  const json::object* article_ = nullptr;
  const json::object* page_ = nullptr;
  const json::object* site_ = nullptr;
  bool chosen_ = false;
};

// What <meta>, <time>, <link> and microdata say, the first of each name.
class Marks {
 public:
  explicit Marks(const Tree& tree) : tree_(tree) {
    const std::vector<Node>& nodes = tree.nodes();
    for (std::size_t i = 0; i < nodes.size(); ++i) {
      const Node& node = nodes[i];
      if (node.tag == tag("title") && title_.empty()) title_ = text_below(tree, i);
      if (node.tag == tag("h1") && h1_.empty()) h1_ = text_below(tree, i);
      if (node.tag == tag("time")) add_time(i);
      if (node.first == node.last) continue;
      if (node.tag == tag("meta")) {
        const std::string_view content = tree(node, Attribute::content);
        for (const Attribute key : {Attribute::property, Attribute::name, Attribute::itemprop}) {
          const std::string_view name = tree(node, key);
          if (!name.empty() && !content.empty()) add(name, tidy(content));
        }
        continue;
      }
      const std::string_view itemprop = tree(node, Attribute::itemprop);
      if (!itemprop.empty() && itemprop.size() < 40) add_property(i, itemprop);
      const std::string_view rel = tree(node, Attribute::rel);
      if (rel == "canonical" && node.tag == tag("link")) add("canonical", tidy(tree(node, Attribute::href)));
      if (rel == "author" && node.tag == tag("a")) add("rel=author", text_below(tree, i));
    }
  }

  std::string first(std::initializer_list<std::string_view> names, auto accept) const {
    for (const std::string_view name : names) {
      const auto found = values_.find(std::string(name));
      if (found != values_.end() && accept(found->second)) return found->second;
    }
    return {};
  }

  std::string first_date(std::initializer_list<std::string_view> names) const {
    for (const std::string_view name : names) {
      const auto found = values_.find(std::string(name));
      if (found == values_.end()) continue;
      if (std::string date = find_date(found->second); !date.empty()) return date;
    }
    return {};
  }

  const std::string& title() const { return title_; }
  const std::string& h1() const { return h1_; }

 private:
  void add(std::string_view name, std::string value) {
    if (!value.empty() && name.size() < 64) values_.emplace(ascii::lower_case(name), std::move(value));
  }

  void add_time(std::size_t i) {
    const Node& node = tree_.nodes()[i];
    const std::string_view given = tree_(node, Attribute::datetime);
    const std::string date = find_date(given.empty() ? text_below(tree_, i) : tidy(given));
    if (date.empty()) return;
    const std::string names = ascii::lower_case(tree_(node, Attribute::class_)) +
                              ascii::lower_case(tree_(node, Attribute::itemprop));
    const bool later = names.find("updat") != std::string::npos || names.find("modif") != std::string::npos;
    add(later ? "time updated" : names.find("publi") != std::string::npos ? "time published" : "time", date);
  }

  // schema.org as microdata: the value is an attribute or the text, of a thing its name.
  void add_property(std::size_t i, std::string_view property) {
    const std::vector<Node>& nodes = tree_.nodes();
    const Node& node = nodes[i];
    const std::string name = "itemprop=" + ascii::lower_case(property);
    if (property == "datePublished" || property == "dateCreated") {
      for (const Attribute key : {Attribute::datetime, Attribute::content}) {
        if (const std::string_view value = tree_(node, key); !value.empty()) return add(name, tidy(value));
      }
      return add(name, text_below(tree_, i));
    }
    if (property != "author" && property != "creator" && property != "publisher") return;
    for (std::size_t k = i + 1; k < std::min<std::size_t>(node.end, i + 100); ++k) {
      if (tree_(nodes[k], Attribute::itemprop) != "name") continue;
      const std::string_view content = tree_(nodes[k], Attribute::content);
      return add(name, content.empty() ? text_below(tree_, k) : tidy(content));
    }
    const std::string_view content = tree_(node, Attribute::content);
    add(name, content.empty() ? text_below(tree_, i) : tidy(content));
  }

  const Tree& tree_;
  std::string title_, h1_;
  std::unordered_map<std::string, std::string> values_;
};

// "By Ann Lee" without the "By".
std::string as_author(std::string name) {
  for (const std::string_view by : {"By ", "by ", "BY "}) {
    if (name.starts_with(by)) name.erase(0, by.size());
  }
  return name.size() > 300 ? std::string() : name;
}

// A page's title often ends, or begins, with the name of its site.
std::string without_site(std::string title, std::string_view site) {
  if (site.empty()) return title;
  for (const std::string_view between : {" | ", " - ", " – ", " — ", " · ", " :: ", " » ", ": "}) {
    const std::string tail = std::string(between) + std::string(site),
                      head = std::string(site) + std::string(between);
    if (title.size() > tail.size() && title.ends_with(tail))
      return title.substr(0, title.size() - tail.size());
    if (title.size() > head.size() && title.starts_with(head)) return title.substr(head.size());
  }
  return title;
}

}  // namespace

Metadata read_metadata(const Tree& tree) {
  const Marks marks(tree);
  const auto any = [](const std::string&) { return true; };
  const auto name = [](const std::string& value) { return !is_address(value); };
  const auto address = [](const std::string& value) {
    return value.starts_with("http://") || value.starts_with("https://");
  };
  const auto or_else = [](std::string value, const auto& other) {
    return value.empty() ? std::string(other()) : std::move(value);
  };

  Metadata out;
  out.url = marks.first({"canonical", "og:url"}, address);
  const LinkedData linked(tree, out.url);
  out.url = or_else(std::move(out.url), [&] { return linked.address(); });
  out.publisher = marks.first({"og:site_name"}, name);
  out.publisher = or_else(std::move(out.publisher), [&] { return linked.publisher(); });
  out.publisher = or_else(std::move(out.publisher), [&] {
    return marks.first({"itemprop=publisher", "publisher", "dc.publisher", "dcterms.publisher",
                        "article:publisher", "application-name", "al:android:app_name", "al:ios:app_name"},
                       name);
  });
  out.title = marks.first({"og:title"}, any);
  out.title = or_else(std::move(out.title), [&] { return linked.headline(); });
  out.title = or_else(std::move(out.title), [&] { return marks.first({"twitter:title", "dc.title"}, any); });
  out.title = or_else(std::move(out.title), [&] { return marks.title(); });
  out.title = without_site(or_else(std::move(out.title), [&] { return marks.h1(); }), out.publisher);
  out.date = linked.date();
  out.date = or_else(std::move(out.date), [&] {
    return marks.first_date({"article:published_time",
                             "og:article:published_time",
                             "itemprop=datepublished",
                             "datepublished",
                             "article_date_original",
                             "og:pubdate",
                             "og:published_time",
                             "parsely-pub-date",
                             "sailthru.date",
                             "cxenseparse:recs:publishtime",
                             "pubdate",
                             "publishdate",
                             "publish-date",
                             "publish_date",
                             "pub_date",
                             "publication_date",
                             "publicationdate",
                             "published",
                             "dc.date.issued",
                             "dcterms.issued",
                             "dcterms.created",
                             "dc.date.created",
                             "dcterms.date",
                             "dc.date",
                             "date",
                             "date.release",
                             "time.release",
                             "time published",
                             "itemprop=datecreated",
                             "time",
                             "og:updated_time",
                             "article:modified_time",
                             "time updated"});
  });
  out.author = linked.author();
  out.author = or_else(std::move(out.author), [&] {
    return marks.first({"author", "article:author", "og:article:author", "parsely-author", "sailthru.author",
                        "byl", "article_author", "dc.creator", "dcterms.creator", "itemprop=author",
                        "itemprop=creator", "rel=author"},
                       name);
  });
  out.author = as_author(std::move(out.author));
  out.description = marks.first({"og:description", "description", "twitter:description"}, any);
  out.description = or_else(std::move(out.description), [&] { return linked.description(); });
  out.body = linked.body();
  return out;
}

}  // namespace hearsay::cli::page
