#include "hearsay/lexicon.hpp"

#include <algorithm>
#include <optional>

#include "lexicon/state.hpp"
#include "lexicon/tables.hpp"

namespace hearsay {
namespace {

std::string_view take_until(std::string_view& text, char delimiter) {
  const std::size_t end = std::min(text.find(delimiter), text.size());
  const std::string_view taken = text.substr(0, end);
  text.remove_prefix(std::min(end + 1, text.size()));
  return taken;
}

void add_row(lexicon::PhraseTable& table, std::string_view row) {
  const std::string_view phrase = take_until(row, '\t');
  std::vector<std::string> fields;
  while (!row.empty()) fields.emplace_back(take_until(row, '\t'));
  table.add(phrase, std::move(fields));
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
      auto& table = state->tables[std::string(name)];
      for_each_row(rows, [&](std::string_view row) { add_row(table, row); });
    }
    return Lexicon(std::move(state));
  }();
  return lexicon;
}

Result<Lexicon> Lexicon::with_entries(std::string_view lines) const {
  auto state = std::make_shared<State>(*state_);
  std::optional<Error> error;
  for_each_row(lines, [&](std::string_view row) {
    if (error) return;
    const auto offset = static_cast<std::uint64_t>(row.data() - lines.data());
    const std::string_view name = take_until(row, '\t');
    const auto table = state->tables.find(name);
    if (table == state->tables.end()) {
      error =
          Error{ErrorCode::invalid_lexicon, offset, "there is no table named '" + std::string(name) + "'"};
    } else if (row.empty() || row.front() == '\t') {
      error = Error{ErrorCode::invalid_lexicon, offset, "a row needs a phrase after the table's name"};
    } else {
      add_row(table->second, row);
    }
  });
  if (error) return *error;
  return Lexicon(std::move(state));
}

}  // namespace hearsay
