#include "source/phrases.hpp"

#include <algorithm>

#include "source/name_reader.hpp"

namespace hearsay::source {
namespace {

using lexicon::word_key;

// No noun phrase has more. A text that never gets to a noun would else be read to the end from every word.
constexpr int most_determiners = 8;
constexpr int most_quantities = 4;  // around one another
constexpr int most_owners = 8;      // of one another: "Trump's lawyer's office"
constexpr std::size_t most_parts = 40;

// What an element of a phrase was read as.
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
  IndexRange tokens;
  const Term* term = nullptr;
};

bool is_head(Element element) {
  return element == Element::person || element == Element::body || element == Element::document ||
         element == Element::institution || element == Element::place || element == Element::name;
}

class PhraseFinder {
 public:
  PhraseFinder(const Words& words, std::span<const std::uint32_t> starts)
      : words_(words), vocabulary_(words.vocabulary()), names_(words), starts_(starts) {}

  std::vector<Phrase> find() {
    phrases_.reserve(words_.size() / 4);  // a few more than news has
    // No phrase runs into the source of an attribution from the left.
    std::vector<std::uint32_t> next_start(words_.size() + 1, words_.size());
    for (std::uint32_t i = words_.size(); i-- > 0;) next_start[i] = starts_[i] != 0 ? i : next_start[i + 1];
    bool skipping = false;
    for (std::uint32_t i = 0; i < words_.size();) {
      if (starts_[i] != 0) source_end_ = starts_[i];
      // What stands before the phrase is left out: "nearly half", "as many experts", "in his view".
      const auto is_left_out = [this](std::uint32_t at) {
        return words_.function(at) == Function::approximate || words_.function(at) == Function::preposition;
      };
      const bool source = starts_[i] != 0 || skipping;
      skipping = source && i + 1 < source_end_ && is_left_out(i);
      if (skipping) {
        ++i;
        continue;
      }
      const std::uint32_t end = source ? source_end_ : std::min(words_.sentence_end(i), next_start[i + 1]);
      const std::uint32_t next = read_pronoun(i) ? i + 1 : read_phrase(i, end, source);
      i = std::max(next, i + 1);
    }
    link_phrases(words_, starts_, phrases_);
    return std::move(phrases_);
  }

 private:
  // "it", "he", "who". "that" and "which" are read as relative pronouns where an attribution says that they
  // are a source.
  bool read_pronoun(std::uint32_t i) {
    const Function f = words_.function(i);
    const bool us = words_[i].shouting && words_.text(i).size() > 1;  // US, IT, WHO
    if (us && !words_[i].headline) return false;
    const bool relative =
        f == Function::relative && (!words_.in(i, vocabulary_.classes().that) || starts_[i] != 0);
    const bool owner_alone =
        f == Function::possessive && starts_[i] == i + 1;  // "her", of "her decision to …"
    if (f != Function::personal && !relative && !owner_alone) return false;
    Phrase phrase = phrase_at({i, i + 1});
    phrase.kind = PhraseKind::pronoun;
    phrase.relative = relative;
    phrase.pronoun = words_[i].term->pronoun;
    phrase.gender = phrase.pronoun.gender;
    phrase.plural = phrase.pronoun.plural;
    phrases_.push_back(std::move(phrase));
    return true;
  }

  Phrase phrase_at(IndexRange tokens) const {
    Phrase phrase;
    phrase.tokens = phrase.full = tokens;
    phrase.head = tokens.end - 1;
    phrase.sentence = words_[tokens.begin].sentence;
    phrase.quotation = words_[tokens.begin].quotation;
    return phrase;
  }

  Index push(Phrase phrase) {
    phrases_.push_back(std::move(phrase));
    return static_cast<Index>(phrases_.size()) - 1;
  }

