// What tells an article from the rest of its page is how it is written and where it stands: paragraphs of
// full sentences with few links, next to each other, in one branch of the tree (Kohlschütter et al. 2010 and
// Readability use the same); names of classes and of elements are weaker evidence, since authors use them as
// they like. All of it becomes numbers here, and log_odds
// weighs them.
#include "cli/page_blocks.hpp"

#include <algorithm>
#include <unordered_map>
#include <unordered_set>
#include <utility>

#include "base/ascii.hpp"

namespace hearsay::cli::page {
namespace {

// Words of classes and ids by what they stand for. A word also stands for those that it begins.
enum Sign : std::uint32_t {
  comment,
  related,
  furniture,
  caption,
  body,
  content,
  sidebar,
  quote,
  list,
  sign_count
};

struct SignWord {
  std::string_view word;
  Sign sign;
};

// In the order of the words.
constexpr std::array sign_words = std::to_array<SignWord>({
    {"addthis", furniture},
    {"addtoany", furniture},
    {"ads", furniture},
    {"adsense", furniture},
    {"advert", furniture},
    {"alert", furniture},
    {"also", related},
    {"article", content},
    {"articlebody", body},
    {"articlecontent", body},
    {"articletext", body},
    {"aside", sidebar},
    {"block", list},
    {"body", body},
    {"bottom", furniture},
    {"box", list},
    {"breadcrumb", furniture},
    {"caption", caption},
    {"card", list},
    {"carousel", related},
    {"cms", content},
    {"colophon", furniture},
    {"column", list},
    {"comment", comment},
    {"complementary", sidebar},
    {"consent", furniture},
    {"content", content},
    {"contentinfo", furniture},
    {"cookie", furniture},
    {"copy", content},
    {"copyright", furniture},
    {"credit", caption},
    {"crumb", furniture},
    {"cta", furniture},
    {"disclaimer", furniture},
    {"discussion", comment},
    {"disqus", comment},
    {"donat", furniture},
    {"embed", caption},
    {"entry", content},
    {"entrycontent", body},
    {"fact", quote},
    {"feed", related},
    {"feedback", comment},
    {"figure", caption},
    {"follow", furniture},
    {"foot", furniture},
    {"form", furniture},
    {"gallery", caption},
    {"gdpr", furniture},
    {"grid", list},
    {"image", caption},
    {"img", caption},
    {"inline", related},
    {"item", list},
    {"latest", related},
    {"left", sidebar},
    {"legal", furniture},
    {"links", related},
    {"list", list},
    {"livefyre", comment},
    {"login", furniture},
    {"main", content},
    {"media", caption},
    {"menu", furniture},
    {"modal", furniture},
    {"module", list},
    {"more", related},
    {"most", related},
    {"nav", furniture},
    {"newsletter", furniture},
    {"next", related},
    {"note", quote},
    {"outbrain", related},
    {"overlay", furniture},
    {"pager", furniture},
    {"pagination", furniture},
    {"paging", furniture},
    {"panel", list},
    {"paragraph", body},
    {"paywall", furniture},
    {"photo", caption},
    {"pic", caption},
    {"popular", related},
    {"popup", furniture},
    {"post", content},
    {"postbody", body},
    {"postcontent", body},
    {"prev", related},
    {"promo", related},
    {"prose", body},
    {"pullquote", quote},
    {"quote", quote},
    {"rail", sidebar},
    {"read", related},
    {"recirc", related},
    {"recommend", related},
    {"register", furniture},
    {"relat", related},
    {"reply", comment},
    {"respond", comment},
    {"review", comment},
    {"rich", body},
    {"right", sidebar},
    {"search", furniture},
    {"secondary", sidebar},
    {"share", furniture},
    {"sharedaddy", furniture},
    {"sharing", furniture},
    {"side", sidebar},
    {"sidebar", sidebar},
    {"signup", furniture},
    {"similar", related},
    {"skip", furniture},
    {"slide", caption},
    {"social", furniture},
    {"sponsor", furniture},
    {"story", content},
    {"storybody", body},
    {"subscri", furniture},
    {"suggest", related},
    {"tab", furniture},
    {"taboola", related},
    {"teaser", related},
    {"text", content},
    {"thumb", caption},
    {"toc", furniture},
    {"toolbar", furniture},
    {"trend", related},
    {"video", caption},
    {"widget", sidebar},
    {"wysiwyg", body},
});
static_assert(std::is_sorted(sign_words.begin(), sign_words.end(),
                             [](const SignWord& a, const SignWord& b) { return a.word < b.word; }));

std::uint32_t sign_of(std::string_view word) {
  auto at = std::upper_bound(sign_words.begin(), sign_words.end(), word,
                             [](std::string_view w, const SignWord& one) { return w < one.word; });
  for (int tries = 0; at != sign_words.begin() && tries < 4; ++tries) {
    --at;
    const bool whole = at->word.size() < 4;  // "tab" is no beginning of "table"
    if (whole ? word == at->word : word.starts_with(at->word)) return 1U << at->sign;
    if (at->word.front() != word.front()) break;
  }
  return 0;
}

std::uint32_t signs_in(std::string_view names) {
  std::uint32_t found = 0;
  char word[24];
  std::size_t size = 0;
  const auto finish = [&] {
    if (size > 1) found |= sign_of({word, size});
    size = 0;
  };
  for (std::size_t i = 0; i < std::min<std::size_t>(names.size(), 400); ++i) {
    const char c = names[i];
    if (!ascii::is_letter(c) || (ascii::is_upper(c) && i > 0 && !ascii::is_upper(names[i - 1]))) finish();
    if (ascii::is_letter(c) && size < sizeof word) word[size++] = ascii::lower(c);
  }
  finish();
  return found;
}

// What a node stands in.
enum Place : std::uint32_t {
  in_link = 1 << 0,
  in_strong = 1 << 1,
  in_emphasis = 1 << 2,
  in_quote = 1 << 3,
  in_article = 1 << 4,
  in_body = 1 << 5,  // of the article, by its itemprop
  outside = 1 << 6,  // of every article, by the meaning of an element
};

std::uint32_t place_of(Tag element) {
  switch (element) {
    case tag("a"):
      return in_link;
    case tag("b"):
    case tag("strong"):
      return in_strong;
    case tag("i"):
    case tag("em"):
      return in_emphasis;
    case tag("blockquote"):
      return in_quote;
    case tag("article"):
      return in_article;
    default:
      return 0;
  }
}

// Elements and roles beside the article, above and below it. What a figure holds is its caption, unless it is
// a quotation; a quotation's footer names who is quoted.
bool is_outside(Tag element, std::string_view role) {
  static constexpr std::string_view roles[] = {"navigation", "complementary", "banner", "contentinfo",
                                               "search"};
  switch (element) {
    case tag("nav"):
    case tag("aside"):
    case tag("header"):
    case tag("footer"):
    case tag("figure"):
    case tag("search"):
      return true;
    default:
      return std::find(std::begin(roles), std::end(roles), role) != std::end(roles);
  }
}

// What a line begins with where it is none of the article's own, in some languages of the web's news.
constexpr std::string_view leads_elsewhere[] = {
    "read more",        "read also", "also read", "read:",       "related",  "see also",
    "see more",         "more:",     "more on",   "more from",   "more ",    "don't miss",
    "don’t miss",       "you may",   "you might", "recommended", "trending", "most ",
    "continue reading", "watch",     "listen",    "click here",  "next",     "previous",
    "latest",           "popular",   "lesen sie", "mehr zum",    "mehr ",    "lire aussi",
    "à lire",           "leia",      "veja",      "lee también", "te puede", "leggi",
    "lees ook",         "läs ",      "les også",  "читайте"};

constexpr std::string_view asks_or_credits[] = {
    "advertisement", "sponsored", "story continues", "share",
    "follow",        "sign up",   "subscribe",       "get the",
    "get our",       "join",      "like us",         "save",
    "print",         "email",     "download",        "newsletter",
    "support",       "tweet",     "facebook",        "compart",
    "teilen",        "condividi", "partager",        "anzeige",
    "publicidad",    "publicité", "suivez",          "siga",
    "sigue",         "©",         "copyright",       "photo",
    "foto",          "comment",   "leave a",         "view comments",
    "log in",        "please ",   "we use",          "loading"};

std::uint64_t mixed(std::uint64_t hash, std::uint64_t value) {
  hash ^= value + 0x9E3779B97F4A7C15 + (hash << 6) + (hash >> 2);
  hash *= 0xFF51AFD7ED558CCD;
  return hash ^ (hash >> 32);
}

std::uint64_t hash_of(std::string_view text) {
  std::uint64_t hash = 0xCBF29CE484222325;
  for (const char c : text) hash = (hash ^ static_cast<unsigned char>(c)) * 0x100000001B3;
  return hash;
}

struct Character {
  enum Kind { letter, joint, gap, alone } kind;  // one that is alone is a word by itself
  std::size_t size;
};

Character character_of(std::string_view text) {
  const auto c = static_cast<unsigned char>(text[0]);
  if (ascii::is_letter(text[0]) || ascii::is_digit(text[0])) return {Character::letter, 1};
  if (c < 0x80) return {c == '\'' || c == '-' ? Character::joint : Character::gap, 1};
  const std::size_t size = c < 0xE0 ? 2 : c < 0xF0 ? 3 : 4;
  const auto next = static_cast<unsigned char>(text.size() > 1 ? text[1] : 0);
  if ((c == 0xE2 && (next == 0x80 || next == 0x81)) || (c == 0xC2 && next < 0xC0))
    return {Character::gap, size};
  return {c >= 0xE3 && c <= 0xE9 ? Character::alone : Character::letter, size};
}

// Calls word(begin, end) for each run of letters and digits; what is not ASCII counts as letters, but for the
// general punctuation (U+2000 to U+206F), and a character of the scripts without spaces is a word.
void for_each_word(std::string_view text, auto word) {
  std::size_t begin = text.size();
  const auto finish = [&](std::size_t end) {
    if (begin < end) word(begin, end);
    begin = text.size();
  };
  for (std::size_t i = 0; i < text.size();) {
    const auto [kind, size] = character_of(text.substr(i));
    if (kind == Character::gap || kind == Character::alone) finish(i);
    if (kind == Character::letter || kind == Character::alone) begin = std::min(begin, i);
    i += size;
    if (kind == Character::alone) finish(std::min(i, text.size()));
  }
  finish(text.size());
}

std::uint64_t folded_hash(std::string_view word) {
  std::uint64_t hash = 0xCBF29CE484222325;
  for (const char c : word) hash = (hash ^ static_cast<unsigned char>(ascii::lower(c))) * 0x100000001B3;
  return hash;
}

std::vector<std::uint64_t> words_of(std::string_view text) {
  std::vector<std::uint64_t> found;
  for_each_word(text, [&](std::size_t begin, std::size_t end) {
    found.push_back(folded_hash(text.substr(begin, end - begin)));
  });
  return found;
}

constexpr std::size_t run = 4;

// The runs of four words of a text.
std::unordered_set<std::uint64_t> runs_of(std::string_view text) {
  std::unordered_set<std::uint64_t> found;
  const std::vector<std::uint64_t> words = words_of(text);
  for (std::size_t i = 0; i + run <= words.size(); ++i) {
    std::uint64_t hash = 0;
    for (std::size_t k = 0; k < run; ++k) hash = mixed(hash, words[i + k]);
    found.insert(hash);
  }
  return found;
}

double share_of_runs(const std::vector<std::uint64_t>& words, const std::unordered_set<std::uint64_t>& runs) {
  if (words.size() < run || runs.empty()) return 0;
  std::size_t shared = 0;
  for (std::size_t i = 0; i + run <= words.size(); ++i) {
    std::uint64_t hash = 0;
    for (std::size_t k = 0; k < run; ++k) hash = mixed(hash, words[i + k]);
    shared += runs.contains(hash);
  }
  return static_cast<double>(shared) / static_cast<double>(words.size() - run + 1);
}

// What is counted in a line while it is read.
struct Line {
  std::uint32_t begin = 0, end = 0;
  std::uint32_t element = 0;
  std::uint32_t marked[3] = {};  // bytes in links, strong, emphasized
  std::uint32_t links = 0;
  bool after_break = false, before_break = false;
};

// The facts of a block, filled in order.
class Stated {
 public:
  Stated(Facts& out, std::vector<std::string>* names) : out_(out), names_(names) {}

