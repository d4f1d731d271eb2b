#pragma once

#include "hearsay/corpus.hpp"

namespace hearsay {

/// What a corpus keeps of an article.
ArticleDigest digest(const Analysis& analysis);

/// A strength as a corpus keeps it: to four places, which its file holds to the last bit.
double kept_strength(double strength) noexcept;

}  // namespace hearsay
