#include "corpus/words.hpp"

#include "lexicon/inflection.hpp"

namespace hearsay {
namespace {

bool is_vowel(char c) {
  return std::string_view("aeiouy").find(c) != std::string_view::npos;
}

bool has_vowel(std::string_view text) {
  return text.find_first_of("aeiouy") != std::string_view::npos;
}

}  // namespace

// Porter's first step (1980), which takes off plurals, -ed and -ing, and then the last -e, so that "taking"
// meets "take".
std::string stem(std::string_view word) {
  std::string stem(lexicon::irregular_base(word));
  const auto drop = [&stem](std::string_view ending) {
    if (stem.size() < ending.size() + 2 || !stem.ends_with(ending)) return false;
    if (!has_vowel(std::string_view(stem).substr(0, stem.size() - ending.size()))) return false;
    stem.resize(stem.size() - ending.size());
    return true;
  };
  if (stem.ends_with("ies") && stem.size() > 4) {
    stem.resize(stem.size() - 2);
  } else if (stem.ends_with("sses")) {
    stem.resize(stem.size() - 2);
  } else if (!stem.ends_with("ss") && !stem.ends_with("us") && !stem.ends_with("is")) {
    drop("s");
  }
  if (drop("ed") || drop("ing")) {
    const std::size_t size = stem.size();
    const bool doubled = size > 2 && stem[size - 1] == stem[size - 2] && !is_vowel(stem[size - 1]);
    if (doubled && std::string_view("lsz").find(stem[size - 1]) == std::string_view::npos) stem.pop_back();
  }
  if (stem.size() > 3 && stem.back() == 'e') stem.pop_back();
  if (stem.size() > 2 && stem.back() == 'y') stem.back() = 'i';
  return stem;
}

std::string_view without_possessive(std::string_view name) noexcept {
  for (const std::string_view possessive : {"'s", "’s", "'", "’"}) {
    if (name.ends_with(possessive)) name.remove_suffix(possessive.size());
  }
  return name;
}

}  // namespace hearsay
