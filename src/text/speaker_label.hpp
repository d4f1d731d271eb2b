#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>

namespace hearsay::text {

/// What may name who speaks at the beginning of a line of a transcript. By its form alone: whether a text is
/// a transcript, and "Note:" no speaker, is for its reader to say.
///
///     MS. ORTEGA: The letter …            titled    Mr. Smith (North Tarn) (Lab): …   Mr. SMITH of Ohio. I …
///     └ name ───┘                         capitals  SANNA HOLM, STATE TV ANCHOR: …
///      └ size ────┘                       question  Q    Mr. President, …   Q. Where …   Question: Where …
///                                         answer    A. By the gate.         Answer: By the gate.
///     **Ina Berg:** We …                  name      Anders Nylund: So the license …
///      └begin└ name                       line      Jane Roe -- Chief Financial Officer   Jane Roe  0:05
///                                         sentence  The President. Please sit.
///                                         unnamed   >> Good evening.
///
/// Before the name may stand when it was said ("[00:00:05] "), the mark of captions (">> ") and that of bold
/// type.
struct SpeakerLabel {
  enum class Form : std::uint8_t { none, question, answer, capitals, titled, name, line, sentence, unnamed };

  Form form = Form::none;
  std::uint32_t begin = 0;  ///< the bytes before the name
  std::uint32_t name = 0;   ///< up to where the name ends
  std::uint32_t size = 0;   ///< the bytes of the label, its mark included

  explicit operator bool() const noexcept { return form != Form::none; }
};

/// Reads a line that begins with something else than white space. O(1): labels are short.
SpeakerLabel read_speaker_label(std::string_view line) noexcept;

}  // namespace hearsay::text
