#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "hearsay/analyzer.hpp"
#include "hearsay/export.hpp"
#include "hearsay/words.hpp"

// Scores in the words of the scales that analysts exchange. docs/exchange.md says where each mapping comes
// from and what it loses.

namespace hearsay {

/// The reliability of a source after the Admiralty code (NATO AJP-2.1). `F` is no grade below `E`: it says
/// that nothing is known.
enum class AdmiraltyReliability : std::uint8_t { a, b, c, d, e, f };
template <>
inline constexpr std::size_t enumerator_count<AdmiraltyReliability> = 6;

/// The credibility of information after the Admiralty code, 1 "confirmed by other sources" to 5 "improbable";
/// `cannot_be_judged` is 6.
enum class AdmiraltyCredibility : std::uint8_t {
  confirmed,
  probable,
  possible,
  doubtful,
  improbable,
  cannot_be_judged
};
template <>
inline constexpr std::size_t enumerator_count<AdmiraltyCredibility> = 6;

/// "a" to "f".
[[nodiscard]] HEARSAY_EXPORT std::string_view to_string(AdmiraltyReliability reliability) noexcept;
/// "confirmed", …, "cannot be judged".
[[nodiscard]] HEARSAY_EXPORT std::string_view to_string(AdmiraltyCredibility credibility) noexcept;

/// From a reliability R in 0–1, by fifths: A from 0.8, … E below 0.2. No R, no grade: F.
[[nodiscard]] HEARSAY_EXPORT AdmiraltyReliability
admiralty_reliability(std::optional<double> reliability) noexcept;

/// From a belief V in 0–1, by fifths as STIX 2.1 has them. 1 means confirmed by other sources, so that one
/// source alone gives 2 at best.
[[nodiscard]] HEARSAY_EXPORT AdmiraltyCredibility
admiralty_credibility(std::optional<double> belief, std::uint32_t independent_sources) noexcept;

/// "B2": the two axes are judged apart from one another.
[[nodiscard]] HEARSAY_EXPORT std::string admiralty_code(AdmiraltyReliability reliability,
                                                        AdmiraltyCredibility credibility);

/// The STIX 2.1 confidence of a credibility (specification, appendix A): 90, 70, 50, 30, 10; none for 6,
/// which is not 50.
[[nodiscard]] HEARSAY_EXPORT std::optional<int> stix_confidence(AdmiraltyCredibility credibility) noexcept;

/// `admiralty-scale:source-reliability="b"`.
[[nodiscard]] HEARSAY_EXPORT std::string misp_tag(AdmiraltyReliability reliability);

/// `admiralty-scale:information-credibility="2"`.
[[nodiscard]] HEARSAY_EXPORT std::string misp_tag(AdmiraltyCredibility credibility);

/// `estimative-language:likelihood-probability="likely"`, by the bands of ICD 203; a value on a border takes
/// the band nearer the middle.
[[nodiscard]] HEARSAY_EXPORT std::string misp_tag(const StatedProbability& probability);

/// An analysis as a STIX 2.1 bundle: an identity for each source that speaks, and a note for each of its
/// statements, whose confidence is the attribution strength, and a label whether the source itself stands
/// behind the words (docs/exchange.md). Sourceless statements are left out. `created` is a timestamp, such as
/// "2024-12-17T09:30:00.000Z"; ids depend on the article's id alone.
[[nodiscard]] HEARSAY_EXPORT std::string to_stix(const Analysis& analysis, std::string_view created);

/// An analysis as a MISP event: an object for the article, one for each named person and organization that
/// speaks, and one for each statement, with tags of the Admiralty scale and of estimative language
/// (docs/exchange.md). Of an article without a date the event has the day of `created`, which is as in
/// to_stix.
[[nodiscard]] HEARSAY_EXPORT std::string to_misp(const Analysis& analysis, std::string_view created);

}  // namespace hearsay
