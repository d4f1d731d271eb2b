#include <algorithm>
#include <boost/unordered/unordered_flat_map.hpp>
#include <map>
#include <numeric>
#include <span>
#include <string>
#include <tuple>

#include "corpus/comparison.hpp"
#include "corpus/conflicts.hpp"
#include "corpus/groups.hpp"
#include "corpus/proposition.hpp"
#include "corpus/sketch.hpp"
#include "hearsay/blocks.hpp"
#include "hearsay/corpus.hpp"

// Four joins, each of which uses those before it: copies among articles (by sketches), events (by what
// articles are about), sources across articles (by names), statements of one proposition (by a model in an
// event, by words that weigh more the rarer they are across events). None compares all pairs: an index of
// hashes, keys or rare words gives the candidates.

namespace hearsay {
namespace {

using Index = std::uint32_t;

// Articles in the order of their ids: everything below works on ranks in this order, so that it does not
// matter which came first.
std::vector<Index> order_of(const Corpus& corpus) {
  std::vector<Index> order(corpus.articles().size());
  std::iota(order.begin(), order.end(), Index{0});
  std::sort(order.begin(), order.end(), [&](Index a, Index b) { return corpus[a].id < corpus[b].id; });
  return order;
}

// An article is compared with those that share a hash of its sketch; of a hash that thousands share, as the
// copies of an agency's story do, with the first.
void find_copies(const Corpus& corpus, const std::vector<Index>& order, const LinkOptions& options,
                 Linkage& linkage) {
  boost::unordered_flat_map<std::uint32_t, std::vector<Index>> articles_with;
  std::vector<Index> met;
  std::vector<Index> last_met(order.size(), ~Index{0});
  Groups reports(order.size());
  for (Index b = 0; b < order.size(); ++b) {
    met.clear();
    for (const std::uint32_t hash : corpus[order[b]].sketch) {
      auto& others = articles_with[hash];
      for (const Index a : others) {
        if (std::exchange(last_met[a], b) != b) met.push_back(a);
      }
      if (others.size() < most_copies_compared) others.push_back(b);
    }
    std::sort(met.begin(), met.end());
    for (const Index a : met) {
      const ArticleDigest &one = corpus[order[a]], &other = corpus[order[b]];
      if (resemblance(one, other) >= options.copy_resemblance) reports.join(a, b);
      const double shared = shared_part(one.sketch, other.sketch);
      if (shared >= options.copy_share) linkage.copies.push_back({order[a], order[b], shared});
    }
  }
  linkage.report_of.resize(order.size());
  for (Index rank = 0; rank < order.size(); ++rank) linkage.report_of[order[rank]] = order[reports[rank]];
}

class SourceLinker {
 public:
  SourceLinker(const Corpus& corpus, const std::vector<Index>& order, const Lexicon& lexicon,
               Linkage& linkage)
      : corpus_(corpus), order_(order), lexicon_(lexicon), linkage_(linkage) {
    first_.reserve(order.size() + 1);
    for (const Index article : order) {
      first_.push_back(static_cast<Index>(places_.size()));
      for (Index i = 0; i < corpus[article].sources.size(); ++i) places_.push_back({article, i});
      places_.push_back({article, outlet});
    }
  }

  void link(const std::vector<std::vector<Proposition>>& propositions) {
    Groups groups(places_.size());
    join_by_key(groups);
    join_quotations(groups, propositions);
    collect(groups);
  }

 private:
  static constexpr Index outlet = ~Index{0};

  // What sources must share to be one; empty where a source stays alone.
  std::string key_of(Place place) const {
    const ArticleDigest& article = corpus_[place.article];
    if (place.index == outlet) return outlet_key(article.publisher, lexicon_);
    SourceKey own = source_key(article.sources[place.index], lexicon_);
    if (!own.key.empty()) return std::move(own.key);
    const auto bearer = bearers_.find(own.surname);
    if (bearer != bearers_.end()) return person_key(bearer->second);
    // Copies describe an unnamed source in the same words.
    return "report " + std::to_string(linkage_.report_of[place.article]) + ' ' + own.within_report;
  }

