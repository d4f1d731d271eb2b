// Pages go through libxml2's HTML parser, which mends what authors broke. It is not made for pages that are
// written against it: a million attributes of one element, each compared with all others, or elements without
// end. So a sweep before it leaves out what nobody reads (most of the bytes of today's pages: scripts,
// styles, comments, attributes), and keeps of each element a handful of attributes once.
#include "cli/page_tree.hpp"

#include <libxml/HTMLparser.h>

#include <memory>
#include <new>
#include <optional>
#include <utility>

#include "base/ascii.hpp"

namespace hearsay::cli::page {
namespace {

constexpr std::array attributes = std::to_array<std::pair<std::string_view, Attribute>>({
    {"class", Attribute::class_},
    {"content", Attribute::content},
    {"datetime", Attribute::datetime},
    {"hidden", Attribute::hidden},
    {"href", Attribute::href},
    {"id", Attribute::id},
    {"itemprop", Attribute::itemprop},
    {"name", Attribute::name},
    {"property", Attribute::property},
    {"rel", Attribute::rel},
    {"role", Attribute::role},
    {"style", Attribute::style},
});

std::optional<Attribute> find_attribute(std::string_view name) {
  for (const auto& [one, attribute] : attributes) {
    if (one == name) return attribute;
  }
  return std::nullopt;
}

bool equal_in_any_case(std::string_view text, std::string_view lower_case) {
  return std::equal(text.begin(), text.end(), lower_case.begin(), lower_case.end(),
                    [](char a, char b) { return ascii::lower(a) == b; });
}

// Of which HTML knows no end: "<br/>" and "<br>" are the same.
bool is_void(Tag tag) {
  const htmlElemDesc* known = htmlTagLookup(reinterpret_cast<const xmlChar*>(elements[tag].name.data()));
  return known != nullptr && known->empty != 0;
}

// Reads tags as the tokenizer of the HTML standard does.
class Sweep {
 public:
  Sweep(std::string_view page, std::vector<std::string>& linked_data)
      : page_(page), linked_data_(linked_data) {}

  std::string run() {
    out_.reserve(page_.size() / 2);
    while (at_ < page_.size()) {
      const std::size_t mark = std::min(page_.find('<', at_), page_.size());
      add_text(page_.substr(at_, mark - at_));
      at_ = mark;
      if (at_ == page_.size()) break;
      const char next = at_ + 1 < page_.size() ? page_[at_ + 1] : '\0';
      if (next == '!' || next == '?') {
        skip_comment();
      } else if (ascii::is_letter(next)) {
        start_tag();
      } else if (next == '/' && at_ + 2 < page_.size()) {
        if (ascii::is_letter(page_[at_ + 2])) {
          end_tag();
        } else {
          skip_past(">");
        }
      } else {
        out_ += "&lt;";
        ++at_;
      }
    }
    return std::move(out_);
  }

 private:
  void add_text(std::string_view text) {
    const std::size_t begin = out_.size();
    out_ += text;
    std::replace_if(
        out_.begin() + static_cast<std::ptrdiff_t>(begin), out_.end(),
        [](char c) { return static_cast<unsigned char>(c) < ' ' && c != '\n'; }, ' ');
  }

  void skip_past(std::string_view mark) {
    const std::size_t found = page_.find(mark, at_);
    at_ = found == std::string_view::npos ? page_.size() : found + mark.size();
  }

  void skip_comment() {
    if (page_.substr(at_, 5) == "<?xml") is_xhtml_ = true;
    if (page_.substr(at_, 4) != "<!--") return skip_past(">");
    at_ += 4;
    if (page_.substr(at_, 1) == ">" || page_.substr(at_, 2) == "->") return skip_past(">");
    at_ -= 2;  // "<!-->" is whole
    skip_past("-->");
  }

