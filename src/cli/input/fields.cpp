#include "cli/input/fields.hpp"

#include <algorithm>
#include <optional>
#include <utility>

#include "cli/dates.hpp"
#include "cli/html_article.hpp"
#include "cli/input/markup.hpp"

namespace hearsay::cli {

std::string folded(std::string_view name) {
  std::string folded;
  for (const char c : name) {
    if ('A' <= c && c <= 'Z') {
      folded += static_cast<char>(c - 'A' + 'a');
    } else if (('a' <= c && c <= 'z') || ('0' <= c && c <= '9') || static_cast<unsigned char>(c) >= 0x80) {
      folded += c;
    }
  }
  return folded;
}

Fields::Fields()
    : fields_{{"id",
               &Article::id,
               {"id", "uri", "guid", "uuid", "docid", "documentid", "articleid", "storyid", "storiesid",
                "newsid", "identifier", "url", "link", "weburl", "canonicalurl"}},
              {"text", &Article::text, {"text"}},
              {"title", &Article::title, {"title", "headline", "headlines", "webtitle", "articletitle"}},
              {"publisher",
               &Article::publisher,
               {"publisher", "publication", "outlet", "newspaper", "sitename", "medianame", "sourcename",
                "sourcehostname", "source", "infosources", "provider", "agency", "media", "sourcedomain",
                "domain", "hostname", "site", "copyrightholder"}},
              {"date",
               &Article::date,
               {"date", "published", "datepublished", "publisheddate", "publishedat", "publishedon",
                "datepublish", "publishdate", "publicationdate", "pubdate", "webpublicationdate", "datetime",
                "versioncreated", "firstcreated", "created", "createdat", "timestamp"}},
              {"author",
               &Article::author,
               {"author", "authors", "byline", "bylines", "by", "creator", "creators", "writer", "writers"}},
              {"url",
               &Article::url,
               {"url", "link", "weburl", "canonicalurl", "permalink", "articleurl", "sourceurl", "uri"}},
              {"desk",
               &Article::desk,
               {"desk", "section", "sectionname", "articlesection", "newsdesk", "department", "rubric"}}} {}

namespace {

// Of these, which stand for the whole text, one alone may be there; they go before what holds markup.
constexpr std::string_view texts[] = {"body",        "content",     "article",     "maintext",  "bodytext",
                                      "articletext", "fulltext",    "articlebody", "plaintext", "contenttext",
                                      "textcontent", "maincontent", "story",       "storytext", "bodies"};
constexpr std::string_view marked_up[] = {"bodyxhtml",   "bodyhtml", "contenthtml",
                                          "articlehtml", "html",     "xhtml"};

Error bad(std::string detail) {
  return {ErrorCode::invalid_record, 0, std::move(detail)};
}

template <class Names>
bool is_one_of(std::string_view name, const Names& names) {
  return std::find(std::begin(names), std::end(names), name) != std::end(names);
}

}  // namespace

Result<Fields> Fields::parse(std::string_view mapping) {
  Fields fields;
  while (!mapping.empty()) {
    const std::string_view one = mapping.substr(0, mapping.find(','));
    mapping.remove_prefix(std::min(one.size() + 1, mapping.size()));
    const std::size_t equals = one.find('=');
    if (equals == std::string_view::npos || equals + 1 == one.size())
      return bad("'" + std::string(one) + "' is no NAME=NAME");
    const std::string_view ours = one.substr(0, equals);
    const auto field = std::find_if(fields.fields_.begin(), fields.fields_.end(),
                                    [&](const Field& known) { return known.name == ours; });
    if (field == fields.fields_.end()) {
      std::string message = "there is no '" + std::string(ours) + "', but";
      for (const Field& known : fields.fields_) message += " " + std::string(known.name);
      return bad(message);
    }
    if (field->chosen) return bad("'" + std::string(ours) + "' is given twice");
    field->chosen = true;
    field->names = {std::string(one.substr(equals + 1))};
  }
  return fields;
}

const Field& Fields::field(std::string Article::*member) const {
  return *std::find_if(fields_.begin(), fields_.end(),
                       [&](const Field& one) { return one.member == member; });
}

std::vector<std::size_t> Fields::columns(const Field& field, const std::vector<std::string>& names) const {
  constexpr std::size_t enough = 64;
  std::vector<std::size_t> found;
  const auto add = [&](const std::vector<std::string>& among, const auto& matches) {
    for (std::size_t i = 0; i < among.size() && found.size() < enough; ++i) {
      if (matches(among[i]) && std::find(found.begin(), found.end(), i) == found.end()) found.push_back(i);
    }
  };
  if (field.chosen) {
    add(names, [&](const std::string& name) { return name == field.names[0]; });
    return found;
  }
  std::vector<std::string> simple(names.size());
  std::transform(names.begin(), names.end(), simple.begin(), folded);
  for (const std::string& usual : field.names) {
    const auto is_usual = [&](const std::string& name) { return name == usual; };
    add(names, is_usual);
    add(simple, is_usual);
  }
  if (field.member != &Article::text) return found;
  add(simple, [&](const std::string& name) { return is_one_of(name, texts); });
  add(simple, [&](const std::string& name) { return is_one_of(name, marked_up); });
  return found;
}

bool Fields::holds_markup(std::string_view name) {
  const std::string simple = folded(name);
  return is_one_of(simple, marked_up);
}

std::string listed(const std::vector<std::string>& names) {
  constexpr std::size_t shown = 12, longest = 40;
  if (names.empty()) return "nothing";
  std::string list;
  for (std::size_t i = 0; i < names.size() && i < shown; ++i) {
    std::size_t length = std::min(names[i].size(), longest);
    while (length > 0 && length < names[i].size() && (names[i][length] & 0xC0) == 0x80) --length;
    if (i > 0) list += ", ";
    for (const char c : std::string_view(names[i]).substr(0, length)) {
      list += static_cast<unsigned char>(c) < 0x20 || c == 0x7F ? ' ' : c;
    }
    if (length < names[i].size()) list += "…";
  }
  if (names.size() > shown) list += " and " + std::to_string(names.size() - shown) + " more";
  return list;
}

namespace {

std::string quoted(const std::string& name) {
  return "\"" + listed({name}) + "\"";
}

// Whether a name is the field's own, rather than another that it often goes by.
bool is_own_name(const std::string& name, const Field& field) {
  return folded(name) == field.name;
}

// What a record holds for a field.
struct Found {
  std::optional<std::size_t> column;
  Value value;
  bool is_empty = false;  ///< it is there and holds no character
};

// Whether no column behind this one can be meant instead.
bool settles(const Field& field, const std::string& name, const Value& value) {
  if (field.member != &Article::text || field.chosen || is_own_name(name, field)) return true;
  return value.is_markup && Fields::holds_markup(name);
}

// An id that is no address.
bool is_mere_id(const Field& field, const std::string& name, const Value& value) {
  return field.member == &Article::url && folded(name) == "uri" && !value.text->starts_with("http");
}

Result<Found> find_value(const Fields& fields, const Field& field, const std::vector<std::string>& names,
                         const std::function<Value(std::size_t, const Field&)>& value) {
  Found found;
  for (const std::size_t column : fields.columns(field, names)) {
    const std::string& name = names[column];
    Value one = value(column, field);
    if (!one.text) continue;
    if (!one.fits) {
      if (field.member == &Article::text || is_own_name(name, field))
        return bad(quoted(name) + " is not a string");
      continue;
    }
    if (one.text->empty()) {
      found.is_empty = true;
      continue;
    }
    if (is_mere_id(field, name, one)) continue;
    if (!found.column) {
      found.column = column;
      found.value = std::move(one);
      if (settles(field, name, found.value)) break;
    } else if (!Fields::holds_markup(name) && one.text != found.value.text) {
      return bad(quoted(names[*found.column]) + " or " + quoted(name) +
                 " may be the text; --fields text=NAME says which it is");
    }
  }
  return found;
}

Error lacking(const Field& field, const std::vector<std::string>& names) {
  const std::string name(field.name);
  return bad("the record lacks \"" + (field.chosen ? field.names[0] : name) + "\"; it has " + listed(names) +
             "; --fields " + name + "=NAME says which is meant" +
             (field.member == &Article::id ? ", and --fields id=# numbers the records" : ""));
}

}  // namespace

Result<Article> make_article(const Fields& fields, const std::vector<std::string>& names,
                             const std::function<Value(std::size_t, const Field&)>& value,
                             const std::string& numbered) {
  Article article;
  for (const Field& field : fields.all()) {
    const bool is_text = field.member == &Article::text, is_id = field.member == &Article::id;
    if (is_id && field.chosen && field.names[0] == Fields::numbered) {
      article.id = numbered;
      continue;
    }
    auto found = find_value(fields, field, names, value);
    if (found.has_error()) return found.error();
    if (!found->column) {
      if (!found->is_empty && (is_text || is_id)) return lacking(field, names);
      continue;
    }
    std::string& made = article.*field.member;
    made = *std::move(found->value.text);
    if (is_text && found->value.is_markup) {
      auto text = text_of_html(made);
      if (text.has_error()) return text.error();
      made = *std::move(text);
    }
  }
  article.date = iso_date(article.date);
  return article;
}

}  // namespace hearsay::cli
