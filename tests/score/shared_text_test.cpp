#include "hearsay/shared_text.hpp"

#include <doctest/doctest.h>

#include <sstream>
#include <string>
#include <thread>
#include <vector>

using namespace hearsay;

TEST_SUITE("shared text") {
  TEST_CASE("what is equal is equal, wherever it was made") {
    const SharedText one("a named person"), same(std::string("a named person")), other("a document");
    CHECK(one == same);
    CHECK(one == "a named person");
    CHECK_FALSE(one == other);
    SharedText elsewhere;
    std::thread([&] { elsewhere = "a named person"; }).join();
    CHECK(elsewhere == one);
    CHECK(elsewhere.view() == "a named person");
    CHECK(SharedText() == "");
    CHECK(SharedText("").empty());
    CHECK_FALSE(SharedText() == one);
  }

  TEST_CASE("what was made before is shared") {
    CHECK(SharedText("as before").view().data() == SharedText(std::string("as before")).view().data());
    const SharedText copy = SharedText("copied");
    CHECK(copy.view().data() == SharedText(copy).view().data());
  }

  TEST_CASE("any number of texts, and long ones") {
    std::vector<SharedText> all;
    for (int i = 0; i < 5000; ++i) all.emplace_back(std::to_string(i));
    for (int i = 0; i < 5000; ++i) CHECK(all[static_cast<std::size_t>(i)] == std::to_string(i));
    const std::string text(100'000, 'x');
    CHECK(SharedText(text) == text);
  }

  TEST_CASE("a thread keeps 1,024 texts, and then begins anew; long ones never") {
    std::thread([] {
      std::vector<SharedText> all;
      for (int i = 0; i < 1024; ++i) all.emplace_back(std::to_string(i));
      CHECK(SharedText("0").view().data() == all[0].view().data());
      const SharedText one_more("one more");
      CHECK(SharedText("0").view().data() != all[0].view().data());
      CHECK(SharedText("one more").view().data() == one_more.view().data());
      const SharedText longest(std::string(128, 'x')), longer(std::string(129, 'x'));
      CHECK(SharedText(std::string(128, 'x')).view().data() == longest.view().data());
      CHECK(SharedText(std::string(129, 'x')).view().data() != longer.view().data());
    }).join();
  }

  TEST_CASE("written as it is") {
    std::ostringstream out;
    out << SharedText("said") << SharedText() << '.';
    CHECK(out.str() == "said.");
    const SharedText text("said");
    const std::string copy = text;
    const std::string_view view = text;
    CHECK(copy == view);
    CHECK(text + " so" == "said so");
    CHECK("he " + text + '!' == "he said!");
    CHECK(text.c_str() == std::string("said"));
    CHECK(text.size() == 4);
  }
}
