#pragma once

#include <optional>
#include <span>
#include <vector>

#include "attribution/choices.hpp"
#include "attribution/spans_of_tags.hpp"
#include "tagger/choice_network.hpp"

namespace hearsay::attribution {

/// A cue with what was chosen for it, as ranges of tokens.
struct Link {
  std::optional<IndexRange> source;
  IndexRange cue;                    ///< empty in a quotation that goes on without one
  std::vector<IndexRange> contents;  ///< in ascending order
};

/// Lets every cue choose its source and every content its cue: one link for each cue, in their order. Two
/// cues may have one source; a cue may be left without a content. O(number of spans).
std::vector<Link> link(const RoleSpans& spans, const Choices& choices,
                       const tagger::ChoiceNetwork& source_choice,
                       const tagger::ChoiceNetwork& content_choice);

}  // namespace hearsay::attribution
