#pragma once

#include <span>
#include <string_view>
#include <vector>

#include "hearsay/document.hpp"

namespace hearsay::text {

/// Tokens and the paragraphs that hold them. No token has kind quote yet, and no paragraph has sentences.
struct Layout {
  std::vector<Token> tokens;
  std::vector<Paragraph> paragraphs;
};

/// Reads well-formed UTF-8. `line_ends` are those within paragraphs, which stand for spaces
/// (line_ends_within_paragraphs). O(n) time for any text; no allocation per token.
Layout read_layout(std::string_view text, std::span<const Span> line_ends = {});

/// Finds quotations paragraph by paragraph, in the order of their opening marks, and turns the marks' tokens
/// to kind quote. O(n).
std::vector<Quotation> find_quotations(std::string_view text, std::vector<Token>& tokens,
                                       const std::vector<Paragraph>& paragraphs);

/// Splits paragraphs into sentences and fills in their ranges. A sentence never ends inside a quotation.
/// O(n).
std::vector<Sentence> split_sentences(std::string_view text, const std::vector<Token>& tokens,
                                      const std::vector<Quotation>& quotations,
                                      std::vector<Paragraph>& paragraphs);

}  // namespace hearsay::text
