#include "cli/command.hpp"

#include <unistd.h>

#include <algorithm>
#include <boost/program_options/parsers.hpp>
#include <boost/program_options/positional_options.hpp>
#include <cerrno>
#include <cstdlib>  // mkstemp
#include <cstring>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <limits>
#include <thread>

#include "cli/input.hpp"
#include "cli/output.hpp"

namespace hearsay::cli {

namespace fs = std::filesystem;
namespace po = boost::program_options;

std::optional<po::variables_map> parse(const std::vector<std::string>& arguments,
                                       po::options_description options, std::string_view usage,
                                       std::string_view examples) {
  options.add_options()("help,h", "show this help");
  po::options_description all;
  all.add(options).add_options()("input", po::value<std::vector<std::string>>());
  po::positional_options_description positional;
  positional.add("input", -1);
  po::variables_map values;
  const auto style = po::command_line_style::unix_style & ~po::command_line_style::allow_guessing;
  po::store(po::command_line_parser(arguments).options(all).positional(positional).style(style).run(),
            values);
  if (values.count("help") > 0) {
    std::cout << usage << "\n" << options << "\n" << examples;
    return std::nullopt;
  }
  po::notify(values);
  return values;
}

std::vector<std::string> inputs(const po::variables_map& values) {
  return values.count("input") > 0 ? values["input"].as<std::vector<std::string>>()
                                   : std::vector<std::string>{"-"};
}

void check_is_no_input(const std::string& output, const std::vector<std::string>& inputs) {
  std::error_code error;
  if (!fs::is_regular_file(output, error)) return;
  for (const std::string& input : inputs) {
    if (fs::equivalent(input, output, error))
      throw UsageError(output + " is read, and cannot be written too");
  }
}

void add_input_options(po::options_description& options) {
  options.add_options()(
      "fields", po::value<std::string>()->value_name("NAME=NAME,..."),
      "what the members of JSON and the columns of tables are called, where not by a usual name: "
      "id=uri,text=body; for id, title, publisher, date, author, url and text; id=# numbers them");
}

Fields fields(const po::variables_map& values) {
  if (values.count("fields") == 0) return {};
  auto fields = Fields::parse(values["fields"].as<std::string>());
  if (fields.has_error()) throw UsageError("--fields: " + fields.error().detail);
  return *std::move(fields);
}

void add_analyzer_options(po::options_description& options) {
  options.add_options()("model", po::value<std::string>()->value_name("FILE"),
                        "weights to use instead of the built-in ones")(
      "lexicon", po::value<std::vector<std::string>>()->value_name("FILE"),
      "entries to add to the lexicon (docs/lexicon.md); may be repeated")(
      "yardstick", po::value<std::string>()->value_name("NAME")->default_value("measured"),
      "reading of probability words: measured, icd203, nato, uk or ipcc")(
      "lines", po::value<std::string>()->value_name("NAME")->default_value("auto"),
      "what line ends are: auto (decided for each text), paragraphs (each ends one) or wrapped (breaks of a "
      "width)");
}

AnalyzerOptions analyzer_options(const po::variables_map& values) {
  AnalyzerOptions options;
  const auto read = [](const std::string& path) {
    auto bytes = read_file(path);
    if (bytes.has_error()) throw UsageError(path + ": " + bytes.error().detail);
    return std::move(bytes).value();
  };
  if (values.count("model") > 0) {
    const std::string path = values["model"].as<std::string>();
    auto model = Model::from_bytes(std::as_bytes(std::span<const char>(read(path))));
    if (model.has_error()) throw UsageError(path + ": " + to_string(model.error()));
    options.model = std::move(model).value();
  }
  if (values.count("lexicon") > 0) {
    for (const std::string& path : values["lexicon"].as<std::vector<std::string>>()) {
      const std::string rows = read(path);
      if (const auto text = Document::from_utf8(rows); text.has_error())
        throw UsageError(path + ": " + to_string(text.error()));
      auto lexicon = options.lexicon.with_entries(rows);
      if (lexicon.has_error()) {
        const auto bad = rows.begin() + static_cast<std::ptrdiff_t>(lexicon.error().offset);
        const auto line = 1 + std::count(rows.begin(), bad, '\n');
        throw UsageError(path + ":" + std::to_string(line) + ": " + to_string(lexicon.error()));
      }
      options.lexicon = std::move(lexicon).value();
    }
  }
  const std::string yardstick = choice(values, "yardstick", {"measured", "icd203", "nato", "uk", "ipcc"});
  for (const Yardstick one :
       {Yardstick::measured, Yardstick::icd203, Yardstick::nato, Yardstick::uk, Yardstick::ipcc}) {
    if (to_string(one) == yardstick) options.yardstick = one;
  }
  const std::string lines = choice(values, "lines", {"auto", "paragraphs", "wrapped"});
  if (lines == "paragraphs") options.line_breaks = LineBreaks::paragraphs;
  if (lines == "wrapped") options.line_breaks = LineBreaks::wrapped;
  return options;
}

std::uint32_t number_of(const po::variables_map& values, const char* option) {
  const auto number = values[option].as<std::int64_t>();
  if (number < 0) throw UsageError(std::string("--") + option + " is not negative");
  return static_cast<std::uint32_t>(
      std::min<std::int64_t>(number, std::numeric_limits<std::uint32_t>::max()));
}

void add_threads_option(po::options_description& options) {
  options.add_options()("threads", po::value<std::int64_t>()->value_name("N"),
                        "how many threads to use; all cores by default");
}

unsigned threads(const po::variables_map& values) {
  if (values.count("threads") == 0) return std::max(1u, std::thread::hardware_concurrency());
  return std::clamp(number_of(values, "threads"), 1u, 1024u);
}

std::string choice(const po::variables_map& values, const char* option,
                   std::initializer_list<std::string_view> allowed) {
  std::string value = values[option].as<std::string>();
  if (std::find(allowed.begin(), allowed.end(), value) == allowed.end()) {
    std::string message = std::string("--") + option + " is one of";
    for (const std::string_view one : allowed) message += " " + std::string(one);
    throw UsageError(message + ", not '" + value + "'");
  }
  return value;
}

void complain(std::string_view origin, const Error& error) {
  std::cerr << "hearsay: " << origin << ": "
            << (error.code == ErrorCode::io ? error.detail : to_string(error)) << std::endl;
}

bool print(std::string_view text) {
  return Output::standard().write(text);
}

Result<void> write_file(const std::string& path, std::string_view text) {
  std::ofstream file(path, std::ios::binary);
  file.write(text.data(), static_cast<std::streamsize>(text.size()));
  file.close();
  if (!file) return Error{ErrorCode::io, 0, std::strerror(errno)};
  return {};
}

namespace {

// An empty one, of a name that nobody has.
Result<fs::path> temporary_file() {
  std::string name = (fs::temp_directory_path() / "hearsay-XXXXXX").string();
  const int file = mkstemp(name.data());
  if (file < 0) return Error{ErrorCode::io, 0, std::strerror(errno)};
  close(file);
  return fs::path(name);
}

// The name of a file that is not there yet: in a folder that is read it must not be an input.
fs::path name_beside(const fs::path& target) {
  const std::string name = target.string() + ".tmp";
  fs::path free = name;
  for (int number = 1; fs::exists(fs::symlink_status(free)); ++number) free = name + std::to_string(number);
  return free;
}

Result<void> copy_into(const fs::path& from, const fs::path& to) {
  std::ifstream file(from, std::ios::binary);
  std::ofstream copy(to, std::ios::binary);
  copy << file.rdbuf();
  copy.close();
  if (!file || !copy) return Error{ErrorCode::io, 0, std::strerror(errno)};
  return {};
}

}  // namespace

Result<void> replace_file(const std::string& path,
                          const std::function<Result<void>(const std::string& path)>& write) {
  std::error_code error;
  const fs::file_status status = fs::status(path, error);
  const bool is_new = status.type() == fs::file_type::not_found;
  const bool is_stream = !is_new && !fs::is_regular_file(status);  // such as /dev/stdout

  const fs::path target = is_new || is_stream ? fs::path(path) : fs::canonical(path);
  const Result<fs::path> made = is_stream ? temporary_file() : Result<fs::path>(name_beside(target));
  if (made.has_error()) return made.error();
  const fs::path& beside = *made;
  Result<void> written = write(beside.string());
  if (written.has_value() && is_stream) {
    written = copy_into(beside, target);
  } else if (written.has_value()) {
    if (!is_new) fs::permissions(beside, status.permissions(), error);
    fs::rename(beside, target, error);
    if (!error) return written;
    written = Error{ErrorCode::io, 0, error.message()};
  }
  fs::remove(beside, error);
  return written;
}

int finish(const std::string& path, const Result<void>& written, int code) {
  if (written.has_value()) return code;
  complain(path, written.error());
  return some_failed;
}

}  // namespace hearsay::cli
