#include <algorithm>
#include <boost/unordered/unordered_flat_map.hpp>
#include <numeric>
#include <optional>
#include <tuple>

#include "base/elementary.hpp"
#include "corpus/comparison.hpp"
#include "hearsay/blocks.hpp"

// Articles of one event share what they are about and the days. What they are about is the words that each
// uses most, the rarer the more telling; an event is a star of articles that are like its centre.

namespace hearsay {
namespace {

using Index = std::uint32_t;

struct Dated {
  std::optional<int> day;
  Index index;
};

// Words by number, in the order in which they come, so that those of an article can be marked.
class Topics {
 public:
  explicit Topics(std::span<const ArticleTopic> articles) {
    boost::unordered_flat_map<std::uint32_t, Index> numbers;
    std::vector<Index> counts;
    for (const ArticleTopic& one : articles) {
      first_.push_back(words_.size());
      for (const std::uint32_t word : one.words) {
        const Index number = numbers.try_emplace(word, static_cast<Index>(counts.size())).first->second;
        if (number == counts.size()) counts.push_back(0);
        ++counts[number];
        words_.push_back(number);
      }
    }
    first_.push_back(words_.size());
    // As of a corpus of a thousand articles at least: where there are few, all words are rare.
    const double all = static_cast<double>(articles.size()) + 1000;
    for (const Index count : counts) of_word_.push_back(base::log1p(all / count));
    marked_.assign(counts.size(), ~Index{0});
    for (Index article = 0; article < articles.size(); ++article) {
      double sum = 0;
      for (const Index word : words(article)) sum += of_word_[word];
      weight_.push_back(sum);
    }
  }

  /// Before its likeness to others is asked for.
  void mark(Index article) {
    for (const Index word : words(article)) marked_[word] = article;
  }

  double likeness(Index other, Index marked) const {
    double common = 0;
    for (const Index word : words(other)) common += marked_[word] == marked ? of_word_[word] : 0;
    const double either = weight_[other] + weight_[marked] - common;
    return either == 0 ? 0 : common / either;
  }

 private:
  std::span<const Index> words(Index article) const {
    return std::span(words_).subspan(first_[article], first_[article + 1] - first_[article]);
  }

  std::vector<std::size_t> first_;
  std::vector<Index> words_, marked_;
  std::vector<double> of_word_, weight_;
};

}  // namespace

// Of those that share a word of their topics, an article is compared with the last in time.
std::vector<Index> find_events(std::span<const ArticleTopic> articles, const LinkOptions& options) {
  constexpr std::size_t most_compared = 50;
  std::vector<Dated> order;
  for (Index i = 0; i < articles.size(); ++i) order.push_back({day_of(articles[i].date), i});
  std::sort(order.begin(), order.end(), [&](const Dated& a, const Dated& b) {
    return std::tie(a.day, articles[a.index].id) < std::tie(b.day, articles[b.index].id);
  });
  const auto near = [&](const Dated& a, const Dated& b) {
    return a.day.has_value() == b.day.has_value() && (!a.day || *b.day - *a.day <= options.event_days);
  };
  Topics topics(articles);
  boost::unordered_flat_map<std::uint32_t, std::vector<Index>> with;  // by word: the last ranks
  std::vector<Index> met_by(order.size(), ~Index{0});
  std::vector<std::pair<Index, Index>> alike;
  for (Index b = 0; b < order.size(); ++b) {
    topics.mark(order[b].index);
    for (const std::uint32_t word : articles[order[b].index].words) {
      std::vector<Index>& others = with[word];
      if (others.size() == 2 * most_compared) others.erase(others.begin(), others.begin() + most_compared);
      const auto last = std::span(others).last(std::min(others.size(), most_compared));
      for (auto at = last.rbegin(); at != last.rend(); ++at) {
        const Index a = *at;
        if (!near(order[a], order[b])) break;  // nor are those before it
        if (std::exchange(met_by[a], b) == b) continue;
        if (topics.likeness(order[a].index, order[b].index) >= options.event_similarity)
          alike.emplace_back(a, b);
      }
      others.push_back(b);
    }
  }
  std::vector<Index> event_of(articles.size());
  for (const std::vector<Index>& star : cluster_stars(order.size(), alike)) {
    const auto by_id = [&](Index a, Index b) {
      return articles[order[a].index].id < articles[order[b].index].id;
    };
    const Index first = order[*std::min_element(star.begin(), star.end(), by_id)].index;
    for (const Index one : star) event_of[order[one].index] = first;
  }
  return event_of;
}

}  // namespace hearsay
