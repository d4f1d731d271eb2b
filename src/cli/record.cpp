#include "cli/record.hpp"

#include <boost/json/monotonic_resource.hpp>
#include <boost/json/parser.hpp>
#include <string>
#include <utility>

namespace hearsay::cli {

Result<Article> parse_article(std::string_view line) {
  namespace json = boost::json;
  json::monotonic_resource arena;
  json::parser parser(&arena);
  json::error_code error;
  const std::size_t read = parser.write_some(line.data(), line.size(), error);
  const auto bad = [](std::size_t offset, std::string detail) {
    return Error{ErrorCode::invalid_record, offset, std::move(detail)};
  };
  if (error) return bad(read, "not JSON: " + error.message());
  if (line.find_first_not_of(" \t\r", read) != std::string_view::npos)
    return bad(read, "more than one JSON value");
  const json::value value = parser.release();
  const json::object* object = value.if_object();
  if (object == nullptr) return bad(0, "not a JSON object");
  Article article;
  for (const auto& [name, field] : {std::pair{"id", &Article::id},
                                    {"text", &Article::text},
                                    {"title", &Article::title},
                                    {"publisher", &Article::publisher},
                                    {"date", &Article::date},
                                    {"author", &Article::author},
                                    {"url", &Article::url}}) {
    const json::value* found = object->if_contains(name);
    const bool needed = field == &Article::id || field == &Article::text;
    if (found == nullptr || (found->is_null() && !needed)) {
      if (needed) return bad(0, std::string("the object lacks \"") + name + "\"");
      continue;
    }
    if (!found->is_string()) return bad(0, std::string("\"") + name + "\" is not a string");
    article.*field = std::string_view(found->get_string().data(), found->get_string().size());
  }
  return article;
}

}  // namespace hearsay::cli
