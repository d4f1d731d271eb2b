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
  // first tag, so that scores stay small.
  scratch.resize(rows * tag_columns);
  float* const scores = scratch.data();
  Row reached = start_;
  for (std::size_t t = 0; t < rows; ++t) {
    if (t > 0) {
      const float* const before = scores + (t - 1) * tag_columns;
      reached.fill(-INFINITY);
      for (std::size_t from = 0; from < tag_count; ++from) {
#pragma GCC unroll 1
        for (std::size_t to = 0; to < tag_columns; ++to) {
          reached[to] = std::max(reached[to], before[from] + transition_[from][to]);
        }
      }
    }
    float* const now = scores + t * tag_columns;
    for (std::size_t to = 0; to < tag_columns; ++to) now[to] = reached[to] + emission[t * tag_columns + to];
    const float of_first = now[0];
    for (std::size_t to = 0; to < tag_columns; ++to) now[to] -= of_first;
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
  static_assert(tag_count == 7);
  const auto normalise = [](Row& row) {
    const float sum = ((row[0] + row[1]) + (row[2] + row[3])) + ((row[4] + row[5]) + row[6]);
    const float factor = sum > 0 ? 1 / sum : 0;
    for (float& value : row) value *= factor;
  };
  const auto weigh = [&](Row& row, std::size_t t) {
    for (std::size_t tag = 0; tag < tag_columns; ++tag) row[tag] *= likelihood[t * tag_columns + tag];
    normalise(row);
  };
  const auto multiply = [](const Row& row, const Square& square) {
    Row product{};
    for (std::size_t from = 0; from < tag_count; ++from) {
#pragma GCC unroll 1  // else the compiler unrolls it, and no longer sees that it could use vectors
      for (std::size_t to = 0; to < tag_columns; ++to) product[to] += row[from] * square[from][to];
    }
    return product;
  };

  // Both ways at once: each step of one waits for the step before, and leaves time for one of the other.
  scratch.resize(2 * rows * tag_columns);
  float* const forwards = scratch.data();
  float* const backwards = forwards + rows * tag_columns;
  Row forward = start_factor_;
  Row backward = end_factor_;
  for (std::size_t t = 0; t < rows; ++t) {
    if (t > 0) forward = multiply(forward, factor_);
    weigh(forward, t);
    std::copy(forward.begin(), forward.end(), forwards + t * tag_columns);

    const std::size_t u = rows - 1 - t;
    std::copy(backward.begin(), backward.end(), backwards + u * tag_columns);
    weigh(backward, u);
    backward = multiply(backward, factor_into_);
  }
  for (std::size_t t = 0; t < rows; ++t) {
    Row joint;
    for (std::size_t tag = 0; tag < tag_columns; ++tag) {
      joint[tag] = forwards[t * tag_columns + tag] * backwards[t * tag_columns + tag];
    }
    normalise(joint);
    std::copy_n(joint.begin(), tag_count, probability[t].begin());
  }
}

}  // namespace hearsay::tagger