  void operator()(std::string_view name, double value) {
    if (names_ != nullptr) names_->emplace_back(name);
    if (count_ < facts_of_block) out_[count_] = static_cast<float>(value);
    ++count_;
  }

 private:
  Facts& out_;
  std::vector<std::string>* names_;
  std::size_t count_ = 0;
};

struct Measured {
  std::vector<std::uint64_t> words;
  double link = 0, strong = 0, emphasis = 0;  // shares of its bytes
  std::uint32_t capitals = 0, digits = 0, shouted = 0, stops = 0;
  bool ends_stop = false;
  double good = 0;  // words that read like a paragraph's
  double count() const { return static_cast<double>(words.size()); }
};

// What an element stands in.
struct Site {
  std::uint32_t places = 0;
  std::uint32_t signs = 0;        // of its own names
  std::uint32_t signs_above = 0;  // and of those around it that hold no more than a part of the page
  std::uint32_t depth = 0;
  std::uint32_t quote = 0;                 // the outermost <blockquote> around it
  std::uint64_t path = 0;                  // of the elements' names from the root
  std::uint64_t class_hash = hash_of({});  // of its own classes
  std::uint32_t first_line = 0, last_line = 0;
  std::uint32_t repeated = 0;  // the place in a row of elements alike, the greatest of those around it
  std::uint32_t alike = 0;     // how many are in that row
  std::uint32_t headed = 0;    // the same place, among elements that hold a heading
  bool hidden = false;
};

// Breaks the text of a page into lines, at the ends of blocks; each element learns its lines.
class LineBreaker {
 public:
  LineBreaker(const Tree& tree, std::vector<Site>& sites, std::string& text, std::vector<Line>& lines)
      : tree_(tree), nodes_(tree.nodes()), sites_(sites), text_(text), lines_(lines) {}

