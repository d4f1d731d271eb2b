#include "hearsay/report.hpp"

#include <optional>
#include <tuple>
#include <utility>

#include "cli/command.hpp"
#include "cli/corpora.hpp"
#include "cli/each_article.hpp"
#include "cli/site_folder.hpp"
#include "hearsay/site.hpp"

namespace hearsay::cli {
namespace {

namespace po = boost::program_options;

constexpr std::size_t most_on_a_page = 20;

constexpr std::string_view usage =
    "usage: hearsay report [OPTION]... [INPUT]...\n\n"
    "Pages to look at, in HTML. INPUT is as for 'hearsay analyze'.\n"
    "With --output OUT/, a folder: a site of many stories, to be opened at OUT/index.html: the stories, to "
    "search\n"
    "and filter; what to check before printing; how people are described whom nobody names; claims that "
    "several\n"
    "stories share; sources and outlets. It needs no server and no network.\n"
    "Otherwise one self-contained page, of 20 stories at most: the text with who said what marked, the "
    "sources,\n"
    "the graph as a picture, and every statement with the reasons for its strength.\n"
    "With --corpus, the same of a corpus, which keeps no texts: a site with its stories as tables of who "
    "said\n"
    "what, its claims, sources and outlets; or one page of its claims and sources.\n";

constexpr std::string_view examples =
    "examples:\n"
    "  hearsay report article.txt -o report.html\n"
    "  hearsay report --title \"The week's stories\" news.jsonl -o week/\n"
    "  hearsay corpus build news.corpus news.jsonl && hearsay report --corpus news.corpus -o claims/\n";

// What could not be written is told once, at the end.
class SiteWriter {
 public:
  SiteWriter(const po::variables_map& values, const Lexicon& lexicon)
      : path_(values["output"].as<std::string>()),
        folder_(path_),
        site_({.title = values["title"].as<std::string>(), .lexicon = lexicon},
              [this](const std::string& path, std::string_view text) { return folder_.append(path, text); }) {
  }

  /// Whether to go on; an error is of this story alone.
  template <class Story>
  Result<bool> add(const Story& story) {
    const auto added = site_.add(story);
    if (added.has_error() && added.error().code == ErrorCode::invalid_record) return added.error();
    return added.has_value();
  }

  int finish(int code) {
    const auto done = site_.finish();
    if (!done.has_error()) return code;
    complain(path_, done.error());
    return some_failed;
  }

 private:
  std::string path_;
  SiteFolder folder_;
  Site site_;
};

int write_site(const po::variables_map& values) {
  AnalyzerOptions options = analyzer_options(values);
  SiteWriter site(values, options.lexicon);
  const Analyzer analyzer(std::move(options));
  return site.finish(for_each_article(
      inputs(values), values, [&](Article article) { return analyzer.analyze(std::move(article)); },
      [&](const Analysis& analysis) { return site.add(analysis); }));
}

int write_site(const po::variables_map& values, const Corpus& corpus, const Lexicon& lexicon) {
  SiteWriter site(values, lexicon);
  for (const ArticleDigest& article : corpus.articles()) {
    if (!site.add(article).value()) break;  // a corpus has no id twice
  }
  return site.finish(all_done);
}

// One page of some stories; none, with a message, where they are too many.
std::optional<std::pair<std::string, int>> page_of_stories(const po::variables_map& values) {
  const Analyzer analyzer(analyzer_options(values));
  std::vector<Analysis> all;
  const int code = for_each_article(
      inputs(values), values, [&](Article article) { return analyzer.analyze(std::move(article)); },
      [&](Analysis analysis) {
        all.push_back(std::move(analysis));
        return all.size() <= most_on_a_page;
      });
  if (all.size() > most_on_a_page) return std::nullopt;
  return std::pair(to_html(all), code);
}

}  // namespace

int run_report(const std::vector<std::string>& arguments) {
  po::options_description options("options");
  options.add_options()(
      "output,o", po::value<std::string>()->value_name("FILE|DIR/"),
      "write FILE instead of standard output, or a site into a folder: one that is there, or a name "
      "that ends in a slash")(
      "title", po::value<std::string>()->value_name("TEXT")->default_value("Who said what"),
      "what a site is called")("corpus", po::value<std::string>()->value_name("FILE"),
                               "a corpus that 'hearsay corpus build' wrote, in place of INPUT");
  add_input_options(options);
  add_threads_option(options);
  add_analyzer_options(options);
  const auto values = parse(arguments, std::move(options), usage, examples);
  if (!values) return all_done;

  const std::string path = values->count("output") > 0 ? (*values)["output"].as<std::string>() : "";
  check_is_no_input(path, inputs(*values));
  const bool to_folder = !path.empty() && SiteFolder::is_named_by(path);
  if (!to_folder && !(*values)["title"].defaulted()) throw UsageError("--title is of a site: --output DIR/");
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
    const Lexicon lexicon = analyzer_options(*values).lexicon;
    if (to_folder) return write_site(*values, *corpus, lexicon);
    page = to_html(*corpus, link(*corpus, {}, lexicon));
  } else {
    if (to_folder) return write_site(*values);
    auto made = page_of_stories(*values);
    if (!made)
      throw UsageError("more than " + std::to_string(most_on_a_page) +
                       " stories are too many for one page; a folder makes a site of them: --output DIR/");
    std::tie(page, code) = std::move(*made);
  }
  if (!path.empty()) return finish(path, write_file(path, page), code);
  print(page);
  return code;
}

}  // namespace hearsay::cli