  // The determiner at `i`, into `phrase`; returns the token after it. Quantities that stand alone are left to
  // the caller.
  std::uint32_t read_determiner(std::uint32_t i, std::uint32_t end, Phrase& phrase) {
    for (int read = 0; i < end && read < most_determiners; ++read) {
      const Function f = words_.function(i);
      const Word& word = words_[i];
      if (word.capital && !word.initial && !word.headline && f != Function::possessive && f != Function::the)
        break;
      switch (f) {
        case Function::the:
          phrase.determiner = Determiner::definite;
          break;
        case Function::demonstrative:
          if (words_.in(i, vocabulary_.classes().that) && i + 1 < end &&
              words_.function(i + 1) != Function::open && words_.function(i + 1) != Function::other)
            return i;  // "that a woman …"
          phrase.determiner = Determiner::demonstrative;
          if (words_.in(i, vocabulary_.classes().plural_demonstratives)) phrase.plural = true;
          break;
        case Function::article:
          phrase.determiner = Determiner::indefinite;
          if (const std::uint32_t amount = amount_at(i + 1, end)) {
            phrase.determiner = Determiner::quantified;
            i = amount;
          } else if (is_ordinal(i + 1) && (i + 2 >= end || words_.function(i + 2) != Function::open)) {
            phrase.determiner = Determiner::another;  // "A third disagreed."
            phrase.count = 1;
            ++i;
          }
          break;
        case Function::one:
          phrase.determiner = phrase.determiner == Determiner::bare ? Determiner::one : phrase.determiner;
          phrase.count = 1;
          break;
        case Function::another:
          phrase.determiner = Determiner::another;
          break;
        case Function::other:
          if (phrase.determiner == Determiner::bare) phrase.determiner = Determiner::other;
          break;
        case Function::some:
        case Function::many:
        case Function::each:
        case Function::no:
          phrase.determiner = Determiner::quantified;
          break;
        case Function::all:
          if (phrase.determiner == Determiner::bare) phrase.determiner = Determiner::quantified;
          break;
        case Function::both:
          phrase.determiner = Determiner::definite;
          phrase.count = 2;
          break;
        case Function::number:
          phrase.count = word.term->value;
          if (phrase.determiner == Determiner::bare) phrase.determiner = Determiner::indefinite;
          break;
        case Function::possessive: {
          if (phrase.possessor != none) return i;
          Phrase owner = phrase_at({i, i + 1});
          owner.kind = PhraseKind::pronoun;
          owner.pronoun = word.term->pronoun;
          owner.gender = owner.pronoun.gender;
          owner.plural = owner.pronoun.plural;
          phrase.possessor = push(std::move(owner));
          phrase.determiner = Determiner::possessive;
          break;
        }
        default:
          if (word.kind == TokenKind::number && i + 1 < end && words_[i + 1].kind == TokenKind::word &&
              words_.text(i).size() < 7) {
            phrase.count = number_at(i);
            if (phrase.determiner == Determiner::bare) phrase.determiner = Determiner::indefinite;
            break;
          }
          return i;
      }
      ++i;
    }
    return i;
  }

  // "number" of "a number of", "group" of "a small group of"; 0 where there is none.
  std::uint32_t amount_at(std::uint32_t i, std::uint32_t end) const {
    for (std::uint32_t at = i; at < std::min(end, i + 2); ++at) {
      if (words_.function(at) == Function::amount && words_.function(at + 1) == Function::of) return at;
    }
    return 0;
  }

  bool is_ordinal(std::uint32_t i) const { return words_.in(i, vocabulary_.classes().ordinals); }

  std::uint32_t number_at(std::uint32_t i) const {
    std::uint32_t value = 0;
    for (const char c : words_.text(i)) {
      if (c == ',') continue;
      if (c < '0' || c > '9') return 0;
      value = value * 10 + static_cast<std::uint32_t>(c - '0');
    }
    return value;
  }

  // Reads a phrase at token i that ends before `end`. Returns the token after it, or i where there is none.
  std::uint32_t read_phrase(std::uint32_t i, std::uint32_t end, bool source) {
    if (!source && !may_begin_phrase(i)) return i;
    Phrase phrase = phrase_at({i, i + 1});
    std::uint32_t at = read_determiner(i, end, phrase);
    // "one of the officials", "some of his aides", "12 percent of voters", "a number of others"
    if (at > i && words_.function(at) == Function::of && phrase.determiner != Determiner::definite)
      return read_partitive(i, at, end, phrase, source);
    const std::uint32_t elements = at;
    parts_.clear();
    std::size_t heads = 0;  // parts up to and with the last one that can be a head
    bool after_noun = false;
    int owners = 0;
    while (at < end && parts_.size() < most_parts) {
      if (source && (!parts_.empty() || phrase.determiner == Determiner::possessive) &&
          is_inner_mark(at, end)) {
        ++at;
        continue;
      }
      if (const std::uint32_t after = source && heads > 0 ? after_gloss(at, end) : 0; after != 0) {
        at = after;
        continue;
      }
      if (joins_modifiers(at, end) || joins_titles(phrase, at, end)) {
        if (parts_.back().element != Element::person) parts_.back().element = Element::modifier;
        heads = 0;
        after_noun = false;
        ++at;
        continue;
      }
      if (words_.is_possessive_mark(at) && heads > 0 && heads == parts_.size()) {
        if (++owners > most_owners) break;
        if (words_[at].kind != TokenKind::clitic && !words_.text(at - 1).ends_with('s')) break;
        if (at + 1 >= end && source) break;  // "Trump's" alone, of "Trump's claim that"
        phrase.tokens.end = at;
        Phrase owner = phrase;
        if (!finish(owner, elements, heads, source)) break;
        phrase = phrase_at({i, at + 1});
        phrase.possessor = push(std::move(owner));
        phrase.determiner = Determiner::possessive;
        parts_.clear();
        heads = 0;
        after_noun = false;
        ++at;
        continue;
      }
      Part part;
      if (!read_part(at, end, phrase.determiner != Determiner::bare || source || !parts_.empty(),
                     after_noun && !source, part))
        break;
      if (heads > 0 && parts_.back().element == Element::name && names_.is_letters_after_name(at)) break;
      const bool things = source && heads > 0 && heads == parts_.size() && names_things(parts_.back(), part);
      if (heads == parts_.size() && heads > 0 && !things &&
          !continues(parts_.back(), part, phrase.determiner != Determiner::bare) &&
          !(source && part.element == Element::unknown && person_ahead(part.tokens.end, end)))
        break;
      at = part.tokens.end;
      parts_.push_back(part);
      if (is_head(part.element) || things) {
        heads = parts_.size();
        after_noun = part.element != Element::place || part.term->place_form != PlaceForm::demonym;
      }
    }
    // "another Middle East weapons *tracker*"
    const bool one = phrase.determiner == Determiner::indefinite ||
                     phrase.determiner == Determiner::another || phrase.determiner == Determiner::one;
    if (source && one && heads > 0 && heads < parts_.size() && parts_.back().element == Element::unknown &&
        is_doer(words_.text(parts_.back().tokens.begin)))
      heads = parts_.size();
    if (heads == 0) return finish_without_noun(i, elements, at, phrase, source);
    phrase.tokens.end = parts_[heads - 1].tokens.end;
    if (!finish(phrase, elements, heads, source)) return i;
    const std::uint32_t next = phrase.tokens.end, portfolio = portfolio_after(phrase, end);
    push(std::move(phrase));
    if (portfolio == 0) return next;
    Phrase office = phrase_at({next + 1, portfolio});
    office.kind = PhraseKind::body;
    office.name = office.tokens;
    push(std::move(office));
    return portfolio;
  }

