// Lines that were broken at a width, and line ends that are those of paragraphs.
#include <doctest/doctest.h>

#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

#include "lexicon/phrase_table.hpp"
#include "text/laws.hpp"
#include "text/reading.hpp"

using hearsay::Document;
using hearsay::LineBreaks;
using hearsay::Paragraph;
using hearsay::Span;
using hearsay::Token;

namespace {

// An article of people and places that do not exist.
const std::vector<std::string> article = {
    "Ferry to Tarn stays in port as owners and crew disagree",
    "TARN — The only ferry to the island of Tarn did not sail on Tuesday, the third day of a strike that its "
    "owners call unlawful and its "
    "crew calls overdue.",
    "“We have asked for two more hands since March, and we got none,” said Marta Olssen, who speaks for the "
    "crew. “Nobody wants to leave the "
    "islanders without bread. But nobody can work for 16 hours in a gale.”",
    "Col. Emil Rasch, the harbour commander, told reporters that a navy ship would bring food and medicine "
    "by Thursday.",
    "The owners, Tarn Lines, said in a statement that the demands were “out of all proportion.” It did not "
    "say when talks would go on. A "
    "senior official at the ministry of transport, who spoke on condition of anonymity because the talks are "
    "private, said both sides had "
    "been close to a deal on Sunday night.",
    "“They were one signature away,” the official said.",
    "Residents doubt it. Ina Berg, a baker of 61, said that she had flour for two days. “After that,” she "
    "said, “we eat cake.”",
    "According to a report by the well-known consultants of Rasmus & Holm, the ferry has been short of crew "
    "since 2019. The report, which the "
    "owners have not published, warns that tired crews cause four of ten accidents at sea.",
    "The minister, Lidia Farre, declined to comment.",
};

std::string joined(const std::vector<std::string>& parts, std::string_view separator) {
  std::string text;
  for (const std::string& part : parts) {
    if (!text.empty()) text += separator;
    text += part;
  }
  return text;
}

std::size_t columns(std::string_view text) {
  return static_cast<std::size_t>(
      std::ranges::count_if(text, [](char c) { return (static_cast<unsigned char>(c) & 0xC0) != 0x80; }));
}

// Breaks lines at spaces where the next word does not fit any more.
std::string wrap(std::string text, std::size_t width) {
  std::size_t line = 0, last = std::string::npos;
  for (std::size_t at = 0; at <= text.size(); ++at) {
    if (at < text.size() && text[at] != ' ' && text[at] != '\n') continue;
    if (columns(std::string_view(text).substr(line, at - line)) > width && last != std::string::npos) {
      text[last] = '\n';
      line = last + 1;
    }
    last = at;
    if (at < text.size() && text[at] == '\n') {
      line = at + 1;
      last = std::string::npos;
    }
  }
  return text;
}

std::vector<std::string> paragraphs_of(const std::string& text, LineBreaks line_breaks = LineBreaks::detect) {
  const Document document = Document::from_utf8(text, line_breaks).value();
  CHECK(hearsay::test::broken_law(document, line_breaks) == "");
  std::vector<std::string> paragraphs;
  for (const Paragraph& paragraph : document.paragraphs())
    paragraphs.push_back(document.on_one_line(paragraph.span));
  return paragraphs;
}

// How many paragraphs of the article begin elsewhere, or not at all, in a text with the same words.
std::size_t misread(const std::string& text) {
  const std::vector<std::string> found = paragraphs_of(text);
  const auto count_missing = [](const std::vector<std::string>& from, const std::vector<std::string>& in) {
    return static_cast<std::size_t>(std::ranges::count_if(
        from, [&](const std::string& one) { return std::ranges::find(in, one) == in.end(); }));
  };
  return count_missing(article, found);
}

struct Row {
  std::string text;
  std::vector<std::string> paragraphs;
};

void check(const std::vector<Row>& rows) {
  for (const auto& row : rows) {
    const auto& [text, paragraphs] = row;
    CAPTURE(row.text);
    CHECK(paragraphs_of(text) == paragraphs);
    // Windows line ends make no difference.
    std::string windows;
    for (const char c : text) windows += c == '\n' ? "\r\n" : std::string(1, c);
    CHECK(paragraphs_of(windows) == paragraphs);
  }
}

}  // namespace

