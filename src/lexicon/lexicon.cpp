#include "hearsay/lexicon.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <limits>
#include <optional>
#include <set>
#include <span>

#include "lexicon/pattern.hpp"
#include "lexicon/state.hpp"
#include "lexicon/tables.hpp"
#include "lexicon/take_until.hpp"

namespace hearsay {
namespace {

using lexicon::compile_pattern;
using lexicon::take_until;

lexicon::Entry read_entry(std::string_view row) {
  const std::string_view phrase = take_until(row, '\t');
  return {phrase, row};
}

// The first columns of some tables hold numbers within bounds, or nothing where a number may be unknown.
struct NumberColumns {
  std::string_view table;
  std::size_t count;
  double least, most;
  bool may_be_empty;
};
constexpr double no_bound = std::numeric_limits<double>::max();
constexpr std::array number_columns{
    NumberColumns{"degrees", 1, -1, 1, false}, NumberColumns{"probability", 3, 0, 100, false},
    NumberColumns{"stance", 12, -1, 1, true}, NumberColumns{"strength", 1, -no_bound, no_bound, false}};

// Columns that begin with a role: "official", "official*", "official:2009-2018:vice president:United States".
struct RoleColumns {
  std::string_view table;
  std::size_t first, end;
};
constexpr std::array role_columns{RoleColumns{"people", 1, 2},
                                  RoleColumns{"trades", 1, 2},
                                  RoleColumns{"bodies", 1, 2},
                                  RoleColumns{"documents", 1, 2},
                                  RoleColumns{"modifiers", 0, 1},
                                  RoleColumns{"institutions", 0, 1},
                                  RoleColumns{"actor-bodies", 0, 1},
                                  RoleColumns{"holders", 1, 2},
                                  RoleColumns{"known", 1, std::size_t(-1)},
                                  RoleColumns{"legislators", 1, std::size_t(-1)},
                                  RoleColumns{"actors", 1, std::size_t(-1)}};

// Columns whose words are few, and that mean nothing with any other word: those that the carried rows have.
struct WordColumn {
  std::string_view table;
  std::size_t column;
  bool may_be_empty;
};
constexpr std::array word_columns{WordColumn{"anonymity", 0, false},   WordColumn{"cues", 0, false},
                                  WordColumn{"cues", 1, false},        WordColumn{"cues", 2, false},
                                  WordColumn{"cues", 3, false},        WordColumn{"document-nouns", 0, false},
                                  WordColumn{"given-names", 0, false}, WordColumn{"hearsay", 0, false},
                                  WordColumn{"known", 0, true},        WordColumn{"legislators", 0, true},
                                  WordColumn{"holders", 0, true},      WordColumn{"actors", 0, true},
                                  WordColumn{"modifiers", 1, true},    WordColumn{"modifiers", 2, true},
                                  WordColumn{"people", 2, false},      WordColumn{"people", 3, true},
                                  WordColumn{"people", 4, true},       WordColumn{"trades", 2, false},
                                  WordColumn{"places", 0, false},      WordColumn{"titles", 1, true},
                                  WordColumn{"time-words", 0, false},  WordColumn{"bodies", 2, true}};

std::string_view role_in(std::string_view field) {
  return field.substr(0, field.find_first_of("*:"));
}

// The carried nouns for people have every role.
bool is_role(std::string_view word, const lexicon::PhraseTable& people) {
  return std::ranges::any_of(people.entries(),
                             [word](const lexicon::Entry& entry) { return role_in(entry.field(1)) == word; });
}

std::optional<double> finite_number(std::string_view text) {
  double value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error != std::errc() || end != text.data() + text.size() || !std::isfinite(value)) return std::nullopt;
  return value;
}

std::string find_fault_of_numbers(std::string_view table, const lexicon::Entry& row) {
  for (const auto& [name, count, least, most, may_be_empty] : number_columns) {
    // "likely voters" states no probability.
    if (name != table || (table == "probability" && row.field(3) == "none")) continue;
    for (std::size_t i = 0; i < count; ++i) {
      const std::string_view field = row.field(i);
      if (field.empty() && may_be_empty) continue;
      const auto number = finite_number(field);
      if (!number) return "'" + std::string(field) + "' is not a number";
      if (*number < least || *number > most) return "'" + std::string(field) + "' is out of range";
    }
  }
  return {};
}

// The columns of `probability` from here on hold bands, or nothing.
constexpr std::size_t first_band = 4;

std::string find_fault_of_bands(const lexicon::Entry& row) {
  for (std::size_t i = first_band; i < row.columns(); ++i) {
    const std::string_view field = row.field(i);
    const std::size_t dash = std::min(field.find('-'), field.size());
    const auto low = finite_number(field.substr(0, dash));
    const auto high = finite_number(field.substr(std::min(dash + 1, field.size())));
    if (!field.empty() && !(low && high && 0 <= *low && *low <= *high && *high <= 100))
      return "'" + std::string(field) + "' is not a range of percent, such as 55-80";
  }
  return {};
}

// `column` holds the pattern of a row that may itself be one of the parts.
std::string find_fault_of_pattern(lexicon::PhraseTable parts, const lexicon::Entry& row, std::size_t column,
                                  bool is_part) {
  const std::string pattern(row.field(column));
  if (pattern.empty()) return "a row of patterns needs a regular expression";
  try {
    if (is_part) parts.add(row);
    compile_pattern(lexicon::PatternParts(parts).expand(pattern));
    return {};
  } catch (const boost::regex_error& error) {
    return "'" + pattern + "' is no regular expression: " + error.what();
  }
}

std::string find_fault_of_words(const Lexicon::State& state, std::string_view table,
                                const lexicon::Entry& row) {
  for (const auto& [name, column, may_be_empty] : word_columns) {
    const std::string_view word = row.field(column);
    if (name != table || (word.empty() && may_be_empty)) continue;
    const std::span<const lexicon::Entry> rows = state.table(table).entries();
    const auto has_word = [&, place = column](const lexicon::Entry& entry) {
      return entry.field(place) == word;
    };
    if (std::ranges::any_of(rows, has_word)) continue;
    std::set<std::string_view> words;
    for (const lexicon::Entry& entry : rows) words.insert(entry.field(column));
    std::string fault = "'" + std::string(word) + "' is none of";
    for (const std::string_view one : words) {
      if (!one.empty()) fault += (fault.ends_with(" of") ? " " : ", ") + std::string(one);
    }
    return fault;
  }
  return {};
}

// "didn't", "Ukraine's" and "Lee," are two tokens each, so that no text would match.
std::string find_fault_of_phrase(std::string_view phrase) {
  while (!phrase.empty()) {
    const std::string_view word = take_until(phrase, ' ');
    for (const std::string_view end : {"n't", "n’t", "'s", "’s", "'re", "'ll", "'ve"}) {
      if (word.size() > end.size() && word.ends_with(end)) {
        const std::string_view stem = word.substr(0, word.size() - end.size());
        return "'" + std::string(word) + "' is two words: '" + std::string(stem) + " " + std::string(end) +
               "'";
      }
    }
    constexpr std::string_view marks = ",;:!?\"()[]";
    const bool begins = word.size() > 1 && marks.find(word.front()) != std::string_view::npos;
    if (begins || (word.size() > 1 && marks.find(word.back()) != std::string_view::npos)) {
      const std::size_t at = begins ? 1 : word.size() - 1;
      return "'" + std::string(word) + "' is two words: '" + std::string(word.substr(0, at)) + " " +
             std::string(word.substr(at)) + "'";
    }
  }
  return {};
}

// What a user's row lacks, for people; empty where it lacks nothing.
std::string find_fault(const Lexicon::State& state, std::string_view table, const lexicon::Entry& row) {
  if (row.phrase.empty()) return "a row needs a phrase after the table's name";
  // A weight of a misspelt feature would be ignored in silence.
  if (table == "strength" && state.table(table).find(row.phrase) == nullptr) {
    return "there is no feature named '" + std::string(row.phrase) + "'";
  }
  if ((table == "classes" || table == "function-words") && state.table(table).find(row.phrase) == nullptr) {
    return "there is no class of words named '" + std::string(row.phrase) + "'";
  }
  if (std::string fault = find_fault_of_words(state, table, row); !fault.empty()) return fault;
  if (table == "anonymity" || table == "anonymity-parts") {
    const bool is_part = table == "anonymity-parts";
    return find_fault_of_pattern(state.table("anonymity-parts"), row, is_part ? 0 : 1, is_part);
  }
  if (table != "strength") {
    if (std::string fault = find_fault_of_phrase(row.phrase); !fault.empty()) return fault;
  }
  if (std::string fault = find_fault_of_numbers(table, row); !fault.empty()) return fault;
  if (table == "probability") {
    if (std::string fault = find_fault_of_bands(row); !fault.empty()) return fault;
  }
  for (const auto& [name, first, end] : role_columns) {
    if (name != table) continue;
    for (std::size_t i = first; i < std::min(end, row.columns()); ++i) {
      const std::string_view role = role_in(row.field(i));
      if (!role.empty() && !is_role(role, state.table("people")))
        return "'" + std::string(role) + "' is not a role";
    }
  }
  return {};
}

// Calls visit(line) for every line that holds a row, without its line end.
template <class Visit>
void for_each_row(std::string_view lines, Visit visit) {
  while (!lines.empty()) {
    std::string_view line = take_until(lines, '\n');
    if (line.ends_with('\r')) line.remove_suffix(1);
    if (!line.empty() && line.front() != '#') visit(line);
  }
}

}  // namespace