  // The end of what an office is for where "and" is in it: "Minister *for Trade and Industry* Ana Rovira"; 0
  // where nothing of the kind follows. What ends the last capitals is the holder's name.
  std::uint32_t portfolio_after(const Phrase& office, std::uint32_t end) const {
    const std::uint32_t for_ = office.tokens.end;
    if (office.kind != PhraseKind::person || office.noun == none || !office.name.empty() || for_ + 1 >= end ||
        (words_.function(for_) != Function::of && !words_.in(for_, vocabulary_.classes().for_)) ||
        vocabulary_.person(office.noun).sort > Sort::rank)
      return 0;
    const auto is_part = [&](std::uint32_t i) {
      return i < end && words_[i].capital && words_.function(i) == Function::open;
    };
    std::uint32_t at = for_ + 1, first = at;
    if (words_.function(at) == Function::the) ++at;
    for (bool several = false;; ++at) {
      for (first = at; is_part(at); ++at) {
      }
      if (at == first) return 0;
      const Term* term = words_[first].term;
      const bool other = term != nullptr && (term->given_name || term->place != none || term->known != none ||
                                             term->person != none || term->title != none);
      if (other || words_.match(first, end, &Term::institution).words > 0) return 0;
      const bool listed = words_.is(at, ",") &&
                          words_.in(at + 2, vocabulary_.classes().and_);  // "Trade, Industry and Energy"
      if ((words_.in(at, vocabulary_.classes().and_) || words_.is(at, "&") || listed) && is_part(at + 1)) {
        several = true;
        continue;
      }
      if (!several) return 0;
      break;
    }
    for (std::uint32_t i = first + 1; i < at; ++i) {
      if (words_[i].term != nullptr && words_[i].term->given_name) return i;
    }
    return at - first < 3 ? at : at - 2;
  }

  // False for most words: those that no table knows and nothing makes a name or a number, and those that only
  // join others, such as "of" and "said".
  bool may_begin_phrase(std::uint32_t i) const {
    const Word& word = words_[i];
    if (word.capital || word.kind == TokenKind::number) return true;
    switch (word.function) {
      case Function::of:
      case Function::preposition:
      case Function::conjunction:
      case Function::verb:
      case Function::adverb:
        return words_.phrases(i).size() > 1;
      default:
        return !words_.phrases(i).empty();
    }
  }

  // Marks inside of a source: its “national reporter” Jane Roe; a Reuters/Ipsos poll.
  bool is_inner_mark(std::uint32_t i, std::uint32_t end) const {
    if (i + 1 >= end) return false;
    return words_[i].kind == TokenKind::quote || words_.is(i, "/") ||
           ((words_.is(i, "-") || words_.is(i, "–")) && words_[i + 1].capital);
  }

  // The token after an acronym in brackets that parts an institution from its noun: "a Homeland Security
  // (DHS) official"; 0 where there is none.
  std::uint32_t after_gloss(std::uint32_t i, std::uint32_t end) const {
    const bool gloss = words_.is(i, "(") && i + 3 < end && words_[i + 1].shouting && words_.is(i + 2, ")") &&
                       words_[i + 3].kind == TokenKind::word && !words_[i + 3].capital;
    return gloss ? i + 3 : 0;
  }

