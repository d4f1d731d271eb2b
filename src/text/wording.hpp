#pragma once

// What conventions.cpp and transcripts.cpp both ask of an article's words, and the phrases by which they tell
// what paragraphs are for (src/lexicon/en/conventions.tsv).

#include <algorithm>
#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "base/ascii.hpp"
#include "hearsay/document.hpp"
#include "hearsay/lexicon.hpp"
#include "lexicon/phrase_table.hpp"
#include "lexicon/state.hpp"
#include "lexicon/take_until.hpp"
#include "text/characters.hpp"

namespace hearsay::text {

/// What a phrase makes of a paragraph, and where it has to stand in it.
struct Use {
  std::string_view kind, place;
};

/// Calls visit(Use) for the uses of an entry until it returns true.
template <class Visit>
bool any_use(const lexicon::Entry& entry, Visit visit) {
  for (std::string_view uses = entry.field(0); !uses.empty();) {
    std::string_view use = lexicon::take_until(uses, ',');
    const std::string_view kind = lexicon::take_until(use, ':');
    if (visit(Use{kind, use})) return true;
  }
  return false;
}

inline bool has_use(const lexicon::Entry& entry, std::string_view kind, std::string_view place) {
  return any_use(entry, [&](Use use) { return use.kind == kind && use.place == place; });
}

inline bool has_small_letter(std::string_view words) {
  return std::ranges::any_of(words, ascii::is_lower);
}

/// What those who mark paragraphs begin with.
class Wording {
 protected:
  Wording(std::string_view text, std::span<const Token> tokens, std::span<const std::uint64_t> keys)
      : text_(text), tokens_(tokens), keys_(keys) {}

  /// The longest convention that begins the range of tokens.
  lexicon::PhraseTable::Match convention(IndexRange range) const {
    static const lexicon::PhraseTable& table = Lexicon::builtin().state().table("conventions");
    return table.longest_match(keys_.subspan(range.begin, range.size()));
  }
  /// Whether the range is nothing but one of that use.
  bool is_convention(IndexRange range, std::string_view kind, std::string_view place) const {
    const auto match = convention(range);
    return match && match.words == range.size() && has_use(*match.entry, kind, place);
  }

  std::string_view surface(std::uint32_t token) const {
    const Span span = tokens_[token].span;
    return text_.substr(span.begin, span.size());
  }
  bool is_mark(std::uint32_t token) const {
    return tokens_[token].kind == TokenKind::punctuation || tokens_[token].kind == TokenKind::quote;
  }
  bool is_dash(std::uint32_t token) const {
    const std::string_view mark = surface(token);
    return mark == "-" || mark == "--" || mark == "—" || mark == "–" || mark == "―" || mark == "---";
  }
  bool is_capitals(std::uint32_t token) const {
    const std::string_view word = surface(token);
    return word.size() > 2 && !has_small_letter(word) && starts_upper(word);
  }
  bool is_stop(std::uint32_t token) const {
    const std::string_view mark = surface(token);
    return mark == "." || mark == "?" || mark == "!" || mark == "”" || mark == "\"";
  }
  bool ends_sentence(IndexRange tokens) const {
    for (std::uint32_t at = tokens.end; at > tokens.begin; --at) {
      const std::string_view mark = surface(at - 1);
      if (mark == "." || mark == "?" || mark == "!") return true;
      if (!is_mark(at - 1)) return false;
    }
    return false;
  }

  std::string_view text_;
  std::span<const Token> tokens_;
  std::span<const std::uint64_t> keys_;  // of the tokens
};

}  // namespace hearsay::text
