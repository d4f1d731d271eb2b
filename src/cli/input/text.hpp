#pragma once

#include <string>
#include <string_view>

#include "cli/input/reader.hpp"

namespace hearsay::cli {

/// Plain text, one article: UTF-8. Errors: those of text_of.
std::unique_ptr<Reader> read_plain_text(ByteStream& stream, Context context);

/// A page of HTML, one article.
std::unique_ptr<Reader> read_page(ByteStream& stream, Context context);

/// The text, once it has turned out to be UTF-8. Errors: invalid_utf8, with the command that converts it;
/// limit_exceeded.
Result<std::string> text_of(std::string bytes);

}  // namespace hearsay::cli
