// How the time of the whole of analyze grows with texts that nobody writes: each of tests/hostile, twice and
// four times as long. Prints the bytes a second at each length and how many times as long twice the text
// takes; the exit status is 1 where that is more than 2.2 times.
//
//     bench-hostile [BYTES]     the shortest length, 128 kB by default
//
// Times are of the processor for this process, the best of several rounds of all three lengths, so that
// another program's burst meets each of them.
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
  const std::clock_t begin = std::clock();
  const auto analysis = analyzer.analyze(text);
  return analysis.has_error() ? NAN : static_cast<double>(std::clock() - begin) / CLOCKS_PER_SEC;
}

}  // namespace

int main(int argc, char** argv) {
  const std::size_t size = argc > 1 ? std::strtoull(argv[1], nullptr, 10) : std::size_t{128} << 10;
  const hearsay::Analyzer analyzer;
  bool linear = true;
  std::printf("%-44s %8s %8s %8s %8s\n", "text", "MB/s", "2 times", "4 times", "growth");
  for (const hearsay::test::HostileText& hostile : hearsay::test::hostile_texts) {
    std::array<std::string, 3> texts;
    for (std::size_t i = 0; i < texts.size(); ++i) texts[i] = hostile.of_size(size << i);
    std::array<double, 3> times{INFINITY, INFINITY, INFINITY};
    double total = 0;
    for (int round = 0; round < 5 || (total < 4 && round < 40); ++round) {
      for (std::size_t i = 0; i < texts.size(); ++i) {
        const double taken = seconds(analyzer, texts[i]);
        times[i] = std::min(times[i], taken);
        total += taken;
      }
    }
    const auto rate = [&](std::size_t i) { return static_cast<double>(texts[i].size()) / 1e6 / times[i]; };
    const double growth = std::max(times[1] / times[0], times[2] / times[1]);
    linear = linear && growth <= limit;
    std::printf("%-44s %8.2f %8.2f %8.2f %8.2f%s\n", hostile.name.data(), rate(0), rate(1), rate(2), growth,
                growth <= limit ? "" : "  NOT LINEAR");
    std::fflush(stdout);
  }
  return linear ? EXIT_SUCCESS : EXIT_FAILURE;
}
