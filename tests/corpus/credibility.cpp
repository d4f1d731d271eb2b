#include "hearsay/credibility.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <limits>
#include <map>
#include <numeric>
#include <random>
#include <set>
#include <string>

using doctest::Approx;
using hearsay::ClaimTable;
using hearsay::Credibility;
using hearsay::CredibilityMethod;
using Index = ClaimTable::Index;

namespace {

struct Row {
  std::string source, object, value;
};

std::string numbered(std::string_view prefix, int number) {
  std::string name(prefix);
  return name += std::to_string(number);
}

ClaimTable table_of(const std::vector<Row>& rows) {
  ClaimTable::Builder builder;
  for (const Row& row : rows) builder.add(row.source, row.object, row.value);
  return std::move(builder).build();
}

// a and b say x of the first object, c says y; of the second c alone says z.
const ClaimTable& small_table() {
  static const ClaimTable table =
      table_of({{"a", "1", "x"}, {"b", "1", "x"}, {"c", "1", "y"}, {"c", "2", "z"}});
  return table;
}
enum { a, b, c };
enum { x, y, z };

// Sources of known accuracy, from .5 to .95, who claim one of four values of some of the objects; "0" is
// true.
std::vector<Row> random_claims(unsigned seed, int sources, int objects) {
  std::mt19937 random(seed);
  std::vector<Row> rows;
  for (int s = 0; s < sources; ++s) {
    for (int o = 0; o < objects; ++o) {
      if (random() % 3 != 0) continue;
      const bool right = random() % 1000 < 500u + 450u * s / sources;
      rows.push_back({numbered("s", s), numbered("o", o), right ? "0" : std::to_string(1 + random() % 3)});
    }
  }
  return rows;
}

// Tables of all shapes: few or many sources, objects and values, light and heavy sources, copies.
std::vector<Row> adversarial_claims(unsigned seed) {
  std::mt19937 random(seed);
  const auto below = [&random](unsigned n) { return static_cast<int>(random() % n); };
  const int sources = 2 + below(15), objects = 1 + below(30), values = 2 + below(5), density = 1 + below(9);
  std::vector<Row> rows;
  for (int s = 0; s < sources; ++s) {
    const int accuracy = below(100), weight = below(3) == 0 ? 1 : density,
              copied = below(4) == 0 ? s - 1 : -1;
    for (int o = 0; o < objects; ++o) {
      if (below(10) >= weight) continue;
      std::string value =
          below(100) < accuracy ? "0" : std::to_string(1 + below(static_cast<unsigned>(values)));
      for (const Row& row : rows) {
        if (copied >= 0 && row.source == numbered("s", copied) && row.object == numbered("o", o))
          value = row.value;
      }
      rows.push_back({numbered("s", s), numbered("o", o), value});
    }
  }
  if (rows.empty()) rows.push_back({"s0", "o0", "0"});
  return rows;
}

// Seven take most from a provider that is seldom right, seven are honest: each camp explains the other's
// agreement as copying.
std::vector<Row> two_camps(unsigned seed, int objects = 200) {
  std::mt19937 random(seed);
  const unsigned values = 3 + seed % 2;
  const auto claim = [&](unsigned percent) {
    return random() % 100 < percent ? "0" : std::to_string(1 + random() % (values - 1));
  };
  std::vector<Row> rows;
  for (int o = 0; o < objects; ++o) {
    const std::string object = numbered("o", o), provided = claim(30);
    for (int s = 0; s < 7; ++s) {
      const std::string own = claim(60);
      rows.push_back({numbered("misled", s), object, random() % 100 < 60 ? provided : own});
      rows.push_back({numbered("honest", s), object, claim(85)});
    }
  }
  return rows;
}

double largest_difference(const std::vector<double>& a, const std::vector<double>& b) {
  REQUIRE(a.size() == b.size());
  double largest = 0;
  for (std::size_t i = 0; i < a.size(); ++i) {
    if (!std::isnan(a[i]) || !std::isnan(b[i])) largest = std::max(largest, std::abs(a[i] - b[i]));
  }
  return largest;
}

double belief_in(const ClaimTable& table, const Credibility& found, std::string_view object,
                 std::string_view value) {
  for (Index v = 0; v < table.value_count(); ++v) {
    if (table.value(v) == value && table.object(table.object_of(v)) == object) return found.beliefs[v];
  }
  return 0;
}

// Of the objects, those whose most believed value is "0"; of k values tied for it each counts 1/k.
double share_right(const ClaimTable& table, const Credibility& found) {
  double right = 0;
  for (Index o = 0; o < table.object_count(); ++o) {
    const auto values = table.values_of(o);
    double best = 0, tied = 0, truths = 0;
    for (Index v = values.begin; v < values.end; ++v) best = std::max(best, found.beliefs[v]);
    for (Index v = values.begin; v < values.end; ++v) {
      if (found.beliefs[v] < best * (1 - 1e-9)) continue;
      tied += 1;
      truths += table.value(v) == "0";
    }
    right += truths / tied;
  }
  return right / table.object_count();
}

double trust_in(const ClaimTable& table, const Credibility& found, std::string_view source) {
  for (Index s = 0; s < table.source_count(); ++s) {
    if (table.source(s) == source) return found.trust[s];
  }
  return -1;
}

double belief_in(const std::vector<Row>& rows, std::string_view object, std::string_view value) {
  const ClaimTable table = table_of(rows);
  return belief_in(table, estimate_credibility(table), object, value);
}

std::vector<CredibilityMethod> all_methods() {
  std::vector<CredibilityMethod> methods;
  for (const auto name : hearsay::credibility_method_names())
    methods.push_back(*hearsay::credibility_method(name));
  return methods;
}

}  // namespace

