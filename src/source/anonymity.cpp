#include "source/anonymity.hpp"

#include <algorithm>
#include <optional>
#include <stdexcept>

#include "base/ascii.hpp"
#include "lexicon/pattern.hpp"
#include "lexicon/state.hpp"
#include "text/characters.hpp"

namespace hearsay::source {
namespace {

// False too where the matcher gives up, as it does on a user's pattern that would take exponential time.
bool matches(const char* begin, const char* end, boost::cmatch& match, const boost::regex& pattern,
             boost::regex_constants::match_flags flags = boost::match_default) {
  try {
    return boost::regex_search(begin, end, match, pattern, flags);
  } catch (const std::runtime_error&) {
    return false;
  }
}

// The start code of three bytes is made of the low five bits of each. Letters differ in those, but not upper
// case from lower case.
constexpr std::uint32_t start_size = 3, start_codes = 1U << 15;

std::uint32_t extend_start(std::uint32_t code, char next) {
  return (code << 5 | static_cast<std::uint32_t>(next & 31)) % start_codes;
}

// The marks that end a clause. Patterns see bytes, so that one of several bytes stands outside of brackets.
const boost::regex& clause_end() {
  static const boost::regex pattern = lexicon::compile_pattern("[;,\"]|\\.(?![a-z])|”|“|—|–");
  return pattern;
}

// Where the reason that begins at `at` ends; `at` itself where none does.
const char* end_of_reason(const boost::regex& opening, const char* at, const char* end) {
  boost::cmatch match;
  if (!matches(at, end, match, opening, boost::match_continuous)) return at;
  return matches(match[0].second, end, match, clause_end()) ? match[0].first : end;
}

bool is_inside_character(const char* p, const char* end) {
  return p != end && (static_cast<unsigned char>(*p) & 0xC0) == 0x80;
}

bool may_be_anonymous(const Source& source) {
  return source.identity == Identity::unnamed || source.identity == Identity::group;
}

// Where an article speaks of somebody whom it does not name.
struct UnnamedMention {
  Span span;
  SourceId source;
  std::optional<std::size_t> attribution;  // whose source the mention is

