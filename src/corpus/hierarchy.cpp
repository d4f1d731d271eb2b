#include <algorithm>
#include <utility>

#include "corpus/spelling.hpp"
#include "hearsay/claim_table.hpp"

namespace hearsay {
namespace {

using Index = ClaimTable::Index;

constexpr int most_levels = 64;

}  // namespace

GeneralValues::GeneralValues(const ClaimTable& claims, std::span<const Generality> hierarchy,
                             bool any_spelling) {
  const auto form = [any_spelling](std::string_view text) {
    return any_spelling ? normal_form(text) : std::string(text);
  };
  std::vector<std::pair<std::string, std::string>> parents;
  parents.reserve(hierarchy.size());
  for (const Generality& one : hierarchy) parents.emplace_back(form(one.child), form(one.parent));
  std::sort(parents.begin(), parents.end());
  const auto parent_of = [&parents](const std::string& child) -> const std::string* {
    const auto found =
        std::lower_bound(parents.begin(), parents.end(), child,
                         [](const auto& one, const std::string& name) { return one.first < name; });
    return found != parents.end() && found->first == child ? &found->second : nullptr;
  };

  begins_.assign(claims.value_count() + 1, 0);
  std::vector<std::pair<std::string, Index>> here;
  for (Index o = 0; o < claims.object_count(); ++o) {
    const IndexRange values = claims.values_of(o);
    here.clear();
    for (Index v = values.begin; v < values.end; ++v) here.emplace_back(form(claims.value(v)), v);
    std::sort(here.begin(), here.end());
    for (Index v = values.begin; v < values.end; ++v) {
      const std::string own = form(claims.value(v));
      const std::string* above = values.size() > 1 ? parent_of(own) : nullptr;
      for (int level = 0; above && *above != own && level < most_levels; ++level, above = parent_of(*above)) {
        const auto found =
            std::lower_bound(here.begin(), here.end(), *above,
                             [](const auto& one, const std::string& name) { return one.first < name; });
        if (found == here.end() || found->first != *above) continue;
        const auto mine = general_.begin() + static_cast<std::ptrdiff_t>(begins_[v]);
        // Spellings that are one may have made a circle of the forest.
        if (std::find(mine, general_.end(), found->second) != general_.end()) break;
        general_.push_back(found->second);
      }
      begins_[v + 1] = general_.size();
    }
  }
}

std::size_t GeneralValues::special_count() const noexcept {
  std::size_t count = 0;
  for (std::size_t i = 1; i < begins_.size(); ++i) count += begins_[i] > begins_[i - 1];
  return count;
}

}  // namespace hearsay
