#include "source/name_reader.hpp"

#include <algorithm>

namespace hearsay::source {

std::uint32_t NameReader::end_of_name(std::uint32_t i, std::uint32_t end) const {
  std::uint32_t at = i + 1;
  bool named_body = names_body(i);
  const bool given = words_[i].term != nullptr && words_[i].term->given_name &&
                     (words_[i].term->place == none || person_begins_at(i, end));
  while (at < end) {
    const Word& word = words_[at];
    const Function f = word.function;
    if (f == Function::suffix || is_initial(at)) {
      ++at;
      continue;
    }
    if (f == Function::calendar || f == Function::verb || f == Function::adverb) break;
    if (word.capital && (f == Function::open || f == Function::connector || given)) {
      if (ends_name(i, at, end, given, named_body)) break;
      named_body = named_body || names_body(at);
      ++at;
      continue;
    }
    if (at + 1 < end && words_[at + 1].capital && words_[at + 1].name_like &&
        (words_.is(at, "&") || owns_body(at, end))) {
      named_body = true;
      at += 2;
      continue;
    }
    const std::uint32_t further = after_small_words(at, end, named_body);
    if (further == at) break;
    at = further;
  }
  return at;
}

// Whether the capital at `at` is no more of the name that began at `name`, with somebody's given name or with
// the noun for an institution in it.
bool NameReader::ends_name(std::uint32_t name, std::uint32_t at, std::uint32_t end, bool given,
                           bool named_body) const {
  const Word& word = words_[at];
  const Term* const term = word.term;
  const bool is_open = word.function == Function::open || word.function == Function::connector;
  if (!word.name_like && (!is_open || word.headline)) return true;
  if (word.initial || is_letters_after_name(at)) return true;
  const bool is_title = term != nullptr && term->title != none && words_.text(at).ends_with('.');
  if (is_title) return true;
  if (given) return false;
  // "Iraq Prime Minister Adel Abdul-Mahdi", "Indiana National Guard": a phrase of its own ends the name
  // before it.
  const bool is_phrase =
      words_.match(at, end, &Term::person).words > 1 || words_.match(at, end, &Term::institution).words > 1;
  if (is_phrase) return true;
  if (term == nullptr) return false;
  const Term* const first = words_[name].term;
  const bool is_behind_place = at == name + 1 && first != nullptr && first->place != none && term->given_name;
  // "Clinton Campaign Manager Robby Mook": a noun for a person ends the name before it.
  const bool is_person = !named_body && term->person != none && !term->given_name && !body_ahead(at, end);
  return is_behind_place || is_person;
}

// The token after "of Justice", "von der Leyen"; `at` where no such words go on with a name.
std::uint32_t NameReader::after_small_words(std::uint32_t at, std::uint32_t end, bool named_body) const {
  const Function f = words_[at].function;
  const bool small = f == Function::connector ||
                     (named_body && (f == Function::of || f == Function::preposition || f == Function::the ||
                                     words_.in(at, vocabulary_.classes().and_)));
  if (!small) return at;
  const auto is_small = [this](std::uint32_t i) {
    const Function g = words_.function(i);
    return g == Function::connector || g == Function::of || g == Function::the ||
           words_.in(i, vocabulary_.classes().name_joints);
  };
  std::uint32_t further = at;
  while (further < end && further < at + 2 && !words_[further].capital && is_small(further)) ++further;
  const bool goes_on = further > at && further < end && words_[further].capital &&
                       words_[further].name_like && words_.function(further) == Function::open &&
                       (f == Function::connector || !begins_other(further, at, end));
  return goes_on ? further + 1 : at;
}

// "the Department of Justice and Attorney General …": what follows "and" is a person or institution of its
// own.
bool NameReader::begins_other(std::uint32_t i, std::uint32_t small, std::uint32_t end) const {
  if (!words_.in(small, vocabulary_.classes().and_)) return false;
  const Term* term = words_[i].term;
  return words_.function(small + 1) == Function::the || words_.match(i, end, &Term::institution).words > 0 ||
         (term != nullptr &&
          (term->title != none || term->person != none || term->given_name || term->place != none));
}

// "the Harbor Workers Union", "the Harbor Workers' Union": a noun for people inside of an institution's
// name.
bool NameReader::body_ahead(std::uint32_t i, std::uint32_t end) const {
  while (i < end && ((words_[i].capital && words_.function(i) == Function::open) || owns_body(i, end))) {
    if (names_body(i++)) return true;
  }
  return false;
}

bool NameReader::is_initial(std::uint32_t i) const {
  const std::string_view word = words_.text(i);
  return words_[i].capital && (word.size() == 1 || (word.size() == 2 && word[1] == '.') ||
                               (word.size() == 4 && word[1] == '.' && word[3] == '.'));
}

bool NameReader::person_begins_at(std::uint32_t i, std::uint32_t end) const {
  const Word& word = words_[i];
  return word.term != nullptr && word.term->given_name && i + 1 < end && words_[i + 1].name_like &&
         words_[i + 1].term == nullptr;
}

bool NameReader::is_letters_after_name(std::uint32_t i) const {
  const Term* term = words_[i].term;
  return words_[i].shouting && !words_[i].headline && term != nullptr && term->person != none &&
         vocabulary_.person(term->person).role == Role::legislator;
}

bool NameReader::owns_body(std::uint32_t i, std::uint32_t end) const {
  if (i == 0 || i + 1 >= end || !words_.is_possessive_mark(i)) return false;
  const Term* owners = words_[i - 1].term;
  return words_[i - 1].capital && owners != nullptr && owners->person != none && owners->person_plural &&
         (names_body(i + 1) || (i + 2 < end && words_[i + 1].capital && names_body(i + 2)));
}

bool NameReader::is_company(std::uint32_t i, std::uint32_t end) const {
  return i < end && names_body(i) && vocabulary_.body(words_[i].term->body).role == Role::business;
}

bool NameReader::names_body(std::uint32_t i) const {
  const Term* term = words_[i].term;
  return term != nullptr && term->body != none && words_[i].capital && vocabulary_.body(term->body).names;
}

}  // namespace hearsay::source
