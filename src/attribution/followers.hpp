#pragma once

#include <vector>

#include "attribution/linker.hpp"
#include "hearsay/document.hpp"

namespace hearsay::attribution {

/// Gives a quotation that the reporter goes on from in words of his own, in a sentence after the cue's, a
/// link of the same source without a cue: what was a direct quotation stays one, and the mixed one stands for
/// itself.
///
///     “It is bad,” he said. “It will get worse,” with rain on the way.
///                           └──────────── a further link ───────────┘
///
/// A following sentence that is wholly a quotation stays with its cue, as in PolNeAR. O(contents · log of the
/// quotations).
void split_mixed_followers(const Document& document, std::vector<Link>& links);

}  // namespace hearsay::attribution
