// How the noun phrases of an article are read: each row is a text, in which brackets mark the sources of
// attributions, and the phrases that are found in it with all that is known of them.
#include "source/phrases.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

#include "hearsay/document.hpp"
#include "hearsay/lexicon.hpp"
#include "source/labels.hpp"
#include "source/vocabulary.hpp"

using namespace hearsay;
using namespace hearsay::source;

namespace {

const Vocabulary& vocabulary() {
  static const Vocabulary of_english(Lexicon::builtin());
  return of_english;
}

constexpr const char* kinds[] = {"person", "body", "document", "pronoun", "quantity", "other"};
constexpr const char* determiners[] = {"bare",    "definite", "demonstrative", "indefinite", "one",
                                       "another", "other",    "quantified",    "possessive"};

class Reading {
 public:
  explicit Reading(std::string_view marked)
      : document_(Document::from_utf8(without_marks(marked)).value()), words_(document_, vocabulary()) {
    std::vector<std::uint32_t> starts(words_.size(), 0);
    std::uint32_t begin = 0, at = 0;
    for (const char c : marked) {
      if (c == '[') begin = at;
      if (c == ']') {
        const IndexRange tokens = document_.tokens_in({begin, at});
        starts[tokens.begin] = tokens.end;
      }
      at += c != '[' && c != ']';
    }
    phrases_ = find_phrases(words_, starts);
  }

  std::string phrases() const {
    std::string out;
    for (const Phrase& phrase : phrases_) out += (out.empty() ? "" : " | ") + described(phrase);
    return out;
  }

  /// The flags of each word that has any.
  std::string words() const {
    std::string out;
    for (std::uint32_t i = 0; i < words_.size(); ++i) {
      const Word& word = words_[i];
      std::string flags;
      const auto flag = [&flags](bool set, std::string_view name) {
        if (set) flags += (flags.empty() ? "" : ", ") + std::string(name);
      };
      flag(word.initial && word.capital, "initial");
      flag(word.headline && word.capital, "headline");
      flag(word.shouting, "shouting");
      flag(word.capital && !word.name_like, "no name");
      flag(word.name_like, "name");
      flag(word.address, "address");
      flag(word.former, "former");
      flag(word.last_name, "last name");
      if (word.quotation > 0) flag(true, "quotation " + std::to_string(word.quotation));
      if (!flags.empty()) out += (out.empty() ? "" : " | ") + std::string(words_.text(i)) + ": " + flags;
    }
    return out;
  }

 private:
  static std::string without_marks(std::string_view marked) {
    std::string text(marked);
    std::erase_if(text, [](char c) { return c == '[' || c == ']'; });
    return text;
  }

  std::string text(IndexRange tokens) const { return std::string(document_[words_.span(tokens)]); }

  std::string described(const Phrase& p) const {
    const Vocabulary& v = vocabulary();
    std::string out = text(p.tokens) + ": " + kinds[static_cast<std::size_t>(p.kind)];
    const auto add = [&out](std::string_view name, std::string_view value = {}) {
      out += ", " + std::string(name) + (value.empty() ? "" : " ") + std::string(value);
    };
    if (p.determiner != Determiner::bare) add(determiners[static_cast<std::size_t>(p.determiner)]);
    if (p.full != p.tokens) add("full", "“" + text(p.full) + "”");
    if (!p.name.empty()) add("name", "“" + text(p.name) + "”");
    if (p.noun != none) {
      add("noun", p.kind == PhraseKind::body       ? v.body(p.noun).noun
                  : p.kind == PhraseKind::document ? v.document(p.noun).noun
                                                   : v.person(p.noun).noun);
    } else if (p.kind != PhraseKind::pronoun && p.head + 1 != p.tokens.end) {
      add("head", text({p.head, p.head + 1}));
    }
    if (p.institution != none) add("institution", v.institution(p.institution).name);
    if (p.place != none) add("place", v.place(p.place).name);
    if (p.known != none) add("known", v.known(p.known).name);
    if (p.modifying_role != Role::unknown) add("role", to_string(p.modifying_role));
    if (p.gender != Gender::unstated) add(to_string(p.gender));
    if (p.count > 0) add("count", std::to_string(p.count));
    if (p.plural) add("plural");
    if (p.partitive) add("part");
    if (p.former) add("former");
    if (p.titled) add("titled");
    if (p.senior) add("senior", "“" + text(p.senior_words) + "”");
    if (p.narrowed) add("narrowed");
    if (p.appositive) add("appositive");
    if (p.inner) add("inner");
    if (p.relative) add("relative");
    if (p.modifying_institution != none) add("of institution", v.institution(p.modifying_institution).name);
    if (p.modifying_body != none) add("of body", v.body(p.modifying_body).noun);
    if (p.modifying_place != none) add("of place", v.place(p.modifying_place).name);
    for (const Index title : p.titles) add("title", v.person(title).noun);
    if (!p.modifiers.empty()) add("modifiers", std::to_string(p.modifiers.size()));
    const auto other = [&](std::string_view name, Index phrase) {
      if (phrase != none) add(name, "“" + text(phrases_[static_cast<std::size_t>(phrase)].tokens) + "”");
    };
    other("possessor", p.possessor);
    other("complement", p.complement);
    other("apposition", p.apposition);
    other("partner", p.partner);
    other("example", p.example);
    return out;
  }

  Document document_;
  Words words_;
  std::vector<Phrase> phrases_;
};

struct Row {
  const char* text;
  const char* value;
};

const std::string behind_others =
    "Rain fell on the towns of the long coast. It was very cold in all of them. ";

void check(const std::vector<Row>& rows) {
  const std::string phrases_of_others = Reading(behind_others).phrases();
  for (const Row& row : rows) {
    CAPTURE(std::string(row.text));
    CHECK(Reading(row.text).phrases() == row.value);
    // What stands in other sentences changes nothing.
    CHECK(Reading(behind_others + row.text).phrases() ==
          phrases_of_others + (row.value[0] == 0 ? "" : " | ") + row.value);
  }
}

}  // namespace