  friend auto operator<=>(const UnnamedMention&, const UnnamedMention&) = default;
};

std::vector<UnnamedMention> unnamed_mentions(const Resolution& resolution) {
  std::vector<UnnamedMention> mentions;
  for (std::size_t a = 0; a < resolution.sourcings.size(); ++a) {
    const Sourcing& sourcing = resolution.sourcings[a];
    if (sourcing.source && may_be_anonymous(resolution.sources[*sourcing.source]) &&
        !sourcing.description.empty())
      mentions.push_back({sourcing.description, *sourcing.source, a});
  }
  for (std::size_t s = 0; s < resolution.sources.size(); ++s) {
    if (!may_be_anonymous(resolution.sources[s])) continue;
    for (const Mention& mention : resolution.sources[s].mentions)
      mentions.push_back({mention.span, static_cast<SourceId>(s), std::nullopt});
  }
  std::sort(mentions.begin(), mentions.end());
  return mentions;
}

// In bytes from the beginning of the mention. One behind the term is as far as one twice as far before it.
std::uint32_t distance_between(Span mention, Span term) {
  return mention.begin <= term.begin ? term.begin - mention.begin : 2 * (mention.begin - term.begin);
}

// What makes a mention farther from a term than it stands, in bytes: it is another's who tells the words of
// the term, it is no attribution's source, it is in a sentence before.
constexpr std::uint32_t told_by_source = 10'000, only_mentioned = 50'000, in_sentence_before = 100'000;

// How far a mention is from a term in its sentence or one soon after it; absent where it has nothing to do
// with it.
std::optional<std::uint32_t> distance_of(const UnnamedMention& mention, Span term, bool same_sentence,
                                         std::span<const Attribution> attributions) {
  const std::uint32_t distance = distance_between(mention.span, term);
  if (!mention.attribution) {
    if (!same_sentence || mention.span.begin > term.begin) return std::nullopt;
    return distance + only_mentioned;
  }
  if (!same_sentence) return distance + in_sentence_before;
  if (mention.span.contains(term)) return 0;
  const bool told = attributions[*mention.attribution].content.contains(term);
  return told ? distance + told_by_source : distance;
}

struct Nearest {
  const UnnamedMention* mention = nullptr;
  std::uint32_t distance = ~0U;
};

Nearest nearest_mention(const Document& document, std::span<const Attribution> attributions,
                        std::span<const UnnamedMention> mentions, Span term) {
  constexpr std::uint32_t most_sentences = 2;
  const std::uint32_t sentence = document.sentence_at(term.begin);
  Nearest nearest;
  // False where neither this mention nor one farther from the term can be nearer than the nearest.
  const auto consider = [&](const UnnamedMention& mention) {
    const std::uint32_t at = document.sentence_at(mention.span.begin);
    if (at > sentence || sentence - at > most_sentences ||
        distance_between(mention.span, term) > nearest.distance)
      return false;
    const auto distance = distance_of(mention, term, at == sentence, attributions);
    if (distance && *distance < nearest.distance) nearest = {&mention, *distance};
    return true;
  };
  const auto after =
      std::upper_bound(mentions.begin(), mentions.end(), term,
                       [](Span of, const UnnamedMention& mention) { return of < mention.span; });
  for (auto at = after; at != mentions.begin() && consider(at[-1]);) --at;
  for (auto at = after; at != mentions.end() && consider(*at);) ++at;
  return nearest;
}

}  // namespace

AnonymityTerms::AnonymityTerms(const Lexicon& lexicon)
    : AnonymityTerms(lexicon, lexicon::PatternParts(lexicon.state().table("anonymity-parts"))) {}

AnonymityTerms::AnonymityTerms(const Lexicon& lexicon, const lexicon::PatternParts& parts)
    : reason_opening_(parts.expand(" {reason_opening}")) {
  for (const lexicon::Entry& entry : lexicon.state().table("anonymity").entries()) {
    const auto index = static_cast<std::uint32_t>(terms_.size());
    terms_.push_back({ascii::lower_case(entry.phrase), lexicon::LatePattern(parts.expand(entry.field(1)))});
    const std::string& literal = terms_.back().literal;
    std::uint32_t code = 0, codes = 1;
    for (std::size_t i = 0; i < start_size; ++i) {
      code = extend_start(code, i < literal.size() ? literal[i] : '\0');
      if (i >= literal.size()) codes *= 32;  // a shorter one may go on with anything
    }
    for (std::uint32_t i = 0; i < codes; ++i) {
      starts_.set(code + i);
      by_start_.emplace_back(code + i, index);
    }
  }
  std::sort(by_start_.begin(), by_start_.end());
}

void AnonymityTerms::search(const Document& document, const Term& term, Span sentence,
                            std::vector<Span>& found) const {
  const std::string_view text = document[sentence];
  boost::cmatch match;
  const char* begin = text.data();
  const char* const end = text.data() + text.size();
  while (begin <= end && matches(begin, end, match, term.pattern.regex())) {
    const char* first = match[0].first;
    const char* last = end_of_reason(reason_opening_.regex(), match[0].second, end);
    begin = last == first ? last + 1 : last;
    // A user's pattern may match a part of a character.
    while (is_inside_character(first, end)) --first;
    while (is_inside_character(last, end)) ++last;
    const auto at = [&](const char* p) {
      return sentence.begin + static_cast<std::uint32_t>(p - text.data());
    };
    found.push_back({at(first), at(last)});
  }
}

std::vector<Span> AnonymityTerms::find(const Document& document) const {
  std::vector<Span> found;
  std::vector<std::uint32_t> searched(terms_.size(), 0);  // for each term, where its last sentence ended
  const std::string_view text = document.text();
  const auto look_at = [&](std::uint32_t i, std::uint32_t start) {
    auto at = std::lower_bound(by_start_.begin(), by_start_.end(), std::pair(start, 0U));
    for (; at != by_start_.end() && at->first == start; ++at) {
      const std::uint32_t t = at->second;
      const Term& term = terms_[t];
      if (i < searched[t] || !text::equals_lower(text.substr(i, term.literal.size()), term.literal)) continue;
      const std::uint32_t sentence = document.sentence_at(i);
      if (sentence == document.sentences().size()) break;
      const Span here = document.sentences()[sentence].span;
      search(document, term, here, found);
      searched[t] = std::max(i + 1, here.end);
    }
  };
  std::uint32_t code = 0;
  std::uint32_t end = 0;
  const auto read = [&](char c) {
    code = extend_start(code, c);
    if (++end >= start_size && starts_[code]) look_at(end - start_size, code);
  };
  for (const char c : text) read(c);
  for (std::uint32_t i = 1; i < start_size; ++i) read('\0');
  std::sort(found.begin(), found.end());
  std::vector<Span> apart;
  for (const Span span : found) {
    if (!apart.empty() && span.begin <= apart.back().end + 1) {
      apart.back().end = std::max(apart.back().end, span.end);
    } else {
      apart.push_back(span);
    }
  }
  return apart;
}

void place_anonymity(const Document& document, std::span<const Attribution> attributions,
                     std::span<const Span> terms, Resolution& resolution) {
  const std::vector<UnnamedMention> mentions = unnamed_mentions(resolution);
  for (const Span term : terms) {
    const auto [mention, distance] = nearest_mention(document, attributions, mentions, term);
    if (mention == nullptr) continue;
    resolution.sources[mention->source].anonymity.push_back(term);
    if (!mention->attribution || distance >= in_sentence_before) continue;
    Span& given = resolution.sourcings[*mention->attribution].anonymity;
    if (given.empty()) given = term;
  }
}

}  // namespace hearsay::source
