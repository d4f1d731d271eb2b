#include "hearsay/report.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <sstream>

#include "hearsay/graph.hpp"

using namespace hearsay;

namespace {

// “It <b>rains</b>,” said Zoë Öz.    with a tab and an escape character in the content
Analysis small_analysis() {
  Analysis analysis;
  analysis.id = "a\tb";
  analysis.document = Document::from_utf8("“It\t<b>rains\x1b</b>,” said Zoë Öz.").value();
  const std::string& text = analysis.document.text();
  const auto at = [&](std::string_view part) {
    const auto begin = static_cast<std::uint32_t>(text.find(part));
    return Span{begin, begin + static_cast<std::uint32_t>(part.size())};
  };
  Source source;
  source.name = "Zoë Öz";
  source.identity = Identity::named;
  source.specificity = 3;
  source.mentions = {{at("Zoë Öz"), MentionKind::name}};
  analysis.sources = {source};
  Statement statement;
  statement.attribution.content = Span{0, at(" said").begin};
  statement.attribution.cue = at("said");
  statement.attribution.source = at("Zoë Öz");
  statement.attribution.kind = QuotationKind::direct;
  statement.sourcing.source = 0;
  statement.assessment.strength = {
      62.25, 50, 75, 0.5, {{"identity named", 0.5, at("Zoë Öz"), "a named source"}}};
  analysis.statements = {statement};
  return analysis;
}

std::vector<std::string> split(const std::string& text, char delimiter) {
  std::vector<std::string> parts;
  std::istringstream stream(text);
  for (std::string part; std::getline(stream, part, delimiter);) parts.push_back(part);
  return parts;
}

}  // namespace

TEST_CASE("TSV: a statement a line, as many columns as the header, offsets in code points") {
  const std::string out = to_tsv(small_analysis());
  REQUIRE(split(out, '\n').size() == 1);
  const auto columns = split(split(out, '\n')[0], '\t');
  CHECK(std::ranges::count(out, '\t') == std::ranges::count(tsv_header(), '\t'));
  CHECK(columns[0] == "a b");
  CHECK(columns[1] == "0");
  CHECK(columns[2] == "19");
  CHECK(columns[3] == "62.25");
  CHECK(columns[19] == "n");
}

TEST_CASE("TSV: tentative statements stand last, with sources of their own") {
  Analysis analysis = small_analysis();
  const Statement& statement = analysis.statements[0];
  analysis.tentative = {
      {statement.attribution, {.source = TentativeSourceId{0}, .via = {}}, statement.assessment}};
  analysis.tentative_sources = {{.name = "Z. Öz"}};
  const auto lines = split(to_tsv(analysis), '\n');
  REQUIRE(lines.size() == 2);
  CHECK(split(lines[0], '\t')[5] == "Zoë Öz");
  CHECK(split(lines[1], '\t')[5] == "Z. Öz");
  const std::vector<std::string> names = {"tentative", "id"};
  CHECK(to_tsv(analysis, {.columns = names}) == "n\t0\ny\t0\n");
}

TEST_CASE("TSV: what readers take for quotes or comments stands in quotes") {
  Analysis analysis = small_analysis();
  const TableOptions options{.columns = {"name", "article"}};
  for (const auto& [name, expected] : {std::pair{"\"Zoë\" Öz", "\"\"\"Zoë\"\" Öz\""},
                                       {"O'Brien", "\"O'Brien\""},
                                       {"#1", "\"#1\""},
                                       {"a,b", "a,b"},
                                       {"a\tb\n", "a b "}}) {
    analysis.sources[0].name = name;
    CHECK(to_tsv(analysis, options) == std::string(expected) + "\ta b\n");
  }
  CHECK(tsv_header(options) == "name\tarticle\n");
}

