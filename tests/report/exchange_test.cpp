#include "hearsay/exchange.hpp"

#include <doctest/doctest.h>

#include <boost/json/parse.hpp>
#include <set>
#include <string>

using namespace hearsay;

TEST_SUITE("exchange") {
  TEST_CASE("the Admiralty code by fifths, and nothing for what cannot be judged") {
    CHECK(admiralty_reliability(1.0) == AdmiraltyReliability::a);
    CHECK(admiralty_reliability(0.8) == AdmiraltyReliability::a);
    CHECK(admiralty_reliability(0.79) == AdmiraltyReliability::b);
    CHECK(admiralty_reliability(0.5) == AdmiraltyReliability::c);
    CHECK(admiralty_reliability(0.0) == AdmiraltyReliability::e);
    CHECK(admiralty_reliability({}) == AdmiraltyReliability::f);
    CHECK(admiralty_credibility(0.9, 2) == AdmiraltyCredibility::confirmed);
    CHECK(admiralty_credibility(0.9, 1) == AdmiraltyCredibility::probable);
    CHECK(admiralty_credibility(0.1, 5) == AdmiraltyCredibility::improbable);
    CHECK(admiralty_credibility({}, 5) == AdmiraltyCredibility::cannot_be_judged);
    CHECK(admiralty_code(AdmiraltyReliability::b, AdmiraltyCredibility::probable) == "B2");
    CHECK(admiralty_code(AdmiraltyReliability::f, AdmiraltyCredibility::cannot_be_judged) == "F6");
  }

  TEST_CASE("STIX confidence of a credibility: appendix A of the specification") {
    CHECK(stix_confidence(AdmiraltyCredibility::confirmed) == 90);
    CHECK(stix_confidence(AdmiraltyCredibility::probable) == 70);
    CHECK(stix_confidence(AdmiraltyCredibility::improbable) == 10);
    CHECK_FALSE(stix_confidence(AdmiraltyCredibility::cannot_be_judged));
  }

  TEST_CASE("MISP tags") {
    CHECK(misp_tag(AdmiraltyReliability::b) == "admiralty-scale:source-reliability=\"b\"");
    CHECK(misp_tag(AdmiraltyCredibility::cannot_be_judged) ==
          "admiralty-scale:information-credibility=\"6\"");
    const auto tag = [](double value) {
      StatedProbability probability;
      probability.value = value;
      const std::string text = misp_tag(probability);
      return text.substr(text.find('"'));
    };
    CHECK(tag(0) == "\"almost-no-chance\"");
    CHECK(tag(5) == "\"very-unlikely\"");
    CHECK(tag(20) == "\"unlikely\"");
    CHECK(tag(45) == "\"roughly-even-chance\"");
    CHECK(tag(75) == "\"likely\"");
    CHECK(tag(95) == "\"very-likely\"");
    CHECK(tag(99) == "\"almost-certain\"");
  }

  TEST_CASE("a STIX bundle: ids that repeat, references that resolve, required properties") {
    Analysis analysis;
    analysis.id = "a1";
    analysis.document =
        Document::from_utf8("Rain is likely, Ann Lee said. The ministry denied it had been warned.").value();
    analysis.sources.resize(3);
    analysis.sources[0].name = "Ann Lee";
    analysis.sources[0].identity = Identity::named;
    analysis.sources[1].name = "the ministry";
    analysis.sources[1].identity = Identity::organization;
    analysis.sources[2].name = "silent";
    analysis.statements.resize(3);
    analysis.statements[0].sourcing.source = 0;
    analysis.statements[0].attribution.content = Span{0, 14};
    analysis.statements[0].assessment.strength.score = 81.6;
    analysis.statements[0].assessment.stance.value = 0.4;
    analysis.statements[0].assessment.probability.emplace().value = 75;
    analysis.statements[1].sourcing.source = 1;
    analysis.statements[1].attribution.content = Span{49, 67};
    analysis.statements[1].assessment.stance.value = -0.7;

    const std::string stix = to_stix(analysis, "2024-12-17T09:30:00.000Z");
    CHECK(stix == to_stix(analysis, "2024-12-17T09:30:00.000Z"));
    const auto bundle = boost::json::parse(stix).as_object();
    CHECK(bundle.at("type") == "bundle");
    const auto& objects = bundle.at("objects").as_array();
    REQUIRE(objects.size() == 5);  // ourselves, two identities that speak, two notes
    std::set<std::string> ids;
    for (const auto& value : objects) {
      const auto& object = value.as_object();
      CHECK(object.at("spec_version") == "2.1");
      CHECK(object.at("created") == "2024-12-17T09:30:00.000Z");
      const std::string id(object.at("id").as_string());
      CHECK(id.starts_with(std::string(object.at("type").as_string()) + "--"));
      CHECK(ids.insert(id).second);
      if (!object.contains("object_refs")) continue;
      for (const auto& reference : object.at("object_refs").as_array()) {
        CHECK(ids.contains(std::string(reference.as_string())));
      }
    }
    const auto& note = objects[3].as_object();
    CHECK(note.at("abstract") == "Rain is likely");
    CHECK(note.at("content") == "Ann Lee: Rain is likely\n\na1, characters 0 to 14");
    CHECK(note.at("confidence") == 82);
    CHECK(note.at("labels").as_array().at(0) == "source:agree");
    CHECK(note.at("labels").as_array().at(1) == "estimative-language:likelihood-probability=\"likely\"");
    CHECK(objects[4].at("labels").as_array().at(0) == "source:strongly-disagree");
  }
}
