#pragma once

#include <string_view>

#include "hearsay/analyzer.hpp"
#include "hearsay/error.hpp"

namespace hearsay::cli {

/// Reads one line of a .jsonl file: an object with the strings "id" and "text", and "title", "publisher",
/// "date", "author" and "url" if known. Errors: invalid_record with the offset in the line.
Result<Article> parse_article(std::string_view line);

}  // namespace hearsay::cli
