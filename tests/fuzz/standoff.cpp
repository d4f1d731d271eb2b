// Brat standoff of a fixed text: an error with an offset inside the input, or attributions whose spans lie in
// the text, which are written as standoff that reads back as the same, and can be described and resolved.
#include "hearsay/standoff.hpp"

#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>
#include <vector>

#include "hearsay/extractor.hpp"
#include "hearsay/source.hpp"

namespace {

using namespace hearsay;

bool lie_within(const Spans& spans, std::uint32_t size) {
  return spans.empty() || spans.back().end <= size;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  static const Document document =
      Document::from_utf8(
          "“We left,” she said.\n\nAccording to officials, it’s over: Müller told reporters so.\n \n")
          .value();
  static const Resolver resolver;
  const auto read = read_standoff(document, {reinterpret_cast<const char*>(data), size});
  if (!read) {
    if (read.error().offset >= size) std::abort();
    return 0;
  }
  const auto text_size = static_cast<std::uint32_t>(document.text().size());
  std::vector<Attribution> attributions;
  bool has_cues = true;
  for (std::size_t i = 0; i < read->size(); ++i) {
    const Attribution& one = attributions.emplace_back((*read)[i].attribution);
    if (one.content.empty()) std::abort();
    for (const Spans* spans : {&one.source, &one.cue, &one.content}) {
      if (!lie_within(*spans, text_size)) std::abort();
    }
    if (one.parent && *one.parent >= i) std::abort();
    has_cues = has_cues && !one.cue.empty();
  }
  std::vector<Attribution> described = attributions;
  describe(document, Lexicon::builtin(), described);
  if (resolver.resolve(document, described).sourcings.size() != described.size()) std::abort();

  const auto again = read_standoff(document, write_standoff(document, attributions));
  if (!again) std::abort();
  if (!has_cues) return 0;  // a quotation that goes on becomes a further content of the one before
  for (const Attribution& one : attributions) {
    for (const Spans* spans : {&one.source, &one.cue, &one.content}) {
      if (document[*spans].find_first_of("\t\n\v\f\r\x1c\x1d\x1e\xC2\xE2") != std::string::npos)
        return 0;  // cut at line ends
    }
  }
  if (again->size() != attributions.size()) std::abort();
  for (std::size_t i = 0; i < attributions.size(); ++i) {
    const Attribution& one = (*again)[i].attribution;
    if (one.source != attributions[i].source || one.cue != attributions[i].cue ||
        one.content != attributions[i].content) {
      std::abort();
    }
  }
  return 0;
}
