#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "hearsay/attribution.hpp"
#include "hearsay/document.hpp"

namespace hearsay::test {

/// A document and its attributions, from a text with numbered marks for source, cue and content; marks may
/// nest:
///
///     "[s0 Reuters] [k0 reported] that [c0 [s1 the minister] [k1 would say] [c1 no]]."
///
/// An attribution without a source mark names none.
struct MarkedArticle {
  Document document;
  std::vector<Attribution> attributions;

  explicit MarkedArticle(std::string_view marked) {
    struct Mark {
      char role;
      std::size_t number;
      std::uint32_t begin;
    };
    std::string text;
    std::vector<Mark> open;
    std::vector<std::vector<Span>> parts;  // three for each attribution: source, cue, content
    for (std::size_t i = 0; i < marked.size(); ++i) {
      if (marked[i] == '[') {
        const char role = marked[i + 1];
        std::size_t number = 0;
        for (i += 2; marked[i] != ' '; ++i) number = number * 10 + static_cast<std::size_t>(marked[i] - '0');
        open.push_back({role, number, static_cast<std::uint32_t>(text.size())});
      } else if (marked[i] == ']') {
        const Mark mark = open.back();
        open.pop_back();
        if (parts.size() < 3 * mark.number + 3) parts.resize(3 * mark.number + 3);
        parts[3 * mark.number + std::string_view("skc").find(mark.role)].push_back(
            {mark.begin, static_cast<std::uint32_t>(text.size())});
      } else {
        text.push_back(marked[i]);
      }
    }
    document = Document::from_utf8(std::move(text)).value();
    for (std::size_t p = 0; p < parts.size(); p += 3) {
      Attribution attribution;
      attribution.source = Spans(std::move(parts[p]));
      attribution.cue = Spans(std::move(parts[p + 1]));
      attribution.content = Spans(std::move(parts[p + 2]));
      attributions.push_back(std::move(attribution));
    }
  }
};

}  // namespace hearsay::test