  // Who is meant by a surname alone: whoever has it in at least nineteen of twenty articles that give a full
  // name with it.
  void find_bearers() {
    boost::unordered_flat_map<std::string, std::vector<std::string>> full_names;
    for (const Place place : places_) {
      if (place.index == outlet) continue;
      SourceKey own = source_key(corpus_[place.article].sources[place.index], lexicon_);
      if (!own.full_name.empty()) full_names[own.surname].push_back(std::move(own.full_name));
    }
    for (auto& [surname, names] : full_names) {
      std::sort(names.begin(), names.end());
      for (std::size_t i = 0; i < names.size();) {
        std::size_t end = i;
        while (end < names.size() && names[end] == names[i]) ++end;
        if (bears_surname(end - i, names.size())) bearers_[surname] = names[i];
        i = end;
      }
    }
  }

  void join_by_key(Groups& groups) {
    find_bearers();
    boost::unordered_flat_map<std::string, Index> first_with;
    for (Index i = 0; i < places_.size(); ++i) {
      const std::string key = key_of(places_[i]);
      if (!key.empty()) groups.join(i, first_with.try_emplace(key, i).first->second);
    }
  }

  // The same long quotation of an unnamed source, in two articles, is of one source.
  void join_quotations(Groups& groups, const std::vector<std::vector<Proposition>>& propositions) {
    boost::unordered_flat_map<std::uint64_t, Index> first_with;
    for (std::size_t rank = 0; rank < order_.size(); ++rank) {
      const ArticleDigest& article = corpus_[order_[rank]];
      for (std::size_t i = 0; i < article.statements.size(); ++i) {
        const StatementDigest& statement = article.statements[i];
        if (!statement.source || !is_telling(statement, propositions[order_[rank]][i])) continue;
        const Identity identity = article.sources[*statement.source].identity;
        if (identity != Identity::unnamed && identity != Identity::group) continue;
        const Index place = first_[rank] + *statement.source;
        groups.join(place,
                    first_with.try_emplace(propositions[order_[rank]][i].wording, place).first->second);
      }
    }
  }

  void collect(Groups& groups) {
    linkage_.source_of.resize(order_.size());
    linkage_.outlet_of.resize(order_.size());
    std::vector<Index> number(places_.size());
    for (Index i = 0; i < places_.size(); ++i) {
      const Index root = groups[i];
      if (root == i) {
        number[i] = static_cast<Index>(linkage_.sources.size());
        linkage_.sources.emplace_back();
      }
      LinkedSource& linked = linkage_.sources[number[root]];
      const auto [article, index] = places_[i];
      if (index == outlet) {
        linkage_.outlet_of[article] = number[root];
        const std::string& publisher = corpus_[article].publisher;
        if (linked.name.empty()) linked.name = publisher.empty() ? corpus_[article].id : publisher;
        linked.identity = Identity::organization;
        linked.role = Role::media;
        continue;
      }
      const SourceDigest& source = corpus_[article].sources[index];
      linkage_.source_of[article].push_back(number[root]);
      if (linked.places.empty() && linked.name.empty()) linked.identity = source.identity;
      if (linked.role == Role::unknown) linked.role = source.role;
      linked.places.push_back(places_[i]);
    }
    for (LinkedSource& linked : linkage_.sources) {
      std::sort(linked.places.begin(), linked.places.end());
      if (linked.places.empty()) continue;
      std::vector<std::pair<std::string_view, std::uint64_t>> names;
      for (const auto [article, index] : linked.places)
        names.emplace_back(corpus_[article].sources[index].name, 1);
      linked.name = usual_name(std::move(names));
    }
  }

  const Corpus& corpus_;
  const std::vector<Index>& order_;
  const Lexicon& lexicon_;
  Linkage& linkage_;
  std::vector<Place> places_;  // of every source, and at the end of each article its outlet
  std::vector<Index> first_;   // by rank of the article: its first place
  boost::unordered_flat_map<std::string, std::string> bearers_;
};

class ClaimJoiner {
 public:
  ClaimJoiner(const Corpus& corpus, const std::vector<Index>& order, const LinkOptions& options,
              Linkage& linkage)
      : corpus_(corpus), order_(order), options_(options), linkage_(linkage) {}

