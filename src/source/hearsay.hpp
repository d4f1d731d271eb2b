// Chains of hearsay: through whom a statement reaches the article.
//
// A statement inside of another's words is at one remove for each speaker around it ("The officials said that
// Obama *told* them …": Obama, by way of the officials), as is a source that an outlet passes on ("the Post
// reported, citing two officials"), and one whose words come by a report of nobody in particular ("Trump has
// reportedly told aides"). A source that quotes itself adds nothing: "I think" in its own quotation is first
// hand.
//
// Words spoken to another outlet than the article's own come through that outlet ("he told the BBC"), and so
// does what the same source goes on saying. Whose article it is, its publisher tells, or the text: "Miami
// (CNN)".
#pragma once

#include <span>
#include <string_view>
#include <vector>

#include "hearsay/attribution.hpp"
#include "hearsay/source.hpp"
#include "source/coreference.hpp"

namespace hearsay::source {

/// How one attribution comes to the article, before entities are numbered as sources.
struct Chain {
  Index source = none;     ///< the entity that the statement ends at; none for a sourceless one
  Span description;        ///< the words for it here
  std::vector<Index> via;  ///< entities, the one nearest the article first
  std::uint8_t hops = 0;
  Span shown;
};

/// One chain for each attribution. O(n · depth) in the number of attributions.
std::vector<Chain> find_chains(const Words& words, const Lexicon& lexicon, const Coreference& coreference,
                               std::span<const Attribution> attributions, const Contents& contents,
                               std::string_view publisher);

}  // namespace hearsay::source
