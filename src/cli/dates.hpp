#pragma once

#include <string>
#include <string_view>

namespace hearsay::cli {

/// A date as ISO 8601 has it in its extended form, from that of mail and feeds (RFC 5322, "Tue, 17 Dec 2024
/// 09:30:00 GMT"), from the basic form ("20241217T093000Z"), or from seconds or milliseconds since 1970. What
/// is none of these stays as it is.
std::string iso_date(std::string_view date);

/// The date, as ISO 8601 has it, of what begins with one, in that form or as in "18 Nov 2019", "November 18,
/// 2019" or "2019/11/18"; empty where there is none.
std::string find_date(std::string_view text);

}  // namespace hearsay::cli
