#include <boost/program_options/errors.hpp>
#include <csignal>
#include <iostream>
#include <new>

#include "cli/command.hpp"
#include "cli/output.hpp"
#include "hearsay/version.hpp"

namespace {

using hearsay::cli::Command;

constexpr Command commands[] = {
    {"analyze", "who said what, with resolved sources and explained strength", hearsay::cli::run_analyze},
    {"extract", "attributions as spans: source, cue, content", hearsay::cli::run_extract},
    {"resolve", "the sources of given attributions", hearsay::cli::run_resolve},
    {"graph", "the graph of who said what", hearsay::cli::run_graph},
    {"corpus", "many articles: sources, claims and corroboration across them", hearsay::cli::run_corpus},
    {"credibility", "which claims are right and which sources reliable, from CSV",
     hearsay::cli::run_credibility},
    {"explain", "why a source or a statement of an article is what it is", hearsay::cli::run_explain},
    {"text", "the text of articles, as the other commands read it", hearsay::cli::run_text},
    {"audit", "who is not named and why, by story, outlet and description; what to check",
     hearsay::cli::run_audit},
    {"report", "a page to look at, in HTML", hearsay::cli::run_report},
};

void print_help(std::ostream& out) {
  out << "hearsay: who said what in the news, and how far it can be relied on\n\n"
         "usage: hearsay COMMAND [OPTION]... [INPUT]...\n\ncommands:\n";
  for (const Command& command : commands) {
    out << "  " << command.name << std::string(12 - command.name.size(), ' ') << command.summary << "\n";
  }
  out << "\n  hearsay COMMAND --help    options and examples of a command\n"
         "  hearsay --version\n\n"
         "examples:\n"
         "  hearsay analyze article.txt\n"
         "  hearsay analyze --format jsonl news.jsonl > analyses.jsonl\n"
         "  hearsay report article.txt -o report.html\n\n"
         "exit status: 0 all was done; 1 some input failed and the rest was done; 2 wrong usage\n";
}

int run(const std::vector<std::string>& arguments) {
  if (arguments.empty()) {
    print_help(std::cerr);
    return hearsay::cli::usage_error;
  }
  const std::string& name = arguments[0];
  if (name == "--version") {
    std::cout << "hearsay " HEARSAY_VERSION_STRING "\n";
    return hearsay::cli::all_done;
  }
  if (name == "--help" || name == "-h") {
    print_help(std::cout);
    return hearsay::cli::all_done;
  }
  for (const Command& command : commands) {
    if (command.name != name) continue;
    try {
      return command.run({arguments.begin() + 1, arguments.end()});
    } catch (const hearsay::cli::UsageError& error) {
      std::cerr << "hearsay " << name << ": " << error.what() << "\n";
    } catch (const boost::program_options::error& error) {
      std::cerr << "hearsay " << name << ": " << error.what() << "; see 'hearsay " << name << " --help'\n";
    }
    return hearsay::cli::usage_error;
  }
  std::cerr << "hearsay: there is no command '" << name << "'; see 'hearsay --help'\n";
  return hearsay::cli::usage_error;
}

}  // namespace

int main(int argc, char** argv) {
  try {
    std::ios::sync_with_stdio(false);
    std::signal(SIGPIPE, SIG_IGN);  // a closed pipe is a failed write
    std::signal(SIGXFSZ, SIG_IGN);  // and so is a file that may not grow further
    return hearsay::cli::Output::standard().finish(run({argv + 1, argv + argc}));
  } catch (const std::bad_alloc&) {
    std::cerr << "hearsay: out of memory\n";
  } catch (const std::exception& error) {
    std::cerr << "hearsay: " << error.what() << "\n";
  }
  return hearsay::cli::some_failed;
}
