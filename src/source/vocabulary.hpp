// What the resolver knows about words, compiled once from the tables of the lexicon: one look-up for each
// token, and then one more for each further word of a phrase that may go on. Nouns match
// in the singular and the plural; names of institutions must begin with a capital, and acronyms must match
// letter for letter ("WHO" is not "who").
#pragma once

#include <array>
#include <boost/unordered/unordered_flat_map.hpp>
#include <cassert>
#include <cstdint>
#include <deque>
#include <set>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "hearsay/lexicon.hpp"
#include "hearsay/source.hpp"
#include "lexicon/phrase_table.hpp"
#include "lexicon/state.hpp"
#include "lexicon/word_set.hpp"
#include "source/noun_sets.hpp"

namespace hearsay::source {

using lexicon::Key;

/// An index into one of the vocabulary's lists, or none.
using Index = std::int32_t;
inline constexpr Index none = -1;

/// What kind of noun for a person it is; see people.tsv.
enum class Sort : std::uint8_t { office, rank, class_, spokes, relation, vague };

struct PersonNoun {
  std::string noun;
  Role role = Role::unknown;
  bool inherits = false;  ///< takes the role of the institution that the phrase names
  Sort sort = Sort::class_;
  bool senior = false;
  Gender gender = Gender::unstated;
  NounSets going_on_rules = 0, said_rules = 0;
  bool users = false;  ///< the user's own row, as of the other lists below
  /// Whether it is in the class of that name; see WordClasses.
  bool is_anonymous = false, is_member = false, is_candidate = false, is_elected = false, is_witness = false;
};

struct Body {
  std::string noun;
  Role role = Role::unknown;
  bool inherits = false;
  bool names = false;  ///< a name that ends with it names such an institution
  bool users = false;
  bool is_state = false;  ///< in the class of that name
};

struct DocumentNoun {
  std::string noun;
  Role role = Role::unknown;
  bool inherits = false;
  NounSets text_sets = 0;
  bool users = false;
};

struct Modifier {
  Role role = Role::unknown;
  bool senior = false;
  bool narrows = false;
};

struct Title {
  Index noun = none;  ///< into person_nouns()
  Gender gender = Gender::unstated;
};

struct Institution {
  std::string name;  ///< the full name, alike for all short forms
  Role role = Role::unknown;
  std::string country;
  bool users = false;
};

enum class PlaceForm : std::uint8_t { name, capital, demonym, people };

struct Place {
  std::string name;
  std::string country;
  bool state = false;  ///< of a federation
};

struct Period {
  Role role = Role::unknown;
  int from = 0, to = 9999;  ///< years, both included
  std::string_view office, country;
};

struct Known {
  std::string_view name;
  Gender gender = Gender::unstated;
  std::vector<Period> periods;  ///< in the order of time
  bool users = false;
};

/// The closed classes of words; every other word is open.
enum class Function : std::uint8_t {
  open,
  the,
  demonstrative,
  article,
  one,
  another,
  other,
  some,
  many,
  all,
  both,
  each,
  no,
  number,
  possessive,
  personal,
  relative,
  indefinite,
  of,
  percent,
  approximate,
  amount,
  preposition,
  conjunction,
  verb,
  adverb,
  calendar,
  connector,
  suffix,
};

struct Pronoun {
  std::uint8_t person = 3;
  bool plural = false;
  bool animate = true;
  Gender gender = Gender::unstated;
};

/// Everything that one phrase may be. Several hold at a time: "House" is an institution and a common noun.
struct Term {
  std::string_view phrase;  ///< as its table writes it
  Index person = none, body = none, document = none, modifier = none, title = none, institution = none,
        place = none, known = none;
  bool person_plural = false, body_plural = false, document_plural = false;
  bool trade = false;  ///< the person's noun is of trades.tsv, and as a name no noun: "Baker"
  bool exact = false;  ///< the institution's name must match letter for letter
  PlaceForm place_form = PlaceForm::name;
  bool given_name = false;
  Gender given_gender = Gender::unstated;
  Function function = Function::open;
  std::uint32_t value = 0;  ///< of a number word
  Pronoun pronoun;
};

/// The closed classes of words for which rules ask, of the lexicon's table `classes`, which says what each is
/// for.
struct WordClasses {
  explicit WordClasses(const Lexicon& lexicon);

