#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "hearsay/document.hpp"

namespace hearsay::tagger {

/// The words that have vectors of their own, known by their keys (lexicon::word_key), which the weights hold:
/// FNV-1a of 64 bits over the bytes of a normalised word. Among 30,000 of them, a foreign word
/// takes one for its own with a probability of 2·10⁻¹⁵.
class Vocabulary {
 public:
  static constexpr std::uint32_t unknown = 0;
  static constexpr std::uint32_t number = 1;
  static constexpr std::uint32_t first_word = 2;

  Vocabulary() = default;

  /// From the words' hashes in the order of their ids, the first of which is first_word. None where two words
  /// have the same hash, or so many start with the same bits that they cannot be hashes of words. O(n).
  static std::optional<Vocabulary> from_hashes(std::span<const std::uint64_t> hashes);

  /// The id of the word of a hash, or unknown. O(1).
  std::uint32_t find(std::uint64_t hash) const noexcept;

  /// How many ids there are, unknown and number included.
  std::uint32_t size() const noexcept { return size_; }

 private:
  struct Slot {
    std::uint64_t hash = 0;
    std::uint32_t id = unknown;  // of an empty slot
  };
  std::vector<Slot> slots_ =
      std::vector<Slot>(1);  // a power of two, at most half full; probed one after the other
  std::uint32_t size_ = first_word;
};

/// What the tagger knows about one token: rows of its tables.
struct Features {
  static constexpr std::uint32_t max_words = std::uint32_t{1} << 24;
  static constexpr std::uint32_t suffix2_count = 1024;
  static constexpr std::uint32_t suffix3_count = 4096;
  static constexpr std::uint32_t prefix3_count = 4096;
  static constexpr std::uint32_t shape_count = 20;
  static constexpr std::uint32_t quote_count = 6;
  static constexpr std::uint32_t start_count = 4;

  std::uint32_t word = Vocabulary::unknown;
  std::uint16_t suffix2 = 0;  ///< the last two code points of the normalised word, hashed
  std::uint16_t suffix3 = 0;
  std::uint16_t prefix3 = 0;  ///< the first three
  std::uint8_t shape = 0;     ///< see shape()
  /// 0 outside; 1 opening mark; 2 first token inside; 3 later ones; 4 closing mark;
  /// 5 inside a quotation that the paragraph does not close
  std::uint8_t quote = 0;
  std::uint8_t start = 0;  ///< of 1 a sentence, 2 a paragraph, 3 the document; 0 none

  /// A number for all that depends on the word alone, and not on its place: not quote and start.
  std::uint64_t form() const noexcept {
    return std::uint64_t{word} << 39 | std::uint64_t{suffix2} << 29 | std::uint64_t{suffix3} << 17 |
           std::uint64_t{prefix3} << 5 | shape;
  }
  /// A number for its place, below place_count.
  static constexpr std::uint32_t place_count = quote_count * start_count;
  std::uint32_t place() const noexcept { return std::uint32_t{quote} * start_count + start; }

  friend bool operator==(const Features&, const Features&) = default;
};

/// The word in lower case with straight apostrophes: "Don’t" becomes "don't". Overwrites `result`.
void normalise(std::string_view word, std::string& result);

/// A class of surface forms, the first that applies.
///
///     with a letter    10 's ’re   7 F-16 9th   9 U.S.-led   8 so-called   5 Mr. a.m.
///                       0 word n't   4 A   2 NATO   1 Kyiv   3 McCain
///     otherwise         6 3,000   11 ,   12 . ! ? …   13 “ ” "   14 - – —   15 ( ) [ ] { }
///                      16 : ;   17 ' ’ ‘ `   18 $ € £ %   19 any other
std::uint8_t shape(std::string_view word) noexcept;

/// The features of every token, in their order. Overwrites `result`; `buffer` is for parts of words.
/// O(length of the text).
void find_features(const Document& document, const Vocabulary& vocabulary, std::string& buffer,
                   std::vector<Features>& result);

/// Stretches of text that are tagged each by itself: whole paragraphs, as many as stay within pack_size
/// tokens; a longer paragraph by itself; and one above max_pack_size in parts of that size. Overwrites
/// `result`. O(number of paragraphs).
inline constexpr std::uint32_t pack_size = 200;
inline constexpr std::uint32_t max_pack_size = 512;
void find_packs(const Document& document, std::vector<IndexRange>& result);

}  // namespace hearsay::tagger
