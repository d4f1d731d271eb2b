// A site in two steps. As stories come, each gets its page, but for the end of it, and leaves behind what the
// other pages need: its digest (Corpus), its audit, and how it describes those whom it names. At the end
// claims and sources are joined across stories, the lists are written row by row, and each story's page gets
// what the other stories have to do with it.
#include "hearsay/site.hpp"

#include <algorithm>
#include <map>
#include <set>
#include <tuple>
#include <unordered_map>
#include <unordered_set>

#include "hearsay/audit.hpp"
#include "hearsay/corpus.hpp"
#include "hearsay/profile.hpp"
#include "report/page.hpp"
#include "report/site_list.hpp"
#include "report/site_pictures.hpp"
#include "report/story.hpp"
#include "report/text_page.hpp"
#include "report/words.hpp"
#include "report/writing.hpp"

namespace hearsay {
namespace {

constexpr std::size_t most_to_check = 5000, statements_of_source = 400, uses_shown = 12;

/// Names of files, none of them twice: letters, digits and hyphens of an id, an underscore being for further
/// pages.
class FileNames {
 public:
  std::string make(std::string_view text, std::string_view otherwise) {
    constexpr std::size_t longest = 60;
    std::string name;
    for (const char c : text) {
      if (name.size() == longest) break;
      if (('a' <= c && c <= 'z') || ('0' <= c && c <= '9')) {
        name += c;
      } else if ('A' <= c && c <= 'Z') {
        name += static_cast<char>(c - 'A' + 'a');
      } else if (!name.empty() && name.back() != '-') {
        name += '-';
      }
    }
    while (!name.empty() && name.back() == '-') name.pop_back();
    // Some systems take "con" and its like for devices, whatever follows.
    if (name.size() < 5) name = std::string(otherwise) + (name.empty() ? "" : "-" + name);
    while (true) {
      std::uint32_t& times = taken_[name];
      if (++times == 1) return name;
      name += "-" + std::to_string(times);
    }
  }

 private:
  std::unordered_map<std::string, std::uint32_t> taken_;
};

std::string link(std::string_view to, std::string_view text) {
  return "<a href=\"" + std::string(to) + "\">" + escaped(text) + "</a>";
}

std::string faint(std::string_view text) {
  return "<span class=\"faint\">" + escaped(text) + "</span>";
}

std::string badge(std::string_view css, std::string_view text) {
  return "<span class=\"badge " + std::string(css) + "\">" + escaped(text) + "</span>";
}

// A value in the part of an address behind "#".
std::string encoded(std::string_view text) {
  constexpr std::string_view digits = "0123456789ABCDEF";
  std::string out;
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    if (('a' <= c && c <= 'z') || ('A' <= c && c <= 'Z') || ('0' <= c && c <= '9') || c == '-') {
      out += c;
    } else {
      out += '%';
      out += digits[byte >> 4];
      out += digits[byte & 15];
    }
  }
  return out;
}

std::string listed(const std::vector<std::string>& names, std::size_t most) {
  std::string out;
  for (std::size_t i = 0; i < std::min(names.size(), most); ++i)
    out += (i == 0 ? "" : ", ") + shortened(names[i], 80);
  return names.size() > most ? out + " and " + std::to_string(names.size() - most) + " more" : out;
}

std::string thousands(std::size_t number) {
  std::string out = std::to_string(number);
  for (std::size_t at = out.size(); at > 3; at -= 3) out.insert(at - 3, ",");
  return out;
}

std::string counted(std::size_t number, std::string_view one, std::string_view several) {
  return thousands(number) + " " + std::string(number == 1 ? one : several);
}

std::string tile(std::string_view to, std::size_t number, std::string_view text) {
  return "<li><a href=\"" + std::string(to) + "\"><b>" + thousands(number) + "</b> " + std::string(text) +
         "</a></li>\n";
}

std::string strength_markup(double strength) {
  return fixed(strength, 0) + "<span class=\"meter\" style=\"--v:" + fixed(strength, 1) +
         "%\" aria-hidden=\"true\"></span>";
}

constexpr std::string_view role_options =
    "<option value=\"government\">government of any kind</option><option "
    "value=\"official\">officials</option>"
    "<option value=\"military\">military</option><option value=\"leader\">heads of state or "
    "government</option>"
    "<option value=\"legislator\">lawmakers</option><option value=\"law\">police, courts, lawyers</option>"
    "<option value=\"candidate\">candidates, parties</option><option value=\"expert\">experts</option>"
    "<option value=\"business\">business</option><option value=\"media\">news media</option>"
    "<option value=\"advocate\">advocates</option><option value=\"public\">members of the public</option>"
    "<option value=\"unknown\">unclear</option>";

std::string role_facet(Role role) {
  return std::string(to_string(role)) + (is_of_government(role) ? " government" : "");
}

/// A claim of several stories.
struct SharedClaim {
  ClaimProfile profile;
  std::vector<std::string> outlets;
  std::string first, last;                   // days
  std::string from;                          // whom all of it goes back to; empty where it does not
  std::optional<std::uint32_t> from_source;  // index into Linkage::sources
  std::string page;

  bool hangs_on_one() const { return !from.empty() && outlets.size() > 1; }
};

}  // namespace

struct Site::State {
  State(SiteOptions given, Append append) : options(std::move(given)), files(std::move(append)) {}

