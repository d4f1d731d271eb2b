// What belongs to a phrase behind it: "a spokesman *for the Pentagon*", "Hugh Hill*, a doctor*".
#include <algorithm>
#include <string>
#include <string_view>
#include <unordered_set>

#include "source/name_reader.hpp"
#include "source/phrases.hpp"

namespace hearsay::source {
namespace {

class PhraseLinker {
 public:
  PhraseLinker(const Words& words, std::span<const std::uint32_t> starts, std::vector<Phrase>& phrases)
      : words_(words), vocabulary_(words.vocabulary()), names_(words), starts_(starts), phrases_(phrases) {}

  // Complements and appositions, from the last phrase to the first, so that what a phrase takes in is
  // complete.
  void link() {
    at_.assign(words_.size() + 1, none);
    for (std::size_t p = phrases_.size(); p-- > 0;) {
      Phrase& phrase = phrases_[p];
      Index& slot = at_[phrase.tokens.begin];
      if (phrase.kind != PhraseKind::pronoun && !phrase.inner) link_one(phrase);
      if (slot == none || get(slot).tokens.end <= phrase.tokens.end) slot = static_cast<Index>(p);
    }
    for (Phrase& phrase : phrases_) link_partner(phrase);
    for (Phrase& phrase : phrases_) {
      if (is_dateline(phrase)) phrase.become(PhraseKind::body);
    }
    spread_bodies();
  }

 private:
  Phrase& get(Index p) { return phrases_[static_cast<std::size_t>(p)]; }

  // Says that the other phrase names the same.
  void join(Phrase& phrase, Index other) {
    phrase.apposition = other;
    phrase.full.end = get(other).full.end;
    get(other).appositive = true;
  }

  // "a housekeeper in Miami": the place, for want of a list of cities.
  bool is_placed(const Phrase& phrase) const {
    return may_be_body(phrase) && phrase.tokens.begin > 0 &&
           words_.in(phrase.tokens.begin - 1, vocabulary_.classes().in);
  }

  // "Miami (CNN)" at the beginning of a line: the place again.
  bool is_dateline(const Phrase& phrase) const {
    const std::uint32_t i = phrase.tokens.end;
    return may_be_body(phrase) && words_[phrase.tokens.begin].initial && words_.is(i, "(") &&
           words_.is(i + 2, ")") && words_[i + 1].term != nullptr &&
           words_[i + 1].term->institution != none &&
           vocabulary_.institution(words_[i + 1].term->institution).role == Role::media;
  }

  // The token after "of", "for", "by" …, where a complement of the phrase may begin; 0 where none can.
  std::uint32_t complement_after(const Phrase& phrase, std::uint32_t limit) const {
    std::uint32_t i = phrase.tokens.end;
    if (i >= limit) return 0;
    if (!phrase.name.empty()) {  // "Sharif Hotak, of the provincial council"
      if (phrase.kind != PhraseKind::person) return 0;
      if (words_.is(i, ",")) ++i;
      return words_.function(i) == Function::of ? i + 1 : 0;
    }
    if (words_.function(i) == Function::of) return i + 1;
    if (phrase.kind == PhraseKind::document) {
      if (words_.in(i, vocabulary_.classes().makers)) {
        ++i;
        if (i < limit && !words_.in(i, vocabulary_.classes().by))
          ++i;  // "posted online by", "released Monday by"
      }
      if (words_.in(i, vocabulary_.classes().by)) return i + 1;
    }
    if (phrase.kind == PhraseKind::body || phrase.kind == PhraseKind::other) return 0;
    if (words_.in(i, vocabulary_.classes().complements)) return i + 1;
    return words_.in(i, vocabulary_.classes().inside) && phrase.kind == PhraseKind::person ? i + 1 : 0;
  }

  // Whether the phrase may belong to what the preposition before it says: "a source *in* the ministry" does,
  // "a voter in Ohio" does not.
  bool may_belong(const Phrase& phrase, const Phrase& to) const {
    if (to.kind == PhraseKind::pronoun) return phrase.kind == PhraseKind::quantity;
    const bool loose = words_.in(to.tokens.begin - 1, vocabulary_.classes().inside);
    if (!loose && phrase.name.empty()) return true;
    return to.kind == PhraseKind::body && to.place == none && !to.plural;
  }

