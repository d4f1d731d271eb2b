#include "hearsay/corpus.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <boost/range/iterator_range.hpp>
#include <cmath>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "hearsay/corroboration.hpp"
#include "hearsay/credibility.hpp"
#include "hearsay/graph.hpp"
#include "hearsay/profile.hpp"

using hearsay::Analysis;
using hearsay::Conflict;
using hearsay::Corpus;
using hearsay::Identity;
using hearsay::Linkage;

namespace {

struct Said {
  std::string source;  // empty for none
  Identity identity;
  std::string content;
  std::string via = {};  // an organization
  std::string date = {};
  std::string principal = {};  // whom the source speaks for
};

// Text that no other article has.
std::string filler(const std::string& id) {
  std::string text;
  for (int i = 0; i < 100; ++i) text += id + "w" + std::to_string(i) + " ";
  return text;
}

// An article whose text is its statements, one a paragraph, and then the rest, or words of its own.
Analysis article(const std::string& id, std::string publisher, const std::vector<Said>& statements,
                 const std::string& rest = {}, std::string date = "2016-10-07") {
  std::string text;
  for (const Said& said : statements) text += said.content + ".\n";
  Analysis analysis;
  analysis.id = id;
  analysis.publisher = std::move(publisher);
  analysis.date = std::move(date);
  analysis.document = hearsay::Document::from_utf8(text + (rest.empty() ? filler(id) : rest)).value();
  const auto source = [&analysis](const std::string& name, Identity identity) -> hearsay::SourceId {
    for (hearsay::SourceId i = 0; i < analysis.sources.size(); ++i) {
      if (analysis.sources[i].name == name) return i;
    }
    analysis.sources.push_back({.name = name, .identity = identity});
    return static_cast<hearsay::SourceId>(analysis.sources.size() - 1);
  };
  std::uint32_t at = 0;
  for (const Said& said : statements) {
    hearsay::Statement statement;
    const auto size = static_cast<std::uint32_t>(said.content.size());
    statement.attribution.content = hearsay::Span{at, at + size};
    at += size + 2;
    if (!said.via.empty()) statement.sourcing.via.push_back(source(said.via, Identity::organization));
    if (!said.source.empty()) statement.sourcing.source = source(said.source, said.identity);
    if (!said.principal.empty()) {
      const auto principal = source(said.principal, Identity::organization);
      analysis.sources[*statement.sourcing.source].speaks_for = principal;
    }
    analysis.statements.push_back(std::move(statement));
  }
  return analysis;
}

Corpus corpus_of(const std::vector<Analysis>& analyses) {
  Corpus corpus;
  for (const Analysis& analysis : analyses) corpus.add(analysis);
  return corpus;
}

// Whether two contents, of two articles and two named sources, become one claim; or how they contradict one
// another.
struct Judged {
  bool same = false;
  std::optional<Conflict> conflict;
};
Judged judge(const std::string& one, const std::string& other, const std::string& later = "2016-10-08") {
  const Linkage linkage =
      link(corpus_of({article("a", "Post", {{"Ann Archer", Identity::named, one}}),
                      article("b", "Times", {{"Bob Baker", Identity::named, other}}, {}, later)}));
  Judged judged{linkage.claims.size() == 1, {}};
  if (!linkage.contradictions.empty()) judged.conflict = linkage.contradictions[0].kind;
  return judged;
}

struct Pair {
  const char *one, *other;
};

const char* const story =
    "The bridge over the river had been closed for repairs since the spring and was to open again before the "
    "winter. Engineers had "
    "warned more than once that its eastern pillar stood on sand. On the morning of the accident two buses "
    "and a lorry were crossing "
    "when the railing gave way, and divers searched the water until nightfall. The mayor asked people to "
    "stay away from the banks.";

}  // namespace

