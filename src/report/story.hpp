#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "hearsay/analyzer.hpp"

// What a page shows of one story: the text with its statements marked, the sources, the picture, the
// statements.

namespace hearsay {

/// A stretch of a long story that fits on a page. The default is all of it.
struct StoryPart {
  static constexpr std::size_t most_statements = 150;
  static constexpr std::size_t most_text = 200'000;  ///< bytes of markup

  std::size_t index = 0, count = 1;
  std::string stem;  ///< the name of the story's pages: STEM.html, STEM_2.html, …

  bool whole() const { return stem.empty(); }
};

std::size_t story_part_count(std::size_t statements);

/// "STEM_2.html": the page of a part; and of the part that holds a statement, with the place of that there.
std::string story_part_name(std::string_view stem, std::size_t part);
std::string story_statement_name(std::string_view stem, std::size_t statement);

std::string title_of(const Analysis& analysis);

/// `prefix` makes the ids of several stories on one page differ.
void write_story(const Analysis& analysis, std::string_view prefix, const StoryPart& part, std::string& out);

}  // namespace hearsay
