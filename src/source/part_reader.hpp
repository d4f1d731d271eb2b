// The elements that a noun phrase is made of before and with its head: "two *senior* *U.S.* *military*
// *officials*". The longest that the vocabulary knows, names, and inside a phrase that has begun numbers and
// words that no table has.
#pragma once

#include "source/name_reader.hpp"
#include "source/words.hpp"

namespace hearsay::source {

/// What an element was read as.
enum class Element : std::uint8_t {
  modifier,
  title,
  person,
  body,
  document,
  institution,
  place,
  name,
  number,
  unknown
};

struct Part {
  Element element = Element::unknown;
  IndexRange tokens;           ///< empty where there is none
  const Term* term = nullptr;  ///< null where no table has it
};

class PartReader {
 public:
  /// The words must outlive it.
  explicit PartReader(const Words& words) : words_(words), vocabulary_(words.vocabulary()), names_(words) {}

  /// The element at the token, before `end`. `begun`: other words of the phrase stand before it;
  /// `after_noun`: one of them is a noun that may be its head.
  Part read(std::uint32_t i, std::uint32_t end, bool begun, bool after_noun) const;

 private:
  Part read_listed(std::uint32_t i, std::uint32_t end, bool begun) const;
  Part read_name(std::uint32_t i, std::uint32_t end, const Part& listed) const;
  Part read_connected_name(std::uint32_t i, std::uint32_t end) const;
  bool is_last_name(std::uint32_t i, std::uint32_t end) const;
  bool may_begin_name(std::uint32_t i, const Part& listed) const;
  bool is_noun(std::uint32_t i, std::uint32_t end) const;
  bool is_plural(std::uint32_t i, std::uint32_t end, Index Term::*list, bool Term::*plural) const;

  const Words& words_;
  const Vocabulary& vocabulary_;
  NameReader names_;
};

}  // namespace hearsay::source
