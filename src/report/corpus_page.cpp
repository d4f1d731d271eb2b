// A corpus as one page: what several independent sources say, what is contradicted, what hangs on one source
// alone although many outlets carry it, and who the sources are.
#include <algorithm>
#include <set>
#include <tuple>

#include "hearsay/graph.hpp"
#include "hearsay/profile.hpp"
#include "hearsay/report.hpp"
#include "report/page.hpp"
#include "report/words.hpp"
#include "report/writing.hpp"

namespace hearsay {
namespace {

constexpr std::size_t longest_list = 50;

class CorpusView {
 public:
  CorpusView(const Corpus& corpus, const Linkage& linkage) : corpus_(corpus), linkage_(linkage) {
    for (ClaimProfile& profile : profile_claims(corpus, linkage)) {
      const std::size_t outlets = outlets_of(linkage.claims[profile.claim].statements);
      claims_.push_back({std::move(profile), outlets});
    }
  }

  // Sections with nothing in them are told in a line.
  std::string write() const {
    std::string nav, body, missing;
    for (const auto& [id, name, section, none] :
         {std::tuple{"corroborated", "Most corroborated", corroborated(),
                     "no claim has two independent sources"},
          {"contested", "Most contested", contested(), "no claims contradict each other"},
          {"bottlenecks", "Several outlets, one source", bottlenecks(),
           "no claim that several outlets carry goes back to one source"},
          {"sources", "Sources", sources(), "nobody says anything"}}) {
      if (section.empty()) {
        missing += (missing.empty() ? "" : "; ") + std::string(none);
        continue;
      }
      nav += "<a href=\"#" + std::string(id) + "\">" + name + "</a> ";
      body += "<h2 id=\"" + std::string(id) + "\">" + name + "</h2>\n" + section;
    }
    if (!missing.empty()) missing = "<p class=\"empty\">Among these stories " + missing + ".</p>\n";
    return "<main><article>\n<h1>" + std::to_string(corpus_.articles().size()) +
           " stories</h1>\n<nav class=\"parts\" aria-label=\"Parts of this report\">" + nav + "</nav>\n" +
           figures() + missing + body + "</article></main>\n";
  }

 private:
  /// A claim of several articles.
  struct SharedClaim : ClaimProfile {
    std::size_t outlets = 0;
  };

  std::size_t outlets_of(const std::vector<Place>& places) const {
    std::set<std::uint32_t> outlets;
    for (const Place place : places) outlets.insert(linkage_.outlet_of[place.article]);
    return outlets.size();
  }

  const StatementDigest& statement(Place place) const {
    return corpus_[place.article].statements[place.index];
  }

  std::string text_of(std::uint32_t claim) const {
    return escaped(shortened(statement(linkage_.claims[claim].statements[0]).content, 300));
  }

  // "Reuters, the ministry and 3 more"
  static std::string listed(const std::vector<std::string>& names) {
    constexpr std::size_t most = 5;
    std::string out;
    for (std::size_t i = 0; i < std::min(names.size(), most); ++i)
      out += (i == 0 ? "" : ", ") + escaped(names[i]);
    return names.size() > most ? out + " and " + std::to_string(names.size() - most) + " more" : out;
  }

  // Who says a claim, and in which articles first.
  std::string said_by(std::uint32_t claim) const {
    std::vector<std::string> names;
    for (const Place place : linkage_.claims[claim].statements) {
      const auto source = statement(place).source;
      const std::uint32_t who =
          source ? linkage_.source_of[place.article][*source] : linkage_.outlet_of[place.article];
      const std::string& name = linkage_.sources[who].name;
      if (std::find(names.begin(), names.end(), name) == names.end()) names.push_back(name);
    }
    return listed(names);
  }

  static std::string count(std::size_t number) {
    return number_cell(static_cast<double>(number), std::to_string(number));
  }

  std::string figures() const {
    const std::set<std::uint32_t> outlets(linkage_.outlet_of.begin(), linkage_.outlet_of.end());
    std::size_t statements = 0, copies = 0;
    for (std::uint32_t i = 0; i < corpus_.articles().size(); ++i) {
      statements += corpus_[i].statements.size();
      copies += linkage_.report_of[i] != i;
    }
    return "<ul class=\"figures\" aria-label=\"The corpus\">\n" +
           figure(std::to_string(corpus_.articles().size()), "stories") +
           figure(std::to_string(outlets.size()), "outlets") +
           figure(std::to_string(copies), "copies of another article") +
           figure(std::to_string(statements), "statements") +
           figure(std::to_string(claims_.size()), "claims of several articles") +
           figure(std::to_string(linkage_.contradictions.size()), "contradictions") + "</ul>\n";
  }