  SiteOptions options;
  SiteFiles files;
  Audit audit;
  Corpus corpus;
  FileNames story_names, source_names;
  std::unordered_set<std::string> ids;
  std::vector<std::string> stems;  // by story: its page without folder and ending
  std::map<std::pair<std::uint32_t, SourceId>, std::string> described;  // how a story describes whom it names
  StrengthCounts strengths{};

  // From here on made at the end.
  Linkage linkage;
  std::vector<std::vector<Place>> statements_of;  // by source of the linkage
  std::vector<std::string> source_pages;          // the same; empty for those without a page
  std::vector<SharedClaim> claims;
  std::vector<std::uint32_t> shared_of;  // by claim of the linkage: index into `claims`, or Linkage::no_claim

  void begin(std::string& out, std::string_view title, std::string_view root,
             std::string_view current) const {
    out += site_page_begin(title, options.title, root, current);
  }
  std::string list_begin(std::string_view title, std::string_view current, std::string_view lead) const {
    std::string out;
    begin(out, title, "", current);
    return out + "<h1>" + escaped(title) + "</h1>\n<p class=\"lead\">" + std::string(lead) + "</p>\n";
  }

  void add(const Analysis& analysis);
  void join();
  void write_stories();
  void write_check();
  void write_descriptions();
  void write_claims();
  void write_claim(const SharedClaim& claim);
  void write_sources();
  void write_source(std::uint32_t id);
  void write_outlets();
  void end_story_pages();

  const StoryAudit& story(std::size_t index) const { return audit.stories()[index]; }
  std::string title_of(std::size_t index) const {
    return shortened(story(index).title.empty() ? story(index).id : story(index).title, 200);
  }
  std::string page_of(std::size_t index) const { return "stories/" + stems[index] + ".html"; }
  std::string statement_of(Place place) const {
    return "stories/" + story_statement_name(stems[place.article], place.index);
  }
  // "The Post · 2017-02-03 · Politics"
  std::string byline_of(std::size_t index) const {
    std::string out;
    for (const std::string& part : {shortened(story(index).publisher, 60),
                                    date_without_time(story(index).date), shortened(story(index).desk, 40)})
      if (!part.empty()) out += (out.empty() ? "" : " · ") + part;
    return out;
  }
  const StatementDigest& digest(Place place) const { return corpus[place.article].statements[place.index]; }
};

void Site::State::add(const Analysis& analysis) {
  const auto index = static_cast<std::uint32_t>(stems.size());
  stems.push_back(story_names.make(analysis.id, "story"));
  StoryPart part{0, story_part_count(analysis), stems.back()};
  for (; part.index < part.count; ++part.index) {
    std::string text = site_page_begin(shortened(hearsay::title_of(analysis), 200), options.title, "../", "");
    write_story(analysis, "a0", part, text);
    if (part.index > 0) text += site_page_end();
    files.put("stories/" + story_part_name(part.stem, part.index), text);
  }
  audit.add(analysis);
  corpus.add(analysis);

  for (const Statement& statement : analysis.statements) {
    if (!statement.sourcing.source) continue;
    const auto role = static_cast<std::size_t>(analysis.sources[*statement.sourcing.source].role);
    const double score = std::clamp(statement.assessment.strength.score, 0.0, 100.0);
    ++strengths[role][static_cast<std::size_t>(score + 0.5)];
  }
  for (SourceId id = 0; id < analysis.sources.size(); ++id) {
    const Source& source = analysis.sources[id];
    if (source.identity != Identity::named && source.identity != Identity::organization) continue;
    std::set<std::string> words;
    for (const Mention& mention : source.mentions) {
      if (mention.kind == MentionKind::description && words.size() < 3)
        words.insert(shortened(analysis.document.on_one_line(mention.span), 80));
    }
    std::string all;
    for (const std::string& one : words) all += one + '\n';
    if (!all.empty()) described[{index, id}] = std::move(all);
  }
}

// Sources and claims across stories.
void Site::State::join() {
  linkage = hearsay::link(corpus, {}, options.lexicon);
  statements_of.resize(linkage.sources.size());
  for (std::uint32_t a = 0; a < corpus.articles().size(); ++a) {
    for (std::uint32_t i = 0; i < corpus[a].statements.size(); ++i)
      if (const auto source = corpus[a].statements[i].source)
        statements_of[linkage.source_of[a][*source]].push_back({a, i});
  }
  source_pages.resize(linkage.sources.size());
  for (std::size_t id = 0; id < linkage.sources.size(); ++id) {
    const LinkedSource& source = linkage.sources[id];
    const bool one_of_many = source.identity == Identity::named || source.identity == Identity::organization;
    if (one_of_many && !statements_of[id].empty())
      source_pages[id] = source_names.make(source.name, "source");
  }

  shared_of.assign(linkage.claims.size(), Linkage::no_claim);
  for (ClaimProfile& profile : profile_claims(corpus, linkage)) {
    SharedClaim claim;
    std::set<std::uint32_t> outlets;
    for (const Place place : linkage.claims[profile.claim].statements) {
      const std::uint32_t outlet = linkage.outlet_of[place.article];
      if (outlets.insert(outlet).second) claim.outlets.push_back(linkage.sources[outlet].name);
      const std::string day = date_without_time(story(place.article).date);
      if (!is_day(day)) continue;
      if (claim.first.empty() || day < claim.first) claim.first = day;
      if (day > claim.last) claim.last = day;
    }
    if (!profile.bottlenecks.empty()) {
      claim.from = profile.bottlenecks.back();
      for (const Place place : linkage.claims[profile.claim].statements) {
        const auto source = digest(place).source;
        if (!source) continue;
        const std::uint32_t id = linkage.source_of[place.article][*source];
        if (linkage.sources[id].name == claim.from) claim.from_source = id;
      }
    }
    claim.profile = std::move(profile);
    claim.page = "claims/" + std::to_string(claims.size() + 1) + ".html";
    shared_of[claim.profile.claim] = static_cast<std::uint32_t>(claims.size());
    claims.push_back(std::move(claim));
  }
}

