#include "tagger/crf.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <span>
#include <vector>

TEST_SUITE_BEGIN("tagger/crf");

using namespace hearsay::tagger;

namespace {

constexpr std::size_t rows = 5;

struct Example {
  Matrix transition{tag_count, tag_count, std::vector<float>(tag_count* tag_count)};
  Matrix start{1, tag_count, std::vector<float>(tag_count)};
  Matrix end{1, tag_count, std::vector<float>(tag_count)};
  std::vector<TagScores> emission = std::vector<TagScores>(rows);

  explicit Example(unsigned seed) {
    const auto next = [&] {  // coarse values in [-2, 2)
      seed = seed * 1103515245U + 12345U;
      return static_cast<float>(seed >> 16 & 0xFF) / 64.0F - 2;
    };
    std::generate(transition.values.begin(), transition.values.end(), next);
    std::generate(start.values.begin(), start.values.end(), next);
    std::generate(end.values.begin(), end.values.end(), next);
    for (std::size_t from = 0; from < tag_count; ++from) {
      if (from != 1 && from != 2)
        transition.values[from * tag_count + 2] = -1e4F;  // a source that nothing began
    }
    start.values[2] = -1e4F;
    for (TagScores& row : emission) std::generate(row.begin(), row.end(), next);
  }

  double score(const std::array<std::size_t, rows>& tags) const {
    double sum = start.values[tags[0]] + end.values[tags[rows - 1]];
    for (std::size_t t = 0; t < rows; ++t) {
      sum += emission[t][tags[t]];
      if (t > 0) sum += transition.row(tags[t - 1])[tags[t]];
    }
    return sum;
  }
};

template <class Visit>
void for_each_sequence(Visit visit) {
  std::array<std::size_t, rows> tags{};
  for (std::size_t code = 0; code < 7 * 7 * 7 * 7 * 7; ++code) {
    std::size_t rest = code;
    for (std::size_t& tag : tags) {
      tag = rest % tag_count;
      rest /= tag_count;
    }
    visit(tags);
  }
}

}  // namespace

TEST_CASE("the best sequence is that of trying every sequence") {
  for (unsigned seed = 1; seed <= 8; ++seed) {
    CAPTURE(seed);
    const Example example(seed);
    double best = -INFINITY;
    for_each_sequence([&](const auto& tags) { best = std::max(best, example.score(tags)); });

    std::array<Tag, rows> decoded;
    const Crf crf(example.transition, example.start, example.end);
    std::vector<float> scratch;
    crf.decode(example.emission, scratch, decoded.data());
    std::array<std::size_t, rows> tags;
    std::transform(decoded.begin(), decoded.end(), tags.begin(),
                   [](Tag tag) { return static_cast<std::size_t>(tag); });
    CHECK(example.score(tags) == doctest::Approx(best).epsilon(1e-6));
  }
}

TEST_CASE("sequences of one row and of none") {
  const Example example(3);
  const Crf crf(example.transition, example.start, example.end);
  std::vector<float> scratch;
  crf.decode({}, scratch, nullptr);

  Tag only{};
  crf.decode(std::span(example.emission).first(1), scratch, &only);
  std::size_t expected = 0;
  const auto score = [&](std::size_t tag) {
    return example.start.values[tag] + example.emission[0][tag] + example.end.values[tag];
  };
  for (std::size_t tag = 1; tag < tag_count; ++tag) expected = score(tag) > score(expected) ? tag : expected;
  CHECK(static_cast<std::size_t>(only) == expected);
}

TEST_CASE("long sequences keep their precision") {
  // Scores of some thousands would be told apart by no more than 0.0005, and reach 100,000 here.
  Example example(5);
  std::vector<TagScores> emission;
  for (int i = 0; i < 20000; ++i)
    emission.insert(emission.end(), example.emission.begin(), example.emission.end());
  const Crf crf(example.transition, example.start, example.end);
  std::vector<float> scratch;
  std::vector<Tag> best(emission.size());
  crf.decode(emission, scratch, best.data());
  // Far from both ends, the ends do not matter: equal surroundings, equal tags.
  for (std::size_t i = 20 * rows; i + 20 * rows < best.size(); ++i) {
    CHECK(best[i] == best[20 * rows + i % rows]);
  }
}

TEST_SUITE_END();
