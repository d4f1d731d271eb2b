#pragma once

#include <cstdint>
#include <string_view>

namespace hearsay::text {

/// What a stop after a word may be.
enum class Abbreviation : std::uint8_t {
  none,     ///< the end of a sentence
  title,    ///< stands before a name, never ends a sentence: Gen. Mr. Sen.
  counter,  ///< an abbreviation before a number only: No. 5, but "He said no."
  place,    ///< an abbreviation after a comma only: "Olympia, Wash.", but "a car wash."
  plain,    ///< may end a sentence: Inc. Jr. Sept. etc.
};

/// Looks up a word without its stop in the lexicon that the library carries. O(1).
Abbreviation find_abbreviation(std::string_view word);

/// True for words that open an English sentence far more often than they follow an abbreviation: The, He,
/// But, … as they stand at its start. They tell "in the U.S. The army" from "in the U.S. Army". O(1).
bool starts_sentence(std::string_view word);

}  // namespace hearsay::text