TEST_SUITE("claims") {
  TEST_CASE("statements of the same proposition") {
    const Pair cases[] = {
        {"the bridge collapsed because its eastern pillar stood on sand",
         "the bridge collapsed because its eastern pillar stood on sand"},
        {"the bridge collapsed because its eastern pillar stood on sand",
         "the bridge has collapsed because the eastern pillar stands on sand"},
        {"North Korean forces have suffered 3,000 casualties in Kursk",
         "North Korean forces suffered three thousand casualties in Kursk"},
        {"North Korean forces have suffered several hundred casualties",
         "North Korean forces suffered 400 casualties"},
        {"the company did not pay federal income taxes", "the company never paid federal income taxes"},
        {"the minister took the bribe from a builder", "the minister has taken the bribe from a builder"},
        {"whether the minister took the bribe from a builder",
         "“Did the minister take the bribe from a builder?”"},
        {"an 8-year-old girl was rescued from the flooded cellar",
         "an eight-year-old girl was rescued from the flooded cellar"},
        {"the driver's blood-alcohol level was not measured",
         "the driver's blood alcohol level was not measured"},
        // One tells more than the other.
        {"the old bridge over the river collapsed because its eastern pillar stood on sand",
         "the old bridge over the river collapsed because its eastern pillar stood on sand, although 12 "
         "engineers had not found a single crack when they looked at its deck in the spring"},
    };
    for (const auto& pair : cases) {
      CAPTURE(pair.one);
      CAPTURE(pair.other);
      CHECK(judge(pair.one, pair.other).same);
      CHECK_FALSE(judge(pair.one, pair.other).conflict);
    }
  }

  TEST_CASE("a quotation is one whomever it is ascribed to, and wherever it is cut") {
    const auto claims = [](const char* one, const char* other, const char* later) {
      Analysis first = article("a", "Post", {{"A.J. Smith", Identity::named, one}}),
               second = article("b", "Times", {{"A.J. Butler", Identity::named, other}}, {}, later);
      first.statements[0].attribution.kind = second.statements[0].attribution.kind =
          hearsay::QuotationKind::direct;
      return link(corpus_of({first, second})).claims.size();
    };
    const char *whole =
                   "I don't think that charges will be filed. If they are, I look forward to clearing my "
                   "name and proving my innocence",
               *part = "I look forward to clearing my name and proving my innocence";
    CHECK(claims(whole, whole, "2016-10-08") == 1);
    CHECK(claims(whole, part, "2016-10-08") == 1);
    CHECK(claims(whole, part, "2016-11-08") == 2);
  }

  TEST_CASE("what a thousand sources say in the same words is one claim") {
    std::vector<Analysis> articles;
    for (int i = 0; i < 1001; ++i) {
      const std::string number = std::to_string(i);
      articles.push_back(article("a" + number, "Post",
                                 {{"Ann Archer" + number, Identity::named,
                                   "the bridge collapsed because its eastern pillar stood on sand"}}));
    }
    const Linkage linkage = link(corpus_of(articles));
    REQUIRE(linkage.claims.size() == 1);
    CHECK(linkage.claims[0].statements.size() == articles.size());
  }

  TEST_CASE("statements of different propositions") {
    const Pair cases[] = {
        {"the bridge collapsed because its eastern pillar stood on sand",
         "the tower fell after an earthquake in the northern province"},
        // Another person, another place.
        {"the police arrested John Smith near the central station",
         "the police arrested Mary Jones near the central station"},
        // Other numbers of other things.
        {"the storm destroyed 300 houses along the northern coast",
         "the storm destroyed 20 villages along the northern coast"},
        // What is asked is not said.
        {"the police had arrested John Smith near the central station",
         "whether the police had arrested John Smith near the central station"},
        {"candidates who have reported at least 130,000 donors",
         "candidates who have reported at least 165,000 donors"},
        // Who speaks is part of what is said.
        {"we will rebuild the bridge before the coming winter",
         "we will rebuild the bridge before the coming winter"},
        {"to rebuild the bridge before the coming winter", "to rebuild the bridge before the coming winter"},
    };
    for (const auto& pair : cases) {
      CAPTURE(pair.one);
      CAPTURE(pair.other);
      CHECK_FALSE(judge(pair.one, pair.other).same);
      CHECK_FALSE(judge(pair.one, pair.other).conflict);
    }
  }

  TEST_CASE("statements that contradict one another") {
    const struct {
      const char *one, *other;
      Conflict conflict;
    } cases[] = {
        {"North Korean forces have suffered 3,000 casualties",
         "North Korean forces have suffered several hundred casualties", Conflict::quantity},
        {"at least 50 people have died in the collapse of the bridge",
         "12 people died in the collapse of the bridge", Conflict::quantity},
        {"the company paid federal income taxes last year",
         "the company did not pay federal income taxes last year", Conflict::negation},
        {"unemployment has risen sharply in the northern province",
         "unemployment fell sharply in the northern province", Conflict::opposite},
        {"that the president had committed a crime in office",
         "the president did not commit a crime in office", Conflict::negation},
    };
    for (const auto& pair : cases) {
      CAPTURE(pair.one);
      CAPTURE(pair.other);
      CHECK_FALSE(judge(pair.one, pair.other).same);
      CHECK(judge(pair.one, pair.other).conflict == pair.conflict);
    }
  }

  // Former false alarms.
  TEST_CASE("what is alike and no contradiction") {
    const Pair cases[] = {
        // What is denied is not what the other says.
        {"Mexico would pay for the wall on the border",
         "Mexico , not taxpayers , would pay for the wall on the border"},
        {"families would pay about $2,000 a year more in taxes",
         "families would pay about $2,000 a year more in taxes without action"},
        {"he was the president's lawyer and friend in the city",
         "he was not just the president's lawyer and friend in the city"},
        {"the minister would close the old bridge", "the minister had not refused to close the old bridge"},
        // Shares of one poll and of another.
        {"Obama leads Romney by 47 percent to 42 percent in Iowa",
         "Obama leads Romney by 51 percent to 40 percent in Iowa"},
        // Neither says that it is so.
        {"a bill with $5 billion in security for the border",
         "a bill that includes $6 billion in security for the border"},
        {"the north is unlikely to give up its weapons", "the north is not giving up its weapons"},
        {"more than 1,000 soldiers have crossed the border", "up to 4,000 soldiers have crossed the border"},
    };
    for (const auto& pair : cases) {
      CAPTURE(pair.one);
      CAPTURE(pair.other);
      CHECK_FALSE(judge(pair.one, pair.other).conflict);
    }
    // A source that puts itself otherwise, and news of a later day.
    CHECK(link(corpus_of({article("a", "Post",
                                  {{"Ann Archer", Identity::named, "the company paid its taxes last year"}}),
                          article("b", "Times",
                                  {{"Ann Archer", Identity::named,
                                    "the company did not pay its taxes last year"}})}))
              .contradictions.empty());
    CHECK_FALSE(judge("12 people died in the collapse of the bridge",
                      "60 people have died in the collapse of the bridge", "2016-10-09")
                    .conflict);
    CHECK(judge("60 people have died in the collapse of the bridge",
                "12 people died in the collapse of the bridge", "2016-10-09")
              .conflict == Conflict::quantity);
    CHECK_FALSE(judge("12 people died in the collapse of the bridge",
                      "60 people have died in the collapse of the bridge", "2016-11-09")
                    .conflict);
  }

  TEST_CASE("a greater figure of a later day supersedes the earlier one, whatever the order of the ids") {
    const char *few = "12 people died in the collapse of the bridge",
               *many = "60 people have died in the collapse of the bridge";
    for (const bool is_later_first : {false, true}) {
      const Linkage linkage =
          link(corpus_of({article("a", "Post", {{"Ann Archer", Identity::named, is_later_first ? many : few}},
                                  {}, is_later_first ? "2016-10-09" : "2016-10-07"),
                          article("b", "Times", {{"Bob Baker", Identity::named, is_later_first ? few : many}},
                                  {}, is_later_first ? "2016-10-07" : "2016-10-09")}));
      CHECK(linkage.contradictions.empty());
      REQUIRE(linkage.updates.size() == 1);
      CHECK(linkage.claims[linkage.updates[0].earlier].statements[0].article == (is_later_first ? 1 : 0));
    }
  }

  TEST_CASE("which words clash") {
    const struct {
      const char *one, *other;
      Conflict conflict;
      const char *words, *against;
    } cases[] = {
        {"40 people were injured in the town", "the quake injured 300 people", Conflict::quantity,
         "40 people", "300 people"},
        {"a magnitude 5.6 earthquake struck", "a 5.2-magnitude quake struck", Conflict::quantity,
         "5.6 earthquake", "5.2 magnitude"},
        {"there were no militants in the house", "militants were in the house", Conflict::negation,
         "no militants", ""},
        {"unemployment has risen", "unemployment fell", Conflict::opposite, "risen", "fell"},
        {"12 people died", "the toll rose to 60 dead", Conflict::update, "12 people", "60 dead"},
        {"it fell shortly after 2 a.m. in Rome", "it fell just after 2:30 a.m.", Conflict::quantity, "2 a.m.",
         "2:30 a.m."},
    };
    for (const auto& one : cases) {
      CAPTURE(one.one);
      const auto [words, against] =
          hearsay::clashing_words({.content = one.one}, {.content = one.other}, one.conflict);
      CHECK(words == one.words);
      CHECK(against == one.against);
    }
  }

  TEST_CASE("a denied statement contradicts the affirmed one") {
    const auto contradictions = [](const std::string& denied) {
      Analysis denial = article("b", "Times", {{"Bob Baker", Identity::named, denied}});
      denial.statements[0].attribution.polarity = hearsay::Polarity::denied;
      return link(corpus_of({article("a", "Post",
                                     {{"Ann Archer", Identity::named,
                                       "that the minister had known of the cracks in the bridge"}}),
                             denial}))
          .contradictions;
    };
    CHECK(contradictions("that the minister had known of the cracks in the bridge") ==
          std::vector<hearsay::Contradiction>{{0, 1, Conflict::negation}});
    CHECK(contradictions("reports that the minister had known of the cracks in the bridge").empty());
    CHECK(contradictions("…").empty());
    CHECK(contradictions("").empty());
  }

  TEST_CASE("far apart in time only what is all but the same is one claim") {
    const char *one = "the bridge collapsed because its eastern pillar stood on sand",
               *other = "the old bridge collapsed because the eastern pillar stood on wet sand";
    CHECK(judge(one, other, "2016-10-20").same);
    CHECK_FALSE(judge(one, other, "2017-10-20").same);
    CHECK(judge(one, one, "2017-10-20").same);
  }

  TEST_CASE("what was not said is no claim") {
    Analysis future =
        article("a", "Post",
                {{"Ann Archer", Identity::named, "the bridge collapsed because its pillar stood on sand"}});
    future.statements[0].attribution.actuality = hearsay::Actuality::future;
    CHECK(link(corpus_of({future})).claims.empty());
  }
}

