#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <vector>

namespace hearsay::tagger {

/// What a token is to the attribution that it belongs to; the first token of a span, or of each part of it,
/// begins it.
enum class Tag : std::uint8_t {
  outside,
  begin_source,
  source,
  begin_cue,
  cue,
  begin_content,
  content,
};

inline constexpr std::size_t tag_count = 7;

/// One number for each tag.
using TagScores = std::array<float, tag_count>;

/// What the tagger found, for each token of a document.
struct Tags {
  std::vector<Tag> best;  ///< the likeliest sequence of tags
  /// The likeliest sequence for a reader who is eager to find spans: some more of them, of which fewer are
  /// right.
  std::vector<Tag> daring;
  /// The likeliest sequence for the attributions inside the contents of others, found wherever they would be;
  /// all outside where the tokens around have no content.
  std::vector<Tag> inner;
};

}  // namespace hearsay::tagger