  // Whether "and" at the token joins two words before one noun: "medical and security officials".
  bool joins_modifiers(std::uint32_t i, std::uint32_t end) const {
    if (parts_.empty() || i + 2 >= end || !words_.in(i, vocabulary_.classes().and_or)) return false;
    const auto can_modify = [](const Term* term) {
      return term != nullptr &&
             (term->modifier != none || (term->place != none && term->place_form == PlaceForm::demonym));
    };
    if (!can_modify(parts_.back().term) || !can_modify(words_[i + 1].term)) return false;
    return words_[i + 2].term != nullptr && words_[i + 2].term->person != none &&
           words_[i + 2].term->person_plural;
  }

  // Whether "and" at the token joins two nouns before one name: "captain and goalkeeper Ruben Stahl", but not
  // "a judge and Justice Jane Roe".
  bool joins_titles(const Phrase& phrase, std::uint32_t i, std::uint32_t end) const {
    if (parts_.empty() || i + 2 >= end || !words_.in(i, vocabulary_.classes().and_)) return false;
    const bool one = phrase.determiner == Determiner::bare || phrase.determiner == Determiner::definite ||
                     phrase.determiner == Determiner::possessive;
    const Part& last = parts_.back();
    if (!one || last.element != Element::person || last.term->person_plural) return false;
    const auto second = words_.match(i + 1, end, &Term::person);
    const std::uint32_t name = i + 1 + second.words;
    return second.words > 0 && !second.term->person_plural && name + 1 < end && words_[name].name_like &&
           words_[name + 1].name_like && words_[name].function == Function::open &&
           words_.match(name, end, &Term::person).words == 0;
  }

  // Whether a phrase that could end with `last` goes on with `next`. After a plural, what looks like a noun
  // is a verb: "companies report".
  bool continues(const Part& last, const Part& next, bool determined) const {
    const bool plural =
        last.term != nullptr && ((last.element == Element::person && last.term->person_plural) ||
                                 (last.element == Element::body && last.term->body_plural) ||
                                 (last.element == Element::document && last.term->document_plural));
    if (plural) return next.element == Element::name && last.element == Element::person;
    const bool common =
        last.element == Element::person || last.element == Element::document || last.element == Element::body;
    // "for Afghanistan Zalmay Khalilzad": a place and then whom the whole phrase names.
    if (last.element == Element::place && next.element == Element::name &&
        last.term->place_form != PlaceForm::demonym && !last.term->exact)
      return false;
    if (next.element == Element::unknown) return !common && (determined || last.element != Element::name);
    return true;
  }

  // "official *results*", "expert *opinions*": things, and nobody who is official.
  bool names_things(const Part& last, const Part& next) const {
    const std::string_view word = words_.text(next.tokens.begin);
    return last.element == Element::person && !last.term->person_plural && next.element == Element::unknown &&
           !words_[next.tokens.begin].capital && word.size() > 4 && word.ends_with('s') &&
           !word.ends_with("ss") && !word.ends_with("us");
  }

  // "one of the officials": the quantity is a phrase, and what follows is its complement.
  std::uint32_t read_partitive(std::uint32_t i, std::uint32_t of, std::uint32_t end, Phrase& phrase,
                               bool source) {
    if (of + 1 >= end) return i;
    phrase.tokens.end = phrase.full.end = of;
    phrase.head = of - 1;
    phrase.kind = PhraseKind::quantity;
    phrase.partitive = true;
    phrase.plural = phrase.count != 1;
    if (phrase.determiner == Determiner::indefinite && phrase.count == 0)
      phrase.determiner = Determiner::quantified;
    if (words_[of + 1].kind == TokenKind::number) {  // "eight of 10 voters"
      phrase.count = 0;
      phrase.plural = true;
      phrase.determiner = Determiner::quantified;
    }
    push(phrase);
    const std::size_t before = phrases_.size();
    const std::uint32_t next = read_pronoun(of + 1) ? of + 2 : read_complement(of + 1, end, source);
    if (phrases_.size() == before) {
      if (!source) phrases_.pop_back();
      return i;
    }
    return next;
  }

  // A source without a noun of the vocabulary: "12 percent", "many", "the two", or else "the endeavor".
  std::uint32_t finish_without_noun(std::uint32_t i, std::uint32_t elements, std::uint32_t at, Phrase& phrase,
                                    bool source) {
    if (words_.function(at) == Function::percent) return finish_percentage(at, phrase);
    const bool others = words_.in(i, vocabulary_.classes().others) && i < source_end_ &&
                        words_.in(i - 1, vocabulary_.classes().and_);
    if (!source && !others) return i;
    phrase.tokens.end = phrase.full.end = std::max(at, i + 1);
    phrase.head = phrase.tokens.end - 1;
    if (elements > i && elements == at) {
      phrase.kind = PhraseKind::quantity;
      phrase.plural = phrase.count != 1;
    } else {
      finish_unknown(elements, phrase);
    }
    push(phrase);
    return phrase.tokens.end;
  }

