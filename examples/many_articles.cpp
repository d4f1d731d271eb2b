// One Analyzer, many threads: it is immutable, so they share it. usage: many_articles ARTICLE.txt...
#include <atomic>
#include <hearsay/hearsay.hpp>
#include <iostream>
#include <optional>
#include <thread>
#include <vector>

#include "read_file.hpp"

int main(int argc, char** argv) {
  const std::vector<std::string> paths(argv + 1, argv + argc);
  const hearsay::Analyzer analyzer;
  std::vector<std::optional<hearsay::Result<hearsay::Analysis>>> results(paths.size());
  {
    std::atomic<std::size_t> next = 0;
    std::vector<std::jthread> threads;
    for (unsigned i = 0; i < std::max(1u, std::thread::hardware_concurrency()); ++i) {
      threads.emplace_back([&] {
        for (std::size_t at = next++; at < paths.size(); at = next++) {
          results[at] = analyzer.analyze(read_file(paths[at].c_str()));
        }
      });
    }
  }

  for (std::size_t i = 0; i < paths.size(); ++i) {
    if (results[i]->has_error()) {
      std::cerr << paths[i] << ": " << to_string(results[i]->error()) << "\n";
      continue;
    }
    const hearsay::Analysis& analysis = **results[i];
    std::cout << paths[i] << ": " << analysis.statements.size() << " statements\n";
    for (const hearsay::Source& source : analysis.sources) {
      std::cout << "  " << source.name << " (" << to_string(source.identity) << ")\n";
    }
  }
}
