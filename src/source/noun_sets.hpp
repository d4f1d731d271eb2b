// Which nouns news goes on with for which: "the lawmaker" for a senator, "the study" for a report, "the
// agency" for an institution of the executive. Sets of nouns have a bit each, so that what two nouns have in
// common is found without looking at their letters.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "hearsay/lexicon.hpp"
#include "hearsay/source.hpp"

namespace hearsay::source {

using NounSets = std::uint32_t;

/// Of the lexicon's tables `text-synonyms`, `going-on` and `body-nouns`. Immutable.
class NounRules {
 public:
  explicit NounRules(const Lexicon& lexicon);

  /// The sets of nouns for texts that hold the noun. Two that share a set stand for one another.
  NounSets text_sets(std::string_view noun) const;

  /// The rules by which the noun may go on for somebody of whom another noun was said, and those by which
  /// another noun may for somebody of whom it was said: also as the end of a longer noun, "officer" of
  /// "police officer".
  NounSets going_on(std::string_view noun) const;
  NounSets said(std::string_view noun) const;

  /// Of these rules, the ones that hold for whom the article names too.
  NounSets for_named() const noexcept { return for_named_; }

  /// Whether the noun may go on for a named institution, by the role in which that speaks. `name` is in lower
  /// case.
  bool goes_on_for_institution(std::string_view noun, Role role, std::string_view name) const;

 private:
  struct BodyRule {
    Role role;
    std::string name, except;  // that the institution's name holds, and does not hold
  };
  using Sets = std::map<std::string, NounSets, std::less<>>;

  Sets text_sets_, going_on_, said_;
  NounSets for_named_ = 0;
  std::multimap<std::string, BodyRule, std::less<>> body_rules_;  // by noun
};

}  // namespace hearsay::source
