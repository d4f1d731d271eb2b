// What tells an article from the rest of its page is how it is written and where it stands: paragraphs of
// full sentences with few links, next to each other, in one branch of the tree (Kohlschütter et al. 2010 and
// Readability use the same); names of classes and of elements are weaker evidence, since authors use them as
// they like. All of it becomes numbers here, and BlockModel weighs them.
#include "cli/page_blocks.hpp"

#include <algorithm>
#include <cmath>
#include <unordered_map>
#include <unordered_set>
#include <utility>

namespace hearsay::cli::page {
namespace {

// Words of classes and ids by what they stand for. A word also stands for those that it begins.
enum Sign : std::uint32_t {
  comment,
  share,
  related,
  navigation,
  caption,
  byline,
  date,
  meta,
  advert,
  subscribe,
  footer,
  header,
  heading,
  summary,
  body,
  content,
  sidebar,
  quote,
  tools,
  list,
  unseen,
  sign_count
};

struct SignWord {
  std::string_view word;
  Sign sign;
};

constexpr std::array sign_words = std::to_array<SignWord>({
    {"abstract", summary},
    {"action", tools},
    {"ad", advert},
    {"addthis", share},
    {"addtoany", share},
    {"ads", advert},
    {"adsense", advert},
    {"advert", advert},
    {"affiliate", advert},
    {"alert", subscribe},
    {"also", related},
    {"article", content},
    {"articlebody", body},
    {"articlecontent", body},
    {"articletext", body},
    {"aside", sidebar},
    {"author", byline},
    {"autor", byline},
    {"avatar", byline},
    {"banner", advert},
    {"bio", byline},
    {"block", list},
    {"body", body},
    {"bottom", footer},
    {"box", list},
    {"breadcrumb", navigation},
    {"btn", tools},
    {"button", tools},
    {"byline", byline},
    {"caption", caption},
    {"card", list},
    {"carousel", related},
    {"categor", meta},
    {"cms", content},
    {"colophon", footer},
    {"column", list},
    {"comment", comment},
    {"complementary", sidebar},
    {"consent", subscribe},
    {"contentinfo", footer},
    {"content", content},
    {"contributor", byline},
    {"cookie", subscribe},
    {"copy", content},
    {"copyright", footer},
    {"credit", caption},
    {"crumb", navigation},
    {"cta", subscribe},
    {"date", date},
    {"deck", summary},
    {"dek", summary},
    {"description", summary},
    {"dfp", advert},
    {"disclaimer", footer},
    {"discussion", comment},
    {"disqus", comment},
    {"donat", subscribe},
    {"email", tools},
    {"embed", caption},
    {"entry", content},
    {"entrycontent", body},
    {"excerpt", summary},
    {"facebook", share},
    {"fact", quote},
    {"feed", related},
    {"feedback", comment},
    {"figure", caption},
    {"follow", share},
    {"foot", footer},
    {"form", subscribe},
    {"gallery", caption},
    {"gdpr", subscribe},
    {"gpt", advert},
    {"grid", list},
    {"head", header},
    {"heading", heading},
    {"headline", heading},
    {"hidden", unseen},
    {"hide", unseen},
    {"image", caption},
    {"img", caption},
    {"info", meta},
    {"inline", related},
    {"intro", summary},
    {"item", list},
    {"keyword", meta},
    {"kicker", meta},
    {"label", meta},
    {"latest", related},
    {"lead", summary},
    {"lede", summary},
    {"left", sidebar},
    {"legal", footer},
    {"links", related},
    {"list", list},
    {"livefyre", comment},
    {"login", subscribe},
    {"logo", header},
    {"main", content},
    {"masthead", header},
    {"media", caption},
    {"menu", navigation},
    {"meta", meta},
    {"modal", subscribe},
    {"module", list},
    {"more", related},
    {"most", related},
    {"nav", navigation},
    {"newsletter", subscribe},
    {"next", related},
    {"noprint", unseen},
    {"note", quote},
    {"outbrain", related},
    {"overlay", subscribe},
    {"pager", navigation},
    {"paging", navigation},
    {"pagination", navigation},
    {"panel", list},
    {"paragraph", body},
    {"paywall", subscribe},
    {"photo", caption},
    {"pic", caption},
    {"popular", related},
    {"popup", subscribe},
    {"post", content},
    {"postbody", body},
    {"postcontent", body},
    {"posted", date},
    {"prev", related},
    {"print", tools},
    {"profile", byline},
    {"promo", related},
    {"prose", body},
    {"publish", date},
    {"pullquote", quote},
    {"quote", quote},
    {"rail", sidebar},
    {"rating", tools},
    {"read", related},
    {"recirc", related},
    {"recommend", related},
    {"register", subscribe},
    {"relat", related},
    {"reply", comment},
    {"respond", comment},
    {"review", comment},
    {"rich", body},
    {"right", sidebar},
    {"save", tools},
    {"screen", unseen},
    {"search", navigation},
    {"secondary", sidebar},
    {"section", meta},
    {"sharing", share},
    {"share", share},
    {"sharedaddy", share},
    {"side", sidebar},
    {"sidebar", sidebar},
    {"signup", subscribe},
    {"similar", related},
    {"skip", navigation},
    {"slide", caption},
    {"social", share},
    {"source", meta},
    {"sponsor", advert},
    {"sr", unseen},
    {"standfirst", summary},
    {"story", content},
    {"storybody", body},
    {"subhead", heading},
    {"subscri", subscribe},
    {"subtitle", summary},
    {"suggest", related},
    {"summary", summary},
    {"taboola", related},
    {"tab", navigation},
    {"tags", meta},
    {"tag", meta},
    {"taxonomy", meta},
    {"teaser", related},
    {"text", content},
    {"thumb", caption},
    {"time", date},
    {"title", heading},
    {"toc", navigation},
    {"toolbar", tools},
    {"tools", tools},
    {"top", header},
    {"topic", meta},
    {"trend", related},
    {"tweet", share},
    {"twitter", share},
    {"updated", date},
    {"utility", tools},
    {"video", caption},
    {"visually", unseen},
    {"whatsapp", share},
    {"widget", sidebar},
    {"writer", byline},
    {"wysiwyg", body},
});

// Sorted at compile time, so that the table may stand in a reader's order.
constexpr auto sorted_sign_words = [] {
  auto sorted = sign_words;
  std::sort(sorted.begin(), sorted.end(),
            [](const SignWord& a, const SignWord& b) { return a.word < b.word; });
  return sorted;
}();

std::uint32_t sign_of(std::string_view word) {
  auto at = std::upper_bound(sorted_sign_words.begin(), sorted_sign_words.end(), word,
                             [](std::string_view w, const SignWord& one) { return w < one.word; });
  for (int tries = 0; at != sorted_sign_words.begin() && tries < 4; ++tries) {
    --at;
    const bool whole = at->word.size() < 4;  // "ad" is no beginning of "address"
    if (whole ? word == at->word : word.starts_with(at->word)) return 1U << at->sign;
    if (at->word.front() != word.front()) break;
  }
  return 0;
}

bool is_upper(char c) {
  return 'A' <= c && c <= 'Z';
}

char lower(char c) {
  return is_upper(c) ? static_cast<char>(c - 'A' + 'a') : c;
}

bool is_letter(char c) {
  return 'a' <= lower(c) && lower(c) <= 'z';
}

bool is_digit(char c) {
  return '0' <= c && c <= '9';
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
    if (!is_letter(c) || (is_upper(c) && i > 0 && !is_upper(names[i - 1]))) finish();
    if (is_letter(c) && size < sizeof word) word[size++] = lower(c);
  }
  finish();
  return found;
}

// What a node stands in.
enum Place : std::uint32_t {
  in_link = 1 << 0,
  in_strong = 1 << 1,
  in_emphasis = 1 << 2,
  in_list = 1 << 3,
  in_table = 1 << 4,
  in_quote = 1 << 5,
  in_figure = 1 << 6,
  in_caption = 1 << 7,
  in_nav = 1 << 8,
  in_aside = 1 << 9,
  in_header = 1 << 10,
  in_footer = 1 << 11,
  in_form = 1 << 12,
  in_article = 1 << 13,
  in_main = 1 << 14,
  in_body = 1 << 15,  // of the article, by its itemprop
  in_address = 1 << 16,
  in_aria_hidden = 1 << 17,
  in_definitions = 1 << 18,
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
    case tag("ul"):
    case tag("ol"):
      return in_list;
    case tag("table"):
      return in_table;
    case tag("blockquote"):
      return in_quote;
    case tag("figure"):
      return in_figure;
    case tag("figcaption"):
      return in_caption;
    case tag("nav"):
      return in_nav;
    case tag("aside"):
      return in_aside;
    case tag("header"):
      return in_header;
    case tag("footer"):
      return in_footer;
    case tag("form"):
      return in_form;
    case tag("article"):
      return in_article;
    case tag("main"):
      return in_main;
    case tag("address"):
      return in_address;
    case tag("dl"):
      return in_definitions;
    default:
      return 0;
  }
}

