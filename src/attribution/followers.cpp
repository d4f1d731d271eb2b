#include "attribution/followers.hpp"

#include <algorithm>
#include <iterator>
#include <utility>

namespace hearsay::attribution {
namespace {

std::uint32_t sentence_of(const Document& document, std::uint32_t token) {
  return document.sentence_at(document.tokens()[token].span.begin);
}

/// Whether a content begins with a quotation that ends before it does, other than by the final stop.
bool goes_on_from_quotation(const Document& document, IndexRange content) {
  const auto quotations = document.quotations();
  const auto at =
      std::lower_bound(quotations.begin(), quotations.end(), content.begin,
                       [](const Quotation& one, std::uint32_t token) { return one.tokens.begin < token; });
  return at != quotations.end() && at->tokens.begin == content.begin && at->tokens.end + 1 < content.end;
}

}  // namespace

void split_mixed_followers(const Document& document, std::vector<Link>& links) {
  std::vector<Link> followers;
  for (Link& link : links) {
    if (link.cue.empty() || link.contents.size() < 2) continue;
    const std::uint32_t sentence = sentence_of(document, link.cue.begin);
    const auto follows = [&](IndexRange content) {
      return content.begin > link.cue.begin && sentence_of(document, content.begin) != sentence &&
             goes_on_from_quotation(document, content);
    };
    for (const IndexRange content : link.contents) {
      if (follows(content)) followers.push_back({link.source, {}, {content}});
    }
    std::erase_if(link.contents, follows);
  }
  std::move(followers.begin(), followers.end(), std::back_inserter(links));
}

}  // namespace hearsay::attribution
