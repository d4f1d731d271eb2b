// One self-contained page for any number of articles: no request leaves it, and nothing of an article is ever
// markup. The text of an article is cut at every border of a source, cue or content; each piece knows which
// statements it belongs to, so overlapping and discontinuous spans need no nesting of elements. A content
// ends with the number of its statement, which leads to its row of the table as a footnote does: by pointer,
// keyboard and screen reader, and in print. Scripts only show that row beside the text and sort tables.
#include <algorithm>
#include <cmath>
#include <numeric>
#include <set>

#include "hearsay/report.hpp"
#include "hearsay/transparency.hpp"
#include "report/page.hpp"
#include "report/writing.hpp"

namespace hearsay {
namespace {

std::string signed_fixed(double value) {
  return (value < 0 ? "−" : "+") + fixed(std::abs(value), 2);
}

class ArticleView {
 public:
  ArticleView(const Analysis& analysis, std::size_t number, std::string& out)
      : analysis_(analysis), prefix_("a" + std::to_string(number)), out_(out) {}

  void write() {
    const std::string title = analysis_.title.empty() ? analysis_.id : analysis_.title;
    const auto part = [&](std::string_view id, std::string_view name) {
      return "<a href=\"#" + prefix_ + std::string(id) + "\">" + std::string(name) + "</a> ";
    };
    out_ += "<article id=\"" + prefix_ + "\">\n<h1>" + escaped(title) + "</h1>\n";
    if (const std::string line = byline(analysis_); !line.empty())
      out_ += "<p class=\"byline\">" + escaped(line) + "</p>\n";
    out_ += "<nav class=\"parts\" aria-label=\"Parts of this report\">" + part("-text", "Text") +
            part("-sources", "Sources") +
            (analysis_.statements.empty() ? "" : part("-graph", "Who said what")) +
            part("-statements", "Statements") + "</nav>\n";
    write_figures();
    out_ += "<div class=\"reading\">\n<div class=\"text\" id=\"" + prefix_ +
            "-text\">\n<p class=\"key\"><span class=\"source\">source</span><span class=\"cue\">cue</span>"
            "<span class=\"content\">content</span> The number after a content leads to its statement.</p>\n";
    write_text();
    out_ +=
        "</div>\n<aside aria-live=\"polite\"><h3>Who says so?</h3><p>Point at, tap or tab to a statement to "
        "see "
        "who made it, how, and why its attribution is strong or weak.</p></aside>\n</div>\n";
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

  // What a standards editor asks first.
  void write_figures() {
    const Transparency counts = transparency(analysis_);
    const auto share = [&](std::uint32_t part) { return percent(part, counts.statements); };
    out_ += "<ul class=\"figures\" aria-label=\"Transparency: shares of all statements\">\n" +
            figure(std::to_string(counts.statements), "statements") +
            figure(std::to_string(analysis_.sources.size()), "sources") +
            figure(share(counts.named), "by named people") +
            figure(share(counts.organizations + counts.documents), "by organizations, documents") +
            figure(share(counts.groups), "by groups") + figure(share(counts.unnamed), "by unnamed people") +
            figure(share(counts.unexplained), "unnamed, unexplained") +
            figure(share(counts.sourceless), "without a source") +
            figure(share(counts.hearsay), "at second hand") +
            figure(fixed(counts.mean_strength, 0), "mean strength of 100") + "</ul>\n";
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
    auto piece = all.begin();
    for (const Paragraph& paragraph : analysis_.document.paragraphs()) {
      while (piece != all.end() && piece->span.begin < paragraph.span.begin) ++piece;
      out_ += "<p>";
      for (; piece != all.end() && piece->span.end <= paragraph.span.end; ++piece) write_piece(*piece);
      out_ += "</p>\n";
    }
  }

  void write_piece(const Piece& piece) {
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
    out_ += "<span class=\"" + classes + "\" data-s=\"" + ids + "\">" + text + "</span>";
    for (const std::size_t i : piece.statements) {
      const Statement& statement = analysis_.statements[i];
      if (statement.attribution.content.back().end != piece.span.end) continue;
      const std::string id = std::to_string(i);
      out_ += "<a class=\"note\" id=\"" + prefix_ + "-t" + id + "\" href=\"#" + prefix_ + "-s" + id +
              "\" data-s=\"" + id + "\" aria-label=\"Statement " + std::to_string(i + 1) + ": " +
              name_of(statement) + ", strength " + fixed(statement.assessment.strength.score, 0) + "\">" +
              std::to_string(i + 1) + "</a>";
    }
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
    for (const Span terms : source.anonymity) add("“" + analysis.document.on_one_line(terms) + "”");
    return out;
  }

  void write_sources() {
    out_ += heading("sources", "Sources") +
            table_head("Specificity, from 0 to 3, says how far a reader could trace a source.", "",
                       {{"Source"},
                        {"Identity"},
                        {"Role"},
                        {"Specificity", true},
                        {"Statements", true},
                        {"Mean strength", true},
                        {"What the article says of it", false, false}});
    const std::vector<Transparency> counts = transparency_by_source(analysis_);
    for (SourceId id = 0; id < analysis_.sources.size(); ++id) {
      const Source& source = analysis_.sources[id];
      const double said = counts[id].statements, all = static_cast<double>(analysis_.statements.size());
      out_ += "<tr id=\"" + prefix_ + "-q" + std::to_string(id) + "\"><td>" + escaped(source.name) +
              "</td><td>" + std::string(to_string(source.identity)) + "</td><td>" +
              std::string(to_string(source.role)) + "</td>" +
              number_cell(source.specificity, std::to_string(source.specificity)) +
              meter_cell(said, all, fixed(said, 0) + " (" + percent(said, all) + ")") +
              (said > 0 ? meter_cell(counts[id].mean_strength, 100, fixed(counts[id].mean_strength, 0))
                        : number_cell(-1, "–")) +
              "<td>" + details(analysis_, source) + "</td></tr>\n";
    }
    out_ += table_end;
  }

  std::string heading(std::string_view id, std::string_view name) const {
    return "<h2 id=\"" + prefix_ + "-" + std::string(id) + "\">" + std::string(name) + "</h2>\n";
  }

  // Sources on the left, their statements on the right in the order of the text; hearsay as dashed arcs on
  // the far left.
  void write_picture() {
    if (analysis_.statements.empty()) return;
    constexpr int row = 30, left = 60, source_width = 300, right = 460, statement_width = 600;
    const std::vector<SourceId> order = order_of_sources();
    const std::size_t rows = std::max(order.size(), analysis_.statements.size());
    std::vector<int> y(order.size());
    for (std::size_t i = 0; i < order.size(); ++i) {
      y[order[i]] = static_cast<int>((double(i) + 0.5) * double(rows) / double(order.size()) * row);
    }

    out_ += heading("graph", "Who said what") + "<figure tabindex=\"0\"><svg class=\"graph\" viewBox=\"0 0 " +
            std::to_string(right + statement_width + 10) + " " +
            std::to_string(static_cast<int>(rows) * row + 10) + "\" role=\"img\" aria-label=\"Lines from " +
            std::to_string(order.size()) + " sources to their " +
            std::to_string(analysis_.statements.size()) +
            " statements; the tables above and below hold the same\">\n";
    for (std::size_t i = 0; i < analysis_.statements.size(); ++i) {
      const int middle = static_cast<int>(i) * row + row / 2;
      if (const auto source = analysis_.statements[i].sourcing.source) {
        constexpr int end = left + source_width;
        out_ += "<path " + curve({end, y[*source]}, (end + right) / 2, {right, middle}) + "/>\n";
      }
      write_statement_box(i, right, middle, statement_width);
    }
    for (const auto& [from, to] : citations())
      out_ += "<path class=\"cites\" " + curve({left, y[from]}, 0, {left, y[to]}) + "/>\n";
    for (const SourceId id : order) {
      const Source& source = analysis_.sources[id];
      write_box(left, y[id], source_width, source.name, "",
                escaped(shortened(source.name, 36)) + " <tspan class=\"faint\">" +
                    std::string(to_string(source.identity)) + "</tspan>");
    }
    out_ +=
        "</svg><figcaption>Sources on the left; on the right their statements in the order of the text, each "
        "with "
        "its strength as a bar. A dashed line leads from one who passes hearsay on to the one it came "
        "from.</figcaption></figure>\n";
  }

  // Each source near the middle of its statements keeps the lines short (the barycentre heuristic of
  // Sugiyama et al. 1981).
  std::vector<SourceId> order_of_sources() const {
    std::vector<double> height(analysis_.sources.size());
    std::vector<std::size_t> degree(analysis_.sources.size());
    for (std::size_t i = 0; i < analysis_.statements.size(); ++i) {
      if (const auto source = analysis_.statements[i].sourcing.source) {
        height[*source] += static_cast<double>(i);
        ++degree[*source];
      }
    }
    std::vector<SourceId> order(analysis_.sources.size());
    std::iota(order.begin(), order.end(), SourceId{0});
    std::stable_sort(order.begin(), order.end(), [&](SourceId a, SourceId b) {
      const auto middle = [&](SourceId id) {
        return degree[id] == 0 ? 1e9 : height[id] / static_cast<double>(degree[id]);
      };
      return middle(a) < middle(b);
    });
    return order;
  }

  // From each who passes hearsay on to the one it came from.
  std::set<std::pair<SourceId, SourceId>> citations() const {
    std::set<std::pair<SourceId, SourceId>> out;
    for (const Statement& statement : analysis_.statements) {
      if (!statement.sourcing.source) continue;
      SourceId to = *statement.sourcing.source;
      const auto& via = statement.sourcing.via;
      for (auto from = via.rbegin(); from != via.rend(); ++from) {
        out.emplace(*from, to);
        to = *from;
      }
    }
    return out;
  }

  struct Point {
    int x, y;
  };

  // Level at both ends, by way of `x`.
  static std::string curve(Point from, int x, Point to) {
    const auto at = [](int across, int down) { return std::to_string(across) + " " + std::to_string(down); };
    return "d=\"M" + at(from.x, from.y) + " C" + at(x, from.y) + " " + at(x, to.y) + " " + at(to.x, to.y) +
           "\"";
  }

  void write_statement_box(std::size_t i, int x, int middle, int width) {
    const Statement& statement = analysis_.statements[i];
    const std::string text = analysis_.document.on_one_line(statement.attribution.content);
    write_box(x, middle, width, text,
              "<rect class=\"meter\" width=\"" + fixed(statement.assessment.strength.score, 1) +
                  "%\" height=\"4\" y=\"" + std::to_string(box_height - 4) + "\"/>",
              "<tspan class=\"faint\">" + std::to_string(i + 1) + "</tspan> " + escaped(shortened(text, 90)));
  }

  // An <svg> inside an <svg> cuts off what does not fit, whatever the reader's fonts.
  void write_box(int x, int middle, int width, std::string_view title, std::string_view ornament,
                 const std::string& text) {
    const std::string place = "x=\"" + std::to_string(x) + "\" y=\"" +
                              std::to_string(middle - box_height / 2) + "\" width=\"" +
                              std::to_string(width) + "\" height=\"" + std::to_string(box_height) + "\"";
    out_ += "<g><title>" + escaped(title) + "</title><svg " + place +
            "><rect class=\"box\" x=\"1\" y=\"1\" width=\"" + std::to_string(width - 2) + "\" height=\"" +
            std::to_string(box_height - 2) + "\" rx=\"3\"/>" + std::string(ornament) +
            "<text x=\"8\" y=\"16\">" + text + "</text></svg></g>\n";
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

  // The longest bar of an article stands for its greatest contribution.
  double greatest_contribution() const {
    double greatest = 0;
    for (const Statement& statement : analysis_.statements) {
      for (const Contribution& one : statement.assessment.strength.contributions) {
        greatest = std::max(greatest, std::abs(one.log_odds));
      }
    }
    return greatest;
  }

  std::string bars(const Strength& strength, double greatest) const {
    std::string out = "<dl class=\"bars\">";
    for (const Contribution& contribution : strength.contributions) {
      if (contribution.log_odds == 0) continue;
      out += "<dt><span class=\"bar " + std::string(contribution.log_odds > 0 ? "plus" : "minus") +
             "\" aria-hidden=\"true\"><i style=\"width:" +
             fixed(50 * std::abs(contribution.log_odds) / greatest, 1) + "%\"></i></span></dt><dd>" +
             signed_fixed(contribution.log_odds) + " " + escaped(contribution.note);
      if (!contribution.evidence.empty())
        out += ": <span class=\"faint\">" +
               escaped(shortened(analysis_.document.on_one_line(contribution.evidence), 60)) + "</span>";
      out += "</dd>";
    }
    return out + "</dl>";
  }

  void write_statements() {
    out_ +=
        heading("statements", "Statements and the strength of their attribution") +
        table_head(
            "Bars to the right strengthen, bars to the left weaken; their numbers add up to the log-odds.",
            "statements wide",
            {{"#", true},
             {"Strength", true},
             {"Source"},
             {"Statement", false, false},
             {"Why", false, false}});
    const double greatest = greatest_contribution();
    for (std::size_t i = 0; i < analysis_.statements.size(); ++i) {
      const Statement& statement = analysis_.statements[i];
      const Attribution& attribution = statement.attribution;
      const auto source = statement.sourcing.source;
      const std::string id = std::to_string(i);
      const double strength = statement.assessment.strength.score;
      const std::string score = fixed(strength, 0);
      const std::string cue = analysis_.document.on_one_line(attribution.cue);
      const std::string spoken = cue.empty() ? "goes on without a cue" : "“" + escaped(cue) + "”";
      const std::string why = bars(statement.assessment.strength, greatest);
      const std::string back =
          "<a class=\"back\" href=\"#" + prefix_ + "-t" + id + "\">" + std::to_string(i + 1) + "</a>";
      out_ += "<tr id=\"" + prefix_ + "-s" + id + "\" data-s=\"" + id + "\">" +
              number_cell(static_cast<double>(i), back) + meter_cell(strength, 100, score) + "<td>" +
              (source ? "<a href=\"#" + prefix_ + "-q" + std::to_string(*source) + "\">" +
                            name_of(statement) + "</a>"
                      : name_of(statement)) +
              "<br>" + spoken + "<br><span class=\"faint\">" + how(statement) + "</span></td><td>" +
              escaped(analysis_.document.on_one_line(attribution.content)) + "</td><td>" + why +
              "<template><h3>" + std::to_string(i + 1) + ". " + name_of(statement) + "</h3><p>" + spoken +
              ", " + how(statement) + "</p>";
      if (source) {
        const Source& who = analysis_.sources[*source];
        out_ += "<p>" + std::string(to_string(who.identity)) + ", " + std::string(to_string(who.role)) +
                "; specificity " + std::to_string(who.specificity) + " of 3. " + details(analysis_, who) +
                "</p>";
      }
      out_ += "<p>Attribution strength <b>" + score + "</b> of 100</p>" + why + "</template></td></tr>\n";
    }
    out_ += table_end;
  }

  static constexpr int box_height = 24;

  const Analysis& analysis_;
  std::string prefix_;
  std::string& out_;
};

}  // namespace

std::string to_html(std::span<const Analysis> analyses) {
  const auto title = [](const Analysis& analysis) {
    return analysis.title.empty() ? analysis.id : analysis.title;
  };
  std::string body;
  if (analyses.size() > 1) {
    body += "<nav aria-label=\"Articles\"><ol>\n";
    for (std::size_t i = 0; i < analyses.size(); ++i) {
      body += "<li><a href=\"#a" + std::to_string(i) + "\">" + escaped(title(analyses[i])) + "</a></li>\n";
    }
    body += "</ol></nav>\n";
  }
  body += "<main>\n";
  for (std::size_t i = 0; i < analyses.size(); ++i) ArticleView(analyses[i], i, body).write();
  body += "</main>\n";
  return page("Who said what: " +
                  (analyses.size() == 1 ? title(analyses[0]) : std::to_string(analyses.size()) + " articles"),
              body);
}

}  // namespace hearsay
