// JSON Feed 1.1 (jsonfeed.org/version/1.1) and ninjs (iptc.org/std/ninjs) need no reader of their own: they
// are objects with members of known names.
#include "cli/input/json.hpp"

#include <algorithm>
#include <boost/json/monotonic_resource.hpp>
#include <boost/json/parse.hpp>
#include <boost/json/parser.hpp>
#include <iterator>
#include <span>
#include <utility>

#include "cli/input/markup.hpp"
#include "cli/input/text.hpp"

namespace hearsay::cli {
namespace {

namespace json = boost::json;

constexpr std::size_t max_record = std::size_t{256} << 20;

// What arrays of articles are called, and the objects around them.
constexpr std::string_view holders[] = {"items",    "articles", "results", "docs",  "entries",
                                        "stories",  "news",     "records", "posts", "data",
                                        "response", "feed",     "hits"};

bool is_holder(std::string_view name) {
  return std::find(std::begin(holders), std::end(holders), name) != std::end(holders);
}

std::string_view view(const json::string& text) {
  return {text.data(), text.size()};
}

Error bad(std::size_t offset, std::string detail) {
  return {ErrorCode::invalid_record, offset, std::move(detail)};
}

// The text under a name: itself, or that of an object which stands for it, as {"name": "The Paper"},
// {"rendered": "<p>…"} and {"value": "…", "contenttype": "text/html"} do.
std::optional<Value> value_of(const json::value& from, const Field& field) {
  if (const json::string* text = from.if_string())
    return Value{std::string(view(*text)), true, is_markup(view(*text))};
  const bool number_fits = field.member == &Article::id || field.member == &Article::date;
  if (from.is_int64()) return Value{std::to_string(from.get_int64()), number_fits, false};
  if (from.is_uint64()) return Value{std::to_string(from.get_uint64()), number_fits, false};
  const json::object* object = from.if_object();
  if (object == nullptr) return std::nullopt;
  static constexpr std::string_view of_text[] = {"value", "rendered", "text", "content"};
  static constexpr std::string_view of_others[] = {"value", "name",     "title", "label", "rendered",
                                                   "main",  "original", "$oid",  "$date", "literal"};
  const auto names = field.member == &Article::text ? std::span<const std::string_view>(of_text)
                                                    : std::span<const std::string_view>(of_others);
  for (const std::string_view name : names) {
    const json::value* inner = object->if_contains(name);
    if (inner == nullptr || inner->is_object()) continue;
    auto value = value_of(*inner, field);
    if (!value) continue;
    const json::value* type = object->if_contains("contenttype");
    if (type != nullptr && type->is_string() &&
        view(type->get_string()).find("html") != std::string_view::npos)
      value->is_markup = true;
    return value;
  }
  return std::nullopt;
}

// Of several bodies or headlines, the main one, plain rather than marked up; the names of several people; the
// paragraphs of a text.
Value value_of_array(const json::array& array, const Field& field) {
  std::optional<Value> best;
  int best_rank = -1;
  std::string joined;
  const bool joins = field.member == &Article::author || field.member == &Article::text;
  for (const json::value& element : array) {
    auto value = value_of(element, field);
    if (!value || !value->text || value->text->empty()) continue;
    if (joins && (field.member == &Article::author || element.is_string())) {
      if (!joined.empty()) joined += field.member == &Article::author ? ", " : "\n\n";
      joined += *value->text;
      continue;
    }
    const json::object* object = element.if_object();
    const json::value* role = object == nullptr ? nullptr : object->if_contains("role");
    const bool is_main = role != nullptr && role->is_string() &&
                         (view(role->get_string()) == "main" || view(role->get_string()) == "body");
    const int rank = (is_main ? 2 : 0) + (value->is_markup ? 0 : 1);
    if (rank > best_rank) {
      best_rank = rank;
      best = std::move(value);
    }
  }
  if (!joined.empty()) return {joined, true, false};
  if (best) return *best;
  return {array.empty() ? std::nullopt : std::optional<std::string>(""), array.empty(), false};
}

Value value_for(const json::value& from, std::string_view name, const Field& field) {
  if (from.is_null()) return {};
  Value value;
  if (const json::array* array = from.if_array()) {
    value = value_of_array(*array, field);
  } else if (auto found = value_of(from, field)) {
    value = *std::move(found);
  } else {
    return {"", false, false};
  }
  if (Fields::holds_markup(name)) value.is_markup = true;
  return value;
}

const json::value* at_path(const json::object& object, std::string_view path) {
  const json::object* in = &object;
  while (true) {
    const std::size_t dot = path.find('.');
    const json::value* found = in->if_contains(path.substr(0, dot));
    if (found == nullptr || dot == std::string_view::npos) return found;
    in = found->if_object();
    if (in == nullptr) return nullptr;
    path.remove_prefix(dot + 1);
  }
}

Result<Article> article_of(const json::object& object, const Fields& fields, const std::string& id) {
  std::vector<std::string> names;
  std::vector<const json::value*> values;
  for (const auto& [name, value] : object) {
    names.emplace_back(name.data(), name.size());
    values.push_back(&value);
  }
  for (const Field& field : fields.all()) {
    if (!field.chosen || object.contains(field.names[0])) continue;
    if (const json::value* value = at_path(object, field.names[0])) {
      names.push_back(field.names[0]);
      values.push_back(value);
    }
  }
  return make_article(
      fields, names,
      [&](std::size_t i, const Field& field) { return value_for(*values[i], names[i], field); }, id);
}

bool holds_text(const json::object& object, const Fields& fields) {
  std::vector<std::string> names;
  for (const auto& [name, value] : object) names.emplace_back(name.data(), name.size());
  const Field& text = fields.field(&Article::text);
  return !fields.columns(text, names).empty() || (text.chosen && at_path(object, text.names[0]) != nullptr);
}

// A feed tells once who publishes and writes it.
struct Feed {
  std::string publisher, author;

