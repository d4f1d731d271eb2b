// What statements say, in the form in which they are compared: tables of words and what is read in them, and
// laws of comparison.
#include "corpus/proposition.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>
#include <optional>
#include <string>
#include <vector>

#include "corpus/comparison.hpp"
#include "corpus/event_claims.hpp"
#include "corpus/words.hpp"
#include "hearsay/blocks.hpp"

using namespace hearsay;

namespace {

Proposition read(std::string_view content, Polarity polarity = Polarity::affirmed, Act act = Act::speech) {
  return read_proposition({.content = std::string(content), .act = act, .polarity = polarity});
}

std::uint32_t word(std::string_view of) {
  return hash(stem(of));
}

// The stems of words, as propositions have them.
std::vector<std::uint32_t> words(std::initializer_list<std::string_view> all) {
  std::vector<std::uint32_t> hashes;
  for (const std::string_view one : all) hashes.push_back(word(one));
  std::sort(hashes.begin(), hashes.end());
  return hashes;
}

SourceKey key(Identity identity, std::string name) {
  return source_key({.name = std::move(name), .identity = identity}, Lexicon::builtin());
}

Candidate candidate(const Proposition& of, std::uint32_t source, std::optional<int> day) {
  Candidate made{&of, source, source, day, {}};
  for (const std::uint32_t one : of.words) made.features.push_back(feature(1, one));
  weigh(made, Rarity(10));
  return made;
}

constexpr std::string_view pairs[][2] = {
    {"the bridge collapsed in the storm", "the bridge has collapsed in the storm"},
    {"the bridge did not collapse in the storm", "the bridge collapsed in the storm"},
    {"12 people died in the storm", "60 people died in the storm"},
    {"prices rose in the town", "prices fell in the town"},
    {"prices did not rise in the town", "prices fell in the town"},
    {"whether the bridge collapsed", "the bridge collapsed"},
    {"about 500 boats sank", "at least 500 boats sank"},
    {"John Smith fell ill in Rome", "Mary Jones fell ill in Rome"},
};

}  // namespace

