#pragma once

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "hearsay/document.hpp"
#include "hearsay/export.hpp"
#include "hearsay/span.hpp"

namespace hearsay {

/// How the content is given: all of it in quote marks, some of it, or none (Pareti 2015).
enum class QuotationKind : std::uint8_t { direct, mixed, indirect };

/// What the source did: said or announced; wrote or tweeted; believes, wants or opposes; shows, as a poll or
/// a report does.
enum class Act : std::uint8_t { speech, writing, thought, evidence };

/// denied: the cue negates its content ("denied that", "did not say").
enum class Polarity : std::uint8_t { affirmed, denied };

/// Whether the act took place: "said"; "would say", "if he said"; "is expected to announce"; "was told to
/// say".
enum class Actuality : std::uint8_t { said, hypothetical, future, ordered };

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

HEARSAY_EXPORT std::string_view to_string(QuotationKind kind) noexcept;
HEARSAY_EXPORT std::string_view to_string(Act act) noexcept;
HEARSAY_EXPORT std::string_view to_string(Polarity polarity) noexcept;
HEARSAY_EXPORT std::string_view to_string(Actuality actuality) noexcept;

}  // namespace hearsay
