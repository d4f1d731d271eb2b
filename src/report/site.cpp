// A site in two steps. As stories come, each gets its page, but for the end of it, and leaves behind in files
// what the other pages need: its digest (StoredCorpus), its rows of the lists, how it describes people. At
// the end claims and sources are joined across stories, the lists are put together in their order, and each
// story's page gets what the other stories have to do with it.
#include "hearsay/site.hpp"

#include <algorithm>
#include <array>
#include <boost/unordered/unordered_flat_map.hpp>
#include <boost/unordered/unordered_flat_set.hpp>
#include <cmath>
#include <map>
#include <set>
#include <span>
#include <tuple>

#include "base/packed.hpp"
#include "base/spool.hpp"
#include "corpus/digest.hpp"
#include "corpus/profile.hpp"
#include "corpus/stored_corpus.hpp"
#include "hearsay/audit.hpp"
#include "report/descriptions.hpp"
#include "report/page.hpp"
#include "report/site_list.hpp"
#include "report/site_pictures.hpp"
#include "report/story.hpp"
#include "report/text_page.hpp"
#include "report/words.hpp"
#include "report/writing.hpp"

namespace hearsay {

template <class Archive>
void each_part(Description::Use& one, Archive& archive) {
  archive(one.story, one.source, one.statements, one.terms, one.words);
}

template <class Archive>
void each_part(DescriptionUse& one, Archive& archive) {
  archive(one.key, one.words, one.identity, one.role, one.use);
}

template <class Archive>
void each_part(Description& one, Archive& archive) {
  archive(one.words, one.identity, one.role, one.stories, one.times, one.statements, one.terms, one.uses);
}

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
      std::uint32_t& times = taken_[key_hash(name)];
      if (++times == 1) return name;
      name += "-" + std::to_string(times);
    }
  }

 private:
  boost::unordered_flat_map<std::uint64_t, std::uint32_t> taken_;
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

// Between the pages of what has more than one.
std::string links_of_pages(std::string_view label, std::string_view stem, std::size_t current,
                           std::size_t count) {
  if (count < 2) return "";
  std::string out = "<nav class=\"pages\" aria-label=\"" + std::string(label) + "\">Page ";
  for (std::size_t i = 0; i < count; ++i)
    out += i == current ? "<b>" + std::to_string(i + 1) + "</b> "
                        : "<a href=\"" + story_part_name(stem, i) + "\">" + std::to_string(i + 1) + "</a> ";
  return out + "</nav>\n";
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

// "The president" is "the president" within a sentence.
std::string within_sentence(std::string text) {
  for (const std::string_view article : {"The ", "A ", "An "})
    if (text.starts_with(article)) text[0] = static_cast<char>(text[0] - 'A' + 'a');
  return text;
}

std::string how_in_words(const ArticleDigest& article, const StatementDigest& statement) {
  std::string how = statement.kind == QuotationKind::direct  ? "quoted"
                    : statement.kind == QuotationKind::mixed ? "partly quoted"
                                                             : "paraphrased";
  if (!statement.via.empty())
    how += ", through " + escaped(shortened(article.sources[statement.via[0]].name, 60));
  return how;
}

// What dates are sorted and chosen by: other forms than ISO 8601's stand last.
std::string whole_day(std::string_view date) {
  const std::string day = date_without_time(date);
  return is_day(day) ? day : "";
}

std::string concern_facet(Concern concern) {
  return concern == Concern::one_unnamed   ? "one unexplained"
         : concern == Concern::unnamed     ? "unexplained"
         : concern == Concern::second_hand ? "hearsay"
         : concern == Concern::sourceless  ? "nobody"
                                           : "";
}

/// What of a story neither its page nor its digest tells the other pages.
struct StoryNote {
  struct Described {
    SourceId source = 0;
    std::string words;  // each followed by an end of line
  };
  std::string desk;
  std::string stem;                  // its page without folder and ending
  std::vector<Described> described;  // how it describes whom it names
};

template <class Archive>
void each_part(StoryNote::Described& one, Archive& archive) {
  archive(one.source, one.words);
}

template <class Archive>
void each_part(StoryNote& one, Archive& archive) {
  archive(one.desk, one.stem, one.described);
}

/// A story as it is read again.
struct Story {
  std::shared_ptr<const StoredCorpus::Stored> stored;
  StoryNote note;

  const ArticleDigest& article() const { return stored->article; }
  std::string title() const {
    return shortened(article().title.empty() ? article().id : article().title, 200);
  }
  std::string page() const { return "stories/" + note.stem + ".html"; }
  std::string place_of(std::size_t statement) const {
    return "stories/" + story_statement_name(note.stem, statement);
  }
  // "The Post · 2017-02-03 · Politics"
  std::string byline() const {
    std::string out;
    for (const std::string& part :
         {shortened(article().publisher, 60), date_without_time(article().date), shortened(note.desk, 40)})
      if (!part.empty()) out += (out.empty() ? "" : " · ") + part;
    return out;
  }
};

/// What one statement adds to the sums of its story.
Transparency counted_alone(const ArticleDigest& article, const StatementDigest& statement) {
  Transparency one;
  one.statements = 1;
  one.hearsay = statement.via.empty() ? 0 : 1;
  one.mean_strength = statement.strength;
  if (!statement.source) {
    one.sourceless = 1;
    return one;
  }
  switch (article.sources[*statement.source].identity) {
    case Identity::named:
      one.named = 1;
      break;
    case Identity::unnamed:
      one.unnamed = 1;
      break;
    case Identity::group:
      one.groups = 1;
      break;
    case Identity::organization:
      one.organizations = 1;
      break;
    case Identity::document:
      one.documents = 1;
      break;
  }
  return one;
}

std::string row_of_statement(const ArticleDigest& article, std::size_t index) {
  const StatementDigest& one = article.statements[index];
  std::string who = "<i>nobody named</i>";
  if (one.source) {
    const SourceDigest& source = article.sources[*one.source];
    who = escaped(shortened(source.name, 100)) + "<br>" + faint(kind_in_words(source.identity));
  }
  return "<tr id=\"a0-s" + std::to_string(index) + "\"><td>" + who + "</td><td>" +
         escaped(shortened(one.content, 600)) + "</td><td>" + how_in_words(article, one) + "</td>" +
         meter_cell(one.strength, 100, fixed(one.strength, 0)) + "</tr>\n";
}

/// The first words by which a story describes a source, a line each.
std::string described_in(const Analysis& analysis, const Source& source) {
  constexpr std::size_t most = 3;
  std::set<std::string> words;
  for (const Mention& mention : source.mentions) {
    if (mention.kind == MentionKind::description && words.size() < most)
      words.insert(within_sentence(shortened(analysis.document.on_one_line(mention.span), 80)));
  }
  std::string all;
  for (const std::string& one : words) all += one + '\n';
  return all;
}

/// Lists of numbers, one after the other.
template <class Value>
class Lists {
 public:
  /// `each` calls what it is given with the number of a list and a value, twice in the same order.
  template <class Each>
  Lists(std::size_t lists, Each each) : first_(lists + 1) {
    each([&](std::size_t list, const Value&) { ++first_[list + 1]; });
    for (std::size_t list = 0; list < lists; ++list) first_[list + 1] += first_[list];
    values_.resize(first_[lists]);
    std::vector<std::uint32_t> next(first_.begin(), first_.end() - 1);
    each([&](std::size_t list, const Value& value) { values_[next[list]++] = value; });
  }
  std::span<const Value> operator[](std::size_t list) const {
    return std::span(values_).subspan(first_[list], first_[list + 1] - first_[list]);
  }

 private:
  std::vector<std::uint32_t> first_;
  std::vector<Value> values_;
};

std::uint32_t stories_among(std::span<const Place> places) {
  std::uint32_t stories = 0;
  for (std::size_t i = 0; i < places.size(); ++i)
    stories += i == 0 || places[i].article != places[i - 1].article;
  return stories;
}

/// What is to be known of a claim of several stories when its page is written.
struct ClaimLine {
  std::uint32_t outlets = 0, stories = 0, independent = 0, conflicts = 0;
  bool hangs_on_one = false;
  std::uint64_t row = 0, from = 0;  // in State::rows
};

}  // namespace

