#include "attribution/spans_of_tags.hpp"

namespace hearsay::attribution {

RoleSpans spans_of_tags(std::span<const tagger::Tag> tags) {
  using tagger::Tag;
  RoleSpans spans;
  for (std::uint32_t at = 0; at < tags.size();) {
    if (tags[at] == Tag::outside) {
      ++at;
      continue;
    }
    const auto [role, inside] = [&] {
      switch (tags[at]) {
        case Tag::begin_source:
        case Tag::source:
          return std::pair(Role::source, Tag::source);
        case Tag::begin_cue:
        case Tag::cue:
          return std::pair(Role::cue, Tag::cue);
        default:
          return std::pair(Role::content, Tag::content);
      }
    }();
    const std::uint32_t begin = at++;
    while (at < tags.size() && tags[at] == inside) ++at;
    spans[role].push_back({begin, at});
  }
  return spans;
}

}  // namespace hearsay::attribution
