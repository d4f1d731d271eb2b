#include <algorithm>
#include <numeric>
#include <tuple>

#include "hearsay/audit.hpp"
#include "report/fields.hpp"
#include "report/text_page.hpp"
#include "report/writing.hpp"

namespace hearsay {
namespace {

std::string number(std::uint32_t value) {
  return std::to_string(value);
}

// A share as a percentage: "31.3".
std::string share(std::uint32_t part, const Transparency& counts) {
  return fixed(100 * counts.share(part), 1);
}

const AuditTable::Column share_columns[] = {
    {"statements", "Total", true},   {"named", "Named", true}, {"organizations", "", true},
    {"documents", "", true},         {"groups", "", true},     {"unnamed", "Unnamed", true},
    {"unexplained", "No why", true}, {"sourceless", "", true}, {"hearsay", "", true},
    {"strength", "", true}};

void add_shares(std::vector<std::string>& row, const Transparency& counts) {
  row.push_back(number(counts.statements));
  for (const std::uint32_t part : {counts.named, counts.organizations, counts.documents, counts.groups,
                                   counts.unnamed, counts.unexplained, counts.sourceless, counts.hearsay})
    row.push_back(share(part, counts));
  row.push_back(fixed(counts.mean_strength, 1));
}

// "not authorized to speak 3, fear of consequences 1"
std::string terms_listed(const Description& description) {
  std::string out;
  for (std::size_t i = terms_count; i-- > 1;) {
    if (description.terms[i] == 0) continue;
    out += (out.empty() ? "" : ", ") + std::string(to_string(static_cast<Terms>(i))) + " " +
           number(description.terms[i]);
  }
  return out;
}

// The first code points of a text that take at most so many columns, with "…" where that leaves something
// out.
std::string cut(const std::string& text, std::size_t most) {
  if (columns(text) <= most) return text;
  std::string out = shortened(text, most > 0 ? most - 1 : 0);
  for (std::size_t length = most; columns(out) > most && length > 0;) out = shortened(text, --length);
  return out;
}

template <class Append>
std::string separated(const AuditTable& table, char separator, std::string_view end, Append append) {
  std::string out;
  for (const AuditTable::Column& column : table.columns) {
    if (&column != &table.columns.front()) out += separator;
    out += column.name;
  }
  out += end;
  for (const auto& row : table.rows) {
    for (std::size_t i = 0; i < row.size(); ++i) {
      if (i > 0) out += separator;
      append(out, row[i]);
    }
    out += end;
  }
  return out;
}

}  // namespace

AuditTable story_table(const Audit& audit) {
  AuditTable table{
      "Stories (statements; shares of them in percent)",
      {{"story", ""}, {"title", "Story", false, true}, {"publisher", ""}, {"date", ""}, {"desk", ""}},
      {}};
  table.columns.insert(table.columns.end(), std::begin(share_columns), std::end(share_columns));
  table.columns.push_back({"leans_on", "Leans on"});
  table.columns.push_back({"weakest", "", true});

  std::vector<const StoryAudit*> order;
  for (const StoryAudit& story : audit.stories()) order.push_back(&story);
  std::stable_sort(order.begin(), order.end(), [](const StoryAudit* a, const StoryAudit* b) {
    const auto key = [](const StoryAudit* story) {
      return std::tuple(story->leaning > 0, story->counts.share(story->counts.unexplained));
    };
    return key(a) > key(b);
  });
  for (const StoryAudit* story : order) {
    std::vector<std::string> row{story->id, story->title.empty() ? story->id : story->title, story->publisher,
                                 story->date, story->desk};
    add_shares(row, story->counts);
    row.push_back(story->leans_on);
    row.push_back(story->weakest.empty() ? "" : fixed(story->weakest[0].strength, 1));
    table.rows.push_back(std::move(row));
  }
  return table;
}

AuditTable outlet_table(const Audit& audit) {
  AuditTable table{"Outlets (stories, statements; shares of these in percent)",
                   {{"publisher", "Outlet", false, true}, {"stories", "Stories", true}},
                   {}};
  table.columns.insert(table.columns.end(), std::begin(share_columns), std::end(share_columns));
  table.columns.push_back({"leaning", "Leaning", true});
  for (const OutletAudit& outlet : audit.outlets()) {
    std::vector<std::string> row{outlet.publisher, number(outlet.stories)};
    add_shares(row, outlet.counts);
    row.push_back(number(outlet.leaning));
    table.rows.push_back(std::move(row));
  }
  return table;
}

AuditTable description_table(const Audit& audit) {
  AuditTable table{"How people are described whom nobody names",
                   {{"description", "Description", false, true},
                    {"identity", "Who"},
                    {"role", "Role"},
                    {"stories", "Stories", true},
                    {"sources", "Times", true},
                    {"statements", "", true},
                    {"explained", "Explained", true},
                    {"terms", ""},
                    {"example", ""}},
                   {}};
  for (const Description& one : audit.descriptions()) {
    const auto example = std::find_if(one.uses.begin(), one.uses.end(),
                                      [](const Description::Use& use) { return !use.words.empty(); });
    table.rows.push_back({one.words, std::string(to_string(one.identity)), std::string(to_string(one.role)),
                          number(one.stories), number(one.times), number(one.statements),
                          number(one.explained()), terms_listed(one),
                          example == one.uses.end() ? "" : example->words});
  }
  return table;
}

AuditTable statement_table(const Audit& audit) {
  AuditTable table{"Statements to check, the most pressing first",
                   {{"strength", "Strength", true},
                    {"story", ""},
                    {"title", ""},
                    {"publisher", ""},
                    {"date", ""},
                    {"statement", "", true},
                    {"source", "Source"},
                    {"unexplained", ""},
                    {"concern", "Why"},
                    {"because", ""},
                    {"content", "Statement", false, true}},
                   {}};
  std::vector<std::pair<const StoryAudit*, const WeakStatement*>> order;
  for (const StoryAudit& story : audit.stories())
    for (const WeakStatement& weak : story.weakest) order.emplace_back(&story, &weak);
  std::stable_sort(order.begin(), order.end(), [](const auto& a, const auto& b) {
    return std::tie(a.second->concern, a.second->strength) < std::tie(b.second->concern, b.second->strength);
  });
  for (const auto& [story, weak] : order) {
    std::string because;
    for (const std::string& one : weak->because) because += (because.empty() ? "" : "; ") + one;
    table.rows.push_back({fixed(weak->strength, 1), story->id, story->title, story->publisher, story->date,
                          number(weak->statement + 1), weak->source, weak->unexplained ? "y" : "n",
                          std::string(to_string(weak->concern)), because, weak->content});
  }
  return table;
}

// Numbers come first, then what is short, and last what may be long, which is cut off at the width.
std::string to_text(const AuditTable& table, const TextStyle& style, std::size_t most) {
  constexpr std::size_t widest = 22, narrowest_rest = 20;
  TextPage page(style);
  page.heading(table.title);
  if (table.rows.empty()) page.paragraph("", 0, "none", true);
  const std::size_t rows = std::min(table.rows.size(), most);

  // Columns without a heading are for programs.
  std::vector<std::size_t> shown, width(table.columns.size());
  for (std::size_t i = 0; i < table.columns.size(); ++i) {
    const AuditTable::Column& column = table.columns[i];
    if (column.heading.empty()) continue;
    shown.push_back(i);
    width[i] = columns(column.heading);
    for (std::size_t r = 0; r < rows; ++r)
      width[i] = std::max(width[i], columns(printable(table.rows[r][i])));
    if (!column.number) width[i] = std::min(width[i], widest);
  }
  const auto place = [&](std::size_t i) {
    return table.columns[i].wide ? 2 : table.columns[i].number ? 0 : 1;
  };
  std::stable_sort(shown.begin(), shown.end(),
                   [&](std::size_t a, std::size_t b) { return place(a) < place(b); });
  std::size_t used = 0;
  for (const std::size_t i : shown) {
    if (table.columns[i].wide)
      width[i] = std::max(narrowest_rest, std::max(style.width, used + narrowest_rest) - used);
    used += width[i] + 2;
  }

  const auto line = [&](const auto& cell, bool bold) {
    std::string out;
    for (const std::size_t i : shown) {
      std::string text = cut(printable(cell(i)), width[i]);
      const std::string room(width[i] - columns(text), ' ');
      if (!out.empty()) out += "  ";
      out += table.columns[i].number ? room + text : text + room;
    }
    out.resize(out.find_last_not_of(' ') + 1);
    bold ? page.heading(out) : page.line(out);
  };
  if (rows > 0) line([&](std::size_t i) { return table.columns[i].heading; }, true);
  for (std::size_t r = 0; r < rows; ++r) line([&](std::size_t i) { return table.rows[r][i]; }, false);
  if (table.rows.size() > rows)
    page.paragraph("", 0, "and " + std::to_string(table.rows.size() - rows) + " more", true);
  return std::move(page).take();
}

std::string to_tsv(const AuditTable& table) {
  return separated(table, '\t', "\n",
                   [](std::string& out, std::string_view field) { append_tsv_field(out, field); });
}

std::string to_csv(const AuditTable& table) {
  return separated(table, ',', "\r\n", append_csv_field);
}

}  // namespace hearsay
