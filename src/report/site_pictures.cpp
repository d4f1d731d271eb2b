#include "report/site_pictures.hpp"

#include <algorithm>
#include <chrono>
#include <map>
#include <optional>
#include <vector>

#include "report/page.hpp"
#include "report/words.hpp"
#include "report/writing.hpp"

namespace hearsay {
namespace {

constexpr int bars_of_time = 30;
constexpr std::size_t outlets_shown = 12;

std::string rect(std::string_view css, double x, double y, double width, double height) {
  return "<rect class=\"" + std::string(css) + "\" x=\"" + fixed(x, 1) + "\" y=\"" + fixed(y, 1) +
         "\" width=\"" + fixed(width, 1) + "\" height=\"" + fixed(height, 1) + "\"/>";
}

std::string text_at(std::string_view css, double x, double y, std::string_view text) {
  return "<text class=\"" + std::string(css) + "\" x=\"" + fixed(x, 1) + "\" y=\"" + fixed(y, 1) + "\">" +
         escaped(text) + "</text>";
}

}  // namespace

std::optional<std::chrono::sys_days> as_day(std::string_view date) {
  const auto digit = [&](std::size_t at) { return '0' <= date[at] && date[at] <= '9'; };
  if (date.size() < 10 || date[4] != '-' || date[7] != '-') return std::nullopt;
  for (const std::size_t at : {0, 1, 2, 3, 5, 6, 8, 9})
    if (!digit(at)) return std::nullopt;
  const auto number = [&](std::size_t at, std::size_t size) {
    int value = 0;
    for (std::size_t i = at; i < at + size; ++i) value = 10 * value + (date[i] - '0');
    return value;
  };
  const std::chrono::year_month_day day{std::chrono::year(number(0, 4)),
                                        std::chrono::month(static_cast<unsigned>(number(5, 2))),
                                        std::chrono::day(static_cast<unsigned>(number(8, 2)))};
  if (!day.ok()) return std::nullopt;
  return std::chrono::sys_days(day);
}

std::string text_of(std::chrono::sys_days day) {
  const std::chrono::year_month_day date(day);
  const auto two = [](unsigned value) { return (value < 10 ? "0" : "") + std::to_string(value); };
  std::string year = std::to_string(static_cast<int>(date.year()));
  year.insert(0, 4 - std::min<std::size_t>(year.size(), 4), '0');
  return year + "-" + two(static_cast<unsigned>(date.month())) + "-" + two(static_cast<unsigned>(date.day()));
}

std::string date_without_time(std::string_view date) {
  return shortened(as_day(date) ? date.substr(0, 10) : date, 10);
}

bool is_day(std::string_view text) {
  return text.size() == 10 && as_day(text);
}

std::string reliance_picture(const AttributionGraph& graph) {
  constexpr std::size_t most = 60;
  constexpr int width = 230, apart = 300, row = 34, height = 26;
  const std::size_t count = num_vertices(graph);
  if (count < 3 || count > most) return "";

  // Each vertex stands behind all that have it from it, as far as that goes without a circle.
  std::vector<int> column(count, -1);
  column[0] = 0;
  for (std::size_t round = 0; round < count; ++round) {
    bool moved = false;
    for (const auto edge : boost::make_iterator_range(edges(graph))) {
      const auto from = source(edge, graph), to = target(edge, graph);
      if (column[from] < 0 || column[to] > column[from] || column[from] + 1 > 5) continue;
      column[to] = column[from] + 1;
      moved = true;
    }
    if (!moved) break;
  }
  std::map<int, int> rows;
  std::vector<int> y(count);
  int tallest = 0, last = 0;
  for (std::size_t v = 1; v < count; ++v) {
    if (column[v] < 1) continue;
    y[v] = rows[column[v]]++;
    tallest = std::max(tallest, rows[column[v]]);
    last = std::max(last, column[v]);
  }
  if (last < 2) return "";
  const auto x_of = [&](std::size_t v) { return (column[v] - 1) * apart + 2; };
  const auto y_of = [&](std::size_t v) {
    return static_cast<int>((y[v] + 0.5) * tallest * row / rows[column[v]]) + 4;
  };

  std::string lines, boxes, label;
  for (const auto edge : boost::make_iterator_range(edges(graph))) {
    const auto from = source(edge, graph), to = target(edge, graph);
    if (from == 0 || column[from] < 1 || column[to] < 1) continue;
    const int x1 = x_of(from) + width, y1 = y_of(from), x2 = x_of(to), y2 = y_of(to), middle = (x1 + x2) / 2;
    lines += "<path d=\"M" + std::to_string(x1) + " " + std::to_string(y1) + " C" + std::to_string(middle) +
             " " + std::to_string(y1) + " " + std::to_string(middle) + " " + std::to_string(y2) + " " +
             std::to_string(x2) + " " + std::to_string(y2) + "\"/>\n";
    if (label.size() < 600)
      label += (label.empty() ? "" : "; ") + shortened(graph[from].label, 40) + " has it from " +
               shortened(graph[to].label, 40);
  }
  for (std::size_t v = 1; v < count; ++v) {
    if (column[v] < 1) continue;
    boxes += "<g><title>" + escaped(shortened(graph[v].label, 200)) + "</title><svg x=\"" +
             std::to_string(x_of(v)) + "\" y=\"" + std::to_string(y_of(v) - height / 2) + "\" width=\"" +
             std::to_string(width) + "\" height=\"" + std::to_string(height) + "\"><rect class=\"box" +
             (out_degree(v, graph) == 0 ? " origin" : "") + "\" x=\"1\" y=\"1\" width=\"" +
             std::to_string(width - 2) + "\" height=\"" + std::to_string(height - 2) + "\" rx=\"3\"/>" +
             text_at("", 8, 17, shortened(graph[v].label, 32)) + "</svg></g>\n";
  }
  return "<figure><div class=\"scroll\" tabindex=\"0\" role=\"region\" aria-label=\"Who has it from "
         "whom\"><svg "
         "class=\"reliance\" "
         "style=\"--w:" +
         std::to_string((last - 1) * apart + width + 6) + "px\" viewBox=\"0 0 " +
         std::to_string((last - 1) * apart + width + 6) + " " + std::to_string(tallest * row + 8) +
         "\" role=\"img\" aria-label=\"" + escaped(label) + "\">\n" + lines + boxes +
         "</svg></div><figcaption>On the left who carries it; each line leads to whom it is from. A heavy "
         "frame "
         "marks where it "
         "comes from in the end.</figcaption></figure>\n";
}

namespace {

using Days = std::map<std::chrono::sys_days, OutletDay>;

// The days that the pictures show, some of them in each bar.
struct Time {
  std::chrono::sys_days first, last;
  int step = 1, bars = 1;
  std::size_t left_out = 0;  // stories before or after it

