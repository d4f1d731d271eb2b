#include "hearsay/linked_corpus.hpp"

#include <algorithm>
#include <boost/unordered/unordered_flat_map.hpp>
#include <cerrno>
#include <fstream>
#include <system_error>
#include <utility>

#include "corpus/digest.hpp"
#include "corpus/stored_corpus.hpp"

namespace hearsay {

using Index = std::uint32_t;

namespace {

// Rows by either of two claims.
template <class Row>
class ByClaim {
 public:
  ByClaim(std::span<const Row> rows, std::uint32_t Row::*one, std::uint32_t Row::*other) : rows_(rows) {
    for (std::size_t i = 0; i < rows.size(); ++i) {
      for (const auto side : {one, other}) places_.emplace_back(rows[i].*side, i);
    }
    std::sort(places_.begin(), places_.end());
  }

  std::vector<Row> of(Index claim) const {
    std::vector<Row> found;
    for (auto at = std::lower_bound(places_.begin(), places_.end(), std::pair(claim, std::size_t{0}));
         at != places_.end() && at->first == claim; ++at)
      found.push_back(rows_[at->second]);
    return found;
  }

 private:
  std::span<const Row> rows_;
  std::vector<std::pair<Index, std::size_t>> places_;
};

}  // namespace

class LinkedCorpus::State {
 public:
  State(std::span<const Contradiction> contradictions, std::span<const Update> updates)
      : contradictions_(contradictions, &Contradiction::first, &Contradiction::second),
        updates_(updates, &Update::earlier, &Update::later) {}
  State(const State&) = delete;
  State& operator=(const State&) = delete;
  virtual ~State() = default;

  virtual Index article_count() const = 0;
  virtual std::shared_ptr<const ArticleDigest> article(Index article) const = 0;
  virtual Index report_of(Index article) const = 0;
  virtual Index event_of(Index article) const = 0;
  virtual Index outlet_of(Index article) const = 0;
  virtual Index source_count() const = 0;
  virtual Source source(Index source) const = 0;
  virtual Index source_of(Place source) const = 0;
  virtual Index claim_count() const = 0;
  virtual Claim claim(Index claim) const = 0;
  virtual std::span<const Copy> copies() const = 0;
  virtual std::span<const Contradiction> contradictions() const = 0;
  virtual std::span<const Update> updates() const = 0;

  const ByClaim<Contradiction>& contradictions_by_claim() const { return contradictions_; }
  const ByClaim<Update>& updates_by_claim() const { return updates_; }

 private:
  ByClaim<Contradiction> contradictions_;
  ByClaim<Update> updates_;
};

namespace {

class InMemory final : public LinkedCorpus::State {
 public:
  InMemory(const Corpus& corpus, const Linkage& linkage)
      : State(linkage.contradictions, linkage.updates), corpus_(corpus), linkage_(linkage) {}

  Index article_count() const override { return static_cast<Index>(corpus_.articles().size()); }
  std::shared_ptr<const ArticleDigest> article(Index article) const override {
    return {std::shared_ptr<void>(), &corpus_[article]};
  }
  Index report_of(Index article) const override { return linkage_.report_of[article]; }
  Index event_of(Index article) const override { return linkage_.event_of[article]; }
  Index outlet_of(Index article) const override { return linkage_.outlet_of[article]; }
  Index source_count() const override { return static_cast<Index>(linkage_.sources.size()); }
  LinkedCorpus::Source source(Index source) const override {
    const LinkedSource& found = linkage_.sources[source];
    return {found.name, found.identity, found.role};
  }
  Index source_of(Place source) const override { return linkage_.source_of[source.article][source.index]; }
  Index claim_count() const override { return static_cast<Index>(linkage_.claims.size()); }
  Claim claim(Index claim) const override { return linkage_.claims[claim]; }
  std::span<const Copy> copies() const override { return linkage_.copies; }
  std::span<const Contradiction> contradictions() const override { return linkage_.contradictions; }
  std::span<const Update> updates() const override { return linkage_.updates; }

 private:
  const Corpus& corpus_;
  const Linkage& linkage_;
};

class InFiles final : public LinkedCorpus::State {
 public:
  InFiles(std::unique_ptr<StoredCorpus> corpus, std::unique_ptr<StoredLinkage> linkage)
      : State(linkage->contradictions, linkage->updates),
        corpus_(std::move(corpus)),
        linkage_(std::move(linkage)) {}

