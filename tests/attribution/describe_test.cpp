#include <doctest/doctest.h>

#include <string>
#include <vector>

#include "attribution/describer.hpp"
#include "attribution/marked_text.hpp"
#include "hearsay/extractor.hpp"

using hearsay::Attribution;
using hearsay::Document;
using hearsay::Span;
using hearsay::test::MarkedText;

namespace {

Attribution described(const MarkedText& text) {
  std::vector<Attribution> attributions{text.attribution};
  hearsay::describe(text.document, hearsay::Lexicon::builtin(), attributions);
  return attributions.front();
}

struct Row {
  const char* text;
  const char* value;
};

// What stands in other sentences changes nothing.
const std::string behind_others = "Rain fell on all of the northern towns of the long coast. It was cold. ";

}  // namespace

TEST_SUITE("describe") {
  TEST_CASE("a lexicon may change a class of words") {
    const MarkedText text("[s The mayor] [k did nae say] [c that it would hold].");
    const hearsay::Lexicon scots =
        hearsay::Lexicon::builtin().with_entries("classes\tnegative-adverb\tnot n't never nae").value();
    std::vector<Attribution> attributions{text.attribution};
    hearsay::describe(text.document, scots, attributions);
    CHECK(attributions.front().polarity == hearsay::Polarity::denied);
    CHECK(described(text).polarity == hearsay::Polarity::affirmed);
  }

  TEST_CASE("kind") {
    for (const Row& row : std::vector<Row>{
             {"[s The mayor] [k said] [c the bridge would stay closed].", "indirect"},
             {"[c “The bridge stays closed,”] [s the mayor] [k said].", "direct"},
             {"[s The mayor] [k called] [c the bridge “a disgrace”].", "mixed"},
             {"[s The mayor] [k said], [c \"The bridge stays closed.\"]", "direct"},
             {"[c “We will wait,”] [s she] [k said], [c “until the river falls.”]", "direct"},
             {"“[s I] [k think] [c it will hold],” she said.", "indirect"},
             {"[s The mayor] [k said] [c that “it will hold” and that she would cross it first].", "mixed"},
         }) {
      for (const std::string& text : {std::string(row.text), behind_others + row.text}) {
        CAPTURE(text);
        CHECK(to_string(described(MarkedText(text.c_str())).kind) == std::string(row.value));
      }
    }
  }

  TEST_CASE("act") {
    for (const Row& row : std::vector<Row>{
             {"[s The mayor] [k said] [c it would hold].", "speech"},
             {"[k According to] [s the mayor], [c it would hold].", "speech"},
             {"[s The mayor] [k repeatedly warned] [c that it would not hold].", "speech"},
             {"[s The mayor] [k went on to say] [c that it would hold].", "speech"},
             {"[s The mayor] [k put out a statement saying] [c it would hold].", "speech"},
             {"[s The mayor] [k wrote] [c that it would hold].", "writing"},
             {"[c “It will hold,”] [s she] [k tweeted].", "writing"},
             {"[s The letter] [k said] [c it would hold].", "writing"},
             {"[s Her op-ed in the paper] [k argued] [c that it would hold].", "writing"},
             {"[s The mayor] [k believes] [c it will hold].", "thought"},
             {"[s Residents] [k hope] [c it will hold].", "thought"},
             {"[s Residents] [k opposed] [c the bridge].", "thought"},
             {"[s Engineers] [k are convinced] [c it will hold].", "thought"},
             {"[k in the view of] [s the engineers], [c it will hold].", "thought"},
             {"[s The mayor's] [k belief] [c that it will hold] is shared by few.", "thought"},
             {"[s The survey] [k found] [c that three in four residents cross it daily].", "evidence"},
             {"[s A report by the institute] [k said] [c it would hold].", "evidence"},
             {"[s Polls] [k show] [c the race is tied].", "evidence"},
             {"[s The author of the report] [k said] [c it would hold].", "speech"},
             {"[s The Evening Post] [k said] [c it would hold].", "speech"},
             // the first verb decides, a noun only where there is none
             {"[s The mayor] [k said and wrote] [c that it would hold].", "speech"},
             {"[s The mayor] [k wrote and said] [c that it would hold].", "writing"},
             {"[s The mayor] [k in the belief said] [c it would hold].", "speech"},
             {"[s The mayor's] [k tweet] [c that it would hold] is gone.", "writing"},
             {"[s The mayor's] [k belief and statement] [c that it would hold].", "thought"},
             {"[s The mayor] [k declined to write] [c that it would hold].", "writing"},
             {"[s The mayor] wrote and [k said] [c it would hold].", "speech"},
             // the head of a source that is a text: the last noun before a preposition or a mark
             {"[s Letters] [k said] [c it would hold].", "writing"},
             {"[s Post] [k said] [c it would hold].", "writing"},
             {"[s An exit poll] [k said] [c it would hold].", "evidence"},
             {"[s The poll's author] [k said] [c it would hold].", "speech"},
             {"[s A letter, signed by the mayor,] [k said] [c it would hold].", "writing"},
             {"[s The mayor, in a letter,] [k said] [c it would hold].", "speech"},
             {"[s The letter] [k believes] [c it would hold].", "thought"},
             {"[k said] [c it would hold].", "speech"},
         }) {
      for (const std::string& text : {std::string(row.text), behind_others + row.text}) {
        CAPTURE(text);
        CHECK(to_string(described(MarkedText(text.c_str())).act) == std::string(row.value));
      }
    }
  }

  TEST_CASE("polarity") {
    for (const Row& row : std::vector<Row>{
             {"[s The minister] [k said] [c the talks had failed].", "affirmed"},
             {"[s The minister] [k denied] [c that the talks had failed].", "denied"},
             {"[s The minister] [k dismissed] [c reports of a rift].", "denied"},
             {"[s The minister] [k refuted] [c the claim].", "denied"},
             {"[s The minister] [k ruled out] [c a second round].", "denied"},
             {"[s The minister] [k did not say] [c when the talks would resume].", "denied"},
             {"[s The minister] did [k n't say] [c when the talks would resume].", "denied"},
             {"[s The minister] has never [k said] [c that the talks failed].", "denied"},
             {"Never [k said], [c that the talks failed].", "denied"},
             {"[s The minister] [k declined to say] [c when the talks would resume].", "denied"},
             {"[s The minister] [k refused to comment on] [c the talks].", "denied"},
             {"[s The minister] [k would not say] [c when the talks would resume].", "denied"},
             {"[s The minister] [k did not deny] [c that the talks had failed].", "affirmed"},
             {"[s The minister] [k refused to rule out] [c a second round].", "affirmed"},
             {"[s The minister] [k not only said] [c the talks had failed] but left.", "affirmed"},
             {"[s Nobody] [k believes] [c the talks will resume].", "denied"},
             {"[s The minister] [k has no doubt] [c the talks will resume].", "affirmed"},
             {"[s The minister] [k doubts] [c the talks will resume].", "denied"},
             {"[s Nobody] [k denied] [c that the talks had failed].", "affirmed"},
             {"[s Neither side] [k said] [c the talks had failed].", "denied"},
             {"[s The man nobody knows] [k said] [c the talks had failed].", "affirmed"},
             {"[s The minister] [k not just said] [c the talks had failed] but left.", "affirmed"},
             {"[s The minister] [k said not] [c the talks had failed].", "denied"},
             {"[s The minister] [k said not only] [c the talks had failed].", "affirmed"},
             {"Nobody left, [s the minister] [k said] [c the talks had failed].", "affirmed"},
         }) {
      for (const std::string& text : {std::string(row.text), behind_others + row.text}) {
        CAPTURE(text);
        CHECK(to_string(described(MarkedText(text.c_str())).polarity) == std::string(row.value));
      }
    }
  }

  TEST_CASE("actuality") {
    for (const Row& row : std::vector<Row>{
             {"[s The minister] [k said] [c the talks had failed].", "said"},
             {"[s The minister] [k had already said] [c the talks had failed].", "said"},
             {"[s The minister] [k will announce] [c a deal].", "future"},
             {"[s The minister] will [k announce] [c a deal].", "future"},
             {"[s The minister] [k is expected to announce] [c a deal] on Friday.", "future"},
             {"[s The minister] [k plans to announce] [c a deal].", "future"},
             {"[s The minister] is going to [k propose] [c a deal].", "future"},
             {"[s The minister] [k plans] [c to leave].", "said"},
             {"[s The minister] [k would say] [c that the talks had failed].", "hypothetical"},
             {"[s The minister] [k might argue] [c that the talks had failed].", "hypothetical"},
             {"If [s the minister] [k says] [c the talks have failed], the market will fall.",
              "hypothetical"},
             {"[s The minister] [k would like] [c a deal].", "said"},
             {"[s The minister] [k would not say] [c when].", "said"},
             {"[s The minister] [k could not confirm] [c the report].", "said"},
             {"[s The minister] [k was told to say] [c that the talks had failed].", "ordered"},
             {"[s Officers] were ordered to [k report] [c that all was well].", "ordered"},
             {"[s The minister] [k should admit] [c that the talks have failed].", "ordered"},
             {"[s The minister] [k ought to admit] [c that the talks have failed].", "ordered"},
             {"[s Officers] got told to [k report] [c that all was well].", "ordered"},
             {"[s Officers] were told and [k reported] [c that all was well].", "said"},
             {"[s Officers] who ordered to stay [k said] [c that all was well].", "said"},
             {"[s The minister] [k will not say] [c when].", "future"},
             {"[s The minister] [k wo n't say] [c when].", "said"},
             {"[s The minister] is not expected to [k say] [c when].", "future"},
             {"[s The minister] not expected to [k say] [c when].", "future"},
             {"[s The minister] was expected and [k said] [c when].", "said"},
             {"[s The minister] had expected to [k say] [c when].", "said"},
             {"[s The minister] plans and [k says] [c when].", "said"},
             {"[s The minister] is scheduled to [k say] [c when].", "future"},
             // of several, the one nearest to the verb; none behind it
             {"[s The minister] if asked will [k say] [c when].", "future"},
             {"[s The minister] will if asked [k say] [c when].", "hypothetical"},
             {"[s The minister] if asked [k says] [c when].", "hypothetical"},
             {"[s The minister] [k says and will say] [c when].", "future"},
             {"[s The minister] [k says he would] [c leave].", "said"},
             // before the source, a condition alone
             {"If [s the minister] [k will say] [c so], the market will fall.", "future"},
             {"[s Whether the minister] [k said] [c so] is open.", "hypothetical"},
             {"Will [s the minister] [k say] [c so]?", "said"},
             {"If so, [s the minister] [k said] [c it was late].", "said"},
             // not behind a mark, and no further than six words
             {"[s The minister], who will leave, [k said] [c when].", "said"},
             {"[s The minister] “will” [k say] [c when].", "said"},
             {"It will two three four five [k say] [c when].", "future"},
             {"It will two three four five six [k say] [c when].", "future"},
             {"It will two three four five six seven [k say] [c when].", "said"},
         }) {
      for (const std::string& text : {std::string(row.text), behind_others + row.text}) {
        CAPTURE(text);
        CHECK(to_string(described(MarkedText(text.c_str())).actuality) == std::string(row.value));
      }
    }
  }

  TEST_CASE("addressee") {
    for (const Row& row : std::vector<Row>{
             {"[s The general] [k told] reporters [c the front was quiet].", "reporters"},
             {"[s The general] [k told] the Evening Post on Monday [c that the front was quiet].",
              "the Evening Post"},
             {"[s The general] [k told] members of the press in Oslo [c the front was quiet].",
              "members of the press"},
             {"[c “It is quiet,”] [s the general] [k told] CNN's Ann Hill.", "CNN's Ann Hill"},
             {"[c “It is quiet,”] [s the general] [k said] to the crowd.", "the crowd"},
             {"[s The general] [k assured] parliament [c that the front was quiet].", "parliament"},
             {"[s She] [k told] me [c it was quiet].", "me"},
             {"[s The general] [k said] [c the front was quiet].", ""},
             {"[s The general] [k said] in an interview [c the front was quiet].", ""},
             {"[s The general] [k was told] [c the front was quiet].", ""},
             {"[k According to] [s the general], [c the front was quiet].", ""},
             {"[s The general] [k said] to an enormous cheer [c the front was quiet].", ""},
             {"[s The general] [k urged] his men [c to hold the line].", "his men"},
             {"[s The general] [k said to] the crowd [c it was quiet].", "the crowd"},
             {"[k To] [s the general], [c it was quiet].", ""},
             {"[k to] the general [c it was quiet].", ""},
             {"[c “It is quiet,”] [s he] [k said] to reporters.", "reporters"},
             {"[c “It is quiet,”] [s he] [k said] to Ann Hill.", "Ann Hill"},
             {"[c “It is quiet,”] [s he] [k said] once more to Ann Hill.", "Ann Hill"},
             {"[c “It is quiet,”] [s he] [k said] once more indeed to Ann Hill.", ""},
             {"[c “It is quiet,”] [s he] [k said] to", ""},
             {"[s He] [k told] ", ""},
             {"[s The general] was [k told] by them [c the front was quiet].", ""},
             {"[s The general] [k told] them and [c the front was quiet].", "them"},
             {"[s The general] [k told] reporters on the front [c it was quiet].", "reporters"},
             {"[s The general] [k told] reporters Monday [c it was quiet].", "reporters"},
             {"[s The general] [k told] late Monday [c it was quiet].", ""},
             {"[s The general] [k told] In Touch [c it was quiet].", "In Touch"},
             {"[s The general] [k told] the In crowd [c it was quiet].", ""},
             {"[s The general] [k told] in Oslo [c it was quiet].", ""},
             {"[s The general] [k told] a b c d e f g h j k l m [c it was quiet].", "a b c d e f g h j k"},
             {"[s The general] [k told] 12 men [c it was quiet].", "12 men"},
             {"[s The general] [k told] reporters, staff [c it was quiet].", "reporters"},
         }) {
      for (const std::string& text : {std::string(row.text), behind_others + row.text}) {
        CAPTURE(text);
        const MarkedText marked(text.c_str());
        CHECK(marked.document[described(marked).addressee] == row.value);
      }
    }
  }

  TEST_CASE("medium") {
    for (const Row& row : std::vector<Row>{
             {"[s The general] [k said] in a statement [c that the front was quiet].", "in a statement"},
             {"[s The general] [k said in a written statement] [c that the front was quiet].",
              "in a written statement"},
             {"[c “It is quiet,”] [s she] [k wrote] on Twitter.", "on Twitter"},
             {"[c “It is quiet,”] [s she] [k said] in an interview with the Post on Sunday.",
              "in an interview with the Post"},
             {"[s The general] [k said] by telephone [c that it was quiet].", "by telephone"},
             {"In a letter to Congress, [s the general] [k said] [c it was quiet].",
              "in a letter to Congress"},
             {"[s The general] [k said] during a news conference in Oslo [c it was quiet].",
              "during a news conference"},
             {"[s The general] [k said] in a Facebook post late Monday [c it was quiet].",
              "in a Facebook post"},
             {"[s The general] [k said] in Oslo [c it was quiet].", ""},
             {"[s The general] [k said] [c in a report that it was quiet].", ""},
             {"[s The general] [k said] on television screens [c it was quiet].", ""},
             {"[s The general] [k said] in a statement on Friday [c it was quiet].", "in a statement"},
             {"[s The general] [k said] in a statement on Twitter [c it was quiet].", "in a statement"},
             {"[s The general] [k said] in a letter to the Times [c it was quiet].",
              "in a letter to the Times"},
             {"[s The general] [k said] in an interview with [c it was quiet].", "in an interview"},
             {"[s The general] [k said] in an interview, with the Post, [c it was quiet].",
              "in an interview"},
             {"[s The general] [k said] near an interview [c it was quiet].", ""},
             {"[c “It is quiet,”] [s she] [k said] in", ""},
             {"In a letter, [s he] [k said] at last in a speech [c it was quiet].", "in a speech"},
             {"In a letter [s he] [k said] again in a speech [c it was quiet].", "in a speech"},
             {"In a letter [s he] [k said] at last in a speech [c it was quiet].", "in a letter"},
         }) {
      for (const std::string& text : {std::string(row.text), behind_others + row.text}) {
        CAPTURE(text);
        const MarkedText marked(text.c_str());
        std::string medium(marked.document[described(marked).medium]);
        if (medium.starts_with("In")) medium.front() = 'i';
        CHECK(medium == row.value);
      }
    }
  }

  TEST_CASE("date") {
    for (const Row& row : std::vector<Row>{
             {"[s The general] [k said] on Tuesday [c that the front was quiet].", "on Tuesday"},
             {"[s The general] [k acknowledged] Tuesday [c that the front was quiet].", "Tuesday"},
             {"[s The general] [k said] late Monday night [c that the front was quiet].",
              "late Monday night"},
             {"[s The general] [k said] last week [c that the front was quiet].", "last week"},
             {"Earlier this month, [s the general] [k said] [c the front was quiet].", "Earlier this month"},
             {"[s The general] [k said] in June 2016 [c that the front was quiet].", "in June 2016"},
             {"[s The general] [k said] on June 3, 2016, [c that the front was quiet].", "on June 3, 2016"},
             {"[s The general] [k said] yesterday [c that the front was quiet].", "yesterday"},
             {"Two weeks ago [s the general] [k said] [c the front was quiet].", "Two weeks ago"},
             {"A few days ago [s the general] [k said] [c the front was quiet].", "A few days ago"},
             {"In 2014 [s the general] [k said] [c the front was quiet].", "In 2014"},
             {"[c The front was quiet on Sunday], [s the general] [k said] Monday.", "Monday"},
             {"[c The front was quiet on Sunday], [s the general] [k said].", ""},
             {"[s The general] [k told] reporters on Friday morning [c it was quiet].", "on Friday morning"},
             {"[s The general] [k said] [c it may be quiet].", ""},
             // counts of units that are past
             {"[s He] [k said] 3 weeks ago [c it was quiet].", "3 weeks ago"},
             {"[s He] [k said] a week ago [c it was quiet].", "a week ago"},
             {"[s He] [k said] a few days earlier [c it was quiet].", "a few days earlier"},
             {"[s He] [k said] until two weeks ago [c it was quiet].", "until two weeks ago"},
             {"[s He] [k said] two weeks hence [c it was quiet].", ""},
             {"[s He] [k said] weeks ago [c it was quiet].", ""},
             {"[s He] [k said] two men ago [c it was quiet].", ""},
             // years
             {"[s He] [k said] in 1500 [c it was quiet].", "in 1500"},
             {"[s He] [k said] in 2199 [c it was quiet].", "in 2199"},
             {"[s He] [k said] in 1499 [c it was quiet].", ""},
             {"[s He] [k said] in 2200 [c it was quiet].", ""},
             {"[s He] [k said] in 20161 [c it was quiet].", ""},
             {"[s He] [k said] in 2,01 [c it was quiet].", ""},
             {"[s He] [k said] 2016 [c it was quiet].", ""},
             // months
             {"[s He] [k said] June 2016 [c it was quiet].", "June 2016"},
             {"[s He] [k said] June 3 [c it was quiet].", "June 3"},
             {"[s He] [k said] on June 3, that is, [c it was quiet].", "on June 3"},
             {"[s He] [k said] in June 2016, 2017 [c it was quiet].", "in June 2016"},
             {"[s He] [k said] late June [c it was quiet].", "late June"},
             {"[s He] [k said] June [c it was quiet].", ""},
             {"[s He] [k said] in june [c it was quiet].", ""},
             // days
             {"[s He] [k said] yesterday morning [c it was quiet].", "yesterday morning"},
             {"[s He] [k said] Tuesday, June 3, 2016, [c it was quiet].", "Tuesday, June 3, 2016"},
             {"[s He] [k said] Tuesday, June 3, [c it was quiet].", "Tuesday, June 3"},
             {"[s He] [k said] Tuesday night, June 3, [c it was quiet].", "Tuesday night, June 3"},
             {"[s He] [k said] Tuesday, June [c it was quiet].", "Tuesday"},
             {"[s He] [k said] Tuesday June 3 [c it was quiet].", "Tuesday"},
             {"[s He] [k said] on monday [c it was quiet].", ""},
             // words around units and parts of a day
             {"[s He] [k said] this morning [c it was quiet].", "this morning"},
             {"[s He] [k said] late last night [c it was quiet].", "late last night"},
             {"[s He] [k said] early on Monday [c it was quiet].", "early on Monday"},
             {"[s He] [k said] early in the week [c it was quiet].", "early in the week"},
             {"[s He] [k said] on the following day [c it was quiet].", "on the following day"},
             {"[s He] [k said] on the following men [c it was quiet].", ""},
             {"[s He] [k said] on the day [c it was quiet].", ""},
             {"[s He] [k said] night [c it was quiet].", ""},
             {"[s He] [k said] last man [c it was quiet].", ""},
             {"[s He] [k said] late late late late late late late late late late Monday [c it was quiet].",
              "late late late late late late late late late late Monday"},
             {"[s He] [k said] late late late late late late late late late late late Monday [c it was "
              "quiet].",
              "late late late late late late late late late late Monday"},
             // of two, the nearer one, which is rather behind the cue than before it
             {"On Monday [s he] [k said] so far on Tuesday [c it was quiet].", "On Monday"},
             {"On Monday [s he] [k said] again on Tuesday [c it was quiet].", "on Tuesday"},
             {"On Monday [s he] [k said on Friday] [c it was quiet].", "on Friday"},
             {"[s He] [k said] on Monday or on Tuesday [c it was quiet].", "on Monday"},
             // within sixteen words
             {"[s He] [k said] a b c d e f g h i j k l m n o Monday.", "Monday"},
             {"[s He] [k said] a b c d e f g h i j k l m n o p Monday.", ""},
             {"Monday a b c d e f g h i j k l m n o [k said].", "Monday"},
             {"Monday a b c d e f g h i j k l m n o p [k said].", ""},
         }) {
      for (const std::string& text : {std::string(row.text), behind_others + row.text}) {
        CAPTURE(text);
        const MarkedText marked(text.c_str());
        CHECK(marked.document[described(marked).date] == row.value);
      }
    }
  }

  TEST_CASE("a source ends before its date, unless it is one that was made then") {
    const hearsay::attribution::Describer describer(hearsay::Lexicon::builtin());
    for (const Row& row : std::vector<Row>{
             {"the general", "the general"},
             {"the general Monday", "the general"},
             {"the general late Monday night", "the general"},
             {"the general on June 3, 2016", "the general"},
             {"the general Monday in Oslo", "the general Monday in Oslo"},
             {"a report released Monday", "a report released Monday"},
             {"Monday", "Monday"},
         }) {
      CAPTURE(row.text);
      const Document document = Document::from_utf8(row.text).value();
      const auto count = static_cast<std::uint32_t>(document.tokens().size());
      const auto source = describer.without_date(document, document.word_keys(), {0, count});
      CHECK(document[Span{0, document.tokens()[source.end - 1].span.end}] == row.value);
      CHECK(source.begin == 0);
    }
  }

  TEST_CASE("spans without a word") {
    const Document document = Document::from_utf8("It is so, he said.\n\n").value();
    const auto size = static_cast<std::uint32_t>(document.text().size());
    for (const Span nothing : {Span{size - 2, size}, Span{9, 10}}) {
      std::vector<Attribution> attributions(1);
      attributions[0].source = attributions[0].cue = attributions[0].content = nothing;
      hearsay::describe(document, hearsay::Lexicon::builtin(), attributions);
      CHECK(attributions[0].kind == hearsay::QuotationKind::indirect);
      CHECK(attributions[0].act == hearsay::Act::speech);
    }
    // A cue that is no word has no auxiliaries before it.
    const Document blank = Document::from_utf8("He will not  say so.").value();
    std::vector<Attribution> attributions(1);
    attributions[0].cue = Span{11, 13};
    attributions[0].content = Span{17, 19};
    hearsay::describe(blank, hearsay::Lexicon::builtin(), attributions);
    CHECK(attributions[0].polarity == hearsay::Polarity::affirmed);
    CHECK(attributions[0].actuality == hearsay::Actuality::said);
  }
}
