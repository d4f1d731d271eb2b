// What paragraphs are there for.
#include <doctest/doctest.h>

#include <string>
#include <vector>

#include "text/laws.hpp"
#include "text/reading.hpp"

using hearsay::Document;
using hearsay::IndexRange;
using hearsay::Paragraph;
using hearsay::ParagraphKind;
using hearsay::Span;

namespace {

std::string words(const Document& document, IndexRange tokens) {
  if (tokens.empty()) return "";
  return std::string(
      document[Span{document.tokens()[tokens.begin].span.begin, document.tokens()[tokens.end - 1].span.end}]);
}

std::string_view name(ParagraphKind kind) {
  constexpr std::string_view names[] = {"body", "turn", "caption", "correction", "credit", "furniture"};
  return names[static_cast<std::size_t>(kind)];
}

// "kind | body" of each paragraph, with "speaker | " between them where one speaks.
std::vector<std::string> read_kinds(const std::string& text) {
  const Document document = hearsay::test::read(text);
  CHECK(hearsay::test::broken_law(document) == "");
  std::vector<std::string> kinds;
  for (const Paragraph& paragraph : document.paragraphs()) {
    std::string& line = kinds.emplace_back(name(paragraph.kind));
    if (!paragraph.speaker.empty()) line += " | " + words(document, paragraph.speaker);
    line += " | " + words(document, paragraph.body);
  }
  return kinds;
}

struct Row {
  std::string paragraph, kind;
};

void check(const std::vector<Row>& rows) {
  for (const auto& [paragraph, kind] : rows) {
    const std::vector<std::string> kinds = read_kinds(paragraph);
    REQUIRE(kinds.size() == 1);
    CHECK(kinds[0] == kind);
  }
}

}  // namespace

