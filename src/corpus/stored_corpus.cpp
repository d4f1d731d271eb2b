// link() with everything that grows in files. What must meet (articles that share a hash, sources of one key,
// statements that share a rare word) is brought together by sorting records of some bytes, and what they
// stand for is read when its turn comes. The rules are those of blocks.hpp.
#include "corpus/stored_corpus.hpp"

#include <algorithm>
#include <boost/unordered/unordered_flat_map.hpp>
#include <map>
#include <numeric>
#include <set>
#include <tuple>

#include "base/packed.hpp"
#include "corpus/block_pairs.hpp"
#include "corpus/comparison.hpp"
#include "corpus/conflicts.hpp"
#include "corpus/groups.hpp"
#include "corpus/sketch.hpp"
#include "hearsay/blocks.hpp"

namespace hearsay {

using Index = std::uint32_t;

template <class Archive>
void each_part(SourceDigest& one, Archive& archive) {
  archive(one.name, one.identity, one.role, one.office, one.organization, one.country, one.speaks_for);
}

template <class Archive>
void each_part(StatementDigest& one, Archive& archive) {
  archive(one.content, one.source, one.via, one.kind, one.act, one.polarity, one.actuality, one.strength);
}

template <class Archive>
void each_part(ArticleDigest& one, Archive& archive) {
  archive(one.id, one.title, one.publisher, one.date, one.sketch, one.topic, one.sources, one.statements);
}

// As many names as members, so that none is forgotten.
template <class Archive>
void each_part(Proposition& one, Archive& archive) {
  auto& [words, names, quantities, negated, negated_words, bound_to_source, anaphoric, is_clause, is_quoted,
         is_question, tells_change, may_ask, wording, length, sentences] = one;
  archive(words, names, quantities, negated, negated_words, bound_to_source, anaphoric, is_clause, is_quoted,
          is_question, tells_change, may_ask, wording, length, sentences);
}

template <class Archive>
void each_part(BlockPairs::Read& one, Archive& archive) {
  archive(one.proposition, one.source, one.report, one.day, one.counts);
}

void StoredCorpus::add(const ArticleDigest& article, std::string_view note) {
  places_.emplace_back();
  replace(size() - 1, article, note);
}

void StoredCorpus::replace(Index place, const ArticleDigest& article, std::string_view note) {
  Packer pack;
  pack(article, std::string(note));
  places_[place] = spool_.write(std::move(pack).take());
  kept_[place % kept_.size()] = {};
}

// The statements that are alone keep their order: of those before the one that is asked for, as many as
// claims before its own.
Claim StoredLinkage::claim(Index claim) const {
  if (claim < claims_.size()) return claims_[claim];
  const Index alone = claim - static_cast<Index>(claims_.size());
  // The i-th of those that are joined has together_[i] - i before it that are alone.
  Index low = 0, high = static_cast<Index>(together_.size());
  while (low < high) {
    const Index middle = low + (high - low) / 2;
    together_[middle] - middle <= alone ? low = middle + 1 : high = middle;
  }
  return {{places_[alone + low]}};
}

std::shared_ptr<const StoredCorpus::Stored> StoredCorpus::operator[](Index article) const {
  Kept& kept = kept_[article % kept_.size()];
  if (!kept.stored || kept.article != article) {
    auto stored = std::make_shared<Stored>();
    const std::string bytes = spool_.read(places_[article]);
    Unpacker unpack(bytes);
    unpack(stored->article, stored->note);
    kept = {article, std::move(stored)};
  }
  return kept.stored;
}

class StoredLinker {
  /// What an article says that can be compared, by statement.
  using Said = std::vector<std::pair<Index, Proposition>>;
  template <class Value>
  struct Two {
    Value first, second;
    auto operator<=>(const Two&) const = default;
  };

 public:
  StoredLinker(const StoredCorpus& corpus, const LinkOptions& options, const Lexicon& lexicon)
      : corpus_(corpus), options_(options), lexicon_(lexicon) {}

  StoredLinkage link() && {
    sort_articles();
    read_articles();
    find_copies();
    gather_events();
    join_sources();
    put_into_blocks();
    find_pairs();
    find_pairs_in_events();
    make_claims();
    make_contradictions();
    return std::move(out_);
  }

