#include "corpus/event_claims.hpp"

#include <algorithm>
#include <boost/unordered/unordered_flat_map.hpp>
#include <boost/unordered/unordered_flat_set.hpp>
#include <iterator>
#include <map>
#include <numeric>
#include <optional>
#include <string>
#include <tuple>
#include <utility>

#include "base/ascii.hpp"
#include "base/elementary.hpp"
#include "corpus/claim_words.hpp"
#include "corpus/comparison.hpp"
#include "corpus/groups.hpp"
#include "corpus/words.hpp"
#include "hearsay/blocks.hpp"

namespace hearsay {
namespace {

using Index = std::uint32_t;
using Words = std::vector<std::uint32_t>;

bool has(const Words& sorted, std::uint32_t word) {
  return std::binary_search(sorted.begin(), sorted.end(), word);
}

std::size_t common(const Words& a, const Words& b) {
  return static_cast<std::size_t>(
      std::count_if(a.begin(), a.end(), [&b](std::uint32_t word) { return has(b, word); }));
}

// How many follow one another in both, at most.
std::size_t longest_run(const Words& a, const Words& b) {
  std::size_t longest = 0;
  std::vector<std::size_t> above(b.size() + 1), row(b.size() + 1);
  for (const std::uint32_t word : a) {
    for (std::size_t j = 0; j < b.size(); ++j) {
      row[j + 1] = word == b[j] ? above[j] + 1 : 0;
      longest = std::max(longest, row[j + 1]);
    }
    std::swap(above, row);
  }
  return longest;
}

std::vector<std::uint64_t> twos(const Words& content) {
  std::vector<std::uint64_t> pairs;
  for (std::size_t i = 0; i + 1 < content.size(); ++i)
    pairs.push_back(std::uint64_t{content[i]} << 32 | content[i + 1]);
  std::sort(pairs.begin(), pairs.end());
  pairs.erase(std::unique(pairs.begin(), pairs.end()), pairs.end());
  return pairs;
}

double share_of_twos(const Words& a, const Words& b) {
  const auto one = twos(a), other = twos(b);
  std::vector<std::uint64_t> both;
  std::set_intersection(one.begin(), one.end(), other.begin(), other.end(), std::back_inserter(both));
  const std::size_t fewer = std::min(one.size(), other.size());
  return fewer == 0 ? 0 : static_cast<double>(both.size()) / static_cast<double>(fewer);
}

// "He", said of somebody who says it, is met by his name.
bool meets(const Wordings& one, std::uint32_t word) {
  return has(one.wording.words, word) || (one.wording.has_pronoun && has(one.source, word));
}

// A part of a statement that is one by itself: "he thinks that it rained", "it rained"; and what would be one
// claim in any corpus.
constexpr double certain = 1;

bool is_part(const Wordings& part, const Wordings& whole) {
  constexpr double most_of_it = 0.6;
  const Words &some = part.wording.words, &all = whole.wording.words;
  return part.wording.negated == whole.wording.negated && part.weight >= most_of_it * whole.weight &&
         std::includes(all.begin(), all.end(), some.begin(), some.end());
}

// "We will win" is another thing from another mouth, and what is asked is not said.
bool may_be_one(const Wordings& one, const Wordings& other) {
  const Proposition &a = one.proposition, &b = other.proposition;
  if ((a.is_question && !b.may_ask) || (b.is_question && !a.may_ask)) return false;
  const bool bound = (a.bound_to_source || b.bound_to_source) && !(a.is_quoted && b.is_quoted);
  return !bound || one.source.empty() || other.source.empty() || common(one.source, other.source) > 0;
}

void weigh(Event& event) {
  boost::unordered_flat_map<std::uint32_t, Index> count, in_propositions;
  for (const Wordings& one : event.wordings) {
    for (const std::uint32_t word : one.wording.words) ++count[word];
    for (const std::uint32_t word : one.proposition.words) ++in_propositions[word];
  }
  // What is in one wording alone weighs the same in every event, however many wordings that has.
  constexpr double most = 4;
  const auto all = static_cast<double>(event.wordings.size());
  event.rarity = Rarity(event.wordings.size());
  for (Wordings& one : event.wordings) {
    for (const std::uint32_t word : one.wording.words) {
      one.weights.push_back(most * base::log1p(all / count[word]) / base::log1p(all));
      one.weight += one.weights.back();
    }
    one.candidate.proposition = &one.proposition;
    for (const std::uint32_t word : one.proposition.words)
      one.candidate.features.push_back(feature(in_propositions[word], word));
    weigh(one.candidate, event.rarity);
  }
}

struct Comparison {
  double likelihood = 0;
  Relation relation = Relation::same;
};

// None for two of one article that are told apart there.
std::optional<Comparison> compare(const Event& event, Index a, Index b, const PairWeights& weights,
                                  double least) {
  const Wordings &one = event.wordings[a], &other = event.wordings[b];
  if (one.article == other.article) {
    if (is_part(one, other) || is_part(other, one)) return Comparison{certain};
    return std::nullopt;
  }
  const auto alike = like(one.candidate, other.candidate, event.rarity, event.options);
  if (alike && !alike->conflict) return Comparison{certain};
  if (!may_be_one(one, other)) return Comparison{};
  PairFeatures features = pair_features(one, other);
  const double likelihood = weights(features);
  double& other_number = features[6];
  static_assert(pair_feature_names[6] == "no number");
  const double but_for_number = std::exchange(other_number, 0) != 0 ? weights(features) : likelihood;
  if (but_for_number < least) return Comparison{likelihood};
  const Relation relation = compare(one.proposition, other.proposition, true);
  if (relation == Relation::same || relation == Relation::unrelated) return Comparison{likelihood};
  return Comparison{but_for_number, relation};
}

}  // namespace

std::vector<std::uint32_t> source_words(std::string_view name) {
  Words words;
  const std::string lower = ascii::lower_case(name);
  for (std::size_t at = 0; at < lower.size();) {
    const auto is_letter = [](char c) {
      return c == '\'' || static_cast<unsigned char>(c) >= 0x80 || ('a' <= c && c <= 'z');
    };
    const auto begin = std::find_if(lower.begin() + static_cast<std::ptrdiff_t>(at), lower.end(), is_letter);
    const auto end = std::find_if_not(begin, lower.end(), is_letter);
    std::string word(begin, end);
    at = static_cast<std::size_t>(end - lower.begin());
    word.resize(without_possessive(word).size());
    if (word.empty() || is_function_word(word)) continue;
    if (!ClaimWords::carried().office.contains(word)) words.push_back(hash(stem(word)));
  }
  std::sort(words.begin(), words.end());
  words.erase(std::unique(words.begin(), words.end()), words.end());
  return words;
}

PairFeatures pair_features(const Wordings& a, const Wordings& b) {
  const auto& [one, other] = a.weight <= b.weight ? std::tie(a, b) : std::tie(b, a);
  const Wording &lighter = one.wording, &heavier = other.wording;
  double shared = 0, rarest_shared = 0, rarest_alone = 0;
  for (std::size_t i = 0; i < lighter.words.size(); ++i) {
    const bool is_met = meets(other, lighter.words[i]);
    shared += is_met ? one.weights[i] : 0;
    double& rarest = is_met ? rarest_shared : rarest_alone;
    rarest = std::max(rarest, one.weights[i]);
  }
  for (std::size_t i = 0; i < heavier.words.size(); ++i) {
    if (!has(lighter.words, heavier.words[i]) && meets(one, heavier.words[i])) shared += other.weights[i];
  }
  const double either = one.weight + other.weight - shared;
  const std::size_t numbers = common(lighter.numbers, heavier.numbers);
  const auto least = static_cast<double>(std::min(lighter.stems.size(), heavier.stems.size()));
  const auto most = static_cast<double>(std::max(lighter.stems.size(), heavier.stems.size()));
  const std::size_t fewer_names = std::min(one.source.size(), other.source.size());
  constexpr std::size_t long_run = 12, long_content = 6;
  return {
      either > 0 ? std::min(1.0, shared / either) : 0,
      one.weight > 0 ? std::min(1.0, shared / one.weight) : 0,
      base::log1p(shared),
      rarest_shared,
      rarest_alone,
      static_cast<double>(numbers),
      numbers == 0 && !lighter.numbers.empty() && !heavier.numbers.empty() ? 1.0 : 0.0,
      lighter.negated != heavier.negated ? 1.0 : 0.0,
      static_cast<double>(common(lighter.names, heavier.names)),
      fewer_names == 0
          ? 0
          : static_cast<double>(common(one.source, other.source)) / static_cast<double>(fewer_names),
      static_cast<double>(std::min(long_run, longest_run(lighter.stems, heavier.stems))),
      static_cast<double>(std::min(long_content, longest_run(lighter.content, heavier.content))),
      most > 0 ? least / most : 0,
      base::log1p(static_cast<double>(std::min(lighter.words.size(), heavier.words.size()))),
      lighter.first_person || heavier.first_person ? 1.0 : 0.0,
      share_of_twos(lighter.content, heavier.content),
  };
}

const PairWeights& PairWeights::builtin() {
  static constexpr PairWeights weights =
#include "corpus/pair_weights.inc"
      ;
  return weights;
}

double PairWeights::operator()(const PairFeatures& features) const noexcept {
  const double sum = std::inner_product(features.begin(), features.end(), weights.begin(), bias);
  return 1 / (1 + base::exp(-sum));
}

Event read_event(std::span<const EventArticle> articles, const LinkOptions& options) {
  constexpr std::size_t enough_words = 3;
  Event event;
  event.options = options;
  std::map<std::pair<bool, Words>, std::size_t> with;
  for (Index article = 0; article < articles.size(); ++article) {
    const ArticleDigest& digest = *articles[article].article;
    for (Index i = 0; i < digest.statements.size(); ++i) {
      const StatementDigest& statement = digest.statements[i];
      if (statement.actuality != Actuality::said) continue;
      Proposition proposition = read_proposition(statement);
      if (!says_something(proposition)) continue;
      const auto number = static_cast<Index>(event.places.size());
      event.places.push_back({article, i});
      Wording wording = read_wording(statement);
      if (wording.words.size() >= enough_words && !proposition.bound_to_source && !proposition.is_question) {
        const auto [at, is_new] = with.try_emplace({wording.negated, wording.content}, event.wordings.size());
        if (!is_new) {
          event.wordings[at->second].statements.push_back(number);
          continue;
        }
      }
      Wordings& made = event.wordings.emplace_back();
      made.wording = std::move(wording);
      made.proposition = std::move(proposition);
      made.article = article;
      made.statements.push_back(number);
      made.candidate.source = articles[article].outlet;
      made.candidate.report = articles[article].report;
      made.candidate.day = day_of(digest.date);
      if (!statement.source) continue;
      made.source = source_words(digest.sources[*statement.source].name);
      made.candidate.source = articles[article].sources[*statement.source];
    }
  }
  weigh(event);
  return event;
}

std::vector<LikelyPair> likely_pairs(const Event& event, const PairWeights& weights, double least) {
  constexpr std::size_t rarest_words = 12, last_with_word = 50, most_compared = 200;
  boost::unordered_flat_map<std::uint32_t, std::vector<Index>> with;
  const std::vector<Wordings>& wordings = event.wordings;
  std::vector<Index> met_by(wordings.size(), ~Index{0});
  std::vector<LikelyPair> pairs;
  for (Index b = 0; b < wordings.size(); ++b) {
    const Words& words = wordings[b].wording.words;
    std::vector<std::size_t> by_weight(words.size());
    std::iota(by_weight.begin(), by_weight.end(), std::size_t{0});
    std::stable_sort(by_weight.begin(), by_weight.end(), [&](std::size_t i, std::size_t k) {
      return wordings[b].weights[i] > wordings[b].weights[k];
    });
    std::size_t compared = 0;
    for (std::size_t i = 0; i < std::min(words.size(), rarest_words); ++i) {
      std::vector<Index>& others = with[words[by_weight[i]]];
      for (const Index a : std::span(others).last(std::min(others.size(), last_with_word))) {
        if (std::exchange(met_by[a], b) == b || compared == most_compared) continue;
        ++compared;
        const auto found = compare(event, a, b, weights, least);
        if (found && found->likelihood >= least) pairs.push_back({a, b, found->likelihood, found->relation});
      }
      others.push_back(b);
    }
  }
  std::sort(pairs.begin(), pairs.end(), [](const LikelyPair& a, const LikelyPair& b) {
    return std::tuple(-a.likelihood, a.one, a.other) < std::tuple(-b.likelihood, b.one, b.other);
  });
  return pairs;
}

std::vector<Index> join_pairs(const Event& event, std::span<const LikelyPair> pairs,
                              const PairWeights& weights, double mean) {
  // Of a claim that hundreds tell, the first so many stand for all.
  constexpr std::size_t most_asked = 8;
  const std::size_t size = event.wordings.size();
  boost::unordered_flat_set<std::uint64_t> refused;
  Groups groups(size);
  std::vector<std::vector<Index>> members(size);
  for (Index i = 0; i < size; ++i) members[i].push_back(i);
  std::vector<Index> joined_to(size);
  for (const LikelyPair& pair : pairs) {
    if (pair.relation != Relation::same) continue;
    const Index one = groups[pair.one], other = groups[pair.other];
    ++joined_to[pair.one], ++joined_to[pair.other];
    if (one == other) continue;
    const std::uint64_t both = std::uint64_t{std::min(one, other)} << 32 | std::max(one, other);
    if (refused.contains(both)) continue;
    const std::vector<Index>&these = members[one], &those = members[other];
    double sum = 0;
    std::size_t asked = 0;
    for (const Index a : std::span(these).first(std::min(these.size(), most_asked))) {
      for (const Index b : std::span(those).first(std::min(those.size(), most_asked))) {
        const auto found = compare(event, a, b, weights, mean);
        if (!found) continue;
        sum += found->relation == Relation::same ? found->likelihood : 0;
        ++asked;
      }
    }
    if (asked == 0 || sum < mean * static_cast<double>(asked)) {
      refused.insert(both);
      continue;
    }
    groups.join(one, other);
    std::vector<Index> all;
    std::merge(these.begin(), these.end(), those.begin(), those.end(), std::back_inserter(all));
    members[std::max(one, other)].clear();
    members[std::min(one, other)] = std::move(all);
  }
  std::vector<Index> centre(size);
  std::iota(centre.begin(), centre.end(), Index{0});
  for (const std::vector<Index>& all : members) {
    if (all.empty()) continue;
    const Index best = *std::max_element(all.begin(), all.end(),
                                         [&](Index a, Index b) { return joined_to[a] < joined_to[b]; });
    for (const Index one : all) centre[one] = best;
  }
  return centre;
}

// How many an event has killed is one number: of those who give another, each that gives it best, which is to
// say in most statements, stands for all who give the same.
std::vector<LikelyPair> clashing_slots(const Event& event, std::span<const Index> centres) {
  struct Value {
    Quantity quantity;
    Index centre;
    std::size_t statements = 0;
  };
  std::vector<std::size_t> told(event.wordings.size());
  for (Index i = 0; i < event.wordings.size(); ++i) told[centres[i]] += event.wordings[i].statements.size();
  std::map<std::uint32_t, std::vector<Value>> values_of;
  for (Index i = 0; i < event.wordings.size(); ++i) {
    const Proposition& proposition = event.wordings[i].proposition;
    // "83,652 cases and 2,858 deaths" may be those of a year, or of another disease.
    const auto of_event = [](const Quantity& one) { return one.of_event; };
    if (centres[i] != i || proposition.negated || proposition.sentences != 1 ||
        !std::all_of(proposition.quantities.begin(), proposition.quantities.end(), of_event))
      continue;
    for (const Quantity& one : proposition.quantities) {
      const auto same_unit = [&one](const Quantity& other) { return other.unit == one.unit; };
      if (std::count_if(proposition.quantities.begin(), proposition.quantities.end(), same_unit) > 1)
        continue;
      std::vector<Value>& values = values_of[one.unit];
      const auto same = std::find_if(values.begin(), values.end(), [&one](const Value& other) {
        return !exclude_one_another(one, other.quantity);
      });
      if (same == values.end()) {
        values.push_back({one, i, told[i]});
      } else if (told[i] > same->statements) {
        *same = {one, i, told[i]};
      }
    }
  }
  std::vector<LikelyPair> pairs;
  for (const auto& [unit, values] : values_of) {
    for (std::size_t b = 0; b < values.size(); ++b) {
      for (std::size_t a = 0; a < b; ++a) {
        const auto [one, other] = std::minmax(values[a].centre, values[b].centre);
        const Proposition &first = event.wordings[one].proposition,
                          &second = event.wordings[other].proposition;
        if (one != other && are_of_one_place(first, second))
          pairs.push_back({one, other, 1, Relation::quantity});
      }
    }
  }
  return pairs;
}

std::vector<EventPair> compare_event(std::span<const EventArticle> articles, const LinkOptions& options) {
  constexpr double least_mean = 0.4;
  const Event event = read_event(articles, options);
  const std::vector<Wordings>& wordings = event.wordings;
  const PairWeights& weights = PairWeights::builtin();
  const auto pairs = likely_pairs(event, weights, options.likelihood);
  const auto centres = join_pairs(event, pairs, weights, least_mean);
  const auto place = [&event](const Wordings& one) { return event.places[one.statements[0]]; };
  std::vector<EventPair> found;
  for (Index i = 0; i < wordings.size(); ++i) {
    const Index centre = wordings[centres[i]].statements[0];
    for (const Index statement : wordings[i].statements) {
      if (statement != centre) found.push_back({event.places[centre], event.places[statement], std::nullopt});
    }
  }
  std::vector<LikelyPair> conflicts = clashing_slots(event, centres);
  for (const LikelyPair& pair : pairs) {
    // What holds of some statements of a claim need not hold of the claim: its centre stands for it.
    if (pair.relation == Relation::same || centres[pair.one] == centres[pair.other]) continue;
    const auto [one, other] = std::minmax(centres[pair.one], centres[pair.other]);
    const Proposition &first = wordings[one].proposition, &second = wordings[other].proposition;
    if (compare(first, second, true) == pair.relation || numbers_clash(first, second, pair.relation))
      conflicts.push_back({one, other, pair.likelihood, pair.relation});
  }
  boost::unordered_flat_set<std::uint64_t> known;
  for (const LikelyPair& pair : conflicts) {
    const Wordings &one = wordings[pair.one], &other = wordings[pair.other];
    const auto conflict = conflict_between(one.candidate, other.candidate, pair.relation, options);
    if (!conflict || !known.insert(std::uint64_t{pair.one} << 32 | pair.other).second) continue;
    const bool swapped = *conflict == Conflict::update && is_earlier(other.candidate, one.candidate);
    found.push_back({place(swapped ? other : one), place(swapped ? one : other), conflict});
  }
  return found;
}

}  // namespace hearsay