TEST_SUITE("sources across articles") {
  // The number of linked sources behind a name each of two articles has, besides the two outlets.
  std::size_t linked(const Said& one, const Said& other) {
    return link(corpus_of({article("a", "Post", {one}), article("b", "Times", {other})})).sources.size() - 2;
  }

  TEST_CASE("who is one, and who is not") {
    const struct {
      Identity identity;
      const char *one, *other;
      std::size_t expected;
    } cases[] = {
        {Identity::named, "Donald Trump", "President Donald J. Trump", 1},
        {Identity::named, "Oleksandr Syrsky", "Gen. Oleksandr Syrsky", 1},
        {Identity::named, "Donald Trump", "Ivanka Trump", 2},
        {Identity::named, "Donald Trump", "Donald Trump Jr.", 2},
        {Identity::organization, "We", "We", 2},
        {Identity::named, "Johnson", "Johnson", 2},
        {Identity::named, "Boris Johnson", "Johnson", 1},
        {Identity::organization, "the Pentagon", "Pentagon", 1},
        {Identity::organization, "the Pentagon", "Defense Department", 1},
        {Identity::organization, "The Department of Justice", "DOJ", 1},
        {Identity::organization, "State Department", "Justice Department", 2},
        {Identity::organization, "the company", "the company", 2},
        {Identity::organization, "Radio X", "Radio Y", 2},
        {Identity::organization, "Senator Lines", "Lines", 2},
        {Identity::organization, "Vice", "Vice’s", 1},
        {Identity::unnamed, "a senior U.S. military official", "a senior U.S. military official", 2},
        {Identity::group, "Western officials", "Western officials", 2},
        {Identity::document, "the report", "the report", 2},
    };
    for (const auto& pair : cases) {
      CAPTURE(pair.one);
      CAPTURE(pair.other);
      CHECK(linked({pair.one, pair.identity, "the bridge will be closed"},
                   {pair.other, pair.identity, "taxes will not be raised this year"}) == pair.expected);
    }
  }

  TEST_CASE("unnamed sources are one within copies, and behind the same long quotation") {
    const Said said{"an official", Identity::unnamed,
                    "the bridge had been in danger of collapse since the spring"};
    CHECK(link(corpus_of({article("a", "Post", {said}, story), article("b", "Times", {said}, story)}))
              .sources.size() == 3);
    Analysis one =
        article("a", "Post",
                {{"an official", Identity::unnamed,
                  "“There could be remaining authority to send more money before the term ends”"}});
    Analysis other =
        article("b", "Times",
                {{"a senior official", Identity::unnamed,
                  "“There could be remaining authority to send more money before the term ends”"}});
    CHECK(link(corpus_of({one, other})).sources.size() == 4);  // by chance the same paraphrase
    one.statements[0].attribution.kind = other.statements[0].attribution.kind =
        hearsay::QuotationKind::direct;
    CHECK(link(corpus_of({one, other})).sources.size() == 3);
  }

  TEST_CASE("the outlet that publishes is the organization that is cited") {
    const Said cited{"the Reuters", Identity::organization, "the bridge collapsed"};
    const Linkage first = link(corpus_of({article("a", "Reuters", {}), article("b", "Times", {cited})}));
    const Linkage last = link(corpus_of({article("b", "Reuters", {}), article("a", "Times", {cited})}));
    for (const Linkage& linkage : {first, last}) {
      CHECK(linkage.outlet_of[0] == linkage.source_of[1][0]);
      const hearsay::LinkedSource& reuters = linkage.sources[linkage.outlet_of[0]];
      CHECK(reuters.name == "the Reuters");
      CHECK(reuters.identity == Identity::organization);
      CHECK(reuters.role == hearsay::Role::media);
      CHECK(reuters.places == std::vector<hearsay::Place>{{1, 0}});
    }
  }

  TEST_CASE("outlets are one by their names, all of whose words count") {
    const Linkage linkage = link(corpus_of({article("a", "Vice", {}), article("b", "Vice", {}),
                                            article("c", "Radio X", {}), article("d", "Radio Y", {})}));
    CHECK(linkage.outlet_of[0] == linkage.outlet_of[1]);
    CHECK(linkage.outlet_of[2] != linkage.outlet_of[3]);
  }
}

