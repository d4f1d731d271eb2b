// How the time of the whole of analyze grows with texts that nobody writes: each of tests/hostile, twice and
// four times as long. Prints the bytes a second at each length and how many times as long twice the text
// takes; the exit status is 1 where that is more than 2.2 times.
//
//     bench-hostile [BYTES]     the shortest length, 128 kB by default
//
// Times are of the processor for this process, the best of several runs.
#include <algorithm>
#include <array>
#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <ctime>
#include <string>

#include "hearsay/analyzer.hpp"
#include "hostile/texts.hpp"

namespace {

constexpr double limit = 2.2;

double seconds(const hearsay::Analyzer& analyzer, const std::string& text) {
  double best = INFINITY;
  double total = 0;
  for (int run = 0; run < 3 || (total < 0.3 && run < 20); ++run) {
    const std::clock_t begin = std::clock();
    const auto analysis = analyzer.analyze(text);
    const double taken = static_cast<double>(std::clock() - begin) / CLOCKS_PER_SEC;
    if (analysis.has_error()) return NAN;
    best = std::min(best, taken);
    total += taken;
  }
  return best;
}

}  // namespace

int main(int argc, char** argv) {
  const std::size_t size = argc > 1 ? std::strtoull(argv[1], nullptr, 10) : std::size_t{128} << 10;
  const hearsay::Analyzer analyzer;
  bool linear = true;
  std::printf("%-44s %8s %8s %8s %8s\n", "text", "MB/s", "2 times", "4 times", "growth");
  for (const hearsay::test::HostileText& hostile : hearsay::test::hostile_texts) {
    std::array<double, 3> times{};
    std::array<double, 3> rates{};
    for (std::size_t i = 0; i < times.size(); ++i) {
      const std::string text = hostile.of_size(size << i);
      times[i] = seconds(analyzer, text);
      rates[i] = static_cast<double>(text.size()) / 1e6 / times[i];
    }
    const double growth = std::max(times[1] / times[0], times[2] / times[1]);
    linear = linear && growth <= limit;
    std::printf("%-44s %8.2f %8.2f %8.2f %8.2f%s\n", hostile.name.data(), rates[0], rates[1], rates[2],
                growth, growth <= limit ? "" : "  NOT LINEAR");
    std::fflush(stdout);
  }
  return linear ? EXIT_SUCCESS : EXIT_FAILURE;
}
