// One Analyzer, many threads: it is immutable, so they share it. usage: many_articles ARTICLE.txt...
#include <hearsay/hearsay.hpp>
#include <iostream>
#include <optional>
#include <string>
#include <thread>
#include <vector>

#include "read_file.hpp"

int main(int argc, char** argv) {
  const std::vector<std::string> paths(argv + 1, argv + argc);
  const hearsay::Analyzer analyzer;
  std::size_t at = 0, read = 0;
  hearsay::InOrder analyses(
      std::thread::hardware_concurrency(),
      [&] { return read < paths.size() ? std::optional(paths[read++]) : std::nullopt; },
      [&](const std::string& path) { return analyzer.analyze(read_file(path.c_str())); });

  while (const auto analysis = analyses.next()) {
    const std::string& path = paths[at++];
    if (analysis->has_error()) {
      std::cerr << path << ": " << to_string(analysis->error()) << "\n";
      continue;
    }
    std::cout << path << ": " << (*analysis)->statements.size() << " statements\n";
    for (const hearsay::Source& source : (*analysis)->sources) {
      std::cout << "  " << source.name << " (" << to_string(source.identity) << ")\n";
    }
  }
}
