#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <memory>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include "hearsay/attribution_graph.hpp"
#include "hearsay/claim_table.hpp"
#include "hearsay/corpus.hpp"
#include "hearsay/error.hpp"
#include "hearsay/export.hpp"
#include "hearsay/lexicon.hpp"
#include "hearsay/profile.hpp"

namespace hearsay {

/// A corpus with its joins, wherever they are kept: in memory, or in temporary files, for corpora of a
/// million articles. All that is asked of it gives the same for both. Indices are those of Linkage.
///
///     const auto corpus = hearsay::LinkedCorpus::read("news.corpus").value();
///     profile_claims(corpus, 2, [&](const hearsay::ClaimProfile& claim) { … });
///
/// Copies share one state, which several threads must not ask at once. What is in files and cannot be read
/// any more throws std::runtime_error.
class HEARSAY_EXPORT LinkedCorpus {
 public:
  struct Source {
    std::string name;
    Identity identity = Identity::unnamed;
    Role role = Role::unknown;
  };
  class State;

  /// Precondition: both live longer than it does.
  LinkedCorpus(const Corpus& corpus, const Linkage& linkage);

  /// Reads the file of a corpus and links it as link() does. Its articles wait in temporary files
  /// (std::tmpfile), of the size of the corpus and as much again; memory holds some hundred bytes of each.
  /// Errors: as of Corpus::from_jsonl; io.
  [[nodiscard]] static Result<LinkedCorpus> read(const std::string& path, const LinkOptions& options = {},
                                                 const Lexicon& lexicon = Lexicon::builtin());

  [[nodiscard]] std::uint32_t article_count() const;
  [[nodiscard]] std::shared_ptr<const ArticleDigest> article(std::uint32_t article) const;
  [[nodiscard]] std::uint32_t report_of(std::uint32_t article) const;
  [[nodiscard]] std::uint32_t event_of(std::uint32_t article) const;
  [[nodiscard]] std::uint32_t outlet_of(std::uint32_t article) const;

  [[nodiscard]] std::uint32_t source_count() const;
  [[nodiscard]] Source source(std::uint32_t source) const;
  /// The linked source of a source of an article.
  [[nodiscard]] std::uint32_t source_of(Place source) const;

  /// Those with statements of most articles first.
  [[nodiscard]] std::uint32_t claim_count() const;
  [[nodiscard]] Claim claim(std::uint32_t claim) const;

  [[nodiscard]] std::span<const Copy> copies() const;
  [[nodiscard]] std::span<const Contradiction> contradictions() const;
  [[nodiscard]] std::span<const Update> updates() const;
  /// Those of which a claim is one side, in the same order. O(log n).
  [[nodiscard]] std::vector<Contradiction> contradictions_of(std::uint32_t claim) const;
  [[nodiscard]] std::vector<Update> updates_of(std::uint32_t claim) const;

 private:
  explicit LinkedCorpus(std::shared_ptr<const State> state) : state_(std::move(state)) {}

  std::shared_ptr<const State> state_;
};

/// As of a Corpus and its Linkage. Claims come one by one, so that memory does not grow with them.
HEARSAY_EXPORT void profile_claims(const LinkedCorpus& corpus, std::uint32_t articles,
                                   const std::function<void(const ClaimProfile&)>& use);
[[nodiscard]] HEARSAY_EXPORT std::vector<SourceProfile> profile_sources(const LinkedCorpus& corpus);
[[nodiscard]] HEARSAY_EXPORT AttributionGraph reliance_graph(const LinkedCorpus& corpus, std::uint32_t claim);
[[nodiscard]] HEARSAY_EXPORT ClaimTable claim_table(const LinkedCorpus& corpus);
[[nodiscard]] HEARSAY_EXPORT AttributionGraph make_graph(const LinkedCorpus& corpus,
                                                         std::size_t articles = 2);

}  // namespace hearsay