std::uint32_t place_of_role(std::string_view role) {
  for (const auto& [name, place] : {std::pair<std::string_view, std::uint32_t>{"navigation", in_nav},
                                    {"complementary", in_aside},
                                    {"banner", in_header},
                                    {"contentinfo", in_footer},
                                    {"main", in_main},
                                    {"article", in_article},
                                    {"form", in_form}}) {
    if (role == name) return place;
  }
  return 0;
}

// What a line begins with where it is none of the article's own, in the languages of the web's news.
struct Opening {
  std::string_view words;
  int kind;  // 0 leads elsewhere, 1 asks to share or subscribe, 2 credit, 3 comments and accounts, 4 facts
};

constexpr Opening openings[] = {
    {"read more", 0},
    {"read also", 0},
    {"also read", 0},
    {"read:", 0},
    {"related", 0},
    {"see also", 0},
    {"see more", 0},
    {"more:", 0},
    {"more on", 0},
    {"more from", 0},
    {"more ", 0},
    {"don't miss", 0},
    {"don’t miss", 0},
    {"you may", 0},
    {"you might", 0},
    {"recommended", 0},
    {"trending", 0},
    {"most ", 0},
    {"continue reading", 0},
    {"watch", 0},
    {"listen", 0},
    {"click here", 0},
    {"next", 0},
    {"previous", 0},
    {"latest", 0},
    {"popular", 0},
    {"lesen sie", 0},
    {"mehr zum", 0},
    {"mehr ", 0},
    {"lire aussi", 0},
    {"à lire", 0},
    {"leia", 0},
    {"veja", 0},
    {"lee también", 0},
    {"te puede", 0},
    {"leggi", 0},
    {"lees ook", 0},
    {"läs ", 0},
    {"les også", 0},
    {"читайте", 0},
    {"advertisement", 1},
    {"sponsored", 1},
    {"story continues", 1},
    {"share", 1},
    {"follow", 1},
    {"sign up", 1},
    {"subscribe", 1},
    {"get the", 1},
    {"get our", 1},
    {"join", 1},
    {"like us", 1},
    {"save", 1},
    {"print", 1},
    {"email", 1},
    {"download", 1},
    {"newsletter", 1},
    {"support", 1},
    {"tweet", 1},
    {"facebook", 1},
    {"compart", 1},
    {"teilen", 1},
    {"condividi", 1},
    {"partager", 1},
    {"anzeige", 1},
    {"publicidad", 1},
    {"publicité", 1},
    {"suivez", 1},
    {"siga", 1},
    {"sigue", 1},
    {"©", 2},
    {"(c)", 2},
    {"copyright", 2},
    {"photo", 2},
    {"image", 2},
    {"getty", 2},
    {"credit", 2},
    {"foto", 2},
    {"bild", 2},
    {"imagen", 2},
    {"фото", 2},
    {"picture", 2},
    {"file -", 2},
    {"file photo", 2},
    {"source:", 2},
    {"quelle", 2},
    {"fonte", 2},
    {"comment", 3},
    {"leave a", 3},
    {"view comments", 3},
    {"log in", 3},
    {"login", 3},
    {"register", 3},
    {"reply", 3},
    {"coment", 3},
    {"kommentar", 3},
    {"your email", 3},
    {"please ", 3},
    {"we use", 3},
    {"this site", 3},
    {"cookie", 3},
    {"privacy", 3},
    {"terms", 3},
    {"contact", 3},
    {"about ", 3},
    {"skip to", 3},
    {"loading", 3},
    {"disclaimer", 3},
    {"report ", 3},
    {"by ", 4},
    {"posted", 4},
    {"published", 4},
    {"updated", 4},
    {"last ", 4},
    {"first ", 4},
    {"tags", 4},
    {"tagged", 4},
    {"filed under", 4},
    {"topics", 4},
    {"categor", 4},
    {"publicado", 4},
    {"publié", 4},
    {"por ", 4},
    {"von ", 4},
    {"par ", 4},
    {"author", 4},
    {"written by", 4},
    {"editor", 4},
    {"reporting by", 4},
    {"stand:", 4},
    {"temas", 4},
    {"mots", 4},
};

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

