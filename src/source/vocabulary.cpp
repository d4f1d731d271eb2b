#include "source/vocabulary.hpp"

#include <algorithm>
#include <charconv>

#include "base/ascii.hpp"
#include "lexicon/inflection.hpp"
#include "lexicon/state.hpp"
#include "source/labels.hpp"

namespace hearsay::source {
namespace {

using lexicon::Entry;
using lexicon::extend_key;
using lexicon::PhraseTable;
using lexicon::word_key;

template <class Visit>
void for_each_part(std::string_view text, char delimiter, Visit visit) {
  while (!text.empty()) {
    const std::size_t end = std::min(text.find(delimiter), text.size());
    if (end > 0) visit(text.substr(0, end));
    text.remove_prefix(std::min(end + 1, text.size()));
  }
}

Gender gender_of(std::string_view letter) {
  return letter == "f" ? Gender::female : letter == "m" ? Gender::male : Gender::unstated;
}

// "official*" is a role that gives way to that of an institution named beside it.
Role role_in(std::string_view field) {
  if (field.ends_with('*')) field.remove_suffix(1);
  return role_of(field).value_or(Role::unknown);
}

// "-man" and "-woman" are irregular in people.tsv only where they are written out; a phrase is regular in its
// last word.
std::string plural_of(std::string_view noun) {
  const std::size_t last = noun.rfind(' ') + 1;
  return std::string(noun.substr(0, last)) + lexicon::plural(noun.substr(last));
}

// "UNESCO", "DoD"
bool is_acronym(std::string_view name) {
  return name.find(' ') == std::string_view::npos &&
         std::count_if(name.begin(), name.end(), ascii::is_upper) > 1 &&
         std::none_of(name.begin() + 1, name.end(), [](char c) { return ascii::is_lower(c) && c != 'o'; });
}

std::string_view last_word(std::string_view noun) {
  return noun.substr(noun.rfind(' ') + 1);
}

int year_of(std::string_view digits, int otherwise) {
  int year = otherwise;
  std::from_chars(digits.data(), digits.data() + digits.size(), year);
  return year;
}

// "candidate:2015-2016:nominee:United States"
Period period_of(std::string_view text) {
  std::array<std::string_view, 4> parts;
  for (std::string_view& part : parts) {
    const std::size_t end = std::min(text.find(':'), text.size());
    part = text.substr(0, end);
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  Period period;
  period.role = role_of(parts[0]).value_or(Role::unknown);
  const std::size_t dash = std::min(parts[1].find('-'), parts[1].size());
  period.from = year_of(parts[1].substr(0, dash), 0);
  period.to = dash < parts[1].size() ? year_of(parts[1].substr(dash + 1), 9999) : 9999;
  period.office = parts[2];
  period.country = parts[3];
  return period;
}

constexpr std::pair<std::string_view, Function> functions[] = {{"the", Function::the},
                                                               {"demonstrative", Function::demonstrative},
                                                               {"article", Function::article},
                                                               {"one", Function::one},
                                                               {"another", Function::another},
                                                               {"other", Function::other},
                                                               {"some", Function::some},
                                                               {"many", Function::many},
                                                               {"all", Function::all},
                                                               {"both", Function::both},
                                                               {"each", Function::each},
                                                               {"no", Function::no},
                                                               {"of", Function::of},
                                                               {"percent", Function::percent},
                                                               {"approximate", Function::approximate},
                                                               {"amount", Function::amount},
                                                               {"preposition", Function::preposition},
                                                               {"conjunction", Function::conjunction},
                                                               {"relative", Function::relative},
                                                               {"verb", Function::verb},
                                                               {"adverb", Function::adverb},
                                                               {"calendar", Function::calendar},
                                                               {"connector", Function::connector},
                                                               {"suffix", Function::suffix},
                                                               {"indefinite", Function::indefinite}};

Index last_index(std::size_t size) {
  return static_cast<Index>(size) - 1;
}

}  // namespace

WordClasses::WordClasses(const Lexicon& lexicon)
    : and_(lexicon, {"and"}),
      and_or(lexicon, {"and-or"}),
      for_(lexicon, {"for"}),
      as(lexicon, {"as"}),
      by(lexicon, {"by"}),
      in(lexicon, {"in"}),
      that(lexicon, {"that"}),
      who(lexicon, {"who"}),
      who_or_whom(lexicon, {"who-or-whom"}),
      who_or_that(lexicon, {"who-or-that"}),
      relative_persons(lexicon, {"relative-person"}),
      plural_demonstratives(lexicon, {"plural-demonstrative"}),
      ordinals(lexicon, {"ordinal"}),
      others(lexicon, {"others"}),
      name_joints(lexicon, {"name-joint"}),
      before_title(lexicon, {"before-title"}),
      makers(lexicon, {"maker-participle"}),
      complements(lexicon, {"complement-preposition"}),
      inside(lexicon, {"inside-preposition"}),
      examples(lexicon, {"example-mark"}),
      such(lexicon, {"such"}),
      former_adverbs(lexicon, {"former-adverb"}),
      copulas(lexicon, {"copula"}),
      served(lexicon, {"serve"}),
      copula_auxiliaries(lexicon, {"copula-auxiliary"}),
      coordinators(lexicon, {"coordination-filler"}),
      knowing(lexicon, {"knowing"}),
      relative_auxiliaries(lexicon, {"relative-auxiliary"}),
      outlet_verbs(lexicon, {"outlet-verb"}),
      conference(lexicon, {"conference"}),
      witnesses(lexicon, {"witness-noun"}),
      anonymous_nouns(lexicon, {"anonymous-noun"}),
      members(lexicon, {"member-noun"}),
      states(lexicon, {"state-noun"}),
      candidates(lexicon, {"candidate-noun"}),
      elected(lexicon, {"elected-noun"}),
      former(lexicon, {"former"}),
      name_articles(lexicon, {"name-article"}),
      more_sayings(lexicon, {"more-saying"}),
      imprints(lexicon, {"imprint"}),
      contributions(lexicon, {"contribution"}),
      somebody(word_key(lexicon.state().table("classes").find("somebody")->field(0))) {}

Vocabulary::Vocabulary(const Lexicon& lexicon) : lexicon_(lexicon), classes_(lexicon), noun_rules_(lexicon) {
  const Lexicon::State& state = lexicon.state();
  constexpr std::size_t usual_terms = 1 << 14;
  terms_.reserve(usual_terms);
  nodes_.reserve(usual_terms + usual_terms / 2);  // with what phrases of several words begin with
  add_people(state.table("trades"), true);
  add_people(state.table("people"), false);
  add_bodies(state.table("bodies"));
  add_documents(state.table("documents"));
  add_modifiers(state.table("modifiers"));
  add_titles(state.table("titles"));
  add_institutions(state.table("institutions"));
  add_institutions(state.table("actor-bodies"));
  add_places(state.table("places"));
  add_known(state.table("known"), true);
  add_known(state.table("legislators"), false);
  add_known(state.table("holders"), false);
  add_known(state.table("actors"), false);
  add_given_names(state.table("given-names"));
  add_function_words(state);
  add_nicknames(state.table("nicknames"));
  add_access(state.table("access"));
}

Vocabulary::Phrase Vocabulary::phrase(Key words) const noexcept {
  const auto at = nodes_.find(words);
  if (at == nodes_.end()) return {};
  const Node& node = at->second;
  return {node.term == none ? nullptr : &terms_[static_cast<std::size_t>(node.term)], node.goes_on};
}

Index Vocabulary::known_by_last_name(Key last) const noexcept {
  const auto at = last_names_.find(last);
  return at == last_names_.end() ? none : at->second;
}

const Term* Vocabulary::term(std::string_view phrase) const noexcept {
  Key key = 0;
  for_each_part(phrase, ' ', [&](std::string_view word) { key = extend_key(key, word_key(word)); });
  return term(key);
}

Access Vocabulary::access_told_by(Key word) const noexcept {
  const auto at = access_.find(word);
  return at == access_.end() ? Access::unstated : at->second;
}

Index Vocabulary::person_noun(std::string_view noun) const noexcept {
  const Term* found = term(noun);
  return found == nullptr ? none : found->person;
}

Index Vocabulary::body_noun(std::string_view noun) const noexcept {
  const Term* found = term(noun);
  return found == nullptr ? none : found->body;
}

Term& Vocabulary::term_of(std::string_view phrase) {
  Key key = 0;
  Node* node = &nodes_[key];
  for_each_part(phrase, ' ', [&](std::string_view word) {
    node->goes_on = true;
    key = extend_key(key, word_key(word));
    node = &nodes_[key];
  });
  if (node->term == none) {
    node->term = static_cast<Index>(terms_.size());
    terms_.emplace_back().phrase = phrase;
  }
  return terms_[static_cast<std::size_t>(node->term)];
}

std::string_view Vocabulary::plural_or_regular(std::string_view plural, std::string_view phrase) {
  return plural.empty() ? plurals_.emplace_back(plural_of(phrase)) : plural;
}

void Vocabulary::add_function_words(const Lexicon::State& state) {
  const PhraseTable& table = state.table("function-words");
  for (const auto& [name, function] : functions) {
    const Entry* row = table.find(name);
    if (row == nullptr) continue;
    for_each_part(row->field(0), ' ', [&, function = function](std::string_view word) {
      Term& term = term_of(word);
      // "that" and "all" keep the class under which they are listed first: as a determiner they begin a
      // phrase.
      if (term.function == Function::open) term.function = function;
    });
  }
  std::uint32_t value = 0;
  if (const Entry* numbers = state.table("classes").find("number-word")) {
    for_each_part(numbers->field(0), ' ', [&](std::string_view word) {
      Term& term = term_of(word);
      term.value = value++;
      if (term.function == Function::open) term.function = Function::number;
    });
  }
  for (const Entry& entry : state.table("pronouns").entries()) {
    Term& term = term_of(entry.phrase);
    term.function = entry.field(4) == "possessive" ? Function::possessive : Function::personal;
    term.pronoun.person = static_cast<std::uint8_t>(entry.field(0) == "1"   ? 1
                                                    : entry.field(0) == "2" ? 2
                                                                            : 3);
    term.pronoun.plural = entry.field(1) == "plural";
    term.pronoun.animate = entry.field(2) == "y";
    term.pronoun.gender = gender_of(entry.field(3));
  }
}

void Vocabulary::add_people(const PhraseTable& table, bool trades) {
  constexpr std::pair<std::string_view, Sort> sorts[] = {
      {"office", Sort::office}, {"rank", Sort::rank},         {"class", Sort::class_},
      {"spokes", Sort::spokes}, {"relation", Sort::relation}, {"vague", Sort::vague}};
  for (const Entry& entry : table.entries()) {
    std::string_view row = entry.row;
    std::array<std::string_view, 5> fields;
    for (std::string_view& one : fields) one = lexicon::take_until(row, '\t');
    const auto field = [&](std::size_t column) { return fields[column]; };
    PersonNoun noun;
    noun.noun = entry.phrase;
    noun.inherits = field(1).ends_with('*');
    noun.role = role_in(field(1));
    for (const auto& [name, sort] : sorts) {
      if (field(2) == name) noun.sort = sort;
    }
    noun.senior = field(3) == "y";
    noun.gender = gender_of(field(4));
    if (!trades) {
      noun.going_on_rules = noun_rules_.going_on(noun.noun);
      noun.said_rules = noun_rules_.said(noun.noun);
    }
    noun.users = entry.users;
    const Key key = word_key(noun.noun);
    noun.is_anonymous = classes_.anonymous_nouns.contains(key);
    noun.is_member = classes_.members.contains(key);
    noun.is_elected = classes_.elected.contains(key);
    noun.is_witness = classes_.witnesses.contains(key);
    noun.is_candidate = classes_.candidates.contains(word_key(last_word(noun.noun)));
    persons_.push_back(std::move(noun));
    const std::string_view plural = plural_or_regular(field(0), entry.phrase);
    Term& many = term_of(plural);
    many.person = last_index(persons_.size());
    many.person_plural = true;
    many.trade = trades;
    Term& one = term_of(entry.phrase);
    one.person = last_index(persons_.size());
    one.trade = trades;
    one.person_plural = plural == entry.phrase;
  }
}

void Vocabulary::add_bodies(const PhraseTable& table) {
  for (const Entry& entry : table.entries()) {
    bodies_.push_back({std::string(entry.phrase), role_in(entry.field(1)), entry.field(1).ends_with('*'),
                       entry.field(2) == "y", entry.users, classes_.states.contains(word_key(entry.phrase))});
    Term& many = term_of(plural_or_regular(entry.field(0), entry.phrase));
    many.body = last_index(bodies_.size());
    many.body_plural = true;
    Term& one = term_of(entry.phrase);
    one.body = last_index(bodies_.size());
    one.body_plural = false;
  }
}

void Vocabulary::add_documents(const PhraseTable& table) {
  for (const Entry& entry : table.entries()) {
    documents_.push_back({std::string(entry.phrase), role_in(entry.field(1)), entry.field(1).ends_with('*'),
                          noun_rules_.text_sets(entry.phrase), entry.users});
    Term& many = term_of(plural_or_regular(entry.field(0), entry.phrase));
    many.document = last_index(documents_.size());
    many.document_plural = true;
    Term& one = term_of(entry.phrase);
    one.document = last_index(documents_.size());
    one.document_plural = false;
  }
}

void Vocabulary::add_modifiers(const PhraseTable& table) {
  for (const Entry& entry : table.entries()) {
    modifiers_.push_back(
        {role_of(entry.field(0)).value_or(Role::unknown), entry.field(1) == "y", entry.field(2) == "y"});
    term_of(entry.phrase).modifier = last_index(modifiers_.size());
  }
}

void Vocabulary::add_titles(const PhraseTable& table) {
  for (const Entry& entry : table.entries()) {
    titles_.push_back({person_noun(entry.field(0)), gender_of(entry.field(1))});
    term_of(entry.phrase).title = last_index(titles_.size());
  }
}

void Vocabulary::add_institutions(const PhraseTable& table) {
  for (const Entry& entry : table.entries()) {
    Term& term = term_of(entry.phrase);
    if (term.institution != none) continue;
    const std::string_view full = entry.field(2).empty() ? entry.phrase : entry.field(2);
    institutions_.push_back({std::string(full), role_of(entry.field(0)).value_or(Role::unknown),
                             std::string(entry.field(1)), entry.users});
    term.institution = last_index(institutions_.size());
    term.exact = is_acronym(entry.phrase);
    term.phrase = entry.phrase;
  }
}

void Vocabulary::add_places(const PhraseTable& table) {
  const auto add = [this](std::string_view phrase, PlaceForm form) {
    Term& term = term_of(phrase);
    if (term.place != none) return;  // the first listed keeps the name: "Georgia" the country
    term.place = last_index(places_.size());
    term.place_form = form;
    if (form == PlaceForm::name) term.phrase = phrase;
    term.exact = term.exact || is_acronym(phrase);
  };
  static const lexicon::ExactWords singular("no-plural-ending");
  for (const Entry& entry : table.entries()) {
    places_.push_back({std::string(entry.phrase), std::string(entry.field(1)), entry.field(0) == "state"});
    add(entry.phrase, PlaceForm::name);
    for_each_part(entry.field(2), ',', [&](std::string_view demonym) {
      const bool people = demonym.ends_with('s') && !singular.is_end_of(demonym);
      add(demonym, people ? PlaceForm::people : PlaceForm::demonym);
    });
    for_each_part(entry.field(3), ',', [&](std::string_view other) { add(other, PlaceForm::capital); });
  }
}

void Vocabulary::add_known(const PhraseTable& table, bool by_last_name) {
  known_.reserve(known_.size() + table.entries().size());
  for (const Entry& entry : table.entries()) {
    Term& term = term_of(entry.phrase);
    if (term.known != none) continue;
    Known known;
    known.name = entry.phrase;
    known.gender = gender_of(entry.field(0));
    known.users = entry.users;
    std::string_view row = entry.row;
    lexicon::take_until(row, '\t');
    while (!row.empty()) {
      const std::string_view field = lexicon::take_until(row, '\t');
      if (field.find(':') != std::string::npos) known.periods.push_back(period_of(field));
    }
    known_.push_back(std::move(known));
    term.known = last_index(known_.size());
    const std::size_t last = entry.phrase.rfind(' ');
    if (!by_last_name || last == std::string::npos) continue;
    last_names_.try_emplace(word_key(entry.phrase.substr(last + 1)), term.known);
  }
}

void Vocabulary::add_given_names(const PhraseTable& table) {
  for (const Entry& entry : table.entries()) {
    Term& term = term_of(entry.phrase);
    term.given_name = true;
    term.given_gender = gender_of(entry.field(0));
  }
}

void Vocabulary::add_access(const PhraseTable& table) {
  for (const Entry& entry : table.entries()) {
    access_.emplace(word_key(entry.phrase), entry.field(0) == "briefed"     ? Access::briefed
                                            : entry.field(0) == "witnessed" ? Access::witnessed
                                                                            : Access::took_part);
  }
}

void Vocabulary::add_nicknames(const PhraseTable& table) {
  for (const Entry& entry : table.entries()) {
    const Key full = word_key(entry.phrase);
    for_each_part(entry.field(0), ',', [&](std::string_view short_form) {
      nicknames_.emplace(full, word_key(short_form));
      nicknames_.emplace(word_key(short_form), full);
    });
  }
}

}  // namespace hearsay::source
