#include "lexicon/word_set.hpp"

#include <cassert>

#include "lexicon/state.hpp"
#include "lexicon/take_until.hpp"

namespace hearsay::lexicon {

WordSet::WordSet(const Lexicon& lexicon, std::initializer_list<std::string_view> classes) {
  for (const std::string_view name : classes) {
    const Entry* row = lexicon.state().table("classes").find(name);
    assert(row != nullptr);
    if (row != nullptr) add(row->field(0));
  }
}

ExactWords::ExactWords(std::string_view name, std::string_view table) {
  const Entry* row = Lexicon::builtin().state().table(table).find(name);
  assert(row != nullptr);
  for (std::string_view words = row == nullptr ? "" : row->field(0); !words.empty();)
    words_.push_back(take_until(words, ' '));
  std::sort(words_.begin(), words_.end());
}

void WordSet::add(std::string_view words) {
  while (!words.empty()) keys_.push_back(word_key(take_until(words, ' ')));
  std::sort(keys_.begin(), keys_.end());
}

}  // namespace hearsay::lexicon