TEST_SUITE("copies and corroboration") {
  const char* const claim = "the bridge collapsed because its eastern pillar stood on sand";
  const char* const other_words = "because the eastern pillar stands on sand, the bridge has collapsed";

  std::size_t independent(const std::vector<Analysis>& analyses) {
    const Corpus corpus = corpus_of(analyses);
    const Linkage linkage = link(corpus);
    REQUIRE(linkage.claims.size() == 1);
    CHECK(linkage.claims[0].statements.size() == analyses.size());
    return independent_sources(reliance_graph(corpus, linkage, 0), 0);
  }

  std::string outlet(int i) {
    std::string name = "Outlet ";
    return name += std::to_string(i);
  }

  TEST_CASE("resemblance") {
    const Corpus corpus = corpus_of(
        {article("a", "", {}, story), article("b", "", {}, std::string(story) + " He thanked the divers."),
         article("c", "", {}, "Nothing of the kind was heard of in the whole of that year or the next.")});
    CHECK(resemblance(corpus[0], corpus[0]) == 1);
    CHECK(resemblance(corpus[0], corpus[1]) > 0.8);
    CHECK(resemblance(corpus[0], corpus[1]) < 1);
    CHECK(resemblance(corpus[0], corpus[2]) == 0);
    const Linkage linkage = link(corpus);
    CHECK(linkage.report_of == std::vector<std::uint32_t>{0, 0, 2});
  }

  TEST_CASE("ten outlets after one agency are one independent source") {
    std::vector<Analysis> citing, copying;
    for (int i = 0; i < 10; ++i) {
      citing.push_back(
          article(outlet(i), outlet(i), {{outlet(i) + "'s official", Identity::unnamed, claim, "Reuters"}}));
      copying.push_back(article(outlet(i), outlet(i), {{"an official", Identity::unnamed, claim}}, story));
    }
    CHECK(independent(citing) == 1);
    CHECK(independent(copying) == 1);
  }

  TEST_CASE("origins that cannot be told apart are one") {
    const struct {
      const char* what;
      Said one, other;
      std::size_t expected;
    } cases[] = {
        {"two names", {"Ann Archer", Identity::named, claim}, {"Bob Baker", Identity::named, other_words}, 2},
        {"two bodies",
         {"the Ministry of Transport", Identity::organization, claim},
         {"Skanska", Identity::organization, other_words},
         2},
        {"the same words", {"Ann Archer", Identity::named, claim}, {"Bob Baker", Identity::named, claim}, 1},
        {"a name written otherwise",
         {"Vincent DelGiudice", Identity::named, claim},
         {"V. Del Giudice", Identity::named, other_words},
         1},
        {"given names alone do not join",
         {"Ann Archer", Identity::named, claim},
         {"Ann Baker", Identity::named, other_words},
         2},
        {"a body of fewer words",
         {"the ministry", Identity::organization, claim},
         {"Russia's Defense Ministry", Identity::organization, other_words},
         1},
        {"somebody unnamed may be who is named elsewhere",
         {"an official", Identity::unnamed, claim},
         {"Bob Baker", Identity::named, other_words},
         1},
        {"an outlet that names nobody",
         {"", Identity::named, claim},
         {"Bob Baker", Identity::named, other_words},
         1},
    };
    for (const auto& one : cases) {
      CAPTURE(one.what);
      CHECK(independent({article("a", "Post", {one.one}), article("b", "Times", {one.other})}) ==
            one.expected);
    }
  }

  TEST_CASE("an outlet is one with its name where it is cited") {
    const struct {
      const char *publisher, *cited;
      std::size_t expected;
    } cases[] = {
        {"nydailynews.com", "the New York Daily News", 1},
        {"nydailynews.com", "NYDN", 2},
        {"New York Daily News", "NYDN", 1},
        {"www.bbc.co.uk", "the BBC", 1},
        {"articles.latimes.com", "the Los Angeles Times", 1},
        {"theguardian.com", "The Guardian", 1},
        {"The Standard", "the Standard", 1},
        {"Echo", "the Standard", 2},
        {"cbsnews.com", "Fox News", 2},
    };
    for (const auto& one : cases) {
      CAPTURE(one.publisher);
      CAPTURE(one.cited);
      CHECK(independent({article("a", one.publisher, {{"Ann Archer", Identity::named, claim}}),
                         article("b", "Times", {{one.cited, Identity::organization, other_words}})}) ==
            one.expected);
    }
  }

  TEST_CASE("what was joined is told with its reason") {
    const Corpus corpus = corpus_of({article("a", "Post", {{"Vincent DelGiudice", Identity::named, claim}}),
                                     article("b", "Times", {{"Del Giudice", Identity::named, other_words}}),
                                     article("c", "Sun", {{"", Identity::named, other_words}})});
    const auto claims = profile_claims(corpus, link(corpus));
    REQUIRE(claims.size() == 1);
    CHECK(claims[0].independent_sources == 1);
    CHECK(claims[0].bottlenecks == std::vector<std::string>{"Vincent DelGiudice"});
    std::vector<std::string> joined = claims[0].joined;
    std::sort(joined.begin(), joined.end());
    CHECK(joined == std::vector<std::string>{"Del Giudice = Vincent DelGiudice: names alike",
                                             "Sun = Vincent DelGiudice: names no source of its own"});
  }

  TEST_CASE("a story in hundreds of papers is one report; a line that all of them have is none") {
    Corpus copies, variants, apart;
    for (int i = 0; i < 250; ++i) {
      const std::string own = filler("own" + std::to_string(i));
      const std::string line = " Write to the editor if you have seen what this story tells of.";
      copies.add(article(outlet(i), outlet(i), {}, story));
      variants.add(article(outlet(i), outlet(i), {}, story + own.substr(0, 40)));
      apart.add(article(outlet(i), outlet(i), {}, own + line));
    }
    const auto reports = [](const Corpus& corpus) {
      const Linkage linkage = link(corpus);
      return std::set(linkage.report_of.begin(), linkage.report_of.end()).size();
    };
    CHECK(reports(copies) == 1);
    CHECK(reports(variants) == 1);
    CHECK(reports(apart) == 250);
  }

  TEST_CASE("five that cite one official, or spokesmen of one ministry, are one") {
    std::vector<Analysis> official, spokesmen;
    for (int i = 0; i < 5; ++i) {
      official.push_back(article(outlet(i), outlet(i), {{"Oleksandr Syrsky", Identity::named, claim}}));
      Said said{"spokesman " + std::to_string(i), Identity::unnamed, claim};
      said.principal = "Ministry of Transport";
      spokesmen.push_back(article(outlet(i), outlet(i), {said}));
    }
    CHECK(independent(official) == 1);
    CHECK(independent(spokesmen) == 1);
  }

  TEST_CASE("of outlets that say it on their own none is known to have it from another place") {
    CHECK(independent({article("a", "Post", {{"", Identity::named, claim}}),
                       article("b", "Times", {{"", Identity::named, other_words}})}) == 1);
  }

  TEST_CASE("two outlets that cite one another are a circle without an origin") {
    const Corpus corpus = corpus_of({article("a", "Post", {{"the Times", Identity::organization, claim}}),
                                     article("b", "Times", {{"the Post", Identity::organization, claim}})});
    const auto reliance = reliance_graph(corpus, link(corpus), 0);
    CHECK(independent_sources(reliance, 0) == 0);
    CHECK(circles(reliance).size() == 1);
  }

  TEST_CASE("corroborating: others' origins, by ways apart from the statement's own") {
    const Said archer{"Ann Archer", Identity::named, claim}, baker{"Bob Baker", Identity::named, other_words};
    Said cited = baker;
    cited.via = "Reuters";
    const auto counts = [](const std::vector<Analysis>& analyses) {
      const Corpus corpus = corpus_of(analyses);
      const Linkage linkage = link(corpus);
      std::vector<std::size_t> all;
      for (std::uint32_t i = 0; i < corpus.articles().size(); ++i)
        all.push_back(corroborating(corpus, linkage, {i, 0}).size());
      return all;
    };
    CHECK(counts({article("a", "Post", {archer})}) == std::vector<std::size_t>{0});
    CHECK(counts({article("a", "Post", {archer}), article("b", "Times", {archer})}) ==
          std::vector<std::size_t>{0, 0});
    CHECK(counts({article("a", "Post", {archer}), article("b", "Times", {baker})}) ==
          std::vector<std::size_t>{1, 1});
    CHECK(counts({article("a", "Post", {archer}), article("b", "Times", {cited}),
                  article("c", "Sun", {cited})}) == std::vector<std::size_t>{1, 1, 1});
    CHECK(counts({article("a", "Post", {archer}, story), article("b", "Times", {baker}, story),
                  article("c", "Sun", {baker})}) == std::vector<std::size_t>{1, 0, 1});
    Analysis future = article("a", "Post", {archer});
    future.statements[0].attribution.actuality = hearsay::Actuality::future;
    CHECK(counts({future, article("b", "Times", {baker})}) == std::vector<std::size_t>{0, 0});
  }

  TEST_CASE("profiles of claims and sources") {
    const Corpus corpus = corpus_of(
        {article("a", "Post",
                 {{"Ann Archer", Identity::named, "the company paid federal income taxes last year"},
                  {"Ann Archer", Identity::named, claim}}),
         article("b", "Times",
                 {{"Bob Baker", Identity::named, "the company did not pay federal income taxes last year"},
                  {"Bob Baker", Identity::named, other_words}}),
         article("c", "Sun",
                 {{"Bob Baker", Identity::named, "the mayor will open the new harbour in spring"}}),
         article("d", "Echo",
                 {{"Bob Baker", Identity::named, "the mayor will open the new harbour in spring"}})});
    const Linkage linkage = link(corpus);
    const auto claims = profile_claims(corpus, linkage, 1);
    REQUIRE(claims.size() == 4);
    CHECK(profile_claims(corpus, linkage).size() == 2);
    CHECK(claims[0].independent_sources == 2);
    CHECK(claims[0].bottlenecks.empty());
    CHECK(claims[1].articles == 2);
    CHECK(claims[1].independent_sources == 1);
    CHECK(claims[1].bottlenecks == std::vector<std::string>{"Bob Baker"});
    CHECK(claims[2].contradictions == linkage.contradictions);
    CHECK(claims[3].contradictions == linkage.contradictions);

    const auto sources = profile_sources(corpus, linkage);
    REQUIRE(sources.size() == linkage.sources.size());
    const auto& baker = sources[linkage.source_of[1][0]];
    CHECK(baker.articles == 3);
    CHECK(baker.published == 0);
    CHECK(sources[linkage.outlet_of[2]].published == 1);
    CHECK(baker.claims == 3);
    CHECK(baker.corroborated == 1);
    CHECK(baker.contradicted == 1);
    CHECK(baker.bottleneck == 1);
    CHECK(baker.prominence > sources[linkage.source_of[0][0]].prominence);
  }

  TEST_CASE("credibility: who is contradicted by most is believed least") {
    std::vector<Analysis> analyses;
    const char* const accidents[] = {
        "people have died since the bridge collapsed", "soldiers were hurt near the northern harbour",
        "houses have burned down after the storm", "passengers have waited at the closed airport",
        "shops were looted during the riots"};
    for (int i = 0; i < 5; ++i) {
      const std::string id = std::to_string(i), accident = accidents[i];
      analyses.push_back(article(id + "a", "Post", {{"Ann Archer", Identity::named, "20 " + accident}}));
      analyses.push_back(article(id + "b", "Times", {{"Bob Baker", Identity::named, "20 " + accident}}));
      analyses.push_back(article(id + "c", "Sun", {{"Carl Cook", Identity::named, "900 " + accident}}));
    }
    const Corpus corpus = corpus_of(analyses);
    const Linkage linkage = link(corpus);
    const hearsay::ClaimTable table = claim_table(corpus, linkage);
    CHECK(table.object_count() == 5);
    CHECK(table.value_count() == 10);
    const auto found = estimate_credibility(table, hearsay::Accu{});
    for (hearsay::ClaimTable::Index s = 0; s < table.source_count(); ++s) {
      const std::string& name = linkage.sources[std::stoul(std::string(table.source(s)))].name;
      CAPTURE(name);
      CHECK((found.trust[s] > 0.5) == (name != "Carl Cook"));
    }
    // Sources that nobody contradicts have no trust.
    hearsay::Credibility known = found;
    withhold_untested_trust(table, known);
    CHECK(known.trust == found.trust);
    const Corpus agreed = corpus_of({analyses[0], analyses[1]});
    const hearsay::ClaimTable untested = claim_table(agreed, link(agreed));
    REQUIRE(untested.source_count() == 2);
    hearsay::Credibility nothing = estimate_credibility(untested);
    withhold_untested_trust(untested, nothing);
    CHECK(std::isnan(nothing.trust[0]));
    CHECK_FALSE(trust_interval(untested, nothing, 0));
    // Nobody else speaks of the same things: no evidence, no trust.
    const Corpus alone = corpus_of({analyses[0]});
    CHECK(claim_table(alone, link(alone)).claim_count() == 0);
  }

  TEST_CASE("the graph of a corpus") {
    const Corpus corpus =
        corpus_of({article("a", "Post", {{"Ann Archer", Identity::named, claim, "Reuters"}}),
                   article("b", "Times", {{"Ann Archer", Identity::named, claim}})});
    const auto graph = make_graph(corpus, link(corpus));
    CHECK(num_vertices(graph) == 5);  // the claim, Post, Times, Reuters, Archer
    CHECK(num_edges(graph) == 6);     // two reports, one says, Post → Reuters → Archer, Times → Archer
    CHECK(num_vertices(make_graph(corpus, link(corpus), 3)) == 0);
  }

  TEST_CASE("an outlet that says itself what it reports does both") {
    const Corpus corpus = corpus_of({article("a", "Reuters", {{"Reuters", Identity::organization, claim}})});
    const auto graph = make_graph(corpus, link(corpus), 1);
    std::vector<hearsay::Edge> found;
    for (const auto e : boost::make_iterator_range(edges(graph))) found.push_back(graph[e]);
    CHECK(found == std::vector<hearsay::Edge>{{hearsay::EdgeKind::says, 1}, {hearsay::EdgeKind::reports, 1}});
  }
}

