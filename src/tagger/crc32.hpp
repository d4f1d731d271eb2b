#pragma once

#include <cstddef>
#include <cstdint>
#include <span>

namespace hearsay::tagger {

/// CRC-32 of ISO 3309 and zlib (polynomial 0xEDB88320, reflected). Eight bytes a step, some 1.5 GB/s
/// (Kounavis and Berry 2005).
std::uint32_t crc32(std::span<const std::byte> bytes) noexcept;

}  // namespace hearsay::tagger