TEST_SUITE("propositions") {
  TEST_CASE("quantities") {
    const struct {
      std::string_view text;
      double low, high;
      std::string_view unit;  // empty for none
      bool or_more = false, or_less = false, of_event = false;
    } table[] = {
        {"3,000 casualties", 3000, 3000, "casualties"},
        {"50", 50, 50, ""},
        {"the 28th birthday", 28, 28, "birthday"},
        {"the 1st, the 2nd", 1, 1, "2nd"},
        {"5k euros", 5e3, 5e3, "euros"},
        {"7m euros", 7e6, 7e6, "euros"},
        {"3bn euros", 3e9, 3e9, "euros"},
        {"eight boats", 8, 8, "boats"},
        {"thirty-five boats", 35, 35, "boats"},
        {"thirty-one boats", 31, 31, "boats"},
        {"nineteen five-ton lorries", 19, 19, "five"},
        {"thirty eleven", 30, 30, "eleven"},
        {"two dozen boats", 24, 24, "boats"},
        {"five hundred thousand boats", 5e5, 5e5, "boats"},
        {"1.5 million boats", 1.5e6, 1.5e6, "boats"},
        {"2 billion boats", 2e9, 2e9, "boats"},
        {"3 trillion boats", 3e12, 3e12, "boats"},
        {"several hundred boats", 200, 999, "boats"},
        {"a few thousand boats", 2000, 9999, "boats"},
        {"dozens of boats", 24, 99, "boats"},
        {"hundreds of boats", 200, 999, "boats"},
        {"tens of thousands of boats", 20'000, 99'999, "boats"},
        {"tens in thousands of boats", 2000, 9999, "boats"},
        {"millions of boats", 2e6, 1e7 - 1, "boats"},
        {"billions of boats", 2e9, 1e10 - 1, "boats"},
        {"about 500 boats", 450, 550, "boats"},
        {"around 500 boats", 450, 550, "boats"},
        {"roughly 500 boats", 450, 550, "boats"},
        {"approximately 500 boats", 450, 550, "boats"},
        {"some 500 boats", 450, 550, "boats"},
        {"nearly 500 boats", 450, 500, "boats"},
        {"almost 500 boats", 450, 500, "boats"},
        {"over 500 boats", 500, 750, "boats", true},
        {"more than 500 boats", 500, 750, "boats", true},
        {"at least 500 boats", 500, 750, "boats", true},
        {"rather than 500 boats", 500, 500, "boats"},
        {"up to 500 boats", 250, 500, "boats", false, true},
        {"less than 500 boats", 250, 500, "boats", false, true},
        {"fewer than 500 boats", 250, 500, "boats", false, true},
        {"went to 500 boats", 500, 500, "boats"},
        {"10 of the ships", 10, 10, "ships"},
        {"10 percent", 10, 10, "percent"},
        {"10 % of it", 10, 10, "percent"},
        {"5 people", 5, 5, "people"},
        {"5 people were injured", 5, 5, "injure", false, false, true},
        {"5 people have been hurt", 5, 5, "injure", false, false, true},
        {"killed 5 people", 5, 5, "die", false, false, true},
        {"killed in the mine were 5 people", 5, 5, "people"},
        {"5 dead", 5, 5, "die", false, false, true},
        {"of 5 dead", 5, 5, "die"},
        {"5 women were injured", 5, 5, "injure"},
        {"another 5 people were injured", 5, 5, "injure"},
        {"including 5 people who were injured", 5, 5, "people"},
        {"a magnitude 5.6 quake", 5.6, 5.6, "magnitude", false, false, true},
        {"a 5.6-magnitude quake", 5.6, 5.6, "magnitude", false, false, true},
    };
    for (const auto& row : table) {
      CAPTURE(row.text);
      const auto found = read(row.text).quantities;
      REQUIRE_FALSE(found.empty());
      CHECK(found[0].low == doctest::Approx(row.low));
      CHECK(found[0].high == doctest::Approx(row.high));
      CHECK(found[0].unit == (row.unit.empty() ? 0 : word(row.unit)));
      CHECK(found[0].or_more == row.or_more);
      CHECK(found[0].or_less == row.or_less);
      CHECK(found[0].of_event == row.of_event);
    }
    for (const std::string_view none : {"a 2-1 win", "an F-35", "COVID-19", "hundred boats", "few boats", ""})
      CHECK_MESSAGE(read(none).quantities.empty(), none);
  }

  TEST_CASE("times of day") {
    const struct {
      std::string_view text;
      double told, low, high;
    } table[] = {
        {"at 2:30 a.m. on Sunday", 150, 140, 160},
        {"at 2.30am on Sunday", 150, 140, 160},
        {"at 12:05 a.m.", 5, -5, 15},
        {"at 12 p.m.", 720, 710, 730},
        {"at 11:59 pm", 1439, 1429, 1449},
        {"shortly after 2 a.m. on Sunday", 120, 120, 140},
        {"just past 2:30 a.m. in Rome", 150, 150, 170},
        {"shortly before 2 p.m.", 840, 820, 840},
        {"about 2:30 a.m.", 150, 130, 170},
        {"nearly 2 p.m.", 840, 820, 840},
        {"up to 2 p.m.", 840, 820, 840},
        {"over 2 p.m.", 840, 840, 860},
    };
    for (const auto& row : table) {
      CAPTURE(row.text);
      const auto found = read(row.text).quantities;
      REQUIRE(found.size() == 1);
      CHECK(found[0].unit == time_of_day);
      CHECK(found[0].told == row.told);
      CHECK(found[0].low == row.low);
      CHECK(found[0].high == row.high);
    }
    for (const std::string_view none :
         {"at 13 p.m.", "at 0 a.m.", "at 2:60 a.m.", "at 2:3 a.m.", "at 2:300 a.m.", "at 2:x0 a.m.",
          "2 boats in the a.m.", "at :30 a.m."}) {
      for (const Quantity& one : read(none).quantities) CHECK_MESSAGE(one.unit != time_of_day, none);
    }
  }

  TEST_CASE("words of a compound") {
    CHECK(read("blood-alcohol level").words == words({"blood", "alcohol", "level"}));
    CHECK(read("an 8-year-old girl").words == words({"year", "old", "girl"}));
    CHECK(read("an F-35 jet").words == words({"f-35", "jet"}));
    CHECK(read("a 5.6-magnitude quake").words == words({"magnitude", "quake"}));
    CHECK(read("x-ray rooms").words == words({"x-ray", "rooms"}));
  }

  TEST_CASE("what a statement is, by its words") {
    const struct {
      bool Proposition::*which;
      std::vector<std::string_view> yes, no;
    } table[] = {
        {&Proposition::is_clause,
         {"it will rain tomorrow", "that rain fell", "the army has left", "she's gone"},
         {"the army's losses", "rain all day", "to have left early", "a hope that it will rain"}},
        {&Proposition::is_question,
         {"whether it rained", "Whether or not it rained"},
         {"it asked whether it rained", "if it rained"}},
        {&Proposition::may_ask,
         {"it asked whether it rained", "rain, if any", "did it rain?"},
         {"it rained", "weather"}},
        {&Proposition::tells_change, {"the toll rose to 60", "prices fell"}, {"the toll is 60", "prices"}},
        {&Proposition::bound_to_source,
         {"we will win the vote", "to leave early", "the vote is ours"},
         {"they will win the vote", "the vote to leave"}},
        {&Proposition::anaphoric,
         {"he will resign", "their fact is known", "it rained in June"},
         {"the minister said he will resign", "rain is theirs"}},
        {&Proposition::negated,
         {"it did not rain", "no rain fell", "rain never fell", "nobody saw it"},
         {"it rained", "not only rain fell", "not just rain fell"}},
        {&Proposition::is_quoted, {}, {"it rained"}},
    };
    for (const auto& [which, yes, no] : table) {
      for (const std::string_view text : yes) CHECK_MESSAGE(read(text).*which, text);
      for (const std::string_view text : no) CHECK_MESSAGE(!(read(text).*which), text);
    }
    // By how it is said.
    CHECK(read("rain in June", Polarity::affirmed, Act::thought).bound_to_source);
    CHECK(read("it rained", Polarity::denied).negated);
    CHECK_FALSE(read("it did not rain", Polarity::denied).negated);
    CHECK(read("that it rained", Polarity::denied).is_clause);
    CHECK_FALSE(read("it had rained", Polarity::denied).is_clause);
    CHECK(read_proposition({.content = "rain", .kind = QuotationKind::mixed}).is_quoted);
  }

  TEST_CASE("words, names and what is denied") {
    const Proposition read_one = read("The company did not pay Ann Archer in Rome. It rained.");
    CHECK(read_one.words == words({"company", "pay", "ann", "archer", "rome", "rained"}));
    CHECK(read_one.names == words({"ann", "archer", "rome"}));
    CHECK(read_one.negated_words == words({"pay"}));
    CHECK(read_one.sentences == 2);
    CHECK(read_one.length == 11);
    CHECK(read("it did not").negated_words == std::vector<std::uint32_t>{0});
    CHECK(read("the rain fell").wording == read("The rain fell!").wording);
    CHECK(read("the rain fell").wording != read("rain the fell").wording);
  }

  TEST_CASE("how two of them relate") {
    const struct {
      std::string_view one, other;
      Relation relation;
    } table[] = {
        {"the bridge collapsed", "the bridge has collapsed", Relation::same},
        {"the bridge collapsed", "the bridge did not collapse", Relation::negation},
        {"the bridge collapsed", "the bridge never did collapse", Relation::negation},
        {"prices rose in town", "prices fell in town", Relation::opposite},
        {"the court will accept it", "the court will reject it", Relation::opposite},
        {"the strike is legal", "the strike is illegal", Relation::opposite},
        {"prices did not rise in town", "prices fell in town", Relation::unrelated},
        {"12 people died", "60 people died", Relation::quantity},
        {"12 people died", "12 people died", Relation::same},
        {"at least 12 people died", "12 people died", Relation::same},
        {"at least 12 people died", "at least 60 people died", Relation::unrelated},
        {"up to 12 people died", "up to 60 people died", Relation::unrelated},
        {"at least 50 people died", "12 people died", Relation::quantity},
        {"at least 50 people died", "200 people died", Relation::unrelated},
        {"up to 50 people died", "12 people died", Relation::unrelated},
        {"12 boats sank", "60 ships sank", Relation::unrelated},
        {"it fell shortly after 2 a.m.", "it fell just after 2:30 a.m.", Relation::time},
        {"it fell shortly after 2 a.m.", "it fell about 2:30 a.m.", Relation::same},
        {"it fell at 2 a.m.", "it fell at 2 p.m.", Relation::time},
        {"it fell at 2 a.m.", "it did not fall at 2 p.m.", Relation::unrelated},
        {"it fell at 2 a.m.", "120 of it fell", Relation::unrelated},
        {"12 people died", "people died", Relation::unrelated},
        {"47 percent to 42 percent", "51 percent to 40 percent", Relation::unrelated},
        {"whether the bridge collapsed", "the bridge collapsed", Relation::unrelated},
        {"whether the bridge collapsed", "did the bridge collapse?", Relation::same},
        {"in Rome John Smith fell", "in Rome Mary Jones fell", Relation::unrelated},
        {"in Rome John Smith fell", "in Rome John fell", Relation::same},
        {"the firm did not resign itself to taxes", "the firm paid taxes", Relation::unrelated},
    };
    for (const auto& row : table) {
      CAPTURE(row.one);
      CAPTURE(row.other);
      CHECK(compare(read(row.one), read(row.other)) == row.relation);
    }
    // What is denied in a part that the other leaves out does not matter where one contains the other.
    const Proposition whole = read("12 boats sank in the storm, although the wind was not strong");
    CHECK(compare(whole, read("boats sank in the storm"), true) == Relation::same);
    CHECK(compare(whole, read("boats sank in the storm"), false) == Relation::unrelated);
  }

  TEST_CASE("numbers clash whatever the names") {
    const Proposition one = read("in Rome it fell shortly after 2 a.m."),
                      other = read("in Oslo it fell at 4 a.m.");
    CHECK(numbers_clash(one, other, Relation::time));
    CHECK_FALSE(numbers_clash(one, other, Relation::quantity));
    CHECK_FALSE(numbers_clash(one, one, Relation::time));
    CHECK(numbers_clash(read("in Rome 12 people died"), read("in Oslo 60 people died"), Relation::quantity));
    CHECK_FALSE(
        numbers_clash(read("in Rome 12 people died"), read("in Oslo 60 people died"), Relation::time));
  }

  TEST_CASE("it does not matter which of two comes first, and each is the same as itself") {
    for (const auto& pair : pairs) {
      CAPTURE(pair[0]);
      const Proposition one = read(pair[0]), other = read(pair[1]);
      for (const bool contained : {false, true})
        CHECK(compare(one, other, contained) == compare(other, one, contained));
      CHECK(are_of_one_place(one, other) == are_of_one_place(other, one));
      CHECK(compare(one, one) == Relation::same);
      CHECK(compare(other, other) == Relation::same);
    }
  }

  TEST_CASE("which counts more, and what is of one place") {
    CHECK(counts_more(read("60 people died"), read("12 people died")));
    CHECK_FALSE(counts_more(read("12 people died"), read("60 people died")));
    CHECK_FALSE(counts_more(read("60 boats sank"), read("12 people died")));
    CHECK_FALSE(counts_more(read("60 people died"), read("about 60 people died")));
    CHECK(are_of_one_place(read("the quake struck in Rome"), read("the quake struck in the night")));
    CHECK_FALSE(are_of_one_place(read("the quake struck in Rome"), read("the quake struck in Oslo")));
    CHECK_FALSE(are_of_one_place(read("the quake struck"), read("the quake came")));
  }

  TEST_CASE("statements as rows of words") {
    const Wording one = read_wording({.content = "We doubt that 12 boats sank, he said of Rome"});
    CHECK(one.negated);
    CHECK(one.first_person);
    CHECK(one.has_pronoun);
    CHECK(one.numbers.size() == 1);
    CHECK(one.names == words({"rome"}));
    CHECK(one.stems.size() == 10);
    // Numbers go by their value, and hedges are no content.
    CHECK(one.content.size() == 5);
    CHECK(one.content[0] == word("doubt"));
    CHECK(read_wording({.content = "12 boats"}).stems == read_wording({.content = "twelve boats"}).stems);
    CHECK(read_wording({.content = "12 boats"}).stems != read_wording({.content = "13 boats"}).stems);
    CHECK(read_wording({.content = "about 12 boats"}).numbers ==
          read_wording({.content = "12 boats"}).numbers);
    CHECK_FALSE(read_wording({.content = "boats sank"}).has_pronoun);
    CHECK(read_wording({.content = "he sank"}).has_pronoun);
    CHECK_FALSE(read_wording({.content = "he sank"}).first_person);
    CHECK(read_wording({.content = "it sank", .polarity = Polarity::denied}).negated);
    CHECK_FALSE(read_wording({.content = "it did not sink", .polarity = Polarity::denied}).negated);
    std::string long_one;
    for (int i = 0; i < 100; ++i) long_one += "boats ";
    CHECK(read_wording({.content = long_one}).stems.size() == Wording::longest);
  }
}

