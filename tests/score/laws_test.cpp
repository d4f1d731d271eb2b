// The laws that strength obeys whatever the article, on features drawn at random: 10,000 draws for each law,
// always the same ones.
#include <doctest/doctest.h>

#include <algorithm>
#include <random>

#include "hearsay/strength.hpp"

using namespace hearsay;

namespace {

constexpr int cases = 10'000;

class Draw {
 public:
  StrengthFeatures features() {
    StrengthFeatures f;
    if (up_to(7) > 0) f.identity = static_cast<Identity>(up_to(4));
    f.specificity = static_cast<std::uint8_t>(up_to(3));
    f.source = span();
    f.affiliation = {coin(), span()};
    f.office = {coin(), span()};
    f.senior = {coin(), span()};
    f.access = {static_cast<Access>(up_to(3)), span()};
    f.hops = {static_cast<std::uint8_t>(up_to(4)), span()};
    f.vague_hops = {static_cast<std::uint8_t>(up_to(f.hops.value)), span()};
    f.reason = {f.identity != Identity::named && coin(), span()};
    f.persons = {up_to(5), span()};
    f.verbatim = {coin() ? share() : up_to(1), span()};
    f.words = up_to(40);
    f.fragment = coin();
    f.medium = {coin(), span()};
    f.vague = {coin(), span()};
    f.described = up_to(20);
    f.outlet = coin();
    f.deed = coin();
    f.act = static_cast<Act>(up_to(3));
    f.unsaid = coin();
    f.actuality = static_cast<Actuality>(up_to(3));
    f.cue = span();
    f.stance = {2 * share() - 1, span()};
    f.contested = {coin(), span()};
    f.corroborating.resize(up_to(4));
    for (std::uint64_t& origin : f.corroborating) origin = up_to(5);
    return f;
  }

  bool coin() { return up_to(1) == 1; }
  std::uint32_t up_to(std::uint32_t most) {
    return std::uniform_int_distribution<std::uint32_t>(0, most)(engine_);
  }
  double share() { return std::uniform_real_distribution<double>(0, 1)(engine_); }

 private:
  Span span() {
    const std::uint32_t begin = up_to(1000);
    return {begin, begin + up_to(50)};
  }

  std::mt19937 engine_{20161108};
};

const StrengthWeights& weights() {
  static const StrengthWeights builtin = StrengthWeights::of(Lexicon::builtin());
  return builtin;
}

Strength strength(const StrengthFeatures& features) {
  return Strength::of(features, weights());
}

/// Runs `law(draw, features)` on random features.
template <class Law>
void for_all(Law law) {
  Draw draw;
  for (int i = 0; i < cases; ++i) law(draw, draw.features());
}

/// What a change of the features does to the score; the log-odds tell more than the score where that is near
/// 0 or 100. Sums of other order differ in the last bits.
double gain(const StrengthFeatures& before, const StrengthFeatures& after) {
  return strength(after).log_odds - strength(before).log_odds;
}
constexpr double rounding = 1e-12;

}  // namespace