namespace {

bool hangs_on_official(const SharedClaim& claim, const Linkage& linkage) {
  if (!claim.hangs_on_one() || !claim.from_source) return false;
  const LinkedSource& source = linkage.sources[*claim.from_source];
  return is_of_government(source.role) &&
         (source.identity == Identity::named || source.identity == Identity::unnamed);
}

}  // namespace

void Site::State::write_stories() {
  const std::size_t count = audit.stories().size();
  Transparency all;
  std::size_t leaning = 0, unexplained = 0, official_uses = 0, descriptions = 0, to_check = 0,
              on_official = 0;
  std::set<std::string> outlets;
  std::string first, last;
  bool desks = false;
  for (const StoryAudit& one : audit.stories()) {
    all += one.counts;
    leaning += one.leaning > 0;
    unexplained += one.counts.unexplained > 0;
    outlets.insert(one.publisher);
    desks = desks || !one.desk.empty();
    for (const WeakStatement& weak : one.weakest) to_check += weak.strength < 30;
    const std::string day = date_without_time(one.date);
    if (!is_day(day)) continue;
    if (first.empty() || day < first) first = day;
    if (day > last) last = day;
  }
  for (const Description& one : audit.descriptions()) {
    if (!is_of_government(one.role)) continue;
    ++descriptions;
    official_uses += one.uses.size();
  }
  for (const SharedClaim& claim : claims) on_official += hangs_on_official(claim, linkage);

  std::string page;
  begin(page, options.title, "", "index.html");
  page += "<h1>" + escaped(options.title) + "</h1>\n<p class=\"lead\">" + counted(count, "story", "stories") +
          " of " + counted(outlets.size(), "outlet", "outlets") +
          (first.empty()   ? ""
           : first == last ? ", " + first
                           : ", " + first + " to " + last) +
          ", with " + counted(all.statements, "statement", "statements") +
          ".</p>\n<h2 class=\"quiet\">Where to look first</h2>\n<ul "
          "class=\"tiles\">\n" +
          tile("index.html#flag=leans", leaning,
               leaning == 1 ? "story leans on one unnamed source and does not say why"
                            : "stories lean on one unnamed source and do not say why") +
          tile("unnamed.html#role=government", descriptions,
               "ways in which officials are described whom nobody names, used " +
                   counted(official_uses, "time", "times")) +
          tile("claims.html#flag=one-official", on_official,
               on_official == 1 ? "claim that several outlets carry rests on one official"
                                : "claims that several outlets carry rest on one official each") +
          tile("check.html", to_check, "weak statements to check before printing") +
          "</ul>\n<h2 class=\"quiet\">Who speaks in them</h2>\n<div class=\"whole\">" + mix_bar(all) +
          "</div>\n" + mix_key();
  page += "<h2 id=\"stories\">All stories</h2>\n" +
          list_filters("Find stories",
                       filter_choice(0, "outlet", "Outlet") +
                           (desks ? filter_choice(1, "desk", "Desk") : "") + filter_dates(2) +
                           filter_flag(3, "leans", "leans on one unnamed source, no word on why") +
                           filter_flag(3, "unexplained", "unnamed people, no word on why")) +
          list_head("The stories, the newest first. Shares are of a story’s statements.", "stories",
                    {{"Story"},
                     {"Date"},
                     {"Who speaks", false, false},
                     {"Statements", true, true, "less"},
                     {"Named", true},
                     {"Unnamed", true},
                     {"No word on why", true},
                     {"Strength", true, true, "less"},
                     {"Weakest statement", false, true, "less"}});

  std::vector<std::uint32_t> order(count);
  for (std::uint32_t i = 0; i < count; ++i) order[i] = i;
  std::stable_sort(order.begin(), order.end(), [&](std::uint32_t a, std::uint32_t b) {
    return date_without_time(story(a).date) > date_without_time(story(b).date);
  });
  SiteList list(files, "index", std::move(page));
  for (const std::uint32_t i : order) {
    const StoryAudit& one = story(i);
    const Transparency& counts = one.counts;
    const auto share = [&](std::uint32_t part) { return percent(part, counts.statements); };
    const bool leans = one.leaning > 0;
    SiteRow row;
    row.key(title_of(i)).key(date_without_time(one.date)).key(0).key(counts.statements);
    for (const std::uint32_t part : {counts.named, counts.unnamed, counts.unexplained})
      row.key(100 * counts.share(part));
    row.key(counts.mean_strength).key(one.weakest.empty() ? 101 : one.weakest[0].strength);
    row.facet(shortened(one.publisher, 200))
        .facet(shortened(one.desk, 100))
        .facet(date_without_time(one.date));
    row.facet(std::string(leans ? "leans " : "") + (counts.unexplained > 0 ? "unexplained" : ""));
    std::string by = shortened(one.publisher, 60);
    if (!one.desk.empty()) by += (by.empty() ? "" : " · ") + shortened(one.desk, 40);
    row.cell(
        link(page_of(i), title_of(i)) + "<br>" + faint(by) +
        (leans ? "<br>" + badge("x", "leans on “" + shortened(one.leans_on, 60) + "”, no word on why") : ""));
    row.cell(escaped(date_without_time(one.date)), "day")
        .cell(mix_bar(counts))
        .cell(thousands(counts.statements), "number less");
    row.cell(share(counts.named), "number").cell(share(counts.unnamed), "number");
    row.cell(share(counts.unexplained), "number").cell(strength_markup(counts.mean_strength), "number less");
    row.cell(one.weakest.empty() ? "–"
                                 : "<b>" + fixed(one.weakest[0].strength, 0) + "</b> " +
                                       link(statement_of({i, one.weakest[0].statement}),
                                            shortened(one.weakest[0].content, 90)),
             "less");
    list.add(row);
  }
  list.finish("");
}