  // The last column: who says a claim, or what all of it rests on.
  std::string claim_table(std::vector<const SharedClaim*> claims, std::string_view caption,
                          std::string_view last_column) const {
    if (claims.empty()) return "";
    claims.resize(std::min(claims.size(), longest_list));
    std::string out = table_head(caption, "",
                                 {{"Claim", false, false},
                                  {"Independent sources", true},
                                  {"Articles", true},
                                  {"Outlets", true},
                                  {last_column, false, false}});
    for (const SharedClaim* one : claims) {
      out += "<tr><td>" + text_of(one->claim) + "</td>" + count(one->independent_sources) +
             count(one->articles) + count(one->outlets) + "<td>" +
             (one->bottlenecks.empty() ? said_by(one->claim) : listed(one->bottlenecks)) + "</td></tr>\n";
    }
    return out.append(table_end);
  }

  std::string corroborated() const {
    std::vector<const SharedClaim*> claims;
    for (const SharedClaim& one : claims_) {
      if (one.independent_sources >= 2) claims.push_back(&one);
    }
    std::stable_sort(claims.begin(), claims.end(), [](const SharedClaim* a, const SharedClaim* b) {
      return std::tie(a->independent_sources, a->outlets) > std::tie(b->independent_sources, b->outlets);
    });
    return claim_table(std::move(claims),
                       "Copies of one report, and outlets that cite the same source, count once.", "Said by");
  }

  std::string contested() const {
    if (linkage_.contradictions.empty()) return "";
    std::vector<Contradiction> all = linkage_.contradictions;
    const auto statements_of_either = [&](const Contradiction& one) {
      return std::min(linkage_.claims[one.first].statements.size(),
                      linkage_.claims[one.second].statements.size());
    };
    std::stable_sort(all.begin(), all.end(), [&](const Contradiction& a, const Contradiction& b) {
      return statements_of_either(a) > statements_of_either(b);
    });
    all.resize(std::min(all.size(), longest_list));
    std::string out = table_head(
        "Claims whose words cannot both be true; those that both sides repeat most come first.", "",
        {{"One claim", false, false},
         {"Said by", false, false},
         {"Kind"},
         {"Another claim", false, false},
         {"Said by", false, false}});
    for (const Contradiction& one : all) {
      out += "<tr><td>" + text_of(one.first) + "</td><td>" + said_by(one.first) + "</td><td>" +
             std::string(to_string(one.kind)) + "</td><td>" + text_of(one.second) + "</td><td>" +
             said_by(one.second) + "</td></tr>\n";
    }
    return out.append(table_end);
  }

  std::string bottlenecks() const {
    std::vector<const SharedClaim*> claims;
    for (const SharedClaim& one : claims_) {
      if (!one.bottlenecks.empty() && one.outlets >= 2) claims.push_back(&one);
    }
    std::stable_sort(claims.begin(), claims.end(),
                     [](const SharedClaim* a, const SharedClaim* b) { return a->outlets > b->outlets; });
    return claim_table(std::move(claims),
                       "Claims that several outlets carry, and that all go back to one source.",
                       "All of it is from");
  }

  std::string sources() const {
    std::vector<SourceProfile> profiles = profile_sources(corpus_, linkage_);
    std::erase_if(profiles, [](const SourceProfile& one) { return one.claims == 0; });
    std::stable_sort(profiles.begin(), profiles.end(), [](const SourceProfile& a, const SourceProfile& b) {
      return std::tie(a.articles, a.claims) > std::tie(b.articles, b.claims);
    });
    profiles.resize(std::min(profiles.size(), 2 * longest_list));
    if (profiles.empty()) return "";
    std::string out = table_head(
        "Those that most articles name. Corroborated: claims that another independent source makes too. "
        "All rests on it: claims of several stories that all go back to this source.",
        "",
        {{"Source"},
         {"Kind"},
         {"Role"},
         {"Articles", true},
         {"Claims", true},
         {"Corroborated", true},
         {"Contradicted", true},
         {"All rests on it", true},
         {"Average strength", true}});
    const double most = profiles.empty() ? 0 : profiles[0].articles;
    for (const SourceProfile& one : profiles) {
      const LinkedSource& source = linkage_.sources[one.source];
      out += "<tr><td>" + escaped(source.name) + "</td><td>" + std::string(kind_in_words(source.identity)) +
             "</td><td>" + std::string(role_in_words(source.role)) + "</td>" +
             meter_cell(one.articles, most, std::to_string(one.articles)) + count(one.claims) +
             count(one.corroborated) + count(one.contradicted) + count(one.bottleneck) +
             meter_cell(one.strength, 100, fixed(one.strength, 0)) + "</tr>\n";
    }
    return out.append(table_end);
  }

  const Corpus& corpus_;
  const Linkage& linkage_;
  std::vector<SharedClaim> claims_;
};

}  // namespace

std::string to_html(const Corpus& corpus, const Linkage& linkage) {
  return page("Who said what: " + std::to_string(corpus.articles().size()) + " stories",
              CorpusView(corpus, linkage).write());
}

}  // namespace hearsay
