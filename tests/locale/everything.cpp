// usage: everything LOCALE ARTICLE.txt...
// Prints all that the library makes of some articles, while the process has another locale than "C":
// "LOCALE" of the system's, or "own", in which numbers have a comma, letters beyond ASCII stand in Latin-1
// and "i" is not the small "I", as in Turkish. Exits with 77 where the system has no such locale.
#include <array>
#include <charconv>
#include <clocale>
#include <cstdint>
#include <fstream>
#include <iostream>
#include <iterator>
#include <locale>
#include <string>
#include <string_view>
#include <vector>

#include "hearsay/corpus.hpp"
#include "hearsay/credibility.hpp"
#include "hearsay/exchange.hpp"
#include "hearsay/graph.hpp"
#include "hearsay/hearsay.hpp"
#include "hearsay/report.hpp"
#include "hearsay/standoff.hpp"

#ifdef _WIN32
#include <fcntl.h>
#include <io.h>
#endif

namespace {

using namespace hearsay;

class Numbers : public std::numpunct<char> {
  char do_decimal_point() const override { return ','; }
  char do_thousands_sep() const override { return '.'; }
  std::string do_grouping() const override { return "\3"; }
};

class Letters : public std::ctype<char> {
 public:
  Letters() : std::ctype<char>(classes().data()) {}

 private:
  static const std::array<mask, table_size>& classes() {
    static const auto table = [] {
      std::array<mask, table_size> of{};
      std::copy_n(classic_table(), table_size, of.begin());
      for (std::size_t c = 0xC0; c < table_size; ++c) of[c] = alpha | (c < 0xE0 ? upper : lower) | print;
      return of;
    }();
    return table;
  }
  char do_tolower(char c) const override { return c == 'I' ? '\xFD' : std::ctype<char>::do_tolower(c); }
  char do_toupper(char c) const override { return c == 'i' ? '\xDD' : std::ctype<char>::do_toupper(c); }
  const char* do_tolower(char* begin, const char* end) const override {
    for (; begin != end; ++begin) *begin = do_tolower(*begin);
    return end;
  }
  const char* do_toupper(char* begin, const char* end) const override {
    for (; begin != end; ++begin) *begin = do_toupper(*begin);
    return end;
  }
};

bool set_locale(const std::string& name) {
  if (name == "own") {
    std::locale::global(std::locale(std::locale(std::locale::classic(), new Numbers), new Letters));
    return true;
  }
  if (std::setlocale(LC_ALL, name.c_str()) == nullptr) return false;
  std::locale::global(std::locale(name));
  return true;
}

std::string exact(double value) {
  std::array<char, 32> digits;
  return {digits.data(), std::to_chars(digits.data(), digits.data() + digits.size(), value).ptr};
}

std::string everything(const std::vector<std::string>& texts) {
  AnalyzerOptions options;
  options.lexicon =
      Lexicon::builtin().with_entries("anonymity\tcondition\tcondition\tIN CONDITION \\w+\n").value();
  const Analyzer analyzer(std::move(options));
  std::vector<Analysis> analyses;
  Corpus corpus;
  std::string out;
  for (const std::string& text : texts) {
    const std::string id = std::to_string(analyses.size() + 1000);
    const Analysis& analysis =
        analyses.emplace_back(analyzer.analyze({id, "Title", "Publisher " + id, "2024-12-17", text}).value());
    corpus.add(analysis);
    std::vector<Attribution> attributions;
    for (const Statement& statement : analysis.statements) attributions.push_back(statement.attribution);
    const std::string standoff = write_standoff(analysis.document, attributions);
    for (const std::string& format :
         {to_json(analysis), to_tsv(analysis), to_csv(analysis), to_conll(analysis), to_json_ld(analysis),
          to_web_annotations(analysis), to_text(analysis), to_stix(analysis, "2024-12-17T09:30:00.000Z"),
          standoff, std::to_string(read_standoff(analysis.document, standoff).value().size())}) {
      out += format;
    }
  }
  const AttributionGraph graph = make_graph(analyses);
  const Corpus again = Corpus::from_jsonl(corpus.to_jsonl()).value();
  const Linkage linkage = link(again);
  for (const std::string& format :
       {to_html(analyses), to_dot(graph), to_graphml(graph), to_gexf(graph), again.to_jsonl(),
        to_html(again, linkage), exact(proportion_interval(1, 3).low)}) {
    out += format;
  }
  const auto claims = read_claims("source,object,value\na,x,1.5\nb,x,1.501\nc,x,2\nc,y,İ\nb,y,i\n",
                                  {.numeric_tolerance = 0.01});
  // Enough claims that a last digit which differs is seen.
  ClaimTable::Builder builder;
  std::uint32_t state = 1;
  for (int object = 0; object < 300; ++object) {
    for (int source = 0; source < 12; ++source) {
      state = state * 1664525 + 1013904223;
      const bool right = (state >> 24) % 16 > static_cast<std::uint32_t>(source);
      builder.add("s" + std::to_string(source), "o" + std::to_string(object),
                  right ? "a" : std::to_string(state >> 30));
    }
  }
  const ClaimTable many = std::move(builder).build();
  for (const ClaimTable* table : {&claims.value().claims, &many}) {
    for (const std::string_view name : credibility_method_names()) {
      const Credibility found = estimate_credibility(*table, *credibility_method(name));
      out += name;
      for (const auto* numbers : {&found.beliefs, &found.trust, &found.log_likelihood}) {
        for (const double number : *numbers) out += " " + exact(number);
      }
      for (ClaimTable::Index source = 0; source < table->source_count(); ++source) {
        if (const auto interval = trust_interval(*table, found, source))
          out += " " + exact(interval->low) + " " + exact(interval->high);
      }
      out += "\n";
    }
  }
  return out;
}

}  // namespace

int main(int argc, char** argv) {
  if (argc < 3) return 2;
  if (!set_locale(argv[1])) return 77;
  std::vector<std::string> texts;
  for (int i = 2; i < argc; ++i) {
    std::ifstream file(argv[i], std::ios::binary);
    texts.emplace_back(std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>());
  }
#ifdef _WIN32
  _setmode(1, _O_BINARY);  // line ends as they are
#endif
  const std::string out = everything(texts);
  std::cout.write(out.data(), static_cast<std::streamsize>(out.size()));
  return std::cout.flush() ? 0 : 1;
}
