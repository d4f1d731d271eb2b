#include "hearsay/blocks.hpp"

#include <algorithm>
#include <deque>
#include <numeric>
#include <unordered_map>

#include "corpus/comparison.hpp"
#include "corpus/proposition.hpp"

namespace hearsay {

using Index = std::uint32_t;

StatementKeys statement_keys(const StatementDigest& statement) {
  Proposition proposition = read_proposition(statement);
  StatementKeys keys;
  keys.wording = proposition.wording;
  keys.is_telling = is_telling(statement, proposition);
  if (statement.actuality == Actuality::said && says_something(proposition))
    keys.words = std::move(proposition.words);
  return keys;
}

struct WordBlocks::State {
  std::vector<std::uint32_t> words, counts;
  Rarity rarity;
  LinkOptions options;
};

WordBlocks::WordBlocks(std::vector<std::uint32_t> words, std::vector<std::uint32_t> counts,
                       std::uint64_t statements, const LinkOptions& options)
    : state_(new State{std::move(words), std::move(counts), Rarity(statements), options}) {}

std::vector<std::uint32_t> WordBlocks::counts(std::span<const std::uint32_t> words) const {
  std::vector<std::uint32_t> found;
  for (const std::uint32_t word : words) {
    const auto at = std::lower_bound(state_->words.begin(), state_->words.end(), word);
    const bool is_known = at != state_->words.end() && *at == word;
    found.push_back(is_known ? state_->counts[static_cast<std::size_t>(at - state_->words.begin())] : 1);
  }
  return found;
}

std::vector<std::uint32_t> WordBlocks::blocks(std::span<const std::uint32_t> words,
                                              std::span<const std::uint32_t> counts) const {
  Candidate candidate{};
  for (std::size_t i = 0; i < words.size(); ++i) candidate.features.push_back(feature(counts[i], words[i]));
  weigh(candidate, state_->rarity);
  candidate.features.resize(prefix(candidate, state_->rarity, state_->options));
  std::vector<std::uint32_t> rare;
  for (const Feature one : candidate.features) rare.push_back(word_of(one));
  return rare;
}

struct PairFinder::State {
  struct Entry {
    Proposition proposition;
    Candidate candidate;
    std::uint64_t number;
  };

  // Sources and reports only have to be told apart, within a block.
  Index number_of(std::string_view name) {
    return names.try_emplace(std::string(name), static_cast<Index>(names.size())).first->second;
  }

  Rarity rarity;
  LinkOptions options;
  bool of_wording = false;
  std::uint64_t next = 0;
  std::deque<Entry> met;
  std::unordered_map<std::string, Index> names;
};

PairFinder::PairFinder(std::uint64_t statements, const LinkOptions& options)
    : state_(new State{Rarity(statements), options, false, 0, {}, {}}) {}
PairFinder::~PairFinder() = default;
PairFinder::PairFinder(PairFinder&&) noexcept = default;
PairFinder& PairFinder::operator=(PairFinder&&) noexcept = default;

void PairFinder::begin_block(bool of_wording) {
  state_->of_wording = of_wording;
  state_->next = 0;
  state_->met.clear();
  state_->names.clear();
}

void PairFinder::add(const BlockStatement& statement, std::vector<LikeStatements>& found) {
  State& state = *state_;
  State::Entry entry{read_proposition(statement.statement), {}, state.next++};
  Candidate& candidate = entry.candidate;
  candidate.source = state.number_of(statement.source);
  candidate.report = state.number_of(statement.report);
  candidate.day = day_of(statement.date);
  const auto& words = entry.proposition.words;
  for (std::size_t i = 0; i < words.size(); ++i)
    candidate.features.push_back(feature(statement.counts[i], words[i]));
  weigh(candidate, state.rarity);
  candidate.proposition = &entry.proposition;
  for (const State::Entry& earlier : state.met) {
    if (const auto likeness = like(candidate, earlier.candidate, state.rarity, state.options)) {
      const bool swapped = likeness->conflict == Conflict::update && is_earlier(candidate, earlier.candidate);
      found.push_back({swapped ? entry.number : earlier.number, swapped ? earlier.number : entry.number,
                       likeness->conflict});
    }
  }
  if (state.of_wording && !state.met.empty()) return;
  State::Entry& kept = state.met.emplace_back(std::move(entry));  // where it stays until it goes
  kept.candidate.proposition = &kept.proposition;
  if (state.met.size() > most_statements_compared) state.met.pop_front();
}

std::vector<std::vector<Index>> cluster_stars(std::size_t size,
                                              std::span<const std::pair<Index, Index>> pairs,
                                              std::span<const std::pair<Index, Index>> joined) {
  std::vector<Index> centre_of(size);
  std::iota(centre_of.begin(), centre_of.end(), Index{0});
  std::vector<std::vector<Index>> others(size), neighbours(size);
  for (const auto& [centre, other] : joined) {
    centre_of[other] = centre;
    others[centre].push_back(other);
  }
  for (const auto& [a, b] : pairs) {
    const Index one = centre_of[a], other = centre_of[b];
    if (one == other) continue;
    neighbours[one].push_back(other);
    neighbours[other].push_back(one);
  }
  for (std::vector<Index>& all : neighbours) {
    std::sort(all.begin(), all.end());
    all.erase(std::unique(all.begin(), all.end()), all.end());
  }
  std::vector<Index> by_degree(size);
  std::iota(by_degree.begin(), by_degree.end(), Index{0});
  std::stable_sort(by_degree.begin(), by_degree.end(), [&](Index a, Index b) {
    return neighbours[a].size() + others[a].size() > neighbours[b].size() + others[b].size();
  });
  std::vector<bool> taken(size);
  std::vector<std::vector<Index>> stars;
  for (const Index centre : by_degree) {
    if (taken[centre] || centre_of[centre] != centre) continue;
    taken[centre] = true;
    std::vector<Index> star{centre};
    const auto take = [&](const std::vector<Index>& some) {
      star.insert(star.end(), some.begin(), some.end());
    };
    take(others[centre]);
    for (const Index one : neighbours[centre]) {
      if (taken[one]) continue;
      taken[one] = true;
      star.push_back(one);
      take(others[one]);
    }
    std::sort(star.begin() + 1, star.end());
    stars.push_back(std::move(star));
  }
  return stars;
}

}  // namespace hearsay
