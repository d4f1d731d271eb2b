#include "hearsay/credibility.hpp"

#include <charconv>
#include <iostream>

#include "cli/command.hpp"
#include "cli/input.hpp"
#include "report/csv.hpp"

namespace hearsay::cli {
namespace {

namespace po = boost::program_options;

constexpr std::string_view usage =
    "usage: hearsay credibility [OPTION]... [CLAIMS.csv]\n\n"
    "Which of the values that sources claim of an object is right, and how far each source can be relied "
    "on.\n"
    "CLAIMS.csv has the columns source, object and value; - or nothing is standard input. Lines that are\n"
    "malformed are told and passed over.\n";

constexpr std::string_view examples =
    "examples:\n"
    "  hearsay credibility claims.csv --sources trust.csv > beliefs.csv\n"
    "  hearsay credibility --method simple-lca claims.csv --beliefs beliefs.csv --sources trust.csv\n"
    "  hearsay credibility --numeric-tolerance 0.01 prices.csv\n";

void append_number(std::string& text, double number) {
  char digits[32];
  text.append(digits, std::to_chars(digits, digits + sizeof digits, number).ptr);
}

std::string beliefs_csv(const ClaimTable& claims, const Credibility& found) {
  std::string csv = "object,value,belief\n";
  for (ClaimTable::Index v = 0; v < claims.value_count(); ++v) {
    append_csv_field(csv, claims.object(claims.object_of(v)));
    csv += ',';
    append_csv_field(csv, claims.value(v));
    csv += ',';
    append_number(csv, found.beliefs[v]);
    csv += '\n';
  }
  return csv;
}

std::string sources_csv(const ClaimTable& claims, const Credibility& found) {
  std::string csv = "source,trust,low,high,claims\n";
  for (ClaimTable::Index s = 0; s < claims.source_count(); ++s) {
    append_csv_field(csv, claims.source(s));
    csv += ',';
    append_number(csv, found.trust[s]);
    csv += ',';
    const auto interval = trust_interval(claims, found, s);
    if (interval) append_number(csv, interval->low);
    csv += ',';
    if (interval) append_number(csv, interval->high);
    csv += ',' + std::to_string(claims.claims_of(s).size()) + '\n';
  }
  return csv;
}

CredibilityMethod chosen_method(const po::variables_map& values) {
  const std::string name = values["method"].as<std::string>();
  if (const auto method = credibility_method(name)) return *method;
  std::string message = "--method is one of";
  for (const std::string_view one : credibility_method_names()) message += " " + std::string(one);
  throw UsageError(message + ", not '" + name + "'");
}

}  // namespace

int run_credibility(const std::vector<std::string>& arguments) {
  po::options_description options("options");
  options.add_options()(
      "method", po::value<std::string>()->value_name("NAME")->default_value("catd"),
      "catd, majority, sums, average-log, investment, pooled-investment, truth-finder, two-estimates, "
      "simple-lca, guess-lca, accu, accu-copy or crh (docs/credibility.md)")(
      "beliefs", po::value<std::string>()->value_name("FILE")->default_value("-"),
      "where beliefs go: object, value, belief; - is standard output")(
      "sources", po::value<std::string>()->value_name("FILE"),
      "where trust goes: source, trust, the 90% interval where trust is a share of claims, number of claims")(
      "numeric-tolerance", po::value<double>()->value_name("SHARE")->default_value(0),
      "numbers of an object that differ by less than this share of their median are one value");
  const auto values = parse(arguments, std::move(options), usage, examples);
  if (!values) return all_done;
  const CredibilityMethod method = chosen_method(*values);
  const ClaimTableOptions table_options{values->at("numeric-tolerance").as<double>()};
  if (!(table_options.numeric_tolerance >= 0)) throw UsageError("--numeric-tolerance is not negative");
  const std::vector<std::string> paths = inputs(*values);
  if (paths.size() > 1) throw UsageError("one file of claims at a time");

  const auto text = read_text(paths[0]);
  if (text.has_error()) {
    complain(paths[0], text.error());
    return some_failed;
  }
  const auto reading = read_claims(*text, table_options);
  if (reading.has_error()) {
    complain(paths[0], reading.error());
    return some_failed;
  }
  for (const MalformedLine& one : reading->malformed)
    complain(paths[0] + ":" + std::to_string(one.line), one.error);

  const ClaimTable& claims = reading->claims;
  const Credibility found = estimate_credibility(claims, method);
  std::cerr << claims.claim_count() << " claims, " << claims.source_count() << " sources, "
            << claims.object_count() << " objects; " << found.iterations << " iterations, "
            << (found.converged ? "converged" : "not converged") << ", residual " << found.residual << "\n";

  int code = reading->malformed.empty() ? all_done : some_failed;
  const auto write = [&code](const std::string& path, std::string_view csv) {
    if (path != "-") {
      code = finish(path, write_file(path, csv), code);
    } else if (!print(csv)) {
      code = some_failed;
    }
  };
  write(values->at("beliefs").as<std::string>(), beliefs_csv(claims, found));
  if (values->count("sources") > 0)
    write(values->at("sources").as<std::string>(), sources_csv(claims, found));
  return code;
}

}  // namespace hearsay::cli
