#pragma once

#include <array>
#include <chrono>
#include <cstdint>
#include <map>
#include <optional>
#include <span>
#include <string>

#include "hearsay/audit.hpp"
#include "hearsay/graph.hpp"

namespace hearsay {

/// Who has a claim from whom: those who carry it on the left, where it comes from on the right. Empty where
/// there is nothing to see or too much. `graph` is a reliance_graph.
std::string reliance_picture(const AttributionGraph& graph);

/// The stories of an outlet on a day.
struct OutletDay {
  std::uint32_t stories = 0;
  Transparency counts;
};

/// Who speaks in the stories of the largest outlets, over time. Empty where less than two days are known.
std::string outlet_pictures(const std::map<std::string, std::map<std::chrono::sys_days, OutletDay>>& days,
                            std::span<const OutletAudit> outlets);

/// How strong the statements of each role are: how many there are of each whole number from 0 to 100.
using StrengthCounts = std::array<std::array<std::uint32_t, 101>, 12>;
std::string role_picture(const StrengthCounts& counts);

std::optional<std::chrono::sys_days> as_day(std::string_view date);

std::string text_of(std::chrono::sys_days day);

/// "2017-02-03" of a date in ISO 8601; less where less is known.
std::string date_without_time(std::string_view date);

/// Whether that is the whole of a day.
bool is_day(std::string_view text);

}  // namespace hearsay
