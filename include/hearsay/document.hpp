#pragma once

#include <algorithm>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "hearsay/error.hpp"
#include "hearsay/export.hpp"
#include "hearsay/span.hpp"
#include "hearsay/words.hpp"

namespace hearsay {

enum class TokenKind : std::uint8_t {
  /// Letters, with inner hyphens, apostrophes and the stops of abbreviations: Kyiv, U.S., O'Brien,
  /// commander-in-chief. Also addresses, handles and hashtags. One that a hyphen breaks over lines is one
  /// token with hyphen and line end in it; Document::word_keys() knows "govern-⏎ment" as "government".
  word,
  clitic,  ///< 's n't 'll 're 've 'd 'm, split from the word before it
  number,  ///< begins with a digit: 3,000  5.6  28th  9/11
  quote,  ///< a mark that opens or closes a Quotation: " “ ” ‘ ’ « » „; two characters for `` '' ‘‘ ’’
  punctuation,  ///< any other single character that is not white space, and as one: ... --
};
template <>
inline constexpr std::size_t enumerator_count<TokenKind> = 5;

/// The smallest unit of text. Tokens do not overlap, and hold every character that is not white space (nor
/// without a width, such as a byte order mark).
///
///     Syrsky  's  U.S.-led  forces  did  n't  pay  $  5.6  billion  .
struct Token {
  Span span;
  TokenKind kind = TokenKind::word;

  friend bool operator==(const Token&, const Token&) = default;
};

/// Sentences divide a paragraph. None ends inside a quotation, and one that ends in a quoted question holds
/// the clause that reports it:
///
///     “Why? We need to know,” he asked.   “No one knows!” Mr. Smith said.   He left.
struct Sentence {
  Span span;
  IndexRange tokens;
  std::uint32_t paragraph = 0;  ///< index into Document::paragraphs()

  friend bool operator==(const Sentence&, const Sentence&) = default;
};

/// What the line ends of a text are (LF, CR and CRLF; VT, FF, NEL, U+2028 and U+2029 always end a paragraph).
enum class LineBreaks : std::uint8_t {
  detect,      ///< decided from the text as a whole, and where it mixes both, block by block
  paragraphs,  ///< each ends a paragraph
  wrapped,  ///< breaks of a width, but where blank lines, indents, list items or short lines end a paragraph
};
template <>
inline constexpr std::size_t enumerator_count<LineBreaks> = 3;

/// What a paragraph is there for, by the conventions of wires and of transcripts
/// (src/lexicon/en/conventions.tsv).
enum class ParagraphKind : std::uint8_t {
  body,     ///< tells something: whatever is none of the others, headlines included
  turn,     ///< what one speaker of a transcript says: begins with a label, or goes on with the turn before
  caption,  ///< says what a picture shows
  correction,  ///< what the publisher says about the text: "Editor's note: …", "An earlier version …"
  credit,  ///< who made the text, picture or post: "By …", "Reporting by …; editing by …", "— Ina Berg
           ///< (@ina)"
  furniture,  ///< of the page: "Advertisement", "Sign up for …", "Read more: …", "© …"
};
template <>
inline constexpr std::size_t enumerator_count<ParagraphKind> = 6;

/// A run of text between line ends that end a paragraph (LineBreaks). Spans from its first token to its last;
/// line ends within it are white space.
struct Paragraph {
  Span span;
  IndexRange tokens;
  IndexRange sentences;
  ParagraphKind kind = ParagraphKind::body;
  /// The tokens that tell something: without a dateline, heading or speaker's label before them and a
  /// picture's credit or a page's furniture behind them. Empty where all is a credit or furniture.
  ///
  ///     TARN, Oct. 3 (Reuters) — The bridge is open.        MS. ORTEGA: The bridge is open.
  ///                              └────── body ─────┘        └ speaker ┘ └────── body ─────┘
  IndexRange body;
  /// Of a turn that begins here, the name before the mark; of the signature under a post, the name in it;
  /// otherwise empty.
  IndexRange speaker;

  friend bool operator==(const Paragraph&, const Paragraph&) = default;
};

/// What a quotation is for, by its own words and those beside it: a first guess. What attribution finds
/// around it decides.
enum class QuotationUse : std::uint8_t {
  speech,    ///< somebody's words, or whatever is none of the others
  scare,     ///< a word or two held at arm's length: the so-called ‘experts’
  nickname,  ///< Dwayne "The Rock" Johnson
  title,     ///< the film "Snowden"
};
template <>
inline constexpr std::size_t enumerator_count<QuotationUse> = 4;

/// A stretch between quote marks. Quotations nest, 16 deep at most. One that runs over paragraphs, each of
/// which reopens it, is one Quotation for each paragraph, chained by `continues`.
///
///     “Our latest estimate,” the official said.
///     └────── span ───────┘
///      └───── inner ─────┘
struct Quotation {
  Span span;                            ///< with its marks
  Span inner;                           ///< without them; never empty
  IndexRange tokens;                    ///< those of `span`
  std::uint8_t depth = 0;               ///< 0 outermost, 1 inside another quotation, …
  std::optional<std::uint32_t> parent;  ///< index of the quotation right around it, which comes before it
  bool continues = false;  ///< goes on from the quotation before it at depth 0, which has no closing mark
  /// False where the closing mark is missing though the next paragraph does not reopen the quotation: its end
  /// was inferred, and is that of the paragraph or the next opening mark.
  bool balanced = true;
  QuotationUse use = QuotationUse::speech;

