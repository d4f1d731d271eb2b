#include "source/hearsay.hpp"

#include <algorithm>

#include "lexicon/state.hpp"

namespace hearsay::source {
namespace {

constexpr std::size_t longest_chain = 8;

class ChainFinder {
 public:
  ChainFinder(const Words& words, const Lexicon& lexicon, const Coreference& coreference,
              std::span<const Attribution> attributions)
      : words_(words),
        table_(lexicon.state().table("hearsay")),
        coreference_(coreference),
        attributions_(attributions) {
    for (std::uint32_t i = 0; i < words.size(); ++i) keys_.push_back(words[i].key);
  }

  std::vector<Chain> find() {
    std::vector<Chain> chains(attributions_.size());
    for (std::size_t a = 0; a < attributions_.size(); ++a) {
      follow_speakers(a, chains[a]);
      follow_citation(a, chains[a]);
      follow_report(a, chains[a]);
    }
    return chains;
  }

 private:
  // The attribution whose content holds this one's cue and content most tightly.
  std::size_t around(std::size_t a) const {
    const Span cue =
        attributions_[a].cue.empty() ? attributions_[a].content.hull() : attributions_[a].cue.hull();
    std::size_t best = attributions_.size();
    std::uint32_t shortest = ~0u;
    for (std::size_t b = 0; b < attributions_.size(); ++b) {
      const Spans& content = attributions_[b].content;
      if (b == a || !content.contains(cue) || content == attributions_[a].content) continue;
      if (!attributions_[b].content.overlaps(attributions_[a].content.hull())) continue;
      if (content.hull().size() < shortest) {
        shortest = content.hull().size();
        best = b;
      }
    }
    return best;
  }

  void follow_speakers(std::size_t a, Chain& chain) const {
    std::size_t at = attributions_[a].parent ? *attributions_[a].parent : around(a);
    Index last = coreference_.source_of[a];
    // Contents that hold one another, as those of a careless annotator may, would lead around in a circle.
    for (std::size_t step = 0; step < longest_chain && at < attributions_.size(); ++step) {
      const Index speaker = coreference_.source_of[at];
      if (speaker == none || speaker != last) {
        ++chain.hops;
        if (chain.shown.empty())
          chain.shown = !attributions_[at].cue.empty() ? attributions_[at].cue.front() : Span{};
        if (speaker != none && std::find(chain.via.begin(), chain.via.end(), speaker) == chain.via.end())
          chain.via.insert(chain.via.begin(), speaker);
      }
      last = speaker;
      const std::size_t next = attributions_[at].parent ? *attributions_[at].parent : around(at);
      if (next == at || next == a) break;
      at = next;
    }
  }

  // "The Post reported, *citing* two officials, that …", "in a memo *seen by* Reuters".
  void follow_citation(std::size_t a, Chain& chain) const {
    if (attributions_[a].source.empty()) return;
    const IndexRange source = words_.document().tokens_in(attributions_[a].source.hull());
    const std::uint32_t sentence = words_[source.begin].sentence;
    const IndexRange tokens = words_.document().sentences()[sentence].tokens;
    const IndexRange cue = attributions_[a].cue.empty()
                               ? IndexRange{}
                               : words_.document().tokens_in(attributions_[a].cue.hull());
    for (std::uint32_t i = tokens.begin; i < tokens.end; ++i) {
      const auto match = table_.longest_match(std::span(keys_).subspan(i, tokens.end - i));
      if (!match) continue;
      const std::string_view kind = match.entry->field(0);
      const std::uint32_t after = i + match.words;
      Index passer = none;
      if (kind == "cite" &&
          (after == source.begin || (cue.contains(i) && after <= source.begin && source.begin < after + 4))) {
        passer = subject_before(i, sentence);
      } else if (kind == "via" && i >= source.end && i < source.end + 12) {
        passer = entity_at(after);
      }
      if (passer == none || passer == coreference_.source_of[a] ||
          std::find(chain.via.begin(), chain.via.end(), passer) != chain.via.end())
        continue;
      ++chain.hops;
      chain.via.push_back(passer);
      if (chain.shown.empty()) chain.shown = words_.span({i, after});
    }
  }

  Index entity_at(std::uint32_t token) const {
    for (std::size_t p = 0; p < coreference_.phrases.size(); ++p) {
      if (coreference_.phrases[p].tokens.begin == token && coreference_.entity_of[p] != none)
        return coreference_.entity_of[p];
    }
    return none;
  }

  // The first institution or person of the sentence before the token that is the source of an attribution or
  // an outlet.
  Index subject_before(std::uint32_t token, std::uint32_t sentence) const {
    Index found = none;
    for (std::size_t p = 0; p < coreference_.phrases.size(); ++p) {
      const Phrase& phrase = coreference_.phrases[p];
      if (phrase.sentence != sentence || phrase.tokens.end > token || coreference_.entity_of[p] == none)
        continue;
      if (phrase.kind == PhraseKind::document || phrase.kind == PhraseKind::quantity || phrase.inner)
        continue;
      const bool speaks = std::find(coreference_.phrase_of.begin(), coreference_.phrase_of.end(),
                                    static_cast<Index>(p)) != coreference_.phrase_of.end();
      const Index institution =
          coreference_.entities[static_cast<std::size_t>(coreference_.entity_of[p])].institution;
      const bool outlet =
          institution != none && words_.vocabulary().institution(institution).role == Role::media;
      if (speaks || outlet) found = coreference_.entity_of[p];
    }
    return found;
  }

  // "has reportedly told"
  void follow_report(std::size_t a, Chain& chain) const {
    if (attributions_[a].source.empty()) return;
    const Span cue = attributions_[a].cue.hull();
    if (cue.empty()) return;
    const IndexRange tokens = words_.document().tokens_in(cue);
    const std::uint32_t from = tokens.begin > 0 ? tokens.begin - 1 : 0;
    for (std::uint32_t i = from; i < std::min(tokens.end + 1, words_.size()); ++i) {
      const auto match = table_.longest_match(std::span(keys_).subspan(i));
      if (!match || match.entry->field(0) != "report") continue;
      ++chain.hops;
      chain.shown = words_.span({i, i + match.words});
      return;
    }
  }

  const Words& words_;
  const lexicon::PhraseTable& table_;
  const Coreference& coreference_;
  std::span<const Attribution> attributions_;
  std::vector<Key> keys_;
};

}  // namespace

std::vector<Chain> find_chains(const Words& words, const Lexicon& lexicon, const Coreference& coreference,
                               std::span<const Attribution> attributions) {
  return ChainFinder(words, lexicon, coreference, attributions).find();
}

}  // namespace hearsay::source
