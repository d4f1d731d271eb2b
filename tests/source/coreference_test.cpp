// Whom the phrases of an article mean, as far as rules decide it: no network has a say here. Each row is an
// article with the sources of its attributions in brackets, and its entities, each with its mentions and what
// joined them to the one before.
#include "source/coreference.hpp"

#include <doctest/doctest.h>

#include <array>
#include <cstdio>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "hearsay/document.hpp"
#include "hearsay/lexicon.hpp"
#include "source/contents.hpp"
#include "source/marked_article.hpp"
#include "source/vocabulary.hpp"

using namespace hearsay;
using namespace hearsay::source;
using test::MarkedArticle;

namespace {

const Vocabulary& vocabulary() {
  static const Vocabulary of_english(Lexicon::builtin());
  return of_english;
}

// The order is part of the weights file.
constexpr std::array<std::string_view, tagger::rank_feature_count> features{"he",
                                                                            "it",
                                                                            "they",
                                                                            "we",
                                                                            "person noun",
                                                                            "body noun",
                                                                            "document noun",
                                                                            "other noun",
                                                                            "definite",
                                                                            "demonstrative",
                                                                            "bare",
                                                                            "possessive",
                                                                            "indefinite",
                                                                            "plural",
                                                                            "modified",
                                                                            "complemented",
                                                                            "source",
                                                                            "headline",
                                                                            "quoted",
                                                                            "owner",
                                                                            "office",
                                                                            "rank noun",
                                                                            "class noun",
                                                                            "vague",
                                                                            "spokes",
                                                                            "relation",
                                                                            "unlisted",
                                                                            "nobody",
                                                                            "same sentence",
                                                                            "previous sentence",
                                                                            "two back",
                                                                            "few back",
                                                                            "some back",
                                                                            "many back",
                                                                            "far back",
                                                                            "later",
                                                                            "later near",
                                                                            "same paragraph",
                                                                            "previous paragraph",
                                                                            "nearest",
                                                                            "second",
                                                                            "third",
                                                                            "last speaker",
                                                                            "seen as source",
                                                                            "spoken",
                                                                            "speaks often",
                                                                            "mentions",
                                                                            "most spoken",
                                                                            "never spoke",
                                                                            "mentioned once",
                                                                            "opens sentence",
                                                                            "leads sentence",
                                                                            "oblique",
                                                                            "inner",
                                                                            "last is pronoun",
                                                                            "last is name",
                                                                            "last is quoted",
                                                                            "same quotation",
                                                                            "last in headline",
                                                                            "named",
                                                                            "named in full",
                                                                            "known",
                                                                            "is person",
                                                                            "is body",
                                                                            "is document",
                                                                            "is other",
                                                                            "unsure",
                                                                            "is plural",
                                                                            "has members",
                                                                            "gender met",
                                                                            "gender open",
                                                                            "undescribed",
                                                                            "begins indefinite",
                                                                            "same noun",
                                                                            "fits",
                                                                            "same head",
                                                                            "head in name",
                                                                            "same words",
                                                                            "modifiers met",
                                                                            "modifiers new",
                                                                            "modifiers differ",
                                                                            "institution met",
                                                                            "institution differs",
                                                                            "institution new",
                                                                            "place met",
                                                                            "place differs",
                                                                            "place new",
                                                                            "role met",
                                                                            "role differs",
                                                                            "noun role met",
                                                                            "noun role differs",
                                                                            "owner met",
                                                                            "owner differs",
                                                                            "complement met",
                                                                            "complement differs",
                                                                            "count met",
                                                                            "kind met",
                                                                            "kind differs",
                                                                            "number met",
                                                                            "number differs",
                                                                            "told directly",
                                                                            "told indirectly",
                                                                            "body of speaker",
                                                                            "we person",
                                                                            "we body",
                                                                            "we group",
                                                                            "he speaker",
                                                                            "it speaker",
                                                                            "they speaker",
                                                                            "noun speaker",
                                                                            "rival gender",
                                                                            "rival leads",
                                                                            "opening",
                                                                            "later first",
                                                                            "later source",
                                                                            "later bare",
                                                                            "begins paragraph",
                                                                            "begins sentence",
                                                                            "says directly",
                                                                            "says more",
                                                                            "says more speaker",
                                                                            "is place",
                                                                            "is outlet",
                                                                            "in own words",
                                                                            "spoke just before",
                                                                            "spoke near",
                                                                            "speaker before last",
                                                                            "first of noun",
                                                                            "rival noun",
                                                                            "rival words",
                                                                            "alone possible",
                                                                            "role of speaker"};

class Joined {
 public:
  explicit Joined(std::string_view marked, const Choose& choose)
      : article_(marked), words_(article_.document, vocabulary()) {
    const Contents contents(article_.attributions);
    found_ = resolve_coreference(words_, article_.attributions, contents, choose);
  }

  /// Entities of several mentions, or with more to tell than their only mention does.
  std::string entities() const {
    std::string out;
    for (std::size_t e = 0; e < found_.entities.size(); ++e) {
      const Entity& entity = found_.entities[e];
      if (entity.phrases.empty()) continue;
      const std::string one = described(entity);
      if (entity.phrases.size() == 1 && one.find(';') == std::string::npos) continue;
      out += (out.empty() ? "" : " | ") + one;
    }
    return out;
  }

  /// What was known of the candidates of the last choice, beside what is known of nobody.
  static std::string candidates(std::string_view marked) {
    const MarkedArticle article(marked);
    Choice last;
    const Joined joined(marked, [&last](const Choice& choice) {
      last = choice;
      std::size_t c = 0;
      while (c < choice.candidates.size() && !is_rough_match(choice.features[c])) ++c;
      return c;
    });
    if (last.phrase == none) return "";
    std::string out = joined.text(last.phrase) + ": " + shown(last.features.back(), nullptr);
    for (std::size_t c = 0; c < last.candidates.size(); ++c) {
      Index e = last.candidates[c];
      while (joined.found_.entities[static_cast<std::size_t>(e)].merged_into != none)
        e = joined.found_.entities[static_cast<std::size_t>(e)].merged_into;
      out += " | " + joined.name(e) + ": " + shown(last.features[c], &last.features.back());
    }
    return out;
  }

  std::string sources() const {
    std::string out;
    for (const Index source : found_.source_of)
      out += (out.empty() ? "" : " | ") + (source == none ? "nobody" : name(source));
    return out;
  }

 private:
  static std::string shown(const RankFeatures& f, const RankFeatures* but) {
    std::string out;
    for (std::size_t i = 0; i < features.size(); ++i) {
      if (f[i] == 0 || (but != nullptr && (*but)[i] != 0) || features[i] == "nobody") continue;
      out += (out.empty() ? "" : ", ") + std::string(features[i]);
      if (f[i] != 1) {
        char number[16];
        std::snprintf(number, sizeof number, " %.2f", static_cast<double>(f[i]));
        out += number;
      }
    }
    return out;
  }

  std::string text(Index p) const {
    return article_.document.on_one_line(words_.span(found_.phrases[static_cast<std::size_t>(p)].tokens));
  }
  std::string name(Index e) const {
    return text(found_.entities[static_cast<std::size_t>(e)].phrases.front());
  }

  std::string described(const Entity& entity) const {
    std::string out;
    Index last = none;
    for (const Index p : entity.phrases) {
      if (p == std::exchange(last, p)) continue;
      const JoinedBy how = found_.joined_by[static_cast<std::size_t>(p)];
      if (!out.empty()) out += " = ";
      out += text(p);
      if (how != JoinedBy::first) out += " (" + std::string(to_string(how)) + ")";
    }
    constexpr const char* kinds[] = {"", "body", "document", "pronoun", "quantity", "other"};
    const auto add = [&out](std::string_view what) { out += "; " + std::string(what); };
    if (entity.kind != PhraseKind::person && entity.phrases.size() > 1)
      add(kinds[static_cast<std::size_t>(entity.kind)]);
    if (entity.author) add("author");
    if (entity.known != none) add("known " + std::string(vocabulary().known(entity.known).name));
    if (entity.gender != Gender::unstated && entity.phrases.size() > 1) add(to_string(entity.gender));
    if (entity.count > 0) add(std::to_string(entity.count));
    for (const Index member : entity.members) add("member " + name(member));
    if (entity.speaker != none) add("of " + name(entity.speaker));
    if (entity.part_of != none) add("part of " + name(entity.part_of));
    return out;
  }

  MarkedArticle article_;
  Words words_;
  Coreference found_;
};

/// Nobody that was mentioned before.
std::size_t nobody(const Choice& choice) {
  return choice.candidates.size();
}

/// The first of whom rules would think so.
std::size_t roughly(const Choice& choice) {
  std::size_t c = 0;
  while (c < choice.candidates.size() && !is_rough_match(choice.features[c])) ++c;
  return c;
}

struct Row {
  const char* text;
  const char* value;
};

// What stands in other sentences changes nothing, where no pronoun goes back to it.
const std::string behind_others = "Rain fell on the towns of the long coast. It was very cold there. ";

}  // namespace

