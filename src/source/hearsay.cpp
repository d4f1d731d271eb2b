#include "source/hearsay.hpp"

#include <algorithm>

#include "lexicon/state.hpp"

namespace hearsay::source {
namespace {

constexpr std::size_t longest_chain = 8;

class ChainFinder {
 public:
  ChainFinder(const Words& words, const Lexicon& lexicon, const Coreference& coreference,
              std::span<const Attribution> attributions, const Contents& contents)
      : words_(words),
        table_(lexicon.state().table("hearsay")),
        coreference_(coreference),
        attributions_(attributions),
        contents_(contents),
        entity_at_(words.size() + 1, none) {
    for (std::uint32_t i = 0; i < words.size(); ++i) keys_.push_back(words[i].key);
    for (const lexicon::Entry& entry : table_.entries()) {
      const auto spaces = std::count(entry.phrase.begin(), entry.phrase.end(), ' ');
      longest_entry_ = std::max(longest_entry_, static_cast<std::uint32_t>(spaces + 1));
    }
    find_speakers();
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
    contents_.for_each_around(cue, [&](std::size_t b) {
      const Spans& content = attributions_[b].content;
      if (b == a || !content.contains(cue) || content == attributions_[a].content) return;
      if (!content.overlaps(attributions_[a].content.hull())) return;
      const std::uint32_t size = content.hull().size();
      if (size < shortest || (size == shortest && b < best)) {
        shortest = size;
        best = b;
      }
    });
    return best;
  }

  // The persons and institutions that may have passed something on: sources of attributions, and outlets.
  void find_speakers() {
    std::vector<bool> speaks(coreference_.phrases.size(), false);
    for (const Index p : coreference_.phrase_of) {
      if (p != none) speaks[static_cast<std::size_t>(p)] = true;
    }
    for (std::size_t p = 0; p < coreference_.phrases.size(); ++p) {
      const Phrase& phrase = coreference_.phrases[p];
      const Index entity = coreference_.entity_of[p];
      if (entity == none) continue;
      if (Index& at = entity_at_[phrase.tokens.begin]; at == none) at = entity;
      if (phrase.kind == PhraseKind::document || phrase.kind == PhraseKind::quantity || phrase.inner)
        continue;
      const Index institution = coreference_.entities[static_cast<std::size_t>(entity)].institution;
      const bool outlet =
          institution != none && words_.vocabulary().institution(institution).role == Role::media;
      if (speaks[p] || outlet) speakers_.push_back(p);
    }
    std::stable_sort(speakers_.begin(), speakers_.end(), [this](std::size_t a, std::size_t b) {
      return coreference_.phrases[a].tokens.end < coreference_.phrases[b].tokens.end;
    });
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
    // Only what stands close before the source or close after it can cite it.
    const std::uint32_t first =
        std::max(tokens.begin, source.begin - std::min(source.begin, longest_entry_ + 4));
    const std::uint32_t last = std::min(tokens.end, source.end + 12);
    for (std::uint32_t i = first; i < last; i = i + 1 == source.begin ? source.end : i + 1) {
      const auto match = table_.longest_match(std::span(keys_).subspan(i, tokens.end - i));
      if (!match) continue;
      const std::string_view kind = match.entry->field(0);
      const std::uint32_t after = i + match.words;
      Index passer = none;
      if (kind == "cite" &&
          (after == source.begin || (cue.contains(i) && after <= source.begin && source.begin < after + 4))) {
        passer = subject_before(i, sentence);
      } else if (kind == "via" && i >= source.end && i < source.end + 12) {
        passer = entity_at_[after];
      }
      if (passer == none || passer == coreference_.source_of[a] ||
          std::find(chain.via.begin(), chain.via.end(), passer) != chain.via.end())
        continue;
      ++chain.hops;
      chain.via.push_back(passer);
      if (chain.shown.empty()) chain.shown = words_.span({i, after});
    }
  }

  // The last of the speakers before the token, in its sentence.
  Index subject_before(std::uint32_t token, std::uint32_t sentence) const {
    const auto after = std::upper_bound(
        speakers_.begin(), speakers_.end(), token,
        [this](std::uint32_t at, std::size_t p) { return at < coreference_.phrases[p].tokens.end; });
    if (after == speakers_.begin() || coreference_.phrases[after[-1]].sentence != sentence) return none;
    return coreference_.entity_of[after[-1]];
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
  const Contents& contents_;
  std::vector<Key> keys_;
  std::uint32_t longest_entry_ = 0;    // of the table, in words
  std::vector<Index> entity_at_;       // by token: the entity of the first phrase that begins there
  std::vector<std::size_t> speakers_;  // phrases, by their ends
};

}  // namespace

std::vector<Chain> find_chains(const Words& words, const Lexicon& lexicon, const Coreference& coreference,
                               std::span<const Attribution> attributions, const Contents& contents) {
  return ChainFinder(words, lexicon, coreference, attributions, contents).find();
}

}  // namespace hearsay::source