 private:
  // Everything goes by ranks in the order of ids, as in link().
  void sort_articles() {
    std::vector<std::pair<std::string, Index>> ids;
    for (Index article = 0; article < corpus_.size(); ++article)
      ids.emplace_back(corpus_[article]->article.id, article);
    std::sort(ids.begin(), ids.end());
    for (const auto& [id, article] : ids) order_.push_back(article);
  }

  // What there is of hashes, of names and of words, before anything is joined.
  void read_articles() {
    boost::unordered_flat_map<std::uint32_t, Index> counts;
    out_.first_source_.resize(corpus_.size() + 1);
    for (Index rank = 0; rank < order_.size(); ++rank) {
      const auto stored = corpus_[order_[rank]];
      const ArticleDigest& article = stored->article;
      for (const std::uint32_t hash : article.sketch) hashes_.add({hash, rank});
      sketch_in_.push_back(sketches_.write(packed(article.sketch)));
      first_.push_back(sources_);
      for (const SourceDigest& source : article.sources) {
        const SourceKey own = source_key(source, lexicon_);
        if (!own.full_name.empty())
          full_names_.add({key_hash(own.surname), key_hash(person_key(own.full_name))});
      }
      Said said;
      for (Index i = 0; i < article.statements.size(); ++i) {
        const StatementDigest& statement = article.statements[i];
        Proposition proposition = read_proposition(statement);
        if (is_telling(statement, proposition) && statement.source) {
          const Identity identity = article.sources[*statement.source].identity;
          if (identity == Identity::unnamed || identity == Identity::group)
            places_by_key_.add({1, proposition.wording, sources_ + *statement.source});
        }
        if (statement.actuality != Actuality::said || !says_something(proposition)) continue;
        for (const std::uint32_t word : proposition.words) ++counts[word];
        said.emplace_back(i, std::move(proposition));
      }
      statements_ += said.size();
      said_in_.push_back(said_.write(packed(said)));
      out_.first_source_[order_[rank] + 1] = static_cast<Index>(article.sources.size());
      sources_ += static_cast<Index>(article.sources.size()) + 1;  // and the outlet
    }
    std::partial_sum(out_.first_source_.begin(), out_.first_source_.end(), out_.first_source_.begin());
    std::vector<std::pair<std::uint32_t, Index>> sorted(counts.begin(), counts.end());
    counts = {};
    std::sort(sorted.begin(), sorted.end());
    std::vector<std::uint32_t> words, times;
    for (const auto& [word, count] : sorted) {
      words.push_back(word);
      times.push_back(count);
    }
    blocks_.emplace(std::move(words), std::move(times), statements_, options_);
  }

  void find_copies() {
    ExternalSort<Two<Index>> met;
    std::optional<std::uint32_t> last;
    std::vector<Index> others;
    hashes_.for_each([&](const Two<std::uint32_t>& one) {
      if (last != one.first) others.clear();
      last = one.first;
      for (const Index other : others) met.add({one.second, other});
      if (others.size() < most_copies_compared) others.push_back(one.second);
    });
    Groups reports(order_.size());
    std::optional<Two<Index>> before;
    std::optional<Index> second;
    std::vector<std::uint32_t> sketch;  // of the second
    met.for_each([&](const Two<Index>& one) {
      if (std::exchange(before, one) == one) return;
      if (second != one.first) sketch = sketch_of(one.first);
      second = one.first;
      const std::vector<std::uint32_t> other = sketch_of(one.second);
      if (resemblance(other, sketch) >= options_.copy_resemblance) reports.join(one.second, one.first);
      const double shared = shared_part(other, sketch);
      if (shared >= options_.copy_share)
        out_.copies.push_back({order_[one.second], order_[one.first], shared});
    });
    out_.report_of.resize(order_.size());
    for (Index rank = 0; rank < order_.size(); ++rank) out_.report_of[order_[rank]] = order_[reports[rank]];
  }

  std::vector<std::uint32_t> sketch_of(Index rank) const {
    return unpacked<std::vector<std::uint32_t>>(sketches_.read(sketch_in_[rank]));
  }