  void run() {
    const auto count = static_cast<std::uint32_t>(nodes_.size());
    for (std::uint32_t i = 0; i < count;) {
      leave_those_before(i);
      if (sites_[i].hidden) {
        i = nodes_[i].end;
      } else {
        enter(i++);
      }
    }
    leave_those_before(count);
    end_line(false);
  }

 private:
  bool is_block(std::uint32_t i) const { return elements[nodes_[i].tag].show == Show::block; }
  bool is_break(std::uint32_t i) const { return nodes_[i].tag == tag("br"); }
  std::uint32_t line_count() const { return static_cast<std::uint32_t>(lines_.size()); }
  std::uint32_t innermost_block() const { return blocks_.empty() ? 0 : blocks_.back(); }

  void enter(std::uint32_t i) {
    const Node& node = nodes_[i];
    const std::uint32_t around = innermost_block();
    if (is_block(i)) {
      end_line(is_break(i));
      if (!is_break(i)) blocks_.push_back(i);
    }
    sites_[i].first_line = line_count();
    if (node.tag == tag("q")) add(quotes_++ % 2 == 0 ? "“" : "‘", 0, around);
    if (node.tag == tag("a") && !tree_(node, Attribute::href).empty()) ++line_.links;
    if (node.tag == text_tag)
      add_words(tree_.text(node), sites_[i].places, around, nodes_[node.parent].tag == tag("pre"));
    open_.push_back(i);
  }

  void leave_those_before(std::uint32_t i) {
    while (!open_.empty() && nodes_[open_.back()].end <= i) {
      leave(open_.back());
      if (innermost_block() == open_.back() && !blocks_.empty()) blocks_.pop_back();
      open_.pop_back();
    }
  }

  void leave(std::uint32_t i) {
    if (is_block(i)) end_line(is_break(i));
    sites_[i].last_line = line_count();
    if (nodes_[i].tag != tag("q")) return;
    --quotes_;
    const bool space_inside = std::exchange(space_, false);
    add(quotes_ % 2 == 0 ? "”" : "’", 0, 0);
    space_ = space_inside;
  }

  void add_words(std::string_view text, std::uint32_t places, std::uint32_t element, bool verbatim) {
    for (std::size_t at = 0; at < text.size();) {
      const std::size_t begin = std::min(text.find_first_not_of(" \t\n\r\f", at), text.size());
      if (begin > at) {
        space_ = true;
        if (verbatim && text.substr(at, begin - at).find('\n') != std::string_view::npos) end_line(true);
      }
      const std::size_t end = std::min(text.find_first_of(" \t\n\r\f", begin), text.size());
      if (end > begin) add(text.substr(begin, end - begin), places, element);
      at = end;
    }
  }