  Index article_count() const override { return corpus_->size(); }
  std::shared_ptr<const ArticleDigest> article(Index article) const override {
    const auto stored = (*corpus_)[article];
    return {stored, &stored->article};
  }
  Index report_of(Index article) const override { return linkage_->report_of[article]; }
  Index event_of(Index article) const override { return linkage_->event_of[article]; }
  Index outlet_of(Index article) const override { return linkage_->outlet_of[article]; }
  Index source_count() const override { return linkage_->source_count(); }
  LinkedCorpus::Source source(Index source) const override {
    const StoredLinkage::Source& found = linkage_->source(source);
    return {linkage_->name_of(source), found.identity, found.role};
  }
  Index source_of(Place source) const override { return linkage_->source_of(source); }
  Index claim_count() const override { return linkage_->claim_count(); }
  Claim claim(Index claim) const override { return linkage_->claim(claim); }
  std::span<const Copy> copies() const override { return linkage_->copies; }
  std::span<const Contradiction> contradictions() const override { return linkage_->contradictions; }
  std::span<const Update> updates() const override { return linkage_->updates; }

 private:
  std::unique_ptr<StoredCorpus> corpus_;
  std::unique_ptr<StoredLinkage> linkage_;
};

// Of several articles with one id the last counts, in the place of the first.
Result<void> read_into(StoredCorpus& corpus, std::istream& file) {
  boost::unordered_flat_map<std::string, Index> places;
  const auto next_line = [&file](std::string& line) {
    if (!std::getline(file, line)) return false;
    if (!file.eof()) line += '\n';
    return true;
  };
  return read_articles(next_line, [&](const ArticleDigest& article) {
    const auto [at, is_new] = places.try_emplace(article.id, corpus.size());
    if (is_new) {
      corpus.add(article, {});
    } else {
      corpus.replace(at->second, article, {});
    }
  });
}

}  // namespace

LinkedCorpus::LinkedCorpus(const Corpus& corpus, const Linkage& linkage)
    : state_(std::make_shared<InMemory>(corpus, linkage)) {}

Result<LinkedCorpus> LinkedCorpus::read(const std::string& path, const LinkOptions& options,
                                        const Lexicon& lexicon) {
  std::ifstream file(path, std::ios::binary);
  // A folder can be opened and not read.
  if (!file || (file.peek(), file.bad()))
    return Error{ErrorCode::io, 0, std::generic_category().message(errno)};
  file.clear();
  try {
    auto corpus = std::make_unique<StoredCorpus>();
    if (const auto read = read_into(*corpus, file); read.has_error()) return read.error();
    if (file.bad()) return Error{ErrorCode::io, 0, std::generic_category().message(errno)};
    auto linkage = std::make_unique<StoredLinkage>(link(*corpus, options, lexicon));
    return LinkedCorpus(std::make_shared<InFiles>(std::move(corpus), std::move(linkage)));
  } catch (const SpoolError& error) {
    return Error{ErrorCode::io, 0, error.what()};
  }
}

Index LinkedCorpus::article_count() const {
  return state_->article_count();
}
std::shared_ptr<const ArticleDigest> LinkedCorpus::article(Index article) const {
  return state_->article(article);
}
Index LinkedCorpus::report_of(Index article) const {
  return state_->report_of(article);
}
Index LinkedCorpus::event_of(Index article) const {
  return state_->event_of(article);
}
Index LinkedCorpus::outlet_of(Index article) const {
  return state_->outlet_of(article);
}
Index LinkedCorpus::source_count() const {
  return state_->source_count();
}
LinkedCorpus::Source LinkedCorpus::source(Index source) const {
  return state_->source(source);
}
Index LinkedCorpus::source_of(Place source) const {
  return state_->source_of(source);
}
Index LinkedCorpus::claim_count() const {
  return state_->claim_count();
}
Claim LinkedCorpus::claim(Index claim) const {
  return state_->claim(claim);
}
std::span<const Copy> LinkedCorpus::copies() const {
  return state_->copies();
}
std::span<const Contradiction> LinkedCorpus::contradictions() const {
  return state_->contradictions();
}
std::span<const Update> LinkedCorpus::updates() const {
  return state_->updates();
}
std::vector<Contradiction> LinkedCorpus::contradictions_of(Index claim) const {
  return state_->contradictions_by_claim().of(claim);
}
std::vector<Update> LinkedCorpus::updates_of(Index claim) const {
  return state_->updates_by_claim().of(claim);
}

}  // namespace hearsay