TEST_CASE("tables: rows that meet all conditions") {
  const Analysis analysis = small_analysis();
  using enum TableCondition::Comparison;
  const auto is_there = [&](std::vector<TableCondition> where) {
    return !to_csv(analysis, {.columns = {"id"}, .where = std::move(where)}).empty();
  };
  CHECK(is_there({{"identity", is, {"group", "named"}}}));
  CHECK(!is_there({{"identity", is_not, {"group", "named"}}}));
  CHECK(is_there({{"strength", at_least, {"62.25"}}}));
  CHECK(is_there({{"strength", is, {"62.250"}}}));
  CHECK(!is_there({{"strength", above, {"62.25"}}}));
  CHECK(is_there({{"strength", below, {"100"}}}));
  CHECK(!is_there({{"strength", below, {"100"}}, {"identity", is, {"group"}}}));
  CHECK(!is_there({{"date", at_least, {"2024"}}}));
  CHECK(is_there({{"date", is, {""}}}));
  CHECK(!is_there({{"no such column", is, {"x"}}}));
}

TEST_CASE("CSV: fields with commas, quotes and line ends are quoted, and quotes doubled") {
  Analysis analysis = small_analysis();
  analysis.id = "a \"b\",\n";
  const std::string out = to_csv(analysis);
  CHECK(out.starts_with("\"a \"\"b\"\",\n\",0,19,62.25,0,Zoë Öz,named,"));
  CHECK(out.ends_with("\r\n"));
  CHECK(split(csv_header(), ',').size() == split(tsv_header(), '\t').size());
}

TEST_CASE("CoNLL: a token for each line, tagged with every span that it stands in") {
  const std::string out = to_conll(small_analysis());
  CHECK(out.starts_with(
      "# newdoc id = a b\n# newpar\n# sent_id = a b-1\n# text = “It <b>rains </b>,” said Zoë Öz.\n1\t“\t"));
  CHECK(out.find("\tsaid\t_\t_\t_\t_\t_\t_\t_\tBegin=20|End=24|Attribution=B-cue:0\n") != std::string::npos);
  CHECK(out.find("\tÖz\t_\t_\t_\t_\t_\t_\t_\tBegin=29|End=31|SpaceAfter=No|Attribution=I-source:0\n") !=
        std::string::npos);
}