TEST_SUITE("words") {
  TEST_CASE("stems") {
    const std::string_view alike[][2] = {
        {"taxes", "tax"},     {"taxed", "tax"},     {"taxing", "tax"},     {"paid", "pay"},
        {"parties", "party"}, {"classes", "class"}, {"planned", "plan"},   {"planning", "plans"},
        {"taking", "take"},   {"fell", "fall"},     {"missing", "missed"}, {"buzzed", "buzz"},
        {"called", "call"},   {"dries", "dry"},
    };
    for (const auto& [one, other] : alike) CHECK_MESSAGE(stem(one) == stem(other), one);
    const std::string_view apart[][2] = {{"bus", "bu"},   {"this", "thi"},     {"thing", "th"}, {"red", "r"},
                                         {"sting", "st"}, {"crisis", "crisi"}, {"news", "nes"}};
    for (const auto& [one, other] : apart) CHECK_MESSAGE(stem(one) != stem(other), one);
    CHECK(stem("") == "");
  }
}

TEST_SUITE("sources by their names") {
  TEST_CASE("people") {
    const SourceKey one = key(Identity::named, "President Donald J. Trump");
    CHECK(one.full_name == "donald trump");
    CHECK(one.surname == "trump");
    CHECK(one.key == person_key("donald trump"));
    for (const char* same : {"Donald Trump", "Mr. Donald Trump's", "former Vice President Donald Trump"})
      CHECK_MESSAGE(key(Identity::named, same).key == one.key, same);
    for (const char* other : {"Donald Tramp", "D. Trump", "Trump", "Eric Trump"})
      CHECK_MESSAGE(key(Identity::named, other).key != one.key, other);
    CHECK(key(Identity::named, "Trump").surname == "trump");
    CHECK(key(Identity::named, "Trump").key.empty());
    CHECK(key(Identity::unnamed, "an official").key.empty());
    CHECK(key(Identity::unnamed, "An Official").within_report == "an official");
  }

  TEST_CASE("organizations") {
    const std::string pentagon = key(Identity::organization, "the Pentagon").key;
    CHECK_FALSE(pentagon.empty());
    for (const char* same : {"The Pentagon", "Pentagon"})
      CHECK_MESSAGE(key(Identity::organization, same).key == pentagon, same);
    for (const char* nobody : {"the company", "We", "It", "They", ""})
      CHECK_MESSAGE(key(Identity::organization, nobody).key.empty(), nobody);
    CHECK(outlet_key("the Post", Lexicon::builtin()) == outlet_key("Post", Lexicon::builtin()));
    CHECK(outlet_key("the Post", Lexicon::builtin()) != outlet_key("Times", Lexicon::builtin()));
    CHECK(outlet_key("", Lexicon::builtin()).empty());
  }

  TEST_CASE("of several names the usual one") {
    CHECK(usual_name({{"Lee", 1}, {"Ann Lee", 2}, {"Lee", 2}}) == "Lee");
    CHECK(usual_name({{"Lee", 2}, {"Ann Lee", 2}}) == "Ann Lee");
    CHECK(usual_name({{"Ann Lee", 1}, {"Lee", 2}}) == "Lee");
    CHECK(usual_name({}) == "");
  }

  TEST_CASE("words that tell who somebody is") {
    CHECK(source_words("Judge Ann Lee's") == words({"ann", "lee"}));
    CHECK(source_words("the police spokesman") == std::vector<std::uint32_t>{});
    CHECK(source_words("Lee, Lee") == words({"lee"}));
    CHECK(source_words("O'Hara-Smith 3") == words({"o'hara", "smith"}));
    CHECK(source_words("").empty());
  }
}

