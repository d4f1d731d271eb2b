#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <vector>

#include "hearsay/span.hpp"
#include "tagger/tags.hpp"

namespace hearsay::attribution {

enum class Role : std::uint8_t { source, cue, content };
inline constexpr std::size_t role_count = 3;

/// The tagged spans of a document by role, as ranges of tokens in ascending order; those of one role do not
/// overlap.
struct RoleSpans {
  std::array<std::vector<IndexRange>, role_count> of;

  std::vector<IndexRange>& operator[](Role role) noexcept { return of[static_cast<std::size_t>(role)]; }
  const std::vector<IndexRange>& operator[](Role role) const noexcept {
    return of[static_cast<std::size_t>(role)];
  }
};

/// A span begins at a tag that begins one, or at one that goes on from nothing of its role.
RoleSpans spans_of_tags(std::span<const tagger::Tag> tags);

}  // namespace hearsay::attribution
