// What an article says of its sources, as far as rules read it off: each row is an article with its
// attributions marked, and what is found of each attribution's source. What the network thinks (identity,
// most roles, whom most nouns and pronouns mean) is left out.
#include <doctest/doctest.h>

#include <string>
#include <string_view>
#include <vector>

#include "hearsay/source.hpp"
#include "source/marked_article.hpp"

using namespace hearsay;
using test::MarkedArticle;

namespace {

const Resolver& resolver() {
  static const Resolver only;
  return only;
}

std::string described(const MarkedArticle& article, const Source& source, const Resolution& all) {
  const Document& document = article.document;
  std::string out = source.name;
  const auto add = [&](std::string_view what, std::string_view value, Span span) {
    out += ", " + std::string(what) + (value.empty() ? "" : " ") + std::string(value);
    if (!span.empty()) out += " “" + std::string(document[span]) + "”";
  };
  for (const Reason& reason : source.role_because) {
    if (reason.evidence == Evidence::rank || reason.evidence == Evidence::known ||
        reason.evidence == Evidence::users)
      add(to_string(source.role), "by " + std::string(to_string(reason.evidence)), reason.span);
  }
  if (source.senior.value) add("senior", "", source.senior.span);
  if (!source.office.value.empty()) add("office", source.office.value, source.office.span);
  if (!source.organization.value.empty()) add("of", source.organization.value, source.organization.span);
  if (!source.country.value.empty()) add("in", source.country.value, source.country.span);
  if (source.count.value > 0) add("count", std::to_string(source.count.value), source.count.span);
  if (source.gender.value != Gender::unstated) add(to_string(source.gender.value), "", source.gender.span);
  if (source.access.value != Access::unstated) add(to_string(source.access.value), "", source.access.span);
  if (source.speaks_for) add("speaks for", all.sources[*source.speaks_for].name, {});
  for (const Span term : source.anonymity) add("anonymous", "", term);
  return out;
}

std::string described(std::string_view text, std::string_view publisher = {}) {
  const MarkedArticle article(text);
  const Resolution all = resolver().resolve(article.document, article.attributions, publisher);
  std::string out;
  for (const Sourcing& sourcing : all.sourcings) {
    out += out.empty() ? "" : " | ";
    out += sourcing.source ? described(article, all.sources[*sourcing.source], all) : "nobody";
    if (!sourcing.senior.empty()) out += ", senior here";
    if (!sourcing.anonymity.empty()) out += ", anonymous here";
    if (sourcing.hops > 0) out += ", hops " + std::to_string(sourcing.hops);
    for (const SourceId via : sourcing.via) out += ", via " + all.sources[via].name;
    if (!sourcing.hop_span.empty()) out += " “" + std::string(article.document[sourcing.hop_span]) + "”";
  }
  return out;
}

struct Row {
  const char* text;
  const char* value;
};

// What stands in other sentences changes nothing.
const std::string behind_others = "Rain fell on the towns of the long coast. It was very cold there. ";

}  // namespace