struct Site::State {
  State(SiteOptions given, Append append) : options(std::move(given)), files(std::move(append)) {}

  SiteOptions options;
  SiteFiles files;
  StoredCorpus corpus;
  FileNames story_names, source_names;
  boost::unordered_flat_set<std::uint64_t> ids;
  std::optional<bool> texts;  // whether stories come with them
  StrengthCounts strengths{};

  // What is said of all stories together.
  Transparency counts;
  std::uint32_t leaning = 0, to_ask = 0;
  bool desks = false;
  std::map<std::string, OutletAudit> outlets;
  std::map<std::string, std::map<std::chrono::sys_days, OutletDay>> days;

  // Rows of lists, and what is still to become one.
  Spool rows;
  struct StoryLine {
    std::array<char, 10> day;
    std::uint64_t row;
  };
  std::vector<StoryLine> story_lines;
  struct CheckLine {
    Concern concern;
    double strength;
    std::uint64_t row;
    auto operator<=>(const CheckLine&) const = default;
  };
  std::vector<CheckLine> check_lines;  // a heap, its last on top
  std::uint32_t checks = 0;
  struct UseLine {
    std::uint64_t key;
    std::uint64_t row;
    auto operator<=>(const UseLine&) const = default;
  };
  ExternalSort<UseLine> use_lines;
  std::size_t descriptions_of_officials = 0, uses_of_officials = 0, claims_on_officials = 0;

  // From here on made at the end.
  StoredLinkage linkage;
  std::optional<Lists<Place>> statements_of, mentions_of;  // by source of the linkage
  std::vector<std::uint64_t> source_pages;                 // the same: in rows, or `no_page`
  std::vector<ClaimLine> claims;
  std::vector<std::pair<Place, std::uint32_t>> claim_of;  // by statement, if it has one
  std::vector<std::pair<std::uint32_t, std::uint32_t>>
      against;  // claims that contradict each other, both ways

  static constexpr std::uint64_t no_page = ~std::uint64_t{0};

  void begin(std::string& out, std::string_view title, std::string_view root,
             std::string_view current) const {
    out += site_page_begin(title, options.title, root, current, texts.value_or(true));
  }
  std::string list_begin(std::string_view title, std::string_view current, std::string_view lead) const {
    std::string out;
    begin(out, title, "", current);
    return out + "<h1>" + escaped(title) + "</h1>\n<p class=\"lead\">" + std::string(lead) + "</p>\n";
  }

  void add(const Analysis& analysis);
  void add(const ArticleDigest& article);
  void note_strength(Role role, double strength) {
    ++strengths[static_cast<std::size_t>(role)]
               [static_cast<std::size_t>(std::lround(std::clamp(strength, 0.0, 100.0)))];
  }
  void note_story(const StoryAudit& story, const StoryNote& note);
  void note_checks(const StoryAudit& story, const StoryNote& note);
  void join();
  void write_claims();
  void write_descriptions();
  SiteRow row_of(const Description& one) const;
  void write_stories();
  void write_check();
  void write_sources();
  void write_source(std::uint32_t id);
  std::string facts_of(std::uint32_t id) const;
  void write_outlets();
  void end_story_pages();

  std::uint64_t put_row(const SiteRow& row) {
    return rows.write(packed(std::pair(row.cells(), row.script())));
  }
  void take_row(SiteList& list, std::uint64_t row) const {
    const auto [cells, script] = unpacked<std::pair<std::string, std::string>>(rows.read(row));
    list.add(cells, script);
  }
  Story story(std::uint32_t index) const {
    Story out{corpus[index], {}};
    out.note = unpacked<StoryNote>(out.stored->note);
    return out;
  }
  StatementDigest digest(Place place) const { return corpus[place.article]->article.statements[place.index]; }
  std::string page_of_source(std::uint32_t id) const {
    return source_pages[id] == no_page ? "" : "sources/" + rows.read(source_pages[id]) + ".html";
  }
  std::string page_of_claim(std::uint32_t claim) const {
    return "claims/" + std::to_string(claim + 1) + ".html";
  }

  /// A claim of several stories.
  struct SharedClaim {
    std::uint32_t id = 0;
    std::vector<Place> places;
    std::string words;                 // of the first statement
    std::vector<std::string> outlets;  // names
    std::uint32_t stories = 0;
    std::string first, last;  // days, empty where none is known
    std::vector<std::uint32_t> against;
  };
  SharedClaim shared_claim(std::uint32_t claim) const;
  void write_claim(std::uint32_t id);
  static std::string figures_of(const SharedClaim& claim, const ClaimLine& line);
  std::string contradictions_of(const SharedClaim& claim) const;
  std::string carriers_of(const SharedClaim& claim) const;
  std::string teller_of(const Story& of, Place place) const;
  // The source of that name among those of some statements.
  std::optional<std::uint32_t> source_named(std::string_view name, std::span<const Place> among) const;
  bool is_official(std::uint32_t id) const;
};

