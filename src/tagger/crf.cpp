#include "tagger/crf.hpp"

#include <algorithm>
#include <cmath>

namespace hearsay::tagger {
namespace {

constexpr float never = -1e4F;

}  // namespace

Crf::Crf(const Matrix& transition, const Matrix& start, const Matrix& end) {
  for (std::size_t to = 0; to < columns; ++to) {
    const bool is_tag = to < tag_count;
    start_[to] = is_tag ? start.values[to] : never;
    end_[to] = is_tag ? end.values[to] : never;
    for (std::size_t from = 0; from < columns; ++from) {
      const float score = is_tag && from < tag_count ? transition.row(from)[to] : never;
      transition_[from][to] = transition_into_[to][from] = score;
    }
  }
}

void Crf::decode(std::span<const TagScores> emission, std::vector<float>& scratch, Tag* best) const {
  // Row t of `scores`: for each tag, the score of the best sequence that ends with it there, less that of the
  // first tag, so that scores stay small.
  scratch.resize(emission.size() * columns);
  float* const scores = scratch.data();
  Row reached = start_;
  for (std::size_t t = 0; t < emission.size(); ++t) {
    if (t > 0) {
      const float* const before = scores + (t - 1) * columns;
      reached.fill(-INFINITY);
      for (std::size_t from = 0; from < tag_count; ++from) {
#pragma GCC unroll 1
        for (std::size_t to = 0; to < columns; ++to) {
          reached[to] = std::max(reached[to], before[from] + transition_[from][to]);
        }
      }
    }
    float* const now = scores + t * columns;
    now[tag_count] = never;
    for (std::size_t to = 0; to < tag_count; ++to) now[to] = reached[to] + emission[t][to];
    const float of_first = now[0];
    for (std::size_t to = 0; to < columns; ++to) now[to] -= of_first;
  }

  // Backwards, where each best predecessor is found again rather than remembered: it is one row's work.
  const Row* next = &end_;
  for (std::size_t t = emission.size(); t-- > 0;) {
    const float* const now = scores + t * columns;
    std::size_t tag = 0;
    for (std::size_t other = 1; other < tag_count; ++other) {
      if (now[other] + (*next)[other] > now[tag] + (*next)[tag]) tag = other;
    }
    best[t] = static_cast<Tag>(tag);
    next = &transition_into_[tag];
  }
}

}  // namespace hearsay::tagger