void Site::State::write_check() {
  std::vector<std::pair<std::uint32_t, const WeakStatement*>> order;
  bool desks = false;
  for (std::uint32_t i = 0; i < audit.stories().size(); ++i) {
    desks = desks || !story(i).desk.empty();
    for (const WeakStatement& weak : story(i).weakest) order.emplace_back(i, &weak);
  }
  std::stable_sort(order.begin(), order.end(),
                   [](const auto& a, const auto& b) { return a.second->strength < b.second->strength; });
  const bool cut = order.size() > most_to_check;
  order.resize(std::min(order.size(), most_to_check));
  SiteList list(
      files, "check",
      list_begin(
          "To check before printing", "check.html",
          "The weakest three statements of each story" +
              std::string(cut ? ", as far as they are among the " + thousands(most_to_check) +
                                    " weakest of all"
                              : "") +
              ": those of which a reader can trace least who said them, how, and whether that source could "
              "know. Ask the reporter about them, the weakest first.") +
          list_filters(
              "Find statements",
              filter_choice(0, "outlet", "Outlet") + (desks ? filter_choice(1, "desk", "Desk") : "") +
                  filter_dates(2) + filter_flag(3, "unexplained", "unnamed, no word on why") +
                  filter_flag(3, "hearsay", "at second hand") + filter_flag(3, "nobody", "nobody named")) +
          list_head("Statements, the weakest first.", "check",
                    {{"Strength", true},
                     {"Statement", false, false},
                     {"Who", false},
                     {"What weakens it", false, false, "less"},
                     {"Story"}}));
  for (const auto& [i, weak] : order) {
    SiteRow row;
    row.key(weak->strength).key(0).key(weak->source).key(0).key(title_of(i));
    row.facet(shortened(story(i).publisher, 200))
        .facet(shortened(story(i).desk, 100))
        .facet(date_without_time(story(i).date));
    row.facet(std::string(weak->unexplained ? "unexplained " : "") + (weak->hearsay ? "hearsay " : "") +
              (weak->identity ? "" : "nobody"));
    row.cell(strength_markup(weak->strength), "number");
    row.cell(link(statement_of({i, weak->statement}), weak->content), "said");
    std::string who = weak->identity ? escaped(shortened(weak->source, 100)) + "<br>" +
                                           faint(kind_in_words(*weak->identity))
                                     : "<i>nobody named</i>";
    if (weak->unexplained) who += "<br>" + badge("x", "no word on why");
    row.cell(who);
    std::string because;
    for (const std::string& one : weak->because) because += (because.empty() ? "" : "; ") + one;
    row.cell(escaped(because), "less");
    row.cell(link(page_of(i), title_of(i)) + "<br>" + faint(byline_of(i)));
    list.add(row);
  }
  list.finish("");
}