TEST_SUITE("corpus") {
  std::vector<Analysis> some_articles() {
    return {
        article("c", "Post",
                {{"Ann Archer", Identity::named,
                  "the bridge collapsed because its eastern pillar stood on sand"}},
                story),
        article("a", "Times",
                {{"an official", Identity::unnamed, "at least 50 people died in the collapse", "Reuters"}},
                story),
        article("b", "Sun",
                {{"", Identity::named, "12 people died in the collapse"},
                 {"Ann Archer", Identity::named, "“quoted”\tand\nmore"}})};
  }

  TEST_CASE("articles of the same id are put in their place") {
    Corpus corpus = corpus_of(some_articles());
    corpus.add(article("a", "Other", {}));
    REQUIRE(corpus.articles().size() == 3);
    CHECK(corpus[1].publisher == "Other");
  }

  TEST_CASE("the order of the articles does not matter") {
    std::vector<Analysis> analyses = some_articles();
    const Corpus corpus = corpus_of(analyses);
    std::reverse(analyses.begin(), analyses.end());
    const Corpus reversed = corpus_of(analyses);
    const Linkage one = link(corpus), other = link(reversed);
    REQUIRE(one.claims.size() == other.claims.size());
    for (std::size_t i = 0; i < one.claims.size(); ++i) {
      const auto a = one.claims[i].statements[0], b = other.claims[i].statements[0];
      CHECK(corpus[a.article].id == reversed[b.article].id);
      CHECK(a.index == b.index);
    }
    CHECK(one.contradictions == other.contradictions);
    REQUIRE(one.sources.size() == other.sources.size());
    for (std::size_t i = 0; i < one.sources.size(); ++i) CHECK(one.sources[i].name == other.sources[i].name);
  }

  TEST_CASE("increments, saved in between, equal one build") {
    const std::vector<Analysis> analyses = some_articles();
    Corpus grown;
    for (const Analysis& analysis : analyses) {
      grown = Corpus::from_jsonl(grown.to_jsonl()).value();
      grown.add(analysis);
    }
    CHECK(grown == corpus_of(analyses));
    CHECK(link(grown) == link(corpus_of(analyses)));
  }

  TEST_CASE("strengths of any digits are read back as they were") {
    std::vector<Said> said;
    for (int i = 0; i < 400; ++i) said.push_back({"Ann Archer", Identity::named, "x" + std::to_string(i)});
    Analysis analysis = article("a", "Post", said);
    double strength = 0.1;
    for (auto& statement : analysis.statements) {
      strength = std::fmod(strength * 7.3 + 1.0 / 3, 100);
      statement.assessment.strength.score = strength;
    }
    const Corpus corpus = corpus_of({analysis});
    const std::string text = corpus.to_jsonl();
    CHECK(Corpus::from_jsonl(text).value() == corpus);
    CHECK(Corpus::from_jsonl(text).value().to_jsonl() == text);
  }

  TEST_CASE("what is saved loads") {
    const Corpus corpus = corpus_of(some_articles());
    const std::string text = corpus.to_jsonl();
    CHECK(Corpus::from_jsonl(text).value() == corpus);
    CHECK(Corpus::from_jsonl(Corpus().to_jsonl()).value() == Corpus());
  }

  TEST_CASE("a file that grew: the last of an id counts, and what was broken off does not") {
    std::vector<Analysis> analyses = some_articles();
    const std::string text = corpus_of(analyses).to_jsonl();
    analyses[1].publisher = "Another Post";
    const Corpus expected = corpus_of(analyses);
    const std::string added = corpus_of({analyses[1]}).to_jsonl();
    const std::string lines = text.substr(text.find('\n') + 1) + added.substr(added.find('\n') + 1);
    CHECK(Corpus::from_jsonl("{\"hearsay-corpus\":2,\"articles\":4}\n" + lines).value() == expected);
    CHECK(Corpus::from_jsonl(text + lines.substr(0, 100)).value() == corpus_of(some_articles()));
  }

  TEST_CASE("damage is an error that says where") {
    const std::string text = corpus_of(some_articles()).to_jsonl();
    const std::size_t second_line = text.find('\n') + 1;
    const auto damaged = [&](const std::string& from, const std::string& to) {
      std::string copy = text;
      const std::size_t at = copy.find(from);
      REQUIRE(at != std::string::npos);
      const auto result = Corpus::from_jsonl(copy.replace(at, from.size(), to));
      REQUIRE(result.has_error());
      CHECK(result.error().code == hearsay::ErrorCode::invalid_record);
      return result.error().offset;
    };
    CHECK(damaged("\"hearsay-corpus\":2", "\"hearsay-corpus\":1") == 0);
    CHECK(damaged("3,\"bytes\":", "4,\"bytes\":") == text.size());
    CHECK(damaged("3,\"bytes\":", "2,\"bytes\":") > second_line);
    CHECK(damaged("\"id\":\"c\"", "\"id\":7") == second_line);
    CHECK(damaged("\"source\":0", "\"source\":9") == second_line);
    CHECK(damaged("\"identity\":\"named\"", "\"identity\":\"famous\"") == second_line);
    CHECK(damaged("\"sketch\":[", "\"sketch\":[4294967295,") == second_line);
    CHECK(damaged("\"topic\":[", "\"topic\":[4294967295,") == second_line);
    CHECK(damaged("\"strength\":0E0", "\"strength\":-1") == second_line);
    CHECK(damaged("\"statements\":[", "\"statements\":") == second_line);
    CHECK(Corpus::from_jsonl("").error().detail == "no header");
    for (std::size_t length = 1; length + 1 < text.size(); length += 37)
      CHECK(Corpus::from_jsonl(text.substr(0, length)).has_error());
  }
}

