// Claims in CSV: an error, or a table that keeps its laws and bad lines in ascending order, with truth
// discovery on it.
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>
#include <vector>

#include "hearsay/claim_table.hpp"
#include "hearsay/credibility.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace hearsay;
  ClaimTableOptions options;
  options.numeric_tolerance = size % 2 == 0 ? 0 : 0.01;
  const auto reading = read_claims({reinterpret_cast<const char*>(data), size}, options);
  if (!reading) return 0;
  std::uint64_t line = 0;
  for (const MalformedLine& bad : reading->malformed) {
    if (bad.line <= line || bad.error.offset >= size) std::abort();
    line = bad.line;
  }
  const ClaimTable& claims = reading->claims;
  ClaimTable::Index count = 0;
  for (ClaimTable::Index object = 0; object < claims.object_count(); ++object) {
    if (object > 0 && claims.object(object - 1) >= claims.object(object)) std::abort();
    if (claims.values_of(object).empty()) std::abort();
    for (ClaimTable::Index value = claims.values_of(object).begin; value < claims.values_of(object).end;
         ++value) {
      if (claims.object_of(value) != object || claims.sources_of(value).empty()) std::abort();
      count += static_cast<ClaimTable::Index>(claims.sources_of(value).size());
    }
  }
  if (count != claims.claim_count()) std::abort();
  const ClaimTable spelled = join_spellings(claims);
  if (spelled.value_count() > claims.value_count() || spelled.claim_count() > claims.claim_count())
    std::abort();
  for (const NumberEstimate& one : estimate_numbers(claims)) {
    if (std::isnan(one.estimate)) std::abort();
  }
  // Any values may be special cases of any others.
  std::vector<Generality> hierarchy;
  for (ClaimTable::Index v = 0; v + 1 < claims.value_count(); ++v)
    hierarchy.push_back({std::string(claims.value(v)), std::string(claims.value(v + 1))});
  for (const double belief :
       estimate_credibility(claims, Bayes{}, GeneralValues(claims, hierarchy, size % 3 == 0)).beliefs) {
    if (!(belief <= 1 + 1e-9)) std::abort();
  }
  if (const auto places = read_hierarchy({reinterpret_cast<const char*>(data), size});
      places && places->hierarchy.size() > size)
    std::abort();
  const Credibility credibility = estimate_credibility(claims);
  if (claims.object_count() > 0) static_cast<void>(explain_belief(claims, credibility, 0));
  for (const double belief : credibility.beliefs) {
    if (std::isnan(belief)) std::abort();
  }
  return 0;
}
