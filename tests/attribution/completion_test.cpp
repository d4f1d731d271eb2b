#include "attribution/completion.hpp"

#include <doctest/doctest.h>

#include <string>
#include <string_view>
#include <vector>

using namespace hearsay;
using namespace hearsay::attribution;

namespace {

// What complete() makes of tags: "source | cue | content" of each link, one a line.
class Completion {
 public:
  explicit Completion(const char* text) : document_(Document::from_utf8(text).value()) {}

  Completion& tag(Role role, std::string_view words) {
    const auto begin = static_cast<std::uint32_t>(document_.text().find(words));
    spans_[role].push_back(document_.tokens_in({begin, begin + static_cast<std::uint32_t>(words.size())}));
    return *this;
  }

  /// Links the n-th cue with the n-th source, and with the n-th content, if there is one, where
  /// `with_content`.
  std::string complete(bool with_content) {
    std::vector<Link> links;
    for (std::size_t i = 0; i < spans_[Role::cue].size(); ++i) {
      links.push_back({spans_[Role::source][i], spans_[Role::cue][i], {}});
      if (with_content && i < spans_[Role::content].size())
        links.back().contents = {spans_[Role::content][i]};
    }
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

 private:
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

  TEST_CASE("a quotation has the name under it for its source") {
    CHECK(Completion("“We came too late.” — Ann Hill")
              .tag(Role::content, "“We came too late.”")
              .complete(false) == "Ann Hill | — | “We came too late.”\n");
    CHECK(Completion("“We came too late” - and left.")
              .tag(Role::content, "“We came too late”")
              .complete(false)
              .empty());
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
  }
}
