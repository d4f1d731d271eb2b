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

/// Reads brat standoff (brat.nlplab.org/standoff.html): T lines with types Source, Cue and Content, E lines of type Attribution or
/// Nested; offsets are code points. Lines of other types are passed over.
/// Errors: invalid_record with the offset of the first line that cannot be understood.
HEARSAY_EXPORT Result<std::vector<StandoffAttribution>> read_standoff(const Document& document, std::string_view annotations);

/// Writes attributions as brat standoff, top-level ones as Attribution and those with a parent as Nested; ids count from 1.
HEARSAY_EXPORT std::string write_standoff(const Document& document, const std::vector<Attribution>& attributions);

}  // namespace hearsay