TEST_CASE("linked data: an id that is an address is the article's name, any other makes a UUID") {
  Analysis analysis = small_analysis();
  CHECK(to_json_ld(analysis).find(R"("@id":"urn:uuid:)") != std::string::npos);
  CHECK(to_web_annotations(analysis).find(R"("source":"urn:uuid:)") != std::string::npos);
  analysis.id = "https://example.org/a?b=1";
  CHECK(to_json_ld(analysis).find(R"("@id":"https://example.org/a?b=1#statement-0")") != std::string::npos);
  analysis.id = "https://example.org/not an address";
  CHECK(to_json_ld(analysis).find(R"("@id":"urn:uuid:)") != std::string::npos);
}

TEST_CASE("JSON: control characters are escaped, spans are in code points, nothing unknown is left out") {
  const std::string out = to_json(small_analysis());
  CHECK(out.find('\n') == std::string::npos);
  CHECK(out.find(R"("content":[{"text":"“It\u0009<b>rains\u001b</b>,”","span":[0,19]}])") !=
        std::string::npos);
  CHECK(out.find(R"("probability":null)") != std::string::npos);
  CHECK(out.find(R"("date":null)") != std::string::npos);
  CHECK(out.find(R"("text":null)") != std::string::npos);
}

TEST_CASE("text: nothing of an article reaches the terminal as a control sequence") {
  const std::string plain = to_text(small_analysis());
  CHECK(plain.find('\x1b') == std::string::npos);
  CHECK(plain.find("a named source +0.50") != std::string::npos);
  CHECK(plain.find("\n100% by named people\n") != std::string::npos);
  CHECK(to_text(small_analysis(), {.colour = true}).find("\x1b[1m") != std::string::npos);
  Analysis analysis = small_analysis();
  analysis.title =
      "a\u009bb\u202ec\xff\xe2\x82";  // a control of one character, a turn to the left, broken bytes
  CHECK(to_text(analysis).starts_with("a b c\uFFFD\uFFFD\uFFFD\n"));
}

TEST_CASE("text: a statement inside another says which") {
  Analysis analysis = small_analysis();
  analysis.document = Document::from_utf8("one two three four five six; he said one\n two; she said").value();
  analysis.statements[0].attribution = {};
  analysis.statements[0].assessment.strength.contributions.clear();
  analysis.statements.resize(3, analysis.statements[0]);
  Attribution& outer = analysis.statements[0].attribution;
  outer.content = Span{0, 27};
  analysis.statements[1].attribution.parent = 0;
  CHECK(to_text(analysis).find("inside the statement before it") != std::string::npos);
  analysis.statements[1].attribution.parent.reset();
  analysis.statements[2].attribution.parent = 0;
  const TextStyle wide{.width = 200};
  CHECK(to_text(analysis, wide).find("inside “one two three four five …”\n") != std::string::npos);
  outer.content = Span{37, 46};
  CHECK(to_text(analysis, wide).find("inside “one two;”\n") != std::string::npos);
}

TEST_CASE("text: lines keep to the width unless one word is longer, with and without colours") {
  // Two letters of which one bears its accent in a character of its own, and four characters of two columns.
  for (const auto& [word, columns_of_word] : {std::pair{"größer ", 6}, {"ge\u0301ant ", 5}, {"北京说 ", 6}}) {
    Analysis analysis = small_analysis();
    std::string words;
    for (int i = 0; i < 200; ++i) words += word;
    analysis.sources[0].name = words.substr(0, words.size() / 4);
    analysis.document = Document::from_utf8(words).value();
    analysis.statements[0].attribution = {};
    analysis.statements[0].attribution.content = Span{0, static_cast<std::uint32_t>(words.size())};
    analysis.statements[0].assessment.strength.contributions[0].evidence = {};
    analysis.sources[0].mentions.clear();
    for (const int columns : {40, 80, 132}) {
      const int fit = (columns - 6 + 1) / (columns_of_word + 1);
      for (const bool colour : {false, true}) {
        const std::string out =
            to_text(analysis, {.colour = colour, .width = static_cast<std::size_t>(columns)});
        int most = 0;
        for (const std::string& line : split(out, '\n')) {
          if (!line.starts_with("      ") || line[6] == ' ') continue;
          const std::string mark = std::string(word).substr(0, 2);
          int found = 0;
          for (std::size_t at = line.find(mark); at != std::string::npos; at = line.find(mark, at + 1))
            ++found;
          most = std::max(most, found);
        }
        CHECK(most == fit);
      }
    }
  }
}

TEST_CASE("an analysis without statements still makes a report") {
  Analysis analysis;
  analysis.id = "empty";
  CHECK(to_tsv(analysis).empty());
  CHECK(to_text(analysis).find("0 statements") != std::string::npos);
  CHECK(to_json(analysis).find(R"("statements":[])") != std::string::npos);
}

TEST_CASE("DOT: labels are quoted, also keywords and what ends in a backslash") {
  for (const auto& [label, expected] : {std::pair{"graph", R"(label="graph"])"},
                                        {"node", R"(label="node"])"},
                                        {"", R"(label=""])"},
                                        {"12.5", R"(label="12.5"])"},
                                        {R"(C:\)", R"(label="C:\\"])"},
                                        {R"(\N)", R"(label="\\N"])"},
                                        {R"(a\"b)", R"(label="a\\\"b"])"},
                                        {"<b>", R"(label="<b>"])"}}) {
    AttributionGraph graph;
    graph[add_vertex(graph)].label = label;
    CHECK(to_dot(graph).find(expected) != std::string::npos);
  }
}

TEST_CASE("graph formats escape what articles may hold") {
  const Analysis analysis = small_analysis();
  const AttributionGraph graph = make_graph(std::span(&analysis, 1));
  const std::string graphml = to_graphml(graph);
  CHECK(graphml.find("&lt;b&gt;") != std::string::npos);
  CHECK(graphml.find('\x1b') == std::string::npos);
  CHECK(to_gexf(graph).find("&lt;b&gt;") != std::string::npos);
  CHECK(to_gexf(graph).find('\x1b') == std::string::npos);
  CHECK(to_dot(graph).find("says") != std::string::npos);
}
