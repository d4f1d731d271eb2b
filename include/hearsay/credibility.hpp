#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "hearsay/claim_table.hpp"
#include "hearsay/export.hpp"
#include "hearsay/words.hpp"

namespace hearsay {

// Truth discovery: which of the values that sources claim of an object is right, and which sources can be
// relied on, each estimated from the other. Each method is a struct of its parameters. Costs are per
// iteration, for c claims; memory is O(c) throughout. Where methods iterate they stop once no trust moves by
// more than `tolerance`, or else after `iterations`, and then say why they did not settle.

/// The default: Bayesian latent truth with sources that may copy. Each object has one true value and a number
/// of false ones, claimed or not (as ACCU: Dong, Berti-Équille and Srivastava 2009); a source is right with
/// probability `trust`. What sets it apart:
///   - Trust has a full prior, Beta(prior_trust, 1 − prior_trust) · prior_claims, whose mean is learned from
///     all sources (empirical Bayes), so that few claims say little, and no source is outvoted by its own
///     word. No source counts against what it says. Objects with one claim say nothing about trust.
///   - How many false values there are is learned from how often false claims agree.
///   - Sources that agree more than their accuracies explain depend on one another, and their agreement
///     counts for less: among the 64 sources with most claims, agreement is fitted by a product of
///     accuracies, robustly (weighted quantiles), and what exceeds it by three standard errors is the rate at
///     which the two copy. Of m that claim the same and copy at rate r, each has 1 / (1 + (m − 1) r) votes
///     (the design effect: Kish 1965, section 5.4). This needs no truth, so that a clique cannot vouch for
///     itself, as long as its members are compared with more others than with one another. The fit is made
///     near the median and well below it, and the higher rate counts: of two camps that each explain the
///     other as copiers, neither is taken at its word.
///   - Two fifths of each belief are the vote's share, since what is thought of the sources may be wrong
///     altogether: where that is sure it decides all the same.
///   - All of it is, where the model overturns the vote for sources that stray to the vote. Who is misled
///     strays to the truth; who is right strays to anything. So of the claims with which sources on the
///     model's side depart from it, those for the vote's value are counted, in tables with copying: from
///     30% on the vote's part grows, and from 40% it is all. Where objects have two values there is nothing
///     else to stray to, nothing that tells which side is right, and the vote is as good a guess as any.
/// Expectation–maximisation from the vote. O(c) an iteration, and once O(Σ k²), where k ≤ 64 is the number of
/// those sources who claim something of an object.
struct Bayes {
  double prior_trust = 0.75;
  double prior_claims = 4;
  double vote_share = 0.4;
  int iterations = 300;
  double tolerance = 1e-9;
};

/// The value that most sources claim. Belief: the share of the object's claims. Trust: the share of a
/// source's claims that are the majority's (of k values tied for it, 1/k each). O(c), no iteration.
struct Majority {};

/// Hubs and authorities (Kleinberg 1999; Pasternack and Roth 2010, section 3.1): trust is the sum of the
/// beliefs of what a source claims, belief the sum of the trust of those who claim it, each divided by its
/// maximum. Both measure prominence, not credibility: who claims more is trusted more. O(c).
struct Sums {
  int iterations = 20;
  double tolerance = 1e-9;
};

/// Sums with trust = ln n · the mean belief of a source's n claims (Pasternack and Roth 2010, section 3.2.1):
/// a source with a single claim counts for nothing. O(c).
struct AverageLog {
  int iterations = 20;
  double tolerance = 1e-9;
};

/// Sources invest their trust evenly in their claims and earn it back in proportion (Pasternack and Roth
/// 2010, section 3.2.2); belief is the investment to the power of `growth`. Beliefs begin as vote shares;
/// trust and belief are divided by their maxima. O(c).
struct Investment {
  double growth = 1.2;
  int iterations = 20;
  double tolerance = 1e-9;
};

/// Investment in which the values of an object share what is invested in all of them (Pasternack and Roth
/// 2010, section 3.2.3). The paper begins with even beliefs; vote shares, as here, are more accurate on all
/// the data sets of docs/credibility.md. O(c).
struct PooledInvestment {
  double growth = 1.4;
  int iterations = 20;
  double tolerance = 1e-9;
};

/// TruthFinder (Yin, Han and Yu 2008) without implication between values: the score of a value is Σ −ln(1 −
/// trust) over its sources, its confidence the logistic function of `dampening` · score, and trust the mean
/// confidence of a source's claims, near 1 for almost all. It ends when the cosine of one trust vector with
/// the next is within `tolerance` of 1. Beliefs are scores divided by the largest: confidences rank alike,
/// but lie so close to 1 that rounding ties them. O(c).
struct TruthFinder {
  double initial_trust = 0.9;
  double dampening = 0.3;
  int iterations = 200;
  double tolerance = 1e-6;
};

/// 2-Estimates (Galland, Abiteboul, Marian and Senellart 2010, section 4.2): a claim is also a vote against
/// the object's other values. After each step estimates are stretched to [0, 1] and moved the rest of the way
/// to 0 or 1: `smoothing` · stretched + (1 − `smoothing`) · rounded. O(c + values).
struct TwoEstimates {
  double smoothing = 0.5;
  double initial_error = 0.1;
  int iterations = 20;
  double tolerance = 1e-9;
};

/// Simple latent credibility analysis (Pasternack and Roth 2013, section 4.1): a source claims the truth with
/// probability `trust`, and any other claimed value of the object alike otherwise. Expectation–maximisation
/// with even priors; beliefs are posterior probabilities, trust the expected share of true claims. O(c).
struct SimpleLca {
  double initial_trust = 0.8;
  int iterations = 2000;
  double tolerance = 1e-6;
};

/// Guess latent credibility analysis (Pasternack and Roth 2013, section 4.2): with probability `trust` a
/// source knows and claims the truth, and otherwise guesses, each value with the share of the object's claims
/// that it has. Trust is therefore the share of claims that are known, below the share that are true.
/// Expectation–maximisation with the guess as a further latent variable. Where an object has few claims,
/// guesses explain them as well as knowledge does: trust then sinks from one iteration to the next while the
/// likelihood rises, and SimpleLca is the better choice. O(c).
struct GuessLca {
  double initial_trust = 0.8;
  int iterations = 50;
  double tolerance = 1e-6;
};

/// ACCU (Dong, Berti-Équille and Srivastava 2009, section 4): each object has one true value and
/// `false_values` equally likely false ones, claimed or not; sources are independent. An object with a single
/// claim has no part in trust: its belief is the trust of its source, so that each iteration would multiply
/// both by less than 1 without end. O(c).
struct Accu {
  int false_values = 10;
  double initial_trust = 0.8;
  int iterations = 2000;
  double tolerance = 1e-6;
};

/// ACCU with copy detection (Dong, Berti-Équille and Srivastava 2009, sections 3 and 4): two sources that
/// share false values probably depend on one another, and a claim counts for as much as it is probably not
/// copied from a more accurate source. Shared values count by their present belief, as in Dong et al. 2010.
/// O(c + Σ k²) time, where k is the number of claims of one object, and O(sources) memory beside the claims.
/// It need not converge.
struct AccuCopy {
  int false_values = 10;
  double initial_trust = 0.8;
  double copy_prior = 0.2;  ///< that two sources depend on one another, before anything is seen
  double copy_rate = 0.8;   ///< of the claims of one who copies, the share that is copied
  int iterations = 20;
  double tolerance = 1e-6;
};

/// CRH (Li, Li, Gao, Zhao, Fan and Han 2014) with 0/1 loss: the truth is the vote with weights −ln(loss / Σ
/// loss), a source's loss being the mean over its claims (section 2.5, missing values). Ties share the truth;
/// 10⁻⁹ is added to each loss. O(c).
struct Crh {
  int iterations = 20;
  double tolerance = 1e-9;
};

/// CATD (Li, Li, Gao, Su, Zhao, Demirbas, Fan and Han 2015) with 0/1 loss, for sources with few claims: the
/// vote with weights χ²(significance / 2, n) / loss for a source of n claims, the upper confidence bound of
/// its precision. One error is added to each loss, so that a source without any is not trusted without limit.
/// O(c).
struct Catd {
  double significance = 0.05;
  int iterations = 20;
  double tolerance = 1e-9;
};

/// The χ² quantile of Catd for a source of so many claims: it weighs this / (its errors + 1). For claims that
/// no one machine holds.
[[nodiscard]] HEARSAY_EXPORT double catd_quantile(double claims, const Catd& method = {});

/// The first is the default: docs/credibility.md says how it was chosen.
using CredibilityMethod = std::variant<Bayes, Catd, Majority, Sums, AverageLog, Investment, PooledInvestment,
                                       TruthFinder, TwoEstimates, SimpleLca, GuessLca, Accu, AccuCopy, Crh>;

/// "bayes", "catd", "majority", "sums", …: the names of the methods in the order of CredibilityMethod.
[[nodiscard]] HEARSAY_EXPORT std::span<const std::string_view> credibility_method_names() noexcept;
/// The method of that name with its usual parameters; none where there is no such method.
[[nodiscard]] HEARSAY_EXPORT std::optional<CredibilityMethod> credibility_method(
    std::string_view name) noexcept;

/// An equal-tailed credible interval of a probability.
struct Interval {
  double low = 0;
  double high = 1;

