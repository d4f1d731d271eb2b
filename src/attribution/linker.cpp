#include "attribution/linker.hpp"

#include <cstddef>

namespace hearsay::attribution {
namespace {

// The candidate of the highest score, the first of equals; nothing where none is best.
std::optional<std::uint32_t> best(const Choice& choice, const tagger::ChoiceNetwork& network) {
  std::size_t best = 0;
  float highest = network.score(choice.features[0]);
  for (std::size_t i = 1; i < choice.features.size(); ++i) {
    const float score = network.score(choice.features[i]);
    if (score > highest) {
      highest = score;
      best = i;
    }
  }
  if (best == choice.candidates.size()) return std::nullopt;
  return choice.candidates[best];
}

}  // namespace

std::vector<Link> link(const RoleSpans& spans, const Choices& choices,
                       const tagger::ChoiceNetwork& source_choice,
                       const tagger::ChoiceNetwork& content_choice) {
  Choice choice;
  std::vector<Link> links;
  links.reserve(spans[Role::cue].size());
  for (std::uint32_t cue = 0; cue < spans[Role::cue].size(); ++cue) {
    choices.source_of(cue, choice);
    choices.leave_out_silent_subject(choice);
    Link& link = links.emplace_back();
    link.cue = spans[Role::cue][cue];
    if (const auto source = best(choice, source_choice)) link.source = spans[Role::source][*source];
  }
  for (std::uint32_t content = 0; content < spans[Role::content].size(); ++content) {
    choices.cue_of(content, choice);
    choices.keep_to_sentence(choice);
    if (const auto cue = best(choice, content_choice))
      links[*cue].contents.push_back(spans[Role::content][content]);
  }
  return links;
}

}  // namespace hearsay::attribution
