#include "score/stance.hpp"

#include <doctest/doctest.h>

#include <string>

using namespace hearsay;

namespace {

/// Reads "He [said] |it was true." with the cue in brackets and the content after the bar.
Stance read(std::string text, const score::StanceReader& reader, Polarity polarity = Polarity::affirmed) {
  Attribution attribution;
  attribution.polarity = polarity;
  const auto cue_begin = static_cast<std::uint32_t>(text.find('['));
  text.erase(cue_begin, 1);
  const auto cue_end = static_cast<std::uint32_t>(text.find(']'));
  text.erase(cue_end, 1);
  const auto content_begin = static_cast<std::uint32_t>(text.find('|'));
  text.erase(content_begin, 1);
  attribution.cue = Span{cue_begin, cue_end};
  attribution.content = Span{content_begin, static_cast<std::uint32_t>(text.size())};
  const Document document = Document::from_utf8(std::move(text)).value();
  return reader.read(document, document.word_keys(), attribution);
}

Stance read(std::string text) {
  static const score::StanceReader reader(Lexicon::builtin());
  return read(std::move(text), reader);
}

}  // namespace

TEST_SUITE("stance") {
  TEST_CASE("a user's row holds for the form that it names, and a base form's for all of them") {
    struct Row {
      const char* lexicon;
      const char* text;
      double value;
    };
    const double of_whisper = read("He [whispered] |that it was true.").value;
    const Row rows[] = {
        {"stance\twhispered\t0.9\n", "He [whispered] |that it was true.", 0.9},
        {"stance\twhispered\t0.9\n", "He [whispers] |that it was true.", of_whisper},
        {"stance\twhisper\t0.9\n", "He [whispered] |that it was true.", 0.9},
        {"stance\twhisper\t0.9\n", "He is [whispering] |that it was true.", 0.9},
        {"stance\tfound\t-0.9\n", "He [found] |that it was true.", -0.9},
    };
    CHECK(of_whisper != 0.9);
    for (const Row& row : rows) {
      CAPTURE(row.lexicon);
      CAPTURE(row.text);
      const score::StanceReader reader(Lexicon::builtin().with_entries(row.lexicon).value());
      CHECK(read(row.text, reader).value == row.value);
    }
  }

  TEST_CASE("judged verbs have the mean of their frame") {
    struct Row {
      const char* text;
      double value;
    };
    // The means of "NP Ved that S", and of the other frames where the words show them.
    const Row rows[] = {
        {"He [said] |that it was true.", 0.4},
        {"He [says] |it is true.", 0.4},
        {"He [confirmed] |that it was true.", 1.0},
        {"He [has long claimed] |that it was true.", 0.2},
        {"Experts [suggest] |that Kim views this as a means.", 0.0},
        {"They [pointed out] |that it was true.", 1.0},
        {"He [did not say] |that it was true.", 0.2},
        {"He [was told] |that it was true.", 0.4},
        {"They [believe] |it was true.", -0.1},
    };
    for (const Row& row : rows) {
      CAPTURE(row.text);
      const Stance stance = read(row.text);
      CHECK(stance.value == doctest::Approx(row.value));
      CHECK_FALSE(stance.estimated);
    }
  }

  TEST_CASE("each frame has its means, affirmed and negated") {
    // Verbs that nobody uses, so that nothing else is known of them.
    const score::StanceReader reader(
        Lexicon::builtin()
            .with_entries("stance\tblarg\t0.11\t-0.11\t0.22\t-0.22\t0.33\t-0.33\t0.44\t-0.44\t"
                          "0.55\t-0.55\t0.66\t-0.66\n"
                          "stance\tblork\t0.2\t\t\t\t0.4\t-0.4\n"
                          "stance\tgrunk\t\t\t\t\t\t\t\t\t\t\t0.7\t-0.7\n"
                          "stance\tnarg\t-0.5\t0.3\n"
                          "stance\tnurg\t0\t-0.3\n"
                          "stance\tnirg\t\t\t\t\t\t\t\t\t\t\t-0.5\t0.3\n")
            .value());
    struct Row {
      const char* text;
      double value;
      bool estimated = false;
      Polarity polarity = Polarity::affirmed;
    };
    const Row rows[] = {
        {"He [blarged] |that it was true.", 0.11},
        {"[Blarged] |that it was true.", 0.11},
        {"He [did not blarg] |that it was true.", -0.11},
        {"He [was blarged] |that it was true.", 0.22},
        {"He [was widely blarged] |that it was true.", 0.22},
        {"He was [blarged] |that it was true.", 0.22},
        {"He [was not blarged] |that it was true.", -0.22},
        {"He [blarged] |to leave.", 0.33},
        {"He [never blarged] |to leave.", -0.33},
        {"He [blarged] her |to leave.", 0.44},
        {"He [did not blarg] her |to leave.", -0.44},
        {"He [was blarged] |to leave.", 0.55},
        {"He [was blarged] again |to leave.", 0.55},
        {"He [was not blarged] |to leave.", -0.55},
        // no passive: too far away, behind a mark, in what is said, or of another form
        {"He was very widely [blarged] |that it was true.", 0.11},
        {"So it was, [blarged] |that it was true.", 0.11},
        {"So it was ([blarged] |that it was true).", 0.11},
        {"So it “was” [blarged] |that it was true.", 0.11},
        {"He [was blarging] |that it was true.", 0.11},
        {"He [is blarging] |to leave.", 0.33},
        // the first word that is known decides
        {"He [blarged and grunked] |that it was true.", 0.11},
        {"He [loudly blarged] |that it was true.", 0.11},
        // what nobody judged: the estimate, or the mean of what was judged
        {"He [grunked] |that it was true.", 0.7, true},
        {"He [did not grunk] |to leave.", -0.7, true},
        {"He [was blorked] |that it was true.", 0.3, true},
        {"He [was blorked] |to leave.", 0.3, true},
        {"He [never blorked] |that it was true.", -0.4, true},
        {"He [never narged] |that it was true.", 0.3},
        {"He [never nurged] her |to leave.", -0.3, true},
        // what is denied by an attribution: not once more where the verb denies by itself
        {"He [blarged] |that it was true.", -0.11, false, Polarity::denied},
        {"He [narged] |that it was true.", -0.5, false, Polarity::denied},
        {"He [nurged] |that it was true.", -0.3, false, Polarity::denied},
        {"He [nirged] |that it was true.", -0.5, true, Polarity::denied},
        {"He [grunked] |that it was true.", -0.7, true, Polarity::denied},
    };
    for (const Row& row : rows) {
      CAPTURE(row.text);
      const Stance stance = read(row.text, reader, row.polarity);
      CHECK(stance.value == doctest::Approx(row.value));
      CHECK(stance.estimated == row.estimated);
    }
  }

  TEST_CASE("the span is that of the word that decided") {
    const Stance stance = read("It [was also widely reported] |that it was true.");
    CHECK(stance.span == Span{19, 27});
  }

  TEST_CASE("cues that nobody judged are estimated, and say so") {
    for (const char* text :
         {"The claim, [according to] |officials.", "He [opined] |that it was true.", "He [gainsaid] |it."}) {
      CAPTURE(text);
      const Stance stance = read(text);
      CHECK(stance.estimated);
      CHECK(stance.value == doctest::Approx(0.4));
    }
    const Stance accused = read("He [accused] |them of lying.");
    CHECK(accused.estimated);
    CHECK(accused.value > 0.0);
    CHECK(accused.value < 0.7);
  }

  TEST_CASE("denial commits to the contrary") {
    CHECK(read("Moscow [denied] |that it had any hand in it.").value < 0);
    CHECK(read("He [disputes] |the report.").value < 0);
    CHECK(read("He [declined] |to threaten Moscow.").value < 0);
    CHECK(read("He [did not deny] |that it was true.").value >= 0);
  }

  TEST_CASE("how firm cues are, in the order that journalists know") {
    const double confirm = read("He [confirmed] |that it was true.").value;
    const double say = read("He [said] |that it was true.").value;
    const double claim = read("He [claimed] |that it was true.").value;
    const double suggest = read("He [suggested] |that it was true.").value;
    const double deny = read("He [denied] |that it was true.").value;
    CHECK(confirm > say);
    CHECK(say > claim);
    CHECK(claim > suggest);
    CHECK(suggest > deny);
  }

  TEST_CASE("no cue at all: as if said") {
    Attribution attribution;
    const Document document = Document::from_utf8("“It is true.”").value();
    attribution.content = Span{0, 18};
    const Stance stance =
        score::StanceReader(Lexicon::builtin()).read(document, document.word_keys(), attribution);
    CHECK(stance == Stance{0.4, true, {}});
  }
}
