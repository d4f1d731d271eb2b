#include "hearsay/report.hpp"
#include "hearsay/transparency.hpp"
#include "report/page.hpp"
#include "report/text_page.hpp"
#include "report/writing.hpp"

namespace hearsay {
namespace {

// "between 45 and 78 · named source +1.20 · words in quotation marks +0.20"
std::string describe_reasons(const Strength& strength) {
  std::string out = "between " + fixed(strength.low, 0) + " and " + fixed(strength.high, 0);
  for (const Contribution& contribution : strength.contributions) {
    if (contribution.log_odds == 0) continue;
    out += " · " + contribution.note + (contribution.log_odds > 0 ? " +" : " ") +
           fixed(contribution.log_odds, 2);
  }
  return out;
}

// "31% by named people · 54% by unnamed people · 15% at second hand"
std::string describe_openness(const Transparency& counts) {
  std::string out;
  for (const auto& [count, what] : {std::pair{counts.named, "by named people"},
                                    {counts.organizations, "by organizations"},
                                    {counts.documents, "by documents"},
                                    {counts.groups, "by groups"},
                                    {counts.unnamed, "by unnamed people"},
                                    {counts.unexplained, "by unnamed people, unexplained"},
                                    {counts.sourceless, "without a source"},
                                    {counts.hearsay, "at second hand"}}) {
    if (count > 0) out += (out.empty() ? "" : " · ") + percent(count, counts.statements) + " " + what;
  }
  return out;
}

}  // namespace

std::string to_text(const Analysis& analysis, const TextStyle& style, StatementOrder order) {
  TextPage page(style);
  page.heading(printable(analysis.title.empty() ? analysis.id : analysis.title));
  if (const std::string line = byline(analysis); !line.empty()) page.paragraph("", 0, printable(line), true);
  page.paragraph(
      "", 0,
      plural(analysis.statements.size(), "statement") + " by " + plural(analysis.sources.size(), "source"));
  if (analysis.statements.empty()) return std::move(page).take();
  page.paragraph("", 0, describe_openness(transparency(analysis)));

  std::vector<std::size_t> said(analysis.sources.size());
  for (const Statement& statement : analysis.statements) {
    if (statement.sourcing.source) ++said[*statement.sourcing.source];
  }
  page.blank();
  page.heading("Sources");
  for (std::size_t i = 0; i < analysis.sources.size(); ++i) {
    const Source& source = analysis.sources[i];
    page.paragraph("  ", 2, printable(source.name) + " (" + plural(said[i], "statement") + ")");
    page.paragraph("      ", 6, printable(describe_source(analysis, source)), true);
  }

  page.blank();
  page.heading(order == StatementOrder::as_told ? "Statements (strength 0 to 100)"
               : order == StatementOrder::weakest
                   ? "Statements to check, the weakest first (strength 0 to 100)"
                   : "Statements, the weakest first (strength 0 to 100)");
  page.paragraph("  ", 2, "between two numbers: where four in five readers would put it");
  for (const std::uint32_t i : in_order(analysis, order)) {
    const Statement& statement = analysis.statements[i];
    const double score = statement.assessment.strength.score;
    const std::string number = fixed(score, 0);
    const auto& source = statement.sourcing.source;
    const std::string who = source ? printable(analysis.sources[*source].name) : "nobody named";
    page.paragraph(
        std::string(number.size() < 3 ? 3 - number.size() : 0, ' ') + number + " " + bar(score) + " ", 15,
        page.bold(who) + ": " + printable(describe_statement(analysis, i)));
    page.paragraph("      ", 6, printable(analysis.document.on_one_line(statement.attribution.content)));
    page.paragraph("      ", 6, printable(describe_reasons(statement.assessment.strength)), true);
  }
  return std::move(page).take();
}

}  // namespace hearsay
