#include "hearsay/span.hpp"

#include <doctest/doctest.h>

#include <utility>
#include <vector>

using hearsay::Span;
using hearsay::Spans;

TEST_SUITE("span") {
  TEST_CASE("half-open") {
    constexpr Span span{2, 5};
    static_assert(span.size() == 3 && span.contains(2) && !span.contains(5));
    static_assert(span.contains(Span{2, 5}) && !span.contains(Span{1, 3}));
    static_assert(span.overlaps({4, 9}) && !span.overlaps({5, 9}) && !span.overlaps({0, 2}));
    static_assert(Span{}.empty());
  }

  TEST_CASE("parts are sorted, joined where they touch or overlap, and never empty") {
    const Spans spans({{9, 12}, {0, 3}, {3, 5}, {4, 6}, {7, 7}});
    REQUIRE(spans.size() == 2);
    CHECK(spans[0] == Span{0, 6});
    CHECK(spans[1] == Span{9, 12});
    CHECK(spans.hull() == Span{0, 12});
    CHECK(spans.contains({1, 6}));
    CHECK_FALSE(spans.contains({5, 10}));
    CHECK(spans.overlaps({6, 10}));
    CHECK_FALSE(spans.overlaps({6, 9}));
    CHECK(Spans(Span{4, 4}).empty());
    CHECK(Spans().hull() == Span{});
  }
}