  void read(const json::object& object) {
    const json::value* version = object.if_contains("version");
    if (version == nullptr || !version->is_string() ||
        view(version->get_string()).find("jsonfeed.org/version/") == std::string_view::npos)
      return;
    static const Fields fields;
    for (const auto& [name, member] :
         {std::pair{"title", &Feed::publisher}, {"authors", &Feed::author}, {"author", &Feed::author}}) {
      const json::value* value = object.if_contains(name);
      if (value == nullptr || !(this->*member).empty()) continue;
      const Value found = value_for(*value, name, fields.field(&Article::author));
      if (found.text && found.fits) this->*member = *found.text;
    }
  }

  void complete(Article& article) const {
    if (article.publisher.empty()) article.publisher = publisher;
    if (article.author.empty()) article.author = author;
  }
};

struct Articles {
  const Fields& fields;
  const std::string& id;
  std::vector<Result<Article>> all;

  std::string next_id() const { return all.empty() ? id : id + "." + std::to_string(all.size() + 1); }

  void add(const json::object& object, const Feed& feed, int depth = 0) {
    if (!holds_text(object, fields) && depth < 4 && add_below(object, feed, depth)) return;
    auto article = article_of(object, fields, next_id());
    if (article.has_value()) feed.complete(*article);
    all.push_back(std::move(article));
  }

  // What an object without a text of its own holds: a list of articles, or a package of ninjs.
  bool add_below(const json::object& object, Feed feed, int depth) {
    feed.read(object);
    const std::size_t before = all.size();
    bool is_list = false;
    for (const auto& [name, value] : object) {
      const std::string_view key(name.data(), name.size());
      if (key == "associations") {
        add_parts(value, feed, depth);
      } else if (is_holder(key)) {
        is_list = add_held(value, feed, depth) || is_list;
      }
    }
    return is_list || all.size() > before;
  }

  // True where it is a list of articles, be it empty.
  bool add_held(const json::value& value, const Feed& feed, int depth) {
    if (const json::object* inner = value.if_object()) return add_below(*inner, feed, depth + 1);
    const json::array* list = value.if_array();
    if (list == nullptr) return false;
    bool is_list = list->empty();
    for (const json::value& one : *list) {
      const json::object* inner = one.if_object();
      if (inner == nullptr) continue;
      is_list = true;
      add(*inner, feed, depth + 1);
    }
    return is_list;
  }

  void add_parts(const json::value& parts, const Feed& feed, int depth) {
    if (const json::object* named = parts.if_object()) {
      for (const auto& [unused, part] : *named) add_part(part, feed, depth);
    } else if (const json::array* list = parts.if_array()) {
      for (const json::value& part : *list) add_part(part, feed, depth);
    }
  }

