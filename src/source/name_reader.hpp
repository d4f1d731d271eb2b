// The runs of capitals that are names: "Ursula von der Leyen", "Center for International Peace".
#pragma once

#include "source/words.hpp"

namespace hearsay::source {

class NameReader {
 public:
  /// The words must outlive it.
  explicit NameReader(const Words& words) : words_(words), vocabulary_(words.vocabulary()) {}

  /// The token after the name that begins at token i, before `end`.
  std::uint32_t end_of_name(std::uint32_t i, std::uint32_t end) const;

  /// "Georgia Meloni", "Paris Hilton"-like names: a place that is a given name and goes on with an unlisted
  /// capital.
  bool person_begins_at(std::uint32_t i, std::uint32_t end) const;
  /// "Lee Vanner *MSP*"
  bool is_letters_after_name(std::uint32_t i) const;
  /// Whether the token is the mark of people who own what an institution is called: "Workers*'* Union".
  bool owns_body(std::uint32_t i, std::uint32_t end) const;
  /// "Nordvik *AG*", of a listed company
  bool is_company(std::uint32_t i, std::uint32_t end) const;
  /// A noun that ends names of institutions: "Miners' *Federation*".
  bool names_body(std::uint32_t i) const;

 private:
  bool is_initial(std::uint32_t i) const;
  bool ends_name(std::uint32_t name, std::uint32_t at, std::uint32_t end, bool given, bool named_body) const;
  std::uint32_t after_small_words(std::uint32_t at, std::uint32_t end, bool named_body) const;
  bool begins_other(std::uint32_t i, std::uint32_t small, std::uint32_t end) const;
  bool body_ahead(std::uint32_t i, std::uint32_t end) const;

  const Words& words_;
  const Vocabulary& vocabulary_;
};

}  // namespace hearsay::source
