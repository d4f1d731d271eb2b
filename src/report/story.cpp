// A story as part of a page on which nothing of an article is ever markup. The text of an article is cut at
// every border of a source, cue or content; each piece knows which statements it belongs to, so overlapping
// and discontinuous spans need no nesting of elements. A content ends with the number of its statement, which
// leads to its row of the table as a footnote does: by pointer, keyboard and screen reader, and in print.
// Scripts only show that row beside the text and sort tables.
#include "report/story.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <set>

#include "hearsay/audit.hpp"
#include "hearsay/transparency.hpp"
#include "report/page.hpp"
#include "report/words.hpp"
#include "report/writing.hpp"

namespace hearsay {
namespace {

std::string access_in_words(Access access) {
  return access == Access::briefed     ? "was briefed on it"
         : access == Access::took_part ? "took part"
         : access == Access::witnessed ? "witnessed it"
                                       : "";
}

std::string signed_fixed(double value) {
  return (value < 0 ? "−" : "+") + fixed(std::abs(value), 2);
}

class StoryView {
 public:
  StoryView(const Analysis& analysis, std::string_view prefix, const StoryPart& part, std::string& out)
      : analysis_(analysis), prefix_(prefix), part_(part), out_(out) {
    const std::size_t all = analysis.statements.size();
    if (!part.whole()) {
      begin_ = std::min(all, part.index * StoryPart::most_statements);
      end_ = std::min(all, begin_ + StoryPart::most_statements);
    } else {
      end_ = all;
    }
  }

  void write() {
    const auto part = [&](std::string_view id, std::string_view name) {
      return "<a href=\"#" + prefix_ + std::string(id) + "\">" + std::string(name) + "</a> ";
    };
    const bool first = part_.index == 0, some = end_ > begin_;
    out_ += "<article id=\"" + prefix_ + "\">\n<h1>" + escaped(shortened(title_of(analysis_), 300)) +
            (part_.count > 1 ? " <small>page " + std::to_string(part_.index + 1) + " of " +
                                   std::to_string(part_.count) + "</small>"
                             : "") +
            "</h1>\n";
    if (std::string line = byline(analysis_); !line.empty() || !analysis_.desk.empty()) {
      if (!analysis_.desk.empty()) line += (line.empty() ? "" : " · ") + analysis_.desk;
      out_ += "<p class=\"byline\">" + escaped(shortened(line, 300)) + "</p>\n";
    }
    write_pages();
    out_ += "<nav class=\"parts\" aria-label=\"Parts of this story\">" + part("-text", "Text") +
            (first && !analysis_.sources.empty() ? part("-sources", "Sources") : "") +
            (first && has_picture() ? part("-graph", "Who said what") : "") +
            (some ? part("-statements", "Statements") : "") + "</nav>\n";
    if (first) write_figures();
    out_ += "<div class=\"reading\">\n<div class=\"text\" id=\"" + prefix_ +
            "-text\">\n<p class=\"key\"><span class=\"source\">who</span><span class=\"source unnamed\">who, "
            "without a name</span><span class=\"source unnamed unexplained\">and no word on why</span><span "
            "class=\"source inferred\">who, as we read it</span><span class=\"cue\">said</span><span "
            "class=\"content\">what</span>The number leads to the statement.</p>\n";
    write_text();
    out_ +=
        "</div>\n<aside aria-live=\"polite\" aria-label=\"The statement you point at\"><h2>Who says "
        "so?</h2><p>Point "
        "at, tap or tab to a statement to see who made it, how, and why its attribution is strong or "
        "weak.</p></aside>\n</div>\n";
    if (first) write_sources();
    if (first && has_picture()) write_picture();
    if (some) write_statements();
    write_pages();
    out_ += "</article>\n";
  }

 private:
  // The other pages of a long story.
  void write_pages() {
    if (part_.count < 2) return;
    out_ += "<nav class=\"pages\" aria-label=\"Pages of this story\">Page ";
    for (std::size_t i = 0; i < part_.count; ++i) {
      const std::string number = std::to_string(i + 1);
      out_ += i == part_.index ? "<b>" + number + "</b> "
                               : "<a href=\"" + story_part_name(part_.stem, i) + "\">" + number + "</a> ";
    }
    out_ += "</nav>\n";
  }

  // Where the row of a statement is.
  std::string place_of(std::size_t statement) const {
    std::string anchor = "#" + prefix_ + "-s" + std::to_string(statement);
    if (part_.whole() || (begin_ <= statement && statement < end_)) return anchor;
    return story_part_name(part_.stem, statement / StoryPart::most_statements) + anchor;
  }

