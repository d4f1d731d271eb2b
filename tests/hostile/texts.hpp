#pragma once

#include <array>
#include <cstddef>
#include <fstream>
#include <iterator>
#include <random>
#include <string>
#include <string_view>

// Texts that nobody writes, of any length: what tests and benches of robustness have in common. Each has
// something that a step looks ahead, back or around for, over and over.

namespace hearsay::test {

/// `unit` over and over, at least `size` bytes of it.
inline std::string fill(std::string_view unit, std::size_t size) {
  std::string text;
  text.reserve(size + unit.size());
  while (text.size() < size) text += unit;
  return text;
}

/// Half of `size` bytes filled with one unit, half with another.
inline std::string halves(std::string_view first, std::string_view second, std::size_t size) {
  return fill(first, size / 2) + fill(second, size / 2);
}

/// 0 "A", 1 "B", … 26 "Ba": a name in capital and small letters.
inline std::string numbered_name(std::size_t number) {
  std::string name;
  do {
    name.insert(name.begin(), static_cast<char>('a' + number % 26));
    number /= 26;
  } while (number > 0);
  name.front() = static_cast<char>(name.front() - 'a' + 'A');
  return name;
}

/// Text made of sentence(0), sentence(1), …
template <class Sentence>
std::string numbered(std::size_t size, Sentence sentence) {
  std::string text;
  for (std::size_t i = 0; text.size() < size; ++i) text += sentence(i);
  return text;
}

inline std::string sample_article() {
  std::ifstream file(HEARSAY_SOURCE_DIR "/examples/sample.txt", std::ios::binary);
  return {std::istreambuf_iterator<char>(file), {}};
}

inline std::string replaced(std::string text, std::string_view from, std::string_view to) {
  for (std::size_t at = 0; (at = text.find(from, at)) != std::string::npos; at += to.size()) {
    text.replace(at, from.size(), to);
  }
  return text;
}

struct HostileText {
  std::string_view name;
  std::string (*of_size)(std::size_t size);  ///< at least so many bytes
};

inline constexpr std::array hostile_texts{
    HostileText{"an article, over and over", [](std::size_t n) { return fill(sample_article(), n); }},
    HostileText{"in one paragraph",
                [](std::size_t n) { return fill(replaced(sample_article(), "\n", " "), n); }},
    HostileText{
        "without full stops",
        [](std::size_t n) { return fill(replaced(replaced(sample_article(), "\n", " "), ".", ","), n); }},
    HostileText{"all upper case",
                [](std::size_t n) {
                  std::string text = sample_article();
                  for (char& c : text) c = 'a' <= c && c <= 'z' ? static_cast<char>(c - 32) : c;
                  return fill(text, n);
                }},
    HostileText{"Windows line ends after a byte order mark",
                [](std::size_t n) { return "\uFEFF" + fill(replaced(sample_article(), "\n", "\r\n"), n); }},
    HostileText{"without spaces", [](std::size_t n) { return fill(replaced(sample_article(), " ", ""), n); }},
    HostileText{"one token", [](std::size_t n) { return fill("abcdefghijkl", n); }},
    HostileText{"quote marks", [](std::size_t n) { return fill("\"", n); }},
    HostileText{"quote marks apart", [](std::size_t n) { return fill("“ \" ' ", n); }},
    HostileText{"short quotations", [](std::size_t n) { return fill("“a” ", n); }},
    HostileText{"nested quotations", [](std::size_t n) { return halves("“he said ", "it” ", n); }},
    HostileText{"nested statements", [](std::size_t n) { return fill("He said that ", n); }},
    HostileText{"nested statements of others",
                [](std::size_t n) {
                  return numbered(n, [](std::size_t i) { return "Mr. " + numbered_name(i) + " said that "; });
                }},
    HostileText{"chains of hearsay",
                [](std::size_t n) { return fill("according to officials, citing the newspaper, ", n); }},
    HostileText{"as many sources as sentences",
                [](std::size_t n) {
                  return numbered(n, [](std::size_t i) {
                    return "General " + numbered_name(i * 7919) + " " + numbered_name(i) +
                           " said it rained.\n";
                  });
                }},
    HostileText{"one surname",
                [](std::size_t n) {
                  return numbered(n, [](std::size_t i) {
                    return numbered_name(i) + " Kovalenko said it rained. Kovalenko said it snowed.\n";
                  });
                }},
    HostileText{"pronouns", [](std::size_t n) { return fill("He said she said they said it rained. ", n); }},
    HostileText{"descriptions",
                [](std::size_t n) { return fill("A senior official said the officials said so.\n", n); }},
    HostileText{"terms of anonymity",
                [](std::size_t n) {
                  return fill(
                      "an official who spoke on condition of anonymity because he was not authorized ", n);
                }},
    HostileText{"phrases within phrases",
                [](std::size_t n) { return fill("a spokesman for the head of the office of ", n); }},
    HostileText{"parts of parts", [](std::size_t n) { return fill("one of ", n); }},
    HostileText{"shares of shares", [](std::size_t n) { return fill("12 percent of ", n); }},
    HostileText{"articles without a noun", [](std::size_t n) { return fill("the ", n); }},
    HostileText{"adjectives without a noun", [](std::size_t n) { return fill("senior ", n); }},
    HostileText{"owners of owners", [](std::size_t n) { return fill("Trump's ", n); }},
    HostileText{"pronouns that own", [](std::size_t n) { return fill("his ", n); }},
    HostileText{"an owner of many",
                [](std::size_t n) {
                  return numbered(n, [](std::size_t i) {
                    return "A Trump " + std::string(i % 2 == 0 ? "aide" : "lawyer") +
                           " said it rained. Trump left.\n";
                  });
                }},
    HostileText{
        "two of many",
        [](std::size_t n) { return fill("Anna Berg and Bo Dahl left. The two ministers said so. ", n); }},
    HostileText{"institutions",
                [](std::size_t n) {
                  return numbered(n, [](std::size_t i) {
                    return "The " + numbered_name(i) + " " + numbered_name(i / 2) + " Committee said so. ";
                  });
                }},
    HostileText{
        "speakers of quotations",
        [](std::size_t n) { return fill("“I hope we win,” he said. “We do.”\n“And we will.”\n", n); }},
    HostileText{"quotations in a quotation",
                [](std::size_t n) { return "She said: “" + fill("they ‘say’ so, ", n) + "”"; }},
    HostileText{"parts of a whole", [](std::size_t n) { return fill("saying\nCommittee. other all ", n); }},
    HostileText{"media", [](std::size_t n) { return "“So,” he said" + fill(" on Twitter", n) + "."; }},
    HostileText{"marks behind attributions",
                [](std::size_t n) { return halves("he said, she said, ", ") ", n); }},
    HostileText{"statements in one sentence",
                [](std::size_t n) { return fill("he said that it is so and ", n); }},
    HostileText{"words of probability",
                [](std::size_t n) { return "He said " + fill("it may likely if ", n); }},
    HostileText{"a row of names", [](std::size_t n) { return fill("Anna Berg, ", n); }},
    HostileText{"numbers", [](std::size_t n) { return fill("3,000 of 1,5 ", n); }},
    HostileText{"brackets", [](std::size_t n) { return fill("( [ ", n); }},
    HostileText{"line ends", [](std::size_t n) { return fill("\r\n", n); }},
    HostileText{"letters from right to left", [](std::size_t n) { return fill("אמר ש\u202Eגד\u202C ", n); }},
    HostileText{"combining characters", [](std::size_t n) { return "He said " + fill("e\u0301\u0302", n); }},
    HostileText{"NUL bytes",
                [](std::size_t n) { return fill(std::string_view("He said \0that\0 ", 15), n); }},
};

/// Units of words that steps look for, drawn at random and repeated, one unit after the other: what a list
/// made by hand leaves out. The same seed gives the same text.
inline std::string random_text(unsigned seed, std::size_t size) {
  static constexpr std::string_view words[] = {
      "the",  "a",      "one",      "of",        "and",       "that",      "who",  "which",   "he",
      "they", "his",    "said",     "according", "to",        "told",      "in",   "on",      "with",
      "not",  "if",     "as",       "quoted",    "citing",    "Mr.",       "Ann",  "Lee",     "Obama",
      "U.S.", "senior", "official", "officials", "spokesman", "source",    "all",  "others",  "many",
      "some", "most",   "such",     "percent",   "3,000",     "dozens",    "2016", "Monday",  "ago",
      "no",   "each",   "report",   "company",   "House",     "Committee", "'s",   "Twitter", "statement",
      "is",   "was",    "likely",   "will",      "condition", "anonymity", "YES",  "because", ",",
      ".",    ":",      "“",        "”",         "\"",        "(",         ")",    "—",       "\n"};
  static constexpr std::string_view gaps[] = {" ", " ", " ", "", "\n", ", ", ". "};
  std::minstd_rand random(seed + 1);
  const std::size_t units = 1 + random() % 3;
  std::string text;
  for (std::size_t i = 0; i < units; ++i) {
    std::string unit;
    for (std::size_t n = 1 + random() % 6; n > 0; --n) {
      unit += words[random() % std::size(words)];
      unit += gaps[random() % std::size(gaps)];
    }
    text += fill(unit, size / units);
  }
  return text;
}

}  // namespace hearsay::test
