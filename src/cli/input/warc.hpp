#pragma once

#include <string_view>

#include "cli/input/reader.hpp"

namespace hearsay::cli {

/// Whether bytes begin as a WARC file does.
bool is_warc(std::string_view head);

/// WARC, from 0.17 to 1.1: pages of HTML that were answered with status 200, and the plain text of WET files.
/// All other records are passed over. A bad one costs no other: the next is looked for, in a .warc.gz in the
/// next member.
std::unique_ptr<Reader> read_warc(ByteStream& stream, Context context);

}  // namespace hearsay::cli
