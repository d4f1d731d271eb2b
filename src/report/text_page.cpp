#include "report/text_page.hpp"

#include <cmath>
#include <iterator>
#include <utility>

#include "text/characters.hpp"
#include "text/utf8.hpp"

namespace hearsay {

// Two for what [format.string.std] of C++20 calls wide, none for combining marks and for our own colours.
std::size_t columns(std::string_view text) {
  static constexpr std::pair<char32_t, char32_t> wide[] = {
      {0x1100, 0x115F},   {0x2329, 0x232A},   {0x2E80, 0x303E},   {0x3040, 0xA4CF},  {0xAC00, 0xD7A3},
      {0xF900, 0xFAFF},   {0xFE10, 0xFE19},   {0xFE30, 0xFE6F},   {0xFF00, 0xFF60},  {0xFFE0, 0xFFE6},
      {0x1F300, 0x1F64F}, {0x1F900, 0x1F9FF}, {0x20000, 0x2FFFD}, {0x30000, 0x3FFFD}};
  std::size_t count = 0;
  for (std::size_t at = 0; at < text.size();) {
    if (text[at] == '\x1b') {
      at = std::min(text.find('m', at), text.size() - 1) + 1;
      continue;
    }
    const auto [code, size] = text::decode(text, at);
    at += size;
    if (text::classify(code) == text::CharacterClass::mark) continue;
    count += std::any_of(std::begin(wide), std::end(wide),
                         [c = code](const auto& range) { return range.first <= c && c <= range.second; })
                 ? 2
                 : 1;
  }
  return count;
}

namespace {

// "the dam would hold until …"
std::string first_words(std::string_view text) {
  std::size_t end = 0;
  for (int words = 0; words < 5 && end != std::string_view::npos; ++words) {
    end = text.find_first_of(" \t\r\n", text.find_first_not_of(" \t\r\n", end));
  }
  return std::string(text.substr(0, end)) + (end == std::string_view::npos ? "" : " …");
}

}  // namespace

std::string plural(std::size_t count, std::string_view noun) {
  return std::to_string(count) + " " + std::string(noun) + (count == 1 ? "" : "s");
}

std::string bar(double score) {
  const auto full = static_cast<std::size_t>(std::lround(std::clamp(score, 0.0, 100.0) / 10));
  std::string out;
  for (std::size_t i = 0; i < 10; ++i) out += i < full ? "█" : "░";
  return out;
}

std::string printable(std::string_view text) {
  std::string out;
  while (!text.empty()) {
    const std::size_t valid = text::find_invalid_utf8(text);
    for (std::size_t at = 0; at < valid;) {
      const auto [code, size] = text::decode(text, at);
      const bool steers = code < 0x20 || (0x7F <= code && code <= 0x9F) ||
                          (0x2028 <= code && code <= 0x202E) || (0x2066 <= code && code <= 0x2069);
      out += steers ? " " : text.substr(at, size);
      at += size;
    }
    if (valid < text.size()) out += "\uFFFD";
    text.remove_prefix(std::min(valid + 1, text.size()));
  }
  return out;
}

std::string describe_source(const Analysis& analysis, const Source& source) {
  std::string out = std::string(to_string(source.identity)) + ", " + std::string(to_string(source.role));
  if (source.senior.value) out += ", senior";
  for (const std::string* detail :
       {&source.office.value, &source.organization.value, &source.country.value}) {
    if (!detail->empty()) out += "; " + *detail;
  }
  if (source.count.value > 1) out += "; " + std::to_string(source.count.value) + " of them";
  if (source.speaks_for) out += "; speaks for " + analysis.sources[*source.speaks_for].name;
  if (source.access.value != Access::unstated) out += "; " + std::string(to_string(source.access.value));
  for (const Span terms : source.anonymity) {
    out += "; terms: “" + analysis.document.on_one_line(terms) + "”";
  }
  return out;
}

std::string describe_statement(const Analysis& analysis, std::size_t index) {
  const Statement& statement = analysis.statements[index];
  const Attribution& attribution = statement.attribution;
  const std::string cue = analysis.document.on_one_line(attribution.cue);
  std::string out = cue.empty() ? "goes on" : "“" + cue + "”";
  out += ", " + std::string(to_string(attribution.kind));
  if (attribution.act != Act::speech) out += ", " + std::string(to_string(attribution.act));
  if (attribution.polarity != Polarity::affirmed) out += ", " + std::string(to_string(attribution.polarity));
  if (attribution.actuality != Actuality::said) out += ", " + std::string(to_string(attribution.actuality));
  if (statement.sourcing.hops > 0) out += ", " + plural(statement.sourcing.hops, "hop") + " of hearsay";
  for (const SourceId via : statement.sourcing.via) out += " through " + analysis.sources[via].name;
  if (const auto& probability = statement.assessment.probability) {
    out += ", stated probability " + std::to_string(std::lround(probability->value)) + "%";
  }
  if (attribution.parent) {
    const Statement& outer = analysis.statements[*attribution.parent];
    out += *attribution.parent + 1 == index
               ? ", inside the statement before it"
               : ", inside “" + first_words(analysis.document.on_one_line(outer.attribution.content)) + "”";
  }
  return out;
}

void TextPage::paragraph(std::string_view first, std::size_t indent, std::string_view text, bool faintly) {
  out_ += first;
  std::size_t column = indent;
  std::string line;
  const auto flush = [&] { out_ += (faintly ? faint(line) : line) + "\n"; };
  while (!text.empty()) {
    const std::size_t end = std::min(text.find_first_of(" \t\r\n"), text.size());
    const std::string_view word = text.substr(0, end);
    text.remove_prefix(std::min(end + 1, text.size()));
    if (word.empty()) continue;
    if (!line.empty() && column + 1 + columns(word) > width_) {
      flush();
      out_.append(indent, ' ');
      line.clear();
      column = indent;
    }
    if (!line.empty()) {
      line += ' ';
      ++column;
    }
    line += word;
    column += columns(word);
  }
  flush();
}

std::string TextPage::painted(const char* code, std::string_view text) const {
  if (!colour_) return std::string(text);
  return "\x1b[" + std::string(code) + "m" + std::string(text) + "\x1b[0m";
}

}  // namespace hearsay