void Site::State::write_descriptions() {
  SiteList list(
      files, "unnamed",
      list_begin(
          "How we describe people whom we do not name", "unnamed.html",
          "Every description of an unnamed source, over all stories: how often it is used, and what readers "
          "are told "
          "about why there is no name. Descriptions that differ only in number, case or article are one.") +
          list_filters("Find descriptions", filter_choice(0, "role", "Role", role_options) +
                                                filter_flag(1, "person", "a person or a few, not groups") +
                                                filter_flag(1, "never", "never with a word on why")) +
          list_head("People first, then groups; those that most stories use first.", "descriptions",
                    {{"Description"},
                     {"Role"},
                     {"Stories", true},
                     {"Times", true},
                     {"Statements", true, true, "less"},
                     {"With a word on why", true},
                     {"What is said about why", false, false},
                     {"Where", false, false}}));
  for (const Description& one : audit.descriptions()) {
    const bool group = one.identity == Identity::group;
    SiteRow row;
    row.key(one.words)
        .key(role_in_words(one.role))
        .key(one.stories)
        .key(static_cast<double>(one.uses.size()));
    row.key(one.statements).key(100.0 * one.explained() / static_cast<double>(one.uses.size())).key(0).key(0);
    row.facet(role_facet(one.role));
    row.facet(std::string(group ? "group " : "person ") + (one.explained() == 0 ? "never" : ""));
    row.cell("<b>" + escaped(one.words) + "</b><br>" + faint(group ? "a group" : "a person or a few"));
    row.cell(role_in_words(one.role))
        .cell(thousands(one.stories), "number")
        .cell(thousands(one.uses.size()), "number");
    row.cell(thousands(one.statements), "number less");
    row.cell(group ? "–" : percent(one.explained(), static_cast<double>(one.uses.size())), "number");
    std::string terms;
    for (std::size_t i = terms_count; i-- > 1;) {
      if (one.terms[i] == 0) continue;
      terms += (terms.empty() ? "" : "<br>") + std::string(to_string(static_cast<Terms>(i))) + " " +
               std::to_string(one.terms[i]);
    }
    row.cell(terms.empty() ? (group ? "–" : "<span class=\"bad\">nothing</span>") : terms);
    std::string where = "<details><summary>" + counted(one.stories, "story", "stories") + "</summary><ul>";
    std::size_t shown = 0;
    for (const Description::Use& use : one.uses) {
      if (shown++ == uses_shown) break;
      where += "<li>" + link(page_of(use.story) + "#a0-q" + std::to_string(use.source), title_of(use.story)) +
               " " + faint(byline_of(use.story)) +
               (use.words.empty() ? "" : "<br><q>" + escaped(use.words) + "</q>") + "</li>";
    }
    if (one.uses.size() > uses_shown)
      where += "<li>and " + thousands(one.uses.size() - uses_shown) + " more</li>";
    row.cell(where + "</ul></details>");
    list.add(row);
  }
  list.finish("");
}

void Site::State::write_claims() {
  std::vector<const SharedClaim*> order;
  for (const SharedClaim& claim : claims) order.push_back(&claim);
  std::stable_sort(order.begin(), order.end(), [](const SharedClaim* a, const SharedClaim* b) {
    return std::tuple(a->outlets.size(), a->profile.articles) >
           std::tuple(b->outlets.size(), b->profile.articles);
  });
  SiteList list(files, "claims",
                list_begin("Claims that several stories share", "claims.html",
                           "The same statement in several stories is not confirmed by that: it may come from "
                           "one mouth. Sources count as "
                           "independent when none has it from another; copies of one report count once.") +
                    list_filters("Find claims",
                                 filter_flag(0, "one-official", "several outlets, all from one official") +
                                     filter_flag(0, "one", "several outlets, all from one source") +
                                     filter_flag(0, "independent", "two independent sources or more") +
                                     filter_flag(0, "conflict", "contradicted")) +
                    list_head("Claims, those that most outlets carry first.", "claims",
                              {{"Claim", false, false},
                               {"Outlets", true},
                               {"Stories", true},
                               {"Independent sources", true},
                               {"All of it is from"},
                               {"First", false},
                               {"Contradicted", true, true, "less"}}));
  for (const SharedClaim* claim : order) {
    const Place first = linkage.claims[claim->profile.claim].statements[0];
    const std::size_t conflicts = claim->profile.contradictions.size();
    SiteRow row;
    row.key(0).key(static_cast<double>(claim->outlets.size())).key(claim->profile.articles);
    row.key(claim->profile.independent_sources)
        .key(claim->from)
        .key(claim->first)
        .key(static_cast<double>(conflicts));
    row.facet(std::string(hangs_on_official(*claim, linkage) ? "one-official " : "") +
              (claim->hangs_on_one() ? "one " : "") +
              (claim->profile.independent_sources > 1 ? "independent " : "") +
              (conflicts > 0 ? "conflict" : ""));
    row.cell(link(claim->page, shortened(digest(first).content, 220)), "said");
    row.cell("<span title=\"" + escaped(listed(claim->outlets, 12)) + "\">" +
                 thousands(claim->outlets.size()) + "</span>",
             "number");
    row.cell(thousands(claim->profile.articles), "number")
        .cell(thousands(claim->profile.independent_sources), "number");
    std::string from = escaped(shortened(claim->from, 80));
    if (claim->from_source) {
      const LinkedSource& source = linkage.sources[*claim->from_source];
      from += "<br>" + faint(std::string(kind_in_words(source.identity)) + ", " +
                             std::string(role_in_words(source.role)));
    }
    row.cell(claim->from.empty() ? "–" : from).cell(escaped(claim->first), "day");
    row.cell(conflicts == 0 ? "–" : thousands(conflicts), "number less");
    list.add(row);
    write_claim(*claim);
  }
  list.finish(claims.empty() ? "<p class=\"empty\">No two stories share a claim.</p>\n" : "");
}