  void link_one(Phrase& phrase) {
    const std::uint32_t limit = words_.sentence_end(phrase.tokens.begin);
    const std::uint32_t first = complement_after(phrase, limit);
    if (first != 0 && first < limit && at_[first] != none) {
      Phrase& complement = get(at_[first]);
      if (ends_with_own_name(phrase, complement)) return join(phrase, at_[first]);
      if (may_belong(phrase, complement)) {
        phrase.complement = at_[first];
        phrase.full.end = complement.full.end;
      }
    }
    if (phrase.kind == PhraseKind::person && phrase.name.size() > 1) {
      const std::uint32_t letters = phrase.full.end + (words_.is(phrase.full.end, ",") ? 1 : 0);
      if (letters < limit && names_.is_letters_after_name(letters)) {
        phrase.titles.push_back(words_[letters].term->person);
        phrase.titled = true;
        phrase.full.end = letters + 1;
      }
    }
    link_example(phrase, limit);
    link_apposition(phrase, limit);
  }

  // "the head of the Kharkiv city administration *Oleh Syniehubov*": a full name that ends the complement of
  // an office, without a title of its own, is the holder's.
  bool ends_with_own_name(const Phrase& phrase, const Phrase& complement) const {
    return phrase.kind == PhraseKind::person && phrase.noun != none && phrase.name.empty() &&
           !phrase.plural && vocabulary_.person(phrase.noun).sort <= Sort::rank &&
           complement.kind == PhraseKind::person && complement.name.size() > 1 &&
           complement.name.begin > complement.tokens.begin && !complement.titled &&
           !complement.modifiers.empty() && complement.possessor == none;
  }

  // "critics of the plan, like Senators Dal and Lind": what the examples are, the others are too.
  void link_example(Phrase& phrase, std::uint32_t limit) const {
    if (phrase.kind != PhraseKind::person || !phrase.plural) return;
    std::uint32_t i = phrase.full.end;
    if (words_.is(i, ",")) ++i;
    if (words_.in(i, vocabulary_.classes().examples)) {
      ++i;
    } else if (words_.in(i, vocabulary_.classes().such) && words_.in(i + 1, vocabulary_.classes().as)) {
      i += 2;
    } else {
      return;
    }
    if (i < limit) phrase.example = at_[i];
  }

  // Two names side by side. A plural title reaches over what stands between them, and is said of both:
  // "Senators Grassley, Republican of Iowa, and Leahy"; so is a plural apposition: "Smith and Jones, both
  // doctors".
  void link_partner(Phrase& phrase) {
    if (phrase.kind != PhraseKind::person || phrase.name.empty() || phrase.inner) return;
    const std::uint32_t limit = words_.sentence_end(phrase.tokens.begin);
    const Term* before = phrase.name.begin > 0 ? words_[phrase.name.begin - 1].term : nullptr;
    const bool shared = !phrase.titles.empty() && before != nullptr && before->person_plural;
    std::uint32_t i = phrase.tokens.end;
    if (shared) {
      while (i < limit && i < phrase.tokens.end + 8 && !words_.in(i, vocabulary_.classes().and_)) ++i;
    }
    if (i + 1 >= limit || !words_.in(i, vocabulary_.classes().and_) || at_[i + 1] == none) return;
    Phrase& other = get(at_[i + 1]);
    if (other.kind != PhraseKind::person || other.name.empty()) return;
    phrase.partner = at_[i + 1];
    if (shared && other.titles.empty()) other.titles.push_back(phrase.titles.back());
    const std::uint32_t comma = other.full.end;
    if (comma + 1 >= limit || !words_.is(comma, ",") || at_[comma + 1] == none) return;
    Phrase& both = get(at_[comma + 1]);
    if (both.kind != PhraseKind::person || !both.plural || !both.name.empty() || both.noun == none) return;
    both.appositive = true;
    phrase.titles.push_back(both.noun);
    other.titles.push_back(both.noun);
  }

