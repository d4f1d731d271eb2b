#pragma once

#include <string>
#include <string_view>

namespace hearsay::cli::page {

/// The bytes of a page in UTF-8, without a byte order mark. What says the encoding is, in this order: a byte
/// order mark; `charset`, the label that the server gave; what the page's first 1,024 bytes declare, unless
/// that is an encoding of single bytes and the page, not all ASCII, is UTF-8, as where somebody converted it
/// and left the declaration; UTF-8 where it is that; windows-1252. What the encoding does not have becomes
/// U+FFFD.
std::string to_utf8(std::string_view page, std::string_view charset);

}  // namespace hearsay::cli::page
