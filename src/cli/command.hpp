#pragma once

#include <boost/program_options/options_description.hpp>
#include <boost/program_options/variables_map.hpp>
#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "cli/input/fields.hpp"
#include "hearsay/analyzer.hpp"

namespace hearsay::cli {

enum ExitCode : int {
  all_done = 0,
  some_failed = 1,  ///< part of the input could not be read or written; the rest was done
  usage_error = 2,
};

struct Command {
  std::string_view name;
  std::string_view summary;
  /// Takes what follows the command's name; returns an ExitCode. Throws UsageError or
  /// boost::program_options::error.
  int (*run)(const std::vector<std::string>& arguments);
};

struct UsageError : std::runtime_error {
  using std::runtime_error::runtime_error;
};

int run_analyze(const std::vector<std::string>& arguments);
int run_extract(const std::vector<std::string>& arguments);
int run_resolve(const std::vector<std::string>& arguments);
int run_graph(const std::vector<std::string>& arguments);
int run_credibility(const std::vector<std::string>& arguments);
int run_corpus(const std::vector<std::string>& arguments);
int run_explain(const std::vector<std::string>& arguments);
int run_text(const std::vector<std::string>& arguments);
int run_audit(const std::vector<std::string>& arguments);
int run_report(const std::vector<std::string>& arguments);

/// Options that a command takes beside `options`: its inputs, and --help. `usage` stands over the help,
/// `examples` under it. Returns none where --help was asked for and has been printed.
std::optional<boost::program_options::variables_map> parse(
    const std::vector<std::string>& arguments, boost::program_options::options_description options,
    std::string_view usage, std::string_view examples);

/// The inputs named on the command line; standard input where there is none.
std::vector<std::string> inputs(const boost::program_options::variables_map& values);

/// Throws UsageError where the file that is to be written is one of those that are read: it would be empty
/// before it is read, or not there afterwards.
void check_is_no_input(const std::string& output, const std::vector<std::string>& inputs);

/// --fields, for every command that reads articles.
void add_input_options(boost::program_options::options_description& options);
/// Throws UsageError where it is no mapping.
Fields fields(const boost::program_options::variables_map& values);

/// --model, --lexicon, --yardstick and --lines, for every command that analyzes.
void add_analyzer_options(boost::program_options::options_description& options);
AnalyzerOptions analyzer_options(const boost::program_options::variables_map& values);

/// The value of an option that is a number of things. Throws UsageError where it is negative.
std::uint32_t number_of(const boost::program_options::variables_map& values, const char* option);

/// --threads, as many as the machine has by default.
void add_threads_option(boost::program_options::options_description& options);
unsigned threads(const boost::program_options::variables_map& values);

/// The value of an option that takes one of a few words. Throws UsageError for any other.
std::string choice(const boost::program_options::variables_map& values, const char* option,
                   std::initializer_list<std::string_view> allowed);

/// "hearsay: FILE: invalid UTF-8 at byte 17: …" on standard error.
void complain(std::string_view origin, const Error& error);

/// Output::write of standard output. It is flushed when the command has ended.
bool print(std::string_view text);

/// Writes a file. Errors: io.
Result<void> write_file(const std::string& path, std::string_view text);

/// Lets `write` write a new file beside the one of this path, which takes its place if all could be written;
/// else what stood there stays. Errors: io, and those of `write`.
Result<void> replace_file(const std::string& path,
                          const std::function<Result<void>(const std::string& path)>& write);

/// Returns `code`, or some_failed, with a message, where the file was not written.
int finish(const std::string& path, const Result<void>& written, int code);

}  // namespace hearsay::cli
