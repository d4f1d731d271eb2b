#include "source/hearsay.hpp"

#include <algorithm>
#include <map>
#include <set>
#include <string>
#include <unordered_map>

#include "lexicon/state.hpp"
#include "text/characters.hpp"

namespace hearsay::source {
namespace {

constexpr std::size_t longest_chain = 8;
constexpr std::uint32_t reach = 12;       // tokens between an attribution and the words that tell of hearsay
constexpr std::uint32_t goes_on = 8;      // sentences
constexpr std::uint32_t most_signs = 50;  // of them that are looked at for one attribution

class ChainFinder {
 public:
  ChainFinder(const Words& words, const Lexicon& lexicon, const Coreference& coreference,
              std::span<const Attribution> attributions, const Contents& contents, std::string_view publisher)
      : words_(words),
        coreference_(coreference),
        attributions_(attributions),
        contents_(contents),
        beginning_(words.size() + 1, none),
        ending_(words.size() + 1, none) {
    clauses_.reserve(attributions.size());
    for (std::size_t a = 0; a < attributions.size(); ++a) clauses_.push_back(clause_of(a));
    find_signs(lexicon.state().table("hearsay"));
    find_speakers();
    find_own_outlet(publisher);
    find_listeners();
  }

  std::vector<Chain> find() {
    std::vector<Chain> chains(attributions_.size());
    for (std::size_t a = 0; a < attributions_.size(); ++a) {
      chains[a].source = coreference_.source_of[a];
      chains[a].description = attributions_[a].source.hull();
      const std::size_t outermost = follow_speakers(a, chains[a]);
      if (!clauses_[a].source.empty()) follow_signs(clauses_[a], chains[a]);
      if (listener_[outermost].outlet != none) {
        Chain& chain = chains[a];
        pass_on(listener_[outermost].outlet, listener_[outermost].shown, chain);
      }
    }
    return chains;
  }

 private:
  struct Listener {
    Index outlet = none;
    IndexRange shown;
    bool addressed = false;  // he spoke to somebody else
    std::uint32_t sentence = 0;
  };

  // Where the parts of an attribution stand.
  struct Clause {
    std::size_t attribution;
    std::uint32_t sentence;
    IndexRange source, cue;
    IndexRange near;  // tokens in which its signs stand
  };

  // The attribution whose content holds this one's cue and content most tightly.
  std::size_t around(std::size_t a) const {
    const Span cue =
        attributions_[a].cue.empty() ? attributions_[a].content.hull() : attributions_[a].cue.hull();
    std::size_t best = attributions_.size();
    std::uint32_t shortest = ~0u;
    contents_.for_each_around(cue, [&](std::size_t b) {
      const Spans& content = attributions_[b].content;
      if (b == a || !content.contains(cue) || content == attributions_[a].content) return;
      if (!content.overlaps(attributions_[a].content.hull())) return;
      const std::uint32_t size = content.hull().size();
      if (size < shortest || (size == shortest && b < best)) {
        shortest = size;
        best = b;
      }
    });
    return best;
  }

  // Words of second hand, in the order of the text.
  struct Sign {
    IndexRange tokens;
    std::string_view kind;  // as in hearsay.tsv
  };

  void find_signs(const lexicon::PhraseTable& table) {
    const std::span<const Key> keys = words_.document().word_keys();
    // Only near attributions are they looked for.
    std::vector<IndexRange> places;
    for (const Clause& clause : clauses_) {
      if (!clause.source.empty()) places.push_back(clause.near);
    }
    std::sort(places.begin(), places.end(), [](IndexRange a, IndexRange b) { return a.begin < b.begin; });
    std::uint32_t i = 0;
    for (const IndexRange place : places) {
      for (i = std::max(i, place.begin); i < place.end; ++i) {
        if (const auto match = table.longest_match(keys.subspan(i)))
          signs_.push_back({{i, i + match.words}, match.entry->field(0)});
      }
    }
  }

