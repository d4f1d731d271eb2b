#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "hearsay/attribution.hpp"
#include "hearsay/export.hpp"
#include "hearsay/lexicon.hpp"
#include "hearsay/shared_text.hpp"
#include "hearsay/source.hpp"
#include "hearsay/words.hpp"

namespace hearsay {

/// What the strength of one attribution rests on, each with the words that show it. The same values give the
/// same strength, whatever text they come from.
struct StrengthFeatures {
  std::optional<Identity> identity;  ///< none where the text names nobody as the source
  std::uint8_t specificity = 0;      ///< 0–3, as in Source
  double certainty = 1;  ///< that both are right, 0–1: the product of theirs in Source::certainty
  Span source;           ///< shows identity and specificity
  Shown<bool>
      vague;  ///< described by a word that fits anybody: "a source", "people familiar with the matter"
  std::uint32_t described =
      0;                    ///< words that name or describe the source beside this cue; `source` shows them
  bool outlet = false;      ///< the source is a news outlet, which as a rule has it from somebody else
  Shown<bool> affiliation;  ///< an institution, country or walk of life is given
  Shown<bool> office;
  Shown<bool> senior;
  Shown<Access> access;
  Shown<std::uint8_t> hops;        ///< steps of hearsay between the source and the article
  Shown<std::uint8_t> vague_hops;  ///< those of them that go through somebody who is not named
  Shown<bool> reason;              ///< the article says why, or on what terms, the source is not named
  Shown<std::uint32_t> persons;  ///< how many people speak together, where the text counts them; else 0 or 1
  Shown<double> verbatim;        ///< share of the content's words that stand in quote marks, 0–1
  std::uint32_t words = 0;       ///< words of the content
  bool fragment = false;         ///< the content only names something: "criticized [the plan]"
  Shown<bool> medium;            ///< where the words can be looked up: "in a statement", "on Twitter"
  Act act = Act::speech;
  bool deed = false;    ///< the cue is no word of saying, writing, thinking or showing: "campaigned for"
  bool unsaid = false;  ///< the saying is negated: "declined to say", "never said"; a denial is a saying
  Actuality actuality = Actuality::said;
  Span cue;               ///< shows act, deed, unsaid and actuality
  Span content;           ///< shows words and fragment
  Shown<double> stance;   ///< of the cue, −1…1
  Shown<bool> contested;  ///< somebody else contradicts the statement; the caller says so
  /// The original source of each further report of the same claim, as any number that stands for it. Reports
  /// that go back to one source, such as ten outlets that carry one wire story, count once.
  std::vector<std::uint64_t> corroborating;

  friend bool operator==(const StrengthFeatures&, const StrengthFeatures&) = default;
};

/// How much each feature moves the log-odds. The values that the library carries stand in
/// src/lexicon/en/strength.tsv, each with its reason; docs/strength.md says how they were fitted.
struct HEARSAY_EXPORT StrengthWeights {
  double base = 0;
  double named = 0, unnamed = 0, group = 0, organization = 0, document = 0, sourceless = 0;
  double vague = 0, outlet = 0;
  double described = 0;  ///< times the share of full_description words that the description has
  double specificity_1 = 0, specificity_2 = 0, specificity_3 = 0;
  double affiliation = 0, office = 0, senior = 0;
  double witnessed = 0, took_part = 0, briefed = 0;
  double hop = 0;        ///< for each step
  double vague_hop = 0;  ///< beside `hop`, for each step through somebody who is not named
  double reason = 0;
  double person = 0;    ///< times ln(persons)
  double quoted = 0;    ///< where any words of the content stand in quote marks
  double verbatim = 0;  ///< times their share
  double topic = 0;     ///< times the share by which an unquoted content falls short of topic_words words
  double fragment = 0;  ///< times the share of the content that is not quoted
  double medium = 0;
  double writing = 0, thought = 0, evidence = 0, deed = 0;
  double stance = 0;  ///< times the stance beyond that of "say"
  double unsaid = 0, hypothetical = 0, future = 0, ordered = 0;
  double contested = 0;
  double independent = 0;     ///< times ln(1 + further independent sources)
  double spread = 0;          ///< how far Strength::low and high are from the score, in log-odds
  double spread_doubt = 0;    ///< added to it, times 1 − certainty
  double spread_cueless = 0;  ///< added to it where no cue shows whose words they are

