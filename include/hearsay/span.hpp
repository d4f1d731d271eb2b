#pragma once

#include <algorithm>
#include <compare>
#include <cstddef>
#include <cstdint>
#include <utility>
#include <vector>

namespace hearsay {

/// A half-open range of bytes of a document: [begin, end). An empty span stands for "not in the text".
struct Span {
  std::uint32_t begin = 0;
  std::uint32_t end = 0;

  [[nodiscard]] constexpr std::uint32_t size() const noexcept { return end - begin; }
  [[nodiscard]] constexpr bool empty() const noexcept { return begin == end; }
  [[nodiscard]] constexpr bool contains(std::uint32_t at) const noexcept { return begin <= at && at < end; }
  [[nodiscard]] constexpr bool contains(Span inner) const noexcept {
    return begin <= inner.begin && inner.end <= end;
  }
  [[nodiscard]] constexpr bool overlaps(Span other) const noexcept {
    return begin < other.end && other.begin < end;
  }

  friend constexpr auto operator<=>(Span, Span) = default;
};

/// A half-open range of indices into one of a document's lists (tokens, sentences, …): [begin, end).
struct IndexRange {
  std::uint32_t begin = 0;
  std::uint32_t end = 0;

  [[nodiscard]] constexpr std::uint32_t size() const noexcept { return end - begin; }
  [[nodiscard]] constexpr bool empty() const noexcept { return begin == end; }
  [[nodiscard]] constexpr bool contains(std::uint32_t index) const noexcept {
    return begin <= index && index < end;
  }

  friend constexpr auto operator<=>(IndexRange, IndexRange) = default;
};

/// What may be discontinuous: non-empty spans in ascending order, none touching the next.
///
///     "We will stay," she said, "until it is done."
///     └── [0,15) ───┘           └──── [26,45) ────┘     the content of one attribution
class Spans {
 public:
  using const_iterator = std::vector<Span>::const_iterator;

  Spans() = default;
  Spans(Span only) {  // NOLINT: a span is the usual case of spans
    if (!only.empty()) parts_.push_back(only);
  }
  /// Sorts the parts, drops empty ones and joins those that overlap or touch. O(n log n).
  explicit Spans(std::vector<Span> parts);

  [[nodiscard]] bool empty() const noexcept { return parts_.empty(); }
  [[nodiscard]] std::size_t size() const noexcept { return parts_.size(); }
  [[nodiscard]] const_iterator begin() const noexcept { return parts_.begin(); }
  [[nodiscard]] const_iterator end() const noexcept { return parts_.end(); }
  [[nodiscard]] const Span& operator[](std::size_t i) const noexcept { return parts_[i]; }
  [[nodiscard]] const Span& front() const noexcept { return parts_.front(); }
  [[nodiscard]] const Span& back() const noexcept { return parts_.back(); }

  /// The smallest span that covers every part; empty where there is none.
  [[nodiscard]] Span hull() const noexcept { return empty() ? Span{} : Span{front().begin, back().end}; }
  [[nodiscard]] bool contains(Span inner) const noexcept {
    return std::any_of(begin(), end(), [inner](Span part) { return part.contains(inner); });
  }
  [[nodiscard]] bool overlaps(Span other) const noexcept {
    return std::any_of(begin(), end(), [other](Span part) { return part.overlaps(other); });
  }

  friend bool operator==(const Spans&, const Spans&) = default;
  friend auto operator<=>(const Spans&, const Spans&) = default;

 private:
  std::vector<Span> parts_;
};

inline Spans::Spans(std::vector<Span> parts) : parts_(std::move(parts)) {
  std::erase_if(parts_, [](Span part) { return part.empty(); });
  std::sort(parts_.begin(), parts_.end());
  std::size_t last = 0;
  for (std::size_t i = 1; i < parts_.size(); ++i) {
    if (parts_[i].begin <= parts_[last].end) {
      parts_[last].end = std::max(parts_[last].end, parts_[i].end);
    } else {
      parts_[++last] = parts_[i];
    }
  }
  if (!parts_.empty()) parts_.resize(last + 1);
}

}  // namespace hearsay