  // Pictures and the like are no articles.
  void add_part(const json::value& part, const Feed& feed, int depth) {
    const json::object* object = part.if_object();
    if (object != nullptr && holds_text(*object, fields)) add(*object, feed, depth + 1);
  }
};

Result<std::vector<Result<Article>>> parse(std::string_view text, const Fields& fields, const std::string& id,
                                           const Feed& feed) {
  json::monotonic_resource arena;
  json::parser parser(&arena);
  boost::system::error_code error;
  const std::size_t read = parser.write_some(text.data(), text.size(), error);
  if (error) {
    if (const auto words = text_of(std::string(text));
        words.has_error() && words.error().code == ErrorCode::invalid_utf8)
      return words.error();
    return bad(read, "not JSON: " + error.message());
  }
  if (text.find_first_not_of(" \t\r\n", read) != std::string_view::npos)
    return bad(read, "more than one JSON value");
  const json::value value = parser.release();
  const json::object* object = value.if_object();
  if (object == nullptr) return bad(0, "not a JSON object");
  Articles articles{fields, id, {}};
  articles.add(*object, feed);
  return std::move(articles.all);
}

bool is_space(char c) {
  return c == ' ' || c == '\t' || c == '\r' || c == '\n';
}

// Follows JSON through strings and brackets, a byte at a time, without a look at what is between them.
class Balance {
 public:
  // False where the byte stands behind the value.
  bool take(char c) {
    if (done_) return false;
    if (in_string_) {
      if (escaped_) {
        escaped_ = false;
      } else if (c == '\\') {
        escaped_ = true;
      } else if (c == '"') {
        in_string_ = false;
        done_ = depth_ == 0;
      }
      return true;
    }
    if (c == '"') {
      in_string_ = true;
    } else if (c == '{' || c == '[') {
      ++depth_;
    } else if (c == '}' || c == ']') {
      if (depth_ == 0) return false;
      done_ = --depth_ == 0;
    } else if (depth_ == 0 && (c == ',' || c == ':')) {
      return false;
    }
    return true;
  }
  bool done() const { return done_; }

 private:
  std::size_t depth_ = 0;
  bool in_string_ = false, escaped_ = false, done_ = false;
};

// Whether an object holds a list of articles rather than one: {"items": [{.
bool holds_list(std::string_view head) {
  std::size_t depth = 0;
  std::string_view last;  // string at depth 1
  for (std::size_t i = 0; i < head.size(); ++i) {
    if (head[i] == '"') {
      std::size_t end = i + 1;
      while (end < head.size() && head[end] != '"') end += head[end] == '\\' ? 2 : 1;
      if (end >= head.size()) return false;
      if (depth == 1) last = head.substr(i + 1, end - i - 1);
      i = end;
    } else if (head[i] == '[' && depth == 1 && is_holder(last)) {
      const std::size_t next = head.find_first_not_of(" \t\r\n", i + 1);
      if (next != std::string_view::npos && head[next] == '{') return true;
    }
    if (head[i] == '{' || head[i] == '[') ++depth;
    if ((head[i] == '}' || head[i] == ']') && --depth == 0) return false;
  }
  return false;
}

// Whether there is an article a line, rather than one that goes on over lines or a list. A line that is
// broken does not make those after it a part of it.
bool holds_lines(std::string_view head) {
  head.remove_prefix(std::min(head.find_first_not_of(" \t\r\n"), head.size()));
  if (head.empty() || holds_list(head)) return false;
  if (head[0] != '{' && head[0] != '[') return true;
  const std::string_view line = head.substr(0, head.find('\n'));
  std::string_view rest = head.substr(line.size());
  Balance balance;
  for (const char c : line) {
    if (!balance.take(c)) break;
  }
  if (head[0] == '{') return balance.done() || rest.find("\n{\"") != std::string_view::npos;
  rest.remove_prefix(std::min(rest.find_first_not_of(" \t\r\n"), rest.size()));
  return balance.done() && (rest.starts_with('{') || rest.starts_with('['));
}

class JsonReader : public Reader {
 public:
  JsonReader(ByteStream& stream, Context context) : stream_(stream), context_(std::move(context)) {
    // A first line that is whole tells enough: what follows may not be there yet.
    std::string_view head = stream_.peek();
    while (head.size() < look && head.find('\n') == std::string_view::npos) {
      const std::size_t before = head.size();
      head = stream_.peek(before + 1);
      if (head.size() == before) break;
    }
    lines_ = (head.starts_with('{') && holds_lines(head.substr(0, head.find('\n')))) ||
             holds_lines(stream_.peek(look));
  }

