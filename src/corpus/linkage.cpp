#include <algorithm>
#include <boost/unordered/unordered_flat_map.hpp>
#include <cmath>
#include <numeric>
#include <span>
#include <string>

#include "corpus/groups.hpp"
#include "corpus/proposition.hpp"
#include "corpus/words.hpp"
#include "hearsay/corpus.hpp"
#include "lexicon/state.hpp"

// Three joins, each of which uses the one before it: copies among articles (by sketches), sources across
// articles (by names), statements of one proposition (by words that weigh more the rarer they are). None
// compares all pairs: an index of hashes, keys or rare words gives the candidates. 10,000 articles with
// 280,000 statements take 5 s.

namespace hearsay {
namespace {

using Index = std::uint32_t;

// Articles in the order of their ids: everything below works on ranks in this order, so that it does not
// matter which came first.
std::vector<Index> order_of(const Corpus& corpus) {
  std::vector<Index> order(corpus.articles().size());
  std::iota(order.begin(), order.end(), Index{0});
  std::sort(order.begin(), order.end(), [&](Index a, Index b) { return corpus[a].id < corpus[b].id; });
  return order;
}

// Days since 1970, from the ISO 8601 date that `date` begins with (Hinnant 2013, days_from_civil).
std::optional<int> day_of(std::string_view date) {
  if (date.size() < 10 || date[4] != '-' || date[7] != '-') return std::nullopt;
  int parts[3] = {};
  const std::pair<int, int> places[3] = {{0, 4}, {5, 7}, {8, 10}};
  for (int i = 0; i < 3; ++i) {
    for (int k = places[i].first; k < places[i].second; ++k) {
      if (date[static_cast<std::size_t>(k)] < '0' || date[static_cast<std::size_t>(k)] > '9')
        return std::nullopt;
      parts[i] = parts[i] * 10 + (date[static_cast<std::size_t>(k)] - '0');
    }
  }
  const int year = parts[0] - (parts[1] <= 2), month = parts[1], day = parts[2];
  const int era = year / 400, of_era = year - era * 400;
  const int of_year = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1;
  return era * 146097 + of_era * 365 + of_era / 4 - of_era / 100 + of_year - 719468;
}

// An article is compared with those that share a hash of its sketch; of a hash that thousands share, as the
// copies of an agency's story do, with the first.
std::vector<Index> find_copies(const Corpus& corpus, const std::vector<Index>& order, double least) {
  constexpr std::size_t most_compared = 200;
  boost::unordered_flat_map<std::uint32_t, std::vector<Index>> articles_with;
  std::vector<Index> met;
  std::vector<Index> last_met(order.size(), ~Index{0});
  Groups reports(order.size());
  for (Index b = 0; b < order.size(); ++b) {
    met.clear();
    for (const std::uint32_t hash : corpus[order[b]].sketch) {
      auto& others = articles_with[hash];
      for (const Index a : others) {
        if (std::exchange(last_met[a], b) != b) met.push_back(a);
      }
      if (others.size() < most_compared) others.push_back(b);
    }
    for (const Index a : met) {
      if (reports[a] != reports[b] && resemblance(corpus[order[a]], corpus[order[b]]) >= least)
        reports.join(a, b);
    }
  }
  std::vector<Index> report_of(order.size());
  for (Index rank = 0; rank < order.size(); ++rank) report_of[order[rank]] = order[reports[rank]];
  return report_of;
}

// "the company" and "We" are nobody's name.
bool is_proper(std::string_view name) {
  static constexpr std::string_view pronouns[] = {"I", "We", "You", "He", "She", "It", "They"};
  return std::any_of(name.begin(), name.end(), [](char c) { return 'A' <= c && c <= 'Z'; }) &&
         std::find(std::begin(pronouns), std::end(pronouns), name) == std::end(pronouns);
}

// The words of a name in lower case, without "the", "'s" and marks: "the Pentagon's" → "pentagon".
std::vector<std::string> name_words(std::string_view name) {
  std::vector<std::string> words;
  const std::string lower = lower_case(name);
  for (std::size_t at = 0; at < lower.size();) {
    const std::size_t end = std::min(lower.find(' ', at), lower.size());
    std::string word = lower.substr(at, end - at);
    at = end + 1;
    for (const std::string_view possessive : {"'s", "’s"}) {
      if (word.ends_with(possessive)) word.resize(word.size() - possessive.size());
    }
    while (!word.empty() && (word.back() == '.' || word.back() == ',')) word.pop_back();
    if (!word.empty() && word != "the") words.push_back(std::move(word));
  }
  return words;
}

std::string joined(const std::vector<std::string>& words) {
  std::string text;
  for (const std::string& word : words) {
    if (!text.empty()) text += ' ';
    text += word;
  }
  return text;
}

// "President Donald J. Trump" → "donald trump".
std::string person_key(std::string_view name) {
  static constexpr std::string_view titles[] = {
      "mr",      "mrs",  "ms",     "dr",        "sen",      "rep",        "gov", "gen",
      "col",     "lt",   "sgt",    "capt",      "prof",     "rev",        "sir", "president",
      "senator", "vice", "former", "secretary", "governor", "congressman"};
  std::vector<std::string> kept;
  for (std::string& word : name_words(name)) {
    const bool initial = word.size() == 1 && 'a' <= word[0] && word[0] <= 'z' && !kept.empty();
    const bool title = std::find(std::begin(titles), std::end(titles), word) != std::end(titles);
    if (!initial && !title) kept.push_back(std::move(word));
  }
  return joined(kept);
}

class SourceLinker {
 public:
  SourceLinker(const Corpus& corpus, const std::vector<Index>& order, const Lexicon& lexicon,
               Linkage& linkage)
      : corpus_(corpus),
        order_(order),
        institutions_(lexicon.state().table("institutions")),
        linkage_(linkage) {
    first_.reserve(order.size() + 1);
    for (const Index article : order) {
      first_.push_back(static_cast<Index>(places_.size()));
      for (Index i = 0; i < corpus[article].sources.size(); ++i) places_.push_back({article, i});
      places_.push_back({article, outlet});
    }
  }