  void add(std::string_view text, std::uint32_t places, std::uint32_t element) {
    if (text_.size() == line_.begin) line_.element = element;
    const std::size_t before = text_.size();
    if (space_ && before > line_.begin) text_ += ' ';
    space_ = false;
    text_ += text;
    const auto added = static_cast<std::uint32_t>(text_.size() - before);
    if ((places & in_link) != 0) line_.marked[0] += added;
    if ((places & in_strong) != 0) line_.marked[1] += added;
    if ((places & in_emphasis) != 0) line_.marked[2] += added;
  }

  void end_line(bool at_break) {
    space_ = false;
    line_.end = static_cast<std::uint32_t>(text_.size());
    line_.before_break = at_break;
    if (line_.end > line_.begin) {
      lines_.push_back(line_);
      text_ += '\n';
    }
    line_ = Line();
    line_.begin = static_cast<std::uint32_t>(text_.size());
    line_.after_break = at_break;
  }

  const Tree& tree_;
  const std::vector<Node>& nodes_;
  std::vector<Site>& sites_;
  std::string& text_;
  std::vector<Line>& lines_;
  Line line_;
  bool space_ = false;                 // there was some since the last word
  int quotes_ = 0;                     // <q> around the place
  std::vector<std::uint32_t> open_;    // elements
  std::vector<std::uint32_t> blocks_;  // of these
};

class Reader {
 public:
  Reader(const Tree& tree, const Known& known) : tree_(tree), nodes_(tree.nodes()), known_(known) {}

  Blocks read(std::vector<std::string>* names, const std::function<void(const Block&, const Facts&)>& see) {
    place();
    LineBreaker(tree_, sites_, out_.text, lines_).run();
    measure();
    relate();
    std::vector<std::size_t> inside;
    double words = 0;
    for (std::size_t i = 0; i < lines_.size(); ++i) {
      if ((sites_[lines_[i].element].places & outside) != 0) continue;
      inside.push_back(i);
      words += measured_[i].count();
    }
    const bool few = words < few_words;
    const std::uint32_t root = few ? root_of_few() : root_of_many();
    for (const std::size_t i : inside) {
      if (known_.all_article) {
        out_.blocks.push_back({lines_[i].begin, lines_[i].end, 0, 0, 1});
        continue;
      }
      if (i < sites_[root].first_line || i >= sites_[root].last_line) continue;
      if (few && !is_plain(i)) continue;
      Block block{lines_[i].begin, lines_[i].end, static_cast<std::uint32_t>(measured_[i].words.size()),
                  sites_[lines_[i].element].quote, 1};
      if (!few || names != nullptr) {
        Facts facts{};
        Stated put(facts, std::exchange(names, nullptr));
        state(i, put);
        block.odds = log_odds(facts);
        if (see) see(block, facts);
      }
      out_.blocks.push_back(block);
    }
    return std::move(out_);
  }

 private:
  // Bytes of text before each node, and of all.
  std::vector<std::uint32_t> text_before() const {
    std::vector<std::uint32_t> before(nodes_.size() + 1);
    for (std::size_t i = 0; i < nodes_.size(); ++i) {
      const bool counts =
          nodes_[i].tag == text_tag && elements[nodes_[nodes_[i].parent].tag].show != Show::hidden;
      before[i + 1] = before[i] + (counts ? nodes_[i].text_size : 0);
    }
    return before;
  }

  // Which nodes are figures that hold a quotation.
  std::vector<bool> figures_of_quotations() const {
    std::vector<bool> found(nodes_.size());
    for (std::uint32_t i = 0; i < nodes_.size(); ++i) {
      if (nodes_[i].tag != tag("blockquote")) continue;
      std::uint32_t around = parent_of(i);
      for (int up = 0; up < 4; ++up, around = parent_of(around))
        found[around] = found[around] || nodes_[around].tag == tag("figure");
    }
    return found;
  }

  // What each node stands in.
  void place() {
    const std::vector<std::uint32_t> before = text_before();
    const double all = std::max<double>(1, before.back());
    const std::vector<bool> holds_quotation = figures_of_quotations();
    double main_share = 0;
    sites_.resize(nodes_.size());
    for (std::size_t i = 0; i < nodes_.size(); ++i) {
      const Node& node = nodes_[i];
      Site& site = sites_[i];
      if (i > 0) site = site_in(sites_[node.parent]);
      place_element(node, static_cast<std::uint32_t>(i), site);
      const double share = (before[node.end] - before[i]) / all;
      const bool is_main = node.tag == tag("main") || tree_(node, Attribute::role) == "main";
      if (is_main && share > main_share) {
        main_ = static_cast<std::uint32_t>(i);
        main_share = share;
      }
      if (share < .5 && site.quote == 0 && !holds_quotation[i] &&
          is_outside(node.tag, tree_(node, Attribute::role)))
        site.places |= outside;
      if (node.first != node.last) read_attributes(node, share, site);
    }
  }

  // What an element passes on to those in it.
  static Site site_in(const Site& around) {
    Site site = around;
    site.signs = 0;
    site.class_hash = hash_of({});
    ++site.depth;
    return site;
  }

  // What its name says.
  void place_element(const Node& node, std::uint32_t i, Site& site) const {
    // "<a name=…>" is a place to jump to, and no link.
    const bool is_link = node.tag == tag("a") && !tree_(node, Attribute::href).empty();
    if (is_link || node.tag != tag("a")) site.places |= place_of(node.tag);
    site.path = mixed(site.path, node.tag);
    if (elements[node.tag].show == Show::hidden) site.hidden = true;
    if (node.tag == tag("blockquote") && site.quote == 0) site.quote = i;
  }

