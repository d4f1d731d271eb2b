// Truth discovery over made-up claims: sources of accuracy .5 to .95 claim one of six values of an object,
// objects have five claims on average, and the number of claims of sources falls off as in the wild (a few
// claim much, many claim little). Objects and sources grow in proportion to the claims (one source for a
// hundred), which is harder than what is met, where new claims come from known sources more and more: here
// all that is gathered from grows too. Twenty iterations are timed, without loading; "each" is the time of a
// claim and iteration. The peak memory of the process tells of the largest table so far.

#include "hearsay/credibility.hpp"

#include <benchmark/benchmark.h>
#include <sys/resource.h>

#include <algorithm>
#include <cmath>
#include <map>
#include <random>
#include <stdexcept>
#include <string>

namespace {

using hearsay::ClaimTable;

const ClaimTable& table_of(std::int64_t claims) {
  static std::map<std::int64_t, ClaimTable> tables;
  if (const auto found = tables.find(claims); found != tables.end()) return found->second;
  tables.clear();  // one at a time, so that memory is that of one table
  std::mt19937_64 random(1);
  std::uniform_real_distribution<double> uniform(0, 1);
  const auto sources = static_cast<double>(claims) / 100, objects = static_cast<double>(claims) / 5;
  ClaimTable::Builder builder;
  for (std::int64_t i = 0; i < claims; ++i) {
    const auto source = static_cast<std::int64_t>(sources * std::pow(uniform(random), 3));
    const auto object = static_cast<std::int64_t>(objects * uniform(random));
    const bool right = uniform(random) < 0.5 + 0.45 * static_cast<double>(source % 97) / 97;
    builder.add(std::to_string(source), std::to_string(object), std::to_string(right ? 0 : 1 + random() % 5));
  }
  return tables.emplace(claims, std::move(builder).build()).first->second;
}

double peak_megabytes() {
  rusage usage{};
  getrusage(RUSAGE_SELF, &usage);
  return static_cast<double>(usage.ru_maxrss) / 1024;
}

// More objects must come out right than by chance (less than half) before the time means anything.
void check(const ClaimTable& table, const hearsay::Credibility& found) {
  ClaimTable::Index right = 0;
  for (ClaimTable::Index o = 0; o < table.object_count(); ++o) {
    const auto values = table.values_of(o);
    const auto best =
        std::max_element(&found.beliefs[values.begin], &found.beliefs[values.begin] + values.size());
    right += table.value(static_cast<ClaimTable::Index>(best - found.beliefs.data())) == "0";
  }
  if (right < 0.6 * table.object_count()) throw std::runtime_error("too many beliefs are wrong");
}

void estimate(benchmark::State& state, std::string_view name) {
  const ClaimTable& table = table_of(state.range(0));
  int rounds = 1;
  std::visit(
      [&](auto method) {
        if constexpr (requires { method.iterations; }) {
          method.tolerance = 0;
          method.iterations = 2;  // GuessLca gets worse with more
        }
        check(table, estimate_credibility(table, method));
        if constexpr (requires { method.iterations; }) method.iterations = rounds = 20;
        for (auto _ : state) benchmark::DoNotOptimize(estimate_credibility(table, method));
      },
      *hearsay::credibility_method(name));
  using benchmark::Counter;
  state.counters["each"] = Counter(static_cast<double>(table.claim_count()) * rounds,
                                   Counter::kIsIterationInvariantRate | Counter::kInvert);
  state.counters["peak MB"] = peak_megabytes();
}

const bool registered = [] {
  for (const std::int64_t claims : {300'000, 1'000'000, 3'000'000, 10'000'000}) {
    for (const auto name : hearsay::credibility_method_names()) {
      if (name == "accu-copy" && claims > 300'000) continue;  // no cost of claims alone
      benchmark::RegisterBenchmark(("credibility/" + std::string(name)).c_str(), estimate, name)
          ->Arg(claims)
          ->Unit(benchmark::kMillisecond);
    }
  }
  return true;
}();

}  // namespace
