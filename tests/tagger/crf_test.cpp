#include "tagger/crf.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>
#include <vector>

TEST_SUITE_BEGIN("tagger/crf");

using namespace hearsay::tagger;

namespace {

constexpr std::size_t rows = 5;

struct Example {
  Matrix transition{tag_count, tag_count, std::vector<float>(tag_count* tag_count)};
  Matrix start{1, tag_count, std::vector<float>(tag_count)};
  Matrix end{1, tag_count, std::vector<float>(tag_count)};
  std::vector<float> emission = std::vector<float>(rows * tag_columns, -1e4F);
  std::vector<float> likelihood = std::vector<float>(rows * tag_columns, 0);

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
    for (std::size_t t = 0; t < rows; ++t) {
      for (std::size_t tag = 0; tag < tag_count; ++tag) {
        const float value = next();
        emission[t * tag_columns + tag] = value;
        likelihood[t * tag_columns + tag] = std::exp(value);
      }
    }
  }

  double score(const std::array<std::size_t, rows>& tags) const {
    double sum = start.values[tags[0]] + end.values[tags[rows - 1]];
    for (std::size_t t = 0; t < rows; ++t) {
      sum += emission[t * tag_columns + tags[t]];
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

TEST_CASE("the best sequence and the marginals are those of trying every sequence") {
  for (unsigned seed = 1; seed <= 8; ++seed) {
    CAPTURE(seed);
    const Example example(seed);
    double best = -INFINITY;
    double total = 0;
    std::array<std::array<double, tag_count>, rows> sums{};
    for_each_sequence([&](const auto& tags) {
      const double score = example.score(tags);
      best = std::max(best, score);
      total += std::exp(score);
      for (std::size_t t = 0; t < rows; ++t) sums[t][tags[t]] += std::exp(score);
    });

    const Crf crf(example.transition, example.start, example.end);
    std::vector<float> scratch;
    std::array<Tag, rows> decoded;
    crf.decode(example.emission.data(), rows, scratch, decoded.data());
    std::array<std::size_t, rows> tags;
    std::transform(decoded.begin(), decoded.end(), tags.begin(),
                   [](Tag tag) { return static_cast<std::size_t>(tag); });
    CHECK(example.score(tags) == doctest::Approx(best).epsilon(1e-6));

    std::array<TagScores, rows> probability;
    crf.marginals(example.likelihood.data(), rows, scratch, probability.data());
    for (std::size_t t = 0; t < rows; ++t) {
      for (std::size_t tag = 0; tag < tag_count; ++tag) {
        CHECK(probability[t][tag] == doctest::Approx(sums[t][tag] / total).epsilon(1e-4));
      }
    }
  }
}

TEST_CASE("sequences of one row and of none") {
  const Example example(3);
  const Crf crf(example.transition, example.start, example.end);
  std::vector<float> scratch;
  crf.decode(example.emission.data(), 0, scratch, nullptr);
  crf.marginals(example.likelihood.data(), 0, scratch, nullptr);

  Tag only{};
  crf.decode(example.emission.data(), 1, scratch, &only);
  std::size_t expected = 0;
  const auto score = [&](std::size_t tag) {
    return example.start.values[tag] + example.emission[tag] + example.end.values[tag];
  };
  for (std::size_t tag = 1; tag < tag_count; ++tag) expected = score(tag) > score(expected) ? tag : expected;
  CHECK(static_cast<std::size_t>(only) == expected);
}

TEST_CASE("long sequences keep their precision") {
  // Without rescaling, the sum of likelihoods would leave the range of floats after some 50 rows.
  const Example example(5);
  const Crf crf(example.transition, example.start, example.end);
  std::vector<float> likelihood;
  for (int i = 0; i < 400; ++i)
    likelihood.insert(likelihood.end(), example.likelihood.begin(), example.likelihood.end());
  std::vector<float> scratch;
  std::vector<TagScores> probability(likelihood.size() / tag_columns);
  crf.marginals(likelihood.data(), probability.size(), scratch, probability.data());
  for (const TagScores& row : probability) {
    float sum = 0;
    for (const float value : row) sum += value;
    CHECK(sum == doctest::Approx(1).epsilon(1e-5));
  }
  // Far from both ends, the ends do not matter: equal surroundings, equal marginals.
  for (std::size_t tag = 0; tag < tag_count; ++tag) {
    CHECK(probability[1000][tag] == doctest::Approx(probability[1000 - rows][tag]).epsilon(1e-4));
  }
}

TEST_SUITE_END();
