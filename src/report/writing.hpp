#pragma once

#include <boost/json/string_view.hpp>
#include <string>
#include <string_view>

#include "hearsay/analyzer.hpp"

// What several of the formats need to write text.

namespace hearsay {

/// The first `limit` code points, and "…" where that leaves something out.
std::string shortened(std::string_view text, std::size_t limit);

/// What is known of author, publisher and date, with " · " between them.
std::string byline(const Analysis& analysis);

/// "0.50" for 0.5 and two decimals, whatever the locale.
std::string fixed(double value, int decimals);

/// Text as the content of an element or the value of an attribute of HTML and XML. What neither can hold,
/// escaped or not (control characters, U+FFFE and U+FFFF), becomes a space.
std::string escaped(std::string_view text);

/// That part of `escaped` for writers that escape by themselves.
std::string without_controls(std::string_view text);

/// Whether it is an address on the web as it stands.
bool is_web_address(std::string_view text);

/// A UUID of version 5 (RFC 4122, 4.3) over "hearsay:" and `name`: the same name always gets the same.
std::string uuid(std::string_view name);

/// Boost.JSON of Debian 12 has a string_view of its own.
inline boost::json::string_view view(std::string_view text) {
  return {text.data(), text.size()};
}

}  // namespace hearsay
