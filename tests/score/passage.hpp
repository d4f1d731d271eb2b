#pragma once

#include <doctest/doctest.h>

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "hearsay/scorer.hpp"

namespace hearsay::test {

/// An article of one sentence, with the attributions and sources that a reader would find in it.
struct Passage {
  std::string text;
  std::vector<Attribution> attributions;
  Resolution resolution;

  Span find(std::string_view part) const {
    const auto begin = static_cast<std::uint32_t>(text.find(part));
    REQUIRE(begin < text.size());
    return {begin, begin + static_cast<std::uint32_t>(part.size())};
  }

  void add(std::string_view source, std::string_view cue, std::string_view content, Source who) {
    Attribution attribution;
    attribution.source = find(source);
    attribution.cue = find(cue);
    attribution.content = find(content);
    attributions.push_back(std::move(attribution));
    resolution.sourcings.push_back({static_cast<SourceId>(resolution.sources.size())});
    resolution.sources.push_back(std::move(who));
  }

  std::vector<Assessment> score(const Scorer& scorer = Scorer()) const {
    return scorer.score(Document::from_utf8(text).value(), attributions, resolution);
  }
};

}  // namespace hearsay::test
