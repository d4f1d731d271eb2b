#include <filesystem>

#include "cli/command.hpp"
#include "cli/in_order.hpp"
#include "cli/input.hpp"
#include "cli/terminal.hpp"
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

struct Extracted {
  std::string origin;
  std::string id;
  Result<std::string> text;
};

}  // namespace

int run_extract(const std::vector<std::string>& arguments) {
  po::options_description options("options");
  options.add_options()("format", po::value<std::string>()->value_name("NAME")->default_value("json"),
                        "json (an article a line) or brat (standoff)")(
      "output", po::value<std::string>()->value_name("DIR"),
      "write DIR/ID.ann or DIR/ID.json for each article instead of standard output");
  add_threads_option(options);
  add_analyzer_options(options);
  const auto values = parse(arguments, std::move(options), usage, examples);
  if (!values) return all_done;

  const bool brat = choice(*values, "format", {"json", "brat"}) == "brat";
  const auto folder = values->count("output") > 0
                          ? std::optional(std::filesystem::path((*values)["output"].as<std::string>()))
                          : std::nullopt;
  std::error_code error;
  if (folder) std::filesystem::create_directories(*folder, error);
  if (error) throw UsageError(folder->string() + ": " + error.message());

  const AnalyzerOptions analyzer = analyzer_options(*values);
  const Extractor extractor(analyzer.model, analyzer.lexicon);
  Input input(inputs(*values));
  Progress progress;
  int code = all_done;
  in_order(
      threads(*values), [&] { return input.next(); },
      [&](Record record) -> Extracted {
        if (record.article.has_error()) return {std::move(record.origin), {}, record.article.error()};
        Article& article = *record.article;
        auto document = Document::from_utf8(std::move(article.text));
        if (document.has_error()) return {std::move(record.origin), {}, document.error()};
        const auto attributions = extractor.extract(*document);
        std::string text = brat ? write_standoff(*document, attributions)
                                : to_json(article.id, *document, attributions) + "\n";
        return {std::move(record.origin), std::move(article.id), std::move(text)};
      },
      [&](const Extracted& extracted) {
        progress.advance();
        if (extracted.text.has_error()) {
          complain(extracted.origin, extracted.text.error());
          code = some_failed;
          return true;
        }
        if (!folder) return print(*extracted.text);
        // An id may hold anything; a file's name may not.
        std::string name = extracted.id;
        std::replace(name.begin(), name.end(), '/', '_');
        if (!write_file((*folder / (name + (brat ? ".ann" : ".json"))).string(), *extracted.text))
          code = some_failed;
        return true;
      });
  return finish(code);
}

}  // namespace hearsay::cli
