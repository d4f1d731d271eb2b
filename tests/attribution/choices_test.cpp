// What the linker's networks are told of each candidate, and which candidates there are.
#include "attribution/choices.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdio>
#include <string>
#include <string_view>
#include <vector>

#include "attribution/order.hpp"

using namespace hearsay;
using namespace hearsay::attribution;

namespace {

// The order is part of the weights file.
constexpr std::array<std::string_view, tagger::link_feature_count> names{"before cue",
                                                                         "gap",
                                                                         "adjacent",
                                                                         "gap of marks",
                                                                         "cues between",
                                                                         "sources between",
                                                                         "contents between",
                                                                         "sentences between",
                                                                         "other region",
                                                                         "comma at end of gap",
                                                                         "comma in gap",
                                                                         "closing in gap",
                                                                         "opening in gap",
                                                                         "colon in gap",
                                                                         "quoted",
                                                                         "that",
                                                                         "length",
                                                                         "ends with mark",
                                                                         "cue length",
                                                                         "according",
                                                                         "ing",
                                                                         "say",
                                                                         "cue quoted",
                                                                         "nearer",
                                                                         "content after cue",
                                                                         "content before cue",
                                                                         "opens sentence",
                                                                         "ends sentence",
                                                                         "source before cue",
                                                                         "source after cue",
                                                                         "pronoun",
                                                                         "comma at start of gap",
                                                                         "none",
                                                                         "ends quoted",
                                                                         "capitalised",
                                                                         "constant",
                                                                         "by",
                                                                         "be",
                                                                         "determiner"};

/// A text with its spans marked: "[s The minister] [k said] [c it rained]."
class Marked {
 public:
  explicit Marked(std::string_view marked) : grammar_(Lexicon::builtin()) {
    std::string text;
    std::vector<std::pair<Role, Span>> spans;
    for (std::size_t i = 0; i < marked.size(); ++i) {
      if (marked[i] == '[') {
        const Role role = marked[i + 1] == 's'   ? Role::source
                          : marked[i + 1] == 'k' ? Role::cue
                                                 : Role::content;
        spans.push_back({role, {static_cast<std::uint32_t>(text.size()), 0}});
        i += 2;
      } else if (marked[i] == ']') {
        spans.back().second.end = static_cast<std::uint32_t>(text.size());
      } else {
        text.push_back(marked[i]);
      }
    }
    document_ = Document::from_utf8(std::move(text)).value();
    for (const auto& [role, span] : spans) spans_[role].push_back(document_.tokens_in(span));
    std::string buffer;
    tagger::find_features(document_, {}, buffer, features_);
    regions_ = paragraphs_of_tokens(document_);
  }

  Choices choices() const {
    return {document_, features_, document_.word_keys(), regions_, spans_, grammar_};
  }

  /// The words of each candidate, a comma between them.
  std::string candidates(const Choice& choice) const {
    std::string out;
    for (const std::uint32_t candidate : choice.candidates) {
      if (!out.empty()) out += ", ";
      out += words(spans_[choice.wanted][candidate]);
    }
    return out;
  }

  Choice source_of(std::uint32_t cue) const {
    Choice choice;
    choices().source_of(cue, choice);
    return choice;
  }
  Choice cue_of(std::uint32_t content) const {
    Choice choice;
    choices().cue_of(content, choice);
    return choice;
  }

 private:
  std::string words(IndexRange range) const {
    const auto tokens = document_.tokens();
    return std::string(document_[Span{tokens[range.begin].span.begin, tokens[range.end - 1].span.end}]);
  }

  Document document_;
  RoleSpans spans_;
  Grammar grammar_;
  std::vector<tagger::Features> features_;
  std::vector<std::uint32_t> regions_;
};

/// The features that are not 0, without the bias; the value of those that are not 1 behind them, logarithms
/// as the number of tokens that they stand for.
std::string shown(const LinkFeatures& features) {
  std::string out;
  for (std::size_t i = 0; i < names.size(); ++i) {
    if (features[i] == 0 || names[i] == "constant") continue;
    if (!out.empty()) out += ", ";
    out += names[i];
    if (names[i] == "gap" || names[i] == "length") {
      out += " " + std::to_string(std::lround(std::exp2(6 * static_cast<double>(features[i])) - 1));
    } else if (features[i] != 1) {
      char number[16];
      std::snprintf(number, sizeof number, " %.2f", static_cast<double>(features[i]));
      out += number;
    }
  }
  return out;
}

struct Row {
  const char* text;
  const char* value;
};

}  // namespace

