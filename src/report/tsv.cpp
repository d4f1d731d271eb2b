#include <charconv>

#include "hearsay/report.hpp"

namespace hearsay {
namespace {

class Row {
 public:
  explicit Row(std::string& out) : out_(out) {}
  Row(const Row&) = delete;
  Row& operator=(const Row&) = delete;
  ~Row() { out_ += '\n'; }

  Row& operator<<(std::string_view text) {
    separate();
    for (const char c : text) out_ += c == '\t' || c == '\n' || c == '\r' ? ' ' : c;
    return *this;
  }
  template <class Id>
  Row& operator<<(const std::optional<Id>& id) {
    return id ? *this << std::uint32_t{*id} : *this << std::string_view();
  }
  Row& operator<<(std::uint32_t number) { return *this << std::string_view(std::to_string(number)); }
  Row& fixed(double number, int decimals) {
    char digits[32];
    const auto end =
        std::to_chars(digits, digits + sizeof digits, number, std::chars_format::fixed, decimals).ptr;
    return *this << std::string_view(digits, end);
  }

 private:
  void separate() {
    if (!first_) out_ += '\t';
    first_ = false;
  }

  std::string& out_;
  bool first_ = true;
};

}  // namespace

std::string_view tsv_header() noexcept {
  return "article\tbegin\tend\tstrength\tsource\tname\tidentity\trole\tspecificity\thops\tkind\tact\tpolarity"
         "\tactuality\t"
         "parent\tstance\tmention\tcue\tcontent\n";
}

std::string to_tsv(const Analysis& analysis) {
  std::string out;
  const Document& document = analysis.document;
  for (const auto& [attribution, sourcing, assessment] : analysis.statements) {
    const Span hull = attribution.content.hull();
    Row row(out);
    row << analysis.id << document.code_points_before(hull.begin) << document.code_points_before(hull.end);
    row.fixed(assessment.strength.score, 2);
    if (sourcing.source) {
      const Source& source = analysis.sources[*sourcing.source];
      row << sourcing.source << source.name << to_string(source.identity) << to_string(source.role)
          << std::uint32_t{source.specificity};
    } else {
      row << ""
          << ""
          << ""
          << ""
          << "";
    }
    row << std::uint32_t{sourcing.hops} << to_string(attribution.kind) << to_string(attribution.act)
        << to_string(attribution.polarity) << to_string(attribution.actuality);
    row << attribution.parent;
    row.fixed(assessment.stance.value, 2);
    row << document[attribution.source] << document[attribution.cue] << document[attribution.content];
  }
  return out;
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
    Row row(out);
    row << article << ids[i];
    // A statement that names no source has one all the same, and one of its own: nobody knows who.
    if (sourcing.source) {
      row << sourcing.source << to_string(source.identity) << to_string(source.role) << std::uint32_t{source.specificity};
    } else {
      row << "unknown-" + ids[i] << to_string(Identity::group) << to_string(Role::unknown) << std::uint32_t{0};
    }
    row << (sourcing.senior.empty() ? "n" : "y");
    row << document[sourcing.anonymity] << std::uint32_t{sourcing.hops} << source.name << source.office.value
        << source.organization.value << source.country.value << source.count.value
        << to_string(source.gender.value) << to_string(source.access.value) << source.speaks_for << via;
  }
  return out;
}

}  // namespace hearsay
