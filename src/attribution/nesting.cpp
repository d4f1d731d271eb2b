#include "attribution/nesting.hpp"

#include <algorithm>
#include <utility>

#include "attribution/feature_values.hpp"

namespace hearsay::attribution {
namespace {

bool may_hold_attribution(std::span<const lexicon::Key> words, const CueTable& cues) {
  // A cue needs a source and a content beside it.
  for (std::size_t at = 0; at + 1 < words.size(); ++at) {
    const CueTable::Match match = cues.longest_match(words.subspan(at));
    if (match && match.cue->is_verb && match.cue->governs_clause) return true;
  }
  return false;
}

}  // namespace

InnerTexts inner_texts(std::span<const tagger::Features> features, std::span<const lexicon::Key> keys,
                       std::span<const Link> links, const CueTable& cues) {
  static const lexicon::Key complementizer = lexicon::word_key("that");
  InnerTexts texts;
  for (std::uint32_t owner = 0; owner < links.size(); ++owner) {
    const std::vector<IndexRange>& contents = links[owner].contents;
    const auto may_hold = [&](IndexRange content) {
      return may_hold_attribution(keys.subspan(content.begin, content.size()), cues);
    };
    if (std::none_of(contents.begin(), contents.end(), may_hold)) continue;
    const auto begin = static_cast<std::uint32_t>(texts.features.size());
    const bool is_quotation = features[contents.front().begin].quote != quote::outside;
    std::uint8_t place = start::paragraph;
    for (const IndexRange content : contents) {
      for (std::uint32_t token = content.begin; token < content.end; ++token) {
        if (token == contents.front().begin && keys[token] == complementizer) continue;
        tagger::Features inner = features[token];
        place = std::max(place, inner.start);
        if (is_quotation) {
          if (inner.quote == quote::opening || inner.quote == quote::closing) continue;
          inner.quote = quote::outside;
        }
        // A sentence that began with a mark begins with the word after it.
        inner.start = std::exchange(place, start::none);
        texts.features.push_back(inner);
        texts.origin.push_back(token);
      }
    }
    const auto end = static_cast<std::uint32_t>(texts.features.size());
    for (std::uint32_t from = begin; from < end; from += tagger::max_pack_size) {
      texts.packs.push_back({from, std::min(end, from + tagger::max_pack_size)});
      texts.owner.push_back(owner);
    }
  }
  return texts;
}

}  // namespace hearsay::attribution
