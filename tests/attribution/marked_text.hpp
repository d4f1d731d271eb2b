#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "hearsay/attribution.hpp"
#include "hearsay/document.hpp"

namespace hearsay::test {

/// A document and one attribution of it, from a text with its spans marked: "[s The minister] [k said] [c it
/// rained]."
struct MarkedText {
  Document document;
  Attribution attribution;

  explicit MarkedText(std::string_view marked) {
    std::string text;
    std::vector<Span> parts[3];
    std::vector<Span>* open = nullptr;
    for (std::size_t i = 0; i < marked.size(); ++i) {
      if (marked[i] == '[') {
        open = &parts[std::string_view("skc").find(marked[i + 1])];
        open->push_back({static_cast<std::uint32_t>(text.size()), 0});
        i += 2;
      } else if (marked[i] == ']') {
        open->back().end = static_cast<std::uint32_t>(text.size());
      } else {
        text.push_back(marked[i]);
      }
    }
    document = Document::from_utf8(std::move(text)).value();
    attribution.source = Spans(std::move(parts[0]));
    attribution.cue = Spans(std::move(parts[1]));
    attribution.content = Spans(std::move(parts[2]));
  }
};

}  // namespace hearsay::test
