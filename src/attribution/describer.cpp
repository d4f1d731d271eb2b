// What a cue and its surroundings say of an attribution, read off closed classes of English (auxiliaries,
// negations, prepositions) and the lexicon's cues. The aspects are those of FactBank (Saurí and Pustejovsky
// 2009) and of PARC3's attribution attributes (Pareti 2015), cut down to what scoring needs. Two decisions
// where usage differs:
//  - "declined to say", "would not say" and "did not say" are denied alike: the source does not stand behind
//  the content.
//  - "did not deny" is affirmed: negations cancel out in pairs.
#include "attribution/describer.hpp"

#include <algorithm>
#include <optional>
#include <string>

#include "attribution/own_quotation.hpp"
#include "hearsay/extractor.hpp"
#include "lexicon/inflection.hpp"
#include "lexicon/state.hpp"
#include "lexicon/word_set.hpp"

namespace hearsay {
namespace attribution {
namespace {

using lexicon::Key;

QuotationKind kind_of(const Document& document, const Attribution& attribution) {
  std::uint32_t words = 0, quoted = 0;
  for (const Span& part : attribution.content) {
    const IndexRange tokens = document.tokens_in(part);
    for (std::uint32_t at = tokens.begin; at < tokens.end; ++at) {
      const Token& token = document.tokens()[at];
      if (token.kind == TokenKind::quote || token.kind == TokenKind::punctuation) continue;
      ++words;
      quoted += own_quotation(document, attribution, token.span) != nullptr;
    }
  }
  if (quoted == 0) return QuotationKind::indirect;
  return quoted == words ? QuotationKind::direct : QuotationKind::mixed;
}

// None where the cue lies behind the last sentence, or holds no token.
std::optional<CueSentence> cue_sentence(const Document& document, std::span<const Key> keys,
                                        const Attribution& attribution) {
  if (attribution.cue.empty()) return std::nullopt;
  const std::uint32_t sentence = document.sentence_at(attribution.cue.front().begin);
  const IndexRange cue = document.tokens_in(attribution.cue.hull());
  if (sentence == document.sentences().size() || cue.empty()) return std::nullopt;
  const IndexRange tokens = document.sentences()[sentence].tokens;
  return CueSentence{
      document,
      keys,
      attribution,
      tokens,
      {std::clamp(cue.begin, tokens.begin, tokens.end), std::clamp(cue.end, tokens.begin, tokens.end)}};
}

// How many tokens before the cue may hold its auxiliaries, when no source bounds them.
constexpr std::uint32_t auxiliary_reach = 6;

// The first token that may modify the cue: after the source if that stands before the cue, else a few tokens
// back, within the clause.
std::uint32_t clause_begin(const CueSentence& sentence) {
  std::uint32_t at = sentence.cue.begin;
  while (at > sentence.tokens.begin && sentence.cue.begin - at < auxiliary_reach &&
         sentence.is_open(at - 1)) {
    const TokenKind kind = sentence.document.tokens()[at - 1].kind;
    if (kind == TokenKind::punctuation || kind == TokenKind::quote) break;
    --at;
  }
  return at;
}

// Whether and when it was said: auxiliaries and what governs the verb at `head`, the nearest to it winning:
// "is expected to say", "was told to say", "might say".
Actuality read_actuality(const Grammar& grammar, const CueSentence& sentence, std::uint32_t begin,
                         std::uint32_t head) {
  const auto keys = sentence.keys;
  auto actuality = Actuality::said;
  for (std::uint32_t at = begin; at < head; ++at) {
    if (!sentence.is_open(at)) continue;
    const Key key = keys[at];
    const bool negated = at + 1 < head && grammar.negations.contains(keys[at + 1]);
    const bool before_to = at + 2 <= head && grammar.to.contains(keys[at + 1]);
    const bool after_be = at > begin && grammar.be_or_get.contains(keys[at - 1]);
    // "would not say", "could not confirm": the refusal took place.
    if (negated && grammar.refusals.contains(key)) return Actuality::said;
    if (grammar.futures.contains(key)) {
      actuality = Actuality::future;
    } else if (grammar.possibilities.contains(key)) {
      actuality = Actuality::hypothetical;
    } else if (grammar.obligations.contains(key)) {
      actuality = Actuality::ordered;
    } else if (before_to && after_be && grammar.orders.contains(key)) {
      actuality = Actuality::ordered;
    } else if (before_to && (grammar.plans.contains(key) ||
                             ((after_be || (at > begin && grammar.negations.contains(keys[at - 1]))) &&
                              grammar.prospects.contains(key)))) {
      actuality = Actuality::future;
    } else if (grammar.conditions.contains(key)) {
      actuality = Actuality::hypothetical;
    }
  }
  return actuality;
}

// The first token of the source that ends right before a token; the token itself where none does.
std::uint32_t source_before(const CueSentence& sentence, std::uint32_t token) {
  while (token > sentence.tokens.begin && sentence.role(token - 1) == CueSentence::Role::source) --token;
  return token;
}

}  // namespace

Describer::Describer(const Lexicon& lexicon)
    : grammar_(lexicon), cues_(CueTable::of(lexicon)), circumstances_(lexicon) {
  for (const lexicon::Entry& entry : lexicon.state().table("document-nouns").entries()) {
    const Act act = entry.field(0) == "writing" ? Act::writing : Act::evidence;
    document_nouns_.add(entry.phrase, act);
    document_nouns_.add(lexicon::plural(entry.phrase), act);
  }
}

// The cue's words in order: the first verb of its own decides the act; what denies is counted on the way.
Describer::CueWords Describer::read_words(const CueSentence& sentence, std::uint32_t begin) const {
  const auto keys = sentence.keys;
  CueWords words{.head = sentence.cue.begin};
  bool has_act = false, has_verb = false;
  for (std::uint32_t at = begin; at < sentence.cue.end;) {
    if (!sentence.is_open(at)) {
      ++at;
      continue;
    }
    if (grammar_.negations.contains(keys[at]) &&
        !(at + 1 < sentence.cue.end && grammar_.focus_adverbs.contains(keys[at + 1])))
      ++words.denials;
    const auto match = at >= sentence.cue.begin
                           ? cues_->longest_match(keys.subspan(at, sentence.cue.end - at))
                           : CueTable::Match{};
    if (!match) {
      ++at;
      continue;
    }
    if (match.cue->polarity == Polarity::denied) ++words.denials;
    // "said in a statement", "issued a denial", but "declined to comment": the refusal is not the act.
    const bool refusal = match.cue->polarity == Polarity::denied && at + 1 < sentence.cue.end &&
                         grammar_.to.contains(keys[at + 1]);
    if (!refusal && (!has_act || (match.cue->is_verb && !has_verb))) {
      words.act = match.cue->act;
      has_act = true;
      has_verb = match.cue->is_verb;
    }
    if (match.cue->is_verb) words.head = at;
    at += match.words;
  }
  return words;
}

void Describer::read_cue(const CueSentence& sentence, Attribution& attribution) const {
  const std::uint32_t begin = clause_begin(sentence);
  CueWords words = read_words(sentence, begin);
  attribution.act = words.act;
  attribution.actuality = read_actuality(grammar_, sentence, begin, words.head);
  if (const std::uint32_t source = source_before(sentence, begin); source < begin) {
    const auto keys = sentence.keys;
    // "If he says so": the condition stands before the source.
    const bool supposed = grammar_.conditions.contains(keys[source]) ||
                          (source > sentence.tokens.begin && grammar_.conditions.contains(keys[source - 1]));
    if (supposed && attribution.actuality == Actuality::said) attribution.actuality = Actuality::hypothetical;
    // "Nobody said", "neither side believes"
    if (grammar_.negations.contains(keys[source])) ++words.denials;
  }
  attribution.polarity = words.denials % 2 == 0 ? Polarity::affirmed : Polarity::denied;
}

// What a source that is a text or data does: evidence for "the poll", writing for "her letter". Only its head
// counts, the last word before any preposition, so that "the author of the report" remains a person.
std::optional<Act> Describer::act_of_source(const Document& document, std::span<const Key> keys,
                                            const Spans& source) const {
  if (source.empty()) return std::nullopt;
  const IndexRange tokens = document.tokens_in(source.front());
  std::optional<Act> act;
  for (std::uint32_t at = tokens.begin; at < tokens.end;) {
    if (document.tokens()[at].kind == TokenKind::punctuation || grammar_.source_head_ends.contains(keys[at]))
      break;
    const auto match = document_nouns_.longest_match(keys.subspan(at, tokens.end - at));
    const char first = document[document.tokens()[at]].front();
    // "The Washington Post" is no post.
    const bool named = 'A' <= first && first <= 'Z' && at > tokens.begin;
    act.reset();
    if (match && !named) act = *match.value;
    at += std::max(match.words, 1U);
  }
  return act;
}

IndexRange Describer::without_date(const Document& document, std::span<const Key> keys,
                                   IndexRange source) const {
  static const lexicon::ExactWords endings("past-ending");
  const auto participle = [&](std::uint32_t token) {
    return endings.is_end_of(document[document.tokens()[token]]);
  };
  for (std::uint32_t at = source.begin; at < source.end; ++at) {
    if (participle(at)) return source;
  }
  static const Attribution nothing;
  const CueSentence alone{document, keys, nothing, source, {}};
  for (std::uint32_t at = source.begin + 1; at < source.end; ++at) {
    if (circumstances_.date_end(alone, at) == source.end) return {source.begin, at};
  }
  return source;
}

void Describer::describe(const Document& document, std::span<const Key> keys,
                         Attribution& attribution) const {
  attribution.kind = kind_of(document, attribution);
  attribution.act = Act::speech;
  attribution.polarity = Polarity::affirmed;
  attribution.actuality = Actuality::said;
  Circumstances circumstances;
  if (const auto sentence = cue_sentence(document, keys, attribution)) {
    read_cue(*sentence, attribution);
    circumstances = circumstances_.find(*sentence);
  }
  attribution.addressee = circumstances.addressee;
  attribution.medium = circumstances.medium;
  attribution.date = circumstances.date;
  if (attribution.act == Act::speech)
    attribution.act = act_of_source(document, keys, attribution.source).value_or(Act::speech);
}

}  // namespace attribution

void describe(const Document& document, const Lexicon& lexicon, std::vector<Attribution>& attributions) {
  const attribution::Describer describer(lexicon);
  const std::span<const lexicon::Key> keys = document.word_keys();
  for (Attribution& attribution : attributions) describer.describe(document, keys, attribution);
}

}  // namespace hearsay
