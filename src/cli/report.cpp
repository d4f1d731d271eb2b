#include "hearsay/report.hpp"

#include "cli/analyses.hpp"
#include "cli/command.hpp"
#include "cli/corpora.hpp"

namespace hearsay::cli {
namespace {

namespace po = boost::program_options;

constexpr std::string_view usage =
    "usage: hearsay report [OPTION]... [INPUT]...\n\n"
    "One self-contained HTML page to look at: the text with sources, cues and contents marked, the sources, "
    "the\n"
    "graph as a picture, and every statement with the reasons for its strength. INPUT is as for 'hearsay\n"
    "analyze'. With --corpus, a page of many articles together: the most corroborated and the most "
    "contested\n"
    "claims, those that all go back to one source, and profiles of the sources.\n";

constexpr std::string_view examples =
    "examples:\n"
    "  hearsay report article.txt -o report.html\n"
    "  hearsay corpus build news.corpus news.jsonl && hearsay report --corpus news.corpus -o report.html\n";

}  // namespace

int run_report(const std::vector<std::string>& arguments) {
  po::options_description options("options");
  options.add_options()("output,o", po::value<std::string>()->value_name("FILE"),
                        "write FILE instead of standard output")(
      "corpus", po::value<std::string>()->value_name("FILE"),
      "a corpus that 'hearsay corpus build' wrote, in place of INPUT");
  add_input_options(options);
  add_threads_option(options);
  add_analyzer_options(options);
  const auto values = parse(arguments, std::move(options), usage, examples);
  if (!values) return all_done;

  std::string page;
  int code = all_done;
  if (values->count("corpus") > 0) {
    if (values->count("input") > 0) throw UsageError("either --corpus or INPUT");
    for (const char* option : {"fields", "threads", "model", "yardstick", "lines"}) {
      if (values->count(option) > 0 && !(*values)[option].defaulted())
        throw UsageError(std::string("--") + option + " is not for a corpus, which is analyzed already");
    }
    const auto corpus = read_corpus((*values)["corpus"].as<std::string>());
    if (!corpus) return some_failed;
    page = to_html(*corpus, link(*corpus, {}, analyzer_options(*values).lexicon));
  } else {
    const Analyses analyses = analyze_inputs(*values);
    page = to_html(analyses.all);
    code = analyses.code;
  }
  if (values->count("output") > 0) {
    const std::string path = (*values)["output"].as<std::string>();
    return finish(path, write_file(path, page), code);
  }
  print(page);
  return code;
}

}  // namespace hearsay::cli
