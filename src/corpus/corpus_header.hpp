#pragma once

#include <algorithm>
#include <cstdint>
#include <string>

namespace hearsay {

/// The first line of the file of a corpus, of the same length for all numbers, so that articles can be put
/// behind those that are there without writing anything else anew.
inline std::string corpus_header(std::uint64_t articles, std::uint64_t bytes) {
  const auto padded = [](std::uint64_t number, std::size_t width) {
    const std::string digits = std::to_string(number);
    return std::string(width - std::min(width, digits.size()), ' ') + digits;
  };
  return "{\"hearsay-corpus\":2,\"articles\":" + padded(articles, 10) + ",\"bytes\":" + padded(bytes, 15) +
         "}\n";
}

}  // namespace hearsay