  std::optional<Record> next() override {
    while (true) {
      if (!ready_.empty()) {
        Record record = std::move(ready_.back());
        ready_.pop_back();
        return record;
      }
      if (!(lines_ ? read_line() : read_value())) break;
    }
    if (stream_.error() && !failed_) {
      failed_ = true;
      return Record{context_.origin, *stream_.error()};
    }
    return std::nullopt;
  }

 private:
  static constexpr std::size_t look = std::size_t{1} << 16;

  std::string id() const { return context_.id + "#" + std::to_string(number_); }

  void parse_record(std::string_view text, std::uint64_t begin, const std::string& origin) {
    auto articles = parse(text, context_.fields, id(), feed_);
    const auto moved = [&](Error error) {
      error.offset += begin;
      return error;
    };
    if (articles.has_error()) {
      ready_.push_back({origin, moved(articles.error())});
      return;
    }
    for (auto article = articles->rbegin(); article != articles->rend(); ++article) {
      ready_.push_back(
          {origin, article->has_error() ? Result<Article>(moved(article->error())) : std::move(*article)});
    }
  }

  bool read_line() {
    std::string line;
    const std::uint64_t begin = stream_.position();
    std::size_t size = 0;
    while (true) {
      const std::string_view some = stream_.peek();
      if (some.empty()) break;
      const std::size_t end = some.find('\n');
      const std::string_view piece = some.substr(0, end == std::string_view::npos ? end : end + 1);
      if (line.size() <= max_record) line += piece;
      size += piece.size();
      stream_.skip(piece.size());
      if (end != std::string_view::npos) break;
    }
    if (size == 0) return false;
    if (line.ends_with('\n')) line.pop_back();
    ++line_;
    if (line.find_first_not_of(" \t\r") == std::string::npos) return true;
    ++number_;
    const std::string origin = context_.origin + ":" + std::to_string(line_);
    if (line.size() > max_record) {
      ready_.push_back({origin, Error{ErrorCode::limit_exceeded, begin,
                                      "the line is longer than " + std::to_string(max_record) + " bytes"}});
    } else {
      parse_record(line, begin, origin);
    }
    return true;
  }

  // The bytes of the value that comes next; none where it is longer than a record may be. `size` counts them.
  std::optional<std::string> take_value(std::uint64_t& size) {
    std::string value;
    Balance balance;
    size = 0;
    while (!balance.done()) {
      const std::string_view some = stream_.peek();
      if (some.empty()) break;
      std::size_t length = 0;
      while (length < some.size() && balance.take(some[length])) ++length;
      if (value.size() <= max_record) value += some.substr(0, length);
      size += length;
      const bool ended = length < some.size();
      stream_.skip(length);
      if (ended) break;
    }
    if (value.size() > max_record) return std::nullopt;
    return value;
  }

  char peek_past_space() {
    while (true) {
      const std::string_view some = stream_.peek();
      if (some.empty()) return '\0';
      const auto first = std::find_if_not(some.begin(), some.end(), is_space);
      stream_.skip(static_cast<std::size_t>(first - some.begin()));
      if (first != some.end()) return stream_.peek().front();
    }
  }

  std::string origin() const { return context_.origin + ", record " + std::to_string(number_); }

  void fail(const std::string& detail) {
    ++number_;
    ready_.push_back({origin(), bad(stream_.position(), detail)});
  }

  void read_record() {
    const std::uint64_t begin = stream_.position();
    std::uint64_t size = 0;
    const auto value = take_value(size);
    ++number_;
    if (!value) {
      ready_.push_back(
          {origin(), Error{ErrorCode::limit_exceeded, begin,
                           "the record is longer than " + std::to_string(max_record) + " bytes"}});
    } else if (size == 0) {
      stream_.skip(1);  // a bracket or comma out of place
      ready_.push_back({origin(), bad(begin, "not JSON")});
    } else {
      parse_record(*value, begin, origin());
    }
  }