TEST_SUITE("coreference") {
  TEST_CASE("names of persons") {
    for (const Row& row : std::vector<Row>{
             {"[s0 Anna Lind] [k0 said] [c0 so]. [s1 Lind] [k1 said] [c1 so]. [s2 Anna] [k2 said] [c2 so]. "
              "[s3 Ms. Lind] [k3 said] [c3 so]. [s4 Mr. Lind] [k4 said] [c4 so].",
              "Anna Lind = Lind (short name) = Anna (short name) = Ms. Lind (short name); female"},
             {"[s0 Lind] [k0 said] [c0 so]. [s1 Anna Lind] [k1 said] [c1 so].",
              "Anna Lind = Lind (short name); female"},
             {"[s0 Donald J. Trump] [k0 said] [c0 so]. [s1 Donald Trump] [k1 said] [c1 so]. [s2 Trump] [k2 "
              "said] [c2 so].",
              "Donald J. Trump = Donald Trump (full name) = Trump (short name); known Donald Trump; male"},
             {"[s0 A. Lind] [k0 said] [c0 so]. [s1 Anna Lind] [k1 said] [c1 so].",
              "A. Lind = Anna Lind (full name); female"},
             {"[s0 Anna Lind] [k0 said] [c0 so]. [s1 A. Lind] [k1 said] [c1 so].",
              "Anna Lind = A. Lind (full name); female"},
             {"[s0 B. Lind] [k0 said] [c0 so]. [s1 Anna Lind] [k1 said] [c1 so].", ""},
             {"[s0 AB Lind] [k0 said] [c0 so]. [s1 Anna Lind] [k1 said] [c1 so].", ""},
             {"[s0 Bill Hale] [k0 said] [c0 so]. [s1 William Hale] [k1 said] [c1 so].",
              "Bill Hale = William Hale (full name); male"},
             {"[s0 Bill Hale] [k0 said] [c0 so]. [s1 Walter Hale] [k1 said] [c1 so].", ""},
             {"[s0 Volodimir Zelensky] [k0 said] [c0 so]. [s1 Volodymir Zelensky] [k1 said] [c1 so].",
              "Volodimir Zelensky = Volodymir Zelensky (full name)"},
             {"[s0 Volodimir Zelensky] [k0 said] [c0 so]. [s1 Volodimir Zelenskiy] [k1 said] [c1 so].", ""},
             {"[s0 Emil Zelensky] [k0 said] [c0 so]. [s1 Zelenskiy] [k1 said] [c1 so].",
              "Emil Zelensky = Zelenskiy (short name); male"},
             {"[s0 Emil Zelensky] [k0 said] [c0 so]. [s1 Zelansky] [k1 said] [c1 so].",
              "Emil Zelensky = Zelansky (short name); male"},
             {"[s0 Emil Zelensky] [k0 said] [c0 so]. [s1 Zelanskiy] [k1 said] [c1 so].", ""},
             {"[s0 Emil Zelensky] [k0 said] [c0 so]. [s1 Kelensky] [k1 said] [c1 so].", ""},
             {"[s0 Emil Zelk] [k0 said] [c0 so]. [s1 Zelkk] [k1 said] [c1 so].", ""},
             {"[s0 Emil Zelen] [k0 said] [c0 so]. [s1 Zelenn] [k1 said] [c1 so].", ""},
             {"[s0 Emil Zelens] [k0 said] [c0 so]. [s1 Zelen] [k1 said] [c1 so].", ""},
             {"[s0 Emil Zelenski] [k0 said] [c0 so]. [s1 Zelensky] [k1 said] [c1 so].",
              "Emil Zelenski = Zelensky (short name); male"},
             {"[s0 Samir Abdel Karim] [k0 said] [c0 so]. [s1 Abdel Karim] [k1 said] [c1 so]. [s2 Karim] [k2 "
              "said] [c2 so].",
              "Samir Abdel Karim = Abdel Karim (full name) = Karim (short name); male"},
             {"[s0 Samir al-Maliki] [k0 said] [c0 so]. [s1 Maliki] [k1 said] [c1 so]. [s2 Mr. al-Maliki] [k2 "
              "said] [c2 so].",
              "Samir al-Maliki = Maliki (short name) = Mr. al-Maliki (short name); male"},
             {"[s0 Emil Rask] [k0 said] [c0 so]. [s1 Emil Rask Jr.] [k1 said] [c1 so].",
              "Emil Rask = Emil Rask Jr. (full name); male"},
             {"[s0 Anna Clinton] [k0 said] [c0 so]. [s1 Bill Clinton] [k1 said] [c1 so]. [s2 Clinton] [k2 "
              "said] [c2 so]. [s3 Mr. Clinton] [k3 said] [c3 so]. [s4 Mrs. Clinton] [k4 said] [c4 so].",
              "Anna Clinton = Clinton (short name) = Mrs. Clinton (short name); female | Bill Clinton = Mr. "
              "Clinton (short name); known Bill Clinton; male"},
             {"[s0 Hillary Clinton] [k0 said] [c0 so]. [s1 Anna Clinton] [k1 said] [c1 so]. [s2 Anna "
              "Clinton] [k2 said] [c2 so]. [s3 Clinton] [k3 said] [c3 so].",
              "Hillary Clinton = Clinton (short name); known Hillary Clinton; female | Anna Clinton = Anna "
              "Clinton (full name); female"},
             {"[s0 Anna Hale] [k0 said] [c0 so]. [s1 Ruth Hale] [k1 said] [c1 so]. [s2 Hale] [k2 said] [c2 "
              "so].",
              "Anna Hale = Hale (short name); female"},
             {"[s0 Anna Hale] [k0 said] [c0 so]. [s1 Ruth Hale] [k1 said] [c1 so]. [s2 Ruth Hale] [k2 said] "
              "[c2 so]. [s3 Ruth Hale] [k3 said] [c3 so]. [s4 Ruth Hale] [k4 said] [c4 so]. [s5 Ruth Hale] "
              "[k5 said] [c5 so]. [s6 Hale] [k6 said] [c6 so].",
              "Ruth Hale = Ruth Hale (full name) = Ruth Hale (full name) = Ruth Hale (full name) = Ruth Hale "
              "(full name) = Hale (short name); female"},
             {"[s0 Hale] [k0 said] [c0 so]. [s1 Anna Hale] [k1 said] [c1 so]. [s2 Ruth Hale] [k2 said] [c2 "
              "so].",
              "Anna Hale = Hale (short name); female"},
             {"[s0 Hale Lind] [k0 said] [c0 so]. [s1 Anna Hale] [k1 said] [c1 so]. [s2 Hale] [k2 said] [c2 "
              "so].",
              "Anna Hale = Hale (short name); female"},
             {"[s0 Wanda Vazquez Garced] [k0 said] [c0 so]. [s1 Vazquez] [k1 said] [c1 so].",
              "Wanda Vazquez Garced = Vazquez (short name); female"},
             {"[s0 Wanda Vazquez Garced] [k0 said] [c0 so]. [s1 Emil Vazquez] [k1 said] [c1 so]. [s2 "
              "Vazquez] [k2 said] [c2 so].",
              "Emil Vazquez = Vazquez (short name); male"},
             {"[s0 Mark Christie] [k0 said] [c0 so]. [s1 Christie] [k1 said] [c1 so]. [s2 Mrs. Christie] [k2 "
              "said] [c2 so].",
              "Mark Christie = Christie (short name); male"},
             {"[s0 Trump] [k0 said] [c0 so]. [s1 Mrs. Trump] [k1 said] [c1 so].",
              "Trump; known Donald Trump"},
             {"[s0 Obama] [k0 said] [c0 so]. [s1 Barack Obama] [k1 said] [c1 so].",
              "Barack Obama = Obama (short name); known Barack Obama; male"},
             {"[s0 Putin] [k0 said] [c0 so].", "Putin; known Vladimir Putin"},
             {"[s0 Mrs. Putin] [k0 said] [c0 so].", ""},
             {"[s0 Emil Rask] [k0 said] [c0 so]. [s1 The Rask family] [k1 said] [c1 so].",
              "Emil Rask = Rask (short name); male"},
             {"[s0 Loretta Lynch] [k0 said] [c0 so]. [s1 Jack Lynch] [k1 said] [c1 so]. [s2 Lynch] [k2 said] "
              "[c2 so].",
              "Loretta Lynch = Lynch (short name); known Loretta Lynch; female"},
         }) {
      CAPTURE(std::string(row.text));
      CHECK(Joined(row.text, nobody).entities() == row.value);
      CHECK(Joined(behind_others + row.text, nobody).entities() == row.value);
    }
  }

  TEST_CASE("names of institutions") {
    for (const Row& row : std::vector<Row>{
             {"Israel left. [s0 The Israel Defense Forces] [k0 said] [c0 so]. [s1 The Israeli military] [k1 "
              "said] [c1 so].",
              "The Israel Defense Forces = The Israeli military (owner); body"},
             {"[s0 The Federal Bureau of Investigation] [k0 said] [c0 so]. [s1 The FBI] [k1 said] [c1 so].",
              "The Federal Bureau of Investigation = The FBI (full name); body"},
             {"[s0 The Norland Fire Office] [k0 said] [c0 so]. [s1 The NFO] [k1 said] [c1 so]. [s2 The Fire "
              "Office] [k2 said] [c2 so].",
              "The Norland Fire Office = The NFO (acronym); body"},
             {"[s0 The Norland Office] [k0 said] [c0 so]. [s1 The NO] [k1 said] [c1 so].", ""},
             {"[s0 The NFO] [k0 said] [c0 so]. [s1 The Norland Fire Office] [k1 said] [c1 so].",
              "The Norland Fire Office = The NFO (acronym); body"},
             {"[s0 Sator News Agency] [k0 said] [c0 so]. [s1 Sator] [k1 said] [c1 so].",
              "Sator News Agency = Sator (short name); body"},
             {"[s0 The Yonhap News Agency] [k0 said] [c0 so]. [s1 Yonhap] [k1 said] [c1 so].",
              "The Yonhap News Agency = Yonhap (short name); body"},
             {"[s0 The New York Times] [k0 said] [c0 so]. [s1 The Times] [k1 said] [c1 so].",
              "The New York Times = The Times (short name); body"},
             {"[s0 The Washington Post] [k0 said] [c0 so]. [s1 The Post] [k1 said] [c1 so].",
              "The Washington Post = The Post (full name); body"},
             {"[s0 NJ Transit] [k0 said] [c0 so]. [s1 NJT] [k1 said] [c1 so].",
              "NJ Transit = NJT (acronym); body"},
             {"[s0 Anna Transit] [k0 said] [c0 so]. [s1 AT] [k1 said] [c1 so].", ""},
             {"[s0 Norsk Kobber Transit] [k0 said] [c0 so]. [s1 NKT] [k1 said] [c1 so].",
              "Norsk Kobber Transit = NKT (acronym); body"},
             {"[s0 The Emergencies Ministry] [k0 said] [c0 so]. [s1 The emergencies ministry] [k1 said] [c1 "
              "so]. [s2 An emergencies ministry] [k2 said] [c2 so]. [s3 The emergency ministry] [k3 said] "
              "[c3 so].",
              "The Emergencies Ministry = The emergencies ministry (full name); body"},
             {"[s0 The Clinton campaign] [k0 said] [c0 so]. [s1 Clinton’s campaign] [k1 said] [c1 so]. [s2 "
              "Clinton] [k2 said] [c2 so].",
              "Clinton = Clinton (short name) = Clinton (short name); male | The Clinton campaign = "
              "Clinton’s campaign (owner); body"},
             {"[s0 The Clinton campaign] [k0 said] [c0 so]. [s1 The Trump campaign] [k1 said] [c1 so].",
              "Trump; known Donald Trump"},
             {"[s0 Norway] [k0 said] [c0 so]. [s1 Norway’s government] [k1 said] [c1 so]. [s2 Norway’s "
              "government] [k2 said] [c2 so]. [s3 Oslo] [k3 said] [c3 so]. [s4 Norwegians] [k4 said] [c4 "
              "so].",
              "Norway = Norway (full name) = Norway (full name) = Oslo (full name); body | Norway’s "
              "government = Norway’s government (owner); body"},
             {"[s0 Tarn Bank] [k0 said] [c0 so]. [s1 Tarn] [k1 said] [c1 so].",
              "Tarn Bank = Tarn (short name); body"},
             {"[s0 Anna Tarn] [k0 said] [c0 so]. [s1 Tarn Bank] [k1 said] [c1 so]. [s2 Tarn] [k2 said] [c2 "
              "so].",
              "Anna Tarn = Tarn (short name); female"},
             {"[s0 The Kremlin] [k0 said] [c0 so]. [s1 Moscow] [k1 said] [c1 so]. [s2 Russia] [k2 said] [c2 "
              "so].",
              "Moscow = Russia (full name); body"},
             {"[s0 Velten, the ferry operator,] [k0 said] [c0 so]. [s1 Velten] [k1 said] [c1 so].",
              "Velten = Velten (full name) = the ferry operator (apposition); body"},
             {"[s0 Harbor Workers Union] [k0 said] [c0 so]. [s1 The Workers Union] [k1 said] [c1 so]. [s2 "
              "Union] [k2 said] [c2 so].",
              ""},
             {"[s0 The OECD] [k0 said] [c0 so]. [s1 The Organisation for Economic Co-operation and "
              "Development] [k1 said] [c1 so].",
              "The Organisation for Economic Co-operation and Development = The OECD (acronym); body"},
             {"[s0 ABCDEFGH] [k0 said] [c0 so]. [s1 The Ab Bc Cd De Ef Fg Gh Hi Office] [k1 said] [c1 so].",
              ""},
             {"[s0 The Norland Fire Office] [k0 said] [c0 so]. [s1 Norland] [k1 said] [c1 so]. [s2 Fire] [k2 "
              "said] [c2 so].",
              "The Norland Fire Office = Norland (short name); body"},
             {"[s0 Volkswagen AG] [k0 said] [c0 so]. [s1 Volkswagen] [k1 said] [c1 so].",
              "Volkswagen AG = Volkswagen (full name); body"},
             {"[s0 The Pentagon] [k0 said] [c0 so]. [s1 The Department of Defense] [k1 said] [c1 so].",
              "The Department of Defense = The Pentagon (full name); body"},
             {"[s0 His campaign] [k0 said] [c0 so]. [s1 His campaign] [k1 said] [c1 so].", ""},
             {"[s0 Norway] [k0 said] [c0 so]. [s1 The Norwegian military] [k1 said] [c1 so]. [s2 The "
              "Norwegian police] [k2 said] [c2 so]. [s3 The Norwegian government] [k3 said] [c3 so]. [s4 The "
              "Norwegian old military] [k4 said] [c4 so].",
              ""},
         }) {
      CAPTURE(std::string(row.text));
      CHECK(Joined(row.text, nobody).entities() == row.value);
      CHECK(Joined(behind_others + row.text, nobody).entities() == row.value);
    }
  }

  TEST_CASE("constructions that say that two are one") {
    for (const Row& row : std::vector<Row>{
             {"[s0 The General Officer Commanding (GOC) 81 Division, Maj. Gen. Emil Rask] [k0 said] [c0 so]. "
              "[s1 Rask] [k1 said] [c1 so].",
              "Maj. Gen. Emil Rask = Rask (short name) = The General Officer Commanding (apposition); male | "
              "81 Division; 81"},
             {"[s0 Emil Rask, a plumber,] [k0 said] [c0 so]. [s1 Rask] [k1 said] [c1 so].",
              "Emil Rask = Rask (short name) = a plumber (apposition); male"},
             {"[s0 The harbour master, Emil Rask,] [k0 said] [c0 so]. [s1 Rask] [k1 said] [c1 so].",
              "Emil Rask = Rask (short name); male"},
             {"Emil Rask is the harbour master. [s0 Rask] [k0 said] [c0 so].",
              "Emil Rask = Rask (short name); male"},
             {"Emil Rask was a plumber. [s0 Rask] [k0 said] [c0 so].",
              "Emil Rask = Rask (short name) = a plumber (copula); male"},
             {"Emil Rask met the mayor. [s0 Rask] [k0 said] [c0 so].", "Emil Rask = Rask (short name); male"},
             {"The mayor is Emil Rask. [s0 Rask] [k0 said] [c0 so].", "Emil Rask = Rask (short name); male"},
             {"Emil Rask, who is the mayor, left.", "Emil Rask = the mayor (copula) = who (relative); male"},
             {"Emil Rask served as mayor. [s0 Rask] [k0 said] [c0 so].",
              "Emil Rask = Rask (short name) = mayor (copula); male"},
             {"Emil Rask became the mayor.", "Emil Rask = the mayor (copula); male"},
             {"Emil Rask is the mayor’s lawyer.", "Emil Rask = the mayor’s lawyer (copula); male"},
             {"Emil Rask will be the mayor.", ""},
             {"Anna Lind is the man.", "Anna Lind = the man (copula); female"},
             {"Emil Rask and Anna Lind are lawyers.",
              "Emil Rask and Anna Lind; 2; member Emil Rask; member Anna Lind"},
             {"Emil Rask is one of the lawyers.", "one; 1"},
             {"[s0 Ruth Hale and Omar Reyes] [k0 said] [c0 so]. [s1 Ruth Hale and Omar Reyes] [k1 said] [c1 "
              "so]. [s2 Hale] [k2 said] [c2 so].",
              "Ruth Hale = Ruth Hale (full name) = Hale (short name); female | Omar Reyes = Omar Reyes (full "
              "name); male | Ruth Hale and Omar Reyes = Ruth Hale and Omar Reyes (conjunction) = Ruth Hale "
              "and Omar Reyes (conjunction); 2; member Ruth Hale; member Omar Reyes"},
             {"[s0 Ruth Hale, Omar Reyes and Anna Lind] [k0 said] [c0 so]. [s1 Reyes] [k1 said] [c1 so].",
              "Omar Reyes = Reyes (short name); male | Ruth Hale, Omar Reyes and Anna Lind; 3; member Ruth "
              "Hale; member Omar Reyes; member Anna Lind | Omar Reyes and Anna Lind; 2; member Omar Reyes; "
              "member Anna Lind"},
             {"[s0 Ruth Hale or Omar Reyes] [k0 said] [c0 so].",
              "Ruth Hale or Omar Reyes; 2; member Ruth Hale; member Omar Reyes"},
             {"[s0 Ruth Hale & Omar Reyes] [k0 said] [c0 so].", ""},
             {"[s0 Ruth Hale, Omar Reyes] [k0 said] [c0 so].", ""},
             {"[s0 The mayor and the governor] [k0 said] [c0 so].",
              "The mayor and the governor; 2; member The mayor; member the governor"},
             {"[s0 The former first lady and senator] [k0 said] [c0 so].",
              "The former first lady = senator (conjunction); female"},
             {"[s0 His wife and the nominee Hillary Clinton] [k0 said] [c0 so].",
              "the nominee Hillary Clinton; known Hillary Clinton | His wife and the nominee Hillary "
              "Clinton; 2; member His wife; member the nominee Hillary Clinton"},
             {"[s0 A mayor and governor] [k0 said] [c0 so].",
              "A mayor and governor; 2; member A mayor; member governor"},
             {"[s0 Norway and Sweden] [k0 said] [c0 so].",
              "Norway and Sweden; 2; member Norway; member Sweden"},
             {"[s0 The FBI and the CIA] [k0 said] [c0 so]. [s1 The CIA] [k1 said] [c1 so].",
              "the CIA = The CIA (full name); body | The FBI and the CIA; 2; member The FBI; member the CIA"},
             {"[s0 The FBI and Ruth Hale] [k0 said] [c0 so].",
              "The FBI and Ruth Hale; 2; member The FBI; member Ruth Hale"},
             {"[s0 Emil Rask and his team] [k0 said] [c0 so].",
              "Emil Rask and his team; 2; member Emil Rask; member his team"},
             {"[s0 Anna Lind and others] [k0 said] [c0 so].",
              "Anna Lind and others; 2; member Anna Lind; member others"},
             {"[s0 Police and officials] [k0 said] [c0 so].",
              "Police and officials; 2; member Police; member officials"},
             {"Senators Grassley, Republican of Iowa, and Leahy left. [s0 Both] [k0 said] [c0 so]. [s1 "
              "Grassley] [k1 said] [c1 so].",
              "Senators Grassley = Grassley (short name) = Republican (apposition); known Chuck Grassley; "
              "male | Leahy; known Patrick Leahy | Senators Grassley, Republican of Iowa, and Leahy = Both "
              "(quantity); 2; member Senators Grassley; member Leahy"},
             {"Ruth Hale and Omar Reyes left. [s0 Both] [k0 said] [c0 so].",
              "Ruth Hale and Omar Reyes = Both (quantity); 2; member Ruth Hale; member Omar Reyes"},
             {"Ruth Hale and Omar Reyes left. [s0 The two] [k0 said] [c0 so].",
              "Ruth Hale and Omar Reyes = The two (quantity); 2; member Ruth Hale; member Omar Reyes"},
             {"Ruth Hale and Omar Reyes left. It rained. [s0 Both] [k0 said] [c0 so].",
              "Ruth Hale and Omar Reyes = Both (quantity); 2; member Ruth Hale; member Omar Reyes"},
             {"Ruth Hale and Omar Reyes left. It rained. It snowed. [s0 Both] [k0 said] [c0 so].",
              "Ruth Hale and Omar Reyes; 2; member Ruth Hale; member Omar Reyes | Both; 2"},
             {"Ruth Hale and Omar Reyes left. It rained. It snowed. It hailed. [s0 Both] [k0 said] [c0 so].",
              "Ruth Hale and Omar Reyes; 2; member Ruth Hale; member Omar Reyes | Both; 2"},
             {"[s0 The Chief of Harbour Staff, Emil Rask,] [k0 said] [c0 so]. [s1 The CHS] [k1 said] [c1 "
              "so].",
              "Emil Rask = The Chief (apposition); male"},
             {"[s0 The General Officer Commanding (GOC)] [k0 said] [c0 so]. [s1 The GOC] [k1 said] [c1 so].",
              ""},
             {"[s0 The chief of harbour staff] [k0 said] [c0 so]. [s1 The CHS] [k1 said] [c1 so].", ""},
             {"[s0 An interior ministry spokesman, Nasrat Rahimi,] [k0 said] [c0 so].",
              "Nasrat Rahimi = An interior ministry spokesman (apposition); male"},
         }) {
      CAPTURE(std::string(row.text));
      CHECK(Joined(row.text, nobody).entities() == row.value);
      CHECK(Joined(behind_others + row.text, nobody).entities() == row.value);
    }
  }

  TEST_CASE("pronouns and quantities that rules decide") {
    for (const Row& row : std::vector<Row>{
             {"Emil Rask, [s0 who] [k0 said] [c0 so], left.", "Emil Rask = who (relative); male"},
             {"The report, [s0 which] [k0 said] [c0 so], left.", "The report = which (relative); document"},
             {"The report, of [s0 which] he [k0 said] [c0 so], left.",
              "The report = which (relative); document"},
             {"[s0 The commander of the garrison, of the Third Army, Emil Rask, of Norrland,] [k0 said] [c0 "
              "so].",
              "Emil Rask = The commander (apposition); male"},
             {"The report of Emil Rask, [s0 who] [k0 said] [c0 so], left.",
              "Emil Rask = who (relative); male"},
             {"The report of Emil Rask, [s0 which] [k0 said] [c0 so], left.",
              "The report = which (relative); document"},
             {"Emil Rask of the town [s0 who] [k0 said] [c0 so], left.", "Emil Rask = who (relative); male"},
             {"Emil Rask. Then [s0 who] [k0 said] [c0 so].", ""},
             {"Emil Rask one two three four five six seven eight nine ten eleven [s0 who] [k0 said] [c0 so].",
              "Emil Rask = who (relative); male"},
             {"Emil Rask one two three four five six seven eight nine ten eleven twelve thirteen [s0 who] "
              "[k0 said] [c0 so].",
              ""},
             {"[c0 “[s1 I] [k1 think] [c1 so],”] [s0 Anna Lind] [k0 said].",
              "Anna Lind = I (speaker); female"},
             {"[c0 “[s1 We] [k1 think] [c1 so],”] [s0 Anna Lind] [k0 said].", "We; of Anna Lind"},
             {"[c0 “[s1 We] [k1 think] [c1 so],”] [s0 the FBI] [k0 said].", "the FBI = We (speaker); body"},
             {"[c0 “[s1 We] [k1 think] [c1 so],”] [s0 officials] [k0 said].", "officials = We (speaker)"},
             {"[c0 “[s1 You] [k1 think] [c1 so],”] [s0 Anna Lind] [k0 said].", ""},
             {"[s0 Anna Lind] [k0 said] [c0 [s1 I] [k1 think] [c1 so]].", "I; author"},
             {"By Jane Poe\n\n[s0 I] [k0 think] [c0 so]. [s1 We] [k1 think] [c1 so]. [s2 I] [k2 hope] [c2 "
              "so].",
              "Jane Poe = I (speaker) = I (speaker); female | We; author"},
             {"For Jane Poe\n\n[s0 I] [k0 think] [c0 so].", "I; author"},
             {"[c0 “[s1 We] [k1 think] [c1 so]. [s2 We] [k2 hope] [c2 so],”] [s0 Anna Lind] [k0 said].",
              "We = We (speaker); of Anna Lind"},
             {"[s0 Anna Lind] [k0 said] [c0 “no”]. “I know.”", ""},
             {"[s0 Two officials] [k0 said] [c0 so]. [s1 One] [k1 said] [c1 so]. [s2 Another] [k2 said] [c2 "
              "so]. [s3 The two] [k3 said] [c3 so].",
              "Two officials; 2 | One; 1; part of Two officials | Another; part of Two officials | The two; "
              "2; part of Another"},
             {"[s0 Officials] [k0 said] [c0 so]. [s1 Some] [k1 said] [c1 so]. [s2 Others] [k2 said] [c2 so]. "
              "[s3 Many] [k3 said] [c3 so].",
              "Some; part of Officials | Others; part of Some | Many; part of Others"},
             {"[s0 Two officials] [k0 said] [c0 so]. [s1 The third] [k1 said] [c1 so].", "Two officials; 2"},
             {"[s0 Three officials] [k0 said] [c0 so]. [s1 Both] [k1 said] [c1 so]. [s2 The three] [k2 said] "
              "[c2 so].",
              "Three officials = The three (quantity); 3 | Both; 2; part of Three officials"},
             {"[s0 The officials] [k0 said] [c0 so]. [s1 All] [k1 said] [c1 so].",
              "All; part of The officials"},
             {"[s0 Many officials] [k0 said] [c0 so]. [s1 12 percent] [k1 said] [c1 so].", ""},
             {"[s0 Officials] [k0 said] [c0 so]. It rained. [s1 Some] [k1 said] [c1 so].",
              "Some; part of Officials"},
             {"[s0 Officials] [k0 said] [c0 so]. It rained. It rained. It rained. [s1 Some] [k1 said] [c1 "
              "so].",
              ""},
             {"[s0 Ruth Hale] [k0 said] [c0 so]. [s1 Omar Reyes] [k1 said] [c1 so]. [s2 The two men] [k2 "
              "said] [c2 so].",
              "The two men; 2"},
             {"[s0 Emil Hale] [k0 said] [c0 so]. [s1 Omar Reyes] [k1 said] [c1 so]. [s2 The two men] [k2 "
              "said] [c2 so].",
              "The two men (quantity); male; 2; member Omar Reyes; member Emil Hale"},
             {"[s0 Emil Hale] [k0 said] [c0 so]. [s1 Omar Reyes] [k1 said] [c1 so]. [s2 The two women] [k2 "
              "said] [c2 so].",
              "The two women; 2"},
             {"[s0 Senator Hale] [k0 said] [c0 so]. [s1 Senator Reyes] [k1 said] [c1 so]. [s2 The two "
              "senators] [k2 said] [c2 so].",
              "The two senators (quantity); 2; member Senator Reyes; member Senator Hale"},
             {"[s0 Senator Hale] [k0 said] [c0 so]. [s1 The two senators] [k1 said] [c1 so].",
              "The two senators; 2"},
             {"President Ibrahim Salo met Prime Minister Erik Lund. [s0 The two men] [k0 said] [c0 so]. [s1 "
              "Both leaders] [k1 said] [c1 so].",
              "The two men (quantity) = Both leaders (quantity); male; 2; member Prime Minister Erik Lund; "
              "member President Ibrahim Salo"},
             {"Senators Dal and Lind left. [s0 The senators] [k0 said] [c0 so].",
              "Senators Dal and Lind = The senators (quantity); 2; member Senators Dal; member Lind"},
             {"Senators Dal and Lind left. [s0 The judges] [k0 said] [c0 so].",
              "Senators Dal and Lind; 2; member Senators Dal; member Lind"},
             {"Senators Dal and Lind left. [s0 The people] [k0 said] [c0 so].",
              "Senators Dal and Lind; 2; member Senators Dal; member Lind"},
             {"Senators Dal and Lind left. [s0 The two people] [k0 said] [c0 so].",
              "Senators Dal and Lind; 2; member Senators Dal; member Lind | The two people; 2"},
             {"Senators Dal and Lind left. [s0 The three senators] [k0 said] [c0 so].",
              "Senators Dal and Lind; 2; member Senators Dal; member Lind | The three senators; 3"},
             {"Senators Dal and Lind left. [s0 Senators] [k0 said] [c0 so].",
              "Senators Dal and Lind; 2; member Senators Dal; member Lind"},
         }) {
      CAPTURE(std::string(row.text));
      CHECK(Joined(row.text, nobody).entities() == row.value);
    }
  }

  TEST_CASE("who may be meant by a noun or pronoun") {
    for (const Row& row : std::vector<Row>{
             {"[s0 Anna Lind] [k0 said] [c0 so]. [s1 She] [k1 said] [c1 so]. [s2 He] [k2 said] [c2 so]. [s3 "
              "They] [k3 said] [c3 so]. [s4 It] [k4 said] [c4 so].",
              "Anna Lind = She (pronoun); female | He = They (pronoun); male"},
             {"[s0 Emil Rask] [k0 said] [c0 so]. [s1 He] [k1 said] [c1 so].",
              "Emil Rask = He (pronoun); male"},
             {"[s0 The FBI] [k0 said] [c0 so]. [s1 It] [k1 said] [c1 so]. [s2 They] [k2 said] [c2 so].",
              "The FBI = It (pronoun) = They (pronoun); body"},
             {"[s0 Officials] [k0 said] [c0 so]. [s1 They] [k1 said] [c1 so].", "Officials = They (pronoun)"},
             {"[s0 A report] [k0 said] [c0 so]. [s1 It] [k1 said] [c1 so].",
              "A report = It (pronoun); document"},
             {"[s0 Anna Lind] [k0 said] [c0 so]. [s1 Emil Rask] [k1 said] [c1 so]. [s2 She] [k2 said] [c2 "
              "so].",
              "Anna Lind = She (pronoun); female"},
             {"[s0 A senior Treasury official] [k0 said] [c0 so]. [s1 The official] [k1 said] [c1 so].",
              "A senior Treasury official = The official (noun)"},
             {"[s0 Senator Anna Lind] [k0 said] [c0 so]. [s1 The senator] [k1 said] [c1 so]. [s2 The "
              "lawmaker] [k2 said] [c2 so]. [s3 The judge] [k3 said] [c3 so].",
              "Senator Anna Lind = The senator (noun); female"},
             {"[s0 Two officials] [k0 said] [c0 so]. [s1 The officials] [k1 said] [c1 so].",
              "Two officials = The officials (quantity); 2"},
             {"[s0 An official] [k0 said] [c0 so]. [s1 Another official] [k1 said] [c1 so]. [s2 The "
              "official] [k2 said] [c2 so].",
              "Another official = The official (noun)"},
             {"[s0 Anna Lind, a lawyer,] [k0 said] [c0 so]. [s1 The lawyer] [k1 said] [c1 so]. [s2 The "
              "woman] [k2 said] [c2 so]. [s3 The man] [k3 said] [c3 so]. [s4 A lawyer] [k4 said] [c4 so].",
              "Anna Lind = a lawyer (apposition) = The lawyer (noun); female"},
             {"[s0 The mayor] [k0 said] [c0 so]. [s1 His lawyer] [k1 said] [c1 so]. [s2 The mayor] [k2 said] "
              "[c2 so].",
              "The mayor = His (pronoun) = The mayor (noun); male"},
             {"[s0 A judge] [k0 said] [c0 so]. [s1 Judge Nina Falk] [k1 said] [c1 so]. [s2 The judge] [k2 "
              "said] [c2 so].",
              "A judge (announced) = Judge Nina Falk = The judge (noun); female"},
             {"[s0 The Harbor Workers Union] [k0 said] [c0 so]. [s1 The union] [k1 said] [c1 so]. [s2 The "
              "company] [k2 said] [c2 so].",
              "The Harbor Workers Union = The union (noun); body"},
             {"[s0 A memo] [k0 said] [c0 so]. [s1 The document] [k1 said] [c1 so]. [s2 The memo] [k2 said] "
              "[c2 so]. [s3 The poll] [k3 said] [c3 so].",
              "A memo = The memo (noun); document"},
             {"[s0 Norway] [k0 said] [c0 so]. [s1 The country] [k1 said] [c1 so]. [s2 The state] [k2 said] "
              "[c2 so].",
              ""},
             {"[s0 A federal court] [k0 said] [c0 so]. [s1 The court] [k1 said] [c1 so].",
              "A federal court = The court (noun); body"},
             {"[s0 The vice president] [k0 said] [c0 so]. [s1 The president] [k1 said] [c1 so].", ""},
             {"[s0 The foreign secretary] [k0 said] [c0 so]. [s1 The foreign minister] [k1 said] [c1 so].",
              ""},
             {"[s0 The defense secretary] [k0 said] [c0 so]. [s1 The secretary] [k1 said] [c1 so].",
              "The defense secretary = The secretary (noun)"},
             {"[s0 President Barack Obama] [k0 said] [c0 so]. [s1 The president] [k1 said] [c1 so]. [s2 The "
              "former president] [k2 said] [c2 so].",
              "President Barack Obama = The president (noun); known Barack Obama; male"},
             {"[s0 Emil Rask] [k0 said] [c0 so]. [s1 The 46-year-old] [k1 said] [c1 so].", ""},
             {"[s0 A U.S. official] [k0 said] [c0 so]. [s1 The Norwegian official] [k1 said] [c1 so]. [s2 "
              "The U.S. official] [k2 said] [c2 so].",
              "A U.S. official = The U.S. official (noun)"},
             {"[s0 A police officer] [k0 said] [c0 so]. [s1 The officer] [k1 said] [c1 so].",
              "A police officer = The officer (noun)"},
             {"[s0 A doctor] [k0 said] [c0 so]. [s1 The doctors] [k1 said] [c1 so].", ""},
             {"[s0 Company officials] [k0 said] [c0 so]. [s1 Its 6,000 people] [k1 said] [c1 so].",
              "Its 6,000 people; 6000"},
             {"[s0 Former Mayor Emil Rask] [k0 said] [c0 so]. [s1 The mayor] [k1 said] [c1 so]. [s2 The "
              "former mayor] [k2 said] [c2 so].",
              "Former Mayor Emil Rask = The mayor (noun) = The former mayor (noun); male"},
             {"[s0 Emil Rask] [k0 said] [c0 so]. [s1 A person] [k1 said] [c1 so].", ""},
             {"[s0 A source] [k0 said] [c0 so]. [s1 The person] [k1 said] [c1 so].", ""},
             {"[s0 The company] [k0 said] [c0 so]. [s1 The firm] [k1 said] [c1 so].", ""},
             {"Norway left. [s0 Norway’s military] [k0 said] [c0 so]. [s1 The Norwegian military] [k1 said] "
              "[c1 so].",
              "Norway = Norway (full name); body | Norway’s military = The Norwegian military (owner); body"},
             {"Norway left. [s0 Norway’s police] [k0 said] [c0 so]. [s1 The Norwegian police] [k1 said] [c1 "
              "so].",
              "Norway = Norway (full name); body | Norway’s police = The Norwegian police (owner); body"},
             {"Norway left. [s0 Norway’s parliament] [k0 said] [c0 so]. [s1 The Norwegian parliament] [k1 "
              "said] [c1 so].",
              "Norway = Norway (full name); body | Norway’s parliament = The Norwegian parliament (owner); "
              "body"},
             {"Norway left. [s0 Norway’s ministry] [k0 said] [c0 so]. [s1 The Norwegian ministry] [k1 said] "
              "[c1 so].",
              "Norway = Norway (full name); body | Norway’s ministry = The Norwegian ministry (noun); body"},
             {"[s0 A panel of scientists and engineers] [k0 said] [c0 so].", ""},
             {"[s0 A panel of scientists and a doctor] [k0 said] [c0 so].",
              "A panel of scientists and a doctor; 2; member A panel; member a doctor"},
             {"[s0 The Velten News Agency] [k0 said] [c0 so]. [s1 Velten News] [k1 said] [c1 so].",
              "The Velten News Agency = Velten News (short name); body"},
             {"[s0 The Jerusalem Post] [k0 said] [c0 so]. [s1 The Post] [k1 said] [c1 so].",
              "The Jerusalem Post = The Post (short name); body"},
             {"[s0 Fox News Channel] [k0 said] [c0 so]. [s1 Fox] [k1 said] [c1 so].",
              "Fox News Channel = Fox (full name); body"},
             {"[s0 The United Nations] [k0 said] [c0 so]. [s1 The Times] [k1 said] [c1 so].", ""},
         }) {
      CAPTURE(std::string(row.text));
      CHECK(Joined(row.text, roughly).entities() == row.value);
    }
  }

  TEST_CASE("who may be meant, and what speaks for it") {
    for (
        const Row& row : std::vector<Row>{
            {"[s0 The army] [k0 said] [c0 so]. [s1 The defence ministry] [k1 said] [c1 so].", ""},
            {"[s0 A ministry] [k0 said] [c0 so]. [s1 The defence ministry] [k1 said] [c1 so].",
             "The defence ministry: body noun, definite, source, opening, begins sentence | A ministry: "
             "previous sentence, same paragraph, nearest, last speaker, seen as source, spoken 0.17, speaks "
             "often 0.12, mentions 0.08, most spoken, mentioned once, opens sentence, leads sentence, same "
             "quotation, is body, begins indefinite, same head, same words, kind met, number met, noun "
             "speaker, spoke just before, first of noun, alone possible"},
            {"[s0 Anna Lind] [k0 said] [c0 so]. [s1 Emil Rask] [k1 said] [c1 so]. [s2 She] [k2 added] [c2 "
             "“so”].",
             "She: he, source, opening, begins sentence, says directly, says more | Anna Lind: two back, "
             "same paragraph, nearest, seen as source, spoken 0.17, speaks often 0.12, mentions 0.08, most "
             "spoken, mentioned once, opens sentence, leads sentence, last is name, same quotation, named, "
             "named in full, is person, gender met, undescribed, number met, spoke near, speaker before "
             "last, alone possible"},
            {"[s0 CNN] [k0 said] [c0 so]. [s1 Norway] [k1 told] Denmark [c1 so].\n\n[s2 It] [k2 wants] [c2 "
             "Denmark out].",
             "It: it, source, opening, begins paragraph, begins sentence | Denmark: previous sentence, "
             "previous paragraph, nearest, mentions 0.08, never spoke, mentioned once, oblique, last is "
             "name, same quotation, named, is body, undescribed, number met, is place, in own words | "
             "Norway: previous sentence, previous paragraph, second, last speaker, seen as source, spoken "
             "0.17, speaks often 0.12, mentions 0.08, most spoken, mentioned once, opens sentence, leads "
             "sentence, last is name, same quotation, named, is body, undescribed, number met, it speaker, "
             "is place, spoke just before | CNN: two back, previous paragraph, third, seen as source, spoken "
             "0.17, speaks often 0.12, mentions 0.08, most spoken, mentioned once, opens sentence, leads "
             "sentence, last is name, same quotation, named, is body, undescribed, number met, is outlet, "
             "spoke near, speaker before last"},
            {"[s0 An official] [k0 said] [c0 so]. [s1 A second official] [k1 said] [c1 so]. [s2 The "
             "official] [k2 said] [c2 so].",
             "The official: person noun, definite, source, class noun, opening, begins sentence | A second "
             "official: previous sentence, same paragraph, nearest, last speaker, seen as source, spoken "
             "0.17, speaks often 0.12, mentions 0.08, most spoken, mentioned once, opens sentence, leads "
             "sentence, same quotation, is person, begins indefinite, same noun, fits, same head, noun role "
             "met, kind met, number met, noun speaker, spoke just before, first of noun | An official: two "
             "back, same paragraph, second, seen as source, spoken 0.17, speaks often 0.12, mentions 0.08, "
             "most spoken, mentioned once, opens sentence, leads sentence, same quotation, is person, begins "
             "indefinite, same noun, fits, same head, same words, noun role met, kind met, number met, spoke "
             "near, speaker before last, rival noun"},
            {"[s0 An army general] [k0 said] [c0 the army and the firm left]. [s1 He] [k1 said] [c1 “[s2 we] "
             "[k2 want] [c2 rain]”].",
             "we: we, plural, source, quoted, opening | An army general: same sentence, same paragraph, "
             "nearest, last speaker, seen as source, spoken 0.33, speaks often 0.25, mentions 0.17, most "
             "spoken, opens sentence, leads sentence, last is pronoun, is person, number differs, told "
             "directly, we person, they speaker | the firm: previous sentence, same paragraph, second, "
             "mentions 0.08, never spoke, mentioned once, is body, number differs, we body | the army: "
             "previous sentence, same paragraph, third, mentions 0.08, never spoke, mentioned once, oblique, "
             "is body, number differs, we body, role of speaker"},

            {"[s0 Anna Lind] [k0 said] [c0 so]. [s1 She] [k1 said] [c1 so].",
             "She: he, source, opening, begins sentence | Anna Lind: previous sentence, same paragraph, "
             "nearest, last speaker, seen as source, spoken 0.17, speaks often 0.12, mentions 0.08, most "
             "spoken, mentioned once, opens sentence, leads sentence, last is name, same quotation, named, "
             "named in full, is person, gender met, undescribed, number met, he speaker, spoke just before, "
             "alone possible"},
            {"[s0 Anna Lind] [k0 said] [c0 so]. [s1 He] [k1 said] [c1 so].", ""},
            {"[s0 A nurse] [k0 said] [c0 so]. [s1 She] [k1 said] [c1 so].",
             "She: he, source, opening, begins sentence | A nurse: previous sentence, same paragraph, "
             "nearest, last speaker, seen as source, spoken 0.17, speaks often 0.12, mentions 0.08, most "
             "spoken, mentioned once, opens sentence, leads sentence, same quotation, is person, gender "
             "open, number met, he speaker, spoke just before, alone possible"},
            {"[s0 Anna Lind] [k0 said] [c0 so]. [s1 They] [k1 said] [c1 so].", ""},
            {"[s0 The FBI] [k0 said] [c0 so]. [s1 They] [k1 said] [c1 so].",
             "They: they, plural, source, opening, begins sentence | The FBI: previous sentence, same "
             "paragraph, nearest, last speaker, seen as source, spoken 0.17, speaks often 0.12, mentions "
             "0.08, most spoken, mentioned once, opens sentence, leads sentence, last is name, same "
             "quotation, named, is body, undescribed, number differs, they speaker, spoke just before, alone "
             "possible"},
            {"[s0 The FBI] [k0 said] [c0 so]. [s1 It] [k1 said] [c1 so].",
             "It: it, source, opening, begins sentence | The FBI: previous sentence, same paragraph, "
             "nearest, last speaker, seen as source, spoken 0.17, speaks often 0.12, mentions 0.08, most "
             "spoken, mentioned once, opens sentence, leads sentence, last is name, same quotation, named, "
             "is body, undescribed, number met, it speaker, spoke just before, alone possible"},
            {"[s0 A report] [k0 said] [c0 so]. [s1 They] [k1 said] [c1 so].", ""},
            {"[s0 A report] [k0 said] [c0 so]. [s1 He] [k1 said] [c1 so].", ""},
            {"[s0 A report] [k0 said] [c0 so]. [s1 It] [k1 said] [c1 so].",
             "It: it, source, opening, begins sentence | A report: previous sentence, same paragraph, "
             "nearest, last speaker, seen as source, spoken 0.17, speaks often 0.12, mentions 0.08, most "
             "spoken, mentioned once, opens sentence, leads sentence, same quotation, is document, number "
             "met, it speaker, spoke just before, alone possible"},
            {"[s0 Velten] [k0 said] [c0 so]. [s1 It] [k1 said] [c1 so].",
             "It: it, source, opening, begins sentence | Velten: previous sentence, same paragraph, nearest, "
             "last speaker, seen as source, spoken 0.17, speaks often 0.12, mentions 0.08, most spoken, "
             "mentioned once, opens sentence, leads sentence, last is name, same quotation, named, is "
             "person, unsure, undescribed, number met, it speaker, spoke just before, alone possible"},
            {"[s0 Velten] [k0 said] [c0 so]. [s1 He] [k1 said] [c1 so].",
             "He: he, source, opening, begins sentence | Velten: previous sentence, same paragraph, nearest, "
             "last speaker, seen as source, spoken 0.17, speaks often 0.12, mentions 0.08, most spoken, "
             "mentioned once, opens sentence, leads sentence, last is name, same quotation, named, is "
             "person, unsure, gender open, undescribed, number met, he speaker, spoke just before, alone "
             "possible"},
            {"[s0 Officials] [k0 said] [c0 so]. [s1 He] [k1 said] [c1 so].", ""},
            {"[s0 Officials] [k0 said] [c0 so]. [s1 They] [k1 said] [c1 so].",
             "They: they, plural, source, opening, begins sentence | Officials: previous sentence, same "
             "paragraph, nearest, last speaker, seen as source, spoken 0.17, speaks often 0.12, mentions "
             "0.08, most spoken, mentioned once, opens sentence, leads sentence, same quotation, is person, "
             "is plural, number met, they speaker, spoke just before, alone possible"},
            {"[s0 Ruth Hale and Omar Reyes] [k0 said] [c0 so]. [s1 He] [k1 said] [c1 so].",
             "He: he, source, opening, begins sentence | Omar Reyes: previous sentence, same paragraph, "
             "nearest, mentions 0.08, never spoke, mentioned once, last is name, same quotation, named, "
             "named in full, is person, gender met, undescribed, number met, alone possible"},
            {"[s0 Ruth Hale and Omar Reyes] [k0 said] [c0 so]. [s1 They] [k1 said] [c1 so].",
             "They: they, plural, source, opening, begins sentence | Ruth Hale and Omar Reyes: later, later "
             "near, last speaker, spoken 0.17, speaks often 0.12, mentions 0.17, most spoken, is person, is "
             "plural, has members, undescribed, number met, they speaker, later first, later source, later "
             "bare, spoke just before, alone possible"},
            {"[s0 Anna Lind] [k0 said] [c0 so]. [s1 Ruth Hale] [k1 said] [c1 so]. [s2 She] [k2 said] [c2 "
             "so].",
             "She: he, source, opening, begins sentence | Ruth Hale: previous sentence, same paragraph, "
             "nearest, last speaker, seen as source, spoken 0.17, speaks often 0.12, mentions 0.08, most "
             "spoken, mentioned once, opens sentence, leads sentence, last is name, same quotation, named, "
             "named in full, is person, gender met, undescribed, number met, he speaker, spoke just before | "
             "Anna Lind: two back, same paragraph, second, seen as source, spoken 0.17, speaks often 0.12, "
             "mentions 0.08, most spoken, mentioned once, opens sentence, leads sentence, last is name, same "
             "quotation, named, named in full, is person, gender met, undescribed, number met, rival leads, "
             "spoke near, speaker before last"},
            {"[s0 Anna Lind] [k0 said] [c0 so]. [s1 A nurse] [k1 said] [c1 so]. [s2 She] [k2 said] [c2 so].",
             "She: he, source, opening, begins sentence | A nurse: previous sentence, same paragraph, "
             "nearest, last speaker, seen as source, spoken 0.17, speaks often 0.12, mentions 0.08, most "
             "spoken, mentioned once, opens sentence, leads sentence, same quotation, is person, gender "
             "open, number met, he speaker, rival gender, spoke just before | Anna Lind: two back, same "
             "paragraph, second, seen as source, spoken 0.17, speaks often 0.12, mentions 0.08, most spoken, "
             "mentioned once, opens sentence, leads sentence, last is name, same quotation, named, named in "
             "full, is person, gender met, undescribed, number met, rival leads, spoke near, speaker before "
             "last"},
            {"[s0 Anna Lind] [k0 said] [c0 so]. [s1 Emil Rask] [k1 said] [c1 so]. [s2 She] [k2 said] [c2 "
             "so].",
             "She: he, source, opening, begins sentence | Anna Lind: two back, same paragraph, nearest, seen "
             "as source, spoken 0.17, speaks often 0.12, mentions 0.08, most spoken, mentioned once, opens "
             "sentence, leads sentence, last is name, same quotation, named, named in full, is person, "
             "gender met, undescribed, number met, spoke near, speaker before last, alone possible"},
            {"[s0 Anna Lind] [k0 said] [c0 Ruth Hale had met her].",
             "her: he, owner, opening | Ruth Hale: same sentence, same paragraph, nearest, mentions 0.08, "
             "never spoke, mentioned once, oblique, last is name, same quotation, named, named in full, is "
             "person, gender met, undescribed, number met, rival leads | Anna Lind: same sentence, same "
             "paragraph, second, last speaker, seen as source, spoken 0.17, speaks often 0.12, mentions "
             "0.08, most spoken, mentioned once, opens sentence, leads sentence, last is name, same "
             "quotation, named, named in full, is person, gender met, undescribed, number met, told "
             "indirectly, he speaker, spoke just before"},
            {"[s0 Anna Lind] [k0 said] [c0 so]. Ruth Hale met her.",
             "her: he, owner, opening | Ruth Hale: same sentence, same paragraph, nearest, mentions 0.08, "
             "never spoke, mentioned once, opens sentence, leads sentence, last is name, same quotation, "
             "named, named in full, is person, gender met, undescribed, number met | Anna Lind: previous "
             "sentence, same paragraph, second, last speaker, seen as source, spoken 0.17, speaks often "
             "0.12, mentions 0.08, most spoken, mentioned once, opens sentence, leads sentence, last is "
             "name, same quotation, named, named in full, is person, gender met, undescribed, number met, he "
             "speaker, spoke just before"},
            {"[s0 Anna Lind] [k0 said] [c0 “she left Ruth Hale”].", ""},
            {"[c0 “She left,”] [s0 Anna Lind] [k0 said].", ""},
            {"[s0 She] [k0 said] [c0 Anna Lind left]. [s1 She] [k1 said] [c1 so].",
             "She: he, source, opening, begins sentence | Anna Lind: previous sentence, same paragraph, "
             "nearest, mentions 0.08, never spoke, mentioned once, oblique, last is name, same quotation, "
             "named, named in full, is person, gender met, undescribed, number met, rival leads | She: "
             "previous sentence, same paragraph, second, last speaker, seen as source, spoken 0.17, speaks "
             "often 0.12, mentions 0.08, most spoken, mentioned once, opens sentence, leads sentence, last "
             "is pronoun, same quotation, is person, gender met, undescribed, number met, he speaker, spoke "
             "just before"},
            {"[s0 Anna Lind] [k0 said] [c0 so]. Her car left.",
             "Her: he, owner, opening, begins sentence | Anna Lind: previous sentence, same paragraph, "
             "nearest, last speaker, seen as source, spoken 0.17, speaks often 0.12, mentions 0.08, most "
             "spoken, mentioned once, opens sentence, leads sentence, last is name, same quotation, named, "
             "named in full, is person, gender met, undescribed, number met, he speaker, spoke just before, "
             "alone possible"},
            {"Anna Lind left. A car of Anna Lind left. [s0 She] [k0 said] [c0 so].",
             "She: he, source, opening, begins sentence | Anna Lind: previous sentence, same paragraph, "
             "nearest, mentions 0.17, never spoke, leads sentence, oblique, last is name, same quotation, "
             "named, named in full, is person, gender met, undescribed, number met, alone possible"},
            {"[s0 A senior Treasury official] [k0 said] [c0 so]. [s1 The official] [k1 said] [c1 so].",
             "The official: person noun, definite, source, class noun, opening, begins sentence | A senior "
             "Treasury official: previous sentence, same paragraph, nearest, last speaker, seen as source, "
             "spoken 0.17, speaks often 0.12, mentions 0.08, most spoken, mentioned once, opens sentence, "
             "leads sentence, same quotation, is person, begins indefinite, same noun, fits, same head, noun "
             "role met, kind met, number met, noun speaker, spoke just before, first of noun, alone "
             "possible"},
            {"[s0 A senior Treasury official] [k0 said] [c0 so]. [s1 The senior official] [k1 said] [c1 so].",
             "The senior official: person noun, definite, modified, source, class noun, opening, begins "
             "sentence | A senior Treasury official: previous sentence, same paragraph, nearest, last "
             "speaker, seen as source, spoken 0.17, speaks often 0.12, mentions 0.08, most spoken, mentioned "
             "once, opens sentence, leads sentence, same quotation, is person, begins indefinite, same noun, "
             "fits, same head, modifiers met, noun role met, kind met, number met, noun speaker, spoke just "
             "before, first of noun, alone possible"},
            {"[s0 A senior Treasury official] [k0 said] [c0 so]. [s1 The Treasury official] [k1 said] [c1 "
             "so].",
             "The Treasury official: person noun, definite, modified, source, class noun, opening, begins "
             "sentence | A senior Treasury official: previous sentence, same paragraph, nearest, last "
             "speaker, seen as source, spoken 0.17, speaks often 0.12, mentions 0.08, most spoken, mentioned "
             "once, opens sentence, leads sentence, same quotation, is person, begins indefinite, same noun, "
             "fits, same head, modifiers met, institution met, role met, noun role met, kind met, number "
             "met, noun speaker, spoke just before, first of noun, alone possible"},
            {"[s0 A senior Treasury official] [k0 said] [c0 so]. [s1 The FBI official] [k1 said] [c1 so].",
             "The FBI official: person noun, definite, modified, source, class noun, opening, begins "
             "sentence | A senior Treasury official: previous sentence, same paragraph, nearest, last "
             "speaker, seen as source, spoken 0.17, speaks often 0.12, mentions 0.08, most spoken, mentioned "
             "once, opens sentence, leads sentence, same quotation, is person, begins indefinite, same noun, "
             "fits, same head, modifiers differ, institution differs, role differs, noun role met, kind met, "
             "number met, noun speaker, spoke just before, first of noun, alone possible"},
            {"[s0 A U.S. official] [k0 said] [c0 so]. [s1 The U.S. official] [k1 said] [c1 so].",
             "The U.S. official: person noun, definite, modified, source, class noun, opening, begins "
             "sentence | A U.S. official: previous sentence, same paragraph, nearest, last speaker, seen as "
             "source, spoken 0.17, speaks often 0.12, mentions 0.08, most spoken, mentioned once, opens "
             "sentence, leads sentence, same quotation, is person, begins indefinite, same noun, fits, same "
             "head, same words, modifiers met, place met, noun role met, kind met, number met, noun speaker, "
             "spoke just before, first of noun, alone possible"},
            {"[s0 A U.S. official] [k0 said] [c0 so]. [s1 The Norwegian official] [k1 said] [c1 so].", ""},
            {"[s0 An official] [k0 said] [c0 so]. [s1 The U.S. official] [k1 said] [c1 so].",
             "The U.S. official: person noun, definite, modified, source, class noun, opening, begins "
             "sentence | An official: previous sentence, same paragraph, nearest, last speaker, seen as "
             "source, spoken 0.17, speaks often 0.12, mentions 0.08, most spoken, mentioned once, opens "
             "sentence, leads sentence, same quotation, is person, begins indefinite, same noun, fits, same "
             "head, modifiers new, place new, noun role met, kind met, number met, noun speaker, spoke just "
             "before, first of noun, alone possible"},
            {"[s0 A military official] [k0 said] [c0 so]. [s1 The military official] [k1 said] [c1 so].",
             "The military official: person noun, definite, modified, source, class noun, opening, begins "
             "sentence | A military official: previous sentence, same paragraph, nearest, last speaker, seen "
             "as source, spoken 0.17, speaks often 0.12, mentions 0.08, most spoken, mentioned once, opens "
             "sentence, leads sentence, same quotation, is person, begins indefinite, same noun, fits, same "
             "head, same words, modifiers met, role met, noun role met, kind met, number met, noun speaker, "
             "spoke just before, first of noun, alone possible"},
            {"[s0 A military official] [k0 said] [c0 so]. [s1 The medical official] [k1 said] [c1 so].",
             "The medical official: person noun, definite, modified, source, class noun, opening, begins "
             "sentence | A military official: previous sentence, same paragraph, nearest, last speaker, seen "
             "as source, spoken 0.17, speaks often 0.12, mentions 0.08, most spoken, mentioned once, opens "
             "sentence, leads sentence, same quotation, is person, begins indefinite, same noun, fits, same "
             "head, modifiers differ, role differs, noun role met, kind met, number met, noun speaker, spoke "
             "just before, first of noun, alone possible"},
            {"[s0 An aide of the FBI] [k0 said] [c0 so]. [s1 The aide of the FBI] [k1 said] [c1 so].",
             "The aide: person noun, definite, complemented, source, class noun, opening, begins sentence | "
             "An aide: previous sentence, same paragraph, nearest, last speaker, seen as source, spoken "
             "0.17, speaks often 0.12, mentions 0.08, most spoken, mentioned once, opens sentence, leads "
             "sentence, same quotation, is person, begins indefinite, same noun, fits, same head, same "
             "words, noun role met, complement met, kind met, number met, noun speaker, spoke just before, "
             "first of noun, alone possible"},
            {"[s0 An aide of the FBI] [k0 said] [c0 so]. [s1 The aide of the CIA] [k1 said] [c1 so].",
             "The aide: person noun, definite, complemented, source, class noun, opening, begins sentence | "
             "An aide: previous sentence, same paragraph, nearest, last speaker, seen as source, spoken "
             "0.17, speaks often 0.12, mentions 0.08, most spoken, mentioned once, opens sentence, leads "
             "sentence, same quotation, is person, begins indefinite, same noun, fits, same head, same "
             "words, noun role met, complement differs, kind met, number met, noun speaker, spoke just "
             "before, first of noun, alone possible"},
            {"[s0 An administration official] [k0 said] [c0 so]. [s1 The administration official] [k1 said] "
             "[c1 so].",
             "The administration official: person noun, definite, modified, source, class noun, opening, "
             "begins sentence | An administration official: previous sentence, same paragraph, nearest, last "
             "speaker, seen as source, spoken 0.17, speaks often 0.12, mentions 0.08, most spoken, mentioned "
             "once, opens sentence, leads sentence, same quotation, is person, begins indefinite, same noun, "
             "fits, same head, same words, modifiers met, role met, noun role met, kind met, number met, "
             "noun speaker, spoke just before, first of noun, alone possible"},
            {"[s0 An administration official] [k0 said] [c0 so]. [s1 The bank official] [k1 said] [c1 so].",
             "The bank official: person noun, definite, modified, source, class noun, opening, begins "
             "sentence | An administration official: previous sentence, same paragraph, nearest, last "
             "speaker, seen as source, spoken 0.17, speaks often 0.12, mentions 0.08, most spoken, mentioned "
             "once, opens sentence, leads sentence, same quotation, is person, begins indefinite, same noun, "
             "fits, same head, modifiers differ, role differs, noun role met, kind met, number met, noun "
             "speaker, spoke just before, first of noun, alone possible"},
            {"[s0 Anna Lind’s lawyer] [k0 said] [c0 so]. [s1 Her lawyer] [k1 said] [c1 so].",
             "Her lawyer: person noun, possessive, source, class noun, opening, begins sentence | Anna "
             "Lind’s lawyer: same sentence, same paragraph, nearest, last speaker, spoken 0.17, speaks often "
             "0.12, mentions 0.17, most spoken, opens sentence, leads sentence, last is pronoun, same "
             "quotation, is person, same noun, fits, same head, same words, noun role met, owner differs, "
             "kind met, number met, noun speaker, spoke just before, first of noun | Anna Lind: previous "
             "sentence, same paragraph, second, mentions 0.08, never spoke, mentioned once, opens sentence, "
             "leads sentence, last is name, same quotation, named, named in full, is person, undescribed, "
             "kind met, number met, rival noun, rival words"},
            {"[s0 Anna Lind’s lawyer] [k0 said] [c0 so]. [s1 Emil Rask’s lawyer] [k1 said] [c1 so].",
             "Emil Rask’s lawyer: person noun, possessive, source, class noun, opening, begins sentence | "
             "Anna Lind’s lawyer: previous sentence, same paragraph, nearest, last speaker, seen as source, "
             "spoken 0.17, speaks often 0.12, mentions 0.08, most spoken, mentioned once, opens sentence, "
             "same quotation, is person, same noun, fits, same head, same words, noun role met, owner "
             "differs, kind met, number met, noun speaker, spoke just before, first of noun | Anna Lind: "
             "previous sentence, same paragraph, second, mentions 0.08, never spoke, mentioned once, opens "
             "sentence, leads sentence, last is name, same quotation, named, named in full, is person, "
             "undescribed, kind met, number met, rival noun, rival words"},
            {"[s0 Two officials] [k0 said] [c0 so]. [s1 The two officials] [k1 said] [c1 so].", ""},
            {"[s0 Three officials] [k0 said] [c0 so]. [s1 The two officials] [k1 said] [c1 so].", ""},
            {"[s0 Two officials] [k0 said] [c0 so]. [s1 The official] [k1 said] [c1 so].", ""},
            {"[s0 Officials] [k0 said] [c0 so]. [s1 The officials] [k1 said] [c1 so].",
             "The officials: person noun, definite, plural, source, class noun, opening, begins sentence | "
             "Officials: previous sentence, same paragraph, nearest, last speaker, seen as source, spoken "
             "0.17, speaks often 0.12, mentions 0.08, most spoken, mentioned once, opens sentence, leads "
             "sentence, same quotation, is person, is plural, same noun, fits, same head, same words, noun "
             "role met, kind met, number met, noun speaker, spoke just before, first of noun, alone "
             "possible"},
            {"[s0 Another official] [k0 said] [c0 so]. [s1 These officials] [k1 said] [c1 so].", ""},
            {"[s0 One official] [k0 said] [c0 so]. [s1 The official] [k1 said] [c1 so].",
             "The official: person noun, definite, source, class noun, opening, begins sentence | One "
             "official: previous sentence, same paragraph, nearest, last speaker, seen as source, spoken "
             "0.17, speaks often 0.12, mentions 0.08, most spoken, mentioned once, opens sentence, leads "
             "sentence, same quotation, is person, begins indefinite, same noun, fits, same head, same "
             "words, noun role met, kind met, number met, noun speaker, spoke just before, first of noun, "
             "alone possible"},
            {"[s0 Some officials] [k0 said] [c0 so]. [s1 The officials] [k1 said] [c1 so].",
             "The officials: person noun, definite, plural, source, class noun, opening, begins sentence | "
             "Some officials: previous sentence, same paragraph, nearest, last speaker, seen as source, "
             "spoken 0.17, speaks often 0.12, mentions 0.08, most spoken, mentioned once, opens sentence, "
             "leads sentence, same quotation, is person, is plural, begins indefinite, same noun, fits, same "
             "head, same words, noun role met, kind met, number met, noun speaker, spoke just before, first "
             "of noun, alone possible"},
            {"[s0 Officials] [k0 said] [c0 so]. [s1 An official] [k1 said] [c1 so].", ""},
            {"[s0 An official] [k0 said] [c0 so]. [s1 Officials] [k1 said] [c1 so].", ""},
            {"[s0 Senator Anna Lind] [k0 said] [c0 so]. [s1 The senator] [k1 said] [c1 so].",
             "The senator: person noun, definite, source, rank noun, opening, begins sentence | Senator Anna "
             "Lind: previous sentence, same paragraph, nearest, last speaker, seen as source, spoken 0.17, "
             "speaks often 0.12, mentions 0.08, most spoken, mentioned once, opens sentence, leads sentence, "
             "last is name, same quotation, named, named in full, is person, same noun, fits, noun role met, "
             "kind met, number met, noun speaker, spoke just before, first of noun, alone possible"},
            {"[s0 Senator Anna Lind] [k0 said] [c0 so]. [s1 The lawmaker] [k1 said] [c1 so].",
             "The lawmaker: person noun, definite, source, class noun, opening, begins sentence | Senator "
             "Anna Lind: previous sentence, same paragraph, nearest, last speaker, seen as source, spoken "
             "0.17, speaks often 0.12, mentions 0.08, most spoken, mentioned once, opens sentence, leads "
             "sentence, last is name, same quotation, named, named in full, is person, fits, noun role met, "
             "kind met, number met, noun speaker, spoke just before, alone possible"},
            {"[s0 Senator Anna Lind] [k0 said] [c0 so]. [s1 The judge] [k1 said] [c1 so].",
             "The judge: person noun, definite, source, rank noun, opening, begins sentence | Senator Anna "
             "Lind: previous sentence, same paragraph, nearest, last speaker, seen as source, spoken 0.17, "
             "speaks often 0.12, mentions 0.08, most spoken, mentioned once, opens sentence, leads sentence, "
             "last is name, same quotation, named, named in full, is person, noun role differs, kind met, "
             "number met, noun speaker, spoke just before, alone possible"},
            {"[s0 Senator Anna Lind] [k0 said] [c0 so]. [s1 The member] [k1 said] [c1 so].",
             "The member: person noun, definite, source, class noun, opening, begins sentence | Senator Anna "
             "Lind: previous sentence, same paragraph, nearest, last speaker, seen as source, spoken 0.17, "
             "speaks often 0.12, mentions 0.08, most spoken, mentioned once, opens sentence, leads sentence, "
             "last is name, same quotation, named, named in full, is person, fits, kind met, number met, "
             "noun speaker, spoke just before, alone possible"},
            {"[s0 General Emil Rask] [k0 said] [c0 so]. [s1 The mayor] [k1 said] [c1 so].",
             "The mayor: person noun, definite, source, office, opening, begins sentence | General Emil "
             "Rask: previous sentence, same paragraph, nearest, last speaker, seen as source, spoken 0.17, "
             "speaks often 0.12, mentions 0.08, most spoken, mentioned once, opens sentence, leads sentence, "
             "last is name, same quotation, named, named in full, is person, noun role differs, kind met, "
             "number met, noun speaker, spoke just before, alone possible"},
            {"[s0 A general] [k0 said] [c0 so]. [s1 The mayor] [k1 said] [c1 so].", ""},
            {"[s0 A spokesman] [k0 said] [c0 so]. [s1 The mayor] [k1 said] [c1 so].",
             "The mayor: person noun, definite, source, office, opening, begins sentence | A spokesman: "
             "previous sentence, same paragraph, nearest, last speaker, seen as source, spoken 0.17, speaks "
             "often 0.12, mentions 0.08, most spoken, mentioned once, opens sentence, leads sentence, same "
             "quotation, is person, begins indefinite, noun role met, kind met, number met, noun speaker, "
             "spoke just before, alone possible"},
            {"[s0 A general] [k0 said] [c0 so]. [s1 The officer] [k1 said] [c1 so].",
             "The officer: person noun, definite, source, class noun, opening, begins sentence | A general: "
             "previous sentence, same paragraph, nearest, last speaker, seen as source, spoken 0.17, speaks "
             "often 0.12, mentions 0.08, most spoken, mentioned once, opens sentence, leads sentence, same "
             "quotation, is person, begins indefinite, noun role differs, kind met, number met, noun "
             "speaker, spoke just before, alone possible"},
            {"[s0 Anna Lind] [k0 said] [c0 so]. [s1 The woman] [k1 said] [c1 so].",
             "The woman: person noun, definite, source, vague, opening, begins sentence | Anna Lind: "
             "previous sentence, same paragraph, nearest, last speaker, seen as source, spoken 0.17, speaks "
             "often 0.12, mentions 0.08, most spoken, mentioned once, opens sentence, leads sentence, last "
             "is name, same quotation, named, named in full, is person, gender met, undescribed, fits, kind "
             "met, number met, noun speaker, spoke just before, alone possible"},
            {"[s0 Anna Lind] [k0 said] [c0 so]. [s1 The man] [k1 said] [c1 so].", ""},
            {"[s0 Anna Lind] [k0 said] [c0 so]. [s1 A woman] [k1 said] [c1 so].", ""},
            {"[s0 A woman] [k0 said] [c0 so]. [s1 The woman] [k1 said] [c1 so].",
             "The woman: person noun, definite, source, vague, opening, begins sentence | A woman: previous "
             "sentence, same paragraph, nearest, last speaker, seen as source, spoken 0.17, speaks often "
             "0.12, mentions 0.08, most spoken, mentioned once, opens sentence, leads sentence, same "
             "quotation, is person, gender met, begins indefinite, same noun, fits, same head, same words, "
             "kind met, number met, noun speaker, spoke just before, first of noun, alone possible"},
            {"[s0 Anna Lind] [k0 said] [c0 so]. [s1 The source] [k1 said] [c1 so].",
             "The source: person noun, definite, source, vague, opening, begins sentence | Anna Lind: "
             "previous sentence, same paragraph, nearest, last speaker, seen as source, spoken 0.17, speaks "
             "often 0.12, mentions 0.08, most spoken, mentioned once, opens sentence, leads sentence, last "
             "is name, same quotation, named, named in full, is person, undescribed, kind met, number met, "
             "noun speaker, spoke just before, alone possible"},
            {"[s0 An aide] [k0 said] [c0 so]. [s1 The person] [k1 said] [c1 so].",
             "The person: person noun, definite, source, vague, opening, begins sentence | An aide: previous "
             "sentence, same paragraph, nearest, last speaker, seen as source, spoken 0.17, speaks often "
             "0.12, mentions 0.08, most spoken, mentioned once, opens sentence, leads sentence, same "
             "quotation, is person, begins indefinite, fits, kind met, number met, noun speaker, spoke just "
             "before, alone possible"},
            {"[s0 Officials] [k0 said] [c0 so]. [s1 The people] [k1 said] [c1 so].",
             "The people: person noun, definite, plural, source, vague, opening, begins sentence | "
             "Officials: previous sentence, same paragraph, nearest, last speaker, seen as source, spoken "
             "0.17, speaks often 0.12, mentions 0.08, most spoken, mentioned once, opens sentence, leads "
             "sentence, same quotation, is person, is plural, fits, kind met, number met, noun speaker, "
             "spoke just before, alone possible"},
            {"[s0 Anna Lind] [k0 said] [c0 so]. [s1 Her 6,000 people] [k1 said] [c1 so].",
             "Her: he, owner, opening, begins sentence | Anna Lind: previous sentence, same paragraph, "
             "nearest, last speaker, seen as source, spoken 0.17, speaks often 0.12, mentions 0.08, most "
             "spoken, mentioned once, opens sentence, leads sentence, last is name, same quotation, named, "
             "named in full, is person, gender met, undescribed, number met, he speaker, spoke just before, "
             "alone possible"},
            {"[s0 The vice president] [k0 said] [c0 so]. [s1 The president] [k1 said] [c1 so].", ""},
            {"[s0 The foreign secretary] [k0 said] [c0 so]. [s1 The foreign minister] [k1 said] [c1 so].",
             "The foreign minister: person noun, definite, source, office, opening, begins sentence | The "
             "foreign secretary: previous sentence, same paragraph, nearest, last speaker, seen as source, "
             "spoken 0.17, speaks often 0.12, mentions 0.08, most spoken, mentioned once, opens sentence, "
             "leads sentence, same quotation, is person, fits, noun role met, kind met, number met, noun "
             "speaker, spoke just before, alone possible"},
            {"[s0 The defense secretary] [k0 said] [c0 so]. [s1 The secretary] [k1 said] [c1 so].",
             "The secretary: person noun, definite, source, office, opening, begins sentence | The defense "
             "secretary: previous sentence, same paragraph, nearest, last speaker, seen as source, spoken "
             "0.17, speaks often 0.12, mentions 0.08, most spoken, mentioned once, opens sentence, leads "
             "sentence, same quotation, is person, fits, same head, same words, noun role met, kind met, "
             "number met, noun speaker, spoke just before, first of noun, alone possible"},
            {"[s0 The deputy secretary] [k0 said] [c0 so]. [s1 The secretary] [k1 said] [c1 so].",
             "The secretary: person noun, definite, source, office, opening, begins sentence | The deputy "
             "secretary: previous sentence, same paragraph, nearest, last speaker, seen as source, spoken "
             "0.17, speaks often 0.12, mentions 0.08, most spoken, mentioned once, opens sentence, leads "
             "sentence, same quotation, is person, same head, same words, noun role met, kind met, number "
             "met, noun speaker, spoke just before, first of noun, alone possible"},
            {"[s0 The police officer] [k0 said] [c0 so]. [s1 The officer] [k1 said] [c1 so].",
             "The officer: person noun, definite, source, class noun, opening, begins sentence | The police "
             "officer: previous sentence, same paragraph, nearest, last speaker, seen as source, spoken "
             "0.17, speaks often 0.12, mentions 0.08, most spoken, mentioned once, opens sentence, leads "
             "sentence, same quotation, is person, fits, same head, same words, noun role met, kind met, "
             "number met, noun speaker, spoke just before, first of noun, alone possible"},
            {"[s0 The officer] [k0 said] [c0 so]. [s1 The police officer] [k1 said] [c1 so].",
             "The police officer: person noun, definite, source, class noun, opening, begins sentence | The "
             "officer: previous sentence, same paragraph, nearest, last speaker, seen as source, spoken "
             "0.17, speaks often 0.12, mentions 0.08, most spoken, mentioned once, opens sentence, leads "
             "sentence, same quotation, is person, same head, same words, noun role met, kind met, number "
             "met, noun speaker, spoke just before, first of noun, alone possible"},
            {"[s0 President Barack Obama] [k0 said] [c0 so]. [s1 The president] [k1 said] [c1 so].",
             "The president: person noun, definite, source, office, opening, begins sentence | President "
             "Barack Obama: previous sentence, same paragraph, nearest, last speaker, seen as source, spoken "
             "0.17, speaks often 0.12, mentions 0.08, most spoken, mentioned once, opens sentence, leads "
             "sentence, last is name, same quotation, named, named in full, known, is person, same noun, "
             "fits, noun role met, kind met, number met, noun speaker, spoke just before, first of noun, "
             "alone possible"},
            {"In 2016 [s0 Barack Obama] [k0 said] [c0 so]. [s1 The president] [k1 said] [c1 so].",
             "The president: person noun, definite, source, office, opening, begins sentence | Barack Obama: "
             "previous sentence, same paragraph, nearest, last speaker, seen as source, spoken 0.17, speaks "
             "often 0.12, mentions 0.08, most spoken, mentioned once, leads sentence, last is name, same "
             "quotation, named, named in full, known, is person, undescribed, fits, kind met, number met, "
             "noun speaker, spoke just before, alone possible"},
            {"In 2019 [s0 Barack Obama] [k0 said] [c0 so]. [s1 The president] [k1 said] [c1 so].",
             "The president: person noun, definite, source, office, opening, begins sentence | Barack Obama: "
             "previous sentence, same paragraph, nearest, last speaker, seen as source, spoken 0.17, speaks "
             "often 0.12, mentions 0.08, most spoken, mentioned once, leads sentence, last is name, same "
             "quotation, named, named in full, known, is person, undescribed, kind met, number met, noun "
             "speaker, spoke just before, alone possible"},
            {"In 2019 [s0 Barack Obama] [k0 said] [c0 so]. [s1 The former president] [k1 said] [c1 so].",
             "The former president: person noun, definite, modified, source, office, opening, begins "
             "sentence | Barack Obama: previous sentence, same paragraph, nearest, last speaker, seen as "
             "source, spoken 0.17, speaks often 0.12, mentions 0.08, most spoken, mentioned once, leads "
             "sentence, last is name, same quotation, named, named in full, known, is person, undescribed, "
             "fits, modifiers new, kind met, number met, noun speaker, spoke just before, alone possible"},
            {"In 2008 [s0 Barack Obama] [k0 said] [c0 so]. [s1 The senator] [k1 said] [c1 so].",
             "The senator: person noun, definite, source, rank noun, opening, begins sentence | Barack "
             "Obama: previous sentence, same paragraph, nearest, last speaker, seen as source, spoken 0.17, "
             "speaks often 0.12, mentions 0.08, most spoken, mentioned once, leads sentence, last is name, "
             "same quotation, named, named in full, known, is person, undescribed, kind met, number met, "
             "noun speaker, spoke just before, alone possible"},
            {"In 2008 [s0 Barack Obama] [k0 said] [c0 so]. [s1 The candidate] [k1 said] [c1 so].",
             "The candidate: person noun, definite, source, office, opening, begins sentence | Barack Obama: "
             "previous sentence, same paragraph, nearest, last speaker, seen as source, spoken 0.17, speaks "
             "often 0.12, mentions 0.08, most spoken, mentioned once, leads sentence, last is name, same "
             "quotation, named, named in full, known, is person, undescribed, kind met, number met, noun "
             "speaker, spoke just before, alone possible"},
            {"In 2008 [s0 Barack Obama] [k0 said] [c0 so]. [s1 The nominee] [k1 said] [c1 so].",
             "The nominee: person noun, definite, source, office, opening, begins sentence | Barack Obama: "
             "previous sentence, same paragraph, nearest, last speaker, seen as source, spoken 0.17, speaks "
             "often 0.12, mentions 0.08, most spoken, mentioned once, leads sentence, last is name, same "
             "quotation, named, named in full, known, is person, undescribed, kind met, number met, noun "
             "speaker, spoke just before, alone possible"},
            {"[s0 The Harbor Workers Union] [k0 said] [c0 so]. [s1 The union] [k1 said] [c1 so].",
             "The union: body noun, definite, source, opening, begins sentence | The Harbor Workers Union: "
             "previous sentence, same paragraph, nearest, last speaker, seen as source, spoken 0.17, speaks "
             "often 0.12, mentions 0.08, most spoken, mentioned once, opens sentence, leads sentence, last "
             "is name, same quotation, named, named in full, is body, same noun, fits, head in name, kind "
             "met, number met, noun speaker, spoke just before, first of noun, alone possible"},
            {"[s0 The Harbor Workers Union] [k0 said] [c0 so]. [s1 The company] [k1 said] [c1 so].",
             "The company: body noun, definite, source, opening, begins sentence | The Harbor Workers Union: "
             "previous sentence, same paragraph, nearest, last speaker, seen as source, spoken 0.17, speaks "
             "often 0.12, mentions 0.08, most spoken, mentioned once, opens sentence, leads sentence, last "
             "is name, same quotation, named, named in full, is body, kind met, number met, noun speaker, "
             "spoke just before, alone possible"},
            {"[s0 The FBI] [k0 said] [c0 so]. [s1 The bureau] [k1 said] [c1 so].",
             "The bureau: body noun, definite, source, opening, begins sentence | The FBI: previous "
             "sentence, same paragraph, nearest, last speaker, seen as source, spoken 0.17, speaks often "
             "0.12, mentions 0.08, most spoken, mentioned once, opens sentence, leads sentence, last is "
             "name, same quotation, named, is body, undescribed, fits, kind met, number met, noun speaker, "
             "spoke just before, alone possible"},
            {"[s0 The FBI] [k0 said] [c0 so]. [s1 The agency] [k1 said] [c1 so].",
             "The agency: body noun, definite, source, opening, begins sentence | The FBI: previous "
             "sentence, same paragraph, nearest, last speaker, seen as source, spoken 0.17, speaks often "
             "0.12, mentions 0.08, most spoken, mentioned once, opens sentence, leads sentence, last is "
             "name, same quotation, named, is body, undescribed, fits, kind met, number met, noun speaker, "
             "spoke just before, alone possible"},
            {"[s0 The FBI] [k0 said] [c0 so]. [s1 The company] [k1 said] [c1 so].",
             "The company: body noun, definite, source, opening, begins sentence | The FBI: previous "
             "sentence, same paragraph, nearest, last speaker, seen as source, spoken 0.17, speaks often "
             "0.12, mentions 0.08, most spoken, mentioned once, opens sentence, leads sentence, last is "
             "name, same quotation, named, is body, undescribed, kind met, number met, noun speaker, spoke "
             "just before, alone possible"},
            {"[s0 Norway] [k0 said] [c0 so]. [s1 The country] [k1 said] [c1 so].",
             "The country: body noun, definite, source, opening, begins sentence | Norway: previous "
             "sentence, same paragraph, nearest, last speaker, seen as source, spoken 0.17, speaks often "
             "0.12, mentions 0.08, most spoken, mentioned once, opens sentence, leads sentence, last is "
             "name, same quotation, named, is body, undescribed, fits, kind met, number met, noun speaker, "
             "is place, spoke just before, alone possible"},
            {"[s0 Texas] [k0 said] [c0 so]. [s1 The country] [k1 said] [c1 so].",
             "The country: body noun, definite, source, opening, begins sentence | Texas: previous sentence, "
             "same paragraph, nearest, last speaker, seen as source, spoken 0.17, speaks often 0.12, "
             "mentions 0.08, most spoken, mentioned once, opens sentence, leads sentence, last is name, same "
             "quotation, named, is body, undescribed, kind met, number met, noun speaker, is place, spoke "
             "just before, alone possible"},
            {"[s0 Norway] [k0 said] [c0 so]. [s1 The northern country] [k1 said] [c1 so].",
             "The northern country: body noun, definite, modified, source, opening, begins sentence | "
             "Norway: previous sentence, same paragraph, nearest, last speaker, seen as source, spoken 0.17, "
             "speaks often 0.12, mentions 0.08, most spoken, mentioned once, opens sentence, leads sentence, "
             "last is name, same quotation, named, is body, undescribed, modifiers new, kind met, number "
             "met, noun speaker, is place, spoke just before, alone possible"},
            {"[s0 The FBI] [k0 said] [c0 so]. [s1 The country] [k1 said] [c1 so].", ""},
            {"[s0 A company] [k0 said] [c0 so]. [s1 The company] [k1 said] [c1 so].",
             "The company: body noun, definite, source, opening, begins sentence | A company: previous "
             "sentence, same paragraph, nearest, last speaker, seen as source, spoken 0.17, speaks often "
             "0.12, mentions 0.08, most spoken, mentioned once, opens sentence, leads sentence, same "
             "quotation, is body, begins indefinite, same noun, fits, same head, same words, kind met, "
             "number met, noun speaker, spoke just before, first of noun, alone possible"},
            {"[s0 A company] [k0 said] [c0 so]. [s1 The firm] [k1 said] [c1 so].",
             "The firm: body noun, definite, source, opening, begins sentence | A company: previous "
             "sentence, same paragraph, nearest, last speaker, seen as source, spoken 0.17, speaks often "
             "0.12, mentions 0.08, most spoken, mentioned once, opens sentence, leads sentence, same "
             "quotation, is body, begins indefinite, kind met, number met, noun speaker, spoke just before, "
             "alone possible"},
            {"[s0 The Nesvik Council] [k0 said] [c0 so]. [s1 The provincial council] [k1 said] [c1 so].", ""},
            {"[s0 The Nesvik Council] [k0 said] [c0 so]. [s1 The council] [k1 said] [c1 so].",
             "The council: body noun, definite, source, opening, begins sentence | The Nesvik Council: "
             "previous sentence, same paragraph, nearest, last speaker, seen as source, spoken 0.17, speaks "
             "often 0.12, mentions 0.08, most spoken, mentioned once, opens sentence, leads sentence, last "
             "is name, same quotation, named, named in full, is body, same noun, fits, head in name, kind "
             "met, number met, noun speaker, spoke just before, first of noun, alone possible"},
            {"[s0 The Nesvik Council] [k0 said] [c0 so]. [s1 The Nesvik council] [k1 said] [c1 so].", ""},
            {"[s0 A city council] [k0 said] [c0 so]. [s1 The provincial council] [k1 said] [c1 so].",
             "The provincial council: body noun, definite, modified, source, opening, begins sentence | A "
             "city council: previous sentence, same paragraph, nearest, last speaker, seen as source, spoken "
             "0.17, speaks often 0.12, mentions 0.08, most spoken, mentioned once, opens sentence, leads "
             "sentence, same quotation, is body, begins indefinite, same head, modifiers new, kind met, "
             "number met, noun speaker, spoke just before, first of noun, alone possible"},
            {"[s0 A memo] [k0 said] [c0 so]. [s1 The memo] [k1 said] [c1 so].",
             "The memo: document noun, definite, source, opening, begins sentence | A memo: previous "
             "sentence, same paragraph, nearest, last speaker, seen as source, spoken 0.17, speaks often "
             "0.12, mentions 0.08, most spoken, mentioned once, opens sentence, leads sentence, same "
             "quotation, is document, begins indefinite, same noun, fits, same head, same words, kind met, "
             "number met, noun speaker, spoke just before, first of noun, alone possible"},
            {"[s0 A memo] [k0 said] [c0 so]. [s1 The document] [k1 said] [c1 so].",
             "The document: document noun, definite, source, opening, begins sentence | A memo: previous "
             "sentence, same paragraph, nearest, last speaker, seen as source, spoken 0.17, speaks often "
             "0.12, mentions 0.08, most spoken, mentioned once, opens sentence, leads sentence, same "
             "quotation, is document, begins indefinite, fits, kind met, number met, noun speaker, spoke "
             "just before, alone possible"},
            {"[s0 A report] [k0 said] [c0 so]. [s1 The study] [k1 said] [c1 so].",
             "The study: document noun, definite, source, opening, begins sentence | A report: previous "
             "sentence, same paragraph, nearest, last speaker, seen as source, spoken 0.17, speaks often "
             "0.12, mentions 0.08, most spoken, mentioned once, opens sentence, leads sentence, same "
             "quotation, is document, begins indefinite, fits, kind met, number met, noun speaker, spoke "
             "just before, alone possible"},
            {"[s0 A report] [k0 said] [c0 so]. [s1 Report] [k1 said] [c1 so].",
             "Report: document noun, bare, source, opening, begins sentence | A report: previous sentence, "
             "same paragraph, nearest, last speaker, seen as source, spoken 0.17, speaks often 0.12, "
             "mentions 0.08, most spoken, mentioned once, opens sentence, leads sentence, same quotation, is "
             "document, begins indefinite, same noun, fits, same head, same words, kind met, number met, "
             "noun speaker, spoke just before, first of noun, alone possible"},
            {"[s0 A poll] [k0 said] [c0 so]. [s1 The indictment] [k1 said] [c1 so].",
             "The indictment: document noun, definite, source, opening, begins sentence | A poll: previous "
             "sentence, same paragraph, nearest, last speaker, seen as source, spoken 0.17, speaks often "
             "0.12, mentions 0.08, most spoken, mentioned once, opens sentence, leads sentence, same "
             "quotation, is document, begins indefinite, kind met, number met, noun speaker, spoke just "
             "before, alone possible"},
            {"[s0 A memo] [k0 said] [c0 so]. [s1 The endeavor] [k1 said] [c1 so].",
             "The endeavor: other noun, definite, source, unlisted, opening, begins sentence | A memo: "
             "previous sentence, same paragraph, nearest, last speaker, seen as source, spoken 0.17, speaks "
             "often 0.12, mentions 0.08, most spoken, mentioned once, opens sentence, leads sentence, same "
             "quotation, is document, begins indefinite, kind differs, number met, noun speaker, spoke just "
             "before, alone possible"},
            {"[s0 Anna Lind] [k0 said] [c0 so]. [s1 The endeavor] [k1 said] [c1 so].",
             "The endeavor: other noun, definite, source, unlisted, opening, begins sentence | Anna Lind: "
             "previous sentence, same paragraph, nearest, last speaker, seen as source, spoken 0.17, speaks "
             "often 0.12, mentions 0.08, most spoken, mentioned once, opens sentence, leads sentence, last "
             "is name, same quotation, named, named in full, is person, undescribed, kind differs, number "
             "met, noun speaker, spoke just before, alone possible"},
            {"[s0 Velten] [k0 said] [c0 so]. [s1 The company] [k1 said] [c1 so].",
             "The company: body noun, definite, source, opening, begins sentence | Velten: previous "
             "sentence, same paragraph, nearest, last speaker, seen as source, spoken 0.17, speaks often "
             "0.12, mentions 0.08, most spoken, mentioned once, opens sentence, leads sentence, last is "
             "name, same quotation, named, is person, unsure, undescribed, kind differs, number met, noun "
             "speaker, spoke just before, alone possible"},
            {"A judge left. Judge Nina Falk left. [s0 The judge] [k0 said] [c0 so].",
             "The judge: person noun, definite, source, rank noun, opening, begins sentence | A judge: "
             "previous sentence, same paragraph, nearest, mentions 0.17, never spoke, opens sentence, leads "
             "sentence, last is name, same quotation, named, named in full, is person, same noun, fits, same "
             "head, same words, noun role met, kind met, number met, first of noun, alone possible"},
            {"[s0 A judge] [k0 said] [c0 so]. Judge Nina Falk left.",
             "A judge: person noun, indefinite, source, rank noun, opening, begins paragraph, begins "
             "sentence | A judge: later, later near, never spoke, named, named in full, is person, same "
             "noun, fits, noun role met, kind met, number met, later first, first of noun, alone possible"},
            {"[s0 A judge] [k0 said] [c0 so]. It rained. It rained. It rained. It rained. It rained. It "
             "rained. It rained. It rained. Judge Nina Falk left.",
             ""},
            {"[s0 A judge] [k0 said] [c0 so]. It rained. It rained. It rained. It rained. It rained. It "
             "rained. It rained. It rained. It rained. Judge Nina Falk left.",
             ""},
            {"[s0 She] [k0 said] [c0 so]. Judge Nina Falk left.", ""},
            {"[s0 A judge] [k0 said] [c0 so]. Nina Falk left.",
             "A judge: person noun, indefinite, source, rank noun, opening, begins paragraph, begins "
             "sentence | Nina Falk: later, later near, never spoke, named, named in full, is person, "
             "undescribed, kind met, number met, later first, later bare, alone possible"},
            {"[s0 A judge] [k0 said] [c0 so]. Nina Falk, a lawyer, left.",
             "A judge: person noun, indefinite, source, rank noun, opening, begins paragraph, begins "
             "sentence | Nina Falk: later, later near, never spoke, named, named in full, is person, noun "
             "role met, kind met, number met, later first, alone possible"},
            {"[s0 A judge] [k0 said] [c0 so]. Anna A. Emil B. Omar C. Ruth D. Paul E. Mary F. John G left.",
             "A judge: person noun, indefinite, source, rank noun, opening, begins paragraph, begins "
             "sentence | Anna A. Emil B. Omar C. Ruth D. Paul E. Mary F. John G: later, later near, never "
             "spoke, named, named in full, is person, undescribed, kind met, number met, later first, later "
             "bare, alone possible"},
            {"A judge said Nina Falk left.",
             "A judge: person noun, indefinite, rank noun, opening, begins paragraph, begins sentence | Nina "
             "Falk: later, later near, never spoke, named, named in full, is person, undescribed, kind met, "
             "number met, later first, later bare, alone possible"},
            {"[s0 A judge] [k0 said] [c0 Nina Falk left].", ""},
            {"[s0 Anna Lind] [k0 said] [c0 so]. It rained. She left.",
             "She: he, opening, begins sentence | Anna Lind: two back, same paragraph, nearest, last "
             "speaker, seen as source, spoken 0.17, speaks often 0.12, mentions 0.08, most spoken, mentioned "
             "once, opens sentence, leads sentence, last is name, same quotation, named, named in full, is "
             "person, gender met, undescribed, number met, he speaker, spoke near, alone possible"},
            {"[s0 Anna Lind] [k0 said] [c0 so]. It rained. It rained. She left.",
             "She: he, begins sentence | Anna Lind: few back, same paragraph, nearest, last speaker, seen as "
             "source, spoken 0.17, speaks often 0.12, mentions 0.08, most spoken, mentioned once, opens "
             "sentence, leads sentence, last is name, same quotation, named, named in full, is person, "
             "gender met, undescribed, number met, he speaker, spoke near, alone possible"},
            {"[s0 Anna Lind] [k0 said] [c0 so]. It rained. It rained. It rained. She left.",
             "She: he, begins sentence | Anna Lind: few back, same paragraph, nearest, last speaker, seen as "
             "source, spoken 0.17, speaks often 0.12, mentions 0.08, most spoken, mentioned once, opens "
             "sentence, leads sentence, last is name, same quotation, named, named in full, is person, "
             "gender met, undescribed, number met, he speaker, spoke near, alone possible"},
            {"[s0 Anna Lind] [k0 said] [c0 so]. It rained. It rained. It rained. It rained. It rained. It "
             "rained. It rained. She left.",
             "She: he, begins sentence | Anna Lind: some back, same paragraph, nearest, last speaker, seen "
             "as source, spoken 0.17, speaks often 0.12, mentions 0.08, most spoken, mentioned once, opens "
             "sentence, leads sentence, last is name, same quotation, named, named in full, is person, "
             "gender met, undescribed, number met, he speaker, alone possible"},
            {"[s0 Anna Lind] [k0 said] [c0 so]. It rained. It rained. It rained. It rained. It rained. It "
             "rained. It rained. It rained. It rained. She left.",
             "She: he, begins sentence | Anna Lind: many back, same paragraph, nearest, last speaker, seen "
             "as source, spoken 0.17, speaks often 0.12, mentions 0.08, most spoken, mentioned once, opens "
             "sentence, leads sentence, last is name, same quotation, named, named in full, is person, "
             "gender met, undescribed, number met, he speaker, alone possible"},
            {"[s0 Anna Lind] [k0 said] [c0 so]. It rained. It rained. It rained. It rained. It rained. It "
             "rained. It rained. It rained. It rained. It rained. She left.",
             ""},
            {"[s0 Anna Lind] [k0 said] [c0 so]. It rained. It rained. It rained. It rained. It rained. It "
             "rained. It rained. It rained. It rained. It rained. It rained. It rained. The woman left.",
             "The woman: person noun, definite, vague, begins sentence | Anna Lind: many back, same "
             "paragraph, nearest, last speaker, seen as source, spoken 0.17, speaks often 0.12, mentions "
             "0.08, most spoken, mentioned once, opens sentence, leads sentence, last is name, same "
             "quotation, named, named in full, is person, gender met, undescribed, fits, kind met, number "
             "met, noun speaker, alone possible"},
            {"[s0 Anna Lind] [k0 said] [c0 so]. It rained. It rained. It rained. It rained. It rained. It "
             "rained. It rained. It rained. It rained. It rained. It rained. It rained. It rained. It "
             "rained. It rained. It rained. It rained. It rained. It rained. It rained. It rained. It "
             "rained. It rained. It rained. It rained. It rained. It rained. It rained. It rained. It "
             "rained. The woman left.",
             "The woman: person noun, definite, vague, begins sentence | Anna Lind: far back, same "
             "paragraph, nearest, last speaker, seen as source, spoken 0.17, speaks often 0.12, mentions "
             "0.08, most spoken, mentioned once, opens sentence, leads sentence, last is name, same "
             "quotation, named, named in full, is person, gender met, undescribed, fits, kind met, number "
             "met, noun speaker, alone possible"},
            {"[s0 Anna Lind] [k0 said] [c0 so]. It rained. It rained. It rained. It rained. It rained. It "
             "rained. It rained. It rained. It rained. It rained. It rained. It rained. It rained. It "
             "rained. It rained. It rained. It rained. It rained. It rained. It rained. It rained. It "
             "rained. It rained. It rained. It rained. It rained. It rained. It rained. It rained. It "
             "rained. It rained. It rained. It rained. It rained. It rained. It rained. It rained. It "
             "rained. It rained. It rained. It rained. It rained. It rained. It rained. It rained. It "
             "rained. It rained. It rained. It rained. It rained. It rained. It rained. It rained. It "
             "rained. It rained. It rained. It rained. It rained. It rained. It rained. It rained. It "
             "rained. It rained. It rained. It rained. It rained. It rained. It rained. It rained. It "
             "rained. It rained. It rained. It rained. It rained. It rained. It rained. It rained. It "
             "rained. It rained. It rained. It rained. It rained. It rained. It rained. It rained. It "
             "rained. It rained. It rained. It rained. It rained. It rained. It rained. It rained. It "
             "rained. It rained. It rained. It rained. It rained. The woman left.",
             "The woman: person noun, definite, vague, begins sentence | Anna Lind: far back, same "
             "paragraph, nearest, last speaker, seen as source, spoken 0.17, speaks often 0.12, mentions "
             "0.08, most spoken, mentioned once, opens sentence, leads sentence, last is name, same "
             "quotation, named, named in full, is person, gender met, undescribed, fits, kind met, number "
             "met, noun speaker, alone possible"},
            {"[s0 Anna Lind] [k0 said] [c0 so]. It rained. It rained. It rained. It rained. It rained. It "
             "rained. It rained. It rained. It rained. It rained. It rained. It rained. It rained. It "
             "rained. It rained. It rained. It rained. It rained. It rained. It rained. It rained. It "
             "rained. It rained. It rained. It rained. It rained. It rained. It rained. It rained. It "
             "rained. It rained. It rained. It rained. It rained. It rained. It rained. It rained. It "
             "rained. It rained. It rained. It rained. It rained. It rained. It rained. It rained. It "
             "rained. It rained. It rained. It rained. It rained. It rained. It rained. It rained. It "
             "rained. It rained. It rained. It rained. It rained. It rained. It rained. It rained. It "
             "rained. It rained. It rained. It rained. It rained. It rained. It rained. It rained. It "
             "rained. It rained. It rained. It rained. It rained. It rained. It rained. It rained. It "
             "rained. It rained. It rained. It rained. It rained. It rained. It rained. It rained. It "
             "rained. It rained. It rained. It rained. It rained. It rained. It rained. It rained. It "
             "rained. It rained. It rained. It rained. It rained. It rained. The woman left.",
             "The woman: person noun, definite, vague, begins sentence | Anna Lind: far back, same "
             "paragraph, nearest, last speaker, seen as source, spoken 0.17, speaks often 0.12, mentions "
             "0.08, most spoken, mentioned once, opens sentence, leads sentence, last is name, same "
             "quotation, named, named in full, is person, gender met, undescribed, fits, kind met, number "
             "met, noun speaker, alone possible"},
            {"[s0 Anna Lind] [k0 said] [c0 so]. It rained. It rained. It rained. It rained. It rained. It "
             "rained. It rained. It rained. It rained. It rained. It rained. It rained. It rained. It "
             "rained. It rained. It rained. It rained. It rained. It rained. It rained. It rained. It "
             "rained. It rained. It rained. It rained. It rained. It rained. It rained. It rained. It "
             "rained. It rained. It rained. It rained. It rained. It rained. It rained. It rained. It "
             "rained. It rained. It rained. It rained. It rained. It rained. It rained. It rained. It "
             "rained. It rained. It rained. It rained. It rained. It rained. It rained. It rained. It "
             "rained. It rained. It rained. It rained. It rained. It rained. It rained. It rained. It "
             "rained. It rained. It rained. It rained. It rained. It rained. It rained. It rained. It "
             "rained. It rained. It rained. It rained. It rained. It rained. It rained. It rained. It "
             "rained. It rained. It rained. It rained. It rained. It rained. It rained. It rained. It "
             "rained. It rained. It rained. It rained. It rained. It rained. It rained. It rained. It "
             "rained. It rained. It rained. It rained. It rained. It rained. It rained. The woman left.",
             ""},
            {"[s0 Anna Lind] [k0 said] [c0 so].\n\nShe left.",
             "She: he, opening, begins paragraph, begins sentence | Anna Lind: previous sentence, previous "
             "paragraph, nearest, last speaker, seen as source, spoken 0.17, speaks often 0.12, mentions "
             "0.08, most spoken, mentioned once, opens sentence, leads sentence, last is name, same "
             "quotation, named, named in full, is person, gender met, undescribed, number met, he speaker, "
             "spoke just before, alone possible"},
            {"[s0 Anna Lind] [k0 said] [c0 so].\n\nIt rained.\n\nShe left.",
             "She: he, opening, begins paragraph, begins sentence | Anna Lind: two back, nearest, last "
             "speaker, seen as source, spoken 0.17, speaks often 0.12, mentions 0.08, most spoken, mentioned "
             "once, opens sentence, leads sentence, last is name, same quotation, named, named in full, is "
             "person, gender met, undescribed, number met, he speaker, spoke near, alone possible"},
            {"Anna Lind Meets Emil Rask\n\nShe left.",
             "She: he, opening, begins paragraph, begins sentence | Anna: previous sentence, previous "
             "paragraph, nearest, mentions 0.08, never spoke, mentioned once, opens sentence, leads "
             "sentence, last is name, same quotation, last in headline, named, is person, gender met, "
             "undescribed, number met, alone possible"},
            {"The mayor and the governor left. [s0 The mayor and the governor] [k0 said] [c0 so].",
             "the governor: person noun, definite, office, opening | The mayor: same sentence, same "
             "paragraph, nearest, last speaker, seen as source, spoken 0.17, speaks often 0.12, mentions "
             "0.17, most spoken, opens sentence, leads sentence, same quotation, is person, noun role met, "
             "kind met, number met, noun speaker, spoke just before | the governor: previous sentence, same "
             "paragraph, second, mentions 0.08, never spoke, mentioned once, same quotation, is person, same "
             "noun, fits, same head, same words, noun role met, kind met, number met, first of noun"},
            {"[s0 Anna Abel] [k0 said] [c0 so]. [s1 Anna Bell] [k1 said] [c1 so]. [s2 Anna Cole] [k2 said] "
             "[c2 so]. [s3 Anna Dale] [k3 said] [c3 so]. [s4 Anna Earl] [k4 said] [c4 so]. [s5 Anna Ford] "
             "[k5 said] [c5 so]. [s6 Anna Gray] [k6 said] [c6 so]. [s7 Anna Hall] [k7 said] [c7 so]. [s8 "
             "Anna Irwin] [k8 said] [c8 so]. [s9 She] [k9 said] [c9 so].",
             "She: he, source, begins sentence | Anna Irwin: previous sentence, same paragraph, nearest, "
             "last speaker, seen as source, spoken 0.17, speaks often 0.12, mentions 0.08, most spoken, "
             "mentioned once, opens sentence, leads sentence, last is name, same quotation, named, named in "
             "full, is person, gender met, undescribed, number met, he speaker, spoke just before | Anna "
             "Hall: two back, same paragraph, second, seen as source, spoken 0.17, speaks often 0.12, "
             "mentions 0.08, most spoken, mentioned once, opens sentence, leads sentence, last is name, same "
             "quotation, named, named in full, is person, gender met, undescribed, number met, rival leads, "
             "spoke near, speaker before last | Anna Gray: few back, same paragraph, third, seen as source, "
             "spoken 0.17, speaks often 0.12, mentions 0.08, most spoken, mentioned once, opens sentence, "
             "leads sentence, last is name, same quotation, named, named in full, is person, gender met, "
             "undescribed, number met, rival leads, spoke near | Anna Ford: few back, same paragraph, seen "
             "as source, spoken 0.17, speaks often 0.12, mentions 0.08, most spoken, mentioned once, opens "
             "sentence, leads sentence, last is name, same quotation, named, named in full, is person, "
             "gender met, undescribed, number met, rival leads, spoke near | Anna Earl: some back, same "
             "paragraph, seen as source, spoken 0.17, speaks often 0.12, mentions 0.08, most spoken, "
             "mentioned once, opens sentence, leads sentence, last is name, same quotation, named, named in "
             "full, is person, gender met, undescribed, number met, rival leads | Anna Dale: some back, same "
             "paragraph, seen as source, spoken 0.17, speaks often 0.12, mentions 0.08, most spoken, "
             "mentioned once, opens sentence, leads sentence, last is name, same quotation, named, named in "
             "full, is person, gender met, undescribed, number met, rival leads | Anna Cole: some back, same "
             "paragraph, seen as source, spoken 0.17, speaks often 0.12, mentions 0.08, most spoken, "
             "mentioned once, opens sentence, leads sentence, last is name, same quotation, named, named in "
             "full, is person, gender met, undescribed, number met, rival leads | Anna Bell: some back, same "
             "paragraph, seen as source, spoken 0.17, speaks often 0.12, mentions 0.08, most spoken, "
             "mentioned once, opens sentence, leads sentence, last is name, same quotation, named, named in "
             "full, is person, gender met, undescribed, number met, rival leads"},
            {"[s0 Anna Abel] [k0 said] [c0 so]. [s1 Anna Bell] [k1 said] [c1 so]. [s2 Anna Cole] [k2 said] "
             "[c2 so]. [s3 Anna Dale] [k3 said] [c3 so]. [s4 Anna Earl] [k4 said] [c4 so]. [s5 Anna Ford] "
             "[k5 said] [c5 so]. [s6 Anna Gray] [k6 said] [c6 so]. [s7 Anna Hall] [k7 said] [c7 so]. [s8 "
             "Anna Irwin] [k8 said] [c8 so]. [s9 Anna Jones] [k9 said] [c9 so]. [s10 Anna King] [k10 said] "
             "[c10 so]. [s11 Anna Lane] [k11 said] [c11 so]. [s12 Anna Moore] [k12 said] [c12 so]. [s13 The "
             "woman] [k13 said] [c13 so].",
             "The woman: person noun, definite, source, vague, begins sentence | Anna Moore: previous "
             "sentence, same paragraph, nearest, last speaker, seen as source, spoken 0.17, speaks often "
             "0.12, mentions 0.08, most spoken, mentioned once, opens sentence, leads sentence, last is "
             "name, same quotation, named, named in full, is person, gender met, undescribed, fits, kind "
             "met, number met, noun speaker, spoke just before | Anna Lane: two back, same paragraph, "
             "second, seen as source, spoken 0.17, speaks often 0.12, mentions 0.08, most spoken, mentioned "
             "once, opens sentence, leads sentence, last is name, same quotation, named, named in full, is "
             "person, gender met, undescribed, fits, kind met, number met, spoke near, speaker before last | "
             "Anna King: few back, same paragraph, third, seen as source, spoken 0.17, speaks often 0.12, "
             "mentions 0.08, most spoken, mentioned once, opens sentence, leads sentence, last is name, same "
             "quotation, named, named in full, is person, gender met, undescribed, fits, kind met, number "
             "met, spoke near | Anna Jones: few back, same paragraph, seen as source, spoken 0.17, speaks "
             "often 0.12, mentions 0.08, most spoken, mentioned once, opens sentence, leads sentence, last "
             "is name, same quotation, named, named in full, is person, gender met, undescribed, fits, kind "
             "met, number met, spoke near | Anna Irwin: some back, same paragraph, seen as source, spoken "
             "0.17, speaks often 0.12, mentions 0.08, most spoken, mentioned once, opens sentence, leads "
             "sentence, last is name, same quotation, named, named in full, is person, gender met, "
             "undescribed, fits, kind met, number met | Anna Hall: some back, same paragraph, seen as "
             "source, spoken 0.17, speaks often 0.12, mentions 0.08, most spoken, mentioned once, opens "
             "sentence, leads sentence, last is name, same quotation, named, named in full, is person, "
             "gender met, undescribed, fits, kind met, number met | Anna Gray: some back, same paragraph, "
             "seen as source, spoken 0.17, speaks often 0.12, mentions 0.08, most spoken, mentioned once, "
             "opens sentence, leads sentence, last is name, same quotation, named, named in full, is person, "
             "gender met, undescribed, fits, kind met, number met | Anna Ford: some back, same paragraph, "
             "seen as source, spoken 0.17, speaks often 0.12, mentions 0.08, most spoken, mentioned once, "
             "opens sentence, leads sentence, last is name, same quotation, named, named in full, is person, "
             "gender met, undescribed, fits, kind met, number met | Anna Earl: many back, same paragraph, "
             "seen as source, spoken 0.17, speaks often 0.12, mentions 0.08, most spoken, mentioned once, "
             "opens sentence, leads sentence, last is name, same quotation, named, named in full, is person, "
             "gender met, undescribed, fits, kind met, number met | Anna Dale: many back, same paragraph, "
             "seen as source, spoken 0.17, speaks often 0.12, mentions 0.08, most spoken, mentioned once, "
             "opens sentence, leads sentence, last is name, same quotation, named, named in full, is person, "
             "gender met, undescribed, fits, kind met, number met | Anna Cole: many back, same paragraph, "
             "seen as source, spoken 0.17, speaks often 0.12, mentions 0.08, most spoken, mentioned once, "
             "opens sentence, leads sentence, last is name, same quotation, named, named in full, is person, "
             "gender met, undescribed, fits, kind met, number met | Anna Bell: many back, same paragraph, "
             "seen as source, spoken 0.17, speaks often 0.12, mentions 0.08, most spoken, mentioned once, "
             "opens sentence, leads sentence, last is name, same quotation, named, named in full, is person, "
             "gender met, undescribed, fits, kind met, number met"},
            {"[s0 Anna Lind] [k0 said] [c0 so]. [s1 Anna Lind] [k1 said] [c1 so]. [s2 Anna Lind] [k2 said] "
             "[c2 so]. [s3 Emil Rask] [k3 said] [c3 so]. [s4 She] [k4 said] [c4 so].",
             "She: he, source, begins sentence | Anna Lind: two back, same paragraph, nearest, seen as "
             "source, spoken 0.50, speaks often 0.38, mentions 0.25, most spoken, opens sentence, leads "
             "sentence, last is name, same quotation, named, named in full, is person, gender met, "
             "undescribed, number met, spoke near, speaker before last, alone possible"},
            {"Anna Lind left. Lind ate. [s0 She] [k0 said] [c0 so].",
             "She: he, source, opening, begins sentence | Anna Lind: previous sentence, same paragraph, "
             "nearest, mentions 0.17, never spoke, opens sentence, leads sentence, last is name, same "
             "quotation, named, named in full, is person, gender met, undescribed, number met, alone "
             "possible"},
            {"[s0 Anna Lind, a spokeswoman for the FBI,] [k0 said] [c0 so]. “We left,” she said.",
             "she: he, opening | Anna Lind: previous sentence, same paragraph, nearest, last speaker, spoken "
             "0.17, speaks often 0.12, mentions 0.17, most spoken, same quotation, named, named in full, is "
             "person, gender met, number met, he speaker, spoke just before, alone possible"},
            {"The FBI left. [c0 “[s1 We] [k1 think] [c1 so],”] [s0 Anna Lind of the FBI] [k0 said].",
             "We: we, plural, source, quoted, opening | Anna Lind: later, later near, last speaker, spoken "
             "0.17, speaks often 0.12, mentions 0.08, most spoken, mentioned once, named, named in full, is "
             "person, undescribed, number differs, told directly, we person, they speaker, later first, "
             "later source, later bare | The FBI: previous sentence, same paragraph, second, mentions 0.17, "
             "never spoke, opens sentence, leads sentence, last is name, named, is body, undescribed, number "
             "differs, body of speaker, we body"},
            {"Officials left. [c0 “[s1 We] [k1 think] [c1 so],”] [s0 Anna Lind] [k0 said].",
             "We: we, plural, source, quoted, opening | Anna Lind: later, later near, last speaker, spoken "
             "0.17, speaks often 0.12, mentions 0.08, most spoken, mentioned once, named, named in full, is "
             "person, undescribed, number differs, told directly, we person, they speaker, later first, "
             "later source, later bare | Officials: previous sentence, same paragraph, second, mentions "
             "0.08, never spoke, mentioned once, opens sentence, leads sentence, is person, is plural, "
             "number met, we group"},
            {"Anna Lind left. [c0 “[s1 We] [k1 think] [c1 so],”] [s0 an FBI aide] [k0 said]. The FBI left.",
             "We: we, plural, source, quoted, opening | an FBI aide: later, later near, last speaker, spoken "
             "0.17, speaks often 0.12, mentions 0.08, most spoken, mentioned once, is person, number "
             "differs, told directly, we person, they speaker, later first, later source, later bare | The "
             "FBI: later, later near, mentions 0.08, never spoke, mentioned once, named, is body, "
             "undescribed, number differs, body of speaker, we body, later first, later bare"},
            {"Norway left. [c0 “[s1 We] [k1 think] [c1 so],”] [s0 a Norwegian aide] [k0 said].",
             "We: we, plural, source, quoted, opening | a Norwegian aide: later, later near, last speaker, "
             "spoken 0.17, speaks often 0.12, mentions 0.08, most spoken, mentioned once, is person, number "
             "differs, told directly, we person, they speaker, later first, later source, later bare | "
             "Norway: previous sentence, same paragraph, second, mentions 0.08, never spoke, mentioned once, "
             "opens sentence, leads sentence, last is name, named, is body, undescribed, number differs, "
             "body of speaker, we body, is place"},
            {"ANN HILL: He left.\n\nBOB LEE: He left.\n\nANN HILL: She left.", ""},
        }) {
      CAPTURE(std::string(row.text));
      CHECK(Joined::candidates(row.text) == row.value);
    }
  }

  TEST_CASE("the “we” of a person may be a group's, if the network says so") {
    const auto first = [](const Choice&) { return std::size_t{0}; };
    const auto second = [](const Choice&) { return std::size_t{1}; };
    const char* const text = "Officials left. [c0 “[s1 We] [k1 think] [c1 so],”] [s0 Anna Lind] [k0 said].";
    CHECK(Joined(text, second).entities() == "Officials = We (speaker's group)");
    CHECK(Joined(text, first).entities() == "Anna Lind = We (speaker's group); female");
    CHECK(Joined(text, nobody).entities() == "We; of Anna Lind");
  }

  TEST_CASE("which phrase is the source") {
    for (const Row& row : std::vector<Row>{
             {"[s0 Emil Rask] [k0 said] [c0 so].", "Emil Rask"},
             {"[s0 “Emil Rask] [k0 said] [c0 so].", "Emil Rask"},
             {"[s0 ( — Emil Rask] [k0 said] [c0 so].", "Emil Rask"},
             {"[s0 said] [k0 Emil Rask] [c0 so].", "Emil Rask"},
             {"[s0 Trump’s] [k0 claim] [c0 so].", "Trump"},
             {"[s0 his eyes] [k0 said] [c0 so].", "his"},
             {"[s0 her own view] [k0 said] [c0 so].", "her"},
             {"[s0 The commander of the garrison, of the Third Army, Emil Rask,] [k0 said] [c0 so].",
              "Emil Rask"},
             {"[s0 A guru based in Oslo, Piet Roos, whose group Red Lotus teaches,] [k0 said] [c0 so].",
              "Piet Roos"},
             {"[s0 One of the sailors, Piet Roos,] [k0 said] [c0 so].", "Piet Roos"},
             {"[s0 A guru based in Oslo with Piet Roos,] [k0 said] [c0 so].", "A guru"},
             {"[s0 Two gurus based in Oslo, Piet Roos,] [k0 said] [c0 so].", "Two gurus"},
             {"[s0 A guru who met, Piet Roos,] [k0 said] [c0 so].", "A guru"},
             {"[s0 A guru based in Oslo, Roos,] [k0 said] [c0 so].", "A guru"},
             {"[s0 A guru based in Oslo, Mr. Roos,] [k0 said] [c0 so].", "Mr. Roos"},
             {"[s0 A guru based in Oslo, Piet Roos and so] [k0 said] [c0 so].", "A guru"},
             {"[s0 The endeavour, Piet Roos,] [k0 said] [c0 so].", "Piet Roos"},
             {"[s0 , ] [k0 said] [c0 so].", "nobody"},
             {"[c0 “No,”] [s0 she] [k0 said].\n[c1 “Never.”]", "she | she"},
             {"[c0 “No?”] [s0 she] [k0 asked].\n[c1 “Never.”]", "she | nobody"},
             {"[c0 “No?”] [s0 she] [k0 asked].\n[c1 “Never.”]\n[c2 “Why?”]\n[c3 “So.”]",
              "she | nobody | she | nobody"},
             {"[c0 “No,”] [s0 she] [k0 said].\n[k1 It is said] [c1 so].\n[c2 “Never.”]",
              "she | nobody | she"},
             {"[c0 “[s1 He] [k1 said] [c1 “no,”]”] [s0 she] [k0 said].\n[c2 “Never.”]", "she | He | she"},
             {"[c0 “No,”] [s0 she] [k0 said].\n[c1 “Why?”]", "she | she"},
         }) {
      CAPTURE(std::string(row.text));
      CHECK(Joined(row.text, nobody).sources() == row.value);
    }
  }
}