  void link(const std::vector<std::vector<Proposition>>& propositions) {
    Groups groups(places_.size());
    join_by_key(groups);
    join_quotations(groups, propositions);
    collect(groups);
  }

 private:
  static constexpr Index outlet = ~Index{0};

  // "the Pentagon" and "Defense Department" are one where the lexicon says so.
  std::string organization_key(std::string_view name) const {
    constexpr std::size_t full_name = 2;
    const std::string_view bare =
        name.starts_with("the ") || name.starts_with("The ") ? name.substr(4) : name;
    const lexicon::Entry* entry = institutions_.find(bare);
    const bool is_short = entry != nullptr && !entry->field(full_name).empty();
    const std::string key = joined(name_words(is_short ? entry->field(full_name) : name));
    return key.empty() ? "" : "organization " + key;
  }

  // What sources must share to be one; empty where a source stays alone.
  std::string key_of(Place place) const {
    const ArticleDigest& article = corpus_[place.article];
    if (place.index == outlet) return organization_key(article.publisher);
    const SourceDigest& source = article.sources[place.index];
    std::string key;
    if (source.identity == Identity::organization && is_proper(source.name)) {
      key = organization_key(source.name);
    } else if (source.identity == Identity::named) {
      key = person_key(source.name);
      const auto bearer = bearers_.find(key);
      if (bearer != bearers_.end()) key = bearer->second;
      key = key.find(' ') == std::string::npos ? "" : "named " + key;
    }
    if (!key.empty()) return key;
    // Copies describe an unnamed source in the same words.
    return "report " + std::to_string(linkage_.report_of[place.article]) + ' ' + lower_case(source.name);
  }