  // "12 percent", and "of voters" behind it.
  std::uint32_t finish_percentage(std::uint32_t percent, Phrase& phrase) {
    phrase.tokens.end = phrase.full.end = percent + 1;
    phrase.head = percent;
    phrase.kind = PhraseKind::quantity;
    phrase.plural = true;
    phrase.count = 0;
    phrase.determiner = Determiner::quantified;
    phrase.partitive = words_.function(percent + 1) == Function::of && percent + 2 < words_.size();
    push(phrase);
    if (!phrase.partitive) return phrase.tokens.end;
    return std::max(read_complement(percent + 2, words_.sentence_end(percent), true), percent + 2);
  }

  // The phrase after the "of" of a quantity; none in too many of them: "one of one of one of …".
  std::uint32_t read_complement(std::uint32_t i, std::uint32_t end, bool source) {
    if (quantities_around_ == most_quantities) return i;
    ++quantities_around_;
    const std::uint32_t next = read_phrase(i, end, source);
    --quantities_around_;
    return next;
  }

  // Whether a word is made of a verb or trade for who does it: "tracker", "alchemist".
  static bool is_doer(std::string_view word) {
    constexpr std::string_view endings[] = {"er",  "or", "ist", "ian",   "ant",
                                            "eer", "ee", "man", "woman", "men"};
    return std::any_of(std::begin(endings), std::end(endings),
                       [&](std::string_view ending) { return word.ends_with(ending); });
  }

  // A noun that no table knows: a name ("@nycsouthpaw"), somebody by what he does ("a carver"), or else a
  // thing that tells something ("the endeavor suggests").
  void finish_unknown(std::uint32_t elements, Phrase& phrase) {
    const std::uint32_t last = phrase.head;
    if (words_[last].name_like || words_[last].shouting || is_name_alone(elements, phrase)) {
      phrase.kind = PhraseKind::person;
      phrase.name = {elements, phrase.tokens.end};
      return;
    }
    std::string_view word = words_.text(last);
    phrase.plural = word.size() > 3 && word.ends_with('s') && !word.ends_with("ss") && !word.ends_with("us");
    if (phrase.plural) word.remove_suffix(1);
    const bool doer = is_doer(word);
    const bool determined = phrase.determiner == Determiner::definite ||
                            phrase.determiner == Determiner::demonstrative ||
                            phrase.determiner == Determiner::indefinite;
    const bool work = phrase.possessor != none && words_[last].kind != TokenKind::word;  // her “1984”
    if (work || (determined && !doer)) {
      phrase.kind = PhraseKind::document;
    } else if (phrase.determiner == Determiner::quantified && !phrase.plural) {
      phrase.kind = PhraseKind::quantity;  // "a few early on"
      phrase.plural = true;
    } else {
      phrase.kind = PhraseKind::other;
    }
  }

  // A single capital that begins a sentence, "Ferris, a plumber, said", and is no noun that the tables lack:
  // "Legislation requires", "Sceptics say".
  bool is_name_alone(std::uint32_t elements, const Phrase& phrase) const {
    const std::uint32_t i = phrase.head;
    if (phrase.determiner != Determiner::bare || elements != i || phrase.tokens.size() != 1 ||
        !words_[i].capital || words_[i].headline || words_[i].term != nullptr)
      return false;
    constexpr std::string_view endings[] = {"s",   "ion", "ment", "ness", "ity",  "ing",
                                            "ism", "ce",  "ship", "men",  "ology"};
    const std::string_view word = words_.text(i);
    return is_described_as_person(i + 1) ||
           std::none_of(std::begin(endings), std::end(endings),
                        [&](std::string_view ending) { return word.ends_with(ending); });
  }

  // Whether a capital word that is a noun is somebody's last name here: "Dean, a medical doctor".
  bool is_last_name(std::uint32_t i, std::uint32_t end) const {
    const Word& word = words_[i];
    if (!word.last_name || word.shouting) return false;
    return !(i + 1 < end && words_[i + 1].name_like && words_[i + 1].function != Function::verb);
  }

