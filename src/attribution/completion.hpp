#pragma once

#include <span>
#include <vector>

#include "attribution/cues.hpp"
#include "attribution/linker.hpp"
#include "attribution/spans_of_tags.hpp"
#include "hearsay/document.hpp"
#include "lexicon/phrase_table.hpp"

namespace hearsay::attribution {

/// Gives a content to cues that have none, where the sentence leaves one place for it,
///
///     The talks have failed, the minister said on Monday.      According to the minister, the talks have
///     failed. └───── content ─────┘                                                               └─────
///     content ─────┘
///
/// and to each quotation that goes on over paragraphs, the cue of its beginning. The cues are those that the
/// lexicon knows to govern clauses, and nothing in the content's place is tagged. On PolNeAR's dev split,
/// this adds 0.4 points to the exact F1 of sources and cues. O(length of the sentences and number of
/// contents).
void complete(const Document& document, std::span<const lexicon::Key> keys, const RoleSpans& spans,
              const CueTable& cues, std::vector<Link>& links);

}  // namespace hearsay::attribution
