#pragma once

#include <array>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "base/spool.hpp"
#include "hearsay/corpus.hpp"

// A corpus of which memory holds some hundred bytes an article, however long these are: all else is in
// temporary files. What these throw (SpoolError) goes through.

namespace hearsay {

class StoredCorpus {
 public:
  struct Stored {
    ArticleDigest article;
    std::string note;  ///< whatever its owner wants to keep with it
  };

  /// Precondition: no article before it has its id.
  void add(const ArticleDigest& article, std::string_view note);
  /// Puts an article of the same id in the place of one that is there.
  void replace(std::uint32_t place, const ArticleDigest& article, std::string_view note);

  std::uint32_t size() const { return static_cast<std::uint32_t>(places_.size()); }
  /// The last that were asked for are at hand.
  std::shared_ptr<const Stored> operator[](std::uint32_t article) const;

 private:
  struct Kept {
    std::uint32_t article;
    std::shared_ptr<const Stored> stored;
  };

  Spool spool_;
  std::vector<std::uint64_t> places_;
  mutable std::array<Kept, 64> kept_{};
};

/// What link() finds.
class StoredLinkage {
 public:
  struct Source {
    std::uint64_t name;  // in names_
    Identity identity;
    Role role;
  };

  std::vector<std::uint32_t> report_of, event_of, outlet_of;  ///< as in Linkage
  std::vector<Copy> copies;
  std::vector<Contradiction> contradictions;
  std::vector<Update> updates;
  /// How many claims have statements of two articles or more; they come first.
  std::uint32_t shared = 0;

  /// Most claims are statements that are alone: those come last, and nothing is kept of them but their place.
  std::uint32_t claim_count() const {
    return static_cast<std::uint32_t>(claims_.size() + places_.size() - together_.size());
  }
  Claim claim(std::uint32_t claim) const;

  std::uint32_t source_count() const { return static_cast<std::uint32_t>(sources_.size()); }
  const Source& source(std::uint32_t source) const { return sources_[source]; }
  std::string name_of(std::uint32_t source) const { return names_->read(sources_[source].name); }
  std::uint32_t sources_in(std::uint32_t article) const {
    return first_source_[article + 1] - first_source_[article];
  }
  /// The linked source of a source of an article.
  std::uint32_t source_of(Place source) const {
    return source_of_[first_source_[source.article] + source.index];
  }

 private:
  friend class StoredLinker;

  std::vector<Source> sources_;
  std::unique_ptr<Spool> names_;
  std::vector<std::uint32_t> first_source_, source_of_;
  std::vector<Place> places_;            // of the statements that say something, by number
  std::vector<std::uint32_t> together_;  // of these, those that are of one claim with others; ascending
  std::vector<Claim> claims_;            // that hold them
};

/// As link() of a corpus with the same articles, by the steps of blocks.hpp.
StoredLinkage link(const StoredCorpus& corpus, const LinkOptions& options, const Lexicon& lexicon);

/// One claim with the articles that carry it, and of these only what they say of it: the first of its
/// linkage.
struct ClaimAlone {
  Corpus corpus;
  Linkage linkage;
  std::vector<std::uint32_t> sources;  ///< by source of this linkage: that of the other
};
ClaimAlone alone(const StoredCorpus& corpus, const StoredLinkage& linkage, std::uint32_t claim);

}  // namespace hearsay