  void join(const std::vector<std::vector<Proposition>>& propositions) {
    gather(propositions);
    const Rarity rarity(candidates_.size());
    weigh_words(rarity);
    find_pairs(rarity);
    find_pairs_in_events();
    make_claims();
    make_contradictions();
  }

 private:
  void gather(const std::vector<std::vector<Proposition>>& propositions) {
    for (const Index article : order_) {
      const auto& statements = corpus_[article].statements;
      for (Index i = 0; i < statements.size(); ++i) {
        const Proposition& proposition = propositions[article][i];
        if (statements[i].actuality != Actuality::said || !says_something(proposition)) continue;
        const auto& source = statements[i].source;
        const Index linked = source ? linkage_.source_of[article][*source] : linkage_.outlet_of[article];
        places_.push_back({article, i});
        candidates_.push_back(
            {&proposition, linked, linkage_.report_of[article], day_of(corpus_[article].date), {}, 0});
      }
    }
  }

  void weigh_words(const Rarity& rarity) {
    boost::unordered_flat_map<std::uint32_t, Index> frequency;
    for (const Candidate& one : candidates_) {
      for (const std::uint32_t word : one.proposition->words) ++frequency[word];
    }
    for (Candidate& one : candidates_) {
      for (const std::uint32_t word : one.proposition->words)
        one.features.push_back(feature(frequency[word], word));
      weigh(one, rarity);
    }
  }

  // A statement is compared with the last of those that share a rare word with it, so that what thousands say
  // takes linear time, and with the first of the same wording, around which they all gather.
  void find_pairs(const Rarity& rarity) {
    boost::unordered_flat_map<std::uint32_t, std::vector<Index>> statements_with;
    boost::unordered_flat_map<std::uint64_t, Index> first_with;
    std::vector<Index> met;
    std::vector<Index> last_met(candidates_.size(), ~Index{0});
    for (Index a = 0; a < candidates_.size(); ++a) {
      met.clear();
      const auto meet = [&](Index b) {
        if (b != a && std::exchange(last_met[b], a) != a) met.push_back(b);
      };
      const std::size_t length = prefix(candidates_[a], rarity, options_);
      for (std::size_t i = 0; i < length; ++i) {
        auto& others = statements_with[word_of(candidates_[a].features[i])];
        for (const Index b : std::span(others).last(std::min(others.size(), most_statements_compared)))
          meet(b);
        others.push_back(a);
      }
      if (length > 0) meet(first_with.try_emplace(candidates_[a].proposition->wording, a).first->second);
      for (const Index b : met) {
        const auto likeness = like(candidates_[a], candidates_[b], rarity, options_);
        if (!likeness) continue;
        const bool swapped =
            likeness->conflict == Conflict::update && is_earlier(candidates_[b], candidates_[a]);
        pairs_.push_back({swapped ? b : a, swapped ? a : b, likeness->conflict});
      }
    }
  }

  void find_pairs_in_events() {
    std::map<Index, std::vector<Index>> articles_of;  // by event, in the order of their ids
    for (const Index article : order_) articles_of[linkage_.event_of[article]].push_back(article);
    const auto candidate_at = [this](Place place) {
      const auto by_place = [this](Place one, Place other) {
        return std::tie(rank_[one.article], one.index) < std::tie(rank_[other.article], other.index);
      };
      return static_cast<Index>(std::lower_bound(places_.begin(), places_.end(), place, by_place) -
                                places_.begin());
    };
    rank_.resize(order_.size());
    for (Index i = 0; i < order_.size(); ++i) rank_[order_[i]] = i;
    articles_in_.resize(order_.size());
    for (const auto& [first, articles] : articles_of) {
      articles_in_[first] = static_cast<Index>(articles.size());
      if (articles.size() == 1) continue;
      std::vector<EventArticle> event;
      for (const Index article : articles) {
        event.push_back({&corpus_[article], linkage_.source_of[article], linkage_.outlet_of[article],
                         linkage_.report_of[article]});
      }
      for (const auto& [one, other, conflict] : compare_event(event, options_)) {
        const Index a = candidate_at({articles[one.article], one.index}),
                    b = candidate_at({articles[other.article], other.index});
        if (conflict) {
          pairs_.push_back({a, b, conflict});
        } else {
          joined_.emplace_back(a, b);
        }
      }
    }
  }

