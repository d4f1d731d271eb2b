// How attributions are found: the tagger marks sources, cues and contents; the linker joins them. Since a
// token has one role only, the tagger marks those of attributions inside the contents of others on a level of
// their own, which the linker joins in a second go.
#include "hearsay/extractor.hpp"

#include <algorithm>
#include <utility>

#include "attribution/choices.hpp"
#include "attribution/completion.hpp"
#include "attribution/describer.hpp"
#include "attribution/feature_values.hpp"
#include "attribution/linker.hpp"
#include "attribution/order.hpp"
#include "attribution/spans_of_tags.hpp"
#include "tagger/state.hpp"
#include "tagger/tagger.hpp"

namespace hearsay {

using namespace attribution;

namespace {

/// What grows with a longer document is given back, so that no thread keeps more than some ten megabytes.
constexpr std::size_t max_kept_tokens = 100'000;

// The comma behind a source belongs to it where it closes what another comma opened: "the leader, a former
// officer," has it, and "Kim" of "the leader, Kim, said" has not. So it is in PolNeAR.
IndexRange with_closing_comma(const Document& document, IndexRange source) {
  const auto is_comma = [&](std::uint32_t token) {
    return token < document.tokens().size() && document[document.tokens()[token]] == ",";
  };
  if (source.size() > 1 && is_comma(source.end - 1)) --source.end;
  for (std::uint32_t at = source.begin; at < source.end; ++at) {
    if (is_comma(at)) return {source.begin, source.end + (is_comma(source.end) ? 1 : 0)};
  }
  return source;
}

// "was not authorized to discuss the plans" says why somebody is not named, and nothing that they said.
bool states_terms(std::span<const lexicon::Key> cue, const Grammar& grammar) {
  const auto any_of = [&](const lexicon::WordSet& words) {
    return std::any_of(cue.begin(), cue.end(), [&](lexicon::Key word) { return words.contains(word); });
  };
  return any_of(grammar.negative_adverbs) && any_of(grammar.permission);
}

}  // namespace

struct Extractor::State {
  State(Model weights, const Lexicon& lexicon)
      : model(std::move(weights)), tagger(model), describer(lexicon) {}

  std::vector<Link> find_links(const Document& document, std::span<const tagger::Features> features,
                               std::span<const lexicon::Key> keys, std::span<const std::uint32_t> regions,
                               const RoleSpans& spans) const {
    const Choices choices(document, features, keys, regions, spans, describer.grammar());
    std::vector<Link> links = link(spans, choices, model.state().source_choice, model.state().content_choice);
    complete(document, keys, spans, describer.cues(), describer.grammar(), links);
    keep_to_bodies(document, links);
    for (Link& found : links) {
      if (found.source)
        found.source = with_closing_comma(document, describer.without_date(document, keys, *found.source));
    }
    std::erase_if(links, [&](const Link& found) {
      return found.contents.empty() ||
             states_terms(keys.subspan(found.cue.begin, found.cue.size()), describer.grammar());
    });
    return links;
  }

  // What a daring reading has beside the links found. Its contents may share no token with theirs, nor with
  // their sources.
  std::vector<Link> find_tentative(const Document& document, std::span<const tagger::Features> features,
                                   std::span<const lexicon::Key> keys, std::span<const std::uint32_t> regions,
                                   std::span<const tagger::Tag> daring, std::span<const Link> found) const {
    std::vector<bool> taken(daring.size());
    for (const Link& link : found) {
      if (link.source) std::fill(taken.begin() + link.source->begin, taken.begin() + link.source->end, true);
      for (const IndexRange content : link.contents)
        std::fill(taken.begin() + content.begin, taken.begin() + content.end, true);
    }
    const auto is_taken = [&](IndexRange content) {
      return std::any_of(taken.begin() + content.begin, taken.begin() + content.end,
                         [](bool token) { return token; });
    };
    RoleSpans spans = spans_of_tags(daring);
    std::erase_if(spans[Role::content], is_taken);
    if (spans[Role::content].empty()) return {};
    std::vector<Link> links = find_links(document, features, keys, regions, spans);
    std::erase_if(links, [&](const Link& link) {
      return std::any_of(link.contents.begin(), link.contents.end(), is_taken);
    });
    return links;
  }