void Site::State::add(const Analysis& analysis) {
  StoryNote note{analysis.desk, story_names.make(analysis.id, "story"), {}};
  StoryPart part{0, story_part_count(analysis.statements.size()), note.stem};
  for (; part.index < part.count; ++part.index) {
    std::string text;
    begin(text, shortened(hearsay::title_of(analysis), 200), "../", "");
    write_story(analysis, "a0", part, text);
    if (part.index > 0) text += site_page_end();
    files.put("stories/" + story_part_name(part.stem, part.index), text);
  }
  const StoryAudit story = hearsay::audit(analysis);
  note_story(story, note);
  note_checks(story, note);
  for (const DescriptionUse& use : description_uses(analysis, corpus.size()))
    use_lines.add(
        {key_hash((use.identity == Identity::group ? "group " : "") + use.key), rows.write(packed(use))});
  for (const Statement& statement : analysis.statements) {
    if (!statement.sourcing.source) continue;
    note_strength(analysis.sources[*statement.sourcing.source].role, statement.assessment.strength.score);
  }
  for (SourceId id = 0; id < analysis.sources.size(); ++id) {
    const Source& source = analysis.sources[id];
    if (source.identity != Identity::named && source.identity != Identity::organization) continue;
    std::string all = described_in(analysis, source);
    if (!all.empty()) note.described.push_back({id, std::move(all)});
  }
  corpus.add(hearsay::digest(analysis), packed(note));
}

// Of a story without its text the page is a table of who said what.
void Site::State::add(const ArticleDigest& article) {
  const StoryNote note{"", story_names.make(article.id, "story"), {}};
  StoryAudit story{
      .id = article.id, .title = article.title, .publisher = article.publisher, .date = article.date};
  for (const StatementDigest& statement : article.statements) {
    story.counts += counted_alone(article, statement);
    if (statement.source) note_strength(article.sources[*statement.source].role, statement.strength);
  }
  const std::string title = shortened(article.title.empty() ? article.id : article.title, 200);
  const std::size_t parts = story_part_count(article.statements.size());
  for (std::size_t part = 0; part < parts; ++part) {
    std::string text;
    begin(text, title, "../", "");
    text += "<h1>" + escaped(title) + "</h1>\n<p class=\"byline\">" +
            escaped(shortened(article.publisher, 60)) +
            (article.date.empty() ? "" : " · " + escaped(date_without_time(article.date))) + "</p>\n";
    if (part == 0 && story.counts.statements > 0) text += mix_bar(story.counts, false) + mix_key(false);
    const std::string pages = links_of_pages("Pages of this story", note.stem, part, parts);
    text += "<h2>Who said what</h2>\n" + pages +
            table_head("In the order of the text, which is not kept here.", "",
                       {{"Who"}, {"Statement", false, false}, {"How"}, {"Strength", true}});
    for (std::size_t i = part * StoryPart::most_statements;
         i < std::min(article.statements.size(), (part + 1) * StoryPart::most_statements); ++i)
      text += row_of_statement(article, i);
    text += std::string(table_end) + pages;
    if (part > 0) text += site_page_end();
    files.put("stories/" + story_part_name(note.stem, part), text);
  }
  note_story(story, note);
  corpus.add(article, packed(note));
}

// The story's row of the list, and its part in the sums.
void Site::State::note_story(const StoryAudit& story, const StoryNote& note) {
  counts += story.counts;
  leaning += story.leaning > 0;
  desks = desks || !story.desk.empty();
  OutletAudit& outlet = outlets[story.publisher];
  outlet.publisher = story.publisher;
  ++outlet.stories;
  outlet.leaning += story.leaning > 0;
  outlet.counts += story.counts;
  if (const auto day = as_day(story.date)) {
    OutletDay& of = days[story.publisher][*day];
    ++of.stories;
    of.counts += story.counts;
  }

  const bool with_text = *texts, leans = story.leaning > 0;
  const std::string title = shortened(story.title.empty() ? story.id : story.title, 200);
  const auto share = [&](std::uint32_t part) { return percent(part, story.counts.statements); };
  SiteRow row;
  row.key(title).key(whole_day(story.date)).key(0).key(story.counts.statements);
  for (const std::uint32_t part : {story.counts.named, story.counts.unnamed})
    row.key(100 * story.counts.share(part));
  if (with_text) row.key(100 * story.counts.share(story.counts.unexplained));
  row.key(story.counts.mean_strength);
  if (with_text) row.key(story.weakest.empty() ? 101 : story.weakest[0].strength);
  row.facet(shortened(story.publisher, 200)).facet(shortened(story.desk, 100)).facet(whole_day(story.date));
  row.facet(std::string(leans ? "leans " : "") + (story.counts.unexplained > 0 ? "unexplained" : ""));
  std::string by = shortened(story.publisher, 60);
  if (!story.desk.empty()) by += (by.empty() ? "" : " · ") + shortened(story.desk, 40);
  row.cell(
      link("stories/" + note.stem + ".html", title) + "<br>" + faint(by) +
      (leans ? "<br>" + badge("x", "leans on “" + shortened(story.leans_on, 60) + "”, no word on why") : ""));
  row.cell(escaped(date_without_time(story.date)), "day")
      .cell(mix_bar(story.counts, with_text))
      .cell(thousands(story.counts.statements), "number less");
  row.cell(share(story.counts.named), "number").cell(share(story.counts.unnamed), "number");
  if (with_text) row.cell(share(story.counts.unexplained), "number");
  row.cell(strength_markup(story.counts.mean_strength), "number less");
  if (with_text)
    row.cell(story.weakest.empty()
                 ? "–"
                 : "<b>" + fixed(story.weakest[0].strength, 0) + "</b> " +
                       link("stories/" + story_statement_name(note.stem, story.weakest[0].statement),
                            shortened(story.weakest[0].content, 90)),
             "less");
  StoryLine line{{}, put_row(row)};
  const std::string day = whole_day(story.date);
  std::copy_n(day.begin(), std::min(day.size(), line.day.size()), line.day.begin());
  story_lines.push_back(line);
}