namespace {

const char* const openings[] = {
    "Rain fell again over the valley on Monday, and farmers moved their animals to higher ground.",
    "Markets opened lower after a weekend of bad news from the south of the country.",
    "The government met for three hours but took no decision on who should pay for repairs.",
    "Schools in the district stay shut until further notice, and buses no longer run.",
    "A train with aid left the capital in the morning; it carried tents, bread and water.",
    "Fishermen along the coast have watched the level drop for weeks.",
    "The minister of energy cancelled a journey abroad and returned to his office at night.",
    "Two villages were without power for most of the day after a line came down.",
    "Insurers expect claims of some size, though none would give a figure yet.",
    "Volunteers filled sandbags in the square while the church bells rang.",
};
const char* const witnesses[] = {"Olena Marchenko", "Petro Bondar", "Ivan Koval",   "Anna Lysenko",
                                 "Taras Shevchuk",  "Maria Tkach",  "Oleh Kravets", "Iryna Boyko",
                                 "Yuri Melnyk",     "Sofia Hnatiuk"};

struct Corroborated {
  std::size_t independent = 0;  // sources of the claim
  double gain = 0;              // what the other articles add to the strength of the first one's statement
};

// Ten articles of ten outlets with different texts, each with a sentence for the same claim.
template <class Sentence>
Corroborated corroborated_in_text(Sentence sentence) {
  const hearsay::Analyzer analyzer;
  Corpus corpus;
  std::vector<Analysis> analyses;
  for (int i = 0; i < 10; ++i) {
    const std::string id = std::to_string(i);
    analyses.push_back(analyzer
                           .analyze({id, "", "Outlet " + id, "2023-05-10",
                                     std::string(openings[i]) + "\n\n" + sentence(i) + "\n"})
                           .value());
    corpus.add(analyses.back());
  }
  const Linkage linkage = link(corpus);
  REQUIRE_FALSE(linkage.claims.empty());
  CHECK(linkage.claims[0].statements.size() == 10);
  const auto place =
      *std::min_element(linkage.claims[0].statements.begin(), linkage.claims[0].statements.end());
  const auto& assessment = analyses[place.article].statements[place.index].assessment;
  hearsay::StrengthFeatures features = assessment.features;
  features.corroborating = corroborating(corpus, linkage, place);
  const auto weights = hearsay::StrengthWeights::of(hearsay::Lexicon::builtin());
  return {independent_sources(reliance_graph(corpus, linkage, 0), 0),
          hearsay::Strength::of(features, weights).score - assessment.strength.score};
}

}  // namespace

TEST_CASE("from text to number: who tells a story in an agency's words is no further source") {
  const std::string story_told = "the Kakhovka dam has lost half of its water and will fail within days";
  const Corroborated agency = corroborated_in_text([&](int i) {
    return i % 2 == 0 ? "Reuters reported on Tuesday that " + story_told + "."
                      : "According to Reuters, " + story_told + ".";
  });
  CHECK(agency.independent == 1);
  CHECK(agency.gain == 0);
  const Corroborated words = corroborated_in_text([&](int i) {
    return i % 2 == 0 ? witnesses[i] + (" said on Tuesday that " + story_told) + "."
                      : std::string("According to ") + witnesses[i] + ", " + story_told + ".";
  });
  CHECK(words.independent == 1);
  CHECK(words.gain == 0);
  const Corroborated two = corroborated_in_text([&](int i) {
    return i % 2 == 0
               ? witnesses[0] + (" said on Tuesday that " + story_told) + "."
               : std::string("According to ") + witnesses[1] +
                     ", within days the Kakhovka dam will fail, since half of its water has been lost.";
  });
  CHECK(two.independent == 2);
  CHECK(two.gain > 0);
}