TEST_SUITE("phrases") {
  TEST_CASE("what capitals, lines and marks tell of words") {
    for (const Row& row : std::vector<Row>{
             {"The mayor met Anna Lind.", "The: initial, no name | Anna: name | Lind: name, last name"},
             {"“Go,” She said. He left: The end. GENEVA — A man (No one) left; Then * She",
              "“: quotation 1 | Go: initial, no name, quotation 1 | ,: quotation 1 | ”: quotation 1 | She: "
              "initial, no name | He: initial, no name | The: initial, no name | GENEVA: initial, shouting, "
              "name | A: initial, no name | No: initial, no name | Then: initial, no name | She: initial, no "
              "name"},
             {"WASHINGTON — A judge said no.", "WASHINGTON: initial, shouting, name | A: initial, no name"},
             {"Mayor Says Bridge Must Close",
              "Mayor: initial, headline, no name | Says: headline, no name | Bridge: headline, no name | "
              "Must: headline, no name | Close: headline, no name"},
             {"Mayor Says Bridge will not be closed", "Mayor: initial, no name | Says: name | Bridge: name"},
             {"Mayor says Bridge must Close Now",
              "Mayor: initial, no name | Bridge: name | Close: name | Now: name"},
             {"Press Officer Glen Tatum:",
              "Press: initial, no name | Officer: name | Glen: name | Tatum: name, last name"},
             {"Mayor Says Bridge Must Close,",
              "Mayor: initial, no name | Says: name | Bridge: name | Must: name | Close: name"},
             {"Mayor Says Bridge Must Close.",
              "Mayor: initial, no name | Says: name | Bridge: name | Must: name | Close: name"},
             {"The ex-minister met a former mayor and his co-author, Ex-Prime Minister Dal.",
              "The: initial, no name | ex-minister: former | former: former | Ex-Prime: name, former | "
              "Minister: name | Dal: name"},
             {"Politico.com and acme.org and acme.net and acme.de said so.",
              "Politico.com: initial, name, address | acme.org: name, address | acme.net: name, address"},
             {"NATO and A and AB and A1B and McB met U.S. envoys.",
              "NATO: initial, shouting, no name | A: name | AB: shouting, name | A1B: shouting, name | McB: "
              "name | U.S.: shouting, name"},
             {"Samir al-Maliki met Al-Asli and re-Elect.",
              "Samir: initial, name | al-Maliki: name, last name | Al-Asli: name"},
             {"Peter Dean said no. Dean left. A dean said so. Samuel L. Price left. Price said so.",
              "Peter: initial, name | Dean: name, last name | Dean: initial, name, last name | A: initial, "
              "no name | Samuel: initial, name | L.: name, last name | Price: name, last name | Price: "
              "initial, name, last name"},
             {"Marta Blaskov Ford said no. Ford left.",
              "Marta: initial, name | Blaskov: name, last name | Ford: name, last name | Ford: initial, "
              "name, last name"},
             {"Marta Blaskov Ford Union said no. Ford left.",
              "Marta: initial, name | Blaskov: name, last name | Ford: name | Union: name | Ford: initial, "
              "name"},
             {"Will Hagen left. May Torvik left. Will you? May rain come?",
              "Will: initial, name | Hagen: name, last name | May: initial, name | Torvik: name, last name | "
              "Will: initial, name | May: initial, name"},
             {"Nasrat Rahimi said so. Arnel dela Vega said so. Velten's mayor said so.",
              "Nasrat: initial, name | Rahimi: name, last name | Arnel: initial, name | Vega: name | Velten: "
              "initial, name"},
             {"“I say,” he said, “that ‘we’ won.” He “left”.",
              "“: quotation 1 | I: initial, no name, quotation 1 | say: quotation 1 | ,: quotation 1 | ”: "
              "quotation 1 | “: quotation 2 | that: quotation 2 | ‘: quotation 3 | we: quotation 3 | ’: "
              "quotation 3 | won: quotation 2 | .: quotation 2 | ”: quotation 2 | He: initial, no name | “: "
              "quotation 4 | left: quotation 4 | ”: quotation 4"},
             {"CHAIR BERG: We have eight people.\n\nMR. RASCH: He said “no” to it.\n\nQ: Who?",
              "CHAIR: initial, shouting, no name | BERG: shouting, name | We: initial, no name, quotation 2 "
              "| have: quotation 2 | eight: quotation 2 | people: quotation 2 | .: quotation 2 | MR.: "
              "initial, shouting, no name | RASCH: shouting, name | He: initial, no name, quotation 3 | "
              "said: quotation 3 | “: quotation 1 | no: quotation 1 | ”: quotation 1 | to: quotation 3 | it: "
              "quotation 3 | .: quotation 3 | Who: initial, no name, quotation 4 | ?: quotation 4"},
             {"ANN HILL: We Have Eight People Here\n\nBOB LEE: No.",
              "ANN: initial, shouting, name | HILL: shouting, name, last name | We: initial, no name, "
              "quotation 1 | Have: name, quotation 1 | Eight: name, quotation 1 | People: name, quotation 1 "
              "| Here: name, quotation 1 | BOB: initial, shouting, name | LEE: shouting, name, last name | "
              "No: initial, no name, quotation 2 | .: quotation 2"},
             {"Norman said so. The norman said so. Baker met the Baker family.",
              "Norman: initial, name | The: initial, no name | Baker: initial, name | Baker: name"},
             {"Trump said so. Table said so. Oslo said so.",
              "Trump: initial, name | Table: initial, no name | Oslo: initial, name"},
         }) {
      CAPTURE(std::string(row.text));
      CHECK(Reading(row.text).words() == row.value);
    }
  }

  TEST_CASE("determiners and counts") {
    check({
        {"[The officials] said so.", "The officials: person, definite, noun official, plural"},
        {"[These officials] said so.", "These officials: person, demonstrative, noun official, plural"},
        {"[That official] said so.", "That official: person, demonstrative, noun official"},
        {"That a woman left is new.", "a woman: person, indefinite, noun woman, female"},
        {"That woman left.", "That woman: person, demonstrative, noun woman, female"},
        {"[An official] said so.", "An official: person, indefinite, noun official"},
        {"[One official] said so.", "One official: person, one, noun official, count 1"},
        {"[Another official] said so.", "Another official: person, another, noun official"},
        {"[Other officials] said so.", "Other officials: person, other, noun official, plural"},
        {"[The other officials] said so.", "The other officials: person, definite, noun official, plural"},
        {"[Some officials] said so.", "Some officials: person, quantified, noun official, plural"},
        {"[Many officials] said so.", "Many officials: person, quantified, noun official, plural"},
        {"[All officials] said so.", "All officials: person, quantified, noun official, plural"},
        {"[All the officials] said so.", "All the officials: person, definite, noun official, plural"},
        {"[Each official] said so.", "Each official: person, quantified, noun official"},
        {"[No official] said so.", "No official: person, quantified, noun official"},
        {"[Both officials] said so.", "Both officials: person, definite, noun official, count 2, plural"},
        {"[Two officials] said so.", "Two officials: person, indefinite, noun official, count 2, plural"},
        {"[The two officials] said so.",
         "The two officials: person, definite, noun official, count 2, plural"},
        {"[12 officials] said so.", "12 officials: person, indefinite, noun official, count 12, plural"},
        {"[1,200 officials] said so.",
         "1,200 officials: person, indefinite, noun official, count 1200, plural"},
        {"[The 12 officials] said so.",
         "The 12 officials: person, definite, noun official, count 12, plural"},
        {"[2.5 officials] said so.", "2.5 officials: person, indefinite, noun official, plural"},
        {"[A third] disagreed.", "A third: quantity, another, count 1"},
        {"[A third official] disagreed.", "A third official: person, indefinite, noun official, modifiers 1"},
        {"[The third] said so.", "The third: document, definite"},
        {"[A number of officials] said so.",
         "A number: quantity, quantified, full “A number of officials”, plural, part, complement “officials” "
         "| officials: person, noun official, plural"},
        {"[A small group of officials] said so.",
         "A small group: quantity, quantified, full “A small group of officials”, plural, part, complement "
         "“officials” | officials: person, noun official, plural"},
        {"[A number] said so.", "A number: document, indefinite, noun number"},
        {"[Two other officials] said so.",
         "Two other officials: person, indefinite, noun official, count 2, plural"},
        {"[His two officials] said so.",
         "His: pronoun, male | His two officials: person, possessive, noun official, count 2, plural, "
         "possessor “His”"},
        {"[The the the the the the the the the officials] said so.",
         "The the the the the the the the: quantity, definite, plural | the officials: person, definite, "
         "noun official, plural"},
        {"[Any official] said so.", "Any official: person, quantified, noun official"},
        {"[Few officials] said so.", "Few officials: person, quantified, noun official, plural"},
        {"[Several officials] said so.", "Several officials: person, quantified, noun official, plural"},
        {"[Dozens of officials] said so.",
         "Dozens: quantity, quantified, full “Dozens of officials”, plural, part, complement “officials” | "
         "officials: person, noun official, plural"},
        {"He met two officials and one aide.",
         "He: pronoun, male | two officials: person, indefinite, noun official, count 2, plural | one aide: "
         "person, one, noun aide, count 1"},
        {"He met 12 officials.",
         "He: pronoun, male | 12 officials: person, indefinite, noun official, count 12, plural"},
    });
  }

  TEST_CASE("parts of groups") {
    check({
        {"[One of the officials] said so.",
         "One: quantity, one, full “One of the officials”, count 1, part, complement “the officials” | the "
         "officials: person, definite, noun official, plural"},
        {"[Two of the officials] said so.",
         "Two: quantity, indefinite, full “Two of the officials”, count 2, plural, part, complement “the "
         "officials” | the officials: person, definite, noun official, plural"},
        {"[Some of his aides] said so.",
         "Some: quantity, quantified, full “Some of his aides”, plural, part, complement “his aides” | his: "
         "pronoun, male | his aides: person, possessive, noun aide, plural, possessor “his”"},
        {"[Many of them] said so.",
         "Many: quantity, quantified, full “Many of them”, plural, part, complement “them” | them: pronoun, "
         "plural"},
        {"[Some of those] said so.",
         "Some: quantity, quantified, full “Some of those”, plural, part, complement “those” | those: "
         "quantity, demonstrative, plural"},
        {"[The rest of the officials] said so.",
         "The rest: document, definite, full “The rest of the officials”, complement “the officials” | the "
         "officials: person, definite, noun official, plural"},
        {"[12 percent of voters] said so.",
         "12 percent: quantity, quantified, full “12 percent of voters”, plural, part, complement “voters” | "
         "voters: person, noun voter, plural"},
        {"[12 percent] said so.", "12 percent: quantity, quantified, plural"},
        {"He said 12 percent of voters left.",
         "He: pronoun, male | 12 percent: quantity, quantified, full “12 percent of voters”, plural, part, "
         "complement “voters” | voters: person, noun voter, plural"},
        {"He said one of the officials left.",
         "He: pronoun, male | one: quantity, one, full “one of the officials”, count 1, part, complement "
         "“the officials” | the officials: person, definite, noun official, plural"},
        {"He said one of 12 left.", "He: pronoun, male"},
        {"[Eight of 10 voters] said so.",
         "Eight: quantity, quantified, full “Eight of 10 voters”, plural, part, complement “10 voters” | 10 "
         "voters: person, indefinite, noun voter, count 10, plural"},
        {"[One of] said so.", ""},
        {"One of", ""},
        {"12 percent of", "12 percent: quantity, quantified, plural"},
        {"[Forty percent of registered voters] said so.",
         "Forty percent: quantity, quantified, full “Forty percent of registered voters”, plural, part, "
         "complement “registered voters” | registered voters: person, noun voter, plural, modifiers 1"},
        {"[The two] said so.", "The two: quantity, definite, count 2, plural"},
        {"[Many] said so.", "Many: quantity, quantified, plural"},
        {"[Most] said so.", "Most: quantity, quantified, plural"},
        {"[One] said so.", "One: quantity, one, count 1"},
        {"[The one of the officials] said so.",
         "The one: quantity, definite, full “The one of the officials”, count 1, complement “the officials” "
         "| the officials: person, definite, noun official, plural"},
        {"[A number of others] said so.",
         "A number: quantity, quantified, full “A number of others”, plural, part, complement “others” | "
         "others: quantity, other, plural"},
        {"[Lind and others] said so.", "Lind: person, name “Lind” | others: quantity, other, plural"},
        {"[Smith and others in the party] said so.",
         "Smith: person, name “Smith” | others: quantity, other, plural | the party: body, definite, noun "
         "party"},
        {"Others left. He met others.", "He: pronoun, male"},
        {"[Nearly half of the voters] said so.",
         "half: quantity, quantified, full “half of the voters”, plural, part, complement “the voters” | the "
         "voters: person, definite, noun voter, plural"},
        {"[As many experts] said so.", "many experts: person, quantified, noun expert, plural"},
        {"[In his view] it is so.",
         "his: pronoun, male | his view: other, possessive, possessor “his” | it: pronoun"},
        {"[About two] said so.", "two: quantity, indefinite, count 2, plural"},
    });
  }

  TEST_CASE("heads and what modifies them") {
    check({
        {"[Senior U.S. military officials] said so.",
         "Senior U.S. military officials: person, noun official, role military, plural, senior “Senior”, "
         "narrowed, of institution U.S. military, modifiers 3"},
        {"[A senior Treasury official] said so.",
         "A senior Treasury official: person, indefinite, noun official, role official, senior “senior”, "
         "narrowed, of institution Department of the Treasury, modifiers 2"},
        {"[A U.S. official] said so.",
         "A U.S. official: person, indefinite, noun official, of place United States, modifiers 1"},
        {"[A defense official] said so.",
         "A defense official: person, indefinite, noun official, role military, narrowed, modifiers 1"},
        {"[A senior administration official] said so.",
         "A senior administration official: person, indefinite, noun official, role official, senior "
         "“senior”, narrowed, modifiers 2"},
        {"[Top officials] said so.",
         "Top officials: person, noun official, plural, senior “Top”, modifiers 1"},
        {"[The medical and security officials] said so.",
         "The medical and security officials: person, definite, noun official, role official, plural, "
         "narrowed, modifiers 2"},
        {"[Medical and security aide] said so.",
         "Medical: other | security aide: person, noun aide, role official, narrowed, modifiers 1"},
        {"[Israeli and Palestinian officials] said so.",
         "Israeli and Palestinian officials: person, noun official, plural, of place Palestine, modifiers 2"},
        {"[The Israel military] said so.",
         "The Israel military: body, definite, noun military, of place Israel, modifiers 1"},
        {"[The interior ministry] said so.",
         "The interior ministry: body, definite, noun ministry, modifiers 1"},
        {"[The ministry] said so.", "The ministry: body, definite, noun ministry"},
        {"Officials and ministries and reports and polls left.", "Officials: person, noun official, plural"},
        {"He is an official, chairman of the board.",
         "He: pronoun, male | an official: person, indefinite, noun official | chairman: person, full "
         "“chairman of the board”, noun chairman, male, senior “chairman”, complement “the board” | the "
         "board: body, definite, noun board"},
        {"He left as director of the bank. Director left.",
         "He: pronoun, male | director: person, full “director of the bank”, noun director, complement “the "
         "bank” | the bank: body, definite, noun bank | Director: person, noun director"},
        {"He met director of it — chairman of it.",
         "He: pronoun, male | it: pronoun | chairman: person, noun chairman, male, senior “chairman” | it: "
         "pronoun"},
        {"[The report] said so.", "The report: document, definite, noun report"},
        {"[The official report] said so.",
         "The official report: document, definite, noun report, modifiers 1"},
        {"[Two reports] said so.", "Two reports: document, indefinite, noun report, count 2, plural"},
        {"The companies report profits. The officials report.",
         "The companies: body, definite, noun company, plural | The officials: person, definite, noun "
         "official, plural"},
        {"[The companies report] said so.", "The companies: body, definite, noun company, plural"},
        {"[A rebel spokesman] said so.",
         "A rebel spokesman: person, indefinite, noun spokesman, role military, male, modifiers 1"},
        {"[A police spokesman] said so.",
         "A police spokesman: person, indefinite, noun spokesman, role law, male, narrowed, modifiers 1"},
        {"[A police officer] said so.", "A police officer: person, indefinite, noun police officer"},
        {"[A former police officer] said so.",
         "A former police officer: person, indefinite, noun police officer, former, modifiers 1"},
        {"[The former mayor] said so.",
         "The former mayor: person, definite, noun mayor, former, modifiers 1"},
        {"[Homeland Security (DHS) officials] said so.",
         "Homeland Security (DHS) officials: person, noun official, role official, plural, narrowed, of "
         "institution Department of Homeland Security, modifiers 2"},
        {"[A senior U.S. Drug Enforcement Administration (DEA) field agent] said so.",
         "A senior U.S. Drug Enforcement Administration (DEA) field agent: person, indefinite, noun agent, "
         "role law, senior “senior”, narrowed, of institution Drug Enforcement Administration, of place "
         "United States, modifiers 6"},
        {"[The captain and goalkeeper Ruben Stahl] said so.",
         "The captain and goalkeeper Ruben Stahl: person, definite, name “Ruben Stahl”, male, titled, title "
         "captain, title goalkeeper, modifiers 2"},
        {"[A judge and Justice Jane Roe] said so.",
         "A judge: person, indefinite, noun judge | Justice Jane Roe: person, name “Jane Roe”, female, "
         "titled, title justice, modifiers 1"},
        {"[The captains and goalkeepers Ruben Stahl] said so.",
         "The captains: person, definite, noun captain, plural | goalkeepers Ruben Stahl: person, name "
         "“Ruben Stahl”, male, titled, title goalkeeper, modifiers 1"},
        {"[Another Middle East weapons tracker] said so.",
         "Another Middle East weapons tracker: person, another, noun tracker, of place Middle East, "
         "modifiers 2"},
        {"[The hospital night porter] said so.",
         "The hospital night porter: person, definite, noun porter, role expert, narrowed, of body hospital, "
         "modifiers 2"},
        {"[The study lead author] said so.",
         "The study lead author: person, definite, noun author, modifiers 2"},
        {"[A study lead] said so.", "A study: document, indefinite, noun study"},
        {"[Official results] said so.", "Official results: other, plural, modifiers 1"},
        {"[Expert opinions] said so.",
         "Expert opinions: document, noun opinion, role expert, plural, modifiers 1"},
        {"[Expert views] said so.", "Expert views: other, role expert, plural, modifiers 1"},
        {"[The expert class] said so.", "The expert: person, definite, noun expert"},
        {"[The expert virus] said so.", "The expert: person, definite, noun expert"},
        {"[The experts opinions] said so.", "The experts: person, definite, noun expert, plural"},
        {"[The national security adviser] said so.",
         "The national security adviser: person, definite, noun national security adviser, senior “national "
         "security adviser”"},
        {"[US officials] said so.",
         "US officials: person, noun official, plural, of place United States, modifiers 1"},
        {"He said US officials left.",
         "He: pronoun, male | US officials: person, noun official, plural, of place United States, modifiers "
         "1"},
        {"[The president] said so.", "The president: person, definite, noun president, senior “president”"},
        {"[His website] said so.",
         "His: pronoun, male | His website: document, possessive, noun website, possessor “His”"},
        {"[The website] said so.", "The website: body, definite, noun website"},
        {"[Ukrainians] said so. Ukrainians left.",
         "Ukrainians: person, place Ukraine, plural | Ukrainians: person, place Ukraine, plural"},
        {"[The Ukrainian] said so.", "The Ukrainian: body, definite, name “Ukrainian”, place Ukraine"},
        {"[Ukraine] said so.", "Ukraine: body, name “Ukraine”, place Ukraine"},
        {"[The Ukrainian government] said so.",
         "The Ukrainian government: body, definite, noun government, of place Ukraine, modifiers 1"},
        {"[A Norwegian bank manager] said so.",
         "A Norwegian bank manager: person, indefinite, noun manager, role business, narrowed, of place "
         "Norway, modifiers 2"},
        {"[The bank/credit manager] said so.",
         "The bank/credit manager: person, definite, noun manager, role business, narrowed, of body bank, "
         "modifiers 2"},
        {"[The bank-Oslo manager] said so.",
         "The bank-Oslo manager: person, definite, noun manager, modifiers 1"},
    });
  }

  TEST_CASE("names, titles and institutions") {
    check({
        {"[Anna Lind] said so.", "Anna Lind: person, name “Anna Lind”, female"},
        {"[Dr. Anna Lind] said so.",
         "Dr. Anna Lind: person, name “Anna Lind”, female, titled, title doctor, modifiers 1"},
        {"[Mr. Lind] said so.", "Mr. Lind: person, name “Lind”, male, titled, modifiers 1"},
        {"[Mrs. Lind] said so.", "Mrs. Lind: person, name “Lind”, female, titled, modifiers 1"},
        {"[Gen. Adam Weiss] said so.",
         "Gen. Adam Weiss: person, name “Adam Weiss”, male, titled, senior “Gen.”, title general, modifiers "
         "1"},
        {"[Senators Grassley and Leahy] said so.",
         "Senators Grassley: person, name “Grassley”, titled, title senator, modifiers 1, partner “Leahy” | "
         "Leahy: person, name “Leahy”, title senator"},
        {"[Prime Minister Henrik Dahl] said so.",
         "Prime Minister Henrik Dahl: person, name “Henrik Dahl”, titled, senior “Prime Minister”, title "
         "prime minister, modifiers 2"},
        {"[Defense Secretary Chuck Hagel] said so.",
         "Defense Secretary Chuck Hagel: person, name “Chuck Hagel”, known Chuck Hagel, male, titled, senior "
         "“Defense Secretary”, title defense secretary, modifiers 2"},
        {"[Former President Donald Trump] said so.",
         "Former President Donald Trump: person, name “Donald Trump”, known Donald Trump, male, former, "
         "titled, senior “President”, title president, modifiers 2"},
        {"[Donald J. Trump] said so.", "Donald J. Trump: person, name “Donald J. Trump”, male"},
        {"[Donald J. Trump Jr.] said so.", "Donald J. Trump Jr.: person, name “Donald J. Trump Jr.”, male"},
        {"[Ursula von der Leyen] said so.",
         "Ursula von der Leyen: person, name “Ursula von der Leyen”, known Ursula von der Leyen, female"},
        {"[Maria de la Fuente] said so.", "Maria de la Fuente: person, name “Maria de la Fuente”, female"},
        {"[Arnel dela Cruz of the army] said so.",
         "Arnel dela Cruz: person, full “Arnel dela Cruz of the army”, name “Arnel dela Cruz”, complement "
         "“the army” | the army: body, definite, noun army"},
        {"[The Department of Justice] said so.",
         "The Department of Justice: body, definite, name “Department of Justice”, institution Department of "
         "Justice"},
        {"[The Department of Justice and Attorney General Lind] said so.",
         "The Department of Justice: body, definite, name “Department of Justice”, institution Department of "
         "Justice | Attorney General Lind: person, name “Lind”, titled, senior “Attorney General”, title "
         "attorney general, modifiers 2"},
        {"[The Center for International Peace] said so.",
         "The Center for International Peace: body, definite, name “Center for International Peace”, noun "
         "center"},
        {"[The Center for and the Peace] said so.",
         "The Center: body, definite, noun center | the Peace: person, definite, name “Peace”"},
        {"[The Harbor Workers Union] said so.",
         "The Harbor Workers Union: body, definite, name “Harbor Workers Union”, noun union"},
        {"[The Harbor Workers' Union] said so.",
         "The Harbor Workers' Union: body, definite, name “Harbor Workers' Union”, noun union"},
        {"[The Miners' Federation] said so.",
         "The Miners' Federation: body, definite, name “Miners' Federation”, noun federation"},
        {"[Workers' Union] said so.", "Workers' Union: body, name “Workers' Union”, noun union"},
        {"[Norland Gas & Water] said so.", "Norland Gas & Water: body, name “Norland Gas & Water”"},
        {"[Norland Gas & Water Co.] said so.",
         "Norland Gas & Water Co.: body, name “Norland Gas & Water Co.”, noun co."},
        {"[Volkswagen AG] said so.", "Volkswagen AG: body, name “Volkswagen AG”, institution Volkswagen"},
        {"[The Federal Bureau of Investigation] said so.",
         "The Federal Bureau of Investigation: body, definite, name “Federal Bureau of Investigation”, "
         "institution Federal Bureau of Investigation"},
        {"[The FBI] said so.",
         "The FBI: body, definite, name “FBI”, institution Federal Bureau of Investigation"},
        {"[The House of Commons Library] said so.",
         "The House of Commons Library: body, definite, noun library, role legislator, narrowed, of "
         "institution House of Commons, modifiers 3"},
        {"[The newspaper Le Monde] said so.",
         "The newspaper Le Monde: body, definite, name “Le Monde”, institution Le Monde, role media, "
         "narrowed, of body newspaper, modifiers 1"},
        {"[The rights group Lambda Legal] said so.",
         "The rights group Lambda Legal: body, definite, name “Lambda Legal”, institution Lambda Legal, role "
         "advocate, narrowed, of body group, modifiers 2"},
        {"[The Clinton campaign] said so.",
         "Clinton: person, name “Clinton”, male, inner | The Clinton campaign: body, definite, noun "
         "campaign, narrowed, modifiers 1, possessor “Clinton”"},
        {"[A Trump aide] said so.",
         "Trump: person, name “Trump”, inner | A Trump aide: person, indefinite, noun aide, narrowed, "
         "modifiers 1, possessor “Trump”"},
        {"[A Trump tweet] said so.",
         "Trump: person, name “Trump”, inner | A Trump tweet: document, indefinite, noun tweet, narrowed, "
         "modifiers 1, possessor “Trump”"},
        {"[Iraq Prime Minister Adel Mahdi] said so.",
         "Iraq Prime Minister Adel Mahdi: person, name “Adel Mahdi”, male, titled, senior “Prime Minister”, "
         "of place Iraq, title prime minister, modifiers 3"},
        {"[Indiana National Guard] said so.",
         "Indiana National Guard: body, name “National Guard”, institution National Guard, of place Indiana, "
         "modifiers 1"},
        {"[Georgia Meloni] said so.", "Georgia Meloni: person, name “Georgia Meloni”, female"},
        {"[Georgia] said so.", "Georgia: body, name “Georgia”, place Georgia"},
        {"[German Chancellor Petra Vogel] said so.",
         "German Chancellor Petra Vogel: person, name “Petra Vogel”, female, titled, senior “Chancellor”, of "
         "place Germany, title chancellor, modifiers 2"},
        {"[Chancellor Petra Vogel] said so.",
         "Chancellor Petra Vogel: person, name “Petra Vogel”, female, titled, senior “Chancellor”, title "
         "chancellor, modifiers 1"},
        {"[Una Kerr MSP] said so.",
         "Una Kerr: person, full “Una Kerr MSP”, name “Una Kerr”, female, titled, title msp | MSP: person, "
         "noun msp"},
        {"[Lee Vanner, MP,] said so.",
         "Lee Vanner: person, full “Lee Vanner, MP”, name “Lee Vanner”, titled, title mp | MP: person, noun "
         "mp"},
        {"[Theresa May] said so.", "Theresa May: person, name “Theresa May”, known Theresa May, female"},
        {"[Peter Dean] said so. [Dean] left.",
         "Peter Dean: person, name “Peter Dean”, male | Dean: person, name “Dean”, male"},
        {"[Peter Dean] said so. [Dean Price] left.",
         "Peter Dean: person, name “Peter Dean”, male | Dean Price: person, name “Dean Price”, male"},
        {"[Sator.com] said so.", "Sator.com: body, name “Sator.com”, noun website"},
        {"[Mark Church, a plumber,] said so.",
         "Mark Church: person, full “Mark Church, a plumber”, name “Mark Church”, male, apposition “a "
         "plumber” | a plumber: person, indefinite, noun plumber, appositive"},
        {"[Mark Church] said so.", "Mark Church: body, name “Mark Church”, noun church"},
        {"[Nordvik AG] said so.", "Nordvik AG: body, name “Nordvik AG”, noun ag"},
        {"[The Church] said so.", "The Church: body, definite, noun church"},
        {"[King Olav] said so.",
         "King Olav: person, name “Olav”, male, titled, senior “King”, title king, modifiers 1"},
        {"[Aide Anna Lind] said so.",
         "Aide Anna Lind: person, name “Anna Lind”, female, titled, title aide, modifiers 1"},
        {"[Senior adviser Anna Lind] said so.",
         "Senior adviser Anna Lind: person, name “Anna Lind”, female, titled, senior “Senior”, title "
         "adviser, modifiers 2"},
        {"[Senior Aide Anna Lind] said so.",
         "Senior Aide Anna Lind: person, name “Anna Lind”, female, titled, senior “Senior”, title aide, "
         "modifiers 2"},
        {"[Minister of Fisheries and Ports Lena Dahl] said so.",
         "Minister: person, full “Minister of Fisheries and Ports Lena Dahl”, noun minister, senior "
         "“Minister”, complement “Fisheries and Ports”, apposition “Lena Dahl” | Fisheries and Ports: body, "
         "name “Fisheries and Ports” | Lena Dahl: person, name “Lena Dahl”, female, appositive"},
        {"[Minister for Trade and Industry Ana Rovira] said so.",
         "Minister: person, full “Minister for Trade and Industry Ana Rovira”, noun minister, senior "
         "“Minister”, complement “Trade and Industry”, apposition “Ana Rovira” | Trade and Industry: body, "
         "name “Trade and Industry” | Ana Rovira: person, name “Ana Rovira”, female, appositive"},
        {"[Minister for Trade, Industry and Energy Ana Rovira] said so.",
         "Minister: person, full “Minister for Trade, Industry and Energy Ana Rovira”, noun minister, senior "
         "“Minister”, complement “Trade, Industry and Energy”, apposition “Ana Rovira” | Trade, Industry and "
         "Energy: body, name “Trade, Industry and Energy” | Ana Rovira: person, name “Ana Rovira”, female, "
         "appositive"},
        {"[Minister for the Ports & Roads] said so.",
         "Minister: person, full “Minister for the Ports & Roads”, noun minister, senior “Minister”, "
         "complement “the Ports & Roads” | the Ports & Roads: body, name “the Ports & Roads”"},
        {"[The Minister of Fisheries and Ports] said so.",
         "The Minister: person, definite, full “The Minister of Fisheries and Ports”, noun minister, senior "
         "“Minister”, complement “Fisheries and Ports” | Fisheries and Ports: body, name “Fisheries and "
         "Ports”"},
        {"[Minister for Norway and Oslo] said so.",
         "Minister: person, full “Minister for Norway”, noun minister, senior “Minister”, complement "
         "“Norway” | Norway: body, name “Norway”, place Norway | Oslo: body, name “Oslo”, place Norway"},
        {"[Attorney General Loretta Lynch] said so.",
         "Attorney General Loretta Lynch: person, name “Loretta Lynch”, known Loretta Lynch, female, titled, "
         "senior “Attorney General”, title attorney general, modifiers 2"},
        {"[Berkshire Hathaway] said so.",
         "Berkshire Hathaway: body, name “Berkshire Hathaway”, institution Berkshire Hathaway"},
        {"[Hillary Clinton] said so. [Clinton] left.",
         "Hillary Clinton: person, name “Hillary Clinton”, known Hillary Clinton, female | Clinton: person, "
         "name “Clinton”, male"},
        {"[J. K. Rowling] said so.", "J. K. Rowling: person, name “J. K. Rowling”"},
        {"[A.B. Lind] said so.", "A.B. Lind: person, name “A.B. Lind”"},
        {"[Lind Jr.] said so.", "Lind Jr.: person, name “Lind Jr.”"},
        {"[Anna Lind Monday] said so.", "Anna Lind: person, name “Anna Lind”, female"},
        {"[Anna Lind Hopes] said so.", "Anna Lind Hopes: person, name “Anna Lind Hopes”, female"},
        {"NEW YORK — A judge, Anna Lind, said so.",
         "NEW YORK: body, name “NEW YORK”, place New York | A judge: person, indefinite, full “A judge, Anna "
         "Lind”, noun judge, apposition “Anna Lind” | Anna Lind: person, name “Anna Lind”, female, "
         "appositive"},
        {"Oslo (CNN) — A judge said so.",
         "Oslo: body, name “Oslo”, place Norway | CNN: body, name “CNN”, institution CNN | A judge: person, "
         "indefinite, noun judge"},
    });
  }

  TEST_CASE("owners and pronouns") {
    check({
        {"[Trump's lawyer] said so.",
         "Trump: person, name “Trump” | Trump's lawyer: person, possessive, noun lawyer, possessor “Trump”"},
        {"[Trump’s lawyer’s office] said so.",
         "Trump: person, name “Trump” | Trump’s lawyer: person, possessive, noun lawyer, possessor “Trump” | "
         "Trump’s lawyer’s office: body, possessive, noun office, possessor “Trump’s lawyer”"},
        {"[The lawyers' office] said so.",
         "The lawyers: person, definite, noun lawyer, plural | The lawyers' office: body, possessive, noun "
         "office, possessor “The lawyers”"},
        {"[Trump's] claim that he left is new.", "Trump: person, name “Trump” | he: pronoun, male"},
        {"[His lawyer] said so.",
         "His: pronoun, male | His lawyer: person, possessive, noun lawyer, possessor “His”"},
        {"[Her] decision to leave is new.", "Her: pronoun, female"},
        {"[The party’s chairman] said so.",
         "The party: body, definite, noun party | The party’s chairman: person, possessive, noun chairman, "
         "male, senior “chairman”, possessor “The party”"},
        {"[Trump's three aides] said so.",
         "Trump: person, name “Trump” | Trump's three aides: person, possessive, noun aide, count 3, plural, "
         "possessor “Trump”"},
        {"[The party’s 12 members] said so.",
         "The party: body, definite, noun party | The party’s 12 members: person, possessive, noun member, "
         "count 12, plural, possessor “The party”"},
        {"[Norway's prime minister] said so.",
         "Norway: body, name “Norway”, place Norway | Norway's prime minister: person, possessive, noun "
         "prime minister, senior “prime minister”, possessor “Norway”"},
        {"[CNN’s Paul Rivers] said so.",
         "CNN: body, name “CNN”, institution CNN | CNN’s Paul Rivers: person, possessive, name “Paul "
         "Rivers”, male, possessor “CNN”"},
        {"[Estonia’s defense minister, Jaan Tamm,] said so.",
         "Estonia: body, name “Estonia”, place Estonia | Estonia’s defense minister: person, possessive, "
         "full “Estonia’s defense minister, Jaan Tamm”, noun defense minister, senior “defense minister”, "
         "possessor “Estonia”, apposition “Jaan Tamm” | Jaan Tamm: person, name “Jaan Tamm”, appositive"},
        {"He said it. [It] said so. [They] said so. [She] said so. [We] said so. [I] said so. [You] said so.",
         "He: pronoun, male | it: pronoun | It: pronoun | They: pronoun, plural | She: pronoun, female | We: "
         "pronoun, plural | I: pronoun | You: pronoun"},
        {"[Who] said so? The man who left, [which] said so. The thing that left.",
         "Who: pronoun, relative | The man: person, definite, noun man, male | who: pronoun, relative | "
         "which: pronoun, relative"},
        {"US troops left. [US] said so. WHO said so. IT left.",
         "US troops: person, noun troop, plural, of place United States, modifiers 1 | US: body, name “US”, "
         "place United States | WHO: body, name “WHO”, institution World Health Organization"},
        {"[him] said so. [himself] said so.", "him: pronoun, male | himself: pronoun, male"},
        {"[their “1984”] said so.",
         "their: pronoun, plural | their “1984: document, possessive, possessor “their”"},
        {"[her own view] said so.",
         "her: pronoun, female | her own view: other, possessive, possessor “her”"},
        {"[Anna's report] said so.",
         "Anna: person, name “Anna”, female | Anna's report: document, possessive, noun report, possessor "
         "“Anna”"},
        {"[Trump's tweets] said so.",
         "Trump: person, name “Trump” | Trump's tweets: document, possessive, noun tweet, plural, possessor "
         "“Trump”"},
    });
  }

  TEST_CASE("what no table knows") {
    check({
        {"[The endeavor] suggests so.", "The endeavor: other, definite"},
        {"[An endeavor] suggests so.", "An endeavor: other, indefinite"},
        {"[Endeavor] suggests so.", "Endeavor: person, name “Endeavor”"},
        {"[The carver] said so.", "The carver: other, definite"},
        {"[A carver] said so.", "A carver: other, indefinite"},
        {"[Carvers] said so.", "Carvers: other, plural"},
        {"[Gestures] said so.", "Gestures: other, plural"},
        {"[Glass] said so.", "Glass: other"},
        {"[Ferris, a plumber,] said so.",
         "Ferris: person, full “Ferris, a plumber”, name “Ferris”, apposition “a plumber” | a plumber: "
         "person, indefinite, noun plumber, appositive"},
        {"[Ferrow, a plumber,] said so.",
         "Ferrow: person, full “Ferrow, a plumber”, name “Ferrow”, apposition “a plumber” | a plumber: "
         "person, indefinite, noun plumber, appositive"},
        {"[Ferrow] said so.", "Ferrow: person, name “Ferrow”"},
        {"[Legislation] requires so.", "Legislation: document, noun legislation"},
        {"[Sceptics] say so.", "Sceptics: person, noun sceptic, plural"},
        {"[NBRX] said so.", "NBRX: person, name “NBRX”"},
        {"[a few early on] said so.", "a few early: quantity, quantified, plural"},
        {"[an alchemist] said so.", "an alchemist: other, indefinite"},
        {"[the Zorbing] said so.", "the Zorbing: person, definite, name “Zorbing”"},
        {"[some zorbing] said so.", "some zorbing: quantity, quantified, plural"},
        {"[some zorbings] said so.", "some zorbings: other, quantified, plural"},
        {"[these zorbings] said so.", "these zorbings: document, demonstrative, plural"},
        {"[another zorbing] said so.", "another zorbing: other, another"},
        {"[the gas] said so.", "the gas: document, definite"},
        {"[the bus] said so.", "the bus: document, definite"},
        {"He said the endeavor failed.", "He: pronoun, male"},
        {"He met Ferrow.", "He: pronoun, male | Ferrow: person, name “Ferrow”"},
        {"Ferrow met him.", "him: pronoun, male"},
        {"[12 zorbs] said so.", "12 zorbs: document, indefinite, count 12, plural"},
        {"[Two-thirds] said so.", "Two-thirds: other, plural"},
    });
  }

  TEST_CASE("complements") {
    check({
        {"Talks with [the spokesman]\n\nOf the Pentagon he said so.",
         "the spokesman: person, definite, noun spokesman, male | the Pentagon: body, definite, name "
         "“Pentagon”, "
         "institution Department of Defense | he: pronoun, male"},
        {"[A spokesman for the Pentagon] said so.",
         "A spokesman: person, indefinite, full “A spokesman for the Pentagon”, noun spokesman, male, "
         "complement “the Pentagon” | the Pentagon: body, definite, name “Pentagon”, institution Department "
         "of Defense"},
        {"[The head of the clinic] said so.",
         "The head: person, definite, full “The head of the clinic”, noun head, senior “head”, complement "
         "“the clinic” | the clinic: body, definite, noun clinic"},
        {"[The head of the Kharkiv city administration Oleh Syniehubov] said so.",
         "The head: person, definite, full “The head of the Kharkiv city administration Oleh Syniehubov”, "
         "noun head, senior “head”, apposition “the Kharkiv city administration Oleh Syniehubov” | the "
         "Kharkiv city administration Oleh Syniehubov: person, definite, name “Oleh Syniehubov”, role "
         "official, male, narrowed, appositive, of body administration, modifiers 3"},
        {"[A source in the ministry] said so.",
         "A source: person, indefinite, full “A source in the ministry”, noun source, complement “the "
         "ministry” | the ministry: body, definite, noun ministry"},
        {"[A voter in Ohio] said so.",
         "A voter: person, indefinite, noun voter | Ohio: body, name “Ohio”, place Ohio"},
        {"[A voter at the bank] said so.",
         "A voter: person, indefinite, full “A voter at the bank”, noun voter, complement “the bank” | the "
         "bank: body, definite, noun bank"},
        {"[A report by the institute] said so.",
         "A report: document, indefinite, full “A report by the institute”, noun report, complement “the "
         "institute” | the institute: body, definite, noun institute"},
        {"[A report released Monday by the institute] said so.",
         "A report: document, indefinite, full “A report released Monday by the institute”, noun report, "
         "complement “the institute” | the institute: body, definite, noun institute"},
        {"[A memo posted online by Senator Juan Dorado] said so.",
         "A memo: document, indefinite, full “A memo posted online by Senator Juan Dorado”, noun memo, "
         "complement “Senator Juan Dorado” | Senator Juan Dorado: person, name “Juan Dorado”, male, titled, "
         "title senator, modifiers 1"},
        {"[A report from the institute] said so.",
         "A report: document, indefinite, full “A report from the institute”, noun report, complement “the "
         "institute” | the institute: body, definite, noun institute"},
        {"[The bank of Norway] said so.",
         "The bank of Norway: body, definite, name “Norway”, place Norway, role business, narrowed, of body "
         "bank of, modifiers 2"},
        {"[The bank for Norway] said so.",
         "The bank: body, definite, noun bank | Norway: body, name “Norway”, place Norway"},
        {"[Sharif Hotak, of the provincial council,] said so.",
         "Sharif Hotak: person, full “Sharif Hotak, of the provincial council”, name “Sharif Hotak”, "
         "complement “the provincial council” | the provincial council: body, definite, noun council, role "
         "official, narrowed, modifiers 1"},
        {"[Sharif Hotak of the council] said so.",
         "Sharif Hotak: person, full “Sharif Hotak of the council”, name “Sharif Hotak”, complement “the "
         "council” | the council: body, definite, noun council"},
        {"[Sharif Hotak of Norway] said so.",
         "Sharif Hotak: person, name “Sharif Hotak” | Norway: body, name “Norway”, place Norway"},
        {"[Sharif Hotak at the council] said so.",
         "Sharif Hotak: person, name “Sharif Hotak” | the council: body, definite, noun council"},
        {"[The FBI of the council] said so.",
         "The FBI: body, definite, name “FBI”, institution Federal Bureau of Investigation | the council: "
         "body, definite, noun council"},
        {"[One of them] said so.",
         "One: quantity, one, full “One of them”, count 1, part, complement “them” | them: pronoun, plural"},
        {"[An aide of them] said so.", "An aide: person, indefinite, noun aide | them: pronoun, plural"},
        {"[An aide to the mayor] said so.",
         "An aide: person, indefinite, noun aide | the mayor: person, definite, noun mayor"},
        {"[An aide with the bank] said so.",
         "An aide: person, indefinite, full “An aide with the bank”, noun aide, complement “the bank” | the "
         "bank: body, definite, noun bank"},
        {"[The commander of the garrison of the army] said so.",
         "The commander: person, definite, noun commander, senior “commander” | the army: body, definite, "
         "noun army"},
        {"[Many of the officials of the bank] said so.",
         "Many: quantity, quantified, full “Many of the officials of the bank”, plural, part, complement "
         "“the officials” | the officials: person, definite, full “the officials of the bank”, noun "
         "official, plural, complement “the bank” | the bank: body, definite, noun bank"},
        {"[The special envoy for Afghanistan Zalmay Khalilzad] said so.",
         "The special envoy: person, definite, full “The special envoy for Afghanistan Zalmay Khalilzad”, "
         "noun special envoy, complement “Afghanistan”, apposition “Zalmay Khalilzad” | Afghanistan: body, "
         "name “Afghanistan”, place Afghanistan | Zalmay Khalilzad: person, name “Zalmay Khalilzad”, known "
         "Zalmay Khalilzad, male, appositive"},
        {"[Member of Parliament (MP) Yvette Carr] said so.",
         "Member of Parliament: person, full “Member of Parliament (MP) Yvette Carr”, noun member of "
         "parliament, apposition “Yvette Carr” | MP: person, noun mp | Yvette Carr: person, name “Yvette "
         "Carr”, female, appositive"},
        {"[A member of the council Yvette Carr] said so.",
         "A member: person, indefinite, full “A member of the council Yvette Carr”, noun member, complement "
         "“the council Yvette Carr” | the council Yvette Carr: person, definite, name “Yvette Carr”, female, "
         "narrowed, of body council, modifiers 1"},
        {"[A member of] said so.", "A member: person, indefinite, noun member"},
        {"The chairman of", "The chairman: person, definite, noun chairman, male, senior “chairman”"},
    });
  }

  TEST_CASE("appositions, partners and examples") {
    check({
        {"[Hugh Hill, a doctor,] said so.",
         "Hugh Hill: person, full “Hugh Hill, a doctor”, name “Hugh Hill”, male, apposition “a doctor” | a "
         "doctor: person, indefinite, noun doctor, appositive"},
        {"[Hugh Hill, 56, a doctor,] said so.",
         "Hugh Hill: person, full “Hugh Hill, 56, a doctor”, name “Hugh Hill”, male, apposition “a doctor” | "
         "a doctor: person, indefinite, noun doctor, appositive"},
        {"[Hugh Hill (D-Wis.), a doctor,] said so.",
         "Hugh Hill: person, full “Hugh Hill (D-Wis.), a doctor”, name “Hugh Hill”, male, apposition “a "
         "doctor” | a doctor: person, indefinite, noun doctor, appositive"},
        {"[Hugh Hill (a b c d e f), a doctor,] said so.",
         "Hugh Hill: person, full “Hugh Hill (a b c d e f), a doctor”, name “Hugh Hill”, male, apposition “a "
         "doctor” | a doctor: person, indefinite, noun doctor, appositive"},
        {"[Hugh Hill (a b c d e f g), a doctor,] said so.",
         "Hugh Hill: person, full “Hugh Hill (a b c d e f g), a doctor”, name “Hugh Hill”, male, apposition "
         "“a doctor” | a doctor: person, indefinite, noun doctor, appositive"},
        {"[Hugh Hill, 56, of Oslo] said so.",
         "Hugh Hill: person, name “Hugh Hill”, male | Oslo: body, name “Oslo”, place Norway"},
        {"[Hugh Hill — a doctor —] said so.",
         "Hugh Hill: person, full “Hugh Hill — a doctor”, name “Hugh Hill”, male, apposition “a doctor” | a "
         "doctor: person, indefinite, noun doctor, appositive"},
        {"[Hugh Hill - a doctor -] said so.",
         "Hugh Hill: person, full “Hugh Hill - a doctor”, name “Hugh Hill”, male, apposition “a doctor” | a "
         "doctor: person, indefinite, noun doctor, appositive"},
        {"[Hugh Hill; a doctor;] said so.",
         "Hugh Hill: person, name “Hugh Hill”, male | a doctor: person, indefinite, noun doctor"},
        {"[A doctor, Hugh Hill,] said so.",
         "A doctor: person, indefinite, full “A doctor, Hugh Hill”, noun doctor, apposition “Hugh Hill” | "
         "Hugh Hill: person, name “Hugh Hill”, male, appositive"},
        {"[The doctor, Hugh Hill,] said so.",
         "The doctor: person, definite, full “The doctor, Hugh Hill”, noun doctor, apposition “Hugh Hill” | "
         "Hugh Hill: person, name “Hugh Hill”, male, appositive"},
        {"[Another doctor, Hugh Hill,] said so.",
         "Another doctor: person, another, noun doctor | Hugh Hill: person, name “Hugh Hill”, male"},
        {"[Some doctor, Hugh Hill,] said so.",
         "Some doctor: person, quantified, noun doctor | Hugh Hill: person, name “Hugh Hill”, male"},
        {"[A doctor, an aide,] said so.",
         "A doctor: person, indefinite, noun doctor | an aide: person, indefinite, noun aide"},
        {"[Hugh Hill, Anna Lind,] said so.",
         "Hugh Hill: person, name “Hugh Hill”, male | Anna Lind: person, name “Anna Lind”, female"},
        {"[Hugh Hill, now a doctor,] said so.",
         "Hugh Hill: person, full “Hugh Hill, now a doctor”, name “Hugh Hill”, male, apposition “a doctor” | "
         "a doctor: person, indefinite, noun doctor, appositive"},
        {"[Hugh Hill, formerly a doctor,] said so.",
         "Hugh Hill: person, full “Hugh Hill, formerly a doctor”, name “Hugh Hill”, male, apposition “a "
         "doctor” | a doctor: person, indefinite, noun doctor, appositive"},
        {"[Hugh Hill, doctor,] said so.",
         "Hugh Hill: person, full “Hugh Hill, doctor”, name “Hugh Hill”, male, apposition “doctor” | doctor: "
         "person, noun doctor, appositive"},
        {"[Hugh Hill, chairman of the board,] said so.",
         "Hugh Hill: person, full “Hugh Hill, chairman of the board”, name “Hugh Hill”, male, apposition "
         "“chairman” | chairman: person, full “chairman of the board”, noun chairman, male, senior "
         "“chairman”, appositive, complement “the board” | the board: body, definite, noun board"},
        {"[Hugh Hill, doctors,] said so.",
         "Hugh Hill: person, name “Hugh Hill”, male | doctors: person, noun doctor, plural"},
        {"[The doctors, Hugh Hill,] said so.",
         "The doctors: person, definite, noun doctor, plural | Hugh Hill: person, name “Hugh Hill”, male"},
        {"He met Hugh Hill, a doctor and Anna Lind.",
         "He: pronoun, male | Hugh Hill: person, full “Hugh Hill, a doctor”, name “Hugh Hill”, male, "
         "apposition “a doctor” | a doctor: person, indefinite, noun doctor, appositive | Anna Lind: person, "
         "name “Anna Lind”, female"},
        {"He met a doctor, Hugh Hill and others.",
         "He: pronoun, male | a doctor: person, indefinite, noun doctor | Hugh Hill: person, name “Hugh "
         "Hill”, male"},
        {"He met the doctor, Hugh Hill, and others.",
         "He: pronoun, male | the doctor: person, definite, full “the doctor, Hugh Hill”, noun doctor, "
         "apposition “Hugh Hill” | Hugh Hill: person, name “Hugh Hill”, male, appositive"},
        {"Hugh Hill, doctor said so.",
         "Hugh Hill: person, name “Hugh Hill”, male | doctor: person, noun doctor"},
        {"Hugh Hill, chief executive said so.",
         "Hugh Hill: person, full “Hugh Hill, chief executive”, name “Hugh Hill”, male, apposition “chief "
         "executive” | chief executive: person, noun chief executive, senior “chief executive”, appositive"},
        {"Hill, [the doctor] said, was alive.", "the doctor: person, definite, noun doctor"},
        {"Hill, [the doctor], was alive.", "the doctor: person, definite, noun doctor"},
        {"NEW YORK — A judge left.",
         "NEW YORK: body, name “NEW YORK”, place New York | A judge: person, indefinite, noun judge"},
        {"Oslo – A judge left.",
         "Oslo: body, name “Oslo”, place Norway | A judge: person, indefinite, noun judge"},
        {"Lawyer — A judge, Anna Lind, left.",
         "Lawyer: person, noun lawyer | A judge: person, indefinite, full “A judge, Anna Lind”, noun judge, "
         "apposition “Anna Lind” | Anna Lind: person, name “Anna Lind”, female, appositive"},
        {"[Norsk Hydro, an aluminum company,] said so. A spokesman for Norsk Hydro said so. Norsk Hydro "
         "left.",
         "Norsk Hydro: body, full “Norsk Hydro, an aluminum company”, name “Norsk Hydro”, apposition “an "
         "aluminum company” | an aluminum company: body, indefinite, noun company, appositive, modifiers 1 | "
         "A spokesman: person, indefinite, full “A spokesman for Norsk Hydro”, noun spokesman, male, "
         "complement “Norsk Hydro” | Norsk Hydro: body, name “Norsk Hydro” | Norsk Hydro: body, name “Norsk "
         "Hydro”"},
        {"[Norsk Hydro, the aluminum company,] said so.",
         "Norsk Hydro: body, full “Norsk Hydro, the aluminum company”, name “Norsk Hydro”, apposition “the "
         "aluminum company” | the aluminum company: body, definite, noun company, appositive, modifiers 1"},
        {"[Norsk Hydro, the aluminum company] said so.",
         "Norsk Hydro: person, name “Norsk Hydro” | the aluminum company: body, definite, noun company, "
         "modifiers 1"},
        {"[The operator, Norsk Hydro,] said so.",
         "The operator: body, definite, full “The operator, Norsk Hydro”, noun operator, apposition “Norsk "
         "Hydro” | Norsk Hydro: body, name “Norsk Hydro”, appositive"},
        {"[The company, Norsk Hydro,] said so.",
         "The company: body, definite, full “The company, Norsk Hydro”, noun company, apposition “Norsk "
         "Hydro” | Norsk Hydro: body, name “Norsk Hydro”, appositive"},
        {"He met the company, Norsk Hydro, and Hill.",
         "He: pronoun, male | the company: body, definite, noun company | Norsk Hydro: person, name “Norsk "
         "Hydro” | Hill: person, name “Hill”"},
        {"He was in the company, Norsk Hydro, on Monday.",
         "He: pronoun, male | the company: body, definite, noun company | Norsk Hydro: person, name “Norsk "
         "Hydro”"},
        {"He was of the company, Norsk Hydro, on Monday.",
         "He: pronoun, male | the company: body, definite, noun company | Norsk Hydro: person, name “Norsk "
         "Hydro”"},
        {"[One news site, Znak.com,] said so.",
         "One news site: body, one, full “One news site, Znak.com”, noun news site, count 1, apposition "
         "“Znak.com” | Znak.com: body, name “Znak.com”, noun website, appositive"},
        {"[The agency, Boeing,] said so.",
         "The agency: body, definite, full “The agency, Boeing”, noun agency, apposition “Boeing” | Boeing: "
         "body, name “Boeing”, institution Boeing, appositive"},
        {"[Velten, companies,] said so.", "Velten: person, name “Velten”"},
        {"He lives in Velten. Velten said so.",
         "He: pronoun, male | Velten: body, name “Velten” | Velten: body, name “Velten”"},
        {"He lives in Hagen. Anna Hagen said so. Hagen said so.",
         "He: pronoun, male | Hagen: person, name “Hagen” | Anna Hagen: person, name “Anna Hagen”, female | "
         "Hagen: person, name “Hagen”"},
        {"A spokesman for Velten left. Velten said so.",
         "A spokesman: person, indefinite, full “A spokesman for Velten”, noun spokesman, male, complement "
         "“Velten” | Velten: body, name “Velten” | Velten: body, name “Velten”"},
        {"An aide for Velten left. Velten said so.",
         "An aide: person, indefinite, full “An aide for Velten”, noun aide, complement “Velten” | Velten: "
         "person, name “Velten” | Velten: person, name “Velten”"},
        {"Senators Grassley, Republican of Iowa, and Leahy left.",
         "Senators Grassley: person, full “Senators Grassley, Republican of Iowa”, name “Grassley”, titled, "
         "title senator, modifiers 1, apposition “Republican”, partner “Leahy” | Republican: person, full "
         "“Republican of Iowa”, noun republican, appositive, complement “Iowa” | Iowa: body, name “Iowa”, "
         "place Iowa | Leahy: person, name “Leahy”, title senator"},
        {"Senators Grassley, a b c d e f g h, and Leahy left.",
         "Senators Grassley: person, name “Grassley”, titled, title senator, modifiers 1 | Leahy: person, "
         "name “Leahy”"},
        {"Senator Grassley and Anna Lind left.",
         "Senator Grassley: person, name “Grassley”, titled, title senator, modifiers 1, partner “Anna Lind” "
         "| Anna Lind: person, name “Anna Lind”, female"},
        {"Alan Smith and Beth Jones, both doctors, left.",
         "Alan Smith: person, name “Alan Smith”, male, title doctor, partner “Beth Jones” | Beth Jones: "
         "person, name “Beth Jones”, female, title doctor | both doctors: person, definite, noun doctor, "
         "count 2, plural, appositive"},
        {"Alan Smith and Beth Jones, a doctor, left.",
         "Alan Smith: person, name “Alan Smith”, male, partner “Beth Jones” | Beth Jones: person, full “Beth "
         "Jones, a doctor”, name “Beth Jones”, female, apposition “a doctor” | a doctor: person, indefinite, "
         "noun doctor, appositive"},
        {"Alan Smith and the doctor left.",
         "Alan Smith: person, name “Alan Smith”, male | the doctor: person, definite, noun doctor"},
        {"Critics of the plan, like Senators Dal and Lind, left.",
         "Critics: person, full “Critics of the plan”, noun critic, plural, complement “the plan”, example "
         "“Senators Dal” | the plan: document, definite, noun plan | Senators Dal: person, name “Dal”, "
         "titled, title senator, modifiers 1, partner “Lind” | Lind: person, name “Lind”, title senator"},
        {"Critics such as Senator Lind left.",
         "Critics: person, noun critic, plural, example “Senator Lind” | Senator Lind: person, name “Lind”, "
         "titled, title senator, modifiers 1"},
        {"Critics such Lind left.",
         "Critics: person, noun critic, plural | such Lind: person, demonstrative, name “Lind”"},
        {"A critic like Senator Lind left.",
         "A critic: person, indefinite, noun critic | Senator Lind: person, name “Lind”, titled, title "
         "senator, modifiers 1"},
        {"Critics including Lind left.",
         "Critics: person, noun critic, plural, example “Lind” | Lind: person, name “Lind”"},
    });
  }

  TEST_CASE("names that end, begin or go on") {
    check({
        {"[Skoddal Gov. Ann Lee] said so.",
         "Skoddal Gov. Ann Lee: person, name “Ann Lee”, female, titled, title governor, modifiers 2"},
        {"[The Harbor Commission and Ann Lee] said so.",
         "The Harbor Commission: body, definite, name “Harbor Commission”, noun commission | Ann Lee: "
         "person, name “Ann Lee”, female"},
        {"[The Harbor Commission and Safety Board] said so.",
         "The Harbor Commission and Safety Board: body, definite, name “Harbor Commission and Safety Board”, "
         "noun commission"},
        {"[The Harbor Commission and Norway] said so.",
         "The Harbor Commission: body, definite, name “Harbor Commission”, noun commission | Norway: body, "
         "name “Norway”, place Norway"},
        {"[A.B. Lee] said so.", "A.B. Lee: person, name “A.B. Lee”"},
        {"[Emil A.B. Lee] said so.", "Emil A.B. Lee: person, name “Emil A.B. Lee”, male"},
        {"[The Harbor Workers' Trade Union] said so.",
         "The Harbor Workers' Trade Union: body, definite, name “Harbor Workers' Trade Union”, noun union"},
        {"[The Harbor Workers' Union] said so.",
         "The Harbor Workers' Union: body, definite, name “Harbor Workers' Union”, noun union"},
        {"The agency said that it left.", "The agency: body, definite, noun agency | it: pronoun"},
        {"Minister of Trade and Industry Kestrel Vorn left.",
         "Minister: person, full “Minister of Trade and Industry Kestrel Vorn”, noun minister, senior "
         "“Minister”, complement “Trade and Industry”, apposition “Kestrel Vorn” | Trade and Industry: body, "
         "name “Trade and Industry” | Kestrel Vorn: person, name “Kestrel Vorn”, appositive"},
        {"Minister of Trade, Industry and Energy Kestrel Vorn left.",
         "Minister: person, full “Minister of Trade, Industry and Energy Kestrel Vorn”, noun minister, "
         "senior “Minister”, complement “Trade, Industry and Energy”, apposition “Kestrel Vorn” | Trade, "
         "Industry and Energy: body, name “Trade, Industry and Energy” | Kestrel Vorn: person, name “Kestrel "
         "Vorn”, appositive"},
        {"[Volkswagen AG] said so.", "Volkswagen AG: body, name “Volkswagen AG”, institution Volkswagen"},
        {"[Velten], a big old blue one, left.", "Velten: person, name “Velten”"},
        {"[Velten], a big old blue nurse, left.",
         "Velten: person, full “Velten, a big old blue nurse”, name “Velten”, apposition “a big old blue "
         "nurse” | a big old blue nurse: person, indefinite, noun nurse, appositive, modifiers 3"},
        {"[Velten], a big old nurse, left.",
         "Velten: person, full “Velten, a big old nurse”, name “Velten”, apposition “a big old nurse” | a "
         "big old nurse: person, indefinite, noun nurse, appositive, modifiers 2"},
        {"[Velten], a big firm, left.",
         "Velten: body, full “Velten, a big firm”, name “Velten”, apposition “a big firm” | a big firm: "
         "body, indefinite, noun firm, appositive, modifiers 1"},
        {"[Governor de la Fuente] said so.",
         "Governor de la Fuente: person, name “de la Fuente”, titled, title governor, modifiers 1"},
        {"[Maria de la Fuente] said so.", "Maria de la Fuente: person, name “Maria de la Fuente”, female"},
        {"[al-Qaeda] said so.", "al-Qaeda: body, name “al-Qaeda”, institution al Qaeda"},
        {"[Official results] said so.", "Official results: other, plural, modifiers 1"},
        {"[The business official] said so.",
         "The business official: person, definite, noun official, role business, modifiers 1"},
    });
  }
}
