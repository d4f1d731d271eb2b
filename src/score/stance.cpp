// The stance of a cue is that of its head: the first word or phrase of the cue that the table knows, in any
// inflected form. People judged most verbs in several frames and under negation ("NP Ved that S", "NP was not
// Ved to VP"), and the same verb differs between them: who is said to do a thing does it less surely than who
// said that it happened. So the frame is read off the words around the head:
//
//     was n't   told      to leave the city
//     negated   passive   to-infinitive       → the negated mean of "NP was Ved to VP"
#include "score/stance.hpp"

#include <algorithm>
#include <charconv>
#include <string>

#include "lexicon/inflection.hpp"
#include "lexicon/state.hpp"
#include "lexicon/word_set.hpp"

namespace hearsay::score {
namespace {

using lexicon::Key;

std::optional<double> read_number(std::string_view text) {
  if (text.empty()) return std::nullopt;
  double value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error != std::errc()) return std::nullopt;
  return value;
}

}  // namespace

StanceReader::StanceReader(const Lexicon& lexicon)
    : negations_(lexicon, {"negative-adverb", "negative-word"}),
      forms_of_be_(lexicon, {"be"}),
      to_(lexicon, {"to"}) {
  const lexicon::PhraseTable& table = lexicon.state().table("stance");
  means_.reserve(table.entries().size());
  forms_.reserve(4 * table.entries().size());
  table.for_each_by_right([this](const lexicon::Entry& entry) {
    Means& means = means_.emplace_back();
    std::string_view row = entry.row;
    for (std::size_t frame = 0; frame < frame_count; ++frame) {
      for (std::optional<double>& mean : means[frame]) mean = read_number(lexicon::take_until(row, '\t'));
    }
    // "found" is of find, which comes before found.
    for (const std::string& form : lexicon::phrase_forms(entry.phrase))
      forms_.try_add(form, static_cast<std::uint32_t>(means_.size() - 1));
  });
}

StanceReader::Head StanceReader::find_head(const Document& document, std::span<const Key> keys,
                                           const Attribution& attribution) const {
  static const lexicon::ExactWords participles("participle-ending");
  Head head;
  for (const Span part : attribution.cue) {
    const IndexRange tokens = document.tokens_in(part);
    for (std::uint32_t i = tokens.begin; i < tokens.end; ++i) {
      head.negated |= negations_.contains(keys[i]);
      const auto match = forms_.longest_match(keys.subspan(i, tokens.end - i));
      if (!match) continue;
      head.means = &means_[*match.value];
      head.span = {document.tokens()[i].span.begin, document.tokens()[i + match.words - 1].span.end};
      // A form of "be" just before, or one adverb before that, makes a participle passive: "was widely
      // reported".
      if (!participles.is_end_of(document[head.span])) {
        for (std::uint32_t back = 1; back <= 2 && back <= i; ++back) {
          const Token& before = document.tokens()[i - back];
          if (before.kind == TokenKind::punctuation || before.kind == TokenKind::quote ||
              attribution.content.overlaps(before.span))
            break;
          head.passive |= forms_of_be_.contains(keys[i - back]);
        }
      }
      return head;
    }
  }
  return head;
}

Stance StanceReader::read(const Document& document, std::span<const Key> keys,
                          const Attribution& attribution) const {
  const Head head = find_head(document, keys, attribution);
  if (head.means == nullptr) return {stance_of_say, true, attribution.cue.hull()};

  Frame frame = head.passive ? was_that : that;
  const IndexRange content = document.tokens_in(attribution.content.hull());
  if (!content.empty() && to_.contains(keys[content.begin])) {
    const bool object_between =
        content.begin > 0 && head.span.end < document.tokens()[content.begin - 1].span.begin;
    frame = head.passive ? was_to : object_between ? np_to : to;
  }
  const Means& means = *head.means;
  const std::optional<double>& affirmed = means[frame][0] ? means[frame][0] : means[any][0];
  // "denied" and "declined to" are denied as they stand; the negated judgements are about "did not deny" and
  // "did not say".
  const bool denies_by_itself = affirmed.value_or(0) < 0;
  const bool negated = head.negated || (attribution.polarity == Polarity::denied && !denies_by_itself);

  if (const auto judged = means[frame][negated]) return {*judged, false, head.span};
  if (const auto estimate = means[any][negated]) return {*estimate, true, head.span};
  double sum = 0;
  int count = 0;
  for (const auto& mean : means) {
    if (mean[negated]) sum += *mean[negated], ++count;
  }
  return {count > 0 ? sum / count : stance_of_say, true, head.span};
}

}  // namespace hearsay::score
