#include "hearsay/analyzer.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <fstream>
#include <iterator>
#include <string>
#include <thread>
#include <vector>

#include "tagger/kernel_choice.hpp"
#include "tagger/state.hpp"

using namespace hearsay;

namespace {

const char* const article =
    "The bridge at Ostrava was closed on Monday, Mayor Jana Nováková said. “Nobody was hurt,” she told "
    "reporters.\n"
    "A senior transport official, speaking on condition of anonymity, said that cracks had been found in "
    "May. According to two "
    "engineers, the repairs will likely take a year.\n"
    "The ministry denied that it had been warned.\n";

template <class List, class Id>
concept IsIndexedBy = requires(const List& list, Id id) {
  list[id];
};
// Numbers of the one list mean nothing in the other.
static_assert(IsIndexedBy<std::vector<Source>, SourceId>);
static_assert(IsIndexedBy<TentativeSources, TentativeSourceId>);
static_assert(!IsIndexedBy<std::vector<Source>, TentativeSourceId>);
static_assert(!IsIndexedBy<TentativeSources, SourceId>);
static_assert(!std::is_convertible_v<TentativeSource, Source>);
static_assert(!std::is_convertible_v<TentativeStatement, Statement>);

}  // namespace

TEST_SUITE("analyzer") {
  TEST_CASE("an article goes through with all that came with it") {
    const Analyzer analyzer;
    const Analysis analysis = analyzer
                                  .analyze({"a1", "Bridge closed", "The Paper", "2024-05-06", article,
                                            "Ann Lee", "https://the.paper/1"})
                                  .value();
    CHECK(analysis.id == "a1");
    CHECK(analysis.title == "Bridge closed");
    CHECK(analysis.publisher == "The Paper");
    CHECK(analysis.date == "2024-05-06");
    CHECK(analysis.author == "Ann Lee");
    CHECK(analysis.url == "https://the.paper/1");
    CHECK(analysis.document.text() == article);
    REQUIRE(analysis.statements.size() >= 3);
    for (const Statement& statement : analysis.statements) {
      CHECK_FALSE(statement.attribution.content.empty());
      CHECK(statement.attribution.content.hull().end <= analysis.document.text().size());
      if (statement.sourcing.source) CHECK(*statement.sourcing.source < analysis.sources.size());
      CHECK(statement.assessment.strength.score > 0);
      CHECK(statement.assessment.strength.score < 100);
    }
  }

  TEST_CASE("the agency of a dateline is the publisher where none is given") {
    const Analyzer analyzer;
    const std::string text = "TARN, May 3 (AP) — The mayor said that the bridge was open.";
    CHECK(analyzer.analyze(text).value().publisher == "The Associated Press");
    CHECK(analyzer.analyze({"a1", "", "The Paper", "", text}).value().publisher == "The Paper");
    CHECK(analyzer.analyze(std::string(article)).value().publisher == "");
  }

  TEST_CASE("line ends are taken for what the options say") {
    const std::string text = "The mayor of the town on the river said\nthat the bridge was open.";
    const auto paragraphs = [&](LineBreaks line_breaks) {
      AnalyzerOptions options;
      options.line_breaks = line_breaks;
      const Analysis analysis = Analyzer(options).analyze(text).value();
      return analysis.document.paragraphs().size();
    };
    CHECK(paragraphs(LineBreaks::detect) == 1);
    CHECK(paragraphs(LineBreaks::wrapped) == 1);
    CHECK(paragraphs(LineBreaks::paragraphs) == 2);
  }

  TEST_CASE("letters for question and answer name nobody, and a speaker says I") {
    const Analysis analysis =
        Analyzer()
            .analyze(
                std::string("Q. Where were you?\n\nA. By the gate. He said that he saw me.\n\nQ. And then?"))
            .value();
    REQUIRE(analysis.statements.size() >= 3);
    for (const Source& source : analysis.sources) {
      CHECK(source.name != "Q.");
      CHECK(source.name != "A.");
    }
    CHECK_FALSE(analysis.statements.front().sourcing.source.has_value());
    CHECK_FALSE(analysis.statements.back().sourcing.source.has_value());

    const Analysis hearing =
        Analyzer()
            .analyze(std::string(
                "MR. RASCH: I know that the dam is safe.\n\nMS. ORTEGA: Who told you that it was?"))
            .value();
    REQUIRE(hearing.statements.size() >= 2);
    CHECK(hearing.statements[1].attribution.parent == 0U);
    CHECK(hearing.statements[1].sourcing.source == hearing.statements[0].sourcing.source);
  }

  TEST_CASE("tentative statements stand apart, with sources of their own") {
    const Analysis analysis = Analyzer().analyze(std::string(article)).value();
    const auto are_in = [](const auto& statements, const auto& sources) {
      std::vector<bool> speaks(sources.size());
      for (const auto& [attribution, sourcing, assessment] : statements) {
        if (sourcing.source) speaks.at(std::size_t(*sourcing.source)) = true;
        for (const auto via : sourcing.via) speaks.at(std::size_t(via)) = true;
      }
      for (const auto& source : sources) {
        if (source.speaks_for) CHECK(std::size_t(*source.speaks_for) < sources.size());
      }
      return std::all_of(speaks.begin(), speaks.end(), [](bool does) { return does; });
    };
    CHECK(are_in(analysis.statements, analysis.sources));
    CHECK(are_in(analysis.tentative, analysis.tentative_sources));
  }

  TEST_CASE("a text alone is enough, and an empty one says nothing") {
    const Analyzer analyzer;
    CHECK(analyzer.analyze(std::string(article)).value().statements.size() ==
          analyzer.analyze({"a1", "", "", "", article}).value().statements.size());
    CHECK(analyzer.analyze(std::string()).value().statements.empty());
  }

  TEST_CASE("text that is not UTF-8 is an error with its place") {
    const auto result = Analyzer().analyze(std::string("He said \xFF it was."));
    REQUIRE(result.has_error());
    CHECK(result.error().code == ErrorCode::invalid_utf8);
    CHECK(result.error().offset == 8);
  }

  TEST_CASE("one analyzer serves many threads, and each gets what one alone would") {
    const Analyzer analyzer;
    const Analysis expected = analyzer.analyze(std::string(article)).value();
    std::vector<Analysis> results(8);
    std::vector<std::thread> threads;
    for (Analysis& result : results) {
      threads.emplace_back([&] { result = analyzer.analyze(std::string(article)).value(); });
    }
    for (std::thread& thread : threads) thread.join();
    for (const Analysis& result : results) CHECK(result == expected);
  }

  TEST_CASE("every instruction set gives the same, to the last bit") {
    std::ifstream file(HEARSAY_SOURCE_DIR "/examples/sample.txt");
    const std::string sample(std::istreambuf_iterator<char>(file), {});
    const Analysis expected = Analyzer().analyze(sample).value();
    REQUIRE(expected.statements.size() > 10);
    for (const tagger::Kernel* kernel : tagger::available_kernels()) {
      CAPTURE(std::string(kernel->name));
      const Analyzer analyzer({.model = Model::State::builtin_with(*kernel)});
      CHECK(analyzer.analyze(sample).value() == expected);
    }
  }
}
