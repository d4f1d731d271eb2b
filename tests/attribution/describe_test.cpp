#include <doctest/doctest.h>

#include <string>
#include <vector>

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
      CAPTURE(row.text);
      CHECK(to_string(described(MarkedText(row.text)).kind) == std::string(row.value));
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
         }) {
      CAPTURE(row.text);
      CHECK(to_string(described(MarkedText(row.text)).act) == std::string(row.value));
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
             {"[s The minister] [k declined to say] [c when the talks would resume].", "denied"},
             {"[s The minister] [k refused to comment on] [c the talks].", "denied"},
             {"[s The minister] [k would not say] [c when the talks would resume].", "denied"},
             {"[s The minister] [k did not deny] [c that the talks had failed].", "affirmed"},
             {"[s The minister] [k refused to rule out] [c a second round].", "affirmed"},
             {"[s The minister] [k not only said] [c the talks had failed] but left.", "affirmed"},
             {"[s Nobody] [k believes] [c the talks will resume].", "denied"},
             {"[s The minister] [k has no doubt] [c the talks will resume].", "affirmed"},
             {"[s The minister] [k doubts] [c the talks will resume].", "denied"},
         }) {
      CAPTURE(row.text);
      CHECK(to_string(described(MarkedText(row.text)).polarity) == std::string(row.value));
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
         }) {
      CAPTURE(row.text);
      CHECK(to_string(described(MarkedText(row.text)).actuality) == std::string(row.value));
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
         }) {
      CAPTURE(row.text);
      const MarkedText marked(row.text);
      CHECK(marked.document[described(marked).addressee] == row.value);
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
         }) {
      CAPTURE(row.text);
      const MarkedText marked(row.text);
      std::string medium(marked.document[described(marked).medium]);
      if (medium.starts_with("In")) medium.front() = 'i';
      CHECK(medium == row.value);
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
         }) {
      CAPTURE(row.text);
      const MarkedText marked(row.text);
      CHECK(marked.document[described(marked).date] == row.value);
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
  }
}
