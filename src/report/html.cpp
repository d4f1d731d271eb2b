// One self-contained page for any number of articles: no request leaves it, and nothing of an article is ever
// markup. The text of an article is cut at every border of a source, cue or content; each piece knows which
// statements it belongs to, so overlapping and discontinuous spans need no nesting of elements. Without
// scripts the page still reads; scripts only link the views and sort the table.
#include <algorithm>
#include <cmath>
#include <set>

#include "hearsay/report.hpp"
#include "report/writing.hpp"

namespace hearsay {
namespace {

constexpr std::string_view page_head = R"~~~(<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; script-src 'unsafe-inline'; img-src data:">
<link rel="icon" href="data:,">
<style>
:root { --ground: #fff; --ink: #1b1b1f; --faint: #5c5c66; --rule: #d9d9e0; --card: #f6f6f9; --source: #9a3412; --cue: #6d28d9;
        --content: #dbeafe; --chosen: #fde68a; --plus: #15803d; --minus: #b91c1c; --link: #1d4ed8; }
@media (prefers-color-scheme: dark) {
  :root { --ground: #16161a; --ink: #ececf1; --faint: #a5a5b0; --rule: #3a3a44; --card: #202027; --source: #fdba74; --cue: #c4b5fd;
          --content: #1e3a5f; --chosen: #713f12; --plus: #4ade80; --minus: #f87171; --link: #93c5fd; } }
* { box-sizing: border-box; }
body { margin: 0 auto; max-width: 76rem; padding: 1rem; background: var(--ground); color: var(--ink);
       font: 1rem/1.6 Georgia, 'Times New Roman', serif; }
h1, h2, h3, table, aside, .figures, figcaption, nav { font-family: system-ui, 'Helvetica Neue', Arial, sans-serif; }
h1 { font-size: 1.6rem; line-height: 1.25; margin: .5rem 0; }
h2 { font-size: 1.15rem; margin: 2rem 0 .5rem; border-bottom: 1px solid var(--rule); padding-bottom: .25rem; }
p.byline { color: var(--faint); margin: 0; }
a { color: var(--link); }
.figures { display: flex; flex-wrap: wrap; gap: .5rem; padding: 0; margin: 1rem 0; list-style: none; }
.figures li { background: var(--card); border: 1px solid var(--rule); border-radius: .4rem; padding: .4rem .8rem; font-size: .85rem; }
.figures b { display: block; font-size: 1.3rem; }
.reading { display: grid; grid-template-columns: minmax(0, 1fr) 20rem; gap: 2rem; align-items: start; }
.text p { margin: 0 0 .9rem; overflow-wrap: anywhere; }
.text span { border-radius: .15rem; }
.content { background: var(--content); }
.source { color: var(--source); font-weight: bold; }
.cue { color: var(--cue); font-style: italic; text-decoration: underline; text-underline-offset: .15em; }
.text span[data-s] { cursor: pointer; }
.chosen { background: var(--chosen); }
.text [tabindex]:focus-visible, tr:focus-visible { outline: 2px solid var(--link); outline-offset: 1px; }
aside { position: sticky; top: 1rem; font-size: .85rem; line-height: 1.45; background: var(--card); border: 1px solid var(--rule);
        border-radius: .4rem; padding: .8rem 1rem; max-height: calc(100vh - 2rem); overflow: auto; }
aside h3 { margin: 0 0 .3rem; font-size: 1rem; }
aside p { margin: .3rem 0; }
.key span { margin-right: 1rem; }
table { border-collapse: collapse; width: 100%; font-size: .85rem; line-height: 1.4; }
th, td { text-align: left; vertical-align: top; padding: .4rem .6rem; border-bottom: 1px solid var(--rule); overflow-wrap: anywhere; }
th button { font: inherit; font-weight: bold; color: inherit; background: none; border: 0; padding: 0; cursor: pointer; }
th button::after { content: ' ↕'; color: var(--faint); }
th[aria-sort=ascending] button::after { content: ' ↑'; } th[aria-sort=descending] button::after { content: ' ↓'; }
.statements { min-width: 60rem; table-layout: fixed; }
.statements th:nth-child(1) { width: 3rem; } .statements th:nth-child(2) { width: 6.5rem; } .statements th:nth-child(3) { width: 24%; }
.statements th:nth-child(5) { width: 36%; }
.scroll { overflow-x: auto; }
.number { text-align: right; font-variant-numeric: tabular-nums; white-space: nowrap; }
.bars { display: grid; grid-template-columns: 6rem 1fr; gap: 0 .5rem; margin: 0; }
.bars dt, .bars dd { margin: 0; } .bars dt { align-self: center; }
.bar { display: block; height: .6rem; position: relative; background: linear-gradient(var(--rule), var(--rule)) 50% 0 / 1px 100% no-repeat; }
.bar i { position: absolute; top: 0; height: 100%; border-radius: .1rem; }
.plus i { background: var(--plus); left: 50%; } .minus i { background: var(--minus); right: 50%; }
figure { margin: 0; overflow-x: auto; }
figcaption { color: var(--faint); font-size: .85rem; }
svg { max-width: 100%; min-width: 44rem; height: auto; font: 12px system-ui, 'Helvetica Neue', Arial, sans-serif; }
svg text { fill: var(--ink); } svg .faint { fill: var(--faint); }
svg .box { fill: var(--card); stroke: var(--rule); } svg path { fill: none; stroke: var(--faint); opacity: .55; }
svg path.cites { stroke: var(--minus); stroke-dasharray: 4 3; opacity: .9; }
@media (max-width: 56rem) { .reading { grid-template-columns: 1fr; } aside { position: static; max-height: none; } }
@media print { body { max-width: none; font-size: 10pt; } aside { display: none; } .reading { display: block; } a { color: inherit; }
               .content { background: none; border-bottom: 2px solid #88a; } tr, figure { break-inside: avoid; } }
</style>
)~~~";

constexpr std::string_view page_script = R"~~~(<script>
'use strict';
for (const article of document.querySelectorAll('main > article')) {
  const card = article.querySelector('aside'), idle = card.innerHTML;
  const rows = article.querySelector('table.statements').tBodies[0];
  let kept = null;
  const pieces = id => article.querySelectorAll(`.text [data-s~="${id}"]`);
  const clear = () => { for (const e of article.querySelectorAll('.chosen')) e.classList.remove('chosen'); };
  const choose = id => {
    clear();
    if (id === null) { card.innerHTML = idle; return; }
    for (const e of pieces(id)) e.classList.add('chosen');
    const row = rows.querySelector(`tr[data-s="${id}"]`);
    row.classList.add('chosen');
    card.replaceChildren(...row.querySelector('template').content.cloneNode(true).childNodes);
  };
  const innermost = e => e.dataset.s.split(' ').pop();
  for (const e of article.querySelectorAll('.text [data-s]')) {
    e.addEventListener('mouseenter', () => { if (kept === null) choose(innermost(e)); });
    e.addEventListener('mouseleave', () => choose(kept));
    e.addEventListener('click', () => { kept = kept === innermost(e) ? null : innermost(e); choose(kept); });
    e.addEventListener('focus', () => choose(innermost(e)));
    e.addEventListener('keydown', event => { if (event.key === 'Enter' || event.key === ' ') { event.preventDefault(); e.click(); } });
  }
  for (const row of rows.rows) row.addEventListener('click', event => {
    if (event.target.closest('a')) return;
    kept = row.dataset.s; choose(kept);
    pieces(kept)[0].scrollIntoView({block: 'center', behavior: 'smooth'});
  });
  document.addEventListener('keydown', event => { if (event.key === 'Escape') { kept = null; choose(null); } });
  for (const table of article.querySelectorAll('table.sortable')) {
    const heads = [...table.tHead.rows[0].cells];
    heads.forEach((head, column) => {
      const button = head.querySelector('button');
      if (!button) return;
      button.addEventListener('click', () => {
        const up = head.getAttribute('aria-sort') === 'descending' ? 1 : -1;
        for (const other of heads) other.removeAttribute('aria-sort');
        head.setAttribute('aria-sort', up === 1 ? 'ascending' : 'descending');
        const key = row => row.cells[column].dataset.v ?? row.cells[column].textContent;
        const compare = (a, b) => isNaN(key(a)) || isNaN(key(b)) ? key(a).localeCompare(key(b)) : key(a) - key(b);
        table.tBodies[0].append(...[...table.tBodies[0].rows].sort((a, b) => up * compare(a, b)));
      });
    });
  }
}
</script>
)~~~";

std::string signed_fixed(double value) {
  return (value < 0 ? "−" : "+") + fixed(std::abs(value), 2);
}

std::string percent(std::size_t part, std::size_t whole) {
  return whole == 0
             ? "–"
             : std::to_string(static_cast<int>(std::lround(100.0 * double(part) / double(whole)))) + "%";
}

class ArticleView {
 public:
  ArticleView(const Analysis& analysis, std::size_t number, std::string& out)
      : analysis_(analysis), prefix_("a" + std::to_string(number)), out_(out) {}

  void write() {
    const std::string title = analysis_.title.empty() ? analysis_.id : analysis_.title;
    out_ += "<article id=\"" + prefix_ + "\">\n<h1>" + escaped(title) + "</h1>\n";
    out_ += "<p class=\"byline\">" +
            escaped(analysis_.publisher + (analysis_.date.empty() ? "" : " " + analysis_.date)) + "</p>\n";
    write_figures();
    out_ += "<div class=\"reading\">\n<div class=\"text\">\n";
    write_text();
    out_ +=
        "</div>\n<aside aria-live=\"polite\"><h3>How to read this</h3><p class=\"key\"><span "
        "class=\"source\">source</span>"
        "<span class=\"cue\">cue</span><span class=\"content\">content</span></p>"
        "<p>Point at, tap or tab to a statement to see who made it, how, and why its attribution is strong "
        "or weak.</p>"
        "<p>Attribution strength, from 0 to 100, says how well the text lets a reader trace the source and "
        "rely on its having "
        "said so from a position to know. It does not say whether the statement is "
        "true.</p></aside>\n</div>\n";
    write_sources();
    write_picture();
    write_statements();
    out_ += "</article>\n";
  }

 private:
  const Source* source_of(const Statement& statement) const {
    return statement.sourcing.source ? &analysis_.sources[*statement.sourcing.source] : nullptr;
  }

  std::string name_of(const Statement& statement) const {
    const Source* source = source_of(statement);
    return source != nullptr ? escaped(source->name) : "nobody named";
  }

  std::size_t statements_of(SourceId source) const {
    return static_cast<std::size_t>(
        std::count_if(analysis_.statements.begin(), analysis_.statements.end(),
                      [&](const Statement& one) { return one.sourcing.source == source; }));
  }

  template <class Predicate>
  std::string share(Predicate holds) const {
    const auto& all = analysis_.statements;
    return percent(static_cast<std::size_t>(std::count_if(all.begin(), all.end(), holds)), all.size());
  }

  void figure(std::string_view value, std::string_view label) {
    out_ += "<li><b>" + std::string(value) + "</b>" + std::string(label) + "</li>\n";
  }

  // What a standards editor asks first.
  void write_figures() {
    out_ += "<ul class=\"figures\" aria-label=\"Transparency\">\n";
    figure(std::to_string(analysis_.statements.size()), "statements");
    figure(std::to_string(analysis_.sources.size()), "sources");
    figure(share([&](const Statement& one) {
             const Source* source = source_of(one);
             return source != nullptr && source->identity == Identity::named;
           }),
           "by named people");
    figure(share([&](const Statement& one) {
             const Source* source = source_of(one);
             return source != nullptr && source->identity == Identity::unnamed && source->anonymity.empty();
           }),
           "by unnamed people, unexplained");
    figure(share([&](const Statement& one) { return one.sourcing.hops > 0; }), "at second hand");
    figure(share([&](const Statement& one) { return source_of(one) == nullptr; }), "without a source");
    out_ += "</ul>\n";
  }

  struct Piece {
    Span span;
    std::set<std::size_t> statements;
    bool source = false, cue = false, content = false;
  };

  // The text cut at every border of a span. O(borders · statements that overlap).
  std::vector<Piece> pieces() const {
    struct Part {
      Span span;
      std::size_t statement;
      char role;
    };
    std::vector<Part> parts;
    std::vector<std::uint32_t> borders{0, static_cast<std::uint32_t>(analysis_.document.text().size())};
    for (std::size_t i = 0; i < analysis_.statements.size(); ++i) {
      const Attribution& attribution = analysis_.statements[i].attribution;
      for (const auto& [spans, role] :
           {std::pair{&attribution.source, 's'}, {&attribution.cue, 'c'}, {&attribution.content, 't'}}) {
        for (const Span span : *spans) {
          parts.push_back({span, i, role});
          borders.push_back(span.begin);
          borders.push_back(span.end);
        }
      }
    }
    for (const Paragraph& paragraph : analysis_.document.paragraphs()) {
      borders.push_back(paragraph.span.begin);
      borders.push_back(paragraph.span.end);
    }
    std::sort(borders.begin(), borders.end());
    borders.erase(std::unique(borders.begin(), borders.end()), borders.end());
    std::sort(parts.begin(), parts.end(),
              [](const Part& a, const Part& b) { return a.span.begin < b.span.begin; });

    std::vector<Piece> out;
    std::vector<Part> open;
    std::size_t next = 0;
    for (std::size_t i = 0; i + 1 < borders.size(); ++i) {
      std::erase_if(open, [&](const Part& part) { return part.span.end <= borders[i]; });
      for (; next < parts.size() && parts[next].span.begin == borders[i]; ++next) open.push_back(parts[next]);
      Piece piece{{borders[i], borders[i + 1]}, {}};
      for (const Part& part : open) {
        piece.statements.insert(part.statement);
        (part.role == 's' ? piece.source : part.role == 'c' ? piece.cue : piece.content) = true;
      }
      out.push_back(std::move(piece));
    }
    return out;
  }

  void write_text() {
    const std::vector<Piece> all = pieces();
    std::vector<bool> reached(analysis_.statements.size());  // by the keyboard
    auto piece = all.begin();
    for (const Paragraph& paragraph : analysis_.document.paragraphs()) {
      while (piece != all.end() && piece->span.begin < paragraph.span.begin) ++piece;
      out_ += "<p>";
      for (; piece != all.end() && piece->span.end <= paragraph.span.end; ++piece)
        write_piece(*piece, reached);
      out_ += "</p>\n";
    }
  }

  void write_piece(const Piece& piece, std::vector<bool>& reached) {
    const std::string text = escaped(analysis_.document[piece.span]);
    if (piece.statements.empty()) {
      out_ += text;
      return;
    }
    std::string classes, ids;
    for (const auto& [holds, name] :
         {std::pair{piece.content, "content"}, {piece.source, "source"}, {piece.cue, "cue"}}) {
      if (holds) classes += (classes.empty() ? "" : " ") + std::string(name);
    }
    for (const std::size_t id : piece.statements) ids += (ids.empty() ? "" : " ") + std::to_string(id);
    out_ += "<span class=\"" + classes + "\" data-s=\"" + ids + "\"";
    const std::size_t innermost = *piece.statements.rbegin();
    if (!reached[innermost]) {
      reached[innermost] = true;
      out_ += " tabindex=\"0\" role=\"button\" aria-label=\"Statement by " +
              name_of(analysis_.statements[innermost]) + ": " + text + "\"";
    }
    out_ += ">" + text + "</span>";
  }

  static std::string details(const Analysis& analysis, const Source& source) {
    std::string out;
    const auto add = [&](const std::string& detail) {
      if (!detail.empty()) out += (out.empty() ? "" : "; ") + escaped(detail);
    };
    add(source.office.value);
    add(source.organization.value);
    add(source.country.value);
    if (source.senior.value) add("senior");
    if (source.count.value > 1) add(std::to_string(source.count.value) + " of them");
    if (source.speaks_for) add("speaks for " + analysis.sources[*source.speaks_for].name);
    if (source.access.value != Access::unstated) add(std::string(to_string(source.access.value)));
    for (const Span terms : source.anonymity) add("“" + std::string(analysis.document[terms]) + "”");
    return out;
  }

  void write_sources() {
    out_ +=
        "<h2>Sources</h2>\n<div class=\"scroll\"><table "
        "class=\"sortable\"><thead><tr><th><button>Source</button></th>"
        "<th><button>Identity</button></th><th><button>Role</button></th><th "
        "class=\"number\"><button>Specificity</button></th>"
        "<th class=\"number\"><button>Statements</button></th><th>What the article says of "
        "it</th></tr></thead><tbody>\n";
    for (SourceId id = 0; id < analysis_.sources.size(); ++id) {
      const Source& source = analysis_.sources[id];
      const std::size_t count = statements_of(id);
      out_ += "<tr><td>" + escaped(source.name) + "</td><td>" + std::string(to_string(source.identity)) +
              "</td><td>" + std::string(to_string(source.role)) + "</td><td class=\"number\">" +
              std::to_string(source.specificity) + "</td><td class=\"number\" data-v=\"" +
              std::to_string(count) + "\">" + std::to_string(count) + " (" +
              percent(count, analysis_.statements.size()) + ")</td><td>" + details(analysis_, source) +
              "</td></tr>\n";
    }
    out_ += "</tbody></table></div>\n";
  }

  // Sources on the left, their statements on the right in the order of the text; hearsay as dashed arcs on
  // the far left.
  void write_picture() {
    if (analysis_.statements.empty()) return;
    constexpr int row = 30, box = 24, left = 60, source_width = 300, right = 480, statement_width = 560;
    std::vector<double> height(analysis_.sources.size());
    std::vector<std::size_t> degree(analysis_.sources.size());
    for (std::size_t i = 0; i < analysis_.statements.size(); ++i) {
      if (const auto source = analysis_.statements[i].sourcing.source) {
        height[*source] += static_cast<double>(i);
        ++degree[*source];
      }
    }
    std::vector<SourceId> order(analysis_.sources.size());
    for (SourceId id = 0; id < order.size(); ++id) order[id] = id;
    // Each source near the middle of its statements keeps the lines short (the barycentre heuristic of
    // Sugiyama et al. 1981).
    std::stable_sort(order.begin(), order.end(), [&](SourceId a, SourceId b) {
      const auto middle = [&](SourceId id) {
        return degree[id] == 0 ? 1e9 : height[id] / static_cast<double>(degree[id]);
      };
      return middle(a) < middle(b);
    });
    const std::size_t rows = std::max(order.size(), analysis_.statements.size());
    std::vector<int> y(order.size());
    for (std::size_t i = 0; i < order.size(); ++i) {
      y[order[i]] = static_cast<int>((double(i) + 0.5) * double(rows) / double(order.size()) * row);
    }

    out_ +=
        "<h2>Who said what</h2>\n<figure><svg viewBox=\"0 0 " + std::to_string(right + statement_width + 10) +
        " " + std::to_string(static_cast<int>(rows) * row + 10) + "\" role=\"img\" aria-label=\"Lines from " +
        std::to_string(order.size()) + " sources to their " + std::to_string(analysis_.statements.size()) +
        " statements; the tables below and above hold the same\">\n";
    std::set<std::pair<SourceId, SourceId>> cites;
    for (std::size_t i = 0; i < analysis_.statements.size(); ++i) {
      const Sourcing& sourcing = analysis_.statements[i].sourcing;
      const int to = static_cast<int>(i) * row + row / 2;
      if (sourcing.source) {
        const int from = y[*sourcing.source];
        const int middle = (left + source_width + right) / 2;
        out_ += "<path d=\"M" + std::to_string(left + source_width) + " " + std::to_string(from) + " C" +
                std::to_string(middle) + " " + std::to_string(from) + " " + std::to_string(middle) + " " +
                std::to_string(to) + " " + std::to_string(right) + " " + std::to_string(to) + "\"/>\n";
        SourceId to_source = *sourcing.source;
        for (auto via = sourcing.via.rbegin(); via != sourcing.via.rend(); ++via) {
          cites.emplace(*via, to_source);
          to_source = *via;
        }
      }
      const Statement& statement = analysis_.statements[i];
      const std::string text = analysis_.document[statement.attribution.content];
      out_ += "<g><title>" + escaped(text) + "</title><rect class=\"box\" x=\"" + std::to_string(right) +
              "\" y=\"" + std::to_string(to - box / 2) + "\" width=\"" + std::to_string(statement_width) +
              "\" height=\"" + std::to_string(box) + "\" rx=\"3\"/><text x=\"" + std::to_string(right + 8) +
              "\" y=\"" + std::to_string(to + 4) + "\"><tspan class=\"faint\">" +
              fixed(statement.assessment.strength.score, 0) + "</tspan>  " + escaped(shortened(text, 78)) +
              "</text></g>\n";
    }
    for (const auto& [from, to] : cites) {
      out_ += "<path class=\"cites\" d=\"M" + std::to_string(left) + " " + std::to_string(y[from]) + " C0 " +
              std::to_string(y[from]) + " 0 " + std::to_string(y[to]) + " " + std::to_string(left) + " " +
              std::to_string(y[to]) + "\"/>\n";
    }
    for (const SourceId id : order) {
      const Source& source = analysis_.sources[id];
      out_ += "<g><title>" + escaped(source.name) + "</title><rect class=\"box\" x=\"" +
              std::to_string(left) + "\" y=\"" + std::to_string(y[id] - box / 2) + "\" width=\"" +
              std::to_string(source_width) + "\" height=\"" + std::to_string(box) +
              "\" rx=\"12\"/><text x=\"" + std::to_string(left + 10) + "\" y=\"" + std::to_string(y[id] + 4) +
              "\">" + escaped(shortened(source.name, 30)) + " <tspan class=\"faint\">" +
              std::string(to_string(source.identity)) + "</tspan></text></g>\n";
    }
    out_ +=
        "</svg><figcaption>Sources on the left, statements with their attribution strength on the right in "
        "the order of the text"
        "; a dashed line leads from one who passes hearsay on to the one it came "
        "from.</figcaption></figure>\n";
  }

  std::string how(const Statement& statement) const {
    const Attribution& attribution = statement.attribution;
    std::string out =
        std::string(to_string(attribution.kind)) + ", " + std::string(to_string(attribution.act));
    if (attribution.polarity != Polarity::affirmed)
      out += ", " + std::string(to_string(attribution.polarity));
    if (attribution.actuality != Actuality::said) out += ", " + std::string(to_string(attribution.actuality));
    if (statement.sourcing.hops > 0) out += ", hearsay (" + std::to_string(statement.sourcing.hops) + ")";
    if (const auto& probability = statement.assessment.probability) {
      out += ", stated probability " + fixed(probability->value, 0) + "%";
    }
    return out;
  }

  std::string bars(const Strength& strength) const {
    std::string out = "<dl class=\"bars\">";
    for (const Contribution& contribution : strength.contributions) {
      if (contribution.log_odds == 0) continue;
      const double width =
          std::min(50.0, std::abs(contribution.log_odds) * 20);  // half the bar stands for 2.5
      const bool plus = contribution.log_odds > 0;
      out += "<dt><span class=\"bar " + std::string(plus ? "plus" : "minus") +
             "\" aria-hidden=\"true\"><i style=\"width:" + fixed(width, 1) + "%\"></i></span></dt><dd>" +
             signed_fixed(contribution.log_odds) + " " + escaped(contribution.note);
      if (!contribution.evidence.empty())
        out += " (“" + escaped(shortened(analysis_.document[contribution.evidence], 60)) + "”)";
      out += "</dd>";
    }
    return out + "</dl>";
  }

  void write_statements() {
    out_ +=
        "<h2>Statements and the strength of their attribution</h2>\n<div class=\"scroll\"><table "
        "class=\"statements sortable\"><thead><tr>"
        "<th class=\"number\"><button>#</button></th><th "
        "class=\"number\"><button>Strength</button></th><th><button>Source</button></th>"
        "<th>Statement</th><th>Why</th></tr></thead><tbody>\n";
    for (std::size_t i = 0; i < analysis_.statements.size(); ++i) {
      const Statement& statement = analysis_.statements[i];
      const Attribution& attribution = statement.attribution;
      const std::string id = std::to_string(i);
      const std::string score = fixed(statement.assessment.strength.score, 0);
      const std::string cue = analysis_.document[attribution.cue];
      const std::string spoken = cue.empty() ? "goes on without a cue" : "“" + escaped(cue) + "”";
      const std::string why = bars(statement.assessment.strength);
      out_ += "<tr data-s=\"" + id + "\"><td class=\"number\">" + std::to_string(i + 1) +
              "</td><td class=\"number\" data-v=\"" + fixed(statement.assessment.strength.score, 4) + "\">" +
              score + "</td><td>" + name_of(statement) + "<br>" + spoken + "<br>" + how(statement) +
              "</td><td>" + escaped(analysis_.document[attribution.content]) + "</td><td>" + why +
              "<template><h3>" + name_of(statement) + "</h3><p>" + spoken + ", " + how(statement) + "</p>";
      if (const Source* source = source_of(statement)) {
        out_ += "<p>" + std::string(to_string(source->identity)) + ", " +
                std::string(to_string(source->role)) + "; specificity " +
                std::to_string(source->specificity) + " of 3. " + details(analysis_, *source) + "</p>";
      }
      out_ += "<p>Attribution strength <b>" + score + "</b> of 100</p>" + why + "</template></td></tr>\n";
    }
    out_ += "</tbody></table></div>\n";
  }

  const Analysis& analysis_;
  std::string prefix_;
  std::string& out_;
};

}  // namespace

std::string to_html(std::span<const Analysis> analyses) {
  std::string out(page_head);
  const auto title = [](const Analysis& analysis) {
    return escaped(analysis.title.empty() ? analysis.id : analysis.title);
  };
  out += "<title>Who said what: " +
         (analyses.size() == 1 ? title(analyses[0]) : std::to_string(analyses.size()) + " articles") +
         "</title>\n</head>\n<body>\n";
  if (analyses.size() > 1) {
    out += "<nav aria-label=\"Articles\"><ol>\n";
    for (std::size_t i = 0; i < analyses.size(); ++i) {
      out += "<li><a href=\"#a" + std::to_string(i) + "\">" + title(analyses[i]) + "</a></li>\n";
    }
    out += "</ol></nav>\n";
  }
  out += "<main>\n";
  for (std::size_t i = 0; i < analyses.size(); ++i) ArticleView(analyses[i], i, out).write();
  out += "</main>\n";
  out += page_script;
  out += "</body>\n</html>\n";
  return out;
}

}  // namespace hearsay
