// An analysis as JSON: an error with an offset inside the input, or an analysis that is written and read back
// as the same, and that every format takes.
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "hearsay/exchange.hpp"
#include "hearsay/graph.hpp"
#include "hearsay/report.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace hearsay;
  const auto analysis = from_json({reinterpret_cast<const char*>(data), size});
  if (!analysis) {
    // The offset of what is wrong with the text counts in the text.
    if (analysis.error().offset > size) std::abort();
    return 0;
  }
  const std::string json = to_json(*analysis, {.text = true});
  const auto again = from_json(json);
  if (!again || *again != *analysis || to_json(*again, {.text = true}) != json) std::abort();
  static_cast<void>(to_json(*analysis));
  static_cast<void>(to_tsv(*analysis));
  static_cast<void>(to_csv(*analysis));
  static_cast<void>(to_conll(*analysis));
  static_cast<void>(to_json_ld(*analysis));
  static_cast<void>(to_web_annotations(*analysis));
  static_cast<void>(to_stix(*analysis, "2024-12-17T09:30:00.000Z"));
  static_cast<void>(to_misp(*analysis, "2024-12-17T09:30:00.000Z"));
  static_cast<void>(to_cas(*analysis));
  static_cast<void>(to_text(*analysis));
  const AttributionGraph graph = make_graph({&*analysis, 1});
  static_cast<void>(to_gexf(graph));
  static_cast<void>(to_graphml(graph));
  static_cast<void>(to_dot(graph));
  return 0;
}