  // What attributes say of an element that has this share of the page.
  void read_attributes(const Node& node, double share, Site& site) const {
    if (tree_(node, Attribute::itemprop).find("articleBody") != std::string_view::npos)
      site.places |= in_body;
    // Some pages hide all they have until a script shows it.
    if (share < .5 && (tree_.has(node, Attribute::hidden) || is_unseen(tree_(node, Attribute::style))))
      site.hidden = true;
    site.class_hash = hash_of(tree_(node, Attribute::class_));
    site.signs = signs_in(tree_(node, Attribute::class_)) | signs_in(tree_(node, Attribute::id));
    if (share < .6) site.signs_above |= site.signs;
  }

  static bool is_unseen(std::string_view given) {
    std::string style(given.substr(0, 1000));
    std::transform(style.begin(), style.end(), style.begin(), ascii::lower);
    const std::size_t at = style.find("display");
    if (at == std::string::npos) return false;
    const std::size_t value = style.find_first_not_of(" :", at + 7);
    return value != std::string::npos && style.compare(value, 4, "none") == 0;
  }

  std::string_view text(std::size_t line) const {
    return std::string_view(out_.text).substr(lines_[line].begin, lines_[line].end - lines_[line].begin);
  }

  void measure() {
    measured_.reserve(lines_.size());
    for (std::size_t i = 0; i < lines_.size(); ++i) measured_.push_back(measured(text(i), lines_[i].marked));
  }

  static Measured measured(std::string_view line, const std::uint32_t (&marked)[3]) {
    Measured m;
    const auto bytes = static_cast<double>(line.size());
    m.link = std::min(1., marked[0] / bytes);
    m.strong = std::min(1., marked[1] / bytes);
    m.emphasis = std::min(1., marked[2] / bytes);
    for_each_word(line, [&](std::size_t begin, std::size_t end) {
      m.words.push_back(folded_hash(line.substr(begin, end - begin)));
      if (ascii::is_upper(line[begin])) {
        ++m.capitals;
        if (end > begin + 1 && ascii::is_upper(line[begin + 1])) ++m.shouted;
      }
      if (ascii::is_digit(line[begin])) ++m.digits;
    });
    for (std::size_t k = 0; k < line.size(); ++k) {
      const bool is_stop = line[k] == '.' || line[k] == '!' || line[k] == '?';
      if (is_stop && (k + 1 == line.size() || line[k + 1] == ' ')) ++m.stops;
    }
    m.ends_stop = ends_with_stop(line);
    if (m.words.size() >= 10 && m.link < .4 && m.stops + m.ends_stop > 0) m.good = m.count() * (1 - m.link);
    return m;
  }

  // Whether a full stop ends a line, but for quote marks and brackets behind it.
  static bool ends_with_stop(std::string_view line) {
    static constexpr std::string_view closings[] = {"\"", "'", ")", "]", "”", "’", "»", "“", "*", " "};
    static constexpr std::string_view stops[] = {".", "!", "?", "。", "！", "？"};
    const auto ends_line = [&](std::string_view mark) { return line.ends_with(mark); };
    const auto closes = [&](std::string_view mark) { return line.size() > mark.size() && ends_line(mark); };
    while (true) {
      const auto* closing = std::find_if(std::begin(closings), std::end(closings), closes);
      if (closing == std::end(closings)) break;
      line.remove_suffix(closing->size());
    }
    return std::any_of(std::begin(stops), std::end(stops), ends_line);
  }

  // <main>, where most paragraphs stand in it.
  std::uint32_t root_of_many() const { return good_in(main_) > good_before_.back() / 2 ? main_ : 0; }

  // <main>, else the <article> of most words, where there is one.
  std::uint32_t root_of_few() const {
    if (main_ != 0) return main_;
    std::uint32_t found = 0;
    double most = 0;
    for (std::uint32_t i = 0; i < nodes_.size(); ++i) {
      if (nodes_[i].tag != tag("article") || sites_[i].hidden) continue;
      const double words = words_before_[sites_[i].last_line] - words_before_[sites_[i].first_line];
      if (words > most) {
        most = words;
        found = i;
      }
    }
    return found;
  }

  // Whether a line has no sign of being anything else than the article's.
  bool is_plain(std::size_t line) const {
    const std::uint32_t element = lines_[line].element;
    return measured_[line].link < .5 && nodes_[element].tag != tag("h1") && like_title(line) < .9 &&
           (sites_[element].signs_above & (1U << comment | 1U << related | 1U << furniture)) == 0 &&
           !begins_with_one(text(line), asks_or_credits);
  }

  // Whether its surroundings are named after what is no article.
  bool is_doubtful(std::size_t line) const {
    const Site& site = sites_[lines_[line].element];
    return (site.signs_above & (1U << comment | 1U << related | 1U << furniture)) != 0 ||
           (site.places & outside) != 0;
  }

  std::uint32_t parent_of(std::uint32_t node) const { return nodes_[node].parent; }

  // The element whose children a line is one of: of a paragraph its parent.
  std::uint32_t holder(std::size_t line) const {
    const std::uint32_t element = lines_[line].element;
    switch (nodes_[element].tag) {
      case tag("p"):
      case tag("li"):
      case tag("h1"):
      case tag("h2"):
      case tag("h3"):
      case tag("h4"):
      case tag("h5"):
      case tag("h6"):
      case tag("blockquote"):
      case tag("pre"):
      case tag("figcaption"):
      case tag("dd"):
      case tag("dt"):
        return parent_of(element);
      default:
        return element;
    }
  }

  // The element's place by the names and classes of the innermost three.
  std::uint64_t name_path(std::size_t line) const {
    std::uint64_t hash = 0;
    std::uint32_t node = lines_[line].element;
    for (int up = 0; up < 3 && node != 0; ++up, node = parent_of(node))
      hash = mixed(mixed(hash, nodes_[node].tag), sites_[node].class_hash);
    return hash;
  }