  Tag name() {
    char folded[16];
    std::size_t size = 0;
    for (; at_ < page_.size() && !ascii::is_space(page_[at_]) && page_[at_] != '/' && page_[at_] != '>';
         ++at_) {
      if (size < sizeof folded) folded[size] = ascii::lower(page_[at_]);
      ++size;
    }
    return size > sizeof folded ? unknown_element : find_element({folded, size});
  }

  void skip_spaces() {
    while (at_ < page_.size() && ascii::is_space(page_[at_])) ++at_;
  }

  // What follows an attribute's name; empty where it has no value, and nothing where the page ends within it.
  std::optional<std::string_view> value() {
    skip_spaces();
    if (at_ >= page_.size() || page_[at_] != '=') return std::string_view();
    ++at_;
    skip_spaces();
    const bool is_quoted = at_ < page_.size() && (page_[at_] == '"' || page_[at_] == '\'');
    const std::size_t first = at_ + (is_quoted ? 1 : 0);
    if (is_quoted) {
      const std::size_t end = page_.find(page_[at_], first);
      if (end == std::string_view::npos) return std::nullopt;
      at_ = end + 1;
      return page_.substr(first, end - first);
    }
    while (at_ < page_.size() && !ascii::is_space(page_[at_]) && page_[at_] != '>') ++at_;
    return page_.substr(first, at_ - first);
  }

  // Goes on behind the tag and calls found(name, value) for each of its attributes that has both. False where
  // the page ends before the tag does.
  bool attributes_of_tag(auto found) {
    ends_itself_ = false;
    while (at_ < page_.size()) {
      const char c = page_[at_];
      if (c == '>') {
        ++at_;
        return true;
      }
      if (ascii::is_space(c) || c == '/') {
        ends_itself_ = c == '/';
        ++at_;
        continue;
      }
      ends_itself_ = false;
      const std::size_t begin = at_++;
      const auto ends_name = [](char end) {
        return ascii::is_space(end) || end == '/' || end == '>' || end == '=';
      };
      while (at_ < page_.size() && !ends_name(page_[at_])) ++at_;
      const std::string_view name = page_.substr(begin, at_ - begin);
      const auto given = value();
      if (!given) break;
      found(name, *given);
    }
    at_ = page_.size();
    return false;
  }

  void write_attribute(std::string_view name, std::string_view value) {
    out_ += ' ';
    out_ += name;
    out_ += "=\"";
    for (const char c : value) {
      if (c == '"') {  // it stood in single quote marks or in none
        out_ += "&quot;";
      } else {
        out_ += static_cast<unsigned char>(c) < ' ' ? ' ' : c;
      }
    }
    out_ += '"';
  }

  void start_tag() {
    ++at_;
    const Tag tag = name();
    const std::size_t size = out_.size();
    out_ += '<';
    out_ += elements[tag].name;
    unsigned seen = 0;
    bool is_linked_data = false;
    const bool whole = attributes_of_tag([&](std::string_view name, std::string_view value) {
      if (tag == page::tag("script") && equal_in_any_case(name, "type"))
        is_linked_data = equal_in_any_case(value, "application/ld+json");
      if (tag == page::tag("html") && name == "xmlns") is_xhtml_ = true;
      char folded[16];
      if (name.size() > sizeof folded) return;
      std::transform(name.begin(), name.end(), folded, ascii::lower);
      const auto attribute = find_attribute({folded, name.size()});
      if (!attribute) return;
      const unsigned bit = 1U << static_cast<unsigned>(*attribute);
      if ((seen & bit) != 0) return;  // the first one counts
      seen |= bit;
      write_attribute({folded, name.size()}, value);
    });
    // "<script src='a.js'/>" is whole where a page is XHTML; in HTML all that follows is its content.
    const bool is_whole_element = is_xhtml_ && ends_itself_;
    if (elements[tag].show == Show::skipped || !whole) {
      out_.resize(size);
      if (whole && !is_whole_element) skip_content(tag, is_linked_data);
      return;
    }
    const bool once = tag == page::tag("html") || tag == page::tag("head") || tag == page::tag("body");
    if (once && open_[tag] > 0) {
      out_.resize(size);
      return;
    }
    out_ += '>';
    if (is_whole_element && !is_void(tag)) {
      out_ += "</";
      out_ += elements[tag].name;
      out_ += '>';
    } else {
      ++open_[tag];
    }
  }