  bool has_picture() const {
    constexpr std::size_t most = 120;
    return !analysis_.statements.empty() &&
           (part_.whole() || (analysis_.statements.size() <= most && analysis_.sources.size() <= most));
  }

  const Source* source_of(const Statement& statement) const {
    return statement.sourcing.source ? &analysis_.sources[*statement.sourcing.source] : nullptr;
  }

  std::string name_of(const Statement& statement) const {
    const Source* source = source_of(statement);
    return source != nullptr ? escaped(shortened(source->name, 120)) : "nobody named";
  }

  // What a standards editor asks first.
  void write_figures() {
    const Transparency counts = transparency(analysis_);
    const auto share = [&](std::uint32_t part) { return percent(part, counts.statements); };
    if (const StoryAudit story = audit(analysis_); story.leaning > 0)
      out_ += "<p class=\"warning\">This story leans on one unnamed source, “" +
              escaped(shortened(story.leans_on, 120)) +
              "”, and does not say why the name is left out: " + std::to_string(story.leaning) + " of " +
              std::to_string(counts.statements) + " statements.</p>\n";
    if (counts.statements > 0) out_ += mix_bar(counts) + mix_key();
    out_ += "<ul class=\"figures\" aria-label=\"Shares of all statements\">\n" +
            figure(std::to_string(counts.statements), "statements") +
            figure(std::to_string(analysis_.sources.size()), "sources") +
            figure(share(counts.named), "by named people") +
            figure(share(counts.unnamed), "by unnamed people") +
            figure(share(counts.unexplained), "unnamed, no word on why") +
            figure(share(counts.hearsay), "at second hand") +
            figure(fixed(counts.mean_strength, 0), "average strength of 100") + "</ul>\n";
  }

  struct Piece {
    Span span;
    std::set<std::size_t> statements;
    std::size_t speaker = 0;  // the statement of which it is the source
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
    std::vector<std::uint32_t> borders;
    // Of statements that begin on the pages before and after this one, those may reach into it that stand
    // near.
    constexpr std::size_t near = 32;
    const std::size_t until = std::min(analysis_.statements.size(), end_ + near);
    for (std::size_t i = begin_ - std::min(begin_, near); i < until; ++i) {
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
    for (const Paragraph& paragraph : paragraphs()) {
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
        if (part.role == 's') piece.speaker = part.statement;
        (part.role == 's' ? piece.source : part.role == 'c' ? piece.cue : piece.content) = true;
      }
      out.push_back(std::move(piece));
    }
    return out;
  }

  // The paragraphs of the part: from the one in which its first statement begins to that of the next part.
  std::span<const Paragraph> paragraphs() const {
    const auto all = analysis_.document.paragraphs();
    const auto at = [&](std::size_t statement) {
      const std::uint32_t begin = analysis_.statements[statement].attribution.content.hull().begin;
      return std::partition_point(all.begin(), all.end(),
                                  [&](const Paragraph& one) { return one.span.end <= begin; });
    };
    const auto from = begin_ == 0 ? all.begin() : at(begin_);
    if (end_ >= analysis_.statements.size()) return {from, all.end()};
    const std::uint32_t last = analysis_.statements[end_ - 1].attribution.content.hull().end;
    const auto behind =
        std::partition_point(from, all.end(), [&](const Paragraph& one) { return one.span.begin < last; });
    return {from, std::max(behind, at(end_))};
  }

  void write_text() {
    const std::vector<Piece> all = pieces();
    auto piece = all.begin();
    const std::size_t written = out_.size();
    for (const Paragraph& paragraph : paragraphs()) {
      while (piece != all.end() && piece->span.begin < paragraph.span.begin) ++piece;
      out_ += "<p>";
      for (; piece != all.end() && piece->span.end <= paragraph.span.end; ++piece) {
        write_piece(*piece);
        if (!part_.whole() && out_.size() - written > StoryPart::most_text) {
          out_ += "</p>\n<p class=\"empty\">The text goes on; this page shows no more of it.</p>\n";
          return;
        }
      }
      out_ += "</p>\n";
    }
  }

