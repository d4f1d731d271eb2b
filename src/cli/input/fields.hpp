#pragma once

#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "hearsay/analyzer.hpp"
#include "hearsay/error.hpp"

namespace hearsay::cli {

/// A member of Article and the names that it goes by in JSON and in tables.
struct Field {
  std::string_view name;  ///< as --fields calls it
  std::string Article::*member;
  std::vector<std::string> names;  ///< folded, in the order in which they are looked for
  bool chosen = false;             ///< by the user: no other name than the one given will do
};

/// The names of all members of Article: the usual ones, or those that --fields gives.
class Fields {
 public:
  /// Behind "id=": the place of an article in its file is its id.
  static constexpr std::string_view numbered = "#";

  Fields();

  /// "id=uri,text=body": members of objects in objects go by their path, "text=fields.body". Errors:
  /// invalid_record, with what is wrong.
  static Result<Fields> parse(std::string_view mapping);

  const std::vector<Field>& all() const { return fields_; }
  const Field& field(std::string Article::*member) const;

  /// Which of some names a field goes by, the best first. For the text, what holds markup comes last.
  std::vector<std::size_t> columns(const Field& field, const std::vector<std::string>& names) const;

  /// Whether a member or column of this name holds markup: "body_html".
  static bool holds_markup(std::string_view name);

 private:
  std::vector<Field> fields_;
};

/// A name as names are compared: "publishedAt" and "Published at" are both "publishedat".
std::string folded(std::string_view name);

/// What stands under a name.
struct Value {
  std::optional<std::string> text;  ///< none where there is nothing, which is no error
  bool fits = true;                 ///< false where it cannot be a string
  bool is_markup = false;           ///< HTML
};

/// The article of a record, whose values are asked for by the indices of their names. `numbered` is its id
/// where --fields says id=#. Errors: invalid_record where there is no text or id, or several may be the text.
Result<Article> make_article(const Fields& fields, const std::vector<std::string>& names,
                             const std::function<Value(std::size_t, const Field&)>& value,
                             const std::string& numbered);

/// A list of names for a message, of which the first are shown: "a, b and 20 more".
std::string listed(const std::vector<std::string>& names);

}  // namespace hearsay::cli