const Lexicon& Lexicon::builtin() {
  static const Lexicon lexicon = [] {
    auto state = std::make_shared<State>();
    for (const auto& [name, rows] : lexicon::embedded_tables()) {
      std::vector<lexicon::Entry> entries;
      for_each_row(rows, [&](std::string_view line) { entries.push_back(read_entry(line)); });
      state->tables.emplace(name, lexicon::PhraseTable(std::move(entries)));
    }
    return Lexicon(std::move(state));
  }();
  return lexicon;
}

Result<Lexicon> Lexicon::with_entries(std::string_view lines) const {
  auto state = std::make_shared<State>(*state_);
  const auto text = std::make_shared<const std::string>(lines);
  state->texts.push_back(text);
  std::optional<Error> error;
  for_each_row(*text, [&](std::string_view line) {
    if (error) return;
    const auto offset = static_cast<std::uint64_t>(line.data() - text->data());
    const std::string_view name = take_until(line, '\t');
    const auto table = state->tables.find(name);
    if (table == state->tables.end()) {
      error =
          Error{ErrorCode::invalid_lexicon, offset, "there is no table named '" + std::string(name) + "'"};
      return;
    }
    lexicon::Entry row = read_entry(line);
    if (std::string fault = find_fault(*state, name, row); !fault.empty()) {
      error = Error{ErrorCode::invalid_lexicon, offset, std::move(fault)};
      return;
    }
    row.users = true;
    table->second.add(row);
  });
  if (error) return *error;
  return Lexicon(std::move(state));
}

}  // namespace hearsay
