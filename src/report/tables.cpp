#include "hearsay/report.hpp"
#include "report/csv.hpp"
#include "report/writing.hpp"

namespace hearsay {
namespace {

enum class Dialect { tsv, csv };

/// One line of a table: each field that is put into it stands in a column of its own.
class Row {
 public:
  Row(std::string& out, Dialect dialect) : out_(out), dialect_(dialect) {}
  Row(const Row&) = delete;
  Row& operator=(const Row&) = delete;
  ~Row() { out_ += dialect_ == Dialect::tsv ? "\n" : "\r\n"; }

  Row& operator<<(std::string_view text) {
    if (!first_) out_ += dialect_ == Dialect::tsv ? '\t' : ',';
    first_ = false;
    if (dialect_ == Dialect::tsv) {
      for (const char c : text) out_ += c == '\t' || c == '\n' || c == '\r' ? ' ' : c;
    } else {
      append_csv_field(out_, text);
    }
    return *this;
  }
  template <class Id>
  Row& operator<<(const std::optional<Id>& id) {
    return id ? *this << std::uint32_t{*id} : *this << std::string_view();
  }
  Row& operator<<(std::uint32_t number) { return *this << std::string_view(std::to_string(number)); }

 private:
  std::string& out_;
  Dialect dialect_;
  bool first_ = true;
};

std::string statement_header(Dialect dialect) {
  std::string out;
  Row row(out, dialect);
  for (const std::string_view column :
       {"article", "begin",       "end",     "strength", "source",  "name",     "identity",
        "role",    "specificity", "hops",    "kind",     "act",     "polarity", "actuality",
        "parent",  "stance",      "mention", "cue",      "content", "tentative"}) {
    row << column;
  }
  return out;
}

void append_rows(std::string& out, const Analysis& analysis, std::span<const Source> sources,
                 std::span<const Statement> statements, std::string_view tentative, Dialect dialect) {
  const Document& document = analysis.document;
  for (const auto& [attribution, sourcing, assessment] : statements) {
    const Span hull = attribution.content.hull();
    Row row(out, dialect);
    row << analysis.id << document.code_points_before(hull.begin) << document.code_points_before(hull.end)
        << fixed(assessment.strength.score, 2) << sourcing.source;
    if (sourcing.source) {
      const Source& source = sources[*sourcing.source];
      row << source.name << to_string(source.identity) << to_string(source.role)
          << std::uint32_t{source.specificity};
    } else {
      row << ""
          << ""
          << ""
          << "";
    }
    row << std::uint32_t{sourcing.hops} << to_string(attribution.kind) << to_string(attribution.act)
        << to_string(attribution.polarity) << to_string(attribution.actuality) << attribution.parent
        << fixed(assessment.stance.value, 2) << document.on_one_line(attribution.source)
        << document.on_one_line(attribution.cue) << document.on_one_line(attribution.content) << tentative;
  }
}

std::string statement_rows(const Analysis& analysis, Dialect dialect) {
  std::string out;
  append_rows(out, analysis, analysis.sources, analysis.statements, "n", dialect);
  append_rows(out, analysis, analysis.tentative_sources, analysis.tentative, "y", dialect);
  return out;
}

}  // namespace

std::string tsv_header() {
  return statement_header(Dialect::tsv);
}

std::string to_tsv(const Analysis& analysis) {
  return statement_rows(analysis, Dialect::tsv);
}

std::string csv_header() {
  return statement_header(Dialect::csv);
}

std::string to_csv(const Analysis& analysis) {
  return statement_rows(analysis, Dialect::csv);
}

std::string_view sources_tsv_header() noexcept {
  return "article\tid\tsource\tidentity\trole\tspecificity\tsenior\treason\thops\tname\toffice\torganization"
         "\tcountry\tcount\t"
         "gender\taccess\tspeaks_for\tvia\n";
}

std::string sources_tsv(std::string_view article, std::span<const std::string> ids, const Document& document,
                        const Resolution& resolution) {
  std::string out;
  for (std::size_t i = 0; i < resolution.sourcings.size(); ++i) {
    const Sourcing& sourcing = resolution.sourcings[i];
    static const Source nobody;
    const Source& source = sourcing.source ? resolution.sources[*sourcing.source] : nobody;
    std::string via;
    for (const SourceId passed_on : sourcing.via) via += (via.empty() ? "" : " ") + std::to_string(passed_on);
    Row row(out, Dialect::tsv);
    row << article << ids[i];
    // A statement that names no source has one all the same, and one of its own: nobody knows who.
    if (sourcing.source) {
      row << sourcing.source << to_string(source.identity) << to_string(source.role)
          << std::uint32_t{source.specificity};
    } else {
      row << "unknown-" + ids[i] << to_string(Identity::group) << to_string(Role::unknown)
          << std::uint32_t{0};
    }
    row << (sourcing.senior.empty() ? "n" : "y");
    row << document.on_one_line(sourcing.anonymity) << std::uint32_t{sourcing.hops} << source.name
        << source.office.value << source.organization.value << source.country.value << source.count.value
        << to_string(source.gender.value) << to_string(source.access.value) << source.speaks_for << via;
  }
  return out;
}

}  // namespace hearsay
