#include "hearsay/site.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <map>
#include <string>
#include <utility>
#include <vector>

using namespace hearsay;

namespace {

using Files = std::map<std::string, std::string>;

Site::Append into(Files& files) {
  return [&files](const std::string& path, std::string_view text) -> Result<void> {
    files[path] += text;
    return {};
  };
}

Analysis analyzed(Article article) {
  static const Analyzer analyzer;
  return analyzer.analyze(std::move(article)).value();
}

bool is_safe(std::string_view path) {
  const auto plain = [](char c) {
    return ('a' <= c && c <= 'z') || ('0' <= c && c <= '9') || c == '-' || c == '_' || c == '.';
  };
  const std::size_t slash = path.find('/');
  const std::string_view name = slash == path.npos ? path : path.substr(slash + 1);
  return !name.empty() && name[0] != '.' && std::all_of(name.begin(), name.end(), plain) &&
         (slash == path.npos || slash > 0);
}

}  // namespace

TEST_CASE("A site has a page for each story, named safely whatever the ids are, and none of them twice") {
  Files files;
  Site site({}, into(files));
  for (const char* id :
       {"a", "A", "../../etc/passwd", "con", "<b>", "ÄÖ", "a b", "a-b", "a_b", "a-b-2", ".."}) {
    CAPTURE(id);
    CHECK(site.add(analyzed({.id = id, .text = "It rains, Karin Holt said."})).has_value());
  }
  CHECK(site.add(analyzed({.id = "a", .text = "It rains."})).has_error());
  CHECK(site.finish().has_value());
  std::size_t stories = 0;
  for (const auto& row : files) {
    const auto& [path, text] = row;
    CAPTURE(row.first);
    CHECK(is_safe(path));
    stories += path.starts_with("stories/");
    if (path.ends_with(".html")) {
      CHECK(text.starts_with("<!DOCTYPE html>"));
      CHECK(text.find("</html>") == text.size() - 8);
    }
  }
  CHECK(stories == 11);
  for (const char* page : {"index.html", "check.html", "unnamed.html", "claims.html", "sources.html",
                           "outlets.html", "site.css", "site.js", "sources/karin-holt.html"})
    CHECK(files.count(page) == 1);
}

TEST_CASE("A site of no stories is whole") {
  Files files;
  Site site({.title = "<Week> & more"}, into(files));
  CHECK(site.finish().has_value());
  CHECK(files["index.html"].find("&lt;Week&gt; &amp; more") != std::string::npos);
}

TEST_CASE(
    "A long story goes over several pages, each of less than a megabyte, with every statement on one of "
    "them") {
  std::string text;
  for (int i = 0; i < 700; ++i) {
    text += "The bridge of pier " + std::to_string(i) +
            " would be closed for repairs until the ice breaks, Captain Number" + std::to_string(i % 350) +
            " Holt said on Monday.\n\n";
  }
  const Analysis analysis = analyzed({.id = "long", .text = text});
  REQUIRE(analysis.statements.size() > 300);
  Files files;
  Site site({}, into(files));
  CHECK(site.add(analysis).has_value());
  CHECK(site.finish().has_value());
  std::size_t rows = 0, pages = 0;
  for (const auto& row : files) {
    const auto& [path, page] = row;
    CAPTURE(row.first);
    CHECK(page.size() < 1'000'000);
    if (!path.starts_with("stories/")) continue;
    ++pages;
    for (std::size_t at = 0; (at = page.find("<tr id=\"a0-s", at)) != page.npos; ++at) ++rows;
  }
  CHECK(rows == analysis.statements.size());
  CHECK(pages == (analysis.statements.size() + 149) / 150);
}

TEST_CASE("Text without end does not make a page without end") {
  std::string text = "“Rain,” said Karin Holt. ";
  while (text.size() < 3'000'000) text += "<&\"'> ";
  Files files;
  Site site({}, into(files));
  CHECK(site
            .add(analyzed(
                {.id = "long", .title = text, .publisher = text, .date = text, .text = text, .desk = text}))
            .has_value());
  CHECK(site.finish().has_value());
  for (const auto& row : files) {
    const auto& [path, page] = row;
    CAPTURE(row.first);
    CHECK(page.size() < 1'000'000);
  }
}