TEST_SUITE("sources") {
  TEST_CASE("offices, affiliations, counts, gender, rank and access") {
    for (
        const Row& row : std::vector<Row>{
            {"[s0 Gen. Karim Solane] [k0 said] [c0 so].",
             "Karim Solane, military by rank “Gen.”, senior “Gen.”, office general “Gen.”, male “Gen. Karim "
             "Solane”, senior here"},
            {"[s0 Brig. Emil Rask] [k0 said] [c0 so].",
             "Emil Rask, military by rank “Brig.”, senior “Brig.”, office brigadier “Brig.”, male “Brig. "
             "Emil Rask”, senior here"},
            {"[s0 Emil Rask MSP] [k0 said] [c0 so].",
             "Emil Rask, legislator by rank, office msp, male “Emil Rask”"},
            {"[s0 The general] [k0 said] [c0 so].",
             "The general, military by rank “The general”, senior “general”, office general “The general”, "
             "senior here"},
            {"[s0 Gen. Karim Solane, a mayor,] [k0 said] [c0 so].",
             "Karim Solane, senior “Gen.”, office general “Gen.”, male “Gen. Karim Solane”, senior here"},
            {"[s0 Karim Solane, a general,] [k0 said] [c0 so].",
             "Karim Solane, military by rank “a general”, senior “general”, office general “a general”, male "
             "“Karim Solane”, senior here"},
            {"[s0 Sgt. Emil Rask, a plumber,] [k0 said] [c0 so].",
             "Emil Rask, office sergeant “Sgt.”, male “Sgt. Emil Rask”"},
            {"[s0 The sergeant] [k0 said] [c0 so].", "The sergeant, office sergeant “The sergeant”"},
            {"[s0 A police officer] [k0 said] [c0 so].", "A police officer"},
            {"[s0 Senator Emil Rask, the mayor,] [k0 said] [c0 so].",
             "Emil Rask, office senator “Senator”, male “Senator Emil Rask”"},
            {"In 2010 [s0 President Barack Obama] [k0 said] [c0 so].",
             "Barack Obama, leader by known “Barack Obama”, senior “President”, office president "
             "“President”, in United States, male “President Barack Obama”, senior here"},
            {"In 2010 [s0 Barack Obama] [k0 said] [c0 so].",
             "Barack Obama, leader by known “Barack Obama”, office president, in United States, male “Barack "
             "Obama”"},
            {"In 2010 [s0 Barack Obama, a lawyer,] [k0 said] [c0 so].",
             "Barack Obama, leader by known “Barack Obama”, office president, in United States, male “Barack "
             "Obama”"},
            {"In 2010 [s0 Senator Barack Obama] [k0 said] [c0 so].",
             "Barack Obama, legislator by known “Barack Obama”, office senator “Senator”, in United States, "
             "male “Senator Barack Obama”"},
            {"In 2006 [s0 Senator Barack Obama] [k0 said] [c0 so].",
             "Barack Obama, legislator by known “Barack Obama”, office senator “Senator”, in United States, "
             "male “Senator Barack Obama”"},
            {"In 2016 [s0 Donald Trump] [k0 said] [c0 so].",
             "Donald Trump, candidate by known “Donald Trump”, office nominee, in United States, male "
             "“Donald Trump”"},
            {"In 2018 [s0 Donald Trump] [k0 said] [c0 so].",
             "Donald Trump, leader by known “Donald Trump”, office president, in United States, male “Donald "
             "Trump”"},
            {"In 2000 [s0 Donald Trump] [k0 said] [c0 so].",
             "Donald Trump, business by known “Donald Trump”, office chairman, in United States, male "
             "“Donald Trump”"},
            {"In 1989 [s0 Barack Obama] [k0 said] [c0 so].",
             "Barack Obama, leader by known “Barack Obama”, office president, in United States, male “Barack "
             "Obama”"},
            {"In 2010 and 2016 and 2016 [s0 Barack Obama] [k0 said] [c0 so].",
             "Barack Obama, leader by known “Barack Obama”, office president, in United States, male “Barack "
             "Obama”"},
            {"In 2030 [s0 Barack Obama] [k0 said] [c0 so].",
             "Barack Obama, leader by known “Barack Obama”, office president, in United States, male “Barack "
             "Obama”"},
            {"In 2029 [s0 Barack Obama] [k0 said] [c0 so].",
             "Barack Obama, leader by known “Barack Obama”, office president, in United States, male “Barack "
             "Obama”"},
            {"In 201O [s0 Barack Obama] [k0 said] [c0 so].",
             "Barack Obama, leader by known “Barack Obama”, office president, in United States, male “Barack "
             "Obama”"},
            {"In 20101 [s0 Barack Obama] [k0 said] [c0 so].",
             "Barack Obama, leader by known “Barack Obama”, office president, in United States, male “Barack "
             "Obama”"},
            {"[s0 President Donald Trump] [k0 said] [c0 so]. [s1 Secretary of State Mike Pompeo] [k1 said] "
             "[c1 so].",
             "Donald Trump, leader by known “Donald Trump”, senior “President”, office president "
             "“President”, in United States, male “President Donald Trump”, senior here | Mike Pompeo, "
             "official by known “Mike Pompeo”, senior “Secretary of State”, office secretary of state "
             "“Secretary of State”, in United States, male “Secretary of State Mike Pompeo”, senior here"},
            {"[s0 Secretary of State John Kerry] [k0 said] [c0 so]. [s1 Donald Trump] [k1 said] [c1 so].",
             "John Kerry, official by known “John Kerry”, senior “Secretary of State”, office secretary of "
             "state “Secretary of State”, in United States, male “Secretary of State John Kerry”, senior "
             "here | Donald Trump, candidate by known “Donald Trump”, office nominee, in United States, male "
             "“Donald Trump”"},
            {"[s0 Former President Donald Trump] [k0 said] [c0 so]. [s1 Joe Biden] [k1 said] [c1 so].",
             "Donald Trump, leader by known “Donald Trump”, senior “President”, office president, in United "
             "States, male “Former President Donald Trump”, senior here | Joe Biden, candidate by known “Joe "
             "Biden”, office candidate, in United States, male “Joe Biden”"},
            {"[s0 Vice President Joe Biden] [k0 said] [c0 so]. [s1 Donald Trump] [k1 said] [c1 so].",
             "Joe Biden, official by known “Joe Biden”, senior “Vice President”, office vice president “Vice "
             "President”, in United States, male “Vice President Joe Biden”, senior here | Donald Trump, "
             "candidate by known “Donald Trump”, office nominee, in United States, male “Donald Trump”"},
            {"[s0 Ukraine’s commander-in-chief, Oleksandr Petrenko,] [k0 said] [c0 so].",
             "Oleksandr Petrenko, senior “commander-in-chief”, office commander-in-chief “Ukraine’s "
             "commander-in-chief”, in Ukraine “Ukraine”, male “Oleksandr Petrenko”, senior here"},
            {"[s0 The commander of the army, Emil Rask,] [k0 said] [c0 so].",
             "Emil Rask, senior “commander”, office commander “The commander”, male “Emil Rask”, senior "
             "here"},
            {"[s0 Chief executive Emil Rask of Norsk Hydro] [k0 said] [c0 so].",
             "Emil Rask, senior “Chief executive”, office chief executive “Chief executive”, male “Chief "
             "executive Emil Rask”, senior here"},
            {"[s0 Emil Rask, a plumber,] [k0 said] [c0 so].", "Emil Rask, male “Emil Rask”"},
            {"[s0 Emil Rask, the mayor of Oslo,] [k0 said] [c0 so].",
             "Emil Rask, office mayor “the mayor”, in Norway “Oslo”, male “Emil Rask”"},
            {"[s0 Mayor Emil Rask] [k0 said] [c0 so].",
             "Emil Rask, office mayor “Mayor”, male “Mayor Emil Rask”"},
            {"[s0 Former Mayor Emil Rask] [k0 said] [c0 so].", "Emil Rask, male “Former Mayor Emil Rask”"},
            {"[s0 The U.S. defense secretary, Chuck Hagel,] [k0 said] [c0 so].",
             "Chuck Hagel, official by known “Chuck Hagel”, senior “defense secretary”, office defense "
             "secretary “The U.S. defense secretary”, in United States “The U.S. defense secretary”, male "
             "“Chuck Hagel”, senior here"},
            {"[s0 A spokesman] [k0 said] [c0 so].",
             "A spokesman, office spokesman “A spokesman”, male “A spokesman”"},
            {"[s0 Vice President Emil Rask] [k0 said] [c0 so].",
             "Emil Rask, senior “Vice President”, office vice president “Vice President”, male “Vice "
             "President Emil Rask”, senior here"},
            {"[s0 Emil Rask, chairman of the board,] [k0 said] [c0 so].",
             "Emil Rask, senior “chairman”, office chairman “chairman”, male “Emil Rask”, senior here"},
            {"[s0 A Pentagon official] [k0 said] [c0 so].",
             "A Pentagon official, of Department of Defense “A Pentagon official”, in United States “A "
             "Pentagon official”"},
            {"[s0 A U.S. official] [k0 said] [c0 so].",
             "A U.S. official, in United States “A U.S. official”"},
            {"[s0 A Texas official] [k0 said] [c0 so].",
             "A Texas official, in United States “A Texas official”"},
            {"[s0 An FBI aide] [k0 said] [c0 so].",
             "An FBI aide, of Federal Bureau of Investigation “An FBI aide”, in United States “An FBI aide”"},
            {"[s0 An aide at the FBI] [k0 said] [c0 so].",
             "An aide at the FBI, of Federal Bureau of Investigation “the FBI”, in United States “the FBI”"},
            {"[s0 An aide of the FBI] [k0 said] [c0 so].",
             "An aide of the FBI, of Federal Bureau of Investigation “the FBI”, in United States “the FBI”"},
            {"[s0 The FBI’s lawyer] [k0 said] [c0 so].",
             "The FBI’s lawyer, of Federal Bureau of Investigation “The FBI”, in United States “The FBI”"},
            {"[s0 Norsk Hydro’s lawyer] [k0 said] [c0 so].", "Norsk Hydro’s lawyer"},
            {"[s0 Norway’s lawyer] [k0 said] [c0 so].", "Norway’s lawyer, in Norway “Norway”"},
            {"[s0 The FBI] [k0 said] [c0 so].", "FBI, in United States"},
            {"[s0 Norway] [k0 said] [c0 so].", "Norway, in Norway “Norway”"},
            {"[s0 CNN’s Paul Rivers] [k0 said] [c0 so].",
             "Paul Rivers, of CNN “CNN”, in United States “CNN”, male “CNN’s Paul Rivers”"},
            {"[s0 The Harbor Workers Union] [k0 said] [c0 so].", "Harbor Workers Union"},
            {"[s0 A spokeswoman for the State Department] [k0 said] [c0 so]. [s1 The State Department] [k1 "
             "said] [c1 so].",
             "A spokeswoman for the State Department, office spokeswoman “A spokeswoman”, of Department of "
             "State “the State Department”, in United States “the State Department”, female “A spokeswoman”, "
             "speaks for State Department | State Department, in United States"},
            {"[s0 A spokesman for Norsk Kobber] [k0 said] [c0 so]. [s1 Norsk Kobber] [k1 said] [c1 so].",
             "A spokesman for Norsk Kobber, office spokesman “A spokesman”, of Norsk Kobber “Norsk Kobber”, "
             "male “A spokesman”, speaks for Norsk Kobber | Norsk Kobber"},
            {"[s0 A lawyer for the State Department] [k0 said] [c0 so]. [s1 The State Department] [k1 said] "
             "[c1 so].",
             "A lawyer for the State Department, of Department of State “the State Department”, in United "
             "States “the State Department” | State Department, in United States"},
            {"[s0 State Department spokesman John Kirby] [k0 said] [c0 so]. [s1 The State Department] [k1 "
             "said] [c1 so].",
             "John Kirby, official by known “John Kirby”, office spokesman “State Department spokesman”, of "
             "Department of State “State Department spokesman John Kirby”, in United States “State "
             "Department spokesman John Kirby”, male “State Department spokesman John Kirby”, speaks for "
             "State Department | State Department, in United States"},
            {"[s0 Emil Rask, a spokesman for the FBI,] [k0 said] [c0 so]. [s1 The FBI] [k1 said] [c1 so].",
             "Emil Rask, office spokesman “a spokesman”, of Federal Bureau of Investigation “the FBI”, in "
             "United States “the FBI”, male “Emil Rask”, speaks for FBI | FBI, in United States"},
            {"[s0 The FBI’s spokesman] [k0 said] [c0 so]. [s1 The FBI] [k1 said] [c1 so].",
             "The FBI’s spokesman, office spokesman “The FBI’s spokesman”, of Federal Bureau of "
             "Investigation “The FBI”, in United States “The FBI”, male “The FBI’s spokesman”, speaks for "
             "FBI | FBI, in United States"},
            {"[s0 A spokesman] [k0 said] [c0 so]. [s1 The FBI] [k1 said] [c1 so].",
             "A spokesman, office spokesman “A spokesman”, male “A spokesman” | FBI, in United States"},
            {"[s0 Ukrainian officials] [k0 said] [c0 so].",
             "Ukrainian officials, in Ukraine “Ukrainian officials”"},
            {"[s0 A Reuters report] [k0 said] [c0 so].", "A Reuters report, of Reuters “A Reuters report”"},
            {"[s0 Three officials] [k0 said] [c0 so].", "Three officials, count 3 “Three officials”"},
            {"[s0 Three officials briefed on it] [k0 said] [c0 so].",
             "Three officials, count 3 “Three officials”, briefed “briefed”"},
            {"[s0 The two officials] [k0 said] [c0 so].", "The two officials, count 2 “The two officials”"},
            {"[s0 12 officials] [k0 said] [c0 so].", "12 officials, count 12 “12 officials”"},
            {"[s0 Three companies] [k0 said] [c0 so].", "Three companies"},
            {"[s0 One official] [k0 said] [c0 so].", "One official"},
            {"[s0 Three reports] [k0 said] [c0 so].", "Three reports"},
            {"[s0 Anna Lind] [k0 said] [c0 so].", "Anna Lind, female “Anna Lind”"},
            {"[s0 Mr. Rask] [k0 said] [c0 so].", "Rask, male “Mr. Rask”"},
            {"[s0 A woman] [k0 said] [c0 so].", "A woman, female “A woman”"},
            {"[s0 Two women] [k0 said] [c0 so].", "Two women, count 2 “Two women”"},
            {"[s0 The chairman] [k0 said] [c0 so].",
             "The chairman, senior “chairman”, office chairman “The chairman”, male “The chairman”, senior "
             "here"},
            {"[s0 Velten] [k0 said] [c0 so].", "Velten"},
            {"[s0 Ms. FBI] [k0 said] [c0 so].", "FBI, in United States"},
            {"[s0 One of the senior officials] [k0 said] [c0 so].",
             "One of the senior officials, senior “senior”, senior here"},
            {"[s0 Top officials] [k0 said] [c0 so].", "Top officials, senior “Top”, senior here"},
            {"[s0 Senior Trump aide Emil Rask] [k0 said] [c0 so].",
             "Emil Rask, male “Senior Trump aide Emil Rask”"},
            {"[s0 The president] [k0 said] [c0 so].",
             "The president, senior “president”, office president “The president”, senior here"},
            {"[s0 A senior officer and a clerk] [k0 said] [c0 so].",
             "A senior officer and a clerk, senior “senior”, count 2, senior here"},
            {"[s0 Two of several senior officials] [k0 said] [c0 so].",
             "Two of several senior officials, senior “senior”, count 2 “Two”, senior here"},
            {"[s0 People familiar with the matter] [k0 said] [c0 so].", "People, briefed “familiar”"},
            {"[s0 A person briefed on the talks] [k0 said] [c0 so].", "A person, briefed “briefed”"},
            {"[s0 An aide who was in the room] [k0 said] [c0 so].", "An aide, witnessed “in the room”"},
            {"[s0 An aide with direct knowledge of it] [k0 said] [c0 so].",
             "An aide, briefed “with direct knowledge”"},
            {"[s0 An aide, who was briefed on it,] [k0 said] [c0 so].", "An aide, briefed “briefed”"},
            {"[s0 An aide who had been briefed on it] [k0 said] [c0 so].", "An aide, briefed “briefed”"},
            {"[s0 Emil Rask, who was briefed on it,] [k0 said] [c0 so].",
             "Emil Rask, male “Emil Rask”, briefed “briefed”"},
            {"Emil Rask saw it. [s0 Rask] [k0 said] [c0 so].", "Emil Rask, male “Emil Rask”"},
            {"[s0 A witness] [k0 said] [c0 so].", "A witness, witnessed “A witness”"},
            {"[s0 Two witnesses] [k0 said] [c0 so].",
             "Two witnesses, count 2 “Two witnesses”, witnessed “Two witnesses”"},
            {"[s0 An aide who took part in it] [k0 said] [c0 so].", "An aide, took part “took part”"},
            {"[s0 An aide who one two three saw it] [k0 said] [c0 so].",
             "An aide, witnessed “one two three saw”"},
            {"[s0 An aide who one two three four five saw it] [k0 said] [c0 so].", "An aide"},
            {"[s0 An aide who, saw it] [k0 said] [c0 so].", "An aide"},
            {"[s0 A company briefed on it] [k0 said] [c0 so].", "A company"},
            {"[s0 An aide who left] [k0 said] [c0 so].", "An aide"},
            {"[s0 An official involved in the talks] [k0 said] [c0 so].",
             "An official, took part “involved”"},
            {"[s0 A nurse who witnessed it] [k0 said] [c0 so].", "A nurse, witnessed “witnessed”"},
        }) {
      CAPTURE(std::string(row.text));
      CHECK(described(row.text) == row.value);
      CHECK(described(behind_others + row.text) == row.value);
    }
  }

  TEST_CASE("through whom it reached the article") {
    for (
        const Row& row : std::vector<Row>{
            {"[s0 Two officials] [k0 said] [c0 [s1 the president] [k1 had decided] [c1 to leave]].",
             "Two officials, count 2 “Two officials” | the president, senior “president”, office president "
             "“the president”, senior here, hops 1, via Two officials “said”"},
            {"[s0 Two officials] [k0 said] [c0 [s1 the president] [k1 had said] [c1 [s2 an aide] [k2 "
             "thought] [c2 so]]].",
             "Two officials, count 2 “Two officials” | the president, senior “president”, office president "
             "“the president”, senior here, hops 1, via Two officials “said” | an aide, hops 2, via Two "
             "officials, via the president “had said”"},
            {"[c0 “[s1 I] [k1 think] [c1 so]”], [s0 Jane Poe] [k0 said].",
             "Jane Poe, female “Jane Poe” | Jane Poe, female “Jane Poe”"},
            {"[c0 It is said that [s1 Jane Poe] [k1 said] [c1 so]], [k0 it is thought].",
             "nobody | Jane Poe, female “Jane Poe”, hops 1 “it is thought”"},
            {"The Washington Post reported Monday, [k0 citing] [s0 two officials], [c0 that the ship sank].",
             "two officials, count 2 “two officials”, hops 1, via Washington Post “citing”"},
            {"[k0 Citing] [s0 unnamed sources], the BBC reported [c0 a fire].",
             "unnamed sources, hops 1, via BBC “Citing”"},
            {"[s0 Reuters] [k0 reported] [c0 a fire], citing a port official.",
             "a port official, hops 1, via Reuters “citing”"},
            {"[s0 Emil Rask] [k0 reported] [c0 a fire], citing a port official.",
             "Emil Rask, male “Emil Rask”"},
            {"[s0 Reuters] [k0 reported] [c0 a fire], citing the FBI.", "Reuters"},
            {"[s0 Reuters] [k0 reported] [c0 a fire, citing an aide].", "Reuters"},
            {"State radio [k0 quoted] [s0 a general] as saying [c0 so].",
             "a general, military by rank “a general”, senior “general”, office general “a general”, senior "
             "here, hops 1, via State radio “quoted”"},
            {"[k0 quoting] [s0 a general], [c0 so].",
             "a general, military by rank “a general”, senior “general”, office general “a general”, senior "
             "here"},
            {"[k0 According to] [s0 a memo] seen by Reuters, [c0 so].",
             "a memo, hops 1, via Reuters “seen by”"},
            {"[k0 According to] [s0 a memo] one two three four five six seven eight nine ten eleven seen by "
             "Reuters, [c0 so].",
             "a memo, hops 1, via Reuters “seen by”"},
            {"[k0 According to] [s0 a memo] one two three four five six seven eight nine ten eleven twelve "
             "seen by Reuters, [c0 so].",
             "a memo"},
            {"Seen by Reuters, [s0 a memo] [k0 said] [c0 so].", "a memo"},
            {"[s0 Anna Lind] [k0 told] Omar Reyes, who told reporters, [c0 so].",
             "Anna Lind, female “Anna Lind”, hops 1, via Omar Reyes “who told”"},
            {"[s0 Anna Lind] [k0 told] Omar Reyes [c0 who told reporters so].",
             "Anna Lind, female “Anna Lind”"},
            {"[s0 Trump] [k0 reportedly told] aides [c0 to wait].",
             "Trump, leader by known “Trump”, office president, in United States, male, hops 1 “reportedly”"},
            {"[s0 Trump] reportedly [k0 told] aides [c0 to wait].",
             "Trump, leader by known “Trump”, office president, in United States, male, hops 1 “reportedly”"},
            {"Reportedly, [s0 Trump] [k0 said] [c0 no].",
             "Trump, leader by known “Trump”, office president, in United States, male, hops 1 “Reportedly”"},
            {"Reportedly [s0 Trump] [k0 said] [c0 no].",
             "Trump, leader by known “Trump”, office president, in United States, male, hops 1 “Reportedly”"},
            {"Reportedly so, [s0 Trump] [k0 said] [c0 no].",
             "Trump, leader by known “Trump”, office president, in United States, male"},
            {"[s0 Trump] [k0 said] [c0 no, reportedly].",
             "Trump, leader by known “Trump”, office president, in United States, male"},
            {"[s0 Trump] [k0 said] reportedly [c0 no].",
             "Trump, leader by known “Trump”, office president, in United States, male, hops 1 “reportedly”"},
            {"[s0 Trump] [k0 said] so reportedly [c0 no].",
             "Trump, leader by known “Trump”, office president, in United States, male"},
            {"[s0 Trump] is said to have [k0 told] aides [c0 no].",
             "Trump, leader by known “Trump”, office president, in United States, male, hops 1 “is said to”"},
            {"It is said that [s0 Trump] [k0 told] aides [c0 no].",
             "Trump, leader by known “Trump”, office president, in United States, male"},
            {"[s0 Trump] [k0 told] aides [c0 no], it is said to be.",
             "Trump, leader by known “Trump”, office president, in United States, male"},
            {"[s0 Paul Rivers] [k0 told] the BBC [c0 so].",
             "Paul Rivers, male “Paul Rivers”, hops 1, via BBC “told”"},
            {"[s0 Paul Rivers] [k0 told] the BBC [c0 so]. [s1 Rivers] [k1 said] [c1 more].",
             "Paul Rivers, male “Paul Rivers”, hops 1, via BBC “told” | Paul Rivers, male “Paul Rivers”, "
             "hops 1, via BBC “told”"},
            {"[s0 Paul Rivers] [k0 told] the BBC [c0 so]. It rained. It rained. It rained. It rained. It "
             "rained. It rained. It rained. It rained. [s1 Rivers] [k1 said] [c1 more].",
             "Paul Rivers, male “Paul Rivers”, hops 1, via BBC “told” | Paul Rivers, male “Paul Rivers”"},
            {"[s0 Paul Rivers] [k0 told] the BBC [c0 so]. It rained. It rained. It rained. It rained. It "
             "rained. It rained. It rained. [s1 Rivers] [k1 said] [c1 more].",
             "Paul Rivers, male “Paul Rivers”, hops 1, via BBC “told” | Paul Rivers, male “Paul Rivers”, "
             "hops 1, via BBC “told”"},
            {"[s0 Paul Rivers] [k0 told] the BBC [c0 so]. [s1 Rivers] [k1 told] parliament [c1 more]. [s2 "
             "Rivers] [k2 said] [c2 so].",
             "Paul Rivers, male “Paul Rivers”, hops 1, via BBC “told” | Paul Rivers, male “Paul Rivers” | "
             "Paul Rivers, male “Paul Rivers”"},
            {"[s0 CNN] [k0 told] the BBC [c0 so].", "CNN, in United States"},
            {"[s0 Paul Rivers] [k0 told] a BBC news conference [c0 so].", "Paul Rivers, male “Paul Rivers”"},
            {"[s0 Paul Rivers] [k0 spoke] to the BBC [c0 of rain].",
             "Paul Rivers, male “Paul Rivers”, hops 1, via BBC “spoke to”"},
            {"[s0 Paul Rivers] [k0 told] Cadena Solis [c0 so].",
             "Paul Rivers, male “Paul Rivers”, hops 1, via Cadena Solis “told”"},
            {"[s0 Paul Rivers] [k0 spoke] to Cadena Solis [c0 of rain].", "Paul Rivers, male “Paul Rivers”"},
            {"[s0 Paul Rivers] [k0 told] Ms. Solis [c0 so].", "Paul Rivers, male “Paul Rivers”"},
            {"[s0 Paul Rivers] [k0 told] Anna Solis [c0 so].", "Paul Rivers, male “Paul Rivers”"},
            {"[s0 Paul Rivers] [k0 told] FBI Solis [c0 so].", "Paul Rivers, male “Paul Rivers”"},
            {"Miami (CNN) — It rained. [s0 Paul Rivers] [k0 told] CNN [c0 so].",
             "Paul Rivers, male “Paul Rivers”"},
            {"CNN — It rained. [s0 Paul Rivers] [k0 told] CNN [c0 so].", "Paul Rivers, male “Paul Rivers”"},
            {"CNN has asked. [s0 Paul Rivers] [k0 told] CNN [c0 so].", "Paul Rivers, male “Paul Rivers”"},
            {"CNN fell. [s0 Paul Rivers] [k0 told] CNN [c0 so].",
             "Paul Rivers, male “Paul Rivers”, hops 1, via CNN “told”"},
            {"It rained. It rained. It rained. CNN — It rained. [s0 Paul Rivers] [k0 told] CNN [c0 so].",
             "Paul Rivers, male “Paul Rivers”, hops 1, via CNN “told”"},
            {"[s0 Paul Rivers] [k0 told] CNN [c0 so]. [s1 Anna Lind] [k1 told] CNN [c1 so].",
             "Paul Rivers, male “Paul Rivers” | Anna Lind, female “Anna Lind”"},
            {"[s0 Paul Rivers] [k0 told] the CNN news network [c0 so]. [s1 Anna Lind] [k1 told] CNN [c1 so].",
             "Paul Rivers, male “Paul Rivers”, hops 1, via CNN “told” | Anna Lind, female “Anna Lind”, hops "
             "1, via CNN “told”"},
            {"[s0 Paul Rivers] [k0 told] the journal Orbit [c0 so]. [s1 Anna Lind] [k1 told] Orbit [c1 so].",
             "Paul Rivers, male “Paul Rivers”, hops 1, via Orbit “told” | Anna Lind, female “Anna Lind”, "
             "hops "
             "1, via Orbit “told”"},
            {"[s0 Paul Rivers] [k0 denied] [c0 that one two three four five six seven eight nine ten eleven "
             "twelve thirteen], in an interview with CNN.",
             "Paul Rivers, male “Paul Rivers”, hops 1, via CNN “in an interview with”"},
            {"[c0 “[s1 We] [k1 want] [c1 rain]”], [s0 Paul Rivers] [k0 told] CNN.",
             "Paul Rivers, male “Paul Rivers”, hops 1, via CNN “told” | We (Paul Rivers), hops 2, via Paul "
             "Rivers, via CNN “told”"},
            {"[s0 Paul Rivers] [k0 told] CNN [c0 so].\n\nFollow CNN for more.\n",
             "Paul Rivers, male “Paul Rivers”"},
            {"[s0 Paul Rivers] [k0 told] CNN [c0 so].\n\nCNN's Anna Lind contributed to this report.\n",
             "Paul Rivers, male “Paul Rivers”"},
            {"[s0 Paul Rivers] [k0 told] CNN [c0 so].\n\nCNN contributed to this report.\n",
             "Paul Rivers, male “Paul Rivers”, hops 1, via CNN “told”"},
            {"[s0 Two officials] [k0 said] [c0 [s1 Jane Poe] [k1 reportedly wants] [c1 rain]].",
             "Two officials, count 2 “Two officials” | Jane Poe, female “Jane Poe”, hops 1, via Two "
             "officials “said”"},
            {"[s0 Paul Rivers] [k0 told] CNN [c0 so]. [s1 Rivers] [k1 told] CNN [c1 so].",
             "Paul Rivers, male “Paul Rivers”, hops 1, via CNN “told” | Paul Rivers, male “Paul Rivers”, "
             "hops 1, via CNN “told”"},
            {"The Post [k0 reported, citing] [s0 two officials], [c0 so].",
             "two officials, count 2 “two officials”, hops 1, via Post “citing”"},
            {"The Post [k0 reported, citing the same] [s0 two officials], [c0 so].",
             "two officials, count 2 “two officials”, hops 1, via Post “citing”"},
            {"The Post [k0 reported, citing one or more of the same] [s0 two officials], [c0 so].",
             "two officials, count 2 “two officials”"},
            {"The Post [k0 said, quoting] the daily [s0 Le Monde], [c0 so].",
             "Le Monde, in France, hops 1, via Post “quoting”"},
            {"[s0 Paul Rivers] [k0 told] Norgas [c0 so].",
             "Paul Rivers, male “Paul Rivers”, hops 1, via Norgas “told”"},
            {"[s0 Paul Rivers] [k0 told] Cadena Cope [c0 so].",
             "Paul Rivers, male “Paul Rivers”, hops 1, via Cadena Cope “told”"},
        }) {
      CAPTURE(std::string(row.text));
      CHECK(described(row.text) == row.value);
    }
  }

  TEST_CASE("to whom terms of anonymity belong") {
    for (const Row& row : std::vector<Row>{
             {"[s0 An official who asked not to be named] [k0 said] [c0 so].",
              "An official, anonymous “asked not to be named”, anonymous here"},
             {"[s0 An official] [k0 said] [c0 so]. They asked not to be named.",
              "An official, anonymous “asked not to be named”"},
             {"[s0 An official] [k0 said] [c0 so]. It rained. It asked not to be named.",
              "An official, anonymous “asked not to be named”"},
             {"[s0 An official] [k0 said] [c0 so]. It rained. It rained. It asked not to be named.",
              "An official"},
             {"[s0 Jane Poe] [k0 said] [c0 so]. She asked not to be named.", "Jane Poe, female “Jane Poe”"},
             {"[s0 An official] [k0 said] [c0 so], and [s1 a clerk, who asked not to be named,] [k1 said] "
              "[c1 no].",
              "An official | a clerk, anonymous “asked not to be named”, anonymous here"},
             {"[s0 An official] [k0 said] [c0 a clerk asked not to be named].",
              "An official, anonymous “asked not to be named”, anonymous here"},
             {"[s0 An official] [k0 said] [c0 a clerk asked not to be named]. [s1 A clerk] [k1 said] [c1 "
              "so].",
              "An official, anonymous “asked not to be named”, anonymous here | A clerk"},
             {"It asked not to be named, [s0 an official] [k0 said] [c0 so].",
              "an official, anonymous “asked not to be named”, anonymous here"},
             {"[s0 An official] and [s1 a clerk] who asked not to be named [k0 said] [c0 so] [k1 said] [c1 "
              "so].",
              "An official | a clerk, anonymous “asked not to be named”, anonymous here"},
             {"They asked not to be named. [s0 An official] [k0 said] [c0 so].", "An official"},
             {"[s0 Two officials who asked not to be named] [k0 said] [c0 so] and were not authorized to "
              "speak.",
              "Two officials, count 2 “Two officials”, anonymous “asked not to be named”, anonymous “were "
              "not authorized to speak”, anonymous here"},
         }) {
      CAPTURE(std::string(row.text));
      CHECK(described(row.text) == row.value);
      CHECK(described(behind_others + row.text) == row.value);
    }
  }
}
