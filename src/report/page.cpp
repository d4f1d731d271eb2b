#include "report/page.hpp"

#include <cmath>

#include "hearsay/version.hpp"
#include "report/writing.hpp"

namespace hearsay {

std::string page(std::string_view title, std::string_view body) {
  std::string out =
      "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n"
      "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"
      "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'; "
      "script-src 'unsafe-inline'; img-src data:\">\n<link rel=\"icon\" href=\"data:,\">\n";
  out.append("<title>").append(escaped(title)).append("</title>\n<style>\n").append(page_style);
  out.append("</style>\n</head>\n<body>\n").append(body);
  out.append("<footer>Made by hearsay " HEARSAY_VERSION_STRING
             ". Attribution strength, from 0 to 100, says how well a text lets a reader trace a source and "
             "rely on its having said so from a position to know. It does not say whether a statement is "
             "true.</footer>\n<script>\n");
  return out.append(page_script).append("</script>\n</body>\n</html>\n");
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

}  // namespace hearsay
