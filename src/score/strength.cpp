// Attribution strength is an additive model on the scale of log-odds, so that every reason for a score can be
// shown with its share, the shares add up, and the laws of StrengthWeights::lawful() follow from the signs
// and order of the weights: no feature interacts with another, except that quoting part of a short content
// makes it less of a mere topic. (Generalized additive models: Hastie and Tibshirani 1990; as scorecards that
// people can check: Lou et al. 2012.)
#include "hearsay/strength.hpp"

#include <algorithm>
#include <array>
#include <boost/container/static_vector.hpp>
#include <charconv>
#include <cmath>
#include <iterator>
#include <utility>

#include "base/elementary.hpp"
#include "lexicon/state.hpp"
#include "score/stance.hpp"

namespace hearsay {
namespace {

struct NamedWeight {
  std::string_view feature;
  double StrengthWeights::*weight;
};

constexpr std::array named_weights{
    NamedWeight{"base", &StrengthWeights::base},
    NamedWeight{"identity named", &StrengthWeights::named},
    NamedWeight{"identity unnamed", &StrengthWeights::unnamed},
    NamedWeight{"identity group", &StrengthWeights::group},
    NamedWeight{"identity organization", &StrengthWeights::organization},
    NamedWeight{"identity document", &StrengthWeights::document},
    NamedWeight{"identity none", &StrengthWeights::sourceless},
    NamedWeight{"vague", &StrengthWeights::vague},
    NamedWeight{"outlet", &StrengthWeights::outlet},
    NamedWeight{"described", &StrengthWeights::described},
    NamedWeight{"specificity 1", &StrengthWeights::specificity_1},
    NamedWeight{"specificity 2", &StrengthWeights::specificity_2},
    NamedWeight{"specificity 3", &StrengthWeights::specificity_3},
    NamedWeight{"affiliation", &StrengthWeights::affiliation},
    NamedWeight{"office", &StrengthWeights::office},
    NamedWeight{"senior", &StrengthWeights::senior},
    NamedWeight{"access witnessed", &StrengthWeights::witnessed},
    NamedWeight{"access took part", &StrengthWeights::took_part},
    NamedWeight{"access briefed", &StrengthWeights::briefed},
    NamedWeight{"hop", &StrengthWeights::hop},
    NamedWeight{"hop unnamed", &StrengthWeights::vague_hop},
    NamedWeight{"anonymity reason", &StrengthWeights::reason},
    NamedWeight{"persons", &StrengthWeights::person},
    NamedWeight{"quoted", &StrengthWeights::quoted},
    NamedWeight{"verbatim", &StrengthWeights::verbatim},
    NamedWeight{"topic", &StrengthWeights::topic},
    NamedWeight{"fragment", &StrengthWeights::fragment},
    NamedWeight{"medium", &StrengthWeights::medium},
    NamedWeight{"act writing", &StrengthWeights::writing},
    NamedWeight{"act thought", &StrengthWeights::thought},
    NamedWeight{"act evidence", &StrengthWeights::evidence},
    NamedWeight{"deed", &StrengthWeights::deed},
    NamedWeight{"stance", &StrengthWeights::stance},
    NamedWeight{"unsaid", &StrengthWeights::unsaid},
    NamedWeight{"hypothetical", &StrengthWeights::hypothetical},
    NamedWeight{"future", &StrengthWeights::future},
    NamedWeight{"ordered", &StrengthWeights::ordered},
    NamedWeight{"contested", &StrengthWeights::contested},
    NamedWeight{"independent", &StrengthWeights::independent},
    NamedWeight{"spread", &StrengthWeights::spread},
    NamedWeight{"spread doubt", &StrengthWeights::spread_doubt},
    NamedWeight{"spread cueless", &StrengthWeights::spread_cueless},
};

/// Writes contributions down one by one, in the order in which people read them: who, how close, in what
/// words, how firmly.
class Ledger {
 public:
  void add(std::string_view feature, double log_odds, Span evidence, std::string_view note) {
    if (log_odds == 0) return;
    strength_.log_odds += log_odds;
    contributions_.push_back({feature, log_odds, evidence, note});
  }

  Strength close(double spread) && {
    const auto on_scale = [](double log_odds) { return 100 / (1 + base::exp(-log_odds)); };
    strength_.score = on_scale(strength_.log_odds);
    strength_.low = on_scale(strength_.log_odds - spread);
    strength_.high = on_scale(strength_.log_odds + spread);
    strength_.contributions.assign(std::make_move_iterator(contributions_.begin()),
                                   std::make_move_iterator(contributions_.end()));
    return std::move(strength_);
  }