  // The persons and institutions that may have passed something on: sources of attributions, and outlets.
  void find_speakers() {
    speaks_.assign(coreference_.phrases.size(), false);
    for (const Index p : coreference_.phrase_of) {
      if (p != none) speaks_[static_cast<std::size_t>(p)] = true;
    }
    for (std::size_t p = 0; p < coreference_.phrases.size(); ++p) {
      const Phrase& phrase = coreference_.phrases[p];
      const Index entity = coreference_.entity_of[p];
      if (entity == none) continue;
      beginning_[phrase.tokens.begin] = static_cast<Index>(p);
      ending_[phrase.full.end] = static_cast<Index>(p);
      if (phrase.kind == PhraseKind::document || phrase.kind == PhraseKind::quantity || phrase.inner)
        continue;
      if (speaks_[p] || is_outlet(entity)) speakers_.push_back(p);
    }
    std::stable_sort(speakers_.begin(), speakers_.end(), [this](std::size_t a, std::size_t b) {
      return coreference_.phrases[a].tokens.end < coreference_.phrases[b].tokens.end;
    });
  }

  // Whose article it is: its publisher's, that of the outlet at its top ("Miami (CNN)", "CNN —"), that of one
  // that tells how it worked ("CNN has asked"), or that of the one that several sources spoke to, unless it
  // is introduced ("the news agency Reuters").
  void find_own_outlet(std::string_view publisher) {
    const std::string whole = text::lower(publisher);
    std::map<Index, std::set<Index>> told;  // sources by outlet
    std::set<Index> introduced;
    for (const std::size_t p : speakers_) {
      const Index e = coreference_.entity_of[p];
      if (!is_outlet(e)) continue;
      const Phrase& phrase = coreference_.phrases[p];
      const std::string name = text::lower(words_.document()[words_.span(phrase.name)]);
      if (is_introduced(phrase)) introduced.insert(e);
      if (!whole.empty() && !name.empty() && (whole.starts_with(name) || name.starts_with(whole))) {
        own_ = e;
        return;
      }
      const std::uint32_t after = phrase.tokens.end;
      const bool on_top =
          phrase.sentence < 3 &&
          (words_.is(after, "—") || words_.is(after, "–") ||
           (words_.is(after, ")") && phrase.tokens.begin > 0 && words_.is(phrase.tokens.begin - 1, "(")));
      const bool at_work = !speaks_[p] && is_work(after);
      if (own_ == none && (on_top || at_work)) own_ = e;
    }
    if (own_ == none) own_ = of_imprint();
    if (own_ != none) return;
    for (std::size_t a = 0; a < attributions_.size(); ++a) {
      if (around(a) < attributions_.size()) continue;
      const Listener listener = heard_by(a);
      if (listener.outlet != none) told[listener.outlet].insert(coreference_.source_of[a]);
    }
    for (const auto& [outlet, sources] : told) {
      if (sources.size() > 1 && !introduced.contains(outlet)) own_ = outlet;
    }
  }

  // The outlet of a line that speaks of the page and not of the news: "Follow *CNN* on …", "*AP* writer Ina
  // Berg contributed to this report"; but one that contributed itself is another.
  Index of_imprint() const {
    const WordClasses& classes = words_.vocabulary().classes();
    constexpr std::uint32_t longest = 40;
    int left = 20;  // lines, of which a page has a few
    for (const Sentence& sentence : words_.document().sentences()) {
      const IndexRange line = sentence.tokens;
      if (line.size() > longest) continue;
      bool imprint = words_.in(line.begin, classes.imprints), credit = false;
      for (std::uint32_t i = line.begin; i < line.end; ++i)
        credit = credit || words_.in(i, classes.contributions);
      if (!imprint && !credit) continue;
      if (left-- == 0) break;
      if (is_quoted(words_.span(line))) continue;
      for (std::uint32_t i = line.begin; i < line.end; ++i) {
        const Words::Match match = words_.match(i, line.end, &Term::institution);
        const std::uint32_t after = i + match.words;
        if (credit && (match.words == 0 || words_.in(after, classes.contributions) || words_.is(after, ",") ||
                       words_.in(after, classes.and_)))
          continue;
        if (const Index e = match.words == 0 ? none : outlet_named(match.term->institution); e != none)
          return e;
        if (is_outlet(entity_at(i))) return entity_at(i);
      }
    }
    return none;
  }

