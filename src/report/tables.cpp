#include <algorithm>
#include <array>
#include <charconv>
#include <compare>
#include <numeric>

#include "hearsay/report.hpp"
#include "report/fields.hpp"
#include "report/writing.hpp"

namespace hearsay {
namespace {

enum class Dialect { tsv, csv };

/// One line of a table: each field that is put into it stands in a column of its own.
class Row {
 public:
  /// `quotes`: whether what readers take for quotes or comments stands in quotes; otherwise only tabs and
  /// line ends mean anything in the TSV.
  Row(std::string& out, Dialect dialect, bool quotes) : out_(out), dialect_(dialect), quotes_(quotes) {}
  Row(const Row&) = delete;
  Row& operator=(const Row&) = delete;
  ~Row() { out_ += dialect_ == Dialect::tsv ? "\n" : "\r\n"; }

  Row& operator<<(std::string_view text) {
    if (!first_) out_ += dialect_ == Dialect::tsv ? '\t' : ',';
    first_ = false;
    if (dialect_ == Dialect::tsv) {
      append_tsv_field(out_, text, quotes_);
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
  bool quotes_;
  bool first_ = true;
};

/// A statement with what a row of it is made from.
template <class Sources, class Statement>
struct EntryOf {
  const Analysis& analysis;
  const Sources& sources;
  const Statement& statement;
  std::size_t id;
  bool tentative;

  const auto* source() const {
    const auto& id_of_source = statement.sourcing.source;
    return id_of_source ? &sources[*id_of_source] : nullptr;
  }
  std::string words(const Spans& spans) const { return analysis.document.on_one_line(spans); }
  std::string offset(std::uint32_t byte) const {
    return std::to_string(analysis.document.code_points_before(byte));
  }
};

template <class Id>
std::string number(const std::optional<Id>& id) {
  return id ? std::to_string(static_cast<std::uint32_t>(*id)) : std::string();
}

template <class Entry>
std::string terms_of_anonymity(const Entry& entry) {
  const Span own = entry.statement.sourcing.anonymity;
  if (!own.empty()) return entry.words(own);
  return entry.source() != nullptr ? entry.words(Spans(entry.source()->anonymity)) : std::string();
}

template <class Entry>
std::string tellers(const Entry& entry) {
  std::string names;
  for (const auto via : entry.statement.sourcing.via)
    names += (names.empty() ? "" : "; ") + entry.sources[via].name;
  return names;
}

// What `get` makes of the source; nothing where nobody is named.
template <class Entry, class Get>
std::string of_source(const Entry& entry, Get get) {
  return entry.source() != nullptr ? std::string(get(*entry.source())) : std::string();
}

template <class Entry>
struct Column {
  std::string_view name;
  std::string (*of)(const Entry&);
};

// The same columns for both kinds of statements.
template <class Entry>
constexpr Column<Entry> columns[] = {
    {"article", [](const Entry& e) { return e.analysis.id; }},
    {"begin", [](const Entry& e) { return e.offset(e.statement.attribution.content.hull().begin); }},
    {"end", [](const Entry& e) { return e.offset(e.statement.attribution.content.hull().end); }},
    {"strength", [](const Entry& e) { return fixed(e.statement.assessment.strength.score, 2); }},
    {"source", [](const Entry& e) { return number(e.statement.sourcing.source); }},
    {"name", [](const Entry& e) { return of_source(e, [](const auto& s) { return s.name; }); }},
    {"identity",
     [](const Entry& e) { return of_source(e, [](const auto& s) { return to_string(s.identity); }); }},
    {"role", [](const Entry& e) { return of_source(e, [](const auto& s) { return to_string(s.role); }); }},
    {"specificity",
     [](const Entry& e) {
       return of_source(e, [](const auto& s) { return std::to_string(s.specificity); });
     }},
    {"hops", [](const Entry& e) { return std::to_string(e.statement.sourcing.hops); }},
    {"kind", [](const Entry& e) { return std::string(to_string(e.statement.attribution.kind)); }},
    {"act", [](const Entry& e) { return std::string(to_string(e.statement.attribution.act)); }},
    {"polarity", [](const Entry& e) { return std::string(to_string(e.statement.attribution.polarity)); }},
    {"actuality", [](const Entry& e) { return std::string(to_string(e.statement.attribution.actuality)); }},
    {"parent", [](const Entry& e) { return number(e.statement.attribution.parent); }},
    {"stance", [](const Entry& e) { return fixed(e.statement.assessment.stance.value, 2); }},
    {"mention", [](const Entry& e) { return e.words(e.statement.attribution.source); }},
    {"cue", [](const Entry& e) { return e.words(e.statement.attribution.cue); }},
    {"content", [](const Entry& e) { return e.words(e.statement.attribution.content); }},
    {"tentative", [](const Entry& e) { return std::string(e.tentative ? "y" : "n"); }},
    {"id", [](const Entry& e) { return std::to_string(e.id); }},
    {"via", tellers<Entry>},
    {"anonymity", terms_of_anonymity<Entry>},
    {"office", [](const Entry& e) { return of_source(e, [](const auto& s) { return s.office.value; }); }},
    {"organization",
     [](const Entry& e) { return of_source(e, [](const auto& s) { return s.organization.value; }); }},
    {"country", [](const Entry& e) { return of_source(e, [](const auto& s) { return s.country.value; }); }},
    {"probability",
     [](const Entry& e) {
       const auto& stated = e.statement.assessment.probability;
       return stated ? fixed(stated->value, 0) : std::string();
     }},
    {"title", [](const Entry& e) { return e.analysis.title; }},
    {"publisher", [](const Entry& e) { return e.analysis.publisher; }},
    {"date", [](const Entry& e) { return e.analysis.date; }},
    {"url", [](const Entry& e) { return e.analysis.url; }},
    {"strength_low", [](const Entry& e) { return fixed(e.statement.assessment.strength.low, 2); }},
    {"strength_high", [](const Entry& e) { return fixed(e.statement.assessment.strength.high, 2); }},
};

using StatementEntry = EntryOf<std::vector<Source>, Statement>;

constexpr auto column_names = [] {
  std::array<std::string_view, std::size(columns<StatementEntry>)> names;
  std::ranges::transform(columns<StatementEntry>, names.begin(), &Column<StatementEntry>::name);
  return names;
}();

/// Its index; column_names.size() where there is none of that name.
std::size_t find_column(std::string_view name) {
  return static_cast<std::size_t>(std::ranges::find(column_names, name) - column_names.begin());
}

template <class Entry>
std::string field(const Entry& entry, std::size_t column) {
  return column < column_names.size() ? columns<Entry>[column].of(entry) : std::string();
}

std::optional<double> as_number(std::string_view text) {
  double value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error != std::errc() || end != text.data() + text.size()) return std::nullopt;
  return value;
}

// Both as numbers where they are, otherwise as texts.
std::partial_ordering compare(std::string_view a, std::string_view b) {
  const auto left = as_number(a), right = as_number(b);
  if (left && right) return *left <=> *right;
  return a <=> b;
}

template <class Entry>
bool meets(const Entry& entry, const TableCondition& condition) {
  using Comparison = TableCondition::Comparison;
  const std::string value = field(entry, find_column(condition.column));
  const auto is = [&](const std::string& one) { return std::is_eq(compare(value, one)); };
  if (condition.comparison == Comparison::is) return std::ranges::any_of(condition.values, is);
  if (condition.comparison == Comparison::is_not) return std::ranges::none_of(condition.values, is);
  if (value.empty() || condition.values.empty()) return false;
  const std::partial_ordering order = compare(value, condition.values[0]);
  switch (condition.comparison) {
    case Comparison::below:
      return std::is_lt(order);
    case Comparison::at_most:
      return std::is_lteq(order);
    case Comparison::above:
      return std::is_gt(order);
    default:
      return std::is_gteq(order);
  }
}

class Table {
 public:
  Table(const TableOptions& options, Dialect dialect) : options_(options), dialect_(dialect) {
    for (const std::string& name : options.columns) chosen_.push_back(find_column(name));
    if (options.columns.empty()) {
      for (std::size_t column = 0; column < column_names.size(); ++column) chosen_.push_back(column);
    }
  }

