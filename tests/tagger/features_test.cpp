#include "tagger/features.hpp"

#include <doctest/doctest.h>

#include <array>
#include <string>
#include <utility>
#include <vector>

#include "lexicon/phrase_table.hpp"
#include "text/characters.hpp"

TEST_SUITE_BEGIN("tagger/features");

using hearsay::Document;
using hearsay::IndexRange;
using hearsay::lexicon::word_key;
using namespace hearsay::tagger;

namespace {

Vocabulary vocabulary_of(const std::vector<std::string>& words) {
  std::vector<std::uint64_t> hashes;
  for (const std::string& word : words) hashes.push_back(word_key(word));
  return Vocabulary::from_hashes(hashes).value();
}

std::vector<Features> features_of(const std::string& text, const Vocabulary& vocabulary = {}) {
  std::string buffer;
  std::vector<Features> result;
  find_features(Document::from_utf8(text).value(), vocabulary, buffer, result);
  return result;
}

/// One digit for each token.
std::string digits(const std::string& text, std::uint8_t Features::*feature) {
  std::string result;
  for (const Features& features : features_of(text)) result += static_cast<char>('0' + features.*feature);
  return result;
}

std::string paragraphs(const std::vector<int>& tokens) {
  std::string text;
  for (const int count : tokens) {
    for (int i = 0; i < count; ++i) text += "word ";
    text += "\n\n";
  }
  return text;
}

}  // namespace

TEST_CASE("words are found by their normalised form") {
  const Vocabulary vocabulary = vocabulary_of({"the", "backed", "n't", "twenty-one"});
  CHECK(vocabulary.size() == 6);
  CHECK(vocabulary.find(word_key("the")) == 2);
  CHECK(vocabulary.find(word_key("n't")) == 4);
  CHECK(vocabulary.find(word_key("those")) == Vocabulary::unknown);
  CHECK(Vocabulary().find(word_key("the")) == Vocabulary::unknown);

  // A compound that is unknown is looked up by its last part.
  const auto ids = features_of("THE Trump-backed Twenty-one 3,000 didn’t Kyiv", vocabulary);
  const std::array<std::uint32_t, 7> expected{
      2, 3, 5, Vocabulary::number, Vocabulary::unknown, 4, Vocabulary::unknown};
  REQUIRE(ids.size() == expected.size());
  for (std::size_t i = 0; i < expected.size(); ++i) CHECK(ids[i].word == expected[i]);
}

TEST_CASE("every word of a large vocabulary is found again") {
  std::vector<std::string> words;
  for (int i = 0; i < 5000; ++i) words.push_back("w" + std::to_string(i * i));
  const Vocabulary vocabulary = vocabulary_of(words);
  std::size_t found = 0;
  for (std::size_t i = 0; i < words.size(); ++i)
    found += vocabulary.find(word_key(words[i])) == Vocabulary::first_word + i;
  CHECK(found == words.size());
}

TEST_CASE("what cannot be hashes of words is refused, in linear time") {
  CHECK_FALSE(Vocabulary::from_hashes(std::vector<std::uint64_t>{1, 2, 1}));
  std::vector<std::uint64_t> alike(200000);
  for (std::size_t i = 0; i < alike.size(); ++i) alike[i] = i << 32;
  CHECK_FALSE(Vocabulary::from_hashes(alike));
  CHECK(Vocabulary::from_hashes({})->size() == Vocabulary::first_word);
}

