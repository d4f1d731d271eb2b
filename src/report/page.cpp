#include "report/page.hpp"

#include <cmath>

#include "hearsay/version.hpp"
#include "report/writing.hpp"

namespace hearsay {
namespace {

constexpr std::string_view footer = "<footer>Made by hearsay " HEARSAY_VERSION_STRING
                                    ". Strength, from 0 to 100, says how well a text lets a reader trace a "
                                    "source and rely on its having said so from "
                                    "a position to know. It does not say whether a statement is true. The "
                                    "readings are a machine’s: look at the text "
                                    "before you act on one.</footer>\n";

// `allowed` is where a style or a script may come from.
std::string head(std::string_view title, std::string_view allowed) {
  const std::string from(allowed);
  return "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n"
         "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"
         "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src "
         "'unsafe-inline'" +
         from + "; script-src" + (allowed.empty() ? " 'unsafe-inline'" : from) +
         "; img-src data:\">\n<link rel=\"icon\" href=\"data:,\">\n<title>" + escaped(title) + "</title>\n";
}

struct Sort {
  const char *css, *name;
  std::uint32_t count;
};

}  // namespace

std::string page(std::string_view title, std::string_view body) {
  std::string out = head(title, "");
  out.append("<style>\n").append(page_style).append("</style>\n</head>\n<body>\n").append(body);
  out.append(footer).append("<script>\n").append(page_script);
  return out.append("</script>\n</body>\n</html>\n");
}

std::string site_page_begin(std::string_view title, std::string_view site, std::string_view root,
                            std::string_view current, bool with_texts) {
  struct Part {
    const char *path, *name;
    bool of_texts = false;
  };
  static constexpr Part parts[] = {{"index.html", "Stories"},
                                   {"check.html", "To check", true},
                                   {"unnamed.html", "Unnamed sources", true},
                                   {"claims.html", "Shared claims"},
                                   {"sources.html", "Sources"},
                                   {"outlets.html", "Outlets"}};
  const std::string to_root(root);
  std::string out = head(title == site ? std::string(title) : std::string(title) + " – " + std::string(site),
                         " file: 'self'");
  out += "<meta name=\"generator\" content=\"hearsay\">\n<link rel=\"stylesheet\" href=\"" + to_root +
         "site.css\">\n<script src=\"" + to_root +
         "site.js\" defer></script>\n</head>\n<body class=\"site\">\n<a class=\"skip\" href=\"#main\">Skip "
         "to the "
         "content</a>\n<header class=\"top\"><a class=\"home\" href=\"" +
         to_root + "index.html\">" + escaped(site) + "</a>\n<nav aria-label=\"Parts of this site\">";
  for (const auto& [path, name, of_texts] : parts) {
    if (of_texts && !with_texts) continue;
    out += "<a href=\"" + to_root + path + "\"" + (current == path ? " aria-current=\"page\"" : "") + ">" +
           name + "</a> ";
  }
  return out + "</nav></header>\n<main id=\"main\">\n";
}

std::string site_page_end() {
  return "</main>\n" + std::string(footer) + "</body>\n</html>\n";
}

std::string figure(std::string_view value, std::string_view label) {
  return "<li><b>" + std::string(value) + "</b>" + std::string(label) + "</li>\n";
}

std::string table_head(std::string_view caption, std::string_view classes,
                       std::initializer_list<Column> columns) {
  std::string out = "<div class=\"scroll\" tabindex=\"0\" role=\"region\" aria-label=\"" + escaped(caption) +
                    "\"><table class=\"sortable " + std::string(classes) + "\"><caption>" + escaped(caption) +
                    "</caption><thead><tr>";
  for (const Column& column : columns) {
    out += column.number ? "<th scope=\"col\" class=\"number\">" : "<th scope=\"col\">";
    const std::string name = escaped(column.name);
    out += (column.sortable ? "<button type=\"button\">" + name + "</button>" : name) + "</th>";
  }
  return out + "</tr></thead><tbody>\n";
}

std::string number_cell(double value, std::string_view text) {
  return "<td class=\"number\" data-v=\"" + fixed(value, 4) + "\">" + std::string(text) + "</td>";
}

std::string meter_cell(double value, double whole, std::string_view text) {
  const double share = whole > 0 ? 100 * value / whole : 0;
  return number_cell(value, std::string(text) + "<span class=\"meter\" style=\"--v:" + fixed(share, 1) +
                                "%\" aria-hidden=\"true\"></span>");
}

std::string percent(double part, double whole) {
  return whole > 0 ? std::to_string(std::lround(100 * part / whole)) + "%" : "–";
}

std::string mix_bar(const Transparency& counts, bool reasons_known) {
  const Sort sorts[] = {
      {"mn", "named", counts.named},
      {"mo", "institutions and documents", counts.organizations + counts.documents},
      {"mg", "groups", counts.groups},
      {"mu", reasons_known ? "unnamed with terms" : "unnamed", counts.unnamed - counts.unexplained},
      {"mx", "unnamed and unexplained", counts.unexplained},
      {"ms", "nobody", counts.sourceless}};
  std::string bar, label;
  for (const auto& [css, name, count] : sorts) {
    if (count == 0) continue;
    const double share = 100 * counts.share(count);
    bar += "<i class=\"" + std::string(css) + "\" style=\"--w:" + fixed(share, 1) + "%\"></i>";
    label += (label.empty() ? "" : ", ") + std::string(name) + " " + fixed(share, 0) + "%";
  }
  return "<span class=\"mix\" role=\"img\" aria-label=\"" + (label.empty() ? "no statements" : label) +
         "\">" + bar + "</span>";
}

std::string mix_key(bool reasons_known) {
  const std::string unnamed =
      reasons_known ? "unnamed, with terms</span> <span><i class=\"mx\"></i>unnamed, no word on why"
                    : "unnamed people";
  return "<p class=\"key mixkey\">Who speaks: <span><i class=\"mn\"></i>named people</span> <span><i "
         "class=\"mo\"></i>institutions, documents</span> <span><i class=\"mg\"></i>groups</span> <span><i "
         "class=\"mu\"></i>" +
         unnamed + "</span> <span><i class=\"ms\"></i>nobody</span></p>\n";
}

}  // namespace hearsay
