#pragma once

#include <memory>
#include <vector>

#include "hearsay/attribution.hpp"
#include "hearsay/document.hpp"
#include "hearsay/export.hpp"
#include "hearsay/lexicon.hpp"
#include "hearsay/model.hpp"

namespace hearsay {

/// The attributions of a document, and what may be more of them.
struct Extraction {
  std::vector<Attribution> attributions;  ///< as Extractor::extract gives them
  /// Less likely than not. Their contents share nothing with the contents and sources of the others, and none
  /// nests in another. In the order of the text.
  std::vector<Attribution> tentative;
};

/// Finds the attributions of a document. Some milliseconds to make; then immutable and shared between
/// threads.
///
///     “It was a mistake,” she said. “Experts think the plan failed.”
///     └── content 0 ────┘ s0  c0    └───────── content 1 ─────────┘
///                                    └ s2 ─┘ c2    └─ content 2 ─┘
///
/// 1 goes on with the source of 0 and has no cue of its own; 2 is nested in 1.
class HEARSAY_EXPORT Extractor {
 public:
  explicit Extractor(Model model = Model::builtin(), const Lexicon& lexicon = Lexicon::builtin());

  /// The attributions in the order of their first byte (that of the content where there is no cue), a nested
  /// one after the one that holds it. The result depends on the document and the weights alone. O(length of
  /// the text).
  [[nodiscard]] std::vector<Attribution> extract(const Document& document) const;

  /// The same, and with little more work those that extract leaves out, for a reader who would rather look at
  /// a few statements too many than miss one.
  [[nodiscard]] Extraction survey(const Document& document) const;

 private:
  struct State;
  std::shared_ptr<const State> state_;
};

/// Fills in kind, act, polarity, actuality, addressee, medium and date of attributions of which only the
/// spans are known. O(length of the cues' sentences and of the contents), after some milliseconds to read the
/// lexicon's cues.
HEARSAY_EXPORT void describe(const Document& document, const Lexicon& lexicon,
                             std::vector<Attribution>& attributions);

}  // namespace hearsay