TEST_SUITE("credibility by hand") {
  TEST_CASE("majority") {
    const Credibility found = estimate_credibility(small_table(), hearsay::Majority{});
    CHECK(found.beliefs[x] == Approx(2. / 3));
    CHECK(found.beliefs[z] == 1);
    CHECK(found.trust[a] == 1);
    CHECK(found.trust[c] == 0.5);
    CHECK(found.converged);
  }

  TEST_CASE("sums trust whoever claims most") {
    const Credibility found = estimate_credibility(small_table(), hearsay::Sums{});
    CHECK(found.trust[a] == Approx(0.5));
    CHECK(found.trust[c] == Approx(1));
    CHECK(found.beliefs[x] == Approx(1));
    CHECK(found.beliefs[y] == Approx(1));
    CHECK_FALSE(found.trust_is_share);
    CHECK_FALSE(trust_interval(small_table(), found, a));
  }

  TEST_CASE("average log passes over sources with one claim") {
    const Credibility found = estimate_credibility(small_table(), hearsay::AverageLog{});
    CHECK(found.trust[a] == 0);
    CHECK(found.trust[c] == 1);
    CHECK(found.beliefs[x] == 0);
    CHECK(found.beliefs[y] == 1);
  }

  // Stakes 1, 1, ½ on both; returns 2/3 ÷ 2, 1/3 ÷ ½, 1 ÷ ½; trust 1/3, 1/3, 4/3, that is ¼, ¼, 1; staked ½
  // on each value.
  TEST_CASE("investment") {
    const Credibility found = estimate_credibility(small_table(), hearsay::Investment{.iterations = 1});
    CHECK(found.trust[a] == Approx(0.25));
    CHECK(found.trust[c] == Approx(1));
    CHECK(found.beliefs[x] == Approx(1));
    CHECK(found.beliefs[y] == Approx(1));
  }

  TEST_CASE("pooled investment halves what two values share") {
    const Credibility found = estimate_credibility(small_table(), hearsay::PooledInvestment{.iterations = 1});
    CHECK(found.beliefs[x] == Approx(0.5));
    CHECK(found.beliefs[y] == Approx(0.5));
    CHECK(found.beliefs[z] == Approx(1));
  }

  // Score ln 10 for each source: x has 2 ln 10, and confidence 1 / (1 + 10^−.6).
  TEST_CASE("TruthFinder") {
    const Credibility found = estimate_credibility(small_table(), hearsay::TruthFinder{.iterations = 1});
    CHECK(found.beliefs[x] == Approx(1));
    CHECK(found.beliefs[y] == Approx(0.5));
    CHECK(found.trust[a] == Approx(1 / (1 + std::pow(10, -0.6))));
    CHECK(found.trust[c] == Approx(1 / (1 + std::pow(10, -0.3))));
  }

  // x: (.9 + .9 + .1) / 3, y: (.9 + .1 + .1) / 3, z: .9, stretched to ½, 0, 1 and rounded to 1, 0, 1.
  TEST_CASE("2-Estimates") {
    const Credibility found = estimate_credibility(small_table(), hearsay::TwoEstimates{.iterations = 1});
    CHECK(found.beliefs[x] == Approx(0.75));
    CHECK(found.beliefs[y] == Approx(0));
    CHECK(found.beliefs[z] == Approx(1));
    CHECK(found.trust[a] == Approx(1));
    CHECK(found.trust[c] == Approx(0));
  }

  // P(x) ∝ .8² · .2, P(y) ∝ .2² · .8: trust .8, .8, (.2 + 1) / 2. Then P(x) ∝ .8² · .4, P(y) ∝ .2² · .6.
  TEST_CASE("SimpleLCA") {
    const Credibility found = estimate_credibility(small_table(), hearsay::SimpleLca{.iterations = 1});
    CHECK(found.trust[a] == Approx(0.8));
    CHECK(found.trust[c] == Approx(0.6));
    CHECK(found.beliefs[x] == Approx(0.256 / 0.280));
    CHECK(found.beliefs[z] == 1);
    REQUIRE(found.log_likelihood.size() == 2);
    CHECK(found.log_likelihood[0] == Approx(std::log((0.128 + 0.032) / 2) + std::log(0.8)));
    CHECK(found.log_likelihood[1] == Approx(std::log(0.280 / 2) + std::log(0.6)));
  }

  // Guesses: x 2/3, y 1/3. P(x) ∝ (.8 + .2 · 2/3)² · .2/3, P(y) ∝ (.2 · 2/3)² · (.8 + .2/3).
  TEST_CASE("GuessLCA") {
    const Credibility found = estimate_credibility(small_table(), hearsay::GuessLca{.iterations = 1});
    const double px = std::pow(0.8 + 0.4 / 3, 2) * 0.2 / 3, py = std::pow(0.4 / 3, 2) * (0.8 + 0.2 / 3);
    CHECK(found.trust[a] == Approx(px / (px + py) * 0.8 / (0.8 + 0.4 / 3)));
    CHECK(found.log_likelihood[0] == Approx(std::log((px + py) / 2)));
  }

  // A source of accuracy .8 multiplies the odds by 10 · .8 / .2 = 40; nine values are false and unclaimed for
  // object 1, ten for 2, which has no part in trust.
  TEST_CASE("ACCU") {
    const Credibility found = estimate_credibility(small_table(), hearsay::Accu{.iterations = 1});
    CHECK(found.beliefs[x] == Approx(1600. / (1600 + 40 + 9)));
    CHECK(found.beliefs[z] == Approx(40. / (40 + 10)));
    CHECK(found.trust[c] == Approx(40. / 1649));
  }

  TEST_CASE("CRH") {
    const Credibility found = estimate_credibility(small_table(), hearsay::Crh{});
    CHECK(found.beliefs[x] == Approx(1));
    CHECK(found.trust[c] == Approx(0.5));
    CHECK(found.converged);
  }

  // χ²(.025, 1) = .00098207, χ²(.025, 2) = .0506356: after the vote c errs once in two claims and still
  // weighs more than a and b.
  TEST_CASE("CATD") {
    const double wa = 0.000982069, wc = 0.0506356 / 2;
    const Credibility found = estimate_credibility(small_table(), hearsay::Catd{.iterations = 2});
    CHECK(found.beliefs[x] == Approx(2 * wa / (2 * wa + wc)).epsilon(1e-5));
    CHECK(found.trust[c] == 1);
  }

  // Three sources err on their own; four more repeat the errors of the worst.
  TEST_CASE("copies of one source outvote the others, unless copying is detected") {
    std::vector<Row> rows;
    for (int o = 0; o < 24; ++o) {
      const std::string object = numbered("o", o);
      for (int s = 0; s < 3; ++s)
        rows.push_back({numbered("own", s), object, (o + s) % 8 == 0 ? numbered("wrong", s) : "right"});
      for (int s = 0; s < 5; ++s)
        rows.push_back({numbered("copy", s), object, o % 2 == 0 ? "error" : "right"});
    }
    const ClaimTable table = table_of(rows);
    const auto right = [&table](const CredibilityMethod& method) {
      const Credibility found = estimate_credibility(table, method);
      int count = 0;
      for (Index o = 0; o < table.object_count(); ++o) {
        const auto values = table.values_of(o);
        const auto best =
            std::max_element(&found.beliefs[values.begin], &found.beliefs[values.begin] + values.size());
        count += table.value(static_cast<Index>(best - found.beliefs.data())) == "right";
      }
      return count;
    };
    CHECK(right(hearsay::Majority{}) == 12);
    CHECK(right(hearsay::Accu{}) == 12);
    CHECK(right(hearsay::AccuCopy{}) >= 23);
  }

  // Quantiles of Beta(½, ½): sin² of .05 and .95 of a quarter turn.
  TEST_CASE("intervals") {
    CHECK(hearsay::proportion_interval(0, 0).low == Approx(0.00615583));
    CHECK(hearsay::proportion_interval(0, 0).high == Approx(0.99384417));
    CHECK(hearsay::proportion_interval(10, 10).high == 1);
    CHECK(hearsay::proportion_interval(0, 10).low == 0);
    const auto few = hearsay::proportion_interval(9, 10), many = hearsay::proportion_interval(900, 1000);
    CHECK(few.low < many.low);
    CHECK(many.low < 0.9);
    CHECK(0.9 < many.high);
    CHECK(many.high < few.high);
  }
}

