// Entries of a user's lexicon: an error with an offset inside the input, or a lexicon with which an article
// can be analyzed.
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "hearsay/analyzer.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace hearsay;
  auto lexicon = Lexicon::builtin().with_entries({reinterpret_cast<const char*>(data), size});
  if (!lexicon) {
    if (lexicon.error().offset >= size) std::abort();
    return 0;
  }
  AnalyzerOptions options;
  options.lexicon = *std::move(lexicon);
  const Analyzer analyzer(std::move(options));
  const auto analysis = analyzer.analyze(
      "“We left,” Gen. Ragnhild Eide said.\n\nA senior official, who spoke on condition of anonymity because "
      "he was "
      "not allowed to, said it is very likely over. He reportedly denied it, the Post reported, citing two "
      "aides.");
  if (!analysis) std::abort();
  for (const Statement& statement : analysis->statements) {
    if (!(0 <= statement.assessment.strength.score && statement.assessment.strength.score <= 100))
      std::abort();
  }
  return 0;
}