TEST_SUITE("choices") {
  TEST_CASE("how a cue and its source are described") {
    for (const Row& row : {
             Row{"[s She] [k said] so.",
                 "before cue, adjacent, length 1, cue length 0.17, say, opens sentence, source before cue, "
                 "pronoun, capitalised"},
             {"So [s Ann] here, then: [k said] so.",
              "before cue, gap 4, comma in gap, colon in gap, length 1, cue length 0.17, say, capitalised"},
             {"So [k is told] by [s Ann Lee].",
              "gap 1, length 2, cue length 0.33, say, ends sentence, source after cue, capitalised, by, be"},
             {"“No,” [k saying] , [s she],",
              "gap 1, gap of marks, comma at end of gap, comma in gap, length 1, cue length 0.17, ing, say, "
              "source after cue, pronoun, comma at start of gap"},
             {"“[k According to] [s him]” it",
              "adjacent, quoted, length 1, cue length 0.33, according, ing, cue quoted, source after cue, "
              "pronoun, ends quoted"},
             {"[s A man] came. His [k claim] is",
              "before cue, gap 3, sentences between 0.33, length 2, cue length 0.17, opens sentence, "
              "determiner"},
             {"[k His claim] that [s it]",
              "gap 1, length 1, cue length 0.33, ends sentence, source after cue, pronoun, determiner"},
             {"[s the man,] so “he” [k SAYING] it",
              "before cue, gap 4, closing in gap, opening in gap, length 3, ends with mark, cue length 0.17, "
              "ing, say, opens sentence"},
             {"[k said] so [k told] [c no] of [s the two of them] now",
              "gap 4, cues between 0.33, contents between 0.33, length 4, cue length 0.17, say, content "
              "after cue, by"},
             {"[s that man”] [c no] [c yes] [k one two three four five six seven] ",
              "before cue, gap 2, contents between 0.67, that, length 3, cue length, content before cue, "
              "opens sentence"},
             {"[s he] did [c no] yet [k said]",
              "before cue, gap 3, contents between 0.33, length 1, cue length 0.17, say, content before cue, "
              "opens sentence, pronoun"},
             {"[s he] [c no] a b [k said] a b [c yes]",
              "before cue, gap 3, contents between 0.33, length 1, cue length 0.17, say, content after cue, "
              "content before cue, opens sentence, pronoun"},
             {"[s he] [c no] a b c [k said] a b c [c yes]",
              "before cue, gap 4, contents between 0.33, length 1, cue length 0.17, say, opens sentence, "
              "pronoun"},
             {"a [s he] b [k said]",
              "before cue, gap 1, length 1, cue length 0.17, say, source before cue, pronoun"},
             {"a [s he] b c [k said]. B", "before cue, gap 2, length 1, cue length 0.17, say, pronoun"},
             {"[k said] a b c d e [s man] so", "gap 5, length 1, cue length 0.17, say"},
             {"[k said] so. [s Man] came",
              "gap 2, sentences between 0.33, length 1, cue length 0.17, say, opens sentence, capitalised"},
             {"[k said] so. So. So. So. [s Man] came",
              "gap 8, sentences between, length 1, cue length 0.17, say, opens sentence, capitalised"},
         }) {
      CAPTURE(row.text);
      const Choice choice = Marked(row.text).source_of(0);
      REQUIRE(choice.candidates.size() == 1);
      CHECK(shown(choice.features[0]) == row.value);
    }
  }

  TEST_CASE("how a content and its cue are described") {
    for (const Row& row : {
             Row{"Ann [k said] [c that it rains].",
                 "adjacent, that, length 3, cue length 0.17, say, content after cue, ends sentence"},
             {"Ann [k said] [c to go] now.",
              "adjacent, that, length 2, cue length 0.17, say, content after cue"},
             {"[c “It rains,”] Ann [k said].",
              "before cue, gap 1, quoted, length 5, ends with mark, cue length 0.17, say, content before "
              "cue, opens sentence, ends quoted"},
             {"[c “It rains] here,” Ann [k said].",
              "before cue, gap 4, comma in gap, closing in gap, quoted, length 3, cue length 0.17, say, "
              "opens sentence, ends quoted"},
             {"“It [c rains,”] Ann [k said].",
              "before cue, gap 1, quoted, length 3, ends with mark, cue length 0.17, say, content before "
              "cue, ends quoted"},
             {"[c It rains,] Ann [k said].",
              "before cue, gap 1, length 3, ends with mark, cue length 0.17, say, content before cue, opens "
              "sentence, capitalised"},
             {"[c It rains].\nAnn [k said].",
              "before cue, gap 2, sentences between 0.33, other region, length 2, cue length 0.17, say, "
              "content before cue, opens sentence, ends sentence, capitalised"},
             {"[k said] “so [c it rains]",
              "gap 2, opening in gap, quoted, length 2, cue length 0.17, say, content after cue, ends "
              "sentence, ends quoted"},
         }) {
      CAPTURE(row.text);
      const Choice choice = Marked(row.text).cue_of(0);
      REQUIRE(choice.candidates.size() == 1);
      CHECK(shown(choice.features[0]) == row.value);
    }
  }

  TEST_CASE("nobody is described by the cue or the content alone") {
    CHECK(shown(Marked("He [k is said] to").source_of(0).features.back()) ==
          "cue length 0.33, say, none, be");
    CHECK(shown(Marked("So [c “it is”].").cue_of(0).features.back()) ==
          "quoted, length 4, ends with mark, ends sentence, none, ends quoted");
  }

  TEST_CASE("the four nearest on each side, in the same paragraph or for a content in the next") {
    const char* const many = "[s a] [s b] [s c] [s d] [s e] x [k said] x [s f] [s g] [s h] [s i] [s j]";
    const Choice sources = Marked(many).source_of(0);
    CHECK(Marked(many).candidates(sources) == "e, d, c, b, f, g, h, i");
    std::string ranks;
    for (std::size_t i = 0; i < sources.candidates.size(); ++i)
      ranks += std::to_string(std::lround(3 * sources.features[i][23]));
    CHECK(ranks == "01230123");
    for (const Row& row : {
             Row{"[s a] so.\nB [k said] [s c] so.\n[s d] so.", "c"},
             {"[s a] so.", ""},
         }) {
      const Marked text(row.text);
      if (row.value[0] != 0) CHECK(text.candidates(text.source_of(0)) == row.value);
    }
    for (const Row& row : {
             Row{"[k a] so.\nB [k b] [c so].\n[k c] so.", "b, a, c"},
             {"[k a] so.\nNo.\n[c So] is it.\nNo.\n[k c] so.", ""},
         }) {
      const Marked text(row.text);
      CHECK(text.candidates(text.cue_of(0)) == row.value);
    }
  }

  TEST_CASE("a content right behind a cue is of its sentence") {
    for (const Row& row : {
             // a clause with "that" is of the cue before it
             Row{"He [k said], so he [k said] [c that it rains], she [k said].", "said"},
             // another content also of one in its sentence
             {"He [k hopes] and [k says] [c it rains], she [k adds]. So [k told] she.", "says, hopes, adds"},
             // one that stands behind no cue may be of any
             {"He [k hopes] so. [c It rains], she [k adds].", "hopes, adds"},
         }) {
      CAPTURE(row.text);
      const Marked text(row.text);
      Choice choice = text.cue_of(0);
      text.choices().keep_to_sentence(choice);
      CHECK(text.candidates(choice) == row.value);
      CHECK(choice.features.size() == choice.candidates.size() + 1);
    }
  }

  TEST_CASE("a passive has no source before it, and neither has what seems") {
    for (const Row& row : {
             Row{"[s The bank] [k is said] to be weak, [s she] said.", "she"},
             {"[s The bank] [k was widely said] to be weak.", "The bank"},
             {"[s The bank] [k is thought] to be weak.", ""},
             {"[s The bank] [k is widely thought] to be weak.", ""},
             {"[s The bank] [k thought] so.", "The bank"},
             {"[s The bank] [k was known as] weak.", ""},
             {"[s The bank] [k as] weak.", "The bank"},
             {"[s The bank] [k is] weak.", "The bank"},
             {"[s The bank] [k reportedly] fell.", ""},
             {"[s The bank] [k reportedly said] so.", "The bank"},
             {"[s The bank] [k declined to be named said] so.", "The bank"},
             {"[s The bank] [k said] so.", "The bank"},
             {"[s It] [k seems] so.", ""},
             {"[s It all] [k seems] so.", "It all"},
             {"[s The bank] [k seems] so to [s it].", "The bank, it"},
             {"[s It] [k is told] so.", "It"},
         }) {
      CAPTURE(row.text);
      const Marked text(row.text);
      Choice choice = text.source_of(0);
      text.choices().leave_out_silent_subject(choice);
      CHECK(text.candidates(choice) == row.value);
      CHECK(choice.features.size() == choice.candidates.size() + 1);
    }
  }

  TEST_CASE("spans of tags: a run of one role, parted where one begins") {
    using tagger::Tag;
    const std::vector<Tag> tags{
        Tag::source,  Tag::source,  Tag::begin_source,  Tag::source,  Tag::outside, Tag::cue,       Tag::cue,
        Tag::content, Tag::content, Tag::begin_content, Tag::outside, Tag::cue,     Tag::begin_cue, Tag::cue};
    const RoleSpans spans = spans_of_tags(tags);
    CHECK(spans[Role::source] == std::vector<IndexRange>{{0, 2}, {2, 4}});
    CHECK(spans[Role::cue] == std::vector<IndexRange>{{5, 7}, {11, 12}, {12, 14}});
    CHECK(spans[Role::content] == std::vector<IndexRange>{{7, 9}, {9, 10}});
    CHECK(spans_of_tags({})[Role::cue].empty());
  }

  TEST_CASE("the order of attributions is that of their first words, inner ones behind the outer") {
    struct One {
      Span source, cue, content;
      std::optional<std::uint32_t> parent = std::nullopt;
    };
    struct Ordered {
      std::vector<One> attributions;
      std::vector<std::uint32_t> order;
    };
    for (const Ordered& row : std::vector<Ordered>{
             {{}, {}},
             {{{{10, 12}, {13, 15}, {16, 20}}, {{0, 2}, {3, 5}, {6, 8}}}, {1, 0}},
             // the first word may be of source, cue or content
             {{{{8, 9}, {6, 7}, {4, 5}}, {{2, 3}, {10, 11}, {12, 13}}}, {1, 0}},
             {{{{8, 9}, {4, 5}, {6, 7}}, {{10, 11}, {2, 3}, {12, 13}}}, {1, 0}},
             {{{{}, {4, 5}, {6, 7}}, {{}, {8, 9}, {2, 3}}}, {1, 0}},
             // without a cue, only of the content
             {{{{0, 1}, {}, {6, 7}}, {{2, 3}, {4, 5}, {8, 9}}}, {1, 0}},
             // an inner one stands behind its outer one, wherever its words are
             {{{{0, 1}, {2, 3}, {6, 7}, 1}, {{4, 5}, {}, {5, 9}}}, {1, 0}},
             {{{{20, 21}, {22, 23}, {24, 25}, 1}, {{18, 19}, {}, {19, 30}, 2}, {{0, 1}, {2, 3}, {4, 40}}},
              {2, 1, 0}},
             {{{{6, 7}, {8, 9}, {10, 11}}, {{0, 1}, {2, 3}, {4, 20}}, {{4, 5}, {12, 13}, {14, 15}, 1}},
              {1, 2, 0}},
         }) {
      std::vector<Attribution> attributions;
      for (const One& one : row.attributions) {
        Attribution& attribution = attributions.emplace_back();
        attribution.source = one.source;
        attribution.cue = one.cue;
        attribution.content = one.content;
        attribution.parent = one.parent;
      }
      CHECK(text_order(attributions) == row.order);
      const std::vector<Attribution> before = attributions;
      reorder(attributions, row.order);
      for (std::size_t i = 0; i < row.order.size(); ++i) {
        CHECK(attributions[i].content == before[row.order[i]].content);
        const auto parent = before[row.order[i]].parent;
        REQUIRE(attributions[i].parent.has_value() == parent.has_value());
        if (parent) CHECK(attributions[*attributions[i].parent].content == before[*parent].content);
      }
    }
  }
}