  void write_piece(const Piece& piece) {
    std::string_view shown = analysis_.document[piece.span];
    const bool cut = !part_.whole() && shown.size() > StoryPart::most_text / 8;
    const std::string text = cut ? escaped(shortened(shown, StoryPart::most_text / 32)) : escaped(shown);
    if (piece.statements.empty()) {
      out_ += text;
      return;
    }
    std::string classes, ids;
    const auto add_class = [&](std::string_view name) {
      if (!name.empty()) classes += (classes.empty() ? "" : " ") + std::string(name);
    };
    if (piece.content) add_class("content");
    if (piece.source) {
      add_class("source");
      add_class(class_of(analysis_, analysis_.statements[piece.speaker]));
      if (is_inferred(analysis_, analysis_.statements[piece.speaker])) add_class("inferred");
    }
    if (piece.cue) add_class("cue");
    for (const std::size_t id : piece.statements) ids += (ids.empty() ? "" : " ") + std::to_string(id);
    out_ += "<span class=\"" + classes + "\" data-s=\"" + ids + "\">" + text + "</span>";
    for (const std::size_t i : piece.statements) {
      const Statement& statement = analysis_.statements[i];
      if (statement.attribution.content.back().end != piece.span.end) continue;
      const std::string id = std::to_string(i);
      noted_.insert(i);
      out_ += "<a class=\"note\" id=\"" + prefix_ + "-t" + id + "\" href=\"" + place_of(i) + "\" data-s=\"" +
              id + "\" aria-label=\"Statement " + std::to_string(i + 1) + ": " + name_of(statement) +
              ", strength " + fixed(statement.assessment.strength.score, 0) + "\">" + std::to_string(i + 1) +
              "</a>";
    }
  }

  static std::string details(const Analysis& analysis, const Source& source) {
    std::string out;
    const auto add = [&](const std::string& detail) {
      if (!detail.empty()) out += (out.empty() ? "" : "; ") + escaped(detail);
    };
    add(shortened(source.office.value, 120));
    add(shortened(source.organization.value, 120));
    add(source.country.value);
    if (source.senior.value) add("senior");
    if (source.count.value > 1) add(std::to_string(source.count.value) + " of them");
    if (source.speaks_for) add("speaks for " + shortened(analysis.sources[*source.speaks_for].name, 120));
    if (source.access.value != Access::unstated) add(access_in_words(source.access.value));
    std::size_t terms = 0;
    for (const Span span : source.anonymity) {
      if (terms++ < 4) add("“" + shortened(analysis.document.on_one_line(span), 200) + "”");
    }
    return out;
  }

  void write_sources() {
    constexpr std::size_t most = 200;
    const std::vector<Transparency> counts = transparency_by_source(analysis_);
    std::vector<SourceId> shown(analysis_.sources.size());
    std::iota(shown.begin(), shown.end(), SourceId{0});
    if (shown.empty()) return;
    out_ += heading("sources", "Sources");
    if (!part_.whole() && shown.size() > most) {
      std::stable_sort(shown.begin(), shown.end(),
                       [&](SourceId a, SourceId b) { return counts[a].statements > counts[b].statements; });
      shown.resize(most);
      out_ += "<p class=\"empty\">The " + std::to_string(most) + " of " +
              std::to_string(analysis_.sources.size()) + " sources that say most.</p>\n";
    }
    out_ += table_head("Who they are, and how far a reader could trace them.", "wide",
                       {{"Source"},
                        {"Kind"},
                        {"Role"},
                        {"Can be traced"},
                        {"Statements", true},
                        {"Average strength", true},
                        {"What the story says of them", false, false}});
    for (const SourceId id : shown) {
      const Source& source = analysis_.sources[id];
      const double said = counts[id].statements, all = static_cast<double>(analysis_.statements.size());
      out_ += "<tr id=\"" + prefix_ + "-q" + std::to_string(id) + "\"><td data-q=\"" + std::to_string(id) +
              "\">" + escaped(shortened(source.name, 160)) + "</td><td>" +
              std::string(kind_in_words(source.identity)) + "</td><td>" +
              std::string(role_in_words(source.role)) + "</td><td data-v=\"" +
              std::to_string(source.specificity) + "\">" +
              std::string(traceable_in_words(source.specificity)) + "</td>" +
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
                    std::string(kind_in_words(source.identity)) + "</tspan>");
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
    std::string out = manner_in_words(statement);
    if (const auto& probability = statement.assessment.probability)
      out += ", said to be " + fixed(probability->value, 0) + "% likely";
    if (is_inferred(analysis_, statement)) out += "; who is meant is our reading";
    return out;
  }

