#include "hearsay/transparency.hpp"

namespace hearsay {
namespace {

bool anonymity_explained(const Analysis& analysis, const Sourcing& sourcing) {
  // Terms given once hold for all that the article has from this source.
  return !sourcing.anonymity.empty() || !analysis.sources[*sourcing.source].anonymity.empty();
}

void count_identity(Transparency& counts, const Analysis& analysis, const Sourcing& sourcing) {
  if (!sourcing.source) {
    ++counts.sourceless;
    return;
  }
  const Source& source = analysis.sources[*sourcing.source];
  switch (source.identity) {
    case Identity::named:
      ++counts.named;
      break;
    case Identity::organization:
      ++counts.organizations;
      break;
    case Identity::document:
      ++counts.documents;
      break;
    case Identity::group:
      ++counts.groups;
      break;
    case Identity::unnamed:
      ++counts.unnamed;
      if (!anonymity_explained(analysis, sourcing)) ++counts.unexplained;
      if (source.count.value <= 1) ++counts.single_source;
      break;
  }
}

/// Adds one statement; `mean_strength` holds the sum until close().
void count_statement(Transparency& counts, const Analysis& analysis, const Statement& statement) {
  ++counts.statements;
  count_identity(counts, analysis, statement.sourcing);
  if (statement.sourcing.hops > 0) ++counts.hearsay;
  if (statement.assessment.features.verbatim.value >= 0.5) ++counts.verbatim;
  counts.mean_strength += statement.assessment.strength.score;
}

void close(Transparency& counts) {
  if (counts.statements > 0) counts.mean_strength /= counts.statements;
}

}  // namespace

Transparency& Transparency::operator+=(const Transparency& other) noexcept {
  const std::uint32_t all = statements + other.statements;
  if (all > 0) mean_strength = (mean_strength * statements + other.mean_strength * other.statements) / all;
  for (const auto count : {&Transparency::statements, &Transparency::named, &Transparency::organizations,
                           &Transparency::documents, &Transparency::unnamed, &Transparency::groups,
                           &Transparency::sourceless, &Transparency::unexplained,
                           &Transparency::single_source, &Transparency::hearsay, &Transparency::verbatim})
    this->*count += other.*count;
  return *this;
}

Transparency transparency(const Analysis& analysis) {
  Transparency counts;
  for (const Statement& statement : analysis.statements) count_statement(counts, analysis, statement);
  close(counts);
  return counts;
}

std::vector<Transparency> transparency_by_source(const Analysis& analysis) {
  std::vector<Transparency> counts(analysis.sources.size());
  for (const Statement& statement : analysis.statements) {
    if (const auto source = statement.sourcing.source) count_statement(counts[*source], analysis, statement);
  }
  for (Transparency& each : counts) close(each);
  return counts;
}

}  // namespace hearsay
