#include <algorithm>
#include <charconv>
#include <iostream>

#include "base/ascii.hpp"
#include "cli/command.hpp"
#include "cli/input.hpp"
#include "cli/terminal.hpp"
#include "hearsay/report.hpp"

namespace hearsay::cli {
namespace {

namespace po = boost::program_options;

constexpr std::string_view usage =
    "usage: hearsay explain [OPTION]... ARTICLE [STATEMENT|SOURCE]\n\n"
    "Why the sources and statements of an article are what they are: the mentions of a source, what spoke "
    "for\n"
    "its identity and role, and each contribution to a statement's strength. STATEMENT is its number, from 1 "
    "in\n"
    "the order of 'hearsay analyze'; SOURCE is a name or part of one. Without either, all sources with "
    "their\n"
    "statements.\n";

constexpr std::string_view examples =
    "examples:\n"
    "  hearsay explain article.txt\n"
    "  hearsay explain article.txt 3\n"
    "  hearsay explain article.txt \"senior official\"\n";

bool holds(std::string_view text, std::string_view part) {
  return std::search(text.begin(), text.end(), part.begin(), part.end(),
                     [](char a, char b) { return ascii::lower(a) == ascii::lower(b); }) != text.end();
}

std::vector<SourceId> sources_named(const Analysis& analysis, std::string_view name) {
  std::vector<SourceId> found;
  for (SourceId i = 0; i < analysis.sources.size(); ++i) {
    if (holds(analysis.sources[i].name, name)) found.push_back(i);
  }
  return found;
}

}  // namespace

int run_explain(const std::vector<std::string>& arguments) {
  po::options_description options("options");
  add_input_options(options);
  add_analyzer_options(options);
  const auto values = parse(arguments, std::move(options), usage, examples);
  if (!values) return all_done;
  const std::vector<std::string> given = inputs(*values);
  if (given.size() > 2) throw UsageError("one article, and one statement or source");

  Input input({given[0]}, fields(*values));
  const auto record = input.next();
  if (!record) {
    complain(given[0], {ErrorCode::io, 0, "no article"});
    return some_failed;
  }
  if (record->article.has_error()) {
    complain(record->origin, record->article.error());
    return some_failed;
  }
  const auto analysis = Analyzer(analyzer_options(*values)).analyze(record->article.value());
  if (analysis.has_error()) {
    complain(record->origin, analysis.error());
    return some_failed;
  }
  const TextStyle style = terminal_style();
  if (given.size() == 1) {
    for (SourceId i = 0; i < analysis->sources.size(); ++i)
      print((i > 0 ? "\n" : "") + explain_source(*analysis, i, style));
    return all_done;
  }
  const std::string& wanted = given[1];
  std::size_t number = 0;
  const auto [end, error] = std::from_chars(wanted.data(), wanted.data() + wanted.size(), number);
  if (error == std::errc() && end == wanted.data() + wanted.size()) {
    if (number < 1 || number > analysis->statements.size())
      throw UsageError("there is no statement " + wanted + "; the article has " +
                       std::to_string(analysis->statements.size()));
    print(explain_statement(*analysis, number - 1, style));
    return all_done;
  }
  const std::vector<SourceId> found = sources_named(*analysis, wanted);
  if (found.empty()) {
    std::string names;
    for (const Source& source : analysis->sources) names += "\n  " + source.name;
    throw UsageError("no source is called '" + wanted + "'; there are:" + names);
  }
  for (std::size_t i = 0; i < found.size(); ++i)
    print((i > 0 ? "\n" : "") + explain_source(*analysis, found[i], style));
  return all_done;
}

}  // namespace hearsay::cli
