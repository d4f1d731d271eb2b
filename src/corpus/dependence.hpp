#pragma once

#include <algorithm>
#include <vector>

#include "hearsay/claim_table.hpp"

namespace hearsay {

/// Which sources depend on one another, as their agreement tells.
struct Dependence {
  /// By source: its row and column in `rates`; 0xFFFFFFFF for those that are not compared.
  std::vector<ClaimTable::Index> column_of;
  std::size_t size = 0;
  std::vector<double> rates;  ///< size × size, symmetric: the share of shared objects of which one copies
  /// How much more the agreement of pairs varies than independent claims would: the correlation of the claims
  /// of one source, as far as its trust is concerned.
  double overdispersion = 0;

  double rate(ClaimTable::Index a, ClaimTable::Index b) const noexcept { return rates[a * size + b]; }
  bool is_compared(ClaimTable::Index source) const noexcept { return column_of[source] < size; }
  /// Whether any two depend on one another.
  bool any() const noexcept {
    return std::any_of(rates.begin(), rates.end(), [](double rate) { return rate > 0; });
  }
};

Dependence find_dependence(const ClaimTable& claims);

/// By claim, in the order of the table: 1 / (1 + the rates between its source and the others who claim the
/// same).
std::vector<float> independence_of_claims(const ClaimTable& claims, const Dependence& dependence);

}  // namespace hearsay