void Site::State::write_claim(const SharedClaim& claim) {
  constexpr std::size_t most = 500;
  const Claim& all = linkage.claims[claim.profile.claim];
  const std::string words = shortened(digest(all.statements[0]).content, 400);
  std::string page;
  begin(page, shortened(words, 80), "../", "");
  page += "<h1 class=\"claim\">" + escaped(words) +
          "</h1>\n<ul class=\"figures\" aria-label=\"The claim\">\n" +
          figure(thousands(claim.outlets.size()), claim.outlets.size() == 1 ? "outlet" : "outlets") +
          figure(thousands(claim.profile.articles), "stories") +
          figure(thousands(claim.profile.independent_sources),
                 claim.profile.independent_sources == 1 ? "independent source" : "independent sources") +
          (claim.first.empty()
               ? ""
               : figure(escaped(claim.first),
                        claim.first == claim.last ? "the only day" : "to " + escaped(claim.last))) +
          "</ul>\n";
  if (claim.hangs_on_one())
    page +=
        "<p class=\"warning\">All outlets have it from “" + escaped(shortened(claim.from, 120)) + "”.</p>\n";
  if (const std::string picture = reliance_picture(reliance_graph(corpus, linkage, claim.profile.claim));
      !picture.empty())
    page += "<h2>Who has it from whom</h2>\n" + picture;

  for (const Contradiction& one : claim.profile.contradictions) {
    const std::uint32_t other = one.first == claim.profile.claim ? one.second : one.first;
    if (&one == &claim.profile.contradictions.front())
      page += "<h2>Contradicted by</h2>\n<ul class=\"plain\">\n";
    const Place place = linkage.claims[other].statements[0];
    page += "<li>" +
            link("../" + (shared_of[other] != Linkage::no_claim ? claims[shared_of[other]].page
                                                                : statement_of(place)),
                 shortened(digest(place).content, 300)) +
            " " + faint(byline_of(place.article)) + "</li>\n";
  }
  if (!claim.profile.contradictions.empty()) page += "</ul>\n";

  page += "<h2>Who carries it</h2>\n" +
          table_head("In the order of time.", "",
                     {{"Date"}, {"Outlet"}, {"Story"}, {"Who"}, {"Words", false, false}, {"Strength", true}});
  std::vector<Place> places = all.statements;
  std::stable_sort(places.begin(), places.end(), [&](Place a, Place b) {
    return date_without_time(story(a.article).date) < date_without_time(story(b.article).date);
  });
  const std::size_t left_out = places.size() > most ? places.size() - most : 0;
  places.resize(places.size() - left_out);
  for (const Place place : places) {
    const StatementDigest& one = digest(place);
    std::string who = "<i>nobody named</i>";
    if (one.source) {
      const std::uint32_t id = linkage.source_of[place.article][*one.source];
      const std::string name = shortened(linkage.sources[id].name, 100);
      who = source_pages[id].empty() ? escaped(name) : link("../sources/" + source_pages[id] + ".html", name);
    }
    std::string via;
    for (const SourceId passed_on : one.via)
      via += " through " + shortened(corpus[place.article].sources[passed_on].name, 60);
    if (!via.empty()) who += "<br>" + faint(via);
    page += "<tr><td class=\"day\">" + escaped(date_without_time(story(place.article).date)) + "</td><td>" +
            escaped(shortened(story(place.article).publisher, 60)) + "</td><td>" +
            link("../" + page_of(place.article), title_of(place.article)) + "</td><td>" + who + "</td><td>" +
            link("../" + statement_of(place), shortened(one.content, 300)) + "</td>" +
            meter_cell(one.strength, 100, fixed(one.strength, 0)) + "</tr>\n";
  }
  page.append(table_end);
  if (left_out > 0) page += "<p class=\"empty\">And " + counted(left_out, "more", "more") + ".</p>\n";
  files.put(claim.page, page + site_page_end());
}

void Site::State::write_sources() {
  std::vector<std::uint32_t> order;
  std::vector<std::uint32_t> stories(linkage.sources.size());
  for (std::uint32_t id = 0; id < linkage.sources.size(); ++id) {
    if (source_pages[id].empty()) continue;
    order.push_back(id);
    for (std::size_t i = 0; i < statements_of[id].size(); ++i)
      stories[id] += i == 0 || statements_of[id][i].article != statements_of[id][i - 1].article;
  }
  std::stable_sort(order.begin(), order.end(), [&](std::uint32_t a, std::uint32_t b) {
    return std::tuple(stories[a], statements_of[a].size()) > std::tuple(stories[b], statements_of[b].size());
  });
  SiteList list(
      files, "sources",
      list_begin("Sources", "sources.html",
                 "The people and institutions that speak, over all stories. Whom no story names stands under "
                 "“Unnamed sources”.") +
          list_filters("Find sources", filter_choice(0, "role", "Role", role_options) +
                                           filter_choice(1, "kind", "Kind",
                                                         "<option value=\"person\">people</option><option "
                                                         "value=\"institution\">institutions</option>")) +
          list_head(
              "Sources, those in most stories first.", "sources",
              {{"Source"}, {"Kind"}, {"Role"}, {"Stories", true}, {"Statements", true}, {"Strength", true}}));
  for (const std::uint32_t id : order) {
    const LinkedSource& source = linkage.sources[id];
    double strength = 0;
    for (const Place place : statements_of[id]) strength += digest(place).strength;
    strength /= static_cast<double>(statements_of[id].size());
    SiteRow row;
    row.key(source.name).key(kind_in_words(source.identity)).key(role_in_words(source.role)).key(stories[id]);
    row.key(static_cast<double>(statements_of[id].size())).key(strength);
    row.facet(role_facet(source.role)).facet(source.identity == Identity::named ? "person" : "institution");
    row.cell(link("sources/" + source_pages[id] + ".html", shortened(source.name, 120)));
    row.cell(kind_in_words(source.identity)).cell(role_in_words(source.role));
    row.cell(thousands(stories[id]), "number").cell(thousands(statements_of[id].size()), "number");
    row.cell(strength_markup(strength), "number");
    list.add(row);
    write_source(id);
  }
  list.finish("");
}