  // How many steps up from a node lies one of those that lead from the root to another.
  std::pair<int, std::uint32_t> meeting(std::uint32_t node, const std::vector<std::uint32_t>& way) const {
    int up = 0;
    while (sites_[node].depth >= way.size() || way[way.size() - 1 - sites_[node].depth] != node) {
      if (node == 0) break;
      node = parent_of(node);
      ++up;
    }
    return {up, node};
  }

  double good_in(std::uint32_t node) const {
    return good_before_[sites_[node].last_line] - good_before_[sites_[node].first_line];
  }

  struct Group {
    double lines = 0, words = 0, good = 0, link = 0;
  };

  // Each step reads what the ones before it found.
  void relate() {
    count_before();
    find_rows();
    find_container(group_lines());
    find_wide();
    find_title();
    find_neighbours();
  }

  void count_before() {
    const std::size_t count = lines_.size();
    good_before_.resize(count + 1);
    words_before_.resize(count + 1);
    headings_before_.resize(count + 1);
    sure_before_.resize(count + 1);
    for (std::size_t i = 0; i < count; ++i) {
      good_before_[i + 1] = good_before_[i] + measured_[i].good;
      words_before_[i + 1] = words_before_[i] + measured_[i].count();
      headings_before_[i + 1] = headings_before_[i] + (is_heading(i) ? 1 : 0);
      sure_before_[i + 1] = sure_before_[i] + (is_doubtful(i) ? 0 : measured_[i].good);
    }
  }

  // The rows of elements alike: posts, comments, teasers.
  void find_rows() {
    std::unordered_map<std::uint64_t, std::uint32_t> rows;
    std::unordered_map<std::uint64_t, std::uint32_t> headed_rows;
    std::vector<std::uint64_t> row(nodes_.size());
    for (std::uint32_t i = 1; i < nodes_.size(); ++i) {
      if (elements[nodes_[i].tag].show != Show::block || sites_[i].hidden) continue;
      if (sites_[i].last_line - sites_[i].first_line < 2 || good_in(i) < 15) continue;
      row[i] = mixed(mixed(nodes_[i].parent, nodes_[i].tag), sites_[i].class_hash);
      sites_[i].repeated = rows[row[i]]++;
      const bool headed = headings_before_[sites_[i].last_line] > headings_before_[sites_[i].first_line];
      if (headed) sites_[i].headed = headed_rows[row[i]]++;
    }
    for (std::uint32_t i = 1; i < nodes_.size(); ++i) {
      const Site& above = sites_[nodes_[i].parent];
      Site& site = sites_[i];
      const std::uint32_t alike = row[i] == 0 ? 0 : rows[row[i]];
      if (alike < 2) site.repeated = 0;
      site.repeated = std::max(site.repeated, above.repeated);
      site.alike = std::max(alike, above.alike);
      site.headed = std::max(site.headed, above.headed);
    }
  }

  // How much text stands in each element; a line counts half as much in each further one out.
  std::unordered_map<std::uint32_t, double> group_lines() {
    std::unordered_map<std::uint32_t, double> scores;
    for (std::size_t i = 0; i < lines_.size(); ++i) {
      const Measured& m = measured_[i];
      Group& path = paths_[sites_[lines_[i].element].path];
      Group& siblings = siblings_[holder(i)];
      Group& named = named_[name_path(i)];
      for (Group* group : {&path, &siblings, &named}) {
        ++group->lines;
        group->words += m.count();
        group->good += m.good;
        group->link += m.link * m.count();
      }
      ++copies_[hash_of(text(i))];
      double weight = is_doubtful(i) ? m.good / 4 : m.good;
      std::uint32_t node = holder(i);
      for (int up = 0; up < 4 && weight > 0; ++up, weight /= 2) {
        scores[node] += weight;
        if (node == 0) break;
        node = parent_of(node);
      }
    }
    return scores;
  }

  void find_container(const std::unordered_map<std::uint32_t, double>& scores) {
    double best = 0;
    for (const auto& [node, score] : scores) {
      if (score > best || (score == best && node < container_)) {
        best = score;
        container_ = node;
      }
    }
    around_container_ = with_parents(container_);
  }

  // The smallest element with most of the paragraphs that no name casts doubt on.
  void find_wide() {
    for (std::uint32_t i = 0; i < nodes_.size(); ++i) {
      const Site& site = sites_[i];
      if (site.hidden || elements[nodes_[i].tag].show != Show::block) continue;
      if (sure_before_[site.last_line] - sure_before_[site.first_line] >= .7 * sure_before_.back()) wide_ = i;
    }
    around_wide_ = with_parents(wide_);
  }

  void find_title() {
    title_words_ = words_of(known_.title);
    title_set_.insert(title_words_.begin(), title_words_.end());
    double likeness = .5;
    for (std::size_t i = 0; i < lines_.size(); ++i) {
      const double found = like_title(i) + (is_heading(i) ? .2 : 0) - measured_[i].link * .3;
      if (found > likeness) {
        likeness = found;
        title_line_ = i;
      }
    }
    if (title_line_ < lines_.size()) around_title_ = with_parents(holder(title_line_));
    body_ = runs_of(known_.body.substr(0, 1 << 20));
    description_ = runs_of(known_.description.substr(0, 1 << 12));
  }

  void find_neighbours() {
    const std::size_t count = lines_.size();
    last_good_.resize(count);
    next_good_.resize(count);
    std::size_t last = count;
    for (std::size_t i = 0; i < count; ++i) {
      if (measured_[i].good > 0) last = i;
      last_good_[i] = last;
    }
    last = count;
    for (std::size_t i = count; i-- > 0;) {
      if (measured_[i].good > 0) last = i;
      next_good_[i] = last;
    }
    first_in_container_ = last_in_container_ = count;
    const Site& container = sites_[container_];
    for (std::size_t i = container.first_line; i < container.last_line; ++i) {
      if (measured_[i].good == 0) continue;
      if (first_in_container_ == count) first_in_container_ = i;
      last_in_container_ = i;
    }
  }

