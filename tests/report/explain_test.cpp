// Every rule that joined a mention, and everything that typed a source, is told by `explain`.
#include <doctest/doctest.h>

#include <string>

#include "hearsay/report.hpp"

using namespace hearsay;

namespace {

Analysis analysis() {
  Analysis made;
  made.document = Document::from_utf8("Emil Rask, the harbour master, said that the old pier holds.").value();
  Source source;
  source.name = "Emil Rask";
  source.identity = Identity::named;
  source.role = Role::official;
  source.specificity = 3;
  made.sources.push_back(source);
  Statement statement;
  statement.attribution.source = Span{0, 9};
  statement.attribution.cue = Span{31, 35};
  statement.attribution.content = Span{36, 59};
  statement.sourcing.source = 0;
  made.statements.push_back(statement);
  return made;
}

std::string explained(const Analysis& analysis) {
  TextStyle style;
  style.width = 400;
  return explain_source(analysis, 0, style);
}

constexpr Span harbour{15, 22};

}  // namespace

TEST_CASE("what joined a mention is told in words") {
  const struct {
    JoinedBy by;
    const char* words;
  } rules[] = {
      {JoinedBy::first, "the source begins here"},
      {JoinedBy::full_name, "the same name"},
      {JoinedBy::short_name, "part of the name"},
      {JoinedBy::acronym, "the initials of the name"},
      {JoinedBy::apposition, "stands beside a mention"},
      {JoinedBy::copula, "what the source is said to be"},
      {JoinedBy::conjunction, "the same again, joined by “and”"},
      {JoinedBy::owner, "the same thing of the same owner"},
      {JoinedBy::noun, "a noun that fits this source best"},
      {JoinedBy::announced, "described before being named"},
      {JoinedBy::pronoun, "a pronoun that fits this source best"},
      {JoinedBy::relative, "goes on from the mention before it"},
      {JoinedBy::quantity, "counts those who were just named"},
      {JoinedBy::speaker, "the speaker of the quotation"},
      {JoinedBy::speakers_group, "the group for which the speaker speaks"},
  };
  CHECK(std::size(rules) == enumerator_count<JoinedBy>);
  for (const auto& rule : rules) {
    CAPTURE(std::string(rule.words));
    Analysis of_one = analysis();
    of_one.sources[0].mentions.push_back({harbour, MentionKind::description, rule.by});
    const std::string text = explained(of_one);
    CHECK(text.find(std::string("Emil Rask, the [harbour] master, said that the old … — ") + rule.words +
                    "\n") != std::string::npos);
    CHECK(text.find("Mentioned 1 time:") != std::string::npos);
  }
}

TEST_CASE("what typed a source is told in words, with the weight that it had") {
  const struct {
    Evidence evidence;
    const char* words;
  } signs[] = {
      {Evidence::head, "described as “harbour” +1.5."},
      {Evidence::title, "a title in “harbour” +1.5."},
      {Evidence::modifier, "“harbour” in its description +1.5."},
      {Evidence::name, "“harbour” in its name +1.5."},
      {Evidence::complement, "belongs to “harbour” +1.5."},
      {Evidence::owner, "“harbour” is the owner +1.5."},
      {Evidence::after, "“harbour” stands behind a mention +1.5."},
      {Evidence::before, "“harbour” stands before a mention +1.5."},
      {Evidence::span, "“harbour” among the words for it +1.5."},
      {Evidence::cue, "the verb “harbour” +1.5."},
      {Evidence::institution, "the lexicon knows the institution in “harbour” +1.5."},
      {Evidence::known, "the lexicon knows this person +1.5."},
      {Evidence::form, "the form of its mentions +1.5."},
      {Evidence::rank, "the rank “harbour” +1.5."},
      {Evidence::users, "your lexicon lists “harbour” +1.5."},
  };
  CHECK(std::size(signs) == enumerator_count<Evidence>);
  for (const auto& sign : signs) {
    CAPTURE(std::string(sign.words));
    Analysis of_one = analysis();
    of_one.sources[0].identity_because = {{sign.evidence, harbour, 1.5F}};
    of_one.sources[0].role_because = {{sign.evidence, harbour, 0}};
    const std::string text = explained(of_one);
    CHECK(text.find(std::string("because of: ") + sign.words) != std::string::npos);
    CHECK(text.find("+1.5") == text.rfind("+1.5"));
  }
  CHECK(explained(analysis()).find("because of: no single word, but the whole of it.") != std::string::npos);
}

TEST_CASE("a source's statements are explained behind it, each contribution with its words") {
  Analysis with_strength = analysis();
  Strength& strength = with_strength.statements[0].assessment.strength;
  strength.score = 62;
  strength.log_odds = 0.5;
  strength.contributions = {{"identity named", 0.75, Span{0, 9}, "a named person"},
                            {"hop", -0.25, {}, "at second hand"},
                            {"base", 0, {}, "is not told"}};
  const std::string text = explained(with_strength);
  for (const char* part :
       {"Statement 1: strength 62 of 100", "that the old pier holds", "+0.75  a named person: “Emil Rask”",
        "-0.25  at second hand", "0.50  in all; as odds, that is 62 of 100"}) {
    CAPTURE(std::string(part));
    CHECK(text.find(part) != std::string::npos);
  }
  CHECK(text.find("is not told") == std::string::npos);
  CHECK(explain_statement(with_strength, 0, {}).find("From Emil Rask") != std::string::npos);
}