// Calls word(begin, end) for each run of letters and digits; what is not ASCII counts as letters, but for the
// general punctuation (U+2000 to U+206F), and a character of the scripts without spaces is a word.
void for_each_word(std::string_view text, auto word) {
  std::size_t begin = text.size();
  const auto finish = [&](std::size_t end) {
    if (begin < end) word(begin, end);
    begin = text.size();
  };
  for (std::size_t i = 0; i < text.size();) {
    const auto c = static_cast<unsigned char>(text[i]);
    if (c < 0x80) {
      if (is_letter(text[i]) || is_digit(text[i])) {
        if (begin == text.size()) begin = i;
      } else if (!((c == '\'' || c == '-') && begin < i)) {
        finish(i);
      }
      ++i;
      continue;
    }
    const std::size_t size = c < 0xE0 ? 2 : c < 0xF0 ? 3 : 4;
    const auto next = static_cast<unsigned char>(i + 1 < text.size() ? text[i + 1] : 0);
    const bool punctuation = (c == 0xE2 && (next == 0x80 || next == 0x81)) || (c == 0xC2 && next < 0xC0);
    const bool alone = c >= 0xE3 && c <= 0xE9;
    if (punctuation || alone) finish(i);
    if (alone) {
      begin = i;
      finish(std::min(i + size, text.size()));
    } else if (!punctuation && begin == text.size()) {
      begin = i;
    }
    i += size;
  }
  finish(text.size());
}