  // Who is meant by a surname alone: whoever has it in at least nineteen of twenty articles that give a full
  // name with it.
  void find_bearers() {
    boost::unordered_flat_map<std::string, std::vector<std::string>> full_names;
    for (const Place place : places_) {
      if (place.index == outlet || corpus_[place.article].sources[place.index].identity != Identity::named)
        continue;
      std::string key = person_key(corpus_[place.article].sources[place.index].name);
      if (const std::size_t space = key.rfind(' '); space != std::string::npos) {
        full_names[key.substr(space + 1)].push_back(std::move(key));
      }
    }
    for (auto& [surname, names] : full_names) {
      std::sort(names.begin(), names.end());
      for (std::size_t i = 0; i < names.size();) {
        std::size_t end = i;
        while (end < names.size() && names[end] == names[i]) ++end;
        if ((end - i) * 20 >= names.size() * 19) bearers_[surname] = names[i];
        i = end;
      }
    }
  }

  void join_by_key(Groups& groups) {
    find_bearers();
    boost::unordered_flat_map<std::string, Index> first_with;
    for (Index i = 0; i < places_.size(); ++i) {
      const std::string key = key_of(places_[i]);
      if (!key.empty()) groups.join(i, first_with.try_emplace(key, i).first->second);
    }
  }

  // The same long quotation of an unnamed source, in two articles, is of one source.
  void join_quotations(Groups& groups, const std::vector<std::vector<Proposition>>& propositions) {
    constexpr std::uint32_t long_enough = 10;
    boost::unordered_flat_map<std::uint64_t, Index> first_with;
    for (std::size_t rank = 0; rank < order_.size(); ++rank) {
      const ArticleDigest& article = corpus_[order_[rank]];
      for (std::size_t i = 0; i < article.statements.size(); ++i) {
        const StatementDigest& statement = article.statements[i];
        if (!statement.source || statement.kind == QuotationKind::indirect) continue;
        if (propositions[order_[rank]][i].length < long_enough) continue;
        const Identity identity = article.sources[*statement.source].identity;
        if (identity != Identity::unnamed && identity != Identity::group) continue;
        const Index place = first_[rank] + *statement.source;
        groups.join(place,
                    first_with.try_emplace(propositions[order_[rank]][i].wording, place).first->second);
      }
    }
  }

  void collect(Groups& groups) {
    linkage_.source_of.resize(order_.size());
    linkage_.outlet_of.resize(order_.size());
    std::vector<Index> number(places_.size());
    for (Index i = 0; i < places_.size(); ++i) {
      const Index root = groups[i];
      if (root == i) {
        number[i] = static_cast<Index>(linkage_.sources.size());
        linkage_.sources.emplace_back();
      }
      LinkedSource& linked = linkage_.sources[number[root]];
      const auto [article, index] = places_[i];
      if (index == outlet) {
        linkage_.outlet_of[article] = number[root];
        const std::string& publisher = corpus_[article].publisher;
        if (linked.name.empty()) linked.name = publisher.empty() ? corpus_[article].id : publisher;
        linked.identity = Identity::organization;
        linked.role = Role::media;
        continue;
      }
      const SourceDigest& source = corpus_[article].sources[index];
      linkage_.source_of[article].push_back(number[root]);
      if (linked.places.empty() && linked.name.empty()) linked.identity = source.identity;
      if (linked.role == Role::unknown) linked.role = source.role;
      linked.places.push_back(places_[i]);
    }
    for (LinkedSource& linked : linkage_.sources) {
      std::sort(linked.places.begin(), linked.places.end());
      if (!linked.places.empty()) linked.name = usual_name(linked.places);
    }
  }

  // The name that most articles use; of several the longest, then the first by its bytes.
  std::string usual_name(const std::vector<Place>& places) const {
    std::vector<std::string_view> names;
    for (const auto [article, index] : places) names.push_back(corpus_[article].sources[index].name);
    std::sort(names.begin(), names.end());
    std::string_view usual;
    std::ptrdiff_t most = 0;
    for (auto at = names.begin(); at != names.end();) {
      const auto end = std::upper_bound(at, names.end(), *at);
      if (end - at > most || (end - at == most && at->size() > usual.size())) {
        most = end - at;
        usual = *at;
      }
      at = end;
    }
    return std::string(usual);
  }

