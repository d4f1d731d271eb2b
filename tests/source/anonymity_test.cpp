#include "source/anonymity.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <string>

#include "lexicon/state.hpp"

using namespace hearsay;
using source::AnonymityTerms;

namespace {

constexpr std::size_t first_example = 2;

// With what the terms find in brackets.
std::string bracketed(const AnonymityTerms& terms, const std::string& text) {
  const Document document = Document::from_utf8(text).value();
  std::string out;
  std::uint32_t done = 0;
  for (const Span found : terms.find(document)) {
    out += text.substr(done, found.begin - done) + "[" + text.substr(found.begin, found.size()) + "]";
    done = found.end;
  }
  return out + text.substr(done);
}

std::string without_brackets(std::string text) {
  std::erase_if(text, [](char c) { return c == '[' || c == ']'; });
  return text;
}

}  // namespace

TEST_CASE("every term of anonymity finds what its examples have in brackets") {
  for (const lexicon::Entry& entry : Lexicon::builtin().state().table("anonymity").entries()) {
    CAPTURE(entry.phrase);
    CHECK(entry.columns() > first_example);
    for (std::size_t column = first_example; column < entry.columns(); ++column) {
      const std::string example(entry.field(column));
      CHECK(bracketed(AnonymityTerms(Lexicon::builtin()), without_brackets(example)) == example);
    }
  }
}

TEST_CASE("what only sounds like a term is none") {
  const AnonymityTerms terms(Lexicon::builtin());
  for (const std::string text : {
           "An aide named two others.",
           "The plan was authorized to go ahead.",
           "An aide was allowed to talk.",
           "The bank was barred from trading.",
           "A check of his background took days.",
           "The victim was identified as Jan Roe.",
           "She asked for names.",
           "He was quoted as saying so.",
       }) {
    CHECK(bracketed(terms, text) == text);
  }
}

TEST_CASE("users' terms are made of parts, of which users may add their own") {
  const auto with = [](const char* rows) { return Lexicon::builtin().with_entries(rows); };
  const auto own = with(
      "anonymity-parts\tshun\tshun(?:s|ned|ning)? {theirs}\n"
      "anonymity\tlimelight\tcondition\t{shun} limelight\n");
  REQUIRE(own.has_value());
  CHECK(bracketed(AnonymityTerms(*own), "An aide who shunned the limelight said so.") ==
        "An aide who [shunned the limelight] said so.");
  for (const char* rows : {"anonymity\tx\tcondition\t{nothing} x\n", "anonymity\tx\tcondition\t{ask x\n",
                           "anonymity\tx\tcondition\t\n", "anonymity-parts\tx\t(\n",
                           "anonymity-parts\tmine\t{mine}\n", "anonymity-parts\task\t{name_kept}\n"}) {
    CAPTURE(rows);
    CHECK(with(rows).has_error());
  }
  std::string doubling = "anonymity-parts\ta\txxxxxxxx\n";
  for (char part = 'b'; part < 'z'; ++part)
    doubling += std::string("anonymity-parts\t") + part + "\t{" + static_cast<char>(part - 1) + "}{" +
                static_cast<char>(part - 1) + "}\n";
  CHECK(with(doubling.c_str()).has_error());
}
