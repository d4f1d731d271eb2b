#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "cli/input/reader.hpp"

namespace hearsay::cli {

/// Whether bytes begin as JSON does: an object or an array of objects.
bool is_json(std::string_view head);

/// Reads JSON lines, and files that are one object, one array of objects, or an object that holds an array of
/// them under a name such as "items" or "articles", element by element: whatever their members are called,
/// JSON Feed and ninjs (1.x to 3.x) among them.
std::unique_ptr<Reader> read_json(ByteStream& stream, Context context);

/// The articles of one JSON value, most often one. `id` stands for those that go without where --fields asks
/// for that. Errors: invalid_record with the offset in the text.
std::vector<Result<Article>> articles_of_json(std::string_view text, const Fields& fields,
                                              const std::string& id);

}  // namespace hearsay::cli