TEST_SUITE("reflow") {
  TEST_CASE("wrapping an article with blank lines changes nothing at any width") {
    const std::string text = joined(article, "\n\n");
    const Document whole = hearsay::test::read(text);
    for (std::size_t width = 50; width <= 100; ++width) {
      CAPTURE(width);
      const std::string wrapped = wrap(text, width);
      const Document document = hearsay::test::read(wrapped);
      CHECK(document.text() == wrapped);
      CHECK(std::ranges::equal(document.tokens(), whole.tokens()));
      CHECK(std::ranges::equal(document.sentences(), whole.sentences()));
      CHECK(std::ranges::equal(document.paragraphs(), whole.paragraphs()));
      CHECK(std::ranges::equal(document.quotations(), whole.quotations()));
    }
  }

  TEST_CASE("nor does it with indented first lines, and hardly with neither") {
    const std::string indented = joined(article, "\n    "), plain = joined(article, "\n");
    std::size_t wrong_plain = 0;
    for (std::size_t width = 50; width <= 100; ++width) {
      CAPTURE(width);
      CHECK(misread(wrap("    " + indented, width)) == 0);
      wrong_plain += misread(wrap(plain, width));
    }
    // A last line that is full by chance: one in twelve.
    CHECK(wrong_plain * 12 < 51 * article.size());
  }

  TEST_CASE("texts that are not wrapped stay as they are") {
    const std::string text = joined(article, "\n");
    CHECK(paragraphs_of(text) == article);
    check({
        {"The levee is safe, the governor said.\nThe road will open on Friday, the general said.",
         {"The levee is safe, the governor said.", "The road will open on Friday, the general said."}},
        {"Buy:\nbread\nmilk\nbutter\napples", {"Buy:", "bread", "milk", "butter", "apples"}},
        {"Tarn Lines\n12 Harbour Road\n4420 Tarn\nNorland",
         {"Tarn Lines", "12 Harbour Road", "4420 Tarn", "Norland"}},
    });
  }

  TEST_CASE("a few lines are enough where sentences go on") {
    check({
        {"“We lost the ferry at noon,” said Marta\nOlssen, the mayor.\n\nTwo officials familiar with the "
         "talks\nsaid that the minister "
         "would resign.",
         {"“We lost the ferry at noon,” said Marta Olssen, the mayor.",
          "Two officials familiar with the talks said that the minister would resign."}},
        {"Deputy Water Minister Carla Mendoza\nstressed the role that towns play in the\nnation's water "
         "supply.",
         {"Deputy Water Minister Carla Mendoza stressed the role that towns play in the nation's water "
          "supply."}},
    });
  }

  TEST_CASE("what stays apart in wrapped text") {
    const std::string lines =
        "The ferry to Tarn did not sail on Tuesday, and\nnobody knows when it will, the harbour "
        "commander\nsaid. Three things are missing:\n";
    const std::string read =
        "The ferry to Tarn did not sail on Tuesday, and nobody knows when it will, the harbour commander "
        "said. Three "
        "things are missing:";
    check({
        {lines + "- bread, of which the island has enough for two\n  days at most;\n- medicine.",
         {read, "- bread, of which the island has enough for two days at most;", "- medicine."}},
        {lines + "• bread\n• medicine", {read, "• bread", "• medicine"}},
        {lines + "\nTarn Lines\n12 Harbour Road\n4420 Tarn",
         {read, "Tarn Lines", "12 Harbour Road", "4420 Tarn"}},
        {lines + "\nThe ship is late,\nThe bread is old,\nThe wind is great,\nThe night is cold.",
         {read, "The ship is late,", "The bread is old,", "The wind is great,", "The night is cold."}},
        {lines + "\nQ    Who told you that the ferry would sail on\nTuesday?\nTHE COMMANDER: Nobody did.",
         {read, "Q    Who told you that the ferry would sail on Tuesday?", "THE COMMANDER: Nobody did."}},
    });
  }

  TEST_CASE("blocks of either kind in one text") {
    const std::string release = wrap(article[4], 60);
    CHECK(paragraphs_of(article[1] + "\n" + article[2] + "\n\n" + release + "\n\n" + article[3] + "\n" +
                        article[6]) ==
          std::vector<std::string>{article[1], article[2], article[4], article[3], article[6]});
  }

  TEST_CASE("either reading can be forced") {
    const std::string text = "The army said\non Monday that\nit had left.\n\nThe mayor\nagreed.";
    CHECK(
        paragraphs_of(text, LineBreaks::paragraphs) ==
        std::vector<std::string>{"The army said", "on Monday that", "it had left.", "The mayor", "agreed."});
    const std::string wrapped = wrap(joined(article, "\n\n"), 72);
    CHECK(paragraphs_of(wrapped, LineBreaks::wrapped) == article);
    CHECK(paragraphs_of(wrapped, LineBreaks::paragraphs).size() > article.size());
    CHECK(hearsay::test::read(wrapped) != Document::from_utf8(wrapped, LineBreaks::paragraphs).value());
  }

  TEST_CASE("words that a hyphen breaks over lines are one token") {
    const std::string text =
        "The speaker of the govern-\nment said on Tuesday that the plans of the well-\nknown consultants for "
        "the Anglo-\nAmerican "
        "company in low-\nand high-lying towns had been put off for ever\xC2\xAD\nmore.";
    const Document document = Document::from_utf8(text, LineBreaks::wrapped).value();
    std::vector<std::string> words;
    std::vector<std::uint64_t> keys;
    for (std::size_t i = 0; i < document.tokens().size(); ++i) {
      const std::string_view surface = document[document.tokens()[i]];
      if (surface.find('\n') == std::string_view::npos) continue;
      words.push_back(document.on_one_line(document.tokens()[i].span));
      keys.push_back(document.word_keys()[i]);
    }
    CHECK(words == std::vector<std::string>{"government", "well-known", "Anglo-American", "evermore"});
    for (std::size_t i = 0; i < words.size(); ++i) CHECK(keys[i] == hearsay::lexicon::word_key(words[i]));
    CHECK(document.sentences().size() == 1);
  }

  TEST_CASE("quotations run over lines") {
    const Document document = hearsay::test::read(wrap(joined(article, "\n\n"), 60));
    const Document whole = hearsay::test::read(joined(article, "\n\n"));
    REQUIRE(document.quotations().size() == whole.quotations().size());
    for (std::size_t i = 0; i < whole.quotations().size(); ++i)
      CHECK(document.on_one_line(document.quotations()[i].span) == whole[whole.quotations()[i].span]);
  }
}
