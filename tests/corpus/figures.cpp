// The figures of every method beside those of an independent implementation
// (tools/credibility/figures.py, which says how the files beside this one were made).
#include <doctest/doctest.h>

#include <cmath>
#include <fstream>
#include <iterator>
#include <map>
#include <sstream>
#include <string>
#include <vector>

#include "hearsay/credibility.hpp"

using hearsay::ClaimTable;
using hearsay::Credibility;

namespace {

std::string contents(const std::string& name) {
  std::ifstream file(HEARSAY_SOURCE_DIR "/tests/corpus/figures/" + name);
  REQUIRE(file);
  return {std::istreambuf_iterator<char>(file), {}};
}

// A set of claims, and what an independent implementation finds in it.
class Set {
 public:
  explicit Set(const std::string& name)
      : claims(hearsay::read_claims(contents(name + ".csv")).value().claims), name_(name) {
    std::istringstream lines(contents(name + ".tsv"));
    for (std::string line; std::getline(lines, line);) {
      const std::size_t tab = line.find('\t');
      std::istringstream numbers(line.substr(tab));
      figures_[line.substr(0, tab)] = {std::istream_iterator<double>(numbers), {}};
    }
  }

  void check(const std::string& what, const std::vector<double>& found) const {
    CAPTURE(name_);
    CAPTURE(what);
    REQUIRE(figures_.contains(what));
    const std::vector<double>& wanted = figures_.at(what);
    REQUIRE(found.size() == wanted.size());
    for (std::size_t i = 0; i < found.size(); ++i) {
      CAPTURE(i);
      CHECK(std::abs(found[i] - wanted[i]) < 2e-5);
    }
  }

  const ClaimTable claims;

 private:
  std::string name_;
  std::map<std::string, std::vector<double>> figures_;
};

const std::vector<Set>& sets() {
  static const std::vector<Set> all{Set("many"), Set("three")};
  return all;
}

}  // namespace

TEST_CASE("every method but one finds what an independent implementation finds") {
  for (const Set& set : sets()) {
    for (const std::string_view name : hearsay::credibility_method_names()) {
      if (name == "two-estimates") continue;  // rounds estimates of ½, of which the last digit decides
      Credibility found = estimate_credibility(set.claims, *hearsay::credibility_method(name));
      if (name == "bayes") {
        // As it counts in votes.
        for (std::size_t s = 0; s < found.trust.size(); ++s)
          found.trust[s] = 1 / (1 + std::exp(-found.log_odds[s]));
      }
      set.check(std::string(name) + " trust", found.trust);
      set.check(std::string(name) + " beliefs", found.beliefs);
    }
  }
}

TEST_CASE("so do the model of several truths, the intervals of trust, and what tells copies") {
  for (const Set& set : sets()) {
    set.check("many-truths beliefs", estimate_credibility(set.claims, hearsay::ManyTruths{}).beliefs);
    const Credibility found = estimate_credibility(set.claims, hearsay::Bayes{});
    std::vector<double> low, high;
    for (ClaimTable::Index s = 0; s < set.claims.source_count(); ++s) {
      const auto interval = trust_interval(set.claims, found, s);
      REQUIRE(interval);
      low.push_back(interval->low);
      high.push_back(interval->high);
    }
    set.check("bayes low", low);
    set.check("bayes high", high);
    set.check("bayes own", {found.independence.begin(), found.independence.end()});
  }
}

TEST_CASE("so do estimates of numbers") {
  const Set& set = sets()[0];  // in the other all values are words
  std::vector<double> objects, estimates, halves;
  for (const auto& one : estimate_numbers(set.claims)) {
    objects.push_back(one.object);
    estimates.push_back(one.estimate);
    halves.push_back(one.interval ? one.interval->high - one.estimate : 0);
    if (one.interval) CHECK(one.interval->low == doctest::Approx(2 * one.estimate - one.interval->high));
  }
  set.check("numbers objects", objects);
  set.check("numbers estimates", estimates);
  set.check("numbers halves", halves);
  CHECK(estimate_numbers(sets()[1].claims).empty());
}