  void gather_events() {
    struct Topic {
      std::string id, date;
      std::vector<std::uint32_t> words;
    };
    std::vector<Topic> kept;
    for (Index article = 0; article < corpus_.size(); ++article) {
      const auto stored = corpus_[article];
      kept.push_back({stored->article.id, stored->article.date, stored->article.topic});
    }
    std::vector<ArticleTopic> topics;
    for (const Topic& one : kept) topics.push_back({one.id, one.date, one.words});
    out_.event_of = find_events(topics, options_);
    articles_in_.resize(corpus_.size());
    for (const Index event : out_.event_of) ++articles_in_[event];
  }

  // By surname: the key of the person whom it means without more.
  boost::unordered_flat_map<std::uint64_t, std::uint64_t> find_bearers() {
    boost::unordered_flat_map<std::uint64_t, std::uint64_t> bearers;
    std::uint64_t surname = 0;
    std::map<std::uint64_t, std::uint64_t> times;
    const auto close = [&] {
      std::uint64_t all = 0;
      for (const auto& [person, count] : times) all += count;
      for (const auto& [person, count] : times)
        if (bears_surname(count, all)) bearers[surname] = person;
      times.clear();
    };
    full_names_.for_each([&](const Two<std::uint64_t>& one) {
      if (one.first != surname) close();
      surname = one.first;
      ++times[one.second];
    });
    close();
    return bearers;
  }

  void join_sources() {
    const auto bearers = find_bearers();
    for (Index rank = 0; rank < order_.size(); ++rank) {
      const auto stored = corpus_[order_[rank]];
      const ArticleDigest& article = stored->article;
      Index place = first_[rank];
      for (const SourceDigest& source : article.sources) {
        const SourceKey own = source_key(source, lexicon_);
        std::uint64_t key = 0;
        if (const auto bearer = bearers.find(key_hash(own.surname)); !own.key.empty()) {
          key = key_hash(own.key);
        } else if (bearer != bearers.end()) {
          key = bearer->second;
        } else {
          key = key_hash("report " + std::to_string(out_.report_of[order_[rank]]) + ' ' + own.within_report);
        }
        places_by_key_.add({0, key, place++});
      }
      if (const std::string key = outlet_key(article.publisher, lexicon_); !key.empty())
        places_by_key_.add({0, key_hash(key), place});
    }
    Groups groups(sources_);
    PlaceByKey first{2, 0, 0};
    places_by_key_.for_each([&](const PlaceByKey& one) {
      if (std::tie(one.kind, one.key) != std::tie(first.kind, first.key)) first = one;
      groups.join(first.place, one.place);
    });
    number_sources(groups);
  }

  // Sources get their numbers in the order of their first places, and their names from all of them.
  void number_sources(Groups& groups) {
    std::vector<Index> number(sources_);
    Index count = 0;
    for (Index place = 0; place < sources_; ++place)
      number[place] = groups[place] == place ? count++ : number[groups[place]];
    out_.source_of_.resize(out_.first_source_.back());
    out_.outlet_of.resize(order_.size());
    ExternalSort<NamedPlace> places;
    Spool names;
    for (Index rank = 0; rank < order_.size(); ++rank) {
      const Index id = order_[rank];
      const auto stored = corpus_[id];
      const ArticleDigest& article = stored->article;
      Index place = first_[rank];
      for (Index i = 0; i < article.sources.size(); ++i, ++place) {
        const SourceDigest& source = article.sources[i];
        out_.source_of_[out_.first_source_[id] + i] = number[place];
        places.add({number[place], place, names.write(source.name), source.identity, source.role, false});
      }
      out_.outlet_of[id] = number[place];
      const std::string& name = article.publisher.empty() ? article.id : article.publisher;
      places.add({number[place], place, names.write(name), Identity::organization, Role::media, true});
    }
    out_.names_ = std::make_unique<Spool>();
    std::map<std::string, std::uint64_t> used;
    std::string outlet;
    const auto close = [&] {
      if (out_.sources_.empty()) return;
      std::vector<std::pair<std::string_view, std::uint64_t>> all(used.begin(), used.end());
      out_.sources_.back().name = out_.names_->write(all.empty() ? outlet : usual_name(std::move(all)));
      used.clear();
      outlet.clear();
    };
    places.for_each([&](const NamedPlace& one) {
      if (one.source == out_.sources_.size()) {
        close();
        out_.sources_.push_back({0, Identity::unnamed, Role::unknown});
      }
      StoredLinkage::Source& source = out_.sources_.back();
      const std::string name = names.read(one.name);
      if (one.is_outlet) {
        if (outlet.empty()) outlet = name;
        source.identity = Identity::organization;
        source.role = Role::media;
        return;
      }
      if (used.empty() && outlet.empty()) source.identity = one.identity;
      if (source.role == Role::unknown) source.role = one.role;
      ++used[name];
    });
    close();
  }

