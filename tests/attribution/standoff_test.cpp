#include "hearsay/standoff.hpp"

#include <doctest/doctest.h>

#include <ctime>
#include <string>
#include <vector>

using hearsay::Attribution;
using hearsay::Document;
using hearsay::ErrorCode;
using hearsay::Span;
using hearsay::Spans;
using hearsay::StandoffAttribution;

namespace {

Document document(const char* text) {
  return Document::from_utf8(text).value();
}

std::vector<Attribution> attributions(const std::vector<StandoffAttribution>& read) {
  std::vector<Attribution> out;
  for (const auto& entry : read) out.push_back(entry.attribution);
  return out;
}

}  // namespace

TEST_SUITE("standoff") {
  TEST_CASE("offsets are code points, spans are bytes") {
    const Document text = document("“Çela suffit,” she said, “for now.”");
    const auto read = hearsay::read_standoff(text,
                                             "T1\tSource 15 18\tshe\n"
                                             "T2\tCue 19 23\tsaid\n"
                                             "T3\tContent 0 14;25 35\t“Çela suffit,” “for now.”\n"
                                             "T4\tAttribution 19 23\tsaid\n"
                                             "E1\tAttribution:T4 Source:T1 Cue:T2 Content:T3\n")
                          .value();
    REQUIRE(read.size() == 1);
    CHECK(read[0].id == "E1");
    CHECK(text[read[0].attribution.source.hull()] == "she");
    CHECK(text[read[0].attribution.cue.hull()] == "said");
    REQUIRE(read[0].attribution.content.size() == 2);
    CHECK(text[read[0].attribution.content[0]] == "“Çela suffit,”");
    CHECK(text[read[0].attribution.content[1]] == "“for now.”");
  }

  TEST_CASE("numbered roles are one role, and its fragments join") {
    const auto read = hearsay::read_standoff(document("He said one two three."),
                                             "T1\tContent 8 11\tone\n"
                                             "T2\tContent 16 21\tthree\n"
                                             "T3\tContent 10 13\te t\n"
                                             "E7\tAttribution:T1 Content:T1 Content2:T2 Content3:T3\n")
                          .value();
    REQUIRE(read.size() == 1);
    CHECK(read[0].attribution.content == Spans({{8, 13}, {16, 21}}));
    CHECK(read[0].attribution.source.empty());
  }

  TEST_CASE("an event may stand before its spans; other lines are passed over") {
    const auto read = hearsay::read_standoff(document("Critics object."),
                                             "E1\tAttribution:T9 Source:T1 Content:T2\r\n"
                                             "\r\n"
                                             "T1\tSource 0 7\tCri\n"
                                             "tics, with a line end in the middle\r\n"
                                             "#1\tAnnotatorNotes T1\ta remark\n"
                                             "T2\tContent 8 14\tobject\r\n"
                                             "T3\tDiscuss 8 14\tobject\n"
                                             "E2\tDiscard:T3 Content:T2\n"
                                             "E3\tAttribution:T3 Source:T1\n"
                                             "R1\tPart Arg1:T1 Arg2:T2\n")
                          .value();
    REQUIRE(read.size() == 1);
    CHECK(read[0].attribution.content == Spans(Span{8, 14}));
  }

  TEST_CASE("a nested event finds the smallest content that holds its own, and follows it") {
    // Analysts say (the minister believes (the report shows (losses grow))).
    const auto read =
        hearsay::read_standoff(document("Analysts say the minister believes the report shows losses grow."),
                               "T1\tSource 0 8\t\nT2\tCue 9 12\t\nT3\tContent 13 63\t\n"
                               "T4\tSource 13 25\t\nT5\tCue 26 34\t\nT6\tContent 35 63\t\n"
                               "T7\tSource 35 45\t\nT8\tCue 46 51\t\nT9\tContent 52 63\t\n"
                               "E1\tNested:T8 Source:T7 Cue:T8 Content:T9\n"
                               "E2\tNested:T5 Source:T4 Cue:T5 Content:T6\n"
                               "E3\tAttribution:T2 Source:T1 Cue:T2 Content:T3\n")
            .value();
    REQUIRE(read.size() == 3);
    CHECK(read[0].id == "E3");
    CHECK_FALSE(read[0].attribution.parent);
    CHECK(read[1].id == "E2");
    CHECK(read[1].attribution.parent == 0U);
    CHECK(read[2].id == "E1");
    CHECK(read[2].attribution.parent == 1U);
  }

  TEST_CASE("what cannot be understood is named with its line's offset") {
    struct Case {
      const char* annotations;
      std::uint64_t offset;
    };
    for (const Case& row : std::vector<Case>{
             {"T1\tSource 0\tHe\n", 0},
             {"T1\tSource 0 2\tHe\nT2\tCue x 4\tsaid\n", 17},
             {"T1\tSource 2 2\t\n", 0},
             {"T1\tSource 2 1\t\n", 0},
             {"T1\tSource 0 2;\tHe\nT2\tSource 0 2; 4\tHe\n", 18},
             {"\nT1\tSource 0 9\tHe left.\n", 1},
             {"T1\tSource 0 99999999999\tHe\n", 0},
             {"#\nE1\tAttribution:T1 Source:T1\n", 2},
         }) {
      CAPTURE(row.annotations);
      const auto read = hearsay::read_standoff(document("He left."), row.annotations);
      REQUIRE(read.has_error());
      CHECK(read.error().code == ErrorCode::invalid_record);
      CHECK(read.error().offset == row.offset);
    }
  }

  TEST_CASE("events that name more spans than fit are refused, not stored") {
    std::string annotations = "T1\tContent 0 1";
    std::string text = "a";
    for (std::uint32_t at = 2; at < 20'000; at += 2) {
      annotations += ";" + std::to_string(at) + " " + std::to_string(at + 1);
      text += " a";
    }
    annotations += "\t\n";
    const std::size_t first = annotations.size();
    const std::string_view event = "E1\tAttribution:T1 Content:T1\n";
    for (int i = 0; i < 2'000; ++i) annotations += event;
    const auto read = hearsay::read_standoff(document(text.c_str()), annotations);
    REQUIRE(read.has_error());
    CHECK(read.error().code == ErrorCode::limit_exceeded);
    CHECK(read.error().offset == first + 16'777'216 / 10'000 * event.size());
  }

  TEST_CASE("time grows no faster than the annotations, however they nest") {
    constexpr std::uint32_t size = 40'000;
    const Document text = document(std::string(2 * size, 'a').c_str());
    // Each content lies in the one before.
    const auto nested = [](std::uint32_t i) {
      return std::to_string(i) + " " + std::to_string(2 * size - i);
    };
    // Each content's hull lies in the one's before, but no content in another.
    const auto scattered = [](std::uint32_t i) {
      return std::to_string(i) + " " + std::to_string(i + 1) + ";" + std::to_string(2 * size - i - 1) + " " +
             std::to_string(2 * size - i);
    };
    const auto seconds = [&](const auto& content, std::uint32_t events) {
      std::string annotations;
      for (std::uint32_t i = 0; i < events; ++i) {
        const std::string id = std::to_string(i);
        annotations += "T" + id + "\tContent " + content(2 * i * (size / 2 / events)) + "\t\n" + "E" + id +
                       "\tNested:T" + id + " Content:T" + id + "\n";
      }
      const std::clock_t begin = std::clock();
      CHECK(hearsay::read_standoff(text, annotations).value().size() == events);
      return static_cast<double>(std::clock() - begin) / CLOCKS_PER_SEC;
    };
    // Four times as many would take sixteen times as long if each were compared with all around it.
    constexpr double noise = 0.05;
    CHECK(seconds(nested, size / 2) < 8 * seconds(nested, size / 8) + noise);
    CHECK(seconds(scattered, size / 2) < 8 * seconds(scattered, size / 8) + noise);
  }

  TEST_CASE("written attributions are read back") {
    const Document text = document("Reportedly, “naïve” aides say\n“we lost.\n“All of it,” they add.");
    const auto span = [&](std::string_view words) {
      const auto begin = static_cast<std::uint32_t>(text.text().find(words));
      return Span{begin, begin + static_cast<std::uint32_t>(words.size())};
    };
    std::vector<Attribution> written(3);
    written[0].cue = span("Reportedly");
    written[0].content = span("“naïve” aides say\n“we lost.");
    written[1].source = span("“naïve” aides");
    written[1].cue = span("say");
    written[1].content = Spans({span("“we lost."), span("“All of it,”")});
    written[2].content = span("we lost");
    written[2].parent = 1;
    const std::string standoff = hearsay::write_standoff(text, written);
    CHECK(standoff ==
          "T1\tCue 0 10\tReportedly\n"
          "T2\tContent 12 29;30 39\t“naïve” aides say “we lost.\n"
          "T3\tAttribution-no-source 0 10\tReportedly\n"
          "E1\tAttribution-no-source:T3 Cue:T1 Content:T2\n"
          "T4\tSource 12 25\t“naïve” aides\n"
          "T5\tCue 26 29\tsay\n"
          "T6\tContent 30 39;40 52\t“we lost. “All of it,”\n"
          "T7\tAttribution 26 29\tsay\n"
          "E2\tAttribution:T7 Source:T4 Cue:T5 Content:T6\n"
          "T8\tContent 31 38\twe lost\n"
          "T9\tNested 31 38\twe lost\n"
          "E3\tNested:T9 Content:T8\n");
    written[0].content = Spans({span("“naïve” aides say"), span("“we lost.")});
    CHECK(attributions(hearsay::read_standoff(text, standoff).value()) == written);
  }

  TEST_CASE("a quotation that goes on is written with the one before") {
    const Document text = document("“No,” she said. “Never.”");
    std::vector<Attribution> written(2);
    written[0].source = written[1].source = Span{10, 13};
    written[0].cue = Span{14, 18};
    written[0].content = Span{0, 9};
    written[1].content = Span{20, 32};
    const auto read = hearsay::read_standoff(text, hearsay::write_standoff(text, written)).value();
    REQUIRE(read.size() == 1);
    CHECK(read[0].attribution.source == written[0].source);
    CHECK(read[0].attribution.content == Spans({{0, 9}, {20, 32}}));
  }

  TEST_CASE("a quotation that goes on in another paragraph is written by itself") {
    const Document text = document("“No,” she said.\n“Never.”");
    std::vector<Attribution> written(2);
    written[0].source = written[1].source = Span{10, 13};
    written[0].cue = Span{14, 18};
    written[0].content = Span{0, 9};
    written[1].content = Span{20, 32};
    const auto read = hearsay::read_standoff(text, hearsay::write_standoff(text, written)).value();
    REQUIRE(read.size() == 2);
    CHECK(read[0].attribution == written[0]);
    CHECK(read[1].attribution.source.empty());
    CHECK(read[1].attribution.cue.empty());
    CHECK(read[1].attribution.content == written[1].content);
  }
}
