// The year that an article is most likely of, for reading the table of well-known people: it is estimated
// from the years that the article names and from the offices that it gives to people whose terms are known.
// An article with "President Obama" and "Secretary of State John Kerry" is of 2013 to 2016, and so Donald
// Trump is a candidate in it.
#pragma once

#include <span>

#include "source/phrases.hpp"

namespace hearsay::source {

/// O(n) in the number of words and phrases. Where nothing tells, the year of the latest news that the table
/// knows.
int estimate_year(const Words& words, std::span<const Phrase> phrases);

}  // namespace hearsay::source