  friend bool operator==(const Interval&, const Interval&) = default;
};

/// The 90% interval of a proportion of which `successes` (not necessarily whole) of `trials` were seen, with
/// Jeffreys' prior: quantiles .05 and .95 of Beta(successes + ½, trials − successes + ½), widened to hold the
/// proportion that was seen, as near 0 and 1 (Brown, Cai and DasGupta 2001, section 4.1).
[[nodiscard]] HEARSAY_EXPORT Interval proportion_interval(double successes, double trials);

/// What is known of the trust of a source: a Beta distribution, and the share of its claims that are thought
/// to be right, rounded to 0 or 1 where that is less than half a claim away; NaN where it has none that tell.
struct TrustPosterior {
  double alpha = 1;
  double beta = 1;
  double share = 0;
};

/// Why a method stopped before it settled.
enum class Unsettled : std::uint8_t {
  no,           ///< it settled
  drifting,     ///< changes still shrink, or all go one way: more iterations would get nearer
  oscillating,  ///< changes do not shrink: there is no one answer that it tends to
};
template <>
inline constexpr std::size_t enumerator_count<Unsettled> = 3;

[[nodiscard]] HEARSAY_EXPORT std::string_view to_string(Unsettled unsettled) noexcept;

/// What a method found.
struct Credibility {
  /// By value of the table. Comparable between the values of one object; in [0, 1].
  std::vector<double> beliefs;
  /// By source. In [0, 1]; for Bayes NaN where nothing is known of the source: nobody else speaks of what it
  /// speaks of.
  std::vector<double> trust;
  /// Whether trust is the expected share of a source's claims that are right (known, for GuessLca). It is not
  /// for Sums, AverageLog, Investment and PooledInvestment.
  bool trust_is_share = true;
  bool converged = true;
  int iterations = 0;
  double residual = 0;  ///< the largest change of a trust in the last iteration (1 − cosine for TruthFinder)
  Unsettled unsettled = Unsettled::no;
  /// For SimpleLca and GuessLca: the log-likelihood of the claims before each iteration and after the last;
  /// it never falls.
  std::vector<double> log_likelihood;

