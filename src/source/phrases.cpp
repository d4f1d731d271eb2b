#include "source/phrases.hpp"

#include <algorithm>

#include "base/ascii.hpp"
#include "lexicon/state.hpp"
#include "lexicon/word_set.hpp"
#include "source/part_reader.hpp"

namespace hearsay::source {
namespace {

using lexicon::word_key;

// No noun phrase has more. A text that never gets to a noun would else be read to the end from every word.
constexpr int most_determiners = 8;
constexpr int most_quantities = 4;  // around one another
constexpr int most_owners = 8;      // of one another: "Trump's lawyer's office"
constexpr std::size_t most_parts = 40;

bool is_head(Element element) {
  return element == Element::person || element == Element::body || element == Element::document ||
         element == Element::institution || element == Element::place || element == Element::name;
}

class PhraseFinder {
 public:
  PhraseFinder(const Words& words, std::span<const std::uint32_t> starts)
      : words_(words), vocabulary_(words.vocabulary()), names_(words), part_reader_(words), starts_(starts) {}

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
      if (!source && !may_begin_phrase(i)) {
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
    if (f != Function::personal && f != Function::relative && f != Function::possessive) return false;
    const bool us = words_[i].shouting && words_.text(i).size() > 1;  // US, IT, WHO
    if (us && !words_[i].headline) return false;
    const bool relative =
        f == Function::relative && (!words_.in(i, vocabulary_.classes().that) || starts_[i] != 0);
    const bool owner_alone =
        f == Function::possessive && starts_[i] == i + 1;  // "her", of "her decision to …"
    if (f != Function::personal && !relative && !owner_alone) return false;
    Phrase phrase = pronoun_at(i);
    phrase.relative = relative;
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

  Phrase pronoun_at(std::uint32_t i) const {
    Phrase phrase = phrase_at({i, i + 1});
    phrase.kind = PhraseKind::pronoun;
    phrase.pronoun = words_[i].term->pronoun;
    phrase.gender = phrase.pronoun.gender;
    phrase.plural = phrase.pronoun.plural;
    return phrase;
  }

  Index push(Phrase phrase) {
    phrases_.push_back(std::move(phrase));
    return static_cast<Index>(phrases_.size()) - 1;
  }

  // The determiners at `i`, into `phrase`; returns the token after them. Quantities that stand alone are left
  // to the caller.
  std::uint32_t read_determiners(std::uint32_t i, std::uint32_t end, Phrase& phrase) {
    for (int read = 0; i < end && read < most_determiners; ++read) {
      const std::uint32_t next = read_determiner(i, end, phrase);
      if (next == i) break;
      i = next;
    }
    return i;
  }

  // One of them; returns the token after it, or i where there is none.
  std::uint32_t read_determiner(std::uint32_t i, std::uint32_t end, Phrase& phrase) {
    const Function f = words_.function(i);
    const Word& word = words_[i];
    if (word.capital && !word.initial && !word.headline && f != Function::possessive && f != Function::the)
      return i;
    const auto determine_bare = [&phrase](Determiner determiner) {
      if (phrase.determiner == Determiner::bare) phrase.determiner = determiner;
    };
    switch (f) {
      case Function::the:
        phrase.determiner = Determiner::definite;
        break;
      case Function::demonstrative:
        if (is_conjunction(i, end)) return i;
        phrase.determiner = Determiner::demonstrative;
        phrase.plural = phrase.plural || words_.in(i, vocabulary_.classes().plural_demonstratives);
        break;
      case Function::article:
        return read_article(i, end, phrase);
      case Function::one:
        determine_bare(Determiner::one);
        phrase.count = 1;
        break;
      case Function::another:
        phrase.determiner = Determiner::another;
        break;
      case Function::other:
        determine_bare(Determiner::other);
        break;
      case Function::some:
      case Function::many:
      case Function::each:
      case Function::no:
        phrase.determiner = Determiner::quantified;
        break;
      case Function::all:
        determine_bare(Determiner::quantified);
        break;
      case Function::both:
        phrase.determiner = Determiner::definite;
        phrase.count = 2;
        break;
      case Function::number:
        determine_bare(Determiner::indefinite);
        phrase.count = word.term->value;
        break;
      case Function::possessive:
        if (phrase.possessor != none) return i;
        phrase.possessor = push(pronoun_at(i));
        phrase.determiner = Determiner::possessive;
        break;
      default:
        if (!is_numeral(i, end)) return i;
        determine_bare(Determiner::indefinite);
        phrase.count = number_at(i);
        break;
    }
    return i + 1;
  }

  // "that a woman …", and not "that woman"
  bool is_conjunction(std::uint32_t that, std::uint32_t end) const {
    return words_.in(that, vocabulary_.classes().that) && that + 1 < end &&
           words_.function(that + 1) != Function::open && words_.function(that + 1) != Function::other;
  }

  // "a", and all of "a number of" but for the last word; returns the token after it.
  std::uint32_t read_article(std::uint32_t i, std::uint32_t end, Phrase& phrase) const {
    phrase.determiner = Determiner::indefinite;
    if (const std::uint32_t amount = amount_at(i + 1, end); amount != 0) {
      phrase.determiner = Determiner::quantified;
      return amount + 1;
    }
    if (is_ordinal(i + 1) && (i + 2 >= end || words_.function(i + 2) != Function::open)) {
      phrase.determiner = Determiner::another;  // "A third disagreed."
      phrase.count = 1;
      return i + 2;
    }
    return i + 1;
  }

  // "number" of "a number of", "group" of "a small group of"; 0 where there is none.
  std::uint32_t amount_at(std::uint32_t i, std::uint32_t end) const {
    for (std::uint32_t at = i; at < std::min(end, i + 2); ++at) {
      if (words_.function(at) == Function::amount && words_.function(at + 1) == Function::of) return at;
    }
    return 0;
  }

  bool is_ordinal(std::uint32_t i) const { return words_.in(i, vocabulary_.classes().ordinals); }

  // "12" before a word. Longer ones count no people.
  bool is_numeral(std::uint32_t i, std::uint32_t end) const {
    constexpr std::size_t longest = 6;
    return words_[i].kind == TokenKind::number && words_.text(i).size() <= longest && i + 1 < end &&
           words_[i + 1].kind == TokenKind::word;
  }

  std::uint32_t number_at(std::uint32_t i) const {
    std::uint32_t value = 0;
    for (const char c : words_.text(i)) {
      if (c == ',') continue;
      if (!ascii::is_digit(c)) return 0;
      value = value * 10 + static_cast<std::uint32_t>(c - '0');
    }
    return value;
  }

  // A phrase while it is read. Its elements are in parts_.
  struct Reading {
    Phrase phrase;
    std::uint32_t end;           // before which it ends
    bool source;                 // an attribution says that a source begins here
    std::uint32_t elements = 0;  // where they begin, behind the determiner
    std::size_t heads = 0;       // parts up to and with the last one that can be a head
    bool after_noun = false;     // that one is a noun or name
    int owners = 0;              // read before: "Trump's lawyer's office"

    bool is_determined() const { return phrase.determiner != Determiner::bare; }
  };

  // Whether the last element read can be the head.
  bool ends_with_head(const Reading& reading) const {
    return reading.heads > 0 && reading.heads == parts_.size();
  }

  // Reads a phrase at token i that ends before `end`. Returns the token after it, or i where there is none.
  std::uint32_t read_phrase(std::uint32_t i, std::uint32_t end, bool source) {
    Reading reading{phrase_at({i, i + 1}), end, source};
    std::uint32_t at = read_determiners(i, end, reading.phrase);
    // "one of the officials", "some of his aides", "12 percent of voters", "a number of others"
    if (at > i && words_.function(at) == Function::of && reading.phrase.determiner != Determiner::definite)
      return read_partitive(i, at, end, reading.phrase, source);
    reading.elements = at;
    parts_.clear();
    while (at < end && parts_.size() < most_parts) {
      const std::uint32_t next = read_element(at, reading);
      if (next == at) break;
      at = next;
    }
    if (ends_with_doer(reading)) reading.heads = parts_.size();
    Phrase& phrase = reading.phrase;
    if (reading.heads == 0) return finish_without_noun(i, reading.elements, at, phrase, source);
    phrase.tokens.end = parts_[reading.heads - 1].tokens.end;
    if (!finish(phrase, reading)) return i;
    const std::uint32_t next = phrase.tokens.end, portfolio = portfolio_after(phrase, end);
    push(std::move(phrase));
    if (portfolio == 0) return next;
    Phrase office = phrase_at({next + 1, portfolio});
    office.kind = PhraseKind::body;
    office.name = office.tokens;
    push(std::move(office));
    return portfolio;
  }

  // The next element, or a word or mark between two; returns the token after it, or `at` where the phrase
  // ends.
  std::uint32_t read_element(std::uint32_t at, Reading& reading) {
    if (const std::uint32_t after = reading.source ? after_inner_marks(at, reading) : at; after != at)
      return after;
    if (joins_modifiers(at, reading.end) || joins_titles(reading.phrase, at, reading.end)) {
      if (parts_.back().element != Element::person) parts_.back().element = Element::modifier;
      reading.heads = 0;
      reading.after_noun = false;
      return at + 1;
    }
    if (words_.is_possessive_mark(at) && ends_with_head(reading))
      return take_owner(at, reading) ? after_count(at + 1, reading.end, reading.phrase) : at;
    return read_next_part(at, reading);
  }

  // "Trump's *three* aides"
  std::uint32_t after_count(std::uint32_t i, std::uint32_t end, Phrase& phrase) const {
    if (i >= end) return i;
    if (words_.function(i) == Function::number)
      phrase.count = words_[i].term->value;
    else if (is_numeral(i, end))
      phrase.count = number_at(i);
    else
      return i;
    return i + 1;
  }

  // What has been read owns what comes: "Trump*'s* lawyer". False where the mark at the token says no such
  // thing.
  bool take_owner(std::uint32_t mark, Reading& reading) {
    if (++reading.owners > most_owners) return false;
    if (words_[mark].kind != TokenKind::clitic && !words_.text(mark - 1).ends_with('s')) return false;
    if (mark + 1 >= reading.end && reading.source) return false;  // "Trump's" alone, of "Trump's claim that"
    Phrase& phrase = reading.phrase;
    phrase.tokens.end = mark;
    Phrase owner = phrase;
    if (!finish(owner, reading)) return false;
    phrase = phrase_at({phrase.tokens.begin, mark + 1});
    phrase.possessor = push(std::move(owner));
    phrase.determiner = Determiner::possessive;
    parts_.clear();
    reading.heads = 0;
    reading.after_noun = false;
    return true;
  }

  // The part at the token; returns the token after it, or `at` where the phrase has ended.
  std::uint32_t read_next_part(std::uint32_t at, Reading& reading) {
    const bool begun = reading.is_determined() || reading.source || !parts_.empty();
    const Part part = part_reader_.read(at, reading.end, begun, reading.after_noun && !reading.source);
    if (part.tokens.empty()) return at;
    const bool letters =
        reading.heads > 0 && parts_.back().element == Element::name && names_.is_letters_after_name(at);
    if (letters) return at;
    const bool follows_head = ends_with_head(reading);
    const bool things = reading.source && follows_head && names_things(parts_.back(), part);
    if (follows_head && !things && !continues(parts_.back(), part, reading)) return at;
    parts_.push_back(part);
    if (is_head(part.element) || things) {
      reading.heads = parts_.size();
      reading.after_noun = part.element != Element::place || part.term->place_form != PlaceForm::demonym;
    }
    return part.tokens.end;
  }

  // "another Middle East weapons *tracker*"
  bool ends_with_doer(const Reading& reading) const {
    const Determiner determiner = reading.phrase.determiner;
    const bool one = determiner == Determiner::indefinite || determiner == Determiner::another ||
                     determiner == Determiner::one;
    return reading.source && one && reading.heads > 0 && reading.heads < parts_.size() &&
           parts_.back().element == Element::unknown && is_doer(words_.text(parts_.back().tokens.begin));
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

  // The token after what may stand between two elements of a source; the same token where nothing does.
  std::uint32_t after_inner_marks(std::uint32_t at, const Reading& reading) const {
    const bool within = !parts_.empty() || reading.phrase.determiner == Determiner::possessive;
    if (within && is_inner_mark(at, reading.end)) return at + 1;
    return reading.heads > 0 && is_gloss(at, reading.end) ? at + 3 : at;
  }

  // Its “national reporter” Jane Roe; a Reuters/Ipsos poll.
  bool is_inner_mark(std::uint32_t i, std::uint32_t end) const {
    if (i + 1 >= end) return false;
    return words_[i].kind == TokenKind::quote || words_.is(i, "/") ||
           ((words_.is(i, "-") || words_.is(i, "–")) && words_[i + 1].capital);
  }

  // An acronym in brackets that parts an institution from its noun: "a Homeland Security (DHS) official".
  bool is_gloss(std::uint32_t i, std::uint32_t end) const {
    return words_.is(i, "(") && i + 3 < end && words_[i + 1].shouting && words_.is(i + 2, ")") &&
           words_[i + 3].kind == TokenKind::word && !words_[i + 3].capital;
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
  bool continues(const Part& last, const Part& next, const Reading& reading) const {
    const bool unknown = next.element == Element::unknown;
    if (unknown && reading.source && person_ahead(next.tokens.end, reading.end)) return true;
    const bool plural =
        last.term != nullptr && ((last.element == Element::person && last.term->person_plural) ||
                                 (last.element == Element::body && last.term->body_plural) ||
                                 (last.element == Element::document && last.term->document_plural));
    if (plural) return next.element == Element::name && last.element == Element::person;
    const bool common =
        last.element == Element::person || last.element == Element::document || last.element == Element::body;
    if (unknown) return !common && (reading.is_determined() || last.element != Element::name);
    // "for Afghanistan Zalmay Khalilzad": a place and then whom the whole phrase names.
    return last.element != Element::place || next.element != Element::name ||
           last.term->place_form == PlaceForm::demonym || last.term->exact;
  }

  // "official *results*", "expert *opinions*": things, and nobody who is official.
  bool names_things(const Part& last, const Part& next) const {
    const std::string_view word = words_.text(next.tokens.begin);
    return last.element == Element::person && !last.term->person_plural && next.element == Element::unknown &&
           !words_[next.tokens.begin].capital && word.size() > 4 && has_plural_ending(word);
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
    if (quantities_around_ == most_quantities || (!source && !may_begin_phrase(i))) return i;
    ++quantities_around_;
    const std::uint32_t next = read_phrase(i, end, source);
    --quantities_around_;
    return next;
  }

  // "results", and not "business".
  static bool has_plural_ending(std::string_view word) {
    static const lexicon::ExactWords others("no-plural-ending");
    return word.ends_with('s') && !others.is_end_of(word);
  }

  // Whether a word is made of a verb or trade for who does it: "tracker", "alchemist".
  static bool is_doer(std::string_view word) {
    static const lexicon::ExactWords endings("doer-ending");
    return endings.is_end_of(word);
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
    phrase.plural = word.size() > 3 && has_plural_ending(word);
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

  // Whether it is several of what a noun means that news has often ("Sceptics"), or of who does something.
  bool is_plural_noun(std::string_view word) const {
    if (!word.ends_with('s')) return false;
    const std::string_view one = word.substr(0, word.size() - 1);
    static const lexicon::ExactWords of_y("y-plural-ending");
    return words_.is_common(word) || words_.is_common(one) || is_doer(one) || of_y.is_end_of(word);
  }

  // A single capital that begins a sentence, "Ferris, a plumber, said", "Norgas said", and is no noun that
  // the tables lack: "Legislation requires", "Sceptics say".
  bool is_name_alone(std::uint32_t elements, const Phrase& phrase) const {
    const std::uint32_t i = phrase.head;
    if (phrase.determiner != Determiner::bare || elements != i || phrase.tokens.size() != 1 ||
        !words_[i].capital || words_[i].headline || words_[i].term != nullptr)
      return false;
    static const lexicon::ExactWords things("thing-ending");
    const std::string_view word = words_.text(i);
    return is_described_as_person(i + 1) || (!is_plural_noun(word) && !things.is_end_of(word));
  }

  // "study *lead* author", "a hospital *night* porter"
  bool person_ahead(std::uint32_t i, std::uint32_t end) const {
    for (std::uint32_t at = i; at < std::min(end, i + 2) && words_.function(at) == Function::open; ++at) {
      const Term* term = words_[at].term;
      if (term != nullptr && term->person != none && !term->person_plural) return true;
    }
    return false;
  }

  // Turns the parts read into the phrase; false where they make none.
  bool finish(Phrase& phrase, const Reading& reading) {
    const std::size_t heads = reading.heads;
    const Part& head = parts_[heads - 1];
    phrase.head = head.tokens.end - 1;
    phrase.full = phrase.tokens;
    const bool bare =
        phrase.determiner == Determiner::bare && reading.elements == parts_[0].tokens.begin && heads == 1;
    if (bare && !reading.source && may_be_no_noun(head)) return false;
    read_head(phrase, head, reading);
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

  // "report", "head", "German": a bare singular is as often a verb or modifies what follows.
  bool may_be_no_noun(const Part& head) const {
    const bool capital = words_[head.tokens.end - 1].capital;
    switch (head.element) {
      case Element::person:
        return !head.term->person_plural && !capital && !may_be_beside(head.tokens.begin);
      case Element::body:
        return !capital;
      case Element::document:
        return true;
      case Element::place:
        return head.term->place_form == PlaceForm::demonym;
      default:
        return false;
    }
  }

  void read_head(Phrase& phrase, const Part& head, const Reading& reading) {
    switch (head.element) {
      case Element::person:
        phrase.kind = PhraseKind::person;
        phrase.noun = head.term->person;
        phrase.plural = phrase.plural || head.term->person_plural;
        phrase.gender = vocabulary_.person(phrase.noun).gender;
        break;
      case Element::body:
        read_body_noun(phrase, head);
        break;
      case Element::document:
        phrase.kind = PhraseKind::document;
        phrase.noun = head.term->document;
        phrase.plural = phrase.plural || head.term->document_plural;
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
        }
        break;
      case Element::unknown:
        finish_unknown(reading.elements, phrase);
        break;
      default:
        classify_name(phrase, head);
        if (reading.heads > 1) read_body_before_name(phrase, parts_[reading.heads - 2]);
        break;
    }
  }

  void read_body_noun(Phrase& phrase, const Part& head) const {
    if (phrase.determiner == Determiner::possessive && head.term->document != none) {  // "his website"
      phrase.kind = PhraseKind::document;
      phrase.noun = head.term->document;
      return;
    }
    phrase.kind = PhraseKind::body;
    phrase.noun = head.term->body;
    phrase.plural = phrase.plural || head.term->body_plural;
    if (head.term->phrase.find(' ') != std::string::npos) return;
    for (std::uint32_t i = head.tokens.begin; i + 1 < head.tokens.end; ++i)
      phrase.modifiers.push_back(words_[i].key);  // "the interior *ministry*"
  }

  // What stands before a name may tell that it is no person's.
  void read_body_before_name(Phrase& phrase, const Part& before) const {
    if (is_part_of_institution(phrase, before)) {
      phrase.kind = PhraseKind::body;
      phrase.name.begin = before.tokens.begin;
    }
    // "the rights group Lambda Legal", "the newspaper Le Monde"
    if (before.element == Element::body && !before.term->body_plural && phrase.known == none &&
        phrase.gender == Gender::unstated) {
      phrase.kind = PhraseKind::body;
      phrase.noun = before.term->body;
    }
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
  void classify_name(Phrase& phrase, const Part& head) const {
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
      static const std::string_view site = Lexicon::builtin().state().table("classes").find("site")->field(0);
      phrase.noun = vocabulary_.body_noun(site);
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
    add_modifiers(phrase, part);
    switch (part.element) {
      case Element::title:
        modify_by_title(phrase, part);
        break;
      case Element::person:
        modify_by_person(phrase, part, next);
        break;
      case Element::body: {
        const Body& body = vocabulary_.body(part.term->body);
        phrase.modifying_body = part.term->body;
        if (!body.inherits) set_modifying_role(phrase, body.role);
        phrase.narrowed = true;
        break;
      }
      case Element::institution:
        phrase.modifying_institution = part.term->institution;
        set_modifying_role(phrase, vocabulary_.institution(part.term->institution).role);
        phrase.narrowed = true;
        break;
      case Element::place:
        phrase.modifying_place = part.term->place;
        break;
      case Element::modifier:
        modify_by_modifier(phrase, part, next);
        break;
      case Element::name:
        if (!is_name_of_person(phrase)) modify_by_name(phrase, part);
        break;
      case Element::document:
      case Element::number:
      case Element::unknown:
        break;
    }
  }

  static bool is_name_of_person(const Phrase& phrase) {
    return !phrase.name.empty() && phrase.kind == PhraseKind::person;
  }

  void add_modifiers(Phrase& phrase, const Part& part) const {
    if (part.element == Element::place) {  // "the Israel military" is the Israeli military
      phrase.modifiers.push_back(word_key(vocabulary_.place(part.term->place).name));
      return;
    }
    for (std::uint32_t i = part.tokens.begin; i < part.tokens.end; ++i)
      phrase.modifiers.push_back(words_[i].key);
  }

  void modify_by_title(Phrase& phrase, const Part& part) const {
    const Title& title = vocabulary_.title(part.term->title);
    phrase.titled = true;
    if (title.gender != Gender::unstated) phrase.gender = title.gender;
    if (title.noun == none) return;
    phrase.titles.push_back(title.noun);
    if (vocabulary_.person(title.noun).senior) set_senior(phrase, part.tokens);
  }

  // "*Judge* Jane Roe", "a *rebel* spokesman"
  void modify_by_person(Phrase& phrase, const Part& part, const Part& next) const {
    const PersonNoun& noun = vocabulary_.person(part.term->person);
    const bool kind = next.element == Element::person && noun.sort == Sort::class_;
    if (!is_name_of_person(phrase) || kind) {
      if (!noun.inherits && noun.role != Role::public_) set_modifying_role(phrase, noun.role);
      return;
    }
    phrase.titles.push_back(part.term->person);
    phrase.titled = true;
    if (noun.gender != Gender::unstated) phrase.gender = noun.gender;
    if (noun.senior) set_senior(phrase, part.tokens);
  }

  void modify_by_modifier(Phrase& phrase, const Part& part, const Part& next) const {
    if (part.term == nullptr || part.term->modifier == none) return;  // one that "and" joins to the next
    const Modifier& modifier = vocabulary_.modifier(part.term->modifier);
    set_modifying_role(phrase, modifier.role);
    if (modifier.senior && !(is_name_of_person(phrase) && next.element == Element::name))
      set_senior(phrase, part.tokens);
    phrase.narrowed = phrase.narrowed || modifier.narrows;
  }

  // "the *Clinton* campaign", "a *Trump* aide"
  void modify_by_name(Phrase& phrase, const Part& part) {
    phrase.narrowed = true;
    if (phrase.possessor != none) return;
    Phrase inside = phrase_at(part.tokens);
    classify_name(inside, part);
    inside.inner = true;
    phrase.possessor = push(std::move(inside));
  }

  // The modifier nearest the head tells, if it tells anything.
  static void set_modifying_role(Phrase& phrase, Role role) {
    if (role != Role::unknown) phrase.modifying_role = role;
  }

  static void set_senior(Phrase& phrase, IndexRange tokens) {
    if (phrase.senior) return;
    phrase.senior = true;
    phrase.senior_words = tokens;
  }

  const Words& words_;
  const Vocabulary& vocabulary_;
  NameReader names_;
  PartReader part_reader_;
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
