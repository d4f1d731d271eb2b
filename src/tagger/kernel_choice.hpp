#pragma once

#include <span>

#include "tagger/kernel.hpp"

namespace hearsay::tagger {

/// The kernels that run on this machine, the fastest first. Never empty; the same on every call.
std::span<const Kernel* const> available_kernels() noexcept;

}  // namespace hearsay::tagger
