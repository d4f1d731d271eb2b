#include "attribution/cues.hpp"

#include <algorithm>
#include <string>
#include <string_view>

#include "lexicon/inflection.hpp"
#include "lexicon/state.hpp"

namespace hearsay::attribution {
namespace {

Act act_of(std::string_view name) {
  for (const Act act : {Act::writing, Act::thought, Act::evidence}) {
    if (to_string(act) == name) return act;
  }
  return Act::speech;
}

// The forms of a table's phrase: its first word inflects in a verb, its last in a noun.
std::vector<std::string> forms_of(std::string_view phrase, std::string_view word_class) {
  if (word_class == "v") return lexicon::phrase_forms(phrase);
  if (word_class == "n") return {std::string(phrase), lexicon::plural(phrase)};
  return {std::string(phrase)};
}

}  // namespace

CueTable::CueTable(const Lexicon& lexicon) {
  const lexicon::PhraseTable& table = lexicon.state().table("cues");
  phrases_.reserve(4 * table.entries().size());
  table.for_each_by_right([this](const lexicon::Entry& entry) {
    const std::string_view word_class = entry.field(0);
    const Cue cue{act_of(entry.field(1)), entry.field(2) == "denied" ? Polarity::denied : Polarity::affirmed,
                  entry.field(3) == "clause", word_class == "v"};
    // The base form of one cue may be a form of another ("found" of find): the first in the table keeps it.
    for (const std::string& form : forms_of(entry.phrase, word_class)) phrases_.try_add(form, cue);
  });
}

std::shared_ptr<const CueTable> CueTable::of(const Lexicon& lexicon) {
  if (&lexicon.state() != &Lexicon::builtin().state()) return std::make_shared<const CueTable>(lexicon);
  static const auto builtin = std::make_shared<const CueTable>(Lexicon::builtin());
  return builtin;
}

CueTable::Match CueTable::longest_match(std::span<const lexicon::Key> words) const noexcept {
  const auto match = phrases_.longest_match(words);
  return {match.value, match.words};
}

bool CueTable::has_cue(std::span<const lexicon::Key> words) const noexcept {
  for (; !words.empty(); words = words.subspan(1)) {
    if (longest_match(words)) return true;
  }
  return false;
}

}  // namespace hearsay::attribution
