#include <algorithm>
#include <filesystem>
#include <iostream>
#include <optional>
#include <unordered_map>

#include "cli/article_output.hpp"
#include "cli/command.hpp"
#include "cli/input.hpp"
#include "hearsay/extractor.hpp"
#include "hearsay/report.hpp"
#include "hearsay/standoff.hpp"

namespace hearsay::cli {
namespace {

namespace fs = std::filesystem;
namespace po = boost::program_options;

constexpr std::string_view usage =
    "usage: hearsay resolve --attributions DIR [OPTION]... TEXT...\n\n"
    "The sources of attributions that stand in brat standoff files: who they are, in what role, and which "
    "of\n"
    "them are the same. For TEXT/NAME.txt the annotations are DIR/NAME.ann, or the first DIR/NAME_XXXX.ann "
    "by name.\n";

constexpr std::string_view examples =
    "examples:\n"
    "  hearsay resolve --attributions annotations --format tsv articles > sources.tsv\n";

// "sample" of "sample_1f3a", of which the four hexadecimal digits stand for an annotator.
std::optional<std::string> without_annotator(const std::string& stem) {
  if (stem.size() < 5) return std::nullopt;
  const std::size_t end = stem.size() - 5;
  if (stem[end] != '_' || stem.find_first_not_of("0123456789abcdef", end + 1) != std::string::npos)
    return std::nullopt;
  return stem.substr(0, end);
}

// By NAME the file DIR/NAME.ann, or the first of DIR/NAME_XXXX.ann.
using Annotations = std::unordered_map<std::string, std::string>;

Annotations annotations_in(const std::string& folder) {
  std::error_code error;
  std::vector<fs::path> files;
  for (fs::directory_iterator at(folder, error), end; !error && at != end; at.increment(error)) {
    if (at->path().extension() == ".ann") files.push_back(at->path());
  }
  if (error) throw UsageError(folder + ": " + error.message());
  std::sort(files.begin(), files.end());  // NAME.ann before NAME_XXXX.ann
  Annotations found;
  for (const fs::path& file : files) {
    const std::string stem = file.stem().string();
    found.try_emplace(stem, file.string());
    if (auto name = without_annotator(stem)) found.try_emplace(*std::move(name), file.string());
  }
  return found;
}

}  // namespace

int run_resolve(const std::vector<std::string>& arguments) {
  po::options_description options("options");
  options.add_options()("attributions", po::value<std::string>()->value_name("DIR")->required(),
                        "folder of the standoff files (needed)")(
      "format", po::value<std::string>()->value_name("NAME")->default_value("tsv"),
      "tsv (an attribution a line)");
  add_input_options(options);
  add_analyzer_options(options);
  const auto values = parse(arguments, std::move(options), usage, examples);
  if (!values) return all_done;
  choice(*values, "format", {"tsv"});

  const std::string folder = (*values)["attributions"].as<std::string>();
  const Annotations files = annotations_in(folder);
  const AnalyzerOptions analyzer = analyzer_options(*values);
  const Lexicon& lexicon = analyzer.lexicon;
  const Resolver resolver(lexicon, analyzer.model);
  Input input(inputs(*values), fields(*values));
  int code = all_done;
  const auto fail = [&](const std::string& origin, const Error& error) {
    complain(origin, error);
    code = some_failed;
  };
  print(sources_tsv_header());
  while (auto record = input.next()) {
    if (record->article.has_error()) {
      fail(record->origin, record->article.error());
      continue;
    }
    const std::string id = record->article->id;
    auto found = files.find(file_name(id));
    if (found == files.end()) found = files.find(id.substr(id.rfind('/') + 1));
    if (found == files.end()) {
      fail(record->origin, {ErrorCode::io, 0, "no annotations of this name in " + folder});
      continue;
    }
    const std::string& file = found->second;
    const auto document = Document::from_utf8(std::move(record->article->text), analyzer.line_breaks);
    if (document.has_error()) {
      fail(record->origin, document.error());
      continue;
    }
    const auto annotations = read_file(file);
    const auto standoff = annotations.has_error()
                              ? Result<std::vector<StandoffAttribution>>(annotations.error())
                              : read_standoff(*document, *annotations);
    if (standoff.has_error()) {
      fail(file, standoff.error());
      continue;
    }
    std::vector<Attribution> attributions;
    std::vector<std::string> ids;
    for (const auto& [event, attribution] : *standoff) {
      ids.push_back(event);
      attributions.push_back(attribution);
    }
    describe(*document, lexicon, attributions);
    if (!print(sources_tsv(id, ids, *document, resolver.resolve(*document, attributions)))) break;
  }
  for (const std::string& line : input.passed_over()) std::cerr << "hearsay: " << line << std::endl;
  return code;
}

}  // namespace hearsay::cli
