// The choices that join tagged spans into attributions: which source a cue has, and which cue a content has.
// Each choice is among the nearest spans of the wanted role and "none"; each candidate is described by
// features of the two spans and of what lies between them. On gold spans of PolNeAR, choosing so is right
// for 98.6% of the attributions where the nearest span is for 90%.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "attribution/grammar.hpp"
#include "attribution/spans_of_tags.hpp"
#include "hearsay/document.hpp"
#include "lexicon/phrase_table.hpp"
#include "tagger/choice_network.hpp"
#include "tagger/features.hpp"

namespace hearsay::attribution {

using LinkFeatures = std::array<float, tagger::link_feature_count>;

/// For each token, the index of its paragraph.
std::vector<std::uint32_t> paragraphs_of_tokens(const Document& document);

/// One choice to make.
struct Choice {
  Role wanted = Role::source;  ///< source: the subject is a cue; cue: the subject is a content
  IndexRange subject;
  std::vector<std::uint32_t> candidates;  ///< indices into the spans of the wanted role
  std::vector<LinkFeatures> features;     ///< of each candidate, then of none
};

/// The choices of a document. Refers to what it is made from.
class Choices {
 public:
  /// `features`, `keys` and `regions` are those of all tokens; spans whose first tokens stand in regions far
  /// apart, paragraphs usually, are no candidates for each other. O(n) in the number of tokens.
  Choices(const Document& document, std::span<const tagger::Features> features,
          std::span<const lexicon::Key> keys, std::span<const std::uint32_t> regions, const RoleSpans& spans,
          const Grammar& grammar);

  /// Overwrites `choice` with that of a cue's source. O(log n + length of the candidates).
  void source_of(std::uint32_t cue, Choice& choice) const;
  /// Overwrites `choice` with that of a content's cue.
  void cue_of(std::uint32_t content, Choice& choice) const;
  /// Leaves the cues of other sentences out of the choice of a content that stands right after a cue:
  /// “Peace,” according to police. The minister tweeted “Peace is near.”
  ///          └─ no cue of it ──┘               └cue──┘└── content ──┘
  /// And if it begins with "that", all cues but that one: Her claim that the vote was rigged was dismissed.
  void keep_to_sentence(Choice& choice) const;
  /// Leaves the sources before a passive or a mere "reportedly", and the "it" of "it seems", out of the
  /// choice of a cue: The bank is thought to be weak, analysts say.
  ///          └── cue ─┘             └ may be its source
  void leave_out_silent_subject(Choice& choice) const;

 private:
  // How many tokens before a place are of some class; the difference of two is of those between.
  struct Counts {
    std::uint32_t starts = 0, commas = 0, punctuation = 0, opening = 0, closing = 0, colons = 0;
    std::array<std::uint32_t, role_count> begins{};  // spans of a role that begin
  };

  void add_token(std::uint32_t i, Counts& counts) const;
  Counts counts_before(std::uint32_t token) const;
  static void leave_out(std::size_t candidate, Choice& choice);
  void fill(Role wanted, IndexRange subject, std::uint32_t max_distance, Choice& choice) const;
  LinkFeatures pair_features(IndexRange cue, IndexRange other, std::uint32_t rank) const;
  void add_cue_features(IndexRange cue, LinkFeatures& f) const;
  void add_other_features(IndexRange other, LinkFeatures& f) const;
  bool ends_within(Role role, std::uint32_t place, std::uint32_t gap) const;
  bool begins_within(Role role, std::uint32_t place, std::uint32_t gap) const;

  const Document& document_;
  std::span<const tagger::Features> features_;
  std::span<const lexicon::Key> keys_;
  std::span<const std::uint32_t> regions_;
  const RoleSpans& spans_;
  const Grammar& grammar_;
  std::vector<Counts> counts_;             // before every fourth token
  std::vector<std::uint8_t> begin_, end_;  // bits of the roles whose spans begin or end before a token
};

}  // namespace hearsay::attribution
