#include "attribution/completion.hpp"

#include <algorithm>
#include <cstdint>
#include <optional>
#include <string_view>

namespace hearsay::attribution {
namespace {

// Where source and cue stand, no further apart than this, and how much of the sentence may follow them after
// the content.
constexpr std::uint32_t longest_gap = 3, longest_rest = 6;
// A content of fewer tokens is more often a mistake.
constexpr std::uint32_t shortest_content = 3;

class Completer {
 public:
  Completer(const Document& document, std::span<const lexicon::Key> keys, const RoleSpans& spans,
            const CueTable& cues)
      : document_(document), keys_(keys), cues_(cues), tagged_(document.tokens().size()) {
    for (const auto& of_role : spans.of) {
      for (const IndexRange span : of_role)
        std::fill(tagged_.begin() + span.begin, tagged_.begin() + span.end, true);
    }
  }

  std::optional<IndexRange> content_for(const Link& link) const {
    if (!link.source || !governs_clause(link.cue)) return std::nullopt;
    const IndexRange sentence =
        document_.sentences()[document_.sentence_at(document_.tokens()[link.cue.begin].span.begin)].tokens;
    const IndexRange frame{std::min(link.cue.begin, link.source->begin),
                           std::max(link.cue.end, link.source->end)};
    if (frame.begin < sentence.begin || frame.end > sentence.end) return std::nullopt;
    if (frame.size() > link.cue.size() + link.source->size() + longest_gap) return std::nullopt;

    std::uint32_t end = sentence.end;
    while (end > frame.end && is_mark(end - 1)) --end;
    if (frame.begin > sentence.begin && is(frame.begin - 1, ",") &&
        end - std::min(end, frame.end) <= longest_rest) {
      return free({sentence.begin, frame.begin - 1});
    }
    if (keys_[std::min<std::size_t>(frame.end, keys_.size() - 1)] == lexicon::word_key("that"))
      return free({frame.end, end});
    if (link.cue.begin == sentence.begin && link.cue.begin < link.source->begin && is(frame.end, ",")) {
      return free({frame.end + 1, end});
    }
    return std::nullopt;
  }

 private:
  bool governs_clause(IndexRange cue) const {
    for (std::uint32_t at = cue.begin; at < cue.end; ++at) {
      const CueTable::Match match = cues_.longest_match(keys_.subspan(at, cue.end - at));
      if (match && (match.cue->governs_clause || keys_[at] == lexicon::word_key("according"))) return true;
    }
    return false;
  }

  bool is(std::uint32_t token, std::string_view text) const {
    return token < document_.tokens().size() && document_[document_.tokens()[token]] == text;
  }

  bool is_mark(std::uint32_t token) const {
    const TokenKind kind = document_.tokens()[token].kind;
    return kind == TokenKind::punctuation || kind == TokenKind::quote;
  }

  std::optional<IndexRange> free(IndexRange range) const {
    if (range.begin >= range.end || range.size() < shortest_content) return std::nullopt;
    const bool any = std::any_of(tagged_.begin() + range.begin, tagged_.begin() + range.end,
                                 [](bool tagged) { return tagged; });
    if (any) return std::nullopt;
    return range;
  }

  const Document& document_;
  std::span<const lexicon::Key> keys_;
  const CueTable& cues_;
  std::vector<bool> tagged_;
};

// A quotation paragraph after another goes on with it: a chain of them has its cue in the first only, too far
// for the linker.
void continue_quotations(const Document& document, const RoleSpans& spans, std::vector<Link>& links) {
  std::vector<Link*> owner(spans[Role::content].size(), nullptr);
  const auto index_of = [&](IndexRange content) {
    return static_cast<std::size_t>(
        std::lower_bound(spans[Role::content].begin(), spans[Role::content].end(), content) -
        spans[Role::content].begin());
  };
  for (Link& link : links) {
    for (const IndexRange content : link.contents) {
      const std::size_t index = index_of(content);
      if (index < owner.size() && spans[Role::content][index] == content) owner[index] = &link;
    }
  }
  const auto paragraph_of = [&](std::uint32_t token) {
    return document.sentences()[document.sentence_at(document.tokens()[token].span.begin)].paragraph;
  };
  for (std::size_t i = 1; i < owner.size(); ++i) {
    const IndexRange content = spans[Role::content][i], before = spans[Role::content][i - 1];
    if (owner[i] != nullptr || owner[i - 1] == nullptr) continue;
    const std::uint32_t paragraph = paragraph_of(content.begin);
    const std::uint32_t quotation = document.quotation_around(document.tokens()[content.begin].span);
    const bool goes_on =
        quotation < document.quotations().size() && document.quotations()[quotation].continues;
    if (!goes_on || paragraph != paragraph_of(before.end - 1) + 1) continue;
    owner[i] = owner[i - 1];
    owner[i]->contents.push_back(content);
  }
}

}  // namespace

void complete(const Document& document, std::span<const lexicon::Key> keys, const RoleSpans& spans,
              const CueTable& cues, std::vector<Link>& links) {
  const Completer completer(document, keys, spans, cues);
  for (Link& link : links) {
    if (!link.contents.empty()) continue;
    if (const auto content = completer.content_for(link)) link.contents.push_back(*content);
  }
  continue_quotations(document, spans, links);
}

}  // namespace hearsay::attribution
