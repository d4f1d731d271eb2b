#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "hearsay/corpus.hpp"
#include "hearsay/export.hpp"

namespace hearsay {

// What a reader wants to know first of the claims and the sources of a corpus.

/// What a claim rests on.
struct ClaimProfile {
  std::uint32_t claim = 0;                        ///< index into Linkage::claims
  std::uint32_t articles = 0;                     ///< with statements of it
  std::uint32_t independent_sources = 0;          ///< as in corroboration.hpp; there may be fewer, not more
  std::vector<std::string> joined;                ///< why some origins count once: "A = B: names alike"
  std::vector<std::string> bottlenecks;           ///< the one nearest the claim first
  std::vector<std::vector<std::string>> circles;  ///< of circular reporting
  std::vector<Contradiction> contradictions;      ///< of which it is one side

  friend bool operator==(const ClaimProfile&, const ClaimProfile&) = default;
};

/// Claims with statements of at least `articles` articles, in the order of the linkage: those of most
/// articles first. Claims of one article are cheap and many, claims of several cost as independent_sources
/// does.
[[nodiscard]] HEARSAY_EXPORT std::vector<ClaimProfile> profile_claims(const Corpus& corpus,
                                                                      const Linkage& linkage,
                                                                      std::uint32_t articles = 2);

/// What a source has said, and how it stands to others. Claims are counted once, whoever passed them on.
struct SourceProfile {
  std::uint32_t source = 0;        ///< index into Linkage::sources
  std::uint32_t articles = 0;      ///< that name it
  std::uint32_t published = 0;     ///< articles of which it is the publisher
  std::uint32_t claims = 0;        ///< that it made, by statements of which it is the source
  std::uint32_t corroborated = 0;  ///< of these, with two independent sources or more
  std::uint32_t contradicted = 0;  ///< of these, with a contradiction
  std::uint32_t bottleneck = 0;    ///< claims of several articles all of whose ways lead through it
  double strength = 0;             ///< mean attribution strength of its statements, 0–100; 0 without any
  double prominence = 0;           ///< as in corroboration.hpp, in the graph of all claims

  friend bool operator==(const SourceProfile&, const SourceProfile&) = default;
};

/// By source of the linkage. Time as profile_claims and prominence together.
[[nodiscard]] HEARSAY_EXPORT std::vector<SourceProfile> profile_sources(const Corpus& corpus,
                                                                        const Linkage& linkage);

}  // namespace hearsay
