#include <doctest/doctest.h>

#include "text/reading.hpp"

using hearsay::Document;
using hearsay::TokenKind;
using hearsay::test::read;
using hearsay::test::tokens_of;

namespace {

struct Case {
  const char* text;
  const char* tokens;
};

void check(std::initializer_list<Case> cases) {
  for (const Case& c : cases) {
    CAPTURE(c.text);
    CHECK(tokens_of(c.text) == c.tokens);
  }
}

}  // namespace

TEST_SUITE("tokens") {
  TEST_CASE("words keep inner hyphens and apostrophes") {
    check({
        {"Ukraine's commander-in-chief", "Ukraine 's commander-in-chief"},
        {"O'Brien went to Sana'a.", "O'Brien went to Sana'a ."},
        {"Qur’an and Côte d’Ivoire", "Qur’an and Côte d’Ivoire"},
        {"ma'am, it is 10 o'clock", "ma'am , it is 10 o'clock"},
        {"AT&T and R&D; black & white", "AT&T and R&D ; black & white"},
        {"Trump–Kim talks—again", "Trump – Kim talks — again"},
        {"and/or", "and / or"},
        {"Kim Jong-un", "Kim Jong-un"},
    });
  }

  TEST_CASE("clitics are tokens of their own") {
    check({
        {"He didn't; he can’t.", "He did n't ; he ca n’t ."},
        {"I'll say we're sure they've gone", "I 'll say we 're sure they 've gone"},
        {"I'm told he'd go", "I 'm told he 'd go"},
        {"I'd've", "I 'd 've"},
        {"DON'T! IT'S", "DO N'T ! IT 'S"},
        {"the soldiers' families", "the soldiers ' families"},
        {"Russia’s war", "Russia ’s war"},
        {"U.S.'s and 1990's", "U.S. 's and 1990 's"},
        {"the “Snowden”'s", "the “ Snowden ” 's"},
    });
  }

  TEST_CASE("the stops of abbreviations belong to them") {
    check({
        {"the U.S. Army, U.K. and D.C.-based", "the U.S. Army , U.K. and D.C.-based"},
        {"at 9 a.m. and 10p.m.", "at 9 a.m. and 10p.m."},
        {"Gen. J. Smith Jr. said", "Gen. J. Smith Jr. said"},
        {"Mr. and Mrs. Obama", "Mr. and Mrs. Obama"},
        {"a Ph.D. of J.K. Rowling", "a Ph.D. of J.K. Rowling"},
        {"Gov.-elect Roe of non-U.S. origin", "Gov.-elect Roe of non-U.S. origin"},
        {"U.S officials", "U.S officials"},
        {"No. 5 said no.", "No. 5 said no ."},
        {"in Olympia, Wash., a car wash.", "in Olympia , Wash. , a car wash ."},
        {"Sens. Cruz (R-Tex.) and Scott (D-Va.)", "Sens. Cruz ( R-Tex. ) and Scott ( D-Va. )"},
        {"He knows more than I.", "He knows more than I ."},
        {"There is no plan B.", "There is no plan B ."},
        {"It ended.The next", "It ended . The next"},
    });
  }

  TEST_CASE("numbers") {
    check({
        {"3,000 at 5.6%, the 28th", "3,000 at 5.6 % , the 28th"},
        {"$5.6 billion, €3m and £1", "$ 5.6 billion , € 3m and £ 1"},
        {"at 9:30 on 9/11", "at 9:30 on 9/11"},
        {"a 28-year-old of 2016-17", "a 28-year-old of 2016-17"},
        {"from 1990 to 2,000.", "from 1990 to 2,000 ."},
        {"a .308 rifle", "a .308 rifle"},
        {"the F-16s and KIA", "the F-16s and KIA"},
    });
    const Document document = read("$3,000 for KIA didn't 28th");
    CHECK(document.tokens()[0].kind == TokenKind::punctuation);
    CHECK(document.tokens()[1].kind == TokenKind::number);
    CHECK(document.tokens()[3].kind == TokenKind::word);
    CHECK(document.tokens()[5].kind == TokenKind::clitic);
    CHECK(document.tokens()[6].kind == TokenKind::number);
  }

  TEST_CASE("addresses, handles and tags") {
    check({
        {"see https://example.com/a?b=c, or (www.example.org).",
         "see https://example.com/a?b=c , or ( www.example.org ) ."},
        {"mail press.office@state.gov.", "mail press.office@state.gov ."},
        {"Change.org and news.bbc.co.uk/today", "Change.org and news.bbc.co.uk/today"},
        {"@real_person: #MAGA #1", "@real_person : #MAGA # 1"},
        {"“http://example.com”", "“ http://example.com ”"},
    });
  }

  TEST_CASE("other characters stand alone") {
    check({
        {"Well... no -- yes—or… so?!", "Well ... no -- yes — or … so ? !"},
        {"[killed in action]", "[ killed in action ]"},
        {"``yes'' and ''no''", "`` yes '' and '' no ''"},
        {"❤️ 👍🏽", "❤️ 👍🏽"},
        {"e\u0301lan", "e\u0301lan"},
    });
  }

  TEST_CASE("scripts without spaces and from right to left make words") {
    check({
        {"Зеленский сказал: «Да».", "Зеленский сказал : « Да » ."},
        {"قال الرئيس، نعم", "قال الرئيس ، نعم"},
        {"金正恩。", "金正恩 。"},
    });
  }
}