// Of all statements to check the first are kept.
void Site::State::note_checks(const StoryAudit& story, const StoryNote& note) {
  const std::string title = shortened(story.title.empty() ? story.id : story.title, 200);
  std::string by;
  for (const std::string& part :
       {shortened(story.publisher, 60), date_without_time(story.date), shortened(story.desk, 40)})
    if (!part.empty()) by += (by.empty() ? "" : " · ") + part;
  for (const WeakStatement& weak : story.weakest) {
    ++checks;
    to_ask += weak.concern == Concern::one_unnamed;
    if (check_lines.size() == most_to_check &&
        std::tie(check_lines[0].concern, check_lines[0].strength) <= std::tie(weak.concern, weak.strength))
      continue;
    SiteRow row;
    row.key(weak.strength).key(0).key(weak.source).key(0).key(title);
    row.facet(shortened(story.publisher, 200)).facet(shortened(story.desk, 100)).facet(whole_day(story.date));
    row.facet(concern_facet(weak.concern));
    row.cell(strength_markup(weak.strength), "number");
    row.cell(link("stories/" + story_statement_name(note.stem, weak.statement), weak.content) + "<br>" +
                 badge(weak.concern <= Concern::unnamed ? "x" : "", to_string(weak.concern)),
             "said");
    row.cell(weak.identity
                 ? escaped(shortened(weak.source, 100)) + "<br>" + faint(kind_in_words(*weak.identity))
                 : "<i>nobody named</i>");
    std::string because;
    for (const std::string& reason : weak.because) because += (because.empty() ? "" : "; ") + reason;
    row.cell(escaped(because), "less");
    row.cell(link("stories/" + note.stem + ".html", title) + "<br>" + faint(by));
    if (check_lines.size() == most_to_check) {
      std::pop_heap(check_lines.begin(), check_lines.end());
      check_lines.pop_back();
    }
    check_lines.push_back({weak.concern, weak.strength, put_row(row)});
    std::push_heap(check_lines.begin(), check_lines.end());
  }
}

// Sources and claims across stories.
void Site::State::join() {
  linkage = hearsay::link(corpus, {}, options.lexicon);
  statements_of.emplace(linkage.source_count(), [&](const auto& put) {
    for (std::uint32_t a = 0; a < corpus.size(); ++a) {
      const auto stored = corpus[a];
      for (std::uint32_t i = 0; i < stored->article.statements.size(); ++i)
        if (const auto source = stored->article.statements[i].source)
          put(linkage.source_of({a, *source}), Place{a, i});
    }
  });
  mentions_of.emplace(linkage.source_count(), [&](const auto& put) {
    for (std::uint32_t a = 0; a < corpus.size(); ++a)
      for (std::uint32_t i = 0; i < linkage.sources_in(a); ++i) put(linkage.source_of({a, i}), Place{a, i});
  });
  source_pages.assign(linkage.source_count(), no_page);
  for (std::uint32_t id = 0; id < linkage.source_count(); ++id) {
    const Identity identity = linkage.source(id).identity;
    const bool one_of_many = identity == Identity::named || identity == Identity::organization;
    if (one_of_many && !(*statements_of)[id].empty())
      source_pages[id] = rows.write(source_names.make(linkage.name_of(id), "source"));
  }
  for (std::uint32_t claim = 0; claim < linkage.shared; ++claim)
    for (const Place place : linkage.claim(claim).statements) claim_of.emplace_back(place, claim);
  std::sort(claim_of.begin(), claim_of.end());
  for (const Contradiction& one : linkage.contradictions) {
    against.emplace_back(one.first, one.second);
    against.emplace_back(one.second, one.first);
  }
  std::sort(against.begin(), against.end());
  against.erase(std::unique(against.begin(), against.end()), against.end());
}

void Site::State::write_stories() {
  const bool with_texts = texts.value_or(true);
  std::optional<std::chrono::sys_days> first, last;
  for (const auto& [outlet, of] : days) {
    if (!first || of.begin()->first < *first) first = of.begin()->first;
    if (!last || of.rbegin()->first > *last) last = of.rbegin()->first;
  }
  std::size_t independent = 0, contradicted = 0;
  for (const ClaimLine& claim : claims) {
    independent += claim.independent > 1;
    contradicted += claim.conflicts > 0;
  }
  std::string page;
  begin(page, options.title, "", "index.html");
  page += "<h1>" + escaped(options.title) + "</h1>\n<p class=\"lead\">" +
          counted(corpus.size(), "story", "stories") + " of " + counted(outlets.size(), "outlet", "outlets") +
          (!first          ? ""
           : first == last ? ", " + text_of(*first)
                           : ", " + text_of(*first) + " to " + text_of(*last)) +
          ", with " + counted(counts.statements, "statement", "statements") +
          ".</p>\n<h2 class=\"quiet\">Where to look first</h2>\n<ul class=\"tiles\">\n";
  if (with_texts)
    page += tile("index.html#flag=leans", leaning,
                 leaning == 1 ? "story leans on one unnamed source and does not say why"
                              : "stories lean on one unnamed source and do not say why") +
            tile("unnamed.html#role=government", descriptions_of_officials,
                 "ways in which officials are described whom nobody names, used " +
                     counted(uses_of_officials, "time", "times"));
  page += tile("claims.html#flag=one-official", claims_on_officials,
               claims_on_officials == 1 ? "claim that several outlets carry rests on one official"
                                        : "claims that several outlets carry rest on one official each");
  page +=
      with_texts
          ? tile("check.html", to_ask,
                 to_ask == 1 ? "statement to check before printing: one unnamed source, no word on why"
                             : "statements to check before printing: one unnamed source, no word on why")
          : tile("claims.html#flag=independent", independent, "claims have two independent sources or more") +
                tile("claims.html#flag=conflict", contradicted, "claims are contradicted");
  page += "</ul>\n<h2 class=\"quiet\">Who speaks in them</h2>\n<div class=\"whole\">" +
          mix_bar(counts, with_texts) + "</div>\n" + mix_key(with_texts);
  page +=
      "<h2 id=\"stories\">All stories</h2>\n" +
      list_filters("Find stories",
                   filter_choice(0, "outlet", "Outlet") + (desks ? filter_choice(1, "desk", "Desk") : "") +
                       filter_dates(2) +
                       (with_texts ? filter_flag(3, "leans", "leans on one unnamed source, no word on why") +
                                         filter_flag(3, "unexplained", "unnamed people, no word on why")
                                   : ""));
  std::vector<SiteColumn> columns{
      {"Story"},       {"Date"},         {"Who speaks", false, false}, {"Statements", true, true, "less"},
      {"Named", true}, {"Unnamed", true}};
  if (with_texts) columns.push_back({"No word on why", true});
  columns.push_back({"Strength", true, true, "less"});
  if (with_texts) columns.push_back({"Check first", false, true, "less"});
  page += list_head("The stories, the newest first. Shares are of a story’s statements.", "stories", columns);

  std::stable_sort(story_lines.begin(), story_lines.end(),
                   [](const StoryLine& a, const StoryLine& b) { return a.day > b.day; });
  SiteList list(files, "index", std::move(page));
  for (const StoryLine& line : story_lines) take_row(list, line.row);
  list.finish("");
}