  // Whether an attribution says a part of the place.
  bool is_quoted(Span place) const {
    return std::ranges::any_of(attributions_,
                               [&](const Attribution& each) { return each.content.overlaps(place); });
  }

  Index outlet_named(Index institution) const {
    if (institution == none) return none;
    const Institution& wanted = words_.vocabulary().institution(institution);
    if (wanted.role != Role::media) return none;
    for (std::size_t e = 0; e < coreference_.entities.size(); ++e) {
      const Entity& entity = coreference_.entities[e];
      if (entity.institution != none && !entity.phrases.empty() &&
          words_.vocabulary().institution(entity.institution).name == wanted.name)
        return static_cast<Index>(e);
    }
    return none;
  }

  // "the AFP *news agency*": no article says of its own outlet what it is.
  static bool is_introduced(const Phrase& outlet) {
    if (outlet.name.empty()) return outlet.modifying_institution != none;
    return outlet.name.size() + 1 < outlet.tokens.size() && outlet.possessor == none;
  }

  // "CNN *obtained* a copy", "The BBC *has* asked the ministry".
  bool is_work(std::uint32_t i) const { return words_.in(i, words_.vocabulary().classes().outlet_verbs); }

  // The outlets that sources spoke to: "he told the BBC". What somebody goes on saying in the sentences after
  // it, he says to the same.
  void find_listeners() {
    listener_.resize(attributions_.size());
    std::unordered_map<Index, Listener> last;  // by source
    for (std::size_t a = 0; a < attributions_.size(); ++a) {
      const Index source = coreference_.source_of[a];
      if (source == none || is_outlet(source) || around(a) < attributions_.size()) continue;
      Listener& before = last[source];
      const Listener found = heard_by(a);
      const std::uint32_t sentence = words_.document().sentence_at(attributions_[a].content.hull().begin);
      if (found.outlet != none || found.addressed || sentence > before.sentence + goes_on) before = found;
      before.sentence = sentence;
      if (before.outlet != own_) listener_[a] = before;
    }
  }

  Listener heard_by(std::size_t a) const {
    const Clause& clause = clauses_[a];
    if (clause.source.empty()) return {};
    const auto first =
        std::lower_bound(signs_.begin(), signs_.end(), clause.near.begin,
                         [](const Sign& sign, std::uint32_t at) { return sign.tokens.begin < at; });
    std::uint32_t count = 0;
    Listener found;
    for (auto sign = first;
         sign != signs_.end() && sign->tokens.end <= clause.near.end && ++count < most_signs; ++sign) {
      const IndexRange at = sign->tokens;
      const bool told = sign->kind == "told";
      if ((!told && sign->kind != "spoke") || is_content(at, clause) ||
          words_[at.begin].sentence != clause.sentence || at.end < clause.cue.begin)
        continue;
      const Index p = beginning_[at.end];
      const bool event =
          p != none && words_.in(phrase(p).tokens.end,
                                 words_.vocabulary().classes().conference);  // "a Pentagon news conference"
      if (!event && (is_outlet(entity_of(p)) || (told && may_be_outlet(p))))
        return {entity_of(p), at, false, 0};
      found.addressed = true;
    }
    return found;
  }

  // Returns the outermost of the attributions around this one, or itself.
  std::size_t follow_speakers(std::size_t a, Chain& chain) const {
    std::size_t outermost = a;
    std::size_t at = attributions_[a].parent ? *attributions_[a].parent : around(a);
    Index last = coreference_.source_of[a];
    // Contents that hold one another, as those of a careless annotator may, would lead around in a circle.
    for (std::size_t step = 0; step < longest_chain && at < attributions_.size(); ++step) {
      const Index speaker = coreference_.source_of[at];
      if (speaker == none || speaker != last) {
        ++chain.hops;
        if (chain.shown.empty())
          chain.shown = !attributions_[at].cue.empty() ? attributions_[at].cue.front() : Span{};
        if (speaker != none && std::find(chain.via.begin(), chain.via.end(), speaker) == chain.via.end())
          chain.via.insert(chain.via.begin(), speaker);
      }
      last = speaker;
      outermost = at;
      const std::size_t next = attributions_[at].parent ? *attributions_[at].parent : around(at);
      if (next == at || next == a) break;
      at = next;
    }
    return outermost;
  }