TEST_SUITE("credibility laws") {
  TEST_CASE("names") {
    for (const auto name : hearsay::credibility_method_names()) CHECK(hearsay::credibility_method(name));
    CHECK(hearsay::credibility_method_names().size() == std::variant_size_v<CredibilityMethod>);
    CHECK_FALSE(hearsay::credibility_method("oracle"));
    for (std::size_t i = 0; i < all_methods().size(); ++i) CHECK(all_methods()[i].index() == i);
  }

  TEST_CASE("an empty table has an empty answer") {
    const ClaimTable empty = ClaimTable::Builder().build();
    for (const auto& method : all_methods()) CHECK(estimate_credibility(empty, method).beliefs.size() == 0);
  }

  TEST_CASE("scores are in range, whatever the table") {
    const std::vector<ClaimTable> tables{small_table(), table_of({{"only", "one", "claim"}}),
                                         table_of(random_claims(1, 20, 60)),
                                         table_of(random_claims(2, 3, 2))};
    for (const ClaimTable& table : tables) {
      for (const auto& method : all_methods()) {
        CAPTURE(hearsay::credibility_method_names()[method.index()]);
        const Credibility found = estimate_credibility(table, method);
        REQUIRE(found.beliefs.size() == table.value_count());
        REQUIRE(found.trust.size() == table.source_count());
        for (const double belief : found.beliefs) CHECK((0 <= belief && belief <= 1 + 1e-12));
        for (Index s = 0; s < table.source_count(); ++s) {
          const double trust = found.trust[s];
          const auto found_interval = trust_interval(table, found, s);
          CHECK(found_interval.has_value() == (found.trust_is_share && !std::isnan(trust)));
          if (!std::isnan(trust)) CHECK((0 <= trust && trust <= 1 + 1e-12));
          if (found_interval) {
            const auto interval = *found_interval;
            CHECK(0 <= interval.low);
            CHECK(interval.low <= trust + 1e-12);
            CHECK(trust <= interval.high + 1e-12);
            CHECK(interval.low < interval.high);
            CHECK(interval.high <= 1);
          }
        }
      }
    }
  }

  TEST_CASE("the order of the claims changes nothing, to the last bit") {
    std::vector<Row> rows = random_claims(3, 25, 80);
    const ClaimTable table = table_of(rows);
    std::shuffle(rows.begin(), rows.end(), std::mt19937(4));
    const ClaimTable shuffled = table_of(rows);
    for (const auto& method : all_methods()) {
      const Credibility found = estimate_credibility(table, method),
                        again = estimate_credibility(shuffled, method);
      CHECK(found.beliefs == again.beliefs);
      CHECK(found.trust == again.trust);
    }
  }

  TEST_CASE("what has converged has a residual within the tolerance, and more iterations do not move it") {
    const ClaimTable table = table_of(random_claims(5, 25, 80));
    const auto check = [&table](auto method) {
      method.iterations = 2000;
      method.tolerance = 1e-7;
      const Credibility found = estimate_credibility(table, method);
      REQUIRE(found.converged);
      CHECK(found.residual <= method.tolerance);
      method.iterations = found.iterations + 1;
      method.tolerance = 0;
      const Credibility further = estimate_credibility(table, method);
      CHECK(largest_difference(further.trust, found.trust) <= 1e-7);
    };
    check(hearsay::Bayes{});
    check(hearsay::Sums{});
    check(hearsay::AverageLog{});
    check(hearsay::SimpleLca{});
    check(hearsay::GuessLca{});
    check(hearsay::Accu{});
    check(hearsay::Crh{});
    check(hearsay::Catd{});
    CHECK_FALSE(estimate_credibility(table, hearsay::SimpleLca{.iterations = 1}).converged);
  }

  TEST_CASE("the likelihood never falls") {
    for (unsigned seed = 10; seed < 20; ++seed) {
      const ClaimTable table = table_of(random_claims(seed, 12, 40));
      for (const CredibilityMethod method :
           {CredibilityMethod(hearsay::SimpleLca{}), CredibilityMethod(hearsay::GuessLca{})}) {
        const auto likelihood = estimate_credibility(table, method).log_likelihood;
        REQUIRE(likelihood.size() > 2);
        for (std::size_t i = 1; i < likelihood.size(); ++i) CHECK(likelihood[i] >= likelihood[i - 1] - 1e-9);
      }
    }
  }

  TEST_CASE("other names change nothing") {
    for (unsigned seed = 0; seed < 60; ++seed) {
      const std::vector<Row> rows = adversarial_claims(seed);
      const auto renamed = [seed](const std::string& name) {
        // Turned about, so that the order changes; a letter before keeps sources, objects and values apart.
        return std::string(1, static_cast<char>('a' + (name.back() + static_cast<int>(seed)) % 7)) + name;
      };
      std::vector<Row> others = rows;
      for (Row& row : others) row = {renamed(row.source), renamed(row.object), renamed(row.value)};
      const ClaimTable table = table_of(rows), other = table_of(others);
      for (const auto& method : all_methods()) {
        const std::string name(hearsay::credibility_method_names()[method.index()]);
        CAPTURE(name);
        CAPTURE(seed);
        // A few rounds: rounding, which the order of sums does change, must not have grown.
        const Credibility found = estimate_credibility(table, method),
                          again = estimate_credibility(other, method);
        for (const Row& row : rows) {
          CHECK(belief_in(table, found, row.object, row.value) ==
                Approx(belief_in(other, again, renamed(row.object), renamed(row.value))).epsilon(1e-6));
          const double trust = trust_in(table, found, row.source),
                       same = trust_in(other, again, renamed(row.source));
          CHECK((trust == Approx(same).epsilon(1e-6) || (std::isnan(trust) && std::isnan(same))));
        }
      }
    }
  }

  TEST_CASE("a copy of a row changes nothing, to the last bit") {
    for (unsigned seed = 0; seed < 60; ++seed) {
      std::vector<Row> rows = adversarial_claims(seed);
      const ClaimTable table = table_of(rows);
      rows.push_back(rows[seed % rows.size()]);
      const ClaimTable again = table_of(rows);
      for (const auto& method : all_methods())
        CHECK(estimate_credibility(table, method).beliefs == estimate_credibility(again, method).beliefs);
    }
  }

  TEST_CASE("one more independent vote for a value never lowers its belief") {
    for (unsigned seed = 0; seed < 2000; ++seed) {
      CAPTURE(seed);
      std::vector<Row> rows =
          seed % 20 == 0 ? two_camps(seed, 20 + static_cast<int>(seed / 20)) : adversarial_claims(seed);
      const Row chosen = rows[seed % rows.size()];
      const double before = belief_in(rows, chosen.object, chosen.value);
      rows.push_back({"another", chosen.object, chosen.value});
      CHECK(belief_in(rows, chosen.object, chosen.value) >= before - 1e-6);
    }
  }

  TEST_CASE("no single source captures the answer") {
    // The source with two claims has no more weight for that than those with one.
    const std::vector<Row> four{{"x", "o1", "A"}, {"y", "o1", "A"}, {"z", "o1", "B"}, {"z", "o2", "C"}};
    CHECK(belief_in(four, "o1", "A") > 0.8);
    for (int agreeing = 2; agreeing <= 10; ++agreeing) {
      for (int claims = 1; claims <= 30; claims += 7) {
        std::vector<Row> rows{{"z", "o", "B"}};
        for (int i = 0; i < agreeing; ++i) rows.push_back({numbered("s", i), "o", "A"});
        for (int i = 0; i < claims; ++i) rows.push_back({"z", numbered("lone", i), "C"});
        CHECK(belief_in(rows, "o", "A") > 0.8);
      }
    }
    // A liar who speaks of everything is outvoted by two each time, and found out.
    std::vector<Row> rows;
    for (int o = 0; o < 40; ++o) {
      rows.push_back({"liar", numbered("o", o), "lie"});
      rows.push_back({numbered("s", o), numbered("o", o), "truth"});
      rows.push_back({numbered("t", o), numbered("o", o), "truth"});
    }
    const ClaimTable table = table_of(rows);
    const Credibility found = estimate_credibility(table);
    CHECK(belief_in(table, found, "o7", "truth") > 0.8);
    CHECK(trust_in(table, found, "liar") < 0.2);
  }

  TEST_CASE("a clique has few votes, though it outvotes everybody") {
    std::vector<Row> rows;
    for (int o = 0; o < 80; ++o) {
      const std::string object = numbered("o", o);
      for (int s = 0; s < 6; ++s) {
        if ((o + s) % 2 == 0)
          rows.push_back({numbered("own", s), object, (o / 2 + s) % 4 == 0 ? numbered("wrong", s) : "right"});
      }
      for (int s = 0; s < 4; ++s)
        rows.push_back({numbered("clique", s), object, o % 3 == 0 ? "lie" : "right"});
    }
    const ClaimTable table = table_of(rows);
    const auto right = [&table](const Credibility& found) {
      int count = 0;
      for (int o = 0; o < 80; ++o)
        count += belief_in(table, found, numbered("o", o), "right") >
                 belief_in(table, found, numbered("o", o), "lie");
      return count;
    };
    CHECK(right(estimate_credibility(table, hearsay::Majority{})) < 60);
    CHECK(right(estimate_credibility(table, hearsay::Accu{})) < 60);
    CHECK(right(estimate_credibility(table)) >= 70);
  }

  TEST_CASE("who agree are believed over one dissenter unless other objects say otherwise, which are named") {
    std::vector<Row> rows{{"a", "o", "A"}, {"b", "o", "A"}, {"z", "o", "B"}};
    CHECK(belief_in(rows, "o", "A") > 0.8);
    for (int i = 0; i < 8; ++i) {
      const std::string object = numbered("else", i);
      for (int witness = 0; witness < 5; ++witness)
        rows.push_back({numbered("w", 10 * i + witness), object, "true"});
      rows.push_back({"z", object, "true"});
      rows.push_back({"a", object, "false"});
      rows.push_back({"b", object, "also false"});
    }
    const ClaimTable table = table_of(rows);
    const Credibility found = estimate_credibility(table);
    CHECK(belief_in(table, found, "o", "B") > 0.5);
    Index object = 0;
    while (table.object(object) != "o") ++object;
    const hearsay::Explanation why = explain_belief(table, found, object, 4);
    REQUIRE(why.values.size() == 2);
    CHECK(table.value(why.values[0].value) == "B");
    REQUIRE(why.values[0].votes.size() == 1);
    CHECK(table.source(why.values[0].votes[0].source) == "z");
    CHECK(why.values[0].votes[0].right_count == 8);
    CHECK(why.values[0].votes[0].right.size() == 4);
    CHECK(why.values[1].votes[0].wrong_count == 8);
    CHECK(table.object(table.object_of(why.values[1].votes[0].wrong[0])) == "else0");
  }

  TEST_CASE("explanations add up to the beliefs") {
    for (unsigned seed = 0; seed < 100; ++seed) {
      const ClaimTable table = table_of(adversarial_claims(seed));
      const Credibility found = estimate_credibility(table);
      for (Index o = 0; o < table.object_count(); ++o) {
        const auto why = explain_belief(table, found, o);
        const double values = static_cast<double>(why.values.size());
        double sum = std::max(values - 1, found.false_values) + 1 - values;
        std::size_t votes = 0;
        for (const auto& value : why.values) {
          sum += std::exp(value.weight);
          votes += value.votes.size();
        }
        const double vote_share = votes == 1 ? 0 : found.vote_share;
        for (const auto& value : why.values) {
          const double share = static_cast<double>(value.votes.size()) / static_cast<double>(votes);
          CHECK(value.belief ==
                Approx(vote_share * share + (1 - vote_share) * std::exp(value.weight) / sum).epsilon(1e-6));
        }
      }
    }
  }

  TEST_CASE("where nothing is known, nothing is said, and lone claims say nothing") {
    std::vector<Row> rows{{"a", "1", "x"}, {"b", "1", "x"}, {"c", "2", "y"}};
    const ClaimTable table = table_of(rows);
    const Credibility found = estimate_credibility(table);
    CHECK(std::isnan(trust_in(table, found, "c")));
    CHECK_FALSE(trust_interval(table, found, 2));
    CHECK(belief_in(table, found, "2", "y") == Approx(found.mean_trust));
    const double trust = trust_in(table, found, "a");
    for (int i = 0; i < 1000; ++i) rows.push_back({"a", numbered("lone", i), "x"});
    const ClaimTable longer = table_of(rows);
    for (const CredibilityMethod method :
         {CredibilityMethod(hearsay::Bayes{}), CredibilityMethod(hearsay::Accu{})}) {
      const Credibility again = estimate_credibility(longer, method);
      CHECK(again.converged);
      if (method.index() == 0) CHECK(trust_in(longer, again, "a") == Approx(trust));
    }
  }

  TEST_CASE("figures do not depend on the cap: the default settles") {
    for (unsigned seed = 0; seed < 300; ++seed) {
      CAPTURE(seed);
      const ClaimTable table = table_of(adversarial_claims(seed));
      const Credibility found = estimate_credibility(table);
      CHECK(found.converged);
      CHECK(found.unsettled == hearsay::Unsettled::no);
      CHECK(largest_difference(found.beliefs,
                               estimate_credibility(table, hearsay::Bayes{.iterations = 9999}).beliefs) == 0);
      for (const auto& method : all_methods()) {
        const Credibility other = estimate_credibility(table, method);
        CHECK(other.converged == (other.unsettled == hearsay::Unsettled::no));
      }
    }
  }

  TEST_CASE("where sources stray from what is believed to the vote, the vote is believed") {
    for (unsigned seed = 0; seed < 18; ++seed) {
      CAPTURE(seed);
      const ClaimTable table = table_of(two_camps(seed));
      const Credibility found = estimate_credibility(table);
      const Credibility vote = estimate_credibility(table, hearsay::Majority{});
      CHECK(share_right(table, found) >= share_right(table, vote) - 0.01);
      CHECK(found.vote_share > 0.9);
      CHECK(trust_in(table, found, "honest0") > trust_in(table, found, "misled0"));
    }
  }

  TEST_CASE("where copies stray to the truth, the vote has its usual part") {
    std::vector<Row> rows = random_claims(7, 8, 200);
    std::mt19937 random(7);
    for (int o = 0; o < 200; ++o) {
      const std::string provided = random() % 2 == 0 ? "0" : std::to_string(1 + random() % 3);
      for (int s = 0; s < 5; ++s)
        rows.push_back({numbered("copy", s), numbered("o", o), random() % 10 < 9 ? provided : "0"});
    }
    const ClaimTable table = table_of(rows);
    const Credibility found = estimate_credibility(table);
    CHECK(found.vote_share == Approx(0.4));
    CHECK(trust_in(table, found, "copy0") < 0.75);
  }

  TEST_CASE("intervals hold known reliabilities, and beliefs are no worse than shares of the votes") {
    int inside = 0, count = 0;
    for (unsigned seed = 0; seed < 12; ++seed) {
      std::mt19937 random(seed);
      std::vector<Row> rows;
      std::map<std::string, double> reliability;
      const int values = 2 + static_cast<int>(seed % 4) * 3, shared = 2 + static_cast<int>(seed % 3);
      for (int s = 0; s < 30; ++s) {
        const std::string source = numbered("s", s);
        reliability[source] = 0.4 + 0.5 * static_cast<double>(random() % 1000) / 1000;
        for (int o = 0; o < 300; ++o) {
          if (random() % 10 >= static_cast<unsigned>(shared)) continue;
          const bool right = static_cast<double>(random() % 1000) < 1000 * reliability[source];
          rows.push_back(
              {source, numbered("o", o),
               right ? "0" : std::to_string(1 + static_cast<int>(random() % static_cast<unsigned>(values)))});
        }
      }
      const ClaimTable table = table_of(rows);
      const Credibility found = estimate_credibility(table);
      for (Index s = 0; s < table.source_count(); ++s) {
        const auto interval = trust_interval(table, found, s).value();
        const double truth = reliability[std::string(table.source(s))];
        inside += interval.low <= truth && truth <= interval.high;
        ++count;
      }
      const auto brier = [&table](const Credibility& one) {
        double sum = 0;
        for (Index v = 0; v < table.value_count(); ++v)
          sum += std::pow(one.beliefs[v] - (table.value(v) == "0"), 2);
        return sum;
      };
      CHECK(brier(found) <= brier(estimate_credibility(table, hearsay::Majority{})));
    }
    CHECK(inside >= 0.85 * count);
    CHECK(inside <= 0.96 * count);
  }

  TEST_CASE("known truths are believed and tell of trust") {
    std::vector<Row> rows;
    for (int o = 0; o < 20; ++o) {
      rows.push_back({"a", numbered("o", o), "x"});
      rows.push_back({"b", numbered("o", o), "y"});
    }
    rows.push_back({"c", "lone", "z"});
    const ClaimTable table = table_of(rows);
    const std::vector<hearsay::Truth> truths{{"o1", "x"}, {"o2", "x"},       {"o3", "x"},
                                             {"o4", "x"}, {"lone", "other"}, {"nobody's", "x"}};
    const auto known = find_truths(table, truths);
    CHECK(known.size() == 5);
    const Credibility found = estimate_credibility(table, hearsay::Bayes{}, known);
    CHECK(belief_in(table, found, "o1", "x") == 1);
    CHECK(belief_in(table, found, "o1", "y") == 0);
    CHECK(belief_in(table, found, "lone", "z") == 0);
    CHECK(belief_in(table, found, "o9", "x") > 0.7);
    CHECK(trust_in(table, found, "a") > 0.8);
    CHECK(trust_in(table, found, "c") < found.mean_trust);
  }

  TEST_CASE("who claims a general value speaks for its special ones") {
    const std::vector<hearsay::Generality> places{{"Paris", "France"}, {"Lyon", "France"}};
    const std::vector<Row> rows{{"a", "o", "France"}, {"b", "o", "France"}, {"c", "o", "Paris"},
                                {"d", "o", "Berlin"}, {"e", "o", "Berlin"}, {"f", "o", "Lyon"}};
    const ClaimTable table = table_of(rows);
    const Credibility without = estimate_credibility(table);
    CHECK(belief_in(table, without, "o", "Berlin") == Approx(belief_in(table, without, "o", "France")));
    const Credibility with =
        estimate_credibility(table, hearsay::Bayes{}, hearsay::GeneralValues(table, places));
    CHECK(with.converged);
    CHECK(belief_in(table, with, "o", "France") > 0.8);
    CHECK(belief_in(table, with, "o", "Paris") > belief_in(table, with, "o", "Berlin"));
    CHECK(belief_in(table, with, "o", "Paris") == Approx(belief_in(table, with, "o", "Lyon")));
    CHECK(trust_in(table, with, "a") > trust_in(table, without, "a"));
    CHECK(trust_in(table, with, "a") > trust_in(table, with, "d"));
  }

  TEST_CASE("hierarchies on random tables") {
    const std::vector<hearsay::Generality> tree{{"2", "1"}, {"3", "1"}, {"5", "4"}, {"4", "1"}};
    for (unsigned seed = 0; seed < 300; ++seed) {
      CAPTURE(seed);
      const ClaimTable table = table_of(adversarial_claims(seed));
      const hearsay::GeneralValues general(table, tree);
      const Credibility found = estimate_credibility(table, hearsay::Bayes{}, general);
      CHECK(found.converged);
      for (Index v = 0; v < table.value_count(); ++v) {
        CHECK(0 <= found.beliefs[v]);
        CHECK(found.beliefs[v] <= 1 + 1e-9);
        for (const Index parent : general.of(v)) CHECK(found.beliefs[parent] >= found.beliefs[v] - 1e-12);
      }
      // A hierarchy of what nobody claims changes nothing.
      const std::vector<hearsay::Generality> other{{"x", "y"}, {"0", "y"}};
      const Credibility same =
          estimate_credibility(table, hearsay::Bayes{}, hearsay::GeneralValues(table, other));
      CHECK(same.beliefs == estimate_credibility(table).beliefs);
    }
  }

  TEST_CASE("products of odds and sums of their logarithms make the same beliefs") {
    // With a hierarchy logarithms are added, also where it says nothing of an object.
    const std::vector<hearsay::Generality> hierarchy{{"special", "general"}};
    for (unsigned seed = 0; seed < 100; ++seed) {
      CAPTURE(seed);
      std::vector<Row> rows = adversarial_claims(seed);
      rows.push_back({"one", "apart", "general"});
      rows.push_back({"other", "apart", "special"});
      const ClaimTable table = table_of(rows);
      const Credibility products = estimate_credibility(table);
      const Credibility sums =
          estimate_credibility(table, hearsay::Bayes{}, hearsay::GeneralValues(table, hierarchy));
      for (Index v = 0; v < table.value_count(); ++v) {
        if (table.object(table.object_of(v)) != "apart")
          CHECK(products.beliefs[v] == Approx(sums.beliefs[v]).epsilon(1e-6));
      }
    }
  }

  TEST_CASE("thousands may speak of one object") {
    std::vector<Row> rows;
    for (int s = 0; s < 3000; ++s) {
      for (int o = 0; o < 3; ++o)
        rows.push_back({numbered("s", s), numbered("o", o), s % 100 == o ? "false" : "true"});
    }
    const ClaimTable table = table_of(rows);
    const Credibility found = estimate_credibility(table);
    CHECK(found.converged);
    CHECK(belief_in(table, found, "o0", "true") > 0.99);
    CHECK(belief_in(table, found, "o0", "false") < 0.01);
    CHECK(trust_in(table, found, "s50") > 0.9);
  }

  TEST_CASE("trust is near the share of true claims") {
    const ClaimTable table = table_of(random_claims(6, 20, 400));
    const Credibility found = estimate_credibility(table);
    double error = 0;
    for (Index s = 0; s < table.source_count(); ++s) {
      const auto claims = table.claims_of(s);
      const auto right =
          std::count_if(claims.begin(), claims.end(), [&](Index v) { return table.value(v) == "0"; });
      error += std::abs(found.trust[s] - static_cast<double>(right) / static_cast<double>(claims.size()));
    }
    CHECK(error / table.source_count() < 0.02);
  }
}