TEST_CASE("What cannot be written is told, and nothing more is written") {
  int writes = 0;
  Site site({}, [&](const std::string&, std::string_view) -> Result<void> {
    return ++writes < 3 ? Result<void>() : Error{ErrorCode::io, 0, "disk full"};
  });
  CHECK(site.add(analyzed({.id = "a", .text = "It rains, Karin Holt said."})).has_error());
  CHECK(site.finish().error().detail == "disk full");
  CHECK(writes == 3);
}

TEST_CASE("A mistaken date does not leave the others a single bar") {
  Files files;
  Site site({}, into(files));
  Analysis analysis = analyzed({.id = "a", .publisher = "The Post", .text = "It rains, Karin Holt said."});
  for (int i = 0; i < 600; ++i) {
    analysis.id = std::to_string(i);
    analysis.date = i == 0 ? "0001-11-30" : i == 1 ? "2950-09-30" : "2024-05-0" + std::to_string(1 + i % 9);
    CHECK(site.add(analysis).has_value());
  }
  CHECK(site.finish().has_value());
  const std::string& page = files["outlets.html"];
  CHECK(page.find("from 2024-05-01 to 2024-05-09") != page.npos);
  CHECK(page.find("left out: 2.") != page.npos);
}

TEST_CASE("Days of early years keep their noughts") {
  Files files;
  Site site({}, into(files));
  for (const auto& [id, date] : {std::pair{"first", "0001-11-30"}, {"second", "2024-05-01"}})
    CHECK(site.add(analyzed({.id = id, .date = date, .text = "Rain."})).has_value());
  CHECK(site.finish().has_value());
  CHECK(files["index.html"].find("0001-11-30 to 2024-05-01") != std::string::npos);
}

TEST_CASE("A site of a corpus tells of its claims, sources and outlets, and has a page for each story") {
  Corpus corpus;
  const char* shared =
      "Two of the dam's eleven gates may not open fully and must be repaired before winter, Karin Holt said.";
  for (const char* id : {"a", "b", "c"})
    corpus.add(
        analyzed({.id = id, .publisher = std::string("Paper ") + id, .date = "2024-05-01", .text = shared}));
  Files files;
  Site site({}, into(files));
  for (const ArticleDigest& article : corpus.articles()) CHECK(site.add(article).has_value());
  CHECK(site.add(analyzed({.id = "d", .text = shared})).has_error());
  CHECK(site.finish().has_value());
  CHECK(files.count("check.html") == 0);
  CHECK(files["index.html"].find("check.html") == std::string::npos);
  CHECK(files["claims/1.html"].find("All outlets have it from “Karin Holt”") != std::string::npos);
  CHECK(files["claims/1.html"].find("Paper b") != std::string::npos);
  CHECK(files["sources/karin-holt.html"].find("3</b>statements") != std::string::npos);
  CHECK(files["stories/story-a.html"].find("id=\"a0-s0\"") != std::string::npos);
  CHECK(files["stories/story-a.html"].find("../claims/1.html") != std::string::npos);
}

TEST_CASE("No piece of a site is larger than a megabyte, however many stories there are") {
  std::size_t longest = 0;
  Site site({}, [&](const std::string&, std::string_view text) -> Result<void> {
    longest = std::max(longest, text.size());
    return {};
  });
  const Analysis analysis = analyzed(
      {.id = "a", .publisher = "The Post", .date = "2024-05-01", .text = "It rains, Karin Holt said."});
  for (int i = 0; i < 3000; ++i) {
    Analysis one = analysis;
    one.id = std::to_string(i);
    CHECK(site.add(one).has_value());
  }
  CHECK(site.finish().has_value());
  CHECK(longest < 1'000'000);
}

TEST_CASE("The newest stories come first, and those without a day in ISO 8601 last") {
  Files files;
  Site site({}, into(files));
  for (const auto& [id, date] : {std::pair{"first", "9/18/18"},
                                 {"second", "2024-05-01"},
                                 {"third", "2024-05-02T10:00Z"},
                                 {"fourth", ""}})
    CHECK(site.add(analyzed({.id = id, .date = date, .text = "Rain."})).has_value());
  CHECK(site.finish().has_value());
  const std::string& index = files["index.html"];
  std::vector<std::size_t> places;
  for (const char* id : {"third", "second", "first", "fourth"})
    places.push_back(index.find(std::string("<tr><td><a href=\"stories/") + id));
  CHECK(places.back() != index.npos);
  CHECK(index.find("2024-05-01 to 2024-05-02") != index.npos);
  CHECK(std::is_sorted(places.begin(), places.end()));
}
