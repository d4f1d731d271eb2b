#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "hearsay/attribution.hpp"
#include "hearsay/document.hpp"
#include "hearsay/error.hpp"
#include "hearsay/export.hpp"

namespace hearsay {

/// An attribution with its event's id in a standoff file ("E12").
struct StandoffAttribution {
  std::string id;
  Attribution attribution;  ///< spans, and `parent` for a Nested event whose content lies in another's

  friend bool operator==(const StandoffAttribution&, const StandoffAttribution&) = default;
};

/// Reads brat standoff (brat.nlplab.org/standoff.html): T lines with types Source, Cue and Content, E lines
/// of type Attribution, Attribution-no-source (PolNeAR's name for one without a source) or Nested; offsets
/// are code points. An event may have several spans of a role (Content, Content2). Lines of other types are
/// passed over, and so are events without a content.
///
///     T1	Source 0 7	Experts
///     T2	Cue 8 15	suggest
///     T3	Content 16 26;31 38	so the war goes on
///     T4	Attribution 8 15	suggest
///     E1	Attribution:T4 Source:T1 Cue:T2 Content:T3
///
/// The result is in the order of Extractor::extract, whatever the order of the lines. O(n log n) in the
/// size of the annotations and in the number of spans of all events. Errors: invalid_record with the offset
/// of the first T line or E line that cannot be understood; limit_exceeded with that of the event with which
/// there are more than 16,777,216 such spans, as when many events name a span of many parts.
[[nodiscard]] HEARSAY_EXPORT Result<std::vector<StandoffAttribution>> read_standoff(
    const Document& document, std::string_view annotations);

/// Writes attributions as brat standoff; ids count from 1. One with a parent becomes Nested, one with a cue
/// but no source Attribution-no-source, and any other Attribution; one with a source but no cue, a quotation
/// that goes on, becomes a further content of the one before with its source, or in a paragraph of its own an
/// Attribution without both. Spans are cut at line ends and tabs, as brat wants them. Otherwise, what
/// read_standoff makes of the result has the same spans and parents.
[[nodiscard]] HEARSAY_EXPORT std::string write_standoff(const Document& document,
                                                        const std::vector<Attribution>& attributions);

}  // namespace hearsay