  // Of an attribution without a source, that it has none.
  Clause clause_of(std::size_t a) const {
    const Document& document = words_.document();
    const Attribution& attribution = attributions_[a];
    Clause clause{};
    clause.attribution = a;
    clause.source = document.tokens_in(attribution.source.hull());
    if (clause.source.empty()) return clause;
    clause.cue = attribution.cue.empty() ? clause.source : document.tokens_in(attribution.cue.hull());
    clause.sentence = words_[clause.source.begin].sentence;
    const std::uint32_t content_end =
        attribution.content.empty() ? 0 : document.tokens_in(attribution.content.hull()).end;
    const IndexRange sentence = document.sentences()[clause.sentence].tokens;
    const std::uint32_t first = std::min(clause.source.begin, clause.cue.begin);
    clause.near.begin = std::max(sentence.begin, first - std::min(first, reach));
    clause.near.end =
        std::min(sentence.end, std::max({clause.source.end, clause.cue.end, content_end}) + reach);
    return clause;
  }

  void follow_signs(const Clause& clause, Chain& chain) const {
    const auto first =
        std::lower_bound(signs_.begin(), signs_.end(), clause.near.begin,
                         [](const Sign& sign, std::uint32_t at) { return sign.tokens.begin < at; });
    std::uint32_t count = 0;
    for (auto sign = first;
         sign != signs_.end() && sign->tokens.end <= clause.near.end && ++count < most_signs; ++sign)
      follow_sign(sign->tokens, sign->kind, clause, chain);
  }

  void follow_sign(IndexRange at, std::string_view kind, const Clause& clause, Chain& chain) const {
    if (kind == "told" || kind == "spoke") return;  // see find_listeners
    if (kind == "cite") {
      follow_citation(at, clause, chain);
    } else if (kind == "via") {
      // "in a memo *seen by* Reuters"
      if (at.begin >= clause.source.end && at.begin < clause.source.end + reach)
        pass_on(entity_at(at.end), at, chain);
    } else if (kind == "relay") {
      // "Lind told Reyes, *who told* reporters"
      if (at.begin >= clause.cue.end && !is_content(at, clause)) pass_on(entity_before(at.begin), at, chain);
    } else if (chain.hops == 0 && (kind == "report" ? hedges(at, clause) : ends_passive(at, clause))) {
      // "has *reportedly* told", "*is said to* have told"
      ++chain.hops;
      chain.shown = words_.span(at);
    }
  }

  // "*is said to* have told"
  static bool ends_passive(IndexRange at, const Clause& clause) {
    return at.begin >= clause.source.end && at.end + 2 >= clause.cue.begin && at.end <= clause.cue.end;
  }

  // An adverb beside the cue ("has reportedly told aides") or before the whole clause ("Reportedly, the
  // minister told aides").
  bool hedges(IndexRange at, const Clause& clause) const {
    const bool beside_cue = at.begin + 1 >= clause.cue.begin && at.begin <= clause.cue.end;
    const bool before_source =
        at.end == clause.source.begin || (at.end + 1 == clause.source.begin && words_.is(at.end, ","));
    return (beside_cue || before_source) && !is_content(at, clause);
  }

  bool is_content(IndexRange at, const Clause& clause) const {
    return attributions_[clause.attribution].content.contains(words_.span(at));
  }

  // "The Post reported, *citing* two officials, that …", where either of them may have been taken for the
  // source.
  void follow_citation(IndexRange at, const Clause& clause, Chain& chain) const {
    const bool cited =
        at.end == clause.source.begin || (at.begin >= clause.cue.begin && at.begin < clause.cue.end &&
                                          at.end <= clause.source.begin && clause.source.begin < at.end + 4);
    if (cited) {
      Index passer = subject_before(at.begin, clause.sentence);
      if (passer == none) passer = entity_before(at.begin);  // "state radio *quoted* a general"
      if (passer == none && words_.is(clause.source.end, ",")) passer = entity_at(clause.source.end + 1);
      pass_on(passer, at, chain);
      return;
    }
    if (at.begin < clause.cue.end || !is_outlet(chain.source) || is_content(at, clause)) return;
    const Index origin = beginning_[at.end];
    if (origin == none || speaks_[static_cast<std::size_t>(origin)] ||
        phrase(origin).kind == PhraseKind::body)
      return;
    const Index outlet = chain.source;
    chain.source = entity_of(origin);
    chain.description = words_.span(phrase(origin).tokens);
    pass_on(outlet, at, chain);
  }