  const Corpus& corpus_;
  const std::vector<Index>& order_;
  const lexicon::PhraseTable& institutions_;
  Linkage& linkage_;
  std::vector<Place> places_;  // of every source, and at the end of each article its outlet
  std::vector<Index> first_;   // by rank of the article: its first place
  boost::unordered_flat_map<std::string, std::string> bearers_;
};

// A statement on its way to a claim.
struct Candidate {
  Place place;
  const Proposition* proposition;
  Index source;  // linked; the outlet's where the statement has none
  std::optional<int> day;
  std::vector<Index> features;  // ranks of the words by rarity, the rarest first
  double weight = 0;            // of all features
};

class ClaimJoiner {
 public:
  ClaimJoiner(const Corpus& corpus, const std::vector<Index>& order, const LinkOptions& options,
              Linkage& linkage)
      : corpus_(corpus), order_(order), options_(options), linkage_(linkage) {}

  void join(const std::vector<std::vector<Proposition>>& propositions) {
    gather(propositions);
    weigh_words();
    find_pairs();
    make_claims();
    make_contradictions();
  }

 private:
  struct Pair {
    Index a, b;
    float similarity;
    Relation relation;
  };

  void gather(const std::vector<std::vector<Proposition>>& propositions) {
    // What is too short, or is a mere topic ("former national security adviser John Bolton"), cannot be true
    // or false.
    const auto says_something = [](const Proposition& one) {
      return one.words.size() >= 3 && (one.is_clause || one.words.size() >= 4 + one.names.size());
    };
    for (const Index article : order_) {
      const auto& statements = corpus_[article].statements;
      for (Index i = 0; i < statements.size(); ++i) {
        const Proposition& proposition = propositions[article][i];
        if (statements[i].actuality != Actuality::said || !says_something(proposition)) continue;
        const auto& source = statements[i].source;
        const Index linked = source ? linkage_.source_of[article][*source] : linkage_.outlet_of[article];
        candidates_.push_back({{article, i}, &proposition, linked, day_of(corpus_[article].date), {}, 0});
      }
    }
  }

  // A word weighs ln(1 + n / statements with it) (Spärck Jones 1972), where n is the number of statements and
  // a thousand more: in a corpus of a few statements all words are rare, and weigh nearly the same.
  void weigh_words() {
    boost::unordered_flat_map<std::uint32_t, Index> frequency;
    for (const Candidate& one : candidates_) {
      for (const std::uint32_t word : one.proposition->words) ++frequency[word];
    }
    std::vector<std::pair<Index, std::uint32_t>> by_rarity;
    for (const auto& [word, count] : frequency) by_rarity.emplace_back(count, word);
    std::sort(by_rarity.begin(), by_rarity.end());
    boost::unordered_flat_map<std::uint32_t, Index> rank_of;
    for (const auto& [count, word] : by_rarity) {
      rank_of[word] = static_cast<Index>(weights_.size());
      weights_.push_back(std::log1p(static_cast<double>(candidates_.size() + 1000) / count));
    }
    for (Candidate& one : candidates_) {
      for (const std::uint32_t word : one.proposition->words) one.features.push_back(rank_of[word]);
      std::sort(one.features.begin(), one.features.end());
      for (const Index feature : one.features) one.weight += weights_[feature];
    }
  }

  // If two sets are alike to a share t, what both have weighs at least t times either; so they share one of
  // the rarest words that together with all rarer ones leave less than that.
  std::size_t prefix(const Candidate& one) const {
    double rest = one.weight;
    std::size_t length = 0;
    while (length < one.features.size() && rest >= options_.claim_similarity * one.weight)
      rest -= weights_[one.features[length++]];
    return length;
  }

