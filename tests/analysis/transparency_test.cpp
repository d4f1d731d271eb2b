#include "hearsay/transparency.hpp"

#include <doctest/doctest.h>

using namespace hearsay;

namespace {

Statement by(std::optional<SourceId> source, double score) {
  Statement statement;
  statement.sourcing.source = source;
  statement.assessment.strength.score = score;
  return statement;
}

Source source(Identity identity) {
  Source result;
  result.identity = identity;
  return result;
}

}  // namespace

TEST_SUITE("transparency") {
  TEST_CASE("an article's statements, sorted as an editor asks") {
    Analysis analysis;
    analysis.sources = {source(Identity::named), source(Identity::unnamed), source(Identity::unnamed),
                        source(Identity::group), source(Identity::organization)};
    analysis.sources[1].anonymity = {{5, 10}};  // "speaking anonymously"
    analysis.sources[2].count = {2, {20, 23}};  // "two officials"
    analysis.statements = {by(0, 90), by(0, 80), by(1, 40), by(1, 40),
                           by(2, 30), by(3, 20), by(4, 60), by({}, 0)};
    analysis.statements[4].sourcing.hops = 1;
    analysis.statements[0].assessment.features.verbatim.value = 1;
    analysis.statements[1].assessment.features.verbatim.value = 0.2;

    const Transparency whole = transparency(analysis);
    CHECK(whole.statements == 8);
    CHECK(whole.named == 2);
    CHECK(whole.unnamed == 3);
    CHECK(whole.groups == 1);
    CHECK(whole.organizations == 1);
    CHECK(whole.documents == 0);
    CHECK(whole.sourceless == 1);
    CHECK(whole.unexplained == 1);    // the two officials
    CHECK(whole.single_source == 2);  // the one who speaks anonymously
    CHECK(whole.hearsay == 1);
    CHECK(whole.verbatim == 1);
    CHECK(whole.mean_strength == doctest::Approx(45));
    CHECK(whole.share(whole.named) == doctest::Approx(0.25));

    const auto each = transparency_by_source(analysis);
    REQUIRE(each.size() == 5);
    CHECK(each[0].statements == 2);
    CHECK(each[0].mean_strength == doctest::Approx(85));
    CHECK(each[1].unexplained == 0);
    CHECK(each[2].unexplained == 1);
    CHECK(each[2].single_source == 0);
  }

  TEST_CASE("nothing attributed") {
    CHECK(transparency(Analysis{}) == Transparency{});
    CHECK(Transparency{}.share(0) == 0);
    CHECK(transparency_by_source(Analysis{}).empty());
  }
}