  void put_into_blocks() {
    for (Index rank = 0; rank < order_.size(); ++rank) {
      const Index id = order_[rank];
      const auto stored = corpus_[id];
      const ArticleDigest& article = stored->article;
      for (auto& [i, proposition] : unpacked<Said>(said_.read(said_in_[rank]))) {
        const auto number = static_cast<Index>(out_.places_.size());
        out_.places_.push_back({id, i});
        auto counts = blocks_->counts(proposition.words);
        const auto rare = blocks_->blocks(proposition.words, counts);
        if (rare.empty()) continue;
        const auto& from = article.statements[i].source;
        const Index source = from ? out_.source_of({id, *from}) : out_.outlet_of[id];
        const std::uint64_t wording = proposition.wording;
        const std::uint64_t at = waiting_.write(packed(BlockPairs::Read{
            std::move(proposition), source, out_.report_of[id], day_of(article.date), std::move(counts)}));
        for (const std::uint32_t word : rare) in_blocks_.add({0, word, number, at});
        in_blocks_.add({1, wording, number, at});
      }
    }
  }

  // Most blocks are of one statement, which is not even read.
  void find_pairs() {
    BlockPairs finder(statements_, options_);
    std::vector<Index> numbers;
    std::vector<LikeStatements> found;
    InBlock before{2, 0, 0, 0};
    const auto add = [&](const InBlock& one) {
      numbers.push_back(one.number);
      finder.add(unpacked<BlockPairs::Read>(waiting_.read(one.at)), found);
      for (const LikeStatements& pair : found)
        pairs_.push_back({numbers[static_cast<std::size_t>(pair.earlier)],
                          numbers[static_cast<std::size_t>(pair.later)], pair.conflict});
      found.clear();
    };
    const auto close = [&] {
      std::sort(pairs_.begin(), pairs_.end());
      pairs_.erase(std::unique(pairs_.begin(), pairs_.end()), pairs_.end());
    };
    std::size_t tidy = 1 << 20;
    in_blocks_.for_each([&](const InBlock& one) {
      if (std::tie(one.kind, one.key) != std::tie(before.kind, before.key)) {
        numbers.clear();
      } else {
        if (numbers.empty()) {
          finder.begin_block(one.kind == 1);
          add(before);
        }
        add(one);
      }
      before = one;
      if (pairs_.size() < tidy) return;
      close();
      tidy = 2 * pairs_.size() + (1 << 20);
    });
    close();
  }