  /// The rest is Bayes's own, empty for other methods. By source: what is known of its trust. Claims that are
  /// copied count for less, as do those of objects whose truth is in doubt, and claims of one source for
  /// correlated, by as much as pairs of sources depart from what their accuracies make them agree.
  std::vector<TrustPosterior> posterior;
  /// By claim (ClaimTable::values): how many votes it counts for, 1 where it is its source's own.
  std::vector<float> independence;
  /// By source: the log-odds of its being right by which its votes are weighed: from its claims as far as
  /// they are its own, whereas trust is of all of them.
  std::vector<double> log_odds;
  /// The part of each contested belief that is the vote's share: Bayes::vote_share or more.
  double vote_share = 0;
  double false_values = 0;  ///< how many equally likely false values an object has
  double mean_trust = 0;    ///< of all sources: what is expected of one without evidence
};

/// The 90% interval of the trust of a source. For Bayes that of its posterior, widened to hold the trust and
/// the share; otherwise its claims are taken for so many independent trials, the share of trust in them for
/// successes, and beliefs for right, which is the least uncertainty there is. None where trust is no share or
/// not known. About a microsecond.
[[nodiscard]] HEARSAY_EXPORT std::optional<Interval> trust_interval(const ClaimTable& claims,
                                                                    const Credibility& credibility,
                                                                    ClaimTable::Index source);

/// Runs a method on a table. Sums are taken in the order of the table, on one thread: equal tables give equal
/// results to the last bit. Not to converge is no error, but reported. Precondition: parameters in their
/// natural ranges.
[[nodiscard]] HEARSAY_EXPORT Credibility estimate_credibility(const ClaimTable& claims,
                                                              const CredibilityMethod& method = Bayes{});

/// Semi-supervised: beliefs of the objects of `known` are 1 and 0, and tell of trust like all others, and
/// where there is but one claim too. Each object at most once.
[[nodiscard]] HEARSAY_EXPORT Credibility estimate_credibility(const ClaimTable& claims, const Bayes& method,
                                                              std::span<const KnownTruth> known);

/// Values in a hierarchy: who claims a general one ("France") is right where a special one ("Paris") is true,
/// and speaks for each of them alike. The belief of a general value includes those of its special ones, so
/// that those of an object sum to more than 1; trust counts what is true, be it ever so general (after Jung,
/// Kim and Shim 2019, who tell exact sources from vague ones besides).
[[nodiscard]] HEARSAY_EXPORT Credibility estimate_credibility(const ClaimTable& claims, const Bayes& method,
                                                              const GeneralValues& general);

/// An object may have several true values, as a book has authors: a source finds each true one with a
/// probability of its own (sensitivity) and adds false ones with another (1 − specificity), among the values
/// that are claimed of the objects that it speaks of. The two-sided model of Zhao, Rubinstein, Gemmell and
/// Han 2012 (LTM), by expectation–maximisation with Beta priors instead of sampling. Trust is the expected
/// share of a source's claims that are right; beliefs of an object's values are independent of one another. A
/// value is true where its belief is over ½. O(c + Σ k · m) an iteration, for the k sources and m values of
/// an object.
struct ManyTruths {
  double prior_share = 0.5;  ///< of claimed values that are true
  double prior_sensitivity = 0.6;
  double prior_specificity = 0.99;
  /// How many values the priors are worth. Specificity's is strong, so that it is not those who pass over
  /// much that are thought to know all.
  double sensitivity_values = 10, specificity_values = 100;
  int iterations = 500;
  double tolerance = 1e-9;
};

/// An object may be listed several times in `known`, once for each true value; its others are then false.
[[nodiscard]] HEARSAY_EXPORT Credibility estimate_credibility(const ClaimTable& claims,
                                                              const ManyTruths& method,
                                                              std::span<const KnownTruth> known = {});

/// Takes the trust of sources that nobody contradicts for unknown (NaN): that they agree with others is all
/// that is known of them, and those may have it from one mouth. For claims that were found in articles
/// (claim_table); tables of claims made by themselves need none of it. O(c).
HEARSAY_EXPORT void withhold_untested_trust(const ClaimTable& claims, Credibility& credibility);

/// The value of an object of which only numbers are claimed, estimated instead of chosen.
struct NumberEstimate {
  ClaimTable::Index object = 0;
  double estimate = 0;
  std::optional<Interval> interval;  ///< 90%; none for a single number
  ClaimTable::Index numbers = 0;
};

/// Weighs the numbers that are claimed of each object by how close their sources come elsewhere: the Gaussian
/// truth model (Zhao and Han 2012) with Student's t in place of the normal distribution, so that a stray
/// number counts for little (Lange, Little and Taylor 1989). Errors are measured in the spread of the object
/// (its median absolute deviation). Objects with a value that is no number are left out. O(c) an iteration,
/// twenty of them.
[[nodiscard]] HEARSAY_EXPORT std::vector<NumberEstimate> estimate_numbers(const ClaimTable& claims);

/// What was found of a table, for one with close numbers as one value.
struct CloseNumbers {
  ClaimTable claims;
  Credibility credibility;
};

/// Joins close numbers as join_close_numbers of a table does, with beliefs for weights: the belief of a group
/// is the sum over its numbers (all divided by the largest sum where that is over 1), trust the expected
/// share of claims that are close to the truth. To estimate it from the joined table instead would forget who
/// is exact: who always reports the planned time comes close, and is wrong whenever it matters.
/// `independence` is empty.
[[nodiscard]] HEARSAY_EXPORT CloseNumbers join_close_numbers(const ClaimTable& claims,
                                                             const Credibility& credibility,
                                                             double tolerance);

/// Why a value is believed as it is.
struct Explanation {
  struct Vote {
    ClaimTable::Index source = 0;
    double trust = 0;         ///< mean_trust where nothing is known of it
    double independence = 1;  ///< how many votes its claim counts for
    double weight = 0;        ///< what it adds to the log-odds of its value against one that nobody claims
    /// Other objects that speak for it and against it: where its claim is believed, and where another is; the
    /// values it claimed there, clearest first, and how many there are in all.
    std::vector<ClaimTable::Index> right, wrong;
    std::size_t right_count = 0, wrong_count = 0;
  };
  struct Value {
    ClaimTable::Index value = 0;
    double belief = 0;
    double weight = 0;        ///< the sum over its votes
    std::vector<Vote> votes;  ///< weightiest first
  };
  std::vector<Value> values;  ///< most believed first
};

/// Explains the beliefs of one object. They are shares of exp(weight), where as many unclaimed values have
/// weight 0 as are left of false_values, but for the part (Credibility::vote_share) that is the share of
/// the sources.
/// Precondition: `credibility` is of Bayes on this table, and the object was not known beforehand. At most
/// `evidence` other objects are named for and against each source. Linear in the values of the table and the
/// claims of the sources who speak of the object.
[[nodiscard]] HEARSAY_EXPORT Explanation explain_belief(const ClaimTable& claims,
                                                        const Credibility& credibility,
                                                        ClaimTable::Index object, std::size_t evidence = 3);

}  // namespace hearsay
