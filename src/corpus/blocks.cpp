#include "hearsay/blocks.hpp"

#include <algorithm>
#include <bit>
#include <numeric>
#include <unordered_map>

#include "corpus/block_pairs.hpp"
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

void BlockPairs::begin_block(bool of_wording) {
  of_wording_ = of_wording;
  next_ = 0;
  met_.clear();
  outlines_.clear();
}

BlockPairs::Outline BlockPairs::outline(const Candidate& candidate) {
  Outline outline;
  for (const Feature one : candidate.features) {
    const std::uint32_t place = word_of(one) * 2654435769u >> 24;
    std::uint64_t& bits = outline.bits[place >> 6];
    const std::uint64_t bit = std::uint64_t{1} << (place & 63);
    outline.hidden += (bits & bit) != 0;
    bits |= bit;
  }
  outline.weight = candidate.weight;
  return outline;
}

std::size_t BlockPairs::most_common(const Outline& one, const Outline& other) {
  std::size_t common = std::min(one.hidden, other.hidden);
  for (std::size_t i = 0; i < one.bits.size(); ++i)
    common += static_cast<std::size_t>(std::popcount(one.bits[i] & other.bits[i]));
  return common;
}

void BlockPairs::add(Read statement, std::vector<LikeStatements>& found) {
  Entry entry{std::move(statement.proposition),
              {nullptr, statement.source, statement.report, statement.day, {}, 0},
              next_++};
  Candidate& candidate = entry.candidate;
  const auto& words = entry.proposition.words;
  for (std::size_t i = 0; i < words.size(); ++i)
    candidate.features.push_back(feature(statement.counts[i], words[i]));
  weigh(candidate, rarity_);
  candidate.proposition = &entry.proposition;
  heaviest_.assign(1, 0);  // the rarest come first
  for (const Feature one : candidate.features) heaviest_.push_back(heaviest_.back() + rarity_(count_of(one)));
  const Outline own = outline(candidate);
  for (std::size_t i = 0; i < met_.size(); ++i) {
    const std::size_t common = std::min(most_common(own, outlines_[i]), candidate.features.size());
    if (heaviest_[common] < least_common(own.weight, outlines_[i].weight, options_)) continue;
    const Entry& earlier = met_[i];
    if (const auto likeness = like(candidate, earlier.candidate, rarity_, options_)) {
      const bool swapped = likeness->conflict == Conflict::update && is_earlier(candidate, earlier.candidate);
      found.push_back({swapped ? entry.number : earlier.number, swapped ? earlier.number : entry.number,
                       likeness->conflict});
    }
  }
  if (of_wording_ && !met_.empty()) return;
  Entry& kept = met_.emplace_back(std::move(entry));  // where it stays until it goes
  kept.candidate.proposition = &kept.proposition;
  outlines_.push_back(own);
  if (met_.size() <= most_statements_compared) return;
  met_.pop_front();
  outlines_.pop_front();
}

struct PairFinder::State {
  // Sources and reports only have to be told apart, within a block.
  Index number_of(std::string_view name) {
    return names.try_emplace(std::string(name), static_cast<Index>(names.size())).first->second;
  }

  BlockPairs pairs;
  std::unordered_map<std::string, Index> names;
};

PairFinder::PairFinder(std::uint64_t statements, const LinkOptions& options)
    : state_(new State{BlockPairs(statements, options), {}}) {}
PairFinder::~PairFinder() = default;
PairFinder::PairFinder(PairFinder&&) noexcept = default;
PairFinder& PairFinder::operator=(PairFinder&&) noexcept = default;

void PairFinder::begin_block(bool of_wording) {
  state_->pairs.begin_block(of_wording);
  state_->names.clear();
}

void PairFinder::add(const BlockStatement& statement, std::vector<LikeStatements>& found) {
  state_->pairs.add({read_proposition(statement.statement),
                     state_->number_of(statement.source),
                     state_->number_of(statement.report),
                     day_of(statement.date),
                     {statement.counts.begin(), statement.counts.end()}},
                    found);
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
