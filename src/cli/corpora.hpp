#pragma once

#include <optional>
#include <string>

#include "hearsay/corpus.hpp"

namespace hearsay::cli {

/// The corpus in a file that 'hearsay corpus build' wrote; none, with a message, where it cannot be read.
std::optional<Corpus> read_corpus(const std::string& path);

}  // namespace hearsay::cli
