#include "corpus/topic.hpp"

#include <algorithm>
#include <boost/unordered/unordered_flat_map.hpp>

#include "base/ascii.hpp"
#include "corpus/proposition.hpp"
#include "corpus/words.hpp"

namespace hearsay {

std::vector<std::uint32_t> topic(const Document& document) {
  struct Use {
    std::uint32_t count = 0, first = 0;
  };
  boost::unordered_flat_map<std::uint32_t, Use> uses;
  std::uint32_t at = 0;
  for (const Token& token : document.tokens()) {
    if (token.kind != TokenKind::word && token.kind != TokenKind::number) continue;
    const std::string word = ascii::lower_case(document[token]);
    constexpr std::size_t shortest = 3;
    if (word.size() < shortest || is_function_word(word)) continue;
    Use& use = uses[hash(stem(word))];
    if (use.count++ == 0) use.first = at++;
  }
  std::vector<std::pair<std::uint32_t, Use>> by_use(uses.begin(), uses.end());
  std::sort(by_use.begin(), by_use.end(), [](const auto& a, const auto& b) {
    return a.second.count != b.second.count ? a.second.count > b.second.count
                                            : a.second.first < b.second.first;
  });
  std::vector<std::uint32_t> words;
  for (std::size_t i = 0; i < std::min(by_use.size(), topic_size); ++i) words.push_back(by_use[i].first);
  std::sort(words.begin(), words.end());
  return words;
}

}  // namespace hearsay
