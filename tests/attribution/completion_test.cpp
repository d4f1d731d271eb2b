#include "attribution/completion.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

using namespace hearsay;
using namespace hearsay::attribution;

namespace {

// What complete() makes of tags: "source | cue | content" of each link, one a line.
class Completion {
 public:
  explicit Completion(const char* text) : document_(Document::from_utf8(text).value()) {}

  /// No words: a source that there is none of.
  Completion& tag(Role role, std::string_view words) {
    if (words.empty()) return *this;
    const auto begin = static_cast<std::uint32_t>(document_.text().find(words));
    spans_[role].push_back(document_.tokens_in({begin, begin + static_cast<std::uint32_t>(words.size())}));
    return *this;
  }

  /// Links the n-th cue with the n-th source, and with the n-th content, if there is one, where
  /// `with_content`.
  std::string complete(bool with_content) {
    std::vector<Link> links;
    for (std::size_t i = 0; i < spans_[Role::cue].size(); ++i) {
      links.push_back({{}, spans_[Role::cue][i], {}});
      if (i < spans_[Role::source].size()) links.back().source = spans_[Role::source][i];
      if (with_content && i < spans_[Role::content].size())
        links.back().contents = {spans_[Role::content][i]};
    }
    return complete(std::move(links));
  }

  /// Links the only cue with all contents.
  std::string complete_with_all() { return complete({{{}, spans_[Role::cue].at(0), spans_[Role::content]}}); }

 private:
  std::string complete(std::vector<Link> links) {
    static const CueTable cues(Lexicon::builtin());
    static const Grammar grammar(Lexicon::builtin());
    attribution::complete(document_, document_.word_keys(), spans_, cues, grammar, links);
    std::string out;
    for (const Link& link : links) {
      out += words(link.source.value_or(IndexRange{})) + " | " + words(link.cue) + " | ";
      for (const IndexRange content : link.contents) {
        out += (content == link.contents.front() ? "" : " … ") + words(content);
      }
      out += '\n';
    }
    return out;
  }

  std::string words(IndexRange range) const {
    if (range.empty()) return "";
    const auto tokens = document_.tokens();
    return std::string(document_[Span{tokens[range.begin].span.begin, tokens[range.end - 1].span.end}]);
  }

  Document document_;
  RoleSpans spans_;
};

}  // namespace

