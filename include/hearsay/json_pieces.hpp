#pragma once

#include <functional>
#include <string_view>

#include "hearsay/export.hpp"
#include "hearsay/report.hpp"

namespace hearsay {

/// What to_json makes of an analysis, in pieces of some 64 KiB, one after the other: of a long article it is
/// nine times as long as the text.
HEARSAY_EXPORT void write_json(const Analysis& analysis, const std::function<void(std::string_view)>& write,
                               JsonOptions options = {});

}  // namespace hearsay
