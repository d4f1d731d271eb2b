#pragma once

#include <memory>
#include <string>
#include <string_view>

#include "cli/input/bytes.hpp"

struct archive;

namespace hearsay::cli {

/// A stream as it is, or what is in it where it begins as .gz, .xz, .lzma, .zst or .bz2 do, whatever its
/// name. Parts that follow one another (members of .gz, frames of .zst …) are one. Damage, and growth beyond
/// Growth's bounds, end it with an error; from damage in a .gz, ByteStream::recover goes on at the next
/// member.
std::unique_ptr<ByteStream> decompressed(std::unique_ptr<ByteStream> stream,
                                         const std::shared_ptr<Growth>& growth);

/// Why libarchive gave up, in one line.
std::string reason_of(archive* failed);

/// What an HTTP content coding ("gzip", "deflate", "br", "zstd"; none by another name) was made of, at most
/// `limit` bytes. Errors: invalid_record; limit_exceeded.
Result<std::string> decode_content(std::string_view coding, std::string_view body, std::size_t limit);

}  // namespace hearsay::cli