TEST_SUITE("completion") {
  TEST_CASE("a cue takes the only place that its sentence leaves for a content") {
    const auto completed = [](const char* text, std::string_view source, std::string_view cue) {
      return Completion(text).tag(Role::source, source).tag(Role::cue, cue).complete(false);
    };
    CHECK(completed("Prices will rise by May, the bank said on Monday.", "the bank", "said") ==
          "the bank | said | Prices will rise by May\n");
    CHECK(completed("According to the bank, prices will rise.", "the bank", "According to") ==
          "the bank | According to | prices will rise\n");
    CHECK(completed("The bank warned that prices will rise.", "The bank", "warned") ==
          "The bank | warned | that prices will rise\n");
    // Not with a cue that governs no clause, nor where it could as well be elsewhere.
    CHECK(completed("Prices will rise by May, the bank attacked.", "the bank", "attacked") ==
          "the bank | attacked | \n");
    CHECK(completed("The bank said on Monday it would rise.", "The bank", "said") == "The bank | said | \n");
  }

  TEST_CASE("where that place is, and how far from the cue") {
    struct Row {
      const char* text;
      const char* source;
      const char* cue;
      const char* content;  // empty where nothing is said
    };
    for (const Row& row : {
             // three words at least
             Row{"Prices will rise, the bank said.", "the bank", "said", "Prices will rise"},
             {"Prices rise, the bank said.", "the bank", "said", ""},
             {"The bank said that rates fell.", "The bank", "said", "that rates fell"},
             {"The bank said that much.", "The bank", "said", ""},
             {"The bank said", "The bank", "said", ""},
             // the comma may stand within the last quote mark
             {"“Prices will rise,” the bank said.", "the bank", "said", "“Prices will rise,”"},
             {"“Prices will rise” the bank said.", "the bank", "said", ""},
             {"Prices will rise the bank said.", "the bank", "said", ""},
             {", the bank said.", "the bank", "said", ""},
             // source and cue no further apart than three words
             {"Prices will rise, the bank one two three said.", "the bank", "said", "Prices will rise"},
             {"Prices will rise, the bank one two three four said.", "the bank", "said", ""},
             // no more than six words behind them, unless they are terms
             {"Prices will rise, the bank said in all of the six towns.", "the bank", "said",
              "Prices will rise"},
             {"Prices will rise, the bank said in all of the seven other towns.", "the bank", "said", ""},
             {"Prices will rise, an aide said to the paper on Monday on condition of anonymity.", "an aide",
              "said", "Prices will rise"},
             {"Prices will rise, an aide said a a a a a a a a a a a a a a a a a a a a a a a anonymity.",
              "an aide", "said", "Prices will rise"},
             {"Prices will rise, an aide said a a a a a a a a a a a a a a a a a a a a a a a a anonymity.",
              "an aide", "said", ""},
             // who is meant by a relative clause is no source of the sentence
             {"Prices will rise, who said.", "who", "said", ""},
             {"Prices will rise, whoever said.", "whoever", "said", "Prices will rise"},
             // behind a cue that opens the sentence
             {"According to the bank, prices will rise.", "the bank", "According to", "prices will rise"},
             {"According to the bank prices will rise.", "the bank", "According to", ""},
             {"So according to the bank, prices will rise.", "the bank", "according to", ""},
             {"The bank said, prices will rise.", "The bank", "said", ""},
             // all in one sentence
             {"The bank is here. Prices will rise, said so.", "The bank", "said", ""},
             {"Prices will rise, said so. The bank is here.", "The bank", "said", ""},
             // without the marks that close it
             {"The bank warned that prices will rise!”", "The bank", "warned", "that prices will rise"},
         }) {
      CAPTURE(row.text);
      CHECK(Completion(row.text).tag(Role::source, row.source).tag(Role::cue, row.cue).complete(false) ==
            std::string(row.source) + " | " + row.cue + " | " + row.content + "\n");
    }
    // Nobody's words have no place, and what is tagged is not taken.
    CHECK(Completion("Prices will rise by May, the bank said.")
              .tag(Role::cue, "said")
              .tag(Role::source, "")
              .complete(false) == " | said | \n");
    CHECK(Completion("Prices will rise by May, the bank said.")
              .tag(Role::source, "the bank")
              .tag(Role::cue, "said")
              .tag(Role::content, "by May")
              .complete(false) == "the bank | said | Prices will rise by May\n");
  }

  TEST_CASE("the content of a headline goes on to its end") {
    const auto completed = [](const char* text) {
      return Completion(text)
          .tag(Role::source, "Governor")
          .tag(Role::cue, "says")
          .tag(Role::content, "flood")
          .complete(true);
    };
    CHECK(completed("Governor says flood has passed\n\nThe river fell.") ==
          "Governor | says | flood has passed\n");
    CHECK(completed("Governor says flood has passed.") == "Governor | says | flood\n");
    CHECK(completed("Governor says flood has passed, roads open") == "Governor | says | flood\n");
    CHECK(completed("Governor says flood\n\nThe river fell.") == "Governor | says | flood\n");
    // Not into what is said by others, nor in a paragraph of several sentences, nor before its cue.
    CHECK(Completion("Governor says flood has passed mayor hopes")
              .tag(Role::source, "Governor")
              .tag(Role::source, "mayor")
              .tag(Role::cue, "says")
              .tag(Role::content, "flood")
              .complete(true) == "Governor | says | flood\n");
    CHECK(completed("It rose. Governor says flood has passed") == "Governor | says | flood\n");
    CHECK(Completion("Flood has passed Governor says now")
              .tag(Role::source, "Governor")
              .tag(Role::cue, "says")
              .tag(Role::content, "Flood")
              .complete(true) == "Governor | says | Flood\n");
  }

  TEST_CASE("what closes a sentence has all of it for its content, what others say included") {
    struct Tagged {
      std::string_view source, cue, content;
    };
    const auto completed = [](const char* text, const std::vector<Tagged>& links) {
      Completion completion(text);
      for (const auto& [source, cue, content] : links) {
        completion.tag(Role::source, source).tag(Role::cue, cue);
        if (!content.empty()) completion.tag(Role::content, content);
      }
      return completion.complete(true);
    };
    CHECK(completed("The mayor told the council that he would resign, two officials said.",
                    {{"The mayor", "told", "that he would resign"}, {"two officials", "said", ""}}) ==
          "The mayor | told | \n"
          "two officials | said | The mayor told the council that he would resign\n");
    CHECK(completed("“I am ill,” the mayor said, according to two officials.",
                    {{"the mayor", "said", "“I am ill,”"}, {"two officials", "according to", ""}}) ==
          "the mayor | said | \n"
          "two officials | according to | “I am ill,” the mayor said\n");
    CHECK(completed("The mayor said he would “resign,” the paper reported.",
                    {{"The mayor", "said", "he would “resign,”"}, {"the paper", "reported", ""}}) ==
          "The mayor | said | \n"
          "the paper | reported | The mayor said he would “resign,”\n");
    CHECK(completed("The town is broke, the mayor said, two officials confirmed.",
                    {{"the mayor", "said", ""}, {"two officials", "confirmed", ""}}) ==
          "the mayor | said | \n"
          "two officials | confirmed | The town is broke, the mayor said\n");
    CHECK(completed("The town is broke, the mayor told the council, two officials said. It will not pay.",
                    {{"the mayor", "told", "It will not pay."}, {"two officials", "said", ""}}) ==
          "the mayor | told | \n"
          "two officials | said | The town is broke, the mayor told the council\n");
    // Not where nobody says anything in it, nor a content that reaches out of it.
    CHECK(completed("According to the mayor, the clerk told reporters.",
                    {{"the mayor", "According to", ""}, {"the clerk", "told", ""}}) ==
          "the mayor | According to | \n"
          "the clerk | told | \n");
    CHECK(completed("The road is closed. It will open in May, the mayor said, the paper reported.",
                    {{"the mayor", "said", "The road is closed. It will open in May"},
                     {"the paper", "reported", ""}}) ==
          "the mayor | said | The road is closed. It will open in May\n"
          "the paper | reported | \n");
  }

  TEST_CASE("what is passed on has the one who is cited for its source") {
    CHECK(Completion("The Globe reported, citing two clerks, that the safe was empty.")
              .tag(Role::source, "The Globe")
              .tag(Role::source, "two clerks")
              .tag(Role::cue, "citing")
              .tag(Role::content, "that the safe was empty")
              .complete(true) == "two clerks | citing | that the safe was empty\n");
    CHECK(Completion("He resigned, citing poor health, the clerk said.")
              .tag(Role::source, "He")
              .tag(Role::source, "the clerk")
              .tag(Role::cue, "citing")
              .tag(Role::content, "poor health")
              .complete(true) == "He | citing | poor health\n");
    CHECK(Completion("The Globe reported, citing two clerks, that the safe was empty.")
              .tag(Role::source, "The Globe")
              .tag(Role::cue, "citing")
              .tag(Role::content, "that the safe was empty")
              .complete(true) == "two clerks | citing | that the safe was empty\n");
  }

  TEST_CASE("who is cited, between the cue and a comma") {
    struct Row {
      const char* text;
      const char* source;
    };
    for (const Row& row : {
             Row{"The Globe fell, citing two clerks, that it broke.", "two clerks"},
             {"The Globe fell, quoting two clerks, that it broke.", "two clerks"},
             {"The Globe fell, citing a b c d e f g h, that it broke.", "a b c d e f g h"},
             {"The Globe fell, citing a b c d e f g h i, that it broke.", "The Globe"},
             {"The Globe fell, citing, that it broke.", "The Globe"},
             {"The Globe fell, citing two clerks that it broke.", "The Globe"},
             {"The Globe fell, saying two clerks, that it broke.", "The Globe"},
         }) {
      CAPTURE(row.text);
      const std::string text = row.text;
      const std::string cue = text.substr(16, text.find_first_of(" ,", 16) - 16);
      CHECK(Completion(row.text)
                .tag(Role::source, "The Globe")
                .tag(Role::cue, cue)
                .tag(Role::content, "that it broke")
                .complete(true) == std::string(row.source) + " | " + cue + " | that it broke\n");
    }
  }

  TEST_CASE("who is quoted, between the cue and \"as saying\"") {
    struct Row {
      const char* text;
      const char* source;
    };
    for (const Row& row : {
             Row{"“It is so,” radio quoted a man as saying.", "a man"},
             {"“It is so,” radio quoted a man as telling it.", "a man"},
             {"“It is so,” radio quoted a man as old.", "radio"},
             {"“It is so,” radio quoted as saying.", "radio"},
             {"“It is so,” radio quoted a man. He left as saying so.", "radio"},
             {"“It is so,” radio quoted a b c d e f g h i j k l m n o p q r s t u v as saying.",
              "a b c d e f g h i j k l m n o p q r s t u v"},
             {"“It is so,” radio quoted a b c d e f g h i j k l m n o p q r s t u v w as saying.", "radio"},
             {"“It is so,” radio was quoted a man as saying.", "radio"},
         }) {
      CAPTURE(row.text);
      CHECK(Completion(row.text)
                .tag(Role::source, "radio")
                .tag(Role::cue, "quoted")
                .tag(Role::content, "“It is so,”")
                .complete(true) == std::string(row.source) + " | quoted | “It is so,”\n");
    }
    CHECK(Completion("“It is so,” radio was quoted a man as saying.")
              .tag(Role::source, "radio")
              .tag(Role::cue, "was quoted")
              .tag(Role::content, "“It is so,”")
              .complete(true) == "radio | was quoted | “It is so,”\n");
    // Who is quoted himself stands before the cue.
    const auto quoted = [](const char* cue) {
      const std::string text = std::string("The clerk ") + cue + " that it is so.";
      return Completion(text.c_str())
          .tag(Role::source, "")
          .tag(Role::cue, cue)
          .tag(Role::content, "The clerk")
          .tag(Role::content, "that it is so")
          .complete_with_all();
    };
    CHECK(quoted("was quoted as saying") == "The clerk | was quoted as saying | that it is so\n");
    CHECK(quoted("quoted as") == "The clerk | quoted as | that it is so\n");
    CHECK(quoted("was quoted saying") == " | was quoted saying | The clerk … that it is so\n");
    CHECK(quoted("was known as saying") == " | was known as saying | The clerk … that it is so\n");
  }

  TEST_CASE("a quotation has the name under it for its source") {
    CHECK(Completion("“We came too late.” — Ann Hill")
              .tag(Role::content, "“We came too late.”")
              .complete(false) == "Ann Hill | — | “We came too late.”\n");
    CHECK(Completion("“We came too late” - and left.")
              .tag(Role::content, "“We came too late”")
              .complete(false)
              .empty());
  }

  TEST_CASE("what a signature is") {
    struct Row {
      const char* text;
      const char* source;  // empty where there is none
      const char* dash = "";
    };
    for (const Row& row : {
             Row{"“We came too late.” – Ann Hill", "Ann Hill", "–"},
             {"“We came too late.” ― Ann Hill", "Ann Hill", "―"},
             {"“We came too late.” - Ann Hill", "Ann Hill", "-"},
             {"“We came too late.” -- Ann Hill", "Ann Hill", "--"},
             {"“We came too late.” — Ann Hill.", "Ann Hill", "—"},
             {"“We came too late.” — A. B. C. D. E. F. G. Hill", "A. B. C. D. E. F. G. Hill", "—"},
             {"“We came too late.” — A. B. C. D. E. F. G. H. Hill", ""},
             {"“We came too late.” — Z", "Z", "—"},
             {"“We came too late.” — Aaron", "Aaron", "—"},
             {"“We came too late.” — ann hill", ""},
             {"“We came too late.” — 12 men", ""},
             {"“We came too late.” —", ""},
             {"“We came too late.” , Ann Hill", ""},
             {"“We came too late.”", ""},
         }) {
      CAPTURE(row.text);
      const std::string quotation = "“We came too late.”";
      CHECK(
          Completion(row.text).tag(Role::content, quotation).complete(false) ==
          (row.source[0] == 0 ? "" : std::string(row.source) + " | " + row.dash + " | " + quotation + "\n"));
    }
    CHECK(
        Completion("We came too late. — Ann Hill").tag(Role::content, "We came too late.").complete(false) ==
        "");
  }

  TEST_CASE("what opens a turn") {
    struct Row {
      const char* text;
      const char* source;  // empty where nobody speaks
    };
    for (const Row& row : {
             Row{"ANN WALLACE: Will she come?", "ANN WALLACE"},
             {"MR. O'NEIL-LEE: Will she come?", "MR. O'NEIL-LEE"},
             {"A B C D: Will she come?", "A B C D"},
             {"A B C D E: Will she come?", ""},
             {"Ann Wallace: Will she come?", ""},
             {"ANN WALLACE, Will she come?", ""},
             {": Will she come?", ""},
             {"ANN WALLACE:", ""},
             {"ANN WALLACE", ""},
         }) {
      CAPTURE(row.text);
      const std::string all = Completion(row.text).tag(Role::content, row.text).complete(false);
      CHECK(all == (row.source[0] == 0 ? "" : std::string(row.source) + " | : | Will she come?\n"));
    }
    // A turn is claimed whole, or behind its name.
    CHECK(Completion("ANN WALLACE: Will she come?").tag(Role::content, "Will she come?").complete(false) ==
          "ANN WALLACE | : | Will she come?\n");
    CHECK(Completion("ANN WALLACE: Will she come?").tag(Role::content, "she come?").complete(false) == "");
    // What is linked with its own speaker stays.
    CHECK(Completion("ANN WALLACE: Will she come?")
              .tag(Role::source, "ANN WALLACE")
              .tag(Role::cue, ":")
              .tag(Role::content, "Will she come?")
              .complete(true) == "ANN WALLACE | : | Will she come?\n");
  }

  TEST_CASE("a stretch of a transcript is a link for every turn") {
    CHECK(Completion("WALLACE: Will she come?\n\nMR. PENCE: No.\n\nShe will not.\n")
              .tag(Role::content, "WALLACE: Will she come?\n\nMR. PENCE: No.\n\nShe will not.")
              .complete(false) ==
          "WALLACE | : | Will she come?\n"
          "MR. PENCE | : | No. … She will not.\n");
    // A turn is no more of what the one before said, and its quote mark may be without another.
    CHECK(Completion("WALLACE: Will she come?\n\n\"PENCE: She will not.\n")
              .tag(Role::source, "WALLACE")
              .tag(Role::cue, ":")
              .tag(Role::content, "She will not.")
              .complete(true) ==
          "WALLACE | : | \n"
          "PENCE | : | She will not.\n");
  }

  TEST_CASE("a quotation after another has its source") {
    CHECK(Completion("“We came,” she said.\n“We saw.”")
              .tag(Role::source, "she")
              .tag(Role::cue, "said")
              .tag(Role::content, "“We came,”")
              .tag(Role::content, "“We saw.”")
              .complete(true) ==
          "she | said | “We came,”\n"
          "she |  | “We saw.”\n");
    CHECK(Completion("She said: “We came.\n“We saw.”")
              .tag(Role::source, "She")
              .tag(Role::cue, "said")
              .tag(Role::content, "“We came.")
              .tag(Role::content, "“We saw.”")
              .complete(true) == "She | said | “We came. … “We saw.”\n");
  }

  TEST_CASE("a quotation behind a colon is said by who follows it") {
    CHECK(Completion("The clerk kept silent for years: “They never knew,” she said.")
              .tag(Role::source, "The clerk")
              .tag(Role::source, "she")
              .tag(Role::cue, "kept silent for")
              .tag(Role::cue, "said")
              .tag(Role::content, "“They never knew,”")
              .complete(true) ==
          "The clerk | kept silent for | \n"
          "she | said | “They never knew,”\n");
  }

  TEST_CASE("who is quoted by others speaks") {
    CHECK(Completion("“The road is open,” state radio quoted a general as saying.")
              .tag(Role::source, "state radio")
              .tag(Role::cue, "quoted")
              .tag(Role::content, "“The road is open,”")
              .complete(true) == "a general | quoted | “The road is open,”\n");
    CHECK(Completion("The paper quoted two clerks as saying that the safe was empty.")
              .tag(Role::source, "The paper")
              .tag(Role::source, "two clerks")
              .tag(Role::cue, "quoted")
              .tag(Role::cue, "as saying")
              .tag(Role::content, "that the safe was empty")
              .complete(true) ==
          "two clerks | quoted | that the safe was empty\n"
          "two clerks | as saying | \n");
  }

  TEST_CASE("an answer is not the asker's, a further question is") {
    CHECK(Completion("“Did you come?” she asked.\n“I did.”\n“And who else?”")
              .tag(Role::source, "she")
              .tag(Role::cue, "asked")
              .tag(Role::content, "“Did you come?”")
              .tag(Role::content, "“I did.”")
              .tag(Role::content, "“And who else?”")
              .complete(true) ==
          "she | asked | “Did you come?”\n"
          " |  | “I did.”\n"
          "she |  | “And who else?”\n");
    // What stands in no quotation is no answer.
    CHECK(Completion("“Did you come?” she asked.\nI did, and who else?")
              .tag(Role::source, "she")
              .tag(Role::cue, "asked")
              .tag(Role::content, "“Did you come?”")
              .tag(Role::content, "I did, and who else?")
              .complete(true) == "she | asked | “Did you come?”\n");
  }

  TEST_CASE("what is said stands in the bodies of paragraphs") {
    // The dateline and the credit tell nothing.
    const Document document =
        Document::from_utf8("TARN (Reuters) - The mayor left, he said.\n\nReporting by Ina Berg").value();
    const auto paragraphs = document.paragraphs();
    REQUIRE(paragraphs.size() == 2);
    const IndexRange body = paragraphs[0].body;
    REQUIRE(body.begin > 0);
    REQUIRE(body.end <= paragraphs[0].tokens.end);
    REQUIRE(paragraphs[1].body.empty());
    const auto count = static_cast<std::uint32_t>(document.tokens().size());
    struct Row {
      const char* what;
      Link link;
      std::vector<IndexRange> contents;
    };
    const IndexRange inside{body.begin + 1, body.begin + 3}, outside{0, 1}, credit{count - 2, count};
    for (const Row& row : std::vector<Row>{
             {"a content inside", {{}, inside, {inside}}, {inside}},
             {"a content around", {{}, inside, {{0, count}}}, {{body.begin, paragraphs[0].body.end}}},
             {"one outside", {{}, inside, {credit, inside}}, {inside}},
             {"a cue outside", {{}, outside, {inside}}, {}},
             {"no cue", {{}, {}, {inside}}, {inside}},
             {"a source outside", {credit, inside, {inside}}, {}},
             {"a source inside", {inside, inside, {inside}}, {inside}},
             {"the first word", {{}, {body.begin, body.begin + 1}, {inside}}, {inside}},
         }) {
      CAPTURE(row.what);
      std::vector<Link> links{row.link};
      keep_to_bodies(document, links);
      CHECK(links[0].contents == row.contents);
    }
    const Document plain = Document::from_utf8("The mayor left, he said.").value();
    std::vector<Link> links{{{}, {4, 5}, {{0, 3}}}};
    keep_to_bodies(plain, links);
    CHECK(links[0].contents == std::vector<IndexRange>{{0, 3}});
  }

  TEST_CASE("a quotation that a new paragraph opens again is a link of its own, with the same source") {
    struct Row {
      const char* text;
      const char* source;
      const char* cue;
      const char* links;
    };
    for (const Row& row : {
             Row{"She said, “One is.\n\n“Two are.\n\n“Three are.”", "She", "said",
                 "She said: “One is. / She : “Two are. / She : “Three are.”"},
             {"“One is,” she said. “Two are.\n\n“Three are.”", "she", "said",
              "she said: “One is,” / she : “Two are. / she : “Three are.”"},
             // a paragraph that opens none goes on
             {"She said, “One is.\n\nTwo are.”", "She", "said", "She said: “One is.\n\nTwo are.”"},
             // without source or cue nothing is split
             {"She said, “One is.\n\n“Two are.”", "", "said", " said: “One is.\n\n“Two are.”"},
             {"She said, “One is.\n\n“Two are.”", "She", "", "She : “One is.\n\n“Two are.”"},
         }) {
      CAPTURE(row.text);
      const Document document = Document::from_utf8(row.text).value();
      const auto find = [&](std::string_view words) {
        const auto begin = static_cast<std::uint32_t>(document.text().find(words));
        return document.tokens_in({begin, begin + static_cast<std::uint32_t>(words.size())});
      };
      const auto words = [&](IndexRange range) {
        const auto tokens = document.tokens();
        return range.empty()
                   ? std::string()
                   : std::string(
                         document[Span{tokens[range.begin].span.begin, tokens[range.end - 1].span.end}]);
      };
      Link link;
      if (row.source[0] != 0) link.source = find(row.source);
      if (row.cue[0] != 0) link.cue = find(row.cue);
      // all that stands in quote marks, where these close
      const std::string_view text = document.text();
      for (std::size_t at = text.find("“"); at < text.size();) {
        const std::size_t end = std::min(text.find("”", at), text.size() - 3) + 3;
        link.contents.push_back(find(text.substr(at, end - at)));
        at = text.find("“", end);
      }
      std::string buffer, found;
      std::vector<tagger::Features> features;
      tagger::find_features(document, {}, buffer, features);
      std::vector<Link> links{link};
      split_continued_quotations(features, links);
      for (const Link& one : links) {
        found += (found.empty() ? "" : " / ") + words(one.source.value_or(IndexRange{})) + " " +
                 words(one.cue) + ":";
        for (const IndexRange content : one.contents) found += " " + words(content);
      }
      CHECK(found == row.links);
    }
  }
}
