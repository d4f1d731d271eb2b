#pragma once

#include <string>
#include <string_view>

#include "hearsay/analyzer.hpp"
#include "hearsay/error.hpp"

namespace hearsay::cli {

/// Whether a text is a piece of HTML, as feeds and content systems hold it: it begins with an element.
bool is_markup(std::string_view text);

/// The article of a page that is UTF-8, whatever it says itself. Errors: those of read_html.
Result<Article> article_of_page(std::string id, const std::string& utf8);

}  // namespace hearsay::cli
