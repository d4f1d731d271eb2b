#include "tagger/tagger.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <boost/json.hpp>
#include <cmath>
#include <fstream>
#include <iterator>
#include <string>
#include <thread>
#include <vector>

#include "allocations.hpp"
#include "tagger/state.hpp"
#include "weights.hpp"

TEST_SUITE_BEGIN("tagger");

using hearsay::Document;
using hearsay::Model;
using namespace hearsay::tagger;

namespace {

boost::json::value read_samples() {
  std::ifstream file(HEARSAY_SOURCE_DIR "/tests/tagger/samples.json");
  return boost::json::parse(std::string(std::istreambuf_iterator<char>(file), {}));
}

struct Tagging : Tags {
  std::vector<TagScores> emission;
};

Tagging tags_of(const Tagger& tagger, const Document& document, Workspace& workspace) {
  Tagging tags;
  tagger.tag(document, workspace, tags, &tags.emission);
  return tags;
}

Tagging tags_of(const Tagger& tagger, const Document& document) {
  Workspace workspace;
  return tags_of(tagger, document, workspace);
}

Document article() {
  std::string text;
  for (int i = 0; i < 40; ++i) {
    text += "The official said on Monday that “talks would go on, whatever it takes.” He left.\n\n";
    if (i % 7 == 0)
      text += std::string("According to two people familiar with the matter, the plan is not final. ") +
              "Kyiv denied it.\n";
  }
  return Document::from_utf8(text).value();
}

Model synthetic_model(const SyntheticShape& shape = {}) {
  return Model::from_bytes(synthetic_weights(shape).bytes()).value();
}

}  // namespace

// PyTorch multiplies with floats, and the tagger with 8 bits of them and 7 of the weights. That moves these
// scores, which range from −10 to 10, by .07 on average (the root of the mean square) and by .28 at most; a
// gate, a column or a feature that is not where it belongs moves them by 1 and more.
TEST_CASE("the carried weights give what PyTorch computed with them") {
  const boost::json::value samples = read_samples();
  for (const Kernel* kernel : available_kernels()) {
    CAPTURE(std::string(kernel->name));
    const Tagger tagger(Model::builtin(), *kernel);
    for (const boost::json::value& sample : samples.as_array()) {
      const Document document = Document::from_utf8(std::string(sample.at("text").as_string())).value();
      const Tagging tags = tags_of(tagger, document);
      const auto& tokens = sample.at("tokens").as_array();
      REQUIRE(tags.best.size() == tokens.size());
      double worst = 0;
      double squares = 0;
      for (std::size_t i = 0; i < tokens.size(); ++i) {
        CAPTURE(i);
        REQUIRE(document.code_points_before(document.tokens()[i].span.begin) == tokens[i].at(0).as_int64());
        CHECK(static_cast<int>(tags.best[i]) == sample.at("tags").at(i).as_int64());
        CHECK(static_cast<int>(tags.inner[i]) == sample.at("inner_tags").at(i).as_int64());
        for (std::size_t tag = 0; tag < tag_count; ++tag) {
          const double expected = sample.at("emissions").at(i).at(tag).to_number<double>();
          const double difference = tags.emission[i][tag] - expected;
          worst = std::max(worst, std::abs(difference));
          squares += difference * difference;
        }
      }
      CHECK(worst < 0.5);
      CHECK(std::sqrt(squares / static_cast<double>(tokens.size() * tag_count)) < 0.1);
    }
  }
}

TEST_CASE("all kernels give the same bits") {
  SyntheticShape uneven;  // widths that are no multiple of what a kernel computes together
  uneven.word_width = 21;
  const Document document = article();
  for (const Model& model : {synthetic_model(), synthetic_model(uneven), Model::builtin()}) {
    const Tagging expected = tags_of(Tagger(model, kernel_baseline), document);
    for (const Kernel* kernel : available_kernels()) {
      CAPTURE(std::string(kernel->name));
      const Tagging tags = tags_of(Tagger(model, *kernel), document);
      CHECK(tags.best == expected.best);
      CHECK(tags.daring == expected.daring);
      CHECK(tags.inner == expected.inner);
      CHECK(tags.emission == expected.emission);
    }
  }
}

TEST_CASE("a first layer of three gates passes its input through") {
  // 16 units in each direction fit the input of 32. Four gates, of which the last multiplies the input with
  // one, give the same but for the rounding of that one product.
  constexpr std::size_t units = 16;
  constexpr std::size_t inputs = 2 * units;
  SyntheticShape shape;
  shape.units = units;
  shape.layers = 1;
  std::vector<float> three(inputs * 6 * units);
  std::vector<float> four(inputs * 8 * units);
  for (std::size_t r = 0; r < inputs; ++r) {
    for (std::size_t c = 0; c < 6 * units; ++c) {
      const std::size_t backward = c / (3 * units);
      const float weight = static_cast<float>((r * 31 + c * 17) % 101) / 200 - 0.25F;
      three[r * 6 * units + c] = weight;
      four[r * 8 * units + c + backward * units] = weight;
    }
    four[r * 8 * units + (r < units ? 3 * units + r : 7 * units + (r - units))] = 1;
  }
  const auto emission_of = [&](std::size_t gates, const std::vector<float>& weight) {
    WeightsWriter weights = synthetic_weights(shape);
    weights.remove("layer.0.weight").add("layer.0.weight", inputs, 2 * gates * units, weight);
    return tags_of(Tagger(Model::from_bytes(weights.bytes()).value()), article()).emission;
  };
  const std::vector<TagScores> found = emission_of(3, three);
  const std::vector<TagScores> expected = emission_of(4, four);
  for (std::size_t i = 0; i < found.size(); ++i) {
    for (std::size_t tag = 0; tag < tag_count; ++tag) {
      CHECK(std::abs(found[i][tag] - expected[i][tag]) < 0.2);
    }
  }
}