  // The longest bar of an article stands for its greatest contribution.
  double greatest_contribution() const {
    double greatest = 0;
    for (std::size_t i = begin_; i < end_; ++i) {
      for (const Contribution& one : analysis_.statements[i].assessment.strength.contributions) {
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

  // The reasons stand once, in the row; the script shows them beside the text too.
  void write_statements() {
    out_ += heading("statements", "Statements") +
            table_head(
                "How strongly each is attributed, and why: what strengthens points right, what weakens left, "
                "and all "
                "of it adds up to the strength.",
                "statements wide",
                {{"No.", true}, {"Strength", true}, {"Who"}, {"What", false, false}, {"Why", false, false}});
    const double greatest = greatest_contribution();
    for (std::size_t i = begin_; i < end_; ++i) {
      const Statement& statement = analysis_.statements[i];
      const auto source = statement.sourcing.source;
      const std::string id = std::to_string(i);
      const Strength& strength = statement.assessment.strength;
      const std::string cue = analysis_.document.on_one_line(statement.attribution.cue);
      const std::string spoken = cue.empty() ? "goes on" : "“" + escaped(shortened(cue, 80)) + "”";
      const std::string_view sort = class_of(analysis_, statement);
      const std::string name =
          "<span class=\"who " + std::string(sort) + "\">" + name_of(statement) + "</span>";
      const bool linked = source && (part_.whole() || (part_.index == 0 && analysis_.sources.size() <= 200));
      const std::string number = std::to_string(i + 1);
      const std::string back = noted_.count(i) == 0 ? number
                                                    : "<a class=\"back\" href=\"#" + prefix_ + "-t" + id +
                                                          "\" aria-label=\"Statement " + number +
                                                          " in the text\">" + number + "</a>";
      out_ +=
          "<tr id=\"" + prefix_ + "-s" + id + "\" data-s=\"" + id + "\">" +
          number_cell(static_cast<double>(i), back) +
          meter_cell(strength.score, 100,
                     fixed(strength.score, 0) + "<span class=\"faint range\">" + fixed(strength.low, 0) +
                         "–" + fixed(strength.high, 0) + "</span>") +
          "<td>" +
          (linked ? "<a href=\"#" + prefix_ + "-q" + std::to_string(*source) + "\">" + name + "</a>" : name) +
          "<br>" + spoken + "<br><span class=\"faint\">" + how(statement) + "</span></td><td>" +
          escaped(shortened(analysis_.document.on_one_line(statement.attribution.content),
                            part_.whole() ? 100'000 : 500)) +
          "</td><td><details class=\"why\"><summary>" + summary(strength) + "</summary>" +
          bars(strength, greatest) + "</details></td></tr>\n";
    }
    out_ += table_end;
  }

  // What weighs most on either side: "a named person, but at second hand".
  static std::string summary(const Strength& strength) {
    const Contribution *best = nullptr, *worst = nullptr;
    for (const Contribution& one : strength.contributions) {
      if (one.feature == "base") continue;
      if (one.log_odds > 0.05 && (best == nullptr || one.log_odds > best->log_odds)) best = &one;
      if (one.log_odds < -0.05 && (worst == nullptr || one.log_odds < worst->log_odds)) worst = &one;
    }
    std::string out = best != nullptr ? escaped(best->note) : "";
    if (worst != nullptr) out += (out.empty() ? "" : ", but ") + escaped(worst->note);
    return out.empty() ? "nothing in particular" : out;
  }

  static constexpr int box_height = 24;

  const Analysis& analysis_;
  std::string prefix_;
  const StoryPart& part_;
  std::string& out_;
  std::size_t begin_ = 0, end_ = 0;  // the statements of the part
  std::set<std::size_t> noted_;      // those to which a number in the text leads
};

}  // namespace

std::size_t story_part_count(std::size_t statements) {
  return statements == 0 ? 1 : (statements + StoryPart::most_statements - 1) / StoryPart::most_statements;
}

std::string story_part_name(std::string_view stem, std::size_t part) {
  return std::string(stem) + (part == 0 ? "" : "_" + std::to_string(part + 1)) + ".html";
}

std::string story_statement_name(std::string_view stem, std::size_t statement) {
  return story_part_name(stem, statement / StoryPart::most_statements) + "#a0-s" + std::to_string(statement);
}

std::string title_of(const Analysis& analysis) {
  return analysis.title.empty() ? analysis.id : analysis.title;
}

void write_story(const Analysis& analysis, std::string_view prefix, const StoryPart& part, std::string& out) {
  StoryView(analysis, prefix, part, out).write();
}

}  // namespace hearsay