TEST_SUITE("strength laws") {
  TEST_CASE("the weights that the library carries are lawful") {
    CHECK(weights().lawful());
  }

  TEST_CASE("naming a source never lowers the score") {
    for_all([](Draw& draw, const StrengthFeatures& unnamed) {
      StrengthFeatures named = unnamed;
      named.identity = Identity::named;
      named.specificity = 3;
      named.reason = {};
      // A name may be shorter than what it takes the place of.
      if (unnamed.identity != Identity::named) named.described = draw.up_to(20);
      CHECK(gain(unnamed, named) >= -rounding);
    });
  }

  TEST_CASE("a more specific description never lowers it") {
    for_all([](Draw& draw, const StrengthFeatures& vague) {
      StrengthFeatures specific = vague;
      specific.specificity =
          static_cast<std::uint8_t>(vague.specificity + draw.up_to(3u - vague.specificity));
      if (vague.identity == Identity::group && draw.coin()) specific.identity = Identity::unnamed;
      if (!vague.identity && draw.coin()) specific.identity = Identity::group;
      specific.affiliation.value |= draw.coin();
      specific.office.value |= draw.coin();
      specific.senior.value |= draw.coin();
      if (vague.access.value == Access::unstated) specific.access.value = static_cast<Access>(draw.up_to(3));
      specific.persons.value += draw.up_to(3);
      specific.described += draw.up_to(10);
      CHECK(gain(vague, specific) >= -rounding);
    });
  }

  TEST_CASE("a verbatim quotation never scores below its paraphrase") {
    for_all([](Draw& draw, const StrengthFeatures& paraphrase) {
      StrengthFeatures quotation = paraphrase;
      quotation.verbatim.value += draw.share() * (1 - paraphrase.verbatim.value);
      CHECK(gain(paraphrase, quotation) >= -rounding);

      quotation.verbatim.value = 1;
      quotation.stance.value = 0.4;  // "said"
      StrengthFeatures firm = paraphrase;
      firm.verbatim.value = 0;
      firm.stance.value = 0.4 + 0.6 * draw.share();
      CHECK(gain(firm, quotation) >= -rounding);
    });
  }

  TEST_CASE("each hop of hearsay lowers it") {
    for_all([](Draw& draw, const StrengthFeatures& direct) {
      StrengthFeatures relayed = direct;
      ++relayed.hops.value;
      if (draw.coin()) ++relayed.vague_hops.value;
      CHECK(strength(relayed).score < strength(direct).score);
    });
  }

  TEST_CASE("a copy of a report leaves it as it is") {
    for_all([](Draw& draw, StrengthFeatures once) {
      once.corroborating.push_back(draw.up_to(5));
      StrengthFeatures twice = once;
      twice.corroborating.insert(
          twice.corroborating.begin() + draw.up_to(1),
          once.corroborating[draw.up_to(static_cast<std::uint32_t>(once.corroborating.size() - 1))]);
      CHECK(strength(twice) == strength(once));
    });
  }

  TEST_CASE("an independent source raises it") {
    for_all([](Draw&, const StrengthFeatures& before) {
      StrengthFeatures after = before;
      after.corroborating.push_back(99);
      CHECK(strength(after).score > strength(before).score);
    });
  }

  TEST_CASE("a firmer cue never lowers it; denial, hypothesis and contradiction never raise it") {
    for_all([](Draw& draw, const StrengthFeatures& before) {
      StrengthFeatures firmer = before;
      firmer.stance.value += draw.share();
      CHECK(gain(before, firmer) >= -rounding);
      StrengthFeatures weaker = before;
      weaker.unsaid = true;
      weaker.contested.value = true;
      if (before.actuality == Actuality::said) weaker.actuality = static_cast<Actuality>(draw.up_to(3));
      CHECK(gain(before, weaker) <= rounding);
    });
  }

  TEST_CASE("the contributions add up to the log-odds exactly, and the score is their logistic") {
    for_all([](Draw&, const StrengthFeatures& features) {
      const Strength s = strength(features);
      double sum = 0;
      for (const Contribution& contribution : s.contributions) {
        sum += contribution.log_odds;
        CHECK(contribution.log_odds != 0);
        CHECK_FALSE(contribution.note.empty());
      }
      CHECK(sum == s.log_odds);
      CHECK(s.score == doctest::Approx(100 / (1 + std::exp(-sum))));
      CHECK(s == strength(features));
    });
  }

  TEST_CASE("the score lies within its range, which doubt widens") {
    for_all([](Draw& draw, const StrengthFeatures& features) {
      const Strength sure = strength(features);
      CHECK(sure.low < sure.score);
      CHECK(sure.score < sure.high);
      StrengthFeatures doubted = features;
      doubted.certainty = 1 - draw.share() / 2 - 0.01;
      const Strength unsure = strength(doubted);
      CHECK(unsure.score == sure.score);
      CHECK(unsure.low < sure.low);
      CHECK(sure.high < unsure.high);
      StrengthFeatures cueless = features;
      cueless.cue = {};
      CHECK(strength(cueless).high >= sure.high);
    });
  }

  TEST_CASE("what only strengthens may count for nothing") {
    using W = StrengthWeights;
    for (const auto weight :
         {&W::affiliation, &W::office, &W::senior, &W::person, &W::witnessed, &W::took_part, &W::briefed,
          &W::described, &W::quoted, &W::medium, &W::reason}) {
      W w = weights();
      w.*weight = 0;
      CHECK(w.lawful());
    }
  }

  TEST_CASE("every law holds at its edge") {
    // Nothing weighs anything but what has to.
    StrengthWeights edge;
    edge.hop = -1;
    edge.independent = edge.spread = edge.spread_doubt = 1;
    CHECK(edge.lawful());
    edge.specificity_1 = edge.specificity_2 = edge.specificity_3 = 1;
    CHECK(edge.lawful());
    edge.named = edge.unnamed = edge.group = edge.organization = edge.document = edge.sourceless = 1;
    CHECK(edge.lawful());
    // A name makes up for all that goes with it.
    edge.reason = 0.5, edge.senior = 0.25, edge.described = 2;
    edge.named = 1 + 0.5 + 0.25 + 2;
    CHECK(edge.lawful());
    edge.named -= 0.125;
    CHECK_FALSE(edge.lawful());
    edge.named += 0.125;
    // What is quoted outweighs a stance of 1, which is 0.6 beyond that of "said".
    edge.stance = 10;
    edge.verbatim = 6;
    CHECK(edge.lawful());
    edge.verbatim = 5.875;
    CHECK_FALSE(edge.lawful());
  }

  TEST_CASE("every law is one that some weights break") {
    struct Break {
      const char* what;
      double StrengthWeights::*weight;
      double to;
    };
    using W = StrengthWeights;
    for (const auto& row : {
             Break{"what only weakens", &W::vague, 0.1},
             {"what only weakens", &W::outlet, 0.1},
             {"what only weakens", &W::vague_hop, 0.1},
             {"what only weakens", &W::topic, 0.1},
             {"what only weakens", &W::fragment, 0.1},
             {"what only weakens", &W::deed, 0.1},
             {"what only weakens", &W::unsaid, 0.1},
             {"what only weakens", &W::hypothetical, 0.1},
             {"what only weakens", &W::future, 0.1},
             {"what only weakens", &W::ordered, 0.1},
             {"what only weakens", &W::contested, 0.1},
             {"a hop weakens", &W::hop, 0},
             {"what only strengthens", &W::affiliation, -0.1},
             {"what only strengthens", &W::office, -0.1},
             {"what only strengthens", &W::senior, -0.1},
             {"what only strengthens", &W::person, -0.1},
             {"what only strengthens", &W::witnessed, -0.1},
             {"what only strengthens", &W::took_part, -0.1},
             {"what only strengthens", &W::briefed, -0.1},
             {"what only strengthens", &W::described, -0.1},
             {"what only strengthens", &W::quoted, -0.1},
             {"what only strengthens", &W::medium, -0.1},
             {"what only strengthens", &W::reason, -0.1},
             {"what only strengthens", &W::stance, -0.1},
             {"another source strengthens", &W::independent, 0},
             {"closer is no weaker", &W::specificity_1, -0.1},
             {"closer is no weaker", &W::specificity_1, weights().specificity_2 + 0.1},
             {"closer is no weaker", &W::specificity_2, weights().specificity_3 + 0.1},
             {"a name is no weaker", &W::named, weights().unnamed},
             {"a name is no weaker", &W::unnamed, weights().named},
             {"a name is no weaker", &W::organization, weights().named},
             {"a name is no weaker", &W::document, weights().named},
             {"a name is no weaker than a reason", &W::reason, 10},
             {"a name is no weaker than rank", &W::senior, 10},
             {"a name is no weaker than a description", &W::described, 10},
             {"somebody is no weaker than a group", &W::group, weights().unnamed + 0.1},
             {"a group is no weaker than nobody", &W::sourceless, weights().group + 0.1},
             {"quoted is no weaker", &W::verbatim, 0},
             {"the score has a range", &W::spread, 0},
             {"doubt widens the range", &W::spread_doubt, 0},
             {"no cue does not narrow the range", &W::spread_cueless, -0.1},
         }) {
      const auto& [what, weight, to] = row;
      CAPTURE(row.what);
      StrengthWeights w = weights();
      REQUIRE(w.stance > 0);
      w.*weight = to;
      CHECK_FALSE(w.lawful());
    }
  }
}