  // The longest phrase of the vocabulary at `i`; among equals the first that is tried.
  void read_listed(std::uint32_t i, std::uint32_t end, bool begun, Part& part) const {
    const auto matched = [&](Index Term::*list, Element element) {
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
    if (part.element == Element::modifier && part.tokens.size() > 1 &&
        !noun_begins_at(part.tokens.end, end)) {
      const Term* last = words_[part.tokens.end - 1].term;  // "the interior ministry", by itself
      if (last != nullptr && last->body != none) part = {Element::body, part.tokens, last};
    }
  }

  // A word that no phrase of the vocabulary begins with by itself.
  static bool is_closed(Function f) {
    return f != Function::open && f != Function::indefinite && f != Function::connector &&
           f != Function::suffix && f != Function::amount;
  }

  // The next element. A word that no table knows is an element only inside a phrase that has begun, before
  // its noun.
  bool read_part(std::uint32_t i, std::uint32_t end, bool begun, bool after_noun, Part& part) {
    const Word& word = words_[i];
    if (word.kind != TokenKind::word && word.kind != TokenKind::number) return false;
    if (!words_.phrases(i).empty()) {
      read_listed(i, end, begun, part);
      const bool closed = is_closed(word.function);
      const bool acronym = (part.element == Element::place || part.element == Element::institution) &&
                           part.term->exact;  // US, WHO
      if (part.tokens.size() == 1 && closed && !acronym) part = {};
      if (closed && part.tokens.empty()) return false;
      if (part.tokens.size() == 1 && part.element != Element::name && is_last_name(i, end)) {
        part = {Element::name, {i, i + 1}, nullptr};
        return true;
      }
    }
    while (part.element == Element::institution && names_.is_company(part.tokens.end, end)) ++part.tokens.end;
    if (part.element == Element::person && part.tokens.size() == 1 && names_.owns_body(i + 1, end)) {
      part = {Element::name, {i, names_.end_of_name(i, end)}, nullptr};  // "Miners' Federation"
      return true;
    }
    if (word.capital && may_begin_name(i, part)) {
      const std::uint32_t name_end = names_.end_of_name(i, end);
      if (name_end - i > part.tokens.size()) {
        part = {Element::name, {i, name_end}, nullptr};
        return true;
      }
    }
    if (!part.tokens.empty()) return true;
    if (word.kind == TokenKind::number) {
      if (!begun) return false;
      part = {Element::number, {i, i + 1}, nullptr};
      return true;
    }
    if (begun && word.function == Function::connector) {  // "de la Fuente", after "Maria de la Fuente"
      std::uint32_t at = i + 1;
      while (at < std::min(end, i + 3) && words_.function(at) == Function::connector && !words_[at].capital)
        ++at;
      if (at < end && words_[at].name_like && words_.function(at) == Function::open) {
        part = {Element::name, {i, names_.end_of_name(at, end)}, nullptr};
        return true;
      }
    }
    if (!begun || after_noun || (word.function != Function::open && !is_ordinal(i))) return false;
    part = {Element::unknown, {i, i + 1}, nullptr};
    return true;
  }

  // "study *lead* author", "a hospital *night* porter"
  bool person_ahead(std::uint32_t i, std::uint32_t end) const {
    for (std::uint32_t at = i; at < std::min(end, i + 2) && words_.function(at) == Function::open; ++at) {
      const Term* term = words_[at].term;
      if (term != nullptr && term->person != none && !term->person_plural) return true;
    }
    return false;
  }

  bool noun_begins_at(std::uint32_t i, std::uint32_t end) const {
    const Term* term = i < end ? words_[i].term : nullptr;
    return term != nullptr && (term->person != none || term->body != none || term->document != none);
  }

  bool is_plural(std::uint32_t i, std::uint32_t end, Index Term::*list, bool Term::*plural) const {
    const auto match = words_.match(i, end, list);
    return match.term != nullptr && match.term->*plural;
  }

  bool may_begin_name(std::uint32_t i, const Part& part) const {
    const Word& word = words_[i];
    if (word.function != Function::open && word.function != Function::connector) return false;
    if (!word.name_like) return false;
    // A listed word is part of a name only after a given name ("Theresa May") or where it is one ("Price",
    // "Judge" are left alone).
    if (part.tokens.empty()) return true;
    return word.term != nullptr &&
           (word.term->given_name || part.element == Element::institution || part.element == Element::body ||
            part.element == Element::place || part.element == Element::name);
  }

  // Turns the parts read into the phrase; false where they make none.
  bool finish(Phrase& phrase, std::uint32_t elements, std::size_t heads, bool source) {
    const Part& head = parts_[heads - 1];
    phrase.head = head.tokens.end - 1;
    phrase.full = phrase.tokens;
    const bool bare =
        phrase.determiner == Determiner::bare && elements == parts_[0].tokens.begin && heads == 1;
    switch (head.element) {
      case Element::person:
        phrase.kind = PhraseKind::person;
        phrase.noun = head.term->person;
        phrase.plural = phrase.plural || head.term->person_plural;
        phrase.gender = vocabulary_.person(phrase.noun).gender;
        if (bare && !head.term->person_plural && !source && !words_[phrase.head].capital &&
            !may_be_beside(phrase.tokens.begin))
          return false;
        break;
      case Element::body:
        if (phrase.determiner == Determiner::possessive && head.term->document != none) {  // "his website"
          phrase.kind = PhraseKind::document;
          phrase.noun = head.term->document;
          break;
        }
        phrase.kind = PhraseKind::body;
        phrase.noun = head.term->body;
        phrase.plural = phrase.plural || head.term->body_plural;
        if (head.term->phrase.find(' ') == std::string::npos) {  // "the interior *ministry*"
          for (std::uint32_t i = head.tokens.begin; i + 1 < head.tokens.end; ++i)
            phrase.modifiers.push_back(words_[i].key);
        }
        if (bare && !source && !words_[phrase.head].capital) return false;
        break;
      case Element::document:
        phrase.kind = PhraseKind::document;
        phrase.noun = head.term->document;
        phrase.plural = phrase.plural || head.term->document_plural;
        if (bare && !source) return false;
        break;
      case Element::institution:
        phrase.kind = PhraseKind::body;
        phrase.institution = head.term->institution;
        phrase.name = head.tokens;
        break;
      case Element::place:
        phrase.place = head.term->place;
        if (head.term->place_form == PlaceForm::people) {  // "Ukrainians"
          phrase.kind = PhraseKind::person;
          phrase.plural = true;
        } else {
          phrase.kind = PhraseKind::body;
          phrase.name = head.tokens;
          if (head.term->place_form == PlaceForm::demonym && bare && !source) return false;
        }
        break;
      case Element::unknown:
        finish_unknown(elements, phrase);
        break;
      default:
        read_head_name(phrase, head);
        if (heads > 1 && is_part_of_institution(phrase, parts_[heads - 2])) {
          phrase.kind = PhraseKind::body;
          phrase.name.begin = parts_[heads - 2].tokens.begin;
        }
        // "the rights group Lambda Legal", "the newspaper Le Monde"
        if (heads > 1 && parts_[heads - 2].element == Element::body && !parts_[heads - 2].term->body_plural &&
            phrase.known == none && phrase.gender == Gender::unstated) {
          phrase.kind = PhraseKind::body;
          phrase.noun = parts_[heads - 2].term->body;
        }
        break;
    }
    for (std::size_t p = 0; p + 1 < heads; ++p) modify(phrase, parts_[p], parts_[p + 1]);
    for (std::size_t p = 0; p < heads; ++p)
      phrase.former = phrase.former || words_[parts_[p].tokens.begin].former;
    if (phrase.kind == PhraseKind::person && phrase.noun != none && vocabulary_.person(phrase.noun).senior) {
      phrase.senior = true;
      phrase.senior_words = head.tokens;
    }
    if (phrase.count > 1) phrase.plural = true;
    return true;
  }

  // ", chairman of the alliance", "as director of": a bare singular that describes who stands before it.
  bool may_be_beside(std::uint32_t i) const {
    return i > 0 && (words_.is(i - 1, ",") || words_.is(i - 1, "—") ||
                     words_.in(i - 1, vocabulary_.classes().before_title));
  }

  // "the House of Commons *Library*": one more capital after an institution, and nothing that tells of a
  // person.
  bool is_part_of_institution(const Phrase& phrase, const Part& before) const {
    if (before.element != Element::institution || phrase.name.size() != 1 || phrase.known != none)
      return false;
    const Word& word = words_[phrase.name.begin];
    if (word.shouting && word.term != nullptr && word.term->person != none) return true;  // "Volkswagen AG"
    return !word.last_name && !word.shouting && (word.term == nullptr || !word.term->given_name) &&
           vocabulary_.known_by_last_name(word.key) == none;
  }

  // Whether the name is a person's or an institution's.
  void read_head_name(Phrase& phrase, const Part& head) {
    phrase.name = head.tokens;
    if (head.term != nullptr && head.term->known != none) {
      phrase.kind = PhraseKind::person;
      phrase.known = head.term->known;
      phrase.gender = vocabulary_.known(phrase.known).gender;
      return;
    }
    std::uint32_t of = head.tokens.begin;
    while (of < head.tokens.end && words_[of].capital) ++of;
    const std::uint32_t last =
        of > head.tokens.begin && of < head.tokens.end && words_.function(of) != Function::connector
            ? of - 1
            : head.tokens.end - 1;
    const Term* first_term = words_[head.tokens.begin].term;
    const bool given = first_term != nullptr && first_term->given_name;
    bool partners = false;  // "Norland Gas & Water"
    for (std::uint32_t i = head.tokens.begin; i < head.tokens.end; ++i)
      partners = partners || words_.is(i, "&");
    for (const std::uint32_t i : {last, head.tokens.begin, head.tokens.end - 1}) {
      if (!names_.names_body(i) || (head.tokens.size() == 2 && given &&
                                    (words_[i].term->given_name || is_described_as_person(head.tokens.end))))
        continue;
      if (head.tokens.size() < 2) break;
      phrase.kind = PhraseKind::body;
      phrase.noun = words_[i].term->body;
      return;
    }
    phrase.kind = partners ? PhraseKind::body : PhraseKind::person;
    if (words_[head.tokens.begin].address) {
      phrase.kind = PhraseKind::body;
      phrase.noun = vocabulary_.body_noun("website");
    }
    if (given) phrase.gender = first_term->given_gender;
  }

  // "Mark Church*, a plumber*"
  bool is_described_as_person(std::uint32_t i) const {
    if (!words_.is(i, ",") ||
        (words_.function(i + 1) != Function::article && words_.function(i + 1) != Function::the))
      return false;
    for (std::uint32_t at = i + 2; at < std::min(i + 5, words_.size()); ++at) {
      const Term* term = words_[at].term;
      if (term != nullptr && term->person != none) return !term->person_plural;
      if (words_.function(at) != Function::open || (term != nullptr && term->body != none)) return false;
    }
    return false;
  }

  // Takes in what stands before the head.
  void modify(Phrase& phrase, const Part& part, const Part& next) {
    const bool head_is_name = !phrase.name.empty() && phrase.kind == PhraseKind::person;
    const Role before = phrase.modifying_role;
    if (part.element == Element::place) {  // "the Israel military" is the Israeli military
      phrase.modifiers.push_back(word_key(vocabulary_.place(part.term->place).name));
    } else {
      for (std::uint32_t i = part.tokens.begin; i < part.tokens.end; ++i)
        phrase.modifiers.push_back(words_[i].key);
    }
    switch (part.element) {
      case Element::title: {
        const Title& title = vocabulary_.title(part.term->title);
        phrase.titled = true;
        if (title.noun != none) {
          phrase.titles.push_back(title.noun);
          if (vocabulary_.person(title.noun).senior) set_senior(phrase, part.tokens);
        }
        if (title.gender != Gender::unstated) phrase.gender = title.gender;
        break;
      }
      case Element::person: {
        const PersonNoun& noun = vocabulary_.person(part.term->person);
        const bool kind =
            next.element == Element::person && noun.sort == Sort::class_;  // "a *rebel* spokesman"
        if (head_is_name && !kind) {
          phrase.titles.push_back(part.term->person);
          phrase.titled = true;
          if (noun.gender != Gender::unstated) phrase.gender = noun.gender;
          if (noun.senior) set_senior(phrase, part.tokens);
        } else if (!noun.inherits && noun.role != Role::public_) {
          phrase.modifying_role = noun.role;
        }
        break;
      }
      case Element::body:
        phrase.modifying_body = part.term->body;
        if (!vocabulary_.body(part.term->body).inherits)
          phrase.modifying_role = vocabulary_.body(part.term->body).role;
        phrase.narrowed = true;
        break;
      case Element::institution:
        phrase.modifying_institution = part.term->institution;
        phrase.modifying_role = vocabulary_.institution(part.term->institution).role;
        phrase.narrowed = true;
        break;
      case Element::place:
        phrase.modifying_place = part.term->place;
        break;
      case Element::modifier: {
        if (part.term == nullptr || part.term->modifier == none) break;  // one that "and" joins to the next
        const Modifier& modifier = vocabulary_.modifier(part.term->modifier);
        if (modifier.role != Role::unknown) phrase.modifying_role = modifier.role;
        if (modifier.senior && !(head_is_name && next.element == Element::name))
          set_senior(phrase, part.tokens);
        phrase.narrowed = phrase.narrowed || modifier.narrows;
        break;
      }
      case Element::name: {
        // "the Clinton campaign", "a Trump aide"
        if (head_is_name) break;
        Phrase inside = phrase_at(part.tokens);
        read_head_name(inside, part);
        inside.inner = true;
        phrase.narrowed = true;
        if (phrase.possessor == none) phrase.possessor = push(std::move(inside));
        break;
      }
      case Element::document:
      case Element::number:
      case Element::unknown:
        break;
    }
    if (phrase.modifying_role == Role::unknown) phrase.modifying_role = before;
  }

  static void set_senior(Phrase& phrase, IndexRange tokens) {
    if (phrase.senior) return;
    phrase.senior = true;
    phrase.senior_words = tokens;
  }

  const Words& words_;
  const Vocabulary& vocabulary_;
  NameReader names_;
  std::span<const std::uint32_t> starts_;
  std::vector<Phrase> phrases_;
  std::vector<Part> parts_;
  int quantities_around_ = 0;     // what is being read
  std::uint32_t source_end_ = 0;  // of the source of an attribution that began last
};

}  // namespace

std::vector<Phrase> find_phrases(const Words& words, std::span<const std::uint32_t> starts) {
  return PhraseFinder(words, starts).find();
}

}  // namespace hearsay::source
