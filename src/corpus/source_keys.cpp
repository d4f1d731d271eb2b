#include <algorithm>
#include <string>
#include <vector>

#include "base/ascii.hpp"
#include "corpus/claim_words.hpp"
#include "corpus/words.hpp"
#include "hearsay/blocks.hpp"
#include "lexicon/state.hpp"

// By what names of different articles are one.

namespace hearsay {
namespace {

// "the company" and "We" are nobody's name.
bool is_proper(std::string_view name) {
  return std::any_of(name.begin(), name.end(), [](char c) { return 'A' <= c && c <= 'Z'; }) &&
         !ClaimWords::carried().name_pronoun.contains(name);
}

// The words of a name in lower case, without "the", "'s" and marks: "the Pentagon's" → "pentagon".
std::vector<std::string> name_words(std::string_view name) {
  std::vector<std::string> words;
  const std::string lower = ascii::lower_case(name);
  for (std::size_t at = 0; at < lower.size();) {
    const std::size_t end = std::min(lower.find(' ', at), lower.size());
    std::string word = lower.substr(at, end - at);
    at = end + 1;
    word.resize(without_possessive(word).size());
    while (!word.empty() && (word.back() == '.' || word.back() == ',')) word.pop_back();
    if (!word.empty() && !ClaimWords::carried().article.contains(word)) words.push_back(std::move(word));
  }
  return words;
}

std::string joined(const std::vector<std::string>& words) {
  std::string text;
  for (const std::string& word : words) {
    if (!text.empty()) text += ' ';
    text += word;
  }
  return text;
}

// "President Donald J. Trump" → "donald trump".
std::string bare_name(std::string_view name) {
  std::vector<std::string> kept;
  for (std::string& word : name_words(name)) {
    const bool initial = word.size() == 1 && 'a' <= word[0] && word[0] <= 'z' && !kept.empty();
    const bool title = ClaimWords::carried().name_title.contains(word);
    if (!initial && !title) kept.push_back(std::move(word));
  }
  return joined(kept);
}

// "the Pentagon" and "Defense Department" are one where the lexicon says so.
std::string organization_key(std::string_view name, const Lexicon& lexicon) {
  constexpr std::size_t full_name = 2;
  const std::size_t space = std::min(name.find(' '), name.size());
  const bool has_article = ClaimWords::carried().article.contains(ascii::lower_case(name.substr(0, space)));
  const std::string_view bare = has_article && space < name.size() ? name.substr(space + 1) : name;
  const lexicon::PhraseTable& institutions = lexicon.state().table("institutions");
  const lexicon::Entry* entry = institutions.find(bare);  // "Moody's"
  if (entry == nullptr) entry = institutions.find(without_possessive(bare));
  const bool is_short = entry != nullptr && !entry->field(full_name).empty();
  const std::string key = joined(name_words(is_short ? entry->field(full_name) : name));
  return key.empty() ? "" : "organization " + key;
}

}  // namespace

SourceKey source_key(const SourceDigest& source, const Lexicon& lexicon) {
  SourceKey key;
  key.within_report = ascii::lower_case(source.name);
  if (source.identity == Identity::organization && is_proper(source.name)) {
    key.key = organization_key(source.name, lexicon);
  } else if (source.identity == Identity::named) {
    std::string name = bare_name(source.name);
    const std::size_t space = name.rfind(' ');
    if (space == std::string::npos) {
      key.surname = std::move(name);
    } else {
      key.surname = name.substr(space + 1);
      key.key = person_key(name);
      key.full_name = std::move(name);
    }
  }
  return key;
}

std::string outlet_key(std::string_view publisher, const Lexicon& lexicon) {
  return organization_key(publisher, lexicon);
}

std::string person_key(std::string_view full_name) {
  return "named " + std::string(full_name);
}

std::string usual_name(std::vector<std::pair<std::string_view, std::uint64_t>> names) {
  std::sort(names.begin(), names.end());
  std::string_view usual;
  std::uint64_t most = 0;
  for (std::size_t i = 0; i < names.size();) {
    const std::string_view name = names[i].first;
    std::uint64_t uses = 0;
    for (; i < names.size() && names[i].first == name; ++i) uses += names[i].second;
    if (uses > most || (uses == most && name.size() > usual.size())) {
      most = uses;
      usual = name;
    }
  }
  return std::string(usual);
}

}  // namespace hearsay