  // A name that is said to be an institution once is one everywhere: "Norsk Hydro, an aluminum company", "a
  // spokesman for Norsk Hydro" (one sense per discourse: W. Gale, K. Church and D. Yarowsky, 1992).
  void spread_bodies() {
    std::unordered_set<std::string> bodies;
    std::unordered_set<std::string_view> last_names;
    const auto text = [this](const Phrase& phrase) {
      return words_.document().on_one_line(words_.span(phrase.name));
    };
    for (const Phrase& phrase : phrases_) {
      if (phrase.kind == PhraseKind::person && phrase.name.size() > 1)
        last_names.insert(words_.text(phrase.name.end - 1));
    }
    // Not the last name of somebody who is named in full.
    const auto is_unshared = [&](const Phrase& phrase) {
      return phrase.name.size() > 1 || !last_names.contains(words_.text(phrase.name.begin));
    };
    for (const Phrase& phrase : phrases_) {
      if (phrase.kind == PhraseKind::body && phrase.apposition != none)
        bodies.insert(text(phrase.name.empty() ? get(phrase.apposition) : phrase));
      const bool introduced = phrase.kind == PhraseKind::body && phrase.noun != none &&
                              !phrase.name.empty() &&
                              phrase.name.begin > phrase.tokens.begin + 1;  // "the journal Science"
      if (introduced && is_unshared(phrase)) bodies.insert(text(phrase));
      if (is_placed(phrase) && is_unshared(phrase)) bodies.insert(text(phrase));
      if (phrase.kind != PhraseKind::person || phrase.noun == none || phrase.complement == none ||
          vocabulary_.person(phrase.noun).sort != Sort::spokes)
        continue;
      const Phrase& principal = get(phrase.complement);
      if (may_be_body(principal) && is_unshared(principal)) bodies.insert(text(principal));
    }
    for (Phrase& phrase : phrases_) {
      if (may_be_body(phrase) && bodies.contains(text(phrase))) phrase.become(PhraseKind::body);
    }
  }

  // A name read as a person's though nothing tells of a person.
  bool may_be_body(const Phrase& phrase) const {
    return phrase.kind == PhraseKind::person && !phrase.name.empty() && phrase.known == none &&
           !phrase.titled && phrase.gender == Gender::unstated && !words_[phrase.name.begin].last_name &&
           vocabulary_.known_by_last_name(words_[phrase.name.end - 1].key) == none;
  }

  // ", 56," and "(D-Wis.)" may stand between a name and its apposition.
  std::uint32_t skip_aside(std::uint32_t i, std::uint32_t limit) const {
    if (words_.is(i, "(")) {
      std::uint32_t close = i + 1;
      while (close < limit && close < i + 8 && !words_.is(close, ")")) ++close;
      if (words_.is(close, ")")) return close + 1;
    }
    if (words_.is(i, ",") && i + 2 < limit && words_[i + 1].kind == TokenKind::number &&
        words_.is(i + 2, ","))
      return i + 2;
    return i;
  }

  // "Norsk Hydro, a Norwegian aluminum company,"; "one news site, Znak.com,"; "the operator, Norsk Hydro,"
  bool link_body_apposition(Phrase& phrase, std::uint32_t limit) {
    const bool may_be = phrase.kind == PhraseKind::body || may_be_body(phrase);
    const std::uint32_t comma = phrase.full.end;
    if (!may_be || comma + 1 >= limit || !words_.is(comma, ",") || at_[comma + 1] == none) return false;
    Phrase& other = get(at_[comma + 1]);
    if (is_teller(other)) return false;
    // "In the town, Smith, 76, was among the voters"; "the agency, Boeing, and Airbus".
    const std::uint32_t begin = phrase.tokens.begin, after = other.full.end;
    const bool led = begin > 0 && (words_.function(begin - 1) == Function::preposition ||
                                   words_.function(begin - 1) == Function::of);
    const bool set_off = !led && after + 1 < limit && words_.is(after, ",") &&
                         words_.function(after + 1) != Function::conjunction;
    const auto describes = [set_off](const Phrase& noun) {
      const bool introduces =
          noun.determiner == Determiner::indefinite || noun.determiner == Determiner::one ||
          (set_off && (noun.determiner == Determiner::definite || noun.determiner == Determiner::possessive));
      return introduces && noun.kind == PhraseKind::body && noun.name.empty() && noun.noun != none &&
             !noun.plural;
    };
    const bool other_may_be =
        (other.kind == PhraseKind::body && !other.name.empty()) || (set_off && may_be_body(other));
    if (!describes(other) && !(describes(phrase) && other_may_be)) return false;
    phrase.become(PhraseKind::body);
    other.become(PhraseKind::body);
    join(phrase, at_[comma + 1]);
    return true;
  }

