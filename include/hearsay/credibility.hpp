#pragma once

#include <Eigen/Core>
#include <optional>
#include <string_view>
#include <variant>
#include <vector>

#include "hearsay/claim_table.hpp"
#include "hearsay/export.hpp"

namespace hearsay {

// Truth discovery: which of the values that sources claim of an object is right, and which sources can be
// relied on, each estimated from the other. Each method is a struct of its parameters. Costs are per
// iteration, for c claims; memory is O(c) throughout. Where methods iterate they stop after `iterations`, or
// before that once no trust moves by more than `tolerance`.

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
  int iterations = 50;
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
/// `false_values` equally likely false ones, claimed or not; sources are independent. O(c).
struct Accu {
  int false_values = 10;
  double initial_trust = 0.8;
  int iterations = 50;
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

/// The first is the default: it is at least as accurate as SimpleLca, the usual choice, on each of the four
/// sets of truths of docs/credibility.md, and ranks sources better by their true accuracy.
using CredibilityMethod = std::variant<Catd, Majority, Sums, AverageLog, Investment, PooledInvestment,
                                       TruthFinder, TwoEstimates, SimpleLca, GuessLca, Accu, AccuCopy, Crh>;

/// "catd", "majority", "sums", "average-log", …: the names of the methods in the order of
/// CredibilityMethod.
HEARSAY_EXPORT std::span<const std::string_view> credibility_method_names() noexcept;
/// The method of that name with its usual parameters; none where there is no such method.
HEARSAY_EXPORT std::optional<CredibilityMethod> credibility_method(std::string_view name) noexcept;

/// An equal-tailed credible interval of a probability.
struct Interval {
  double low = 0;
  double high = 1;

  friend bool operator==(const Interval&, const Interval&) = default;
};

/// The 90% interval of a proportion of which `successes` (not necessarily whole) of `trials` were seen, with
/// Jeffreys' prior: quantiles .05 and .95 of Beta(successes + ½, trials − successes + ½), widened to hold the
/// proportion that was seen, as near 0 and 1 (Brown, Cai and DasGupta 2001, section 4.1).
HEARSAY_EXPORT Interval proportion_interval(double successes, double trials);

/// What a method found.
struct Credibility {
  /// By value of the table. Comparable between the values of one object; in [0, 1].
  Eigen::ArrayXd beliefs;
  /// By source. In [0, 1].
  Eigen::ArrayXd trust;
  /// Whether trust is the expected share of a source's claims that are right (known, for GuessLca). It is not
  /// for Sums, AverageLog, Investment and PooledInvestment.
  bool trust_is_share = true;
  bool converged = true;
  int iterations = 0;
  double residual = 0;  ///< the largest change of a trust in the last iteration (1 − cosine for TruthFinder)
  /// For SimpleLca and GuessLca: the log-likelihood of the claims before each iteration and after the last;
  /// it never falls.
  std::vector<double> log_likelihood;
};

/// How sure the trust of a source is: its claims are taken for so many independent trials, the share of trust
/// in them for successes. None where trust is no share. Some 30 µs.
HEARSAY_EXPORT std::optional<Interval> trust_interval(const ClaimTable& claims,
                                                      const Credibility& credibility,
                                                      ClaimTable::Index source);

/// Runs a method on a table. Sums are taken in the order of the table, on one thread: equal tables give equal
/// results to the last bit. Not to converge is no error, but reported. Precondition: parameters in their
/// natural ranges.
HEARSAY_EXPORT Credibility estimate_credibility(const ClaimTable& claims,
                                                const CredibilityMethod& method = Catd{});

}  // namespace hearsay