  std::chrono::sys_days begin_of(std::size_t bar) const {
    return first + std::chrono::days(static_cast<int>(bar) * step);
  }
};

// A few dates that are mistaken would leave the others a single bar: one story of two hundred may lie before
// the time that is shown, and one after it.
std::optional<Time> time_of(const std::map<std::string, Days>& days_of) {
  std::map<std::chrono::sys_days, std::size_t> by_day;
  std::size_t all_stories = 0;
  for (const auto& [outlet, days] : days_of) {
    for (const auto& [day, one] : days) {
      by_day[day] += one.stories;
      all_stories += one.stories;
    }
  }
  if (by_day.empty()) return std::nullopt;
  Time time;
  const auto cut = [&](auto at) {
    std::size_t passed = 0;
    while (passed + at->second <= all_stories / 200) passed += (at++)->second;
    time.left_out += passed;
    return at->first;
  };
  time.first = cut(by_day.begin());
  time.last = cut(by_day.rbegin());
  if (time.first == time.last) return std::nullopt;
  const int days = static_cast<int>((time.last - time.first).count()) + 1;
  time.step = (days + bars_of_time - 1) / bars_of_time;
  time.bars = (days + time.step - 1) / time.step;
  return time;
}

std::vector<OutletDay> bars_of(const Days& days, const Time& time) {
  std::vector<OutletDay> bars(static_cast<std::size_t>(time.bars));
  for (const auto& [day, one] : days) {
    if (day < time.first || day > time.last) continue;
    OutletDay& bar = bars[static_cast<std::size_t>((day - time.first).count() / time.step)];
    bar.stories += one.stories;
    bar.counts += one.counts;
  }
  return bars;
}

std::string stories_in_words(std::uint32_t count) {
  return std::to_string(count) + (count == 1 ? " story" : " stories");
}

constexpr double outlet_width = 300, outlet_height = 70;

// One bar of an outlet, each kind of source with its share and colour.
std::string outlet_bar(const OutletDay& bar, std::size_t index, const Time& time) {
  const Transparency& counts = bar.counts;
  if (counts.statements == 0) return "";
  const double pitch = outlet_width / time.bars;
  const int more = time.step - 1;
  std::string out =
      "<g><title>" + text_of(time.begin_of(index)) +
      (more > 0 ? " and " + std::to_string(more) + (more > 1 ? " days after" : " day after") : "") + ": " +
      stories_in_words(bar.stories) + ", named " + percent(counts.named, counts.statements) + ", unnamed " +
      percent(counts.unnamed, counts.statements) + "</title>";
  double y = outlet_height;
  for (const auto& [css, part] : {std::pair{"mx", counts.unexplained},
                                  {"mu", counts.unnamed - counts.unexplained},
                                  {"ms", counts.sourceless},
                                  {"mg", counts.groups},
                                  {"mo", counts.organizations + counts.documents},
                                  {"mn", counts.named}}) {
    const double tall = outlet_height * counts.share(part);
    y -= tall;
    if (part > 0)
      out += rect(css, static_cast<double>(index) * pitch + 0.5, y, std::max(pitch - 1, 1.0), tall);
  }
  return out + "</g>\n";
}

std::string outlet_picture(const OutletAudit& outlet, const Days& days, const Time& time) {
  const std::string name = escaped(shortened(outlet.publisher, 60));
  std::string out = "<figure><figcaption><b>" + name + "</b> " + stories_in_words(outlet.stories) + ", " +
                    percent(outlet.counts.unnamed, outlet.counts.statements) +
                    " by unnamed people</figcaption><svg viewBox=\"0 0 " + fixed(outlet_width, 0) + " " +
                    fixed(outlet_height + 16, 0) + "\" role=\"img\" aria-label=\"Who speaks in " + name +
                    ", from " + text_of(time.first) + " to " + text_of(time.last) + "\">\n" +
                    rect("ground", 0, 0, outlet_width, outlet_height);
  const std::vector<OutletDay> bars = bars_of(days, time);
  for (std::size_t i = 0; i < bars.size(); ++i) out += outlet_bar(bars[i], i, time);
  return out + text_at("faint", 0, outlet_height + 13, text_of(time.first)) +
         text_at("faint end", outlet_width, outlet_height + 13, text_of(time.last)) + "</svg></figure>\n";
}

}  // namespace

std::string outlet_pictures(const std::map<std::string, Days>& days_of,
                            std::span<const OutletAudit> outlets) {
  const auto time = time_of(days_of);
  if (!time) return "";
  std::string out = "<div class=\"multiples\">\n";
  std::size_t shown = 0;
  for (const OutletAudit& outlet : outlets) {
    if (shown == outlets_shown) break;
    const auto days = days_of.find(outlet.publisher);
    if (outlet.publisher.empty() || days == days_of.end()) continue;
    ++shown;
    out += outlet_picture(outlet, days->second, *time);
  }
  return out + "</div>\n<p class=\"byline\">Each bar is " +
         (time->step == 1 ? std::string("a day") : std::to_string(time->step) + " days") +
         "; its height is all statements of the time, so that colours are shares. Point at one for "
         "numbers." +
         (time->left_out > 0
              ? " Stories that stand far apart in time are left out: " + std::to_string(time->left_out) + "."
              : "") +
         "</p>\n";
}

std::string role_picture(const StrengthCounts& counts) {
  struct Line {
    Role role;
    std::uint64_t all;
    std::array<int, 5> at;  // 10, 25, 50, 75 and 90 of 100
  };
  std::vector<Line> lines;
  for (std::size_t role = 0; role < counts.size(); ++role) {
    Line line{static_cast<Role>(role), 0, {}};
    for (const std::uint32_t one : counts[role]) line.all += one;
    if (line.all == 0) continue;
    constexpr int shares[] = {10, 25, 50, 75, 90};
    for (std::size_t i = 0; i < 5; ++i) {
      std::uint64_t below = 0;
      int score = 0;
      while (score < 100 && (below += counts[role][static_cast<std::size_t>(score)]) * 100 <
                                line.all * static_cast<std::uint64_t>(shares[i]))
        ++score;
      line.at[i] = score;
    }
    lines.push_back(line);
  }
  if (lines.empty()) return "";
  std::stable_sort(lines.begin(), lines.end(),
                   [](const Line& a, const Line& b) { return a.at[2] > b.at[2]; });

  constexpr double left = 210, unit = 4.4, row = 26;
  const double bottom = 8 + row * static_cast<double>(lines.size());
  std::string out, label;
  for (const int tick : {0, 25, 50, 75, 100}) {
    const double x = left + unit * tick;
    out +=
        rect("tick", x, 4, 0.6, bottom - 4) + text_at("faint middle", x, bottom + 13, std::to_string(tick));
  }
  for (std::size_t i = 0; i < lines.size(); ++i) {
    const Line& line = lines[i];
    const double y = 8 + row * static_cast<double>(i) + row / 2;
    const auto x = [&](std::size_t at) { return left + unit * line.at[at]; };
    const std::string name(role_in_words(line.role));
    out += "<g><title>" + name + ": half of " + std::to_string(line.all) +
           " statements have a strength between " + std::to_string(line.at[1]) + " and " +
           std::to_string(line.at[3]) + ", the middle one " + std::to_string(line.at[2]) + "</title>" +
           text_at("end", left - 12, y + 4, name) + rect("thin", x(0), y - 1, std::max(x(4) - x(0), 1.0), 2) +
           rect("thick", x(1), y - 6, std::max(x(3) - x(1), 2.0), 12) +
           rect("median", x(2) - 1, y - 8, 2.5, 16) +
           text_at("faint", left + 100 * unit + 14, y + 4, std::to_string(line.all)) + "</g>\n";
    label += (label.empty() ? "" : "; ") + name + " " + std::to_string(line.at[2]);
  }
  const std::string width = fixed(left + 100 * unit + 70, 0);
  return "<figure><div class=\"scroll\" tabindex=\"0\" role=\"region\" aria-label=\"Strength by role\"><svg "
         "class=\"roles\" "
         "style=\"--w:" +
         width + "px\" viewBox=\"0 0 " + width + " " + fixed(bottom + 20, 0) +
         "\" role=\"img\" aria-label=\"Middle strength by role: " + label + "\">\n" + out +
         "</svg></div><figcaption>For each role the strength of its statements, from 0 to 100: the tick is "
         "the "
         "middle one, half "
         "of all lie within the thick bar, four fifths within the thin one. On the right, how many there "
         "are.</figcaption></figure>\n";
}

}  // namespace hearsay
