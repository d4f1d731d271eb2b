// The words for roles in tables and reports.
#pragma once

#include <optional>
#include <string_view>

#include "hearsay/source.hpp"

namespace hearsay::source {

/// The role of that name ("public" for Role::public_); none where there is no such role.
std::optional<Role> role_of(std::string_view name) noexcept;

}  // namespace hearsay::source
