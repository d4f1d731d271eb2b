#pragma once

#include <string>
#include <string_view>

#include "hearsay/analyzer.hpp"
#include "hearsay/error.hpp"

namespace hearsay::cli {

/// Whether bytes are a page of HTML or XHTML: they begin, after white space, comments and a byte order mark,
/// with its document type, or with an element that HTML has and XML's formats of news have not.
bool is_html(std::string_view bytes) noexcept;

/// The article of a page: its text, a line for each block, and what the page says of it: title, publisher,
/// date, author and address. Which blocks are the article is decided by page::article_of. Reads whatever
/// browsers read, in the encoding that they would take it for, given the label that the server sent with it,
/// if any. Linear in the page. Errors: limit_exceeded for a page of more bytes than a document may have,
/// elements nested too deep (page::Tree::max_depth) or too many of them; invalid_record where no text
/// remains.
Result<Article> read_html(std::string id, std::string_view page, std::string_view charset = {});

/// The text of a piece of HTML in UTF-8 that is all article, as feeds and content systems have it: lines and
/// what is hidden as in read_html, but nothing is judged to be something else for its words or place. Empty
/// where it has no text. Errors: limit_exceeded as there.
Result<std::string> text_of_html(std::string_view utf8);

}  // namespace hearsay::cli
