#pragma once

#include <boost/json/value.hpp>
#include <string_view>

#include "hearsay/error.hpp"

namespace hearsay::base {

/// Reads one JSON value, all numbers exactly: Boost's own parser misses the last digit of one double in ten,
/// and its option against that came with 1.84. Errors: invalid_record, with the offset and why.
Result<boost::json::value> parse_json(std::string_view text);

}  // namespace hearsay::base
