#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>

namespace hearsay::text {

/// What may name who speaks at the beginning of a line of a transcript. By its form alone: whether a text is
/// a transcript, and "Note:" no speaker, is for its reader to say.
///
///     MS. ORTEGA: The letter …            titled    Mr. Smith (North Tarn) (Lab): …
///     └ name ───┘                         capitals  SANNA HOLM, STATE TV ANCHOR: …
///      └ size ────┘                       question  Q    Mr. President, …      Q. Where …
///                                         answer    A. By the gate.
///                                         name      Anders Nylund: So the license …
struct SpeakerLabel {
  enum class Form : std::uint8_t { none, question, answer, capitals, titled, name };

  Form form = Form::none;
  std::uint32_t name = 0;  ///< the bytes that name the speaker
  std::uint32_t size = 0;  ///< the bytes of the label, its mark included

  explicit operator bool() const noexcept { return form != Form::none; }
};

/// Reads a line that begins with something else than white space. O(1): labels are short.
SpeakerLabel read_speaker_label(std::string_view line) noexcept;

}  // namespace hearsay::text
