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
  to_json(*analysis);
  to_tsv(*analysis);
  to_csv(*analysis);
  to_conll(*analysis);
  to_json_ld(*analysis);
  to_web_annotations(*analysis);
  to_stix(*analysis, "2024-12-17T09:30:00.000Z");
  to_misp(*analysis, "2024-12-17T09:30:00.000Z");
  to_cas(*analysis);
  to_text(*analysis);
  const AttributionGraph graph = make_graph({&*analysis, 1});
  to_gexf(graph);
  to_graphml(graph);
  to_dot(graph);
  return 0;
}