TEST_SUITE("several truths and numbers") {
  TEST_CASE("several values of an object may be true") {
    // Each book has two authors; good sources name both, hasty ones the first, and one adds a stranger.
    std::vector<Row> rows;
    for (int o = 0; o < 30; ++o) {
      const std::string book = numbered("book", o);
      for (int s = 0; s < 3; ++s) {
        rows.push_back({numbered("good", s), book, "first"});
        if ((o + s) % 10 != 0) rows.push_back({numbered("good", s), book, "second"});
      }
      for (int s = 0; s < 4; ++s) rows.push_back({numbered("hasty", s), book, "first"});
      rows.push_back({"bad", book, "stranger"});
    }
    const ClaimTable table = table_of(rows);
    const Credibility found = estimate_credibility(table, hearsay::ManyTruths{});
    CHECK(found.converged);
    for (Index v = 0; v < table.value_count(); ++v)
      CHECK((found.beliefs[v] > 0.5) == (table.value(v) != "stranger"));
    CHECK(trust_in(table, found, "bad") < 0.1);
    const auto known =
        find_truths(table, std::vector<hearsay::Truth>{{"book0", "stranger"}, {"book0", "second"}});
    const Credibility told = estimate_credibility(table, hearsay::ManyTruths{}, known);
    CHECK(belief_in(table, told, "book0", "stranger") == 1);
    CHECK(belief_in(table, told, "book0", "second") == 1);
    CHECK(belief_in(table, told, "book0", "first") == 0);
    CHECK(estimate_credibility(ClaimTable::Builder().build(), hearsay::ManyTruths{}).beliefs.empty());
  }

  // Of twelve objects: a and b are right of all, c of every second, d of none; e, f and g repeat what d says.
  TEST_CASE("a worked example of the default") {
    const auto values = [](const std::vector<double>& of) {
      std::string out;
      for (const double one : of) {
        char number[16];
        std::snprintf(number, sizeof number, "%.4f", one);
        out += (out.empty() ? "" : " ") + std::string(number);
      }
      return out;
    };
    std::vector<Row> rows;
    for (int o = 0; o < 12; ++o) {
      const std::string object = numbered("o", 10 + o);
      rows.push_back({"a", object, "right"});
      if (o < 10) rows.push_back({"b", object, "right"});
      rows.push_back({"c", object, o % 2 == 0 ? "right" : "other"});
      rows.push_back({"d", object, "wrong"});
      if (o < 9) rows.push_back({"e", object, "wrong"});
      if (o == 0) rows.push_back({"h", object, "else"});
    }
    rows.push_back({"h", "alone", "so"});
    const ClaimTable table = table_of(rows);
    const Credibility few = estimate_credibility(table);
    CHECK(values(few.trust) == "0.8037 0.8087 0.5807 0.2020 0.2400 0.5754");
    CHECK(values({few.beliefs.begin(), few.beliefs.begin() + 8}) ==
          "0.5754 0.0951 0.7463 0.1436 0.1543 0.6120 0.1901 0.8105");
    CHECK(values({few.posterior[0].alpha, few.posterior[0].beta, few.posterior[5].alpha,
                  few.posterior[5].beta}) == "3.8355 1.1095 2.7493 2.0289");
    for (int o = 0; o < 12; ++o) {
      rows.push_back({"f", numbered("o", 10 + o), "wrong"});
      if (o < 11) rows.push_back({"g", numbered("o", 10 + o), "wrong"});
    }
    const ClaimTable copied = table_of(rows);
    const Credibility many = estimate_credibility(copied);
    CHECK(values(many.trust) == "0.2090 0.2322 0.2028 0.8292 0.8223 0.8292 0.8284 0.5829");
    CHECK(values({many.beliefs.begin(), many.beliefs.begin() + 8}) ==
          "0.5829 0.1147 0.1759 0.6819 0.0713 0.1386 0.7598 0.2000");
    CHECK(values({many.independence.begin(), many.independence.begin() + 12}) ==
          "1.0000 1.0000 0.5494 0.5575 0.7579 0.3364 0.3476 0.3364 0.3382 1.0000 0.6071 0.6071");
    const std::vector<hearsay::KnownTruth> known{{1, 3}};
    CHECK(values(estimate_credibility(table, hearsay::Bayes{}, known).trust) ==
          "0.6478 0.6489 0.5087 0.3104 0.3596 0.5617");
  }

  TEST_CASE("numbers are estimated between the claims, near those of precise sources") {
    std::mt19937 random(1);
    std::normal_distribution<double> normal;
    std::vector<Row> rows;
    std::map<std::string, double> truth;
    for (int o = 0; o < 60; ++o) {
      const double t = 100 + static_cast<double>(random() % 1000);
      truth[numbered("o", o)] = t;
      const double deviations[] = {0.2, 0.2, 3, 3, 3, 3};
      for (int s = 0; s < 6; ++s)
        rows.push_back(
            {numbered("s", s), numbered("o", o), std::to_string(t + deviations[s] * normal(random))});
      if (o % 3 == 0) rows.push_back({"stray", numbered("o", o), "99999"});
    }
    rows.push_back({"s0", "word", "none"});
    rows.push_back({"s0", "alone", "1,250"});
    const ClaimTable table = table_of(rows);
    const auto estimates = estimate_numbers(table);
    CHECK(estimates.size() == 61);
    int inside = 0;
    for (const auto& one : estimates) {
      if (table.object(one.object) == "alone") {
        CHECK(one.estimate == 1250);
        CHECK_FALSE(one.interval);
        continue;
      }
      const double t = truth[std::string(table.object(one.object))];
      CHECK(std::abs(one.estimate - t) < 1.5);
      inside += one.interval->low <= t && t <= one.interval->high;
    }
    CHECK(inside >= 48);
    // All the same, and all far from nought.
    const auto same = estimate_numbers(table_of({{"a", "o", "7"}, {"b", "o", "7.0"}}));
    REQUIRE(same.size() == 1);
    CHECK(same[0].estimate == 7);
    CHECK(same[0].interval == hearsay::Interval{7, 7});
    CHECK(estimate_numbers(table_of({{"a", "o", "1e308"}, {"b", "o", "-1e308"}, {"c", "o", "3"}})).size() <=
          1);
  }
}