  // One step through the values of the file: into or out of a list, past a member, or over a record.
  bool read_value() {
    const char c = peek_past_space();
    if (stream_.peek().empty()) {
      if (!inside_.empty() && !stream_.error()) fail("the file breaks off");
      const bool told = !ready_.empty();
      inside_.clear();
      return told;
    }
    if (c == ',') {
      stream_.skip(1);
    } else if (inside_.empty()) {
      if (c == '[' || c == '{') {
        inside_ += c;
        stream_.skip(1);
        members_ = "{";
        holds_list_ = has_text_ = false;
        begin_ = stream_.position() - 1;
      } else {
        read_record();
      }
    } else if (inside_.back() == '[') {
      if (c == ']') {
        inside_.pop_back();
        stream_.skip(1);
      } else {
        read_record();
      }
    } else if (c == '}') {
      stream_.skip(1);
      inside_.pop_back();
      if (inside_.empty() && !holds_list_) {
        ++number_;
        parse_record(members_ + "}", begin_, context_.origin);
      }
    } else {
      return read_member();
    }
    return true;
  }

  bool read_member() {
    const auto give_up = [&] {  // no member: nothing tells what the rest is
      fail("not JSON; what follows is not read");
      inside_.clear();
      while (!stream_.peek().empty()) stream_.skip(stream_.peek().size());
      return true;
    };
    std::uint64_t size = 0;
    const auto name = take_value(size);
    if (!name || !name->starts_with('"') || peek_past_space() != ':') return give_up();
    stream_.skip(1);
    const char c = peek_past_space();
    const std::string_view plain = std::string_view(*name).substr(1, name->size() - 2);
    if (is_holder(plain) && inside_.size() < 8 && !has_text_) {
      if (c == '[' && is_list_of_objects()) {
        if (!holds_list_) read_feed();
        holds_list_ = true;
        inside_ += '[';
        stream_.skip(1);
        return true;
      }
      if (c == '{') {
        inside_ += '{';
        stream_.skip(1);
        return true;
      }
    }
    const auto value = take_value(size);
    if (size == 0) return give_up();
    if (members_.size() > max_record || !value) {
      members_ = "{";
      return give_up();
    }
    if (members_.size() > 1) members_ += ',';
    members_ += *name + ":" + *value;
    const Field& text = context_.fields.field(&Article::text);
    has_text_ = has_text_ || !context_.fields.columns(text, {std::string(plain)}).empty() ||
                (text.chosen && text.names[0].starts_with(std::string(plain) + "."));
    return true;
  }

  bool is_list_of_objects() {
    std::string_view next = stream_.peek(look);
    next.remove_prefix(1);
    next.remove_prefix(std::min(next.find_first_not_of(" \t\r\n"), next.size()));
    return next.starts_with('{');
  }

  void read_feed() {
    boost::system::error_code error;
    const json::value known = json::parse(members_ + "}", error);
    if (!error) feed_.read(known.get_object());
  }

  ByteStream& stream_;
  Context context_;
  bool lines_ = false, failed_ = false;
  std::uint64_t line_ = 0, number_ = 0;
  std::vector<Record> ready_;  // the next one last
  Feed feed_;
  std::string inside_;   // the brackets that are open
  std::string members_;  // of the object that is open, but for its list of articles
  std::uint64_t begin_ = 0;
  bool holds_list_ = false, has_text_ = false;
};

}  // namespace

bool is_json(std::string_view head) {
  const auto after_space = [&](std::size_t from) {
    return std::min(head.find_first_not_of(" \t\r\n", from), head.size());
  };
  const std::size_t first = after_space(0), second = first == head.size() ? first : after_space(first + 1);
  if (first == head.size()) return false;
  if (second == head.size() && (head[first] == '{' || head[first] == '['))
    return second > first + 1 || head[first] == '{';
  if (head[first] == '{' && (head[second] == '"' || head[second] == '}')) return true;
  if (head[first] == '[' && (head[second] == '{' || head[second] == ']')) return true;
  // Lines of which the first is broken.
  std::size_t lines = 0, objects = 0;
  while (!head.empty()) {
    const std::string_view line = head.substr(0, head.find('\n'));
    head.remove_prefix(std::min(line.size() + 1, head.size()));
    if (line.find_first_not_of(" \t\r") == std::string_view::npos) continue;
    ++lines;
    if (line.starts_with("{\"")) ++objects;
  }
  return objects >= 2 && 2 * objects > lines;
}

std::unique_ptr<Reader> read_json(ByteStream& stream, Context context) {
  return std::make_unique<JsonReader>(stream, std::move(context));
}

std::vector<Result<Article>> articles_of_json(std::string_view text, const Fields& fields,
                                              const std::string& id) {
  auto articles = parse(text, fields, id, {});
  if (articles.has_error()) return {articles.error()};
  return std::move(articles).value();
}

}  // namespace hearsay::cli
