#include "report/site_list.hpp"

#include <boost/json/serialize.hpp>
#include <boost/json/string.hpp>

#include "report/page.hpp"
#include "report/writing.hpp"

namespace hearsay {
namespace {

constexpr std::size_t longest_script = 900'000, first_rows = 50;

std::string quoted(std::string_view text) {
  return boost::json::serialize(boost::json::string(view(text)));
}

void append(std::string& list, std::string_view element) {
  if (!list.empty()) list += ',';
  list += element;
}

}  // namespace

SiteRow& SiteRow::key(double value) {
  append(keys_, fixed(value, 2));
  return *this;
}

SiteRow& SiteRow::key(std::string_view value) {
  append(keys_, quoted(shortened(value, 40)));
  return *this;
}

SiteRow& SiteRow::facet(std::string_view value) {
  append(facets_, quoted(value));
  return *this;
}

SiteRow& SiteRow::cell(std::string_view markup, std::string_view classes) {
  cells_ += classes.empty() ? "<td>" : "<td class=\"" + std::string(classes) + "\">";
  cells_.append(markup).append("</td>");
  return *this;
}

std::string SiteRow::script() const {
  return "[[" + keys_ + "],[" + facets_ + "]," + quoted(cells_) + "],\n";
}

SiteList::SiteList(SiteFiles& files, std::string name, std::string before)
    : files_(files), name_(std::move(name)), page_(std::move(before)) {}

void SiteList::add(std::string_view cells, std::string_view script) {
  if (rows_++ < first_rows) page_.append("<tr>").append(cells).append("</tr>\n");
  if (script_.size() + script.size() > longest_script) close_script();
  script_ += script;
}

void SiteList::close_script() {
  if (script_.empty()) return;
  files_.put("data/" + name_ + "-" + std::to_string(++scripts_) + ".js",
             "hearsay.add([\n" + script_ + "])\n");
  script_.clear();
}

void SiteList::finish(std::string_view after) {
  close_script();
  page_.append(table_end);
  page_ += "<nav class=\"pager\" aria-label=\"Pages of the table\" data-list=\"" + name_ +
           "\" data-scripts=\"" + std::to_string(scripts_) + "\" data-rows=\"" + std::to_string(rows_) +
           "\" data-page=\"" + std::to_string(first_rows) + "\"></nav>\n";
  if (rows_ > first_rows)
    page_ += "<noscript><p class=\"empty\">The first " + std::to_string(first_rows) + " of " +
             std::to_string(rows_) + ". The others, search and filters need JavaScript.</p></noscript>\n";
  page_.append(after).append(site_page_end());
  files_.put(name_ + ".html", page_);
}

std::string list_head(std::string_view caption, std::string_view classes,
                      const std::vector<SiteColumn>& columns) {
  std::string out =
      "<p class=\"count\" aria-live=\"polite\"></p>\n<div class=\"scroll\" tabindex=\"0\" role=\"region\" "
      "aria-label=\"" +
      escaped(caption) + "\"><table class=\"list " + std::string(classes) + "\"><caption>" +
      escaped(caption) + "</caption><thead><tr>";
  for (const SiteColumn& column : columns) {
    const std::string css = std::string(column.number ? "number " : "") + std::string(column.classes);
    out += "<th scope=\"col\"" + (css.empty() ? "" : " class=\"" + css + "\"") + ">";
    const std::string name = escaped(column.name);
    out += (column.sortable ? "<button type=\"button\">" + name + "</button>" : name) + "</th>";
  }
  return out + "</tr></thead><tbody>\n";
}

std::string list_filters(std::string_view label, std::string_view fields) {
  return "<form class=\"filters\" role=\"search\" aria-label=\"" + escaped(label) +
         "\" hidden>\n<label class=\"find\">Search <input type=\"search\" name=\"find\" "
         "autocomplete=\"off\"></label>\n" +
         std::string(fields) + "<button type=\"reset\">Clear</button>\n</form>\n";
}

std::string filter_choice(int facet, std::string_view name, std::string_view label,
                          std::string_view options) {
  return "<label>" + std::string(label) + " <select name=\"" + std::string(name) + "\" data-facet=\"" +
         std::to_string(facet) + "\"><option value=\"\">all</option>" + std::string(options) +
         "</select></label>\n";
}

std::string filter_dates(int facet) {
  std::string out;
  for (const auto& [name, label] : {std::pair{"from", "From"}, {"to", "To"}})
    out += "<label>" + std::string(label) + " <input type=\"date\" name=\"" + name + "\" data-facet=\"" +
           std::to_string(facet) + "\"></label>\n";
  return out;
}

std::string filter_flag(int facet, std::string_view value, std::string_view label) {
  return "<label class=\"flag\"><input type=\"checkbox\" name=\"" + std::string(value) + "\" data-facet=\"" +
         std::to_string(facet) + "\"> " + std::string(label) + "</label>\n";
}

}  // namespace hearsay