 private:
  Strength strength_;
  /// Each weight is written down at most once; what is kept of them is no larger than they are.
  boost::container::static_vector<Contribution, named_weights.size()> contributions_;
};

void add_identity(Ledger& ledger, const StrengthFeatures& f, const StrengthWeights& w) {
  if (!f.identity) return ledger.add("identity none", w.sourceless, {}, "nobody is named as the source");
  switch (*f.identity) {
    case Identity::named:
      return ledger.add("identity named", w.named, f.source, "a named person");
    case Identity::unnamed:
      return ledger.add("identity unnamed", w.unnamed, f.source, "a person who is not named");
    case Identity::group:
      return ledger.add("identity group", w.group, f.source, "nobody in particular: a group");
    case Identity::organization:
      return ledger.add("identity organization", w.organization, f.source,
                        "an organization, through nobody in particular");
    case Identity::document:
      return ledger.add("identity document", w.document, f.source, "a document or data");
  }
}

void add_specificity(Ledger& ledger, const StrengthFeatures& f, const StrengthWeights& w) {
  switch (f.specificity) {
    case 0:
      return;
    case 1:
      return ledger.add("specificity 1", w.specificity_1, f.source, "described only as one of a broad class");
    case 2:
      return ledger.add("specificity 2", w.specificity_2, f.source,
                        "narrowed down to an institution, a unit or a rank");
    default:
      return ledger.add("specificity 3", w.specificity_3, f.source, "identified beyond doubt");
  }
}

void add_access(Ledger& ledger, const StrengthFeatures& f, const StrengthWeights& w) {
  switch (f.access.value) {
    case Access::unstated:
      return;
    case Access::briefed:
      return ledger.add("access briefed", w.briefed, f.access.span, "was briefed on the matter");
    case Access::took_part:
      return ledger.add("access took part", w.took_part, f.access.span, "took part in it");
    case Access::witnessed:
      return ledger.add("access witnessed", w.witnessed, f.access.span, "saw it happen");
  }
}

void add_act(Ledger& ledger, const StrengthFeatures& f, const StrengthWeights& w) {
  switch (f.act) {
    case Act::speech:
      return;
    case Act::writing:
      return ledger.add("act writing", w.writing, f.cue, "put in writing");
    case Act::thought:
      return ledger.add("act thought", w.thought, f.cue, "a thought or wish, not a statement");
    case Act::evidence:
      return ledger.add("act evidence", w.evidence, f.cue, "what a text or data show");
  }
}

void add_actuality(Ledger& ledger, const StrengthFeatures& f, const StrengthWeights& w) {
  switch (f.actuality) {
    case Actuality::said:
      return;
    case Actuality::hypothetical:
      return ledger.add("hypothetical", w.hypothetical, f.cue, "not said: only supposed");
    case Actuality::future:
      return ledger.add("future", w.future, f.cue, "not said yet");
    case Actuality::ordered:
      return ledger.add("ordered", w.ordered, f.cue, "not said: only asked for");
  }
}

std::string_view stance_note(double beyond_say) {
  if (beyond_say >= 0.3) return "put forward as fact";
  if (beyond_say > 0) return "put a little more firmly than by \"said\"";
  if (beyond_say > -0.3) return "put a little less firmly than by \"said\"";
  return "put forward as a claim, a belief or a denial";
}

std::string_view verbatim_note(double share) {
  if (share >= 0.95) return "quoted word for word";
  return share >= 0.5 ? "mostly quoted word for word" : "partly quoted word for word";
}

}  // namespace

StrengthWeights StrengthWeights::of(const Lexicon& lexicon) {
  StrengthWeights weights;
  const lexicon::PhraseTable& table = lexicon.state().table("strength");
  for (const auto& [feature, weight] : named_weights) {
    if (const lexicon::Entry* entry = table.find(feature)) {
      const std::string_view number = entry->field(0);
      std::from_chars(number.data(), number.data() + number.size(), weights.*weight);
    }
  }
  return weights;
}

bool StrengthWeights::lawful() const noexcept {
  const bool broad_to_narrow = 0 <= specificity_1 && specificity_1 <= specificity_2 &&
                               specificity_2 <= specificity_3 && affiliation >= 0 && office >= 0 &&
                               senior >= 0 && person >= 0 && witnessed >= 0 && took_part >= 0 && briefed >= 0;
  // What speaks for an unnamed source goes when it is named: the reason for leaving the name out, a claim of
  // rank, and a long description.
  const bool naming = named >= std::max({unnamed, group, organization, document, sourceless}) +
                                   std::max(reason, 0.0) + std::max(senior, 0.0) + std::max(described, 0.0);
  const bool one_to_nobody = unnamed >= group && group >= sourceless;
  // Words on record outweigh the firmest verb: "said" with a quotation is no weaker than "confirmed" without.
  const bool quoting = verbatim >= stance * (1 - score::stance_of_say);
  const bool never_raise = std::max({vague, outlet, hop, vague_hop, topic, fragment, deed, unsaid,
                                     hypothetical, future, ordered, contested}) <= 0;
  return broad_to_narrow && naming && one_to_nobody && never_raise && hop < 0 && quoting && stance >= 0 &&
         described >= 0 && quoted >= 0 && medium >= 0 && reason >= 0 && independent > 0 && spread > 0 &&
         spread_doubt > 0 && spread_cueless >= 0;
}

Strength Strength::of(const StrengthFeatures& f, const StrengthWeights& w) {
  Ledger ledger;
  ledger.add("base", w.base, {}, "where every attribution starts");

  add_identity(ledger, f, w);
  add_specificity(ledger, f, w);
  if (f.identity != Identity::named) {
    if (f.vague.value) ledger.add("vague", w.vague, f.vague.span, "might be anybody");
    if (f.outlet) ledger.add("outlet", w.outlet, f.source, "a news outlet, which has it from others");
  }
  if (f.affiliation.value)
    ledger.add("affiliation", w.affiliation, f.affiliation.span, "the affiliation is given");
  if (f.office.value) ledger.add("office", w.office, f.office.span, "the office is given");
  if (f.senior.value && f.identity != Identity::named) {
    ledger.add("senior", w.senior, f.senior.span, "said to be senior");
  }
  if (f.described > 0) {
    const auto words = std::min(f.described, StrengthWeights::full_description);
    ledger.add("described", w.described * words / StrengthWeights::full_description, f.source,
               f.described == 1 ? "named or described here in one word"
                                : "named or described here in " + std::to_string(f.described) + " words");
  }
  if (f.reason.value)
    ledger.add("anonymity reason", w.reason, f.reason.span, "the article says why there is no name");
  if (f.persons.value > 1) {
    ledger.add("persons", w.person * base::log(f.persons.value), f.persons.span,
               std::to_string(f.persons.value) + " people speak");
  }

  add_access(ledger, f, w);
  if (f.hops.value > 0) {
    ledger.add("hop", w.hop * f.hops.value, f.hops.span,
               f.hops.value == 1 ? "second-hand" : "passed on " + std::to_string(f.hops.value) + " times");
  }
  if (f.vague_hops.value > 0) {
    ledger.add("hop unnamed", w.vague_hop * f.vague_hops.value, f.vague_hops.span,
               "passed on by somebody who is not named");
  }

  if (f.verbatim.value > 0) {
    ledger.add("quoted", w.quoted, f.verbatim.span, "some words stand in quote marks");
    ledger.add("verbatim", w.verbatim * f.verbatim.value, f.verbatim.span, verbatim_note(f.verbatim.value));
  }
  if (f.words < StrengthWeights::topic_words) {
    const double shortfall = 1 - static_cast<double>(f.words) / StrengthWeights::topic_words;
    ledger.add("topic", w.topic * shortfall * (1 - f.verbatim.value), f.content,
               "a few words of the reporter's, hardly a statement");
  }
  if (f.fragment) {
    ledger.add("fragment", w.fragment * (1 - f.verbatim.value), f.content,
               "names something, but says nothing about it");
  }
  if (f.medium.value) ledger.add("medium", w.medium, f.medium.span, "can be looked up where it was said");

  add_act(ledger, f, w);
  if (f.deed) ledger.add("deed", w.deed, f.cue, "something done rather than said");
  const double beyond_say = f.stance.value - score::stance_of_say;
  ledger.add("stance", w.stance * beyond_say, f.stance.span, stance_note(beyond_say));
  if (f.unsaid) ledger.add("unsaid", w.unsaid, f.cue, "not said, or refused to be said");
  add_actuality(ledger, f, w);

  if (f.contested.value)
    ledger.add("contested", w.contested, f.contested.span, "somebody else contradicts it");
  if (!f.corroborating.empty()) {
    std::vector<std::uint64_t> origins = f.corroborating;
    std::sort(origins.begin(), origins.end());
    const auto independent = std::unique(origins.begin(), origins.end()) - origins.begin();
    ledger.add("independent", w.independent * base::log1p(static_cast<double>(independent)), {},
               independent == 1 ? "another source reports the same"
                                : std::to_string(independent) + " other sources report the same");
  }
  return std::move(ledger).close(w.spread + w.spread_doubt * (1 - f.certainty) +
                                 (f.cue.empty() ? w.spread_cueless : 0));
}

}  // namespace hearsay