TEST_CASE("hashes are those that the training scripts compute") {
  CHECK(word_key("") == 0xCBF29CE484222325U);  // published values of FNV-1a
  CHECK(word_key("a") == 0xAF63DC4C8601EC8CU);
  CHECK(word_key("foobar") == 0x85944171F73967E8U);
  // The scripts hash normalised words.
  std::string character, normalised;
  std::size_t different = 0;
  for (char32_t code = 0; code <= 0x10FFFF; ++code) {
    if (code >= 0xD800 && code <= 0xDFFF) continue;
    character.clear();
    hearsay::text::append(character, code);
    normalise(character, normalised);
    std::uint64_t hash = 0xCBF29CE484222325U;
    for (const char c : normalised) hash = (hash ^ static_cast<unsigned char>(c)) * 0x100000001B3U;
    different += hash != word_key(character);
  }
  CHECK(different == 0);

  const Features a = features_of("a").at(0);  // FNV-1a of 32 bits of "a" is e40c292c
  CHECK(a.suffix2 == 0xE40C292CU % 1024);
  CHECK(a.suffix3 == 0xE40C292CU % 4096);
  CHECK(a.prefix3 == 0xE40C292CU % 4096);
  // Affixes count code points, and case does not matter.
  CHECK(features_of("née").at(0).suffix2 == features_of("ÉE").at(0).suffix2);
  CHECK(features_of("Éli").at(0).prefix3 == features_of("élite").at(0).prefix3);
}

TEST_CASE("shapes of words") {
  const std::vector<std::pair<std::string, int>> table = {
      {"he", 0},           {"n’t", 0},    {"n't", 0},  {"Kyiv", 1}, {"Émile", 1}, {"NATO", 2},
      {"McCain", 3},       {"iPhone", 3}, {"A", 4},    {"U.S.", 5}, {"a.m.", 5},  {"Mr.", 5},
      {"3,000", 6},        {"2016", 6},   {"9th", 7},  {"F-16", 7}, {"so-so", 8}, {"U.S.-led", 9},
      {"Trump-backed", 9}, {"'s", 10},    {"’re", 10}, {",", 11},   {".", 12},    {"?", 12},
      {"…", 12},           {"“", 13},     {"\"", 13},  {"-", 14},   {"—", 14},    {"(", 15},
      {"]", 15},           {":", 16},     {";", 16},   {"'", 17},   {"’", 17},    {"$", 18},
      {"%", 18},           {"#", 19},     {"№", 19},
  };
  for (const auto& row : table) {
    CAPTURE(row.first);
    CHECK(shape(row.first) == row.second);
  }
}

TEST_CASE("state of quotations") {
  CHECK(digits("He said: “We will not.” Yes.", &Features::quote) ==
        "000123334"
        "00");
  // A quotation that its paragraph leaves open is marked as such; the next paragraph begins outside.
  CHECK(digits("“We go on.\n\n“We do,” he said.", &Features::quote) ==
        "15555"
        "12334"
        "000");
  // What is quoted inside a quotation does not change its state.
  CHECK(digits("“He said ‘no’ twice.”", &Features::quote) == "123333334");
  CHECK(digits("", &Features::quote).empty());
}

TEST_CASE("starts of document, paragraph and sentence") {
  CHECK(digits("He left. She did.\n\nWe stayed. So?", &Features::start) ==
        "300100"
        "200"
        "10");
}

TEST_CASE("packs hold whole paragraphs up to 200 tokens") {
  const auto packs_of = [](const std::vector<int>& tokens) {
    std::vector<IndexRange> packs;
    find_packs(Document::from_utf8(paragraphs(tokens)).value(), packs);
    std::vector<std::uint32_t> sizes;
    for (const IndexRange pack : packs) sizes.push_back(pack.size());
    return sizes;
  };
  using Sizes = std::vector<std::uint32_t>;
  CHECK(packs_of({}) == Sizes{});
  CHECK(packs_of({100, 100, 1}) == Sizes{200, 1});
  CHECK(packs_of({150, 60, 50}) == Sizes{150, 110});
  CHECK(packs_of({10, 300, 10}) == Sizes{10, 300, 10});            // a long paragraph is alone
  CHECK(packs_of({10, 1100, 10}) == Sizes{10, 512, 512, 76, 10});  // a very long one is cut
  CHECK(packs_of({201, 1}) == Sizes{201, 1});
  CHECK(packs_of({512}) == Sizes{512});
}

TEST_SUITE_END();
