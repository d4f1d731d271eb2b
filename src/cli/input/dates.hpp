#pragma once

#include <string>
#include <string_view>

namespace hearsay::cli {

/// A date as ISO 8601 has it in its extended form, from that of mail and feeds (RFC 5322, "Tue, 17 Dec 2024
/// 09:30:00 GMT"), from the basic form ("20241217T093000Z"), or from seconds or milliseconds since 1970. What
/// is none of these stays as it is.
std::string iso_date(std::string_view date);

}  // namespace hearsay::cli