  friend bool operator==(const Quotation&, const Quotation&) = default;
};

[[nodiscard]] HEARSAY_EXPORT std::string_view to_string(TokenKind kind) noexcept;
[[nodiscard]] HEARSAY_EXPORT std::string_view to_string(LineBreaks line_breaks) noexcept;
[[nodiscard]] HEARSAY_EXPORT std::string_view to_string(ParagraphKind kind) noexcept;
[[nodiscard]] HEARSAY_EXPORT std::string_view to_string(QuotationUse use) noexcept;

/// An article's text with its layout: one buffer, and lists of offsets into it. A regular value; immutable
/// once made.
///
///     auto document = hearsay::Document::from_utf8("“It is true,” he said.").value();
///     document[document.quotations()[0].inner];   // "It is true,"
class HEARSAY_EXPORT Document {
 public:
  /// The longest text that is accepted, in bytes.
  static constexpr std::size_t max_size = std::size_t{64} << 20;

  Document() = default;

  /// Reads well-formed UTF-8 (The Unicode Standard, table 3-7); a byte order mark counts as white space. No
  /// byte of the text is changed, whatever its line ends are taken for. O(n) time and memory. Errors:
  /// invalid_utf8 with the offset of the first bad byte; limit_exceeded above max_size.
  [[nodiscard]] static Result<Document> from_utf8(std::string text,
                                                  LineBreaks line_breaks = LineBreaks::detect);

  const std::string& text() const& noexcept { return text_; }
  std::string text() && noexcept { return std::move(text_); }

  /// The text of a span, or that part of it which the document has. The view lives as long as the document
  /// stays where it is.
  [[nodiscard]] std::string_view operator[](Span span) const& noexcept {
    const std::size_t begin = std::min<std::size_t>(span.begin, text_.size());
    return {text_.data() + begin, std::clamp<std::size_t>(span.end, begin, text_.size()) - begin};
  }
  std::string_view operator[](Span) const&& = delete;
  /// The parts joined by " … ".
  [[nodiscard]] std::string operator[](const Spans& spans) const;

  /// The same on one line, for names and the like: line ends within paragraphs become spaces, and a word that
  /// a hyphen breaks over lines is whole.
  [[nodiscard]] std::string on_one_line(Span span) const;
  [[nodiscard]] std::string on_one_line(const Spans& spans) const;

  // The lists live as long as the document.

  [[nodiscard]] std::span<const Token> tokens() const& noexcept { return tokens_; }
  std::span<const Token> tokens() const&& = delete;
  [[nodiscard]] std::span<const Sentence> sentences() const& noexcept { return sentences_; }
  std::span<const Sentence> sentences() const&& = delete;
  [[nodiscard]] std::span<const Paragraph> paragraphs() const& noexcept { return paragraphs_; }
  std::span<const Paragraph> paragraphs() const&& = delete;
  /// The name of the agency or outlet in the first dateline, "TARN (Reuters) —"; empty where there is none.
  [[nodiscard]] Span agency() const noexcept { return agency_; }
  /// In the order of their opening marks.
  [[nodiscard]] std::span<const Quotation> quotations() const& noexcept { return quotations_; }
  std::span<const Quotation> quotations() const&& = delete;

  /// For each token, a hash of its word, alike for "Said" and "said", "n’t" and "n't": what look-ups of words
  /// and phrases begin with. Not to be stored; another version may hash otherwise.
  [[nodiscard]] std::span<const std::uint64_t> word_keys() const& noexcept { return word_keys_; }
  std::span<const std::uint64_t> word_keys() const&& = delete;

  [[nodiscard]] std::string_view operator[](const Token& token) const& noexcept {
    return (*this)[token.span];
  }
  std::string_view operator[](const Token& token) const&& = delete;

  /// The tokens that overlap a span. O(log n).
  [[nodiscard]] IndexRange tokens_in(Span span) const noexcept;
  /// The sentence that holds a byte, or the first after it; sentences().size() where there is none. O(log n).
  [[nodiscard]] std::uint32_t sentence_at(std::uint32_t offset) const noexcept;
  /// The innermost quotation that holds a span; quotations().size() where there is none. O(log n).
  [[nodiscard]] std::uint32_t quotation_around(Span span) const noexcept;

  /// How many code points stand before a byte offset on a character boundary, at most text().size(). O(1).
  [[nodiscard]] std::uint32_t code_points_before(std::uint32_t offset) const noexcept;
  /// The byte offset of a code point; text().size() past the end. O(log n).
  [[nodiscard]] std::uint32_t offset_of_code_point(std::uint32_t code_point) const noexcept;

  /// Everything else follows from the text and where its paragraphs end.
  friend bool operator==(const Document& a, const Document& b) {
    return a.text_ == b.text_ && a.paragraphs_ == b.paragraphs_;
  }

 private:
  std::string text_;
  std::vector<Token> tokens_;
  std::vector<std::uint64_t> word_keys_;
  std::vector<Sentence> sentences_;
  std::vector<Paragraph> paragraphs_;
  std::vector<Quotation> quotations_;
  Span agency_;
  std::vector<std::uint32_t> code_points_;  // before every 64th byte
};

}  // namespace hearsay
