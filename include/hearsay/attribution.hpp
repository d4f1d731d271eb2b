#pragma once

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "hearsay/document.hpp"
#include "hearsay/export.hpp"
#include "hearsay/span.hpp"
#include "hearsay/words.hpp"

namespace hearsay {

/// How the content is given: all of it in quote marks, some of it, or none (Pareti 2015).
enum class QuotationKind : std::uint8_t { direct, mixed, indirect };
template <>
inline constexpr std::size_t enumerator_count<QuotationKind> = 3;

/// What the source did: said or announced; wrote or tweeted; believes, wants or opposes; shows, as a poll or
/// a report does.
enum class Act : std::uint8_t { speech, writing, thought, evidence };
template <>
inline constexpr std::size_t enumerator_count<Act> = 4;

/// denied: the cue negates its content ("denied that", "did not say").
enum class Polarity : std::uint8_t { affirmed, denied };
template <>
inline constexpr std::size_t enumerator_count<Polarity> = 2;

/// Whether the act took place: "said"; "would say", "if he said"; "is expected to announce"; "was told to
/// say".
enum class Actuality : std::uint8_t { said, hypothetical, future, ordered };
template <>
inline constexpr std::size_t enumerator_count<Actuality> = 4;

/// Who said what, as spans of one document (the attribution relation of PARC3 and PolNeAR; Pareti 2015,
/// Newell et al. 2018).
///
///     Experts   suggest   that Kim views this cooperation as a means to gain technology.
///     └source─┘ └─cue─┘   └──────────────────── content ────────────────────────────┘
///                              └┬┘ └─┬─┘ └──── content of a nested attribution ─────┘
struct Attribution {
  Spans source;   ///< the mention nearest the cue; empty where the text names nobody ("It is believed …",
                  ///< "reportedly")
  Spans cue;      ///< empty for a quotation that goes on without a cue of its own
  Spans content;  ///< never empty; with its quote marks
  QuotationKind kind = QuotationKind::indirect;
  Act act = Act::speech;
  Polarity polarity = Polarity::affirmed;
  Actuality actuality = Actuality::said;
  std::optional<std::uint32_t>
      parent;      ///< index of the attribution whose content holds this one; it stands before this one
  Span addressee;  ///< "told *reporters*"; empty where unstated
  Span medium;     ///< "said *in a statement*", "*on Twitter*"; empty where unstated
  Span date;       ///< "*on Tuesday*"; empty where unstated

  friend bool operator==(const Attribution&, const Attribution&) = default;
};

[[nodiscard]] HEARSAY_EXPORT std::string_view to_string(QuotationKind kind) noexcept;
[[nodiscard]] HEARSAY_EXPORT std::string_view to_string(Act act) noexcept;
[[nodiscard]] HEARSAY_EXPORT std::string_view to_string(Polarity polarity) noexcept;
[[nodiscard]] HEARSAY_EXPORT std::string_view to_string(Actuality actuality) noexcept;

}  // namespace hearsay
