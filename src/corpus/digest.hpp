#pragma once

#include <functional>
#include <string>

#include "hearsay/corpus.hpp"

namespace hearsay {

/// What a corpus keeps of an article.
ArticleDigest digest(const Analysis& analysis);

/// A strength as a corpus keeps it: to four places, which its file holds to the last bit.
double kept_strength(double strength) noexcept;

/// Calls `add` with each article of a file of a corpus, whatever their ids. `next_line` gives its lines, with
/// their ends, and then false. Errors: as of Corpus::from_jsonl.
Result<void> read_articles(const std::function<bool(std::string&)>& next_line,
                           const std::function<void(ArticleDigest)>& add);

}  // namespace hearsay
