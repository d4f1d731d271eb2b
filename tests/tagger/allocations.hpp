#pragma once

#include <cstddef>

namespace hearsay::tagger {

/// How often this thread has called operator new; always 0 under tools that put their own in its place.
std::size_t allocations() noexcept;

}  // namespace hearsay::tagger