  /// A content of fewer words than this hardly states anything: "criticized [the plan]".
  static constexpr std::uint32_t topic_words = 8;

  /// A description of so many words tells what a description can.
  static constexpr std::uint32_t full_description = 12;

  /// The weights of a lexicon's table `strength`.
  [[nodiscard]] static StrengthWeights of(const Lexicon& lexicon);

  /// Whether the laws that strength must obey hold for these weights, whatever the features: naming a source
  /// never lowers the score; nor does a more specific description; a verbatim quotation never scores below
  /// its paraphrase; each hop lowers; an independent source raises; vagueness, hypothesis, contradiction,
  /// words not said and mere topics never raise; doubt makes the range of the score wider.
  [[nodiscard]] bool lawful() const noexcept;

  friend bool operator==(const StrengthWeights&, const StrengthWeights&) = default;
};

/// One reason for a score: how much it moves the log-odds, and the words of the article that caused it.
struct Contribution {
  SharedText feature;   ///< the name of the feature in the weights file: "identity named", "hop"
  double log_odds = 0;  ///< positive strengthens
  Span evidence;        ///< empty where no words are the reason: "base", "independent"
  SharedText note;      ///< for people: "a named person"

  friend bool operator==(const Contribution&, const Contribution&) = default;
};

/// Attribution strength A: how well the text lets a reader trace the source of one statement and rely on its
/// having said so from a position to know. It does not judge whether the statement is true.
struct HEARSAY_EXPORT Strength {
  double score = 0;  ///< 0–100: 100 / (1 + exp(−log_odds))
  /// Where four in five readers' judgements of such statements lie, 0–100: narrower where it is plain who and
  /// what the source is.
  double low = 0, high = 100;
  double log_odds = 0;  ///< the sum of the contributions, in their order, exactly
  std::vector<Contribution> contributions;

  /// An additive logistic model. Features that weigh nothing are left out. O(1), and O(n log n) in the
  /// corroborating reports.
  [[nodiscard]] static Strength of(const StrengthFeatures& features, const StrengthWeights& weights);

  friend bool operator==(const Strength&, const Strength&) = default;
};

/// How far a cue commits to the truth of its content, −1 (deny) … 0 (suggest) … 1 (confirm): means of human
/// veridicality judgements (MegaVeridicality; White and Rawlins 2018) for the verbs and frames that they
/// cover. Cues of denial ("deny", "dispute") are set below 0 by definition: the judgements tell whether
/// readers believe the denied thing, not whether its source does.
struct Stance {
  double value = 0;
  bool estimated =
      false;  ///< true where the verb was not judged by people and the value is inferred from others
  Span span;  ///< the cue's words that decided it

  friend bool operator==(const Stance&, const Stance&) = default;
};

/// Which reading of probability words is used.
enum class Yardstick : std::uint8_t { measured, icd203, nato, uk, ipcc };
template <>
inline constexpr std::size_t enumerator_count<Yardstick> = 5;

/// What the words of a statement claim about its probability ("likely"), in percent.
struct StatedProbability {
  double value = 0;        ///< 0–100: the median reading, or the middle of the yardstick's band
  double low = 0;          ///< the lower quartile, or where the band begins
  double high = 0;         ///< the upper quartile, or where the band ends
  bool estimated = false;  ///< true where neither readers nor the yardstick were asked about these very words
  Span phrase;
  Yardstick yardstick =
      Yardstick::measured;  ///< what was read from: `measured` for a phrase that the chosen yardstick lacks

  friend bool operator==(const StatedProbability&, const StatedProbability&) = default;
};

[[nodiscard]] HEARSAY_EXPORT std::string_view to_string(Yardstick yardstick) noexcept;

}  // namespace hearsay
