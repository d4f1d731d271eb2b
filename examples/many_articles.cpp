// One Analyzer, many threads: it is immutable, so they share it. usage: many_articles ARTICLE.txt...
#include <hearsay/hearsay.hpp>
#include <iostream>
#include <optional>
#include <string>
#include <vector>

#include "read_file.hpp"

int main(int argc, char** argv) {
  const std::vector<std::string> paths(argv + 1, argv + argc);
  std::size_t read = 0;
  const auto next = [&]() -> std::optional<hearsay::Article> {
    if (read == paths.size()) return std::nullopt;
    const std::string& path = paths[read++];
    return hearsay::Article{.id = path, .text = read_file(path.c_str())};
  };

  const hearsay::Analyzer analyzer;
  std::size_t at = 0;
  analyze_many(analyzer, next, [&](const hearsay::Result<hearsay::Analysis>& analysis) {
    const std::string& path = paths[at++];
    if (analysis.has_error()) {
      std::cerr << path << ": " << to_string(analysis.error()) << "\n";
      return;
    }
    std::cout << path << ": " << analysis->statements.size() << " statements\n";
    for (const hearsay::Source& source : analysis->sources) {
      std::cout << "  " << source.name << " (" << source.identity << ")\n";
    }
  });
}