  Model model;
  tagger::Tagger tagger;
  Describer describer;
};

namespace {

Span bytes(const Document& document, IndexRange tokens) {
  return {document.tokens()[tokens.begin].span.begin, document.tokens()[tokens.end - 1].span.end};
}

Attribution to_attribution(const Document& document, const Link& link) {
  Attribution attribution;
  if (link.source) attribution.source = bytes(document, *link.source);
  if (!link.cue.empty()) attribution.cue = bytes(document, link.cue);
  std::vector<Span> parts;
  for (const IndexRange content : link.contents) parts.push_back(bytes(document, content));
  attribution.content = Spans(std::move(parts));
  return attribution;
}

// A quotation that is closed at the end of a paragraph does not go on in the next: that is another's, or
// another one.
void part_quotations(std::span<const tagger::Features> features, std::vector<tagger::Tag>& tags) {
  for (std::size_t at = 1; at < tags.size(); ++at) {
    if (tags[at] == tagger::Tag::content && opens_paragraph(features[at]) &&
        features[at - 1].quote == quote::closing)
      tags[at] = tagger::Tag::begin_content;
  }
}

// Regions of tokens outside of all contents, and of the contents of a link. Contents stand more than one
// apart, so that they do not reach their neighbours.
constexpr std::uint32_t no_region = 0;
std::uint32_t region_of(std::size_t link) {
  return 2 * (static_cast<std::uint32_t>(link) + 1);
}

// Sets, for tokens in the contents of links, the tags of attributions inside them, their region, and their
// features: within a quotation its speaker's own words are plain text. Where the tagger marks a cue of the
// outer level in a content, as in a turn of a transcript, its marks there are those of inner attributions.
std::vector<tagger::Tag> find_inner(const tagger::Tags& tags, std::span<const Link> links,
                                    std::vector<tagger::Features>& features,
                                    std::vector<std::uint32_t>& regions) {
  std::vector<tagger::Tag> found(features.size(), tagger::Tag::outside);
  std::fill(regions.begin(), regions.end(), no_region);
  for (std::size_t link = 0; link < links.size(); ++link) {
    const bool is_quotation = features[links[link].contents.front().begin].quote != quote::outside;
    for (const IndexRange content : links[link].contents) {
      const auto first = tags.best.begin() + content.begin;
      const bool has_outer =
          std::find(first, first + content.size(), tagger::Tag::begin_cue) != first + content.size();
      const std::vector<tagger::Tag>& level = has_outer ? tags.best : tags.inner;
      for (std::uint32_t at = content.begin; at < content.end; ++at) {
        found[at] = level[at];
        regions[at] = region_of(link);
        if (is_quotation) features[at].quote = quote::outside;
      }
    }
  }
  return found;
}

// What of a link's contents lies in a region: in the content of the attribution around it, which may be in
// parts.
std::vector<IndexRange> within(std::span<const std::uint32_t> regions, std::uint32_t region,
                               const std::vector<IndexRange>& contents) {
  std::vector<IndexRange> parts;
  for (const IndexRange content : contents) {
    for (std::uint32_t at = content.begin; at < content.end; ++at) {
      if (regions[at] != region) continue;
      if (!parts.empty() && parts.back().end == at) {
        ++parts.back().end;
      } else {
        parts.push_back({at, at + 1});
      }
    }
  }
  return parts;
}

}  // namespace

Extractor::Extractor(Model model, const Lexicon& lexicon)
    : state_(std::make_shared<const State>(std::move(model), lexicon)) {}

std::vector<Attribution> Extractor::extract(const Document& document) const {
  return survey(document).attributions;
}

Extraction Extractor::survey(const Document& document) const {
  // What a thread's last articles left behind speeds up the next one.
  thread_local tagger::Workspace workspace;
  tagger::Tags tags;
  state_->tagger.tag(document, workspace, tags);
  const std::span<const lexicon::Key> keys = document.word_keys();
  std::vector<tagger::Features> features(workspace.features().begin(), workspace.features().end());
  std::vector<std::uint32_t> regions = paragraphs_of_tokens(document);
  part_quotations(features, tags.best);
  std::vector<Link> links = state_->find_links(document, features, keys, regions, spans_of_tags(tags.best));
  split_continued_quotations(features, links);
  link_turns(document, links);

  Extraction extraction;
  std::vector<Attribution>& attributions = extraction.attributions;
  for (const Link& link : links) attributions.push_back(to_attribution(document, link));
  for (const Link& link : state_->find_tentative(document, features, keys, regions, tags.daring, links))
    extraction.tentative.push_back(to_attribution(document, link));

  if (document.tokens().size() > max_kept_tokens) workspace.release_document();
  const std::vector<tagger::Tag> inner = find_inner(tags, links, features, regions);
  for (Link& link : state_->find_links(document, features, keys, regions, spans_of_tags(inner))) {
    if (link.cue.empty()) continue;
    const std::uint32_t region = regions[link.cue.begin];
    link.contents = within(regions, region, link.contents);
    const auto is_outside = [&](IndexRange span) {
      return regions[span.begin] != region || regions[span.end - 1] != region;
    };
    if (link.contents.empty() || (link.source && is_outside(*link.source))) continue;
    attributions.push_back(to_attribution(document, link));
    attributions.back().parent = region / 2 - 1;
  }

  reorder(attributions, text_order(attributions));
  reorder(extraction.tentative, text_order(extraction.tentative));
  for (Attribution& attribution : attributions) state_->describer.describe(document, keys, attribution);
  for (Attribution& attribution : extraction.tentative)
    state_->describer.describe(document, keys, attribution);
  return extraction;
}

}  // namespace hearsay