  lexicon::WordSet and_, and_or, for_, as, by, in, that, who, who_or_whom, who_or_that, relative_persons,
      plural_demonstratives, ordinals, others, name_joints, before_title, makers, complements, inside,
      examples, such, former_adverbs, copulas, served, copula_auxiliaries, coordinators, knowing,
      relative_auxiliaries, outlet_verbs, conference, witnesses, anonymous_nouns, members, states, candidates,
      elected, former, name_articles, more_sayings, imprints, contributions;
  Key somebody;  ///< the noun for which "the 46-year-old" stands
};

class Vocabulary {
 public:
  explicit Vocabulary(const Lexicon& lexicon);
  Vocabulary(const Vocabulary&) = delete;
  Vocabulary& operator=(const Vocabulary&) = delete;

  const WordClasses& classes() const noexcept { return classes_; }
  const NounRules& noun_rules() const noexcept { return noun_rules_; }

  /// What some words are.
  struct Phrase {
    const Term* term = nullptr;  ///< null where they are in no table
    bool goes_on = false;        ///< they begin a longer phrase
  };
  /// `words` is built with lexicon::extend_key.
  Phrase phrase(Key words) const noexcept;
  const Term* term(Key words) const noexcept { return phrase(words).term; }

  const PersonNoun& person(Index i) const noexcept { return at(persons_, i); }
  const Body& body(Index i) const noexcept { return at(bodies_, i); }
  const DocumentNoun& document(Index i) const noexcept { return at(documents_, i); }
  const Modifier& modifier(Index i) const noexcept { return at(modifiers_, i); }
  const Title& title(Index i) const noexcept { return at(titles_, i); }
  const Institution& institution(Index i) const noexcept { return at(institutions_, i); }
  const Place& place(Index i) const noexcept { return at(places_, i); }
  const Known& known(Index i) const noexcept { return at(known_, i); }

  /// Whom a last name alone stands for most often; none where nobody of the table has it.
  Index known_by_last_name(Key last) const noexcept;
  /// The noun of that spelling, none where it is in no table.
  Index person_noun(std::string_view noun) const noexcept;
  Index body_noun(std::string_view noun) const noexcept;
  /// How somebody could know behind whose description the word stands; unstated for most words.
  Access access_told_by(Key word) const noexcept;
  /// Whether one given name is a short form of the other: "Bill" of "William".
  bool are_nicknames(Key a, Key b) const { return nicknames_.contains({a, b}); }

 private:
  template <class T>
  static const T& at(const std::vector<T>& list, Index i) noexcept {
    assert(0 <= i && static_cast<std::size_t>(i) < list.size());  // an index of another list
    return list[static_cast<std::size_t>(i)];
  }

  // As Phrase, with an index into terms_.
  struct Node {
    Index term = none;
    bool goes_on = false;
  };

  const Term* term(std::string_view phrase) const noexcept;
  // Stays good until the next call. The phrase must stay too, as those of the lexicon's tables do.
  Term& term_of(std::string_view phrase);
  // The regular plural of a phrase where its row has none.
  std::string_view plural_or_regular(std::string_view plural, std::string_view phrase);
  void add_function_words(const Lexicon::State& state);
  void add_people(const lexicon::PhraseTable& table, bool trades);
  void add_bodies(const lexicon::PhraseTable& table);
  void add_documents(const lexicon::PhraseTable& table);
  void add_modifiers(const lexicon::PhraseTable& table);
  void add_titles(const lexicon::PhraseTable& table);
  void add_institutions(const lexicon::PhraseTable& table);
  void add_places(const lexicon::PhraseTable& table);
  void add_known(const lexicon::PhraseTable& table, bool by_last_name);
  void add_given_names(const lexicon::PhraseTable& table);
  void add_access(const lexicon::PhraseTable& table);
  void add_nicknames(const lexicon::PhraseTable& table);

  Lexicon lexicon_;                  // whose text the lists refer to
  std::deque<std::string> plurals_;  // and what it does not write out
  WordClasses classes_;
  NounRules noun_rules_;
  std::set<std::pair<Key, Key>> nicknames_;
  boost::unordered_flat_map<Key, Access> access_;
  std::vector<PersonNoun> persons_;
  std::vector<Body> bodies_;
  std::vector<DocumentNoun> documents_;
  std::vector<Modifier> modifiers_;
  std::vector<Title> titles_;
  std::vector<Institution> institutions_;
  std::vector<Place> places_;
  std::vector<Known> known_;
  std::vector<Term> terms_;
  boost::unordered_flat_map<Key, Node> nodes_;  // of each term and of all that its words begin with
  boost::unordered_flat_map<Key, Index> last_names_;
};

}  // namespace hearsay::source