void Site::State::write_check() {
  std::sort_heap(check_lines.begin(), check_lines.end());
  const bool cut = checks > check_lines.size();
  SiteList list(
      files, "check",
      list_begin(
          "To check before printing", "check.html",
          "At most three statements of each story" +
              std::string(cut ? ", as far as they are among the first " + thousands(most_to_check) + " of all"
                              : "") +
              ": first those that rest on one person whom the story does not name, without a word on why, "
              "then "
              "what reached it at second hand or from nobody in particular; the weakest of each first. Ask "
              "the "
              "reporter about them.") +
          list_filters(
              "Find statements",
              filter_choice(0, "outlet", "Outlet") + (desks ? filter_choice(1, "desk", "Desk") : "") +
                  filter_dates(2) + filter_flag(3, "unexplained", "unnamed, no word on why") +
                  filter_flag(3, "hearsay", "at second hand") + filter_flag(3, "nobody", "nobody named")) +
          list_head("Statements, the most pressing first.", "check",
                    {{"Strength", true},
                     {"Statement", false, false},
                     {"Who", false},
                     {"What weakens it", false, false, "less"},
                     {"Story"}}));
  for (const CheckLine& line : check_lines) take_row(list, line.row);
  list.finish("");
}

void Site::State::write_descriptions() {
  // Uses of one description follow one another, in the order of the stories.
  struct Line {
    std::tuple<bool, std::uint32_t, std::uint32_t, std::uint64_t> rank;
    std::uint64_t row;
  };
  std::vector<Line> lines;
  std::optional<DescriptionGroup> group;
  std::uint64_t key = 0, first = 0;
  const auto close = [&] {
    if (!group) return;
    const Description one = group->description();
    if (is_of_government(one.role)) {
      ++descriptions_of_officials;
      uses_of_officials += one.times;
    }
    lines.push_back({std::tuple_cat(description_rank(one), std::tuple(first)), rows.write(packed(one))});
  };
  use_lines.for_each([&](const UseLine& line) {
    if (!group || line.key != key) {
      close();
      group.emplace();
      key = line.key;
      first = line.row;
    }
    group->add(unpacked<DescriptionUse>(rows.read(line.row)), uses_shown);
  });
  close();
  std::sort(lines.begin(), lines.end(), [](const Line& a, const Line& b) { return a.rank < b.rank; });

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
  for (const Line& line : lines) list.add(row_of(unpacked<Description>(rows.read(line.row))));
  list.finish("");
}

SiteRow Site::State::row_of(const Description& one) const {
  const bool of_group = one.identity == Identity::group;
  SiteRow row;
  row.key(one.words).key(role_in_words(one.role)).key(one.stories).key(one.times);
  row.key(one.statements).key(100.0 * one.explained() / one.times).key(0).key(0);
  row.facet(role_facet(one.role));
  row.facet(std::string(of_group ? "group " : "person ") + (one.explained() == 0 ? "never" : ""));
  row.cell("<b>" + escaped(one.words) + "</b><br>" + faint(of_group ? "a group" : "a person or a few"));
  row.cell(role_in_words(one.role))
      .cell(thousands(one.stories), "number")
      .cell(thousands(one.times), "number");
  row.cell(thousands(one.statements), "number less");
  row.cell(of_group ? "–" : percent(one.explained(), one.times), "number");
  std::string terms;
  for (std::size_t i = terms_count; i-- > 1;) {
    if (one.terms[i] == 0) continue;
    terms += (terms.empty() ? "" : "<br>") + std::string(to_string(static_cast<Terms>(i))) + " " +
             std::to_string(one.terms[i]);
  }
  if (terms.empty()) terms = of_group ? "–" : "<span class=\"bad\">nothing</span>";
  row.cell(terms);
  std::string where = "<details><summary>" + counted(one.stories, "story", "stories") + "</summary><ul>";
  for (const Description::Use& use : one.uses) {
    const Story of = story(use.story);
    where += "<li>" + link(of.page() + "#a0-q" + std::to_string(use.source), of.title()) + " " +
             faint(of.byline()) + (use.words.empty() ? "" : "<br><q>" + escaped(use.words) + "</q>") +
             "</li>";
  }
  if (one.times > one.uses.size())
    where += "<li>and " + thousands(one.times - one.uses.size()) + " more</li>";
  row.cell(where + "</ul></details>");
  return row;
}

void Site::State::write_claims() {
  for (std::uint32_t claim = 0; claim < linkage.shared; ++claim) write_claim(claim);
  std::vector<const ClaimLine*> order;
  for (const ClaimLine& claim : claims) order.push_back(&claim);
  std::stable_sort(order.begin(), order.end(), [](const ClaimLine* a, const ClaimLine* b) {
    return std::tie(a->outlets, a->stories) > std::tie(b->outlets, b->stories);
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
                              std::vector<SiteColumn>{{"Claim", false, false},
                                                      {"Outlets", true},
                                                      {"Stories", true},
                                                      {"Independent sources", true},
                                                      {"All of it is from"},
                                                      {"First", false},
                                                      {"Contradicted", true, true, "less"}}));
  for (const ClaimLine* claim : order) take_row(list, claim->row);
  list.finish(claims.empty() ? "<p class=\"empty\">No two stories share a claim.</p>\n" : "");
}

Site::State::SharedClaim Site::State::shared_claim(std::uint32_t claim) const {
  SharedClaim out;
  out.id = claim;
  out.places = linkage.claim(claim).statements;
  out.words = digest(out.places[0]).content;
  std::set<std::uint32_t> outlets_of, stories_of;
  for (const Place place : out.places) {
    stories_of.insert(place.article);
    const std::uint32_t outlet = linkage.outlet_of[place.article];
    if (outlets_of.insert(outlet).second) out.outlets.push_back(linkage.name_of(outlet));
    const std::string day = date_without_time(corpus[place.article]->article.date);
    if (!is_day(day)) continue;
    if (out.first.empty() || day < out.first) out.first = day;
    if (day > out.last) out.last = day;
  }
  out.stories = static_cast<std::uint32_t>(stories_of.size());
  const auto range = std::equal_range(against.begin(), against.end(), std::pair(claim, 0u),
                                      [](const auto& a, const auto& b) { return a.first < b.first; });
  for (auto at = range.first; at != range.second; ++at) out.against.push_back(at->second);
  return out;
}

std::optional<std::uint32_t> Site::State::source_named(std::string_view name,
                                                       std::span<const Place> among) const {
  std::optional<std::uint32_t> found;
  if (name.empty()) return found;
  for (const Place place : among) {
    const auto source = digest(place).source;
    if (!source) continue;
    const std::uint32_t id = linkage.source_of({place.article, *source});
    if (linkage.name_of(id) == name) found = id;
  }
  return found;
}

