#pragma once

#include <span>
#include <vector>

#include "attribution/cues.hpp"
#include "attribution/grammar.hpp"
#include "attribution/linker.hpp"
#include "attribution/spans_of_tags.hpp"
#include "hearsay/document.hpp"
#include "lexicon/phrase_table.hpp"
#include "tagger/features.hpp"

namespace hearsay::attribution {

/// Completes what tags alone leave open. A cue without a content gets one where the sentence leaves one place
/// for it and the lexicon knows the cue to govern clauses:
///
///     The talks have failed, the minister said on Monday.
///     └───── content ─────┘
///     According to the minister, the talks have failed.
///                                └───── content ─────┘
///
/// One that closes its sentence has all of the sentence before it for its content, if others speak there;
/// their attributions give way, to be found again within it:
///
///     “I am ill,” the mayor said, according to two officials.
///     └──────── content ───────┘
///
/// In a headline without a stop, the content behind a cue goes on to the end:
///
///     Governor says flood has passed
///                   └── content ───┘
///
/// A cue that passes others' words on has the source after it:
///
///     The Post reported, citing two officials, that the ship had sunk.
///                        cue    └── source ──┘  └─── content ───┘
///
/// One who is quoted speaks:
///
///     The clerk was quoted as saying that the safe was empty.
///     └ source ┘└────── cue ───────┘ └────── content ──────┘
///
/// A content that chose no cue gets a link by the layout of the text:
///  - a stretch of a transcript, one for every turn (WALLACE: Will she be there?), whatever cue it chose;
///  - a quotation, of the name under it (“The best way out is always through.” — Robert Frost);
///  - a quotation after a paragraph with a content, that content's link if it is marked as going on, else one
///    of the same source without a cue.
///
/// O(length of the text).
void complete(const Document& document, std::span<const lexicon::Key> keys, const RoleSpans& spans,
              const CueTable& cues, const Grammar& grammar, std::vector<Link>& links);

/// Takes from links what tells nothing: datelines, credits and furniture (Paragraph::body). A link whose
/// source or cue stands there goes, and one whose contents all do. O(number of tokens).
void keep_to_bodies(const Document& document, std::vector<Link>& links);

/// Gives each turn of a transcript a link of its speaker, its mark (if it is one) and all that is said in it,
/// instead of those within it, which will be found in its contents again:
///
///     MS. ORTEGA: The bridge is open. The mayor told me so.
///     └ source ┘└cue └───────────── content ──────────────┘
///
/// A post gets one of who signs it in the next line:
///
///     The harbour is not for sale.                      content
///     — Ina Berg (@inaberg) January 15, 2024            cue, source
///
/// O(number of tokens).
void link_turns(const Document& document, std::vector<Link>& links);

/// Makes quotations that follow in sentences of their own, or go on in another paragraph that reopens them,
/// into links of the same source without a cue:
///
///     “It was a mistake,” she said. “We will not make it again.”
///     └── link with the cue ──────┘ └──── link without one ────┘
///
/// `features` are those of all tokens. O(length of the contents).
void split_continued_quotations(std::span<const tagger::Features> features, std::vector<Link>& links);

}  // namespace hearsay::attribution
