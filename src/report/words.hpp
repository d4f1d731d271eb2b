#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "hearsay/analyzer.hpp"
#include "hearsay/transparency.hpp"

// What the pages call things: an editor's words, not ours.

namespace hearsay {

/// "named person", "unnamed person", "group", "institution", "document".
std::string_view kind_in_words(Identity identity) noexcept;

/// "official", "police, courts, lawyers", "news media"; "unclear".
std::string_view role_in_words(Role role) noexcept;

/// How far a reader could trace a source: "exactly who".
std::string_view traceable_in_words(std::uint8_t specificity) noexcept;

/// Whether a role is one of government in any of its branches.
bool is_of_government(Role role) noexcept;

/// "paraphrased, at second hand, denied"
std::string manner_in_words(const Statement& statement);

/// How readers of the pages see a source: named, unnamed with a reason, unnamed without one; empty for the
/// rest.
std::string_view class_of(const Analysis& analysis, const Statement& statement) noexcept;

/// Whether whom the statement is attributed to is our reading of a pronoun or a description, and could be
/// another.
bool is_inferred(const Analysis& analysis, const Statement& statement) noexcept;

}  // namespace hearsay
