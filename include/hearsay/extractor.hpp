#pragma once

#include <memory>
#include <vector>

#include "hearsay/attribution.hpp"
#include "hearsay/document.hpp"
#include "hearsay/export.hpp"
#include "hearsay/lexicon.hpp"
#include "hearsay/model.hpp"

namespace hearsay {

/// Finds the attributions of a document. Immutable, shared between threads.
class HEARSAY_EXPORT Extractor {
 public:
  explicit Extractor(Model model = Model::builtin(), Lexicon lexicon = Lexicon::builtin());

  /// The attributions in the order of their first byte, a nested one after the one that holds it. O(length of
  /// the text).
  std::vector<Attribution> extract(const Document& document) const;

 private:
  struct State;
  std::shared_ptr<const State> state_;
};

/// Fills in kind, act, polarity, actuality, addressee, medium and date of attributions of which only the
/// spans are known.
HEARSAY_EXPORT void describe(const Document& document, const Lexicon& lexicon,
                             std::vector<Attribution>& attributions);

}  // namespace hearsay