  std::string header() const {
    std::string out;
    {
      Row row(out, dialect_, true);
      for (std::size_t i = 0; i < chosen_.size(); ++i)
        row << (options_.columns.empty() ? column_names[i] : std::string_view(options_.columns[i]));
    }
    return out;
  }

  std::string rows(const Analysis& analysis) const {
    std::string out;
    append(out, analysis, analysis.sources, analysis.statements, false, in_order(analysis, options_.order));
    if (options_.order == StatementOrder::weakest) return out;
    std::vector<std::uint32_t> tentative(analysis.tentative.size());
    std::iota(tentative.begin(), tentative.end(), 0U);
    if (options_.order == StatementOrder::weakest_of_all) {
      std::ranges::stable_sort(
          tentative, {}, [&](std::uint32_t i) { return analysis.tentative[i].assessment.strength.score; });
    }
    append(out, analysis, analysis.tentative_sources, analysis.tentative, true, tentative);
    return out;
  }

 private:
  template <class Sources, class Statement>
  void append(std::string& out, const Analysis& analysis, const Sources& sources,
              const std::vector<Statement>& statements, bool tentative,
              std::span<const std::uint32_t> order) const {
    for (const std::uint32_t id : order) {
      const EntryOf<Sources, Statement> entry{analysis, sources, statements[id], id, tentative};
      const auto met = [&](const TableCondition& condition) { return meets(entry, condition); };
      if (!std::ranges::all_of(options_.where, met)) continue;
      Row row(out, dialect_, true);
      for (const std::size_t column : chosen_) row << field(entry, column);
    }
  }

  const TableOptions& options_;
  Dialect dialect_;
  std::vector<std::size_t> chosen_;
};

}  // namespace

std::span<const std::string_view> table_columns() noexcept {
  return column_names;
}

std::string_view to_string(StatementOrder order) noexcept {
  constexpr std::array<std::string_view, enumerator_count<StatementOrder>> words{"text", "weakest",
                                                                                 "weakest-of-all"};
  return words[static_cast<std::size_t>(order)];
}

std::string tsv_header(const TableOptions& options) {
  return Table(options, Dialect::tsv).header();
}

std::string to_tsv(const Analysis& analysis, const TableOptions& options) {
  return Table(options, Dialect::tsv).rows(analysis);
}

std::string csv_header(const TableOptions& options) {
  return Table(options, Dialect::csv).header();
}

std::string to_csv(const Analysis& analysis, const TableOptions& options) {
  return Table(options, Dialect::csv).rows(analysis);
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
    Row row(out, Dialect::tsv, false);
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

std::string_view to_string(TableCondition::Comparison comparison) noexcept {
  constexpr std::array<std::string_view, enumerator_count<TableCondition::Comparison>> words{
      "is", "is not", "below", "at most", "above", "at least"};
  return words[static_cast<std::size_t>(comparison)];
}

}  // namespace hearsay
