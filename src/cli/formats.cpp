#include "cli/formats.hpp"

#include <algorithm>
#include <boost/regex.hpp>
#include <chrono>
#include <ctime>
#include <sstream>

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
  std::string time = values["created"].as<std::string>();
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

Format json_format(std::string before, std::string between, const std::string& end, std::string after,
                   JsonOptions options) {
  return {std::move(before), std::move(between), std::move(after),
          [=](const Analysis& one) { return to_json(one, options) + end; },
          [=](const Analysis& one, const std::function<void(std::string_view)>& write) {
            write_json(one, write, options);
            write(end);
          }};
}

// Throws UsageError where there is no such column.
std::string column(const std::string& name, const char* option) {
  const auto names = table_columns();
  if (std::ranges::find(names, name) != names.end()) return name;
  std::string message = std::string(option) + ": there is no column '" + name + "'; there are";
  for (const std::string_view one : names) message += ' ' + std::string(one);
  throw UsageError(message);
}

std::vector<std::string> split(const std::string& list) {
  std::vector<std::string> parts;
  std::istringstream stream(list);
  for (std::string part; std::getline(stream, part, ',');) parts.push_back(part);
  return parts;
}

// "role=military,official", "strength>=60"
TableCondition condition(const std::string& text) {
  using Comparison = TableCondition::Comparison;
  static constexpr std::pair<std::string_view, Comparison> signs[] = {
      {"!=", Comparison::is_not}, {"<=", Comparison::at_most}, {">=", Comparison::at_least},
      {"=", Comparison::is},      {"<", Comparison::below},    {">", Comparison::above}};
  const std::size_t at = text.find_first_of("!<>=");
  for (const auto& [sign, comparison] : signs) {
    if (at == std::string::npos || !std::string_view(text).substr(at).starts_with(sign)) continue;
    const std::string values = text.substr(at + sign.size());
    const bool is_limit = comparison != Comparison::is && comparison != Comparison::is_not;
    if (is_limit && values.empty()) break;
    return {column(text.substr(0, at), "--where"), comparison,
            is_limit || values.empty() ? std::vector{values} : split(values)};
  }
  throw UsageError("--where is a condition such as role=military,official or 'strength>=60', not '" + text +
                   "'");
}

// What is written of an article ends its own lines.
StatementOrder order(const po::variables_map& values) {
  const std::string name = values["order"].as<std::string>();
  const auto order = from_string<StatementOrder>(name);
  if (!order) throw UsageError("--order is one of text, weakest, weakest-of-all, not '" + name + "'");
  return *order;
}

Format table(const po::variables_map& values, std::string (*header)(const TableOptions&),
             std::string (*write)(const Analysis&, const TableOptions&)) {
  TableOptions options;
  if (values.count("columns") > 0) {
    for (const std::string& name : split(values["columns"].as<std::string>()))
      options.columns.push_back(column(name, "--columns"));
    if (options.columns.empty()) throw UsageError("--columns names no column");
  }
  if (values.count("where") > 0) {
    for (const std::string& text : values["where"].as<std::vector<std::string>>())
      options.where.push_back(condition(text));
  }
  options.order = order(values);
  std::string names = header(options);
  return {std::move(names), "", "",
          [options = std::move(options), write](const Analysis& one) { return write(one, options); }};
}

const ArticleFormat article_formats[] = {
    {"text", "for people",
     [](const po::variables_map& values) {
       const TextStyle style = values.count("output") > 0 ? TextStyle() : terminal_style();
       return Format{"", "\n", "", [style, order = order(values)](const Analysis& one) {
                       return to_text(one, style, order);
                     }};
     }},
    {"json", "an array of articles",
     [](const po::variables_map& values) {
       return json_format("[", ",\n", "", "]\n", json_options(values));
     }},
    {"jsonl", "an article a line",
     [](const po::variables_map& values) { return json_format("", "", "\n", "", json_options(values)); }},
    {"tsv", "a statement a line",
     [](const po::variables_map& values) { return table(values, tsv_header, to_tsv); }},
    {"csv", "the same, comma-separated",
     [](const po::variables_map& values) { return table(values, csv_header, to_csv); }},
    {"conll", "CoNLL-U, a token a line",
     [](const po::variables_map&) {
       return Format{"", "", "", to_conll};
     }},
    {"jsonld", "schema.org and PROV-O, an array of articles",
     [](const po::variables_map&) {
       return Format{"[", ",\n", "]\n", to_json_ld};
     }},
    {"annotations", "W3C Web Annotations, one a line",
     [](const po::variables_map&) {
       return Format{"", "", "", to_web_annotations};
     }},
    {"stix", "STIX 2.1, a bundle a line",
     [](const po::variables_map& values) {
       return Format{"", "", "",
                     [time = created(values)](const Analysis& one) { return to_stix(one, time) + "\n"; }};
     }},
    {"misp", "a MISP event a line",
     [](const po::variables_map& values) {
       return Format{"", "", "",
                     [time = created(values)](const Analysis& one) { return to_misp(one, time) + "\n"; }};
     }},
    {"cas", "a UIMA CAS in JSON a line",
     [](const po::variables_map&) {
       return Format{"", "", "", [](const Analysis& one) { return to_cas(one) + "\n"; }};
     }},
};

struct GraphFormat {
  std::string_view name, summary;
  std::string (*write)(const AttributionGraph&);
};

constexpr GraphFormat graph_formats[] = {
    {"dot", "Graphviz", [](const AttributionGraph& graph) { return to_dot(graph); }},
    {"graphml", "XML of igraph, networkx and yEd", to_graphml},
    {"gexf", "XML of Gephi", to_gexf},
};

// Adds --format, of which the first of the table is the default.
template <class Table>
void add_option(po::options_description& options, const Table& formats, std::string_view further = "") {
  std::string help;
  for (const auto& one : formats) {
    help += (help.empty() ? "" : "; ") + std::string(one.name) + ": " + std::string(one.summary);
  }
  help += further;
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
      "no-tentative", "json, jsonl, tsv, csv: without what may be further statements")(
      "columns", po::value<std::string>()->value_name("NAME,..."), "tsv, csv: these columns, in this order")(
      "where", po::value<std::vector<std::string>>()->value_name("CONDITION"),
      "tsv, csv: the rows that meet it, such as role=military,official or 'strength>=60' or "
      "'date>=2024-03'; may be given more than once")(
      "order", po::value<std::string>()->value_name("NAME")->default_value("text"),
      "text, tsv, csv: the statements of an article as they stand in the text, or 'weakest': those that a "
      "desk "
      "would check (no stances, plans or single words), the weakest attribution first; 'weakest-of-all': all "
      "of them, the weakest first")(
      "created", po::value<std::string>()->value_name("TIME"),
      "stix, misp: when its objects were created, such as 2024-12-17T09:30:00.000Z; now by default");
}

Format format(const po::variables_map& values) {
  const ArticleFormat& format = chosen(article_formats, values);
  const bool is_table = format.name == "tsv" || format.name == "csv";
  for (const char* option : {"columns", "where"}) {
    if (values.count(option) > 0 && !is_table)
      throw UsageError("--" + std::string(option) + " is for --format tsv and csv");
  }
  if (!values["order"].defaulted() && !is_table && format.name != "text")
    throw UsageError("--order is for --format text, tsv and csv");
  return format.make(values);
}

void add_graph_format_option(po::options_description& options, std::string_view further) {
  add_option(options, graph_formats, further);
}

std::string written(const AttributionGraph& graph, const po::variables_map& values) {
  return chosen(graph_formats, values).write(graph);
}

}  // namespace hearsay::cli
