#pragma once

#include <memory>
#include <string_view>

#include "cli/input/reader.hpp"

namespace hearsay::cli {

/// Whether bytes begin as .zip or .tar do.
bool is_archive(std::string_view head);

/// What a .zip is that is a document: "a document of Word"; empty for any other.
std::string_view document_in_zip(std::string_view head);

/// Reads the files of a .zip or .tar one after another as those of a folder. `growth` is that of the
/// archive's file.
std::unique_ptr<Reader> read_archive(ByteStream& stream, Context context, std::shared_ptr<Growth> growth);

}  // namespace hearsay::cli
