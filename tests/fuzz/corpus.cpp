// A saved corpus: an error with an offset inside the input, or a corpus that is written and read back as the
// same, and can be linked.
#include "hearsay/corpus.hpp"

#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "hearsay/graph.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace hearsay;
  const auto corpus = Corpus::from_jsonl({reinterpret_cast<const char*>(data), size});
  if (!corpus) {
    if (corpus.error().offset > size) std::abort();
    return 0;
  }
  const auto again = Corpus::from_jsonl(corpus->to_jsonl());
  if (!again || *again != *corpus) std::abort();
  const Linkage linkage = link(*corpus);
  for (const hearsay::Claim& claim : linkage.claims) {
    if (claim.statements.empty()) std::abort();
  }
  for (std::uint32_t claim = 0; claim < linkage.claims.size(); ++claim)
    static_cast<void>(reliance_graph(*corpus, linkage, claim));
  static_cast<void>(claim_table(*corpus, linkage));
  static_cast<void>(make_graph(*corpus, linkage, 1));
  return 0;
}
