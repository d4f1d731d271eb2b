#pragma once

#include <cstdint>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

#include "lexicon/word_set.hpp"

namespace hearsay {

/// What words do in statements that are compared: the tables claim-classes, quantities, fates and opposites
/// of the lexicon that the library carries. A user's rows are not read, since a corpus means the same to all.
struct ClaimWords {
  using Class = lexicon::ExactWords;
  template <class Value>
  using Map = std::unordered_map<std::string_view, Value>;

  /// What words before a number say of it.
  enum class Bound : std::uint8_t { exact, about, nearly, at_least, at_most, soon_after, soon_before };

  // claim-classes.tsv says what each is for.
  Class function{"function-word", table};
  Class negation{"negation", table}, limit{"limit", table}, doubt{"doubt", table};
  Class first_person{"first-person", table}, third_person{"third-person", table};
  Class hedge{"hedge", table}, change{"change", table};
  Class auxiliary{"auxiliary", table}, possessive{"possessive", table};
  Class participle_auxiliary{"participle-auxiliary", table};
  Class that{"that", table}, to{"to", table}, whether{"whether", table}, asking{"asking", table};
  Class people{"people", table}, all_people{"all-people", table}, some_of_them{"some-of-them", table};
  Class magnitude{"magnitude", table}, percent{"percent", table};
  Class before_unit{"before-unit", table}, several{"several", table}, tens{"tens", table};
  Class of{"of", table}, one{"one", table};
  Class article{"article", table}, office{"office", table}, name_title{"name-title", table};
  Class name_pronoun{"name-pronoun", table}, origin_pronoun{"origin-pronoun", table};

  Map<double> numbers, multipliers, plurals;
  Map<double> numeral_endings;  ///< of digits, by what they multiply them
  Map<double> half_days;        ///< "a.m.", "p.m.": the hour at which that half begins
  Map<Bound> bounds;            ///< by one word or two with a space between
  Map<std::string_view> fates;  ///< what becomes of people, in one word
  std::vector<std::pair<std::uint32_t, std::uint32_t>> opposites;  ///< hashes of stems, both ways

  static const ClaimWords& carried();

 private:
  static constexpr std::string_view table = "claim-classes";

  ClaimWords();
};

}  // namespace hearsay