  void find_pairs_in_events() {
    std::vector<Index> rank(corpus_.size());
    for (Index i = 0; i < order_.size(); ++i) rank[order_[i]] = i;
    const auto number_of = [&](Place place) {
      const auto by_place = [&](Place one, Place other) {
        return std::tie(rank[one.article], one.index) < std::tie(rank[other.article], other.index);
      };
      return static_cast<Index>(std::lower_bound(out_.places_.begin(), out_.places_.end(), place, by_place) -
                                out_.places_.begin());
    };
    std::vector<Two<Index>> by_event;  // event, rank
    for (Index i = 0; i < order_.size(); ++i) {
      if (articles_in_[out_.event_of[order_[i]]] > 1) by_event.push_back({out_.event_of[order_[i]], i});
    }
    std::sort(by_event.begin(), by_event.end());
    for (std::size_t begin = 0, end = 0; begin < by_event.size(); begin = end) {
      while (end < by_event.size() && by_event[end].first == by_event[begin].first) ++end;
      std::vector<std::shared_ptr<const StoredCorpus::Stored>> stored;
      std::vector<std::vector<Index>> sources(end - begin);
      std::vector<EventArticle> event;
      for (std::size_t i = begin; i < end; ++i) {
        const Index id = order_[by_event[i].second];
        stored.push_back(corpus_[id]);
        std::vector<Index>& own = sources[i - begin];
        for (Index source = 0; source < out_.sources_in(id); ++source)
          own.push_back(out_.source_of({id, source}));
        event.push_back({&stored.back()->article, own, out_.outlet_of[id], out_.report_of[id]});
      }
      for (const auto& [one, other, conflict] : compare_event(event, options_)) {
        const Index a = number_of({order_[by_event[begin + one.article].second], one.index}),
                    b = number_of({order_[by_event[begin + other.article].second], other.index});
        if (conflict) {
          pairs_.push_back({a, b, conflict});
        } else {
          joined_.push_back({a, b});
        }
      }
    }
    std::sort(pairs_.begin(), pairs_.end());
    pairs_.erase(std::unique(pairs_.begin(), pairs_.end()), pairs_.end());
  }

  // In an event the model decides.
  bool is_judged(const StatementPair& pair) const {
    const Index event = out_.event_of[place(pair.a).article];
    return event == out_.event_of[place(pair.b).article] && articles_in_[event] > 1;
  }

  void make_claims() {
    std::vector<Index>& some = out_.together_;
    for (const StatementPair& pair : pairs_) {
      if (pair.conflict || is_judged(pair)) continue;
      some.push_back(pair.a);
      some.push_back(pair.b);
    }
    for (const auto& [centre, other] : joined_) {
      some.push_back(centre);
      some.push_back(other);
    }
    std::sort(some.begin(), some.end());
    some.erase(std::unique(some.begin(), some.end()), some.end());
    const auto number_of = [&](Index statement) {
      return static_cast<Index>(std::lower_bound(some.begin(), some.end(), statement) - some.begin());
    };
    std::vector<std::pair<Index, Index>> same, joined;
    for (const StatementPair& pair : pairs_) {
      if (!pair.conflict && !is_judged(pair)) same.emplace_back(number_of(pair.a), number_of(pair.b));
    }
    for (const auto& [centre, other] : joined_) joined.emplace_back(number_of(centre), number_of(other));

    std::vector<std::vector<Index>> stars = cluster_stars(some.size(), same, joined);
    std::vector<std::pair<Index, std::size_t>> order;
    for (std::size_t star = 0; star < stars.size(); ++star) {
      std::set<Index> articles;
      for (const Index one : stars[star]) articles.insert(place(some[one]).article);
      order.emplace_back(static_cast<Index>(articles.size()), star);
    }
    std::stable_sort(order.begin(), order.end(),
                     [](const auto& a, const auto& b) { return a.first > b.first; });
    claim_of_.resize(some.size());
    for (const auto& [articles, star] : order) {
      Claim claim;
      for (const Index one : stars[star]) {
        claim_of_[one] = static_cast<Index>(out_.claims_.size());
        claim.statements.push_back(place(some[one]));
      }
      out_.shared += articles > 1;
      out_.claims_.push_back(std::move(claim));
    }
  }

  Index claim_of(Index statement) const {
    const auto& together = out_.together_;
    const auto at = std::lower_bound(together.begin(), together.end(), statement);
    const auto before = static_cast<Index>(at - together.begin());
    if (at != together.end() && *at == statement) return claim_of_[before];
    return static_cast<Index>(out_.claims_.size()) + statement - before;
  }

  void make_contradictions() {
    find_conflicts(
        pairs_, [this](Index statement) { return claim_of(statement); },
        [this](Index statement) { return out_.claim(claim_of(statement)).statements[0] == place(statement); },
        out_.contradictions, out_.updates);
  }

  Place place(Index statement) const { return out_.places_[statement]; }

