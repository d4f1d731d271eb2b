// What a standards editor asks of many stories. A description is counted under its normalized form: what is
// left of it when everything is gone that changes from story to story while the reader learns no more about
// who speaks.
#include "hearsay/audit.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <tuple>

#include "base/ascii.hpp"
#include "corpus/comparison.hpp"
#include "corpus/proposition.hpp"
#include "lexicon/state.hpp"
#include "lexicon/word_set.hpp"
#include "report/descriptions.hpp"
#include "report/writing.hpp"

namespace hearsay {
namespace {

constexpr std::size_t most_weak = 3, most_reasons = 3;
constexpr double strong_enough = 50;  // but for those who are not named without a word on why

/// The classes of words by which descriptions are told apart from what stands around them.
struct WordClasses {
  lexicon::WordSet determiners{Lexicon::builtin(), {"description-determiner"}};
  lexicon::WordSet clauses{Lexicon::builtin(), {"description-clause"}};
  lexicon::WordSet links{Lexicon::builtin(), {"description-link"}};
  lexicon::WordSet pronouns{Lexicon::builtin(), {"pointing-pronoun"}};
  lexicon::WordSet questions{Lexicon::builtin(), {"question-word"}};
};

const WordClasses& classes() {
  static const WordClasses classes;
  return classes;
}

bool is_in(const lexicon::WordSet& words, std::string_view word) {
  return words.contains(lexicon::word_key(word));
}

std::string singular(std::string word) {
  if (word == "people" || word == "persons") return "person";
  if (word == "People" || word == "Persons") return "Person";
  if (word.ends_with("men") && word.size() > 3) return word.replace(word.size() - 2, 1, "a");
  if (word.size() < 4 || !word.ends_with('s')) return word;
  for (const std::string_view kept : {"ss", "us", "is"})
    if (word.ends_with(kept)) return word;
  if (word.ends_with("ies")) return word.substr(0, word.size() - 3) + "y";
  for (const std::string_view ending : {"sses", "shes", "ches", "xes"})
    if (word.ends_with(ending)) return word.substr(0, word.size() - 2);
  word.pop_back();
  return word;
}

// The words of a description, without marks around them.
std::vector<std::string> words_of(std::string_view text) {
  std::vector<std::string> words;
  while (!text.empty()) {
    std::size_t end = std::min(text.find_first_of(" \t\r\n"), text.size());
    std::string word(text.substr(0, end));
    text.remove_prefix(std::min(end + 1, text.size()));
    for (const std::string_view mark : {"’", "‘"})
      for (std::size_t at; (at = word.find(mark)) != std::string::npos;) word.replace(at, mark.size(), "'");
    for (const std::string_view mark : {"“", "”"})
      for (std::size_t at; (at = word.find(mark)) != std::string::npos;) word.erase(at, mark.size());
    const bool ends = !word.empty() && (word.back() == ',' || word.back() == ';' || word.back() == ':');
    while (!word.empty() && std::string_view(",;:\"'()").find(word.back()) != std::string_view::npos)
      word.pop_back();
    while (!word.empty() && std::string_view("\"'(").find(word.front()) != std::string_view::npos)
      word.erase(0, 1);
    if (!word.empty()) words.push_back(std::move(word));
    if (ends && words.size() > 1) break;
  }
  return words;
}

// "U.S." and "US" are one.
std::string without_stops(std::string word) {
  const bool abbreviation = word.size() > 2 && std::all_of(word.begin(), word.end(), [](char c) {
                              return c == '.' || ('A' <= c && c <= 'Z');
                            });
  if (abbreviation) std::erase(word, '.');
  return word;
}

// Words that only point at somebody: a source of nothing else is described nowhere.

// How an article describes a source that it does not name; empty where it does name it, or only points at it.
std::string anonymous_description(const Source& source) {
  if (source.identity != Identity::unnamed && source.identity != Identity::group) return "";
  if (source.identity == Identity::unnamed &&
      std::any_of(source.mentions.begin(), source.mentions.end(),
                  [](const Mention& mention) { return mention.kind == MentionKind::name; }))
    return "";
  std::string words = normalized_description(source.name, source.identity);
  if (is_in(classes().pronouns, words)) words.clear();
  return words;
}

Terms terms_of(const Analysis& analysis, std::span<const Span> spans, std::string& words) {
  Terms strongest = Terms::none;
  for (const Span span : spans) {
    if (span.empty()) continue;
    const std::string text = analysis.document.on_one_line(span);
    const Terms terms = terms_in(text);
    if (terms <= strongest) continue;
    // Of two reasons the first is told; a reason goes before a mere condition.
    if (strongest > Terms::condition_only) continue;
    strongest = terms;
    words = shortened(text, 200);
  }
  return strongest;
}

// As first words of a content: "asked [how much it would cost]".

// What can be checked: "that the dam would hold", but neither "whether it held" nor "the plan", and of nobody
// in particular not what only seems so ("appears to be", "is expected to").
bool states_something(const Analysis& analysis, const Statement& statement) {
  const Attribution& attribution = statement.attribution;
  if (const auto id = statement.sourcing.source) {
    const Source& source = analysis.sources[*id];
    const bool nameless = source.identity == Identity::unnamed || source.identity == Identity::group;
    if (nameless && anonymous_description(source).empty()) return false;
  } else if (attribution.act == Act::evidence) {
    return false;
  }
  const StrengthFeatures& features = statement.assessment.features;
  if (attribution.actuality != Actuality::said || attribution.act == Act::thought ||
      features.words < StrengthWeights::topic_words || features.fragment || features.deed || features.unsaid)
    return false;
  StatementDigest digest;
  digest.content = analysis.document.on_one_line(attribution.content);
  digest.kind = attribution.kind;
  const Proposition proposition = read_proposition(digest);
  return says_something(proposition) && proposition.is_clause && !proposition.is_question &&
         !is_in(classes().questions, std::string_view(digest.content).substr(0, digest.content.find(' ')));
}

bool is_unexplained(const Analysis& analysis, const Sourcing& sourcing) {
  return sourcing.source && analysis.sources[*sourcing.source].identity == Identity::unnamed &&
         sourcing.anonymity.empty() && analysis.sources[*sourcing.source].anonymity.empty();
}

Concern concern_of(const Analysis& analysis, const Statement& statement) {
  if (is_unexplained(analysis, statement.sourcing))
    return analysis.sources[*statement.sourcing.source].count.value > 1 ? Concern::unnamed
                                                                        : Concern::one_unnamed;
  if (!statement.sourcing.source) return Concern::sourceless;
  const bool group = analysis.sources[*statement.sourcing.source].identity == Identity::group;
  return statement.sourcing.hops > 0 && !group ? Concern::second_hand : Concern::weak;
}

WeakStatement weak_statement(const Analysis& analysis, std::uint32_t index) {
  const Statement& statement = analysis.statements[index];
  WeakStatement out{.statement = index,
                    .concern = concern_of(analysis, statement),
                    .strength = statement.assessment.strength.score};
  if (const auto source = statement.sourcing.source) {
    out.source = analysis.sources[*source].name;
    out.identity = analysis.sources[*source].identity;
  }
  out.unexplained = is_unexplained(analysis, statement.sourcing);
  out.hearsay = statement.sourcing.hops > 0;
  out.content = shortened(analysis.document.on_one_line(statement.attribution.content), 300);
  std::vector<const Contribution*> weakening;
  for (const Contribution& one : statement.assessment.strength.contributions) {
    if (one.log_odds < 0 && one.feature != "base") weakening.push_back(&one);
  }
  std::stable_sort(weakening.begin(), weakening.end(),
                   [](const Contribution* a, const Contribution* b) { return a->log_odds < b->log_odds; });
  weakening.resize(std::min(weakening.size(), most_reasons));
  for (const Contribution* one : weakening) out.because.push_back(one->note);
  return out;
}

std::vector<WeakStatement> statements_to_check(const Analysis& analysis) {
  std::vector<std::uint32_t> order;
  for (std::uint32_t i = 0; i < analysis.statements.size(); ++i) {
    const Statement& statement = analysis.statements[i];
    const bool strong = statement.assessment.strength.score >= strong_enough;
    if (strong && concern_of(analysis, statement) > Concern::unnamed) continue;
    if (states_something(analysis, statement)) order.push_back(i);
  }
  std::stable_sort(order.begin(), order.end(), [&](std::uint32_t a, std::uint32_t b) {
    const auto key = [&](std::uint32_t i) {
      const Statement& statement = analysis.statements[i];
      return std::pair(concern_of(analysis, statement), statement.assessment.strength.score);
    };
    return key(a) < key(b);
  });
  order.resize(std::min(order.size(), most_weak));
  std::vector<WeakStatement> out;
  for (const std::uint32_t i : order) out.push_back(weak_statement(analysis, i));
  return out;
}

void find_leaning(const Analysis& analysis, StoryAudit& story) {
  std::vector<std::uint32_t> said(analysis.sources.size());
  std::vector<bool> explained(analysis.sources.size());
  for (const Statement& statement : analysis.statements) {
    if (!statement.sourcing.source) continue;
    ++said[*statement.sourcing.source];
    if (!is_unexplained(analysis, statement.sourcing)) explained[*statement.sourcing.source] = true;
  }
  const std::uint32_t most = said.empty() ? 0 : *std::max_element(said.begin(), said.end());
  if (most < 2 && most < analysis.statements.size()) return;
  for (SourceId id = 0; id < said.size(); ++id) {
    const Source& source = analysis.sources[id];
    if (said[id] == 0 || said[id] < most || source.identity != Identity::unnamed || source.count.value > 1 ||
        explained[id] || anonymous_description(source).empty())
      continue;
    story.leans_on = source.name;
    story.leaning = said[id];
    return;
  }
}

}  // namespace

std::vector<std::uint32_t> in_order(const Analysis& analysis, StatementOrder order) {
  std::vector<std::uint32_t> out;
  for (std::uint32_t i = 0; i < analysis.statements.size(); ++i) {
    if (order != StatementOrder::weakest || states_something(analysis, analysis.statements[i]))
      out.push_back(i);
  }
  if (order != StatementOrder::as_told) {
    std::ranges::stable_sort(
        out, {}, [&](std::uint32_t i) { return analysis.statements[i].assessment.strength.score; });
  }
  return out;
}

Terms terms_in(std::string_view words) {
  if (words.empty()) return Terms::none;
  const std::string text = ascii::lower_case(words);
  for (const lexicon::Entry& row : Lexicon::builtin().state().table("terms").entries()) {
    if (text.find(row.phrase) != std::string::npos)
      return from_string<Terms>(row.field(0)).value_or(Terms::other_reason);
  }
  return Terms::condition_only;
}

std::string_view to_string(Terms terms) noexcept {
  switch (terms) {
    case Terms::none:
      return "no word on why";
    case Terms::condition_only:
      return "terms only, no reason";
    case Terms::not_authorized:
      return "not authorized to speak";
    case Terms::fear:
      return "fear of consequences";
    case Terms::sensitive:
      return "sensitive or private matter";
    case Terms::other_reason:
      return "another reason";
  }
  return "";
}

std::string_view to_string(Concern concern) noexcept {
  switch (concern) {
    case Concern::one_unnamed:
      return "one unnamed source, no word on why";
    case Concern::unnamed:
      return "unnamed sources, no word on why";
    case Concern::second_hand:
      return "at second hand";
    case Concern::sourceless:
      return "nobody named";
    case Concern::weak:
      return "weak attribution";
  }
  return "";
}

std::string normalized_description(std::string_view description, Identity identity) {
  std::vector<std::string> words = words_of(description);
  std::size_t begin = 0;
  while (begin + 1 < words.size() &&
         (is_in(classes().determiners, words[begin]) || ('0' <= words[begin][0] && words[begin][0] <= '9')))
    ++begin;
  words.erase(words.begin(), words.begin() + static_cast<std::ptrdiff_t>(begin));
  for (std::size_t i = 1; i < words.size(); ++i) {
    if (is_in(classes().clauses, words[i])) {
      words.resize(i);
      break;
    }
  }
  for (std::string& word : words) word = without_stops(std::move(word));
  if (identity == Identity::unnamed && !words.empty()) {
    std::size_t head = 0;
    while (head + 1 < words.size() && !is_in(classes().links, words[head + 1])) ++head;
    words[head] = singular(std::move(words[head]));
  }
  std::string out;
  for (const std::string& word : words) out += (out.empty() ? "" : " ") + word;
  return shortened(out, 80);
}

StoryAudit audit(const Analysis& analysis) {
  StoryAudit story{.id = analysis.id,
                   .title = analysis.title,
                   .publisher = analysis.publisher,
                   .date = analysis.date,
                   .desk = analysis.desk,
                   .counts = transparency(analysis),
                   .leans_on = {},
                   .weakest = statements_to_check(analysis)};
  find_leaning(analysis, story);
  return story;
}

std::vector<DescriptionUse> description_uses(const Analysis& analysis, std::uint32_t story) {
  std::vector<std::uint32_t> said(analysis.sources.size());
  std::vector<std::vector<Span>> terms(analysis.sources.size());
  for (const Statement& statement : analysis.statements) {
    if (!statement.sourcing.source) continue;
    ++said[*statement.sourcing.source];
    terms[*statement.sourcing.source].push_back(statement.sourcing.anonymity);
  }
  std::vector<DescriptionUse> uses;
  for (SourceId id = 0; id < analysis.sources.size(); ++id) {
    const Source& source = analysis.sources[id];
    std::string words = said[id] == 0 ? "" : anonymous_description(source);
    if (words.empty()) continue;
    DescriptionUse one{ascii::lower_case(words),
                       std::move(words),
                       source.identity,
                       source.role,
                       {story, id, said[id], Terms::none, {}}};
    terms[id].insert(terms[id].begin(), source.anonymity.begin(), source.anonymity.end());
    one.use.terms = terms_of(analysis, terms[id], one.use.words);
    uses.push_back(std::move(one));
  }
  return uses;
}

void DescriptionGroup::add(DescriptionUse one, std::size_t most_uses) {
  ++written_[std::move(one.words)];
  description_.identity = one.identity;
  ++roles_[static_cast<std::size_t>(one.role)];
  ++description_.terms[static_cast<std::size_t>(one.use.terms)];
  ++description_.times;
  description_.statements += one.use.statements;
  if (std::exchange(last_story_, one.use.story) != one.use.story) ++description_.stories;
  if (description_.uses.size() < most_uses) description_.uses.push_back(std::move(one.use));
}

Description DescriptionGroup::description() const {
  Description out = description_;
  // A capital may only be that of a sentence, so that small letters go before it where both are as many.
  out.words = std::max_element(written_.rbegin(), written_.rend(), [](const auto& a, const auto& b) {
                return a.second < b.second;
              })->first;
  out.role = static_cast<Role>(std::distance(roles_.begin(), std::max_element(roles_.begin(), roles_.end())));
  return out;
}

void Audit::add(const Analysis& analysis) {
  const auto number = static_cast<std::uint32_t>(stories_.size());
  stories_.push_back(audit(analysis));
  for (DescriptionUse& one : description_uses(analysis, number)) {
    std::pair key(std::move(one.key), one.identity);
    groups_[std::move(key)].add(std::move(one));
  }
}

std::vector<OutletAudit> Audit::outlets() const {
  std::map<std::string, OutletAudit> by_name;
  for (const StoryAudit& story : stories_) {
    OutletAudit& outlet = by_name[story.publisher];
    outlet.publisher = story.publisher;
    ++outlet.stories;
    outlet.leaning += story.leaning > 0;
    outlet.counts += story.counts;
  }
  std::vector<OutletAudit> out;
  for (auto& [name, outlet] : by_name) out.push_back(std::move(outlet));
  std::stable_sort(out.begin(), out.end(),
                   [](const OutletAudit& a, const OutletAudit& b) { return a.stories > b.stories; });
  return out;
}

std::vector<Description> Audit::descriptions() const {
  std::vector<Description> out;
  for (const auto& [key, group] : groups_) out.push_back(group.description());
  std::stable_sort(out.begin(), out.end(), [](const Description& a, const Description& b) {
    return description_rank(a) < description_rank(b);
  });
  return out;
}

}  // namespace hearsay
