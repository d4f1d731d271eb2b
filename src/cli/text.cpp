#include "cli/article_output.hpp"
#include "cli/each_article.hpp"

namespace hearsay::cli {
namespace {

namespace po = boost::program_options;

constexpr std::string_view usage =
    "usage: hearsay text [OPTION]... [INPUT]...\n\n"
    "The text of each article as every other command reads it: that of a page of HTML without the page, "
    "that\n"
    "of a record without the record. All offsets that hearsay prints count in this text. Between two "
    "articles\n"
    "stands a line with a form feed.\n"
    "INPUT is as for 'hearsay analyze'.\n";

constexpr std::string_view examples =
    "examples:\n"
    "  hearsay text page.html > page.txt\n"
    "  hearsay text --output brat news.jsonl && hearsay extract --format brat --output brat news.jsonl\n";

}  // namespace

int run_text(const std::vector<std::string>& arguments) {
  po::options_description options("options");
  ArticleOutput::add_option(options);
  add_input_options(options);
  add_threads_option(options);
  const auto values = parse(arguments, std::move(options), usage, examples);
  if (!values) return all_done;

  ArticleOutput output(*values);
  const bool in_one_stream = values->count("output") == 0;
  std::string_view mark;  // between the last article and the next
  return for_each_article(
      inputs(*values), *values, [](Article article) { return Result<Article>(std::move(article)); },
      [&](const Article& article) -> Result<bool> {
        if (in_one_stream && !print(mark)) return false;
        mark = article.text.ends_with('\n') ? "\f\n" : "\n\f\n";
        return output.write(article.id, ".txt", article.text);
      });
}

}  // namespace hearsay::cli