  void make_claims() {
    std::vector<std::pair<Index, Index>> same;
    for (const StatementPair& pair : pairs_) {
      // In an event the model decides.
      const Index event = event_of(pair.a);
      const bool is_judged = event == event_of(pair.b) && articles_in_[event] > 1;
      if (!pair.conflict && !is_judged) same.emplace_back(pair.a, pair.b);
    }
    claim_of_.resize(candidates_.size());
    for (const std::vector<Index>& star : cluster_stars(candidates_.size(), same, joined_)) {
      Claim claim;
      for (const Index one : star) {
        claim_of_[one] = static_cast<Index>(linkage_.claims.size());
        claim.statements.push_back(places_[one]);
      }
      linkage_.claims.push_back(std::move(claim));
    }
    sort_claims();
  }

  void sort_claims() {
    std::vector<std::uint32_t> articles;
    for (const Claim& claim : linkage_.claims) articles.push_back(article_count(claim));
    std::vector<Index> sorted(articles.size());
    std::iota(sorted.begin(), sorted.end(), Index{0});
    std::stable_sort(sorted.begin(), sorted.end(),
                     [&](Index a, Index b) { return articles[a] > articles[b]; });
    std::vector<Claim> claims;
    std::vector<Index> moved_to(sorted.size());
    for (const Index old : sorted) {
      moved_to[old] = static_cast<Index>(claims.size());
      claims.push_back(std::move(linkage_.claims[old]));
    }
    linkage_.claims = std::move(claims);
    for (Index& claim : claim_of_) claim = moved_to[claim];

    for (const ArticleDigest& article : corpus_.articles())
      linkage_.claim_of.emplace_back(article.statements.size(), Linkage::no_claim);
    for (Index i = 0; i < candidates_.size(); ++i)
      linkage_.claim_of[places_[i].article][places_[i].index] = claim_of_[i];
  }

  Index event_of(Index candidate) const { return linkage_.event_of[places_[candidate].article]; }

  bool is_first(Index candidate) const {
    return linkage_.claims[claim_of_[candidate]].statements[0] == places_[candidate];
  }

  void make_contradictions() {
    find_conflicts(
        pairs_, [this](Index candidate) { return claim_of_[candidate]; },
        [this](Index candidate) { return is_first(candidate); }, linkage_.contradictions, linkage_.updates);
  }

  const Corpus& corpus_;
  const std::vector<Index>& order_;
  const LinkOptions& options_;
  Linkage& linkage_;
  std::vector<Place> places_;  // of the candidates
  std::vector<Candidate> candidates_;
  std::vector<StatementPair> pairs_;
  std::vector<std::pair<Index, Index>> joined_;  // in events, centres first
  std::vector<Index> articles_in_;               // by the first article of an event
  std::vector<Index> rank_;                      // by article: in the order of ids
  std::vector<Index> claim_of_;
};

}  // namespace

Linkage link(const Corpus& corpus, const LinkOptions& options, const Lexicon& lexicon) {
  const std::vector<Index> order = order_of(corpus);
  std::vector<std::vector<Proposition>> propositions(order.size());
  for (Index article = 0; article < order.size(); ++article) {
    for (const StatementDigest& statement : corpus[article].statements)
      propositions[article].push_back(read_proposition(statement));
  }
  Linkage linkage;
  find_copies(corpus, order, options, linkage);
  std::vector<ArticleTopic> topics;
  for (const ArticleDigest& article : corpus.articles())
    topics.push_back({article.id, article.date, article.topic});
  linkage.event_of = find_events(topics, options);
  SourceLinker(corpus, order, lexicon, linkage).link(propositions);
  ClaimJoiner(corpus, order, options, linkage).join(propositions);
  return linkage;
}

}  // namespace hearsay
