#pragma once

#include <functional>
#include <string>

#include "hearsay/error.hpp"

namespace hearsay::cli {

/// As replace_file of a text (command.hpp), where `write` gets the name of the file that takes the place of
/// the other. Errors: io, and those of `write`.
Result<void> replace_file(const std::string& path,
                          const std::function<Result<void>(const std::string& path)>& write);

}  // namespace hearsay::cli
