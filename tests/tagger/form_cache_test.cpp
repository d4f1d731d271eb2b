#include "tagger/form_cache.hpp"

#include <doctest/doctest.h>

TEST_SUITE_BEGIN("tagger/form_cache");

using hearsay::tagger::FormCache;

TEST_CASE("forms are found again, each in its row") {
  FormCache cache;
  bool added = false;
  for (std::uint64_t batch = 0; batch < 4; ++batch) {
    cache.prepare(1, 3, 500);
    for (std::uint64_t i = 0; i < 500; ++i) {
      const std::uint64_t form = (batch * 500 + i) << 39;  // differ in high bits alone, as words do
      CHECK(cache.find_or_add(form, added) == batch * 500 + i);
      CHECK(added);
      cache.row(batch * 500 + i)[2] = static_cast<std::int32_t>(i);
    }
  }
  CHECK(cache.size() == 2000);
  cache.prepare(1, 3, 48);
  CHECK(cache.find_or_add(std::uint64_t{777} << 39, added) == 777);
  CHECK_FALSE(added);
  CHECK(cache.row(777)[2] == 277);
}

TEST_CASE("a full cache, or that of another owner or width, forgets") {
  FormCache cache;
  bool added = false;
  cache.prepare(1, 4, FormCache::capacity);
  for (std::uint64_t form = 0; form < FormCache::capacity; ++form) cache.find_or_add(form, added);
  CHECK(cache.size() == FormCache::capacity);
  cache.prepare(1, 4, 0);
  CHECK(cache.size() == FormCache::capacity);
  cache.prepare(1, 4, 1);
  CHECK(cache.size() == 0);

  cache.find_or_add(5, added);
  cache.prepare(2, 4, 1);
  CHECK(cache.size() == 0);
  cache.find_or_add(5, added);
  CHECK(added);
  cache.prepare(2, 8, 1);
  CHECK(cache.size() == 0);
}

TEST_SUITE_END();
