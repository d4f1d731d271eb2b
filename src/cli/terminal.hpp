#pragma once

#include "hearsay/report.hpp"

namespace hearsay::cli {

/// Colours where standard output is a terminal that has them, unless NO_COLOR is set; as wide as the
/// terminal.
TextStyle terminal_style();

}  // namespace hearsay::cli
