#pragma once

#include <span>
#include <string_view>

namespace hearsay::lexicon {

struct EmbeddedTable {
  std::string_view name;  ///< the file's name without its ending
  std::string_view rows;
};

/// The tables that the build carried into the library.
std::span<const EmbeddedTable> embedded_tables() noexcept;

}  // namespace hearsay::lexicon
