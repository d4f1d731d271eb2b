#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "attribution/cues.hpp"
#include "attribution/linker.hpp"
#include "lexicon/phrase_table.hpp"
#include "tagger/features.hpp"

namespace hearsay::attribution {

/// The contents of attributions that may hold attributions of their own, each as a text by itself.
///
///     Experts suggest that Kim views this as a means.      tokens of the document
///                     └──────── pack ───────────────┘
struct InnerTexts {
  std::vector<tagger::Features> features;  ///< of the packs' tokens, one pack after another
  std::vector<std::uint32_t> origin;       ///< of each of them: the token of the document
  std::vector<IndexRange> packs;           ///< ranges of `features`
  std::vector<std::uint32_t> owner;        ///< of each pack: the index of its attribution
};

/// Picks the contents in which a verb of the lexicon could govern a clause. A first "that" and quote marks
/// around a content are taken off: within a quotation, its speaker's own words are plain text. O(length of
/// the contents).
InnerTexts inner_texts(std::span<const tagger::Features> features, std::span<const lexicon::Key> keys,
                       std::span<const Link> links, const CueTable& cues);

}  // namespace hearsay::attribution