bool Site::State::is_official(std::uint32_t id) const {
  const StoredLinkage::Source& source = linkage.source(id);
  return is_of_government(source.role) &&
         (source.identity == Identity::named || source.identity == Identity::unnamed);
}

void Site::State::write_claim(std::uint32_t id) {
  const SharedClaim claim = shared_claim(id);
  const ClaimAlone alone = hearsay::alone(corpus, linkage, id);
  const ClaimProfile profile = hearsay::profile({alone.corpus, alone.linkage}, 0);
  // Whom all of it goes back to, and which source that is.
  const std::string from = profile.bottlenecks.empty() ? "" : profile.bottlenecks.back();
  const auto from_source = source_named(from, claim.places);
  ClaimLine line{.outlets = static_cast<std::uint32_t>(claim.outlets.size()),
                 .stories = claim.stories,
                 .independent = profile.independent_sources,
                 .conflicts = static_cast<std::uint32_t>(claim.against.size()),
                 .hangs_on_one = !from.empty() && claim.outlets.size() > 1,
                 .row = 0,
                 .from = rows.write(from)};
  const bool on_official = line.hangs_on_one && from_source && is_official(*from_source);
  claims_on_officials += on_official;

  SiteRow row;
  row.key(0)
      .key(line.outlets)
      .key(line.stories)
      .key(line.independent)
      .key(from)
      .key(claim.first)
      .key(line.conflicts);
  row.facet(std::string(on_official ? "one-official " : "") + (line.hangs_on_one ? "one " : "") +
            (line.independent > 1 ? "independent " : "") + (line.conflicts > 0 ? "conflict" : ""));
  row.cell(link(page_of_claim(id), shortened(claim.words, 220)), "said");
  row.cell(
      "<span title=\"" + escaped(listed(claim.outlets, 12)) + "\">" + thousands(line.outlets) + "</span>",
      "number");
  row.cell(thousands(line.stories), "number").cell(thousands(line.independent), "number");
  std::string source = escaped(shortened(from, 80));
  if (from_source)
    source += "<br>" + faint(std::string(kind_in_words(linkage.source(*from_source).identity)) + ", " +
                             std::string(role_in_words(linkage.source(*from_source).role)));
  row.cell(from.empty() ? "–" : source).cell(escaped(claim.first), "day");
  row.cell(line.conflicts == 0 ? "–" : thousands(line.conflicts), "number less");
  line.row = put_row(row);
  claims.push_back(line);

  std::string page;
  begin(page, shortened(claim.words, 80), "../", "");
  page += figures_of(claim, line);
  if (line.hangs_on_one)
    page += "<p class=\"warning\">All outlets have it from “" + escaped(shortened(from, 120)) + "”.</p>\n";
  if (const std::string picture = reliance_picture(reliance_graph(alone.corpus, alone.linkage, 0));
      !picture.empty())
    page += "<h2>Who has it from whom</h2>\n" + picture;
  page += contradictions_of(claim) + carriers_of(claim);
  files.put(page_of_claim(id), page + site_page_end());
}

std::string Site::State::figures_of(const SharedClaim& claim, const ClaimLine& line) {
  const std::string days =
      claim.first.empty() ? ""
                          : figure(escaped(claim.first),
                                   claim.first == claim.last ? "the only day" : "to " + escaped(claim.last));
  return "<h1 class=\"claim\">" + escaped(shortened(claim.words, 400)) +
         "</h1>\n<ul class=\"figures\" aria-label=\"The claim\">\n" +
         figure(thousands(line.outlets), line.outlets == 1 ? "outlet" : "outlets") +
         figure(thousands(line.stories), "stories") +
         figure(thousands(line.independent),
                line.independent == 1 ? "independent source" : "independent sources") +
         days + "</ul>\n";
}

std::string Site::State::contradictions_of(const SharedClaim& claim) const {
  if (claim.against.empty()) return "";
  std::string out = "<h2>Contradicted by</h2>\n<ul class=\"plain\">\n";
  for (const std::uint32_t other : claim.against) {
    const Place place = linkage.claim(other).statements[0];
    const Story of = story(place.article);
    out += "<li>" +
           link("../" + (other < linkage.shared ? page_of_claim(other) : of.place_of(place.index)),
                shortened(of.article().statements[place.index].content, 300)) +
           " " + faint(of.byline()) + "</li>\n";
  }
  return out + "</ul>\n";
}

// Those who said it, day by day.
std::string Site::State::carriers_of(const SharedClaim& claim) const {
  constexpr std::size_t most = 500;
  std::string out =
      "<h2>Who carries it</h2>\n" +
      table_head("In the order of time.", "",
                 {{"Date"}, {"Outlet"}, {"Story"}, {"Who"}, {"Words", false, false}, {"Strength", true}});
  std::vector<std::pair<std::string, Place>> by_day;
  for (const Place place : claim.places)
    by_day.emplace_back(date_without_time(corpus[place.article]->article.date), place);
  std::stable_sort(by_day.begin(), by_day.end(),
                   [](const auto& a, const auto& b) { return a.first < b.first; });
  const std::size_t left_out = by_day.size() > most ? by_day.size() - most : 0;
  by_day.resize(by_day.size() - left_out);
  for (const auto& [day, place] : by_day) {
    const Story of = story(place.article);
    const StatementDigest& one = of.article().statements[place.index];
    out += "<tr><td class=\"day\">" + escaped(day) + "</td><td>" +
           escaped(shortened(of.article().publisher, 60)) + "</td><td>" +
           link("../" + of.page(), of.title()) + "</td><td>" + teller_of(of, place) + "</td><td>" +
           link("../" + of.place_of(place.index), shortened(one.content, 300)) + "</td>" +
           meter_cell(one.strength, 100, fixed(one.strength, 0)) + "</tr>\n";
  }
  out.append(table_end);
  if (left_out > 0) out += "<p class=\"empty\">And " + counted(left_out, "more", "more") + ".</p>\n";
  return out;
}

// Who says a statement, with a link to their page, and through whom.
std::string Site::State::teller_of(const Story& of, Place place) const {
  const StatementDigest& one = of.article().statements[place.index];
  std::string who = "<i>nobody named</i>";
  if (one.source) {
    const std::uint32_t id = linkage.source_of({place.article, *one.source});
    const std::string name = shortened(linkage.name_of(id), 100);
    who = source_pages[id] == no_page ? escaped(name) : link("../" + page_of_source(id), name);
  }
  std::string via;
  for (const SourceId passed_on : one.via)
    via += " through " + shortened(of.article().sources[passed_on].name, 60);
  if (!via.empty()) who += "<br>" + faint(via);
  return who;
}

