#include "cli/formats.hpp"

#include <boost/regex.hpp>
#include <chrono>
#include <ctime>

#include "cli/command.hpp"
#include "cli/terminal.hpp"
#include "hearsay/exchange.hpp"
#include "hearsay/report.hpp"

namespace hearsay::cli {
namespace {

namespace po = boost::program_options;

// "2024-12-17T09:30:00.000Z", as STIX 2.1 writes timestamps.
std::string now() {
  const std::time_t time = std::time(nullptr);
  std::tm utc{};
  gmtime_r(&time, &utc);
  char text[32];
  return {text, std::strftime(text, sizeof text, "%Y-%m-%dT%H:%M:%S.000Z", &utc)};
}

// Whether it has that form, with any number of decimals, and is a day that there was.
bool is_timestamp(const std::string& text) {
  static const boost::regex form(
      "([0-9]{4})-([0-9]{2})-([0-9]{2})T([01][0-9]|2[0-3]):[0-5][0-9]:([0-5][0-9]|60)([.][0-9]+)?Z");
  boost::smatch parts;
  if (!boost::regex_match(text, parts, form)) return false;
  const auto number = [&](int part) { return std::stoi(parts[part]); };
  return std::chrono::year_month_day(std::chrono::year(number(1)),
                                     std::chrono::month(static_cast<unsigned>(number(2))),
                                     std::chrono::day(static_cast<unsigned>(number(3))))
      .ok();
}

// --created, or now.
std::string created(const po::variables_map& values) {
  if (values.count("created") == 0) return now();
  const std::string time = values["created"].as<std::string>();
  if (!is_timestamp(time))
    throw UsageError("--created is a time such as 2024-12-17T09:30:00.000Z, not '" + time + "'");
  return time;
}

struct ArticleFormat {
  std::string_view name, summary;
  Format (*make)(const po::variables_map& values);
};

JsonOptions json_options(const po::variables_map& values) {
  return {.text = values.count("text") > 0};
}

// What is written of an article ends its own lines.
Format table(std::string_view header, std::string (*write)(const Analysis&)) {
  return {std::string(header), "", "", write};
}

const ArticleFormat article_formats[] = {
    {"text", "for people",
     [](const po::variables_map& values) {
       const TextStyle style = values.count("output") > 0 ? TextStyle() : terminal_style();
       return Format{"", "\n", "", [style](const Analysis& one) { return to_text(one, style); }};
     }},
    {"json", "an array of articles",
     [](const po::variables_map& values) {
       return Format{"[", ",\n", "]\n",
                     [options = json_options(values)](const Analysis& one) { return to_json(one, options); }};
     }},
    {"jsonl", "an article a line",
     [](const po::variables_map& values) {
       return Format{"", "", "", [options = json_options(values)](const Analysis& one) {
                       return to_json(one, options) + "\n";
                     }};
     }},
    {"tsv", "a statement a line", [](const po::variables_map&) { return table(tsv_header(), to_tsv); }},
    {"csv", "the same, comma-separated",
     [](const po::variables_map&) { return table(csv_header(), to_csv); }},
    {"conll", "a token a line, in columns",
     [](const po::variables_map&) { return table(conll_header(), to_conll); }},
    {"jsonld", "schema.org and PROV-O, an array of articles",
     [](const po::variables_map&) {
       return Format{"[", ",\n", "]\n", to_json_ld};
     }},
    {"annotations", "W3C Web Annotations, one a line",
     [](const po::variables_map&) { return table("", to_web_annotations); }},
    {"stix", "STIX 2.1, a bundle a line",
     [](const po::variables_map& values) {
       return Format{"", "", "",
                     [time = created(values)](const Analysis& one) { return to_stix(one, time) + "\n"; }};
     }},
};

struct GraphFormat {
  std::string_view name, summary;
  std::string (*write)(const AttributionGraph&);
};

constexpr GraphFormat graph_formats[] = {
    {"dot", "Graphviz", to_dot},
    {"graphml", "XML of igraph, networkx and yEd", to_graphml},
    {"gexf", "XML of Gephi", to_gexf},
};

// Adds --format, of which the first of the table is the default.
template <class Table>
void add_option(po::options_description& options, const Table& formats) {
  std::string help;
  for (const auto& one : formats) {
    help += (help.empty() ? "" : "; ") + std::string(one.name) + ": " + std::string(one.summary);
  }
  options.add_options()(
      "format", po::value<std::string>()->value_name("NAME")->default_value(std::string(formats[0].name)),
      help.c_str());
}

template <class Table>
const auto& chosen(const Table& formats, const po::variables_map& values) {
  const std::string name = values["format"].as<std::string>();
  std::string message = "--format is one of";
  for (const auto& one : formats) {
    if (one.name == name) return one;
    message += " " + std::string(one.name);
  }
  throw UsageError(message + ", not '" + name + "'");
}

}  // namespace

void add_format_options(po::options_description& options) {
  add_option(options, article_formats);
  options.add_options()("text",
                        "json, jsonl: with the article and all that the library needs to read it back")(
      "created", po::value<std::string>()->value_name("TIME"),
      "stix: when its objects were created, such as 2024-12-17T09:30:00.000Z; now by default");
}

Format format(const po::variables_map& values) {
  return chosen(article_formats, values).make(values);
}

void add_graph_format_option(po::options_description& options) {
  add_option(options, graph_formats);
}

std::string written(const AttributionGraph& graph, const po::variables_map& values) {
  return chosen(graph_formats, values).write(graph);
}

}  // namespace hearsay::cli
