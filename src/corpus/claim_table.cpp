#include "hearsay/claim_table.hpp"

#include <algorithm>
#include <boost/unordered/unordered_flat_map.hpp>
#include <compare>
#include <cstdint>
#include <deque>
#include <numeric>
#include <string>
#include <utility>

namespace hearsay {
namespace {

using Index = ClaimTable::Index;

// Numbers names in the order in which they come.
class Interner {
 public:
  Index operator()(std::string_view name) {
    if (const auto found = index_.find(name); found != index_.end()) return found->second;
    names_.emplace_back(name);
    const auto index = static_cast<Index>(names_.size() - 1);
    index_.emplace(names_.back(), index);
    return index;
  }

  // Moves the names out in the order of their bytes; `rank_of[i]` tells where the i-th went.
  std::pair<std::vector<std::string>, std::vector<Index>> sorted() && {
    index_ = {};
    // Eight bytes at a time where names begin to differ: few pairs need a look at the names.
    const std::size_t shared = shared_length();
    std::vector<std::pair<std::uint64_t, Index>> order(names_.size());
    for (Index i = 0; i < order.size(); ++i) {
      std::uint64_t bytes = 0;
      for (std::size_t at = shared; at < shared + 8; ++at)
        bytes = bytes << 8 | (at < names_[i].size() ? static_cast<unsigned char>(names_[i][at]) : 0);
      order[i] = {bytes, i};
    }
    std::sort(order.begin(), order.end(), [this](const auto& a, const auto& b) {
      return a.first != b.first ? a.first < b.first : names_[a.second] < names_[b.second];
    });
    std::vector<std::string> names(names_.size());
    std::vector<Index> rank_of(names_.size());
    for (Index rank = 0; rank < order.size(); ++rank) {
      names[rank] = std::move(names_[order[rank].second]);
      rank_of[order[rank].second] = rank;
    }
    return {std::move(names), std::move(rank_of)};
  }

 private:
  // How many bytes all names begin with.
  std::size_t shared_length() const {
    if (names_.empty()) return 0;
    std::size_t length = names_.front().size();
    for (const std::string& name : names_) {
      length = std::min(length, name.size());
      for (std::size_t i = 0; i < length; ++i)
        if (name[i] != names_.front()[i]) length = i;
    }
    return length;
  }

  std::deque<std::string> names_;  // a deque, since the keys of index_ are views into it
  boost::unordered_flat_map<std::string_view, Index> index_;
};

struct Row {
  Index object, text, source;

  friend auto operator<=>(const Row&, const Row&) = default;
};

}  // namespace

struct ClaimTable::Builder::State {
  Interner sources, objects, texts;
  std::vector<Row> rows;
};

ClaimTable::Builder::Builder() : state_(std::make_unique<State>()) {}
ClaimTable::Builder::~Builder() = default;
ClaimTable::Builder::Builder(Builder&&) noexcept = default;
ClaimTable::Builder& ClaimTable::Builder::operator=(Builder&&) noexcept = default;

void ClaimTable::Builder::add(std::string_view source, std::string_view object, std::string_view value) {
  state_->rows.push_back({state_->objects(object), state_->texts(value), state_->sources(source)});
}

ClaimTable ClaimTable::Builder::build(const ClaimTableOptions& options) && {
  ClaimTable table;
  std::vector<Row> rows = std::move(state_->rows);
  {
    std::vector<Index> object_rank, text_rank, source_rank;
    std::tie(table.objects_, object_rank) = std::move(state_->objects).sorted();
    std::tie(table.texts_, text_rank) = std::move(state_->texts).sorted();
    std::tie(table.sources_, source_rank) = std::move(state_->sources).sorted();
    for (Row& row : rows) row = {object_rank[row.object], text_rank[row.text], source_rank[row.source]};
  }
  *state_ = State{};
  std::sort(rows.begin(), rows.end());
  rows.erase(std::unique(rows.begin(), rows.end()), rows.end());

  table.values_.reserve(rows.size());
  table.sources_of_.reserve(rows.size());
  table.claim_begin_.assign(table.sources_.size() + 1, 0);
  for (std::size_t i = 0; i < rows.size(); ++i) {
    const bool new_object = i == 0 || rows[i].object != rows[i - 1].object;
    if (new_object) table.value_begin_.push_back(table.value_count());
    if (new_object || rows[i].text != rows[i - 1].text) {
      table.source_begin_.push_back(static_cast<Index>(i));
      table.object_of_.push_back(rows[i].object);
      table.text_of_.push_back(rows[i].text);
    }
    table.values_.push_back(table.value_count() - 1);
    table.sources_of_.push_back(rows[i].source);
    ++table.claim_begin_[rows[i].source + 1];
  }
  table.value_begin_.push_back(table.value_count());
  table.source_begin_.push_back(table.claim_count());

  std::partial_sum(table.claim_begin_.begin(), table.claim_begin_.end(), table.claim_begin_.begin());
  std::vector<Index> next(table.claim_begin_.begin(), table.claim_begin_.end() - 1);
  table.claims_of_.resize(rows.size());
  for (std::size_t i = 0; i < rows.size(); ++i)
    table.claims_of_[next[table.sources_of_[i]]++] = table.values_[i];
  if (options.numeric_tolerance > 0) return join_close_numbers(table, options.numeric_tolerance);
  return table;
}

}  // namespace hearsay
