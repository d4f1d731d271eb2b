// An article's tokens with what the vocabulary says of them and how they are written.
#pragma once

#include <span>
#include <vector>

#include "hearsay/document.hpp"
#include "source/vocabulary.hpp"
#include "tagger/features.hpp"

namespace hearsay::source {

struct Word {
  Key key = 0;
  const Term* term = nullptr;      ///< of the token alone; null where no table has it
  std::uint32_t first_phrase = 0;  ///< of the tables that begins here; see Words::phrases()
  std::uint32_t sentence = 0;
  /// 1 + the innermost quotation of speech around the token; beyond those, a number for its turn of a
  /// transcript; 0 outside of any.
  std::uint32_t quotation = 0;
  TokenKind kind = TokenKind::word;
  Function function = Function::open;  ///< that of the term
  bool capital : 1 = false;            ///< begins with a capital letter
  bool shouting : 1 = false;           ///< has two letters or more, all of them capitals
  bool initial : 1 = false;            ///< first word of its sentence or quotation: its capital tells nothing
  bool headline : 1 = false;           ///< in a line that writes every word with a capital
  bool name_like : 1 = false;          ///< capital that tells of a name
  bool address : 1 = false;            ///< of a site: "Politico.com"
  bool former : 1 = false;             ///< "former", "ex-minister"
  bool last_name : 1 = false;          ///< follows a given name somewhere in the article: "Howard *Dean*"
};

class Words {
 public:
  /// `common`: the words that news has often; without it, every word is held for one. O(n) in the number of
  /// tokens.
  Words(const Document& document, const Vocabulary& vocabulary, const tagger::Vocabulary* common = nullptr);

  std::uint32_t size() const noexcept { return static_cast<std::uint32_t>(words_.size()); }
  const Word& operator[](std::uint32_t i) const noexcept { return words_[i]; }
  const Document& document() const noexcept { return document_; }
  const Vocabulary& vocabulary() const noexcept { return vocabulary_; }

  Function function(std::uint32_t i) const noexcept {
    return i < size() ? words_[i].function : Function::open;
  }
  /// Where the token's sentence ends.
  std::uint32_t sentence_end(std::uint32_t i) const noexcept {
    return document_.sentences()[words_[i].sentence].tokens.end;
  }
  std::string_view text(std::uint32_t i) const noexcept { return document_[document_.tokens()[i]]; }
  Span span(IndexRange tokens) const noexcept {
    return tokens.empty() ? Span{}
                          : Span{document_.tokens()[tokens.begin].span.begin,
                                 document_.tokens()[tokens.end - 1].span.end};
  }
  /// Whether token i is the punctuation mark.
  bool is(std::uint32_t i, std::string_view mark) const noexcept {
    // Most are told apart by their first letter.
    return i < size() && text(i).front() == mark.front() && text(i) == mark;
  }
  /// Whether token i is a word of the class.
  bool in(std::uint32_t i, const lexicon::WordSet& words) const noexcept {
    return i < size() && words.contains(words_[i].key);
  }
  /// Whether news has the word often, in capitals or small letters.
  bool is_common(std::string_view word) const noexcept {
    return common_ == nullptr || common_->find(lexicon::word_key(word)) != tagger::Vocabulary::unknown;
  }
  /// Where the name begins in a word with an Arabic article: 3 of "al-Maliki". 0 where there is none.
  std::size_t after_particle(std::string_view word) const;
  bool is_possessive_mark(std::uint32_t i) const noexcept;

  struct Match {
    const Term* term = nullptr;
    std::uint32_t words = 0;
  };
  /// What begins at token i, the shortest first.
  std::span<const Match> phrases(std::uint32_t i) const noexcept {
    const std::size_t end = i + 1 < size() ? words_[i + 1].first_phrase : phrases_.size();
    return {phrases_.data() + words_[i].first_phrase, phrases_.data() + end};
  }
  /// The longest phrase at token i whose term has the wanted list (a member of Term), before `end`.
  Match match(std::uint32_t i, std::uint32_t end, Index Term::*list) const noexcept;

 private:
  void read_prefix(std::string_view form, Word& word) const;
  void read_hyphened(std::string_view form, Word& word) const;
  void read_tokens();
  void find_phrases();
  void mark_layout();
  void mark_turns(std::uint32_t quotations);
  bool is_headline(const Sentence& sentence) const;
  void mark_headlines();
  void mark_last_names();
  void mark_names();
  void drop_trades();
  void read_given_names();
  void read_first_words();

  const Document& document_;
  const Vocabulary& vocabulary_;
  const tagger::Vocabulary* common_;
  std::vector<Word> words_;
  std::vector<std::uint32_t> capitals_;  // tokens
  std::vector<Match> phrases_;
};

}  // namespace hearsay::source
