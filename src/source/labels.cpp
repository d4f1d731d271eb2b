#include "source/labels.hpp"

#include <array>

namespace hearsay {
namespace {

constexpr auto identities =
    std::to_array<std::string_view>({"named", "unnamed", "group", "organization", "document"});
constexpr auto roles =
    std::to_array<std::string_view>({"leader", "military", "official", "legislator", "candidate", "law",
                                     "expert", "business", "media", "advocate", "public", "unknown"});
constexpr auto accesses = std::to_array<std::string_view>({"unstated", "briefed", "took part", "witnessed"});
constexpr auto genders = std::to_array<std::string_view>({"unstated", "female", "male"});
constexpr auto mention_kinds = std::to_array<std::string_view>({"name", "description", "pronoun"});
constexpr auto evidences = std::to_array<std::string_view>({"head", "title", "modifier", "name", "complement",
                                                            "owner", "after", "before", "span", "cue",
                                                            "institution", "known", "form", "rank", "users"});
constexpr auto joinings = std::to_array<std::string_view>(
    {"first", "full name", "short name", "acronym", "apposition", "copula", "conjunction", "owner", "noun",
     "announced", "pronoun", "relative", "quantity", "speaker", "speaker's group"});

}  // namespace

std::string_view to_string(Identity identity) noexcept {
  return identities[static_cast<std::size_t>(identity)];
}
std::string_view to_string(Role role) noexcept {
  return roles[static_cast<std::size_t>(role)];
}
std::string_view to_string(Access access) noexcept {
  return accesses[static_cast<std::size_t>(access)];
}
std::string_view to_string(Gender gender) noexcept {
  return genders[static_cast<std::size_t>(gender)];
}
std::string_view to_string(MentionKind kind) noexcept {
  return mention_kinds[static_cast<std::size_t>(kind)];
}
std::string_view to_string(Evidence evidence) noexcept {
  return evidences[static_cast<std::size_t>(evidence)];
}
std::string_view to_string(JoinedBy joined_by) noexcept {
  return joinings[static_cast<std::size_t>(joined_by)];
}

namespace source {

std::optional<Role> role_of(std::string_view name) noexcept {
  return from_string<Role>(name);
}

}  // namespace source
}  // namespace hearsay
