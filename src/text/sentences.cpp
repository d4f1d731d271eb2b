// Splits paragraphs into sentences at . ? ! and at the stops of abbreviations, by what stands on both sides:
//
//     … in the U.S. The army …       an abbreviation before a word that opens sentences: a boundary
//     … the U.S. Army …              otherwise none
//     “Why?” he asked.               no boundary before a lower-case word
//     “Stop!” Mr. Trump said.        nor before a name with a verb of speech, which completes the sentence of
//     the question “We go. We must.” He left.     none inside a quotation, one after its closing mark

#include <algorithm>
#include <array>

#include "lexicon/word_set.hpp"
#include "text/abbreviations.hpp"
#include "text/characters.hpp"
#include "text/layout.hpp"

namespace hearsay::text {
namespace {

/// How the text before a possible boundary ends.
enum class End : std::uint8_t { none, abbreviation, stop, mark /* ? or ! */ };

bool is_reporting_verb(std::string_view word) {
  static const lexicon::ExactWords verbs("reporting-verb");
  return verbs.contains(word);
}

class Splitter {
 public:
  Splitter(std::string_view text, const std::vector<Token>& tokens, const std::vector<Quotation>& quotations)
      : text_(text), tokens_(tokens), quotations_(quotations) {}

  std::vector<Sentence> split(std::vector<Paragraph>& paragraphs) && {
    sentences_.reserve(tokens_.size() / 20 + paragraphs.size());
    for (std::uint32_t i = 0; i < paragraphs.size(); ++i) split_paragraph(i, paragraphs[i]);
    return std::move(sentences_);
  }

 private:
  std::string_view surface(std::uint32_t token) const {
    const Span span = tokens_[token].span;
    return text_.substr(span.begin, span.size());
  }

  void split_paragraph(std::uint32_t index, Paragraph& paragraph) {
    const auto first_sentence = static_cast<std::uint32_t>(sentences_.size());
    std::uint32_t begin = paragraph.tokens.begin;
    for (std::uint32_t i = begin; i < paragraph.tokens.end; ++i) {
      const std::uint32_t unit_end = quotation_end(i);
      const bool is_quotation = unit_end > i + 1;
      const End how = is_quotation ? end_of_quotation({i, unit_end}) : end_at(i, begin);
      std::uint32_t end = unit_end;
      if (how != End::none) {
        while (end < paragraph.tokens.end && closes(end)) ++end;
        if (end < paragraph.tokens.end &&
            boundary(how, end, paragraph.tokens.end, is_quotation || end > unit_end)) {
          emit(index, {begin, end});
          begin = end;
        }
      }
      i = end - 1;
    }
    emit(index, {begin, paragraph.tokens.end});
    paragraph.sentences = {first_sentence, static_cast<std::uint32_t>(sentences_.size())};
  }

  /// The end of the outermost quotation that begins with a token, or of the token alone.
  std::uint32_t quotation_end(std::uint32_t token) {
    while (next_quotation_ < quotations_.size() && quotations_[next_quotation_].tokens.begin < token)
      ++next_quotation_;
    if (next_quotation_ == quotations_.size() || quotations_[next_quotation_].tokens.begin != token)
      return token + 1;
    return quotations_[next_quotation_].tokens.end;
  }

  void emit(std::uint32_t paragraph, IndexRange tokens) {
    const Span span{tokens_[tokens.begin].span.begin, tokens_[tokens.end - 1].span.end};
    sentences_.push_back({span, tokens, paragraph});
  }

  /// True for what belongs to the sentence that ended before it: a closing mark or bracket without space
  /// before it, more ? and !.
  bool closes(std::uint32_t token) const {
    if (tokens_[token].kind != TokenKind::punctuation ||
        tokens_[token].span.begin != tokens_[token - 1].span.end)
      return false;
    const std::string_view mark = surface(token);
    constexpr auto closing =
        std::to_array<std::string_view>({")", "]", "}", "\"", "'", "''", "”", "’", "»", "›", "?", "!", "."});
    return std::ranges::find(closing, mark) != closing.end();
  }