void Site::State::write_source(std::uint32_t id) {
  const LinkedSource& source = linkage.sources[id];
  const std::vector<Place>& said = statements_of[id];
  std::map<std::string, std::uint32_t> roles, affiliations, descriptions;
  std::uint32_t stories = 0;
  double strength = 0;
  for (std::size_t i = 0; i < said.size(); ++i) {
    strength += digest(said[i]).strength;
    stories += i == 0 || said[i].article != said[i - 1].article;
  }
  for (const Place place : source.places) {
    const SourceDigest& one = corpus[place.article].sources[place.index];
    ++roles[std::string(role_in_words(one.role))];
    std::string with;
    for (const std::string* part : {&one.office, &one.organization, &one.country})
      if (!part->empty()) with += (with.empty() ? "" : ", ") + shortened(*part, 80);
    if (!with.empty()) ++affiliations[with];
    if (const auto found = described.find({place.article, place.index}); found != described.end()) {
      std::string_view all = found->second;
      while (!all.empty()) {
        ++descriptions[std::string(all.substr(0, all.find('\n')))];
        all.remove_prefix(all.find('\n') + 1);
      }
    }
  }
  const auto counts = [](std::string_view name, const std::map<std::string, std::uint32_t>& all) {
    if (all.empty()) return std::string();
    std::vector<std::pair<std::string, std::uint32_t>> order(all.begin(), all.end());
    std::stable_sort(order.begin(), order.end(),
                     [](const auto& a, const auto& b) { return a.second > b.second; });
    std::string out = "<dt>" + std::string(name) + "</dt><dd>";
    for (std::size_t i = 0; i < std::min<std::size_t>(order.size(), 12); ++i)
      out += (i == 0 ? "" : " · ") + escaped(order[i].first) +
             (order[i].second > 1 ? " " + faint("×" + std::to_string(order[i].second)) : "");
    return out + (order.size() > 12 ? " · and " + std::to_string(order.size() - 12) + " more" : "") +
           "</dd>\n";
  };

  const std::size_t parts = (said.size() + statements_of_source - 1) / statements_of_source;
  for (std::size_t part = 0; part < parts; ++part) {
    std::string page;
    begin(page, shortened(source.name, 100), "../", "");
    page += "<h1>" + escaped(shortened(source.name, 200)) + "</h1>\n";
    if (part == 0)
      page += "<ul class=\"figures\" aria-label=\"The source\">\n" +
              figure(thousands(said.size()), said.size() == 1 ? "statement" : "statements") +
              figure(thousands(stories), stories == 1 ? "story" : "stories") +
              figure(fixed(strength / static_cast<double>(said.size()), 0), "average strength of 100") +
              "</ul>\n<dl class=\"facts\">\n<dt>Kind</dt><dd>" + std::string(kind_in_words(source.identity)) +
              "</dd>\n" + counts("Speaks as", roles) + counts("Office and affiliation", affiliations) +
              counts("Described as", descriptions) + "</dl>\n";
    std::string pages;
    if (parts > 1) {
      pages = "<nav class=\"pages\" aria-label=\"Pages of this source\">Page ";
      for (std::size_t i = 0; i < parts; ++i)
        pages += i == part ? "<b>" + std::to_string(i + 1) + "</b> "
                           : "<a href=\"" + story_part_name(source_pages[id], i) + "\">" +
                                 std::to_string(i + 1) + "</a> ";
      pages += "</nav>\n";
    }
    page += "<h2>All statements</h2>\n" + pages +
            table_head("Story by story.", "",
                       {{"Date"}, {"Story"}, {"Statement", false, false}, {"How"}, {"Strength", true}});
    for (std::size_t i = part * statements_of_source;
         i < std::min(said.size(), (part + 1) * statements_of_source); ++i) {
      const StatementDigest& one = digest(said[i]);
      std::string how = one.kind == QuotationKind::direct  ? "quoted"
                        : one.kind == QuotationKind::mixed ? "partly quoted"
                                                           : "paraphrased";
      if (!one.via.empty())
        how += ", through " + shortened(corpus[said[i].article].sources[one.via[0]].name, 60);
      page += "<tr><td class=\"day\">" + escaped(date_without_time(story(said[i].article).date)) +
              "</td><td>" + link("../" + page_of(said[i].article), title_of(said[i].article)) + "<br>" +
              faint(shortened(story(said[i].article).publisher, 60)) + "</td><td>" +
              link("../" + statement_of(said[i]), shortened(one.content, 300)) + "</td><td>" + escaped(how) +
              "</td>" + meter_cell(one.strength, 100, fixed(one.strength, 0)) + "</tr>\n";
    }
    page.append(table_end);
    files.put("sources/" + story_part_name(source_pages[id], part), page + pages + site_page_end());
  }
}