void Site::State::write_sources() {
  std::vector<std::tuple<std::uint32_t, std::size_t, std::uint32_t>>
      order;  // stories, statements, the source
  for (std::uint32_t id = 0; id < linkage.source_count(); ++id) {
    if (source_pages[id] == no_page) continue;
    order.emplace_back(stories_among((*statements_of)[id]), (*statements_of)[id].size(), id);
  }
  std::stable_sort(order.begin(), order.end(), [](const auto& a, const auto& b) {
    return std::tie(std::get<0>(a), std::get<1>(a)) > std::tie(std::get<0>(b), std::get<1>(b));
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
          list_head("Sources, those in most stories first.", "sources",
                    std::vector<SiteColumn>{{"Source"},
                                            {"Kind"},
                                            {"Role"},
                                            {"Stories", true},
                                            {"Statements", true},
                                            {"Strength", true}}));
  for (const auto& [stories, statements, id] : order) {
    const StoredLinkage::Source& source = linkage.source(id);
    const std::string name = linkage.name_of(id);
    double strength = 0;
    for (const Place place : (*statements_of)[id]) strength += digest(place).strength;
    strength /= static_cast<double>(statements);
    SiteRow row;
    row.key(name).key(kind_in_words(source.identity)).key(role_in_words(source.role)).key(stories);
    row.key(static_cast<double>(statements)).key(strength);
    row.facet(role_facet(source.role)).facet(source.identity == Identity::named ? "person" : "institution");
    row.cell(link(page_of_source(id), shortened(name, 120)));
    row.cell(kind_in_words(source.identity)).cell(role_in_words(source.role));
    row.cell(thousands(stories), "number").cell(thousands(statements), "number");
    row.cell(strength_markup(strength), "number");
    list.add(row);
    write_source(id);
  }
  list.finish("");
}

namespace {

using Counts = std::map<std::string, std::uint32_t>;

// A line of facts: what is told most often first.
std::string fact(std::string_view heading, const Counts& all) {
  constexpr std::size_t most = 12;
  if (all.empty()) return "";
  std::vector<std::pair<std::string, std::uint32_t>> order(all.begin(), all.end());
  std::stable_sort(order.begin(), order.end(),
                   [](const auto& a, const auto& b) { return a.second > b.second; });
  std::string out = "<dt>" + std::string(heading) + "</dt><dd>";
  for (std::size_t i = 0; i < std::min(order.size(), most); ++i)
    out += (i == 0 ? "" : " · ") + escaped(order[i].first) +
           (order[i].second > 1 ? " " + faint("×" + std::to_string(order[i].second)) : "");
  return out + (order.size() > most ? " · and " + std::to_string(order.size() - most) + " more" : "") +
         "</dd>\n";
}

std::string affiliation_of(const SourceDigest& source) {
  std::string out;
  for (const std::string* part : {&source.office, &source.organization, &source.country})
    if (!part->empty()) out += (out.empty() ? "" : ", ") + shortened(*part, 80);
  return out;
}

}  // namespace

// What stories say about a source.
std::string Site::State::facts_of(std::uint32_t id) const {
  Counts roles, affiliations, descriptions;
  for (const Place place : (*mentions_of)[id]) {
    const Story of = story(place.article);
    const SourceDigest& one = of.article().sources[place.index];
    ++roles[std::string(role_in_words(one.role))];
    if (const std::string with = affiliation_of(one); !with.empty()) ++affiliations[with];
    for (const StoryNote::Described& described : of.note.described) {
      if (described.source != place.index) continue;
      for (std::string_view all = described.words; !all.empty(); all.remove_prefix(all.find('\n') + 1))
        ++descriptions[std::string(all.substr(0, all.find('\n')))];
    }
  }
  return "<dl class=\"facts\">\n<dt>Kind</dt><dd>" + std::string(kind_in_words(linkage.source(id).identity)) +
         "</dd>\n" + fact("Speaks as", roles) + fact("Office and affiliation", affiliations) +
         fact("Described as", descriptions) + "</dl>\n";
}

void Site::State::write_source(std::uint32_t id) {
  const std::string name = linkage.name_of(id);
  const std::string stem = rows.read(source_pages[id]);
  const std::span<const Place> said = (*statements_of)[id];
  double strength = 0;
  for (const Place place : said) strength += digest(place).strength;
  const std::uint32_t stories = stories_among(said);
  const std::size_t parts = (said.size() + statements_of_source - 1) / statements_of_source;
  for (std::size_t part = 0; part < parts; ++part) {
    std::string page;
    begin(page, shortened(name, 100), "../", "");
    page += "<h1>" + escaped(shortened(name, 200)) + "</h1>\n";
    if (part == 0)
      page += "<ul class=\"figures\" aria-label=\"The source\">\n" +
              figure(thousands(said.size()), said.size() == 1 ? "statement" : "statements") +
              figure(thousands(stories), stories == 1 ? "story" : "stories") +
              figure(fixed(strength / static_cast<double>(said.size()), 0), "average strength of 100") +
              "</ul>\n" + facts_of(id);
    const std::string pages = links_of_pages("Pages of this source", stem, part, parts);
    page += "<h2>All statements</h2>\n" + pages +
            table_head("Story by story.", "",
                       {{"Date"}, {"Story"}, {"Statement", false, false}, {"How"}, {"Strength", true}});
    for (std::size_t i = part * statements_of_source;
         i < std::min(said.size(), (part + 1) * statements_of_source); ++i) {
      const Story of = story(said[i].article);
      const StatementDigest& one = of.article().statements[said[i].index];
      page += "<tr><td class=\"day\">" + escaped(date_without_time(of.article().date)) + "</td><td>" +
              link("../" + of.page(), of.title()) + "<br>" + faint(shortened(of.article().publisher, 60)) +
              "</td><td>" + link("../" + of.place_of(said[i].index), shortened(one.content, 300)) +
              "</td><td>" + how_in_words(of.article(), one) + "</td>" +
              meter_cell(one.strength, 100, fixed(one.strength, 0)) + "</tr>\n";
    }
    page.append(table_end);
    files.put("sources/" + story_part_name(stem, part), page + pages + site_page_end());
  }
}

void Site::State::write_outlets() {
  const bool with_texts = texts.value_or(true);
  std::vector<OutletAudit> order;
  for (const auto& [name, outlet] : outlets) order.push_back(outlet);
  std::stable_sort(order.begin(), order.end(),
                   [](const OutletAudit& a, const OutletAudit& b) { return a.stories > b.stories; });
  std::vector<SiteColumn> columns{
      {"Outlet"},      {"Stories", true}, {"Who speaks", false, false}, {"Statements", true, true, "less"},
      {"Named", true}, {"Unnamed", true}};
  if (with_texts) columns.push_back({"No word on why", true});
  columns.push_back({"At second hand", true, true, "less"});
  if (with_texts) columns.push_back({"Stories that lean on one unnamed source", true, true, "less"});
  columns.push_back({"Strength", true});
  std::string before = list_begin(
      "Outlets", "outlets.html",
      "How open each outlet is about its sources. Shares are of its statements; an outlet’s name leads "
      "to its stories.");
  if (const std::string pictures = outlet_pictures(days, order); !pictures.empty())
    before += "<h2>Who speaks, over time</h2>\n" + mix_key(with_texts) + pictures;
  if (const std::string picture = role_picture(strengths); !picture.empty())
    before += "<h2>How strong the statements of each role are</h2>\n" + picture;
  before += "<h2>All outlets</h2>\n" + list_filters("Find outlets", "") +
            list_head("Outlets, those with most stories first.", "outlets", columns);
  SiteList list(files, "outlets", std::move(before));
  for (const OutletAudit& one : order) {
    const Transparency& of = one.counts;
    SiteRow row;
    row.key(one.publisher).key(one.stories).key(0).key(of.statements);
    row.key(100 * of.share(of.named)).key(100 * of.share(of.unnamed));
    if (with_texts) row.key(100 * of.share(of.unexplained));
    row.key(100 * of.share(of.hearsay));
    if (with_texts) row.key(one.leaning);
    row.key(of.mean_strength);
    row.cell(one.publisher.empty() ? "<i>not known</i>"
                                   : link("index.html#outlet=" + encoded(shortened(one.publisher, 200)),
                                          shortened(one.publisher, 80)));
    row.cell(thousands(one.stories), "number")
        .cell(mix_bar(of, with_texts))
        .cell(thousands(of.statements), "number less");
    row.cell(percent(of.named, of.statements), "number").cell(percent(of.unnamed, of.statements), "number");
    if (with_texts) row.cell(percent(of.unexplained, of.statements), "number");
    row.cell(percent(of.hearsay, of.statements), "number less");
    if (with_texts) row.cell(thousands(one.leaning), "number less");
    row.cell(strength_markup(of.mean_strength), "number");
    list.add(row);
  }
  list.finish("");
}

// What the other stories have to do with each, and the end of its page.
void Site::State::end_story_pages() {
  constexpr std::size_t most = 60;
  auto next = claim_of.begin();
  for (std::uint32_t i = 0; i < corpus.size(); ++i) {
    const Story of = story(i);
    std::string shared, sources;
    std::set<std::uint32_t> told;
    for (; next != claim_of.end() && next->first.article == i; ++next) {
      const auto& [place, claim] = *next;
      if (told.size() == most || !told.insert(claim).second) continue;
      const ClaimLine& one = claims[claim];
      shared +=
          "<li>" +
          link("../" + page_of_claim(claim), shortened(of.article().statements[place.index].content, 160)) +
          " " +
          faint(counted(one.outlets, "outlet", "outlets") + ", " +
                counted(one.independent, "independent source", "independent sources") +
                (one.hangs_on_one ? ", all from " + shortened(rows.read(one.from), 60) : "") +
                (one.conflicts == 0 ? "" : ", contradicted")) +
          "</li>\n";
    }
    std::size_t count = 0;
    for (SourceId id = 0; id < of.article().sources.size() && count < most; ++id) {
      const std::uint32_t linked = linkage.source_of({i, id});
      if (source_pages[linked] == no_page) continue;
      const std::span<const Place> said = (*statements_of)[linked];
      const auto here = std::equal_range(said.begin(), said.end(), Place{i, 0},
                                         [](Place a, Place b) { return a.article < b.article; });
      const std::size_t elsewhere = said.size() - static_cast<std::size_t>(here.second - here.first);
      if (elsewhere == 0) continue;
      ++count;
      sources += "<li><a data-q=\"" + std::to_string(id) + "\" href=\"../" + page_of_source(linked) + "\">" +
                 escaped(shortened(linkage.name_of(linked), 100)) + "</a> " +
                 faint(counted(elsewhere, "statement", "statements") + " in other stories") + "</li>\n";
    }
    std::string out;
    if (!shared.empty())
      out += "<h2>Claims that other stories carry too</h2>\n<ul class=\"plain\">\n" + shared + "</ul>\n";
    if (!sources.empty())
      out += "<h2>Sources that other stories have too</h2>\n<ul class=\"plain columns\">\n" + sources +
             "</ul>\n";
    files.put(of.page(), out + site_page_end());
  }
}

namespace {

// What goes wrong with temporary files is an error like that of any other file.
template <class Step>
Result<void> spooled(SiteFiles& files, Step step) {
  if (auto before = files.result(); before.has_error()) return before;
  try {
    if (auto done = step(); done.has_error()) return done;
  } catch (const SpoolError& error) {
    files.fail({ErrorCode::io, 0, error.what()});
  }
  return files.result();
}

template <class State, class StoryLike>
Result<void> add_story(State& state, const StoryLike& story, bool with_text) {
  return spooled(state.files, [&]() -> Result<void> {
    if (state.texts.value_or(with_text) != with_text)
      return Error{ErrorCode::invalid_record, 0, "a site has either texts or articles of a corpus"};
    state.texts = with_text;
    if (!state.ids.insert(key_hash(story.id)).second)
      return Error{ErrorCode::invalid_record, 0,
                   "an article before this one has the id '" + story.id + "' too"};
    state.add(story);
    return {};
  });
}

}  // namespace

Site::Site(SiteOptions options, Append append)
    : state_(std::make_unique<State>(std::move(options), std::move(append))) {
  state_->files.put("site.css", page_style);
  state_->files.put("site.js", page_script);
}
Site::Site(Site&&) noexcept = default;
Site& Site::operator=(Site&&) noexcept = default;
Site::~Site() = default;

Result<void> Site::add(const Analysis& analysis) {
  return add_story(*state_, analysis, true);
}

Result<void> Site::add(const ArticleDigest& article) {
  return add_story(*state_, article, false);
}

Result<void> Site::finish() {
  State& state = *state_;
  return spooled(state.files, [&]() -> Result<void> {
    state.join();
    state.write_claims();
    if (state.texts.value_or(true)) {
      state.write_descriptions();
      state.write_check();
    }
    state.write_stories();
    state.write_sources();
    state.write_outlets();
    state.end_story_pages();
    return {};
  });
}

}  // namespace hearsay