  std::vector<std::uint32_t> with_parents(std::uint32_t node) const {
    std::vector<std::uint32_t> out = {node};
    while (node != 0) out.push_back(node = parent_of(node));
    return out;
  }

  bool is_heading(std::size_t line) const {
    const std::string_view name = elements[nodes_[lines_[line].element].tag].name;
    return name.size() == 2 && name[0] == 'h' && ascii::is_digit(name[1]);
  }

  // How alike the words of a line and of the title are, 0–1.
  double like_title(std::size_t line) const {
    const std::vector<std::uint64_t>& words = measured_[line].words;
    if (title_words_.empty() || words.empty() || words.size() > 60) return 0;
    std::size_t shared = 0;
    for (const std::uint64_t word : words) shared += title_set_.contains(word);
    return 2. * static_cast<double>(shared) / static_cast<double>(words.size() + title_words_.size());
  }

  static bool begins_with_one(std::string_view line, const auto& phrases) {
    std::string start;
    for (const char c : line.substr(0, 24)) start += ascii::lower(c);
    const std::size_t first = std::min(start.find_first_not_of(" -|*>[("), start.size());
    const std::string_view opening = std::string_view(start).substr(first);
    return std::any_of(std::begin(phrases), std::end(phrases), [&](std::string_view phrase) {
      return !opening.empty() && opening[0] == phrase[0] && opening.starts_with(phrase);
    });
  }

  void state(std::size_t i, Stated& put) const {
    const Line& line = lines_[i];
    const Measured& m = measured_[i];
    const std::string_view words = text(i);
    const Site& site = sites_[line.element];
    const double count = std::max(1., m.count());
    put("words", m.count());
    put("bytes_per_word", static_cast<double>(words.size()) / count);
    put("link", m.link);
    put("links", line.links);
    put("strong", m.strong);
    put("emphasis", m.emphasis);
    put("capitals", m.capitals / count);
    put("shouted", m.shouted / count);
    put("digits", m.digits / count);
    put("stops", m.stops);
    put("ends_stop", m.ends_stop);
    put("good", m.good);
    put("after_break", line.after_break);
    put("before_break", line.before_break);

    const std::string_view name = elements[nodes_[line.element].tag].name;
    put("is_p", name == "p");
    put("is_li", name == "li");
    put("is_heading", is_heading(i) ? name[1] - '0' : 0);
    put("is_div", name == "div" || name == "section" || name == "article");
    put("depth", site.depth);
    put("in_quote", (site.places & in_quote) != 0);
    put("in_article", (site.places & in_article) != 0);
    put("in_body", (site.places & in_body) != 0);
    static constexpr const char* near_names[sign_count] = {"near_comment", "near_related", "near_furniture",
                                                           "near_caption", "near_body",    "near_content",
                                                           "near_sidebar", "near_quote",   "near_list"};
    static constexpr const char* above_names[sign_count] = {
        "above_comment", "above_related", "above_furniture", "above_caption", "above_body",
        "above_content", "above_sidebar", "above_quote",     "above_list"};
    std::uint32_t near = sites_[line.element].signs;
    std::uint32_t around = line.element;
    for (int up = 1; up < 3 && around != 0; ++up) {
      around = parent_of(around);
      near |= sites_[around].signs & sites_[around].signs_above;
    }
    for (std::uint32_t sign = 0; sign < sign_count; ++sign) {
      put(near_names[sign], near >> sign & 1);
      put(above_names[sign], site.signs_above >> sign & 1);
    }

    const double all_words = std::max(1., words_before_.back()), all_good = std::max(1., good_before_.back());
    put("all_words", all_words);
    put("all_good", all_good);
    put("words_before", words_before_[i] / all_words);
    put("good_before", good_before_[i] / all_good);
    put("good_after", (good_before_.back() - good_before_[i + 1]) / all_good);

    const std::uint32_t held = holder(i);
    std::uint32_t above = held;
    for (const char* label : {"good_share_1", "good_share_2", "good_share_3", "good_share_4"}) {
      put(label, good_in(above) / all_good);
      above = parent_of(above);
    }
    // Where the line stands to the element that holds most of what reads like paragraphs.
    const auto [up, common] = meeting(held, around_container_);
    put("up_to_container", up);
    put("down_from_common", sites_[container_].depth - sites_[common].depth);
    const auto [up_wide, common_wide] = meeting(held, around_wide_);
    put("up_to_wide", up_wide);
    put("down_from_wide", sites_[wide_].depth - sites_[common_wide].depth);
    put("wide_words_before", (good_before_[std::min<std::size_t>(i, sites_[wide_].last_line)] -
                              good_before_[std::min<std::size_t>(i, sites_[wide_].first_line)]));
    put("wide_words_after",
        (good_before_[std::max<std::size_t>(i, sites_[wide_].last_line)] - good_before_[i]));
    put("wide_lines_left", static_cast<double>(sites_[wide_].last_line) - static_cast<double>(i));
    if (around_title_.empty()) {
      put("up_to_title", -1);
      put("good_with_title", -1);
      put("headings_with_title", -1);
    } else {
      const auto [up_title, common_title] = meeting(held, around_title_);
      put("up_to_title", up_title);
      put("good_with_title", good_in(common_title) / all_good);
      put("headings_with_title", headings_before_[sites_[common_title].last_line] -
                                     headings_before_[sites_[common_title].first_line]);
    }
    put("after_container", first_in_container_ < lines_.size() && i > last_in_container_);
    put("container_words_before",
        i > sites_[container_].first_line
            ? (good_before_[std::min<std::size_t>(i, sites_[container_].last_line)] -
               good_before_[sites_[container_].first_line])
            : 0);

    const Group& path = paths_.at(site.path);
    put("path_lines", (path.lines));
    put("path_words", path.words / path.lines);
    put("path_good", path.good / all_good);
    put("path_link", path.link / std::max(1., path.words));
    const Group& siblings = siblings_.at(held);
    put("sibling_lines", (siblings.lines));
    put("sibling_words", siblings.words / siblings.lines);
    put("sibling_good", siblings.good / all_good);
    put("sibling_link", siblings.link / std::max(1., siblings.words));

    const Group& named = named_.at(name_path(i));
    put("named_lines", (named.lines));
    put("named_words", named.words / named.lines);
    put("named_good", named.good / all_good);
    put("named_link", named.link / std::max(1., named.words));

    static constexpr std::pair<int, const char*> neighbours[] = {
        {-2, "b2"}, {-1, "b1"}, {1, "a1"}, {2, "a2"}};
    for (const auto& [step, label] : neighbours) {
      const std::ptrdiff_t other = static_cast<std::ptrdiff_t>(i) + step;
      const bool exists = other >= 0 && other < static_cast<std::ptrdiff_t>(lines_.size());
      const Measured none;
      const auto at = static_cast<std::size_t>(exists ? other : 0);
      const Measured& n = exists ? measured_[at] : none;
      const std::string prefix(label);
      put(prefix + "_words", n.count());
      put(prefix + "_link", n.link);
      if (step == 1) put("a1_beside", exists && holder(at) == held);
    }
    put("from_last_good",
        i > 0 && last_good_[i - 1] < lines_.size() ? static_cast<double>(i - last_good_[i - 1]) : 99);
    put("to_next_good", i + 1 < lines_.size() && next_good_[i + 1] < lines_.size()
                            ? static_cast<double>(next_good_[i + 1] - i)
                            : 99);

    put("like_title", like_title(i));
    put("from_title", title_line_ < lines_.size()
                          ? std::clamp(static_cast<double>(i) - static_cast<double>(title_line_), -50., 200.)
                          : -99);
    put("headings_since_title",
        title_line_ < i ? headings_before_[i + 1] - headings_before_[title_line_ + 1] : 0);
    put("copies", copies_.at(hash_of(words)));
    put("repeated", site.repeated);
    put("alike", site.alike);
    put("headed", site.headed);
    put("good_since_title", title_line_ < i ? (good_before_[i] - good_before_[title_line_]) : -1);
    put("in_known_body", share_of_runs(m.words, body_));
    put("in_description", share_of_runs(m.words, description_));
    put("leads_elsewhere", begins_with_one(words, leads_elsewhere));
    put("asks_or_credits", begins_with_one(words, asks_or_credits));
    put("has_address", words.find('@') != std::string_view::npos ||
                           words.find("http") != std::string_view::npos ||
                           words.find("www.") != std::string_view::npos);
  }

