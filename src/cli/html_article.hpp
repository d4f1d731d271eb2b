#pragma once

#include <string>
#include <string_view>

#include "hearsay/analyzer.hpp"
#include "hearsay/error.hpp"

namespace hearsay::cli {

/// Whether a text is a page of HTML: it begins with "<!doctype html" or "<html", in any case.
bool is_html(std::string_view text) noexcept;

/// The article of a page: its text, a line for each block; title, publisher and date where the page gives
/// them. Of several <article> elements the one with the most text is taken, else <main>, else the body; what
/// is no reading matter (scripts, navigation, headers and footers, asides, figures, forms) is left out. Reads
/// whatever browsers read, in UTF-8 or the encoding that the page declares. Errors: limit_exceeded for a
/// page of more bytes than a document may have; invalid_record where no text remains.
Result<Article> read_html(std::string id, std::string_view page);

}  // namespace hearsay::cli
