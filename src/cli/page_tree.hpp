#pragma once

#include <algorithm>
#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "hearsay/error.hpp"

namespace hearsay::cli::page {

enum class Show : std::uint8_t {
  inlined,  ///< the line goes on
  block,    ///< on lines of its own
  hidden,   ///< holds nothing to read, or nothing of the page's text
  skipped,  ///< the same, and is not even parsed
};

struct Element {
  std::string_view name;
  Show show;
};

/// In the order of their names. What a browser's own style sheet shows as a block, a row or a list item is
/// one.
inline constexpr std::array elements = std::to_array<Element>({
    {"", Show::inlined},  // a piece of text
    {"a", Show::inlined},        {"abbr", Show::inlined},     {"address", Show::block},
    {"article", Show::block},    {"aside", Show::block},      {"audio", Show::skipped},
    {"b", Show::inlined},        {"base", Show::hidden},      {"bdi", Show::inlined},
    {"bdo", Show::inlined},      {"big", Show::inlined},      {"blockquote", Show::block},
    {"body", Show::block},       {"br", Show::block},         {"button", Show::hidden},
    {"canvas", Show::skipped},   {"caption", Show::block},    {"center", Show::block},
    {"cite", Show::inlined},     {"code", Show::inlined},     {"col", Show::hidden},
    {"colgroup", Show::hidden},  {"data", Show::inlined},     {"datalist", Show::skipped},
    {"dd", Show::block},         {"del", Show::hidden},       {"details", Show::block},
    {"dfn", Show::inlined},      {"dialog", Show::hidden},    {"dir", Show::block},
    {"div", Show::block},        {"dl", Show::block},         {"dt", Show::block},
    {"em", Show::inlined},       {"embed", Show::hidden},     {"fieldset", Show::block},
    {"figcaption", Show::block}, {"figure", Show::block},     {"font", Show::inlined},
    {"footer", Show::block},     {"form", Show::block},       {"frame", Show::hidden},
    {"frameset", Show::block},   {"h1", Show::block},         {"h2", Show::block},
    {"h3", Show::block},         {"h4", Show::block},         {"h5", Show::block},
    {"h6", Show::block},         {"head", Show::hidden},      {"header", Show::block},
    {"hgroup", Show::block},     {"hr", Show::block},         {"html", Show::block},
    {"i", Show::inlined},        {"iframe", Show::skipped},   {"img", Show::inlined},
    {"input", Show::hidden},     {"ins", Show::inlined},      {"kbd", Show::inlined},
    {"label", Show::inlined},    {"legend", Show::block},     {"li", Show::block},
    {"link", Show::hidden},      {"listing", Show::block},    {"main", Show::block},
    {"map", Show::hidden},       {"mark", Show::inlined},     {"menu", Show::block},
    {"meta", Show::hidden},      {"nav", Show::block},        {"noembed", Show::skipped},
    {"noframes", Show::skipped}, {"noscript", Show::skipped}, {"object", Show::hidden},
    {"ol", Show::block},         {"optgroup", Show::hidden},  {"option", Show::hidden},
    {"p", Show::block},          {"param", Show::hidden},     {"picture", Show::inlined},
    {"pre", Show::block},        {"q", Show::inlined},        {"rp", Show::hidden},
    {"rt", Show::hidden},        {"ruby", Show::inlined},     {"s", Show::hidden},
    {"samp", Show::inlined},     {"script", Show::skipped},   {"search", Show::block},
    {"section", Show::block},    {"select", Show::skipped},   {"small", Show::inlined},
    {"source", Show::hidden},    {"span", Show::inlined},     {"strike", Show::hidden},
    {"strong", Show::inlined},   {"style", Show::skipped},    {"sub", Show::inlined},
    {"summary", Show::block},    {"sup", Show::inlined},      {"svg", Show::skipped},
    {"table", Show::block},      {"tbody", Show::block},      {"td", Show::block},
    {"template", Show::skipped}, {"textarea", Show::skipped}, {"tfoot", Show::block},
    {"th", Show::block},         {"thead", Show::block},      {"time", Show::inlined},
    {"title", Show::hidden},     {"tr", Show::block},         {"track", Show::hidden},
    {"tt", Show::inlined},       {"u", Show::inlined},        {"ul", Show::block},
    {"var", Show::inlined},      {"video", Show::skipped},    {"wbr", Show::inlined},
    {"x-", Show::inlined},  // every element that is not here: browsers show it in the line
});

using Tag = std::uint8_t;  // an index into the table

constexpr Tag unknown_element = elements.size() - 1;

/// Where the names of each first letter begin, from 'a' on.
inline constexpr auto first_of_letter = [] {
  std::array<Tag, 27> found{};
  for (std::size_t letter = 0; letter < found.size(); ++letter) {
    while (found[letter] < unknown_element &&
           (elements[found[letter]].name.empty() ||
            elements[found[letter]].name[0] < static_cast<char>('a' + letter)))
      ++found[letter];
  }
  return found;
}();

constexpr Tag find_element(std::string_view name) noexcept {
  if (name.empty() || name[0] < 'a' || name[0] > 'z') return unknown_element;
  const auto letter = static_cast<std::size_t>(name[0] - 'a');
  for (Tag tag = first_of_letter[letter]; tag < first_of_letter[letter + 1]; ++tag) {
    if (elements[tag].name == name) return tag;
  }
  return unknown_element;
}

/// The index of a name that the table has.
consteval Tag tag(std::string_view name) {
  const Tag found = find_element(name);
  return found == unknown_element ? throw "no such element" : found;
}

inline constexpr Tag text_tag = 0;

/// The attributes that are used.
enum class Attribute : std::uint8_t {
  class_,
  content,
  datetime,
  hidden,
  href,
  id,
  itemprop,
  name,
  property,
  rel,
  role,
  style,
};

struct Node {
  Tag tag;
  std::uint32_t parent;
  std::uint32_t end;              ///< one past the last node below this one; those below follow it
  std::uint32_t first, last;      ///< of its attributes
  std::uint32_t text, text_size;  ///< where the text begins, of a piece of text
};

/// The elements and texts of a page in their order, the root first; without comments, scripts, styles and
/// what else is skipped.
class Tree {
 public:
  static constexpr std::size_t max_depth = 512;
  static constexpr std::size_t max_nodes = std::size_t{1} << 20;

  /// Linear in the page. Errors: limit_exceeded.
  static Result<Tree> parse(std::string_view utf8);

  const std::vector<Node>& nodes() const noexcept { return nodes_; }

  std::string_view text(const Node& node) const noexcept {
    return std::string_view(text_).substr(node.text, node.text_size);
  }

  /// Empty where the element lacks it.
  std::string_view operator()(const Node& node, Attribute attribute) const noexcept;
  bool has(const Node& node, Attribute attribute) const noexcept;

  /// The contents of each <script type="application/ld+json">.
  const std::vector<std::string>& linked_data() const noexcept { return linked_data_; }

 private:
  friend class Builder;
  struct Value {
    Attribute attribute;
    std::uint32_t begin, size;
  };
  std::vector<Node> nodes_;
  std::vector<Value> values_;
  std::string text_;
  std::vector<std::string> linked_data_;
};

}  // namespace hearsay::cli::page