TEST_SUITE("comparison of statements") {
  TEST_CASE("days") {
    CHECK(day_of("1970-01-01") == 0);
    CHECK(day_of("1970-01-02T10:00") == 1);
    CHECK(day_of("1969-12-31") == -1);
    CHECK(day_of("2000-02-29") == 11016);
    CHECK(day_of("2000-03-01") == 11017);
    CHECK(day_of("2024-12-31") == 20088);
    CHECK(day_of("1600-01-01") == -135140);
    for (const char* none : {"", "1970", "1970-01-0", "1970/01/01", "1970-01/01", "197x-01-01", "1970-0a-01",
                             "1970-01-:1", "01-01-1970 "})
      CHECK_MESSAGE(day_of(none) == std::nullopt, none);
  }

  TEST_CASE("what says something") {
    CHECK(says_something(read("it will rain")) == false);
    CHECK(says_something(read("heavy rain will fall")));
    CHECK_FALSE(says_something(read("heavy rain")));
    CHECK_FALSE(says_something(read("former adviser John Bolton")));
    CHECK(says_something(read("heavy rain across northern towns")));
    CHECK(says_something(read_proposition({.content = "heavy rain", .kind = QuotationKind::direct})));
  }

  TEST_CASE("conflicts, by who speaks and when") {
    const Proposition few = read("12 people have died in the storm"),
                      many = read("60 people have died in it"), topic = read("12 people dead in the storm");
    const LinkOptions options;
    const auto conflict = [&](const Proposition& one, int day, const Proposition& other, int later,
                              Relation relation, std::uint32_t speaker = 2) {
      return conflict_between(candidate(one, 1, day), candidate(other, speaker, later), relation, options);
    };
    CHECK(conflict(few, 0, many, 0, Relation::quantity) == Conflict::quantity);
    CHECK(conflict(few, 0, many, 3, Relation::quantity) == Conflict::update);
    CHECK(conflict(many, 0, few, 3, Relation::quantity) == Conflict::quantity);
    CHECK(conflict(few, 0, many, 7, Relation::quantity) == Conflict::update);
    CHECK(conflict(few, 0, many, 8, Relation::quantity) == std::nullopt);
    CHECK(conflict(few, 0, many, 0, Relation::quantity, 1) == std::nullopt);
    CHECK(conflict(few, 0, many, 0, Relation::negation) == Conflict::negation);
    CHECK(conflict(few, 0, many, 0, Relation::opposite) == Conflict::opposite);
    CHECK(conflict(few, 0, many, options.days, Relation::negation) == Conflict::negation);
    CHECK(conflict(few, 0, many, options.days + 1, Relation::negation) == std::nullopt);
    CHECK(conflict(topic, 0, topic, 0, Relation::negation) == std::nullopt);
    CHECK(conflict_between(candidate(few, 1, std::nullopt), candidate(many, 2, 0), Relation::negation,
                           options) == std::nullopt);
  }

  TEST_CASE("likeness is the same from either side, and each is like itself") {
    const LinkOptions options;
    const Rarity rarity(10);
    for (const auto& pair : pairs) {
      const Proposition one = read(pair[0]), other = read(pair[1]);
      for (const int day : {0, 2, 30, 90}) {
        CAPTURE(pair[0]);
        CAPTURE(day);
        const Candidate a = candidate(one, 1, 0), b = candidate(other, 2, day);
        const auto there = like(a, b, rarity, options), back = like(b, a, rarity, options);
        CHECK(there.has_value() == back.has_value());
        if (there && back) CHECK(there->conflict == back->conflict);
      }
      const Candidate a = candidate(one, 1, 0);
      if (a.features.size() < 3) {
        CHECK_FALSE(like(a, a, rarity, options));
      } else {
        CHECK(like(a, a, rarity, options));
      }
    }
  }

  TEST_CASE("how much two statements must have in common, by who says them and when") {
    // Of so many words each, all equally rare; what is not said is that of two plain clauses of the same day
    // by two speakers.
    struct Case {
      const char* what;
      std::uint32_t one, other, common;
      bool alike;
      int days = 0;
      bool same_source = false, quoted = false, anaphoric = false, bound = false;
    };
    const LinkOptions options;
    const Rarity rarity(10);
    const int far = options.days + 1;
    for (const Case& row : {
             Case{"all the same", 3, 3, 3, true},
             {"too few words", 2, 2, 2, false},
             {"too few in one", 3, 2, 2, false},
             // six of ten, since a part of what both have is enough
             {"six of ten", 8, 8, 6, true},
             {"five of ten", 8, 7, 5, false},
             // near in time, nearly all of one may stand in the other
             {"contained", 11, 22, 10, true},
             {"not quite contained", 10, 20, 8, false},
             {"contained, but few words", 5, 20, 5, false},
             {"contained, and just enough words", 6, 20, 6, true},
             {"contained, days later", 10, 20, 10, true, 3},
             {"contained, too late", 10, 20, 10, false, 4},
             {"a quotation that is cut", 11, 22, 9, true, 0, false, true},
             {"a quotation that is cut more", 10, 20, 7, false, 0, false, true},
             {"a short quotation that is cut", 4, 20, 4, true, 0, false, true},
             {"one too short", 3, 20, 3, false, 0, false, true},
             // long after, only what is all but the same
             {"as far apart as may be", 8, 8, 6, true, options.days},
             {"too far apart", 8, 8, 6, false, far},
             {"too far apart for nearly the same", 10, 10, 9, false, far},
             {"far apart and the same", 10, 10, 10, true, far},
             {"far apart, of few words", 4, 4, 4, false, far},
             {"far apart, of just enough words", 5, 5, 5, true, far},
             {"far apart, of few words by one speaker", 4, 4, 4, true, far, true},
             // "he will resign" is of different people, unless the same speaker says it
             {"of somebody not named", 8, 8, 6, false, 0, false, false, true},
             {"of somebody not named, the same", 8, 8, 8, true, 0, false, false, true},
             {"of somebody not named, one speaker", 8, 8, 6, true, 0, true, false, true},
             {"of somebody not named, quoted", 8, 8, 6, true, 0, false, true, true},
             {"of somebody not named, quoted later", 8, 8, 6, false, 4, false, true, true},
             // "we will win" means something else from another mouth
             {"bound to its source", 8, 8, 8, false, 0, false, false, false, true},
             {"bound to its source, one speaker", 8, 8, 8, true, 0, true, false, false, true},
             {"bound to its source, quoted", 8, 8, 8, true, 0, false, true, false, true},
             {"bound to its source, quoted later", 8, 8, 8, false, 4, false, true, false, true},
         }) {
      CAPTURE(std::string(row.what));
      const auto proposition = [&](std::uint32_t from, std::uint32_t count) {
        Proposition made;
        for (std::uint32_t i = from; i < from + count; ++i) made.words.push_back(i);
        made.is_clause = true;
        made.sentences = 1;
        made.is_quoted = row.quoted;
        return made;
      };
      Proposition one = proposition(100, row.one);
      const Proposition other = proposition(100 + row.one - row.common, row.other);
      one.anaphoric = row.anaphoric;
      one.bound_to_source = row.bound;
      const Candidate a = candidate(one, 1, 0), b = candidate(other, row.same_source ? 1 : 2, row.days);
      CHECK(like(a, b, rarity, options).has_value() == row.alike);
      CHECK(like(b, a, rarity, options).has_value() == row.alike);
      if (row.days == 0) continue;
      // Where a day is not known, they may be far apart.
      Candidate undated = a;
      undated.day.reset();
      CHECK(like(undated, b, rarity, options).has_value() ==
            like(a, candidate(other, b.source, far), rarity, options).has_value());
    }
  }

  TEST_CASE("a conflict is told only where it can be") {
    const Proposition few = read("12 people have died in the heavy storm"),
                      many = read("60 people have died in the heavy storm"),
                      others = read("60 people have died in northern towns");
    const LinkOptions options;
    const Rarity rarity(10);
    const auto conflict = [&](const Proposition& one, const Proposition& other, int day) {
      const auto found = like(candidate(one, 1, 0), candidate(other, 2, day), rarity, options);
      return found ? found->conflict : std::nullopt;
    };
    CHECK(conflict(few, many, 0) == Conflict::quantity);
    CHECK(conflict(few, many, 2) == Conflict::update);
    CHECK(conflict(few, many, 8) == std::nullopt);
    CHECK(conflict(few, others, 0) == std::nullopt);
    CHECK_FALSE(like(candidate(few, 1, 0), candidate(others, 2, 0), rarity, options));
    // not in copies of one report, nor of what does not stand alone
    Candidate copy = candidate(many, 2, 0);
    copy.report = 1;
    CHECK_FALSE(like(candidate(few, 1, 0), copy, rarity, options));
    for (const auto change :
         {+[](Proposition& p) { p.sentences = 2; }, +[](Proposition& p) { p.anaphoric = true; },
          +[](Proposition& p) { p.bound_to_source = true; }}) {
      Proposition changed = many;
      change(changed);
      CHECK(conflict_between(candidate(few, 1, 0), candidate(changed, 2, 0), Relation::quantity, options) ==
            std::nullopt);
      CHECK(conflict_between(candidate(changed, 2, 0), candidate(few, 1, 0), Relation::quantity, options) ==
            std::nullopt);
    }
    Proposition topic = few, other_topic = many;
    topic.is_clause = false;
    CHECK(conflict_between(candidate(topic, 1, 0), candidate(many, 2, 0), Relation::quantity, options) ==
          Conflict::quantity);
    other_topic.is_clause = false;
    CHECK(conflict_between(candidate(topic, 1, 0), candidate(other_topic, 2, 0), Relation::quantity,
                           options) == std::nullopt);
  }

  TEST_CASE("the rarest words that alike statements must share one of") {
    const Rarity rarity(10);
    const auto length = [&](std::uint32_t words, double similarity) {
      Proposition all;
      for (std::uint32_t i = 0; i < words; ++i) all.words.push_back(i);
      LinkOptions options;
      options.claim_similarity = similarity;
      return prefix(candidate(all, 1, 0), rarity, options);
    };
    CHECK(length(10, 0.6) == 6);
    CHECK(length(10, 0.3) == 8);
    CHECK(length(10, 0.9) == 6);
    CHECK(length(0, 0.6) == 0);
    CHECK(length(1, 0.6) == 1);
  }

  TEST_CASE("which is earlier") {
    const Proposition any = read("rain fell");
    CHECK(is_earlier(candidate(any, 1, 0), candidate(any, 1, 1)));
    CHECK_FALSE(is_earlier(candidate(any, 1, 1), candidate(any, 1, 1)));
    CHECK_FALSE(is_earlier(candidate(any, 1, std::nullopt), candidate(any, 1, 1)));
    CHECK_FALSE(is_earlier(candidate(any, 1, 0), candidate(any, 1, std::nullopt)));
  }

  TEST_CASE("the rarer a word, the more it weighs") {
    const Rarity rarity(1000);
    for (std::uint32_t count = 1; count < 2000; ++count) CHECK(rarity(count) > rarity(count + 1));
    CHECK(rarity(1) == doctest::Approx(std::log1p(2000.0)));
    CHECK(rarity(1500) == doctest::Approx(std::log1p(2000.0 / 1500)));
  }
}
