#include "cli/article_output.hpp"
#include "cli/each_article.hpp"
#include "hearsay/report.hpp"
#include "hearsay/standoff.hpp"

namespace hearsay::cli {
namespace {

namespace po = boost::program_options;

constexpr std::string_view usage =
    "usage: hearsay extract [OPTION]... [INPUT]...\n\n"
    "The attributions of each article as spans: source, cue and content, without resolution or scores.\n"
    "INPUT is as for 'hearsay analyze'.\n";

constexpr std::string_view examples =
    "examples:\n"
    "  hearsay extract --format brat --output annotations article.txt    writes annotations/article.ann\n"
    "  hearsay extract --format json article.txt\n";

// What the annotation tool needs to know of our types, which overlap and nest.
constexpr std::string_view brat_configuration =
    "[entities]\nSource\nCue\nContent\n\n"
    "[relations]\n<OVERLAP> Arg1:<ANY>, Arg2:<ANY>, <OVL-TYPE>:<ANY>\n\n"
    "[events]\n"
    "Attribution Source*:Source, Cue*:Cue, Content+:Content\n"
    "Attribution-no-source Cue*:Cue, Content+:Content\n"
    "Nested Source*:Source, Cue*:Cue, Content+:Content\n\n"
    "[attributes]\n";

struct Extracted {
  std::string id, text;
};

}  // namespace

int run_extract(const std::vector<std::string>& arguments) {
  po::options_description options("options");
  options.add_options()("format", po::value<std::string>()->value_name("NAME")->default_value("json"),
                        "json: an article a line; brat: standoff");
  ArticleOutput::add_option(options);
  add_input_options(options);
  add_threads_option(options);
  add_analyzer_options(options);
  const auto values = parse(arguments, std::move(options), usage, examples);
  if (!values) return all_done;

  const bool brat = choice(*values, "format", {"json", "brat"}) == "brat";
  ArticleOutput output(*values);
  if (brat) output.add_if_absent("annotation.conf", brat_configuration);
  const AnalyzerOptions analyzer = analyzer_options(*values);
  const Extractor extractor(analyzer.model, analyzer.lexicon);
  return for_each_article(
      inputs(*values), *values,
      [&](Article article) -> Result<Extracted> {
        const auto document = Document::from_utf8(std::move(article.text), analyzer.line_breaks);
        if (document.has_error()) return document.error();
        const auto attributions = extractor.extract(*document);
        return Extracted{article.id, brat ? write_standoff(*document, attributions)
                                          : to_json(article.id, *document, attributions) + "\n"};
      },
      [&](const Extracted& extracted) {
        return output.write(extracted.id, brat ? ".ann" : ".json", extracted.text);
      });
}

}  // namespace hearsay::cli