  // A statement is compared with the last of those that share a rare word with it, so that what thousands say
  // takes linear time, and with the first of the same wording, around which they all gather.
  void find_pairs() {
    constexpr std::size_t most_compared = 500;
    std::vector<std::vector<Index>> statements_with(weights_.size());
    boost::unordered_flat_map<std::uint64_t, Index> first_with;
    std::vector<Index> met;
    std::vector<Index> last_met(candidates_.size(), ~Index{0});
    for (Index a = 0; a < candidates_.size(); ++a) {
      met.clear();
      const auto meet = [&](Index b) {
        if (b != a && std::exchange(last_met[b], a) != a) met.push_back(b);
      };
      const std::size_t length = prefix(candidates_[a]);
      for (std::size_t i = 0; i < length; ++i) {
        auto& others = statements_with[candidates_[a].features[i]];
        for (const Index b : std::span(others).last(std::min(others.size(), most_compared))) meet(b);
        others.push_back(a);
      }
      if (length > 0) meet(first_with.try_emplace(candidates_[a].proposition->wording, a).first->second);
      for (const Index b : met) consider(a, b);
    }
  }

  void consider(Index a, Index b) {
    const Candidate &one = candidates_[a], &other = candidates_[b];
    if (std::min(one.weight, other.weight) < options_.claim_similarity * std::max(one.weight, other.weight))
      return;
    const bool same_source = one.source == other.source;
    const bool bound = one.proposition->bound_to_source || other.proposition->bound_to_source;
    if (bound && !same_source) return;
    double common = 0;
    for (std::size_t i = 0, j = 0; i < one.features.size() && j < other.features.size();) {
      if (one.features[i] == other.features[j]) {
        common += weights_[one.features[i]];
        ++i, ++j;
      } else {
        one.features[i] < other.features[j] ? ++i : ++j;
      }
    }
    const double similarity = common / (one.weight + other.weight - common);
    if (similarity < options_.claim_similarity) return;

    constexpr double all_but_same = 0.85;
    const bool anaphoric = one.proposition->anaphoric || other.proposition->anaphoric;
    const bool far = !one.day || !other.day || std::abs(*one.day - *other.day) > options_.days;
    if (similarity < all_but_same && (far || (anaphoric && !same_source))) return;
    // "Time is running out" is said of many things.
    constexpr std::size_t enough_words = 5;
    const std::size_t words = std::min(one.features.size(), other.features.size());
    if (far && !same_source && words < enough_words) return;
    const Relation relation = compare(*one.proposition, *other.proposition);
    if (relation == Relation::unrelated) return;
    if (relation != Relation::same && (far || !may_contradict(one, other))) return;
    constexpr double all_but_numbers = 0.7;
    constexpr int soon = 7;
    if (relation == Relation::quantity &&
        (similarity < all_but_numbers || std::abs(*one.day - *other.day) > soon))
      return;
    pairs_.push_back({a, b, static_cast<float>(similarity), relation});
  }

  // Few statements of like words that seem to contradict one another do; so only what can be told is: two
  // single sentences of different sources, close in time and in words, each of which says something by
  // itself. Within one article "he denied that it rained" holds "it rained", an attribution inside another.
  // Of later days numbers are news ("the death toll rose to 60").
  bool may_contradict(const Candidate& one, const Candidate& other) const {
    const auto stands_alone = [](const Proposition& proposition) {
      return proposition.sentences == 1 && !proposition.anaphoric && !proposition.bound_to_source;
    };
    return one.source != other.source && stands_alone(*one.proposition) && stands_alone(*other.proposition) &&
           (one.proposition->is_clause || other.proposition->is_clause) &&
           linkage_.report_of[one.place.article] != linkage_.report_of[other.place.article];
  }

