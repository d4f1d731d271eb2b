#pragma once

#include <functional>
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "hearsay/lexicon.hpp"
#include "lexicon/phrase_table.hpp"

namespace hearsay {

/// Tables by name. A module that wants more than look-ups of phrases compiles its table once, when it is made
/// from a Lexicon.
struct Lexicon::State {
  std::map<std::string, lexicon::PhraseTable, std::less<>> tables;
  std::vector<std::shared_ptr<const std::string>> texts;  ///< what the rows of the user refer to

  /// The table, empty where there is none of that name.
  const lexicon::PhraseTable& table(std::string_view name) const noexcept {
    static const lexicon::PhraseTable none;
    const auto at = tables.find(name);
    return at == tables.end() ? none : at->second;
  }
};

}  // namespace hearsay
