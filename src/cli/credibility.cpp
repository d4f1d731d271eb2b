#include "hearsay/credibility.hpp"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <cstdio>
#include <iostream>
#include <set>

#include "cli/command.hpp"
#include "cli/input.hpp"
#include "report/fields.hpp"

namespace hearsay::cli {
namespace {

namespace po = boost::program_options;

constexpr std::string_view usage =
    "usage: hearsay credibility [OPTION]... [CLAIMS.csv]\n\n"
    "Which of the values that sources claim of an object is right, and how far each source can be relied "
    "on.\n"
    "CLAIMS.csv has the columns source, object and value; - or nothing is standard input. Lines that are\n"
    "malformed or lack one of them are told and passed over.\n";

constexpr std::string_view examples =
    "examples:\n"
    "  hearsay credibility claims.csv --sources trust.csv > beliefs.csv\n"
    "  hearsay credibility --method simple-lca claims.csv --beliefs beliefs.csv --sources trust.csv\n"
    "  hearsay credibility --numeric-tolerance 0.01 prices.csv\n"
    "  hearsay credibility --explain 9780201853940 books.csv\n"
    "  hearsay credibility --known checked.csv --normalize claims.csv\n"
    "  hearsay credibility --hierarchy places.csv birthplaces.csv\n"
    "  hearsay credibility --values many authors.csv\n"
    "  hearsay credibility --numbers estimate temperatures.csv\n";

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

std::string numbers_csv(const ClaimTable& claims, const std::vector<NumberEstimate>& estimates) {
  std::string csv = "object,estimate,low,high,numbers\n";
  for (const NumberEstimate& one : estimates) {
    append_csv_field(csv, claims.object(one.object));
    csv += ',';
    append_number(csv, one.estimate);
    csv += ',';
    if (one.interval) append_number(csv, one.interval->low);
    csv += ',';
    if (one.interval) append_number(csv, one.interval->high);
    csv += ',' + std::to_string(one.numbers) + '\n';
  }
  return csv;
}

std::string rounded(double number) {
  char text[32];
  std::snprintf(text, sizeof text, "%.2f", number);
  return text;
}

// "   right elsewhere 12 times: o7 (Oslo), o9 (Bergen), …".
std::string evidence(const ClaimTable& claims, std::string_view what, std::size_t count,
                     const std::vector<ClaimTable::Index>& named) {
  if (count == 0) return "";
  std::string text = "      " + std::string(what) + " of " + std::to_string(count) +
                     (count == 1 ? " other object: " : " other objects: ");
  for (std::size_t i = 0; i < named.size(); ++i) {
    if (i > 0) text += ", ";
    text.append(claims.object(claims.object_of(named[i]))).append(" (");
    text.append(claims.value(named[i])).append(")");
  }
  return text + (named.size() < count ? ", …\n" : "\n");
}

std::string explanation_text(const ClaimTable& claims, const Credibility& found, ClaimTable::Index object) {
  std::string text(claims.object(object));
  text += '\n';
  for (const Explanation::Value& value : explain_belief(claims, found, object).values) {
    text.append("  ").append(claims.value(value.value)).append(": belief ").append(rounded(value.belief));
    text += ", " + rounded(value.weight) + " of " + std::to_string(value.votes.size()) +
            (value.votes.size() == 1 ? " source\n" : " sources\n");
    for (const Explanation::Vote& vote : value.votes) {
      text.append("    ").append(rounded(vote.weight)).append(" ").append(claims.source(vote.source));
      text += std::isnan(found.trust[vote.source])
                  ? ", of which nothing is known, so that it is trusted like the average, "
                  : ", trust ";
      text += rounded(vote.trust);
      if (vote.independence < 0.995)
        text += ", counts as " + rounded(vote.independence) + " for it agrees with others here as copies do";
      text += '\n';
      text += evidence(claims, "believed", vote.right_count, vote.right);
      text += evidence(claims, "not believed", vote.wrong_count, vote.wrong);
    }
  }
  return text;
}

CredibilityMethod chosen_method(const po::variables_map& values) {
  const std::string name = values["method"].as<std::string>();
  if (const auto method = credibility_method(name)) return *method;
  std::string message = "--method is one of";
  for (const std::string_view one : credibility_method_names()) message += " " + std::string(one);
  throw UsageError(message + ", not '" + name + "'");
}

std::string_view reason(Unsettled unsettled) {
  switch (unsettled) {
    case Unsettled::drifting:
      return ", since its changes are small but go on";
    case Unsettled::oscillating:
      return ", since it goes to and fro";
    case Unsettled::no:
      break;
  }
  return "";
}

struct Options {
  CredibilityMethod method;
  bool many = false, numbers = false, normalize = false;
  double tolerance = 0;
  std::string known, hierarchy;
  std::vector<std::string> explain;
};

Options chosen_options(const po::variables_map& values) {
  Options options{chosen_method(values)};
  options.many = choice(values, "values", {"one", "many"}) == "many";
  options.numbers = choice(values, "numbers", {"choose", "estimate"}) == "estimate";
  options.normalize = values["normalize"].as<bool>();
  options.tolerance = values["numeric-tolerance"].as<double>();
  if (values.count("known") > 0) options.known = values["known"].as<std::string>();
  if (values.count("hierarchy") > 0) options.hierarchy = values["hierarchy"].as<std::string>();
  if (values.count("explain") > 0) options.explain = values["explain"].as<std::vector<std::string>>();
  if (!(options.tolerance >= 0)) throw UsageError("--numeric-tolerance is not negative");
  const bool bayes = std::holds_alternative<Bayes>(options.method);
  if (!bayes && (options.many || options.numbers || !options.known.empty() || !options.explain.empty()))
    throw UsageError(
        "--known, --explain, --values many and --numbers estimate have methods of their own: leave out "
        "--method");
  if (!options.hierarchy.empty() && (!bayes || options.many || options.numbers || options.tolerance > 0 ||
                                     !options.known.empty() || !options.explain.empty()))
    throw UsageError(
        "--hierarchy goes without --method, --known, --values, --numbers, --numeric-tolerance and --explain");
  if (options.many + options.numbers > 1) throw UsageError("--values many or --numbers estimate, not both");
  if (!options.explain.empty() && (options.many || options.numbers))
    throw UsageError("--explain is for one value an object that is chosen");
  if (options.tolerance > 0 && (options.many || options.numbers || !options.explain.empty()))
    throw UsageError("--numeric-tolerance is for one value an object that is chosen, and not explained");
  if (options.numbers && (!options.known.empty() || values.count("sources") > 0))
    throw UsageError("--numbers estimate goes without --known and --sources");
  return options;
}

std::optional<GeneralValues> read_general_values(const ClaimTable& claims, const Options& options,
                                                 int& code) {
  if (options.hierarchy.empty()) return GeneralValues();
  const auto text = read_text(options.hierarchy);
  if (text.has_error()) {
    complain(options.hierarchy, text.error());
    return std::nullopt;
  }
  const auto reading = read_hierarchy(*text);
  if (reading.has_error()) {
    complain(options.hierarchy, reading.error());
    return std::nullopt;
  }
  for (const MalformedLine& one : reading->malformed) {
    complain(options.hierarchy + ":" + std::to_string(one.line), one.error);
    code = some_failed;
  }
  GeneralValues general(claims, reading->hierarchy, options.normalize);
  std::cerr << general.special_count() << " of " << claims.value_count()
            << " values are special cases of another that is claimed of the same object\n";
  return general;
}

// Truths in the table; those of an object with two are told and left out unless it may have many.
std::optional<std::vector<KnownTruth>> read_known(const ClaimTable& claims, const Options& options,
                                                  int& code) {
  if (options.known.empty()) return std::vector<KnownTruth>();
  const auto text = read_text(options.known);
  if (text.has_error()) {
    complain(options.known, text.error());
    return std::nullopt;
  }
  const auto reading = read_truths(*text);
  if (reading.has_error()) {
    complain(options.known, reading.error());
    return std::nullopt;
  }
  for (const MalformedLine& one : reading->malformed) {
    complain(options.known + ":" + std::to_string(one.line), one.error);
    code = some_failed;
  }
  std::vector<KnownTruth> known = find_truths(claims, reading->truths, options.normalize, options.tolerance);
  if (!options.many) {
    const auto again = [](const KnownTruth& a, const KnownTruth& b) { return a.object == b.object; };
    for (auto it = std::adjacent_find(known.begin(), known.end(), again); it != known.end();
         it = std::adjacent_find(known.begin(), known.end(), again)) {
      const ClaimTable::Index object = it->object;
      std::cerr << "hearsay: " << options.known << ": several truths of '" << claims.object(object)
                << "', which is taken for not known (--values many takes them all)\n";
      code = some_failed;
      std::erase_if(known, [object](const KnownTruth& one) { return one.object == object; });
    }
  }
  std::set<ClaimTable::Index> objects;
  std::size_t unclaimed = 0;
  for (const KnownTruth& one : known) {
    objects.insert(one.object);
    unclaimed += !one.value;
  }
  std::cerr << reading->truths.size() << " truths, of " << objects.size() << " objects that are spoken of; "
            << unclaimed << " that nobody claims\n";
  return known;
}

std::optional<ClaimTable::Index> find_object(const ClaimTable& claims, std::string_view name) {
  for (ClaimTable::Index o = 0; o < claims.object_count(); ++o) {
    if (claims.object(o) == name) return o;
  }
  return std::nullopt;
}

// The claims of a file; what is wrong with some of its lines is told, and goes into `code`.
std::optional<ClaimTable> claims_of(const std::string& path, int& code) {
  const auto text = read_text(path);
  if (text.has_error()) {
    complain(path, text.error());
    return std::nullopt;
  }
  auto reading = read_claims(*text);
  if (reading.has_error()) {
    complain(path, reading.error());
    return std::nullopt;
  }
  for (const MalformedLine& one : reading->malformed)
    complain(path + ":" + std::to_string(one.line), one.error);
  if (!reading->malformed.empty()) code = some_failed;
  return std::move(reading->claims);
}

void tell_joined(std::size_t before, std::size_t after, std::string_view how) {
  std::cerr << before - after << " of " << before << " values joined with others" << how << "\n";
}

void write_csv(const std::string& path, std::string_view csv, int& code) {
  if (path != "-") {
    code = finish(path, write_file(path, csv), code);
  } else if (!print(csv)) {
    code = some_failed;
  }
}

void estimate_into(const std::string& path, const ClaimTable& claims, int& code) {
  const auto estimates = estimate_numbers(claims);
  std::cerr << claims.claim_count() << " claims, " << estimates.size() << " of " << claims.object_count()
            << " objects have numbers only\n";
  write_csv(path, numbers_csv(claims, estimates), code);
}

// What made the beliefs of the objects that --explain names.
std::string explanations(const Options& options, const std::string& path, const ClaimTable& claims,
                         const Credibility& found, const std::vector<KnownTruth>& known, int& code) {
  std::string text;
  for (const std::string& name : options.explain) {
    const auto object = find_object(claims, name);
    const auto is_object = [&object](const KnownTruth& one) { return one.object == *object; };
    if (!object) {
      std::cerr << "hearsay: " << path << ": nobody speaks of '" << name << "'\n";
      code = some_failed;
    } else if (std::any_of(known.begin(), known.end(), is_object)) {
      text += name + "\n  known beforehand\n";
    } else {
      text += explanation_text(claims, found, *object);
    }
  }
  return text;
}

}  // namespace

int run_credibility(const std::vector<std::string>& arguments) {
  po::options_description description("options");
  description.add_options()(
      "method", po::value<std::string>()->value_name("NAME")->default_value("bayes"),
      "bayes, catd, majority, sums, average-log, investment, pooled-investment, truth-finder, "
      "two-estimates, simple-lca, guess-lca, accu, accu-copy or crh (docs/credibility.md)")(
      "beliefs", po::value<std::string>()->value_name("FILE")->default_value("-"),
      "where beliefs go: object, value, belief; - is standard output")(
      "sources", po::value<std::string>()->value_name("FILE"),
      "where trust goes: source, trust (nan where nothing is known of it), the 90% interval where trust is a "
      "share of claims, number of claims")(
      "known", po::value<std::string>()->value_name("TRUTH.csv"),
      "what is known to be true, with the columns object and value: it is believed, and tells of trust")(
      "hierarchy", po::value<std::string>()->value_name("FILE.csv"),
      "which values are special cases of others, with the columns child and parent: who claims a parent is "
      "right with any of its children, whose beliefs its own includes")(
      "values", po::value<std::string>()->value_name("one|many")->default_value("one"),
      "whether an object has one true value, or may have many, of which those believed over 0.5 are true")(
      "numbers", po::value<std::string>()->value_name("choose|estimate")->default_value("choose"),
      "estimate: instead of beliefs, for objects of numbers the number between the claims that is likeliest: "
      "object, estimate, the 90% interval, how many numbers")(
      "normalize", po::bool_switch(),
      "values of an object that differ in white space, case or as numerals (1,000 and 1000.0) are one")(
      "numeric-tolerance", po::value<double>()->value_name("SHARE")->default_value(0),
      "numbers of an object that differ by at most this share of their median from the most believed one are "
      "one value with it")("explain", po::value<std::vector<std::string>>()->value_name("OBJECT"),
                           "instead of beliefs, which sources and which other objects made those of this "
                           "one; may be repeated");
  const auto values = parse(arguments, std::move(description), usage, examples);
  if (!values) return all_done;
  const Options options = chosen_options(*values);
  const std::vector<std::string> paths = inputs(*values);
  if (paths.size() > 1) throw UsageError("one file of claims at a time");
  for (const char* option : {"beliefs", "sources"}) {
    if (values->count(option) > 0) check_is_no_input((*values)[option].as<std::string>(), paths);
  }

  int code = all_done;
  auto read = claims_of(paths[0], code);
  if (!read) return some_failed;
  ClaimTable claims = *std::move(read);
  if (options.normalize) {
    ClaimTable joined = join_spellings(claims);
    tell_joined(claims.value_count(), joined.value_count(), ", from which they differ in spelling");
    claims = std::move(joined);
  }
  const auto known = read_known(claims, options, code);
  const auto general = read_general_values(claims, options, code);
  if (!known || !general) return some_failed;

  const std::string beliefs_path = values->at("beliefs").as<std::string>();
  if (options.numbers) {
    estimate_into(beliefs_path, claims, code);
    return code;
  }
  const auto* bayes = std::get_if<Bayes>(&options.method);
  Credibility found = options.many        ? estimate_credibility(claims, ManyTruths{}, *known)
                      : !general->empty() ? estimate_credibility(claims, *bayes, *general)
                      : !known->empty()   ? estimate_credibility(claims, *bayes, *known)
                                          : estimate_credibility(claims, options.method);
  std::cerr << claims.claim_count() << " claims, " << claims.source_count() << " sources, "
            << claims.object_count() << " objects; " << found.iterations << " iterations, "
            << (found.converged ? "converged" : "not converged") << reason(found.unsettled) << ", residual "
            << found.residual << "\n";
  if (!found.converged) std::cerr << "The figures would be others after more iterations.\n";
  if (bayes != nullptr && found.vote_share > bayes->vote_share)
    std::cerr << "Sources part into camps, and the claims do not say that the one which would be believed is "
                 "right: "
              << rounded(found.vote_share) << " of each belief is the vote's share, not "
              << rounded(bayes->vote_share) << ".\n";

  if (options.explain.empty()) {
    if (options.tolerance > 0) {
      CloseNumbers joined = join_close_numbers(claims, found, options.tolerance);
      tell_joined(claims.value_count(), joined.claims.value_count(), ", which are close numbers");
      claims = std::move(joined.claims);
      found = std::move(joined.credibility);
    }
    write_csv(beliefs_path, beliefs_csv(claims, found), code);
  } else {
    write_csv(beliefs_path, explanations(options, paths[0], claims, found, *known, code), code);
  }
  if (values->count("sources") > 0)
    write_csv(values->at("sources").as<std::string>(), sources_csv(claims, found), code);
  return code;
}

}  // namespace hearsay::cli
