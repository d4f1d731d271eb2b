#include <doctest/doctest.h>

#include <algorithm>
#include <string>
#include <string_view>

#include "text/reading.hpp"

using hearsay::Document;
using hearsay::Quotation;
using hearsay::QuotationUse;
using hearsay::Token;
using hearsay::TokenKind;
using hearsay::test::read;

namespace {

/// The quotations of a text, one in brackets after the other: what stands between the marks, with a '>' for
/// each level of depth, '+' where it goes on from the one before, and '!' where its end was inferred.
std::string quotations_of(std::string_view text) {
  const Document document = read(text);
  std::string drawn;
  for (const Quotation& quotation : document.quotations()) {
    drawn += std::string(quotation.depth, '>') + (quotation.continues ? "+" : "") +
             (quotation.balanced ? "" : "!") + "[";
    drawn += document[quotation.inner];
    drawn += ']';
  }
  return drawn;
}

QuotationUse use_in(std::string_view text) {
  const Document document = read(text);
  REQUIRE(document.quotations().size() == 1);
  return document.quotations()[0].use;
}

struct Case {
  const char* text;
  const char* quotations;
};

void check(std::initializer_list<Case> cases) {
  for (const Case& c : cases) {
    CAPTURE(c.text);
    CHECK(quotations_of(c.text) == c.quotations);
  }
}

}  // namespace

TEST_SUITE("quotations") {
  TEST_CASE("each family of marks") {
    check({
        {"“Yes,” he said.", "[Yes,]"},
        {"\"Yes,\" he said. \"No.\"", "[Yes,][No.]"},
        {"‘Yes,’ he said.", "[Yes,]"},
        {"'Yes,' he said.", "[Yes,]"},
        {"«Oui», dit-il.", "[Oui]"},
        {"»Ja«, sagte er.", "[Ja]"},
        {"„Ja“, sagte er.", "[Ja]"},
        {"”Ja”, sade han.", "[Ja]"},
        {"‹Oui›", "[Oui]"},
        {"``Yes,'' he said.", "[Yes,]"},
        {"''Yes,'' he said.", "[Yes,]"},
        {"‘‘Yes,’’ he said.", "[Yes,]"},
    });
  }

  TEST_CASE("spans include the marks, inner ones do not") {
    const Document document = read("He said: “Yes.”");
    REQUIRE(document.quotations().size() == 1);
    const Quotation& quotation = document.quotations()[0];
    CHECK(document[quotation.span] == "“Yes.”");
    CHECK(document[quotation.inner] == "Yes.");
    CHECK(document[document.tokens()[quotation.tokens.begin]] == "“");
    CHECK(document[document.tokens()[quotation.tokens.end - 1]] == "”");
  }

  TEST_CASE("marks that the sentence has in doubt") {
    check({
        {"\"Go,\"he said.\"Now.\"", "[Go,][Now.]"},
        {"\"I think \" he said \"so.\"", "[I think ][so.]"},
        {"He said—\"Go\"—and left.", "[Go]"},
        {"(\"Go\") and [\"stay\"]", "[Go][stay]"},
        {"\"I was—\" he said.", "[I was—]"},
        {"\"...and then\" he left", "[...and then]"},
        {"“Mixed\" and \"mixed”", "[Mixed][mixed]"},
    });
  }

  TEST_CASE("nested") {
    check({
        {"“He said ‘go,’ and I went,” she said.", "[He said ‘go,’ and I went,]>[go,]"},
        {"\"He said, 'Go.'\" So I went.", "[He said, 'Go.']>[Go.]"},
        {"‘He said “go” to me,’ she said.", "[He said “go” to me,]>[go]"},
        {"\"Stop the \"steal\" movement,\" he said.", "[Stop the \"steal\" movement,]>[steal]"},
        {"“One “two ‘three’” four”", "[One “two ‘three’” four]>[two ‘three’]>>[three]"},
    });
  }

  TEST_CASE("apostrophes are not marks") {
    check({
        {"the soldiers' families and the officials' views", ""},
        {"in the '90s, rock 'n' roll and get 'em", ""},
        {"He said 'the soldiers' families were told' on Tuesday.", "[the soldiers' families were told]"},
        {"‘the soldiers’ families were told,’ he said", "[the soldiers’ families were told,]"},
        {"’Tis the season; ’90s music and ’em", ""},
        {"'Tis the season of O'Brien", ""},
        {"5'10\" tall and 6'2\" tall", ""},
        {"\"We don't know the parties' plans,\" he said.", "[We don't know the parties' plans,]"},
        {"“The ‘experts’’ view,” he said", "[The ‘experts’’ view,]>[experts]"},
    });
  }

  TEST_CASE("over paragraphs that each reopen") {
    check({
        {"“One.\n\n“Two.\n“Three,” he said.", "[One.]+[Two.]+[Three,]"},
        {"He said: \"One.\n\"Two.\"\n\"Three,\" she said.", "[One.]+[Two.][Three,]"},
        {"«One.\n«Two.»", "[One.]+[Two.]"},
        {"‘One.\n‘Two.’", "[One.]+[Two.]"},
        {"“A show like “Jeopardy” ran.\n“It ended.”", "[A show like “Jeopardy” ran.]>[Jeopardy]+[It ended.]"},
    });
  }

  TEST_CASE("unbalanced ones are repaired") {
    check({
        {"“We go.\nHe left.", "![We go.]"},
        {"“We go, he said. “I agree,” she said.", "![We go, he said.][I agree,]"},
        {"We go,” he said.", ""},
        {"We go,\" he said.", ""},
        {"\"PENCE: It is “Shark Tank” again.\nNo.", "![PENCE: It is “Shark Tank” again.]>[Shark Tank]"},
        {"“One ‘two” three", "[One ‘two]"},
        {"« One “two « three » four ” five",
         "![ One “two « three » four ” five]>[two « three » four ]>>[ three ]"},
        {"“”", ""},
        {"“", ""},
        {"\"", ""},
    });
  }

  TEST_CASE("only marks that open or close have kind quote") {
    const Document document = read("the soldiers' “view” was” 5\" wide");
    const auto quotes = std::ranges::count(document.tokens(), TokenKind::quote, &Token::kind);
    CHECK(quotes == 2);
  }

  TEST_CASE("what is not speech") {
    CHECK(use_in("It stars Dwayne \"The Rock\" Johnson.") == QuotationUse::nickname);
    CHECK(use_in("Joaquín “El Chapo” Guzmán fled.") == QuotationUse::nickname);
    CHECK(use_in("Officials Slam ‘Dark’ Plan") == QuotationUse::speech);  // a headline
    CHECK(use_in("He made the film “The Art of War” in May.") == QuotationUse::title);
    CHECK(use_in("It is one of the so-called ‘experts’ again.") == QuotationUse::scare);
    CHECK(use_in("They spoke to the “experts” again.") == QuotationUse::scare);
    CHECK(use_in("He called it “a disaster” again.") == QuotationUse::speech);
    CHECK(use_in("It suffered “several hundred” casualties.") == QuotationUse::speech);
    CHECK(use_in("He said: “experts” again.") == QuotationUse::speech);
    CHECK(use_in("“Experts,” he said.") == QuotationUse::speech);
  }
}