  void pass_on(Index passer, IndexRange shown, Chain& chain) const {
    if (passer == none || passer == chain.source ||
        std::find(chain.via.begin(), chain.via.end(), passer) != chain.via.end())
      return;
    ++chain.hops;
    chain.via.push_back(passer);
    if (chain.shown.empty()) chain.shown = words_.span(shown);
  }

  bool is_outlet(Index e) const {
    if (e == none) return false;
    const Entity& entity = coreference_.entities[static_cast<std::size_t>(e)];
    if (entity.kind != PhraseKind::body) return false;
    const Vocabulary& vocabulary = words_.vocabulary();
    if (entity.institution != none) return vocabulary.institution(entity.institution).role == Role::media;
    return std::any_of(entity.nouns.begin(), entity.nouns.end(),
                       [&](Index noun) { return vocabulary.body(noun).role == Role::media; });
  }

  // "told *Cadena Cope*": a name of which nothing tells whose it is, and that says nothing here. "BBC South
  // East" may well be whose article it is.
  bool may_be_outlet(Index p) const {
    const Index e = entity_of(p);
    if (e == none || phrase(p).possessor != none) return false;
    const Entity& to = coreference_.entities[static_cast<std::size_t>(e)];
    return to.named && to.spoken == 0 && to.nouns.empty() && to.known == none && to.institution == none &&
           to.place == none && !is_of_somebody(to.name_tokens.begin) && to.gender == Gender::unstated &&
           !to.surely_person && !to.plural && (to.kind == PhraseKind::person || to.kind == PhraseKind::body);
  }

  // Whether a name begins with a given name or a listed institution.
  bool is_of_somebody(std::uint32_t i) const {
    const Term* term = words_[i].term;
    return (term != nullptr && term->given_name) ||
           words_.match(i, words_.size(), &Term::institution).words > 0;
  }

  const Phrase& phrase(Index p) const { return coreference_.phrases[static_cast<std::size_t>(p)]; }

  Index entity_of(Index p) const {
    return p == none ? none : coreference_.entity_of[static_cast<std::size_t>(p)];
  }

  Index entity_at(std::uint32_t token) const { return entity_of(beginning_[token]); }

  // Whose phrase ends right before the token, but for a comma.
  Index entity_before(std::uint32_t token) const {
    return entity_of(ending_[token > 0 && words_.is(token - 1, ",") ? token - 1 : token]);
  }

  // The last of the speakers before the token, in its sentence.
  Index subject_before(std::uint32_t token, std::uint32_t sentence) const {
    const auto after = std::upper_bound(
        speakers_.begin(), speakers_.end(), token,
        [this](std::uint32_t at, std::size_t p) { return at < coreference_.phrases[p].tokens.end; });
    if (after == speakers_.begin() || coreference_.phrases[after[-1]].sentence != sentence) return none;
    return coreference_.entity_of[after[-1]];
  }

  const Words& words_;
  const Coreference& coreference_;
  std::span<const Attribution> attributions_;
  const Contents& contents_;
  std::vector<Sign> signs_;
  std::vector<Index> beginning_,
      ending_;                // by token: the outermost phrase of an entity that begins, or ends, there
  std::vector<bool> speaks_;  // by phrase: whether it is the source of an attribution
  std::vector<std::size_t> speakers_;  // phrases, by their ends
  std::vector<Clause> clauses_;        // by attribution
  std::vector<Listener> listener_;     // by attribution
  Index own_ = none;                   // the outlet whose article it is
};

}  // namespace

std::vector<Chain> find_chains(const Words& words, const Lexicon& lexicon, const Coreference& coreference,
                               std::span<const Attribution> attributions, const Contents& contents,
                               std::string_view publisher) {
  return ChainFinder(words, lexicon, coreference, attributions, contents, publisher).find();
}

}  // namespace hearsay::source