  void skip_content(Tag tag, bool is_linked_data) {
    if (endless_[tag]) return;
    for (std::size_t end = page_.find("</", at_); end != std::string_view::npos;
         end = page_.find("</", end + 2)) {
      const std::size_t after = end + 2 + elements[tag].name.size();
      if (after <= page_.size() &&
          equal_in_any_case(page_.substr(end + 2, after - end - 2), elements[tag].name) &&
          (after == page_.size() || ascii::is_space(page_[after]) || page_[after] == '/' ||
           page_[after] == '>')) {
        if (is_linked_data) linked_data_.emplace_back(page_.substr(at_, end - at_));
        at_ = after;
        attributes_of_tag([](std::string_view, std::string_view) {});
        return;
      }
    }
    endless_[tag] = true;
    if (tag == page::tag("script") || tag == page::tag("style")) at_ = page_.size();
  }

  void end_tag() {
    at_ += 2;
    const Tag tag = name();
    if (!attributes_of_tag([](std::string_view, std::string_view) {})) return;
    if (tag == page::tag("br")) out_ += "<br>";
    if (open_[tag] == 0) return;
    --open_[tag];
    out_ += "</";
    out_ += elements[tag].name;
    out_ += '>';
  }

  std::string_view page_;
  std::size_t at_ = 0;
  std::string out_;
  std::vector<std::string>& linked_data_;
  std::array<std::uint32_t, elements.size()> open_{};
  std::array<bool, elements.size()> endless_{};
  bool is_xhtml_ = false;
  bool ends_itself_ = false;  // the tag that was read last: "<p/>"
};

std::string_view view(const xmlChar* text) {
  return text == nullptr ? std::string_view() : reinterpret_cast<const char*>(text);
}

}  // namespace

// Takes what the parser calls out.
class Builder {
 public:
  explicit Builder(std::string_view page) {
    const std::string swept = Sweep(page, tree_.linked_data_).run();
    htmlSAXHandler handler{};
    handler.startElement = [](void* builder, const xmlChar* name, const xmlChar** values) {
      static_cast<Builder*>(builder)->start(view(name), values);
    };
    handler.endElement = [](void* builder, const xmlChar*) { static_cast<Builder*>(builder)->end(); };
    handler.characters = handler.ignorableWhitespace = [](void* builder, const xmlChar* text, int size) {
      static_cast<Builder*>(builder)->add(
          {reinterpret_cast<const char*>(text), static_cast<std::size_t>(size)});
    };
    const std::unique_ptr<htmlParserCtxt, void (*)(htmlParserCtxtPtr)> parser(htmlNewParserCtxt(),
                                                                              htmlFreeParserCtxt);
    if (parser == nullptr) throw std::bad_alloc();
    *parser->sax = handler;
    parser->userData = this;
    parser_ = parser.get();
    const std::unique_ptr<xmlDoc, void (*)(xmlDocPtr)> none(
        htmlCtxtReadMemory(parser.get(), swept.data(), static_cast<int>(swept.size()), nullptr, "UTF-8",
                           HTML_PARSE_RECOVER | HTML_PARSE_NOERROR | HTML_PARSE_NOWARNING | HTML_PARSE_NONET |
                               HTML_PARSE_IGNORE_ENC),
        xmlFreeDoc);
    while (!open_.empty()) end();
  }

  Result<Tree> take() && {
    if (limit_ != nullptr) return Error{ErrorCode::limit_exceeded, 0, limit_};
    return std::move(tree_);
  }

