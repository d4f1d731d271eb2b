#include "hearsay/corpus.hpp"

#include <cmath>
#include <set>
#include <utility>

#include "corpus/digest.hpp"
#include "corpus/sketch.hpp"
#include "corpus/topic.hpp"

namespace hearsay {

ArticleDigest digest(const Analysis& analysis) {
  ArticleDigest article{analysis.id,
                        analysis.title,
                        analysis.publisher,
                        analysis.date,
                        sketch(analysis.document),
                        topic(analysis.document),
                        {},
                        {}};
  article.sources.reserve(analysis.sources.size());
  for (const Source& source : analysis.sources) {
    article.sources.push_back({source.name, source.identity, source.role, source.office.value,
                               source.organization.value, source.country.value, source.speaks_for});
  }
  article.statements.reserve(analysis.statements.size());
  for (const auto& [attribution, sourcing, assessment] : analysis.statements) {
    article.statements.push_back({analysis.document.on_one_line(attribution.content), sourcing.source,
                                  sourcing.via, attribution.kind, attribution.act, attribution.polarity,
                                  attribution.actuality, kept_strength(assessment.strength.score)});
  }
  return article;
}

// Of many digits the last is read back otherwise than it was written.
double kept_strength(double strength) noexcept {
  return std::round(strength * 1e4) / 1e4;
}

double resemblance(const ArticleDigest& a, const ArticleDigest& b) noexcept {
  return resemblance(a.sketch, b.sketch);
}

void Corpus::add(const Analysis& analysis) {
  add(digest(analysis));
}

void Corpus::add(ArticleDigest article) {
  const auto [at, is_new] = index_.try_emplace(article.id, static_cast<std::uint32_t>(articles_.size()));
  if (is_new) {
    articles_.push_back(std::move(article));
  } else {
    articles_[at->second] = std::move(article);
  }
}

std::uint32_t article_count(const Claim& claim) {
  std::set<std::uint32_t> articles;
  for (const Place place : claim.statements) articles.insert(place.article);
  return static_cast<std::uint32_t>(articles.size());
}

std::string_view to_string(Conflict conflict) noexcept {
  switch (conflict) {
    case Conflict::negation:
      return "negation";
    case Conflict::quantity:
      return "quantity";
    case Conflict::opposite:
      return "opposite";
    case Conflict::update:
      return "update";
  }
  return "unknown";
}

}  // namespace hearsay
