// Values of phrases. Text is matched by keys: a word's key is a hash of its folded form (lower case, straight
// apostrophe), a phrase's key combines those of its words. A document's word keys are computed once; a lookup
// then costs a probe for each token, whatever the number of phrases, and another for each further word while
// the words read so far begin some phrase; it never touches a string. Keys have 64 bits: among the 10^5
// phrases of the tables, the chance that any foreign word of a document takes one for its own is below 10^-13
// a word.
#pragma once

#include <boost/unordered/unordered_flat_map.hpp>
#include <cstdint>
#include <span>
#include <string_view>
#include <utility>
#include <vector>

#include "lexicon/take_until.hpp"

namespace hearsay::lexicon {

using Key = std::uint64_t;

/// The key of a word, alike for "Said" and "said", "n’t" and "n't". Folds ASCII, Latin, Greek and Cyrillic
/// letters.
Key word_key(std::string_view word) noexcept;

/// The key of the phrase that begins with the words behind `phrase` and goes on with `word`; begin with 0.
constexpr Key extend_key(Key phrase, Key word) noexcept {
  return (phrase ^ word) * 0x9E3779B97F4A7C15u + (phrase >> 29);
}

/// Calls visit(word) for each word of a phrase, between which there are spaces.
template <class Visit>
void for_each_word(std::string_view phrase, Visit visit) {
  while (!phrase.empty()) {
    const std::string_view word = take_until(phrase, ' ');
    if (!word.empty()) visit(word);
  }
}

template <class Value>
class PhraseMap {
 public:
  struct Match {
    const Value* value = nullptr;  ///< null where nothing matches
    std::uint32_t words = 0;

    explicit operator bool() const noexcept { return value != nullptr; }
  };

  /// Room for so many phrases.
  void reserve(std::size_t phrases) {
    nodes_.reserve(phrases + phrases / 4);  // what phrases of several words begin with has nodes too
    values_.reserve(phrases);
  }

  /// Gives a phrase a value if it has none. Returns its value, which stays in place until the next call, and
  /// whether it is new; null for a phrase without words.
  std::pair<Value*, bool> try_add(std::string_view phrase, Value value) {
    Key key = 0;
    Node* node = nullptr;
    for_each_word(phrase, [&](std::string_view word) {
      if (node != nullptr) node->goes_on = true;
      key = extend_key(key, word_key(word));
      node = &nodes_[key];
    });
    if (node == nullptr) return {nullptr, false};
    const bool is_new = node->value == none;
    if (is_new) {
      node->value = static_cast<std::uint32_t>(values_.size());
      values_.push_back(std::move(value));
    }
    return {&values_[node->value], is_new};
  }

  /// Gives a phrase a value, in place of another if it has one.
  void add(std::string_view phrase, const Value& value) {
    if (const auto [at, is_new] = try_add(phrase, value); at != nullptr && !is_new) *at = value;
  }

  /// The value of one word or of a whole phrase by its key; null where it has none.
  const Value* find(Key key) const noexcept {
    const auto at = nodes_.find(key);
    return at == nodes_.end() || at->second.value == none ? nullptr : &values_[at->second.value];
  }

  /// Of the longest phrase whose words are the first ones of `words`.
  Match longest_match(std::span<const Key> words) const noexcept {
    Match best;
    Key key = 0;
    for (std::uint32_t i = 0; i < words.size(); ++i) {
      key = extend_key(key, words[i]);
      const auto at = nodes_.find(key);
      if (at == nodes_.end()) break;
      if (at->second.value != none) best = {&values_[at->second.value], i + 1};
      if (!at->second.goes_on) break;
    }
    return best;
  }

 private:
  static constexpr std::uint32_t none = ~0u;

  // What is known of some words: the value that they have, and whether they begin a longer phrase.
  struct Node {
    std::uint32_t value = none;
    bool goes_on = false;
  };

  std::vector<Value> values_;
  boost::unordered_flat_map<Key, Node> nodes_;  // of each phrase and of all that its words begin with
};

}  // namespace hearsay::lexicon
