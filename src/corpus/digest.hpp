#pragma once

namespace hearsay {

/// A strength as a corpus keeps it: to four places, which its file holds to the last bit.
double kept_strength(double strength) noexcept;

}  // namespace hearsay
