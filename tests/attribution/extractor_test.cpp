#include "hearsay/extractor.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <string>
#include <vector>

using hearsay::Attribution;
using hearsay::Document;
using hearsay::Extractor;
using hearsay::Span;
using hearsay::Spans;

namespace {

const Extractor& extractor() {
  static const Extractor extractor;
  return extractor;
}

// "source | cue | content" for each attribution, one a line; a nested one begins with "> ".
std::string extracted(const std::string& text) {
  const Document document = Document::from_utf8(text).value();
  std::string found;
  for (const Attribution& attribution : extractor().extract(document)) {
    if (!found.empty()) found += '\n';
    if (attribution.parent) found += "> ";
    found += document[attribution.source] + " | " + document[attribution.cue] + " | " +
             document[attribution.content];
  }
  return found;
}

bool overlap(const Spans& a, const Spans& b) {
  return std::any_of(a.begin(), a.end(), [&](Span one) {
    return std::any_of(b.begin(), b.end(), [&](Span other) { return one.overlaps(other); });
  });
}

struct Row {
  std::string text;
  std::string attributions;
};

void check(const std::vector<Row>& rows) {
  for (const auto& [text, attributions] : rows) CHECK(extracted(text) == attributions);
}

}  // namespace

// These run on the weights that the library carries. The sentences are plain: they test the ways of
// attribution, not the model's limits.
TEST_SUITE("extractor") {
  TEST_CASE("each turn of a transcript is its speaker's") {
    check({{
        "Hearing of the committee on ports\n\n"
        "CHAIR BERG: We have eight people to hear.\n\n"
        "MR. RASCH: The harbour was safe.\n\nThen the dredging stopped.\n\n"
        "MS. ORTEGA: Since when, Colonel?\n\n"
        "GEN. SOLANO: Since March.\n\n"
        "(Laughter.)\n\n"
        "LIDIA HOLM, TARN TV ANCHOR: Is it shut?\n\n"
        "SECRETARY FARRE: It is.\n\n"
        "Q    Will you resign?\n\n"
        "THE WITNESS: No.\n\n"
        "INA McBRIDE: Nobody will.",
        "CHAIR BERG | : | We have eight people to hear.\n"
        "MR. RASCH | : | The harbour was safe.\n\nThen the dredging stopped.\n"
        "MS. ORTEGA | : | Since when, Colonel?\n"
        "GEN. SOLANO | : | Since March.\n"
        "LIDIA HOLM, TARN TV ANCHOR | : | Is it shut?\n"
        "SECRETARY FARRE | : | It is.\n"
        "Q |  | Will you resign?\n"
        "THE WITNESS | : | No.\n"
        "INA McBRIDE | : | Nobody will.",
    }});
  }

  TEST_CASE("each turn is its speaker's in whatever form transcripts are written") {
    struct Turn {
      std::string speaker, title, said;
    };
    const std::vector<Turn> turns = {
        {"Ina Berg", "Chair", "We have eight people to hear."},
        {"Emil Rasch", "Harbour Master", "The harbour was safe."},
        {"Carla Ortega", "Member", "Since when was it not?"},
        {"Ina Berg", "Chair", "Let him answer."},
        {"Emil Rasch", "Harbour Master", "Since March. Then the dredging stopped."},
        {"Lidia Holm", "Tarn TV", "Is it shut now?"},
        {"Jan Farre", "Secretary", "It is."},
        {"Max Solano", "Colonel", "My men closed it."},
        {"Carla Ortega", "Member", "On whose word?"},
        {"Anders Nylund", "Pilot", "On mine."},
        {"Ina Berg", "Chair", "Who else knew?"},
        {"Ove Lind", "Clerk", "Nobody did."}};
    const auto last_name = [](const std::string& name) {
      std::string word = name.substr(name.find(' ') + 1);
      for (char& c : word) c = 'A' <= c && c <= 'Z' ? c : static_cast<char>(c - 'a' + 'A');
      return word;
    };
    // How the label is written, and which part of it is the source.
    using Form = std::pair<std::string, std::string> (*)(const Turn&, const std::string& capitals, int at);
    const std::vector<Form> forms = {
        [](const Turn& turn, const std::string&, int) {
          return std::pair("**" + turn.speaker + ":** ", turn.speaker);
        },
        [](const Turn& turn, const std::string&, int) {
          return std::pair("__" + turn.speaker + "__: ", turn.speaker);
        },
        [](const Turn& turn, const std::string&, int at) {
          return std::pair("[00:" + std::to_string(10 + at) + ":05] " + turn.speaker + ": ", turn.speaker);
        },
        [](const Turn& turn, const std::string&, int at) {
          return std::pair(std::to_string(10 + at) + ":05 " + turn.speaker + ": ", turn.speaker);
        },
        [](const Turn& turn, const std::string&, int at) {
          return std::pair(turn.speaker + " (" + std::to_string(10 + at) + ":05):\n\n", turn.speaker);
        },
        [](const Turn&, const std::string& capitals, int) {
          return std::pair(">> " + capitals + ": ", capitals);
        },
        [](const Turn&, const std::string& capitals, int) {
          return std::pair("Mr. " + capitals + " of Ohio. ", "Mr. " + capitals + " of Ohio");
        },
        [](const Turn& turn, const std::string&, int) {
          return std::pair(turn.speaker + " -- " + turn.title + "\n\n", turn.speaker + " -- " + turn.title);
        },
        [](const Turn& turn, const std::string&, int) {
          return std::pair(turn.speaker + " — Tarn Salt — " + turn.title + "\n\n",
                           turn.speaker + " — Tarn Salt — " + turn.title);
        },
    };
    for (const Form form : forms) {
      std::string text;
      std::vector<std::string> expected;
      for (std::size_t i = 0; i < turns.size(); ++i) {
        const auto [label, source] = form(turns[i], last_name(turns[i].speaker), static_cast<int>(i));
        text += label + turns[i].said + "\n\n";
        expected.push_back(source + " | " + turns[i].said);
      }
      const Document document = Document::from_utf8(text).value();
      std::vector<std::string> found;
      for (const Attribution& attribution : extractor().extract(document)) {
        if (!attribution.parent)
          found.push_back(document[attribution.source] + " | " + document[attribution.content]);
      }
      CHECK_MESSAGE(found == expected, text);
    }
  }

  TEST_CASE("a heading in capitals is nobody and no part of what is said") {
    check(
        {{"The council shut the bridge, officials said.\n\nBACKGROUND: Salt has eaten the cables, engineers "
          "say.\n\n"
          "WHAT'S NEXT: The mayor said the ferry would run.\n\nTUESDAY: Rain.\n\nTUESDAY: Snow.",
          "officials | said | The council shut the bridge\nengineers | say | Salt has eaten the cables\n"
          "The mayor | said | the ferry would run"}});
  }

  TEST_CASE("a post is of who signs it") {
    check({{"Not for sale. Not now, not ever.\n— Lidia Farre (@lidiafarre) January 15, 2024",
            "Lidia Farre | — | Not for sale. Not now, not ever."}});
  }

  TEST_CASE("credits, datelines and furniture tell nothing") {
    check(
        {{"TARN (Reuters) - The mayor said that the bridge was open.\n\nRead more: Mayor says bridge is "
          "safe\n\n"
          "Reporting by Ina Berg; Editing by Emil Rasch",
          "The mayor | said | that the bridge was open"}});
  }

  TEST_CASE("lines that were broken at a width") {
    check(
        {{"The governor of the northern province said\non Tuesday that the levee was safe. “It\nheld,” he "
          "said.",
          "The governor of the northern province | said | that the levee was safe\nhe | said | "
          "“It\nheld,”"}});
  }

  TEST_CASE("a clause after its cue") {
    check({
        {"The minister said that the talks had failed.", "The minister | said | that the talks had failed"},
        {"Residents believe the bridge is unsafe.", "Residents | believe | the bridge is unsafe"},
        {"The judge ruled that the law was unconstitutional.",
         "The judge | ruled | that the law was unconstitutional"},
        {"A new poll shows that most voters oppose the plan.",
         "A new poll | shows | that most voters oppose the plan\n"
         "> most voters | oppose | the plan"},
        {"The senator told reporters that he would not run again.",
         "The senator | told | that he would not run again"},
        {"Two people familiar with the matter said the company would close the plant.",
         "Two people familiar with the matter | said | the company would close the plant"},
        {"The minister said the talks had failed. His deputy denied that they had begun.",
         "The minister | said | the talks had failed\n"
         "His deputy | denied | that they had begun"},
    });
  }

  TEST_CASE("other contents after their cues") {
    check({
        {"The governor promised to lower taxes.", "The governor | promised | to lower taxes"},
        {"The mayor called for an inquiry.", "The mayor | called for | an inquiry"},
        {"The union wants higher wages.", "The union | wants | higher wages"},
        {"The minister described the talks as “a waste of time.”",
         "The minister | described | the talks as “a waste of time.”"},
        {"The minister would not say whether the talks had failed.",
         "The minister | would not say | whether the talks had failed"},
    });
  }

  TEST_CASE("the content first") {
    check({
        {"The talks have failed, the minister said.", "the minister | said | The talks have failed"},
        {"“The talks have failed,” said the minister.", "the minister | said | “The talks have failed,”"},
        {"“Do you know the man?” the lawyer asked.", "the lawyer | asked | “Do you know the man?”"},
    });
  }

  TEST_CASE("according to") {
    check({
        {"The talks have failed, according to a senior official.",
         "a senior official | according to | The talks have failed"},
        {"According to a senior official, the talks have failed.",
         "a senior official | According to | the talks have failed"},
    });
  }

  TEST_CASE("content around its cue") {
    check({
        {"“The talks,” the minister said, “have failed.”",
         "the minister | said | “The talks,” … “have failed.”"},
        {"“It was a mistake,” she said. “We will not make it again.”",
         "she | said | “It was a mistake,”\n"
         "she |  | “We will not make it again.”"},
    });
  }

  TEST_CASE("quotations of several sentences and paragraphs") {
    check({
        {"“It was a mistake. It cost us a year,” she wrote.",
         "she | wrote | “It was a mistake. It cost us a year,”"},
        {"The mayor spoke for an hour.\n\n“We will build the bridge,” she said.\n\n“It will be safe, and it "
         "will be "
         "ready next year.”",
         "she | said | “We will build the bridge,”\n"
         "she |  | “It will be safe, and it will be ready next year.”"},
        {"The mayor said: “We will build the bridge. It will be safe.\n“It will be ready next year.”",
         "The mayor | said | “We will build the bridge. It will be safe.\n"
         "The mayor |  | “It will be ready next year.”"},
    });
  }

  TEST_CASE("a quotation that the reporter goes on from stands for itself") {
    check({
        {"“We are proud,” the coach said. “They ran well and they fought for every ball,” with young players "
         "leading the way.",
         "the coach | said | “We are proud,”\n"
         "the coach |  | “They ran well and they fought for every ball,”"},
    });
  }

  TEST_CASE("participles") {
    check({
        {"“We are ready,” the general said, adding that his troops would leave on Friday.",
         "the general | said | “We are ready,”\n"
         "the general | adding | that his troops would leave on Friday"},
    });
  }

  TEST_CASE("transcripts and headlines") {
    check({
        {"MODERATOR: Let us talk about taxes, Governor.\n\nSMITH: I would lower taxes on the middle class.",
         "MODERATOR | : | Let us talk about taxes, Governor.\n"
         "SMITH | : | I would lower taxes on the middle class."},
        {"Minister says talks have failed", "Minister | says | talks have failed"},
    });
  }

  TEST_CASE("a quotation that goes on in another paragraph is an attribution of its own") {
    check({{"“The harbour will close,” the mayor said. “We have no choice.\n\n“The dredging has failed.”",
            "the mayor | said | “The harbour will close,”\n"
            "the mayor |  | “We have no choice.\n"
            "the mayor |  | “The dredging has failed.”"}});
  }

  TEST_CASE("a quotation that is closed does not go on in the next paragraph") {
    check(
        {{"“Where were you when the alarm rang?” asked Inspector Lunde.\n\n“At home, with my aunt.”\n\n“And "
          "before "
          "that?”\n\n“At the quarry.”",
          "Inspector Lunde | asked | “Where were you when the alarm rang?”\n"
          " |  | “At home, with my aunt.”\n"
          "Inspector Lunde |  | “And before that?”\n"
          " |  | “At the quarry.”"}});
  }

  TEST_CASE("nested attributions") {
    check({
        {"Critics say the mayor believes that the plan will work.",
         "Critics | say | the mayor believes that the plan will work\n"
         "> the mayor | believes | that the plan will work"},
        {"“I think the law is wrong,” the judge said.",
         "the judge | said | “I think the law is wrong,”\n"
         "> I | think | the law is wrong"},
        {"WALLACE: The election is rigged, you said in Ohio last week.\n\nPENCE: I did.",
         "WALLACE | : | The election is rigged, you said in Ohio last week.\n"
         "> you | said | The election is rigged\n"
         "PENCE | : | I did."},
    });
  }

  TEST_CASE("at second hand") {
    check({
        {"The Evening Star reported, citing four nurses, that the clinic had run out of beds.",
         "four nurses | citing | that the clinic had run out of beds"},
        {"The bakers' guild was quoted as saying that flour would be scarce by March.",
         "The bakers' guild | was quoted as saying | that flour would be scarce by March"},
    });
  }

  TEST_CASE("passives") {
    check({
        {"The offer was rejected by the miners.", "the miners | was rejected | The offer"},
        {"The ruling was described by two lawyers as a warning to landlords.",
         "two lawyers | was described | The ruling … as a warning to landlords"},
    });
  }

  TEST_CASE("nobody named") {
    check({
        {"It is believed that the smugglers use the old tunnel.",
         " | is believed | that the smugglers use the old tunnel"},
        {"It is said that the bank is weak.", " | It is said | that the bank is weak"},
        {"The museum is said to have bought the letters.",
         " | is said | The museum … to have bought the letters"},
        {"The convoy was reported to have reached the coast.",
         " | was reported | The convoy … to have reached the coast"},
    });
  }

  TEST_CASE("somebody who will not be named") {
    check({
        {"A senior commander, who asked not to be named, told the Tribune that two bridges had been mined.",
         "A senior commander, who asked not to be named, | told | that two bridges had been mined"},
        {"Two U.S. officials, speaking on condition of anonymity, said the strike killed a senior leader.",
         "Two U.S. officials | said | the strike killed a senior leader"},
        {"A senior defence official, who spoke on condition of anonymity because he was not authorized to "
         "discuss the plans, was less confident.",
         ""},
    });
  }

  TEST_CASE("nouns, and two cues in a clause") {
    check({
        {"Her claim that the painting was stolen was dismissed by the jury.",
         "Her | claim | that the painting was stolen"},
        {"The council wants cleaner buses and opposes the new road.",
         "The council | wants | cleaner buses\n"
         "The council | opposes | the new road"},
        {"The station master confirmed the delay but declined to say how long it would last.",
         "The station master | confirmed | the delay\n"
         "The station master | declined to say | how long it would last"},
    });
  }

  TEST_CASE("a passive whose subject says nothing") {
    for (const char* text : {"Ronald Reagan was once asked how the Cold War would end.",
                             "The mayor was harshly criticized for the delay."}) {
      const Document document = Document::from_utf8(text).value();
      for (const Attribution& attribution : extractor().extract(document)) CHECK(attribution.source.empty());
    }
  }

  TEST_CASE("a sentence's own cue") {
    check({
        {"An inquiry was ordered, according to police. The prime minister tweeted “Deeply saddened by the "
         "loss of lives.”",
         "police | according to | An inquiry was ordered\n"
         "The prime minister | tweeted | “Deeply saddened by the loss of lives.”"},
    });
  }

  TEST_CASE("nobody speaks") {
    check({
        {"", ""},
        {"The bridge is forty years old.", ""},
        {"The view from the tower is splendid.", ""},
        {"The ship was built in Trieste and sails under the flag of Panama.", ""},
        {"He drove to the coast, left the car at the station and took a train.", ""},
    });
  }

  TEST_CASE("what is found is described") {
    const Document document =
        Document::from_utf8("“We will stay,” the general told reporters in a statement on Friday.").value();
    const std::vector<Attribution> found = extractor().extract(document);
    REQUIRE(found.size() == 1);
    CHECK(found[0].kind == hearsay::QuotationKind::direct);
    CHECK(document[found[0].addressee] == "reporters");
    CHECK(document[found[0].medium] == "in a statement");
    CHECK(document[found[0].date] == "on Friday");
  }

  TEST_CASE("laws") {
    const std::string article =
        "Minister: ‘No’ to talks\n"
        "“We have “nothing” to say,” the minister’s spokeswoman, Ana Ibañez, said. “I know he thinks that "
        "Kyïv says it believes we "
        "lied.\n“That is all,” she added on Tuesday, saying – “again” – that reporters, who said they were "
        "told that officials "
        "believe so, had asked.\nREPORTER: What did he say?\nIBAÑEZ: He said that I said, “No.”\n«Да», "
        "сказал он.\n";
    std::vector<std::string> texts{article,         "said",      "“",          "said said said",
                                   "\n\n“”\n: :\n", "He said “", ". . . , , ,"};
    // Damage of all kinds: the article from and up to many a place, on character boundaries.
    const Document whole = Document::from_utf8(article).value();
    for (const hearsay::Token& token : whole.tokens()) {
      texts.push_back(article.substr(token.span.begin));
      texts.push_back(article.substr(0, token.span.end));
    }
    for (const std::string& text : texts) {
      CAPTURE(text);
      const Document document = Document::from_utf8(text).value();
      const std::vector<Attribution> found = extractor().extract(document);
      const hearsay::Extraction surveyed = extractor().survey(document);
      CHECK(found == surveyed.attributions);
      for (const Attribution& tentative : surveyed.tentative) {
        CHECK_FALSE(tentative.content.empty());
        CHECK_FALSE(tentative.parent);
        for (const Attribution& attribution : found)
          CHECK_FALSE(overlap(tentative.content, attribution.content));
      }
      std::uint32_t last = 0;
      for (std::uint32_t i = 0; i < found.size(); ++i) {
        CHECK_FALSE(found[i].content.empty());
        std::uint32_t first = found[i].content.front().begin;
        if (!found[i].cue.empty())
          first = std::min({first, found[i].cue.front().begin,
                            found[i].source.empty() ? first : found[i].source.front().begin});
        for (const Spans* spans : {&found[i].source, &found[i].cue, &found[i].content}) {
          for (const Span part : *spans) {
            REQUIRE(part.end <= text.size());
            CHECK(part.begin < part.end);
            CHECK((static_cast<unsigned char>(text[part.begin]) & 0xC0) != 0x80);
            CHECK((part.end == text.size() || (static_cast<unsigned char>(text[part.end]) & 0xC0) != 0x80));
          }
        }
        if (found[i].parent) {
          REQUIRE(*found[i].parent < i);
          const Attribution& parent = found[*found[i].parent];
          for (const Spans* spans : {&found[i].source, &found[i].cue, &found[i].content}) {
            for (const Span part : *spans) CHECK(parent.content.contains(part));
          }
        } else {
          CHECK(first >= last);
          last = first;
        }
      }
    }
  }
}