  // Star clustering (Aslam, Pelekhov and Rus 1998): the statement with most neighbours and those neighbours
  // are a claim, then of the rest; so every statement is like its claim's first, and no chain of small steps
  // joins what differs.
  void make_claims() {
    std::vector<std::vector<Index>> neighbours(candidates_.size());
    for (const Pair& pair : pairs_) {
      if (pair.relation != Relation::same) continue;
      neighbours[pair.a].push_back(pair.b);
      neighbours[pair.b].push_back(pair.a);
    }
    std::vector<Index> by_degree(candidates_.size());
    std::iota(by_degree.begin(), by_degree.end(), Index{0});
    std::stable_sort(by_degree.begin(), by_degree.end(),
                     [&](Index a, Index b) { return neighbours[a].size() > neighbours[b].size(); });
    constexpr Index none = ~Index{0};
    claim_of_.assign(candidates_.size(), none);
    for (const Index centre : by_degree) {
      if (claim_of_[centre] != none) continue;
      const Index claim = static_cast<Index>(linkage_.claims.size());
      linkage_.claims.push_back({{candidates_[centre].place}});
      claim_of_[centre] = claim;
      std::sort(neighbours[centre].begin(), neighbours[centre].end());
      for (const Index one : neighbours[centre]) {
        if (claim_of_[one] != none) continue;
        claim_of_[one] = claim;
        linkage_.claims[claim].statements.push_back(candidates_[one].place);
      }
    }
    sort_claims();
  }

  void sort_claims() {
    std::vector<std::uint32_t> articles;
    for (const Claim& claim : linkage_.claims) articles.push_back(article_count(claim));
    std::vector<Index> sorted(articles.size());
    std::iota(sorted.begin(), sorted.end(), Index{0});
    std::stable_sort(sorted.begin(), sorted.end(),
                     [&](Index a, Index b) { return articles[a] > articles[b]; });
    std::vector<Claim> claims;
    std::vector<Index> moved_to(sorted.size());
    for (const Index old : sorted) {
      moved_to[old] = static_cast<Index>(claims.size());
      claims.push_back(std::move(linkage_.claims[old]));
    }
    linkage_.claims = std::move(claims);
    for (Index& claim : claim_of_) claim = moved_to[claim];

    for (const ArticleDigest& article : corpus_.articles())
      linkage_.claim_of.emplace_back(article.statements.size(), Linkage::no_claim);
    for (Index i = 0; i < candidates_.size(); ++i)
      linkage_.claim_of[candidates_[i].place.article][candidates_[i].place.index] = claim_of_[i];
  }

  bool is_first(Index candidate) const {
    return linkage_.claims[claim_of_[candidate]].statements[0] == candidates_[candidate].place;
  }

  void make_contradictions() {
    for (const Pair& pair : pairs_) {
      // What holds of some statements of a claim need not hold of the claim: its first stands for it.
      if (pair.relation == Relation::same || !is_first(pair.a) || !is_first(pair.b)) continue;
      const auto [first, second] = std::minmax(claim_of_[pair.a], claim_of_[pair.b]);
      const Conflict kind = pair.relation == Relation::negation   ? Conflict::negation
                            : pair.relation == Relation::quantity ? Conflict::quantity
                                                                  : Conflict::opposite;
      if (first != second) linkage_.contradictions.push_back({first, second, kind});
    }
    auto& all = linkage_.contradictions;
    std::sort(all.begin(), all.end());
    all.erase(std::unique(all.begin(), all.end()), all.end());
  }

  const Corpus& corpus_;
  const std::vector<Index>& order_;
  const LinkOptions& options_;
  Linkage& linkage_;
  std::vector<Candidate> candidates_;
  std::vector<double> weights_;  // by rank of rarity
  std::vector<Pair> pairs_;
  std::vector<Index> claim_of_;
};

}  // namespace

Linkage link(const Corpus& corpus, const LinkOptions& options, const Lexicon& lexicon) {
  const std::vector<Index> order = order_of(corpus);
  std::vector<std::vector<Proposition>> propositions(order.size());
  for (Index article = 0; article < order.size(); ++article) {
    for (const StatementDigest& statement : corpus[article].statements)
      propositions[article].push_back(read_proposition(statement));
  }
  Linkage linkage;
  linkage.report_of = find_copies(corpus, order, options.copy_resemblance);
  SourceLinker(corpus, order, lexicon, linkage).link(propositions);
  ClaimJoiner(corpus, order, options, linkage).join(propositions);
  return linkage;
}

}  // namespace hearsay