TEST_SUITE("conventions") {
  TEST_CASE("credits, furniture, corrections and captions") {
    check({
        {"By Marta Olssen and Emil Rasch | Tarn Times", "credit | "},
        {"By Monday, the army had left.", "body | By Monday, the army had left."},
        {"By then Mayor Ina Berg had left", "body | By then Mayor Ina Berg had left"},
        {"Reporting by Marta Olssen; Editing by Emil Rasch", "credit | "},
        {"— With assistance from Ina Berg", "credit | "},
        {"Marta Olssen in Tarn contributed to this report.", "credit | "},
        {"Read more: Ferry to Tarn stays in port", "furniture | "},
        {"Read more books, the minister said.", "body | Read more books, the minister said."},
        {"RELATED: The ferry that never sailed", "furniture | "},
        {"Advertisement", "furniture | "},
        {"Sign up for our daily newsletter and never miss a story.", "furniture | "},
        {"© 2024 Tarn Times. All rights reserved.", "furniture | "},
        {"Editor’s note: An earlier version misspelled a name.",
         "correction | Editor’s note: An earlier version misspelled a name."},
        {"The mayor stood on the pier on Monday. (AP Photo/Ina Berg)",
         "caption | The mayor stood on the pier on Monday."},
        {"The mayor stood on the pier on Monday. REUTERS/Ina Berg",
         "caption | The mayor stood on the pier on Monday."},
        {"The mayor stands on the pier. Ina Berg/AFP/Getty Images",
         "caption | The mayor stands on the pier."},
        {"The mayor smiled. Hide Caption", "caption | The mayor smiled."},
        {"The mayor left, he said. Advertisement", "body | The mayor left, he said."},
        {"Trending now: Ferry to Tarn stays in port", "furniture | "},
        {"The Associated Press receives support from the Tarn Foundation. AP is solely responsible for all "
         "content.",
         "furniture | "},
        {"We use cookies to give you the best experience. Accept all cookies", "furniture | "},
        {"The salt you need to know. By signing up, you agree to our terms.", "furniture | "},
        {"“We use cookies to follow you,” the engineer said.",
         "body | “We use cookies to follow you,” the engineer said."},
    });
  }

  TEST_CASE("datelines") {
    check({
        {"RICHMOND, Va. (AP) — The bridge is open.", "body | The bridge is open."},
        {"LONDON, Oct. 3 (Reuters) - The bridge is open.", "body | The bridge is open."},
        {"(CNN) -- The bridge is open.", "body | The bridge is open."},
        {"Washington (CNN)The bridge is open.", "body | The bridge is open."},
        {"TARN — The bridge is open.", "body | The bridge is open."},
        {"NATO - the alliance - is open.", "body | NATO - the alliance - is open."},
        {"The bridge (a new one) - The bridge is open.",
         "body | The bridge (a new one) - The bridge is open."},
    });
    const auto agency = [](const std::string& text) {
      const Document document = hearsay::test::read(text);
      return std::string(document[document.agency()]);
    };
    CHECK(agency("Bridge opens\n\nTARN (Reuters) - It is open.\n\nNESVIK (AP) - So is this.") == "Reuters");
    CHECK(agency("TARN — It is open.") == "");
  }

  TEST_CASE("transcripts") {
    using Kinds = std::vector<std::string>;
    CHECK(read_kinds("4:10 P.M. EDT\n\nTHE PRESIDENT:  Please sit.\n\nIt is late.\n\n(Laughter.)\n\nQ    Who "
                     "is late?\n\nTHE PRESIDENT:  You "
                     "are.") == Kinds{"body | 4:10 P.M. EDT", "turn | THE PRESIDENT | Please sit.",
                                      "turn | It is late.", "body | (Laughter.)", "turn | Q | Who is late?",
                                      "turn | THE PRESIDENT | You are."});
    CHECK(read_kinds("Q. Where were you?\n\nA. By the gate.") ==
          Kinds{"turn | Q. | Where were you?", "turn | A. | By the gate."});
    CHECK(read_kinds("Q: Were you there?\n\nI was.\n\nQ: And the mayor?\n\nHe was not.") ==
          Kinds{"turn | Q | Were you there?", "body | I was.", "turn | Q | And the mayor?",
                "body | He was not."});
    CHECK(read_kinds("Anders Nylund: So it changed.\n\nErik Holmes: Yeah.") ==
          Kinds{"turn | Anders Nylund | So it changed.", "turn | Erik Holmes | Yeah."});
    CHECK(read_kinds("Reporter: Did you sign?\nGen. Solano: I did.") ==
          Kinds{"turn | Reporter | Did you sign?", "turn | Gen. Solano | I did."});
    CHECK(read_kinds("Mr. Speaker: Order.\n\nMs Ina Berg (North Tarn) (Lab): I beg to move.\n\nThe Minister "
                     "of Transport (Mr Emil Rasch): "
                     "No.") == Kinds{"turn | Mr. Speaker | Order.",
                                     "turn | Ms Ina Berg (North Tarn) (Lab) | I beg to move.",
                                     "turn | The Minister of Transport (Mr Emil Rasch) | No."});
    CHECK(read_kinds("MARTA OLSSEN, TARN TV ANCHOR: Is it safe?\n\nSECRETARY RASCH: It is.\n\nOLSSEN: Thank "
                     "you.\n\nQUESTION: Since when?") ==
          Kinds{"turn | MARTA OLSSEN, TARN TV ANCHOR | Is it safe?", "turn | SECRETARY RASCH | It is.",
                "turn | OLSSEN | Thank you.", "turn | QUESTION | Since when?"});
  }

  TEST_CASE("when it was said, and other marks before a label") {
    using Kinds = std::vector<std::string>;
    CHECK(read_kinds("[00:00:05] Ina Berg: Is it safe?\n\n[00:00:07] Emil Rasch: It is.") ==
          Kinds{"turn | Ina Berg | Is it safe?", "turn | Emil Rasch | It is."});
    CHECK(read_kinds("**Ina Berg:** Is it safe?\n\n**Emil Rasch**: It is.") ==
          Kinds{"turn | Ina Berg | Is it safe?", "turn | Emil Rasch | It is."});
    CHECK(read_kinds(
              ">> INA BERG: IT IS SHUT.\n\n>> EMIL RASCH: IT WAS NOT SAFE.\n\n>> AND NOW?\n\nWHO KNOWS?") ==
          Kinds{"turn | INA BERG | IT IS SHUT.", "turn | EMIL RASCH | IT WAS NOT SAFE.",
                "turn | >> | AND NOW?", "turn | WHO KNOWS?"});
    CHECK(read_kinds("  The SPEAKER pro tempore (Mr. Roe of Ohio). The House will come to order.\n  Mr. "
                     "SMITH of New York. I "
                     "rise.\n  Ms. McCAIN. I object.") ==
          Kinds{"turn | The SPEAKER pro tempore (Mr. Roe of Ohio) | The House will come to order.",
                "turn | Mr. SMITH of New York | I rise.", "turn | Ms. McCAIN | I object."});
    CHECK(read_kinds("Operator\n\nGood day.\n\nJane Roe -- Chief Financial Officer\n\nWe sold salt.\n\nMore "
                     "than ever.\n\n"
                     "Ann Lee -- Tarn Bank -- Analyst\n\nHow much?\n\nJane Roe -- Chief Financial "
                     "Officer\n\nA lot.") ==
          Kinds{"turn | Operator | ", "turn | Good day.", "turn | Jane Roe -- Chief Financial Officer | ",
                "turn | We sold salt.", "turn | More than ever.", "turn | Ann Lee -- Tarn Bank -- Analyst | ",
                "turn | How much?", "turn | Jane Roe -- Chief Financial Officer | ", "turn | A lot."});
    CHECK(read_kinds("The President. Please sit.\n\nQ. Is it safe?\n\nSecretary Roe. It is. I saw it.\n\nThe "
                     "President. So it is.") ==
          Kinds{"turn | The President | Please sit.", "turn | Q. | Is it safe?",
                "turn | Secretary Roe | It is. I saw it.", "turn | The President | So it is."});
    CHECK(read_kinds("Question: Is it safe?\n\nAnswer: It is.") ==
          Kinds{"turn | Question | Is it safe?", "turn | Answer | It is."});
    CHECK(read_kinds("Speaker 1  0:03\n\nIt is shut.\n\nSpeaker 2  0:09\n\nSince when?\n\nSpeaker 1  "
                     "0:12\n\nSince March.") == Kinds{"turn | Speaker 1 | ", "turn | It is shut.",
                                                      "turn | Speaker 2 | ", "turn | Since when?",
                                                      "turn | Speaker 1 | ", "turn | Since March."});
    CHECK(read_kinds("JAKE ROE, TV HOST: It is shut.\n\n(BEGIN VIDEO CLIP)\n\nGOV. OLSSEN (D-TN): It was not "
                     "safe.\n\nROE "
                     "(voice-over): She spoke today.\n\nUNIDENTIFIED FEMALE: I saw it.") ==
          Kinds{"turn | JAKE ROE, TV HOST | It is shut.", "body | (BEGIN VIDEO CLIP)",
                "turn | GOV. OLSSEN (D-TN) | It was not safe.", "turn | ROE (voice-over) | She spoke today.",
                "turn | UNIDENTIFIED FEMALE | I saw it."});
    CHECK(read_kinds("MAYOR ROE: It is shut.\n\nThe Bridge. That is all I know.\n\nMR. RASCH: So it is.") ==
          Kinds{"turn | MAYOR ROE | It is shut.", "turn | The Bridge. That is all I know.",
                "turn | MR. RASCH | So it is."});
    // Times of a programme, a quoted mail, a list, a name with a dash.
    for (const std::string text :
         {"President Jane P. Roe spoke.\n\nThe Honorable Alice P. Lee left.\n\nPresident Roe Jr. Sat down.",
          "8:10 AM ET TEASE: The bridge.\n\n9:00 Registration: The lobby.\n\nThe mayor said it was "
          "late.\n\nShe left.",
          ">> It is shut.\n\n> Is it?\n\n>> It is.", "* Rain: heavy\n\n* Snow: light\n\nIt was cold.",
          "The End. It was late.\n\nThe Rain. It fell.\n\nThe Rain. It fell.",
          "Tarn City -- Nesvik\n\nTarn City -- Varde\n\nNesvik -- "
          "Varde\n\nTarn won.\n\nNesvik lost.",
          "Ina Berg -- Mayor\n\nShe spoke at noon.\n\nIt was late."}) {
      for (const std::string& kind : read_kinds(text)) CHECK(kind.starts_with("body"));
    }
  }

  TEST_CASE("headings in capitals are no speakers") {
    using Kinds = std::vector<std::string>;
    const std::string end = "\n\nThe mayor said the ferry would run.\n\nNobody saw it.";
    for (const std::string heading :
         {"WHAT'S NEXT", "THE FACTS", "TUESDAY", "CORRECTS", "BACKGROUND", "WHY IT MATTERS", "JAN. 3",
          "DEAR EDITOR", "STEP 2", "SPECIAL COVERAGE"}) {
      const std::string section = heading + ": The bridge is shut.";
      for (const std::string& text :
           {section + end, section + "\n\n" + section + end, section + "\n\nTHE VOTE: Nobody came." + end}) {
        const Kinds kinds = read_kinds(text);
        CHECK_MESSAGE(kinds[0] == "body | The bridge is shut.", text);
      }
    }
    CHECK(read_kinds("PRESIDENT ROE: The bridge is safe\n\nThe president left.\n\nNobody saw it.")[0] ==
          "body | PRESIDENT ROE: The bridge is safe");
    CHECK(read_kinds("PRESIDENT ROE: The bridge is safe.\n\nIt holds.\n\nI saw it.") ==
          Kinds{"turn | PRESIDENT ROE | The bridge is safe.", "turn | It holds.", "turn | I saw it."});
    // The place of an agency that writes no dash, but not a name within the text, or a headline.
    CHECK(read_kinds("NEW TARN: The bridge to New Tarn is shut.\n\nThe mayor left for New Tarn.")[0] ==
          "body | The bridge to New Tarn is shut.");
    CHECK(read_kinds("OLSSEN: “It was safe.”\n\nTHE FACTS: That is wrong.\n\nThe mayor left.")[0] ==
          "body | OLSSEN: “It was safe.”");
    CHECK(read_kinds("ROE: THE BRIDGE IS SAFE\n\nThe mayor left.")[0] == "body | ROE: THE BRIDGE IS SAFE");
    // Who has a title, an office, a given name, a longer label or a name in the text speaks.
    CHECK(read_kinds("MARTA OLSSEN, HOST: Is it safe?\n\nMAYOR RASCH: It is.\n\nOLSSEN: Who says "
                     "so?\n\nAUDIENCE MEMBER: "
                     "I do.\n\nWHAT'S NEXT: The weather.\n\nIt will rain.\n\nTHE MAYOR: Let it.") ==
          Kinds{"turn | MARTA OLSSEN, HOST | Is it safe?", "turn | MAYOR RASCH | It is.",
                "turn | OLSSEN | Who says so?", "turn | AUDIENCE MEMBER | I do.", "body | The weather.",
                "body | It will rain.", "turn | THE MAYOR | Let it."});
  }

  TEST_CASE("labels of no speaker") {
    using Kinds = std::vector<std::string>;
    CHECK(read_kinds("Note: the office is shut.\n\nThe minister said it would open.") ==
          Kinds{"body | Note: the office is shut.", "body | The minister said it would open."});
    CHECK(read_kinds(
              "The mayor answered.\n\nUPDATE: She left.\n\nThe union did not.\n\nPHOTO: The mayor leaves.") ==
          Kinds{"body | The mayor answered.", "correction | UPDATE: She left.", "body | The union did not.",
                "caption | PHOTO: The mayor leaves."});
  }

  TEST_CASE("an excerpt of a transcript in an article") {
    using Kinds = std::vector<std::string>;
    CHECK(read_kinds("The two met on Monday.\n\nThey spoke of the ferry.\n\nIt went so.\n\nOLSSEN: Is it "
                     "safe?\n\nRASCH: It is.\n\nOLSSEN: Who "
                     "says so?\n\nThe ferry left at noon.\n\nNobody saw it.\n\nThe mayor slept.") ==
          Kinds{"body | The two met on Monday.", "body | They spoke of the ferry.", "body | It went so.",
                "turn | OLSSEN | Is it safe?", "turn | RASCH | It is.", "turn | OLSSEN | Who says so?",
                "body | The ferry left at noon.", "body | Nobody saw it.", "body | The mayor slept."});
  }
}