  // "Kosti, *the doctor* said, was alive": who tells it, and not who Kosti is.
  bool is_teller(const Phrase& phrase) const {
    const std::uint32_t begin = phrase.tokens.begin, end = starts_[begin];
    return end != 0 && end < words_.size() && !words_.is(end, ",") && words_[end].kind == TokenKind::word;
  }

  void link_apposition(Phrase& phrase, std::uint32_t limit) {
    if (link_body_apposition(phrase, limit)) return;
    if (phrase.kind != PhraseKind::person || phrase.plural) return;
    const std::uint32_t mark = skip_aside(phrase.full.end, limit);
    if (mark + 1 >= limit || is_place_of_dateline(phrase, mark)) return;
    if (names_holder(phrase, mark)) return join(phrase, at_[mark]);
    if (!sets_off_apposition(phrase, mark)) return;
    std::uint32_t first = mark + 1;
    while (first < limit && (words_.function(first) == Function::adverb ||
                             words_.in(first, vocabulary_.classes().former_adverbs)))
      ++first;
    if (first < limit && at_[first] != none && are_apposed(phrase, get(at_[first]), limit))
      join(phrase, at_[first]);
  }

  // "the special envoy for Afghanistan *Zalmay Khalilzad*": a name behind an office; one that follows at once
  // was read with its noun.
  bool names_holder(const Phrase& phrase, std::uint32_t mark) {
    if (!phrase.name.empty() || at_[mark] == none) return false;
    const bool office = phrase.complement != none && phrase.noun != none &&
                        vocabulary_.person(phrase.noun).sort != Sort::class_;
    const bool glossed =
        mark > phrase.full.end && words_.is(phrase.full.end, "(");  // "Member of Parliament (MP)"
    const Phrase& beside = get(at_[mark]);
    return (office || glossed) && beside.kind == PhraseKind::person && !beside.name.empty();
  }

  // "*NEW YORK* — A judge …"
  bool is_place_of_dateline(const Phrase& phrase, std::uint32_t mark) const {
    return words_[phrase.tokens.begin].shouting && words_[phrase.head].shouting && !words_.is(mark, ",");
  }

  bool sets_off_apposition(const Phrase& phrase, std::uint32_t mark) const {
    if (words_.is(mark, ",")) return true;
    const std::string_view sign = words_.text(mark);
    if (sign != "—" && sign != "–" && sign != "-") return false;
    return !words_[phrase.tokens.begin].initial || !words_[mark + 1].capital;  // another dateline
  }

  // Of two persons side by side, whether one is the other's name and the other a description.
  bool are_apposed(const Phrase& phrase, const Phrase& other, std::uint32_t limit) const {
    if (other.kind != PhraseKind::person || other.plural || other.appositive || is_teller(other))
      return false;
    const bool named = !phrase.name.empty(), other_named = !other.name.empty();
    if (named == other_named) return false;
    const Phrase& description = named ? other : phrase;
    if (description.noun == none || description.determiner == Determiner::another ||
        description.determiner == Determiner::quantified)
      return false;
    // In "the president, Smith and others" and "Smith, aide and Jones" the comma enumerates.
    const std::uint32_t after = other.full.end;
    if (after >= limit || words_.is(after, ",")) return true;
    return named ? !is_bare_class(description) || words_.is(after, ".")
                 : words_.function(after) != Function::conjunction;
  }

  // "aide", of which nothing else is said
  bool is_bare_class(const Phrase& noun) const {
    return noun.determiner == Determiner::bare && noun.modifiers.empty() && noun.complement == none &&
           vocabulary_.person(noun.noun).sort == Sort::class_;
  }

  const Words& words_;
  const Vocabulary& vocabulary_;
  NameReader names_;
  std::span<const std::uint32_t> starts_;
  std::vector<Phrase>& phrases_;
  std::vector<Index> at_;  // by token: the outermost phrase that begins there, of those linked so far
};

}  // namespace

void link_phrases(const Words& words, std::span<const std::uint32_t> starts, std::vector<Phrase>& phrases) {
  PhraseLinker(words, starts, phrases).link();
}

}  // namespace hearsay::source