  End end_at(std::uint32_t token, std::uint32_t sentence_begin) const {
    const std::string_view word = surface(token);
    if (word.back() == '.') {
      if (word.size() == 1) {
        // "1. First": the number of an item; ". . .": an ellipsis
        const bool item = token == sentence_begin + 1 && tokens_[sentence_begin].kind == TokenKind::number;
        const bool spaced_ellipsis = (token + 1 < tokens_.size() && surface(token + 1) == ".") ||
                                     (token > 0 && surface(token - 1) == ".");
        return item || spaced_ellipsis ? End::none : End::stop;
      }
      if (tokens_[token].kind == TokenKind::punctuation)
        return word.size() == 3 ? End::none : End::stop;  // ... and ....
      return find_abbreviation(word.substr(0, word.size() - 1)) == Abbreviation::title ? End::none
                                                                                       : End::abbreviation;
    }
    return word == "?" || word == "!" ? End::mark : End::none;
  }

  /// How a quotation ends, looking through its closing marks.
  End end_of_quotation(IndexRange tokens) const {
    std::uint32_t last = tokens.end - 1;
    while (last > tokens.begin && (tokens_[last].kind == TokenKind::quote || surface(last) == ")")) --last;
    return last > tokens.begin ? end_at(last, last) : End::none;
  }

  /// Whether a sentence may begin with the token at `next`.
  bool boundary(End how, std::uint32_t next, std::uint32_t paragraph_end, bool quoted) const {
    std::uint32_t word = next;
    while (word < paragraph_end && tokens_[word].kind != TokenKind::word &&
           tokens_[word].kind != TokenKind::number && word - next < 4) {
      ++word;
    }
    if (word == paragraph_end) return how == End::stop;
    const bool opens_quotation = tokens_[next].kind == TokenKind::quote;
    const bool punctuated = tokens_[next].kind == TokenKind::punctuation;
    if (punctuated) {  // “Who?”, he asked. But "He left. (She stayed.)" and "He left. — She stayed."
      const std::string_view mark = surface(next);
      if (mark == "," || mark == ";" || mark == ":") return false;
    }
    const bool touches = tokens_[next].span.begin == tokens_[next - 1].span.end;
    if (tokens_[word].kind == TokenKind::number) return how != End::abbreviation && !touches;
    if (!starts_upper(surface(word))) {
      // Scripts without case, and what begins with a sign: only a stop with space after it will do.
      const char32_t letter = decode(surface(word), 0).code;
      const bool lower_case = letter < 0x250 || (letter >= 0x370 && letter < 0x530);
      return !lower_case && how != End::abbreviation && !touches;
    }
    if (how == End::abbreviation) return opens_quotation || starts_sentence(surface(word));
    if (how == End::mark && quoted && word == next) return !reports(word, paragraph_end);
    return true;
  }

  /// True where a name or title and a verb of speech follow: "Mr. Trump said", "Angela Merkel asked".
  bool reports(std::uint32_t token, std::uint32_t paragraph_end) const {
    constexpr std::uint32_t longest_name = 5;
    const std::uint32_t last = std::min(paragraph_end, token + longest_name + 1);
    for (; token < last; ++token) {
      if (is_reporting_verb(surface(token))) return true;
      if (tokens_[token].kind != TokenKind::word || !starts_upper(surface(token)) ||
          starts_sentence(surface(token)))
        return false;
    }
    return false;
  }

  std::string_view text_;
  const std::vector<Token>& tokens_;
  const std::vector<Quotation>& quotations_;
  std::vector<Sentence> sentences_;
  std::size_t next_quotation_ = 0;
};

}  // namespace

std::vector<Sentence> split_sentences(std::string_view text, const std::vector<Token>& tokens,
                                      const std::vector<Quotation>& quotations,
                                      std::vector<Paragraph>& paragraphs) {
  return Splitter(text, tokens, quotations).split(paragraphs);
}

}  // namespace hearsay::text