 private:
  void stop(const char* limit) {
    limit_ = limit;
    xmlStopParser(parser_);
  }

  bool add_node(Tag tag) {
    if (limit_ != nullptr) return false;
    if (tree_.nodes_.size() == Tree::max_nodes) {
      stop("a page of more than 1048576 elements and texts");
      return false;
    }
    const auto values = static_cast<std::uint32_t>(tree_.values_.size());
    const auto number = static_cast<std::uint32_t>(tree_.nodes_.size());
    tree_.nodes_.push_back({tag, open_.empty() ? 0 : open_.back(), number + 1, values, values,
                            static_cast<std::uint32_t>(tree_.text_.size()), 0});
    return true;
  }

  void start(std::string_view name, const xmlChar** values) {
    if (open_.size() == Tree::max_depth) return stop("elements nest more than 512 deep");
    if (!add_node(find_element(name))) return;
    Node& node = tree_.nodes_.back();
    open_.push_back(static_cast<std::uint32_t>(tree_.nodes_.size() - 1));
    for (; values != nullptr && *values != nullptr; values += 2) {
      const auto attribute = find_attribute(view(values[0]));
      if (!attribute) continue;
      const auto begin = static_cast<std::uint32_t>(tree_.text_.size());
      add_characters(view(values[1]));
      tree_.values_.push_back({*attribute, begin, static_cast<std::uint32_t>(tree_.text_.size() - begin)});
      ++node.last;
    }
  }

  void end() {
    if (open_.empty()) return;
    tree_.nodes_[open_.back()].end = static_cast<std::uint32_t>(tree_.nodes_.size());
    open_.pop_back();
  }

  void add(std::string_view text) {
    if (open_.empty() || limit_ != nullptr) return;
    if (tree_.nodes_.back().tag != text_tag || tree_.nodes_.back().parent != open_.back()) {
      if (!add_node(text_tag)) return;
    }
    add_characters(text);
    Node& node = tree_.nodes_.back();
    node.text_size = static_cast<std::uint32_t>(tree_.text_.size() - node.text);
  }

  // "&#147;" is a quote mark: what would be control characters is read as windows-1252 (HTML standard,
  // 13.2.5.80).
  void add_characters(std::string_view text) {
    static constexpr std::string_view windows_1252[32] = {
        "€", "",  "‚", "ƒ", "„", "…", "†", "‡", "ˆ", "‰", "Š", "‹", "Œ", "", "Ž", "",
        "",  "‘", "’", "“", "”", "•", "–", "—", "˜", "™", "š", "›", "œ", "", "ž", "Ÿ"};
    for (std::size_t i = 0; i < text.size();) {
      const std::size_t found = std::min(text.find('\xC2', i), text.size());
      tree_.text_ += text.substr(i, found - i);
      i = found + 2;
      if (found >= text.size()) break;
      const unsigned char next = found + 1 < text.size() ? static_cast<unsigned char>(text[found + 1]) : 0xA0;
      if (next < 0xA0) {
        tree_.text_ += windows_1252[next - 0x80];
      } else {
        tree_.text_ += text.substr(found, 2);
      }
    }
  }

  Tree tree_;
  std::vector<std::uint32_t> open_;
  htmlParserCtxtPtr parser_ = nullptr;
  const char* limit_ = nullptr;
};

Result<Tree> Tree::parse(std::string_view utf8) {
  return Builder(utf8).take();
}

std::string_view Tree::operator()(const Node& node, Attribute attribute) const noexcept {
  for (std::uint32_t i = node.first; i < node.last; ++i) {
    if (values_[i].attribute == attribute)
      return std::string_view(text_).substr(values_[i].begin, values_[i].size);
  }
  return {};
}

bool Tree::has(const Node& node, Attribute attribute) const noexcept {
  for (std::uint32_t i = node.first; i < node.last; ++i) {
    if (values_[i].attribute == attribute) return true;
  }
  return false;
}

}  // namespace hearsay::cli::page
