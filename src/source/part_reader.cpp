#include "source/part_reader.hpp"

#include <algorithm>

namespace hearsay::source {
namespace {

// A word that no phrase of the vocabulary begins with by itself.
bool is_closed(Function f) {
  return f != Function::open && f != Function::indefinite && f != Function::connector &&
         f != Function::suffix && f != Function::amount;
}

// "US", "WHO", which are words of a closed class in small letters.
bool is_acronym(const Part& part) {
  return (part.element == Element::place || part.element == Element::institution) && part.term->exact;
}

}  // namespace

Part PartReader::read(std::uint32_t i, std::uint32_t end, bool begun, bool after_noun) const {
  const Word& word = words_[i];
  if (word.kind != TokenKind::word && word.kind != TokenKind::number) return {};
  Part listed = read_listed(i, end, begun);
  if (is_closed(word.function) &&
      (listed.tokens.empty() || (listed.tokens.size() == 1 && !is_acronym(listed))))
    return {};
  if (listed.tokens.size() == 1 && listed.element != Element::name && is_last_name(i, end))
    return {Element::name, {i, i + 1}, nullptr};
  while (listed.element == Element::institution && names_.is_company(listed.tokens.end, end))
    ++listed.tokens.end;
  if (const Part name = read_name(i, end, listed); !name.tokens.empty()) return name;
  if (!listed.tokens.empty()) return listed;
  if (!begun) return {};
  if (word.kind == TokenKind::number) return {Element::number, {i, i + 1}, nullptr};
  if (const Part name = read_connected_name(i, end); !name.tokens.empty()) return name;
  if (after_noun || (word.function != Function::open && !words_.in(i, vocabulary_.classes().ordinals)))
    return {};
  return {Element::unknown, {i, i + 1}, nullptr};
}

// The longest phrase of the vocabulary at `i`, among equals the first that is tried.
Part PartReader::read_listed(std::uint32_t i, std::uint32_t end, bool begun) const {
  Part part;
  const std::span<const Words::Match> phrases = words_.phrases(i);
  if (phrases.empty()) return part;
  const auto is_in = [phrases](Index Term::*list) {
    for (const Words::Match& phrase : phrases) {
      if (phrase.term->*list != none) return true;
    }
    return false;
  };
  const auto matched = [&](Index Term::*list, Element element) {
    if (!is_in(list)) return;  // as most
    const auto match = words_.match(i, end, list);
    if (match.words <= part.tokens.size()) return;
    part = {element, {i, i + match.words}, match.term};
  };
  if (words_[i].capital) {
    const auto title = words_.match(i, end, &Term::title);
    if (title.words > 0 && i + title.words < end && words_[i + title.words].capital)
      matched(&Term::title, Element::title);
    matched(&Term::known, Element::name);
    matched(&Term::institution, Element::institution);
    if (!names_.person_begins_at(i, end)) matched(&Term::place, Element::place);
  }
  matched(&Term::person, Element::person);
  if (begun || words_[i].capital || is_plural(i, end, &Term::body, &Term::body_plural))
    matched(&Term::body, Element::body);
  if (begun || is_plural(i, end, &Term::document, &Term::document_plural))
    matched(&Term::document, Element::document);
  matched(&Term::modifier, Element::modifier);
  // "a defense official", "an administration official": before another noun it only modifies.
  if (part.element == Element::body && part.term->modifier != none && part.tokens.end < end &&
      words_[part.tokens.end].term != nullptr && words_[part.tokens.end].term->person != none) {
    part.element = Element::modifier;
  }
  if (part.element == Element::modifier && part.tokens.size() > 1 && !is_noun(part.tokens.end, end)) {
    const Term* last = words_[part.tokens.end - 1].term;  // "the interior ministry", by itself
    if (last != nullptr && last->body != none) part = {Element::body, part.tokens, last};
  }
  return part;
}

// A name at the token that is longer than what the vocabulary has there, or is meant in spite of it.
Part PartReader::read_name(std::uint32_t i, std::uint32_t end, const Part& listed) const {
  const bool is_owner = listed.element == Element::person && listed.tokens.size() == 1 &&
                        names_.owns_body(i + 1, end);  // "Miners' Federation"
  if (!is_owner && (!words_[i].capital || !may_begin_name(i, listed))) return {};
  const std::uint32_t name_end = names_.end_of_name(i, end);
  if (!is_owner && name_end - i <= listed.tokens.size()) return {};
  return {Element::name, {i, name_end}, nullptr};
}

// "de la Fuente", after "Maria de la Fuente"
Part PartReader::read_connected_name(std::uint32_t i, std::uint32_t end) const {
  if (words_.function(i) != Function::connector) return {};
  std::uint32_t at = i + 1;
  while (at < std::min(end, i + 3) && words_.function(at) == Function::connector && !words_[at].capital) ++at;
  if (at >= end || !words_[at].name_like || words_.function(at) != Function::open) return {};
  return {Element::name, {i, names_.end_of_name(at, end)}, nullptr};
}

// Whether a capital word that is a noun is somebody's last name here: "Dean, a medical doctor".
bool PartReader::is_last_name(std::uint32_t i, std::uint32_t end) const {
  const Word& word = words_[i];
  if (!word.last_name || word.shouting) return false;
  return !(i + 1 < end && words_[i + 1].name_like && words_[i + 1].function != Function::verb);
}

bool PartReader::is_noun(std::uint32_t i, std::uint32_t end) const {
  const Term* term = i < end ? words_[i].term : nullptr;
  return term != nullptr && (term->person != none || term->body != none || term->document != none);
}

bool PartReader::is_plural(std::uint32_t i, std::uint32_t end, Index Term::*list, bool Term::*plural) const {
  const auto match = words_.match(i, end, list);
  return match.term != nullptr && match.term->*plural;
}

bool PartReader::may_begin_name(std::uint32_t i, const Part& listed) const {
  const Word& word = words_[i];
  if (word.function != Function::open && word.function != Function::connector) return false;
  if (!word.name_like) return false;
  // A listed word is part of a name only after a given name ("Theresa May") or where it is one ("Price",
  // "Judge" are left alone).
  if (listed.tokens.empty()) return true;
  return word.term != nullptr && (word.term->given_name || listed.element == Element::institution ||
                                  listed.element == Element::body || listed.element == Element::place ||
                                  listed.element == Element::name);
}

}  // namespace hearsay::source