TEST_CASE("a layer whose input is narrowed by what changes nothing gives what it gives without") {
  const SyntheticShape shape;
  const std::size_t inputs = 2 * shape.units;
  std::vector<float> same(inputs * inputs);
  for (std::size_t i = 0; i < inputs; ++i) same[i * inputs + i] = 1;
  WeightsWriter weights = synthetic_weights(shape);
  weights.add("layer.1.narrowing", inputs, inputs, same);
  for (const Kernel* kernel : available_kernels()) {
    CAPTURE(std::string(kernel->name));
    const auto found =
        tags_of(Tagger(Model::from_bytes(weights.bytes()).value(), *kernel), article()).emission;
    const auto expected = tags_of(Tagger(synthetic_model(shape), *kernel), article()).emission;
    REQUIRE(found.size() == expected.size());
    for (std::size_t i = 0; i < found.size(); ++i) {
      for (std::size_t tag = 0; tag < tag_count; ++tag)
        CHECK(std::abs(found[i][tag] - expected[i][tag]) < 1e-3);
    }
  }
}

TEST_CASE("a daring reading leaves fewer tokens outside") {
  const Tagging tags = tags_of(Tagger(Model::builtin()), article());
  REQUIRE(tags.daring.size() == tags.best.size());
  CHECK(std::count(tags.daring.begin(), tags.daring.end(), Tag::outside) <=
        std::count(tags.best.begin(), tags.best.end(), Tag::outside));
}

TEST_CASE("a pack's tags do not depend on what stands around it") {
  // Two paragraphs of more than 100 tokens are two packs, in one batch.
  std::string first, second;
  for (int i = 0; i < 20; ++i) {
    first += "The official said that he left . ";
    second += "We stayed , according to the report , and “ nothing happened . ” ";
  }
  const Tagger tagger{synthetic_model()};
  const Tagging alone = tags_of(tagger, Document::from_utf8(first).value());
  const Tagging together = tags_of(tagger, Document::from_utf8(first + "\n" + second).value());
  REQUIRE(alone.best.size() > 100);
  REQUIRE(together.best.size() > alone.best.size() + 100);
  CHECK(std::equal(alone.best.begin(), alone.best.end(), together.best.begin()));
  CHECK(std::equal(alone.emission.begin(), alone.emission.end(), together.emission.begin()));
}

TEST_CASE("a workspace may go from tagger to tagger") {
  const Document document = article();
  const Tagger synthetic{synthetic_model()};
  const Tagger trained{Model::builtin()};
  Workspace workspace;
  for (int i = 0; i < 2; ++i) {
    for (const Tagger* tagger : {&synthetic, &trained}) {
      CHECK(tags_of(*tagger, document, workspace).emission == tags_of(*tagger, document).emission);
    }
  }
}

TEST_CASE("what a workspace remembers does not change the result") {
  const Tagger tagger{Model::builtin()};
  const Document document = article();
  Workspace workspace;
  const Tagging first = tags_of(tagger, document, workspace);
  const std::uint64_t projected = workspace.projected_forms();
  CHECK(projected < first.best.size() / 10);
  // More words than are remembered, so that everything is forgotten on the way.
  std::string words;
  for (int i = 0; i < 10000; ++i) words += "w" + std::to_string(i) + (i % 50 == 49 ? ".\n" : " ");
  tags_of(tagger, Document::from_utf8(words).value(), workspace);
  const Tagging again = tags_of(tagger, document, workspace);
  CHECK(workspace.projected_forms() > 2 * projected);
  CHECK(again.emission == first.emission);
}

TEST_CASE("threads share a tagger, and get the same bits") {
  const Tagger tagger{synthetic_model()};
  const Document document = article();
  const Tagging expected = tags_of(tagger, document);
  std::vector<Tagging> found(4);
  std::vector<std::thread> threads;
  for (Tagging& tags : found) threads.emplace_back([&] { tags = tags_of(tagger, document); });
  for (std::thread& thread : threads) thread.join();
  for (const Tagging& tags : found) {
    CHECK(tags.best == expected.best);
    CHECK(tags.emission == expected.emission);
  }
}

TEST_CASE("a workspace that has seen a document needs no memory for the next") {
  const Tagger tagger{synthetic_model()};
  const Document document = article();
  Workspace workspace;
  Tags tags;
  tagger.tag(document, workspace, tags);
  const std::size_t before = allocations();
  tagger.tag(document, workspace, tags);
  CHECK(allocations() == before);
}

TEST_CASE("hostile texts are tagged like others") {
  const Tagger tagger{synthetic_model()};
  Workspace workspace;
  Tags tags;
  std::string words;
  for (int i = 0; i < 3000; ++i) words += "said ";
  for (const std::string& text :
       {std::string(), std::string("\n\n\n"), std::string("."), std::string(100000, 'a'), words,
        std::string(5000, '"'), std::string(3000, '\n') + "a"}) {
    const Document document = Document::from_utf8(text).value();
    tagger.tag(document, workspace, tags);
    CHECK(tags.best.size() == document.tokens().size());
    CHECK(std::all_of(tags.best.begin(), tags.best.end(),
                      [](Tag tag) { return static_cast<std::size_t>(tag) < tag_count; }));
  }
}

TEST_SUITE_END();