void Site::State::write_outlets() {
  const std::vector<OutletAudit> outlets = audit.outlets();
  std::string before = list_begin(
      "Outlets", "outlets.html",
      "How open each outlet is about its sources. Shares are of its statements; an outlet’s name leads "
      "to its stories.");
  if (const std::string pictures = outlet_pictures(audit, outlets); !pictures.empty())
    before += "<h2>Who speaks, over time</h2>\n" + mix_key() + pictures;
  if (const std::string picture = role_picture(strengths); !picture.empty())
    before += "<h2>How strong the statements of each role are</h2>\n" + picture;
  before += "<h2>All outlets</h2>\n" + list_filters("Find outlets", "") +
            list_head("Outlets, those with most stories first.", "outlets",
                      {{"Outlet"},
                       {"Stories", true},
                       {"Who speaks", false, false},
                       {"Statements", true, true, "less"},
                       {"Named", true},
                       {"Unnamed", true},
                       {"No word on why", true},
                       {"At second hand", true, true, "less"},
                       {"Stories that lean on one unnamed source", true, true, "less"},
                       {"Strength", true}});
  SiteList list(files, "outlets", std::move(before));
  for (const OutletAudit& one : outlets) {
    const Transparency& counts = one.counts;
    SiteRow row;
    row.key(one.publisher).key(one.stories).key(0).key(counts.statements);
    for (const std::uint32_t part : {counts.named, counts.unnamed, counts.unexplained, counts.hearsay})
      row.key(100 * counts.share(part));
    row.key(one.leaning).key(counts.mean_strength);
    row.cell(one.publisher.empty() ? "<i>not known</i>"
                                   : link("index.html#outlet=" + encoded(shortened(one.publisher, 200)),
                                          shortened(one.publisher, 80)));
    row.cell(thousands(one.stories), "number")
        .cell(mix_bar(counts))
        .cell(thousands(counts.statements), "number less");
    for (const std::uint32_t part : {counts.named, counts.unnamed, counts.unexplained})
      row.cell(percent(part, counts.statements), "number");
    row.cell(percent(counts.hearsay, counts.statements), "number less")
        .cell(thousands(one.leaning), "number less");
    row.cell(strength_markup(counts.mean_strength), "number");
    list.add(row);
  }
  list.finish("");
}

// What the other stories have to do with each, and the end of its page.
void Site::State::end_story_pages() {
  constexpr std::size_t most = 60;
  for (std::uint32_t i = 0; i < stems.size(); ++i) {
    std::string shared, sources;
    std::set<std::uint32_t> told;
    for (std::uint32_t s = 0; s < corpus[i].statements.size() && told.size() < most; ++s) {
      const std::uint32_t claim = linkage.claim_of[i][s];
      if (claim == Linkage::no_claim || shared_of[claim] == Linkage::no_claim || !told.insert(claim).second)
        continue;
      const SharedClaim& one = claims[shared_of[claim]];
      shared += "<li>" + link("../" + one.page, shortened(digest({i, s}).content, 160)) + " " +
                faint(counted(one.outlets.size(), "outlet", "outlets") + ", " +
                      counted(one.profile.independent_sources, "independent source", "independent sources") +
                      (one.hangs_on_one() ? ", all from " + shortened(one.from, 60) : "") +
                      (one.profile.contradictions.empty() ? "" : ", contradicted")) +
                "</li>\n";
    }
    std::size_t count = 0;
    for (SourceId id = 0; id < corpus[i].sources.size() && count < most; ++id) {
      const std::uint32_t linked = linkage.source_of[i][id];
      if (source_pages[linked].empty()) continue;
      const auto elsewhere =
          static_cast<std::size_t>(std::count_if(statements_of[linked].begin(), statements_of[linked].end(),
                                                 [&](Place place) { return place.article != i; }));
      if (elsewhere == 0) continue;
      ++count;
      sources += "<li><a data-q=\"" + std::to_string(id) + "\" href=\"../sources/" + source_pages[linked] +
                 ".html\">" + escaped(shortened(linkage.sources[linked].name, 100)) + "</a> " +
                 faint(counted(elsewhere, "statement", "statements") + " in other stories") + "</li>\n";
    }
    std::string out;
    if (!shared.empty())
      out += "<h2>Claims that other stories carry too</h2>\n<ul class=\"plain\">\n" + shared + "</ul>\n";
    if (!sources.empty())
      out += "<h2>Sources that other stories have too</h2>\n<ul class=\"plain columns\">\n" + sources +
             "</ul>\n";
    files.put(page_of(i), out + site_page_end());
  }
}

Site::Site(SiteOptions options, Append append)
    : state_(std::make_unique<State>(std::move(options), std::move(append))) {
  state_->files.put("site.css", page_style);
  state_->files.put("site.js", page_script);
}
Site::Site(Site&&) noexcept = default;
Site& Site::operator=(Site&&) noexcept = default;
Site::~Site() = default;

Result<void> Site::add(const Analysis& analysis) {
  if (!state_->ids.insert(analysis.id).second)
    return Error{ErrorCode::io, 0, "an article before this one has the id '" + analysis.id + "' too"};
  state_->add(analysis);
  return state_->files.result();
}

Result<void> Site::finish() {
  state_->join();
  state_->write_stories();
  state_->write_check();
  state_->write_descriptions();
  state_->write_claims();
  state_->write_sources();
  state_->write_outlets();
  state_->end_story_pages();
  return state_->files.result();
}

}  // namespace hearsay