  const Tree& tree_;
  const std::vector<Node>& nodes_;
  const Known& known_;
  Blocks out_;
  std::vector<Site> sites_;
  std::vector<Line> lines_;
  std::vector<Measured> measured_;
  std::vector<double> good_before_, words_before_, sure_before_;
  std::unordered_map<std::uint64_t, Group> paths_;
  std::unordered_map<std::uint32_t, Group> siblings_;
  std::unordered_map<std::uint64_t, std::uint32_t> copies_;
  std::unordered_map<std::uint64_t, Group> named_;
  std::uint32_t main_ = 0, container_ = 0, wide_ = 0;
  std::vector<std::uint32_t> around_container_, around_wide_, around_title_;  // inside out
  std::vector<std::uint64_t> title_words_;
  std::unordered_set<std::uint64_t> title_set_;
  std::size_t title_line_ = ~std::size_t{0};
  std::unordered_set<std::uint64_t> body_, description_;
  std::vector<std::uint32_t> headings_before_;
  std::vector<std::size_t> last_good_, next_good_;
  std::size_t first_in_container_ = 0, last_in_container_ = 0;
};

}  // namespace

Blocks read_blocks(const Tree& tree, const Known& known,
                   const std::function<void(const Block&, const Facts&)>& see) {
  return tree.nodes().empty() ? Blocks() : Reader(tree, known).read(nullptr, see);
}

std::string article_of(const Blocks& all) {
  std::vector<Block> blocks = all.blocks;
  // The parts of a quotation, such as a post and who wrote it, go together.
  for (std::size_t begin = 0, end; begin < blocks.size(); begin = end) {
    double sum = 0, words = 0;
    for (end = begin; end < blocks.size() && blocks[end].quote == blocks[begin].quote; ++end) {
      sum += blocks[end].odds * blocks[end].words;
      words += blocks[end].words;
    }
    for (std::size_t i = begin; i < end && blocks[begin].quote != 0 && words > 0; ++i)
      blocks[i].odds = sum / words;
  }
  double limit = 0;
  for (const Block& block : blocks) limit = std::max(limit, block.odds);
  limit = limit > 0 ? 0 : -1e9;
  if (limit < 0) {
    for (const Block& block : blocks) limit = std::max(limit, block.odds - 1);
  }
  std::string text;
  for (const Block& block : blocks) {
    if (block.odds <= limit) continue;
    text.append(all.text, block.begin, block.end - block.begin);
    text += '\n';
  }
  return text;
}

std::vector<std::string> fact_names() {
  std::vector<std::string> names;
  Reader(Tree::parse("<p>A line.").value(), Known{}).read(&names, {});
  return names;
}

}  // namespace hearsay::cli::page
