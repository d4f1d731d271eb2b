#include "tagger/crf.hpp"

#include <algorithm>
#include <cmath>

namespace hearsay::tagger {
namespace {

constexpr float never = -1e4F;  // its exponential is 0

/// Computed with more digits than it keeps, so that it is the same with every library of functions.
float exponential(float x) {
  return static_cast<float>(std::exp(double{x}));
}

}  // namespace

Crf::Crf(const Matrix& transition, const Matrix& start, const Matrix& end) {
  for (std::size_t to = 0; to < tag_columns; ++to) {
    const bool is_tag = to < tag_count;
    start_[to] = is_tag ? start.values[to] : never;
    end_[to] = is_tag ? end.values[to] : never;
    start_factor_[to] = exponential(start_[to]);
    end_factor_[to] = exponential(end_[to]);
    for (std::size_t from = 0; from < tag_columns; ++from) {
      const float score = is_tag && from < tag_count ? transition.row(from)[to] : never;
      transition_[from][to] = transition_into_[to][from] = score;
      factor_[from][to] = factor_into_[to][from] = exponential(score);
    }
  }
}

void Crf::decode(const float* emission, std::size_t rows, std::vector<float>& scratch, Tag* best) const {
  if (rows == 0) return;
  // Row t of `scores`: for each tag, the score of the best sequence that ends with it there, less that of the
  // best of all.
  scratch.resize(rows * tag_columns);
  float* const scores = scratch.data();
  Row reached = start_;
  for (std::size_t t = 0; t < rows; ++t) {
    if (t > 0) {
      const float* const before = scores + (t - 1) * tag_columns;
      reached.fill(-INFINITY);
      for (std::size_t from = 0; from < tag_count; ++from) {
        for (std::size_t to = 0; to < tag_columns; ++to) {
          reached[to] = std::max(reached[to], before[from] + transition_[from][to]);
        }
      }
    }
    float* const now = scores + t * tag_columns;
    for (std::size_t to = 0; to < tag_columns; ++to) now[to] = reached[to] + emission[t * tag_columns + to];
    const float greatest = *std::max_element(now, now + tag_count);
    for (std::size_t to = 0; to < tag_columns; ++to) now[to] -= greatest;
  }

  // Backwards, where each best predecessor is found again rather than remembered: it is one row's work.
  const Row* next = &end_;
  for (std::size_t t = rows; t-- > 0;) {
    const float* const now = scores + t * tag_columns;
    std::size_t tag = 0;
    for (std::size_t other = 1; other < tag_count; ++other) {
      if (now[other] + (*next)[other] > now[tag] + (*next)[tag]) tag = other;
    }
    best[t] = static_cast<Tag>(tag);
    next = &transition_into_[tag];
  }
}

void Crf::marginals(const float* likelihood, std::size_t rows, std::vector<float>& scratch,
                    TagScores* probability) const {
  if (rows == 0) return;
  const auto normalise = [](float* row) {
    float sum = 0;
    for (std::size_t tag = 0; tag < tag_count; ++tag) sum += row[tag];
    const float factor = sum > 0 ? 1 / sum : 0;
    for (std::size_t tag = 0; tag < tag_columns; ++tag) row[tag] *= factor;
  };
  const auto multiply = [](const Row& row, const Square& square) {
    Row product{};
    for (std::size_t from = 0; from < tag_count; ++from) {
      for (std::size_t to = 0; to < tag_columns; ++to) product[to] += row[from] * square[from][to];
    }
    return product;
  };

  scratch.resize(rows * tag_columns);
  Row forward = start_factor_;
  for (std::size_t t = 0; t < rows; ++t) {
    if (t > 0) forward = multiply(forward, factor_);
    for (std::size_t tag = 0; tag < tag_columns; ++tag) forward[tag] *= likelihood[t * tag_columns + tag];
    normalise(forward.data());
    std::copy(forward.begin(), forward.end(), scratch.data() + t * tag_columns);
  }
  Row backward = end_factor_;
  for (std::size_t t = rows; t-- > 0;) {
    Row joint;
    for (std::size_t tag = 0; tag < tag_columns; ++tag)
      joint[tag] = scratch[t * tag_columns + tag] * backward[tag];
    normalise(joint.data());
    std::copy_n(joint.begin(), tag_count, probability[t].begin());
    for (std::size_t tag = 0; tag < tag_columns; ++tag) backward[tag] *= likelihood[t * tag_columns + tag];
    normalise(backward.data());
    backward = multiply(backward, factor_into_);
  }
}

}  // namespace hearsay::tagger
