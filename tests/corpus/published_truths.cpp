#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <map>
#include <string>

#include "hearsay/credibility.hpp"

using hearsay::ClaimTable;
using hearsay::Credibility;
using Index = ClaimTable::Index;

namespace {

const std::filesystem::path truth_data = std::filesystem::path(HEARSAY_SOURCE_DIR) / "../shared/data/truth";

std::string contents(const std::filesystem::path& path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), {}};
}

// The share of objects whose most believed value is true; of k values tied for it each counts 1/k.
double accuracy(const ClaimTable& table, const Credibility& found, const ClaimTable& truths) {
  std::map<std::string_view, std::string_view> truth;
  for (Index v = 0; v < truths.value_count(); ++v)
    truth[truths.object(truths.object_of(v))] = truths.value(v);
  double right = 0, count = 0;
  for (Index o = 0; o < table.object_count(); ++o) {
    const auto known = truth.find(table.object(o));
    if (known == truth.end()) continue;
    const auto values = table.values_of(o);
    const double best =
        *std::max_element(&found.beliefs[values.begin], &found.beliefs[values.begin] + values.size());
    int tied = 0;
    bool among = false;
    for (auto v = values.begin; v < values.end; ++v) {
      if (found.beliefs[v] < best - 1e-9 * best) continue;
      ++tied;
      among |= table.value(v) == known->second;
    }
    right += among ? 1.0 / tied : 0;
    ++count;
  }
  return right / count;
}

}  // namespace

// Accuracies of an independent implementation (tools/credibility/methods.py).
TEST_CASE("accuracies on published truths") {
  if (!std::filesystem::exists(truth_data)) {
    MESSAGE("skipped: no data in " << truth_data.string());
    return;
  }
  const struct {
    const char* claims;
    const char* truth;
    std::map<std::string, double> expected;
  } sets[] = {
      {"book/claims.csv",
       "book/truth-gold.csv",
       {{"majority", .755},
        {"sums", .660},
        {"average-log", .750},
        {"investment", .830},
        {"pooled-investment", .890},
        {"truth-finder", .710},
        {"two-estimates", .760},
        {"simple-lca", .820},
        {"guess-lca", .910},
        {"accu", .810},
        {"crh", .760},
        {"catd", .840},
        {"bayes", .890}}},
      {"book/claims.csv",
       "book/truth-silver.csv",
       {{"majority", .821},
        {"sums", .743},
        {"average-log", .811},
        {"investment", .855},
        {"pooled-investment", .895},
        {"truth-finder", .805},
        {"two-estimates", .834},
        {"simple-lca", .879},
        {"guess-lca", .909},
        {"accu", .860},
        {"crh", .835},
        {"catd", .899},
        {"bayes", .912}}},
      {"population/claims.csv",
       "population/truth.csv",
       {{"majority", .735},
        {"sums", .777},
        {"average-log", .777},
        {"investment", .810},
        {"pooled-investment", .707},
        {"truth-finder", .813},
        {"two-estimates", .806},
        {"simple-lca", .783},
        {"guess-lca", .765},
        {"accu", .797},
        {"crh", .817},
        {"catd", .783},
        {"bayes", .803}}},
      {"flights/claims.csv",
       "flights/truth.csv",
       {{"majority", .839},
        {"sums", .797},
        {"average-log", .797},
        {"investment", .924},
        {"pooled-investment", .881},
        {"truth-finder", .763},
        {"two-estimates", .924},
        {"simple-lca", .924},
        {"guess-lca", .915},
        {"accu", .890},
        {"crh", .856},
        {"catd", .924},
        {"bayes", .949}}},
  };
  for (const auto& set : sets) {
    const ClaimTable claims = hearsay::read_claims(contents(truth_data / set.claims)).value().claims;

    // The truth has no sources: one is put in front of every line.
    std::string csv = "source," + contents(truth_data / set.truth);
    for (std::size_t at = csv.find('\n'); at != std::string::npos && at + 1 < csv.size();
         at = csv.find('\n', at + 1))
      csv.insert(at + 1, "truth,");
    const ClaimTable truth = hearsay::read_claims(csv).value().claims;
    for (const auto& row : set.expected) {
      CAPTURE(set.truth);
      CAPTURE(row.first);
      const auto estimate = estimate_credibility(claims, *hearsay::credibility_method(row.first));
      CHECK(std::abs(accuracy(claims, estimate, truth) - row.second) < 0.005);
    }
  }
}