std::uint64_t folded_hash(std::string_view word) {
  std::uint64_t hash = 0xCBF29CE484222325;
  for (const char c : word) hash = (hash ^ static_cast<unsigned char>(lower(c))) * 0x100000001B3;
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
class Facts {
 public:
  Facts(float* out, std::vector<std::string>* names) : out_(out), names_(names) {}

  void operator()(std::string_view name, double value) {
    if (names_ != nullptr) names_->emplace_back(name);
    if (count_ < facts_of_block) out_[count_] = static_cast<float>(value);
    ++count_;
  }

 private:
  float* out_;
  std::vector<std::string>* names_;
  std::size_t count_ = 0;
};

struct Measured {
  std::vector<std::uint64_t> words;
  double link = 0, strong = 0, emphasis = 0;  // shares of its bytes
  std::uint32_t capitals = 0, digits = 0, shouted = 0, commas = 0, stops = 0;
  bool ends_stop = false, ends_colon = false, ends_ellipsis = false, starts_lower = false;
  double good = 0;  // words that read like a paragraph's
  double count() const { return static_cast<double>(words.size()); }
};

class Reader {
 public:
  Reader(const Tree& tree, const Known& known) : tree_(tree), nodes_(tree.nodes()), known_(known) {}

  Blocks read(std::vector<std::string>* names) {
    place();
    break_lines();
    measure();
    relate();
    out_.facts.resize(lines_.size());
    for (std::size_t i = 0; i < lines_.size(); ++i) {
      Facts put(out_.facts[i].data(), i == 0 ? names : nullptr);
      state(i, put);
      out_.blocks.push_back({lines_[i].begin, lines_[i].end,
                             static_cast<std::uint32_t>(measured_[i].words.size()), holder(i),
                             sites_[lines_[i].element].path, name_path(i)});
    }
    return std::move(out_);
  }

 private:
  struct Site {
    std::uint32_t places = 0;
    std::uint32_t signs = 0;        // of its own names
    std::uint32_t signs_above = 0;  // and of those around it that hold no more than a part of the page
    std::uint32_t depth = 0;
    std::uint64_t path = 0;  // of the elements' names from the root
    std::uint32_t first_line = 0, last_line = 0;
    std::uint32_t repeated = 0;  // the place in a row of elements alike, the greatest of those around it
    std::uint32_t alike = 0;     // how many are in that row
    std::uint32_t headed = 0;    // the same place, among elements that hold a heading
    bool hidden = false;
  };

  // Bytes of text below each node, and what each stands in.
  void place() {
    std::vector<std::uint32_t> before(nodes_.size() + 1);
    for (std::size_t i = 0; i < nodes_.size(); ++i) {
      const bool counts =
          nodes_[i].tag == text_tag && elements[nodes_[nodes_[i].parent].tag].show != Show::hidden;
      before[i + 1] = before[i] + (counts ? nodes_[i].text_size : 0);
    }
    const double all = std::max<double>(1, before.back());
    sites_.resize(nodes_.size());
    for (std::size_t i = 0; i < nodes_.size(); ++i) {
      const Node& node = nodes_[i];
      Site& site = sites_[i];
      if (i > 0) {
        site = sites_[node.parent];
        site.signs = 0;
        ++site.depth;
      }
      site.places |= place_of(node.tag);
      site.path = mixed(site.path, node.tag);
      if (elements[node.tag].show == Show::hidden) site.hidden = true;
      if (node.first == node.last) continue;
      const double share = (before[node.end] - before[i]) / all;
      const std::string_view role = tree_(node, Attribute::role);
      if (!role.empty()) site.places |= place_of_role(role);
      if (tree_(node, Attribute::itemprop).find("articleBody") != std::string_view::npos)
        site.places |= in_body;
      if (share < .5) {
        if (tree_.has(node, Attribute::hidden) || is_unseen(tree_(node, Attribute::style)))
          site.hidden = true;
        if (tree_(node, Attribute::aria_hidden) == "true") site.places |= in_aria_hidden;
      }
      site.signs = signs_in(tree_(node, Attribute::class_)) | signs_in(tree_(node, Attribute::id));
      if (share < .6) site.signs_above |= site.signs;
    }
  }

  static bool is_unseen(std::string_view style) {
    const std::size_t at = style.find("display");
    if (at == std::string_view::npos) return false;
    const std::size_t value = style.find_first_not_of(" :", at + 7);
    return value != std::string_view::npos && style.substr(value).starts_with("none");
  }

  void break_lines() {
    Line line;
    bool space = false;
    std::vector<std::uint32_t> open;
    const auto end_line = [&](bool at_break) {
      space = false;
      line.end = static_cast<std::uint32_t>(out_.text.size());
      line.before_break = at_break;
      if (line.end > line.begin) {
        lines_.push_back(line);
        out_.text += '\n';
      }
      line = Line();
      line.begin = static_cast<std::uint32_t>(out_.text.size());
      line.after_break = at_break;
    };
    const auto add = [&](std::string_view text, std::uint32_t places, std::uint32_t element) {
      if (out_.text.size() == line.begin) line.element = element;
      const std::size_t before = out_.text.size();
      if (space && before > line.begin) out_.text += ' ';
      space = false;
      out_.text += text;
      const auto added = static_cast<std::uint32_t>(out_.text.size() - before);
      if ((places & in_link) != 0) line.marked[0] += added;
      if ((places & in_strong) != 0) line.marked[1] += added;
      if ((places & in_emphasis) != 0) line.marked[2] += added;
    };
    const auto leave = [&](std::uint32_t i) {
      sites_[i].last_line = static_cast<std::uint32_t>(lines_.size());
      if (elements[nodes_[i].tag].show == Show::block) {
        end_line(nodes_[i].tag == tag("br"));
        sites_[i].last_line = static_cast<std::uint32_t>(lines_.size());
      }
      if (nodes_[i].tag == tag("q")) add("”", 0, 0);
    };
    std::uint32_t element = 0;  // the innermost block
    std::vector<std::uint32_t> blocks;
    for (std::uint32_t i = 0; i < nodes_.size();) {
      const Node& node = nodes_[i];
      while (!open.empty() && nodes_[open.back()].end <= i) {
        leave(open.back());
        if (!blocks.empty() && blocks.back() == open.back()) blocks.pop_back();
        open.pop_back();
      }
      element = blocks.empty() ? 0 : blocks.back();
      if (sites_[i].hidden) {
        i = node.end;
        continue;
      }
      if (elements[node.tag].show == Show::block) {
        end_line(node.tag == tag("br"));
        if (node.tag != tag("br")) blocks.push_back(i);
      }
      sites_[i].first_line = static_cast<std::uint32_t>(lines_.size());
      if (node.tag == tag("q")) add("“", 0, element);
      if (node.tag == tag("a")) ++line.links;
      if (node.tag == text_tag) {
        const std::string_view text = tree_.text(node);
        const bool verbatim = nodes_[node.parent].tag == tag("pre");
        for (std::size_t at = 0; at < text.size();) {
          const std::size_t begin = std::min(text.find_first_not_of(" \t\n\r\f", at), text.size());
          if (begin > at) {
            space = true;
            if (verbatim && text.substr(at, begin - at).find('\n') != std::string_view::npos) end_line(true);
          }
          const std::size_t end = std::min(text.find_first_of(" \t\n\r\f", begin), text.size());
          if (end > begin) add(text.substr(begin, end - begin), sites_[i].places, element);
          at = end;
        }
      }
      open.push_back(i);
      ++i;
    }
    while (!open.empty()) {
      leave(open.back());
      open.pop_back();
    }
    end_line(false);
  }

  std::string_view text(std::size_t line) const {
    return std::string_view(out_.text).substr(lines_[line].begin, lines_[line].end - lines_[line].begin);
  }

  void measure() {
    measured_.resize(lines_.size());
    for (std::size_t i = 0; i < lines_.size(); ++i) {
      const std::string_view line = text(i);
      Measured& m = measured_[i];
      const double bytes = static_cast<double>(line.size());
      m.link = std::min(1., lines_[i].marked[0] / bytes);
      m.strong = std::min(1., lines_[i].marked[1] / bytes);
      m.emphasis = std::min(1., lines_[i].marked[2] / bytes);
      for_each_word(line, [&](std::size_t begin, std::size_t end) {
        m.words.push_back(folded_hash(line.substr(begin, end - begin)));
        if (is_upper(line[begin])) {
          ++m.capitals;
          if (end > begin + 1 && is_upper(line[begin + 1])) ++m.shouted;
        }
        if (is_digit(line[begin])) ++m.digits;
      });
      m.starts_lower = 'a' <= line[0] && line[0] <= 'z';
      for (std::size_t k = 0; k < line.size(); ++k) {
        if (line[k] == ',') ++m.commas;
        if ((line[k] == '.' || line[k] == '!' || line[k] == '?') &&
            (k + 1 == line.size() || line[k + 1] == ' '))
          ++m.stops;
      }
      std::string_view tail = line;
      for (bool more = true; more;) {
        more = false;
        for (const std::string_view closing : {"\"", "'", ")", "]", "”", "’", "»", "“", "*", " "}) {
          if (tail.size() > closing.size() && tail.ends_with(closing)) {
            tail.remove_suffix(closing.size());
            more = true;
          }
        }
      }
      for (const std::string_view stop : {".", "!", "?", "。", "！", "？"})
        m.ends_stop = m.ends_stop || tail.ends_with(stop);
      m.ends_colon = tail.ends_with(":");
      m.ends_ellipsis = tail.ends_with("...") || tail.ends_with("…");
      if (m.words.size() >= 10 && m.link < .4 && m.stops + m.ends_stop > 0) m.good = m.count() * (1 - m.link);
    }
  }

  // Whether its surroundings are named after what is no article.
  bool is_doubtful(std::size_t line) const {
    const Site& site = sites_[lines_[line].element];
    return (site.signs_above &
            (1U << comment | 1U << footer | 1U << navigation | 1U << subscribe | 1U << related)) != 0 ||
           (site.places & (in_nav | in_footer | in_aside)) != 0;
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
      hash = mixed(mixed(hash, nodes_[node].tag), hash_of(tree_(nodes_[node], Attribute::class_)));
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

  void relate() {
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
    // The rows of elements alike: posts, comments, teasers.
    std::unordered_map<std::uint64_t, std::uint32_t> rows;
    std::unordered_map<std::uint64_t, std::uint32_t> headed_rows;
    std::vector<std::uint64_t> row(nodes_.size());
    for (std::uint32_t i = 1; i < nodes_.size(); ++i) {
      if (elements[nodes_[i].tag].show != Show::block || sites_[i].hidden) continue;
      if (sites_[i].last_line - sites_[i].first_line < 2 || good_in(i) < 15) continue;
      row[i] = mixed(mixed(nodes_[i].parent, nodes_[i].tag), hash_of(tree_(nodes_[i], Attribute::class_)));
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

    std::unordered_map<std::uint32_t, double> scores;
    for (std::size_t i = 0; i < count; ++i) {
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
    double best = 0;
    for (const auto& [node, score] : scores) {
      if (score > best || (score == best && node < container_)) {
        best = score;
        container_ = node;
      }
    }
    for (std::uint32_t node = container_;; node = parent_of(node)) {
      around_container_.push_back(node);
      if (node == 0) break;
    }

    // The smallest element with most of the paragraphs that no name casts doubt on.
    for (std::uint32_t i = 0; i < nodes_.size(); ++i) {
      const Site& site = sites_[i];
      if (site.hidden || elements[nodes_[i].tag].show != Show::block) continue;
      if (sure_before_[site.last_line] - sure_before_[site.first_line] >= .7 * sure_before_.back()) wide_ = i;
    }
    for (std::uint32_t node = wide_;; node = parent_of(node)) {
      around_wide_.push_back(node);
      if (node == 0) break;
    }

    title_words_ = words_of(known_.title);
    title_set_.insert(title_words_.begin(), title_words_.end());
    double likeness = .5;
    for (std::size_t i = 0; i < count; ++i) {
      const double found = like_title(i) + (is_heading(i) ? .2 : 0) - measured_[i].link * .3;
      if (found > likeness) {
        likeness = found;
        title_line_ = i;
      }
    }
    if (title_line_ < count) {
      for (std::uint32_t node = holder(title_line_);; node = parent_of(node)) {
        around_title_.push_back(node);
        if (node == 0) break;
      }
    }
    body_ = runs_of(known_.body.substr(0, 1 << 20));
    description_ = runs_of(known_.description.substr(0, 1 << 12));

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

  bool is_heading(std::size_t line) const {
    const std::string_view name = elements[nodes_[lines_[line].element].tag].name;
    return name.size() == 2 && name[0] == 'h' && is_digit(name[1]);
  }

  // How alike the words of a line and of the title are, 0–1.
  double like_title(std::size_t line) const {
    const std::vector<std::uint64_t>& words = measured_[line].words;
    if (title_words_.empty() || words.empty() || words.size() > 60) return 0;
    std::size_t shared = 0;
    for (const std::uint64_t word : words) shared += title_set_.contains(word);
    return 2. * static_cast<double>(shared) / static_cast<double>(words.size() + title_words_.size());
  }

  std::uint32_t opening(std::string_view line) const {
    std::string start;
    for (const char c : line.substr(0, 24)) start += lower(c);
    const std::size_t first = start.find_first_not_of(" -|*>[(•");
    if (first == std::string::npos) return 0;
    std::uint32_t kinds = 0;
    for (const Opening& one : openings) {
      if (start.compare(first, one.words.size(), one.words) == 0) kinds |= 1U << one.kind;
    }
    return kinds;
  }

  void state(std::size_t i, Facts& put) const {
    const Line& line = lines_[i];
    const Measured& m = measured_[i];
    const std::string_view words = text(i);
    const Site& site = sites_[line.element];
    const double count = std::max(1., m.count());
    const auto log = [](double value) { return std::log1p(std::max(0., value)); };
    put("words", m.count());
    put("bytes_per_word", static_cast<double>(words.size()) / count);
    put("link", m.link);
    put("links", line.links);
    put("strong", m.strong);
    put("emphasis", m.emphasis);
    put("capitals", m.capitals / count);
    put("shouted", m.shouted / count);
    put("digits", m.digits / count);
    put("commas", m.commas / count);
    put("stops", m.stops);
    put("ends_stop", m.ends_stop);
    put("ends_colon", m.ends_colon);
    put("ends_ellipsis", m.ends_ellipsis);
    put("starts_lower", m.starts_lower);
    put("good", m.good);
    put("after_break", line.after_break);
    put("before_break", line.before_break);

    const std::string_view name = elements[nodes_[line.element].tag].name;
    put("is_p", name == "p");
    put("is_li", name == "li");
    put("is_heading", is_heading(i) ? name[1] - '0' : 0);
    put("is_td", name == "td" || name == "th");
    put("is_div", name == "div" || name == "section" || name == "article");
    put("depth", site.depth);
    for (const auto& [label, place] : {std::pair<const char*, std::uint32_t>{"in_list", in_list},
                                       {"in_table", in_table},
                                       {"in_quote", in_quote},
                                       {"in_figure", in_figure | in_caption},
                                       {"in_nav", in_nav},
                                       {"in_aside", in_aside},
                                       {"in_header", in_header},
                                       {"in_footer", in_footer | in_address},
                                       {"in_form", in_form},
                                       {"in_article", in_article},
                                       {"in_main", in_main},
                                       {"in_body", in_body},
                                       {"in_aria_hidden", in_aria_hidden}}) {
      put(label, (site.places & place) != 0);
    }
    static constexpr const char* near_names[] = {
        "near_comment", "near_share",   "near_related", "near_navigation", "near_caption", "near_byline",
        "near_date",    "near_meta",    "near_advert",  "near_subscribe",  "near_footer",  "near_header",
        "near_heading", "near_summary", "near_body",    "near_content",    "near_sidebar", "near_quote",
        "near_tools",   "near_list",    "near_unseen"};
    std::uint32_t near = 0;
    std::uint32_t node = line.element;
    for (int up = 0; up < 3 && node != 0; ++up, node = parent_of(node))
      near |= sites_[node].signs & (up == 0 ? ~0U : sites_[node].signs_above);
    for (std::uint32_t sign = 0; sign < sign_count; ++sign) put(near_names[sign], near >> sign & 1);
    for (const auto& [label, sign] : {std::pair<const char*, Sign>{"above_comment", comment},
                                      {"above_share", share},
                                      {"above_related", related},
                                      {"above_navigation", navigation},
                                      {"above_caption", caption},
                                      {"above_byline", byline},
                                      {"above_meta", meta},
                                      {"above_advert", advert},
                                      {"above_subscribe", subscribe},
                                      {"above_footer", footer},
                                      {"above_header", header},
                                      {"above_body", body},
                                      {"above_content", content},
                                      {"above_sidebar", sidebar},
                                      {"above_list", list}}) {
      put(label, site.signs_above >> sign & 1);
    }

    const double all_words = std::max(1., words_before_.back()), all_good = std::max(1., good_before_.back());
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
    put("wide_words_before", log(good_before_[std::min<std::size_t>(i, sites_[wide_].last_line)] -
                                 good_before_[std::min<std::size_t>(i, sites_[wide_].first_line)]));
    put("wide_words_after",
        log(good_before_[std::max<std::size_t>(i, sites_[wide_].last_line)] - good_before_[i]));
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
    put("before_container", first_in_container_ < lines_.size() && i < first_in_container_);
    put("after_container", first_in_container_ < lines_.size() && i > last_in_container_);
    put("container_words_before",
        i > sites_[container_].first_line
            ? log(good_before_[std::min<std::size_t>(i, sites_[container_].last_line)] -
                  good_before_[sites_[container_].first_line])
            : 0);

    const Group& path = paths_.at(site.path);
    put("path_lines", log(path.lines));
    put("path_words", path.words / path.lines);
    put("path_good", path.good / all_good);
    put("path_link", path.link / std::max(1., path.words));
    const Group& siblings = siblings_.at(held);
    put("sibling_lines", log(siblings.lines));
    put("sibling_words", siblings.words / siblings.lines);
    put("sibling_good", siblings.good / all_good);
    put("sibling_link", siblings.link / std::max(1., siblings.words));

    const Group& named = named_.at(name_path(i));
    put("named_lines", log(named.lines));
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
      put(prefix + "_good", n.good > 0);
      if (step == 1 || step == -1) {
        put(prefix + "_beside", exists && holder(at) == held);
        put(prefix + "_same", exists && sites_[lines_[at].element].path == site.path);
      }
    }
    put("from_last_good",
        i > 0 && last_good_[i - 1] < lines_.size() ? static_cast<double>(i - last_good_[i - 1]) : 99);
    put("to_next_good", i + 1 < lines_.size() && next_good_[i + 1] < lines_.size()
                            ? static_cast<double>(next_good_[i + 1] - i)
                            : 99);

    put("like_title", like_title(i));
    put("has_title", title_line_ < lines_.size());
    put("from_title", title_line_ < lines_.size()
                          ? std::clamp(static_cast<double>(i) - static_cast<double>(title_line_), -50., 200.)
                          : -99);
    put("headings_since_title",
        title_line_ < i ? headings_before_[i + 1] - headings_before_[title_line_ + 1] : 0);
    put("copies", copies_.at(hash_of(words)));
    put("repeated", site.repeated);
    put("alike", site.alike);
    put("headed", site.headed);
    put("good_since_title", title_line_ < i ? log(good_before_[i] - good_before_[title_line_]) : -1);
    put("body_known", !body_.empty());
    put("in_known_body", share_of_runs(m.words, body_));
    put("in_description", share_of_runs(m.words, description_));
    const std::uint32_t opens = opening(words);
    put("opens_elsewhere", opens & 1);
    put("opens_share", opens >> 1 & 1);
    put("opens_credit", opens >> 2 & 1);
    put("opens_account", opens >> 3 & 1);
    put("opens_facts", opens >> 4 & 1);
    put("has_address", words.find('@') != std::string_view::npos ||
                           words.find("http") != std::string_view::npos ||
                           words.find("www.") != std::string_view::npos);
    put("has_rights",
        words.find("©") != std::string_view::npos || words.find("ights reserved") != std::string_view::npos);
    put("has_bar", words.find('|') != std::string_view::npos || words.find("»") != std::string_view::npos);
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
  std::uint32_t container_ = 0, wide_ = 0;
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

Blocks read_blocks(const Tree& tree, const Known& known) {
  return Reader(tree, known).read(nullptr);
}

std::vector<std::string> fact_names() {
  std::vector<std::string> names;
  Reader(Tree::parse("<p>A line.").value(), Known{}).read(&names);
  return names;
}

}  // namespace hearsay::cli::page