  struct PlaceByKey {
    std::uint32_t kind;  // 0: names that are one, 1: one long quotation
    std::uint64_t key;
    Index place;
    auto operator<=>(const PlaceByKey&) const = default;
  };
  struct NamedPlace {
    Index source, place;
    std::uint64_t name;
    Identity identity;
    Role role;
    bool is_outlet;
    bool operator<(const NamedPlace& other) const {
      return std::tie(source, place) < std::tie(other.source, other.place);
    }
  };
  struct InBlock {
    std::uint32_t kind;  // 0: of a word, 1: of a wording
    std::uint64_t key;
    Index number;
    std::uint64_t at;
    auto operator<=>(const InBlock&) const = default;
  };

  const StoredCorpus& corpus_;
  const LinkOptions& options_;
  const Lexicon& lexicon_;
  StoredLinkage out_;

  std::vector<Index> order_;  // by rank: article
  std::vector<Index> first_;  // by rank: place of its first source; that of its outlet comes last
  Index sources_ = 0;
  std::uint64_t statements_ = 0;  // that say something
  ExternalSort<Two<std::uint32_t>> hashes_;
  ExternalSort<Two<std::uint64_t>> full_names_;  // surname, key of the person
  ExternalSort<PlaceByKey> places_by_key_;
  std::optional<WordBlocks> blocks_;
  Spool sketches_, said_, waiting_;
  std::vector<std::uint64_t> sketch_in_, said_in_;  // by rank
  ExternalSort<InBlock> in_blocks_;
  std::vector<StatementPair> pairs_;
  std::vector<Index> articles_in_;  // by the first article of an event
  std::vector<Two<Index>> joined_;  // in events, centres first
  std::vector<Index> claim_of_;     // by the number of a statement among out_.together_
};

StoredLinkage link(const StoredCorpus& corpus, const LinkOptions& options, const Lexicon& lexicon) {
  return StoredLinker(corpus, options, lexicon).link();
}

ClaimAlone alone(const StoredCorpus& corpus, const StoredLinkage& linkage, Index claim) {
  ClaimAlone out;
  Linkage& small = out.linkage;
  std::map<Index, Index> articles, sources;
  std::map<Index, ArticleDigest> digests;
  const auto source_number = [&](Index source) {
    const auto [at, is_new] = sources.try_emplace(source, static_cast<Index>(out.sources.size()));
    if (is_new) {
      out.sources.push_back(source);
      small.sources.push_back(
          {linkage.name_of(source), linkage.source(source).identity, linkage.source(source).role, {}});
    }
    return at->second;
  };
  std::vector<Index> order;
  const auto article_number = [&](Index article) {
    const auto [at, is_new] = articles.try_emplace(article, static_cast<Index>(order.size()));
    if (is_new) order.push_back(article);
    return at->second;
  };
  std::map<Index, std::vector<StatementDigest>> said;
  small.claims.emplace_back();
  for (const Place place : linkage.claim(claim).statements) {
    const Index article = article_number(place.article);
    auto& statements = said[article];
    small.claims[0].statements.push_back({article, static_cast<Index>(statements.size())});
    statements.push_back(corpus[place.article]->article.statements[place.index]);
  }
  // Of a report that they are copies of only the name may be wanted.
  const std::vector own(order);  // which grows
  for (const auto article : own) article_number(linkage.report_of[article]);
  for (Index i = 0; i < order.size(); ++i) {
    ArticleDigest digest = corpus[order[i]]->article;
    digest.sketch.clear();
    digest.statements = std::move(said[i]);
    auto& of = small.source_of.emplace_back();
    if (digest.statements.empty()) digest.sources.clear();
    for (Index source = 0; source < digest.sources.size(); ++source)
      of.push_back(source_number(linkage.source_of({order[i], source})));
    small.outlet_of.push_back(source_number(linkage.outlet_of[order[i]]));
    const auto report = articles.find(linkage.report_of[order[i]]);
    small.report_of.push_back(report == articles.end() ? i : report->second);
    small.claim_of.emplace_back(digest.statements.size(), 0);
    out.corpus.add(std::move(digest));
  }
  return out;
}

}  // namespace hearsay
